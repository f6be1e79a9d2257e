// SPDX-License-Identifier: Apache-2.0
#include "cli/headline_grid.hpp"

#include "analysis/persistence/headline.hpp"
#include "cli/progress.hpp"
#include "foundation/number.hpp"

namespace crosscut::cli {

using namespace evidence;
using analysis::Headline;
using analysis::HeadlineDoubt;

namespace {

bool main_number(Headline what) { return what == Headline::function_share || what == Headline::mean_months || what == Headline::retained_3; }

Cell span(Language language, const analysis::Range& range, int digits)
{
    if (!range.low)
        return {};
    const std::string low = spoken(language, range.low, digits);
    const std::string high = spoken(language, range.high, digits);
    return low == high ? low : say(language, "{1} to {2}", {low, high});
}

}  // namespace

Result<Grid> headline_grid(const Console& console, Format format, const PersistenceDesk& desk, const std::vector<std::pair<Field, structures::Crisis>>& views, int draws)
{
    analysis::HeadlineQuestion question;
    for (const City* city : desk.cities())
        question.cities.push_back(city->id);
    question.views = views;
    question.rule = desk.question.rule;
    question.mode = desk.question.mode;
    question.draws = draws;
    question.seed = desk.book.state().about().seed;
    Work work;
    Result<std::vector<HeadlineDoubt>> found = [&] {
        const Progress progress(console, work, {"Drawing vague dates"});
        return analysis::headline_doubts(desk.archive(), question, work);
    }();
    if (!found)
        return found.problem();
    const Language language = console.language;
    const bool people = format == Format::table;
    Grid grid{"uncertainty", {"city", "field", "crisis", "what", "n", "value"}, {}, {}};
    if (people)
        grid.columns.insert(grid.columns.end(), {"vague_dates", "first_and_last_days", "one_informant_less", "rules_and_bounds", "other_cities", "robust"});
    else
        grid.columns.insert(grid.columns.end(), {"dates_low", "dates_high", "dates_defined", "middle_dates_low", "middle_dates_high", "earliest_days", "latest_days", "left_out_low", "left_out_high",
                                                 "rules_low", "rules_high", "cities_low", "cities_high", "robust"});
    const bool several = question.cities.size() > 1;
    for (const HeadlineDoubt& one : *found) {
        // For people: of single cities only where it is the only one, else all together and the contrast.
        if (people && (!main_number(one.what) || (one.cell.city && several)))
            continue;
        const City* city = find(*desk.archive().cities, one.cell.city);
        std::string crisis;
        for (const auto& [field, view] : views)
            if (view.id == one.cell.crisis)
                crisis = view.name(language);
        const std::string all = people ? std::string(tr(language, "all")) : "all";
        const std::string field = one.cell.contrast ? (people ? std::string(tr(language, "integration less climate")) : "contrast") : std::string(key(one.cell.field));
        const int digits = one.what == Headline::mean_months ? 1 : 2;
        std::vector<Cell> row{city ? city->key : all, field, crisis, std::string(people ? analysis::label(language, one.what) : analysis::key(one.what)),
                              people ? Cell(std::to_string(one.n)) : count(one.n), cell(one.value)};
        // Only a comparison has a sign to keep.
        const bool judged = one.cell.contrast && one.value;
        if (people) {
            analysis::Range ends;
            ends.take(one.earliest);
            ends.take(one.latest);
            for (Cell value : {span(language, one.dates, digits), span(language, ends, digits), span(language, one.left_out, digits), span(language, one.rules, digits), span(language, one.cities, digits),
                               judged ? Cell(std::string(tr(language, one.keeps_sign ? "robust" : "not robust"))) : Cell()})
                row.push_back(std::move(value));
        } else {
            for (Cell value : {cell(one.dates.low), cell(one.dates.high), draws > 0 ? Cell(one.defined) : Cell(), cell(one.middle_dates.low), cell(one.middle_dates.high), cell(one.earliest), cell(one.latest),
                               cell(one.left_out.low), cell(one.left_out.high), cell(one.rules.low), cell(one.rules.high), cell(one.cities.low), cell(one.cities.high),
                               judged ? Cell(one.keeps_sign) : Cell()})
                row.push_back(std::move(value));
        }
        grid.rows.push_back(std::move(row));
        grid.row_digits.push_back(digits);
    }
    return grid;
}

}  // namespace crosscut::cli
