// SPDX-License-Identifier: Apache-2.0
#include "report/chapter.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::report {

using namespace evidence;

namespace {

/// Longer tables stand as CSV beside the report; a page keeps their head.
constexpr std::size_t most_rows = 60;
constexpr std::size_t most_ties = 300;

std::string summary(const Desk& desk, const Chapter& chapter)
{
    const Language language = desk.language;
    const auto ties = static_cast<long>(std::count_if(chapter.snapshot.ties.begin(), chapter.snapshot.ties.end(), [](const network::TieState& state) { return state.drawn; }));
    const std::string tie_words = desk.counted(ties, "{1} tie", "{1} ties");
    const std::string actor_words = std::to_string(chapter.snapshot.actors.size());
    std::vector<std::string> parts;
    if (chapter.interviews.empty())
        parts.push_back(say(language, "Nobody has been interviewed in {1} yet", {chapter.city->name}));
    else if (chapter.question.until)
        parts.push_back(say(language, "On {1} the interviews show {2} in a network of n = {3} actors", {spoken(language, *chapter.question.until), tie_words, actor_words}));
    else
        parts.push_back(say(language, "Over all time the interviews show {1} in a network of n = {2} actors", {tie_words, actor_words}));
    if (!chapter.structures.rows.empty() && chapter.day) {
        const scene::Alive alive = scene::alive_on(desk.archive(), *desk.input().source.chronicle, chapter.question, *chapter.day);
        const std::string all = std::to_string(chapter.structures.rows.size());
        parts.push_back(alive.certain == alive.possible
                            ? say(language, "of {1} known structures {2} were alive", {all, std::to_string(alive.certain)})
                            : say(language, "of {1} known structures {2} to {3} were alive", {all, std::to_string(alive.certain), std::to_string(alive.possible)}));
    }
    if (!chapter.interviews.empty()) {
        const auto shown = static_cast<long>(std::count_if(chapter.gaps.begin(), chapter.gaps.end(), [](const analysis::Gap& gap) { return gap.threshold; }));
        parts.push_back(shown == 0 ? std::string(tr(language, "no finding asks for a look")) : desk.counted(shown, "{1} finding asks for a look", "{1} findings ask for a look"));
    }
    return join(parts, "; ") + ".";
}

void put_measures(Html& html, const Desk& desk, const Chapter& chapter)
{
    const Language language = desk.language;
    html.heading(3, tr(language, "Measures"), chapter.key + "-measures");
    if (chapter.interviews.empty()) {
        html.paragraph(tr(language, "Without interviews nothing is known of who works with whom; measures are left out."));
        return;
    }
    put_table(html, chapter.network, chapter.key + "-network", 0, {});
    // Methods 3.16: too little was seen for numbers that stand for the whole.
    const int all = static_cast<int>(chapter.snapshot.actors.size());
    const int pairs = all * (all - 1) / 2;
    if (chapter.interviews.size() < 6 || 2 * chapter.snapshot.observable_pairs < pairs)
        html.paragraph(tr(language, "Fewer than half of all pairs could be observed, or fewer than six people were interviewed: do not compare these numbers with those of other cities."), "note");
    put_csv_link(html, desk, chapter.network);
    put_table(html, chapter.actors, chapter.key + "-actors", most_rows, more_of(desk, chapter.actors, most_rows));
    html.open("dl", "measures");
    for (const analysis::Measure& measure : analysis::catalogue())
        if (measure.per == analysis::Per::actor && measure.common) {
            html.element("dt", tr(language, measure.title));
            std::string words(tr(language, measure.sentence));
            if (!measure.unit.empty())
                words += " " + say(language, "Unit: {1}.", {std::string(tr(language, measure.unit))});
            words += " " + say(language, "Source: {1}; definition {2}.", {std::string(measure.source), std::string(measure.section)});
            html.element("dd", words);
        }
    html.close();
    put_csv_link(html, desk, chapter.actors);
}

void put_events(Html& html, const Desk& desk, const Chapter& chapter)
{
    const Language language = desk.language;
    html.open("details").element("summary", tr(language, "All events, with the words in which they were told"));
    for (const Structure& body : *desk.archive().structures) {
        if (body.city != chapter.city->id || !belongs(body.field, chapter.question.field))
            continue;
        std::vector<const Event*> events;
        for (const Event& event : *desk.archive().events)
            if (event.structure == body.id)
                events.push_back(&event);
        if (events.empty())
            continue;
        std::stable_sort(events.begin(), events.end(), [](const Event* a, const Event* b) { return a->date.earliest.value_or(horizon_start) < b->date.earliest.value_or(horizon_start); });
        html.element("h5", desk.name(body.id)).open("ul", "events");
        for (const Event* event : events) {
            html.open("li");
            html.element("span", event->date.kind == PartialDate::Kind::none ? std::string(tr(language, "undated")) : spoken(language, event->date), "who");
            html.text(" " + structures::event_type_label(language, event->type));
            if (!event->words.empty() && !desk.hidden())
                html.text(" ").element("q", event->words);
            if (const std::string place = desk.place_words(event->place); !place.empty())
                html.element("span", place, "place");
            html.close();
        }
        html.close();
    }
    html.close();
}

void put_structures(Html& html, const Desk& desk, const Chapter& chapter, int number)
{
    html.heading(3, tr(desk.language, "Structures over time"), chapter.key + "-structures");
    if (chapter.structures.rows.empty()) {
        html.paragraph(tr(desk.language, "No structure of this city and field is known."));
        return;
    }
    put_drawing(html, desk, chapter.lanes, std::to_string(number));
    put_table(html, chapter.structures, chapter.key + "-structure-table", 0, {});
    put_csv_link(html, desk, chapter.structures);
    put_events(html, desk, chapter);
}

/// What became of the organisations of the city; nothing where nobody said that one became another.
void put_lineage(Html& html, const Desk& desk, const Chapter& chapter)
{
    std::vector<const Succession*> steps;
    for (const Succession& step : *desk.archive().successions)
        if (const Actor* first = find(*desk.archive().actors, step.before.front()); first && first->city == chapter.city->id)
            steps.push_back(&step);
    if (steps.empty())
        return;
    const Language language = desk.language;
    html.heading(3, tr(language, "Lineage of organisations"), chapter.key + "-lineage");
    html.open("ul", "gaps");
    for (const Succession* step : steps) {
        // A merger is told of the one that came out of it, a split of the one that was parted.
        const ActorId seen_from = step->kind == SuccessionKind::merged ? step->after.front() : step->before.front();
        const Message words = told(language, *step, seen_from, [&](ActorId id) { return desk.name(id); }, !desk.hidden());
        html.open("li").open("p", "finding").element("b", desk.name(seen_from)).text(" " + in(language, words) + ".").close();
        if (!desk.hidden() && !step->words.empty())
            html.paragraph(step->words);
        html.close();
    }
    html.close();
}

void put_conflicts(Html& html, const Desk& desk, const Chapter& chapter)
{
    const Language language = desk.language;
    html.heading(3, tr(language, "Where reports disagree"), chapter.key + "-conflicts");
    if (chapter.conflicts.empty()) {
        html.paragraph(tr(language, "The reports do not contradict each other."));
        return;
    }
    html.open("ul", "gaps");
    for (const network::Tie* tie : chapter.conflicts) {
        html.open("li").open("p", "finding").element("b", desk.tie_words(*tie)).text(" ");
        std::vector<std::string> what;
        for (const network::Conflict& conflict : desk.input().source.ties->conflicts) {
            if (conflict.tie != tie->number)
                continue;
            switch (conflict.kind) {
            case network::Conflict::Kind::contradicted: what.emplace_back(tr(language, "Informants contradict each other about this tie.")); break;
            case network::Conflict::Kind::start: what.emplace_back(tr(language, "Informants name different begins.")); break;
            case network::Conflict::Kind::end: what.emplace_back(tr(language, "Informants name different ends.")); break;
            case network::Conflict::Kind::end_open: what.emplace_back(tr(language, "Some say that it ended, some that it goes on.")); break;
            }
        }
        html.text(join(what, " ")).close();
        desk.put_claims(html, tie->claims);
        html.close();
    }
    html.close();
}

void put_certainty(Html& html, const Desk& desk, const Chapter& chapter)
{
    const Language language = desk.language;
    html.heading(3, tr(language, "How sure is this?"), chapter.key + "-certainty");
    html.open("ul");
    std::optional<Day> first;
    std::optional<Day> last;
    for (const Interview* interview : chapter.interviews)
        if (const std::optional<Day> day = observed_until(*interview)) {
            if (!first || *day < *first)
                first = day;
            if (!last || *day > *last)
                last = day;
        }
    std::string talks = desk.counted(static_cast<long>(chapter.interviews.size()), "{1} interview was held.", "{1} interviews were held.");
    if (first)
        talks += " " + (*first == *last ? say(language, chapter.interviews.size() == 1 ? "It speaks of the time until {1}." : "They speak of the time until {1}.", {spoken(language, *last)})
                                        : say(language, "They speak of the time until {1} to {2}, each up to its own day.", {spoken(language, *first), spoken(language, *last)}));
    html.element("li", talks);
    if (!desk.input().question.until && chapter.question.until)
        html.element("li", say(language, "Shown is {1}: the latest interview day on which most ties were still seen.", {spoken(language, *chapter.question.until)}));
    const network::Snapshot& now = chapter.snapshot;
    const auto n = static_cast<long>(now.actors.size());
    if (n >= 2)
        html.element("li", say(language, "Of {1} pairs of actors, {2} could be observed ({3} %). What nobody could report counts as unknown, never as absent.",
                               {std::to_string(n * (n - 1) / 2), std::to_string(now.observable_pairs), spoken(language, 100.0 * static_cast<double>(now.observable_pairs) / (static_cast<double>(n) * static_cast<double>(n - 1) / 2), 0)}));
    html.element("li", say(language, "Ties that hold under the rule, on this day: certain {1}, possible {2}, absent {3}, no longer observed {4}.",
                           {std::to_string(now.counts.certain), std::to_string(now.counts.possible), std::to_string(now.counts.absent), std::to_string(now.counts.unobserved)}));
    std::vector<std::string> candidates;
    for (const Actor& actor : *desk.archive().actors)
        if (actor.city == chapter.city->id && actor.candidate)
            candidates.push_back(desk.name(actor.id));
    if (!candidates.empty())
        html.element("li", say(language, "Named in statements, but in no list of actors, and still to be confirmed: {1}.", {join(candidates, ", ")}));
    html.close();
}

void put_ties(Html& html, const Desk& desk, const Chapter& chapter)
{
    if (chapter.ties.rows.empty())
        return;
    html.open("details").element("summary", desk.counted(static_cast<long>(chapter.ties.rows.size()), "The map as a table: {1} tie", "The map as a table: {1} ties"));
    put_table(html, chapter.ties, chapter.key + "-tie-table", most_ties, more_of(desk, chapter.ties, most_ties));
    html.close();
    put_csv_link(html, desk, chapter.ties);
}

}  // namespace

