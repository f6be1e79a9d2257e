// SPDX-License-Identifier: Apache-2.0
#include "analysis/cohesion.hpp"

#include "analysis/paths.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <numeric>

namespace crosscut::analysis {

using network::Graph;

namespace {

using Arcs = boost::compressed_sparse_row_graph<boost::directedS>;
/// Numbers groups anew in the order in which they first occur.
template <class Number> std::vector<int> by_appearance(const std::vector<Number>& label)
{
    std::vector<int> number(label.size() + 1, -1);
    std::vector<int> out(label.size());
    int next = 0;
    for (std::size_t i = 0; i < label.size(); ++i) {
        int& own = number[static_cast<std::size_t>(label[i])];
        if (own < 0)
            own = next++;
        out[i] = own;
    }
    return out;
}

/// Low points of a depth-first search without recursion: sizes of what hangs below every child.
struct Tree {
    std::vector<std::uint32_t> entered;
    std::vector<std::uint32_t> low;
    std::vector<std::uint32_t> parent;
    std::vector<std::uint32_t> parent_tie;
    std::vector<std::uint32_t> size;  ///< of the subtree
    std::vector<std::uint32_t> order;
    std::vector<int> component;
    std::vector<std::uint32_t> component_size;
    static constexpr std::uint32_t none = UINT32_MAX;

    explicit Tree(const Graph& graph)
        : entered(graph.n, none), low(graph.n, 0), parent(graph.n, none), parent_tie(graph.n, none), size(graph.n, 1), component(graph.n, -1)
    {
        std::vector<std::uint32_t> at(graph.n, 0);
        std::vector<std::uint32_t> stack;
        for (std::uint32_t root = 0; root < graph.n; ++root) {
            if (entered[root] != none)
                continue;
            const int number = static_cast<int>(component_size.size());
            component_size.push_back(0);
            stack.push_back(root);
            open(root, number);
            while (!stack.empty()) {
                const std::uint32_t v = stack.back();
                if (graph.offset[v] + at[v] < graph.offset[v + 1]) {
                    const network::Neighbour next = graph.row[graph.offset[v] + at[v]++];
                    if (entered[next.node] == none) {
                        parent[next.node] = v;
                        parent_tie[next.node] = next.tie;
                        open(next.node, number);
                        stack.push_back(next.node);
                    } else if (next.tie != parent_tie[v]) {
                        low[v] = std::min(low[v], entered[next.node]);
                    }
                    continue;
                }
                stack.pop_back();
                if (parent[v] != none) {
                    low[parent[v]] = std::min(low[parent[v]], low[v]);
                    size[parent[v]] += size[v];
                }
            }
        }
    }

    void open(std::uint32_t v, int number)
    {
        entered[v] = static_cast<std::uint32_t>(order.size());
        low[v] = entered[v];
        component[v] = number;
        ++component_size[static_cast<std::size_t>(number)];
        order.push_back(v);
    }
};

double pairs_of(double size) { return size * (size - 1) / 2; }

double connected_pairs(const Tree& tree)
{
    double all = 0;
    for (const std::uint32_t size : tree.component_size)
        all += pairs_of(size);
    return all;
}

}  // namespace

std::vector<int> weak_components(const Graph& graph)
{
    std::vector<int> label(graph.n, -1);
    std::vector<std::uint32_t> queue(graph.n);
    int next = 0;
    for (std::uint32_t root = 0; root < graph.n; ++root) {
        if (label[root] >= 0)
            continue;
        std::size_t waiting = 0;
        std::size_t done = 0;
        const auto reach = [&](std::uint32_t i) {
            if (label[i] < 0) {
                label[i] = next;
                queue[waiting++] = i;
            }
        };
        for (reach(root); done < waiting; ++done) {
            const std::uint32_t v = queue[done];
            for (std::uint32_t k = graph.offset[v]; k < graph.offset[v + 1]; ++k)
                reach(graph.row[k].node);
            if (graph.directed)
                for (std::uint32_t k = graph.in_offset[v]; k < graph.in_offset[v + 1]; ++k)
                    reach(graph.in_row[k].node);
        }
        ++next;
    }
    return label;
}

std::vector<int> strong_components(const Graph& graph)
{
    std::vector<std::size_t> label(graph.n);
    if (graph.n > 0) {
        std::vector<std::pair<std::size_t, std::size_t>> arcs;
        for (std::uint32_t i = 0; i < graph.n; ++i)
            for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k)
                arcs.emplace_back(i, graph.row[k].node);
        const Arcs walk(boost::edges_are_unsorted, arcs.begin(), arcs.end(), graph.n);
        boost::strong_components(walk, boost::make_iterator_property_map(label.begin(), boost::get(boost::vertex_index, walk)));
    }
    return by_appearance(label);
}

