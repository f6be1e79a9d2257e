// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_parts.hpp"

#include "analysis/brokerage.hpp"
#include "analysis/paths.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace crosscut::analysis {

using network::Graph;

namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

std::set<Pair> pairs_of(const Graph& graph)
{
    std::set<Pair> out;
    for (const network::GraphTie& tie : graph.ties)
        out.insert({std::min(tie.a, tie.b), std::max(tie.a, tie.b)});
    return out;
}

std::set<std::pair<int, int>> channels_of(const Graph& graph, const std::vector<int>& group)
{
    std::set<std::pair<int, int>> out;
    for (const network::GraphTie& tie : graph.ties)
        if (group[tie.a] != group[tie.b])
            out.insert({std::min(group[tie.a], group[tie.b]), std::max(group[tie.a], group[tie.b])});
    return out;
}

}  // namespace

std::vector<SharedTask> shared_tasks(const Graph& graph, const std::vector<int>& group, const std::vector<std::vector<std::string>>& topics,
                                     double at_least, const Work* work,
                                     const std::function<bool(std::uint32_t, std::uint32_t)>& could_be_seen)
{
    // Topics by number, in the order of their words.
    std::map<std::string, int> holders;
    std::vector<std::set<std::string>> words(graph.n);
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        words[i] = std::set<std::string>(topics[i].begin(), topics[i].end());
        for (const std::string& topic : words[i])
            ++holders[topic];
    }
    std::vector<std::string> name;
    std::vector<double> weight;
    std::map<std::string, int> number;
    for (const auto& [topic, count] : holders) {
        number[topic] = static_cast<int>(name.size());
        name.push_back(topic);
        weight.push_back(std::log(graph.n / static_cast<double>(count)));
    }
    std::vector<std::vector<int>> own(graph.n);
    for (std::uint32_t i = 0; i < graph.n; ++i)
        for (const std::string& topic : words[i])
            own[i].push_back(number[topic]);
    std::vector<SharedTask> out;
    for (std::uint32_t i = 0; i < graph.n && !(work && work->stopped()); ++i) {
        if (own[i].empty())
            continue;
        Values distance;  // asked for where a pair is alike
        for (std::uint32_t j = i + 1; j < graph.n; ++j) {
            if (group[i] == group[j] || own[j].empty())
                continue;
            SharedTask pair{i, j, {}, 0, {}, 0};
            double shared = 0;
            double all = 0;
            for (const int topic : own[i]) {
                all += weight[static_cast<std::size_t>(topic)];
                if (std::binary_search(own[j].begin(), own[j].end(), topic))
                    shared += weight[static_cast<std::size_t>(topic)];
            }
            for (const int topic : own[j])
                if (!std::binary_search(own[i].begin(), own[i].end(), topic))
                    all += weight[static_cast<std::size_t>(topic)];
            if (all <= 0)
                continue;
            pair.similarity = shared / all;
            if (pair.similarity < at_least || (could_be_seen && !could_be_seen(i, j)))
                continue;
            if (distance.empty())
                distance = distances_from(graph, i, false);
            if (distance[j] && *distance[j] <= 2)
                continue;
            for (const int topic : own[i])
                if (std::binary_search(own[j].begin(), own[j].end(), topic))
                    pair.topics.push_back(name[static_cast<std::size_t>(topic)]);
            if (distance[j])
                pair.distance = static_cast<int>(*distance[j]);
            pair.score = pair.similarity * (pair.distance ? 1 - 1.0 / *pair.distance : 1.0);
            out.push_back(std::move(pair));
        }
    }
    if (work && work->stopped())
        return {};
    const auto rank = [](const SharedTask& pair) { return std::llround(pair.score * 1e12); };
    std::stable_sort(out.begin(), out.end(), [&](const SharedTask& x, const SharedTask& y) { return rank(x) > rank(y); });
    return out;
}

std::vector<Hole> department_holes(const Graph& graph, const std::vector<int>& group, int groups)
{
    const std::set<std::pair<int, int>> direct = channels_of(graph, group);
    std::vector<bool> peopled(static_cast<std::size_t>(groups), false);
    for (const int g : group)
        peopled[static_cast<std::size_t>(g)] = true;
    std::map<std::pair<int, int>, std::vector<std::uint32_t>> between;
    for (std::uint32_t v = 0; v < graph.n; ++v) {
        std::set<int> known;
        for (std::uint32_t k = graph.offset[v]; k < graph.offset[v + 1]; ++k)
            known.insert(group[graph.row[k].node]);
        for (auto a = known.begin(); a != known.end(); ++a)
            for (auto b = std::next(a); b != known.end(); ++b)
                between[{*a, *b}].push_back(v);
    }
    std::vector<Hole> out;
    for (int a = 0; a < groups; ++a)
        for (int b = a + 1; b < groups; ++b) {
            if (!peopled[static_cast<std::size_t>(a)] || !peopled[static_cast<std::size_t>(b)] || direct.count({a, b}))
                continue;
            const auto found = between.find({a, b});
            out.push_back({a, b, found == between.end() ? std::vector<std::uint32_t>{} : found->second});
        }
    return out;
}

std::vector<Doors> narrow_doors(const Graph& graph, const std::vector<int>& group, const std::vector<bool>& civil,
                                const std::vector<bool>& administration)
{
    std::vector<Doors> out;
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        if (!civil[i])
            continue;
        Doors row;
        row.actor = i;
        std::set<int> departments;
        for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k) {
            const std::uint32_t door = graph.row[k].node;
            if (!administration[door])
                continue;
            row.doors.push_back(door);
            departments.insert(group[door]);
        }
        row.departments.assign(departments.begin(), departments.end());
        if (row.departments.size() > 1)
            continue;
        row.kind = row.doors.empty() ? Doors::Kind::no_door : row.doors.size() == 1 ? Doors::Kind::one_door : Doors::Kind::one_department;
        out.push_back(std::move(row));
    }
    return out;
}

Lost lost_between(const Graph& then, const Graph& now, const std::vector<int>& group)
{
    Lost out;
    const std::set<Pair> present = pairs_of(now);
    for (const Pair& pair : pairs_of(then))
        if (!present.count(pair))
            out.ties.push_back(pair);
    const std::set<std::pair<int, int>> open = channels_of(now, group);
    for (const auto& channel : channels_of(then, group))
        if (!open.count(channel))
            out.channels.push_back(channel);
    const std::vector<Brokerage> before = brokerage(then, group);
    const std::vector<Brokerage> after = brokerage(now, group);
    for (std::uint32_t i = 0; i < then.n; ++i)
        if (before[i].between >= 3 && 2 * after[i].between <= before[i].between)
            out.brokers.push_back({i, before[i].between, after[i].between});
    return out;
}

}  // namespace crosscut::analysis
