// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "network/lifetime.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;

namespace {

std::string numbered(const char* stem, std::uint32_t id) { return std::string(stem) + std::to_string(id); }

// Two figures beside each other: the measure that gives the actors their size, and the ties with what could
// have been observed of them.
void figures(const Model& model, const View& view, ActorId actor)
{
    const Language language = view.look.language;
    if (!model.snapshot)
        return;
    const network::Snapshot& net = *model.snapshot;
    const std::optional<Node> node = net.node(actor);
    if (!node) {
        const evidence::Actor* row = find(*model.state->archive.actors, actor);
        const bool gone = row && network::life_of(*row, net.question.from, net.question.until) != network::Presence::certain;
        paragraph(tr(language, gone ? "It was not there at the time that is asked for." : "Not part of the question that is asked now: another city or another field."), Font::caption, Tone::quiet);
        return;
    }
    const float half = ImGui::GetContentRegionAvail().x / 2;
    const int degree = static_cast<int>(net.graph.degree(node->index));
    const int observable = node->index < net.observable.size() ? net.observable[node->index] : 0;
    const analysis::Measure* measure = analysis::find_measure(view.look.size_measure);
    if (measure && measure->key != "degree" && model.size && node->index < model.size->size()) {
        const analysis::Value value = (*model.size)[node->index];
        figure("inspector.size", spoken(language, value, measure->digits), tr(language, measure->title), tr(language, measure->sentence), half);
        ImGui::SameLine(0, 0);
    }
    figure("inspector.degree", observable > 0 ? say(language, "{1} of {2}", {std::to_string(degree), std::to_string(observable)}) : std::to_string(degree),
           observable > 0 ? tr(language, "partners, of those that could be observed") : tr(language, "partners; nobody could observe more"),
           say(language, "Partners {1} under the rule “{2}”. A pair could be observed when somebody of either side was asked about it.",
               {time_words(language, net), std::string(evidence::label(language, net.question.rule))}),
           half);
    if (measure && measure->key != "degree" && !model.size_note.empty())
        paragraph(model.size_note, Font::caption, Tone::quiet);
    space(2);
}

std::string place_words(const analysis::Places& places)
{
    return places.best == places.worst ? std::to_string(places.best) : std::to_string(places.best) + "–" + std::to_string(places.worst);
}

// How sure the measure of the size is for this actor, in words: a rank never without its interval (methods 6.5).
void certainty(const Model& model, View& view, ActorId actor)
{
    const Language language = view.look.language;
    const analysis::Measure* measure = analysis::find_measure(view.look.size_measure);
    if (!measure || !model.snapshot || !model.snapshot->node(actor))
        return;
    section(tr(language, "How sure is this?"));
    const bool computing = std::any_of(model.jobs.begin(), model.jobs.end(), [](const JobStatus& job) { return job.name == "uncertainty"; });
    if (!model.doubt && !computing && model.doubt_is_long && !view.doubt_though_long) {
        paragraph(say(language, "{1} interviews, {2} statements: to leave out each informant once takes minutes.",
                      {std::to_string(model.state->archive.interviews->size()), std::to_string(model.state->archive.claims->size())}), Font::caption, Tone::quiet);
        if (button("inspector.doubt", tr(language, "Work it out")))
            view.doubt_though_long = true;
        return;
    }
    if (!model.doubt) {
        paragraph(tr(language, computing ? "Is being worked out: other informants, other days, other rules …" : "Not worked out."), Font::caption, Tone::quiet);
        return;
    }
    const auto& doubts = model.doubt->doubts;
    const auto found = std::find_if(doubts.begin(), doubts.end(), [&](const analysis::Doubt& one) { return one.item.actor == actor; });
    if (found == doubts.end())
        return;
    const std::string value = spoken(language, found->value, measure->digits);
    if (!found->places) {
        paragraph(say(language, "{1}: not defined here, so it has no rank.", {std::string(tr(language, measure->title))}));
        return;
    }
    const auto halo = found->halo();
    fact(tr(language, measure->title), found->interviews && found->interviews->values.low
                                           ? say(language, "{1} (other informants: {2} to {3})", {value, spoken(language, found->interviews->values.low, measure->digits), spoken(language, found->interviews->values.high, measure->digits)})
                                       : found->left_out.low
                                           ? say(language, "{1} (one informant less: {2} to {3})", {value, spoken(language, found->left_out.low, measure->digits), spoken(language, found->left_out.high, measure->digits)})
                                           : value);
    fact(tr(language, "Rank"), halo ? say(language, "{1}, interval {2} of {3}", {place_words(*found->places), place_words(*halo), std::to_string(doubts.size())})
                                    : say(language, "{1} of {2}, without an interval", {place_words(*found->places), std::to_string(doubts.size())}));
    if (found->robust)
        fact(tr(language, "Robust"), say(language, analysis::among_first(found->first) ? "in {1} % of {2} variants among the first three" : "in {1} % of {2} variants not among the first three",
                                         {std::to_string(static_cast<int>(*found->robust * 100 + 0.5)), std::to_string(model.doubt->variants)}));
    paragraph(sentence(language, verdict_of(model.doubt->stability)), Font::caption, Tone::quiet);
    for (const Message& note : model.doubt->notes)
        paragraph(in(language, note), Font::caption, Tone::quiet);
}

void actions(const Model& model, View& view, Intents& intents, const evidence::Actor& actor)
{
    const Language language = view.look.language;
    if (button("inspector.show", tr(language, "Show on the map"))) {
        view.room = Room::map;
        intents.push_back(ShowSelection{});
    }
    if (!may_edit(model))
        return;
    const bool pinned = find(*model.state->pins, actor.id) != nullptr;
    if (may_name(view) && flow_button("inspector.rename", tr(language, "Rename"))) {
        RenameForm form;
        form.actor = actor.id;
        form.name = actor.name;
        view.rename_form = form;
    }
    if (pinned && flow_button("inspector.unpin", tr(language, "Release its place")))
        intents.push_back(DoEdit{study::Unpin{{actor.id}}});
    if (may_name(view) && flow_button("inspector.lineage", tr(language, "Merger or split")))
        view.lineage_form = lineage_of_selection(view);
    if (flow_button("inspector.delete", tr(language, "Delete"))) {
        DeleteForm form;
        form.actors = {actor.id};
        view.delete_form = form;
    }
}

void ties(const Model& model, View& view)
{
    const Language language = view.look.language;
    const InspectorMemory& memory = view.inspector_memory;
    for (const bool drawn : {true, false}) {
        const auto count = std::count_if(memory.ties.begin(), memory.ties.end(), [&](const TieOfActor& one) { return one.drawn == drawn; });
        if (count == 0 && (!drawn || memory.ties.empty()))
            continue;
        section(drawn ? say(language, "Ties {1}: {2}", {model.snapshot ? time_words(language, *model.snapshot) : std::string(), std::to_string(count)})
                      : say(language, "At other times or not counted: {1}", {std::to_string(count)}));
        if (count == 0)
            paragraph(tr(language, "None at this time."), Font::body, Tone::quiet);
        std::optional<std::uint32_t> chosen;
        for (const TieOfActor& one : memory.ties) {
            if (one.drawn != drawn)
                continue;
            const network::Tie& tie = *model.derived->ties.find(one.tie);
            const evidence::Relation* relation = find(*model.state->archive.relations, tie.relation);
            std::string below = relation ? evidence::name(language, *relation) : std::string();
            if (tie.directed)
                below += tie.b == one.other ? std::string(" → ") : std::string(" ← ");
            else
                below += " · ";
            below += drawn ? std::string(evidence::label(language, tie.status)) : tie.spell ? spell_words(language, *tie.spell) : std::string(tr(language, "dates contradict each other"));
            if (tall_row(numbered("inspector.tie.", one.tie), name_of(model, view, one.other), below, false, nullptr, drawn ? Tone::ink : Tone::quiet))
                chosen = one.tie;
        }
        if (chosen) {
            select_tie(view, *chosen);
            return;
        }
    }
    if (memory.ties.empty()) {
        section(tr(language, "Ties"));
        paragraph(tr(language, "Nobody has named a tie of this actor."), Font::body, Tone::quiet);
    }
}

void lineage(const Model& model, View& view, Intents& intents, const evidence::Actor& actor)
{
    const Language language = view.look.language;
    const auto steps = evidence::lineage_of(model.state->archive, actor.id);
    if (steps.empty())
        return;
    section(tr(language, "Lineage"));
    std::optional<ActorId> chosen;
    for (const evidence::Succession* step : steps) {
        const auto named = [&](ActorId id) { return name_of(model, view, id); };
        const std::string below = may_name(view) ? step->words : std::string();
        ActorId other;
        for (const auto* list : {&step->after, &step->before})
            for (const ActorId id : *list)
                if (id != actor.id)
                    other = id;
        if (tall_row(numbered("inspector.lineage.", step->id.value), in(language, evidence::told(language, *step, actor.id, named, may_name(view))), below, false) && other)
            chosen = other;
        if (may_edit(model) && link(numbered("inspector.lineage.delete.", step->id.value), tr(language, "Take this step out")))
            intents.push_back(DoEdit{study::DeleteSuccession{step->id}});
    }
    if (chosen)
        select(view, *chosen);
}

void memberships(const Model& model, View& view)
{
    const Language language = view.look.language;
    const InspectorMemory& memory = view.inspector_memory;
    if (memory.memberships.empty())
        return;
    section(tr(language, "In structures"));
    std::optional<StructureId> chosen;
    for (const MembershipId id : memory.memberships) {
        const evidence::Membership* one = find(*model.state->archive.memberships, id);
        if (!one)
            continue;
        std::string below(evidence::label(language, one->role));
        const std::string when = span_words(language, one->from, one->to);
        if (!when.empty())
            below += " · " + when;
        if (model.snapshot && model.derived) {
            const auto& spells = model.derived->chronicle.memberships;
            const auto spell = std::find_if(spells.begin(), spells.end(), [&](const structures::MembershipSpell& other) { return other.id == id; });
            if (spell != spells.end())
                below += " · " + time_words(language, *model.snapshot) + ": " +
                         std::string(network::label(language, network::presence_of(spell->spell, model.snapshot->question.from, model.snapshot->question.until)));
        }
        if (tall_row(numbered("inspector.structure.", id.value), name_of(model, view, one->structure), below, false))
            chosen = one->structure;
    }
    if (chosen)
        select(view, *chosen);
}

}  // namespace

