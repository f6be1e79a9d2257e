// SPDX-License-Identifier: Apache-2.0
#include "panels/interview_parts.hpp"

#include "panels/wording.hpp"

#include "foundation/text.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;
using study::Answer;

std::string answer_words(Language language, Answer answer)
{
    switch (answer) {
    case Answer::yes: return std::string(tr(language, "yes"));
    case Answer::no: return std::string(tr(language, "no"));
    case Answer::ended: return std::string(tr(language, "has ended"));
    case Answer::unknown: return std::string(tr(language, "cannot say"));
    case Answer::not_asked: return std::string(tr(language, "not asked"));
    case Answer::none: break;
    }
    return "–";
}

std::string answer_short(Language language, const study::Answered& answered)
{
    std::string out = answer_words(language, answered.answer);
    if (answered.claim && answered.claim->strength > 0)
        out += " · " + std::to_string(answered.claim->strength);
    if (answered.claim)
        if (const std::string when = span_words(language, answered.claim->start, answered.claim->end); !when.empty())
            out += " · " + when;
    return out;
}

bool keys_are_free()
{
    const ImGuiIO& io = ImGui::GetIO();
    return !io.WantTextInput && !ImGui::IsAnyItemActive() && ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows);
}

std::optional<TypedAnswer> typed_answer()
{
    const ImGuiIO& io = ImGui::GetIO();
    if (!keys_are_free() || io.KeyCtrl || io.KeyAlt)
        return std::nullopt;
    for (const ImWchar sign : io.InputQueueCharacters)
        switch (sign) {
        case 'y': case 'Y': case 'j': case 'J': return TypedAnswer{Answer::yes, 0};
        case '1': case '2': case '3': case '4': case '5': return TypedAnswer{Answer::yes, static_cast<int>(sign) - '0'};
        case 'n': case 'N': return TypedAnswer{Answer::no, 0};
        case 'e': case 'E': case 'b': case 'B': return TypedAnswer{Answer::ended, 0};
        case '?': case 'w': case 'W': return TypedAnswer{Answer::unknown, 0};
        case '0': return TypedAnswer{Answer::not_asked, 0};
        case '-': return TypedAnswer{Answer::none, 0};
        default: break;
        }
    if (pressed(Key::remove))
        return TypedAnswer{};
    return std::nullopt;
}

bool split_row(std::string_view name, std::string_view left, std::string_view right, bool selected, Tone tone)
{
    const float s = scale();
    const float height = std::max(30 * s, ImGui::GetTextLineHeight() + 12 * s);
    const float width = std::max(room_left(), 80 * s);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(name.data(), name.data() + name.size());
    const bool clicked = ImGui::InvisibleButton("##w", {width, height});
    note(name);
    ImGui::PopID();
    if (!ImGui::IsItemVisible())
        return clicked;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (selected)
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_Header), 6 * s);
    else if (ImGui::IsItemHovered())
        list.AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_ButtonHovered), 6 * s);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    const float right_width = std::min(text_width(right) + 2 * s, width * 0.5f);
    ImGui::SetCursorScreenPos({at.x + 8 * s, at.y + 6 * s});
    line(left, width - right_width - 28 * s, selected ? Font::strong : Font::body);
    ImGui::SetCursorScreenPos({at.x + width - right_width - 8 * s, at.y + 6 * s});
    line(right, right_width, Font::body, tone);
    ImGui::SetCursorScreenPos(after);
    return clicked;
}

