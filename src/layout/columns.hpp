// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/layout.hpp"

#include <cstdint>
#include <vector>

namespace crosscut::layout {

/// One actor of the column layout.
struct ColumnNode {
    int key = 0;           ///< its column: a number the caller has given to the department
    std::uint64_t id = 0;  ///< decides where nothing else does; for example the ActorId
    double width = 10;     ///< points, with its label
    double height = 10;
};

struct ColumnRequest {
    std::vector<ColumnNode> nodes;
    std::vector<TieSpec> ties;  ///< between positions in `nodes`; direction does not matter
    /// Keys from left to right where the caller wants an order of its own (a saved figure, the
    /// organisation chart). Keys that are missing follow on the right, in the order computed.
    std::vector<int> order;
    int wrap_at = 16;        ///< a column with more actors than this stands in two sub-columns
    double column_gap = 70;  ///< points between two columns, for the ties
    double row_gap = 14;     ///< points between two rows
};

/// The strip of the map that belongs to a column, for its heading. All strips begin at y = 0.
struct ColumnBox {
    int key = 0;
    double x = 0;      ///< left side
    double width = 0;  ///< its actors' boxes lie within
    double height = 0;
};

struct Columns {
    std::vector<Point> at;         ///< centre of every node; all y from 0 downwards
    std::vector<ColumnBox> boxes;  ///< from left to right
};

/// A map in which place means something: a column for every department.
///
///   Columns  Ordered so that ties between different columns are short: the sum over all such ties
///            of weight times columns stepped over is smallest (exactly up to 14 columns; beyond,
///            a local optimum: no single column can be put elsewhere with gain). Of an order and its
///            mirror image, the one whose first key is smaller.
///   Rows     Inside a column by the mean height of those whom an actor is tied to, weighted, then
///            by id. The heights are measured as a share of the column, over several passes; the
///            pass with the shortest ties is kept. Sub-columns are filled alternately, so that
///            height means the same in both.
///   Apart    No two actors overlap. All rows are equally far apart.
///   Edge     No nodes give no boxes. Ties of an actor to itself do not count.
///   Errors   `bad_value` for sizes, gaps, weights that are no sensible numbers, ties to nobody.
///   Cost     O(passes (n log n + m) + 2^k k) for k columns up to 14.
///   Source   Minimum linear arrangement by dynamic programming over subsets; barycentre heuristic,
///            Sugiyama, Tagawa, Toda 1981.
Result<Columns> arrange_columns(const ColumnRequest& request);

/// The order of `k` columns 0 to k - 1 that makes the sum of weight times distance smallest, as
/// described above. `between` holds k * k symmetric weights.
std::vector<int> column_order(const std::vector<double>& between, int k);

}  // namespace crosscut::layout
