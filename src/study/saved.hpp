// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "foundation/words.hpp"

#include <string>
#include <string_view>

namespace crosscut::study {

using SavedId = Id<struct SavedTag>;

/// What somebody kept under a name: the recipe of a figure, a view (what is looked at, and how), a style (which quantity
/// drives what), a set of actors and structures.
enum class SavedKind { recipe, view, style, set };
/// "Recipe", "View" ...
std::string_view label(Language language, SavedKind kind);

/// Something that is kept under a name, unique among those of its kind.
///
///   body  As `figure::written` writes it: words of files (keys of cities, actors and structures), no numbers of rows.
struct Saved {
    SavedId id;
    SavedKind kind = SavedKind::view;
    std::string name;
    std::string body;
    bool operator==(const Saved&) const = default;
};

/// The one of a kind and name (folded), or null.
const Saved* find_saved(const evidence::Table<Saved>& saved, SavedKind kind, std::string_view name);

}  // namespace crosscut::study
