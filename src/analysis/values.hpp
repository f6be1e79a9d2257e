// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

namespace crosscut::analysis {

/// A measured number; empty = undefined (never shown as 0).
using Value = std::optional<double>;
using Values = std::vector<Value>;

/// Which way arcs are walked. Undirected graphs know one way only.
enum class Way { out, in };

}  // namespace crosscut::analysis
