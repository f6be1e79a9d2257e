// SPDX-License-Identifier: Apache-2.0
#include "cli/persistence_words.hpp"

#include "analysis/persistence/clocks.hpp"
#include "analysis/persistence/headline.hpp"
#include "analysis/persistence/log_rank.hpp"
#include "analysis/persistence/turnbull.hpp"
#include "cli/progress.hpp"
#include "files/bytes.hpp"
#include "files/table.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

namespace crosscut::cli {

using namespace evidence;
using analysis::SpellRow;
using analysis::Value;

namespace {

/// Below so many at risk a curve is drawn grey (methods 5.4).
constexpr int few = 5;

/// Spells of a study or a table, ready for the curves.
struct Spells {
    std::vector<SpellRow> rows;
    std::vector<std::string> ways;  ///< in which each of `rows` ended; empty = the table has no such column
    std::vector<std::pair<std::string, analysis::EndInterval>> intervals;  ///< group and interval
};

const std::map<std::string_view, std::vector<std::string_view>>& headers()
{
    static const std::map<std::string_view, std::vector<std::string_view>> known{
        {"entry", {"entry", "eintritt"}},
        {"time", {"time", "duration", "months", "dauer", "zeit", "monate"}},
        {"status", {"status", "event", "lost", "ereignis", "verloren"}},
        {"group", {"group", "gruppe"}},
        {"stratum", {"stratum", "strata", "schicht"}},
        {"way", {"way", "cause", "art", "ursache"}},
        {"left", {"left", "links"}},
        {"right", {"right", "rechts"}},
        {"start", {"start", "from", "begin", "beginn", "von"}},
        {"end", {"end", "to", "ende", "bis"}},
        {"observed", {"observed", "last_observed", "beobachtet"}}};
    return known;
}

/// A row of the table that cannot be read.
Problem refused(const files::Sheet& sheet, const files::Row& row, const char* column, const std::string& text, const char* hint)
{
    return {Problem::Code::bad_value, {"“{1}” cannot be read.", {text}}, {hint}, {sheet.file, sheet.name, static_cast<int>(row.line), column}};
}

std::optional<bool> truth(const std::string& text)
{
    const std::string word = fold(text);
    if (word == "1" || word == "yes" || word == "ja" || word == "true" || word == "event")
        return true;
    if (word == "0" || word == "no" || word == "nein" || word == "false" || word == "censored")
        return false;
    return {};
}

/// No spell of people is longer, in whatever unit; beyond it figures could not be read.
constexpr double longest = 1e6;

double months(Day from, Day to) { return static_cast<double>(days_between(from, to)) / 30.4375; }

class SpellTable {
public:
    explicit SpellTable(const files::Sheet& sheet) : sheet_(sheet)
    {
        for (std::size_t i = 0; !sheet.rows.empty() && i < sheet.rows[0].cells.size(); ++i)
            for (const auto& [key, words] : headers())
                if (std::find(words.begin(), words.end(), fold(sheet.rows[0].cells[i])) != words.end())
                    columns_.emplace(key, i);
    }
    bool has(std::string_view key) const { return columns_.count(key) > 0; }
    std::string cell(const files::Row& row, std::string_view key) const
    {
        const auto found = columns_.find(key);
        return found == columns_.end() || found->second >= row.cells.size() ? std::string() : std::string(trimmed(row.cells[found->second]));
    }
    std::optional<double> number(const files::Row& row, std::string_view key) const
    {
        const std::optional<double> value = parse_number(cell(row, key), sheet_.separator != ',');
        return value && std::isfinite(*value) ? value : std::nullopt;
    }

private:
    const files::Sheet& sheet_;
    std::map<std::string_view, std::size_t> columns_;
};

Result<Spells> spells_of(const files::Sheet& sheet)
{
    const SpellTable table(sheet);
    const bool timed = table.has("time") && table.has("status");
    const bool vague = table.has("left") && table.has("right");
    const bool dated = table.has("start") && table.has("end");
    if (!timed && !vague && !dated)
        return Problem{Problem::Code::missing_value, {"The table has no spells."},
                       {"It needs the columns time and status, or left and right, or start and end; entry, group, stratum, way and observed may be there, too."},
                       {sheet.file, sheet.name, 1, {}}};
    Spells out;
    for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
        const files::Row& row = sheet.rows[i];
        const std::string group = table.cell(row, "group");
        if (timed) {
            const auto time = table.number(row, "time");
            const auto status = truth(table.cell(row, "status"));
            const std::string entry_text = table.cell(row, "entry");
            const auto entry = table.number(row, "entry");
            if (!time || *time < 0 || *time > longest)
                return refused(sheet, row, "time", table.cell(row, "time"), "Write a number of 0 or more.");
            if (!status)
                return refused(sheet, row, "status", table.cell(row, "status"), "Write 1 for a spell that ended, 0 for one that was still running.");
            if (!entry_text.empty() && !entry)
                return refused(sheet, row, "entry", entry_text, "Write a number, or nothing.");
            if (entry && *entry > *time)
                return refused(sheet, row, "entry", entry_text, "Write a number that is not above time: who enters after the end was never watched.");
            out.rows.push_back({entry, *time, *status, group, table.cell(row, "stratum")});
            if (table.has("way")) {
                out.ways.push_back(table.cell(row, "way"));
                if (*status && out.ways.back().empty())
                    return refused(sheet, row, "way", "", "Write in which way the spell ended.");
            }
            continue;
        }
        if (vague) {
            const std::string right_text = table.cell(row, "right");
            const auto left = table.cell(row, "left").empty() ? std::optional(0.0) : table.number(row, "left");
            const auto right = table.number(row, "right");
            if (!left || *left < 0 || *left > longest)
                return refused(sheet, row, "left", table.cell(row, "left"), "Write a number of 0 or more.");
            if ((!right_text.empty() && !right) || (right && *right < *left))
                return refused(sheet, row, "right", right_text, "Write a number that is not below left, or nothing for an open end.");
            out.intervals.emplace_back(group, analysis::EndInterval{*left, right});
            continue;
        }
        const Result<PartialDate> start = parse_date(table.cell(row, "start"));
        const std::string end_text = table.cell(row, "end");
        const Result<PartialDate> end = parse_date(end_text.empty() ? "open" : end_text);
        const std::string observed_text = table.cell(row, "observed");
        const Result<PartialDate> seen = parse_date(observed_text.empty() ? "2100-01-01" : observed_text);
        const std::optional<Day> observed = seen ? seen->latest : std::nullopt;  // of a vague day the last that it may be
        if (!start)
            return refused(sheet, row, "start", table.cell(row, "start"), "Write a date, for example 2015-09 or 2015.");
        if (!end)
            return refused(sheet, row, "end", end_text, "Write a date, or open.");
        if (!observed || (end->kind == PartialDate::Kind::open && observed_text.empty()))
            return refused(sheet, row, "observed", observed_text, "Write the last day on which an open spell was seen, for example 2023-05-15.");
        const Result<Spell> spell = make_spell(*start, *end, *observed, crosscut::day_of(1900, 1, 1));
        if (!spell)
            return Problem{spell.problem().code, spell.problem().what, spell.problem().hint, {sheet.file, sheet.name, static_cast<int>(row.line), "start"}};
        const Day from = midpoint_start(*spell);
        out.rows.push_back({{}, std::max(0.0, months(from, midpoint_end(*spell))), !spell->censored, group, table.cell(row, "stratum")});
        // The difference of two vague days (methods 5.4): the Turnbull curve is an approximation for it.
        const double low = std::max(0.0, months(spell->start_latest, spell->end_earliest));
        const double high = months(spell->start_earliest, spell->end_latest);
        out.intervals.emplace_back(group, analysis::EndInterval{spell->censored || high <= low ? low : std::max(0.0, low - 1 / 30.4375),
                                                                spell->censored ? Value() : Value(high)});
    }
    return out;
}

void add_curve(Grid& curves, Grid& summary, const std::string& group, const std::vector<SpellRow>& rows, const Value& tau)
{
    const analysis::Survival curve = analysis::kaplan_meier(rows);
    for (const analysis::SurvivalStep& step : curve.steps)
        curves.rows.push_back({group, step.time, count(step.at_risk), count(step.events), step.share, cell(step.se), cell(step.lower), cell(step.upper), step.at_risk < few});
    const analysis::RestrictedMean mean = analysis::restricted_mean(curve, tau.value_or(0));
    summary.rows.push_back({group, count(curve.n), count(curve.events), count(curve.n - curve.unwatched - curve.events), cell(curve.median()),
                            cell(curve.quantile_lower(0.5)), cell(curve.quantile_upper(0.5)), cell(tau), tau ? Cell(mean.value) : Cell(),
                            tau ? Cell(mean.se) : Cell(), cell(curve.modelled_half_life())});
}

Grid tests_of(const std::vector<SpellRow>& rows, std::uint64_t seed, Language language)
{
    Grid out{"tests", {"test", "statistic", "df", "p", "note"}, {}, {}};
    out.digits = {-1, 3, -1, 4};
    const auto words = [&](std::string_view text) { return std::string(tr(language, text)); };
    const bool strata = std::any_of(rows.begin(), rows.end(), [](const SpellRow& row) { return !row.stratum.empty(); });
    const auto put = [&](const char* name, const std::optional<analysis::LogRank>& test) {
        out.rows.push_back(test ? std::vector<Cell>{words(name), test->chi_square, count(test->df), test->p, words("large numbers")}
                                : std::vector<Cell>{words(name), Cell(), Cell(), Cell(), words("nothing to test: fewer than two groups, or no end")});
    };
    if (strata)
        put("log-rank, within strata", analysis::log_rank(rows, analysis::LogRankWeight::even, true));
    put("log-rank", analysis::log_rank(rows));
    put("Peto, early ends weigh more", analysis::log_rank(rows, analysis::LogRankWeight::peto));
    for (const bool within : {true, false}) {
        if (within && !strata)
            continue;
        const char* name = within ? "permutation, within strata" : "permutation";
        auto test = analysis::exact_log_rank(rows, within);
        if (!test)
            test = analysis::sampled_log_rank(rows, within, seed);
        if (test)
            out.rows.push_back({words(name), test->score_sum, Cell(), test->p_two_sided,
                                test->sampled ? words("9999 arrangements by lot") : say(language, "exact, {1} arrangements", {plain(static_cast<long long>(test->arrangements))})});
    }
    return out;
}

Grid vague_grid(const std::vector<std::pair<std::string, analysis::EndInterval>>& intervals, const std::string& whole)
{
    Grid out{"vague_ends", {"group", "left", "right", "mass", "settled"}, {}, {}};
    out.digits = {-1, 2, 2, 4};
    std::map<std::string, std::vector<analysis::EndInterval>> groups;
    for (const auto& [group, one] : intervals) {
        groups[""].push_back(one);
        if (!group.empty())
            groups[group].push_back(one);
    }
    for (const auto& [group, rows] : groups) {
        const analysis::Turnbull found = analysis::turnbull(rows);
        for (const analysis::MassInterval& one : found.support)
            out.rows.push_back({group.empty() ? whole : group, one.left, cell(one.right), one.mass, found.settled});
    }
    return out;
}

/// Shares that ended in each of several ways (methods 5.4, competing risks), of all rows and of each group.
Grid ways_grid(const Spells& spells, const std::string& whole)
{
    Grid out{"ways_of_ending", {"group", "way", "time", "share", "still_there"}, {}, {}};
    out.digits = {-1, -1, 2, 3, 3};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < spells.rows.size(); ++i)
        if (spells.rows[i].event)
            names.push_back(spells.ways[i]);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<std::string> groups = analysis::groups_of(spells.rows);
    groups.insert(groups.begin(), std::string());
    for (const std::string& group : groups) {
        std::vector<SpellRow> rows;
        std::vector<int> ways;
        for (std::size_t i = 0; i < spells.rows.size(); ++i)
            if (group.empty() || spells.rows[i].group == group) {
                rows.push_back(spells.rows[i]);
                ways.push_back(static_cast<int>(std::lower_bound(names.begin(), names.end(), spells.ways[i]) - names.begin()));
            }
        for (const analysis::IncidenceStep& step : analysis::cumulative_incidence(rows, ways, static_cast<int>(names.size())))
            for (std::size_t way = 0; way < names.size(); ++way)
                out.rows.push_back({group.empty() ? whole : group, names[way], step.time, step.shares[way], step.still_there});
    }
    return out;
}