std::optional<Chosen> name_field(const Model& model, const View& view, std::string_view name, std::string_view hint, CityId city, std::string& words, int& row_at, bool& focus)
{
    const Language language = view.look.language;
    bool entered = false;
    if (text_field(name, hint, words, 0, &entered, focus))
        row_at = 0;
    const bool typing = being_typed_in();
    if (focus && typing)
        focus = false;
    const std::string typed(trimmed(words));
    if (typed.empty())
        return std::nullopt;
    const std::vector<NameMatch> matches = matching_actors(model.state->archive, typed, city, 5);
    const bool exact = !matches.empty() && matches.front().exact;
    // Who has been chosen already is not offered again.
    if (!typing && !entered && exact && matches.front().rank == 0 && row_at < 0)
        return std::nullopt;
    const int rows = static_cast<int>(matches.size()) + (exact ? 0 : 1);
    // Whoever goes down with the arrows leaves the field; the rows go on being chosen.
    const bool choosing = typing || (row_at > 0 && !ImGui::GetIO().WantTextInput);
    if (choosing && pressed(Key::down))
        row_at = std::min(row_at + 1, rows - 1);
    if (choosing && pressed(Key::up))
        row_at = std::max(row_at - 1, 0);
    entered = entered || (row_at > 0 && choosing && pressed(Key::enter));
    row_at = std::clamp(row_at, 0, std::max(0, rows - 1));
    std::optional<Chosen> out;
    for (int i = 0; i < static_cast<int>(matches.size()); ++i) {
        const NameMatch& one = matches[static_cast<std::size_t>(i)];
        const std::string below = one.alias.empty() || view.look.names != scene::NameMode::full ? std::string() : say(language, "also called {1}", {one.alias});
        if (row(std::string(name) + ".match." + std::to_string(i), name_of(model, view, one.actor), below, row_at == i) || (entered && row_at == i))
            out = Chosen{one.actor, {}};
    }
    if (!exact) {
        const bool alike = !matches.empty() && matches.front().rank == 4;
        if (row(std::string(name) + ".new", say(language, "New actor: {1}", {typed}), alike ? tr(language, "There is a name that looks like it: please compare.") : std::string_view(), row_at == rows - 1) ||
            (entered && row_at == rows - 1))
            out = Chosen{{}, typed};
    }
    return out;
}

