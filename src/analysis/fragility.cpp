// SPDX-License-Identifier: Apache-2.0
#include "analysis/fragility.hpp"

#include "analysis/cohesion.hpp"
#include "analysis/paths.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosscut::analysis {

using network::Graph;

namespace {

/// Steps from a set of sources that never enter `closed` actors; -1 = not reached. Counts paths, too.
struct Steps {
    std::vector<int> distance;
    std::vector<double> paths;
    std::vector<std::uint32_t> order;

    void run(const Graph& graph, const std::vector<std::uint32_t>& sources, const std::vector<bool>& closed)
    {
        distance.assign(graph.n, -1);
        paths.assign(graph.n, 0.0);
        order = sources;
        for (const std::uint32_t s : sources) {
            distance[s] = 0;
            paths[s] = 1;
        }
        for (std::size_t k = 0; k < order.size(); ++k) {
            const std::uint32_t v = order[k];
            for (std::uint32_t l = graph.offset[v]; l < graph.offset[v + 1]; ++l) {
                const std::uint32_t u = graph.row[l].node;
                if (closed[u])
                    continue;
                if (distance[u] < 0) {
                    distance[u] = distance[v] + 1;
                    order.push_back(u);
                }
                if (distance[u] == distance[v] + 1)
                    paths[u] += paths[v];
            }
        }
    }
};

/// Both kinds of fragmentation of the actors that are not `closed`.
Fragmentation broken(const Graph& graph, const std::vector<bool>& closed, Steps& steps, const Work* work = nullptr)
{
    Fragmentation out;
    double open = 0;
    double reached = 0;
    double near = 0;
    for (std::uint32_t s = 0; s < graph.n; ++s) {
        if (closed[s])
            continue;
        if (work && work->stopped())
            return out;
        ++open;
        steps.run(graph, {s}, closed);
        reached += static_cast<double>(steps.order.size()) - 1;
        for (std::size_t k = 1; k < steps.order.size(); ++k)
            near += 1.0 / steps.distance[steps.order[k]];
    }
    if (open < 2)
        return out;
    out.pieces = 1 - reached / (open * (open - 1));
    out.distance = 1 - near / (open * (open - 1));
    return out;
}

/// Keeps the best sets; equal within rounding counts as equal.
void offer(BestSets& best, double value, const std::vector<std::uint32_t>& set)
{
    if (best.count == 0 || value > best.value + 1e-12) {
        best = {value, {}, 0};
    } else if (value < best.value - 1e-12) {
        return;
    }
    ++best.count;
    if (best.sets.size() < 20)
        best.sets.push_back(set);
}

class Judge {
public:
    Judge(const Graph& graph, const Work& work) : graph_(graph), work_(work), none_(graph.n, false) {}

    void judge(KeyPlayers& out, const std::vector<std::uint32_t>& set)
    {
        std::vector<bool> closed(graph_.n, false);
        for (const std::uint32_t i : set)
            closed[i] = true;
        const Fragmentation left = broken(graph_, closed, steps_, &work_);
        offer(out.fragmentation, left.pieces.value_or(0.0), set);
        offer(out.distance_fragmentation, left.distance.value_or(0.0), set);
        steps_.run(graph_, set, none_);
        double near = 0;
        double two = 0;
        for (const std::uint32_t i : steps_.order) {
            near += steps_.distance[i] == 0 ? 1.0 : 1.0 / steps_.distance[i];
            two += steps_.distance[i] <= 2;
        }
        offer(out.distance_reach, near / graph_.n, set);
        offer(out.reach2, two / graph_.n, set);
    }

private:
    const Graph& graph_;
    const Work& work_;
    std::vector<bool> none_;
    Steps steps_;
};

/// Grows one set actor by actor, each time with the one that serves a criterion best.
BestSets grown(const Graph& graph, int k, BestSets KeyPlayers::*criterion, Work& work)
{
    std::vector<std::uint32_t> set;
    BestSets out;
    Judge judge(graph, work);
    for (int step = 0; step < k && !work.stopped(); ++step) {
        KeyPlayers round;
        for (std::uint32_t i = 0; i < graph.n && !work.stopped(); ++i) {
            if (std::find(set.begin(), set.end(), i) != set.end())
                continue;
            std::vector<std::uint32_t> next = set;
            next.push_back(i);
            std::sort(next.begin(), next.end());
            judge.judge(round, next);
        }
        if (work.stopped())
            return {};
        out = round.*criterion;
        set = out.sets.front();
    }
    out.sets.resize(std::min<std::size_t>(out.sets.size(), 1));
    out.count = static_cast<int>(out.sets.size());
    return out;
}

}  // namespace

