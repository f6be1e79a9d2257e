// SPDX-License-Identifier: Apache-2.0
#include "scene/places.hpp"

#include "scene/type.hpp"

#include <algorithm>

namespace crosscut::scene {

namespace {

/// Room that an actor needs with its name: the shape in the middle and two lines under or beside it.
layout::NodeSpec room_for(const evidence::Archive& archive, ActorId actor, const Encoding& encoding)
{
    const TextStyle style{11 * encoding.text, Weight::regular, false, 0};
    const auto lines = map_lines(shown_name(archive, actor, encoding.names), style, 118 * encoding.text, 2);
    double width = 34;
    for (const std::string& line : lines)
        width = std::max(width, measure(line, style).width + 6);
    layout::NodeSpec node;
    node.width = width;
    node.height = 30 + 2 * style.size * 1.25 * static_cast<double>(lines.size());
    return node;
}

/// The question without its day: everything that could be drawn at any time.
network::Snapshot whole_time(const evidence::Archive& archive, const network::TieSet& ties, network::Question question)
{
    question.from.reset();
    question.until.reset();
    question.mode = network::TimeMode::possible;
    return network::snapshot(archive, ties, question);
}

}  // namespace

PlaceWish place_wish(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question,
                     const Encoding& encoding, const std::map<ActorId, Point>& pins, const std::map<ActorId, Point>& known,
                     std::uint64_t seed)
{
    const network::Snapshot net = whole_time(archive, ties, question);
    PlaceWish wish;
    wish.actors = net.actors;
    wish.request.seed = seed;
    wish.request.aspect = 1.6;
    for (std::size_t k = 0; k < net.actors.size(); ++k) {
        layout::NodeSpec node = room_for(archive, net.actors[k], encoding);
        node.group = net.group[k];
        if (const auto pin = pins.find(net.actors[k]); pin != pins.end()) {
            node.start = layout::Point{pin->second.x, pin->second.y};
            node.pinned = true;
        } else if (const auto before = known.find(net.actors[k]); before != known.end()) {
            node.start = layout::Point{before->second.x, before->second.y};
        }
        wish.request.nodes.push_back(node);
    }
    for (const network::GraphTie& tie : net.graph.ties)
        wish.request.ties.push_back({static_cast<int>(tie.a), static_cast<int>(tie.b), tie.strength});
    return wish;
}

std::map<ActorId, Point> places_of(const PlaceWish& wish, const std::vector<layout::Point>& at)
{
    std::map<ActorId, Point> places;
    for (std::size_t i = 0; i < wish.actors.size() && i < at.size(); ++i)
        places[wish.actors[i]] = {at[i].x, at[i].y};
    return places;
}

Result<ColumnPlaces> column_places(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question,
                                   const Encoding& encoding)
{
    const network::Snapshot net = whole_time(archive, ties, question);
    // Actors outside of the town hall stand in columns of their sector: a column each would be a wall.
    std::map<int, std::string> titles;
    layout::ColumnRequest request;
    std::map<int, int> members;
    for (const int group : net.group)
        ++members[group];
    for (std::size_t k = 0; k < net.actors.size(); ++k) {
        const evidence::Actor* actor = evidence::find(*archive.actors, net.actors[k]);
        const int group = net.group[k];
        layout::ColumnNode node;
        const bool alone = members[group] == 1 && actor && !actor->parent && actor->sector != evidence::Sector::administration;
        node.key = alone ? 100000 + static_cast<int>(actor->sector) : group;
        node.id = net.actors[k].value;
        const layout::NodeSpec room = room_for(archive, net.actors[k], encoding);
        node.width = room.width;
        node.height = room.height;
        request.nodes.push_back(node);
        titles[node.key] = alone ? std::string(evidence::label(encoding.language, actor->sector))
                                 : shown_name(archive, net.groups[static_cast<std::size_t>(group)], encoding.names);
    }
    for (const network::GraphTie& tie : net.graph.ties)
        request.ties.push_back({static_cast<int>(tie.a), static_cast<int>(tie.b), tie.strength});
    Result<layout::Columns> columns = layout::arrange_columns(request);
    if (!columns)
        return columns.problem();
    ColumnPlaces out;
    for (std::size_t k = 0; k < net.actors.size(); ++k)
        out.places[net.actors[k]] = {columns->at[k].x, columns->at[k].y};
    double lowest = 0;
    for (const layout::ColumnBox& box : columns->boxes)
        lowest = std::max(lowest, box.height);
    for (const layout::ColumnBox& box : columns->boxes)
        out.headings.push_back({titles[box.key], box.x - 12, box.width + 24, -14, lowest + 14});
    return out;
}

}  // namespace crosscut::scene