void actor_facts(const Model& model, View& view, Intents& intents, const evidence::Actor& actor)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    figures(model, view, actor.id);
    actions(model, view, intents, actor);
    if (actor.candidate)
        paragraph(tr(language, "Made from a name in a statement; no table of actors holds it. Rename it, or merge it with the actor that is meant."), Font::caption, Tone::warning);

    section(tr(language, "Facts"));
    if (find(*archive.actors, actor.parent) && fact_link("inspector.parent", tr(language, "Unit above"), name_of(model, view, actor.parent)))
        select(view, actor.parent);
    const ActorId division = evidence::division_of(archive, actor.id);
    if (division && division != actor.id && division != actor.parent)
        fact(tr(language, "Division"), name_of(model, view, division));
    fact(tr(language, "Field"), evidence::label(language, actor.field));
    if (const std::string life = span_words(language, actor.start, actor.end); !life.empty())
        fact(tr(language, "Exists"), life);
    fact_if(model, view, "Level", actor.level);
    fact_if(model, view, "Role", actor.role);
    if (may_name(view)) {
        fact_if(model, view, "Also called", join(actor.aliases, ", "));
        fact_if(model, view, "Topics", join(actor.topics, ", "));
        fact_if(model, view, "Key", actor.key);
        for (const evidence::Extra& extra : actor.extra)
            if (!extra.value.empty())
                fact(extra.name, extra.value);
    }
    if (find(*model.state->pins, actor.id))
        fact(tr(language, "Place on the map"), tr(language, "put there by hand"));
    lineage(model, view, intents, actor);
    certainty(model, view, actor.id);
    ties(model, view);
    memberships(model, view);
    if (may_name(view)) {
        section(tr(language, "Source"));
        source_words(view, actor.basis, actor.place);
    }
}

