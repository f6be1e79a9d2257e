// SPDX-License-Identifier: Apache-2.0
#include "scene/ego.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "scene/circle_parts.hpp"
#include "scene/key_line.hpp"
#include "scene/ring_names.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace crosscut::scene {

namespace {

bool free_of(const Box& box, const std::vector<Box>& taken)
{
    return std::none_of(taken.begin(), taken.end(), [&](const Box& one) { return box.x < one.x + one.width && one.x < box.x + box.width && box.y < one.y + one.height && one.y < box.y + box.height; });
}

// Distance of a rank as a share of the whole: equal areas hold about equally many.
double share_of(double rank, int ranked) { return ranked < 2 ? 0 : 0.09 + 0.91 * std::sqrt((rank - 1) / (ranked - 1)); }

}  // namespace

Result<RadialSheet> radial_sheet(const Source& source, const network::Snapshot& net, const std::string& measure, const Encoding& encoding, const std::set<ActorId>& hidden, Work& work)
{
    RadialSheet sheet;
    sheet.measure = measure;
    Result<analysis::Values> values = analysis::measured(measure, net, work);
    if (!values)
        return values.problem();
    sheet.value = std::move(*values);
    sheet.value.resize(net.actors.size());
    std::vector<std::string> group_name(net.groups.size());
    for (std::size_t g = 0; g < net.groups.size(); ++g)
        group_name[g] = shown_name(*source.archive, net.groups[g], encoding.names);
    std::vector<int> members(net.groups.size(), 0);
    for (const int group : net.group)
        ++members[static_cast<std::size_t>(group)];
    for (std::uint32_t i = 0; i < net.actors.size(); ++i)
        if (hidden.count(net.actors[i]) == 0)
            sheet.order.push_back(i);
    // Departments stay together; whoever stands alone follows them.
    std::stable_sort(sheet.order.begin(), sheet.order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto ga = static_cast<std::size_t>(net.group[a]);
        const auto gb = static_cast<std::size_t>(net.group[b]);
        if (ga == gb)
            return false;
        if ((members[ga] > 1) != (members[gb] > 1))
            return members[ga] > 1;
        const int order = collate(encoding.language, group_name[ga], group_name[gb]);
        return order != 0 ? order < 0 : ga < gb;
    });
    std::vector<std::uint32_t> by_value;
    for (const std::uint32_t i : sheet.order)
        if (sheet.value[i])
            by_value.push_back(i);
    std::stable_sort(by_value.begin(), by_value.end(), [&](std::uint32_t a, std::uint32_t b) { return *sheet.value[a] > *sheet.value[b]; });
    sheet.ranked = static_cast<int>(by_value.size());
    sheet.rank.resize(net.actors.size());
    for (std::size_t first = 0; first < by_value.size();) {
        std::size_t next = first;
        while (next < by_value.size() && *sheet.value[by_value[next]] == *sheet.value[by_value[first]])
            ++next;
        for (std::size_t k = first; k < next; ++k)
            sheet.rank[by_value[k]] = static_cast<double>(first + 1 + next) / 2;
        first = next;
    }
    return sheet;
}

