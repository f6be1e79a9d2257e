// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/persistence_words.hpp"

namespace crosscut::cli {

/// Ties between two days, city by city, with all that is not sure about them (methods 5.5, 6). `dates`: two days with a
/// comma between them.
Exit compare_dates(const Console& console, Format format, const PersistenceDesk& desk, const std::string& dates, int draws);

}  // namespace crosscut::cli
