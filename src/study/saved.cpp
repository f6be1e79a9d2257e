// SPDX-License-Identifier: Apache-2.0
#include "study/saved.hpp"

#include "study/edit_tools.hpp"

#include <array>

namespace crosscut::study {

std::string_view label(Language language, SavedKind kind)
{
    constexpr std::array<std::string_view, 4> words{"Recipe", "View", "Style", "Set"};
    return tr(language, words[static_cast<std::size_t>(kind)]);
}

const Saved* find_saved(const evidence::Table<Saved>& saved, SavedKind kind, std::string_view name)
{
    const std::string wanted = fold(name);
    const auto at = std::find_if(saved.begin(), saved.end(), [&](const Saved& row) { return row.kind == kind && fold(row.name) == wanted; });
    return at == saved.end() ? nullptr : &*at;
}

namespace tools {

Result<State> applied(State state, const Keep& edit)
{
    const std::string name(trimmed(edit.name));
    if (name.empty())
        return no_name();
    if (edit.body.empty())
        return Problem{Problem::Code::missing_value, {"There is nothing to keep under this name."}, {"Choose what is to be kept first."}, {}};
    Saved row{{}, edit.kind, name, edit.body};
    if (const Saved* old = find_saved(*state.saved, edit.kind, name)) {
        row.id = old->id;
        if (auto problem = replace(state.saved, row))
            return *problem;
        return state;
    }
    row.id = fresh(*state.saved, settings_of(state).last_saved);
    append(state.saved, row);
    return state;
}

Result<State> applied(State state, const RenameSaved& edit)
{
    const Saved* old = find(*state.saved, edit.saved);
    if (!old)
        return unknown_row();
    Saved row = *old;
    row.name = std::string(trimmed(edit.name));
    if (row.name.empty())
        return no_name();
    if (const Saved* other = find_saved(*state.saved, row.kind, row.name); other && other->id != row.id)
        return Problem{Problem::Code::duplicate_name, {"There is already something called “{1}” here.", {row.name}}, {"Choose another name."}, {}};
    if (auto problem = replace(state.saved, row))
        return *problem;
    return state;
}

Result<State> applied(State state, const Forget& edit)
{
    if (!find(*state.saved, edit.saved))
        return unknown_row();
    remove(state.saved, [&](const Saved& row) { return row.id == edit.saved; });
    return state;
}

}  // namespace tools

}  // namespace crosscut::study