std::vector<int> core_numbers(const Graph& undirected)
{
    // Actors by the ties they have left; whoever has fewest goes, and its contacts have one less (Batagelj and
    // Zaversnik 2003).
    const std::uint32_t n = undirected.n;
    std::vector<std::uint32_t> left(n);
    std::uint32_t most = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
        left[i] = undirected.degree(i);
        most = std::max(most, left[i]);
    }
    std::vector<std::uint32_t> begin(std::size_t{most} + 2, 0);  // where those with that many ties begin
    for (const std::uint32_t ties : left)
        ++begin[ties + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint32_t> order(n);
    std::vector<std::uint32_t> place(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        place[i] = begin[left[i]]++;
        order[place[i]] = i;
    }
    std::copy_backward(begin.begin(), begin.end() - 1, begin.end());
    begin[0] = 0;
    std::vector<int> core(n, 0);
    for (std::uint32_t at = 0; at < n; ++at) {
        const std::uint32_t v = order[at];
        const std::uint32_t own = left[v];
        core[v] = static_cast<int>(own);
        for (std::uint32_t k = undirected.offset[v]; k < undirected.offset[v + 1]; ++k) {
            const std::uint32_t u = undirected.row[k].node;
            if (left[u] <= own)
                continue;
            // The first of its class takes its place, and the class begins one later.
            const std::uint32_t first = begin[left[u]]++;
            const std::uint32_t other = order[first];
            std::swap(order[first], order[place[u]]);
            place[other] = place[u];
            place[u] = first;
            --left[u];
        }
    }
    return core;
}

Cuts cuts(const Graph& undirected)
{
    const Tree tree(undirected);
    const std::uint32_t n = undirected.n;
    Cuts out{std::vector<bool>(n, false), std::vector<double>(n, 0.0), Values(n)};
    const double all = connected_pairs(tree);
    // What falls off when v goes: the subtrees of children that reach no further up than v.
    std::vector<double> off_pairs(n, 0.0);
    std::vector<double> off_size(n, 0.0);
    for (std::uint32_t v = 0; v < n; ++v) {
        const std::uint32_t up = tree.parent[v];
        if (up == Tree::none || tree.low[v] < tree.entered[up])
            continue;
        off_pairs[up] += pairs_of(tree.size[v]);
        off_size[up] += tree.size[v];
    }
    for (std::uint32_t v = 0; v < n; ++v) {
        const double whole = tree.component_size[static_cast<std::size_t>(tree.component[v])];
        const double rest = whole - 1 - off_size[v];  // stays with what lies above v
        const double left = off_pairs[v] + pairs_of(rest);
        out.cut_pairs[v] = pairs_of(whole - 1) - left;
        out.articulation[v] = out.cut_pairs[v] > 0;
        const double before = all - (whole - 1);
        if (before > 0)
            out.cut_share[v] = out.cut_pairs[v] / before;
    }
    return out;
}

std::vector<Bridge> bridges(const Graph& undirected)
{
    const Tree tree(undirected);
    const double all = connected_pairs(tree);
    std::vector<Bridge> out;
    for (std::uint32_t v = 0; v < undirected.n; ++v) {
        if (tree.parent[v] == Tree::none || tree.low[v] <= tree.entered[tree.parent[v]])
            continue;
        Bridge bridge;
        bridge.tie = tree.parent_tie[v];
        const double whole = tree.component_size[static_cast<std::size_t>(tree.component[v])];
        bridge.pairs = tree.size[v] * (whole - tree.size[v]);
        if (all > 0)
            bridge.share = bridge.pairs / all;
        out.push_back(bridge);
    }
    std::sort(out.begin(), out.end(), [](const Bridge& a, const Bridge& b) { return a.tie < b.tie; });
    return out;
}

Value density(const Graph& graph)
{
    if (graph.n < 2)
        return std::nullopt;
    const double pairs = static_cast<double>(graph.n) * (graph.n - 1.0) / (graph.directed ? 1.0 : 2.0);
    return static_cast<double>(graph.ties.size()) / pairs;
}

Centralisation centralisation(const Graph& graph)
{
    Centralisation out;
    const double n = graph.n;
    if (graph.n < 3)
        return out;
    const auto spread = [&](auto value) {
        double largest = 0;
        double sum = 0;
        for (std::uint32_t i = 0; i < graph.n; ++i)
            largest = std::max(largest, static_cast<double>(value(i)));
        for (std::uint32_t i = 0; i < graph.n; ++i)
            sum += largest - static_cast<double>(value(i));
        return sum;
    };
    if (graph.directed) {
        out.out_degree = spread([&](std::uint32_t i) { return graph.degree(i); }) / ((n - 1) * (n - 1));
        out.in_degree = spread([&](std::uint32_t i) { return graph.in_degree(i); }) / ((n - 1) * (n - 1));
    } else {
        out.degree = spread([&](std::uint32_t i) { return graph.degree(i); }) / ((n - 1) * (n - 2));
    }
    Work work;
    const Values share = normalised(graph, betweenness_of_actors(graph, false, work));
    out.betweenness = spread([&](std::uint32_t i) { return *share[i]; }) / (n - 1);
    const Graph view = graph.directed ? network::symmetrised(graph) : graph;
    const std::vector<int> component = weak_components(view);
    if (std::all_of(component.begin(), component.end(), [](int c) { return c == 0; })) {
        const Values near = closeness(view, false, Way::out, work);
        out.closeness = spread([&](std::uint32_t i) { return *near[i]; }) / ((n - 1) * (n - 2) / (2 * n - 3));
    }
    return out;
}

}  // namespace crosscut::analysis
