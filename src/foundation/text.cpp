// SPDX-License-Identifier: Apache-2.0
#include "foundation/text.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace crosscut {

namespace {

const icu::Normalizer2* decomposer()
{
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
}

bool is_separator(UChar32 c)
{
    return u_isUWhiteSpace(c) || c == '-' || c == '_' || c == '/' || c == 0x2013 || c == 0x2014 ||
           c == 0x2010 || c == 0x2011 || c == 0x200B;
}

}  // namespace

bool valid_utf8(std::string_view text, std::size_t* position)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t i = 0;
    while (i < length) {
        std::uint64_t eight = 0;
        if (length - i >= 8 && (std::memcpy(&eight, bytes + i, 8), (eight & 0x8080808080808080u) == 0)) {
            i += 8;
            continue;
        }
        const std::int32_t start = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        if (c < 0) {
            if (position)
                *position = static_cast<std::size_t>(start);
            return false;
        }
    }
    return true;
}

namespace {

/// What `fold` makes of a text of plain ASCII letters, without the way through UTF-16.
std::string fold_plain(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool blank = false;
    for (const char c : text) {
        if (is_separator(static_cast<UChar32>(c))) {
            blank = !out.empty();
            continue;
        }
        if (blank)
            out += ' ';
        blank = false;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

}  // namespace

std::string fold(std::string_view text)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return fold_plain(text);
    icu::UnicodeString source =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString flat;
    decomposer()->normalize(source, flat, status);
    flat.foldCase();
    // After decomposition an umlaut is its letter and a diaeresis: write it as the two letters that
    // people type in its place.
    icu::UnicodeString result;
    bool blank = false;
    for (std::int32_t i = 0; i < flat.length();) {
        const UChar32 c = flat.char32At(i);
        i += U16_LENGTH(c);
        if (c == 0x0308) {
            if (result.length() > 0) {
                const UChar32 last = result.char32At(result.length() - 1);
                if (last == 'a' || last == 'o' || last == 'u')
                    result.append(static_cast<UChar32>('e'));
            }
            continue;
        }
        if (u_getCombiningClass(c) != 0 || u_charType(c) == U_FORMAT_CHAR)
            continue;
        if (is_separator(c)) {
            blank = result.length() > 0;
            continue;
        }
        if (blank)
            result.append(static_cast<UChar32>(' '));
        blank = false;
        if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB)
            result.append(static_cast<UChar32>('"'));
        else if (c == 0x2018 || c == 0x2019 || c == 0x201A)
            result.append(static_cast<UChar32>('\''));
        else
            result.append(c);
    }
    std::string utf8;
    result.toUTF8String(utf8);
    return utf8;
}

bool contains_folded(std::string_view text, std::string_view needle)
{
    return fold(text).find(fold(needle)) != std::string::npos;
}

int collate(Language language, std::string_view a, std::string_view b)
{
    thread_local std::unique_ptr<icu::Collator> collators[2];
    auto& collator = collators[language == Language::german ? 1 : 0];
    if (!collator) {
        UErrorCode status = U_ZERO_ERROR;
        collator.reset(icu::Collator::createInstance(
            language == Language::german ? icu::Locale("de") : icu::Locale("en"), status));
        if (U_SUCCESS(status))
            collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        if (U_FAILURE(status))
            collator.reset();
    }
    if (!collator)
        return a < b ? -1 : (b < a ? 1 : 0);
    UErrorCode status = U_ZERO_ERROR;
    return collator->compareUTF8(icu::StringPiece(a.data(), static_cast<std::int32_t>(a.size())),
                                 icu::StringPiece(b.data(), static_cast<std::int32_t>(b.size())), status);
}

std::string_view trimmed(std::string_view text)
{
    // A no-break space (C2 A0) comes out of spreadsheets as often as a plain one.
    const auto blank = [](std::string_view part, bool front) -> std::size_t {
        if (part.empty())
            return 0;
        const auto c = static_cast<unsigned char>(front ? part.front() : part.back());
        if (c == ' ' || (c >= 9 && c <= 13))
            return 1;
        if (part.size() >= 2 && part.substr(front ? 0 : part.size() - 2, 2) == "\xC2\xA0")
            return 2;
        return 0;
    };
    while (const std::size_t n = blank(text, true))
        text.remove_prefix(n);
    while (const std::size_t n = blank(text, false))
        text.remove_suffix(n);
    return text;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> result;
    std::size_t start = 0;
    while (true) {
        const std::size_t end = text.find(separator, start);
        if (end == std::string_view::npos) {
            result.emplace_back(text.substr(start));
            return result;
        }
        result.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator)
{
    std::string result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            result += separator;
        result += parts[i];
    }
    return result;
}

std::string file_word(std::string_view text)
{
    std::string name;
    for (const char c : fold(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    if (name.size() > 60)
        name.resize(60);
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return name;
}

std::string shortened(std::string_view text, std::size_t characters)
{
    std::size_t count = 0;
    std::size_t cut = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80)
            continue;
        if (count + 1 == characters)
            cut = i;
        if (++count > characters)
            return std::string(text.substr(0, cut)) + "…";
    }
    return std::string(text);
}

}  // namespace crosscut
