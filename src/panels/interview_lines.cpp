// SPDX-License-Identifier: Apache-2.0
#include "panels/interview_parts.hpp"

#include "panels/wording.hpp"

#include "foundation/text.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;

namespace {

void read(Capture& capture)
{
    InterviewForm& form = capture.form;
    const void* of = capture.archive().actors.get();
    if (form.read_for == form.lines && form.read_of == of)
        return;
    form.read_for = form.lines;
    form.read_of = of;
    form.read = exchange::read_tie_lines(capture.archive(), capture.interview.city, form.lines);
}

/// Puts another name in the place of one that stands in a line.
void replace_name(InterviewForm& form, int number, const std::string& old, const std::string& name)
{
    std::string out;
    int at = 1;
    std::size_t from = 0;
    while (from <= form.lines.size()) {
        std::size_t end = form.lines.find('\n', from);
        const bool last = end == std::string::npos;
        if (last)
            end = form.lines.size();
        std::string line = form.lines.substr(from, end - from);
        if (at == number)
            if (const std::size_t place = line.find(old); place != std::string::npos)
                line.replace(place, old.size(), name);
        out += line + (last ? "" : "\n");
        from = end + 1;
        ++at;
    }
    form.lines = out;
}

RelationId relation_of(const Capture& capture, const exchange::TieLine& line) { return line.relation ? line.relation : capture.prompt().relation; }

std::string below_of(const Capture& capture, const exchange::TieLine& line)
{
    const Language language = capture.language();
    const evidence::Relation* relation = find(*capture.archive().relations, relation_of(capture, line));
    std::string out = relation ? evidence::name(language, *relation) : std::string();
    if (line.polarity != evidence::Polarity::yes)
        out += " · " + polarity_words(language, line.polarity);
    if (line.strength)
        out += " · " + say(language, "strength {1}", {std::to_string(line.strength)});
    if (const std::string when = span_words(language, line.start, line.end); !when.empty())
        out += " · " + when;
    if (line.certainty != evidence::Certainty::certain)
        out += " · " + std::string(evidence::label(language, line.certainty));
    if (!line.quote.empty())
        out += " · " + quoted(language, line.quote);
    return out;
}

/// One line as it is understood; names that are new, and those that look like them.
void show(Capture& capture, const exchange::TieLine& line, std::size_t number)
{
    const Language language = capture.language();
    const auto name = [&](ActorId actor, const std::string& typed) {
        return actor ? name_of(capture.model, capture.view, actor) : say(language, "{1} (new)", {typed});
    };
    tall_row("interview.line." + std::to_string(number), std::to_string(line.line) + "  " + name(line.from_actor, line.from) + " – " + name(line.to_actor, line.to), below_of(capture, line), false);
    for (const Problem& problem : line.problems)
        warn(language, problem);
    for (const auto& [actor, typed] : {std::pair{line.from_actor, line.from}, {line.to_actor, line.to}}) {
        if (actor || typed.empty())
            continue;
        const std::vector<NameMatch> alike = matching_actors(capture.archive(), typed, capture.interview.city, 2);
        for (const NameMatch& one : alike)
            if (const evidence::Actor* there = find(*capture.archive().actors, one.actor))
                if (link("interview.line." + std::to_string(number) + ".is." + std::to_string(one.actor.value), say(language, "“{1}” is {2}", {typed, name_of(capture.model, capture.view, one.actor)})))
                    replace_name(capture.form, line.line, typed, fits_field(there->key) && !there->key.empty() ? there->key : fitting(there->name));
    }
}

void enter(Capture& capture)
{
    InterviewForm& form = capture.form;
    study::EnterClaims edit;
    edit.interview = capture.interview.id;
    edit.source_type = capture.interview.actor ? "interview" : "map";
    edit.coder = std::string(trimmed(form.coder));
    for (const exchange::TieLine& line : form.read) {
        study::Statement one;
        one.from = {line.from_actor, line.from};
        one.to = {line.to_actor, line.to};
        one.relation = relation_of(capture, line);
        one.polarity = line.polarity;
        one.certainty = line.certainty;
        one.strength = line.strength;
        one.start = line.start;
        one.end = line.end;
        one.quote = line.quote.empty() ? std::string(trimmed(form.passage)) : line.quote;
        one.passage = std::string(trimmed(form.mark));
        edit.statements.push_back(one);
    }
    form.problem = try_edit(capture.model, capture.view, capture.intents, edit);
    if (!form.problem.empty())
        return;
    capture.intents.push_back(Say{{"Entered: {1} statements. Ctrl+Z takes them back.", {std::to_string(edit.statements.size())}}, false});
    form.lines.clear();
    form.passage.clear();
    form.read_for.clear();
    form.read.clear();
}

}  // namespace

