// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/values.hpp"
#include "network/snapshot.hpp"
#include "work/work.hpp"

/// The functions behind the rows of the catalogue: each walks the undirected view of a snapshot unless its
/// sentence says otherwise, and gives the values in the shape of its row.
namespace crosscut::analysis::catalogue_values {

using network::Snapshot;

Values contacts(const Snapshot& snapshot, Work& work);
Values observable_share(const Snapshot& snapshot, Work& work);
Values observable_of(const Snapshot& snapshot, Work& work);
Values contacts_norm(const Snapshot& snapshot, Work& work);
Values strengths(const Snapshot& snapshot, Work& work);
Values cross_degree(const Snapshot& snapshot, Work& work);
Values groups_reached(const Snapshot& snapshot, Work& work);
Values ei_of_actor(const Snapshot& snapshot, Work& work);
Values participation(const Snapshot& snapshot, Work& work);
Values participation_weighted(const Snapshot& snapshot, Work& work);
Values within_z(const Snapshot& snapshot, Work& work);
Values between(const Snapshot& snapshot, Work& work);
Values between_norm(const Snapshot& snapshot, Work& work);
Values between_weighted(const Snapshot& snapshot, Work& work);
Values nearness(const Snapshot& snapshot, Work& work);
Values nearness_weighted(const Snapshot& snapshot, Work& work);
Values close(const Snapshot& snapshot, Work& work);
Values close_weighted(const Snapshot& snapshot, Work& work);
Values eigen(const Snapshot& snapshot, Work& work);
Values cores(const Snapshot& snapshot, Work& work);
Values circle(const Snapshot& snapshot, Work& work);
Values circle_weighted(const Snapshot& snapshot, Work& work);
Values constraint(const Snapshot& snapshot, Work& work);
Values effective_size(const Snapshot& snapshot, Work& work);
Values efficiency(const Snapshot& snapshot, Work& work);
Values brokered(const Snapshot& snapshot, Work& work);
Values brokered_between(const Snapshot& snapshot, Work& work);
Values brokered_alone(const Snapshot& snapshot, Work& work);
Values coordinated(const Snapshot& snapshot, Work& work);
Values itinerated(const Snapshot& snapshot, Work& work);
Values gatekept(const Snapshot& snapshot, Work& work);
Values liaised(const Snapshot& snapshot, Work& work);
Values breaking_point(const Snapshot& snapshot, Work& work);
Values pairs_cut(const Snapshot& snapshot, Work& work);
Values share_cut(const Snapshot& snapshot, Work& work);
Values given(const Snapshot& snapshot, Work& work);
Values received(const Snapshot& snapshot, Work& work);
Values tie_strengths(const Snapshot& snapshot, Work& work);
Values crosses(const Snapshot& snapshot, Work& work);
Values tie_between(const Snapshot& snapshot, Work& work);
Values tie_between_weighted(const Snapshot& snapshot, Work& work);
Values bridge_pairs(const Snapshot& snapshot, Work& work);
Values bridge_share(const Snapshot& snapshot, Work& work);
Values common_contacts(const Snapshot& snapshot, Work& work);
Values actor_count(const Snapshot& snapshot, Work& work);
Values tie_count(const Snapshot& snapshot, Work& work);
Values mean_degree(const Snapshot& snapshot, Work& work);
Values density_observable(const Snapshot& snapshot, Work& work);
Values coverage(const Snapshot& snapshot, Work& work);
Values density_raw(const Snapshot& snapshot, Work& work);
Values component_count(const Snapshot& snapshot, Work& work);
Values isolate_count(const Snapshot& snapshot, Work& work);
Values largest_share(const Snapshot& snapshot, Work& work);
Values ei(const Snapshot& snapshot, Work& work);
Values ei_expected(const Snapshot& snapshot, Work& work);
Values ei_standardised(const Snapshot& snapshot, Work& work);
Values ei_rescaled(const Snapshot& snapshot, Work& work);
Values ei_weighted(const Snapshot& snapshot, Work& work);
Values linked_groups(const Snapshot& snapshot, Work& work);
Values modularity_of_groups(const Snapshot& snapshot, Work& work);
Values assortativity_group(const Snapshot& snapshot, Work& work);
Values assortativity_degree(const Snapshot& snapshot, Work& work);
Values central_degree(const Snapshot& snapshot, Work& work);
Values central_between(const Snapshot& snapshot, Work& work);
Values central_close(const Snapshot& snapshot, Work& work);
Values core_size(const Snapshot& snapshot, Work& work);
Values core_fit(const Snapshot& snapshot, Work& work);
Values transitivity(const Snapshot& snapshot, Work& work);
Values mean_circle(const Snapshot& snapshot, Work& work);
Values mean_distance(const Snapshot& snapshot, Work& work);
Values reachable_share(const Snapshot& snapshot, Work& work);
Values diameter(const Snapshot& snapshot, Work& work);
Values global_efficiency(const Snapshot& snapshot, Work& work);
Values fragments(const Snapshot& snapshot, Work& work);
Values fragments_by_distance(const Snapshot& snapshot, Work& work);
Values breaking_points(const Snapshot& snapshot, Work& work);
Values bridge_count(const Snapshot& snapshot, Work& work);
Values robustness(const Snapshot& snapshot, Work& work);

}  // namespace crosscut::analysis::catalogue_values
