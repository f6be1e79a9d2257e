// SPDX-License-Identifier: Apache-2.0
#include "analysis/communities.hpp"

#include "analysis/mixing.hpp"
#include "analysis/random.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

namespace crosscut::analysis {

namespace {

using Labels = std::vector<std::uint32_t>;

/// A network of nodes that may stand for several, in compressed rows; without loops, which move nothing.
///
///   weight  Sum over the ties of a node, loops of what it stands for included.
///   total   Twice the weight of all ties.
struct Coarse {
    std::vector<std::uint32_t> offset{0};
    std::vector<std::uint32_t> node;
    std::vector<double> value;
    std::vector<double> weight;
    double total = 0;

    std::uint32_t size() const { return static_cast<std::uint32_t>(weight.size()); }
};

Coarse coarse_of(const network::Graph& graph)
{
    Coarse out;
    out.weight.assign(graph.n, 0.0);
    for (std::uint32_t i = 0; i < graph.n; ++i) {
        for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k) {
            out.node.push_back(graph.row[k].node);
            out.value.push_back(graph.ties[graph.row[k].tie].strength);
            out.weight[i] += out.value.back();
        }
        out.offset.push_back(static_cast<std::uint32_t>(out.node.size()));
        out.total += out.weight[i];
    }
    return out;
}

/// Weights of ties from one node to the labels of its neighbours; kept between nodes so that nothing is allocated anew.
class Near {
public:
    explicit Near(std::size_t count) : sum_(count, 0.0) {}
    void gather(const Coarse& net, std::uint32_t i, const Labels& label)
    {
        for (const std::uint32_t one : labels)
            sum_[one] = 0;
        labels.clear();
        for (std::uint32_t k = net.offset[i]; k < net.offset[i + 1]; ++k) {
            const std::uint32_t one = label[net.node[k]];
            if (sum_[one] == 0)
                labels.push_back(one);
            sum_[one] += net.value[k];
        }
    }
    double to(std::uint32_t label) const { return sum_[label]; }
    std::vector<std::uint32_t> labels;

private:
    std::vector<double> sum_;
};

/// Moves nodes to the community that gains most, until none gains: a node is looked at again when a neighbour has moved.
void move_nodes(const Coarse& net, Labels& home, Random& random)
{
    const std::uint32_t n = net.size();
    std::vector<double> all(n, 0.0);
    std::vector<std::uint32_t> members(n, 0);
    for (std::uint32_t i = 0; i < n; ++i) {
        all[home[i]] += net.weight[i];
        ++members[home[i]];
    }
    std::vector<std::uint32_t> empty;
    for (std::uint32_t one = 0; one < n; ++one)
        if (members[one] == 0)
            empty.push_back(one);
    std::vector<std::uint32_t> queue(n);
    std::iota(queue.begin(), queue.end(), 0u);
    random.shuffle(queue);
    std::vector<char> waiting(n, 1);
    Near near(n);
    // A move must gain more than rounding could pretend, else nodes would wander for ever.
    const double least = 1e-9 * std::max(1.0, net.total);
    const std::size_t most_looks = std::size_t{100} * n;
    for (std::size_t at = 0; at < queue.size() && at < most_looks; ++at) {
        const std::uint32_t i = queue[at];
        waiting[i] = 0;
        near.gather(net, i, home);
        const std::uint32_t from = home[i];
        all[from] -= net.weight[i];
        std::uint32_t best = from;
        double gain = near.to(from) - all[from] * net.weight[i] / net.total;
        for (const std::uint32_t to : near.labels)
            if (const double own = near.to(to) - all[to] * net.weight[i] / net.total; own > gain + least) {
                gain = own;
                best = to;
            }
        if (gain < -least && !empty.empty())
            best = empty.back();  // alone is better than anywhere
        all[best] += net.weight[i];
        if (best == from)
            continue;
        if (--members[from] == 0)
            empty.push_back(from);
        if (members[best]++ == 0)
            std::erase(empty, best);
        home[i] = best;
        for (std::uint32_t k = net.offset[i]; k < net.offset[i + 1]; ++k) {
            const std::uint32_t j = net.node[k];
            if (!waiting[j] && home[j] != best) {
                waiting[j] = 1;
                queue.push_back(j);
            }
        }
    }
}

/// Takes communities apart and joins, inside each, only what is well tied to the rest of it: parts that hang together.
Labels refined(const Coarse& net, const Labels& home, Random& random)
{
    const std::uint32_t n = net.size();
    Labels part(n);
    std::iota(part.begin(), part.end(), 0u);
    std::vector<double> all_home(n, 0.0);
    std::vector<double> all(net.weight);
    std::vector<double> inside(n, 0.0);  // ties of a part to the rest of its community
    std::vector<char> alone(n, 1);
    for (std::uint32_t i = 0; i < n; ++i) {
        all_home[home[i]] += net.weight[i];
        for (std::uint32_t k = net.offset[i]; k < net.offset[i + 1]; ++k)
            if (home[net.node[k]] == home[i])
                inside[i] += net.value[k];
    }
    const auto well_tied = [&](std::uint32_t one, std::uint32_t community) {
        return inside[one] >= all[one] * (all_home[community] - all[one]) / net.total;
    };
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0u);
    random.shuffle(order);
    Near near(n);
    const double least = 1e-9 * std::max(1.0, net.total);
    for (const std::uint32_t i : order) {
        if (!alone[i] || !well_tied(i, home[i]))
            continue;
        near.gather(net, i, part);
        std::uint32_t best = i;
        double gain = least;
        for (const std::uint32_t to : near.labels) {
            if (to == i || home[to] != home[i] || !well_tied(to, home[i]))
                continue;
            if (const double own = near.to(to) - all[to] * net.weight[i] / net.total; own > gain) {
                gain = own;
                best = to;
            }
        }
        if (best == i)
            continue;
        part[i] = best;
        alone[best] = 0;
        alone[i] = 0;
        all[best] += net.weight[i];
        inside[best] += inside[i] - 2 * near.to(best);
    }
    return part;
}

