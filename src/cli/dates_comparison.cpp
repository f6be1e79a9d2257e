// SPDX-License-Identifier: Apache-2.0
#include "cli/dates_comparison.hpp"

#include "analysis/uncertainty/tie_doubt.hpp"
#include "cli/headline_grid.hpp"
#include "cli/progress.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::cli {

using namespace evidence;
using analysis::TieDoubt;
using analysis::TieDoubts;
using analysis::TieNumber;

namespace {

std::string city_key(const Archive& archive, CityId id)
{
    const City* city = find(*archive.cities, id);
    return city ? city->key : "all";
}

Grid ties_grid(const Archive& archive, const std::vector<TieDoubts>& found)
{
    Grid out{"ties_between_days", {"city", "kept", "lost", "new", "neither", "unobserved", "jaccard", "retention", "low", "high", "one_actor_less_low", "one_actor_less_high",
                                   "renewal", "half_life_years"}, {}, {}};
    out.digits = {-1, -1, -1, -1, -1, -1, 3, 3, 3, 3, 3, 3, 3, 1};
    for (const TieDoubts& town : found) {
        const analysis::TieChange& one = town.change;
        out.rows.push_back({city_key(archive, town.city), 1.0 * static_cast<double>(one.waves.n11), 1.0 * static_cast<double>(one.waves.n10), 1.0 * static_cast<double>(one.waves.n01),
                            1.0 * static_cast<double>(one.waves.n00), count(one.unobserved), cell(one.waves.jaccard), cell(one.waves.retention), cell(one.retention_low),
                            cell(one.retention_high), cell(one.left_out_low), cell(one.left_out_high), cell(one.waves.renewal), cell(one.half_life)});
    }
    return out;
}

Grid doubts_grid(const Archive& archive, const std::vector<TieDoubts>& found, bool people, int draws, Language language)
{
    Grid out{"uncertainty", {"city", "what", "value"}, {}, {}};
    if (people)
        out.columns.insert(out.columns.end(), {"vague_dates", "first_and_last_days", "one_informant_less", "other_informants", "rules_and_bounds", "robust"});
    else
        out.columns.insert(out.columns.end(), {"dates_low", "dates_high", "dates_defined", "middle_dates_low", "middle_dates_high", "earliest_days", "latest_days", "left_out_low", "left_out_high",
                                               "interviews_low", "interviews_high", "rules_low", "rules_high", "robust"});
    for (const TieDoubts& town : found)
        for (const TieDoubt& one : town.numbers) {
            // The counts stand in the table above; people read the shares, programs all.
            if (people && one.what != TieNumber::jaccard && one.what != TieNumber::retention && one.what != TieNumber::renewal && one.what != TieNumber::net)
                continue;
            const int behind = digits(one.what);
            std::vector<Cell> row{city_key(archive, town.city), std::string(people ? label(language, one.what) : key(one.what)), cell(one.value)};
            const bool judged = one.what == TieNumber::net && one.value;  // only a comparison has a sign to keep
            if (people) {
                analysis::Range ends;
                ends.take(one.earliest);
                ends.take(one.latest);
                for (const analysis::Range& range : {one.dates, ends, one.left_out, one.interviews, one.rules})
                    row.push_back(span_of(language, range, behind));
                row.push_back(judged ? robust_word(language, *one.value, one.keeps_sign) : Cell());
            } else {
                for (Cell value : {cell(one.dates.low), cell(one.dates.high), draws > 0 ? Cell(one.defined) : Cell(), cell(one.middle_dates.low), cell(one.middle_dates.high), cell(one.earliest),
                                   cell(one.latest), cell(one.left_out.low), cell(one.left_out.high), cell(one.interviews.low), cell(one.interviews.high), cell(one.rules.low), cell(one.rules.high),
                                   judged ? Cell(one.keeps_sign) : Cell()})
                    row.push_back(std::move(value));
            }
            out.rows.push_back(std::move(row));
            out.row_digits.push_back(behind);
        }
    return out;
}

/// Under each rule and reading of time: how many ties on either day, of how many pairs, and what follows.
Grid strip_grid(const Archive& archive, const std::vector<TieDoubts>& found, const network::Question& question, bool people, Language language)
{
    Grid out{"strip", {"city", "rule", "time", "first_ties", "second_ties", "observable_pairs", "jaccard", "retention", "renewal", "net_change"}, {}, {}};
    out.digits = {-1, -1, -1, -1, -1, -1, 2, 2, 2, 2};
    for (const TieDoubts& town : found)
        for (const analysis::TieStripRow& one : town.strip) {
            const bool asked = one.rule == question.rule && one.mode == question.mode;
            std::vector<Cell> row{city_key(archive, town.city), (people ? std::string(label(language, one.rule)) : std::string(key(one.rule))) + (people && asked ? " *" : ""),
                                  std::string(people ? label(language, one.mode) : key(one.mode)), count(one.first_ties), count(one.second_ties), count(one.observable)};
            for (const TieNumber what : {TieNumber::jaccard, TieNumber::retention, TieNumber::renewal, TieNumber::net})
                row.push_back(cell(one.values[static_cast<std::size_t>(what)]));
            out.rows.push_back(std::move(row));
        }
    return out;
}

}  // namespace

