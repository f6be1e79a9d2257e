// SPDX-License-Identifier: Apache-2.0
#include "cli/dates_comparison.hpp"
#include "cli/headline_grid.hpp"

#include "analysis/persistence/log_rank.hpp"
#include "analysis/seams.hpp"
#include "analysis/statistics.hpp"
#include "cli/progress.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace crosscut::cli {

using namespace evidence;
using analysis::Fortune;
using analysis::SpellRow;
using analysis::Value;
using structures::Crisis;

namespace {

/// Horizon of the headline and the time to which mean months are taken (methods 5.3, 5.4).
constexpr int headline_years = 3;
constexpr double headline_months = 36;

/// The numbers of one city, field and crisis.
struct Profile {
    Tally tally;
    Value share;       ///< of attributed structures whose function persists
    Value mean_months; ///< restricted to 36 months, or to the longest time
    Value retained;    ///< of the integration index after 3 years
    Value smooth;      ///< the same with the averaged peak
    std::vector<SpellRow> spells;
};

/// Until when a curve is known: as far as it was followed, and without end once nothing is left.
double known_until(const analysis::Survival& curve)
{
    const bool gone = !curve.steps.empty() && curve.steps.back().share <= 0;
    return gone ? std::max(curve.longest, headline_months) : curve.longest;
}

Result<Profile> profile_of(const PersistenceDesk& desk, const std::vector<Fortune>& fates, const Crisis& crisis, CityId city, Field field)
{
    Profile out;
    out.tally = tally(desk, fates, city, field, headline_years);
    if (out.tally.judged > 0)
        out.share = static_cast<double>(out.tally.persists) / out.tally.judged;
    out.spells = analysis::landmark_rows(desk.archive(), fates, city, field).headline;
    const analysis::Survival curve = analysis::kaplan_meier(out.spells);
    if (!out.spells.empty() && known_until(curve) >= headline_months)
        out.mean_months = analysis::restricted_mean(curve, headline_months).value;
    if (city) {
        const auto index = analysis::city_index(desk.archive(), desk.ties, desk.records, {city, field, desk.question.rule, desk.question.mode});
        const analysis::EventStudy study = analysis::event_study(index, crisis);
        out.retained = study.retained[2];
        out.smooth = study.smooth_retained[2];
    }
    return out;
}

/// Fortunes of every crisis, computed once.
Result<std::map<structures::CrisisId, std::vector<Fortune>>> all_fortunes(const PersistenceDesk& desk)
{
    std::map<structures::CrisisId, std::vector<Fortune>> out;
    for (const Crisis* crisis : desk.crises()) {
        Work work;
        auto found = analysis::fortunes(desk.archive(), *crisis, {{headline_years}, 0, 1}, work);
        if (!found)
            return found.problem();
        out[crisis->id] = std::move(*found);
    }
    return out;
}

const std::vector<std::string> profile_columns{"structures", "attributed", "judged", "function_persists", "share", "low", "high", "not_yet_observable",
                                               "insufficient_evidence", "mean_months_of_36", "retained_3", "retained_3_smooth"};

void add_profile(std::vector<Cell>& row, const Profile& one)
{
    const auto interval = analysis::wilson(one.tally.persists, one.tally.judged);
    for (Cell value : {count(one.tally.structures), count(one.tally.attributed), count(one.tally.judged), count(one.tally.persists), cell(one.share),
                       interval ? Cell(interval->first) : Cell(), interval ? Cell(interval->second) : Cell(), count(one.tally.not_yet), count(one.tally.insufficient),
                       cell(one.mean_months), cell(one.retained), cell(one.smooth)})
        row.push_back(std::move(value));
}

Grid profile_grid(const char* name, std::vector<std::string> columns)
{
    Grid grid{name, std::move(columns), {}, {}};
    grid.digits.assign(grid.columns.size(), -1);
    grid.columns.insert(grid.columns.end(), profile_columns.begin(), profile_columns.end());
    grid.digits.insert(grid.digits.end(), {-1, -1, -1, -1, 2, 2, 2, -1, -1, 1, 2, 2});
    return grid;
}

/// What a sign-flip test over so many pairs can find, said before it is run (methods 5.7).
Message before_testing(std::size_t pairs, Language language)
{
    if (pairs == 0)
        return {"Cannot be tested with n = 0: no city has both numbers."};
    const double smallest = std::min(1.0, 2 / std::pow(2.0, static_cast<double>(pairs)));
    if (smallest > 0.05)
        return {"Cannot be tested with n = {1}: even if all cities pointed the same way, p would be {2}.", {std::to_string(pairs), spoken(language, smallest, 3)}};
    return {"With n = {1} cities the smallest possible p is {2}: only if all point the same way.", {std::to_string(pairs), spoken(language, smallest, 3)}};
}

/// A difference in each city, its mean, and the test if there can be one.
void add_contrast(Grid& grid, const std::string& what, const std::vector<double>& differences, Language language, std::vector<double>& family)
{
    const auto test = analysis::sign_flip(differences);
    const bool can = differences.size() >= 6 && test;
    double mean = 0;
    for (const double one : differences)
        mean += one / static_cast<double>(differences.size());
    grid.rows.push_back({what, in(language, before_testing(differences.size(), language)), count(static_cast<int>(differences.size())), differences.empty() ? Cell() : Cell(mean),
                         can ? Cell(test->two_sided) : Cell(), Cell()});
    family.push_back(can ? test->two_sided : -1);
}

Exit compare_cities(const Console& console, Format format, const PersistenceDesk& desk, const Facts& facts, int draws)
{
    const auto fates = all_fortunes(desk);
    if (!fates)
        return console.fail(fates.problem());
    Grid grid = profile_grid("cities", {"field", "crisis", "city", "rank"});
    for (const Field field : desk.fields()) {
        const Crisis* crisis = analysis::crisis_of(*desk.state.crises, field);
        if (!crisis)
            continue;
        std::vector<std::pair<const City*, Profile>> rows;
        for (const City* city : desk.cities()) {
            auto one = profile_of(desk, fates->at(crisis->id), *crisis, city->id, field);
            rows.emplace_back(city, std::move(*one));
        }
        for (const auto& [city, one] : rows) {
            // Rank from 1; cities with the same share have the same rank.
            const auto better = std::count_if(rows.begin(), rows.end(), [&](const auto& other) { return other.second.share && one.share && *other.second.share > *one.share; });
            std::vector<Cell> row{std::string(key(field)), crisis->name(console.language), city->key, one.share ? count(static_cast<int>(better) + 1) : Cell()};
            add_profile(row, one);
            grid.rows.push_back(std::move(row));
        }
        std::stable_sort(grid.rows.end() - static_cast<long>(rows.size()), grid.rows.end(), [](const auto& a, const auto& b) {
            const auto rank = [](const std::vector<Cell>& row) { return std::holds_alternative<double>(row[3]) ? std::get<double>(row[3]) : 1e9; };
            return rank(a) < rank(b);
        });
    }
    Facts all = facts;
    all.emplace_back("before_testing", desk.cities().size() == 1 ? std::string(tr(console.language, "One city alone is compared with nothing: its numbers stand for themselves."))
                                                                 : say(console.language, "Cannot be tested with n = {1}: cities that were chosen are no sample. Read ranks with their intervals only.",
                                           {std::to_string(desk.cities().size())}));
    const auto doubts = headline_grids(console, format, desk, {own_views(desk), {}, {headline_years}, draws});
    if (!doubts)
        return console.fail(doubts.problem());
    std::vector<Grid> grids{grid};
    grids.insert(grids.end(), doubts->begin(), doubts->end());
    grids.push_back(warnings_of(desk, desk.fields().size() > 1, console.language));
    print(console.out, format, all, grids, console.language);
    return Exit::done;
}

Exit compare_fields(const Console& console, Format format, const PersistenceDesk& desk, const Facts& facts, int draws)
{
    const Language language = console.language;
    const auto fates = all_fortunes(desk);
    if (!fates)
        return console.fail(fates.problem());
    const Crisis* own[2] = {analysis::crisis_of(*desk.state.crises, Field::integration), analysis::crisis_of(*desk.state.crises, Field::climate)};
    const Field fields[2] = {Field::integration, Field::climate};
    if (!own[0] || !own[1])
        return console.fail({Problem::Code::missing_value, {"The study has no crisis."}, {"Enter one with its first and last day: crosscut crises STUDY --add NAME --pulses 2018-06-01/2018-08-31, or in the desktop program."}, {}});
    Grid grid = profile_grid("fields", {"city", "field", "crisis"});
    std::vector<double> shares;
    std::vector<double> means;
    std::vector<double> retained;
    std::vector<SpellRow> pooled;
    Grid differences{"differences", {"city", "share", "mean_months_of_36", "retained_3"}, {}, {}};
    differences.digits = {-1, 2, 1, 2};
    for (const City* city : desk.cities()) {
        Profile both[2];
        for (int i = 0; i < 2; ++i) {
            auto one = profile_of(desk, fates->at(own[i]->id), *own[i], city->id, fields[i]);
            both[i] = std::move(*one);
            std::vector<Cell> row{city->key, std::string(key(fields[i])), own[i]->name(language)};
            add_profile(row, both[i]);
            grid.rows.push_back(std::move(row));
            for (SpellRow row_of : both[i].spells) {
                row_of.group = key(fields[i]);  // what belongs to both fields counts in each
                pooled.push_back(std::move(row_of));
            }
        }
        const auto difference = [](const Value& a, const Value& b, std::vector<double>& into) {
            if (!a || !b)
                return Cell();
            into.push_back(*a - *b);
            return Cell(*a - *b);
        };
        const Cell share = difference(both[0].share, both[1].share, shares);
        const Cell mean = difference(both[0].mean_months, both[1].mean_months, means);
        const Cell kept = difference(both[0].retained, both[1].retained, retained);
        differences.rows.push_back({city->key, share, mean, kept});
    }
    Grid tests{"within_cities", {"what", "before_testing", "n", "mean_difference", "p", "p_adjusted"}, {}, {}};
    tests.digits = {-1, -1, -1, 3, 4, 4};
    std::vector<double> family;
    add_contrast(tests, std::string(tr(language, "primary: share whose function persists")), shares, language, family);
    add_contrast(tests, std::string(tr(language, "mean months of 36")), means, language, family);
    add_contrast(tests, std::string(tr(language, "retained share of the integration index")), retained, language, family);
    // One primary contrast needs no adjustment (Holm of one); the secondary ones share a false discovery rate.
    if (family[0] >= 0)
        tests.rows[0][5] = analysis::holm({family[0]})[0];
    std::vector<double> secondary;
    for (std::size_t i = 1; i < family.size(); ++i)
        if (family[i] >= 0)
            secondary.push_back(family[i]);
    const std::vector<double> adjusted = analysis::benjamini_hochberg(secondary);
    for (std::size_t i = 1, next = 0; i < family.size(); ++i)
        if (family[i] >= 0)
            tests.rows[i][5] = adjusted[next++];

    Grid pool{"pooled", {"what", "value", "low", "high", "p", "note"}, {}, {}};
    pool.digits = {-1, 2, 2, 2, 4};
    if (analysis::groups_of(pooled).size() == 2) {
        const analysis::Survival curves[2] = {analysis::kaplan_meier(analysis::of_group(pooled, "integration")), analysis::kaplan_meier(analysis::of_group(pooled, "climate"))};
        const double cut = std::min({known_until(curves[0]), known_until(curves[1]), headline_months});
        const auto a = analysis::restricted_mean(curves[0], cut);
        const auto b = analysis::restricted_mean(curves[1], cut);
        const double se = std::hypot(a.se, b.se);
        pool.rows.push_back({say(language, "difference of mean months until {1}", {spoken(language, cut, 1)}), a.value - b.value, a.value - b.value - 1.959963984540054 * se,
                             a.value - b.value + 1.959963984540054 * se, Cell(), std::string(tr(language, "integration less climate"))});
        // Follow-up differs between the fields: both are cut at one time before they are tested.
        const std::vector<SpellRow> equal = analysis::truncated_at(pooled, cut);
        if (const auto test = analysis::log_rank(equal, analysis::LogRankWeight::even, true))
            pool.rows.push_back({std::string(tr(language, "log-rank, within cities")), test->chi_square, Cell(), Cell(), test->p, std::string(tr(language, "large numbers"))});
        auto exact = analysis::exact_log_rank(equal, true);
        if (!exact)
            exact = analysis::sampled_log_rank(equal, true, desk.state.about().seed);
        if (exact)
            pool.rows.push_back({std::string(tr(language, "permutation of fields within cities")), exact->score_sum, Cell(), Cell(), exact->p_two_sided,
                                 std::string(tr(language, exact->sampled ? "9999 arrangements by lot" : "exact"))});
    }
    Facts all = facts;
    all.emplace_back("before_testing", in(language, before_testing(shares.size(), language)));
    const auto doubts = headline_grids(console, format, desk, {{{fields[0], *own[0]}, {fields[1], *own[1]}}, {integration_less_climate()}, {headline_years}, draws});
    if (!doubts)
        return console.fail(doubts.problem());
    std::vector<Grid> grids{tests, differences, grid, pool};
    grids.insert(grids.end(), doubts->begin(), doubts->end());
    grids.push_back(warnings_of(desk, true, language));
    print(console.out, format, all, grids, language);
    return Exit::done;
}

Exit compare_crises(const Console& console, Format format, const PersistenceDesk& desk, const Facts& facts, int draws)
{
    const Language language = console.language;
    const auto fates = all_fortunes(desk);
    if (!fates)
        return console.fail(fates.problem());
    Grid grid = profile_grid("crises", {"field", "crisis", "own_crisis"});
    std::map<std::pair<Field, structures::CrisisId>, Value> shares;
    for (const Field field : desk.fields())
        for (const Crisis* crisis : desk.crises()) {
            auto one = profile_of(desk, fates->at(crisis->id), *crisis, desk.question.city, field);
            const Crisis* own = analysis::crisis_of(*desk.state.crises, field);
            std::vector<Cell> row{std::string(key(field)), crisis->name(language), own && own->id == crisis->id};
            shares[{field, crisis->id}] = one->share;
            add_profile(row, *one);
            grid.rows.push_back(std::move(row));
        }
    Grid contrast{"double_difference", {"what", "value"}, {}, {}};
    contrast.digits = {-1, 3};
    const std::vector<const Crisis*> crises = desk.crises();
    for (std::size_t i = 0; i < crises.size() && desk.fields().size() == 2; ++i)
        for (std::size_t j = i + 1; j < crises.size(); ++j) {
            const auto share = [&](Field field, std::size_t which) { return shares[{field, crises[which]->id}]; };
            const Value values[4] = {share(Field::integration, i), share(Field::integration, j), share(Field::climate, i), share(Field::climate, j)};
            const bool complete = values[0] && values[1] && values[2] && values[3];
            contrast.rows.push_back({say(language, "share after “{1}” less share after “{2}”, integration less climate", {crises[i]->name(language), crises[j]->name(language)}),
                                     complete ? Cell((*values[0] - *values[1]) - (*values[2] - *values[3])) : Cell()});
        }
    Facts all = facts;
    all.emplace_back("before_testing", crises.size() == 1 ? std::string(tr(language, "One crisis alone is compared with nothing: its numbers stand for themselves."))
                                                          : say(language, "Cannot be tested with n = {1} crises. The only contrasts within a field are those after the crisis that is not its own: no gain is expected there.", {std::to_string(crises.size())}));
    const auto doubts = headline_grids(console, format, desk, {crisis_views(desk), contrasts_of_crises(desk, language), {headline_years}, draws});
    if (!doubts)
        return console.fail(doubts.problem());
    std::vector<Grid> grids{grid, contrast};
    grids.insert(grids.end(), doubts->begin(), doubts->end());
    grids.push_back(warnings_of(desk, true, language));
    print(console.out, format, all, grids, language);
    return Exit::done;
}

}  // namespace

