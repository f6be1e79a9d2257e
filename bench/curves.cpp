// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include "analysis/persistence/log_rank.hpp"
#include "analysis/persistence/survival.hpp"
#include "files/table.hpp"

#include <cstdlib>
#include <iostream>

namespace crosscut::bench {

using namespace analysis;

int curves(const std::filesystem::path& file, const Wanted& wanted)
{
    const auto sheets = files::read_tables(file);
    if (!sheets || sheets->empty()) {
        std::cerr << file.string() << " is no table of spells: expected “duration,event,sector”, then a row each.\n";
        return 2;
    }
    std::vector<SpellRow> rows;
    for (std::size_t line = 1; line < sheets->front().rows.size(); ++line) {
        const std::vector<std::string>& cells = sheets->front().rows[line].cells;
        SpellRow row;
        row.time = cells.empty() ? 0 : std::atof(cells[0].c_str());
        row.event = cells.size() > 1 && cells[1] == "1";
        row.group = cells.size() > 2 ? cells[2] : "";
        rows.push_back(std::move(row));
    }
    Lines lines("KM", wanted);
    lines.run("km_all", [&] {
        const Survival curve = kaplan_meier(rows);
        return curve.share_at(36);
    });
    lines.run("logrank_6_groups", [&] {
        const std::optional<LogRank> test = log_rank(rows);
        return test ? test->chi_square : 0.0;
    });
    return 0;
}

}  // namespace crosscut::bench