/// The other ways of looking at the same structures (methods 5.4, 5.8).
struct SecondLook {
    std::vector<SpellRow> until;  ///< as if nobody had looked after a day
    std::vector<SpellRow> age;
    analysis::OrganisationRows organisations;

    void add(const PersistenceDesk& desk, const std::vector<analysis::Fortune>& fates, const structures::Crisis& crisis, const std::vector<SpellRow>& headline, Day last,
             const std::string& by)
    {
        const auto regroup = [&](std::vector<SpellRow> rows, std::vector<SpellRow>& into) {
            for (SpellRow& row : rows) {
                if (by != "field")
                    row.group = by == "city" ? row.stratum : std::string();
                into.push_back(std::move(row));
            }
        };
        regroup(analysis::censored_on(headline, crisis, last), until);
        regroup(analysis::age_rows(desk.archive(), desk.records, fates, crisis, desk.question.city, desk.question.field), age);
        analysis::OrganisationRows more = analysis::organisation_rows(desk.archive(), desk.records, fates, crisis, desk.question.city, desk.question.field);
        regroup(std::move(more.rows), organisations.rows);
        organisations.ways.insert(organisations.ways.end(), more.ways.begin(), more.ways.end());
    }

    std::vector<Grid> grids(Format format, Language language) const
    {
        const std::string whole = format == Format::table ? std::string(tr(language, "all")) : "all";
        Grid early{"until_then", {"group", "n", "events", "share_after_6", "tau", "mean_until_tau", "se"}, {}, {}};
        early.digits = {-1, -1, -1, 2, 2, 2, 2};
        Grid ages{"age_clock", {"group", "n", "entered_late", "events", "half_life", "half_life_low", "half_life_high"}, {}, {}};
        ages.digits = {-1, -1, -1, -1, 1, 1, 1};
        Grid steps{"age_curves", {"group", "time", "at_risk", "events", "share", "low", "high", "few_at_risk"}, {}, {}};
        steps.digits = {-1, 2, -1, -1, 3, 3, 3};
        Grid ways{"absorbed_or_dissolved", {"group", "time", "still_there", "absorbed", "dissolved"}, {}, {}};
        ways.digits = {-1, 1, 2, 2, 2};
        const auto cut = analysis::common_tau(until);
        const auto each_group = [&](const std::vector<SpellRow>& rows, const auto& put) {
            if (!rows.empty())
                put(whole, rows);
            for (const std::string& group : analysis::groups_of(rows))
                put(group, analysis::of_group(rows, group));
        };
        each_group(until, [&](const std::string& group, const std::vector<SpellRow>& rows) {
            const analysis::Survival curve = analysis::kaplan_meier(rows);
            const analysis::RestrictedMean mean = analysis::restricted_mean(curve, cut.value_or(0));
            early.rows.push_back({group, count(curve.n), count(curve.events), cell(analysis::share_known_at(curve, 6)), cell(cut), cut ? Cell(mean.value) : Cell(), cut ? Cell(mean.se) : Cell()});
        });
        each_group(age, [&](const std::string& group, const std::vector<SpellRow>& rows) {
            const analysis::Survival curve = analysis::kaplan_meier(rows);
            const auto late = std::count_if(rows.begin(), rows.end(), [](const SpellRow& row) { return row.entry.has_value(); });
            ages.rows.push_back({group, count(curve.n), count(static_cast<int>(late)), count(curve.events), cell(curve.median()), cell(curve.quantile_lower(0.5)), cell(curve.quantile_upper(0.5))});
            for (const analysis::SurvivalStep& step : curve.steps)
                steps.rows.push_back({group, step.time, count(step.at_risk), count(step.events), step.share, cell(step.lower), cell(step.upper), step.at_risk < few});
        });
        std::vector<std::string> groups = analysis::groups_of(organisations.rows);
        groups.insert(groups.begin(), std::string());
        for (const std::string& group : groups) {
            std::vector<SpellRow> rows;
            std::vector<int> own;
            for (std::size_t i = 0; i < organisations.rows.size(); ++i)
                if (group.empty() || organisations.rows[i].group == group) {
                    rows.push_back(organisations.rows[i]);
                    own.push_back(organisations.ways[i]);
                }
            for (const analysis::IncidenceStep& step : analysis::cumulative_incidence(rows, own, analysis::OrganisationRows::ways_there_are))
                ways.rows.push_back({group.empty() ? whole : group, step.time, step.still_there, step.shares[0], step.shares[1]});
        }
        std::vector<Grid> out{early, ways, ages};
        if (format != Format::table)
            out.push_back(steps);
        return out;
    }
};

