// SPDX-License-Identifier: Apache-2.0
#include "scene/ego.hpp"

#include "foundation/number.hpp"
#include "scene/circle_parts.hpp"
#include "scene/key_line.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crosscut::scene {

namespace {

constexpr double whole_turn = 2 * std::numbers::pi;

// Every member gets a slice of its parent's, as wide as the number of outermost members behind it.
void share_turns(EgoSheet& sheet, const network::Snapshot& net)
{
    std::vector<std::vector<std::size_t>> children(sheet.members.size());
    for (std::size_t k = 1; k < sheet.members.size(); ++k)
        children[sheet.members[k].parent].push_back(k);
    std::vector<double> leaves(sheet.members.size(), 0);
    for (std::size_t k = sheet.members.size(); k-- > 0;) {
        for (const std::size_t child : children[k])
            leaves[k] += leaves[child];
        leaves[k] = std::max(1.0, leaves[k]);
        std::stable_sort(children[k].begin(), children[k].end(), [&](std::size_t a, std::size_t b) {
            const std::uint32_t one = sheet.members[a].node;
            const std::uint32_t two = sheet.members[b].node;
            return net.group[one] != net.group[two] ? net.group[one] < net.group[two] : one < two;
        });
    }
    std::vector<std::pair<double, double>> slice(sheet.members.size(), {0, whole_turn});
    for (std::size_t k = 0; k < sheet.members.size(); ++k) {
        double from = slice[k].first;
        for (const std::size_t child : children[k]) {
            const double wide = (slice[k].second - slice[k].first) * leaves[child] / leaves[k];
            slice[child] = {from, from + wide};
            sheet.members[child].turn = from + wide / 2;
            from += wide;
        }
    }
}


}  // namespace

EgoSheet ego_sheet(const Source& source, const network::Snapshot& net, std::optional<ActorId> ego, int steps, const std::set<ActorId>& hidden)
{
    EgoSheet sheet;
    sheet.steps = std::clamp(steps, 1, 3);
    const auto none = static_cast<std::uint32_t>(net.actors.size());
    std::uint32_t middle = none;
    if (const auto node = ego && hidden.count(*ego) == 0 ? net.node(*ego) : std::nullopt) {
        middle = node->index;
        sheet.chosen = true;
    }
    for (std::uint32_t i = 0; i < none && !sheet.chosen; ++i)
        if (hidden.count(net.actors[i]) == 0 && (middle == none || net.graph.degree(i) > net.graph.degree(middle)))
            middle = i;
    if (middle == none)
        return sheet;
    sheet.ego = net.actors[middle];
    std::vector<bool> seen(net.actors.size(), false);
    seen[middle] = true;
    sheet.members.push_back({middle, 0, 0, 0});
    for (std::size_t k = 0; k < sheet.members.size(); ++k) {
        const EgoSheet::Member from = sheet.members[k];
        if (from.step == sheet.steps)
            continue;
        for (std::uint32_t r = net.graph.offset[from.node]; r < net.graph.offset[from.node + 1]; ++r)
            if (const std::uint32_t to = net.graph.row[r].node; !seen[to] && hidden.count(net.actors[to]) == 0) {
                seen[to] = true;
                sheet.members.push_back({to, from.step + 1, k, 0});
            }
    }
    sheet.at_step.assign(static_cast<std::size_t>(sheet.steps) + 1, 0);
    std::vector<bool> contact(net.actors.size(), false);
    for (const EgoSheet::Member& member : sheet.members) {
        ++sheet.at_step[static_cast<std::size_t>(member.step)];
        contact[member.node] = member.step == 1;
    }
    for (const network::GraphTie& tie : net.graph.ties)
        sheet.among += contact[tie.a] && contact[tie.b] ? 1 : 0;
    for (std::uint32_t i = 0; i < contact.size(); ++i)
        for (std::uint32_t j = i + 1; contact[i] && j < contact.size(); ++j)
            sheet.observable += contact[j] && source.ties->observed.pair(net.actors[i], net.actors[j]) ? 1 : 0;
    const network::TwoMode tables = network::two_mode(*source.archive, *source.chronicle, net.question);
    for (const network::TwoMode::Seat& seat : tables.seats)
        if (tables.actors[static_cast<std::size_t>(seat.actor)] == sheet.ego)
            sheet.tables.push_back(tables.structures[static_cast<std::size_t>(seat.structure)]);
    share_turns(sheet, net);
    return sheet;
}