std::string about_timeless(Language language, long ties)
{
    return say(language, "Ties of which nobody said when, and behind which no interview has a date: {1}. On a day or in a window they count as unobserved, never as absent; without a day they are all there.",
               {std::to_string(ties)});
}

Exit compare_dates(const Console& console, Format format, const PersistenceDesk& desk, const std::string& dates, int draws)
{
    const std::vector<std::string> words = split(dates, ',');
    if (words.size() != 2)
        return console.misused({"“{1}” is not two days.", {dates}}, {"For example: --dates 2016-07-01,2022-07-01"});
    const Result<Day> first = day_of(std::string(trimmed(words[0])));
    const Result<Day> second = day_of(std::string(trimmed(words[1])));
    for (const Result<Day>* day : {&first, &second})
        if (!*day)
            return console.misused(day->problem().what, day->problem().hint);
    if (*second <= *first)
        return console.misused({"The second day does not lie after the first."}, {"Write the earlier day first."});
    const Language language = console.language;
    const bool people = format == Format::table;
    std::vector<CityId> cities;
    for (const City* city : desk.cities())
        cities.push_back(city->id);
    if (cities.empty())
        cities.emplace_back();  // a network file that names no city is one network
    Work work;
    const std::uint64_t seed = desk.state.about().seed;
    const Result<std::vector<TieDoubts>> found = [&] {
        const Progress progress(console, work, {"Drawing other informants and other days"});
        return analysis::tie_doubts(desk.archive(), desk.ties, cities, desk.question, *first, *second, {draws, 0, draws, seed}, work);
    }();
    if (!found)
        return console.fail(found.problem());

    Grid warnings = warnings_of(desk, false, language);
    Grid notes{"notes", {"note"}, {}, {}};
    std::vector<std::string> few;
    for (const TieDoubts& one : *found) {
        const City* city = find(*desk.archive().cities, one.city);
        if (one.change.thin)
            warnings.rows.push_back({say(language, "{1}: the two networks share less than three tenths of their ties. Check the coverage before reading anything into it.", {city ? city->name : city_key(desk.archive(), one.city)})});
        if (one.informants < analysis::fewest_informants)
            few.push_back(city_key(desk.archive(), one.city));
    }
    if (!few.empty())
        notes.rows.push_back({say(language, "Fewer than six informants speak of: {1}. There nobody is drawn by lot; each is left out once.", {join(few, ", ")})});
    if (const auto timeless = std::count_if(desk.ties.ties.begin(), desk.ties.ties.end(), [](const network::Tie& tie) { return tie.timeless; }); timeless > 0)
        notes.rows.push_back({about_timeless(language, timeless)});
    Facts facts = facts_of(desk.archive(), desk.question);
    std::erase_if(facts, [](const auto& fact) { return fact.first == "from" || fact.first == "at"; });
    add_disclaimer(facts, desk.state, language);
    facts.emplace_back("first_day", iso(*first));
    facts.emplace_back("second_day", iso(*second));
    facts.emplace_back("draws", count(draws));
    facts.emplace_back("seed", std::to_string(seed));
    facts.emplace_back("before_testing", std::string(tr(language, "Pairs that nobody could report on the second day count as unobserved, never as lost.")));
    std::vector<Grid> grids{ties_grid(desk.archive(), *found), doubts_grid(desk.archive(), *found, people, draws, language)};
    // For people the rows of the strip of a single city; of several the ranges above say enough.
    if (!people || found->size() == 1)
        grids.push_back(strip_grid(desk.archive(), *found, desk.question, people, language));
    if (!notes.rows.empty())
        grids.push_back(std::move(notes));
    grids.push_back(std::move(warnings));
    print(console.out, format, facts, grids, language);
    return Exit::done;
}

}  // namespace crosscut::cli