Exit show(const Console& console, Format format, Facts facts, const Spells& spells, const SurvivalOptions& wanted, std::uint64_t seed, std::vector<Grid> more)
{
    const Language language = console.language;
    const std::string whole = format == Format::table ? std::string(tr(language, "all")) : "all";
    Grid curves{"curves", {"group", "time", "at_risk", "events", "share", "se", "low", "high", "few_at_risk"}, {}, {}};
    curves.digits = {-1, 2, -1, -1, 3, 3, 3, 3};
    Grid summary{"summary", {"group", "n", "events", "censored", "half_life", "half_life_low", "half_life_high", "tau", "mean_until_tau", "se", "modelled_half_life"}, {}, {}};
    summary.digits = {-1, -1, -1, -1, 2, 2, 2, 2, 2, 2, 2};
    std::vector<Grid> grids;
    if (!spells.rows.empty()) {
        const bool late = std::any_of(spells.rows.begin(), spells.rows.end(), [](const SpellRow& row) { return row.entry.has_value(); });
        Value tau = analysis::common_tau(spells.rows);
        if (tau && wanted.tau > 0)
            tau = std::min(*tau, wanted.tau);
        if (late)
            tau.reset();  // early risk sets are too small for a mean
        if (late)
            facts.emplace_back("before_testing", std::string(tr(language, "Some spells enter late: early on too few are watched, so that there is no mean and no test, only curves.")));
        const std::vector<std::string> groups = analysis::groups_of(spells.rows);
        add_curve(curves, summary, whole, spells.rows, tau);
        for (const std::string& group : groups)
            add_curve(curves, summary, group, analysis::of_group(spells.rows, group), tau);
        grids.push_back(summary);
        const auto smallest = [&] {
            std::size_t least = spells.rows.size();
            for (const std::string& group : groups)
                least = std::min(least, analysis::of_group(spells.rows, group).size());
            return least;
        }();
        if (groups.size() >= 2 && !late) {
            if (smallest < few)
                facts.emplace_back("before_testing", say(language, "The smallest group has n = {1}: the tests below can hardly find anything.", {std::to_string(smallest)}));
            grids.push_back(tests_of(spells.rows, seed, language));
        }
        grids.push_back(curves);
        if (!spells.ways.empty())
            grids.push_back(ways_grid(spells, whole));
    }
    if (!spells.intervals.empty())
        grids.push_back(vague_grid(spells.intervals, whole));
    if (grids.empty() && more.empty())
        grids.push_back({"notes", {"note"}, {{std::string(tr(language, "Below the headings there is no spell: nothing can be said."))}}, {}});
    for (Grid& grid : more)
        grids.push_back(std::move(grid));
    print(console.out, format, facts, grids, language);
    return Exit::done;
}

}  // namespace

