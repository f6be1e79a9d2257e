// SPDX-License-Identifier: Apache-2.0
#include "scene/type.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

namespace crosscut::scene {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T> using Held = std::unique_ptr<T, Unref>;

PangoWeight pango_weight(Weight weight)
{
    switch (weight) {
    case Weight::regular:
        break;
    case Weight::medium:
        return PANGO_WEIGHT_MEDIUM;
    case Weight::semibold:
        return PANGO_WEIGHT_SEMIBOLD;
    case Weight::bold:
        return PANGO_WEIGHT_BOLD;
    }
    return PANGO_WEIGHT_NORMAL;
}

// Whether fontconfig has a family of exactly this name.
bool has_family(const char* family)
{
    FcPattern* wish = FcPatternCreate();
    FcPatternAddString(wish, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
    FcConfigSubstitute(nullptr, wish, FcMatchPattern);
    FcDefaultSubstitute(wish);
    FcResult result = FcResultNoMatch;
    FcPattern* found = FcFontMatch(nullptr, wish, &result);
    bool same = false;
    if (found) {
        FcChar8* name = nullptr;
        for (int i = 0; FcPatternGetString(found, FC_FAMILY, i, &name) == FcResultMatch; ++i)
            same = same || std::string_view(reinterpret_cast<const char*>(name)) == family;
        FcPatternDestroy(found);
    }
    FcPatternDestroy(wish);
    return same;
}

// One line of text as Pango sets it. Pango's font maps belong to one thread each, so every thread has a desk.
class Desk {
public:
    Desk() : map_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(map_.get())), layout_(nullptr)
    {
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(context_.get(), options);
        cairo_font_options_destroy(options);
        pango_cairo_context_set_resolution(context_.get(), 72);  // a point is a unit of the drawing
        pango_context_set_round_glyph_positions(context_.get(), FALSE);
        pango_context_set_language(context_.get(), pango_language_from_string("de"));  // not the system's
        layout_.reset(pango_layout_new(context_.get()));
        pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
    }

    PangoLayoutLine* set(const std::string& text, const TextStyle& style)
    {
        const auto face = std::tuple{style.size, style.weight, style.italic};
        auto& description = faces_[face];
        if (!description) {
            description.reset(pango_font_description_new());
            pango_font_description_set_family(description.get(), type_family().c_str());
            pango_font_description_set_weight(description.get(), pango_weight(style.weight));
            pango_font_description_set_style(description.get(), style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
            pango_font_description_set_absolute_size(description.get(), std::max(0.1, style.size) * PANGO_SCALE);
        }
        pango_layout_set_font_description(layout_.get(), description.get());
        PangoAttrList* attributes = nullptr;
        if (style.tracking != 0) {
            attributes = pango_attr_list_new();
            pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(std::lround(style.tracking * style.size * PANGO_SCALE))));
        }
        pango_layout_set_attributes(layout_.get(), attributes);
        if (attributes)
            pango_attr_list_unref(attributes);
        pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
        return pango_layout_get_line_readonly(layout_.get(), 0);
    }

    std::unordered_map<std::string, TextSize> sizes;  ///< of texts that were measured already

private:
    struct Free {
        void operator()(PangoFontDescription* one) const { pango_font_description_free(one); }
    };
    Held<PangoFontMap> map_;
    Held<PangoContext> context_;
    Held<PangoLayout> layout_;
    std::map<std::tuple<double, Weight, bool>, std::unique_ptr<PangoFontDescription, Free>> faces_;
};

Desk& desk()
{
    thread_local Desk own;
    return own;
}

TextSize size_of(PangoLayoutLine* line)
{
    PangoRectangle logical{};
    pango_layout_line_get_extents(line, nullptr, &logical);
    const double unit = PANGO_SCALE;
    return {logical.width / unit, -logical.y / unit, (logical.y + logical.height) / unit};
}

// Places after which a line may be broken: behind blanks and hyphens.
std::vector<std::string> pieces_of(std::string_view text)
{
    std::vector<std::string> pieces(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        pieces.back() += text[i];
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : static_cast<unsigned char>(' ');
        const bool letter = next >= 0x80 || (next >= '0' && next <= '9') || (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
        const bool hyphen = (text[i] == '-' || text[i] == '/') && i > 0 && text[i - 1] != ' ' && letter;
        // "Lotse/-lotsin" may be broken, "Beauftragte/r" not.
        const bool tail = text[i] == '/' && text.substr(i + 1).substr(0, 4).find_first_of(" ,)") < 3;
        const bool ending = text[i] == '/' && text.size() - i - 1 < 3;
        if (text[i] == ' ' || (hyphen && !tail && !ending))
            pieces.emplace_back();
    }
    if (pieces.back().empty())
        pieces.pop_back();
    return pieces;
}

// Length of the character that begins at a byte of valid UTF-8.
std::size_t step(std::string_view text, std::size_t at)
{
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0u) == 0x80u)
        ++next;
    return next - at;
}

}  // namespace

const std::string& type_family()
{
    static const std::string family = [] {
        for (const char* one : {"Inter", "Noto Sans", "DejaVu Sans"})
            if (has_family(one))
                return std::string(one);
        return std::string("sans-serif");
    }();
    return family;
}

