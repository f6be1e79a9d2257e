// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/headline_table.hpp"

#include <algorithm>
#include <limits>

namespace crosscut::analysis {

using namespace evidence;

namespace {

constexpr double mean_until = 36;
constexpr std::array<double, 4> there_months{12, 24, 36, 60};

/// Numbers of parts put together; the index is their mean.
HeadlineNumbers numbers_of(const std::vector<const HeadlinePart*>& parts, std::size_t years)
{
    std::vector<HeadlinePart::Count> counts(years);
    std::vector<SpellRow> rows;
    std::array<double, 4> sums{};
    std::array<int, 4> defined{};
    for (const HeadlinePart* part : parts) {
        for (std::size_t i = 0; i < years; ++i) {
            counts[i].judged += part->counts[i].judged;
            counts[i].persists += part->counts[i].persists;
            counts[i].organisation += part->counts[i].organisation;
        }
        rows.insert(rows.end(), part->rows.begin(), part->rows.end());
        for (std::size_t k = 0; k < sums.size(); ++k)
            if (part->retained[k]) {
                sums[k] += *part->retained[k];
                ++defined[k];
            }
    }
    HeadlineNumbers out;
    const auto put = [&](const Value& value, int n) {
        out.values.push_back(value);
        out.n.push_back(n);
    };
    for (const HeadlinePart::Count& one : counts)
        for (const int part : {one.persists, one.organisation})
            put(one.judged > 0 ? Value(static_cast<double>(part) / one.judged) : Value(), one.judged);
    const Survival curve = kaplan_meier(rows);
    put(mean_known_until(curve, mean_until), static_cast<int>(rows.size()));
    for (const double months : there_months)
        put(share_known_at(curve, months), static_cast<int>(rows.size()));
    for (std::size_t k = 0; k < sums.size(); ++k)
        put(defined[k] > 0 ? Value(sums[k] / defined[k]) : Value(), defined[k]);
    return out;
}

/// Weighted sum of views; empty where one of them is.
HeadlineNumbers weighed(const HeadlineContrast& contrast, const std::vector<HeadlineNumbers>& views)
{
    const std::size_t items = views.front().values.size();
    HeadlineNumbers out{Values(items), std::vector<int>(items, 0)};
    for (std::size_t i = 0; i < items; ++i) {
        double sum = 0;
        int n = std::numeric_limits<int>::max();
        bool all = !contrast.terms.empty();
        for (const auto& [view, weight] : contrast.terms) {
            const Value& value = views[view].values[i];
            all = all && value;
            sum += weight * value.value_or(0);
            n = std::min(n, views[view].n[i]);
        }
        if (all) {
            out.values[i] = sum;
            out.n[i] = n;
        }
    }
    return out;
}

HeadlineNumbers mean_over_cities(const HeadlineTable& table, const HeadlineContrast& contrast, const std::vector<std::size_t>& cities, std::size_t years)
{
    HeadlineNumbers out;
    std::vector<double> sums;
    for (const std::size_t city : cities) {
        std::vector<HeadlineNumbers> views;
        for (const std::vector<HeadlinePart>& row : table)
            views.push_back(numbers_of({&row[city]}, years));
        const HeadlineNumbers one = weighed(contrast, views);
        sums.resize(one.values.size(), 0);
        out.n.resize(one.values.size(), 0);
        for (std::size_t i = 0; i < sums.size(); ++i)
            if (one.values[i]) {
                sums[i] += *one.values[i];
                ++out.n[i];
            }
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        out.values.push_back(out.n[i] > 0 ? Value(sums[i] / out.n[i]) : Value());
    return out;
}

}  // namespace

HeadlineTable headline_table(const Archive& archive, const network::TieSet& ties, const std::vector<Record>& records, const HeadlineQuestion& question,
                             const std::vector<CityId>& cities, TieRule rule, network::TimeMode mode)
{
    HeadlineTable out;
    for (const auto& [field, crisis] : question.views) {
        const std::vector<Fortune> fates = fortunes_from(archive, records, crisis, question.share_years);
        std::vector<HeadlinePart> row;
        for (const CityId city : cities) {
            HeadlinePart part;
            part.counts.resize(question.share_years.size());
            for (const Fortune& fate : fates) {
                const Structure* structure = find(*archive.structures, fate.structure);
                if (!structure || structure->city != city || !belongs(structure->field, field) || !fate.attributed())
                    continue;
                for (std::size_t i = 0; i < question.share_years.size(); ++i) {
                    const Verdict* verdict = fate.at(question.share_years[i]);
                    if (verdict->outcome == Outcome::not_attributed)
                        continue;
                    if (const auto persists = function_persists(verdict->outcome)) {
                        ++part.counts[i].judged;
                        part.counts[i].persists += *persists;
                        part.counts[i].organisation += organisation_persists(verdict->outcome).value_or(false);
                    }
                }
            }
            part.rows = landmark_rows(archive, fates, city, field).headline;
            IndexQuestion asked;
            asked.city = city;
            asked.field = field;
            asked.rule = rule;
            asked.mode = mode;
            part.retained = event_study(city_index(archive, ties, records, asked), crisis).retained;
            row.push_back(std::move(part));
        }
        out.push_back(std::move(row));
    }
    return out;
}

HeadlineTable headline_table(const Archive& archive, const Recorder& recorder, const network::TieSet& ties, const HeadlineQuestion& question, const HeadlineReading& reading)
{
    const auto read = [&](const Archive& from, const network::TieSet& with, const std::vector<Record>& courses) {
        const bool rule = reading.kind == HeadlineReading::Kind::rule;
        return headline_table(from, with, courses, question, question.cities, rule ? reading.rule : question.rule, rule ? reading.mode : question.mode);
    };
    switch (reading.kind) {
    case HeadlineReading::Kind::left_out: {
        const Archive rest = without_informants(archive, {reading.gone});
        return read(rest, network::derive_ties(rest), records(rest));
    }
    case HeadlineReading::Kind::ends: return read(archive, with_extreme_ends(ties, reading.pick == DatePick::latest), recorder.records(reading.pick));
    case HeadlineReading::Kind::drawn: {
        Random random(reading.seed);
        const network::TieSet drawn = with_drawn_ties(ties, random, reading.prior);
        const DatePick pick = reading.prior == DatePrior::uniform ? DatePick::drawn : DatePick::triangular;
        return read(archive, drawn, recorder.records(pick, reading.seed));
    }
    case HeadlineReading::Kind::rule:
    case HeadlineReading::Kind::as_is: break;
    }
    return read(archive, ties, recorder.records(reading.pick));
}

std::vector<HeadlineNumbers> headline_numbers(const HeadlineTable& table, const HeadlineQuestion& question, const std::vector<std::size_t>& cities, bool each)
{
    const std::size_t years = question.share_years.size();
    std::vector<HeadlineNumbers> out;
    std::vector<HeadlineNumbers> together;
    for (const std::vector<HeadlinePart>& row : table) {
        std::vector<const HeadlinePart*> all;
        for (const std::size_t city : cities)
            all.push_back(&row[city]);
        if (each)
            for (const HeadlinePart* part : all)
                out.push_back(numbers_of({part}, years));
        together.push_back(numbers_of(all, years));
        if (row.size() > 1)
            out.push_back(together.back());
    }
    for (const HeadlineContrast& contrast : question.contrasts)
        out.push_back(contrast.within_cities ? mean_over_cities(table, contrast, cities, years) : weighed(contrast, together));
    return out;
}

}  // namespace crosscut::analysis