Scene compose_radial(const RadialSheet& sheet, const Source& source, const network::Snapshot& net, const Encoding& encoding, const MapView& view, double width, double height)
{
    const Language language = encoding.language;
    const Theme& theme = *encoding.theme;
    const double unit = encoding.text;
    Scene scene;
    scene.paper = theme.paper;
    const analysis::Measure* measure = analysis::find_measure(sheet.measure);
    const std::string title(measure ? tr(language, measure->title) : std::string_view(sheet.measure));
    scene.title = say(language, "Rank by: {1}", {title});
    if (sheet.order.empty()) {
        add_empty_words(scene, encoding, width, height, std::string(tr(language, "There is nobody to rank.")), std::string(tr(language, "Choose another city, field or filter, or enter actors.")));
        return scene;
    }
    // Departments are named at the rim, each over its part.
    std::vector<RingName> names;
    for (std::size_t first = 0; first < sheet.order.size();) {
        std::size_t next = first;
        while (next < sheet.order.size() && net.group[sheet.order[next]] == net.group[sheet.order[first]])
            ++next;
        if (next - first > 1)
            names.push_back({shown_name(*source.archive, net.groups[static_cast<std::size_t>(net.group[sheet.order[first]])], encoding.names), {}, false, false});
        first = next;
    }
    const TextStyle rim{10.5 * unit, Weight::medium, false, 0};
    double longest = 0;
    for (const RingName& name : names)
        longest = std::max(longest, scene::measure(name.words, rim).width);
    const double margin = std::min(longest + 14 * unit, 0.24 * width);
    const double reach = std::max(70 * unit, std::min(width / 2 - std::max(margin, 40 * unit), height / 2 - 34 * unit));
    const Point middle{width / 2, std::max(height / 2, reach + 34 * unit)};
    const double rank_reach = reach * 0.92;
    const auto count = static_cast<double>(sheet.order.size());
    const auto turn_of = [&](double k) { return k * 2 * std::numbers::pi / count; };
    const auto at = [&](double turn, double out) { return on_circle(middle, out, turn); };
    bool undefined = false;
    for (const std::uint32_t i : sheet.order)
        undefined = undefined || !sheet.rank[i];
    const TextStyle small{9.5 * unit, Weight::regular, false, 0};
    std::vector<Box> kept;  // where words stand already
    for (const int rank : {1, 5, 10, 25, 50, 100, 250, 500})
        if (rank <= sheet.ranked && sheet.ranked > 1) {
            const double out = rank_reach * share_of(rank, sheet.ranked);
            add_circle(scene, theme, middle, out, Stroke::solid);
            const std::string words = say(language, "rank {1}", {std::to_string(rank)});
            const Mark label{Label{{middle.x, middle.y - out - 2 * unit}, words, small, Anchor::middle, theme.ink2, theme.paper, 2, 0}, {Subject::Kind::axis, static_cast<std::uint32_t>(rank), 0}, 1, words};
            if (free_of(bounds(label), kept)) {
                kept.push_back(bounds(label));
                scene.marks.push_back(label);
            }
        }
    if (undefined)
        add_circle(scene, theme, middle, reach, Stroke::dashed);
    // A thin arc outside of each department's part.
    std::size_t named = 0;
    for (std::size_t first = 0; first < sheet.order.size();) {
        std::size_t next = first;
        while (next < sheet.order.size() && net.group[sheet.order[next]] == net.group[sheet.order[first]])
            ++next;
        if (next - first > 1) {
            Curve arc;
            for (double k = static_cast<double>(first) + 0.15; k < static_cast<double>(next) - 0.15; k += 0.25)
                arc.points.push_back(at(turn_of(k), reach + 9 * unit));
            arc.points.push_back(at(turn_of(static_cast<double>(next) - 0.15), reach + 9 * unit));
            const std::string& words = names[named++].words;
            arc.colour = encoding.colour_by == ColourBy::division ? group_colour(theme, static_cast<std::size_t>(net.group[sheet.order[first]])) : theme.ink2;
            arc.width = 2;
            const Subject subject{Subject::Kind::department, net.groups[static_cast<std::size_t>(net.group[sheet.order[first]])].value, 0};
            scene.marks.push_back({arc, subject, 1, words});
            const double turn = turn_of(static_cast<double>(first + next) / 2);
            const bool right = std::sin(turn) > 0.2;
            const bool left = std::sin(turn) < -0.2;
            const Point p = at(turn, reach + 15 * unit);
            const double room = right ? width - p.x - 2 : left ? p.x - 2 : width * 0.3;
            const Mark label = words_at({p.x, p.y + (std::cos(turn) < -0.6 ? rim.size : rim.size * 0.36)}, name_within(words, rim, room), rim, right ? Anchor::start : left ? Anchor::end : Anchor::middle, theme.ink2, subject, words);
            // Where two would touch, the arc still says it when it is pointed at.
            if (free_of(bounds(label), kept)) {
                kept.push_back(bounds(label));
                scene.marks.push_back(label);
            }
        }
        first = next;
    }
    CircleParts parts(source, net, encoding, view);
    for (std::size_t k = 0; k < sheet.order.size(); ++k) {
        const std::uint32_t i = sheet.order[k];
        const double out = sheet.rank[i] ? rank_reach * share_of(*sheet.rank[i], sheet.ranked) : reach;
        const double radius = std::clamp((sheet.order.size() > 150 ? 3.4 : 5.4) * unit, 3.0, 8.0);
        parts.place(i, at(turn_of(static_cast<double>(k) + 0.5), out), radius, sheet.rank[i] ? 10000 - *sheet.rank[i] : 0);
    }
    parts.add_ties(scene, sheet.order.size() > 150 ? 0.07 : 0.22);
    parts.add_actors(scene);
    parts.add_names(scene, {2, 2, width - 4, middle.y + reach + 30 * unit}, std::move(kept));
    scene.page = {0, 0, width, middle.y + reach + 34 * unit};
    scene.description = say(language, "Actors: {1}; the nearer to the middle, the higher the rank in “{2}”. Without a value: {3}.",
                            {std::to_string(sheet.order.size()), title, std::to_string(static_cast<int>(sheet.order.size()) - sheet.ranked)});
    // The first ten in words, for those who cannot see the picture.
    std::vector<std::uint32_t> best = sheet.order;
    std::stable_sort(best.begin(), best.end(), [&](std::uint32_t a, std::uint32_t b) { return sheet.rank[a].value_or(1e9) < sheet.rank[b].value_or(1e9); });
    for (std::size_t k = 0; k < std::min<std::size_t>(10, best.size()); ++k)
        if (sheet.value[best[k]])
            scene.description += " " + shown_name(*source.archive, net.actors[best[k]], encoding.names) + ": " + spoken(language, sheet.value[best[k]], measure ? measure->digits : 2) + ".";
    return scene;
}

}  // namespace crosscut::scene