std::string font_file(Weight weight, bool italic)
{
    FcPattern* wish = FcPatternCreate();
    FcPatternAddString(wish, FC_FAMILY, reinterpret_cast<const FcChar8*>(type_family().c_str()));
    constexpr std::array<int, 4> weights{FC_WEIGHT_REGULAR, FC_WEIGHT_MEDIUM, FC_WEIGHT_DEMIBOLD, FC_WEIGHT_BOLD};
    FcPatternAddInteger(wish, FC_WEIGHT, weights[static_cast<std::size_t>(weight)]);
    FcPatternAddInteger(wish, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcConfigSubstitute(nullptr, wish, FcMatchPattern);
    FcDefaultSubstitute(wish);
    FcResult result = FcResultNoMatch;
    FcPattern* found = FcFontMatch(nullptr, wish, &result);
    std::string file;
    FcChar8* name = nullptr;
    if (found && FcPatternGetString(found, FC_FILE, 0, &name) == FcResultMatch)
        file = reinterpret_cast<const char*>(name);
    if (found)
        FcPatternDestroy(found);
    FcPatternDestroy(wish);
    return file;
}

std::string one_line(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t broken = 0;
    while (!text.empty()) {
        const bool whole = valid_utf8(text, &broken);
        const std::string_view good = whole ? text : text.substr(0, broken);
        for (std::size_t i = 0; i < good.size();) {
            const std::size_t length = step(good, i);
            const std::string_view one = good.substr(i, length);
            const auto first = static_cast<unsigned char>(one[0]);
            const bool control = first < 0x20 || first == 0x7F || (length == 2 && first == 0xC2 && static_cast<unsigned char>(one[1]) < 0xA0) ||
                                 one == "\xE2\x80\xA8" || one == "\xE2\x80\xA9" || one == "\xEF\xBF\xBE" || one == "\xEF\xBF\xBF";
            if (!control)
                out += one;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
            i += length;
        }
        if (whole)
            break;
        out += "\xEF\xBF\xBD";
        text.remove_prefix(broken + 1);
    }
    return out;
}

bool right_to_left(std::string_view text)
{
    return desk().set(one_line(text), {})->resolved_dir == PANGO_DIRECTION_RTL;
}

TextSize measure(std::string_view text, const TextStyle& style)
{
    constexpr std::size_t most = 20000;
    Desk& own = desk();
    std::string key(2 + 2 * sizeof(double), static_cast<char>(style.weight));
    key[1] = style.italic ? 'i' : 'r';
    std::memcpy(key.data() + 2, &style.size, sizeof(double));
    std::memcpy(key.data() + 2 + sizeof(double), &style.tracking, sizeof(double));
    key += text;
    if (const auto known = own.sizes.find(key); known != own.sizes.end())
        return known->second;
    const TextSize size = size_of(own.set(one_line(text), style));
    if (own.sizes.size() >= most)
        own.sizes.clear();
    own.sizes.emplace(std::move(key), size);
    return size;
}

GlyphRun shape_text(std::string_view text, const TextStyle& style)
{
    GlyphRun run;
    PangoLayoutLine* line = desk().set(one_line(text), style);
    run.size = size_of(line);
    const double unit = PANGO_SCALE;
    std::map<PangoFont*, int> numbers;
    double x = 0;
    for (GSList* node = line->runs; node; node = node->next) {
        const auto* item = static_cast<const PangoLayoutRun*>(node->data);
        PangoFont* font = item->item->analysis.font;
        const auto [known, fresh] = numbers.try_emplace(font, static_cast<int>(run.fonts.size()));
        if (fresh) {
            GlyphRun::Font entry;
            if (font && PANGO_IS_FC_FONT(font)) {
                FcPattern* pattern = pango_fc_font_get_pattern(reinterpret_cast<PangoFcFont*>(font));
                FcChar8* name = nullptr;
                if (pattern && FcPatternGetString(pattern, FC_FILE, 0, &name) == FcResultMatch)
                    entry.file = reinterpret_cast<const char*>(name);
                int face = 0;
                if (pattern && FcPatternGetInteger(pattern, FC_INDEX, 0, &face) == FcResultMatch)
                    entry.face = face;
            }
            run.fonts.push_back(entry);
        }
        for (int i = 0; i < item->glyphs->num_glyphs; ++i) {
            const PangoGlyphInfo& glyph = item->glyphs->glyphs[i];
            if (glyph.glyph != PANGO_GLYPH_EMPTY && (glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
                run.glyphs.push_back({known->second, glyph.glyph, x + glyph.geometry.x_offset / unit, glyph.geometry.y_offset / unit});
            x += glyph.geometry.width / unit;
        }
    }
    return run;
}

std::string fitted(std::string_view text, const TextStyle& style, double width)
{
    const std::string whole = one_line(text);
    if (measure(whole, style).width <= width)
        return whole;
    // The longest beginning that fits, by halving over the characters.
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < whole.size(); i += step(whole, i))
        ends.push_back(i);
    std::size_t low = 0;
    std::size_t high = ends.size();
    const auto cut = [&](std::size_t count) {
        std::string_view kept = std::string_view(whole).substr(0, count < ends.size() ? ends[count] : whole.size());
        while (!kept.empty() && (kept.back() == ' ' || kept.back() == ',' || kept.back() == '-'))
            kept.remove_suffix(1);
        return std::string(kept) + "…";
    };
    while (low + 1 < high) {
        const std::size_t middle = (low + high) / 2;
        (measure(cut(middle), style).width <= width ? low : high) = middle;
    }
    return cut(low);
}

std::vector<std::string> wrapped(std::string_view text, const TextStyle& style, double width)
{
    std::vector<std::string> lines;
    std::string line;
    for (const std::string& piece : pieces_of(one_line(text))) {
        const std::string longer = line + piece;
        if (!line.empty() && measure(trimmed(longer), style).width > width) {
            lines.emplace_back(trimmed(line));
            line = piece;
        } else {
            line = longer;
        }
    }
    if (!trimmed(line).empty())
        lines.emplace_back(trimmed(line));
    return lines;
}

}  // namespace crosscut::scene
