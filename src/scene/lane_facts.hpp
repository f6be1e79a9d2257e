// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/persistence/fortune.hpp"
#include "scene/marks.hpp"
#include "work/work.hpp"

#include <map>
#include <optional>
#include <vector>

namespace crosscut::scene {

class Brush;

/// What became of each structure, for the right edge of its lane (methods 5.3, 5.9).
///
///   crises    Those that are no overlay, in the order of the study.
///   outcomes  For each crisis, at its acute end + `years`; empty where the structure is told of under another one.
///   open      The last day that anybody spoke of it, where it still ran then.
///   heir      The structure that took over on the day `over`; `sure` where the words name it.
///   departments   Departments with a member, from a day on.
struct LaneFacts {
    struct One {
        std::vector<std::optional<analysis::Outcome>> outcomes;
        std::optional<Day> open;
        StructureId heir;
        bool sure = false;
        Day over;
        std::vector<std::pair<Day, int>> departments;
    };
    int years = 3;
    std::vector<structures::Crisis> crises;
    std::map<StructureId, One> lanes;
    int most = 0;  ///< largest number of departments

    /// Departments on a day; 0 = not known.
    int departments(StructureId structure, Day day) const;
};

/// Slow for large studies: for the background.
///   Errors  `cancelled`.
Result<LaneFacts> lane_facts(const evidence::Archive& archive, const std::vector<structures::Crisis>& crises, int years, Work& work);

/// The mark of an outcome around a point: shape and tone differ for each.
void draw_outcome(Brush& brush, Point at, analysis::Outcome outcome);

}  // namespace crosscut::scene
