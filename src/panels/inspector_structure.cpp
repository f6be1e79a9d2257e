// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

#include "panels/wording.hpp"
#include "structures/taxonomy.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;

namespace {

const structures::Life* life_of(const Model& model, StructureId structure)
{
    if (!model.derived)
        return nullptr;
    // Lives stand in the order of the archive's structures, and these by id.
    const auto& lives = model.derived->chronicle.lives;
    const auto found = std::lower_bound(lives.begin(), lives.end(), structure, [](const structures::Life& life, StructureId id) { return life.structure < id; });
    return found != lives.end() && found->structure == structure ? &*found : nullptr;
}

std::string event_words(const Model& model, const View& view, EventId id)
{
    const evidence::Event* event = find(*model.state->archive.events, id);
    if (!event)
        return "?";
    return structures::event_type_label(view.look.language, event->type) + " (" + spoken(view.look.language, event->date) + ")";
}

void reasons(const Model& model, const View& view, const structures::StatusOnDay& state)
{
    const Language language = view.look.language;
    for (const EventId id : state.because)
        paragraph(say(language, "because of: {1}", {event_words(model, view, id)}), Font::caption, Tone::quiet);
    for (const EventId id : state.also)
        paragraph(say(language, "decided, but not in effect yet: {1}", {event_words(model, view, id)}), Font::caption, Tone::quiet);
    if (state.status == structures::Status::unknown)
        paragraph(tr(language, "Nobody was interviewed about it after that day."), Font::caption, Tone::quiet);
    else if (state.because.empty() && state.status == structures::Status::unsure)
        paragraph(tr(language, "Members are known, but nobody told of an event."), Font::caption, Tone::quiet);
}

void life(const Model& model, View& view, const structures::Life& life)
{
    const Language language = view.look.language;
    const scene::Theme& theme = theme_of(view.look);
    section(tr(language, "Course of its life"));
    const Day now = model.snapshot && model.snapshot->question.until ? *model.snapshot->question.until : view.day;
    std::optional<Day> chosen;
    for (std::size_t i = 0; i < life.runs.size(); ++i) {
        const structures::Run& run = life.runs[i];
        if (run.state.status == structures::Status::not_yet)
            continue;
        const bool first = run.first <= horizon_start;
        const bool last = i + 1 == life.runs.size();
        const std::string when = first && last ? std::string(tr(language, "all the time"))
                                 : first       ? say(language, "until {1}", {spoken(language, run.last)})
                                 : last        ? say(language, "from {1} on", {spoken(language, run.first)})
                                               : say(language, "{1} to {2}", {spoken(language, run.first), spoken(language, run.last)});
        const scene::Colour mark = scene::look_of(theme, run.state.status).fill;
        const bool here = !view.whole_time && now >= run.first && now <= run.last;
        if (tall_row("inspector.run." + std::to_string(i), state_words(model, view, run.state), when, here, run.state.status == structures::Status::unknown ? nullptr : &mark))
            chosen = run.first;
    }
    if (chosen) {
        view.day = std::max(*chosen, day_of(2010, 1, 1));
        view.whole_time = false;
    }
    if (life.observed)
        paragraph(say(language, "Last spoken of on {1}. A click on a line goes to its first day.", {spoken(language, *life.observed)}), Font::caption, Tone::quiet);
}

// The words and the place of what was clicked stand under its line.
bool opened_row(View& view, const std::string& name, const std::string& title, const std::string& below)
{
    InspectorMemory& memory = view.inspector_memory;
    if (tall_row(name, title, below, memory.opened == name))
        memory.opened = memory.opened == name ? std::string() : name;
    return memory.opened == name;
}

void events(const Model& model, View& view)
{
    const Language language = view.look.language;
    const InspectorMemory& memory = view.inspector_memory;
    section(say(language, "Events: {1}", {std::to_string(memory.events.size())}));
    if (memory.events.empty())
        paragraph(tr(language, "Nobody told of an event."), Font::body, Tone::quiet);
    for (const EventId id : memory.events) {
        const evidence::Event* event = find(*model.state->archive.events, id);
        if (!event)
            continue;
        if (!opened_row(view, "inspector.event." + std::to_string(id.value), structures::event_type_label(language, event->type), spoken(language, event->date)))
            continue;
        ImGui::Indent(12 * scale());
        if (may_quote(view) && !event->words.empty())
            quotation(quoted(language, event->words));
        source_words(view, event->basis, event->place);
        if (may_edit(model) && may_quote(view) && link("inspector.event.code." + std::to_string(id.value), tr(language, "Code a potential or an obstacle …"))) {
            evidence::Target target;
            target.structure = event->structure;
            begin_coding(view, target, event->words);
        }
        if (!may_name(view))
            paragraph(tr(language, "Its source is hidden while names are replaced."), Font::caption, Tone::quiet);
        space(4);
        ImGui::Unindent(12 * scale());
    }
}

void members(const Model& model, View& view)
{
    const Language language = view.look.language;
    const InspectorMemory& memory = view.inspector_memory;
    section(say(language, "Members: {1}", {std::to_string(memory.memberships.size())}));
    if (memory.memberships.empty())
        paragraph(tr(language, "Nobody named a member."), Font::body, Tone::quiet);
    std::optional<ActorId> chosen;
    for (const MembershipId id : memory.memberships) {
        const evidence::Membership* one = find(*model.state->archive.memberships, id);
        if (!one)
            continue;
        std::string below(evidence::label(language, one->role));
        const std::string when = span_words(language, one->from, one->to);
        if (!when.empty())
            below += " · " + when;
        const std::string name = "inspector.member." + std::to_string(id.value);
        if (!opened_row(view, name, name_of(model, view, one->actor), below))
            continue;
        ImGui::Indent(12 * scale());
        if (link(name + ".actor", tr(language, "Go to this actor")))
            chosen = one->actor;
        source_words(view, one->basis, one->place);
        space(4);
        ImGui::Unindent(12 * scale());
    }
    if (chosen)
        select(view, *chosen);
}

}  // namespace

void structure_facts(const Model& model, View& view, Intents& intents, const evidence::Structure& structure)
{
    const Language language = view.look.language;
    if (view.room != Room::lanes && button("inspector.lanes", tr(language, "Show its course"))) {
        view.room = Room::lanes;
        intents.push_back(ShowSelection{});
    }
    const structures::Life* its_life = life_of(model, structure.id);
    if (its_life && !its_life->runs.empty()) {
        const Day day = view.day;
        const structures::StatusOnDay& state = structures::state_on(*its_life, day);
        section(say(language, "Status on {1}", {spoken(language, day)}));
        paragraph(state_words(model, view, state), Font::emphasis);
        reasons(model, view, state);
    }
    section(tr(language, "Facts"));
    fact(tr(language, "Type"), evidence::structure_type_label(language, structure.type));
    fact(tr(language, "Field"), evidence::label(language, structure.field));
    if (find(*model.state->archive.actors, structure.lead))
        if (fact_link("inspector.lead", tr(language, "In the lead"), name_of(model, view, structure.lead)))
            select(view, structure.lead);
    if (may_name(view))
        fact_if(model, view, "Key", structure.key);
    evidence::Target target;
    target.structure = structure.id;
    coded_for(model, view, intents, target);
    course_of(model, view, structure.id);
    if (its_life)
        life(model, view, *its_life);
    events(model, view);
    members(model, view);
    if (may_name(view)) {
        section(tr(language, "Source"));
        source_words(view, structure.basis, structure.place);
    }
}

}  // namespace crosscut::panels
