// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/drawing.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::scene {

/// In which order the actors stand in the matrix.
enum class MatrixOrder { department, community, degree, name };
inline constexpr std::array<MatrixOrder, 4> all_matrix_orders{MatrixOrder::department, MatrixOrder::community, MatrixOrder::degree, MatrixOrder::name};
std::string_view key(MatrixOrder order);
std::string_view title(MatrixOrder order);  ///< English source text
std::string_view label(Language language, MatrixOrder order);
std::optional<MatrixOrder> matrix_order_from(std::string_view key);

/// What is known of one ordered pair of actors at the time asked for (product R3).
///
///   tie         It holds and is drawn.       possible  It holds, but only perhaps at this time.
///   ended       It held and is reported to have ended before.
///   denied      Somebody was asked and said no.
///   unobserved  Nobody could report on it, or nobody was asked any more. `nothing`: it could be reported, and was not.
enum class CellKind { self, nothing, tie, possible, ended, denied, unobserved };

struct MatrixCell {
    CellKind kind = CellKind::nothing;
    std::uint32_t tie = 0;  ///< number of the strongest tie behind it; 0 = none
    int ties = 0;           ///< how many ties stand behind it
    int strength = 0;
    evidence::Status status = evidence::Status::unobserved;
};

/// A run of rows that belong together: a department or a community.
struct MatrixBlock {
    std::string name;
    std::size_t first = 0;
    std::size_t count = 0;
    bool apart = false;  ///< no group: those who stand alone
};

/// Who is tied with whom, as a square table: n rows, n columns, n * n cells. A directed tie stands in the row of its
/// source; any other tie stands in both places.
struct Matrix {
    std::vector<ActorId> actors;  ///< in the order of the rows
    std::vector<MatrixBlock> blocks;
    std::vector<MatrixCell> cells;  ///< row by row
    MatrixOrder order = MatrixOrder::department;

    std::size_t size() const { return actors.size(); }
    const MatrixCell& at(std::size_t row, std::size_t column) const { return cells[row * actors.size() + column]; }
    /// Unordered pairs with a cell of that kind in either place.
    int pairs(CellKind kind) const;
};

/// Reads the matrix off a snapshot. `hidden` actors are left out. Communities by `source.seed`.
///
///   Cost  O(n^2 + ties); communities as `analysis::communities`.
Matrix matrix_of(const Source& source, const network::Snapshot& snapshot, MatrixOrder order, const Encoding& encoding, const std::set<ActorId>& hidden, Work& work);

/// The matrix as a drawing of a width; as high as it is wide. Cells carry tie or pair, names their actor. Where the
/// cells are too small for names only the blocks are named, and whoever is selected or pointed at.
///
///   view  `zoom` enlarges the cells; `focus` fades the rest.
Scene compose_matrix(const Matrix& matrix, const Source& source, const Encoding& encoding, const MapView& view, double width, double height);
/// The kinds of cells that occur, and no others.
Scene compose_matrix_legend(const Matrix& matrix, const Encoding& encoding, double width);

}  // namespace crosscut::scene
