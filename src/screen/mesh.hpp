// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/marks.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace crosscut::screen {

using Bytes4 = std::array<std::uint8_t, 4>;

/// A corner of a fill, a hatch or a line, laid out as shaders/mesh.vert reads it.
struct MeshVertex {
    float x = 0, y = 0;            ///< points
    float push_x = 0, push_y = 0;  ///< out of the edge
    float side = 0;                ///< fill: 1 inside, 0 outside; line: +1 or -1
    float along = 0, length = 0;   ///< points along a line, and its whole length
    float half_width = 0;          ///< points
    float dash = 0, period = 0;    ///< points
    Bytes4 colour{};
    Bytes4 kind{};  ///< form, pattern, end (1 first, 2 last), unused
};

/// A shape to be drawn as one instance, laid out as shaders/shape.vert reads it.
struct ShapeInstance {
    float x = 0, y = 0;
    float radius = 0, outline_width = 0;
    Bytes4 fill{};
    Bytes4 outline{};
    float shape = 0;
};

/// A stretch of marks of one kind that are drawn with one call. For meshes `first` and `count` are
/// indices, for shapes instances, for labels places in Drawing::labels, for pieces places in Drawing::pieces.
struct Batch {
    enum class Kind { mesh, shapes, labels, pieces };
    Kind kind = Kind::mesh;
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Half the width of a line and the pattern of its stroke, in points; no period = unbroken. A doubled line is as wide as both.
struct LineStyle {
    float half_width = 0;
    float dash = 0;
    float period = 0;
};
LineStyle line_style(scene::Stroke stroke, double width);

struct Pieces;

/// A scene as numbers for the graphics card, in the order in which it is painted.
struct Drawing {
    std::vector<MeshVertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<ShapeInstance> shapes;
    std::vector<std::size_t> labels;  ///< places of label marks in the scene
    std::shared_ptr<const Pieces> pieces;  ///< null = none
    std::vector<Batch> batches;
    bool curved = false;  ///< has curves, which a closer look would want finer
};

/// Takes a scene apart. `detail` is the scale up to which curves are to look smooth. With `pieces` long stretches of lines become
/// pieces (pieces.hpp) instead of triangles.
Drawing taken_apart(const scene::Scene& scene, double detail, bool pieces = false);

/// As the graphics card takes numbers.
inline float narrow(double value) { return static_cast<float>(value); }

/// A colour with its alpha lessened by an opacity (0 to 1).
Bytes4 bytes(scene::Colour colour, double opacity = 1);

}  // namespace crosscut::screen