namespace {

/// Everyone on the list of the question, and who was taken to it by name; only those that fit what is typed.
std::vector<ActorId> rows_of(const Capture& capture)
{
    std::vector<ActorId> out = study::roster(*capture.model.state, capture.prompt(), capture.interview);
    for (const ActorId one : capture.form.added)
        if (find(*capture.archive().actors, one) && one != capture.interview.actor && std::find(out.begin(), out.end(), one) == out.end())
            out.push_back(one);
    return out;
}

void open_details(Capture& capture, ActorId partner)
{
    InterviewForm& form = capture.form;
    const auto [from, to] = capture.ends(partner);
    const study::Answered there = study::answered(*capture.model.state, capture.interview, capture.prompt().relation, from, to);
    form.details = true;
    form.details_of = partner;
    form.since = there.claim ? there.claim->start.text : std::string();
    form.until = there.claim ? there.claim->end.text : std::string();
    form.words = there.claim && may_quote(capture.view) ? fitting(there.claim->quote) : std::string();
    form.words_before = form.words;
    form.to_details = true;
}

/// Writes what was typed beside an answer, if it can be read.
bool take_details(Capture& capture)
{
    InterviewForm& form = capture.form;
    const Result<PartialDate> start = parse_date(form.since);
    const Result<PartialDate> end = parse_date(form.until);
    if (!start || !end) {
        form.problem = describe(capture.language(), (start ? end : start).problem());
        return false;
    }
    const auto pair = capture.ends(form.details_of);
    const study::Answered there = study::answered(*capture.model.state, capture.interview, capture.prompt().relation, pair.first, pair.second);
    const Answer answer = there.answer == Answer::ended || there.answer == Answer::no ? there.answer : Answer::yes;
    study::RecordAnswers edit{capture.interview.id, capture.prompt().relation, {pair}, answer};
    edit.start = *start;
    edit.end = *end;
    // Words that the field cannot hold, or must not show, stay as they were unless somebody typed.
    if (form.words != form.words_before)
        edit.words = form.words;
    edit.coder = form.coder;
    form.problem = try_edit(capture.model, capture.view, capture.intents, edit);
    return form.problem.empty();
}

void details(Capture& capture)
{
    const Language language = capture.language();
    InterviewForm& form = capture.form;
    const Columns three = columns(3, 150);
    bool entered = false;
    bool one = false;
    next_column(three, 0);
    field_label(tr(language, "Since"));
    first_field("interview.since", tr(language, "2016, autumn 2015, about 2018"), form.since, form.to_details, three.width, &one);
    entered = entered || one;
    end_column();
    next_column(three, 1);
    field_label(tr(language, "Until"));
    text_field("interview.until", tr(language, "open, 2019 or empty"), form.until, three.width, &one);
    entered = entered || one;
    end_column();
    next_column(three, 2);
    field_label(tr(language, "In which words?"));
    text_field("interview.words", tr(language, "As short as it can be"), form.words, three.width, &one);
    entered = entered || one;
    end_column();
    if (button("interview.details.take", tr(language, "Note it (Enter)"), ButtonKind::framed) || entered)
        if (take_details(capture)) {
            form.details = false;
            form.to_list = true;
        }
}

/// The row at the cursor with everything that can be answered, for hands and as a reminder of the keys.
void answer_bar(Capture& capture, const std::vector<ActorId>& rows, std::size_t at)
{
    const Language language = capture.language();
    InterviewForm& form = capture.form;
    const ActorId partner = rows[at];
    const auto pair = capture.ends(partner);
    const study::Answered there = study::answered(*capture.model.state, capture.interview, capture.prompt().relation, pair.first, pair.second);
    const auto go_on = [&] {
        if (form.problem.empty() && at + 1 < rows.size())
            form.cursor = rows[at + 1];
        form.scroll = true;
    };
    struct Choice {
        const char* name;
        Answer answer;
        std::string words;
    };
    const std::vector<Choice> choices{{"yes", Answer::yes, std::string(tr(language, "Yes (Y)"))},          {"no", Answer::no, std::string(tr(language, "No (N)"))},
                                      {"ended", Answer::ended, std::string(tr(language, "Has ended (E)"))}, {"unknown", Answer::unknown, std::string(tr(language, "Cannot say (?)"))},
                                      {"not_asked", Answer::not_asked, std::string(tr(language, "Not asked (0)"))}, {"none", Answer::none, std::string(tr(language, "Nothing (Del)"))}};
    hairline();
    line(name_of(capture.model, capture.view, partner), 0, Font::strong);
    bool first = true;
    for (const Choice& one : choices) {
        const ButtonKind kind = there.answer == one.answer && one.answer != Answer::none ? ButtonKind::primary : ButtonKind::framed;
        const std::string name = std::string("interview.answer.") + one.name;
        if (first ? button(name, one.words, kind) : flow_button(name, one.words, kind))
            capture.answer(pair, one.answer);
        first = false;
    }
    if (capture.prompt().ask_strength) {
        int strength = there.claim ? there.claim->strength - 1 : -1;
        push_down(8);
        text(tr(language, "How strong? (1 weak to 5 strong)"), Font::caption, Tone::quiet);
        beside(10);
        push_down(-8);
        if (segments("interview.strength", strength, {"1", "2", "3", "4", "5"}, 220 * scale()))
            capture.answer(pair, Answer::yes, strength + 1);
    }
    if (form.details && form.details_of == partner) {
        details(capture);
    } else {
        form.details = false;
        if (link("interview.details", tr(language, "Since, until, words (Enter)")) || (keys_are_free() && pressed(Key::enter)))
            open_details(capture, partner);
    }
    if (const auto typed = typed_answer()) {
        capture.answer(pair, typed->answer, typed->strength());
        if (!form.problem.empty())
            return;
        if (typed->answer == Answer::yes && capture.prompt().ask_dates)
            open_details(capture, partner);
        else if (typed->answer != Answer::yes || typed->digit > 0 || !capture.prompt().ask_strength)
            go_on();
    }
}

}  // namespace

