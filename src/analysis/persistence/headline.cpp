// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/headline.hpp"

#include "analysis/persistence/headline_table.hpp"
#include "analysis/uncertainty/uncertainty.hpp"
#include "foundation/number.hpp"

#include <algorithm>
#include <map>

namespace crosscut::analysis {

using namespace evidence;

namespace {

constexpr int primary_years = 3;
constexpr std::uint64_t stream = std::uint64_t{1} << 32;
constexpr std::uint64_t interviews_stream = 4;
constexpr std::uint64_t most_draws = 1000000;

constexpr std::array<std::string_view, headline_count> keys{"function_persists", "organisation_persists", "mean_months_of_36", "there_after_12", "there_after_24", "there_after_36",
                                                            "there_after_60",    "retained_1",            "retained_2",        "retained_3",     "retained_5"};
constexpr std::array<std::string_view, headline_count> labels{
    "share whose function persists after {1} years", "share whose organisation persists after {1} years", "mean months of 36", "share not lost after 12 months",
    "share not lost after 24 months", "share not lost after 36 months", "share not lost after 60 months", "retained share of the integration index after 1 year",
    "retained share of the integration index after 2 years", "retained share of the integration index after 3 years", "retained share of the integration index after 5 years"};

bool is_share(Headline what) { return what == Headline::function_share || what == Headline::organisation_share; }

int sign(double value) { return value > 1e-12 ? 1 : value < -1e-12 ? -1 : 0; }

/// What to read: each kind in a row, by the position of its first.
struct Plan {
    std::vector<HeadlineReading> readings;
    std::size_t left_out = 0;
    std::size_t rules = 0;
    std::size_t ends = 0;
    std::size_t draws = 0;
};

Plan plan_of(const Archive& archive, const HeadlineQuestion& question)
{
    using Kind = HeadlineReading::Kind;
    Plan plan;
    const auto add = [&](Kind kind) -> HeadlineReading& {
        plan.readings.emplace_back();
        plan.readings.back().kind = kind;
        return plan.readings.back();
    };
    add(Kind::as_is);
    plan.left_out = plan.readings.size();
    for (const Interview& interview : *archive.interviews)
        if (!interview.researcher && std::find(question.cities.begin(), question.cities.end(), interview.city) != question.cities.end())
            add(Kind::left_out).gone = interview.id;
    plan.rules = plan.readings.size();
    for (const TieRule rule : all_tie_rules)
        for (const network::TimeMode mode : strip_modes) {
            HeadlineReading& one = add(Kind::rule);
            one.rule = rule;
            one.mode = mode;
            one.pick = mode == network::TimeMode::certain_only ? DatePick::earliest : mode == network::TimeMode::possible ? DatePick::latest : DatePick::middle;
        }
    plan.ends = plan.readings.size();
    for (const DatePick pick : {DatePick::earliest, DatePick::latest})
        add(Kind::ends).pick = pick;
    plan.draws = plan.readings.size();
    for (const DatePrior prior : {DatePrior::uniform, DatePrior::triangular})
        for (int draw = 0; draw < question.draws; ++draw) {
            HeadlineReading& one = add(Kind::drawn);
            one.prior = prior;
            one.seed = task_seed(question.seed, (prior == DatePrior::uniform ? 1 : 2) * stream + static_cast<std::uint64_t>(draw));
        }
    return plan;
}

/// Draws of informants, within each city for itself: of a city each selection is read once, however often it is drawn.
class Interviews {
public:
    Interviews(const Archive& archive, const HeadlineQuestion& question) : archive_(archive), question_(question)
    {
        for (const CityId city : question.cities) {
            network::Question of;
            of.city = city;
            Place one;
            one.informants = informants_of(archive, of);
            one.enough = one.informants.size() >= fewest_informants;
            cities_.push_back(std::move(one));
        }
    }

    bool enough(std::size_t city) const { return cities_[city].enough; }

