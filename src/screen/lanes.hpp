// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screen/ground.hpp"
#include "screen/mesh.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

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
inline Four nearest(Four x) { return __builtin_convertvector(Whole(_mm_cvtps_epi32(x)), Four); }
#else
inline Four least(Four a, Four b) { return a < b ? a : b; }
inline Four most(Four a, Four b) { return a > b ? a : b; }
inline Four root(Four x) { return Four{std::sqrt(x[0]), std::sqrt(x[1]), std::sqrt(x[2]), std::sqrt(x[3])}; }
inline Four nearest(Four x) { return Four{std::nearbyint(x[0]), std::nearbyint(x[1]), std::nearbyint(x[2]), std::nearbyint(x[3])}; }
#endif
inline Four magnitude(Four x) { return most(x, -x); }

/// The next whole number below; the numbers here are far from the ends of an int.
inline int below(float x)
{
    const int cut = static_cast<int>(x);
    return cut - (x < static_cast<float>(cut));
}

/// A colour ready to be painted over opaque pixels.
class Ink {
public:
    Ink(const Ground& ground, Bytes4 colour) : ground_(ground), alpha_(static_cast<float>(colour[3]))
    {
        for (std::size_t i = 0; i < 8; i += 2) {
            even_[i] = colour[0];
            even_[i + 1] = colour[2];
            odd_[i] = colour[1];
            odd_[i + 1] = 255;
        }
    }
    std::uint32_t* at(int x, int y) const { return ground_.row(y) + x; }
    std::ptrdiff_t next_row() const { return -static_cast<std::ptrdiff_t>(ground_.width); }

    /// Over four pixels of a row, by their coverage.
    void over(std::uint32_t* pixels, Four coverage) const { blend(pixels, __builtin_convertvector(most(coverage, all(0)) * alpha_ + 0.5F, Whole)); }
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
    /// Over four pixels by shares of 255.
    void blend(std::uint32_t* pixels, Whole share) const
    {
        Pixel4 under;
        std::memcpy(&under, pixels, sizeof under);
        const Whole here = share + (share >> 7);  // of 256
        const auto painted = std::bit_cast<Half8>(here | (here << 16));
        const Half8 left = 256 - painted;
        const Half8 even = (std::bit_cast<Half8>(under & 0xff00ffU) * left + even_ * painted + 128) >> 8;
        const Half8 odd = (std::bit_cast<Half8>((under >> 8U) & 0xff00ffU) * left + odd_ * painted + 128) & 0xff00;
        under = std::bit_cast<Pixel4>(even) | std::bit_cast<Pixel4>(odd);
        std::memcpy(pixels, &under, sizeof under);
    }

private:
    Ground ground_;
    Half8 even_{};
    Half8 odd_{};
    float alpha_;
};

/// What a crowd of marks of one colour lets through, pixel by pixel: far less to reckon for each mark than its colours, and the same
/// in the end. `paint` then lays the colour over the ground.
class Veil {
public:
    /// The rows [from, to) of a ground.
    Veil(const Ground& ground, int from, int to)
        : ground_(ground), from_(from), to_(to), stride_(static_cast<std::size_t>(ground.width) + 4), through_(stride_ * static_cast<std::size_t>(to - from), 0xffff)
    {
    }
    std::uint16_t* at(int x, int y) { return through_.data() + stride_ * static_cast<std::size_t>(y - from_) + x; }

    std::ptrdiff_t next_row() const { return static_cast<std::ptrdiff_t>(stride_); }

    void paint(Bytes4 colour) const
    {
        colour[3] = 255;
        const Ink ink(ground_, colour);
        for (int y = from_; y < to_; ++y) {
            const std::uint16_t* through = through_.data() + stride_ * static_cast<std::size_t>(y - from_);
            std::uint32_t* pixel = ground_.row(y);
            for (int x = 0; x < ground_.width; x += 4, through += 4, pixel += 4) {
                const Whole share = {share_of(through[0]), share_of(through[1]), share_of(through[2]), share_of(through[3])};
                if (x + 4 <= ground_.width)
                    ink.blend(pixel, share);
                else
                    ink.over(pixel, ground_.width - x, __builtin_convertvector(share, Four) / 255.0F);
            }
        }
    }

private:
    static std::int32_t share_of(std::uint16_t through) { return ((0xffff - through) * 255 + 0x7fff) / 0xffff; }

    Ground ground_;
    int from_;
    int to_;
    std::size_t stride_;
    std::vector<std::uint16_t> through_;
};

/// Lets less through a veil.
class Weft {
public:
    Weft(Veil& veil, Bytes4 colour) : veil_(&veil), alpha_(static_cast<float>(colour[3]) / 255 * 32767) {}
    std::uint16_t* at(int x, int y) const { return veil_->at(x, y); }
    std::ptrdiff_t next_row() const { return veil_->next_row(); }

    void over(std::uint16_t* through, Four coverage) const
    {
        const Whole share = __builtin_convertvector(least(most(coverage, all(0)), all(1)) * alpha_ + 0.5F, Whole);
#if defined(__SSE2__)
        const __m128i taken = _mm_slli_epi16(_mm_packs_epi32(__m128i(share), __m128i(share)), 1);
        const __m128i before = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(through));
        _mm_storel_epi64(reinterpret_cast<__m128i*>(through), _mm_sub_epi16(before, _mm_mulhi_epu16(before, taken)));
#else
        for (int i = 0; i < 4; ++i)
            through[i] = static_cast<std::uint16_t>(through[i] - (static_cast<std::uint32_t>(through[i]) * static_cast<std::uint32_t>(2 * share[i]) >> 16));
#endif
    }
    void over(std::uint16_t* through, int count, Four coverage) const
    {
        for (int i = std::max(count, 0); i < 4; ++i)
            coverage[i] = 0;
        over(through, coverage);
    }

private:
    Veil* veil_;
    float alpha_;
};

}  // namespace crosscut::screen
