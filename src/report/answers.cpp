// SPDX-License-Identifier: Apache-2.0
#include "report/answers.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::report {

using namespace evidence;
using namespace analysis;

namespace {

constexpr std::size_t most_rows = 40;
constexpr std::size_t most_evidence = 25;

/// For files: the same words, whole numbers as such.
std::string exact(const Wording& wording, const AnswerCell& cell)
{
    if (const auto* number = std::get_if<double>(&cell))
        return plain(*number);
    if (const auto* day = std::get_if<Day>(&cell))
        return iso(*day);
    return std::holds_alternative<std::monostate>(cell) ? std::string() : in_words(wording, cell, 1);
}

bool all_numbers(const AnswerTable& table, std::size_t column)
{
    return !table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(), [&](const AnswerRow& row) {
        return std::holds_alternative<double>(row.cells[column]) || std::holds_alternative<std::monostate>(row.cells[column]);
    });
}

Sheet sheet_of(const Desk& desk, const Wording& wording, const Reply& answer, const AnswerTable& table)
{
    Sheet out;
    out.key = "question-" + std::to_string(answer.number) + "-" + table.key;
    std::replace(out.key.begin(), out.key.end(), '_', '-');
    out.caption = std::string(tr(desk.language, table.caption));
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        out.keys.push_back(table.columns[c].key);
        out.columns.emplace_back(tr(desk.language, table.columns[c].heading));
        out.number.push_back(all_numbers(table, c));
    }
    for (const AnswerRow& row : table.rows) {
        std::vector<std::string> words;
        std::vector<std::string> bare;
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            words.push_back(in_words(wording, row.cells[c], table.columns[c].digits));
            bare.push_back(exact(wording, row.cells[c]));
        }
        out.rows.push_back(std::move(words));
        out.exact.push_back(std::move(bare));
    }
    return out;
}

/// What a row is about, in the words of its first cells.
std::string row_words(const Wording& wording, const AnswerRow& row)
{
    std::vector<std::string> parts;
    for (std::size_t c = 0; c < std::min<std::size_t>(3, row.cells.size()); ++c)
        if (!std::holds_alternative<std::monostate>(row.cells[c]))
            parts.push_back(in_words(wording, row.cells[c]));
    return join(parts, ", ");
}

Sheet evidence_sheet(const Desk& desk, const Wording& wording, const Reply& answer)
{
    Sheet out;
    out.key = "question-" + std::to_string(answer.number) + "-evidence";
    out.keys = {"table", "row", "about", "kind", "who", "says", "date", "words", "place"};
    out.columns = out.keys;
    out.number.assign(out.keys.size(), false);
    for (const AnswerTable& table : answer.tables)
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const AnswerRow& row = table.rows[r];
            const std::string about = row_words(wording, row);
            for (const ClaimId id : row.claims)
                if (const Claim* claim = find(*desk.archive().claims, id)) {
                    const Interview* interview = find(*desk.archive().interviews, claim->interview);
                    out.rows.push_back({table.key, std::to_string(r + 1), about, "statement", interview && !desk.hidden() ? desk.interview_words(*interview) : std::string(), std::string(key(claim->polarity)),
                                        claim->start.text + "/" + claim->end.text, desk.hidden() ? std::string() : claim->quote, desk.hidden() ? std::string() : desk.place_words(claim->place)});
                }
            for (const EventId id : row.events)
                if (const Event* event = find(*desk.archive().events, id))
                    out.rows.push_back({table.key, std::to_string(r + 1), about, "event", desk.name(event->structure), event->type, event->date.text, desk.hidden() ? std::string() : event->words,
                                        desk.hidden() ? std::string() : desk.place_words(event->place)});
        }
    return out;
}

