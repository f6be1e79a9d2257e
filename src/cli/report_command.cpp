// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

namespace crosscut::cli {

Exit write_report(const Console& console, const std::string&, const QuestionOptions&, const std::string&)
{
    return console.fail({Problem::Code::unsupported, {"This command is not part of this build."}, {"Build the whole program with ./run."}, {}});
}

}  // namespace crosscut::cli
