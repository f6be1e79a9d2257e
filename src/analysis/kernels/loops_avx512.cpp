// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/loops.hpp"
#include "analysis/kernels/loops_of.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#include <immintrin.h>

#pragma GCC target("avx2,bmi,bmi2,popcnt,lzcnt,avx512f,avx512bw,avx512dq,avx512vl,avx512cd,avx512vpopcntdq,prefer-vector-width=512")
#pragma GCC diagnostic ignored "-Wpsabi"
// The compiler's own header fills registers from themselves.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#define CROSSCUT_AVX512 1

namespace crosscut::analysis::lanes {

namespace avx512 {
#include "analysis/kernels/loops.inc"
}

const Loops* loops_avx512()
{
    const bool here = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("avx512f") &&
                      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                      __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512vpopcntdq");
    return here ? &avx512::table : nullptr;
}

}  // namespace crosscut::analysis::lanes

#else

namespace crosscut::analysis::lanes {

const Loops* loops_avx512() { return nullptr; }

}  // namespace crosscut::analysis::lanes

#endif