void put_row_events(Html& html, const Desk& desk, const std::vector<EventId>& events)
{
    if (events.empty())
        return;
    html.open("ul", "events");
    for (const EventId id : events)
        if (const Event* event = find(*desk.archive().events, id)) {
            html.open("li").element("span", event->date.kind == PartialDate::Kind::none ? std::string(tr(desk.language, "undated")) : spoken(desk.language, event->date), "who");
            html.text(" " + desk.name(event->structure) + ": " + structures::event_type_label(desk.language, event->type));
            if (!event->words.empty() && !desk.hidden())
                html.text(" ").element("q", event->words);
            if (const std::string place = desk.place_words(event->place); !place.empty() && !desk.hidden())
                html.element("span", place, "place");
            html.close();
        }
    html.close();
}

void put_evidence(Html& html, const Desk& desk, const Answered& one)
{
    const Wording wording = wording_of(desk);
    const std::size_t statements = one.answer.claims().size();
    const std::size_t events = one.answer.events().size();
    if (statements + events == 0) {
        html.paragraph(tr(desk.language, "Evidence: no single statement or event stands behind this answer; it rests on all of them together."), "note");
        return;
    }
    html.open("details", "evidence").open("summary").text(tr(desk.language, "Evidence for each row")).text(" ");
    html.element("span", say(desk.language, "statements {1}, events {2}", {std::to_string(statements), std::to_string(events)}), "count").close();
    std::size_t shown = 0;
    std::size_t all = 0;
    html.open("ul", "gaps");
    for (const AnswerTable& table : one.answer.tables)
        for (const AnswerRow& row : table.rows) {
            if (row.claims.empty() && row.events.empty())
                continue;
            ++all;
            if (shown == most_evidence)
                continue;
            ++shown;
            html.open("li").paragraph(row_words(wording, row), "finding");
            put_row_events(html, desk, row.events);
            if (!row.claims.empty())
                desk.put_claims(html, row.claims);
            html.close();
        }
    html.close();
    if (shown < all)
        html.paragraph(say(desk.language, "Shown are the first {1} of {2} rows; all of them stand in {3}.", {std::to_string(shown), std::to_string(all), one.evidence.key + ".csv"}), "note");
    html.close();
    html.open("p", "files").text(tr(desk.language, "The evidence as a file:")).text(" ").link("tables/" + one.evidence.key + ".csv", one.evidence.key + ".csv").close();
}

}  // namespace

Material material_of(const Desk& desk)
{
    const scene::Source& source = desk.input().source;
    return {source.archive, source.ties, source.chronicle, source.crises};
}

Inquiry inquiry_of(const Desk& desk)
{
    Inquiry out;
    out.question = desk.input().question;
    out.question.city = desk.input().cities.size() == 1 ? desk.input().cities.front() : CityId{};
    out.cities = desk.input().cities;
    out.research = !desk.hidden();
    const scene::NameMode names = desk.hidden() ? desk.input().names : scene::NameMode::role;
    const Archive* archive = &desk.archive();
    out.shown_as = [archive, names](ActorId id) { return scene::shown_name(*archive, id, names); };
    return out;
}

Wording wording_of(const Desk& desk)
{
    return {desk.language, &desk.archive(), desk.input().source.ties, [&desk](ActorId id) { return desk.name(id); }, [&desk](StructureId id) { return desk.name(id); }, !desk.hidden()};
}

Result<std::vector<Answered>> answer_questions(const Desk& desk, Work& work)
{
    const Material material = material_of(desk);
    Inquiry inquiry = inquiry_of(desk);
    const Wording wording = wording_of(desk);
    std::map<CityId, scene::Places> places;
    std::vector<Answered> out;
    for (int number = 1; number <= question_count; ++number) {
        Work part(work, (number - 1.0) / question_count, 1.0 * number / question_count);
        if (work.stopped())
            return stopped_on_request();
        Result<Reply> answer = answer_to(number, material, inquiry, part);
        if (!answer)
            return answer.problem();
        Answered one;
        one.answer = std::move(*answer);
        std::map<CityId, std::string> letters;
        Result<std::vector<Drawing>> drawings = draw_answer(desk, one.answer, places, letters, part);
        if (!drawings)
            return drawings.problem();
        one.drawings = std::move(*drawings);
        if (!letters.empty()) {
            // What the drawings say is searched now, letter by letter.
            inquiry.output = letters;
            answer = answer_to(number, material, inquiry, part);
            if (!answer)
                return answer.problem();
            one.answer = std::move(*answer);
        }
        for (const AnswerTable& table : one.answer.tables)
            one.sheets.push_back(sheet_of(desk, wording, one.answer, table));
        one.evidence = evidence_sheet(desk, wording, one.answer);
        out.push_back(std::move(one));
    }
    return out;
}

