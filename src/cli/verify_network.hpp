// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace crosscut::cli {

/// Answers of the kinds `network` and `two_mode` for one reference case: {measure key: value} as JSON text.
/// Keys that the program cannot compute are left out. Throws what the JSON library throws for a case of the
/// wrong shape.
std::string answer_network(const std::string& form);
std::string answer_two_mode(const std::string& form);

}  // namespace crosscut::cli
