// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/table_lines.hpp"

namespace crosscut::panels {

// The table that compares potentials and obstacles with what became of the structures.

/// The comparison of the question's city and field; made anew when the study has changed.
const analysis::FactorComparison& factors_now(const Model& model, View& view);
std::vector<TableColumn> factor_columns(const View& view);
/// A line for each factor, influence and city; its id is its place in the comparison, from 1.
void fill_factors(const Model& model, const View& view, TableMemory& memory);
/// Room below the table, in pixels, for what `factor_statements` draws: the statements behind a line, and what keeps one
/// from concluding too much.
float statements_height(float room);
void factor_statements(const Model& model, View& view, float height);

}  // namespace crosscut::panels
