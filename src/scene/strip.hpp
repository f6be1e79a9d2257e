// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/uncertainty/strip.hpp"
#include "scene/encoding.hpp"

namespace crosscut::scene {

/// A strip of one number: a row for each rule, a dot for the middle days, a bar from what is certain to what is possible;
/// the ties and the pairs that could be observed beside it. The row as asked stands first, over the whole range.
///
///   what      The measure in words, `whose` the actor or the town behind it.
///   digits    Behind the decimal sign.
///   asked     Rule whose row is marked.
///   subject   What is selected by a click on a row.
struct StripInput {
    const analysis::Strip* strip = nullptr;
    std::size_t item = 0;
    std::string what;
    std::string whose;
    int digits = 2;
    evidence::TieRule asked = evidence::TieRule::reconstructed;
    Subject subject;
};
Scene compose_strip(const StripInput& input, const Encoding& encoding, double width);
Scene compose_strip_legend(const Encoding& encoding, double width);

}  // namespace crosscut::scene
