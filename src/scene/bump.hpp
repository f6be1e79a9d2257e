// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/uncertainty/uncertainty.hpp"
#include "scene/encoding.hpp"

#include <set>

namespace crosscut::scene {

/// Places of actors over the variants of one network (methods 6.5): as asked, under the other rules, at both bounds of
/// time, and with each informant missing. Equal values share a place: a bar over all of theirs.
///
///   found   Of a measure of actors.
///   rows    Actors that are drawn: those with the best place in any variant first; the others stand below the line.
struct BumpInput {
    const evidence::Archive* archive = nullptr;
    const analysis::Uncertainty* found = nullptr;
    std::string what;  ///< the measure in words
    std::size_t rows = 10;
};
/// How it is looked at.
///   height  Room there is; the places move together to fit into it, as far as they stay apart. 0 = as much as they like.
struct BumpView {
    std::set<ActorId> selected;
    double height = 0;
};
Scene compose_bump(const BumpInput& input, const Encoding& encoding, const BumpView& view, double width);
Scene compose_bump_legend(const BumpInput& input, const Encoding& encoding, double width);

}  // namespace crosscut::scene
