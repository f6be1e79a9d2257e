// SPDX-License-Identifier: Apache-2.0
#include "layout/layout.hpp"

#include <algorithm>

namespace crosscut::layout {

namespace {

bool within(double value, double low, double high)
{
    return value >= low && value <= high;  // false for what is not a number
}

Problem refused(Problem::Code code, const char* what, Message hint)
{
    return Problem{code, what, std::move(hint), {}};
}

struct Limit {
    Engine engine;
    const char* name;
    std::size_t nodes;
    std::size_t ties;
};

// What each engine finishes in about a minute (libraries 5.2). neato needs n^2 numbers of memory.
constexpr Limit engine_limits[] = {
    {Engine::neato, "neato", 3000, 60000},
    {Engine::fdp, "fdp", 600, 6000},
    {Engine::dot, "dot", 250, 600},
};

}  // namespace

std::optional<Problem> check(const Request& request)
{
    using Code = Problem::Code;
    const std::size_t n = request.nodes.size();
    if (n > 100000 || request.ties.size() > 2000000)
        return refused(Code::limit, "The network is too large to be laid out.",
                       "At most 100000 actors and 2000000 ties. Filter the network first.");
    for (const Limit& limit : engine_limits)
        if (request.engine == limit.engine && (n > limit.nodes || request.ties.size() > limit.ties))
            return refused(Code::limit, "The network is too large for this layout.",
                           Message{"{1} takes up to {2} actors and {3} ties; sfdp takes more.",
                                   {limit.name, std::to_string(limit.nodes),
                                    std::to_string(limit.ties)}});
    if (!within(request.aspect, 0.2, 5))
        return refused(Code::bad_value, "The wished shape of the map is not possible.",
                       "Width divided by height may be 0.2 to 5.");
    if (!within(request.time_limit, 0.01, 3600))
        return refused(Code::bad_value, "The time limit of the layout is not possible.",
                       "It may be up to 3600 seconds.");
    for (std::size_t i = 0; i < n; ++i) {
        const NodeSpec& node = request.nodes[i];
        if (!within(node.width, 0, 5000) || !within(node.height, 0, 5000))
            return refused(Code::bad_value, "The size of an actor is not a sensible number.",
                           Message{"Actor {1} of the list: width and height may be 0 to 5000 points.",
                                   {std::to_string(i + 1)}});
        if (node.start
            && (!within(node.start->x, -1e6, 1e6) || !within(node.start->y, -1e6, 1e6)))
            return refused(Code::bad_value, "The place of an actor is not a sensible number.",
                           Message{"Actor {1} of the list: x and y may be -1000000 to 1000000 points.",
                                   {std::to_string(i + 1)}});
        if (node.pinned && !node.start)
            return refused(Code::missing_value, "A pinned actor has no place.",
                           Message{"Actor {1} of the list needs a place to be pinned to.",
                                   {std::to_string(i + 1)}});
    }
    for (std::size_t i = 0; i < request.ties.size(); ++i) {
        const TieSpec& tie = request.ties[i];
        const int last = static_cast<int>(n) - 1;
        if (std::min(tie.a, tie.b) < 0 || std::max(tie.a, tie.b) > last)
            return refused(Code::bad_value, "A tie leads to an actor who is not there.",
                           Message{"Tie {1} of the list.", {std::to_string(i + 1)}});
        if (!within(tie.weight, 0, 1e9))
            return refused(Code::bad_value, "The weight of a tie is not a sensible number.",
                           Message{"Tie {1} of the list: it may be 0 to 1000000000.",
                                   {std::to_string(i + 1)}});
    }
    return std::nullopt;
}

}  // namespace crosscut::layout
