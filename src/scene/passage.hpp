// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

namespace crosscut::scene {

/// A drawing on its way from one to another, so that the eye can follow what comes, goes and grows.
///
///   share   0 = `before`, 1 = `after`; runs out softly.
///   Value   What stands for the same thing in both moves and grows from the one form to the other; what is only in
///           `before` fades out, what is only in `after` fades in. At 1 it is `after`, mark by mark.
///   Edge    Two drawings without anything in common fade into each other.
Scene between(const Scene& before, const Scene& after, double share);

}  // namespace crosscut::scene