void put_answers(Html& html, const Desk& desk, const std::vector<Answered>& answers)
{
    if (answers.empty())
        return;
    const Language language = desk.language;
    const Wording wording = wording_of(desk);
    html.open("section", "chapter", "questions").heading(2, tr(language, "The ten questions"));
    html.paragraph(tr(language, "Ten questions that people in the field really ask, each with its numbers, its figure, its evidence and what to be careful about."), "summary");
    html.open("ol", "questions");
    for (const Answered& one : answers)
        html.open("li").link("#question-" + std::to_string(one.answer.number), in(language, question_title(one.answer.number))).close();
    html.close();
    for (const Answered& one : answers) {
        const std::string number = std::to_string(one.answer.number);
        html.heading(3, number + ". " + in(language, question_sentence(one.answer.number)), "question-" + number);
        html.open("ul", "answer");
        for (const Sentence& sentence : one.answer.findings)
            html.element("li", in_words(wording, sentence));
        html.close();
        for (std::size_t t = 0; t < one.sheets.size(); ++t) {
            const Sheet& sheet = one.sheets[t];
            if (sheet.rows.empty()) {
                html.paragraph(tr(language, one.answer.tables[t].none), "note");
                continue;
            }
            put_table(html, sheet, sheet.key, most_rows, more_of(desk, sheet, most_rows));
            put_csv_link(html, desk, sheet);
        }
        for (std::size_t i = 0; i < one.drawings.size(); ++i)
            put_drawing(html, desk, one.drawings[i], number + "." + std::to_string(i + 1));
        put_evidence(html, desk, one);
        html.heading(4, tr(language, "To be careful about"));
        html.open("ul", "caveats");
        for (const Sentence& sentence : one.answer.caveats)
            html.element("li", in_words(wording, sentence));
        html.close();
    }
    html.close();
}

void put_question_methods(Html& html, const Desk& desk)
{
    const Language language = desk.language;
    const Inquiry inquiry = inquiry_of(desk);
    const auto [first, second] = usual_days(material_of(desk));
    std::string words = say(language, "The ten questions: question 1 compares {1} with {2} (status of structures, domain 2.5). Question 2 takes a tie as ended with a post if its end lies within {3} days of the post's end in every reading of the dates (1.3).",
                            {spoken(language, first), spoken(language, second), std::to_string(inquiry.slack)});
    words += " " + std::string(tr(language, "Question 3 looks at own fields and partners' fields; the easiest contact shares most partners (4.2). Question 4 counts the pairs that fall apart without an actor (2.15) and the pairs of departments that it alone joins (4.2, G3), with and without the ties of the post."));
    words += " " + say(language, "Question 5 compares with the rule “{1}” (1.4); betweenness after Freeman 1977 and Brandes 2001 (2.2). Question 6 counts months of 30.4375 days from the onset of the field's crisis (1.5); bodies alive after {2} years are those whose function persists (5.2, 5.3), shares with the interval of Wilson 1927.",
                       {std::string(label(language, TieRule::confirmed_only)), std::to_string(inquiry.years)});
    words += " " + say(language, "Question 7 compares pairs that could be observed on both days (5.5). Question 9 takes pairs of departments of a task, observed as in 4.1. Question 10 searches the drawing for names, aliases, codes, quotes and file names, and warns of roles that fewer than {1} actors share.",
                       {std::to_string(inquiry.smallest)});
    html.element("p", words, "", "methods-questions");
}

}  // namespace crosscut::report