    /// The table of every draw; empty when stopped.
    std::optional<std::vector<std::vector<HeadlineNumbers>>> numbers(const std::vector<std::size_t>& all, Work& work)
    {
        struct Selection {
            std::size_t city;
            std::vector<int> times;
        };
        std::vector<Selection> selections;
        std::vector<std::vector<std::size_t>> picks;  // of each draw and city
        for (std::size_t draw = 0; draw < static_cast<std::size_t>(std::max(question_.interviews, 0)); ++draw) {
            picks.emplace_back();
            for (std::size_t c = 0; c < cities_.size(); ++c) {
                Place& city = cities_[c];
                std::vector<int> times(city.informants.size(), 1);
                if (city.enough) {
                    // A city has the same draws whichever others are asked for.
                    Random random(task_seed(question_.seed, interviews_stream * stream + question_.cities[c].value * most_draws + draw));
                    times = drawn_times(city.informants.size(), random);
                }
                if (question_.rule != TieRule::weighted)  // a second time of the same person changes nothing but weights
                    for (int& one : times)
                        one = std::min(one, 1);
                const auto [at, fresh] = city.known.emplace(times, selections.size());
                if (fresh)
                    selections.push_back({c, std::move(times)});
                picks.back().push_back(at->second);
            }
        }
        std::vector<Archive> parts;
        for (const CityId city : question_.cities)
            parts.push_back(part_of(archive_, city));
        std::vector<HeadlineTable> columns(selections.size());
        const bool done = parallel_for(work, selections.size(), 1, [&](std::size_t begin, std::size_t, unsigned) {
            const Selection& one = selections[begin];
            columns[begin] = column(parts[one.city], one.city, one.times);
        });
        if (!done)
            return std::nullopt;
        std::vector<std::vector<HeadlineNumbers>> out;
        HeadlineTable table(question_.views.size(), std::vector<HeadlinePart>(cities_.size()));
        for (const std::vector<std::size_t>& pick : picks) {
            if (work.stopped())
                return std::nullopt;
            for (std::size_t view = 0; view < table.size(); ++view)
                for (std::size_t city = 0; city < pick.size(); ++city)
                    table[view][city] = columns[pick[city]][view].front();
            out.push_back(headline_numbers(table, question_, all, true));
        }
        return out;
    }

private:
    struct Place {
        std::vector<InterviewId> informants;
        bool enough = false;
        std::map<std::vector<int>, std::size_t> known;
    };

    HeadlineTable column(const Archive& part, std::size_t city, const std::vector<int>& times) const
    {
        std::vector<InterviewId> gone;
        std::map<InterviewId, int> weights;
        for (std::size_t i = 0; i < times.size(); ++i) {
            if (times[i] == 0)
                gone.push_back(cities_[city].informants[i]);
            else if (times[i] > 1)
                weights[cities_[city].informants[i]] = times[i];
        }
        const Archive rest = without_informants(part, gone);
        return headline_table(rest, network::derive_ties(rest, network::default_theta, weights), records(rest), question_, {question_.cities[city]}, question_.rule, question_.mode);
    }

