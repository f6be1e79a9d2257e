// SPDX-License-Identifier: Apache-2.0
#include "panels/interview_parts.hpp"

#include "panels/wording.hpp"

#include "foundation/text.hpp"

#include <imgui.h>

#include <algorithm>
#include <numeric>

namespace crosscut::panels {

using evidence::find;
using evidence::Interview;
using study::Answer;

InterviewForm interview_of(const evidence::Table<Interview>& interviews, CityId city)
{
    InterviewForm form;
    form.city = city;
    for (const Interview& one : interviews)
        if (!city || one.city == city)
            form.interview = one.id;
    return form;
}

void Capture::answer(const std::pair<ActorId, ActorId>& pair, Answer answer, std::optional<int> strength)
{
    study::RecordAnswers edit{interview.id, prompt().relation, {pair}, answer, strength};
    edit.coder = std::string(trimmed(form.coder));
    form.problem = try_edit(model, view, intents, edit);
}

namespace {

std::string code_of(const Model& model, const View& view, const Interview& interview)
{
    const evidence::City* city = find(*model.state->archive.cities, interview.city);
    std::string out = may_quote(view) ? interview.key : std::string(tr(view.look.language, "Interview"));
    if (city)
        out += " · " + city->name;
    if (interview.actor)
        out += " · " + name_of(model, view, interview.actor);
    return out;
}

/// Interviews of the city, newest first, with a new one at the top.
void which(const Model& model, View& view, InterviewForm& form)
{
    const Language language = view.look.language;
    std::vector<std::string> entries{std::string(tr(language, "New interview or map …"))};
    std::vector<InterviewId> ids{{}};
    const auto& table = *model.state->archive.interviews;
    int index = 0;
    for (auto one = table.rbegin(); one != table.rend(); ++one)
        if (!form.city || one->city == form.city) {
            if (one->id == form.interview)
                index = static_cast<int>(ids.size());
            ids.push_back(one->id);
            entries.push_back(code_of(model, view, *one));
        }
    if (choice("interview.which", {}, index, entries)) {
        const std::string coder = form.coder;
        const CityId city = form.city;
        form = InterviewForm{};
        form.city = city;
        form.coder = coder;
        form.interview = ids[static_cast<std::size_t>(index)];
        form.to_list = true;
    }
}

int answers_to(const Model& model, const Interview& interview, const study::Prompt& prompt)
{
    int out = 0;
    std::set<std::pair<ActorId, ActorId>> pairs;
    for (const evidence::Claim& claim : *model.state->archive.claims)
        if (claim.interview == interview.id && claim.relation == prompt.relation && !claim.excluded)
            pairs.insert(std::minmax(claim.from, claim.to));
    out += static_cast<int>(pairs.size());
    for (const evidence::Unanswered& one : interview.unanswered)
        out += one.relation == prompt.relation ? 1 : 0;
    return out;
}

std::string tally_words(const Model& model, const View& view, InterviewId interview)
{
    const std::vector<int> counts = study::tally(*model.state, interview);
    std::string out;
    for (const Answer one : {Answer::yes, Answer::no, Answer::ended, Answer::unknown, Answer::not_asked})
        if (const int count = counts[static_cast<std::size_t>(one)])
            out += (out.empty() ? "" : " · ") + answer_words(view.look.language, one) + " " + std::to_string(count);
    return out.empty() ? std::string(tr(view.look.language, "Nothing is noted yet.")) : out;
}

/// What is left of the lists is noted as not asked; then the facts of the next interview are asked for.
void next_interview(Capture& capture)
{
    const Interview& interview = capture.interview;
    study::LeaveRest rest{interview.id, {}};
    if (interview.actor && !interview.researcher)
        for (const study::Prompt& prompt : capture.prompts) {
            // A question that was not put at all leaves nothing to be told from silence.
            if (answers_to(capture.model, interview, prompt) == 0)
                continue;
            const auto sheet = study::answer_sheet(*capture.model.state, interview, prompt.relation);
            for (const ActorId partner : study::roster(*capture.model.state, prompt, interview))
                if (!sheet.count({interview.actor, partner}) && !sheet.count({partner, interview.actor}))
                    rest.partners.emplace_back(prompt.relation, partner);
        }
    if (!rest.partners.empty())
        capture.form.problem = try_edit(capture.model, capture.view, capture.intents, rest);
    if (!capture.form.problem.empty())
        return;
    capture.intents.push_back(Say{{"{1}: {2}. Not asked: {3}.", {code_of(capture.model, capture.view, interview), tally_words(capture.model, capture.view, interview.id), std::to_string(rest.partners.size())}}, false});
    InterviewForm next;
    next.city = interview.city;
    next.coder = capture.form.coder;
    next.date = fitting(interview.date.text);
    next.field = static_cast<int>(interview.field);
    next.coverage = static_cast<int>(interview.coverage);
    capture.form = next;
}

void side(Capture& capture)
{
    const Language language = capture.language();
    InterviewForm& form = capture.form;
    section(tr(language, "Questions"));
    for (std::size_t i = 0; i < capture.prompts.size(); ++i) {
        const study::Prompt& prompt = capture.prompts[i];
        const int count = answers_to(capture.model, capture.interview, prompt);
        const evidence::Relation* relation = find(*capture.archive().relations, prompt.relation);
        const std::string below = (relation ? evidence::name(language, *relation) : std::string()) + " · " + (count ? say(language, "answers: {1}", {std::to_string(count)}) : std::string(tr(language, "no answer yet")));
        if (tall_row("interview.prompt." + std::to_string(i), prompt.words(language), below, form.prompt == static_cast<int>(i))) {
            form.prompt = static_cast<int>(i);
            form.to_list = true;
            form.scroll = true;
        }
    }
    if (!capture.model.read_only && link("interview.questions", tr(language, "Change the questions …")))
        form.asking = true;
    section(tr(language, "So far"));
    paragraph(tally_words(capture.model, capture.view, capture.interview.id), Font::caption, Tone::quiet);
}

}  // namespace

void interview_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    InterviewForm& form = *view.interview_form;
    const evidence::Archive& archive = model.state->archive;
    const Interview* interview = form.interview ? find(*archive.interviews, form.interview) : nullptr;
    if (form.interview && !interview)
        form.interview = {};
    if (form.coder.empty())
        form.coder = view.last_coder;
    bool open = true;
    if (begin_dialog("interview_dialog", form.asking ? tr(language, "Questions of the interview form") : tr(language, "Interview and paper map"), open, 1180, 860)) {
        if (form.asking) {
            interview_questions(model, view, intents, form);
        } else {
            which(model, view, form);
            interview = form.interview ? find(*archive.interviews, form.interview) : nullptr;
            if (!interview || form.head) {
                interview_facts(model, view, intents, form);
            } else {
                const std::vector<study::Prompt> prompts = study::prompts_of(*model.state);
                form.prompt = std::clamp(form.prompt, 0, static_cast<int>(prompts.size()) - 1);
                Capture capture{model, view, intents, form, *interview, prompts};
                const std::vector<FootButton> buttons{{"interview.facts", std::string(tr(language, "Facts of the interview …")), ButtonKind::quiet, !model.read_only},
                                                      {"interview.done", std::string(tr(language, "Done"))},
                                                      {"interview.next", std::string(tr(language, "Next interview (Ctrl+Enter)")), ButtonKind::primary, !model.read_only}};
                const bool wide = room_left() > 820 * scale();
                begin_body("interview.body", foot_height(buttons) + (form.problem.empty() ? 0 : 44 * scale()));
                if (wide) {
                    begin_pane("interview.side", room_left() * 0.3f);
                    side(capture);
                    end_pane();
                    beside(24);
                    begin_pane("interview.main", 0);
                }
                segments("interview.tab", form.tab, {std::string(tr(language, "List")), std::string(tr(language, "Pairs")), std::string(tr(language, "Passage and lines"))});
                if (!wide) {
                    beside_if_fits(260 * scale(), 12);
                    if (link("interview.questions", tr(language, "Change the questions …")))
                        form.asking = true;
                }
                for (const auto& [key, tab] : {std::pair{Key::num1, 0}, {Key::num2, 1}, {Key::num3, 2}})
                    if (pressed(key, true))
                        form.tab = tab;
                if (form.tab == 0)
                    interview_list(capture);
                else if (form.tab == 1)
                    interview_pairs(capture);
                else
                    interview_lines(capture);
                if (wide)
                    end_pane();
                end_body();
                if (!form.problem.empty())
                    warn(form.problem);
                const int clicked = foot(buttons);
                if (clicked == 0) {
                    form.head = form.fresh = true;
                    form.unit_actor = interview->actor;
                    form.unit = interview->actor ? fitting(name_of(model, view, interview->actor)) : std::string();
                    form.map = !interview->actor;
                    form.key = may_quote(view) ? fitting(interview->key) : std::string();
                    form.date = fitting(interview->date.text);
                    form.field = static_cast<int>(interview->field);
                    form.coverage = static_cast<int>(interview->coverage);
                }
                if (clicked == 1)
                    open = false;
                if (!model.read_only && (clicked == 2 || pressed(Key::enter, true)))
                    next_interview(capture);
            }
        }
        view.last_coder = form.coder;
        end_dialog();
    }
    if (!open)
        view.interview_form.reset();
}

