// SPDX-License-Identifier: Apache-2.0
#include "analysis/catalogue_values.hpp"

#include "analysis/brokerage.hpp"
#include "analysis/burt.hpp"
#include "analysis/cohesion.hpp"
#include "analysis/core_periphery.hpp"
#include "analysis/degree.hpp"
#include "analysis/fragility.hpp"
#include "analysis/groups.hpp"
#include "analysis/mixing.hpp"
#include "analysis/paths.hpp"
#include "analysis/spectral.hpp"

#include <algorithm>

namespace crosscut::analysis::catalogue_values {

namespace {

template <class Numbers> Values values_of(const Numbers& numbers)
{
    Values out;
    out.reserve(numbers.size());
    for (const auto& number : numbers)
        out.emplace_back(static_cast<double>(number));
    return out;
}

Values one(const Value& value) { return {value}; }

Value ratio(double part, double all) { return all > 0 ? Value(part / all) : Value(); }

double pairs(double n) { return n * (n - 1) / 2; }

/// One count of the open two-paths through every actor.
template <class Count> Values brokers(const Snapshot& snapshot, Count count)
{
    Values out;
    for (const Brokerage& broker : brokerage(snapshot.graph, snapshot.group))
        out.emplace_back(static_cast<double>(count(broker)));
    return out;
}

}  // namespace

// Actors: contacts.
Values contacts(const Snapshot& snapshot, Work&) { return degree(snapshot.graph); }
Values contacts_norm(const Snapshot& snapshot, Work&) { return per_other(degree(snapshot.graph)); }
Values strengths(const Snapshot& snapshot, Work&) { return strength(snapshot.graph); }
Values given(const Snapshot& snapshot, Work&) { return degree(snapshot.arcs, Way::out); }
Values received(const Snapshot& snapshot, Work&) { return degree(snapshot.arcs, Way::in); }
Values observable_of(const Snapshot& snapshot, Work&) { return values_of(snapshot.observable); }

Values observable_share(const Snapshot& snapshot, Work&)
{
    Values out;
    for (std::uint32_t i = 0; i < snapshot.graph.n; ++i)
        out.push_back(ratio(snapshot.graph.degree(i), snapshot.observable[i]));
    return out;
}

// Actors: departments.
Values cross_degree(const Snapshot& snapshot, Work&) { return values_of(cross_group(snapshot.graph, snapshot.group).cross_degree); }
Values groups_reached(const Snapshot& snapshot, Work&) { return values_of(cross_group(snapshot.graph, snapshot.group).reached); }
Values ei_of_actor(const Snapshot& snapshot, Work&) { return cross_group(snapshot.graph, snapshot.group).ei; }
Values participation(const Snapshot& snapshot, Work&) { return cross_group(snapshot.graph, snapshot.group).participation; }
Values participation_weighted(const Snapshot& snapshot, Work&) { return cross_group(snapshot.graph, snapshot.group).participation_w; }
Values within_z(const Snapshot& snapshot, Work&) { return cross_group(snapshot.graph, snapshot.group).within_z; }

// Actors: ways.
Values between(const Snapshot& snapshot, Work& work) { return values_of(betweenness_of_actors(snapshot.graph, false, work)); }
Values between_norm(const Snapshot& snapshot, Work& work) { return normalised(snapshot.graph, betweenness_of_actors(snapshot.graph, false, work)); }
Values between_weighted(const Snapshot& snapshot, Work& work) { return values_of(betweenness_of_actors(snapshot.graph, true, work)); }
Values nearness(const Snapshot& snapshot, Work& work) { return harmonic(snapshot.graph, false, Way::out, work); }
Values nearness_weighted(const Snapshot& snapshot, Work& work) { return harmonic(snapshot.graph, true, Way::out, work); }
Values close(const Snapshot& snapshot, Work& work) { return closeness(snapshot.graph, false, Way::out, work); }
Values close_weighted(const Snapshot& snapshot, Work& work) { return closeness(snapshot.graph, true, Way::out, work); }

Values eigen(const Snapshot& snapshot, Work&)
{
    const Principal pair = eigenvector(snapshot.graph, false);
    return pair.defined() ? pair.vector : Values(snapshot.graph.n);
}

// Actors: circles.
Values cores(const Snapshot& snapshot, Work&) { return values_of(core_numbers(snapshot.graph)); }
Values circle(const Snapshot& snapshot, Work&) { return clustering(snapshot.graph); }
Values circle_weighted(const Snapshot& snapshot, Work&) { return clustering(snapshot.graph, true); }
Values constraint(const Snapshot& snapshot, Work&) { return analysis::constraint(snapshot.graph, false); }
Values effective_size(const Snapshot& snapshot, Work&) { return structural_holes(snapshot.graph, false).effective_size; }
Values efficiency(const Snapshot& snapshot, Work&) { return structural_holes(snapshot.graph, false).efficiency; }

// Actors: brokerage.
Values brokered(const Snapshot& snapshot, Work&)
{
    return brokers(snapshot, [](const Brokerage& broker) { return broker.total(); });
}
Values brokered_between(const Snapshot& snapshot, Work&)
{
    return brokers(snapshot, [](const Brokerage& broker) { return broker.between; });
}
Values brokered_alone(const Snapshot& snapshot, Work&)
{
    return brokers(snapshot, [](const Brokerage& broker) { return broker.exclusive; });
}
Values coordinated(const Snapshot& snapshot, Work&)
{
    return brokers(snapshot, [](const Brokerage& broker) { return broker.coordinator; });
}
Values itinerated(const Snapshot& snapshot, Work&)
{
    return brokers(snapshot, [](const Brokerage& broker) { return broker.itinerant; });
}
Values gatekept(const Snapshot& snapshot, Work&)
{
    return brokers(snapshot, [](const Brokerage& broker) { return broker.gatekeeper + broker.representative; });
}
Values liaised(const Snapshot& snapshot, Work&)
{
    return brokers(snapshot, [](const Brokerage& broker) { return broker.liaison; });
}

// Actors: what hangs on them.
Values breaking_point(const Snapshot& snapshot, Work&) { return values_of(cuts(snapshot.graph).articulation); }
Values pairs_cut(const Snapshot& snapshot, Work&) { return values_of(cuts(snapshot.graph).cut_pairs); }
Values share_cut(const Snapshot& snapshot, Work&) { return cuts(snapshot.graph).cut_share; }

// Ties.
Values tie_strengths(const Snapshot& snapshot, Work&)
{
    Values out;
    for (const network::GraphTie& tie : snapshot.graph.ties)
        out.emplace_back(tie.strength);
    return out;
}

Values crosses(const Snapshot& snapshot, Work&)
{
    Values out;
    for (const network::GraphTie& tie : snapshot.graph.ties)
        out.emplace_back(snapshot.group[tie.a] != snapshot.group[tie.b] ? 1.0 : 0.0);
    return out;
}

Values tie_between(const Snapshot& snapshot, Work& work) { return values_of(betweenness(snapshot.graph, false, work).tie); }
Values tie_between_weighted(const Snapshot& snapshot, Work& work) { return values_of(betweenness(snapshot.graph, true, work).tie); }

Values bridge_pairs(const Snapshot& snapshot, Work&)
{
    Values out(snapshot.graph.ties.size(), Value(0.0));
    for (const Bridge& bridge : bridges(snapshot.graph))
        out[bridge.tie] = bridge.pairs;
    return out;
}

Values bridge_share(const Snapshot& snapshot, Work&)
{
    Values out(snapshot.graph.ties.size(), Value(0.0));
    for (const Bridge& bridge : bridges(snapshot.graph))
        out[bridge.tie] = bridge.share;
    return out;
}

Values common_contacts(const Snapshot& snapshot, Work&)
{
    const network::Graph& graph = snapshot.graph;
    Values out;
    for (const network::GraphTie& tie : graph.ties) {
        int common = 0;
        std::uint32_t i = graph.offset[tie.a];
        std::uint32_t j = graph.offset[tie.b];
        while (i < graph.offset[tie.a + 1] && j < graph.offset[tie.b + 1]) {  // rows are in the order of the nodes
            const std::uint32_t x = graph.row[i].node;
            const std::uint32_t y = graph.row[j].node;
            common += x == y;
            i += x <= y;
            j += y <= x;
        }
        out.emplace_back(common);
    }
    return out;
}

// The network: size and parts.
Values actor_count(const Snapshot& snapshot, Work&) { return one(static_cast<double>(snapshot.graph.n)); }
Values tie_count(const Snapshot& snapshot, Work&) { return one(static_cast<double>(snapshot.graph.ties.size())); }
Values mean_degree(const Snapshot& snapshot, Work&)
{
    return one(ratio(2.0 * static_cast<double>(snapshot.graph.ties.size()), snapshot.graph.n));
}
Values density_observable(const Snapshot& snapshot, Work&)
{
    return one(ratio(static_cast<double>(snapshot.graph.ties.size()), static_cast<double>(snapshot.observable_pairs)));
}
Values coverage(const Snapshot& snapshot, Work&) { return one(ratio(static_cast<double>(snapshot.observable_pairs), pairs(snapshot.graph.n))); }
Values density_raw(const Snapshot& snapshot, Work&) { return one(density(snapshot.graph)); }

Values component_count(const Snapshot& snapshot, Work&)
{
    const std::vector<int> label = weak_components(snapshot.graph);
    return one(label.empty() ? 0.0 : 1.0 + *std::max_element(label.begin(), label.end()));
}

Values isolate_count(const Snapshot& snapshot, Work&)
{
    double count = 0;
    for (std::uint32_t i = 0; i < snapshot.graph.n; ++i)
        count += snapshot.graph.degree(i) == 0;
    return one(count);
}

Values largest_share(const Snapshot& snapshot, Work&)
{
    std::vector<int> size(snapshot.graph.n, 0);
    int largest = 0;
    for (const int label : weak_components(snapshot.graph))
        largest = std::max(largest, ++size[static_cast<std::size_t>(label)]);
    return one(ratio(largest, snapshot.graph.n));
}

// The network: departments.
Values ei(const Snapshot& snapshot, Work&) { return one(ei_index(snapshot.graph, snapshot.group, false).ei); }
Values ei_expected(const Snapshot& snapshot, Work&) { return one(ei_index(snapshot.graph, snapshot.group, false).expected); }
Values ei_standardised(const Snapshot& snapshot, Work&) { return one(ei_index(snapshot.graph, snapshot.group, false).z); }
Values ei_rescaled(const Snapshot& snapshot, Work&) { return one(ei_index(snapshot.graph, snapshot.group, false).rescaled); }
Values ei_weighted(const Snapshot& snapshot, Work&) { return one(ei_share(snapshot.graph, snapshot.group, true)); }

Values linked_groups(const Snapshot& snapshot, Work&)
{
    double linked = 0;
    double all = 0;
    for (const GroupCell& cell : group_density(snapshot.graph, snapshot.group, static_cast<int>(snapshot.groups.size()))) {
        if (cell.a == cell.b)
            continue;
        ++all;
        linked += cell.ties > 0;
    }
    return one(ratio(linked, all));
}

Values modularity_of_groups(const Snapshot& snapshot, Work&) { return one(modularity(snapshot.graph, snapshot.group)); }
Values assortativity_group(const Snapshot& snapshot, Work&) { return one(group_assortativity(snapshot.graph, snapshot.group)); }
Values assortativity_degree(const Snapshot& snapshot, Work&) { return one(degree_assortativity(snapshot.graph)); }

// The network: shape.
Values central_degree(const Snapshot& snapshot, Work&) { return one(centralisation(snapshot.graph).degree); }
Values central_between(const Snapshot& snapshot, Work&) { return one(centralisation(snapshot.graph).betweenness); }
Values central_close(const Snapshot& snapshot, Work&) { return one(centralisation(snapshot.graph).closeness); }
Values core_size(const Snapshot& snapshot, Work&) { return one(static_cast<double>(core_periphery(snapshot.graph).size)); }
Values core_fit(const Snapshot& snapshot, Work&) { return one(core_periphery(snapshot.graph).corr_ignore_between); }
Values transitivity(const Snapshot& snapshot, Work&) { return one(closure(snapshot.graph).transitivity); }
Values mean_circle(const Snapshot& snapshot, Work&) { return one(closure(snapshot.graph).mean); }
Values mean_distance(const Snapshot& snapshot, Work& work) { return one(distances(snapshot.graph, work).mean); }
Values reachable_share(const Snapshot& snapshot, Work& work) { return one(distances(snapshot.graph, work).reachable_share); }
Values diameter(const Snapshot& snapshot, Work& work) { return one(distances(snapshot.graph, work).diameter); }
Values global_efficiency(const Snapshot& snapshot, Work& work) { return one(distances(snapshot.graph, work).efficiency); }

// The network: fragility.
Values fragments(const Snapshot& snapshot, Work&) { return one(fragmentation(snapshot.graph).pieces); }
Values fragments_by_distance(const Snapshot& snapshot, Work&) { return one(fragmentation(snapshot.graph).distance); }

Values breaking_points(const Snapshot& snapshot, Work&)
{
    const Cuts cut = cuts(snapshot.graph);
    return one(static_cast<double>(std::count(cut.articulation.begin(), cut.articulation.end(), true)));
}

Values bridge_count(const Snapshot& snapshot, Work&) { return one(static_cast<double>(bridges(snapshot.graph).size())); }

Values robustness(const Snapshot& snapshot, Work& work)
{
    return one(snapshot.graph.n == 0 ? Value() : removal(snapshot.graph, Attack::degree_adaptive, &work).r);
}

}  // namespace crosscut::analysis::catalogue_values
