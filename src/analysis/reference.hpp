// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/two_mode.hpp"
#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace crosscut::analysis {

/// A tree of results in the shape of the reference cases; null = undefined.
struct Answer {
    using List = std::vector<Answer>;
    using Map = std::map<std::string, Answer>;
    std::variant<std::nullptr_t, bool, double, std::string, List, Map> value = nullptr;

    Answer() = default;
    Answer(bool truth) : value(truth) {}
    Answer(double number) : value(number) {}
    Answer(int number) : value(static_cast<double>(number)) {}
    Answer(const Value& number)
    {
        if (number)
            value = *number;
    }
    Answer(const char* text) : value(std::string(text)) {}
    Answer(std::string text) : value(std::move(text)) {}
    Answer(List list) : value(std::move(list)) {}
    Answer(Map map) : value(std::move(map)) {}
};

/// Every measure of methods 2 and 3 that this room knows, by the keys of the reference cases: `_w` weighted,
/// `_in`/`_out` direction, `sym_` on the undirected view (bare keys of measures for undirected graphs are on
/// that view, too).
///
///   ids     Name of each actor, in the order of the graph.
///   groups  Group of each actor; empty = measures that need groups are left out.
Answer::Map answer_network(const network::Graph& graph, const std::vector<std::string>& ids, const std::vector<std::string>& groups);

/// The same for actors at tables; `groups` of the actors.
Answer::Map answer_two_mode(const Tables& tables, const std::vector<std::string>& actors, const std::vector<std::string>& structures,
                            const std::vector<std::string>& groups);

/// Positions of group names in their order, and these names.
struct Grouping {
    std::vector<int> group;
    std::vector<std::string> names;
};
Grouping grouping(const std::vector<std::string>& groups);

}  // namespace crosscut::analysis
