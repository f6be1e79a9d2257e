// SPDX-License-Identifier: Apache-2.0
#include "screen/painter.hpp"

#include "scene/type.hpp"
#include "scene/dress.hpp"
#include "screen/kept.hpp"
#include "screen/lettering.hpp"
#include "screen/mesh.hpp"
#include "screen/pieces.hpp"
#include "screen/pixels.hpp"
#include "screen/program.hpp"
#include "screen/sides.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <utility>

#include <epoxy/gl.h>

namespace crosscut::screen {
namespace {

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

/// How one attribute lies in the records of a buffer.
struct Attribute {
    GLint parts;
    GLenum type;
    bool to_one;  ///< bytes become 0 to 1
    std::size_t at;
};

/// Points the attributes 0, 1, 2 ... of the vertex array in use at records of the buffer in use.
template <std::size_t N>
void lay_out(const std::array<Attribute, N>& attributes, std::size_t record, std::size_t first, GLuint divisor)
{
    for (GLuint i = 0; i < N; ++i) {
        const Attribute& a = attributes[i];
        glEnableVertexAttribArray(i);
        glVertexAttribPointer(i, a.parts, a.type, a.to_one ? GL_TRUE : GL_FALSE, static_cast<GLsizei>(record),
                              offset(first * record + a.at));
        glVertexAttribDivisor(i, divisor);
    }
}

constexpr std::array<Attribute, 6> mesh_layout{{{2, GL_FLOAT, false, offsetof(MeshVertex, x)},
                                                {2, GL_FLOAT, false, offsetof(MeshVertex, push_x)},
                                                {4, GL_FLOAT, false, offsetof(MeshVertex, side)},
                                                {2, GL_FLOAT, false, offsetof(MeshVertex, dash)},
                                                {4, GL_UNSIGNED_BYTE, true, offsetof(MeshVertex, colour)},
                                                {4, GL_UNSIGNED_BYTE, false, offsetof(MeshVertex, kind)}}};
constexpr std::array<Attribute, 5> shape_layout{{{2, GL_FLOAT, false, offsetof(ShapeInstance, x)},
                                                 {2, GL_FLOAT, false, offsetof(ShapeInstance, radius)},
                                                 {4, GL_UNSIGNED_BYTE, true, offsetof(ShapeInstance, fill)},
                                                 {4, GL_UNSIGNED_BYTE, true, offsetof(ShapeInstance, outline)},
                                                 {1, GL_FLOAT, false, offsetof(ShapeInstance, shape)}}};
constexpr std::array<Attribute, 4> letter_layout{{{4, GL_FLOAT, false, offsetof(LetterInstance, x)},
                                                  {4, GL_FLOAT, false, offsetof(LetterInstance, sheet_x)},
                                                  {4, GL_UNSIGNED_BYTE, true, offsetof(LetterInstance, colour)},
                                                  {1, GL_FLOAT, false, offsetof(LetterInstance, sheet)}}};

template <class T> void upload(GLenum target, const std::vector<T>& values, GLenum usage)
{
    glBufferData(target, static_cast<GLsizeiptr>(values.size() * sizeof(T)), values.data(), usage);
}

/// The part of the scene that a view shows, in points.
scene::Box seen(const View& view, double origin_x, double origin_y)
{
    return {(view.clip.x - origin_x) / view.scale, (view.clip.y - origin_y) / view.scale, view.clip.width / view.scale,
            view.clip.height / view.scale};
}

/// The part of the clip that lies in the framebuffer.
PixelBox within_frame(const View& view)
{
    const int left = std::max(view.clip.x, 0);
    const int top = std::max(view.clip.y, 0);
    return {left, top, std::max(0, std::min(view.clip.x + view.clip.width, view.framebuffer_width) - left),
            std::max(0, std::min(view.clip.y + view.clip.height, view.framebuffer_height) - top)};
}

scene::Box widened(const scene::Box& box, double share)
{
    return {box.x - box.width * share, box.y - box.height * share, box.width * (1 + 2 * share), box.height * (1 + 2 * share)};
}

bool holds(const scene::Box& outer, const scene::Box& inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}

}  // namespace

struct Picture::State {
    std::shared_ptr<const scene::Scene> scene;
    double detail = 0;  ///< 0: nothing uploaded yet
    Drawing drawing;    ///< without its vertices once they are on the graphics card
    Buffer vertices = new_buffer(), indices = new_buffer(), shapes = new_buffer(), letters = new_buffer(), letter_corners = new_buffer();
    VertexArray mesh = new_vertex_array(), shape = new_vertex_array(), letter = new_vertex_array();

