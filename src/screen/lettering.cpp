// SPDX-License-Identifier: Apache-2.0
#include "screen/lettering.hpp"

#include "screen/coverage.hpp"
#include "screen/program.hpp"

#include <cmath>
#include <compare>
#include <map>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

#include <epoxy/gl.h>
#include <ft2build.h>
#include FT_FREETYPE_H

namespace crosscut::screen {
namespace {

constexpr int most_sheets = 4;
/// Larger letters are drawn at this size and enlarged: at that size nobody sees it.
constexpr double largest = 256;
/// Smaller letters cannot be read and only cost time.
constexpr double smallest = 2;

/// Everything on which the pixels of a letter depend.
struct Key {
    int font = 0;
    unsigned glyph = 0;
    int size = 0;   ///< 1/64 pixel
    int angle = 0;  ///< 1/1000 degree
    int part_x = 0, part_y = 0;  ///< quarters of a pixel
    int halo = 0;                ///< 1/16 pixel
    auto operator<=>(const Key&) const = default;
};

/// Where a letter lies on the sheets, and from the pen. Blanks have no size.
struct Cut {
    int sheet = 0, x = 0, y = 0, width = 0, height = 0, left = 0, top = 0;
};

struct Quarter {
    int whole = 0;
    int part = 0;
};

Quarter quarters(double value)
{
    const auto counted = static_cast<long>(std::floor(value * 4 + 0.5));
    const long whole = counted >= 0 ? counted / 4 : -((-counted + 3) / 4);
    return {static_cast<int>(whole), static_cast<int>(counted - whole * 4)};
}

double start_of(scene::Anchor anchor, double width)
{
    switch (anchor) {
    case scene::Anchor::start: return 0;
    case scene::Anchor::middle: return -width / 2;
    case scene::Anchor::end: return -width;
    }
    return 0;
}

}  // namespace

struct Lettering::State {
    FT_Library library = nullptr;
    std::map<std::pair<std::string, int>, int> numbers;  ///< font file and face -> place in `faces`
    std::vector<FT_Face> faces;                          ///< null: the file cannot be used
    std::map<Key, Cut> cuts;
    int sheets = 1;  ///< most windows need one; another one is made when they are full
    Shelves shelves{side, 1};
    Texture texture;
    unsigned edition = 0;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        for (const FT_Face face : faces) {
            FT_Done_Face(face);
        }
        FT_Done_FreeType(library);
    }

    /// Room for the sheets, with nothing on them.
    void make_room() const
    {
        glBindTexture(GL_TEXTURE_2D_ARRAY, texture.number());
        glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_R8, side, side, sheets, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
    }

    int font(const scene::GlyphRun::Font& wanted)
    {
        const auto [entry, fresh] = numbers.try_emplace({wanted.file, wanted.face}, static_cast<int>(faces.size()));
        if (fresh) {
            FT_Face face = nullptr;
            if (FT_New_Face(library, wanted.file.c_str(), wanted.face, &face) != 0) {
                face = nullptr;
            }
            faces.push_back(face);
        }
        return entry->second;
    }

    Coverage drawn(const Key& key) const
    {
        Coverage coverage;
        const FT_Face face = faces[static_cast<std::size_t>(key.font)];
        if (!face || FT_Set_Char_Size(face, 0, key.size, 72, 72) != 0) {
            return coverage;
        }
        const double turn = key.angle / 1000.0 * std::numbers::pi / 180;
        const auto fixed = [](double value) { return static_cast<FT_Fixed>(std::lround(value * 65536)); };
        FT_Matrix matrix{fixed(std::cos(turn)), fixed(-std::sin(turn)), fixed(std::sin(turn)), fixed(std::cos(turn))};
        FT_Vector shift{key.part_x * 16, -key.part_y * 16};
        FT_Set_Transform(face, &matrix, &shift);
        if (FT_Load_Glyph(face, key.glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP | FT_LOAD_RENDER) != 0) {
            return coverage;
        }
        const FT_GlyphSlot slot = face->glyph;
        if (slot->bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) {
            return coverage;
        }
        coverage.width = static_cast<int>(slot->bitmap.width);
        coverage.height = static_cast<int>(slot->bitmap.rows);
        coverage.left = slot->bitmap_left;
        coverage.top = slot->bitmap_top;
        for (int y = 0; y < coverage.height; ++y) {
            const unsigned char* row = slot->bitmap.buffer + static_cast<std::ptrdiff_t>(y) * slot->bitmap.pitch;
            coverage.share.insert(coverage.share.end(), row, row + coverage.width);
        }
        return coverage;
    }

