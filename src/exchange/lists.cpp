// SPDX-License-Identifier: Apache-2.0
#include "exchange/lists.hpp"

#include "foundation/text.hpp"

namespace crosscut::exchange {

namespace {

constexpr std::string_view guarded_signs = ";|,\\";

bool guards(std::string_view text, std::size_t at)
{
    return text[at] == '\\' && at + 1 < text.size() && guarded_signs.find(text[at + 1]) != std::string_view::npos;
}

bool holds(std::string_view text, char sign)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (guards(text, i))
            ++i;
        else if (text[i] == sign)
            return true;
    }
    return false;
}

}  // namespace

std::vector<std::string> listed(std::string_view text)
{
    const char separator = holds(text, ';') ? ';' : holds(text, '|') ? '|' : ',';
    std::vector<std::string> out;
    std::string part;
    const auto close = [&] {
        if (const std::string_view name = trimmed(part); !name.empty())
            out.emplace_back(name);
        part.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (guards(text, i))
            part += text[++i];
        else if (text[i] == separator)
            close();
        else
            part += text[i];
    }
    close();
    return out;
}

std::string list_text(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names) {
        if (!out.empty())
            out += "; ";
        for (const char c : name) {
            if (guarded_signs.find(c) != std::string_view::npos)
                out += '\\';
            out += c;
        }
    }
    return out;
}

}  // namespace crosscut::exchange