    const Archive& archive_;
    const HeadlineQuestion& question_;
    std::vector<Place> cities_;
};

std::vector<HeadlineCell> cells_of(const HeadlineQuestion& question)
{
    std::vector<HeadlineCell> out;
    for (const auto& [field, crisis] : question.views) {
        for (const CityId city : question.cities)
            out.push_back({city, field, crisis.id, -1});
        if (question.cities.size() > 1)
            out.push_back({{}, field, crisis.id, -1});
    }
    for (std::size_t i = 0; i < question.contrasts.size(); ++i)
        out.push_back({{}, Field::none, {}, static_cast<int>(i)});
    return out;
}

/// Ties and observable pairs on the acute ends, for each row of the strips; false when stopped.
bool count_ties(const Archive& archive, const network::TieSet& ties, const HeadlineQuestion& question, const std::vector<HeadlineCell>& cells, std::vector<HeadlineStripRow>& strip, Work& work)
{
    return parallel_for(work, strip.size(), 1, [&](std::size_t begin, std::size_t, unsigned) {
        HeadlineStripRow& row = strip[begin];
        row.ties.assign(cells.size(), 0);
        row.observable.assign(cells.size(), 0);
        std::size_t cell = 0;
        for (const auto& [field, crisis] : question.views) {
            int all_ties = 0;
            int all_pairs = 0;
            for (const CityId city : question.cities) {
                network::Question of;
                of.city = city;
                of.field = field;
                of.rule = row.rule;
                of.mode = row.mode;
                of.until = crisis.acute_end();
                const network::Snapshot now = network::snapshot(archive, ties, of);
                row.ties[cell] = static_cast<int>(now.graph.ties.size());
                row.observable[cell] = observable_under(archive, now, row.rule);
                all_ties += row.ties[cell];
                all_pairs += row.observable[cell];
                ++cell;
            }
            if (question.cities.size() > 1) {
                row.ties[cell] = all_ties;
                row.observable[cell] = all_pairs;
                ++cell;
            }
        }
    });
}

std::vector<std::pair<CityId, Field>> too_few(const Archive& archive, const HeadlineQuestion& question)
{
    std::vector<std::pair<CityId, Field>> out;
    for (const CityId city : question.cities)
        for (const auto& [field, crisis] : question.views) {
            network::Question of;
            of.city = city;
            of.field = field;
            const std::pair one{city, field};
            if (informants_of(archive, of).size() < fewest_informants && std::find(out.begin(), out.end(), one) == out.end())
                out.push_back(one);
        }
    return out;
}

}  // namespace

std::string HeadlineItem::key() const
{
    const std::string word(keys[static_cast<std::size_t>(what)]);
    return is_share(what) && years != primary_years ? word + "_" + plain(static_cast<long long>(years)) : word;
}

std::string HeadlineItem::label(Language language) const
{
    if (is_share(what) && years == 1)
        return std::string(tr(language, what == Headline::function_share ? "share whose function persists after 1 year" : "share whose organisation persists after 1 year"));
    return say(language, labels[static_cast<std::size_t>(what)], {plain(static_cast<long long>(years))});
}

std::vector<HeadlineItem> headline_items(const std::vector<int>& share_years)
{
    std::vector<HeadlineItem> out;
    for (const int years : share_years)
        for (const Headline what : {Headline::function_share, Headline::organisation_share})
            out.push_back({what, years});
    for (std::size_t i = static_cast<std::size_t>(Headline::mean_months); i < headline_count; ++i)
        out.push_back({static_cast<Headline>(i), primary_years});
    return out;
}

Value share_known_at(const Survival& curve, double time)
{
    const bool gone = !curve.steps.empty() && curve.steps.back().share <= 0;
    return curve.n > curve.unwatched && (time <= curve.longest || gone) ? Value(curve.share_at(time)) : Value();
}

Value mean_known_until(const Survival& curve, double tau) { return share_known_at(curve, tau) ? Value(restricted_mean(curve, tau).value) : Value(); }

Result<Headlines> headline_doubts(const Archive& archive, const HeadlineQuestion& question, Work& work)
{
    const network::TieSet ties = network::derive_ties(archive);
    const Recorder recorder(archive);
    std::vector<std::size_t> cities(question.cities.size());
    for (std::size_t i = 0; i < cities.size(); ++i)
        cities[i] = i;

    const Plan plan = plan_of(archive, question);
    std::vector<std::vector<HeadlineNumbers>> results(plan.readings.size());
    Work reading(work, 0, 0.7);
    const bool all = parallel_for(reading, plan.readings.size(), 1, [&](std::size_t begin, std::size_t, unsigned) {
        results[begin] = headline_numbers(headline_table(archive, recorder, ties, question, plan.readings[begin]), question, cities, true);
    });
    if (!all)
        return stopped_on_request();
    Interviews interviews(archive, question);
    Work drawing(work, 0.7, 0.95);
    const auto redrawn = interviews.numbers(cities, drawing);
    if (!redrawn)
        return stopped_on_request();

    Headlines out;
    const std::vector<HeadlineCell> cells = cells_of(question);
    const std::vector<HeadlineItem> items = headline_items(question.share_years);
    out.items = items.size();
    for (std::size_t i = plan.rules; i < plan.ends; ++i)
        out.strip.push_back({plan.readings[i].rule, plan.readings[i].mode, {}, {}});
    Work counting(work, 0.95, 1);
    if (!count_ties(archive, ties, question, cells, out.strip, counting))
        return stopped_on_request();
    out.few = too_few(archive, question);

    const bool enough_everywhere = !cities.empty() && std::all_of(cities.begin(), cities.end(), [&](std::size_t city) { return interviews.enough(city); });
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        bool drawn = enough_everywhere;
        if (cells[cell].city) {
            network::Question of;
            of.city = cells[cell].city;
            of.field = cells[cell].field;
            drawn = informants_of(archive, of).size() >= fewest_informants;
        }
        for (std::size_t what = 0; what < items.size(); ++what) {
            HeadlineDoubt one;
            one.cell = cells[cell];
            one.item = items[what];
            const auto value = [&](std::size_t i) { return results[i][cell].values[what]; };
            one.value = value(0);
            one.n = results[0][cell].n[what];
            for (std::size_t i = plan.left_out; i < plan.rules; ++i)
                one.left_out.take(value(i));
            std::optional<int> own;
            if (one.value)
                own = sign(*one.value);
            for (std::size_t i = plan.rules; i < plan.ends; ++i) {
                one.strip.push_back(value(i));
                one.rules.take(value(i));
                if (const Value v = value(i)) {
                    one.keeps_sign = one.keeps_sign && (!own || *own == sign(*v));
                    own = sign(*v);
                }
            }
            one.earliest = value(plan.ends);
            one.latest = value(plan.ends + 1);
            const auto draws = static_cast<std::size_t>(std::max(question.draws, 0));
            Values uniform;
            Values middle;
            for (std::size_t i = 0; i < draws; ++i) {
                uniform.push_back(value(plan.draws + i));
                middle.push_back(value(plan.draws + draws + i));
            }
            one.dates = middle_95(uniform);
            one.middle_dates = middle_95(middle);
            const auto defined = std::count_if(uniform.begin(), uniform.end(), [](const Value& v) { return v.has_value(); });
            one.defined = draws > 0 ? static_cast<double>(defined) / static_cast<double>(draws) : 0;
            if (drawn) {
                Values others;
                for (const std::vector<HeadlineNumbers>& draw : *redrawn)
                    others.push_back(draw[cell].values[what]);
                one.interviews = middle_95(others);
            }
            out.doubts.push_back(std::move(one));
        }
    }
    // Whole cities with replacement: structures of a city rise and fall together.
    if (cities.size() > 1) {
        std::vector<std::size_t> pooled;
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            if (!cells[cell].city)
                pooled.push_back(cell);
        const HeadlineTable table = headline_table(archive, recorder, ties, question, plan.readings.front());
        for (int draw = 0; draw < question.draws; ++draw) {
            if (work.stopped())
                return stopped_on_request();
            Random random(task_seed(question.seed, 3 * stream + static_cast<std::uint64_t>(draw)));
            std::vector<std::size_t> picked;
            for (std::size_t i = 0; i < cities.size(); ++i)
                picked.push_back(static_cast<std::size_t>(random.bounded(cities.size())));
            const std::vector<HeadlineNumbers> numbers = headline_numbers(table, question, picked, false);
            for (std::size_t p = 0; p < pooled.size(); ++p)
                for (std::size_t what = 0; what < items.size(); ++what)
                    out.doubts[pooled[p] * items.size() + what].cities.take(numbers[p].values[what]);
        }
    }
    return out;
}

}  // namespace crosscut::analysis
