// SPDX-License-Identifier: Apache-2.0
#include "analysis/communities.hpp"

#include "analysis/mixing.hpp"
#include "analysis/random.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace crosscut::analysis {

namespace {

// A network of nodes that may stand for several: ties with weights, and for each node the weight of its loops.
struct Coarse {
    std::vector<std::map<std::uint32_t, double>> row;
    std::vector<double> own;
    double total = 0;  ///< twice the weight of all ties, loops included

    double weight_of(std::size_t i) const
    {
        double sum = 2 * own[i];
        for (const auto& [j, w] : row[i])
            sum += w;
        return sum;
    }
};

Coarse coarse_of(const network::Graph& graph)
{
    Coarse out;
    out.row.resize(graph.n);
    out.own.assign(graph.n, 0);
    for (const network::GraphTie& tie : graph.ties) {
        out.row[tie.a][tie.b] += tie.strength;
        out.row[tie.b][tie.a] += tie.strength;
        out.total += 2 * tie.strength;
    }
    return out;
}

// Moves nodes to the neighbouring community that gains most until none gains; the community of each node.
std::vector<std::uint32_t> moved(const Coarse& net, Random& random)
{
    const std::size_t n = net.row.size();
    std::vector<std::uint32_t> home(n);
    std::iota(home.begin(), home.end(), 0u);
    std::vector<double> weight(n);
    std::vector<double> all(n);
    for (std::size_t i = 0; i < n; ++i)
        all[i] = weight[i] = net.weight_of(i);
    std::vector<std::uint32_t> order(home);
    random.shuffle(order);
    // A move must gain more than rounding could pretend, else nodes would wander for ever.
    const double least = 1e-9 * std::max(1.0, net.total);
    bool again = net.total > 0;
    for (int round = 0; again && round < 100; ++round) {
        again = false;
        for (const std::uint32_t i : order) {
            std::map<std::uint32_t, double> near;
            for (const auto& [j, w] : net.row[i])
                near[home[j]] += w;
            const std::uint32_t from = home[i];
            all[from] -= weight[i];
            std::uint32_t best = from;
            double most = near.count(from) ? near[from] - all[from] * weight[i] / net.total : -all[from] * weight[i] / net.total;
            for (const auto& [to, w] : near)
                if (const double gain = w - all[to] * weight[i] / net.total; gain > most + least) {
                    most = gain;
                    best = to;
                }
            all[best] += weight[i];
            home[i] = best;
            again = again || best != from;
        }
    }
    return home;
}

// Numbers communities 0, 1 ... in the order of their first node.
std::size_t renumber(std::vector<std::uint32_t>& home)
{
    std::map<std::uint32_t, std::uint32_t> number;
    for (std::uint32_t& one : home)
        one = number.try_emplace(one, static_cast<std::uint32_t>(number.size())).first->second;
    return number.size();
}

Coarse merged(const Coarse& net, const std::vector<std::uint32_t>& home, std::size_t count)
{
    Coarse out;
    out.row.resize(count);
    out.own.assign(count, 0);
    out.total = net.total;
    for (std::uint32_t i = 0; i < net.row.size(); ++i) {
        out.own[home[i]] += net.own[i];
        for (const auto& [j, w] : net.row[i]) {
            if (home[i] == home[j])
                out.own[home[i]] += w / 2;  // seen from both ends
            else
                out.row[home[i]][home[j]] += w;
        }
    }
    return out;
}

std::vector<int> one_run(const network::Graph& graph, Random& random)
{
    std::vector<std::uint32_t> of(graph.n);
    std::iota(of.begin(), of.end(), 0u);
    Coarse net = coarse_of(graph);
    while (true) {
        std::vector<std::uint32_t> home = moved(net, random);
        const std::size_t before = home.size();
        const std::size_t count = renumber(home);
        for (std::uint32_t& one : of)
            one = home[one];
        if (count == before)
            break;
        net = merged(net, home, count);
    }
    return {of.begin(), of.end()};
}

}  // namespace

std::vector<int> communities(const network::Graph& graph, std::uint64_t seed, int runs, Work& work)
{
    std::vector<int> best(graph.n);
    std::iota(best.begin(), best.end(), 0);
    double most = modularity(graph, best, true).value_or(0);
    for (int run = 0; run < runs && !graph.ties.empty(); ++run) {
        if (!work.step(static_cast<std::size_t>(run), static_cast<std::size_t>(runs)))
            break;
        Random random(task_seed(seed, static_cast<std::uint64_t>(run)));
        std::vector<int> found = one_run(graph, random);
        if (const double value = modularity(graph, found, true).value_or(0); value > most + 1e-12) {
            most = value;
            best = std::move(found);
        }
    }
    // By size, then by the smallest node.
    std::map<int, std::pair<int, std::size_t>> known;  // members (negative), first node
    for (std::size_t i = 0; i < best.size(); ++i)
        --known.try_emplace(best[i], std::pair{0, i}).first->second.first;
    std::vector<std::pair<std::pair<int, std::size_t>, int>> order;
    for (const auto& [number, rank] : known)
        order.emplace_back(rank, number);
    std::sort(order.begin(), order.end());
    std::map<int, int> number;
    for (const auto& [rank, old] : order)
        number.emplace(old, static_cast<int>(number.size()));
    for (int& one : best)
        one = number.at(one);
    return best;
}

}  // namespace crosscut::analysis
