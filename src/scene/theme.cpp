// SPDX-License-Identifier: Apache-2.0
#include "scene/theme.hpp"

#include "scene/grey.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace crosscut::scene {

namespace {

constexpr Colour rgb(unsigned value)
{
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 255u), static_cast<std::uint8_t>(value & 255u), 255};
}

using Triple = std::array<double, 3>;

Triple linear(Colour colour)
{
    const auto one = [](std::uint8_t part) {
        const double c = part / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {one(colour.r), one(colour.g), one(colour.b)};
}

double luminance(const Triple& c) { return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; }

// What a person with a complete deficiency sees (Machado, Oliveira, Fernandes 2009, severity 1).
Triple seen(const Triple& c, Vision vision)
{
    constexpr std::array<std::array<Triple, 3>, 3> tables{{
        {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
    }};
    if (vision == Vision::normal)
        return c;
    const auto& table = tables[static_cast<std::size_t>(vision) - 1];
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = std::clamp(table[i][0] * c[0] + table[i][1] * c[1] + table[i][2] * c[2], 0.0, 1.0);
    return out;
}

// CIE L*a*b* under D65.
Triple lab(const Triple& c)
{
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

}  // namespace

const Theme& light_theme()
{
    static const Theme theme{false,
                             rgb(0xFBFAF7), rgb(0xFFFFFF), rgb(0x1D2129), rgb(0x565D69), rgb(0xDEDBD3), rgb(0x0B5CAD),
                             rgb(0xF3E6C8), rgb(0xF4DAD0), rgb(0xECEBE6),
                             rgb(0x1F4094), rgb(0xC25933), rgb(0x6A2C68), rgb(0x107858), rgb(0xB98906), rgb(0x5C90EF), rgb(0x77869D),
                             rgb(0x052A29), rgb(0x336E6A), rgb(0x7FA69A), rgb(0xFFA91C), rgb(0xDED6E9), rgb(0x503F73), rgb(0xB865A3), rgb(0xFBFAF7),
                             rgb(0x6A8A90), rgb(0x0E3D77), rgb(0xAA3A1F), rgb(0xD5A340), false,
                             {rgb(0x5399B6), rgb(0x397D9A), rgb(0x1E6280), rgb(0x004864), rgb(0x002E49)}, false};
    return theme;
}

const Theme& dark_theme()
{
    static const Theme theme{true,
                             rgb(0x15181D), rgb(0x1C2026), rgb(0xECEEF2), rgb(0xA7AFBA), rgb(0x2C323B), rgb(0x6FB1F0),
                             rgb(0x3A3322), rgb(0x3B2A26), rgb(0x24272D),
                             rgb(0x62A0CC), rgb(0xE97244), rgb(0x9E58D9), rgb(0x3DECAC), rgb(0xF0CF42), rgb(0xBEEAF9), rgb(0x86948B),
                             rgb(0xCDFFF2), rgb(0x48AAC5), rgb(0x22765F), rgb(0xEFD83E), rgb(0x4E4C73), rgb(0x728691), rgb(0xF3A4B5), rgb(0x15181D),
                             rgb(0x6F7A76), rgb(0x86CCF0), rgb(0xFF6F5D), rgb(0xFCEF55), false,
                             {rgb(0x3E7A8C), rgb(0x5B96A9), rgb(0x79B4C7), rgb(0x97D2E6), rgb(0xB6F1FF)}, false};
    return theme;
}

const Theme& contrast_theme()
{
    // Found by a search that kept every colour at a contrast of 7 and made the smallest distance as large as it gets.
    static const Theme theme{true,
                             rgb(0x000000), rgb(0x000000), rgb(0xFFFFFF), rgb(0xD6DAE0), rgb(0x949BA5), rgb(0x6CC8FF),
                             rgb(0x3A2F00), rgb(0x45180C), rgb(0x26282D),
                             rgb(0xABA9D6), rgb(0xFB6278), rgb(0xE957FE), rgb(0x03FFD3), rgb(0xF4F63A), rgb(0xB6FD8F), rgb(0xC49827),
                             rgb(0xB7F0E4), rgb(0x7CC0CB), rgb(0x56E045), rgb(0xF8FD7C), rgb(0xD87E6B), rgb(0xF6CF8A), rgb(0xF475EE), rgb(0x000000),
                             rgb(0x60A199), rgb(0xFFFFFF), rgb(0xCAB773), rgb(0x99F23D), true,
                             {rgb(0x6FA6B6), rgb(0x84BCCC), rgb(0x9AD2E3), rgb(0xB0E9FA), rgb(0xC7FFFF)}, false};
    return theme;
}

namespace {

constexpr std::array<std::string_view, 3> palette_keys{"house", "okabe_ito", "grey"};
constexpr std::array<std::string_view, 3> palette_labels{"House colours", "Okabe and Ito (for any colour vision)", "Greys (for printing in black)"};

// Okabe and Ito 2008, without the yellow, which no paper carries; the unknown ones take their black, lighter.
Theme okabe_ito(Theme theme)
{
    theme.administration = rgb(0x0072B2);
    theme.civil_society = rgb(0xD55E00);
    theme.politics = rgb(0xCC79A7);
    theme.public_body = rgb(0x009E73);
    theme.business = rgb(0xE69F00);
    theme.science = rgb(0x56B4E9);
    theme.unknown_sector = theme.dark ? rgb(0xF4F5F7) : rgb(0x4A4F57);
    theme.outlined = true;
    return theme;
}

// Every colour becomes the grey of its luminance; what hues told apart gets even steps of lightness.
Theme in_grey(Theme theme)
{
    for (Colour* colour : {&theme.paper, &theme.panel, &theme.ink, &theme.ink2, &theme.hairline, &theme.accent, &theme.crisis_2015, &theme.crisis_2018, &theme.overlay,
                           &theme.permanent, &theme.active, &theme.on_grant, &theme.vacant, &theme.dormant, &theme.ended, &theme.unsure, &theme.unknown_state,
                           &theme.kept, &theme.added, &theme.lost, &theme.uncertain})
        *colour = greyed(*colour);
    for (Colour& colour : theme.steps)
        colour = greyed(colour);
    // Even steps of lightness, from the most to the least contrast; those that often stand beside each other far apart.
    constexpr std::array<unsigned, 7> light{0x040404, 0x1C1C1C, 0x333333, 0x494949, 0x606060, 0x777777, 0x909090};
    constexpr std::array<unsigned, 7> dark{0xFFFFFF, 0xE4E4E4, 0xCACACA, 0xAFAFAF, 0x979797, 0x7E7E7E, 0x676767};
    const auto& greys = theme.dark ? dark : light;
    theme.administration = rgb(greys[1]);
    theme.civil_society = rgb(greys[5]);
    theme.politics = rgb(greys[3]);
    theme.public_body = rgb(greys[0]);
    theme.business = rgb(greys[4]);
    theme.science = rgb(greys[2]);
    theme.unknown_sector = rgb(greys[6]);
    return theme;
}

}  // namespace

std::string_view key(Palette palette) { return palette_keys[static_cast<std::size_t>(palette)]; }
std::string_view label(Language language, Palette palette) { return tr(language, palette_labels[static_cast<std::size_t>(palette)]); }
std::optional<Palette> palette_from(std::string_view word)
{
    for (const Palette palette : all_palettes)
        if (key(palette) == word)
            return palette;
    return std::nullopt;
}

const Theme& theme_of(Palette palette, bool dark)
{
    static const std::array<Theme, 4> others{okabe_ito(light_theme()), okabe_ito(dark_theme()), in_grey(light_theme()), in_grey(dark_theme())};
    if (palette == Palette::house)
        return dark ? dark_theme() : light_theme();
    return others[(palette == Palette::grey ? 2u : 0u) + (dark ? 1u : 0u)];
}

Colour rim(const Theme& theme, Colour ground) { return theme.outlined ? mixed(theme.ink, theme.paper, 0.85) : ground; }

double contrast(Colour a, Colour b)
{
    const double one = luminance(linear(a));
    const double two = luminance(linear(b));
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

Colour mixed(Colour a, Colour b, double share)
{
    const double s = std::clamp(share, 0.0, 1.0);
    const auto one = [&](std::uint8_t x, std::uint8_t y) { return static_cast<std::uint8_t>(std::lround(x * s + y * (1 - s))); };
    return {one(a.r, b.r), one(a.g, b.g), one(a.b, b.b), one(a.a, b.a)};
}

Colour faded(Colour colour, double opacity)
{
    colour.a = static_cast<std::uint8_t>(std::lround(colour.a * std::clamp(opacity, 0.0, 1.0)));
    return colour;
}

double colour_distance(Colour a, Colour b, Vision vision)
{
    const Triple one = lab(seen(linear(a), vision));
    const Triple two = lab(seen(linear(b), vision));
    return std::sqrt((one[0] - two[0]) * (one[0] - two[0]) + (one[1] - two[1]) * (one[1] - two[1]) + (one[2] - two[2]) * (one[2] - two[2]));
}

double lightness(Colour colour) { return lab(linear(colour))[0]; }

}  // namespace crosscut::scene
