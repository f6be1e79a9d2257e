// SPDX-License-Identifier: Apache-2.0
#include "foundation/text.hpp"

#include <algorithm>
#include <cctype>
#include <memory>
#include <set>

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

std::vector<std::string> words_of(std::string_view folded)
{
    std::vector<std::string> result;
    std::string current;
    for (const char c : folded) {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                            static_cast<unsigned char>(c) >= 0x80;
        if (letter) {
            current += c;
        } else if (!current.empty()) {
            result.push_back(current);
            current.clear();
        }
    }
    if (!current.empty())
        result.push_back(current);
    return result;
}

// A word stands for another one if it is the same, or an abbreviation that begins it ("f" for "fur").
bool stands_for(const std::string& a, const std::string& b)
{
    if (a == b)
        return true;
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    const bool number = !shorter.empty() && std::isdigit(static_cast<unsigned char>(shorter[0])) != 0;
    return !shorter.empty() && !number && shorter.size() <= 4 && longer.starts_with(shorter);
}

std::size_t edits(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

bool valid_utf8(std::string_view text, std::size_t* position)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t i = 0;
    while (i < length) {
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

std::string fold(std::string_view text)
{
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

double likeness(std::string_view a, std::string_view b)
{
    const std::string fa = fold(a);
    const std::string fb = fold(b);
    if (fa == fb)
        return 1.0;
    const std::vector<std::string> wa = words_of(fa);
    const std::vector<std::string> wb = words_of(fb);
    if (wa.empty() || wb.empty())
        return 0.0;
    // "Bürgeramt 1" and "Bürgeramt 2" differ by purpose, however alike they look.
    std::set<std::string> numbers_a;
    std::set<std::string> numbers_b;
    for (const std::string& w : wa)
        if (w.size() <= 2 && std::isalnum(static_cast<unsigned char>(w[0])) != 0 && w.size() == 1)
            numbers_a.insert(w);
    for (const std::string& w : wb)
        if (w.size() == 1)
            numbers_b.insert(w);
    const bool labelled_apart = !numbers_a.empty() && !numbers_b.empty() && numbers_a != numbers_b;

    std::vector<bool> used(wb.size(), false);
    std::size_t met = 0;
    bool whole_word = false;  // an abbreviation alone ("A" for "Ausländerbehörde") is no likeness
    for (const std::string& word : wa) {
        for (std::size_t j = 0; j < wb.size(); ++j) {
            if (!used[j] && stands_for(word, wb[j])) {
                used[j] = true;
                ++met;
                whole_word = whole_word || word == wb[j];
                break;
            }
        }
    }
    const std::size_t fewer = std::min(wa.size(), wb.size());
    const std::size_t more = std::max(wa.size(), wb.size());
    const double by_words = met == fewer && whole_word ? 0.8 + 0.15 * static_cast<double>(fewer) / static_cast<double>(more)
                                         : 0.75 * static_cast<double>(met) / static_cast<double>(more);
    const std::size_t longest = std::max(fa.size(), fb.size());
    const double by_letters = longest > 400 ? 0.0
                                            : 1.0 - static_cast<double>(edits(fa, fb)) /
                                                        static_cast<double>(longest);
    const double score = std::min(0.99, std::max(by_words, by_letters));
    return labelled_apart ? score * 0.6 : score;
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
