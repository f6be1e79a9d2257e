// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/loops.hpp"
#include "analysis/kernels/loops_of.hpp"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wpsabi"
#endif

namespace crosscut::analysis::lanes {

namespace plain {
#include "analysis/kernels/loops.inc"
}

const Loops* loops_plain() { return &plain::table; }

}  // namespace crosscut::analysis::lanes
