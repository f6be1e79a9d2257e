// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace crosscut::analysis::lanes {

struct Loops;

/// The loops for one kind of processor; null where this one cannot run them.
const Loops* loops_plain();
const Loops* loops_avx2();
const Loops* loops_avx512();

}  // namespace crosscut::analysis::lanes
