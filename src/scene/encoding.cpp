// SPDX-License-Identifier: Apache-2.0
#include "scene/encoding.hpp"

#include "foundation/text.hpp"
#include "scene/dress.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <array>

namespace crosscut::scene {

namespace {

constexpr std::array<std::string_view, 3> name_keys{"full", "role", "code"};
constexpr std::array<std::string_view, 3> name_labels{"Full names", "Roles", "Codes"};

// FNV-1a: an order of keys that has nothing to do with the alphabet and is the same everywhere.
std::uint64_t scattered(std::string_view text)
{
    std::uint64_t hash = 1469598103934665603ull;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ull;
    }
    return hash ^ (hash >> 29);
}

template <class Row>
std::string code_of(const evidence::Archive& archive, const evidence::Table<Row>& table, const Row& row, std::string_view letter)
{
    int place = 1;
    const auto own = std::pair{scattered(row.key.empty() ? row.name : row.key), row.id.value};
    for (const Row& other : table)
        if (other.city == row.city && std::pair{scattered(other.key.empty() ? other.name : other.key), other.id.value} < own)
            ++place;
    const evidence::City* city = evidence::find(*archive.cities, row.city);
    std::string prefix = archive.cities->size() > 1 && city ? city->key + "-" : "";
    return prefix + std::string(letter) + (place < 10 ? "0" : "") + std::to_string(place);
}

}  // namespace

std::string_view key(NameMode mode) { return name_keys[static_cast<std::size_t>(mode)]; }
std::string_view label(Language language, NameMode mode)
{
    return tr(language, name_labels[static_cast<std::size_t>(mode)]);
}

Colour sector_colour(const Theme& theme, evidence::Sector sector)
{
    switch (sector) {
    case evidence::Sector::administration:
        return theme.administration;
    case evidence::Sector::civil_society:
        return theme.civil_society;
    case evidence::Sector::politics:
        return theme.politics;
    case evidence::Sector::public_body:
        return theme.public_body;
    case evidence::Sector::business:
        return theme.business;
    case evidence::Sector::science:
        return theme.science;
    case evidence::Sector::unknown:
        break;
    }
    return theme.unknown_sector;
}

Shape sector_shape(evidence::Sector sector)
{
    switch (sector) {
    case evidence::Sector::administration:
        return Shape::square;
    case evidence::Sector::civil_society:
        return Shape::circle;
    case evidence::Sector::politics:
        return Shape::hexagon;
    case evidence::Sector::public_body:
        return Shape::diamond;
    case evidence::Sector::business:
        return Shape::triangle;
    case evidence::Sector::science:
        return Shape::pentagon;
    case evidence::Sector::unknown:
        break;
    }
    return Shape::ring;
}

Colour group_colour(const Theme& theme, std::size_t position)
{
    const std::array<Colour, 8> colours{theme.administration, theme.civil_society, theme.public_body, theme.business,
                                        theme.politics,       theme.science,       theme.ended, theme.unknown_sector};
    return colours[position % colours.size()];
}

StateLook look_of(const Theme& theme, structures::Status status)
{
    using structures::Status;
    switch (status) {
    case Status::permanent:
        return {theme.permanent, Hatch::none, {}, Stroke::none, {}, 1.0};
    case Status::active:
        return {theme.active, Hatch::none, {}, Stroke::none, {}, 0.78};
    case Status::on_grant:
        return {theme.on_grant, Hatch::notched, theme.paper, Stroke::none, {}, 0.78};
    case Status::vacant:
        return {faded(theme.vacant, 0.25), Hatch::dots, theme.vacant, Stroke::solid, theme.vacant, 0.78};
    case Status::dormant:
        return {theme.dormant, Hatch::diagonal, theme.strong ? theme.paper : theme.dark ? mixed(theme.ink, theme.dormant, 0.45) : mixed(theme.ink, theme.dormant, 0.35), Stroke::none, {}, 0.5};
    case Status::unsure:
        return {faded(theme.unsure, 0.22), Hatch::cross, theme.unsure, Stroke::none, {}, 0.78};
    case Status::unknown:
        return {Colour{0, 0, 0, 0}, Hatch::none, {}, Stroke::dotted, theme.ink2, 0.5};
    case Status::ended:
    case Status::not_yet:
        break;
    }
    return {Colour{0, 0, 0, 0}, Hatch::none, {}, Stroke::none, {}, 0};
}

