// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commands.hpp"

namespace crosscut::cli {

/// What to do with names that look alike; nothing = list the pairs. Each names two actors or two structures.
struct DuplicateOptions {
    std::vector<std::string> merge;  ///< the first one stays
    std::vector<std::string> keep_apart;
    std::vector<std::string> later;
    std::vector<std::string> open;  ///< look at it again
};
Exit review_duplicates(const Console& console, Format format, const std::string& study, const DuplicateOptions& wanted);

/// What to do with kept versions; nothing = list them. Versions are named by name or number.
struct VersionOptions {
    std::string keep;     ///< name of a new one
    std::string drop;
    std::string compare;
    std::string with;     ///< empty = the state as it is
    std::string copy;
    std::string out;
    std::string restore;
};
Exit manage_versions(const Console& console, Format format, const std::string& study, const VersionOptions& wanted);

}  // namespace crosscut::cli
