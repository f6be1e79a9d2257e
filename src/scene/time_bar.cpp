// SPDX-License-Identifier: Apache-2.0
#include "scene/timeline.hpp"

#include "scene/type.hpp"

#include <algorithm>

namespace crosscut::scene {

namespace {

bool asked(const evidence::Archive& archive, const structures::Life& life, const network::Question& question)
{
    const evidence::Structure* row = evidence::find(*archive.structures, life.structure);
    return row && (!question.city || row->city == question.city) && evidence::belongs(row->field, question.field);
}

}  // namespace

Alive alive_on(const evidence::Archive& archive, const structures::Chronicle& chronicle, const network::Question& question, Day day)
{
    Alive result;
    for (const structures::Life& life : chronicle.lives) {
        if (!asked(archive, life, question))
            continue;
        const structures::StatusOnDay& state = structures::state_on(life, day);
        if (structures::alive(state.status)) {
            ++result.certain;
            ++result.possible;
        } else if (std::any_of(state.alternatives.begin(), state.alternatives.end(), [](const structures::Alternative& a) { return structures::alive(a.status); })) {
            ++result.possible;
        }
    }
    return result;
}

TimeAxis time_bar_axis(double width)
{
    TimeAxis axis;
    axis.left = 8;
    axis.width = width - 16;
    return axis;
}

Scene compose_time_bar(const TimeBarInput& input, const Encoding& encoding, double width, double height)
{
    const Theme& theme = *encoding.theme;
    Scene scene;
    scene.paper = theme.panel;
    const TimeAxis axis = time_bar_axis(width);
    const double top = 18 * encoding.text;
    const double bottom = height - 20 * encoding.text;
    add_bands(scene, axis, theme, input.bands, top, bottom, true, encoding.text);
    add_axis(scene, axis, theme, top, bottom, encoding.text);

    std::vector<std::pair<double, Alive>> curve;
    int most = 1;
    for (Day day = axis.first; day <= axis.last; day = month_start(day, 1)) {
        const Alive alive = alive_on(*input.archive, *input.chronicle, input.question, day + std::chrono::days{14});
        curve.emplace_back(axis.x(day + std::chrono::days{14}), alive);
        most = std::max(most, alive.possible);
    }
    const double scale = (bottom - top - 6) / most;
    // Each stretch in which something is certainly alive is an area of its own: an area without height
    // has no inside, and a corner where nothing turns is none.
    for (std::size_t i = 0; i < curve.size();) {
        if (curve[i].second.certain == 0) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < curve.size() && curve[end].second.certain > 0)
            ++end;
        Region region;
        region.outline.push_back({curve[i].first, bottom});
        for (std::size_t k = i; k < end; ++k) {
            const bool turns = k == i || k + 1 == end || curve[k].second.certain != curve[k - 1].second.certain || curve[k].second.certain != curve[k + 1].second.certain;
            if (turns)
                region.outline.push_back({curve[k].first, bottom - scale * curve[k].second.certain});
        }
        region.outline.push_back({curve[end - 1].first, bottom});
        region.fill = faded(theme.active, 0.45);
        if (end - i > 1)
            scene.marks.push_back({region, {Subject::Kind::axis, 0, 0}, 1, std::string(tr(encoding.language, "Structures alive"))});
        i = end;
    }
    // What is only possible gets a lighter step on top; no area where both agree.
    for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
        const auto& [x0, a] = curve[i];
        const auto& [x1, b] = curve[i + 1];
        if (a.possible == a.certain && b.possible == b.certain)
            continue;
        Region step;
        step.outline = {{x0, bottom - scale * a.certain}, {x0, bottom - scale * a.possible}, {x1, bottom - scale * b.possible}, {x1, bottom - scale * b.certain}};
        step.fill = faded(theme.active, 0.18);
        scene.marks.push_back({step, {Subject::Kind::axis, 0, 0}, 1, ""});
    }
    if (input.from && *input.from < input.day) {
        const double left = axis.x(std::clamp(*input.from, axis.first, axis.last));
        const double right = axis.x(std::clamp(input.day, axis.first, axis.last));
        Region window;
        window.outline = {{left, top - 2}, {right, top - 2}, {right, bottom}, {left, bottom}};
        window.fill = faded(theme.accent, 0.14);
        const std::string words = say(encoding.language, "{1} to {2}", {spoken(encoding.language, *input.from), spoken(encoding.language, input.day)});
        scene.marks.push_back({window, {Subject::Kind::axis, 2, 0}, 1, words});
        scene.marks.push_back({Curve{{{left, top - 2}, {left, bottom}}, false, theme.accent, 1.2, Stroke::solid, false}, {Subject::Kind::axis, 2, 0}, 1, words});
    }
    const TextStyle style{10 * encoding.text, Weight::regular, false, 0};
    const Alive now = alive_on(*input.archive, *input.chronicle, input.question, input.day);
    const double x = axis.x(std::clamp(input.day, axis.first, axis.last));
    scene.marks.push_back({Curve{{{x, top - 2}, {x, bottom}}, false, theme.accent, 2, Stroke::solid, false}, {Subject::Kind::axis, 1, 0}, 1, ""});
    scene.marks.push_back({Glyph{{x, bottom - scale * now.certain}, 4.5, Shape::circle, theme.accent, theme.panel, 1.5}, {Subject::Kind::axis, 1, 0}, 1, ""});
    const std::string text = now.certain == now.possible ? say(encoding.language, "{1} structures alive", {std::to_string(now.certain)})
                                                         : say(encoding.language, "{1} to {2} structures alive", {std::to_string(now.certain), std::to_string(now.possible)});
    const double text_width = measure(text, style).width;
    const bool left = x + text_width + 14 > axis.left + axis.width;
    scene.marks.push_back({Label{{left ? x - 8 : x + 8, bottom - 6}, text, style, left ? Anchor::end : Anchor::start, theme.ink, theme.panel, 2.5, 0}, {Subject::Kind::axis, 1, 0}, 1, ""});
    scene.page = {0, 0, width, height};
    return scene;
}

}  // namespace crosscut::scene
