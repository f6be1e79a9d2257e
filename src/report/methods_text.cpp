// SPDX-License-Identifier: Apache-2.0
#include "report/answers.hpp"
#include "report/chapter.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <set>

namespace crosscut::report {

using namespace evidence;

namespace {

const char* rule_sentence(TieRule rule)
{
    switch (rule) {
    case TieRule::reconstructed: return "A tie counts if one side names it and the other does not deny it: forgetting is far commoner than inventing.";
    case TieRule::union_of_sides: return "A tie counts if at least one side names it, even if the other denies it.";
    case TieRule::union_with_third_party: return "A tie counts if at least one side names it, or somebody else does.";
    case TieRule::confirmed_or_unconfirmable: return "A tie counts if both sides name it, or one side does while the other was not interviewed.";
    case TieRule::confirmed_only: return "A tie counts only if both sides name it; where one side was not interviewed it is unknown.";
    case TieRule::majority: return "A tie counts if at least half of those who could speak of it name it.";
    case TieRule::weighted: return "A tie counts if those who name it weigh at least half, each weighted by how often the other side agrees.";
    }
    return "";
}

const char* mode_sentence(network::TimeMode mode)
{
    switch (mode) {
    case network::TimeMode::midpoint: return "Where a date is vague, the middle of what is possible counts.";
    case network::TimeMode::certain_only: return "Where a date is vague, a tie counts only on days on which it certainly was there.";
    case network::TimeMode::possible: return "Where a date is vague, a tie counts on every day on which it may have been there.";
    case network::TimeMode::expected: return "Where a date is vague, a tie counts from a probability of one half on.";
    }
    return "";
}

void put_pair(Html& html, std::string_view term, std::string_view words) { html.element("dt", term).element("dd", words); }

std::string relations_words(const Desk& desk)
{
    const network::Question& question = desk.input().question;
    std::vector<std::string> names;
    for (const Relation& relation : *desk.archive().relations) {
        const bool listed = std::find(question.relations.begin(), question.relations.end(), relation.id) != question.relations.end();
        const bool by_class = (relation.relation_class == RelationClass::cooperation && question.cooperation) || (relation.relation_class == RelationClass::line && question.lines) ||
                              (relation.relation_class == RelationClass::conflict && question.conflicts);
        if (question.relations.empty() ? by_class : listed)
            names.push_back(evidence::name(desk.language, relation));
    }
    return join(names, ", ");
}

}  // namespace

void put_methods(Html& html, const Desk& desk, const std::vector<Chapter>& chapters)
{
    const Language language = desk.language;
    const network::Question& question = desk.input().question;
    html.open("section", "chapter", "methods").heading(2, tr(language, "How it was made"));
    std::string words(tr(language, "Actors are offices, units, associations and roles, never private persons. People were interviewed about whom their unit works with, since when and how closely; every statement is kept with its words and its place. Ties are derived from the statements, structures from dated events; nothing of what is shown was typed in."));
    html.paragraph(words);
    words = say(language, "Rule “{1}” (tie.rule = {2}):", {std::string(label(language, question.rule)), std::string(key(question.rule))}) + " " + std::string(tr(language, rule_sentence(question.rule)));
    words += " " + say(language, "Vague time “{1}” (time.mode = {2}):", {std::string(network::label(language, question.mode)), std::string(network::key(question.mode))}) + " " +
             std::string(tr(language, mode_sentence(question.mode)));
    words += " " + std::string(tr(language, "After the last day on which somebody spoke of a tie or a structure it is unknown, not ended."));
    if (question.certain_claims_only)
        words += " " + std::string(tr(language, "Only statements made with certainty count."));
    html.paragraph(words);
    words = say(language, "Relations: {1}.", {relations_words(desk)}) + " ";
    words += question.field == Field::none ? std::string(tr(language, "All fields of policy are shown together."))
                                           : say(language, "Field of policy: {1}.", {std::string(label(language, question.field))});
    words += " " + std::string(tr(language, "Strength goes from 1 to 5; where several report, the lower of the two middle values counts (claims, 1.4). A department is the unit below the mayor to which an office belongs; actors outside of the town hall stand for themselves (1.1)."));
    html.paragraph(words);
    words = say(language, "Findings are listed by kind and grade (4.1, 4.2): A somebody said so, B both sides could have spoken, C one side could. Of each kind at most {1} stand open in the list and {2} on the map.",
                {std::to_string(shown_gaps_of_a_kind), std::to_string(flagged_gaps_of_a_kind)});
    if (desk.input().source.crises)
        if (const std::optional<Day> day = analysis::reference_day(*desk.input().source.crises, question.field))
            words += " " + say(language, "Lost links are looked for since {1}, the acute end of the crisis of this field.", {spoken(language, *day)});
    html.paragraph(words);
    words = say(language, "The places on the maps were computed by Graphviz with the seed {1}; the same study gives the same map.", {std::to_string(desk.input().source.seed)});
    html.paragraph(words);
    if (desk.input().questions)
        put_question_methods(html, desk);
    if (desk.hidden())
        html.paragraph(tr(language, "Names of actors and structures are replaced by codes or roles in every text, table and figure. Quotes and words of events are left out. Kind, department and position in the network may still give an actor away: check before passing it on."), "note");

    html.heading(3, tr(language, "Coverage"));
    Sheet sheet;
    sheet.caption = std::string(tr(language, "What was observed in each city"));
    for (const char* word : {"City", "Day", "Interviews", "Actors", "Pairs that could be observed", "Ties counted", "No longer observed"})
        sheet.columns.emplace_back(tr(language, word));
    sheet.number = {false, false, true, true, true, true, true};
    for (const Chapter& chapter : chapters) {
        const network::Snapshot& now = chapter.snapshot;
        const auto ties = std::count_if(now.ties.begin(), now.ties.end(), [](const network::TieState& state) { return state.drawn; });
        sheet.rows.push_back({chapter.city->name, chapter.question.until ? spoken(language, *chapter.question.until) : "–", std::to_string(chapter.interviews.size()),
                              std::to_string(now.actors.size()), std::to_string(now.observable_pairs), std::to_string(ties), std::to_string(now.counts.unobserved)});
    }
    put_table(html, sheet, "coverage", 0, {});

    html.heading(3, tr(language, "Definitions of the measures"));
    html.open("dl", "measures");
    for (const analysis::Measure& measure : analysis::catalogue()) {
        if (!measure.common || measure.per == analysis::Per::tie)
            continue;
        html.open("dt").text(tr(language, measure.title)).text(" ").element("code", measure.key).close();
        html.element("dd", std::string(tr(language, measure.sentence)) + " " + say(language, "Source: {1}; definition {2}.", {std::string(measure.source), std::string(measure.section)}));
    }
    html.close().close();
}

void put_codebook(Html& html, const Desk& desk)
{
    const Language language = desk.language;
    html.open("section", "chapter", "codebook").heading(2, tr(language, "Codebook"));
    html.heading(3, tr(language, "Relations"));
    Sheet sheet;
    sheet.caption = std::string(tr(language, "Kinds of ties"));
    for (const char* word : {"Relation", "Word in files", "Class", "Direction"})
        sheet.columns.emplace_back(tr(language, word));
    sheet.number.assign(4, false);
    for (const Relation& relation : *desk.archive().relations) {
        const char* kind = relation.relation_class == RelationClass::line ? "reporting lines" : relation.relation_class == RelationClass::conflict ? "conflicts" : "cooperation";
        sheet.rows.push_back({evidence::name(language, relation), relation.key, std::string(tr(language, kind)), std::string(tr(language, relation.directed ? "from one to the other" : "both ways"))});
    }
    put_table(html, sheet, "relations", 0, {});

    html.heading(3, tr(language, "What the sides say of a tie"));
    html.open("dl", "measures");
    const std::pair<Status, const char*> sides[] = {
        {Status::confirmed, "Both sides name it."},
        {Status::unconfirmable, "One side names it; nobody of the other side was interviewed."},
        {Status::one_sided, "One side names it; the other could have, and did not."},
        {Status::disputed, "One side names it, the other says that it is not so."},
        {Status::third_party, "Only others name it; neither side speaks of it."},
        {Status::unobserved, "Nobody was in a position to speak of it."},
        {Status::absent, "Somebody could have named it; nobody did, or it was denied."},
    };
    for (const auto& [status, words] : sides)
        put_pair(html, label(language, status), tr(language, words));
    html.close();

    html.heading(3, tr(language, "Status of a structure"));
    html.open("dl", "measures");
    const std::pair<structures::Status, const char*> states[] = {
        {structures::Status::permanent, "It works, and was made permanent."},
        {structures::Status::active, "It works."},
        {structures::Status::on_grant, "It works as long as a grant lasts."},
        {structures::Status::vacant, "It exists, but nobody fills it."},
        {structures::Status::dormant, "It exists, but does not meet or work."},
        {structures::Status::ended, "It was dissolved, ran out or was merged into another."},
        {structures::Status::unsure, "The dates leave more than one status possible."},
        {structures::Status::unknown, "Nobody was asked about this time."},
        {structures::Status::not_yet, "It had not begun."},
    };
    for (const auto& [status, words] : states)
        put_pair(html, structures::label(language, status), tr(language, words));
    html.close();

    std::set<std::string> types;
    for (const Event& event : *desk.archive().events)
        if (structures::event_type(event.type))
            types.insert(event.type);
    if (!types.empty()) {
        std::vector<std::string> names;
        for (const structures::EventType& type : structures::event_types())
            if (types.count(std::string(type.key)))
                names.push_back(structures::event_type_label(language, type.key));
        html.heading(3, tr(language, "Types of events in this study"));
        html.paragraph(join(names, ", ") + ".");
    }
    html.heading(3, tr(language, "Certain, possible, unknown"));
    html.paragraph(tr(language, "A date is kept as vague as it was said. A tie or a membership is certain on a day if every reading of its dates includes the day, possible if some reading does, absent if none does, and unknown after the last day on which somebody spoke of it."));
    html.close();
}

Sheet imports_sheet(const Desk& desk)
{
    const Language language = desk.language;
    Sheet sheet;
    sheet.key = "imports";
    sheet.keys = {"import", "what", "file", "sheet", "line", "column", "reason", "remedy"};
    for (const char* word : {"Import", "What happened", "File", "Sheet", "Line", "Column", "Reason", "Remedy"})
        sheet.columns.emplace_back(tr(language, word));
    sheet.number = {false, false, false, false, true, false, false, false};
    for (const ImportSummary& import : desk.input().imports)
        for (const interview::Note& note : import.notes) {
            const bool refused = note.kind == interview::Note::Kind::refused;
            const bool changed = note.kind == interview::Note::Kind::changed;
            const Place& place = note.problem.place;
            const std::string line = place.line > 0 ? std::to_string(place.line) : "";
            const std::string what = desk.message(note.problem.what);
            const std::string hint = desk.message(note.problem.hint);
            sheet.rows.push_back({import.file, std::string(tr(language, refused ? "refused" : changed ? "changed" : "remark")), place.file, place.sheet, line, place.column, what, hint});
            sheet.exact.push_back({import.file, refused ? "refused" : changed ? "changed" : "remark", place.file, place.sheet, line, place.column, what, hint});
        }
    return sheet;
}

void put_imports(Html& html, const Desk& desk)
{
    const Language language = desk.language;
    html.open("section", "chapter", "imports").heading(2, tr(language, "What every import did"));
    if (desk.input().imports.empty()) {
        html.paragraph(tr(language, "Nothing was imported; every row was entered in the program.")).close();
        return;
    }
    html.paragraph(tr(language, "No row was dropped without a note: what was read, taken, changed or refused stands here, with file, line, column, reason and remedy."));
    Sheet sheet;
    sheet.caption = std::string(tr(language, "Rows of every import"));
    for (const char* word : {"Import", "Day", "Character set", "Rows read", "Taken", "Of these changed", "Known already", "Refused"})
        sheet.columns.emplace_back(tr(language, word));
    sheet.number = {false, false, false, true, true, true, true, true};
    for (const ImportSummary& import : desk.input().imports)
        sheet.rows.push_back({import.file, import.day.empty() ? "–" : import.day, import.encoding.empty() ? "–" : import.encoding, std::to_string(import.read), std::to_string(import.taken),
                              std::to_string(import.changed), std::to_string(import.read - import.taken - import.refused), std::to_string(import.refused)});
    put_table(html, sheet, "import-table", 0, {});
    Sheet notes = imports_sheet(desk);
    if (notes.rows.empty()) {
        html.paragraph(tr(language, "There were no notes.")).close();
        return;
    }
    constexpr std::size_t most = 400;
    notes.caption = std::string(tr(language, "Every note of every import"));
    html.open("details").element("summary", desk.counted(static_cast<long>(notes.rows.size()), "{1} note", "{1} notes"));
    put_table(html, notes, "import-notes", most, say(language, "Shown are the first {1} of {2} rows; all of them stand in {3}.", {std::to_string(most), std::to_string(notes.rows.size()), "imports.csv"}));
    html.close();
    html.open("p", "files").text(tr(language, "The table as a file:")).text(" ").link("tables/imports.csv", "imports.csv").close();
    html.close();
}

}  // namespace crosscut::report