void actors_facts(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    const std::vector<ActorId> actors = view.selection.actors;
    if (button("inspector.show", tr(language, "Show on the map"))) {
        view.room = Room::map;
        intents.push_back(ShowSelection{});
    }
    if (may_edit(model)) {
        if (may_name(view) && flow_button("inspector.lineage", tr(language, "Merger of organisations")))
            view.lineage_form = lineage_of_selection(view);
        if (actors.size() == 2 && flow_button("inspector.merge", tr(language, "Merge"))) {
            MergeForm form;
            form.a = actors[0];
            form.b = actors[1];
            view.merge_form = form;
        }
        std::vector<ActorId> pinned;
        for (const ActorId actor : actors)
            if (find(*model.state->pins, actor))
                pinned.push_back(actor);
        if (!pinned.empty() && flow_button("inspector.unpin", tr(language, "Release their places")))
            intents.push_back(DoEdit{study::Unpin{pinned}});
        if (flow_button("inspector.delete", tr(language, "Delete"))) {
            DeleteForm form;
            form.actors = actors;
            view.delete_form = form;
        }
    }
    if (actors.size() == 2 && model.derived) {
        section(tr(language, "Between the two"));
        std::optional<std::uint32_t> chosen;
        for (const network::Tie& tie : model.derived->ties.ties) {
            if (!((tie.a == actors[0] && tie.b == actors[1]) || (tie.a == actors[1] && tie.b == actors[0])))
                continue;
            const evidence::Relation* relation = find(*model.state->archive.relations, tie.relation);
            const std::string title = relation ? evidence::name(language, *relation) : tie_name(model, view, tie);
            const std::string when = tie.spell ? spell_words(language, *tie.spell) : std::string(tr(language, "dates contradict each other"));
            if (tall_row(numbered("inspector.tie.", tie.number), title, std::string(evidence::label(language, tie.status)) + " · " + when, false))
                chosen = tie.number;
        }
        const bool any = std::any_of(model.derived->ties.ties.begin(), model.derived->ties.ties.end(), [&](const network::Tie& tie) {
            return (tie.a == actors[0] && tie.b == actors[1]) || (tie.a == actors[1] && tie.b == actors[0]);
        });
        if (!any)
            paragraph(model.derived->ties.observed.pair(actors[0], actors[1])
                          ? tr(language, "No tie was named, although somebody could have named one.")
                          : tr(language, "Nobody was asked about this pair: whether there is a tie is not known."),
                      Font::body, Tone::quiet);
        if (chosen) {
            select_tie(view, *chosen);
            return;
        }
    }
    section(tr(language, "Selected actors"));
    std::optional<ActorId> chosen;
    for (const ActorId id : actors) {
        const evidence::Actor& actor = *find(*model.state->archive.actors, id);
        if (tall_row(numbered("inspector.actor.", id.value), name_of(model, view, id), evidence::kind_label(language, actor.kind), false))
            chosen = id;
    }
    if (chosen)
        select(view, *chosen);
}

}  // namespace crosscut::panels