Scene compose_ego(const EgoSheet& sheet, const Source& source, const network::Snapshot& net, const Encoding& encoding, const MapView& view, double width, double height)
{
    const Language language = encoding.language;
    const double unit = encoding.text;
    Scene scene;
    scene.paper = encoding.theme->paper;
    scene.title = std::string(tr(language, "One actor and its surroundings"));
    if (!sheet.ego) {
        add_empty_words(scene, encoding, width, height, std::string(tr(language, "There is nobody to stand in the middle.")),
                        std::string(tr(language, "Choose another city, field or filter, or enter actors.")));
        return scene;
    }
    // What is said of the ego stands below the circles.
    std::vector<std::string> facts;
    const std::string name = shown_name(*source.archive, sheet.ego, encoding.names);
    for (std::size_t step = 1; step < sheet.at_step.size(); ++step)
        facts.push_back(step == 1 ? say(language, "direct contacts: {1}", {std::to_string(sheet.at_step[1])})
                                  : say(language, "{1} steps away: {2}", {std::to_string(step), std::to_string(sheet.at_step[step])}));
    facts.push_back(say(language, "pairs of its contacts in contact: {1} of {2} that could be observed", {std::to_string(sheet.among), std::to_string(sheet.observable)}));
    std::string words = name + ": ";
    for (std::size_t i = 0; i < facts.size(); ++i)
        words += (i > 0 ? " · " : "") + facts[i];
    std::string tables;
    for (const StructureId id : sheet.tables)
        tables += (tables.empty() ? "" : ", ") + shown_name(*source.archive, id, encoding.names);
    if (!tables.empty())
        tables = say(language, "Sits in: {1}", {tables});
    if (!sheet.chosen)
        tables = std::string(tr(language, "Nobody is selected: this is the actor with most contacts. Select another one to put it into the middle.")) + (tables.empty() ? "" : " ") + tables;
    const TextStyle style{11 * unit, Weight::regular, false, 0};
    std::vector<std::string> lines = wrapped(words, style, std::max(80.0, width - 20));
    for (std::string& line : wrapped(tables, style, std::max(80.0, width - 20)))
        if (!line.empty())
            lines.push_back(std::move(line));
    const double foot = static_cast<double>(lines.size()) * style.size * 1.35 + 12 * unit;

    const double high = std::max(160 * unit, height - foot);
    const Point centre{width / 2, high / 2};
    const double across = std::max(50 * unit, std::min(width / 2 - std::min(100 * unit, width * 0.2), high / 2 - 24 * unit));
    // The outermost circle grows where its members would lie on each other.
    const double crowded = static_cast<double>(sheet.at_step.back()) * 11 * unit / whole_turn;
    const double reach = std::max(across, std::min(crowded, 3 * across));
    const double stretch = reach / across;
    const Point middle{centre.x * stretch, centre.y * stretch};
    for (int step = sheet.steps; step >= 1; --step)
        add_circle(scene, *encoding.theme, middle, reach * step / sheet.steps, Stroke::solid);
    CircleParts parts(source, net, encoding, view);
    for (const EgoSheet::Member& member : sheet.members) {
        const double out = reach * member.step / sheet.steps;
        const double radius = (member.step == 0 ? 11 : member.step == 1 ? 6.5 : 4.6) * std::min(unit, 1.4);
        parts.place(member.node, on_circle(middle, out, member.turn), radius, 1000.0 - 200 * member.step + net.graph.degree(member.node), member.step == 0);
    }
    parts.add_ties(scene, sheet.members.size() > 60 ? 0.45 : 0.8);
    parts.add_actors(scene);
    parts.add_names(scene, {2, 2, width * stretch - 4, high * stretch - 4});
    double y = high * stretch + style.size * 1.2;
    for (const std::string& line : lines) {
        scene.marks.push_back(words_at({width * stretch / 2, y}, line, style, Anchor::middle, encoding.theme->ink2, {}, words));
        y += style.size * 1.35;
    }
    const Box all = extent_of(scene.marks);
    const double left = std::min(0.0, all.x - 2);
    scene.page = {left, std::min(0.0, all.y - 2), std::max(width * stretch, all.x + all.width + 2) - left, std::max(y, all.y + all.height + 2) - std::min(0.0, all.y - 2)};
    scene.description = words + (tables.empty() ? "" : ". " + tables);
    return scene;
}

Scene compose_circle_legend(const std::vector<std::uint32_t>& nodes, const Source& source, const network::Snapshot& net, const Encoding& encoding, const std::string& meaning, double width)
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    KeyLine legend(encoding, width);
    const Subject subject{Subject::Kind::legend, 0, 0};
    std::set<evidence::Sector> sectors;
    std::set<ActorId> there;
    for (const std::uint32_t node : nodes) {
        there.insert(net.actors[node]);
        if (const evidence::Actor* actor = evidence::find(*source.archive->actors, net.actors[node]))
            sectors.insert(actor->sector);
    }
    for (const evidence::Sector sector : sectors)
        legend.entry(14, std::string(evidence::label(language, sector)), [&](Point p) {
            const Colour fill = encoding.colour_by != ColourBy::division ? sector_colour(theme, sector) : theme.ink2;
            legend.add({Glyph{{p.x + 7 * legend.unit(), p.y}, 5 * legend.unit(), sector_shape(sector), fill, rim(theme, theme.panel), 1}, subject, 1, ""});
        });
    std::set<evidence::Status> statuses;
    bool possible = false;
    bool arrow = false;
    for (const network::TieState& state : net.ties) {
        const network::Tie* tie = source.ties->find(state.tie);
        const bool faint = encoding.show_possible && state.holds.value_or(false) && state.presence == network::Presence::possible;
        if ((!state.drawn && !faint) || there.count(tie->a) == 0 || there.count(tie->b) == 0)
            continue;
        statuses.insert(tie->status);
        possible = possible || state.presence == network::Presence::possible;
        arrow = arrow || tie->directed;
    }
    const auto line = [&](const std::string& words, Stroke stroke, double opacity, bool head) {
        legend.entry(25, words, [&](Point p) {
            legend.add({Curve{{{p.x + 2 * legend.unit(), p.y}, {p.x + 24 * legend.unit(), p.y}}, false, mixed(theme.ink, theme.panel, 0.55), 1.6 * legend.unit(), stroke, head}, subject, opacity, ""});
        });
    };
    for (const evidence::Status status : statuses) {
        network::Tie sample;
        sample.status = status;
        line(std::string(evidence::label(language, status)), look_of(theme, sample, network::Presence::certain).stroke, 1, false);
    }
    if (possible)
        line(std::string(tr(language, "only possible at this date")), Stroke::solid, 0.35, false);
    if (arrow)
        line(std::string(tr(language, "from giver to receiver")), Stroke::solid, 1, true);
    if (!nodes.empty())
        legend.note(meaning);
    return legend.done();
}

}  // namespace crosscut::scene
