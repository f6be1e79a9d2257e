// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/drawing.hpp"

#include <optional>
#include <set>
#include <vector>

namespace crosscut::scene {

/// One actor and whoever is within some steps of it, at the time asked for (product R38).
///
///   members   The ego first, then by steps. `parent` is a position in `members`; `turn` the direction from the ego,
///             radians clockwise from the top.
///   at_step   How many are 0, 1, 2 ... steps away.
///   among, observable  Pairs of direct contacts that are in contact, and that somebody could have reported.
///   tables    Structures that the ego sits in at this time.
struct EgoSheet {
    struct Member {
        std::uint32_t node = 0;
        int step = 0;
        std::size_t parent = 0;
        double turn = 0;
    };
    ActorId ego;
    bool chosen = false;  ///< by a person; otherwise the one with most contacts
    int steps = 1;
    std::vector<Member> members;
    std::vector<int> at_step;
    int among = 0;
    int observable = 0;
    std::vector<StructureId> tables;
};

/// `ego` empty or not part of the snapshot: the actor with most contacts stands in the middle. `steps` 1 to 3.
EgoSheet ego_sheet(const Source& source, const network::Snapshot& snapshot, std::optional<ActorId> ego, int steps, const std::set<ActorId>& hidden);
Scene compose_ego(const EgoSheet& sheet, const Source& source, const network::Snapshot& snapshot, const Encoding& encoding, const MapView& view, double width, double height);

/// Every actor at a distance from the middle that follows its rank in a measure; ties of rank share one distance.
///
///   order   Nodes of the snapshot in the order around the circle: departments stay together.
///   rank    For each node: 1 is the largest value; equal values share the mean of their ranks; empty = undefined.
struct RadialSheet {
    std::string measure;
    std::vector<std::uint32_t> order;
    std::vector<std::optional<double>> value;
    std::vector<std::optional<double>> rank;
    int ranked = 0;
};
/// Errors  As `analysis::measured`.
Result<RadialSheet> radial_sheet(const Source& source, const network::Snapshot& snapshot, const std::string& measure, const Encoding& encoding, const std::set<ActorId>& hidden, Work& work);
Scene compose_radial(const RadialSheet& sheet, const Source& source, const network::Snapshot& snapshot, const Encoding& encoding, const MapView& view, double width, double height);

/// Sectors and kinds of ties that such a drawing of these nodes shows, and what distance means.
Scene compose_circle_legend(const std::vector<std::uint32_t>& nodes, const Source& source, const network::Snapshot& snapshot, const Encoding& encoding, const std::string& meaning, double width);

}  // namespace crosscut::scene
