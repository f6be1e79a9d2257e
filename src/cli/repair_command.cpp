// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "study/repair.hpp"

namespace crosscut::cli {

Exit repair_study(const Console& console, const std::string& study, const std::string& fresh)
{
    const auto repaired = study::repair(study, fresh);
    if (!repaired)
        return console.fail(repaired.problem());
    for (const Problem& problem : repaired->lost)
        console.err << describe(console.language, problem) << "\n";
    if (!console.quiet)
        console.out << say(console.language, "Rows brought over to “{1}”: {2}; lost: {3}. The undo steps stay behind.",
                           {fresh, std::to_string(repaired->kept), std::to_string(repaired->lost.size())})
                    << "\n";
    return repaired->lost.empty() ? Exit::done : Exit::findings;
}

}  // namespace crosscut::cli
