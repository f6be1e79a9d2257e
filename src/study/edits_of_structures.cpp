// SPDX-License-Identifier: Apache-2.0
#include "study/edit_tools.hpp"

namespace crosscut::study::tools {

Result<State> applied(State state, const AddStructure& edit)
{
    const std::string name(trimmed(edit.name));
    if (name.empty())
        return no_name();
    if (!find(*state.archive.cities, edit.city))
        return unknown_row();
    Structure row;
    row.id = fresh(*state.archive.structures, settings_of(state).last_structure);
    const auto of_city = std::count_if(state.archive.structures->begin(), state.archive.structures->end(), [&](const Structure& other) { return other.city == edit.city; });
    row.key = new_key(state.archive, edit.city, "-S", static_cast<std::uint32_t>(of_city) + 1, *state.archive.structures);
    row.city = edit.city;
    row.name = name;
    row.type = edit.type;
    row.field = edit.field;
    append(state.archive.structures, row);
    return state;
}

Result<State> applied(State state, const ChangeStructure& edit)
{
    const Structure* old = find(*state.archive.structures, edit.structure.id);
    if (!old)
        return unknown_row();
    if (trimmed(edit.structure.name).empty())
        return no_name();
    if (edit.structure.lead && !find(*state.archive.actors, edit.structure.lead))
        return unknown_row();
    Structure row = edit.structure;
    row.name = std::string(trimmed(row.name));
    row.key = old->key;
    row.city = old->city;
    if (auto problem = replace(state.archive.structures, row))
        return *problem;
    return state;
}

Result<State> applied(State state, const DeleteStructure& edit)
{
    if (!find(*state.archive.structures, edit.structure))
        return unknown_row();
    remove(state.archive.structures, [&](const Structure& row) { return row.id == edit.structure; });
    remove(state.archive.events, [&](const Event& row) { return row.structure == edit.structure; });
    remove(state.archive.memberships, [&](const Membership& row) { return row.structure == edit.structure; });
    remove(state.decisions, [&](const Decision& row) { return row.gap.structure == edit.structure; });
    follow_deletion(state.archive, edit.structure);
    likeness_follows_deletion(state, edit.structure);
    return state;
}

Result<State> applied(State state, const AddEvent& edit)
{
    if (!find(*state.archive.structures, edit.event.structure))
        return unknown_row();
    Event row = edit.event;
    row.id = fresh(*state.archive.events, settings_of(state).last_event);
    append(state.archive.events, row);
    return state;
}

Result<State> applied(State state, const ChangeEvent& edit)
{
    if (!find(*state.archive.structures, edit.event.structure))
        return unknown_row();
    if (auto problem = replace(state.archive.events, edit.event))
        return *problem;
    return state;
}

Result<State> applied(State state, const DeleteEvent& edit)
{
    if (!find(*state.archive.events, edit.event))
        return unknown_row();
    remove(state.archive.events, [&](const Event& row) { return row.id == edit.event; });
    return state;
}

Result<State> applied(State state, const AddMembership& edit)
{
    if (!find(*state.archive.structures, edit.membership.structure) || !find(*state.archive.actors, edit.membership.actor))
        return unknown_row();
    if (auto problem = spell_problem(edit.membership.from, edit.membership.to))
        return *problem;
    Membership row = edit.membership;
    row.id = fresh(*state.archive.memberships, settings_of(state).last_membership);
    append(state.archive.memberships, row);
    return state;
}

Result<State> applied(State state, const ChangeMembership& edit)
{
    if (!find(*state.archive.structures, edit.membership.structure) || !find(*state.archive.actors, edit.membership.actor))
        return unknown_row();
    if (auto problem = spell_problem(edit.membership.from, edit.membership.to))
        return *problem;
    if (auto problem = replace(state.archive.memberships, edit.membership))
        return *problem;
    return state;
}

Result<State> applied(State state, const DeleteMembership& edit)
{
    if (!find(*state.archive.memberships, edit.membership))
        return unknown_row();
    remove(state.archive.memberships, [&](const Membership& row) { return row.id == edit.membership; });
    return state;
}

}  // namespace crosscut::study::tools
