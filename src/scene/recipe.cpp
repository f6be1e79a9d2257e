// SPDX-License-Identifier: Apache-2.0
#include "scene/recipe.hpp"

#include <array>

namespace crosscut::scene {

namespace {

constexpr std::array<std::string_view, 5> spot_keys{"automatic", "inside", "beside", "below", "none"};
constexpr std::array<std::string_view, 5> spot_labels{"as the page allows", "in a free corner", "beside the drawing", "below the drawing", "none"};

}  // namespace

std::string_view key(LegendSpot spot) { return spot_keys[static_cast<std::size_t>(spot)]; }
std::string_view label(Language language, LegendSpot spot) { return tr(language, spot_labels[static_cast<std::size_t>(spot)]); }

const std::vector<PagePreset>& page_presets()
{
    // Slides and posters are read from further away than paper in the hand.
    static const std::vector<PagePreset> presets{{"journal_column", "Journal, one column", 85, 0, 2, 1},
                                                 {"journal_width", "Journal, full width", 175, 0, 3, 1},
                                                 {"a4_portrait", "A4 upright", 210, 297, 15, 1.05},
                                                 {"a4_landscape", "A4 landscape", 297, 210, 15, 1.05},
                                                 {"a3_poster", "A3 poster", 420, 297, 18, 1.3},
                                                 {"slide", "Slide 16:9", 338.7, 190.5, 12, 1.35}};
    return presets;
}

const PagePreset* find_preset(std::string_view wanted)
{
    for (const PagePreset& preset : page_presets())
        if (preset.key == wanted)
            return &preset;
    return nullptr;
}

void put(const PagePreset& preset, Paper& paper)
{
    paper.preset = std::string(preset.key);
    paper.width_mm = preset.width_mm;
    paper.height_mm = preset.height_mm;
    paper.margin_mm = preset.margin_mm;
    paper.letters = preset.letters;
}

std::vector<Day> days_of(const Sequence& sequence)
{
    const int months = sequence.every == "year" ? 12 : sequence.every == "quarter" ? 3 : 1;
    std::vector<Day> days;
    const YearMonthDay begin = parts(sequence.first);
    for (int k = 0;; ++k) {
        // The same day of each month, or its last one.
        const Day start = month_start(sequence.first, k * months);
        const Day day = std::min(start + std::chrono::days(begin.day - 1), month_end(start));
        if (day >= sequence.last)
            break;
        days.push_back(day);
    }
    days.push_back(sequence.last);
    return days;
}

}  // namespace crosscut::scene
