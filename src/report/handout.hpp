// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/report.hpp"

namespace crosscut::report {

/// A page to take home after a workshop.
///
///   question  With a city; without a day that of the last interviews is taken.
///   steps     What was agreed, as it was written down; printed as it stands.
struct HandoutInput {
    scene::Source source;
    network::Question question;
    std::string disclaimer;
    std::vector<std::string> steps;
    Language language = Language::german;
    scene::NameMode names = scene::NameMode::role;
};

/// One A4 page for a city: its map, three facts, three gaps, the steps agreed, in plain words. No quote and no code of
/// an interview stands on it.
///
///   Edge    Fewer facts or gaps where there are fewer; a city without ties says so.
///   Errors  `missing_value` without a city; `cancelled`.
Result<scene::Scene> handout(const HandoutInput& input, Work& work);

}  // namespace crosscut::report
