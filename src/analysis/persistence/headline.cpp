// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/headline.hpp"

#include "analysis/replicates.hpp"
#include "analysis/uncertainty/strip.hpp"

#include <algorithm>
#include <map>

namespace crosscut::analysis {

using namespace evidence;

namespace {

constexpr int years = 3;
constexpr double mean_until = 36;
constexpr std::array<double, 4> there_months{12, 24, 36, 60};
constexpr std::uint64_t stream = std::uint64_t{1} << 32;

constexpr std::array<std::string_view, headline_count> keys{"function_persists", "organisation_persists", "mean_months_of_36", "there_after_12", "there_after_24", "there_after_36",
                                                            "there_after_60",    "retained_1",            "retained_2",        "retained_3",     "retained_5"};
constexpr std::array<std::string_view, headline_count> labels{
    "share whose function persists after 3 years", "share whose organisation persists after 3 years", "mean months of 36", "share not lost after 12 months",
    "share not lost after 24 months", "share not lost after 36 months", "share not lost after 60 months", "retained share of the integration index after 1 year",
    "retained share of the integration index after 2 years", "retained share of the integration index after 3 years", "retained share of the integration index after 5 years"};

/// One way of reading the study.
struct Reading {
    enum class Kind { as_is, left_out, rule, ends, drawn } kind = Kind::as_is;
    InterviewId gone;
    TieRule rule = TieRule::reconstructed;
    network::TimeMode mode = network::TimeMode::midpoint;
    DatePick pick = DatePick::middle;
    DatePrior prior = DatePrior::uniform;
    std::uint64_t seed = 0;
};

/// What one city adds to a view.
struct Part {
    int judged = 0;
    int persists = 0;
    int organisation = 0;
    std::vector<SpellRow> rows;
    std::array<Value, 4> retained;
};

struct Numbers {
    Values values = Values(headline_count);
    std::array<int, headline_count> n{};
};

/// Numbers of parts put together; the index is their mean.
Numbers numbers_of(const std::vector<const Part*>& parts)
{
    Numbers out;
    int judged = 0;
    int persists = 0;
    int organisation = 0;
    std::vector<SpellRow> rows;
    std::array<double, 4> sums{};
    std::array<int, 4> counts{};
    for (const Part* part : parts) {
        judged += part->judged;
        persists += part->persists;
        organisation += part->organisation;
        rows.insert(rows.end(), part->rows.begin(), part->rows.end());
        for (std::size_t k = 0; k < 4; ++k)
            if (part->retained[k]) {
                sums[k] += *part->retained[k];
                ++counts[k];
            }
    }
    if (judged > 0) {
        out.values[0] = static_cast<double>(persists) / judged;
        out.values[1] = static_cast<double>(organisation) / judged;
    }
    out.n[0] = out.n[1] = judged;
    const Survival curve = kaplan_meier(rows);
    out.values[2] = mean_known_until(curve, mean_until);
    for (std::size_t i = 0; i < there_months.size(); ++i)
        out.values[3 + i] = share_known_at(curve, there_months[i]);
    for (std::size_t i = 2; i < 7; ++i)
        out.n[i] = static_cast<int>(rows.size());
    for (std::size_t k = 0; k < 4; ++k) {
        out.values[7 + k] = counts[k] > 0 ? Value(sums[k] / counts[k]) : Value();
        out.n[7 + k] = counts[k];
    }
    return out;
}

/// The whole table of a reading: views x cities.
using Table = std::vector<std::vector<Part>>;

Table table_of(const Archive& archive, const network::TieSet& ties, const std::vector<Record>& records, const HeadlineQuestion& question, TieRule rule, network::TimeMode mode)
{
    Table out;
    for (const auto& [field, crisis] : question.views) {
        const std::vector<Fortune> fates = fortunes_from(archive, records, crisis, {years});
        std::vector<Part> row;
        for (const CityId city : question.cities) {
            Part part;
            for (const Fortune& fate : fates) {
                const Structure* structure = find(*archive.structures, fate.structure);
                const Verdict* verdict = fate.at(years);
                if (!structure || structure->city != city || !belongs(structure->field, field) || !fate.attributed() || verdict->outcome == Outcome::not_attributed)
                    continue;
                if (const auto persists = function_persists(verdict->outcome)) {
                    ++part.judged;
                    part.persists += *persists;
                    part.organisation += organisation_persists(verdict->outcome).value_or(false);
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

/// Numbers of every cell, in their order; `cities` picks positions of cities (more than once in a resample).
std::vector<Numbers> cells_of(const Table& table, const std::vector<std::size_t>& cities, bool each)
{
    std::vector<Numbers> out;
    for (const std::vector<Part>& row : table) {
        std::vector<const Part*> all;
        for (const std::size_t city : cities)
            all.push_back(&row[city]);
        if (each)
            for (const Part* part : all)
                out.push_back(numbers_of({part}));
        if (row.size() > 1)
            out.push_back(numbers_of(all));
    }
    if (table.size() != 2)
        return out;
    Numbers contrast;
    std::array<double, headline_count> sums{};
    for (const std::size_t city : cities) {
        const Numbers a = numbers_of({&table[0][city]});
        const Numbers b = numbers_of({&table[1][city]});
        for (std::size_t i = 0; i < headline_count; ++i)
            if (a.values[i] && b.values[i]) {
                sums[i] += *a.values[i] - *b.values[i];
                ++contrast.n[i];
            }
    }
    for (std::size_t i = 0; i < headline_count; ++i)
        if (contrast.n[i] > 0)
            contrast.values[i] = sums[i] / contrast.n[i];
    out.push_back(contrast);
    return out;
}

std::vector<Numbers> read(const Archive& archive, const Recorder& recorder, const network::TieSet& ties, const HeadlineQuestion& question, const Reading& reading,
                          const std::vector<std::size_t>& cities)
{
    switch (reading.kind) {
    case Reading::Kind::left_out: {
        const Archive rest = without_informants(archive, {reading.gone});
        return cells_of(table_of(rest, network::derive_ties(rest), records(rest), question, question.rule, question.mode), cities, true);
    }
    case Reading::Kind::ends:
        return cells_of(table_of(archive, with_extreme_ends(ties, reading.pick == DatePick::latest), recorder.records(reading.pick), question, question.rule, question.mode), cities, true);
    case Reading::Kind::drawn: {
        Random random(reading.seed);
        const network::TieSet drawn = with_drawn_ties(ties, random, reading.prior);
        const DatePick pick = reading.prior == DatePrior::uniform ? DatePick::drawn : DatePick::triangular;
        return cells_of(table_of(archive, drawn, recorder.records(pick, reading.seed), question, question.rule, question.mode), cities, true);
    }
    case Reading::Kind::rule:
    case Reading::Kind::as_is: break;
    }
    return cells_of(table_of(archive, ties, recorder.records(reading.pick), question, reading.rule, reading.mode), cities, true);
}

}  // namespace

std::string_view key(Headline what) { return keys[static_cast<std::size_t>(what)]; }
std::string_view label(Language language, Headline what) { return tr(language, labels[static_cast<std::size_t>(what)]); }

Value share_known_at(const Survival& curve, double time)
{
    const bool gone = !curve.steps.empty() && curve.steps.back().share <= 0;
    return curve.n > curve.unwatched && (time <= curve.longest || gone) ? Value(curve.share_at(time)) : Value();
}

Value mean_known_until(const Survival& curve, double tau) { return share_known_at(curve, tau) ? Value(restricted_mean(curve, tau).value) : Value(); }

Result<std::vector<HeadlineDoubt>> headline_doubts(const Archive& archive, const HeadlineQuestion& question, Work& work)
{
    const network::TieSet ties = network::derive_ties(archive);
    const Recorder recorder(archive);
    std::vector<std::size_t> cities(question.cities.size());
    for (std::size_t i = 0; i < cities.size(); ++i)
        cities[i] = i;

    // Every reading once, those of a kind together.
    std::vector<Reading> readings;
    Reading plain;
    plain.rule = question.rule;
    plain.mode = question.mode;
    readings.push_back(plain);
    const std::size_t first_left_out = readings.size();
    for (const Interview& interview : *archive.interviews)
        if (!interview.researcher && std::find(question.cities.begin(), question.cities.end(), interview.city) != question.cities.end()) {
            Reading one = plain;
            one.kind = Reading::Kind::left_out;
            one.gone = interview.id;
            readings.push_back(one);
        }
    const std::size_t first_rule = readings.size();
    for (const TieRule rule : all_tie_rules)
        for (const network::TimeMode mode : strip_modes) {
            Reading one = plain;
            one.kind = Reading::Kind::rule;
            one.rule = rule;
            one.mode = mode;
            one.pick = mode == network::TimeMode::certain_only ? DatePick::earliest : mode == network::TimeMode::possible ? DatePick::latest : DatePick::middle;
            readings.push_back(one);
        }
    const std::size_t first_end = readings.size();
    for (const DatePick pick : {DatePick::earliest, DatePick::latest}) {
        Reading one = plain;
        one.kind = Reading::Kind::ends;
        one.pick = pick;
        readings.push_back(one);
    }
    const std::size_t first_draw = readings.size();
    for (const DatePrior prior : {DatePrior::uniform, DatePrior::triangular})
        for (int draw = 0; draw < question.draws; ++draw) {
            Reading one = plain;
            one.kind = Reading::Kind::drawn;
            one.prior = prior;
            one.seed = task_seed(question.seed, (prior == DatePrior::uniform ? 1 : 2) * stream + static_cast<std::uint64_t>(draw));
            readings.push_back(one);
        }
    std::vector<std::vector<Numbers>> results(readings.size());
    const bool all = parallel_for(work, readings.size(), 1, [&](std::size_t begin, std::size_t, unsigned) {
        results[begin] = read(archive, recorder, ties, question, readings[begin], cities);
    });
    if (!all)
        return stopped_on_request();

    std::vector<HeadlineDoubt> out;
    std::vector<std::size_t> pooled;  // cells that a resample of cities has, too
    const auto add_cell = [&](const HeadlineCell& cell) {
        for (std::size_t i = 0; i < headline_count; ++i) {
            HeadlineDoubt one;
            one.cell = cell;
            one.what = static_cast<Headline>(i);
            out.push_back(one);
        }
    };
    for (const auto& [field, crisis] : question.views) {
        for (const CityId city : question.cities)
            add_cell({city, field, crisis.id, false});
        if (question.cities.size() > 1) {
            pooled.push_back(out.size() / headline_count);
            add_cell({{}, field, crisis.id, false});
        }
    }
    if (question.views.size() == 2) {
        pooled.push_back(out.size() / headline_count);
        add_cell({{}, Field::none, {}, true});
    }
    for (std::size_t k = 0; k < out.size(); ++k) {
        HeadlineDoubt& one = out[k];
        const std::size_t cell = k / headline_count;
        const std::size_t what = k % headline_count;
        const auto value = [&](std::size_t reading) { return results[reading][cell].values[what]; };
        one.value = value(0);
        one.n = results[0][cell].n[what];
        for (std::size_t i = first_left_out; i < first_rule; ++i)
            one.left_out.take(value(i));
        std::optional<int> sign;
        for (std::size_t i = first_rule; i < first_end; ++i) {
            one.rules.take(value(i));
            if (const Value v = value(i)) {
                const int own = *v > 1e-12 ? 1 : *v < -1e-12 ? -1 : 0;
                one.keeps_sign = one.keeps_sign && (!sign || *sign == own);
                sign = own;
            }
        }
        one.earliest = value(first_end);
        one.latest = value(first_end + 1);
        const auto draws = static_cast<std::size_t>(std::max(question.draws, 0));
        Values uniform;
        Values middle;
        for (std::size_t i = 0; i < draws; ++i) {
            uniform.push_back(value(first_draw + i));
            middle.push_back(value(first_draw + draws + i));
        }
        one.dates = middle_95(uniform);
        one.middle_dates = middle_95(middle);
        const auto defined = std::count_if(uniform.begin(), uniform.end(), [](const Value& v) { return v.has_value(); });
        one.defined = draws > 0 ? static_cast<double>(defined) / static_cast<double>(draws) : 0;
    }
    // Whole cities with replacement: structures of a city rise and fall together.
    if (question.cities.size() > 1 && !pooled.empty()) {
        const Table table = table_of(archive, ties, recorder.records(), question, question.rule, question.mode);
        for (int draw = 0; draw < question.draws; ++draw) {
            if (work.stopped())
                return stopped_on_request();
            Random random(task_seed(question.seed, 3 * stream + static_cast<std::uint64_t>(draw)));
            std::vector<std::size_t> drawn;
            for (std::size_t i = 0; i < cities.size(); ++i)
                drawn.push_back(static_cast<std::size_t>(random.bounded(cities.size())));
            const std::vector<Numbers> numbers = cells_of(table, drawn, false);
            for (std::size_t p = 0; p < pooled.size(); ++p)
                for (std::size_t what = 0; what < headline_count; ++what)
                    out[pooled[p] * headline_count + what].cities.take(numbers[p].values[what]);
        }
    }
    return out;
}

}  // namespace crosscut::analysis
