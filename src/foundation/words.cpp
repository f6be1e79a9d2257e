// SPDX-License-Identifier: Apache-2.0
#include "foundation/words.hpp"

#include <cstdint>
#include <cstring>

namespace crosscut::embedded {
std::string_view crosscut_foundation(std::string_view name);
}

namespace crosscut {

namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    if (at + sizeof value <= bytes.size())
        std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

std::string_view entry(std::string_view bytes, std::size_t table, std::uint32_t index)
{
    const std::size_t length = number_at(bytes, table + std::size_t{8} * index);
    const std::size_t offset = number_at(bytes, table + std::size_t{8} * index + 4);
    if (offset + length > bytes.size())
        return {};
    return bytes.substr(offset, length);
}

// The compiled catalogue (GNU .mo) keeps its sources sorted: a binary search finds a text without any
// table of our own.
std::string_view look_up(std::string_view bytes, std::string_view source)
{
    if (number_at(bytes, 0) != 0x950412deu)
        return {};
    const std::uint32_t count = number_at(bytes, 8);
    const std::size_t sources = number_at(bytes, 12);
    const std::size_t targets = number_at(bytes, 16);
    std::uint32_t low = 0;
    std::uint32_t high = count;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        const std::string_view found = entry(bytes, sources, middle);
        if (found == source)
            return entry(bytes, targets, middle);
        if (found < source)
            low = middle + 1;
        else
            high = middle;
    }
    return {};
}

std::string filled(std::string_view text, const std::string* args, std::size_t count)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '1' &&
            text[i + 1] <= '9' && static_cast<std::size_t>(text[i + 1] - '1') < count) {
            result += args[text[i + 1] - '1'];
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

}  // namespace

Language language_from(std::string_view tag)
{
    return tag.substr(0, 2) == "de" ? Language::german : Language::english;
}

std::string_view language_tag(Language language)
{
    return language == Language::german ? "de" : "en";
}

std::string_view tr(Language language, std::string_view source)
{
    if (language == Language::english || source.empty())
        return source;
    const std::string_view found = look_up(embedded::crosscut_foundation("de.gmo"), source);
    return found.empty() ? source : found;
}

std::string in(Language language, const Message& message)
{
    return filled(tr(language, message.text), message.args.data(), message.args.size());
}

std::string say(Language language, std::string_view source,
                std::initializer_list<std::string> values)
{
    return filled(tr(language, source), values.begin(), values.size());
}

}  // namespace crosscut