void interview_lines(Capture& capture)
{
    const Language language = capture.language();
    InterviewForm& form = capture.form;
    space(4);
    const bool wide = room_left() > 640 * scale();
    begin_body("interview.lines.body", 48 * scale());
    if (wide)
        begin_pane("interview.lines.left", room_left() * 0.54f);
    field_label(tr(language, "Passage of the interview (paste it here; empty for a map on paper)"));
    text_area("interview.passage", form.passage, 0, 5);
    field_label(tr(language, "Where it stands"));
    text_field("interview.mark", tr(language, "paragraph 12, 00:41:20"), form.mark);
    field_label(tr(language, "Who with whom? One line for each tie"));
    text_area("interview.lines", form.lines, 0, 8);
    paragraph(tr(language, "Sozialamt – Jugendamt; exchange; 3; since 2016. Two names with a dash between blanks; then, between semicolons and in any order, relation, strength, dates, “no” or “ended”, words between quotation marks. Without a relation it is that of the question."), Font::caption, Tone::quiet);
    if (wide) {
        end_pane();
        beside(20);
        begin_pane("interview.lines.right", 0);
    }
    read(capture);
    section(tr(language, "Read as"));
    if (form.read.empty())
        paragraph(tr(language, "What you type on the left is shown here as it is understood, before it is entered."), Font::body, Tone::quiet);
    for (std::size_t i = 0; i < form.read.size() && i < 200; ++i)
        show(capture, form.read[i], i);
    if (form.read.size() > 200)
        paragraph(say(language, "and {1} more", {std::to_string(form.read.size() - 200)}), Font::caption, Tone::quiet);
    if (wide)
        end_pane();
    end_body();
    const bool good = !form.read.empty() && std::all_of(form.read.begin(), form.read.end(), [](const exchange::TieLine& one) { return one.good(); });
    space(2);
    const bool asked = pressed(Key::s, true) && good;
    if ((button("interview.lines.enter", say(language, "Enter {1} statements (Ctrl+S)", {std::to_string(form.read.size())}), ButtonKind::primary, good && !capture.model.read_only) || asked) && !capture.model.read_only)
        enter(capture);
}