void put_drawing(Html& html, const Desk& desk, const Drawing& drawing, const std::string& number)
{
    if (drawing.svg.empty())
        return;
    html.open("figure", {}, drawing.key).open("div", "scroll").raw(inlined_svg(drawing.svg, drawing.key + "-")).close();
    html.open("figcaption").element("b", say(desk.language, "Figure {1}.", {number})).text(" " + drawing.heading + " ");
    html.link("figures/" + drawing.key + ".svg", "SVG").text(" · ").link("figures/" + drawing.key + ".pdf", "PDF");
    html.close();
    for (const Message& note : drawing.notes)
        html.paragraph(in(desk.language, note), "note");
    html.close();
}

void put_csv_link(Html& html, const Desk& desk, const Sheet& sheet)
{
    html.open("p", "files").text(tr(desk.language, "The table as a file:")).text(" ").link("tables/" + sheet.key + ".csv", sheet.key + ".csv").close();
}

std::string more_of(const Desk& desk, const Sheet& sheet, std::size_t most)
{
    return say(desk.language, "Shown are the first {1} of {2} rows; all of them stand in {3}.", {std::to_string(most), std::to_string(sheet.rows.size()), sheet.key + ".csv"});
}

void put_chapter(Html& html, const Desk& desk, const Chapter& chapter)
{
    const int number = 2 * chapter.position + 1;
    html.open("section", "chapter", chapter.key);
    html.heading(2, chapter.city->state.empty() ? chapter.city->name : chapter.city->name + ", " + chapter.city->state);
    html.paragraph(summary(desk, chapter), "summary");
    html.heading(3, tr(desk.language, "The network"), chapter.key + "-map-head");
    put_drawing(html, desk, chapter.map, std::to_string(number));
    put_ties(html, desk, chapter);
    put_measures(html, desk, chapter);
    put_gaps(html, desk, chapter);
    put_structures(html, desk, chapter, number + 1);
    put_lineage(html, desk, chapter);
    put_conflicts(html, desk, chapter);
    put_certainty(html, desk, chapter);
    html.close();
}

}  // namespace crosscut::report
