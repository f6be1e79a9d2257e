// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

#include "foundation/number.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;

namespace {

void ends(const Model& model, View& view, const network::Tie& tie)
{
    const Language language = view.look.language;
    section(tr(language, "Who says what"));
    const auto side = [&](const char* name, ActorId actor, evidence::Side what) { return tall_row(name, name_of(model, view, actor), side_words(language, what), false); };
    const bool a = side("inspector.end.a", tie.a, tie.side_a);
    const bool b = side("inspector.end.b", tie.b, tie.side_b);
    if (tie.affirming + tie.denying > 0)
        paragraph(say(language, "Claims for it: {1}; against it: {2}", {std::to_string(tie.affirming), std::to_string(tie.denying)}), Font::caption, Tone::quiet);
    if (tie.ruled)
        paragraph(tr(language, "An entry of the researchers themselves decides here."), Font::caption, Tone::quiet);
    if (a)
        select(view, tie.a);
    if (b)
        select(view, tie.b);
}

void dates(const Model& model, const View& view, const network::Tie& tie)
{
    const Language language = view.look.language;
    section(tr(language, "When"));
    if (!tie.spell) {
        paragraph(tie.affirming > 0 ? tr(language, "The dates contradict each other; the tie stands on no day.") : tr(language, "Nobody says that it was there."), Font::body,
                  tie.affirming > 0 ? Tone::warning : Tone::quiet);
        return;
    }
    fact(tr(language, "Begin"), begin_words(language, *tie.spell));
    fact(tr(language, "End"), end_words(language, *tie.spell));
    fact(tr(language, "Reported until"), spoken(language, tie.spell->observed));
    if (!model.snapshot)
        return;
    const std::optional<network::Presence> presence = presence_in(*model.snapshot, tie);
    std::string words(network::label(language, *presence));
    const network::TieState* state = state_in(*model.snapshot, tie.number);
    if (*presence == network::Presence::possible && state && state->probability)
        words += " (" + say(language, "{1} %", {spoken(language, 100 * *state->probability, 0)}) + ")";
    fact(time_words(language, *model.snapshot), words);
    if (*presence == network::Presence::possible && state && state->probability && ImGui::IsItemHovered())
        tooltip(tr(language, "Share of the days that the vague dates leave open on which it would be running, every day being as likely as any other."));
    if (!state)
        paragraph(tr(language, "The question that is asked now leaves this relation out."), Font::caption, Tone::quiet);
    else if (!state->drawn && state->holds.value_or(false) && (*presence == network::Presence::possible || *presence == network::Presence::unobserved))
        paragraph(say(language, "Not counted as a tie at this time ({1}).", {std::string(network::label(language, model.snapshot->question.mode))}), Font::caption, Tone::quiet);
}

void rules(const Model& model, const View& view, const network::Tie& tie)
{
    const Language language = view.look.language;
    section(tr(language, "Does it hold under this rule?"));
    const evidence::TieRule current = model.snapshot ? model.snapshot->question.rule : view.question.rule;
    const float gap = 8 * scale();
    float right = 0;
    for (const std::optional<bool> one : {std::optional<bool>(true), std::optional<bool>(false), std::optional<bool>()}) {
        const std::string words = holds_words(language, one);
        right = std::max(right, ImGui::CalcTextSize(words.data(), words.data() + words.size()).x);
    }
    for (const evidence::TieRule rule : evidence::all_tie_rules) {
        const bool is_current = rule == current;
        const float start = ImGui::GetCursorPosX();
        const float top = ImGui::GetCursorPosY();
        const float room = ImGui::GetContentRegionAvail().x;
        const std::optional<bool> holds = tie.by(rule);
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        ImGui::PushTextWrapPos(start + room - right - gap);
        text(evidence::label(language, rule), is_current ? Font::strong : Font::body);
        ImGui::PopTextWrapPos();
        const float below = ImGui::GetCursorPosY();
        ImGui::SetCursorPos({start + room - right, top});
        text(holds_words(language, holds), is_current ? Font::strong : Font::body, holds ? (*holds ? Tone::ink : Tone::quiet) : Tone::quiet);
        note("inspector.rule." + std::string(evidence::key(rule)));
        ImGui::SetCursorPosY(std::max(below, ImGui::GetCursorPosY()) - 4 * scale());
        if (rule == evidence::TieRule::weighted && tie.weighted_score &&
            ImGui::IsMouseHoveringRect(corner, {corner.x + room, corner.y + ImGui::GetTextLineHeight()}) && ImGui::IsWindowHovered())
            tooltip(say(language, "Weighted agreement of all who could speak: {1}; it holds from 0.5 on.", {spoken(language, *tie.weighted_score, 2)}));
    }
    space(2);
    paragraph(tr(language, "The rule in use is set in bold."), Font::caption, Tone::quiet);
}

void conflicts(const View& view, const network::Tie& tie)
{
    const Language language = view.look.language;
    std::vector<std::string> list;
    if (tie.affirming > 0 && tie.denying > 0)
        list.emplace_back(tr(language, "Some say that there is this tie, others that there is not."));
    if (tie.start_conflict)
        list.emplace_back(tr(language, "The begins that were named share no day; the widest span is taken."));
    if (tie.end_conflict)
        list.emplace_back(tr(language, "The ends that were named share no day; the widest span is taken."));
    if (tie.end_disagrees)
        list.emplace_back(tr(language, "Some say that it has ended, others that it goes on."));
    if (list.empty())
        return;
    section(tr(language, "Contradictions"));
    for (const std::string& words : list)
        paragraph(words, Font::body, Tone::warning);
}

}  // namespace

void tie_facts(const Model& model, View& view, Intents& intents, const network::Tie& tie)
{
    const Language language = view.look.language;
    if (button("inspector.why", tr(language, "Why this tie?"), ButtonKind::primary))
        view.inspector_tab = InspectorTab::claims;
    if (flow_button("inspector.show", tr(language, "Show on the map"))) {
        view.room = Room::map;
        intents.push_back(ShowSelection{});
    }
    section(tr(language, "Facts"));
    const evidence::Relation* relation = find(*model.state->archive.relations, tie.relation);
    if (relation)
        fact(tr(language, "Relation"), evidence::name(language, *relation));
    if (tie.directed)
        fact(tr(language, "Direction"), say(language, "from {1} to {2}", {name_of(model, view, tie.a), name_of(model, view, tie.b)}));
    fact(tr(language, "Strength"), strength_words(language, tie.strength, tie.strength_min, tie.strength_max));
    fact(tr(language, "Standing"), evidence::label(language, tie.status));
    fact(tr(language, "Field"), evidence::label(language, tie.field));
    ends(model, view, tie);
    dates(model, view, tie);
    conflicts(view, tie);
    coded_for(model, view, intents, target_of(tie));
    rules(model, view, tie);
}

}  // namespace crosscut::panels
