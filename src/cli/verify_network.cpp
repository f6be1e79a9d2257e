// SPDX-License-Identifier: Apache-2.0
#include "cli/verify_network.hpp"

#include "analysis/reference.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <map>
#include <stdexcept>

namespace crosscut::cli {

using analysis::Answer;
using nlohmann::ordered_json;

namespace {

/// A reference case lists at most this many nodes or ties: the exhaustive measures take hours beyond it.
constexpr std::size_t largest_case = 20000;

ordered_json json_of(const Answer& answer)
{
    return std::visit(
        [](const auto& value) -> ordered_json {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, Answer::List>) {
                ordered_json out = ordered_json::array();
                for (const Answer& one : value)
                    out.push_back(json_of(one));
                return out;
            } else if constexpr (std::is_same_v<T, Answer::Map>) {
                ordered_json out = ordered_json::object();
                for (const auto& [key, one] : value)
                    out[key] = json_of(one);
                return out;
            } else if constexpr (std::is_same_v<T, double>) {
                if (!std::isfinite(value))
                    return nullptr;
                if (value == std::floor(value) && std::fabs(value) < 9e15)
                    return static_cast<long long>(value);
                return value;
            } else {
                return value;
            }
        },
        answer.value);
}

/// Names of the nodes of one side of a case, in their order, with their groups.
struct Side {
    std::vector<std::string> ids;
    std::vector<std::string> groups;
    bool grouped = true;

    void add(const ordered_json& node)
    {
        ids.push_back(node.at("id").get<std::string>());
        const bool has = node.contains("group") && node["group"].is_string();
        groups.push_back(has ? node["group"].get<std::string>() : std::string());
        grouped = grouped && has;
    }
    std::vector<std::string> names() const { return grouped ? groups : std::vector<std::string>(); }
};

const ordered_json& rows(const ordered_json& data, const char* key)
{
    const ordered_json& list = data.at(key);
    if (!list.is_array() || list.size() > largest_case)
        throw std::runtime_error(std::string(key) + ": a list of at most " + std::to_string(largest_case) + " is needed");
    return list;
}

template <class Place> void enter(std::map<std::string, Place>& places, const std::string& id, Place place)
{
    if (!places.emplace(id, place).second)
        throw std::runtime_error("two nodes are called \"" + id + "\"");
}

template <class Place> Place found(const std::map<std::string, Place>& places, const ordered_json& edge, const char* end)
{
    const auto id = edge.at(end).get<std::string>();
    const auto place = places.find(id);
    if (place == places.end())
        throw std::runtime_error(std::string(end) + " \"" + id + "\" is not among the nodes");
    return place->second;
}

}  // namespace

std::string answer_network(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    Side side;
    std::map<std::string, std::uint32_t> places;
    for (const ordered_json& node : rows(data, "nodes")) {
        side.add(node);
        enter(places, side.ids.back(), static_cast<std::uint32_t>(side.ids.size() - 1));
    }
    std::vector<network::GraphTie> ties;
    for (const ordered_json& edge : rows(data, "edges")) {
        const double weight = edge.contains("weight") && edge["weight"].is_number() ? edge["weight"].get<double>() : 1.0;
        ties.push_back({found(places, edge, "source"), found(places, edge, "target"), weight});
    }
    const network::Graph graph = network::make_graph(static_cast<std::uint32_t>(side.ids.size()), std::move(ties),
                                                     data.value("directed", false), data.value("weighted", false));
    return json_of(Answer(analysis::answer_network(graph, side.ids, side.names()))).dump();
}

std::string answer_two_mode(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    Side actors;
    Side structures;
    std::map<std::string, std::pair<bool, std::uint32_t>> places;  // whether an actor, and which
    for (const ordered_json& node : rows(data, "nodes")) {
        const auto mode = node.at("mode").get<std::string>();
        if (mode != "actor" && mode != "structure")
            throw std::runtime_error("mode \"" + mode + "\" is neither actor nor structure");
        const bool actor = mode == "actor";
        Side& side = actor ? actors : structures;
        side.add(node);
        enter(places, side.ids.back(), std::pair{actor, static_cast<std::uint32_t>(side.ids.size() - 1)});
    }
    analysis::Tables tables{static_cast<std::uint32_t>(actors.ids.size()), static_cast<std::uint32_t>(structures.ids.size()), {}};
    std::map<std::pair<std::uint32_t, std::uint32_t>, bool> taken;
    for (const ordered_json& edge : rows(data, "edges")) {
        auto one = found(places, edge, "source");
        auto other = found(places, edge, "target");
        if (one.first == other.first)
            throw std::runtime_error("a seat joins an actor and a structure");
        if (!one.first)
            std::swap(one, other);
        if (taken.emplace(std::pair{one.second, other.second}, true).second)
            tables.seats.emplace_back(one.second, other.second);
    }
    return json_of(Answer(analysis::answer_two_mode(tables, actors.ids, structures.ids, actors.names()))).dump();
}

}  // namespace crosscut::cli
