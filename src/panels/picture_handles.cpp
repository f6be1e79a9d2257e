// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

/// Fields for the days that the time bar does not show.
void day_fields(const Model& model, View& view, const scene::PictureKind& kind, float width)
{
    const Language language = view.look.language;
    const auto count = static_cast<std::size_t>(kind.days - (kind.by_day ? 1 : 0));
    if (count == 0)
        return;
    // What is shown now: what was chosen, else what the picture chose.
    std::vector<Day> days = view.picture.days[kind.picture];
    if (days.size() < count && model.picture && model.picture->ask.picture == kind.picture)
        days.insert(days.end(), model.picture->ask.days.begin() + static_cast<long>(std::min(days.size(), model.picture->ask.days.size())), model.picture->ask.days.end());
    if (days.size() < count)
        return;
    days.resize(count);
    view.picture.words.resize(count);
    section(tr(language, count == 1 ? "Compared with" : "Days"));
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = "picture.day" + std::to_string(i);
        std::string& words = view.picture.words[i];
        bool entered = false;
        text_field(name, tr(language, "a day, for example 2016-07-01"), words, width, &entered);
        const bool typing = ImGui::IsItemActive();
        if (entered || ImGui::IsItemDeactivatedAfterEdit()) {
            if (const Result<PartialDate> date = parse_date(words); date && date->earliest) {
                days[i] = *date->earliest;
                view.picture.days[kind.picture] = days;
            }
        }
        if (!typing)
            words = spoken(language, days[i]);
    }
}

}  // namespace

void picture_handles(const Model& model, View& view, float width)
{
    const Language language = view.look.language;
    std::optional<scene::PictureGroup> group;
    for (const scene::PictureKind& kind : scene::picture_kinds()) {
        if (group != kind.group) {
            group = kind.group;
            section(scene::label(language, kind.group));
        }
        if (row("picture." + std::string(kind.key), tr(language, kind.title), {}, view.picture.picture == kind.picture)) {
            view.picture.picture = kind.picture;
            view.picture.words.clear();
        }
        if (ImGui::IsItemHovered())
            tooltip(tr(language, kind.sentence));
    }
    const scene::PictureKind& kind = scene::kind_of(view.picture.picture);
    day_fields(model, view, kind, width);
    if (kind.by_crisis || !kind.options.empty())
        section(tr(language, "Picture"));
    if (kind.by_crisis && model.state) {
        std::vector<std::string> names{std::string(tr(language, "of each field its own"))};
        std::vector<structures::CrisisId> ids{structures::CrisisId{}};
        int index = 0;
        for (const structures::Crisis& crisis : *model.state->crises)
            if (!crisis.overlay && !crisis.pulses.empty()) {
                if (crisis.id == view.picture.crisis)
                    index = static_cast<int>(ids.size());
                names.push_back(crisis.name(language));
                ids.push_back(crisis.id);
            }
        if (choice("picture.crisis", tr(language, "Crisis"), index, names, width))
            view.picture.crisis = ids[static_cast<std::size_t>(index)];
    }
    for (const scene::PictureOption& option : kind.options) {
        std::vector<std::string> names;
        int index = 0;
        for (const scene::PictureOption::Choice& one : option.choices) {
            if (const auto chosen = view.picture.options.find(std::string(option.key)); chosen != view.picture.options.end() && chosen->second == one.key)
                index = static_cast<int>(names.size());
            names.emplace_back(tr(language, one.title));
        }
        if (choice("picture." + std::string(option.key), tr(language, option.title), index, names, width))
            view.picture.options[std::string(option.key)] = option.choices[static_cast<std::size_t>(index)].key;
    }
}

}  // namespace crosscut::panels