/// Numbers labels 0, 1 ... in the order of their first node; how many there are.
std::uint32_t renumber(Labels& label)
{
    constexpr std::uint32_t none = UINT32_MAX;
    Labels number(label.size(), none);
    std::uint32_t next = 0;
    for (std::uint32_t& one : label) {
        if (number[one] == none)
            number[one] = next++;
        one = number[one];
    }
    return next;
}

/// One node for each label 0 to count - 1.
Coarse merged(const Coarse& net, const Labels& label, std::uint32_t count)
{
    Coarse out;
    out.total = net.total;
    out.weight.assign(count, 0.0);
    std::vector<std::uint32_t> first(std::size_t{count} + 1, 0);
    for (std::uint32_t i = 0; i < net.size(); ++i) {
        out.weight[label[i]] += net.weight[i];
        ++first[label[i] + 1];
    }
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> member(net.size());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t i = 0; i < net.size(); ++i)
        member[next[label[i]]++] = i;
    std::vector<double> sum(count, 0.0);
    std::vector<std::uint32_t> near;
    for (std::uint32_t one = 0; one < count; ++one) {
        near.clear();
        for (std::uint32_t m = first[one]; m < first[one + 1]; ++m)
            for (std::uint32_t k = net.offset[member[m]]; k < net.offset[member[m] + 1]; ++k) {
                const std::uint32_t to = label[net.node[k]];
                if (to == one)
                    continue;
                if (sum[to] == 0)
                    near.push_back(to);
                sum[to] += net.value[k];
            }
        for (const std::uint32_t to : near) {
            out.node.push_back(to);
            out.value.push_back(sum[to]);
            sum[to] = 0;
        }
        out.offset.push_back(static_cast<std::uint32_t>(out.node.size()));
    }
    return out;
}

/// Moves, takes apart, merges, and again on what was merged, twice over.
std::vector<int> one_run(const network::Graph& graph, Random& random)
{
    const Coarse whole = coarse_of(graph);
    Labels found(graph.n);
    std::iota(found.begin(), found.end(), 0u);
    for (int iteration = 0; iteration < 2; ++iteration) {
        Coarse net = whole;
        Labels home = found;
        Labels of(graph.n);  // the node that stands for each actor
        std::iota(of.begin(), of.end(), 0u);
        while (true) {
            move_nodes(net, home, random);
            const std::uint32_t communities = renumber(home);
            for (std::uint32_t i = 0; i < graph.n; ++i)
                found[i] = home[of[i]];
            if (communities == net.size())
                break;
            Labels part = refined(net, home, random);
            std::uint32_t parts = renumber(part);
            if (parts == net.size()) {  // nothing could be joined inside: the communities themselves
                part = home;
                parts = communities;
            }
            Labels next(parts);
            for (std::uint32_t i = 0; i < net.size(); ++i)
                next[part[i]] = home[i];
            net = merged(net, part, parts);
            home = std::move(next);
            for (std::uint32_t& one : of)
                one = part[one];
        }
    }
    return {found.begin(), found.end()};
}

