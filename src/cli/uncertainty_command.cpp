// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "analysis/uncertainty/uncertainty.hpp"
#include "cli/desk.hpp"
#include "cli/progress.hpp"
#include "foundation/number.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosscut::cli {

using namespace evidence;
using analysis::Doubt;
using analysis::Drawn;
using analysis::Places;
using analysis::Uncertainty;

namespace {

Cell best(const std::optional<Places>& places) { return places ? Cell(1.0 * places->best) : Cell(); }
Cell worst(const std::optional<Places>& places) { return places ? Cell(1.0 * places->worst) : Cell(); }

/// "3", "2–5", or nothing.
Cell span(const std::optional<Places>& places)
{
    if (!places)
        return {};
    return places->best == places->worst ? std::to_string(places->best) : std::to_string(places->best) + "–" + std::to_string(places->worst);
}

Cell span(Language language, const analysis::Range& range, int digits)
{
    if (!range.low)
        return {};
    const std::string low = spoken(language, range.low, digits);
    const std::string high = spoken(language, range.high, digits);
    return low == high ? low : low + "–" + high;
}

/// "86 %": shares of draws as people say them.
Cell percent(const analysis::Value& share)
{
    return share ? Cell(std::to_string(std::lround(*share * 100)) + " %") : Cell();
}

std::string first_names(const Archive& archive, const Uncertainty& found, const std::vector<std::size_t>& first)
{
    std::string out;
    for (const std::size_t item : first)
        out += (out.empty() ? "" : " ") + key_of(archive, found.doubts[item].item.actor) +
               (found.doubts[item].item.other ? "-" + key_of(archive, found.doubts[item].item.other) : "");
    return out;
}

std::vector<std::size_t> first_of(const analysis::Values& values)
{
    std::vector<std::size_t> out;
    const std::vector<double> shares = analysis::share_of_first(values, analysis::first_places);
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (analysis::among_first(shares[i]))
            out.push_back(i);
    return out;
}

void name_item(std::vector<Cell>& row, const Archive& archive, const Uncertainty& found, const Doubt& doubt, Language language)
{
    const Actor* actor = find(*archive.actors, doubt.item.actor);
    switch (found.per) {
    case analysis::Per::actor: row = {actor->key, actor->name}; break;
    case analysis::Per::tie: row = {actor->key, key_of(archive, doubt.item.other)}; break;
    case analysis::Per::network: {
        const analysis::Measure* measure = analysis::find_measure(found.asked.measure);
        row = {std::string(measure->key), std::string(tr(language, measure->title))};
        break;
    }
    }
}

std::vector<std::string> item_columns(analysis::Per per)
{
    switch (per) {
    case analysis::Per::actor: return {"id", "name"};
    case analysis::Per::tie: return {"a", "b"};
    case analysis::Per::network: break;
    }
    return {"measure", "meaning"};
}

/// All numbers, for programs.
Grid all_numbers(const Archive& archive, const Uncertainty& found, Language language)
{
    Grid grid{"values", item_columns(found.per), {}, {}};
    for (const char* column : {"value", "rank_best", "rank_worst"})
        grid.columns.emplace_back(column);
    for (const char* kind : {"interviews", "dates", "middle_dates"})
        for (const char* what : {"low", "high", "rank_best", "rank_worst", "first_three", "defined"})
            grid.columns.push_back(std::string(kind) + "_" + what);
    for (const char* kind : {"left_out", "rules"})
        for (const char* what : {"low", "high", "rank_best", "rank_worst"})
            grid.columns.push_back(std::string(kind) + "_" + what);
    for (const char* column : {"earliest_ends", "latest_ends", "robust"})
        grid.columns.emplace_back(column);
    for (std::size_t i = 0; i < found.doubts.size(); ++i) {
        const Doubt& one = found.doubts[i];
        std::vector<Cell> row;
        name_item(row, archive, found, one, language);
        for (Cell value : {cell(one.value), best(one.places), worst(one.places)})
            row.push_back(std::move(value));
        for (const std::optional<Drawn>& drawn : {one.interviews, one.dates, one.middle_dates})
            for (Cell value : {drawn ? cell(drawn->values.low) : Cell(), drawn ? cell(drawn->values.high) : Cell(), drawn ? best(drawn->places) : Cell(),
                               drawn ? worst(drawn->places) : Cell(), drawn && found.per != analysis::Per::network ? Cell(drawn->first) : Cell(), drawn ? Cell(drawn->defined) : Cell()})
                row.push_back(std::move(value));
        for (const auto& [range, places] : {std::pair{one.left_out, one.left_out_places}, {one.rules, one.rules_places}})
            for (Cell value : {cell(range.low), cell(range.high), best(places), worst(places)})
                row.push_back(std::move(value));
        row.push_back(found.earliest_ends.empty() ? Cell() : cell(found.earliest_ends[i]));
        row.push_back(found.latest_ends.empty() ? Cell() : cell(found.latest_ends[i]));
        row.push_back(cell(one.robust));
        grid.rows.push_back(std::move(row));
    }
    return grid;
}

/// The same for people: intervals in one column each, the largest first, never a place without its interval.
Grid for_people(const Archive& archive, const Uncertainty& found, Language language)
{
    const int digits = analysis::find_measure(found.asked.measure)->digits;
    const bool order = found.per != analysis::Per::network;
    Grid grid{"values", item_columns(found.per), {}, {}};
    for (const char* column : {"value", "one_informant_less", "other_informants", "vague_dates", "rules_and_bounds"})
        grid.columns.emplace_back(column);
    if (order)
        for (const char* column : {"rank", "rank_interval", "first_three", "robust"})
            grid.columns.emplace_back(column);
    grid.digits = {-1, -1, digits};
    std::vector<std::size_t> by_value(found.doubts.size());
    std::iota(by_value.begin(), by_value.end(), std::size_t{0});
    std::stable_sort(by_value.begin(), by_value.end(), [&](std::size_t a, std::size_t b) {
        const auto& x = found.doubts[a].places;
        const auto& y = found.doubts[b].places;
        return (x ? x->best : 1 << 30) < (y ? y->best : 1 << 30);
    });
    for (const std::size_t i : by_value) {
        const Doubt& one = found.doubts[i];
        std::vector<Cell> row;
        name_item(row, archive, found, one, language);
        for (Cell value : {cell(one.value), span(language, one.left_out, digits), one.interviews ? span(language, one.interviews->values, digits) : Cell(),
                           one.dates ? span(language, one.dates->values, digits) : Cell(), span(language, one.rules, digits)})
            row.push_back(std::move(value));
        if (order)
            for (Cell value : {span(one.places), span(one.halo()), percent(one.interviews ? analysis::Value(one.interviews->first) : analysis::Value()), percent(one.robust)})
                row.push_back(std::move(value));
        grid.rows.push_back(std::move(row));
    }
    return grid;
}

Grid strip_grid(const Archive& archive, const Uncertainty& found, Format format, Language language)
{
    const bool order = found.per != analysis::Per::network;
    Grid grid{"strip", {"rule", "time", "ties", "observable_pairs"}, {}, {}};
    if (order) {
        grid.columns.insert(grid.columns.end(), {"agreement", "first_three"});
        grid.digits = {-1, -1, -1, -1, 2};
    } else {
        grid.columns.emplace_back("value");
        grid.digits = {-1, -1, -1, -1, analysis::find_measure(found.asked.measure)->digits};
    }
    for (const analysis::StripRow& row : found.strip.rows) {
        const bool asked = row.rule == found.asked.question.rule && row.mode == found.asked.question.mode;
        const bool people = format == Format::table;
        std::vector<Cell> cells{(people ? std::string(label(language, row.rule)) : std::string(key(row.rule))) + (people && asked ? " *" : ""),
                                people ? std::string(label(language, row.mode)) : std::string(key(row.mode)), 1.0 * row.ties, 1.0 * row.observable};
        if (order) {
            cells.push_back(cell(row.agreement));
            cells.push_back(first_names(archive, found, first_of(row.values)));
        } else {
            cells.push_back(cell(row.values.front()));
        }
        grid.rows.push_back(std::move(cells));
    }
    return grid;
}

Grid left_out_grid(const Archive& archive, const Uncertainty& found)
{
    const bool order = found.per != analysis::Per::network;
    Grid grid{"one_informant_less", {"interview", "actor"}, {}, {}};
    if (order) {
        grid.columns.insert(grid.columns.end(), {"agreement", "first_three", "came", "went"});
        grid.digits = {-1, -1, 2};
    }
    for (const analysis::LeftOut& one : found.left_out) {
        const Interview* interview = find(*archive.interviews, one.interview);
        std::vector<Cell> row{interview->key, key_of(archive, interview->actor)};
        if (order)
            for (Cell value : {cell(one.agreement), Cell(first_names(archive, found, one.first)), Cell(1.0 * one.came), Cell(1.0 * one.went)})
                row.push_back(std::move(value));
        grid.rows.push_back(std::move(row));
    }
    return grid;
}

}  // namespace

