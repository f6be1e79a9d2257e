// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commands.hpp"

#include "figure/recipe_file.hpp"
#include "figure/recipe_page.hpp"
#include "study/derive.hpp"

#include <memory>

namespace crosscut::cli {

/// A study opened for reading, ready to make figures of.
class Pressed {
public:
    /// As `open_desk`: a study, tables or a network file.
    static Result<Pressed> open(const Console& console, const std::string& path);
    const study::State& state() const { return *state_; }
    figure::Press press() const;

private:
    std::shared_ptr<const study::State> state_;
    std::shared_ptr<const study::Derived> derived_;
};

/// Says on the error stream what a careful person would say of a figure, and who can be recognised in it.
void warn(const Console& console, const evidence::Archive& archive, const scene::Recipe& recipe, const figure::Printed& printed);

/// Figures from recipe files and from recipes of the study, all into one folder, in every format that they ask for.
Exit write_recipes(const Console& console, const std::string& study, const FigureOptions& options);

}  // namespace crosscut::cli
