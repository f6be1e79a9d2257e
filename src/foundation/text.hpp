// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut {

/// Whether every byte belongs to valid UTF-8; `position` of the first that does not.
bool valid_utf8(std::string_view text, std::size_t* position = nullptr);

/// The key for comparing names: NFC, case-folded, ä/ae, ö/oe, ü/ue and ß/ss treated alike, other accents
/// removed, blanks collapsed, quotes and dashes unified. Never stored in place of the text.
std::string fold(std::string_view text);

/// Whether `needle` occurs in `text`, both folded.
bool contains_folded(std::string_view text, std::string_view needle);

/// -1, 0, 1: order of two names in a language's dictionary order (numbers inside by value).
int collate(Language language, std::string_view a, std::string_view b);

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// A name for a file or folder made from any text: letters of ASCII in lower case, digits and hyphens, at
/// most 60; empty where nothing of it is left.
std::string file_word(std::string_view text);

/// `text` cut to at most `characters` code points, with an ellipsis where something was cut.
std::string shortened(std::string_view text, std::size_t characters);

}  // namespace crosscut
