// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace crosscut::files {

enum class Encoding { utf8, utf8_mark, utf16_le, utf16_be, windows_1252 };
/// "utf-8", "utf-8-mark", "utf-16-le", "utf-16-be", "windows-1252".
std::string_view key(Encoding encoding);
std::optional<Encoding> encoding_from(std::string_view key);

/// Text as UTF-8.
struct Decoded {
    std::string text;
    Encoding encoding = Encoding::utf8;
    std::size_t replaced = 0;    ///< bytes or halves without a character; each became U+FFFD
    std::size_t first_line = 0;  ///< 1-based line of the first of them; 0 = none
};

/// Reads bytes as text. Without `wanted`: a byte order mark decides; else zeros in every other byte mean
/// UTF-16; else UTF-8 that is valid, or damaged in fewer than one of nine of its characters beyond ASCII, is
/// UTF-8; else Windows-1252. Zero characters count as replaced; marks inside of the text are dropped.
Decoded decode(std::string_view bytes, std::optional<Encoding> wanted = {});
/// The same, without a copy where the bytes are plain UTF-8.
Decoded decode_own(std::string bytes);

}  // namespace crosscut::files