    // Letters are set for one scale and one edition of the sheets, for the labels within a box.
    std::vector<std::optional<scene::GlyphRun>> runs;  ///< one a label, made when first seen
    double set_scale = 0;
    unsigned set_edition = 0;
    scene::Box set_box;
    std::vector<std::size_t> letter_ends;  ///< after each label: how many letters so far

    Kept kept;
    bool shown = false;  ///< has been painted before
    bool own_lines = false;

    void take_apart(double wanted)
    {
        detail = wanted;
        drawing = taken_apart(*scene, wanted, own_lines);
        runs.resize(drawing.labels.size());
        glBindVertexArray(mesh.number());
        glBindBuffer(GL_ARRAY_BUFFER, vertices.number());
        upload(GL_ARRAY_BUFFER, drawing.vertices, GL_STATIC_DRAW);
        lay_out(mesh_layout, sizeof(MeshVertex), 0, 0);
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.number());
        upload(GL_ELEMENT_ARRAY_BUFFER, drawing.indices, GL_STATIC_DRAW);
        glBindVertexArray(0);
        glBindBuffer(GL_ARRAY_BUFFER, shapes.number());
        upload(GL_ARRAY_BUFFER, drawing.shapes, GL_STATIC_DRAW);
        glBindBuffer(GL_ARRAY_BUFFER, 0);
        drawing.vertices = {};
        drawing.indices = {};
        drawing.shapes = {};
    }

    const scene::Mark& mark_of(std::size_t label) const { return scene->marks[drawing.labels[label]]; }

    /// Whether a label may reach into a box: its letters reach no further than its width and its size.
    bool reaches(std::size_t label, const scene::Box& box)
    {
        const auto& text = std::get<scene::Label>(mark_of(label).form);
        // No letter is wider than twice its size; measured exactly only where it may matter.
        const double size = text.style.size * (1 + std::max(0.0, text.style.tracking)) + text.halo_width;
        const auto within = [&](double reach) {
            return text.at.x + reach >= box.x && text.at.x - reach <= box.x + box.width && text.at.y + reach >= box.y &&
                   text.at.y - reach <= box.y + box.height;
        };
        if (!within(size * 2 * (1 + static_cast<double>(text.text.size())))) {
            return false;
        }
        if (!runs[label]) {
            runs[label] = scene::shape_text(text.text, text.style);
        }
        return within(runs[label]->size.width + size * 2);
    }

    void set_letters(Lettering& lettering, double scale, const scene::Box& visible)
    {
        if (set_scale == scale && set_edition == lettering.edition() && letter_ends.size() == drawing.labels.size() &&
            holds(set_box, visible)) {
            return;
        }
        std::vector<LetterInstance> out;
        // Around what is seen, so that moving a little needs nothing new; when all the sheets that there may
        // be cannot hold that, only what is seen; and what even then finds no room stays away.
        for (const double margin : {0.5, 0.5, 0.5, 0.5, 0.5, 0.0}) {
            set_box = widened(visible, margin);
            out.clear();
            letter_ends.clear();
            bool room = true;
            for (std::size_t i = 0; i < drawing.labels.size(); ++i) {
                if ((room || margin == 0) && reaches(i, set_box)) {
                    const scene::Mark& mark = mark_of(i);
                    room = lettering.set(std::get<scene::Label>(mark.form), *runs[i], mark.opacity, scale, out) && room;
                }
                letter_ends.push_back(out.size());
            }
            if (room || margin == 0) {
                break;
            }
            lettering.clear();
        }
        set_scale = scale;
        set_edition = lettering.edition();
        // Corners instead of instances: where the graphics card is only a program, an instance costs it more than its pixels.
        std::vector<LetterInstance> corners;
        std::vector<std::uint32_t> triangles;
        corners.reserve(4 * out.size());
        triangles.reserve(6 * out.size());
        for (const LetterInstance& one : out) {
            const auto base = static_cast<std::uint32_t>(corners.size());
            corners.insert(corners.end(), 4, one);
            triangles.insert(triangles.end(), {base, base + 1, base + 2, base + 2, base + 1, base + 3});
        }
        glBindVertexArray(letter.number());
        glBindBuffer(GL_ARRAY_BUFFER, letters.number());
        upload(GL_ARRAY_BUFFER, corners, GL_DYNAMIC_DRAW);
        lay_out(letter_layout, sizeof(LetterInstance), 0, 0);
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, letter_corners.number());
        upload(GL_ELEMENT_ARRAY_BUFFER, triangles, GL_DYNAMIC_DRAW);
        glBindVertexArray(0);
        glBindBuffer(GL_ARRAY_BUFFER, 0);
    }
};

Picture::Picture(std::unique_ptr<State> state) : state_(std::move(state)) {}
Picture::Picture(Picture&&) noexcept = default;
Picture& Picture::operator=(Picture&&) noexcept = default;
Picture::~Picture() = default;