Exit show_comparison(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const CompareOptions& wanted)
{
    const int asked = !wanted.dates.empty() + wanted.cities + wanted.fields + wanted.crises;
    if (asked != 1)
        return console.misused({"It is not said what to compare."}, {"Choose one: --dates A,B, --cities, --fields or --crises."});
    Result<PersistenceDesk> desk = persistence_desk(console, path, options);
    if (!desk)
        return console.fail(desk.problem());
    if (!wanted.dates.empty())
        return compare_dates(console, format, *desk, wanted.dates, wanted.draws);
    if (desk->crises().empty())
        return console.fail({Problem::Code::missing_value, {"The study has no crisis."}, {"Enter one with its first and last day: crosscut crises STUDY --add NAME --pulses 2018-06-01/2018-08-31, or in the desktop program."}, {}});
    Facts facts = facts_of(desk->archive(), desk->question);
    std::erase_if(facts, [](const auto& fact) { return fact.first == "from" || fact.first == "at"; });
    add_disclaimer(facts, desk->state, console.language);
    facts.emplace_back("years", count(headline_years));
    facts.emplace_back("draws", count(wanted.draws));
    facts.emplace_back("seed", std::to_string(desk->state.about().seed));
    if (wanted.cities)
        return compare_cities(console, format, *desk, facts, wanted.draws);
    return wanted.fields ? compare_fields(console, format, *desk, facts, wanted.draws) : compare_crises(console, format, *desk, facts, wanted.draws);
}

}  // namespace crosscut::cli
