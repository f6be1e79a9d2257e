// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "scene/recipe.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::figure {

/// What one of our JSON files is.
///
///   recipe  All of a figure.   view   What is looked at, with its style.   style   Which quantity drives what.
///   set     Actors and structures under a name.
enum class RecipeKind { recipe, view, style, set };

/// What was read. Without `recipe` there are problems; notes are what was passed over (unknown parts, which are kept in
/// `Recipe::unknown`). Every one of them tells its line and key.
///
///   A view fills `sight`, a style `sight.style`, a set `highlight`.
struct ReadRecipe {
    std::optional<scene::Recipe> recipe;
    std::vector<Problem> problems;
    std::vector<Problem> notes;
};

/// The text of a recipe, to be read and changed by people: JSON in a fixed order, two blanks a step, no clock, no path.
std::string written(const scene::Recipe& recipe, RecipeKind kind = RecipeKind::recipe);

/// Reads it again.
///
///   name      Of the file, for messages.
///   Problems  `bad_file` for what is no JSON, no file of that kind, or of a later version; `bad_value` for a value of the
///             wrong kind, out of its range or no word that is known; `duplicate_name` for a key twice; `limit` above 4 MiB.
ReadRecipe read_recipe(std::string_view text, const std::string& name, RecipeKind kind = RecipeKind::recipe);

}  // namespace crosscut::figure
