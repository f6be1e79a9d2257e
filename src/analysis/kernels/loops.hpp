// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

/// The innermost loops of the searches from many sources at once. The same text is compiled for several kinds of
/// processor; which one runs is chosen when the program starts. All give the same last bit.
namespace crosscut::analysis::lanes {

/// Sources of one batch with a number for each (a lane), and of one batch with a bit for each.
inline constexpr std::uint32_t width = 64;
/// Lanes of a batch in large networks: what belongs to an actor is a quarter of that, and more of it stays near.
inline constexpr std::uint32_t narrow = 16;
inline constexpr std::uint32_t large = 32'768;  ///< actors, from which batches are narrow
inline constexpr std::uint32_t width_for(std::uint32_t actors) { return actors > large ? narrow : width; }
inline constexpr std::uint32_t words = 8;
inline constexpr std::uint32_t wide = 64 * words;

/// Farther than everybody, in whole costs.
inline constexpr std::int32_t far_away = 0x3fff'ffff;

/// Arcs in compressed rows: those of place i are offset[i] to offset[i + 1].
struct Rows {
    const std::uint32_t* offset = nullptr;
    const std::uint32_t* node = nullptr;
    const std::uint32_t* tie = nullptr;
    const std::int32_t* cost = nullptr;
};

/// A place of which the lanes in `mask` stand on one level.
struct Entry {
    std::uint64_t mask = 0;
    std::uint32_t node = 0;
};

/// Loops over batches of one width.
struct LaneLoops {
    /// Numbers of shortest paths of one level: sums over neighbours on the level above.
    void (*paths)(const Rows& rows, const Entry* entries, std::size_t count, const std::uint64_t* above, double* state);
    /// Shares of one level from those of the level below; the numbers of paths are overwritten by what the level
    /// above needs. `tie` may be null.
    void (*shares)(const Rows& rows, const Entry* entries, std::size_t count, const std::uint64_t* below, double* state, double* actor,
                   double* tie);
    /// Costs only go down: every place of `from` tells its neighbours. Returns how many of them are in `next`.
    std::uint32_t (*relax)(const Rows& rows, const std::uint32_t* from, std::uint32_t count, std::int32_t* cost, std::uint8_t* queued,
                           std::uint32_t* next);
    /// For the arcs of places begin to end the lanes in which they lie on a shortest path (`rows` lead backwards).
    void (*tight)(const Rows& rows, std::uint32_t begin, std::uint32_t end, const std::int32_t* cost, std::uint64_t* mask);
    /// Adds up what every lane reaches: how many, how far, and 1/far.
    void (*reach)(std::uint32_t n, const std::int32_t* cost, std::int64_t* reached, std::int64_t* distance, double* inverse);
};

struct Loops {
    /// One level of a search in bits for places begin to end: whom a neighbour had seen before this level sees them, too.
    /// Adds how many are new to `count`; false when nobody is. All of `next` is written.
    bool (*bits)(const Rows& rows, std::uint32_t begin, std::uint32_t end, const std::uint64_t* everybody, const std::uint64_t* seen,
                 std::uint64_t* next, std::uint32_t* count);
    LaneLoops full;     ///< `width` lanes
    LaneLoops slender;  ///< `narrow` lanes
    const LaneLoops& of(std::uint32_t lanes) const { return lanes == narrow ? slender : full; }
};

/// Kinds of processor, the later the faster.
enum class Code { plain, avx2, avx512 };
/// Those that this processor can run.
std::vector<Code> codes_here();
const Loops& loops(Code code);
/// The fastest one here, or what `choose` said.
const Loops& loops();
/// For tests and benchmarks; what the processor cannot run is ignored.
void choose(Code code);

}  // namespace crosscut::analysis::lanes