TieLook look_of(const Theme& theme, const network::Tie& tie, network::Presence presence)
{
    TieLook look;
    look.colour = mixed(theme.ink, theme.paper, theme.strong ? 0.75 : 0.55);
    look.width = 0.6 + 0.36 * (tie.strength > 0 ? tie.strength : 1);
    if (tie.relation_class == evidence::RelationClass::line)
        look.width *= 0.7;
    if (tie.relation_class == evidence::RelationClass::conflict)
        look.colour = mixed(theme.lost, theme.paper, 0.85);
    switch (tie.status) {
    case evidence::Status::confirmed:
        look.stroke = Stroke::solid;
        break;
    case evidence::Status::unconfirmable:
        look.stroke = Stroke::dashed;
        break;
    case evidence::Status::one_sided:
    case evidence::Status::third_party:
        look.stroke = Stroke::dotted;
        break;
    case evidence::Status::disputed:
        look.stroke = Stroke::doubled;
        look.colour = disputed_colour(theme);
        look.marked = true;
        break;
    case evidence::Status::unobserved:
    case evidence::Status::absent:
        look.stroke = Stroke::dotted;
        break;
    }
    if (tie.affirming > 0 && tie.denying > 0)
        look.marked = true;
    if (presence == network::Presence::possible)
        look.opacity = 0.35;
    return look;
}

Region possible_band(const std::vector<Point>& course, double width, Colour colour)
{
    Region band;
    const double half = width / 2 + 2;
    band.outline = beside(course, false, half);
    const std::vector<Point> back = beside(course, false, -half);
    band.outline.insert(band.outline.end(), back.rbegin(), back.rend());
    band.hatch = Hatch::diagonal;
    band.hatch_colour = colour;
    band.fill = {0, 0, 0, 0};
    return band;
}

std::string shown_name(const evidence::Archive& archive, ActorId actor, NameMode mode)
{
    const evidence::Actor* row = evidence::find(*archive.actors, actor);
    if (!row)
        return "?";
    if (mode == NameMode::role && !row->role.empty())
        return row->role;
    if (mode == NameMode::code || mode == NameMode::role)
        return code_of(archive, *archive.actors, *row, "A");
    return row->name;
}

std::string shown_name(const evidence::Archive& archive, StructureId structure, NameMode mode)
{
    const evidence::Structure* row = evidence::find(*archive.structures, structure);
    if (!row)
        return "?";
    if (mode != NameMode::full)
        return code_of(archive, *archive.structures, *row, "S");
    return row->name;
}

std::string short_name(const std::string& name)
{
    std::string text = name;
    // What stands in brackets or behind a slash or comma explains; the map needs the name alone.
    for (const char* mark : {" (", " / ", ", "})
        if (const std::size_t at = text.find(mark); at != std::string::npos && at >= 6 && text[at - 1] != '-')
            text.resize(at);
    return text;
}

std::vector<std::string> map_lines(const std::string& name, const TextStyle& style, double width, std::size_t lines)
{
    const std::string text = short_name(name);
    std::vector<std::string> result = wrapped(text, style, width);
    // A little wider is better than cut, or than a last line of a letter or two.
    if (result.size() > lines || (result.size() > 1 && result.back().size() <= 3))
        if (std::vector<std::string> wider = wrapped(text, style, width * 1.3); wider.size() <= lines && wider.size() < result.size())
            result = std::move(wider);
    // Compounds that are too long for a line by themselves.
    std::vector<std::string> parts;
    for (const std::string& line : result) {
        if (measure(line, style).width <= width * 1.35) {
            parts.push_back(line);
            continue;
        }
        for (std::string& part : broken(line, style, width * 1.15))
            parts.push_back(std::move(part));
    }
    result = std::move(parts);
    if (result.size() > lines) {
        std::string rest = result[lines - 1];
        for (std::size_t i = lines; i < result.size(); ++i) {
            if (!rest.empty() && rest.back() == '-' && text.find(rest) == std::string::npos)
                rest.pop_back();
            else
                rest += " ";
            rest += result[i];
        }
        result.resize(lines);
        result.back() = fitted(rest, style, width * 1.15);
    }
    for (std::string& line : result)
        if (measure(line, style).width > width * 1.35)
            line = fitted(line, style, width * 1.35);
    return result;
}

}  // namespace crosscut::scene
