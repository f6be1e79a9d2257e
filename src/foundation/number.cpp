// SPDX-License-Identifier: Apache-2.0
#include "foundation/number.hpp"

#include "foundation/text.hpp"

#include <charconv>
#include <cmath>

namespace crosscut {

std::string plain(double value)
{
    char buffer[64];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return error == std::errc{} ? std::string(buffer, end) : std::string();
}

std::string plain(long long value)
{
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return error == std::errc{} ? std::string(buffer, end) : std::string();
}

std::string spoken(Language language, std::optional<double> value, int digits)
{
    if (!value || !std::isfinite(*value))
        return "–";
    char buffer[400];
    const auto [end, error] =
        std::to_chars(buffer, buffer + sizeof buffer, *value, std::chars_format::fixed, digits);
    if (error != std::errc{})
        return "–";
    std::string text(buffer, end);
    if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-')
        text.erase(0, 1);
    if (!text.empty() && text.front() == '-')
        text.replace(0, 1, "−");
    if (language == Language::german)
        for (char& c : text)
            if (c == '.')
                c = ',';
    return text;
}

std::optional<double> parse_number(std::string_view text, bool decimal_comma)
{
    std::string copy(trimmed(text));
    if (decimal_comma)
        for (char& c : copy)
            if (c == ',')
                c = '.';
    if (!copy.empty() && copy.front() == '+')
        copy.erase(0, 1);
    double value = 0;
    const auto [end, error] = std::from_chars(copy.data(), copy.data() + copy.size(), value);
    if (copy.empty() || error != std::errc{} || end != copy.data() + copy.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<long long> parse_integer(std::string_view text)
{
    const std::string_view part = trimmed(text);
    long long value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (part.empty() || error != std::errc{} || end != part.data() + part.size())
        return std::nullopt;
    return value;
}

}  // namespace crosscut
