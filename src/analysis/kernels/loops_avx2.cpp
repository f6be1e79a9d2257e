// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/loops.hpp"
#include "analysis/kernels/loops_of.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#include <immintrin.h>

#pragma GCC target("avx2,bmi,bmi2,popcnt,lzcnt")
#pragma GCC diagnostic ignored "-Wpsabi"
#define CROSSCUT_AVX2 1

namespace crosscut::analysis::lanes {

namespace avx2 {
#include "analysis/kernels/loops.inc"
}

const Loops* loops_avx2()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") ? &avx2::table : nullptr;
}

}  // namespace crosscut::analysis::lanes

#else

namespace crosscut::analysis::lanes {

const Loops* loops_avx2() { return nullptr; }

}  // namespace crosscut::analysis::lanes

#endif