void interview_list(Capture& capture)
{
    const Language language = capture.language();
    InterviewForm& form = capture.form;
    const study::State& state = *capture.model.state;
    if (keys_are_free()) {
        const int last = static_cast<int>(capture.prompts.size()) - 1;
        const int before = form.prompt;
        if (pressed(Key::page_down))
            form.prompt = std::min(form.prompt + 1, last);
        if (pressed(Key::page_up))
            form.prompt = std::max(form.prompt - 1, 0);
        if (form.prompt != before) {
            form.cursor = {};
            form.scroll = true;
        }
    }
    if (!capture.interview.actor || capture.interview.researcher) {
        paragraph(tr(language, "No unit of its own speaks here: enter pairs, or lines."), Font::body, Tone::quiet);
        return;
    }
    space(4);
    paragraph(capture.prompt().words(language), Font::heading);
    text(say(language, "Question {1} of {2} (Page Up, Page Down)", {std::to_string(form.prompt + 1), std::to_string(capture.prompts.size())}), Font::caption, Tone::quiet);
    if (keys_are_free() && pressed(Key::tab))
        form.to_find = true;
    int match = form.match_row;
    if (const auto chosen = name_field(capture.model, capture.view, "interview.find", tr(language, "A name (Tab): Enter goes there, or takes it to the list"), capture.interview.city, form.find, match, form.to_find)) {
        ActorId actor = chosen->actor;
        if (!actor) {
            const study::AddActor edit{capture.interview.city, chosen->new_name, "admin", capture.interview.field, {}};
            form.problem = try_edit(capture.model, capture.view, capture.intents, edit);
            // The study gives the next number.
            if (form.problem.empty())
                actor = study::apply(state, edit)->archive.actors->back().id;
        }
        if (actor) {
            form.added.push_back(actor);
            form.cursor = actor;
            form.find.clear();
            match = 0;
            form.to_list = form.scroll = true;
        }
    }
    form.match_row = match;
    if (!trimmed(form.find).empty())
        return;
    const std::vector<ActorId> rows = rows_of(capture);
    if (rows.empty()) {
        paragraph(tr(language, "The city has no other actor yet: type a name."), Font::body, Tone::quiet);
        return;
    }
    const auto sheet = study::answer_sheet(state, capture.interview, capture.prompt().relation);
    const auto said = [&](ActorId partner) {
        const auto found = sheet.find(capture.ends(partner));
        return found == sheet.end() ? study::Answered{} : found->second;
    };
    std::size_t at = static_cast<std::size_t>(std::find(rows.begin(), rows.end(), form.cursor) - rows.begin());
    if (at == rows.size()) {
        // Where nobody has answered yet, one begins; a name that was added in this frame comes with the next.
        at = 0;
        while (at + 1 < rows.size() && said(rows[at]).answer != Answer::none)
            ++at;
        if (!form.cursor || find(*capture.archive().actors, form.cursor))
            form.cursor = rows[at];
    }
    if (form.to_list) {
        ImGui::ClearActiveID();
        form.to_list = false;
    }
    const float bar = (capture.prompt().ask_strength ? 190 : 150) * scale() + (form.details ? 74 * scale() : 0);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2 * scale()});
    if (ImGui::BeginChild("##list", {0, std::max(96 * scale(), room_below() - bar)}, false, ImGuiWindowFlags_NoNav)) {
        if (keys_are_free()) {
            const std::size_t before = at;
            if (pressed(Key::down) && at + 1 < rows.size())
                ++at;
            if (pressed(Key::up) && at > 0)
                --at;
            if (pressed(Key::home))
                at = 0;
            if (pressed(Key::end))
                at = rows.size() - 1;
            if (at != before) {
                form.cursor = rows[at];
                form.scroll = true;
            }
        }
        const float tall = std::max(30 * scale(), ImGui::GetTextLineHeight() + 12 * scale()) + 2 * scale();
        if (form.scroll)
            ImGui::SetScrollY(std::max(0.f, static_cast<float>(at) * tall - ImGui::GetWindowHeight() / 2));
        form.scroll = false;
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(rows.size()), tall);
        while (clipper.Step())
        for (std::size_t i = static_cast<std::size_t>(clipper.DisplayStart); i < static_cast<std::size_t>(clipper.DisplayEnd); ++i) {
            const study::Answered there = said(rows[i]);
            const Tone tone = there.answer == Answer::yes ? Tone::accent : there.answer == Answer::none || there.answer == Answer::not_asked ? Tone::quiet : Tone::ink;
            if (split_row("interview.row." + std::to_string(rows[i].value), name_of(capture.model, capture.view, rows[i]), answer_short(language, there), i == at, tone))
                form.cursor = rows[i];
        }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    if (!capture.model.read_only)
        answer_bar(capture, rows, at);
}

}  // namespace crosscut::panels