void interview_questions(const Model& model, View& view, Intents& intents, InterviewForm& form)
{
    const Language language = view.look.language;
    if (!form.prompts_read) {
        form.prompts = study::prompts_of(*model.state);
        for (study::Prompt& one : form.prompts) {
            one.german = fitting(one.german);
            one.english = fitting(one.english);
        }
        form.prompts_read = true;
    }
    const std::vector<FootButton> buttons{{"interview.questions.standard", std::string(tr(language, "Standard questions")), ButtonKind::quiet},
                                          {"interview.questions.back", std::string(tr(language, "Cancel"))},
                                          {"interview.questions.save", std::string(tr(language, "Save")), ButtonKind::primary, !model.read_only}};
    begin_body("interview.questions.body", foot_height(buttons) + (form.problem.empty() ? 0 : 44 * scale()));
    paragraph(tr(language, "Each question is asked of every name on its list; a yes makes a tie of its kind. Without a list of its own it goes through all actors of the city."), Font::caption, Tone::quiet);
    std::vector<std::string> relations;
    for (const evidence::Relation& one : *model.state->archive.relations)
        relations.push_back(evidence::name(language, one));
    std::optional<std::size_t> drop;
    std::optional<std::size_t> lift;
    for (std::size_t i = 0; i < form.prompts.size(); ++i) {
        study::Prompt& one = form.prompts[i];
        const std::string id = std::to_string(i);
        section(say(language, "Question {1}", {std::to_string(i + 1)}));
        const Columns two = columns(2, 260);
        next_column(two, 0);
        text_field("interview.q.german." + id, tr(language, "In German"), one.german, two.width);
        end_column();
        next_column(two, 1);
        text_field("interview.q.english." + id, tr(language, "In English"), one.english, two.width);
        end_column();
        next_column(two, 0);
        int relation = 0;
        for (std::size_t k = 0; k < relations.size(); ++k)
            if ((*model.state->archive.relations)[k].id == one.relation)
                relation = static_cast<int>(k);
        if (choice("interview.q.relation." + id, tr(language, "Kind of tie"), relation, relations, two.width))
            one.relation = (*model.state->archive.relations)[static_cast<std::size_t>(relation)].id;
        end_column();
        next_column(two, 1);
        field_label(tr(language, "List"));
        text(one.roster.empty() ? std::string(tr(language, "all actors of the city")) : say(language, "{1} actors", {std::to_string(one.roster.size())}));
        end_column();
        checkbox("interview.q.strength." + id, tr(language, "Ask how strong"), one.ask_strength);
        beside_if_fits(200 * scale(), 16);
        checkbox("interview.q.dates." + id, tr(language, "Ask since when and until when"), one.ask_dates);
        if (find(*model.state->archive.relations, one.relation) && find(*model.state->archive.relations, one.relation)->directed) {
            beside_if_fits(300 * scale(), 16);
            checkbox("interview.q.incoming." + id, tr(language, "From the partner to the unit that speaks"), one.incoming);
        }
        if (view.selection.actors.size() > 1) {
            if (link("interview.q.list." + id, say(language, "Ask only about the {1} selected actors", {std::to_string(view.selection.actors.size())})))
                one.roster = view.selection.actors;
            beside(16);
        }
        if (!one.roster.empty()) {
            if (link("interview.q.all." + id, tr(language, "Ask about all of the city")))
                one.roster.clear();
            beside(16);
        }
        if (i > 0) {
            if (link("interview.q.up." + id, tr(language, "Move up")))
                lift = i;
            beside(16);
        }
        if (form.prompts.size() > 1 && link("interview.q.drop." + id, tr(language, "Take it out")))
            drop = i;
        if (form.prompts.size() == 1)
            space(1);
    }
    space(6);
    if (button("interview.q.add", tr(language, "One more question")) && !model.state->archive.relations->empty()) {
        study::Prompt one;
        one.relation = model.state->archive.relations->front().id;
        one.ask_strength = true;
        form.prompts.push_back(one);
    }
    end_body();
    if (lift)
        std::swap(form.prompts[*lift], form.prompts[*lift - 1]);
    if (drop)
        form.prompts.erase(form.prompts.begin() + static_cast<std::ptrdiff_t>(*drop));
    if (!form.problem.empty())
        warn(form.problem);
    const int clicked = foot(buttons);
    if (clicked == 0)
        form.prompts = study::standard_prompts(*model.state);
    if (clicked == 2) {
        // What a field cannot hold comes back as it was unless somebody typed.
        std::vector<study::Prompt> prompts = form.prompts;
        for (study::Prompt& one : prompts)
            for (const study::Prompt& old : study::prompts_of(*model.state))
                if (old.id == one.id) {
                    one.german = one.german == fitting(old.german) ? old.german : one.german;
                    one.english = one.english == fitting(old.english) ? old.english : one.english;
                }
        form.problem = try_edit(model, view, intents, study::ChangePrompts{prompts});
    }
    if (clicked == 1 || (clicked == 2 && form.problem.empty())) {
        form.asking = form.prompts_read = false;
        form.prompt = 0;
        form.problem.clear();
        form.to_list = true;
    }
}

}  // namespace crosscut::panels
