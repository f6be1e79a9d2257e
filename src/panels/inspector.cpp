// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;

bool may_edit(const Model& model) { return !model.read_only; }

void select(View& view, ActorId actor)
{
    view.selection = {};
    view.selection.actors = {actor};
    view.gap.reset();
}
void select_tie(View& view, std::uint32_t tie)
{
    view.selection = {};
    view.selection.tie = tie;
    view.gap.reset();
}
void select(View& view, StructureId structure)
{
    view.selection = {};
    view.selection.structure = structure;
    view.gap.reset();
}

void show_evidence(View& view, const std::vector<ClaimId>& claims)
{
    view.inspector_memory.evidence = claims;
    view.inspector_memory.evidence_for = view.selection;
    view.inspector_memory.looked_at.reset();
    view.inspector_tab = InspectorTab::claims;
    view.right_open = true;
}

void let_go_of_the_lost(const Model& model, View& view)
{
    Selection& selection = view.selection;
    const auto lost = [&](ActorId actor) { return find(*model.state->archive.actors, actor) == nullptr; };
    std::vector<ActorId> kept;  // each once, in the order of selecting
    for (const ActorId actor : selection.actors)
        if (!lost(actor) && std::find(kept.begin(), kept.end(), actor) == kept.end())
            kept.push_back(actor);
    if (kept.size() != selection.actors.size())
        selection.actors = std::move(kept);
    if (selection.structure && !find(*model.state->archive.structures, *selection.structure))
        selection.structure.reset();
    if (selection.tie && model.derived && !model.derived->ties.find(*selection.tie))
        selection.tie.reset();
}

void fact_if(const Model&, const View& view, const char* label, const std::string& value)
{
    if (!value.empty())
        fact(tr(view.look.language, label), value);
}

void source_words(const View& view, const std::string& basis, const Place& place)
{
    const Language language = view.look.language;
    if (!may_name(view))
        return;
    if (!basis.empty())
        paragraph(say(language, "Rests on: {1}", {basis}), Font::caption, Tone::quiet);
    const std::string where = describe(language, place);
    paragraph(where.empty() ? std::string(tr(language, "Entered in the program, not read from a table.")) : where, Font::caption, Tone::quiet);
}

namespace {

void title(std::string_view words, std::string_view below)
{
    paragraph(words, Font::emphasis);
    if (!below.empty())
        paragraph(below, Font::caption, Tone::quiet);
    space(2);
}

std::string tie_title_below(const Model& model, const View& view, const network::Tie& tie)
{
    const evidence::Relation* relation = find(*model.state->archive.relations, tie.relation);
    return relation ? evidence::name(view.look.language, *relation) : std::string();
}

void heading_of(const Model& model, const View& view)
{
    const Language language = view.look.language;
    const Selection& selection = view.selection;
    if (selection.actors.size() > 1) {
        title(say(language, "{1} actors selected", {std::to_string(selection.actors.size())}), {});
    } else if (!selection.actors.empty()) {
        const evidence::Actor& actor = *find(*model.state->archive.actors, selection.actors.front());
        title(name_of(model, view, actor.id), evidence::kind_label(language, actor.kind) + " · " + std::string(evidence::label(language, actor.sector)));
    } else if (selection.tie) {
        const network::Tie& tie = *model.derived->ties.find(*selection.tie);
        title(tie_name(model, view, tie), tie_title_below(model, view, tie));
    } else if (selection.structure) {
        const evidence::Structure& structure = *find(*model.state->archive.structures, *selection.structure);
        title(name_of(model, view, structure.id), evidence::structure_type_label(language, structure.type));
    }
}

void tabs(const Model&, View& view, std::size_t claims)
{
    const Language language = view.look.language;
    int tab = static_cast<int>(view.inspector_tab);
    const std::string count = claims > 0 ? " " + std::to_string(claims) : std::string();
    if (segments("inspector.tab", tab, {std::string(tr(language, "Facts")), std::string(tr(language, "Who says so?")) + count, std::string(tr(language, "History"))},
                 ImGui::GetContentRegionAvail().x))
        view.inspector_tab = static_cast<InspectorTab>(tab);
}

}  // namespace

void nothing_facts(const Model& model, View& view, Intents&)
{
    const Language language = view.look.language;
    text(tr(language, "Nothing selected"), Font::emphasis);
    paragraph(tr(language, "Click an actor, a tie or a structure to see what is known of it, who says so, and where it is written."), Font::body, Tone::quiet);
    if (model.snapshot) {
        const network::Snapshot& net = *model.snapshot;
        section(tr(language, "At a glance"));
        paragraph(time_words(language, net), Font::caption, Tone::quiet);
        fact(tr(language, "Actors"), std::to_string(net.actors.size()));
        fact(tr(language, "Ties, certain"), std::to_string(net.counts.certain));
        fact(tr(language, "Ties, possible"), std::to_string(net.counts.possible));
        fact(tr(language, "Not observed"), std::to_string(net.counts.unobserved));
        const double pairs = static_cast<double>(net.actors.size()) * (static_cast<double>(net.actors.size()) - 1) / 2;
        fact(tr(language, "Pairs that could be observed"), pairs > 0 ? say(language, "{1} of {2} ({3} %)", {std::to_string(net.observable_pairs), plain(pairs), spoken(language, 100 * static_cast<double>(net.observable_pairs) / pairs, 0)})
                                                                     : std::string("–"));
    }
    section(tr(language, "What you can do"));
    const auto key = [&](std::string_view what, std::string_view how) { fact(what, how); };
    key(tr(language, "Several"), tr(language, "hold Shift and click, or drag a box with Shift"));
    if (may_edit(model)) {
        key(tr(language, "New actor"), tr(language, "double-click free paper"));
        key(tr(language, "New tie"), tr(language, "drag from one actor to another with Alt"));
    }
    key(tr(language, "Find"), tr(language, "Ctrl+F, then type a part of the name"));
    key(tr(language, "Another day"), tr(language, "drag the time bar, or use the arrow keys"));
}

void inspector(const Model& model, View& view, Intents& intents, const Area& area)
{
    if (!begin_area("inspector", area)) {
        end_area();
        return;
    }
    let_go_of_the_lost(model, view);
    recollect(model, view);
    const Selection selection = view.selection;
    if (selection.empty()) {
        nothing_facts(model, view, intents);
        end_area();
        return;
    }
    heading_of(model, view);
    const InspectorMemory& memory = view.inspector_memory;
    tabs(model, view, selection.structure ? 0 : memory.claims.size());
    space(2);
    // What scrolls stands below what stays.
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const bool open = ImGui::BeginChild("##body", {0, 0});
    ImGui::PopStyleVar();
    if (open) {
        switch (view.inspector_tab) {
        case InspectorTab::facts:
            if (selection.actors.size() > 1)
                actors_facts(model, view, intents);
            else if (!selection.actors.empty())
                actor_facts(model, view, intents, *find(*model.state->archive.actors, selection.actors.front()));
            else if (selection.tie)
                tie_facts(model, view, intents, *model.derived->ties.find(*selection.tie));
            else
                structure_facts(model, view, intents, *find(*model.state->archive.structures, *selection.structure));
            break;
        case InspectorTab::claims:
            claims_tab(model, view, intents);
            break;
        case InspectorTab::history:
            history_tab(model, view, intents);
            break;
        }
        const std::string left_out = discretion(view);
        if (!left_out.empty()) {
            space(6);
            paragraph(left_out, Font::caption, Tone::quiet);
        }
        space(8);
    }
    ImGui::EndChild();
    end_area();
}

}  // namespace crosscut::panels
