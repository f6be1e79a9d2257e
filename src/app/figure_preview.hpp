// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figure/recipe_page.hpp"
#include "figure/write.hpp"
#include "panels/intents.hpp"
#include "panels/model.hpp"
#include "study/derive.hpp"

#include <filesystem>
#include <memory>

namespace crosscut::app {

/// A study as figures are made of it, held by itself: whatever happens in the window meanwhile, the figure shows this.
struct Pressed {
    study::State state;
    std::shared_ptr<const study::Derived> derived;
    std::optional<network::Question> shown_for = {};  ///< the map of the window, and what it shows beside any recipe
    std::vector<scene::GapFlag> gaps = {};
    scene::Supposed supposed = {};
    figure::Press press() const;
};

/// What the composer shows of a recipe: the pixels that a PNG file of this size would have.
struct Shown {
    figure::Printed printed;
    figure::Pixels pixels;
};

/// Makes the preview for a room of `width` by `height` dots; `real` = dots an inch as large as in print, 0 = as large as fits.
///   Errors  As `figure::print`.
Result<Shown> preview_of(const Pressed& pressed, const scene::Recipe& recipe, double width, double height, double real, Work& work);

/// Writes a figure in every format of its recipe, the first as `file` and the others beside it, with its words.
///
///   Value   The files, in their order.
///   Errors  As `figure::print`; `conflict` where one of the others is there already while `file` is new.
Result<std::vector<std::filesystem::path>> write_figure(const Pressed& pressed, const scene::Recipe& recipe, const std::filesystem::path& file, Work& work);

/// The preview as the panels have it: a texture of the graphics card, and words. Belongs to the window's context.
class Preview {
public:
    Preview() = default;
    ~Preview();
    Preview(const Preview&) = delete;
    Preview& operator=(const Preview&) = delete;
    void take(const Shown& shown, const Pressed& pressed, const scene::Recipe& recipe, Language language, scene::NameMode names);
    void fail(std::string problem);
    void set_busy(bool busy) { shown_.busy = busy; }
    const panels::FigurePreview* shown() const { return &shown_; }
    void forget();

private:
    panels::FigurePreview shown_;
};

}  // namespace crosscut::app
