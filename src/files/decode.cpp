// SPDX-License-Identifier: Apache-2.0
#include "files/decode.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <array>

namespace crosscut::files {

namespace {

constexpr std::array<std::string_view, 5> keys = {"utf-8", "utf-8-mark", "utf-16-le", "utf-16-be", "windows-1252"};
constexpr char32_t replacement = 0xfffd;

// Windows-1252 from 0x80 to 0x9f; 0 = no character.
constexpr std::array<char32_t, 32> high_signs = {0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
                                                 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                                 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178};

struct Writer {
    Decoded& out;
    std::size_t line = 1;
    bool after_return = false;

    void put(char32_t c)
    {
        if (c == 0) {
            bad();
            return;
        }
        append(c);
        line += c == U'\r' || (c == U'\n' && !after_return);
        after_return = c == U'\r';
    }
    void bad()
    {
        append(replacement);
        ++out.replaced;
        if (out.first_line == 0)
            out.first_line = line;
    }
    void append(char32_t c)
    {
        std::string& text = out.text;
        if (c < 0x80) {
            text += static_cast<char>(c);
        } else if (c < 0x800) {
            text += static_cast<char>(0xc0 | (c >> 6));
            text += static_cast<char>(0x80 | (c & 0x3f));
        } else if (c < 0x10000) {
            text += static_cast<char>(0xe0 | (c >> 12));
            text += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
            text += static_cast<char>(0x80 | (c & 0x3f));
        } else {
            text += static_cast<char>(0xf0 | (c >> 18));
            text += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
            text += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
            text += static_cast<char>(0x80 | (c & 0x3f));
        }
    }
};

/// Length of the valid UTF-8 character at the start, or 0.
std::size_t character_length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
    if (length == 0 || length > text.size())
        return 0;
    return valid_utf8(text.substr(0, length)) ? length : 0;
}

void read_utf8(std::string_view bytes, Writer& writer)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = character_length(bytes.substr(i));
        if (length == 0 || bytes[i] == '\0') {
            writer.bad();
            ++i;
            continue;
        }
        if (length == 1)
            writer.put(static_cast<unsigned char>(bytes[i]));
        else if (bytes.substr(i, 3) != "\xef\xbb\xbf")  // a mark inside the text is invisible and means nothing
            writer.out.text.append(bytes.substr(i, length));
        i += length;
    }
}

void read_utf16(std::string_view bytes, bool little, Writer& writer)
{
    const auto unit = [&](std::size_t i) {
        const auto a = static_cast<unsigned char>(bytes[i]);
        const auto b = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(little ? a | b << 8 : a << 8 | b);
    };
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        const char32_t c = unit(i);
        if (c >= 0xd800 && c < 0xdc00 && i + 3 < bytes.size() && unit(i + 2) >= 0xdc00 && unit(i + 2) < 0xe000) {
            writer.put(0x10000 + ((c - 0xd800) << 10) + (unit(i + 2) - 0xdc00));
            i += 2;
        } else if (c >= 0xd800 && c < 0xe000) {
            writer.bad();
        } else if (c != 0xfeff) {
            writer.put(c);
        }
    }
    if (i < bytes.size())
        writer.bad();
}

void read_1252(std::string_view bytes, Writer& writer)
{
    for (const char byte : bytes) {
        const auto c = static_cast<unsigned char>(byte);
        if (c >= 0x80 && c < 0xa0 && high_signs[c - 0x80] == 0)
            writer.bad();
        else
            writer.put(c >= 0x80 && c < 0xa0 ? high_signs[c - 0x80] : c);
    }
}

/// Valid UTF-8, or so close to it that a few bytes must have been damaged: in Windows-1252 text, signs that
/// happen to form a UTF-8 character are rarer than signs that do not.
bool mostly_utf8(std::string_view bytes)
{
    if (valid_utf8(bytes))
        return true;
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = character_length(bytes.substr(i));
        ++(length == 0 ? bad : good);
        i += std::max<std::size_t>(length, 1);
    }
    return good >= 8 * bad;
}

/// UTF-8 of which nothing needs to be changed. A mark begins with a byte that is rare.
bool plain_utf8(std::string_view bytes)
{
    return valid_utf8(bytes) && bytes.find('\0') == std::string_view::npos && bytes.find("\xef\xbb\xbf") == std::string_view::npos;
}

Encoding guessed(std::string_view bytes)
{
    if (bytes.substr(0, 3) == "\xef\xbb\xbf")
        return Encoding::utf8_mark;
    if (bytes.substr(0, 2) == "\xff\xfe")
        return Encoding::utf16_le;
    if (bytes.substr(0, 2) == "\xfe\xff")
        return Encoding::utf16_be;
    const std::string_view head = bytes.substr(0, 4096);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0')
            ++(i % 2 == 0 ? even : odd);
    if (head.size() >= 4 && odd > head.size() / 5 && even * 8 < odd)
        return Encoding::utf16_le;
    if (head.size() >= 4 && even > head.size() / 5 && odd * 8 < even)
        return Encoding::utf16_be;
    return mostly_utf8(bytes) ? Encoding::utf8 : Encoding::windows_1252;
}

}  // namespace

std::string_view key(Encoding encoding) { return keys[static_cast<std::size_t>(encoding)]; }

std::optional<Encoding> encoding_from(std::string_view text)
{
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (text == keys[i])
            return static_cast<Encoding>(i);
    if (text == "utf8")
        return Encoding::utf8;
    if (text == "cp1252" || text == "latin1" || text == "iso-8859-1")
        return Encoding::windows_1252;
    if (text == "utf-16")
        return Encoding::utf16_le;
    return std::nullopt;
}

Decoded decode_own(std::string bytes)
{
    if (!plain_utf8(bytes))
        return decode(std::string_view(bytes));
    Decoded out;
    out.text = std::move(bytes);
    return out;
}

Decoded decode(std::string_view bytes, std::optional<Encoding> wanted)
{
    Decoded out;
    out.encoding = wanted ? *wanted : guessed(bytes);
    Writer writer{out};
    switch (out.encoding) {
    case Encoding::utf8:
    case Encoding::utf8_mark:
        if (bytes.substr(0, 3) == "\xef\xbb\xbf")
            bytes.remove_prefix(3);
        if (plain_utf8(bytes)) {
            out.text = bytes;
            break;
        }
        out.text.reserve(bytes.size());
        read_utf8(bytes, writer);
        break;
    case Encoding::utf16_le:
        read_utf16(bytes, true, writer);
        break;
    case Encoding::utf16_be:
        read_utf16(bytes, false, writer);
        break;
    case Encoding::windows_1252:
        read_1252(bytes, writer);
        break;
    }
    return out;
}

}  // namespace crosscut::files
