// SPDX-License-Identifier: Apache-2.0
#include "panels/interview_parts.hpp"

#include "panels/wording.hpp"

#include "foundation/text.hpp"

#include <imgui.h>

#include <algorithm>
#include <set>

namespace crosscut::panels {

using evidence::find;
using study::Answer;

namespace {

constexpr int most = 10;  ///< of a side of the matrix that is seen at once

/// Whom the interview speaks of, most named first; the unit that speaks stands at the top.
std::vector<ActorId> named(const Capture& capture)
{
    std::map<ActorId, int> count;
    for (const evidence::Claim& claim : *capture.archive().claims)
        if (claim.interview == capture.interview.id) {
            ++count[claim.from];
            ++count[claim.to];
        }
    count.erase(capture.interview.actor);
    std::vector<std::pair<int, ActorId>> ranked;
    for (const auto& [actor, times] : count)
        ranked.emplace_back(-times, actor);
    std::sort(ranked.begin(), ranked.end());
    std::vector<ActorId> out;
    if (capture.interview.actor)
        out.push_back(capture.interview.actor);
    for (const auto& [times, actor] : ranked)
        if (out.size() < most)
            out.push_back(actor);
    return out;
}

std::string sign_of(const study::Answered& there)
{
    switch (there.answer) {
    case Answer::yes: return there.claim && there.claim->strength > 0 ? std::to_string(there.claim->strength) : "✓";
    case Answer::no: return "×";
    case Answer::ended: return "|";
    case Answer::unknown: return "?";
    case Answer::not_asked: return "0";
    case Answer::none: break;
    }
    return {};
}

void put_middle(ImVec2 from, float side, std::string_view words, scene::Colour colour)
{
    const ImVec2 size = ImGui::CalcTextSize(words.data(), words.data() + words.size());
    const ImVec2 at{from.x + (side - size.x) / 2, from.y + (side - size.y) / 2};
    tell(words, {at.x, at.y, size.x, size.y});
    ImGui::GetWindowDrawList()->AddText(at, IM_COL32(colour.r, colour.g, colour.b, colour.a), words.data(), words.data() + words.size());
}

ImU32 packed(scene::Colour c, unsigned char alpha) { return IM_COL32(c.r, c.g, c.b, alpha); }

void matrix(Capture& capture, int first_row, int first_column)
{
    InterviewForm& form = capture.form;
    const float s = scale();
    const float side = std::max(30 * s, ImGui::GetTextLineHeight() + 10 * s);
    const auto sheet = study::answer_sheet(*capture.model.state, capture.interview, capture.prompt().relation);
    const int n = static_cast<int>(form.axis.size());
    const int rows = std::min(most, n - first_row);
    const int columns = std::min(most, n - first_column);
    const float names = std::clamp(room_left() - static_cast<float>(columns) * side - 40 * s, 110 * s, 300 * s);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const scene::Colour ink = colour_of(Tone::ink);
    const scene::Colour quiet = colour_of(Tone::quiet);
    const scene::Colour accent = colour_of(Tone::accent);
    // Numbers over the columns; names with the same numbers before the rows.
    for (int j = 0; j < columns; ++j)
        put_middle({origin.x + names + static_cast<float>(j) * side, origin.y}, side, std::to_string(first_column + j + 1), first_column + j == form.column ? accent : quiet);
    for (int i = 0; i < rows; ++i) {
        const ActorId from = form.axis[static_cast<std::size_t>(first_row + i)];
        const float top = origin.y + static_cast<float>(i + 1) * side;
        ImGui::SetCursorScreenPos({origin.x, top + (side - ImGui::GetTextLineHeight()) / 2});
        line(std::to_string(first_row + i + 1) + "  " + name_of(capture.model, capture.view, from), names - 10 * s, first_row + i == form.row ? Font::strong : Font::body, first_row + i == form.row ? Tone::accent : Tone::ink);
        for (int j = 0; j < columns; ++j) {
            const ActorId to = form.axis[static_cast<std::size_t>(first_column + j)];
            const ImVec2 at{origin.x + names + static_cast<float>(j) * side, top};
            const ImVec2 end{at.x + side - 2 * s, at.y + side - 2 * s};
            if (from == to) {
                list.AddRectFilled(at, end, packed(quiet, 70), 3 * s);
                continue;
            }
            const auto found = sheet.find({from, to});
            const study::Answered there = found == sheet.end() ? study::Answered{} : found->second;
            list.AddRectFilled(at, end, packed(there.answer == Answer::yes ? accent : quiet, there.answer == Answer::yes ? 60 : 22), 3 * s);
            if (first_row + i == form.row && first_column + j == form.column)
                list.AddRect(at, end, packed(accent, 255), 3 * s, 0, 2 * s);
            if (const std::string sign = sign_of(there); !sign.empty())
                put_middle(at, side - 2 * s, sign, ink);
            ImGui::SetCursorScreenPos(at);
            const std::string name = "interview.cell." + std::to_string(first_row + i + 1) + "." + std::to_string(first_column + j + 1);
            ImGui::PushID(name.c_str());
            if (ImGui::InvisibleButton("##c", {side - 2 * s, side - 2 * s})) {
                // A second click on the same cell goes to the next answer.
                if (form.row == first_row + i && form.column == first_column + j && !capture.model.read_only) {
                    const Answer next = there.answer == Answer::none ? Answer::yes : there.answer == Answer::yes ? Answer::no : there.answer == Answer::no ? Answer::ended : Answer::none;
                    capture.answer({from, to}, next);
                }
                form.row = first_row + i;
                form.column = first_column + j;
            }
            note(name);
            ImGui::PopID();
        }
    }
    ImGui::SetCursorScreenPos({origin.x, origin.y + static_cast<float>(rows + 1) * side});
    space(2);
}

void keys(Capture& capture)
{
    InterviewForm& form = capture.form;
    const int n = static_cast<int>(form.axis.size());
    if (!keys_are_free() || n < 2)
        return;
    const auto move = [&](int rows, int columns) {
        form.row = std::clamp(form.row + rows, 0, n - 1);
        form.column = std::clamp(form.column + columns, 0, n - 1);
    };
    if (pressed(Key::right))
        move(0, 1);
    if (pressed(Key::left))
        move(0, -1);
    if (pressed(Key::down))
        move(1, 0);
    if (pressed(Key::up))
        move(-1, 0);
    const int last = static_cast<int>(capture.prompts.size()) - 1;
    if (pressed(Key::page_down))
        form.prompt = std::min(form.prompt + 1, last);
    if (pressed(Key::page_up))
        form.prompt = std::max(form.prompt - 1, 0);
    const auto typed = typed_answer();
    if (!typed || capture.model.read_only || form.row == form.column)
        return;
    const ActorId from = form.axis[static_cast<std::size_t>(form.row)];
    const ActorId to = form.axis[static_cast<std::size_t>(form.column)];
    capture.answer({from, to}, typed->answer, typed->strength());
    if (!form.problem.empty())
        return;
    // Row by row, as a matrix is typed in; of an undirected relation only what lies over the diagonal.
    const evidence::Relation* relation = find(*capture.archive().relations, capture.prompt().relation);
    int next = form.column + 1;
    int row = form.row;
    if (next >= n) {
        ++row;
        next = relation && relation->directed ? 0 : row + 1;
    }
    if (row == next)
        ++next;
    if (row < n && next < n) {
        form.row = row;
        form.column = next;
    }
}

}  // namespace

void interview_pairs(Capture& capture)
{
    const Language language = capture.language();
    InterviewForm& form = capture.form;
    const evidence::Archive& archive = capture.archive();
    std::erase_if(form.axis, [&](ActorId id) { return !find(*archive.actors, id) && std::find(form.added.begin(), form.added.end(), id) == form.added.end(); });
    if (form.axis.empty())
        form.axis = named(capture);
    space(4);
    paragraph(capture.prompt().words(language), Font::emphasis);
    text(say(language, "Question {1} of {2} (Page Up, Page Down)", {std::to_string(form.prompt + 1), std::to_string(capture.prompts.size())}), Font::caption, Tone::quiet);
    if (keys_are_free() && pressed(Key::tab))
        form.to_find = true;
    int match = form.match_row;
    if (const auto chosen = name_field(capture.model, capture.view, "interview.pairs.find", tr(language, "One more name for the matrix (Tab)"), capture.interview.city, form.find, match, form.to_find)) {
        ActorId actor = chosen->actor;
        if (!actor && !capture.model.read_only) {
            const study::AddActor edit{capture.interview.city, chosen->new_name, "admin", capture.interview.field, {}};
            form.problem = try_edit(capture.model, capture.view, capture.intents, edit);
            if (form.problem.empty())
                actor = study::apply(*capture.model.state, edit)->archive.actors->back().id;
        }
        if (actor && std::find(form.axis.begin(), form.axis.end(), actor) == form.axis.end()) {
            form.added.push_back(actor);
            form.axis.push_back(actor);
        }
        form.find.clear();
        match = 0;
        form.to_find = true;  // the next card
    }
    form.match_row = match;
    if (!trimmed(form.find).empty())
        return;
    // An actor that was added in this frame is in the study with the next one.
    if (std::any_of(form.axis.begin(), form.axis.end(), [&](ActorId id) { return !find(*archive.actors, id); }))
        return;
    const int n = static_cast<int>(form.axis.size());
    if (n < 2) {
        paragraph(tr(language, "Type the names that stand on the map, one after the other; then say of each pair what is between the two."), Font::body, Tone::quiet);
        return;
    }
    form.row = std::clamp(form.row, 0, n - 1);
    form.column = std::clamp(form.column, 0, n - 1);
    keys(capture);
    begin_body("interview.matrix", 54 * scale());
    matrix(capture, form.row / most * most, form.column / most * most);
    const ActorId at = form.axis[static_cast<std::size_t>(form.row)];
    if (n > most)
        text(say(language, "{1} names: arrows lead to the others", {std::to_string(n)}), Font::caption, Tone::quiet);
    if (at != capture.interview.actor && link("interview.axis.drop", say(language, "Take {1} out of the matrix", {name_of(capture.model, capture.view, at)})))
        std::erase(form.axis, at);
    end_body();
    paragraph(tr(language, "Arrows choose a pair. Y yes, 1 to 5 yes and how strong, N no (×), E has ended (|), ? cannot say, 0 not asked, Del nothing."), Font::caption, Tone::quiet);
}

}  // namespace crosscut::panels