Exit show_uncertainty(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const UncertaintyOptions& wanted)
{
    const analysis::Measure* measure = analysis::find_measure(wanted.measure);
    if (!measure)
        return console.misused({"There is no measure “{1}”.", {wanted.measure}}, {"crosscut measure --list shows all of them."});
    const Result<Desk> desk = open_desk(console, path, options);
    if (!desk)
        return console.fail(desk.problem());
    const Archive& archive = desk->archive();
    const network::Question& question = desk->question;

    Work work;
    const analysis::UncertaintySettings settings{wanted.draws, (wanted.draws + 1) / 2, wanted.draws, wanted.seed};
    Result<Uncertainty> found = [&] {
        const Progress progress(console, work, {"Drawing other informants and other days"});
        return analysis::uncertainty(archive, {question, wanted.measure}, settings, work, &desk->ties);
    }();
    if (!found)
        return console.fail(found.problem());

    const Language language = console.language;
    Facts facts = facts_of(archive, question);
    add_disclaimer(facts, desk->state, language);
    facts.emplace_back("measure", std::string(measure->key));
    facts.emplace_back("informants", 1.0 * static_cast<double>(found->informants.size()));
    facts.emplace_back("draws", 1.0 * wanted.draws);
    facts.emplace_back("seed", std::to_string(wanted.seed));
    facts.emplace_back("stability_coefficient", cell(found->stability.coefficient));
    if (format != Format::table)
        facts.emplace_back("stability", std::string(key(verdict_of(found->stability))));
    if (found->per != analysis::Per::network)
        facts.emplace_back("stability_says", std::string(sentence(language, verdict_of(found->stability))));
    Grid stability{"stability_steps", {"dropped", "informants", "agreeing", "median"}, {}, {1, -1, 2, 2}};
    for (const analysis::Stability::Step& step : found->stability.steps)
        stability.rows.push_back({step.share, 1.0 * step.informants, step.agreeing, cell(step.middle)});
    Grid notes{"notes", {"note"}, {}, {}};
    for (const Message& note : found->notes)
        notes.rows.push_back({in(language, note)});

    std::vector<Grid> grids;
    grids.push_back(format == Format::table ? for_people(archive, *found, language) : all_numbers(archive, *found, language));
    grids.push_back(strip_grid(archive, *found, format, language));
    grids.push_back(left_out_grid(archive, *found));
    if (!stability.rows.empty())
        grids.push_back(std::move(stability));
    if (!notes.rows.empty())
        grids.push_back(std::move(notes));
    print(console.out, format, facts, grids, language);
    if (format == Format::table)
        console.out << "\n"
                    << tr(language, "Other informants: if we had talked to other people like these (95 % of the draws). Vague dates: each a day by lot. Rank interval: 95 % of the draws; below six informants over each left out once.")
                    << "\n"
                    << tr(language, "Robust: in so many of the variants (rules, bounds of time, one informant less) it stays among the first three, or outside of them, as here. * as asked.")
                    << "\n"
                    << tr(language, "The thresholds of stability were set for other data: a convention.") << "\n";
    return Exit::done;
}

}  // namespace crosscut::cli
