// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screen/mesh.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace crosscut::screen {

// Four pixels beside each other at a time.
using Four = float __attribute__((vector_size(16)));
using Whole = std::int32_t __attribute__((vector_size(16)));
using Pixel4 = std::uint32_t __attribute__((vector_size(16)));
using Half8 = std::uint16_t __attribute__((vector_size(16)));

inline Four all(float x) { return Four{x, x, x, x}; }
#if defined(__SSE2__)
inline Four least(Four a, Four b) { return _mm_min_ps(a, b); }
inline Four most(Four a, Four b) { return _mm_max_ps(a, b); }
inline Four root(Four x) { return _mm_sqrt_ps(x); }
#else
inline Four least(Four a, Four b) { return a < b ? a : b; }
inline Four most(Four a, Four b) { return a > b ? a : b; }
inline Four root(Four x) { return Four{std::sqrt(x[0]), std::sqrt(x[1]), std::sqrt(x[2]), std::sqrt(x[3])}; }
#endif
inline Four magnitude(Four x) { return most(x, -x); }

/// The next whole number below; the numbers here are far from the ends of an int.
inline int below(float x)
{
    const int cut = static_cast<int>(x);
    return cut - (x < static_cast<float>(cut));
}
inline Four below(Four x)
{
    const Whole cut = __builtin_convertvector(x, Whole);
    const Four back = __builtin_convertvector(cut, Four);
    return back > x ? back - 1.0F : back;
}

/// A colour ready to be painted over pixels.
class Ink {
public:
    explicit Ink(Bytes4 colour) : alpha_(static_cast<float>(colour[3]))
    {
        for (std::size_t i = 0; i < 8; i += 2) {
            even_[i] = colour[0];
            even_[i + 1] = colour[2];
            odd_[i] = colour[1];
            odd_[i + 1] = 255;
        }
    }

    /// Over four pixels of a row, by their coverage.
    void over(std::uint32_t* pixels, Four coverage) const
    {
        Pixel4 under;
        std::memcpy(&under, pixels, sizeof under);
        const Whole share = __builtin_convertvector(most(coverage, all(0)) * alpha_ + 0.5F, Whole);
        const Whole here = share + (share >> 7);  // of 256
        const auto painted = std::bit_cast<Half8>(here | (here << 16));
        const Half8 left = 256 - painted;
        const Half8 even = (std::bit_cast<Half8>(under & 0xff00ffU) * left + even_ * painted + 128) >> 8;
        const Half8 odd = (std::bit_cast<Half8>((under >> 8U) & 0xff00ffU) * left + odd_ * painted + 128) & 0xff00;
        under = std::bit_cast<Pixel4>(even) | std::bit_cast<Pixel4>(odd);
        std::memcpy(pixels, &under, sizeof under);
    }
    /// Over the first `count` of them only.
    void over(std::uint32_t* pixels, int count, Four coverage) const
    {
        std::array<std::uint32_t, 4> four{};
        for (int i = 0; i < count && i < 4; ++i)
            four[static_cast<std::size_t>(i)] = pixels[i];
        over(four.data(), coverage);
        for (int i = 0; i < count && i < 4; ++i)
            pixels[i] = four[static_cast<std::size_t>(i)];
    }

private:
    Half8 even_{};
    Half8 odd_{};
    float alpha_;
};

}  // namespace crosscut::screen