Exit show_survival(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const SurvivalOptions& wanted)
{
    std::error_code error;
    std::string head(15, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(head.data(), 15);
    const bool network_file = fold(std::filesystem::path(path).extension().string()) == ".json";
    if (std::filesystem::is_regular_file(path, error) && !network_file && head != "SQLite format 3") {
        const auto sheets = files::read_tables(path);
        if (!sheets)
            return console.fail(sheets.problem());
        if (sheets->empty() || sheets->front().rows.empty())
            return console.fail({Problem::Code::bad_file, {"The table is empty."}, {"It needs a line of headers and a line for each spell."}, {path, {}, 0, {}}});
        const Result<Spells> spells = spells_of(sheets->front());
        if (!spells)
            return console.fail(spells.problem());
        return show(console, format, {{"table", std::filesystem::path(path).filename().string()}}, *spells, wanted, 1, {});
    }
    Result<PersistenceDesk> opened = persistence_desk(console, path, options);
    if (!opened)
        return console.fail(opened.problem());
    const PersistenceDesk& desk = *opened;
    const auto crises = crises_of(desk, wanted.crisis);
    if (!crises)
        return console.fail(crises.problem());
    Spells spells;
    analysis::LandmarkRows comparison;
    int left_out = 0;
    SecondLook second;
    const Result<Day> last_day = day_of(wanted.censored_on);
    if (!last_day)
        return console.misused(last_day.problem().what, last_day.problem().hint);
    for (const structures::Crisis* crisis : *crises) {
        Work work;
        auto fates = analysis::fortunes(desk.archive(), *crisis, {{3}, 0, 1}, work);
        if (!fates)
            return console.fail(fates.problem());
        std::erase_if(*fates, [&](const analysis::Fortune& one) {
            const structures::Crisis* own = analysis::crisis_of(*desk.state.crises, find(*desk.archive().structures, one.structure)->field);
            return wanted.crisis.empty() && own && own->id != crisis->id;
        });
        analysis::LandmarkRows found = analysis::landmark_rows(desk.archive(), *fates, desk.question.city, desk.question.field);
        second.add(desk, *fates, *crisis, found.headline, *last_day, wanted.by);
        for (std::size_t i = 0; i < found.headline.size(); ++i) {
            SpellRow row = found.headline[i];
            if (wanted.by != "field")
                row.group = wanted.by == "city" ? row.stratum : std::string();
            if (wanted.by == "city")
                row.stratum.clear();
            spells.intervals.emplace_back(row.group, found.intervals[i]);
            spells.rows.push_back(std::move(row));
        }
        comparison.unchanged.insert(comparison.unchanged.end(), found.unchanged.begin(), found.unchanged.end());
        left_out += found.left_out;
    }
    Facts facts = facts_of(desk.archive(), desk.question);
    add_disclaimer(facts, desk.state, console.language);
    facts.emplace_back("clock", std::string(tr(console.language, "months from the acute end to the loss of the function")));
    facts.emplace_back("spells", count(static_cast<int>(spells.rows.size())));
    facts.emplace_back("left_out", count(left_out));
    Grid curves{"curves", {}, {}, {}};
    curves.columns = {"group", "time", "at_risk", "events", "share", "se", "low", "high", "few_at_risk"};
    Grid unchanged{"unchanged_for_comparison", {"group", "n", "events", "censored", "half_life", "half_life_low", "half_life_high", "tau", "mean_until_tau", "se", "modelled_half_life"}, {}, {}};
    unchanged.digits = {-1, -1, -1, -1, 2, 2, 2, 2, 2, 2, 2};
    add_curve(curves, unchanged, format == Format::table ? std::string(tr(console.language, "all")) : "all", comparison.unchanged, analysis::common_tau(comparison.unchanged));
    std::vector<Grid> more{unchanged};
    for (Grid& grid : second.grids(format, console.language))
        more.push_back(std::move(grid));
    more.push_back(warnings_of(desk, wanted.by == "field" && desk.question.field == Field::none, console.language));
    more.back().rows.push_back({say(console.language, "“Until then” counts nothing after {1}: fields are not to be compared beyond the shortest time that it leaves them.", {wanted.censored_on})});
    return show(console, format, std::move(facts), spells, wanted, desk.state.about().seed, std::move(more));
}

}  // namespace crosscut::cli
