// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "work/work.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace crosscut::layout {

/// A place on the map, in points (1/72 inch), y downwards.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// Who computes the places of a connected part. `stress` (`automatic`) works here, by gradient descent, and begins at
/// known places; the others are Graphviz: sfdp keeps neighbours together, neato, fdp and dot are slow and refused for
/// large networks.
enum class Engine { automatic, stress, neato, sfdp, fdp, dot };

/// One actor to be placed.
struct NodeSpec {
    double width = 10;   ///< points, with the space its label needs
    double height = 10;  ///< points, with the space its label needs
    std::optional<Point> start;  ///< centre where it stands already
    bool pinned = false;         ///< stays at `start` whatever happens; needs a start
    int group = 0;               ///< actors without ties stand beside others of their group
};

/// One tie between two positions in `nodes`. Direction matters to `dot` only.
struct TieSpec {
    int a = 0;
    int b = 0;
    double weight = 1;  ///< 0 and more; stronger ties are drawn a little shorter
};

/// What is to be placed.
///
/// For a map that stays put while time passes, give the union of the ties of all dates (product R46)
/// and the known places as `start`: an actor then has one place for every date.
struct Request {
    Engine engine = Engine::automatic;
    std::uint64_t seed = 1;
    std::vector<NodeSpec> nodes;
    std::vector<TieSpec> ties;
    double aspect = 1.5;     ///< wished width / height of the whole, 0.2 to 5
    bool relax = false;      ///< known places may move (pinned ones do not); they are a first guess
    double time_limit = 60;  ///< seconds of wall-clock time for the layout program
};

struct Placement {
    std::vector<Point> at;       ///< centre of every node, in the order of the request
    std::vector<Message> notes;  ///< what the layout program remarked; usually empty
};

/// Places the actors of a network.
///
///   Stays    A pinned actor stays exactly. Unless `relax` is set so does every actor that has a
///            start: new ones are fitted in beside those they are tied to.
///   Fresh    A connected part without known places is laid out by the engine, turned until it is
///            wider than tall, and scaled: the median tie is 90 points long, more where the actors
///            need the room. Parts are packed beside each other, the largest first, or beside what
///            is there already. Actors without ties stand in rows below. The middle is (0, 0).
///   Apart    No two actors' boxes overlap, unless both had to stay.
///   Same     The same request gives the same places to the last bit. The seed picks among equals.
///   Edge     0 nodes give no places. Ties of an actor to itself and of weight 0 do not count;
///            several ties between two actors count as one with the sum of their weights.
///   Errors   `bad_value` for sizes, places, weights that are no sensible numbers and for ties to
///            nobody, before anything is started; `limit` for networks too large for the engine
///            and when time runs out; `cancelled`; `internal` when the layout program fails.
///            After any of them the map keeps its places, or uses `ring` if it has none.
///   Cost     stress O(n^2) up to 2,500 actors, O(n) for each of up to 200 pivots beyond; neato O(n^2) memory and about
///            3 s for 1,000; sfdp O((n + m) log n), 10,000 in seconds.
///   Source   Zheng, Pawar, Goodman 2018 (stress); Gansner, Koren, North 2004 (neato); Hu 2005 (sfdp); Graphviz 2.42 in
///            a process of its own.
Result<Placement> place(const Request& request, Work& work);

/// A circle in the order of the nodes, first at the top, clockwise, wide enough that nobody overlaps:
/// what is shown when no layout can be computed. Nodes that must stay (see `place`) stay.
/// The request must be one that `check` accepts.
Placement ring(const Request& request);

/// What `place` would refuse about a request before it starts; empty when all is well.
std::optional<Problem> check(const Request& request);

}  // namespace crosscut::layout
