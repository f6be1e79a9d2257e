// SPDX-License-Identifier: Apache-2.0
#include "cli/headline_grid.hpp"

#include "analysis/uncertainty/strip.hpp"
#include "cli/progress.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

namespace crosscut::cli {

using namespace evidence;
using analysis::Headline;
using analysis::HeadlineCell;
using analysis::HeadlineDoubt;
using structures::Crisis;

namespace {

bool main_number(Headline what) { return what == Headline::function_share || what == Headline::mean_months || what == Headline::retained_3; }

/// City, field and crisis of a cell, in words for people or keys for programs.
std::vector<Cell> place_of(const PersistenceDesk& desk, const HeadlineAsk& ask, const HeadlineCell& cell, bool people, Language language)
{
    const City* city = find(*desk.archive().cities, cell.city);
    const std::string where = city ? city->key : people ? std::string(tr(language, "all")) : "all";
    if (cell.contrast >= 0) {
        const NamedContrast& named = ask.contrasts[static_cast<std::size_t>(cell.contrast)];
        return {where, people ? in(language, named.field) : named.field_key, people ? in(language, named.crisis) : named.crisis_key};
    }
    std::string crisis;
    for (const auto& [field, view] : ask.views)
        if (view.id == cell.crisis)
            crisis = view.name(language);
    return {where, std::string(key(cell.field)), crisis};
}

void add_for_people(std::vector<Cell>& row, const HeadlineDoubt& one, int digits, bool several, Language language)
{
    analysis::Range ends;
    ends.take(one.earliest);
    ends.take(one.latest);
    for (const analysis::Range& range : {one.dates, ends, one.left_out, one.interviews, one.rules})
        row.push_back(span_of(language, range, digits));
    if (several)
        row.push_back(span_of(language, one.cities, digits));
    // Only a comparison has a sign to keep.
    row.push_back(one.cell.contrast >= 0 && one.value ? robust_word(language, *one.value, one.keeps_sign) : Cell());
}

void add_for_programs(std::vector<Cell>& row, const HeadlineDoubt& one, int draws)
{
    for (Cell value : {cell(one.dates.low), cell(one.dates.high), draws > 0 ? Cell(one.defined) : Cell(), cell(one.middle_dates.low), cell(one.middle_dates.high), cell(one.earliest), cell(one.latest),
                       cell(one.left_out.low), cell(one.left_out.high), cell(one.interviews.low), cell(one.interviews.high), cell(one.rules.low), cell(one.rules.high), cell(one.cities.low),
                       cell(one.cities.high), one.cell.contrast >= 0 && one.value ? Cell(one.keeps_sign) : Cell()})
        row.push_back(std::move(value));
}

Grid strip_grid(const PersistenceDesk& desk, const HeadlineAsk& ask, const analysis::Headlines& found, Language language)
{
    Grid grid{"strip", {"city", "field", "crisis", "what", "rule", "time", "ties", "observable_pairs", "value"}, {}, {}};
    for (std::size_t k = 0; k < found.doubts.size(); ++k) {
        const HeadlineDoubt& one = found.doubts[k];
        if (!main_number(one.item.what))
            continue;
        const std::size_t at = k / found.items;
        for (std::size_t i = 0; i < found.strip.size(); ++i) {
            const analysis::HeadlineStripRow& reading = found.strip[i];
            std::vector<Cell> row = place_of(desk, ask, one.cell, false, language);
            const bool counted = one.cell.contrast < 0;
            for (Cell value : {Cell(one.item.key()), Cell(std::string(key(reading.rule))), Cell(std::string(key(reading.mode))), counted ? count(reading.ties[at]) : Cell(),
                               counted ? count(reading.observable[at]) : Cell(), cell(one.strip[i])})
                row.push_back(std::move(value));
            grid.rows.push_back(std::move(row));
        }
    }
    return grid;
}

}  // namespace

Cell span_of(Language language, const analysis::Range& range, int digits)
{
    if (!range.low)
        return {};
    const std::string low = spoken(language, range.low, digits);
    const std::string high = spoken(language, range.high, digits);
    return low == high ? low : say(language, "{1} to {2}", {low, high});
}

Cell robust_word(Language language, double difference, bool keeps_sign)
{
    return std::string(tr(language, difference == 0 && keeps_sign ? "no difference" : keeps_sign ? "robust" : "not robust"));
}

Result<std::vector<Grid>> headline_grids(const Console& console, Format format, const PersistenceDesk& desk, const HeadlineAsk& ask)
{
    analysis::HeadlineQuestion question;
    for (const City* city : desk.cities())
        question.cities.push_back(city->id);
    question.views = ask.views;
    for (const NamedContrast& one : ask.contrasts)
        question.contrasts.push_back(one.contrast);
    question.share_years = ask.years;
    question.rule = desk.question.rule;
    question.mode = desk.question.mode;
    question.draws = question.interviews = ask.draws;
    question.seed = desk.state.about().seed;
    Work work;
    Result<analysis::Headlines> found = [&] {
        const Progress progress(console, work, {"Drawing other informants and other days"});
        return analysis::headline_doubts(desk.archive(), question, work);
    }();
    if (!found)
        return found.problem();
    const Language language = console.language;
    const bool people = format == Format::table;
    const bool several = question.cities.size() > 1;
    Grid grid{"uncertainty", {"city", "field", "crisis", "what", "n", "value"}, {}, {}};
    if (people) {
        grid.columns.insert(grid.columns.end(), {"vague_dates", "first_and_last_days", "one_informant_less", "other_informants", "rules_and_bounds"});
        if (several)
            grid.columns.emplace_back("other_cities");
        grid.columns.emplace_back("robust");
    } else {
        grid.columns.insert(grid.columns.end(), {"dates_low", "dates_high", "dates_defined", "middle_dates_low", "middle_dates_high", "earliest_days", "latest_days", "left_out_low", "left_out_high",
                                                 "interviews_low", "interviews_high", "rules_low", "rules_high", "cities_low", "cities_high", "robust"});
    }
    for (const HeadlineDoubt& one : found->doubts) {
        // For people: of single cities only where it is the only one, else all together and the contrasts.
        if (people && (!main_number(one.item.what) || (one.cell.city && several)))
            continue;
        const int digits = one.item.what == Headline::mean_months ? 1 : 2;
        std::vector<Cell> row = place_of(desk, ask, one.cell, people, language);
        row.emplace_back(people ? one.item.label(language) : one.item.key());
        row.push_back(people ? Cell(std::to_string(one.n)) : count(one.n));
        row.push_back(cell(one.value));
        if (people)
            add_for_people(row, one, digits, several, language);
        else
            add_for_programs(row, one, ask.draws);
        grid.rows.push_back(std::move(row));
        grid.row_digits.push_back(digits);
    }
    std::vector<Grid> out{std::move(grid)};
    if (!people)
        out.push_back(strip_grid(desk, ask, *found, language));
    Grid notes{"notes", {"note"}, {}, {}};
    std::vector<std::string> few;
    for (const auto& [id, field] : found->few)
        few.push_back(find(*desk.archive().cities, id)->key + " " + std::string(tr(language, key(field))));
    if (!few.empty())
        notes.rows.push_back({say(language, "Fewer than six informants speak of: {1}. There nobody is drawn by lot; each is left out once.", {join(few, ", ")})});
    if (!notes.rows.empty())
        out.push_back(std::move(notes));
    return out;
}

NamedContrast integration_less_climate() { return {{{{0, 1.0}, {1, -1.0}}, true}, "contrast", "", {"integration less climate"}, {""}}; }

std::vector<std::pair<Field, Crisis>> crisis_views(const PersistenceDesk& desk)
{
    std::vector<std::pair<Field, Crisis>> out;
    for (const Field field : desk.fields())
        for (const Crisis* crisis : desk.crises())
            out.emplace_back(field, *crisis);
    return out;
}

std::vector<std::pair<Field, Crisis>> own_views(const PersistenceDesk& desk)
{
    std::vector<std::pair<Field, Crisis>> out;
    for (const Field field : desk.fields())
        if (const Crisis* crisis = analysis::crisis_of(*desk.state.crises, field))
            out.emplace_back(field, *crisis);
    return out;
}

std::vector<NamedContrast> contrasts_of_crises(const PersistenceDesk& desk, Language language)
{
    std::vector<NamedContrast> out;
    const std::vector<const Crisis*> crises = desk.crises();
    const std::vector<Field> fields = desk.fields();
    for (std::size_t i = 0; i < crises.size(); ++i)
        for (std::size_t j = i + 1; j < crises.size(); ++j) {
            const Message pair{"“{1}” less “{2}”", {crises[i]->name(language), crises[j]->name(language)}};
            const std::string keys = crises[i]->name(language) + " - " + crises[j]->name(language);
            for (std::size_t f = 0; f < fields.size(); ++f)
                out.push_back({{{{f * crises.size() + i, 1.0}, {f * crises.size() + j, -1.0}}, false}, std::string(key(fields[f])), keys, {std::string(key(fields[f]))}, pair});
            if (fields.size() == 2)
                out.push_back({{{{i, 1.0}, {j, -1.0}, {crises.size() + i, -1.0}, {crises.size() + j, 1.0}}, false}, "double_difference", keys, {"integration less climate"}, pair});
        }
    return out;
}

}  // namespace crosscut::cli
