// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/persistence_words.hpp"

namespace crosscut::cli {

/// Ties between two days, city by city, with all that is not sure about them (methods 5.5, 6). `dates`: two days with a
/// comma between them.
Exit compare_dates(const Console& console, Format format, const PersistenceDesk& desk, const std::string& dates, int draws);

/// Why ties without any date are on no day (methods 1.3: after the day of observation, and they have none, a state is unobserved).
std::string about_timeless(Language language, long ties);

}  // namespace crosscut::cli