Fragmentation fragmentation(const Graph& undirected)
{
    Steps steps;
    return broken(undirected, std::vector<bool>(undirected.n, false), steps);
}

KeyPlayers key_players(const Graph& graph, int k, Work& work)
{
    KeyPlayers out;
    out.k = k;
    if (k < 1 || static_cast<std::int64_t>(k) + 2 > graph.n)
        return out;
    if (graph.n > 80 || k > 3) {
        out.approximate = true;
        out.fragmentation = grown(graph, k, &KeyPlayers::fragmentation, work);
        out.distance_fragmentation = grown(graph, k, &KeyPlayers::distance_fragmentation, work);
        out.distance_reach = grown(graph, k, &KeyPlayers::distance_reach, work);
        out.reach2 = grown(graph, k, &KeyPlayers::reach2, work);
        return out;
    }
    Judge judge(graph, work);
    std::vector<std::uint32_t> set(static_cast<std::size_t>(k));
    std::iota(set.begin(), set.end(), 0U);
    const std::uint32_t size = static_cast<std::uint32_t>(k);
    while (!work.stopped()) {
        judge.judge(out, set);
        // The next set in the order of the actors.
        std::uint32_t place = size;
        while (place > 0 && set[place - 1] == graph.n - size + place - 1)
            --place;
        if (place == 0)
            break;
        ++set[place - 1];
        for (std::uint32_t i = place; i < size; ++i)
            set[i] = set[i - 1] + 1;
    }
    return out;
}

GroupCentrality group_centrality(const Graph& graph, const std::vector<bool>& member)
{
    GroupCentrality out;
    std::vector<std::uint32_t> inside;
    std::vector<std::uint32_t> others;
    for (std::uint32_t i = 0; i < graph.n; ++i)
        (member[i] ? inside : others).push_back(i);
    if (others.empty())
        return out;
    const double count = static_cast<double>(others.size());
    Steps steps;
    const std::vector<bool> none(graph.n, false);
    steps.run(graph, inside, none);
    double touched = 0;
    double sum = 0;
    bool all = true;
    for (const std::uint32_t i : others) {
        touched += steps.distance[i] == 1;
        sum += steps.distance[i];
        all = all && steps.distance[i] >= 0;
    }
    out.degree = touched / count;
    if (all)
        out.closeness = count / sum;
    // Paths that avoid the group are the paths of the network without it, where they are as short.
    Steps around;
    double through = 0;
    for (const std::uint32_t s : others) {
        steps.run(graph, {s}, none);
        around.run(graph, {s}, member);
        for (const std::uint32_t t : others) {
            if (t <= s || steps.distance[t] < 0)
                continue;
            through += around.distance[t] == steps.distance[t] ? 1 - around.paths[t] / steps.paths[t] : 1;
        }
    }
    out.betweenness_raw = through;
    if (others.size() > 1)
        out.betweenness = through / (count * (count - 1) / 2);
    return out;
}

Removal removal(const Graph& graph, Attack attack, const Work* work)
{
    Removal out;
    std::vector<bool> gone(graph.n, false);
    Graph left = graph;
    double sum = 0;
    for (std::uint32_t step = 0; step < graph.n && !(work && work->stopped()); ++step) {
        std::vector<double> score(graph.n, 0.0);
        if (attack == Attack::betweenness_adaptive) {
            Work own;
            own.set_workers(1);
            score = betweenness_of_actors(left, false, own);
        } else {
            for (std::uint32_t i = 0; i < graph.n; ++i)
                score[i] = attack == Attack::degree_static ? graph.degree(i) : left.degree(i);
        }
        std::uint32_t next = graph.n;
        for (std::uint32_t i = 0; i < graph.n; ++i)
            if (!gone[i] && (next == graph.n || score[i] > score[next] + 1e-9))
                next = i;
        gone[next] = true;
        out.order.push_back(next);
        left = network::without(graph, gone);
        const std::vector<int> component = weak_components(left);
        std::vector<int> size(graph.n, 0);
        int largest = 0;
        for (std::uint32_t i = 0; i < graph.n; ++i)
            if (!gone[i])
                largest = std::max(largest, ++size[static_cast<std::size_t>(component[i])]);
        out.curve.push_back(static_cast<double>(largest) / graph.n);
        sum += out.curve.back();
    }
    if (graph.n > 0)
        out.r = sum / graph.n;
    return out;
}

}  // namespace crosscut::analysis