void interview_facts(const Model& model, View& view, Intents& intents, InterviewForm& form)
{
    const Language language = view.look.language;
    const auto& cities = *model.state->archive.cities;
    const std::vector<FootButton> buttons{{"interview.cancel", std::string(tr(language, "Cancel"))},
                                          {"interview.begin", std::string(form.interview ? tr(language, "Save") : tr(language, "Begin the interview")), ButtonKind::primary,
                                           !model.read_only && (form.map || form.unit_actor || !trimmed(form.unit).empty()) && (!cities.empty() || !trimmed(form.new_city).empty())}};
    begin_body("interview.facts.body", foot_height(buttons) + (form.problem.empty() ? 0 : 44 * scale()));
    bool entered = false;
    if (cities.empty()) {
        field_label(tr(language, "City"));
        first_field("interview.city.new", tr(language, "Name of the city"), form.new_city, form.fresh, std::min(room_left(), 420 * scale()));
    } else {
        if (!find(cities, form.city))
            form.city = cities.front().id;
        if (cities.size() > 1 && !form.interview) {
            std::vector<std::string> names;
            int city = 0;
            for (const evidence::City& one : cities) {
                if (one.id == form.city)
                    city = static_cast<int>(names.size());
                names.push_back(one.name);
            }
            if (choice("interview.city", tr(language, "City"), city, names, std::min(room_left(), 420 * scale()))) {
                form.city = cities[static_cast<std::size_t>(city)].id;
                form.unit_actor = {};
            }
        }
    }
    field_label(tr(language, "Who speaks?"));
    if (!form.map) {
        const std::string before = form.unit;
        bool focus = form.fresh && !cities.empty();
        int row = form.match_row;
        if (const auto chosen = name_field(model, view, "interview.unit", tr(language, "Type the unit of the person you speak with"), form.city, form.unit, row, focus)) {
            form.unit_actor = chosen->actor;
            form.unit = chosen->actor ? fitting(name_of(model, view, chosen->actor)) : chosen->new_name;
            entered = chosen->actor || form.unit_new == chosen->new_name;
            form.unit_new = chosen->new_name;
        } else if (form.unit != before) {
            form.unit_actor = {};
            form.problem.clear();
        }
        form.match_row = row;
        if (form.fresh && !cities.empty() && !focus)
            form.fresh = false;
        if (!form.unit_actor && !trimmed(form.unit).empty())
            choice("interview.unit.kind", tr(language, "Kind, if it is new"), form.kind, kind_labels(language), std::min(room_left(), 420 * scale()));
    }
    checkbox("interview.map", tr(language, "A round of people, or a map on paper: no unit of its own speaks"), form.map);
    const Columns three = columns(3, 190);
    next_column(three, 0);
    field_label(tr(language, "Date"));
    bool dated = false;
    text_field("interview.date", tr(language, "2024-03-05, 2024-03 or empty"), form.date, three.width, &dated);
    end_column();
    next_column(three, 1);
    choice("interview.field", tr(language, "Field"), form.field, field_labels(language), three.width);
    end_column();
    next_column(three, 2);
    choice("interview.coverage", tr(language, "How is it asked?"), form.coverage,
           {coverage_words(language, evidence::Coverage::topical), coverage_words(language, evidence::Coverage::roster), coverage_words(language, evidence::Coverage::spontaneous)}, three.width);
    end_column();
    next_column(three, 0);
    field_label(tr(language, "Code of the interview"));
    bool keyed = false;
    text_field("interview.key", tr(language, "empty = the next free one"), form.key, three.width, &keyed);
    end_column();
    next_column(three, 1);
    field_label(tr(language, "Who notes it down?"));
    bool coded = false;
    text_field("interview.coder", tr(language, "Initials"), form.coder, three.width, &coded);
    end_column();
    paragraph(tr(language, "Asked about everyone: whoever is not named counts as “no contact”, unless it is noted as not asked. By topic: only who was raised counts. Free account: nobody was raised."), Font::caption, Tone::quiet);
    end_body();
    if (!form.problem.empty())
        warn(form.problem);
    const int clicked = foot(buttons);
    if (clicked == 0) {
        if (form.interview)
            form.head = false;
        else
            view.interview_form.reset();
        return;
    }
    if (!buttons[1].enabled || (clicked != 1 && !dated && !keyed && !coded && !entered))
        return;
    const Result<PartialDate> date = parse_date(form.date);
    if (!date) {
        form.problem = describe(language, date.problem());
        return;
    }
    // All that is new comes in one after the other, so that each step can be undone; what is wrong is known before.
    study::State state = *model.state;
    std::vector<study::Edit> edits;
    const auto does = [&](study::Edit edit) {
        Result<study::State> after = study::apply(state, edit);
        if (!after) {
            form.problem = describe(language, after.problem());
            return false;
        }
        state = std::move(*after);
        edits.push_back(std::move(edit));
        return true;
    };
    if (cities.empty()) {
        if (!does(study::AddCity{form.new_city}))
            return;
        form.city = state.archive.cities->back().id;
    }
    Interview row = form.interview ? *find(*state.archive.interviews, form.interview) : Interview{};
    row.city = form.interview ? row.city : form.city;
    row.actor = {};
    if (!form.map) {
        row.actor = form.unit_actor ? form.unit_actor : evidence::find_actor(state.archive, trimmed(form.unit), form.city);
        if (const evidence::Actor* there = find(*state.archive.actors, row.actor); !there || there->city != row.city) {
            const auto kinds = evidence::actor_kinds();
            if (!does(study::AddActor{row.city, form.unit, std::string(kinds[static_cast<std::size_t>(std::clamp(form.kind, 0, static_cast<int>(kinds.size()) - 1))]), static_cast<evidence::Field>(form.field), {}}))
                return;
            row.actor = state.archive.actors->back().id;
        }
    }
    row.researcher = form.map;
    row.date = *date;
    // What a field cannot hold comes back as it was unless somebody typed.
    if (row.key.empty() || form.key != fitting(row.key))
        row.key = form.key;
    row.field = static_cast<evidence::Field>(form.field);
    row.coverage = static_cast<evidence::Coverage>(form.coverage);
    if (!(form.interview ? does(study::ChangeInterview{row}) : does(study::AddInterview{row})))
        return;
    for (study::Edit& edit : edits)
        intents.push_back(DoEdit{std::move(edit)});
    if (!form.interview)
        form.interview = state.archive.interviews->back().id;
    form.head = false;
    form.problem.clear();
    form.to_list = true;
    form.scroll = true;
    if (form.map)
        form.tab = form.tab == 0 ? 1 : form.tab;
}

}  // namespace crosscut::panels
