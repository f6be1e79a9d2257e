// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut {

/// Language of the interface, a figure or a report. Files never depend on it.
enum class Language { english, german };

/// "de" or "en"; anything that begins with "de" is German, all else English.
Language language_from(std::string_view tag);
std::string_view language_tag(Language language);

/// A sentence with places for values, kept apart from its language until it is shown.
///
///   text  English source text, the key of the catalogue; `{1}`, `{2}` ... stand for the values.
///   args  What was said or counted; never translated.
struct Message {
    std::string text;
    std::vector<std::string> args;

    Message() = default;
    Message(const char* source) : text(source) {}
    Message(std::string source) : text(std::move(source)) {}
    Message(const char* source, std::initializer_list<std::string> values)
        : text(source), args(values) {}

    bool empty() const { return text.empty(); }
    bool operator==(const Message&) const = default;
};

/// The catalogue's translation of an English source text (the text itself where there is none).
/// The view lives as long as the program when it comes from the catalogue, else as long as `source`.
std::string_view tr(Language language, std::string_view source);

/// The sentence in a language, with its values put in. A `{9}` without a value stays as it is.
std::string in(Language language, const Message& message);

/// Short form for a source text with values.
std::string say(Language language, std::string_view source,
                std::initializer_list<std::string> values);

}  // namespace crosscut