/// Where the uniforms that all programs share are found in one of them.
struct Brush {
    Program program;
    int origin = -1;
    int scale = -1;
    int extent = -1;

    explicit Brush(Program built)
        : program(std::move(built)), origin(place_of(program, "origin")), scale(place_of(program, "scale")),
          extent(place_of(program, "extent"))
    {
    }
};

namespace {

/// The state of the graphics card that every drawing begins with.
void begin(const View& view)
{
    glViewport(0, 0, view.framebuffer_width, view.framebuffer_height);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_STENCIL_TEST);
    glEnable(GL_SCISSOR_TEST);
    glScissor(view.clip.x, view.framebuffer_height - view.clip.y - view.clip.height, view.clip.width, view.clip.height);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

/// Uses a program from where a view looks.
void take(const Brush& brush, const View& view)
{
    glUseProgram(brush.program.number());
    glUniform2f(brush.origin, static_cast<float>(std::round(view.origin_x)), static_cast<float>(std::round(view.origin_y)));
    glUniform1f(brush.scale, static_cast<float>(view.scale));
    glUniform2f(brush.extent, static_cast<float>(view.framebuffer_width), static_cast<float>(view.framebuffer_height));
}

bool seen_at_all(const View& view)
{
    return view.scale > 0 && view.framebuffer_width > 0 && view.framebuffer_height > 0 && view.clip.width > 0 && view.clip.height > 0;
}

}  // namespace

struct Painter::State {
    Brush mesh;
    Brush shape;
    Brush letter;
    Brush photo;
    VertexArray nothing = new_vertex_array();  ///< the corners of a photo are numbers
    Lettering lettering;
    bool software = false;  ///< no graphics card: lines in great number are faster with our own code
    Pixels pixels;

    void prepare_shapes() const
    {
        std::array<float, 3 * shape_count * most_sides> sides{};
        std::array<GLint, shape_count> corners{};
        for (std::size_t i = 0; i < shape_count; ++i) {
            const std::vector<Side>& own = outlines_of_shapes()[i].sides;
            corners[i] = static_cast<GLint>(own.size());
            float* out = sides.data() + i * most_sides * 3;
            for (const Side& side : own)
                for (const float part : {side.x, side.y, side.away})
                    *out++ = part;
        }
        glUseProgram(shape.program.number());
        glUniform3fv(place_of(shape.program, "sides"), shape_count * most_sides, sides.data());
        glUniform1iv(place_of(shape.program, "corners"), shape_count, corners.data());
        glUniform1f(place_of(shape.program, "hole"), static_cast<float>(scene::ring_hole));
        glUniform1i(place_of(shape.program, "ring"), static_cast<GLint>(scene::Shape::ring));
        glUseProgram(letter.program.number());
        glUniform1i(place_of(letter.program, "sheets"), 0);
        glUniform1f(place_of(letter.program, "side"), static_cast<float>(Lettering::side));
        glUseProgram(0);
    }
};

Painter::Painter(std::unique_ptr<State> state) : state_(std::move(state)) {}
Painter::Painter(Painter&&) noexcept = default;
Painter& Painter::operator=(Painter&&) noexcept = default;
Painter::~Painter() = default;

Result<Painter> Painter::make()
{
    if (epoxy_gl_version() < 33) {
        return Problem{Problem::Code::unsupported, "The drawing needs OpenGL 3.3.",
                       "Without it \"crosscut report\" on the command line makes the same figures and tables.", {}};
    }
    Result<Program> mesh = built_program("mesh");
    if (!mesh) {
        return mesh.problem();
    }
    Result<Program> shape = built_program("shape");
    if (!shape) {
        return shape.problem();
    }
    Result<Program> letter = built_program("letter");
    if (!letter) {
        return letter.problem();
    }
    Result<Program> photo = built_program("photo");
    if (!photo) {
        return photo.problem();
    }
    Result<Lettering> lettering = Lettering::make();
    if (!lettering) {
        return lettering.problem();
    }
    auto state = std::make_unique<State>(State{Brush(*std::move(mesh)), Brush(*std::move(shape)),
                                               Brush(*std::move(letter)), Brush(*std::move(photo)), new_vertex_array(),
                                               *std::move(lettering), draws_in_software(), Pixels()});
    state->prepare_shapes();
    return Painter(std::move(state));
}

Picture Painter::prepare(std::shared_ptr<const scene::Scene> scene)
{
    auto state = std::make_unique<Picture::State>();
    state->scene = std::move(scene);
    state->own_lines = state_->software;
    state->take_apart(2);
    return Picture(std::move(state));
}

