// SPDX-License-Identifier: Apache-2.0
#include "report/factor_chapter.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <map>

namespace crosscut::report {

using namespace evidence;

namespace {

std::string target_words(const Desk& desk, const Target& target)
{
    std::vector<std::string> names;
    if (target.structure)
        names.push_back(desk.name(target.structure));
    for (const ActorId actor : target.actors)
        names.push_back(desk.name(actor));
    const std::string joined = join(names, " – ");
    return target.is_gap() ? say(desk.language, "Gap: {1}", {joined}) : joined;
}

std::string city_words(const Desk& desk, CityId id)
{
    const City* city = find(*desk.archive().cities, id);
    return city ? city->name : std::string();
}

bool wanted(const Desk& desk, CityId city)
{
    const auto& cities = desk.input().cities;
    return cities.empty() || std::find(cities.begin(), cities.end(), city) != cities.end();
}

/// The words behind codings, each with who says so; nothing of it where names are hidden.
std::string quotes(const Desk& desk, const std::vector<CodingId>& codings)
{
    if (desk.hidden())
        return std::string(tr(desk.language, "(hidden)"));
    std::vector<std::string> out;
    for (const CodingId id : codings) {
        const Coding* coding = find(*desk.archive().codings, id);
        if (!coding)
            continue;
        const Claim* claim = find(*desk.archive().claims, coding->claim);
        const Interview* interview = find(*desk.archive().interviews, claim ? claim->interview : coding->interview);
        const std::string& words = words_of(desk.archive(), *coding);
        std::string one = words.empty() ? coding->comment : desk.language == Language::german ? "„" + words + "“" : "“" + words + "”";
        if (interview)
            one += " (" + desk.interview_words(*interview) + ")";
        out.push_back(std::move(one));
    }
    return join(out, "; ");
}

std::string share(const Desk& desk, int hits, int all, const std::optional<analysis::Interval>& limits)
{
    if (all == 0)
        return "–";
    return say(desk.language, "{1} of {2}", {std::to_string(hits), std::to_string(all)}) +
           (limits ? " (" + spoken(desk.language, 100 * limits->first, 0) + "–" + spoken(desk.language, 100 * limits->second, 0) + " %)" : std::string());
}

void fill_comparison(const Desk& desk, FactorChapter& chapter, const std::vector<Factor>& list)
{
    const Language language = desk.language;
    Sheet& sheet = chapter.comparison;
    sheet.key = "factors";
    sheet.caption = std::string(tr(language, "Potentials and obstacles, and what became of the structures three years after the acute end"));
    sheet.keys = {"factor", "influence", "with_persists", "with", "without_persists", "without", "p", "holm", "bh", "why_not"};
    sheet.columns = {std::string(tr(language, "Factor")),  std::string(tr(language, "Influence")), std::string(tr(language, "With the factor")), std::string(tr(language, "Without")),
                     std::string(tr(language, "p (exact)")), std::string(tr(language, "Holm")), std::string(tr(language, "BH")), std::string(tr(language, "Remark"))};
    sheet.number = {false, false, false, false, true, true, true, false};
    sheet.wide = 7;
    const auto exact = [](const analysis::Value& value) { return value ? plain(*value) : std::string(); };
    for (const analysis::FactorTest& one : chapter.all.tests) {
        const Factor* factor = find(list, one.factor);
        const analysis::FourFold& n = one.counts;
        sheet.rows.push_back({factor ? name(language, *factor) : std::string("?"), std::string(label(language, one.influence)), share(desk, n.a, n.a + n.b, one.with),
                              share(desk, n.c, n.c + n.d, one.without), spoken(language, one.p, 3), spoken(language, one.holm, 3), spoken(language, one.bh, 3), why_not(language, one)});
        sheet.exact.push_back({factor ? factor->key : std::string(), std::string(key(one.influence)), std::to_string(n.a), std::to_string(n.a + n.b), std::to_string(n.c),
                               std::to_string(n.c + n.d), exact(one.p), exact(one.holm), exact(one.bh), why_not(language, one)});
    }
}

void fill_cases(const Desk& desk, FactorChapter& chapter, const std::vector<Factor>& list)
{
    const Language language = desk.language;
    Sheet& sheet = chapter.cases;
    sheet.key = "factor-cases";
    sheet.caption = std::string(tr(language, "What was said to help or hinder, case by case"));
    sheet.keys = {"city", "case", "outcome", "factor", "influence", "quotes"};
    sheet.columns = {std::string(tr(language, "City")), std::string(tr(language, "Case")), std::string(tr(language, "Outcome")), std::string(tr(language, "Factor")),
                     std::string(tr(language, "Influence")), std::string(tr(language, "In which words"))};
    sheet.number = {false, false, false, false, false, false};
    sheet.wide = 5;
    for (const analysis::FactorCase& one : chapter.all.cases) {
        if (!wanted(desk, one.city))
            continue;
        std::map<std::pair<FactorId, Influence>, std::vector<CodingId>> said;
        for (const CodingId id : one.codings)
            if (const Coding* coding = find(*desk.archive().codings, id))
                said[{coding->factor, coding->influence}].push_back(id);
        for (const auto& [what, codings] : said) {
            const Factor* factor = find(list, what.first);
            sheet.rows.push_back({city_words(desk, one.city), target_words(desk, one.target), one.verdict ? std::string(label(language, one.verdict->outcome)) : std::string("–"),
                                  factor ? name(language, *factor) : std::string("?"), std::string(label(language, what.second)), quotes(desk, codings)});
        }
    }
}

Result<Done> fill_steps(const Desk& desk, FactorChapter& chapter, const std::vector<Factor>& list, Work& work)
{
    const Language language = desk.language;
    const Archive& archive = desk.archive();
    Sheet& sheet = chapter.steps;
    sheet.key = "recommended-steps";
    sheet.caption = std::string(tr(language, "Recommended steps, with structures that held elsewhere"));
    sheet.keys = {"city", "case", "obstacle", "step", "examples", "author", "day"};
    sheet.columns = {std::string(tr(language, "City")),     std::string(tr(language, "Case")), std::string(tr(language, "Against")), std::string(tr(language, "Recommended step")),
                     std::string(tr(language, "Examples")), std::string(tr(language, "Author")), std::string(tr(language, "Day"))};
    sheet.number.assign(7, false);
    sheet.wide = 3;
    std::vector<analysis::HeldElsewhere> held;
    if (desk.input().source.crises && !archive.recommendations->empty()) {
        for (const char* type : {"", "plan", "resolution"}) {
            Result<std::vector<analysis::HeldElsewhere>> found = analysis::held_elsewhere(archive, *desk.input().source.crises, {{}, type, Field::none, 3}, work);
            if (!found)
                return found.problem();
            held.insert(held.end(), found->begin(), found->end());
        }
    }
    for (const Recommendation& one : *archive.recommendations) {
        const CityId city = city_of(archive, one.target);
        if (!wanted(desk, city))
            continue;
        std::vector<std::string> examples;
        for (const StructureId id : one.examples) {
            const Structure* structure = find(*archive.structures, id);
            if (!structure)
                continue;
            std::string words = city_words(desk, structure->city) + ": " + desk.name(id);
            const auto at = std::find_if(held.begin(), held.end(), [&](const analysis::HeldElsewhere& other) { return other.structure == id; });
            if (at != held.end()) {
                words += " (" + std::string(label(language, at->verdict.outcome));
                for (const EventId event_id : at->verdict.because)
                    if (const Event* event = find(*archive.events, event_id))
                        words += ", " + structures::event_type_label(language, event->type) + " " + spoken(language, event->date);
                words += ")";
            }
            examples.push_back(std::move(words));
        }
        const Factor* factor = find(list, one.factor);
        const Result<PartialDate> day = parse_date(one.day);
        sheet.rows.push_back({city_words(desk, city), target_words(desk, one.target), factor ? name(language, *factor) : std::string("–"), desk.hidden() ? std::string(tr(language, "(hidden)")) : one.words,
                              join(examples, "; "), desk.hidden() ? std::string() : one.author, one.day.empty() ? std::string() : day ? spoken(language, *day) : one.day});
    }
    return Done{};
}

}  // namespace

Result<FactorChapter> make_factor_chapter(const Desk& desk, Work& work)
{
    FactorChapter chapter;
    const Archive& archive = desk.archive();
    if (archive.codings->empty() && archive.recommendations->empty())
        return chapter;
    const std::vector<structures::Crisis> crises = desk.input().source.crises ? *desk.input().source.crises : std::vector<structures::Crisis>();
    analysis::FactorQuestion question;
    question.field = desk.input().question.field;
    if (desk.input().cities.size() == 1)
        question.city = desk.input().cities.front();
    Result<analysis::FactorComparison> all = analysis::compare_factors(archive, crises, question, work);
    if (!all)
        return all.problem();
    chapter.all = std::move(*all);
    const std::vector<Factor> list = factor_list(archive);
    fill_comparison(desk, chapter, list);
    fill_cases(desk, chapter, list);
    if (const Result<Done> done = fill_steps(desk, chapter, list, work); !done)
        return done.problem();
    return chapter;
}

void put_factors(Html& html, const Desk& desk, const FactorChapter& chapter)
{
    if (chapter.empty())
        return;
    html.open("section", "chapter", "factors");
    html.heading(2, tr(desk.language, "Potentials, obstacles and steps"));
    if (!chapter.cases.rows.empty()) {
        // What limits the table stands before it.
        for (const Message& one : chapter.all.cautions)
            html.paragraph(in(desk.language, one), "note");
        put_table(html, chapter.comparison, "factor-comparison", 0, {});
        put_table(html, chapter.cases, "factor-cases", 0, {});
    }
    if (!chapter.steps.rows.empty())
        put_table(html, chapter.steps, "recommended-steps", 0, {});
    html.close();
}

}  // namespace crosscut::report
