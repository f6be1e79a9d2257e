// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "scene/marks.hpp"
#include "scene/type.hpp"
#include "screen/mesh.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace crosscut::screen {

/// A letter to be drawn, laid out as shaders/letter.vert reads each of its corners.
struct LetterInstance {
    float x = 0, y = 0, width = 0, height = 0;                         ///< pixels from the origin
    float sheet_x = 0, sheet_y = 0, sheet_width = 0, sheet_height = 0;  ///< texels
    Bytes4 colour{};
    float sheet = 0;
};

/// Draws letters at their real size in pixels (FreeType, no hinting, 256 greys, quarters of a pixel) and
/// keeps them on sheets of a texture.
class Lettering {
public:
    /// Needs a current context.
    static Result<Lettering> make();
    Lettering(Lettering&&) noexcept;
    Lettering& operator=(Lettering&&) noexcept;
    ~Lettering();

    /// Appends the letters of a label (first all halos) seen at a scale in pixels per point. False, with
    /// nothing more appended, when the sheets are full: then `clear` and set everything again.
    bool set(const scene::Label& label, const scene::GlyphRun& run, double opacity, double scale,
             std::vector<LetterInstance>& out);

    /// Forgets all letters, and makes another sheet where there are few. What was set before must be set again.
    void clear();
    /// Grows with every `clear`.
    unsigned edition() const;

    /// The texture with the sheets, and the side of a sheet in texels.
    unsigned texture() const;
    static constexpr int side = 2048;

private:
    struct State;
    explicit Lettering(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace crosscut::screen