void Painter::draw(const Picture& picture, const View& view)
{
    if (!seen_at_all(view))
        return;
    Picture::State& state = *picture.state_;
    const double origin_x = std::round(view.origin_x);
    const double origin_y = std::round(view.origin_y);
    if (state.drawing.curved && view.scale > state.detail * 1.01) {
        state.take_apart(view.scale * 2);
    }
    state.set_letters(state_->lettering, view.scale, seen(view, origin_x, origin_y));

    begin(view);
    if (const scene::Colour paper = state.scene->paper; paper.a > 0) {
        glClearColor(static_cast<float>(paper.r) / 255, static_cast<float>(paper.g) / 255, static_cast<float>(paper.b) / 255,
                     static_cast<float>(paper.a) / 255);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    for (const Brush* brush : {&state_->mesh, &state_->shape, &state_->letter})
        take(*brush, view);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D_ARRAY, state_->lettering.texture());

    for (const Batch& batch : state.drawing.batches) {
        switch (batch.kind) {
        case Batch::Kind::mesh:
            glUseProgram(state_->mesh.program.number());
            glBindVertexArray(state.mesh.number());
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(batch.count), GL_UNSIGNED_INT,
                           offset(batch.first * sizeof(std::uint32_t)));
            break;
        case Batch::Kind::pieces: {
            const PixelBox box = within_frame(view);
            const Ground ground = state_->pixels.take(box, view.framebuffer_height);
            paint(*state.drawing.pieces, batch.first, batch.count, ground, origin_x - box.x, origin_y - box.y, view.scale);
            state_->pixels.give_back();
            break;
        }
        case Batch::Kind::shapes:
            glUseProgram(state_->shape.program.number());
            glBindVertexArray(state.shape.number());
            glBindBuffer(GL_ARRAY_BUFFER, state.shapes.number());
            lay_out(shape_layout, sizeof(ShapeInstance), batch.first, 1);
            glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(batch.count));
            break;
        case Batch::Kind::labels: {
            const std::size_t first = batch.first == 0 ? 0 : state.letter_ends[batch.first - 1];
            const std::size_t end = state.letter_ends[batch.first + batch.count - 1];
            if (end == first) {
                break;
            }
            glUseProgram(state_->letter.program.number());
            glBindVertexArray(state.letter.number());
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(6 * (end - first)), GL_UNSIGNED_INT, offset(6 * first * sizeof(std::uint32_t)));
            break;
        }
        }
    }
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    glBindTexture(GL_TEXTURE_2D_ARRAY, 0);
    glUseProgram(0);
    glDisable(GL_SCISSOR_TEST);
}

void Painter::draw(const Backdrop& backdrop, const Backdrop::Place& place, const View& view)
{
    if (backdrop.empty() || !seen_at_all(view))
        return;
    begin(view);
    const Brush& brush = state_->photo;
    take(brush, view);
    const double turn = place.turn * std::numbers::pi / 180;
    glUniform2f(place_of(brush.program, "middle"), static_cast<float>(place.x), static_cast<float>(place.y));
    glUniform2f(place_of(brush.program, "size"), static_cast<float>(place.width), static_cast<float>(place.height));
    glUniform2f(place_of(brush.program, "turn"), static_cast<float>(std::cos(turn)), static_cast<float>(std::sin(turn)));
    glUniform1f(place_of(brush.program, "strength"), static_cast<float>(place.strength));
    glUniform1i(place_of(brush.program, "photo"), 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, backdrop.texture());
    glBindVertexArray(state_->nothing.number());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
    glBindTexture(GL_TEXTURE_2D, 0);
    glUseProgram(0);
    glDisable(GL_SCISSOR_TEST);
}

void Painter::draw_kept(const Picture& picture, const View& view, scene::Colour paper)
{
    Picture::State& state = *picture.state_;
    if (!seen_at_all(view))
        return;
    // What changes with every frame is not worth keeping.
    if (!std::exchange(state.shown, true)) {
        draw(picture, view);
        return;
    }
    if (!state.kept.holds(view)) {
        const View inside = state.kept.begin(view);
        if (inside.framebuffer_width == 0) {
            draw(picture, view);
            return;
        }
        clear(inside.framebuffer_width, inside.framebuffer_height, paper);
        draw(picture, inside);
        state.kept.end();
        glViewport(0, 0, view.framebuffer_width, view.framebuffer_height);
    }
    state.kept.show(view);
}

bool Painter::draw_stretched(const Picture& picture, const View& view)
{
    if (picture.state_->kept.empty())
        return false;
    picture.state_->kept.show(view);
    return true;
}

void Painter::clear(int width, int height, scene::Colour colour)
{
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(static_cast<float>(colour.r) / 255.f, static_cast<float>(colour.g) / 255.f, static_cast<float>(colour.b) / 255.f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace crosscut::screen
