// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/loops.hpp"

#include "analysis/kernels/loops_of.hpp"

#include <atomic>

namespace crosscut::analysis::lanes {

namespace {

const Loops* of(Code code)
{
    switch (code) {
    case Code::avx512:
        return loops_avx512();
    case Code::avx2:
        return loops_avx2();
    case Code::plain:
        break;
    }
    return loops_plain();
}

std::atomic<const Loops*>& chosen()
{
    static std::atomic<const Loops*> loops = of(codes_here().back());
    return loops;
}

}  // namespace

std::vector<Code> codes_here()
{
    std::vector<Code> out;
    for (const Code code : {Code::plain, Code::avx2, Code::avx512})
        if (of(code))
            out.push_back(code);
    return out;
}

const Loops& loops(Code code) { return *of(code); }

const Loops& loops() { return *chosen().load(); }

void choose(Code code)
{
    if (const Loops* loops = of(code))
        chosen() = loops;
}

}  // namespace crosscut::analysis::lanes
