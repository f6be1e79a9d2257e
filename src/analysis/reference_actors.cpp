// SPDX-License-Identifier: Apache-2.0
#include "analysis/reference_sheet.hpp"

#include "analysis/brokerage.hpp"
#include "analysis/burt.hpp"
#include "analysis/cohesion.hpp"
#include "analysis/degree.hpp"
#include "analysis/paths.hpp"
#include "analysis/spectral.hpp"

namespace crosscut::analysis {

using List = Answer::List;
using Map = Answer::Map;

void Sheet::degrees()
{
    if (graph_.directed) {
        put("out_degree", by_actor(degree(graph_, Way::out)));
        put("in_degree", by_actor(degree(graph_, Way::in)));
        put("sym_degree", by_actor(degree(view_)));
        put("sym_m", static_cast<double>(view_.ties.size()));
    } else {
        put("degree", by_actor(degree(graph_)));
    }
    if (!graph_.weighted)
        return;
    if (graph_.directed) {
        put("out_strength", by_actor(strength(graph_, Way::out)));
        put("in_strength", by_actor(strength(graph_, Way::in)));
        put("sym_strength", by_actor(strength(view_)));
    } else {
        put("strength", by_actor(strength(graph_)));
    }
}

void Sheet::path_measures(bool weighted, const std::string& suffix)
{
    const Betweenness between = betweenness(graph_, weighted, work_);
    put("betweenness" + suffix, by_actor(between.actor));
    put("betweenness" + suffix + "_norm", by_actor(normalised(graph_, between.actor)));
    put("edge_betweenness" + suffix, by_tie(graph_, between.tie));
    if (graph_.directed) {
        put("closeness" + suffix + "_out", by_actor(closeness(graph_, weighted, Way::out, work_)));
        put("closeness" + suffix + "_in", by_actor(closeness(graph_, weighted, Way::in, work_)));
        put("harmonic" + suffix + "_out", by_actor(harmonic(graph_, weighted, Way::out, work_)));
        put("harmonic" + suffix + "_in", by_actor(harmonic(graph_, weighted, Way::in, work_)));
    } else {
        put("closeness" + suffix, by_actor(closeness(graph_, weighted, Way::out, work_)));
        put("harmonic" + suffix, by_actor(harmonic(graph_, weighted, Way::out, work_)));
    }
    if (graph_.directed && !weighted) {
        put("sym_betweenness", by_actor(betweenness(view_, false, work_).actor));
        put("sym_closeness", by_actor(closeness(view_, false, Way::out, work_)));
        put("sym_harmonic", by_actor(harmonic(view_, false, Way::out, work_)));
    }
}

void Sheet::spectral()
{
    const auto principal = [&](bool weighted, const std::string& suffix) {
        const Principal pair = eigenvector(view_, weighted);
        put("eigenvalue1" + suffix, pair.value);
        put("eigenvector" + suffix, pair.defined() ? Answer(by_actor(pair.vector)) : Answer());
    };
    principal(false, "");
    if (graph_.weighted)
        principal(true, "_w");
    const Katz status = katz(graph_);
    put("katz_alpha", status.alpha);
    put("katz", by_actor(status.status));
    put("pagerank", by_actor(pagerank(graph_, false)));
    if (graph_.weighted)
        put("pagerank_w", by_actor(pagerank(graph_, true)));
}

void Sheet::local()
{
    put("core_number", by_actor(core_numbers(view_)));
    put("clustering", by_actor(clustering(view_)));
    if (graph_.weighted)
        put("clustering_barrat", by_actor(clustering(view_, true)));
    const auto holes = [&](bool weighted, const std::string& suffix) {
        const Holes found = structural_holes(graph_, weighted);
        put("constraint" + suffix, by_actor(found.constraint));
        put("effective_size" + suffix, by_actor(found.effective_size));
        put("efficiency" + suffix, by_actor(found.efficiency));
        put("hierarchy" + suffix, by_actor(found.hierarchy));
    };
    holes(false, "");
    if (graph_.weighted)
        holes(true, "_w");
}

}  // namespace crosscut::analysis
