// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace crosscut::cli {

/// Answers of the domain kinds for one reference case, as JSON text of its `values`. The case is the whole
/// case or its blank form as JSON text. Throws what the JSON library throws for a case of the wrong shape.
std::string answer_dates(const std::string& form);
std::string answer_activity(const std::string& form);
std::string answer_claims(const std::string& form);

}  // namespace crosscut::cli
