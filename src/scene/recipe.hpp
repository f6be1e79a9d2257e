// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/sight.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::scene {

/// Where the legend of a figure stands; `automatic` = beside on a wide page with a map, else below.
enum class LegendSpot { automatic, inside, beside, below, none };
std::string_view key(LegendSpot spot);
std::string_view label(Language language, LegendSpot spot);
inline constexpr std::array all_legend_spots{LegendSpot::automatic, LegendSpot::inside, LegendSpot::beside, LegendSpot::below, LegendSpot::none};

/// A page that journals, printers and slides ask for.
///
///   height_mm  0 = as tall as the figure needs.   letters  Size of type beside that of a page of this width.
struct PagePreset {
    std::string_view key;
    std::string_view title;  ///< English source text
    double width_mm = 0;
    double height_mm = 0;
    double margin_mm = 6;
    double letters = 1;
};
const std::vector<PagePreset>& page_presets();
const PagePreset* find_preset(std::string_view key);

/// The page of a figure and what stands on it.
///
///   preset     Key of a preset; empty = a size of its own.
///   title, caption   Without one: the question in words, how the drawing was made. Empty = none.
///   message    One line under the title: what the reader should see.
///   formats    "svg", "pdf", "png".   alternative   Whether the words for those who cannot see it go beside it.
struct Paper {
    std::string preset = "journal_width";
    double width_mm = 175;
    double height_mm = 0;
    double margin_mm = 3;
    double letters = 1;
    std::optional<std::string> title;
    std::string message;
    std::optional<std::string> caption;
    LegendSpot legend = LegendSpot::automatic;
    Language language = Language::german;
    std::vector<std::string> formats{"svg"};
    double dpi = 300;
    bool alternative = true;
    bool operator==(const Paper&) const = default;
};
/// Gives a page the size of a preset; an unknown key changes nothing.
void put(const PagePreset& preset, Paper& paper);

/// What is drawn in full while everything else is muted.
struct Highlight {
    std::vector<std::string> actors;
    std::vector<std::string> structures;
    bool empty() const { return actors.empty() && structures.empty(); }
    bool operator==(const Highlight&) const = default;
};

/// Pictures one after the other, at the same places.
///
///   every    "month", "quarter" or "year".   between   Pictures on the way from one day to the next.
struct Sequence {
    Day first;
    Day last;
    std::string every = "month";
    int between = 0;
    bool operator==(const Sequence&) const = default;
};
/// The days of a sequence, the last one always among them.
std::vector<Day> days_of(const Sequence& sequence);

/// Everything that a figure is made from beside the study: the same recipe and study give the same bytes.
///
///   unknown   Parts of the file that nobody knows, by their path, as they were written: kept when it is written again.
struct Recipe {
    std::string name;
    Sight sight;
    Highlight highlight;
    Paper paper;
    std::optional<Sequence> sequence;
    std::map<std::string, std::string> unknown;
    bool operator==(const Recipe&) const = default;
};

}  // namespace crosscut::scene