/// Communities by size, then by their smallest node.
std::vector<int> in_order(std::vector<int> best)
{
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

/// The partition of highest modularity, by trying all: the best of a set is its lowest node with some others, and the best of the rest.
std::vector<int> best_of_all(const network::Graph& graph)
{
    const std::uint32_t n = graph.n;
    const Coarse net = coarse_of(graph);
    const std::size_t sets = std::size_t{1} << n;
    std::vector<double> own(sets, 0);  // what a set as one community adds
    std::vector<double> inside(sets, 0);
    std::vector<double> weight(sets, 0);
    for (std::size_t set = 1; set < sets; ++set) {
        const auto low = static_cast<std::uint32_t>(std::countr_zero(set));
        const std::size_t rest = set & (set - 1);
        inside[set] = inside[rest];
        for (std::uint32_t k = net.offset[low]; k < net.offset[low + 1]; ++k)
            if (rest >> net.node[k] & 1U)
                inside[set] += 2 * net.value[k];
        weight[set] = weight[rest] + net.weight[low];
        own[set] = inside[set] / net.total - weight[set] * weight[set] / (net.total * net.total);
    }
    std::vector<double> best(sets, 0);
    std::vector<std::size_t> part(sets, 0);
    for (std::size_t set = 1; set < sets; ++set) {
        const std::size_t low = set & (~set + 1);
        const std::size_t others = set ^ low;
        for (std::size_t with = 0;; with = (with - others) & others) {  // smaller ones first: who gains nothing stays apart
            const double value = own[with | low] + best[others ^ with];
            if (part[set] == 0 || value > best[set] + 1e-12) {
                best[set] = value;
                part[set] = with | low;
            }
            if (with == others)
                break;
        }
    }
    std::vector<int> out(n, 0);
    int number = 0;
    for (std::size_t set = sets - 1; set != 0; set ^= part[set], ++number)
        for (std::uint32_t i = 0; i < n; ++i)
            if (part[set] >> i & 1U)
                out[i] = number;
    return out;
}

/// What the runs agree on: a network of how often two nodes were in one community, without those seldom together, is taken apart
/// again and again until all runs find the same (Lancichinetti and Fortunato 2012). Empty when stopped.
std::vector<int> agreed(const network::Graph& graph, std::uint64_t seed, int runs, Work& work)
{
    constexpr int most_rounds = 8;
    const std::size_t n = graph.n;
    network::Graph net = graph;
    std::vector<int> last;
    for (int round = 0; round < most_rounds; ++round) {
        std::vector<std::uint16_t> together(n * n, 0);
        bool same = true;
        for (int run = 0; run < runs; ++run) {
            if (!work.step(static_cast<std::size_t>(round * runs + run), static_cast<std::size_t>(most_rounds * runs)))
                return {};
            Random random(task_seed(seed, static_cast<std::uint64_t>(round * runs + run)));
            std::vector<int> found = in_order(one_run(net, random));
            same = same && (run == 0 || found == last);
            last = std::move(found);
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = i + 1; j < n; ++j)
                    together[i * n + j] = static_cast<std::uint16_t>(together[i * n + j] + (last[i] == last[j]));
        }
        if (same)
            return last;
        std::vector<network::GraphTie> ties;
        for (std::uint32_t i = 0; i < n; ++i)
            for (std::uint32_t j = i + 1; j < n; ++j)
                if (const int times = together[i * n + j]; 2 * times >= runs)
                    ties.push_back({i, j, static_cast<double>(times)});
        net = network::make_graph(graph.n, std::move(ties), false, true);
        if (net.ties.empty())
            return last;
    }
    return last;
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
    return in_order(std::move(best));
}

std::vector<int> agreed_communities(const network::Graph& graph, std::uint64_t seed, Work& work)
{
    constexpr std::uint32_t tried_wholly = 14;
    constexpr std::uint32_t compared_in_pairs = 1500;
    constexpr int runs = 100;
    constexpr int runs_of_large = 20;
    if (graph.n > 0 && graph.n <= tried_wholly && !graph.ties.empty())
        return in_order(best_of_all(graph));
    if (graph.n <= compared_in_pairs && !graph.ties.empty())
        if (std::vector<int> found = agreed(graph, seed, runs, work); !found.empty())
            return found;
    return communities(graph, seed, runs_of_large, work);
}

}  // namespace crosscut::analysis
