// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace crosscut::cli {

/// Answers of the kinds about what held, for one reference case, as JSON text of its `values` (methods 5). Throws
/// what the JSON library throws for a case of the wrong shape.
std::string answer_survival(const std::string& form);
std::string answer_turnbull(const std::string& form);
std::string answer_persistence(const std::string& form);
std::string answer_origin(const std::string& form);
std::string answer_event_study(const std::string& form);
std::string answer_integration(const std::string& form);

}  // namespace crosscut::cli
