// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lines.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace crosscut::bench {

using Wanted = std::set<std::string>;

/// Every centrality of one network. File: `# ACTORS TIES`, then `A B STRENGTH` a line, actors from 0.
int centralities(const std::filesystem::path& file, const Wanted& wanted);

/// All centralities of every month. File: `# ACTORS MONTHS`, then `A B STRENGTH BEGIN END` a line; months before END.
int timelines(const std::filesystem::path& file, const Wanted& wanted);

/// Survival curves and their test. File: CSV with `duration,event,sector`.
int curves(const std::filesystem::path& file, const Wanted& wanted);

/// A table to a network. File: CSV with `source,target,kind,strength,start,end,note`.
int tables(const std::filesystem::path& file, const Wanted& wanted);

/// Places of one network, written to `places`, `X Y` a line. File: as for `centralities`.
int drawings(const std::filesystem::path& file, const std::filesystem::path& places);
/// How long pieces of work take to end when they are stopped at random moments: `stop` for all, or `stop_NAME`. File: as for `centralities`.
int stops(const std::filesystem::path& file, const Wanted& wanted);
/// Reading a network file (GraphML ...) into nodes, ties and values; the sum is the number of ties.
int reading(const std::filesystem::path& file, const Wanted& wanted);

}  // namespace crosscut::bench
