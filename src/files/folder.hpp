// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/day.hpp"
#include "foundation/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosscut::files {

/// What lies in a folder under a name.
struct FolderEntry {
    std::string name;   ///< bytes as the system has them; not always UTF-8
    bool folder = false;  ///< also where a link leads to one
    std::uintmax_t size = 0;
    std::optional<Day> changed;  ///< day of the last change (UTC)
};

/// Files and folders of a folder, without hidden ones and without what is neither (sockets, devices), in
/// the order of their bytes.
///
///   Errors  `io` in words for a folder that is not there, may not be read, or is no folder; `limit` over
///           100,000 entries.
Result<std::vector<FolderEntry>> list_folder(const std::filesystem::path& folder);

/// Bytes of a name as valid UTF-8, for showing it; what is not UTF-8 becomes U+FFFD, line breaks too.
std::string shown_name(const std::string& name);

/// Whether this person may make files in a folder.
bool may_write(const std::filesystem::path& folder);

/// The person's own folder, else the root.
std::filesystem::path home_folder();

}  // namespace crosscut::files
