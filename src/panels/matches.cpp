// SPDX-License-Identifier: Apache-2.0
#include "panels/matches.hpp"

#include "foundation/likeness.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::panels {

namespace {

constexpr int no_rank = 9;

int rank_of(const std::string& folded, const std::string& wanted)
{
    if (folded == wanted)
        return 0;
    const std::size_t at = folded.find(wanted);
    if (at == 0)
        return 1;
    if (at == std::string::npos)
        return no_rank;
    return folded.find(" " + wanted) != std::string::npos ? 2 : 3;
}

}  // namespace

std::vector<NameMatch> matching_actors(const evidence::Archive& archive, std::string_view text, CityId city, std::size_t most)
{
    std::vector<NameMatch> out;
    const std::string wanted = fold(trimmed(text));
    if (wanted.empty())
        return out;
    for (const evidence::Actor& actor : *archive.actors) {
        if (city && actor.city != city)
            continue;
        NameMatch best{actor.id, actor.name, {}, false, rank_of(fold(actor.name), wanted)};
        for (const std::string& alias : actor.aliases)
            if (const int rank = rank_of(fold(alias), wanted); rank < best.rank) {
                best.rank = rank;
                best.alias = alias;
            }
        // A misspelt name is worth offering only when enough of it stands there to be alike.
        if (best.rank == no_rank && wanted.size() >= 6 && likeness(actor.name, text) >= 0.86)
            best.rank = 4;
        best.exact = best.rank == 0;
        if (best.rank < no_rank)
            out.push_back(std::move(best));
    }
    std::stable_sort(out.begin(), out.end(), [](const NameMatch& a, const NameMatch& b) { return a.rank < b.rank; });
    if (out.size() > most)
        out.resize(most);
    return out;
}

bool fits_field(std::string_view text)
{
    if (!valid_utf8(text))
        return false;
    // Characters beyond U+FFFF are those of four bytes; a zero would end the text of a field.
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xF0 || c == '\0'; });
}

std::string fitting(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
        const std::string_view one = text.substr(i, length);
        if (length < 4 && c != 0 && valid_utf8(one)) {
            out += one;
            i += length;
        } else {
            i += valid_utf8(one) ? length : 1;
        }
    }
    return out;
}

}  // namespace crosscut::panels
