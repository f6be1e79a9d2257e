// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace crosscut::files {

/// The bytes of a plain file.
///
///   Errors  `io` when it cannot be read or is no plain file, `limit` when it is larger than `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = 256u << 20);

/// Writes a file whole or not at all: a temporary file beside it, made safe on the disk, takes its name.
///
///   Rights  Those of the old file, else those that new files of this person have.
///   Links   Stay links; what they name is written.
///   Errors  `io`; the old file, if there was one, stays as it was.
Result<Done> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace crosscut::files