    /// The letter on the sheets, drawn now if it is new; none when the sheets are full.
    std::optional<Cut> cut(const Key& key)
    {
        if (const auto found = cuts.find(key); found != cuts.end()) {
            return found->second;
        }
        Coverage coverage = drawn(key);
        if (key.halo > 0 && coverage.width > 0) {
            coverage = grown(coverage, key.halo / 16.0);
        }
        Cut cut{0, 0, 0, coverage.width, coverage.height, coverage.left, coverage.top};
        if (coverage.width > 0 && coverage.height > 0) {
            const Shelves::Spot spot = shelves.place(coverage.width, coverage.height);
            if (spot.sheet < 0) {
                return std::nullopt;
            }
            cut.sheet = spot.sheet;
            cut.x = spot.x;
            cut.y = spot.y;
            glBindTexture(GL_TEXTURE_2D_ARRAY, texture.number());
            glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
            glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, cut.x, cut.y, cut.sheet, cut.width, cut.height, 1, GL_RED,
                            GL_UNSIGNED_BYTE, coverage.share.data());
        }
        cuts.emplace(key, cut);
        return cut;
    }
};

Lettering::Lettering(std::unique_ptr<State> state) : state_(std::move(state)) {}
Lettering::Lettering(Lettering&&) noexcept = default;
Lettering& Lettering::operator=(Lettering&&) noexcept = default;
Lettering::~Lettering() = default;

Result<Lettering> Lettering::make()
{
    auto state = std::make_unique<State>();
    if (FT_Init_FreeType(&state->library) != 0) {
        return Problem{Problem::Code::internal, "The library that draws letters does not start.", "", {}};
    }
    GLuint number = 0;
    glGenTextures(1, &number);
    state->texture = Texture(number);
    state->make_room();
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
        glTexParameteri(GL_TEXTURE_2D_ARRAY, filter, GL_LINEAR);
    }
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
        glTexParameteri(GL_TEXTURE_2D_ARRAY, wrap, GL_CLAMP_TO_EDGE);
    }
    glBindTexture(GL_TEXTURE_2D_ARRAY, 0);
    return Lettering(std::move(state));
}

bool Lettering::set(const scene::Label& label, const scene::GlyphRun& run, double opacity, double scale,
                    std::vector<LetterInstance>& out)
{
    const double size = label.style.size * scale;
    if (!(size >= smallest)) {
        return true;
    }
    const double shrink = std::min(1.0, largest / size);
    const double turn = label.angle * std::numbers::pi / 180;
    const double cosine = std::cos(turn);
    const double sine = std::sin(turn);
    const double start = start_of(label.anchor, run.size.width);
    const bool level = label.angle == 0;
    const std::size_t before = out.size();

    std::vector<int> fonts;
    fonts.reserve(run.fonts.size());
    for (const scene::GlyphRun::Font& font : run.fonts) {
        fonts.push_back(state_->font(font));
    }
    const auto pass = [&](scene::Colour colour, double halo) {
        const Bytes4 paint = bytes(colour, opacity);
        for (const scene::PlacedGlyph& glyph : run.glyphs) {
            const double along = start + glyph.x;
            const double x = (label.at.x + along * cosine + glyph.y * sine) * scale;
            const double y = (label.at.y - along * sine + glyph.y * cosine) * scale;
            Key key;
            key.font = fonts[static_cast<std::size_t>(glyph.font)];
            key.glyph = glyph.glyph;
            key.size = static_cast<int>(std::lround(size * shrink * 64));
            key.angle = static_cast<int>(std::lround(label.angle * 1000));
            key.halo = static_cast<int>(std::lround(halo * scale * shrink * 16));
            const Quarter column = quarters(x);
            // A level line of text stands on whole pixels, so that its feet stay sharp.
            const Quarter row = level ? Quarter{static_cast<int>(std::lround(y)), 0} : quarters(y);
            if (shrink == 1) {
                key.part_x = column.part;
                key.part_y = row.part;
            }
            const std::optional<Cut> cut = state_->cut(key);
            if (!cut) {
                return false;
            }
            if (cut->width == 0 || cut->height == 0) {
                continue;
            }
            LetterInstance letter;
            const double pen_x = shrink == 1 ? column.whole : x;
            const double pen_y = shrink == 1 ? row.whole : y;
            letter.x = static_cast<float>(pen_x + cut->left / shrink);
            letter.y = static_cast<float>(pen_y - cut->top / shrink);
            letter.width = static_cast<float>(cut->width / shrink);
            letter.height = static_cast<float>(cut->height / shrink);
            letter.sheet_x = static_cast<float>(cut->x);
            letter.sheet_y = static_cast<float>(cut->y);
            letter.sheet_width = static_cast<float>(cut->width);
            letter.sheet_height = static_cast<float>(cut->height);
            letter.colour = paint;
            letter.sheet = static_cast<float>(cut->sheet);
            out.push_back(letter);
        }
        return true;
    };
    const bool haloed = label.halo.a > 0 && label.halo_width > 0;
    if ((haloed && !pass(label.halo, label.halo_width)) || !pass(label.colour, 0)) {
        out.resize(before);
        return false;
    }
    return true;
}

void Lettering::clear()
{
    state_->cuts.clear();
    if (state_->sheets < most_sheets) {
        ++state_->sheets;
        state_->make_room();
    }
    state_->shelves = Shelves{side, state_->sheets};
    ++state_->edition;
}

unsigned Lettering::edition() const { return state_->edition; }
unsigned Lettering::texture() const { return state_->texture.number(); }

}  // namespace crosscut::screen
