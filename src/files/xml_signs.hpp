// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// The signs of XML, as `xml_rows.cpp` reads them.
namespace crosscut::files::xml {

/// What a sign means to a reader of XML.
enum Kind : std::uint8_t {
    blank = 1,       // between attributes and elements
    name_first = 2,  // may begin a name
    name_more = 4,   // may go on in a name
    text_stop = 8,   // has a meaning in text
    value_stop = 16  // has a meaning in the value of an attribute
};

inline constexpr std::array<std::uint8_t, 256> kinds = [] {
    std::array<std::uint8_t, 256> out{};
    for (int c = 0; c < 256; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
        const bool more = (c >= '0' && c <= '9') || c == '-' || c == '.';
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        const bool in_text = c == '<' || c == '&' || c == ']' || (c < 0x20 && c != '\t');
        const bool in_value = c == '<' || c == '&' || c == '"' || c == '\'' || c < 0x20;
        out[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>((space ? blank : 0) | (letter ? name_first | name_more : 0) | (more ? name_more : 0) |
                                                                     (in_text ? text_stop : 0) | (in_value ? value_stop : 0));
    }
    return out;
}();

inline bool is(char c, Kind kind) { return (kinds[static_cast<unsigned char>(c)] & kind) != 0; }

/// The sign of a number, decimal or “x” and hexadecimal; 0 if there is none.
inline std::uint32_t number_of(std::string_view digits)
{
    const bool hexadecimal = digits[0] == 'x';
    if (hexadecimal)
        digits.remove_prefix(1);
    std::uint32_t out = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10 : hexadecimal && c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return 0;
        out = out * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit);
        if (out > 0x10ffff)
            return 0;
    }
    const bool control = out < 0x20 && out != '\t' && out != '\n' && out != '\r';
    return control || (out >= 0xd800 && out < 0xe000) || out == 0xfffe || out == 0xffff ? 0 : out;
}

/// A reference is never shorter than its sign in UTF-8.
inline void put(std::uint32_t c, char*& to)
{
    const auto byte = [&](std::uint32_t value) { *to++ = static_cast<char>(value); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xc0 | c >> 6);
        byte(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        byte(0xe0 | c >> 12);
        byte(0x80 | (c >> 6 & 0x3f));
        byte(0x80 | (c & 0x3f));
    } else {
        byte(0xf0 | c >> 18);
        byte(0x80 | (c >> 12 & 0x3f));
        byte(0x80 | (c >> 6 & 0x3f));
        byte(0x80 | (c & 0x3f));
    }
}

}  // namespace crosscut::files::xml
