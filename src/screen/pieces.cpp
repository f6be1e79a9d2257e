// SPDX-License-Identifier: Apache-2.0
#include "screen/pieces.hpp"

#include "scene/dress.hpp"
#include "screen/polygon.hpp"
#include "work/work.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace crosscut::screen {
namespace {

using scene::Point;

constexpr float half_root = 0.70710678F;
/// Cosine of the sharpest bend between two chords of what counts as one smooth line.
constexpr double smooth_bend = 0.93;
/// Rows that one thread paints before the next one's turn, and pieces from which on a thread is worth its start.
constexpr int stripe = 16;
constexpr std::size_t worth_threads = 400;
constexpr unsigned most_threads = 4;

bool is_convex(const std::vector<Point>& corners)
{
    const std::size_t n = corners.size();
    int left = 0;
    int right = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Point a = corners[i];
        const Point b = corners[(i + 1) % n];
        const Point c = corners[(i + 2) % n];
        const double turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
        left += turn > 0;
        right += turn < 0;
    }
    return n >= 3 && (left == 0) != (right == 0);
}

/// Adds a convex patch, unless nothing of its colour would be seen; the piece is returned anyway.
Piece add_fill(const std::vector<Point>& corners, Bytes4 colour, Pieces& pieces)
{
    Piece piece;
    piece.form = Piece::Form::fill;
    piece.corner = static_cast<std::uint32_t>(pieces.corners.size());
    piece.corners = static_cast<std::uint32_t>(corners.size());
    pieces.corners.insert(pieces.corners.end(), corners.begin(), corners.end());
    piece.colour = colour;
    if (colour[3] > 0)
        pieces.all.push_back(piece);
    return piece;
}

bool add_line(const scene::Curve& curve, double opacity, double tolerance, Pieces& pieces)
{
    const Bytes4 colour = bytes(curve.colour, opacity);
    if (colour[3] == 0 || !(curve.width > 0) || curve.stroke == scene::Stroke::none)
        return true;
    std::vector<Point> points = tidied(scene::flattened(curve, tolerance), false);
    std::vector<Point> head;
    if (curve.arrow) {
        scene::Arrow arrow = scene::arrow_of(points, curve.width);
        points = tidied(arrow.shaft, false);
        head = std::move(arrow.head);
    }
    const std::size_t n = points.size();
    for (std::size_t i = 2; i < n; ++i) {
        const Point p{points[i - 1].x - points[i - 2].x, points[i - 1].y - points[i - 2].y};
        const Point q{points[i].x - points[i - 1].x, points[i].y - points[i - 1].y};
        if (p.x * q.x + p.y * q.y < smooth_bend * std::hypot(p.x, p.y) * std::hypot(q.x, q.y))
            return false;
    }
    Piece piece;
    piece.pattern = static_cast<std::uint8_t>(curve.stroke);
    piece.colour = colour;
    piece.style = line_style(curve.stroke, curve.width);
    piece.length = static_cast<float>(length_along(points, false));
    for (std::size_t i = 0; i + 1 < n; ++i) {
        piece.ax = static_cast<float>(points[i].x);
        piece.ay = static_cast<float>(points[i].y);
        piece.bx = static_cast<float>(points[i + 1].x);
        piece.by = static_cast<float>(points[i + 1].y);
        piece.first = i == 0;
        piece.last = i + 2 == n;
        pieces.all.push_back(piece);
        piece.along += std::hypot(piece.bx - piece.ax, piece.by - piece.ay);
    }
    if (is_convex(head))
        add_fill(head, colour, pieces);
    return true;
}

bool add_patch(const scene::Region& region, double opacity, Pieces& pieces)
{
    const bool hatched = region.hatch != scene::Hatch::none;
    if (region.smooth || region.hatch == scene::Hatch::notched || (region.stroke != scene::Stroke::none && bytes(region.stroke_colour, opacity)[3] > 0))
        return false;
    const std::vector<Point> corners = tidied(region.outline, true);
    if (!is_convex(corners))
        return false;
    Piece piece = add_fill(corners, bytes(region.fill, opacity), pieces);
    piece.form = Piece::Form::hatch;
    piece.colour = bytes(region.hatch_colour, opacity);
    piece.pattern = static_cast<std::uint8_t>(region.hatch);
    const bool dots = region.hatch == scene::Hatch::dots;
    piece.style = {static_cast<float>(dots ? scene::hatch_dot_radius : scene::hatch_line / 2), 0, static_cast<float>(dots ? scene::hatch_dot_period : scene::hatch_period)};
    if (hatched && piece.colour[3] > 0)
        pieces.all.push_back(piece);
    return true;
}

// Four pixels beside each other at a time.
using Four = float __attribute__((vector_size(16)));
using Whole = std::int32_t __attribute__((vector_size(16)));
using Pixel4 = std::uint32_t __attribute__((vector_size(16)));
using Half8 = std::uint16_t __attribute__((vector_size(16)));

Four all(float x) { return Four{x, x, x, x}; }
#if defined(__SSE2__)
Four least(Four a, Four b) { return _mm_min_ps(a, b); }
Four most(Four a, Four b) { return _mm_max_ps(a, b); }
#else
Four least(Four a, Four b) { return a < b ? a : b; }
Four most(Four a, Four b) { return a > b ? a : b; }
#endif
Four magnitude(Four x) { return most(x, -x); }
Four root(Four x) { return Four{std::sqrt(x[0]), std::sqrt(x[1]), std::sqrt(x[2]), std::sqrt(x[3])}; }

/// The next whole number below; the numbers here are far from the ends of an int.
int below(float x)
{
    const int cut = static_cast<int>(x);
    return cut - (x < static_cast<float>(cut));
}
Four below(Four x)
{
    const Whole cut = __builtin_convertvector(x, Whole);
    const Four back = __builtin_convertvector(cut, Four);
    return back > x ? back - 1.0F : back;
}

// The functions of shaders/mesh.frag, under its names.

Four clamped(Four x) { return least(most(x, all(0)), all(1)); }

/// band(x, -reach, reach) of the shader.
Four band(Four x, float reach) { return most(least(all(std::min(1.0F, 2 * reach)), reach + 0.5F - magnitude(x)), all(0)); }

Four apart(Four x, float period, float beats) { return magnitude(x - period * below(x * beats + 0.5F)); }

Four mix(float a, Four b, float share) { return a + (b - a) * share; }

float legible(float period)
{
    const float x = std::clamp((period - 1.5F) / 2.0F, 0.0F, 1.0F);
    return x * x * (3 - 2 * x);
}

Four hatched(std::uint8_t pattern, Four x, Four y, float reach, float period, float clear)
{
    const float beats = 1 / period;
    const Four rising = (x + y) * half_root;
    const Four falling = (x - y) * half_root;
    const auto lines = [&](Four at) { return mix(2 * reach / period, band(apart(at, period, beats), reach), clear); };
    if (pattern == static_cast<std::uint8_t>(scene::Hatch::diagonal))
        return lines(rising);
    if (pattern == static_cast<std::uint8_t>(scene::Hatch::cross))
        return most(lines(rising), lines(falling));
    const Four one = apart(rising, period, beats);
    const Four other = apart(falling, period, beats);
    return mix(3.14159F * reach * reach / (period * period), clamped(reach - root(one * one + other * other) + 0.5F), clear);
}

/// A colour ready to be painted over pixels.
class Ink {
public:
    explicit Ink(Bytes4 colour) : alpha_(static_cast<float>(colour[3]))
    {
        for (std::size_t i = 0; i < 8; i += 2) {
            even_[i] = colour[0];
            even_[i + 1] = colour[2];
            odd_[i] = colour[1];
            odd_[i + 1] = 255;
        }
    }

    /// Over four pixels of a row, by their coverage.
    void over(std::uint32_t* pixels, Four coverage) const
    {
        Pixel4 under;
        std::memcpy(&under, pixels, sizeof under);
        const Whole share = __builtin_convertvector(most(coverage, all(0)) * alpha_ + 0.5F, Whole);
        const Whole here = share + (share >> 7);  // of 256
        const auto painted = std::bit_cast<Half8>(here | (here << 16));
        const Half8 left = 256 - painted;
        const Half8 even = (std::bit_cast<Half8>(under & 0xff00ffU) * left + even_ * painted + 128) >> 8;
        const Half8 odd = (std::bit_cast<Half8>((under >> 8U) & 0xff00ffU) * left + odd_ * painted + 128) & 0xff00;
        under = std::bit_cast<Pixel4>(even) | std::bit_cast<Pixel4>(odd);
        std::memcpy(pixels, &under, sizeof under);
    }
    /// Over the first `count` of them only.
    void over(std::uint32_t* pixels, int count, Four coverage) const
    {
        std::array<std::uint32_t, 4> four{};
        for (int i = 0; i < count && i < 4; ++i)
            four[static_cast<std::size_t>(i)] = pixels[i];
        over(four.data(), coverage);
        for (int i = 0; i < count && i < 4; ++i)
            pixels[i] = four[static_cast<std::size_t>(i)];
    }

private:
    Half8 even_{};
    Half8 odd_{};
    float alpha_;
};

/// The rows of one thread: every stripe whose number leaves its own rest.
struct Rows {
    int mine = 0;
    int of = 1;
    bool has(int y) const { return (y / stripe) % of == mine; }
    /// The first row of the next stripe, where this one is another's.
    int next(int y) const { return (y / stripe + 1) * stripe; }
};

/// Where slope * x + offset lies between two bounds, for many offsets.
class Between {
public:
    Between(float slope, float least, float most) : flat_(std::fabs(slope) < 1e-6F), least_(least), most_(most), step_(flat_ ? 0 : 1 / slope)
    {
        if (step_ < 0)
            std::swap(least_, most_);
    }
    /// Narrows [low, high] to there.
    void narrow(float offset, float& low, float& high) const
    {
        if (flat_) {
            if (offset < least_ || offset > most_)
                high = low - 1;
            return;
        }
        low = std::max(low, (least_ - offset) * step_);
        high = std::min(high, (most_ - offset) * step_);
    }

private:
    bool flat_;
    float least_;
    float most_;
    float step_;
};

struct Course {
    float length, whole, before, reach, dash, period;
    float begin, end;  // of what this piece may cover, along it
    bool goes_on;
};

/// Paints the pixels of a line row after row; `covers(side, along)` is the share of a pixel.
template <class Covers>
void sweep(const Ground& ground, const Rows& rows, const Ink& ink, float ax, float ay, float dx, float dy, const Course& course, float wide, Covers covers)
{
    const float from_x = ax + dx * course.begin;
    const float to_x = ax + dx * course.end;
    const float from_y = ay + dy * course.begin;
    const float to_y = ay + dy * course.end;
    const float over_x = std::fabs(dy) * wide;
    const float over_y = std::fabs(dx) * wide;
    const auto top = static_cast<int>(std::floor(std::clamp(std::min(from_y, to_y) - over_y, -1.0F, static_cast<float>(ground.height))));
    const auto bottom = static_cast<int>(std::ceil(std::clamp(std::max(from_y, to_y) + over_y, -1.0F, static_cast<float>(ground.height))));
    if (std::max(from_x, to_x) + over_x < 0 || std::min(from_x, to_x) - over_x > static_cast<float>(ground.width))
        return;
    const Between across(dy, -wide, wide);
    const Between lengthwise(dx, course.begin, course.end);
    for (int y = std::max(0, top); y < std::min(ground.height, bottom); ++y) {
        if (!rows.has(y)) {
            y = rows.next(y) - 1;
            continue;
        }
        const float down = static_cast<float>(y) + 0.5F - ay;
        float low = 0.5F - ax;
        float high = static_cast<float>(ground.width) - 0.5F - ax;
        across.narrow(-down * dx, low, high);
        lengthwise.narrow(down * dy, low, high);
        if (high < low)
            continue;
        const int first = std::max(0, -below(0.5F - low - ax));
        const int last = std::min(ground.width - 1, below(high + ax - 0.5F));
        const float right = static_cast<float>(first) + 0.5F - ax;
        Four side = right * dy - down * dx + dy * Four{0, 1, 2, 3};
        Four along = right * dx + down * dy + dx * Four{0, 1, 2, 3};
        std::uint32_t* pixel = ground.pixels + static_cast<std::ptrdiff_t>(ground.height - 1 - y) * ground.width + first;
        // Beyond the line nothing is covered, so that four may be painted at once; a line that goes on in another piece ends sharply.
        const int free = course.goes_on ? last - 3 : ground.width - 4;
        for (int x = first; x <= last; x += 4, pixel += 4, side += 4 * dy, along += 4 * dx) {
            const Four coverage = covers(side, along + course.before);
            if (x <= free)
                ink.over(pixel, coverage);
            else
                if (x <= ground.width - 4)
                ink.over(pixel, coverage);
            else
                ink.over(pixel, last - x + 1, coverage);
        }
    }
}

void paint_line(const Piece& piece, const Ground& ground, const Rows& rows, float origin_x, float origin_y, float scale)
{
    const float ax = origin_x + piece.ax * scale;
    const float ay = origin_y + piece.ay * scale;
    const float wx = (piece.bx - piece.ax) * scale;
    const float wy = (piece.by - piece.ay) * scale;
    const float length = std::hypot(wx, wy);
    if (!(length > 0))
        return;
    const float dx = wx / length;
    const float dy = wy / length;
    const Course course{length, piece.length * scale, piece.along * scale, piece.style.half_width * scale, piece.style.dash * scale, piece.style.period * scale,
                        piece.first ? -0.5F : 0.0F, length + (piece.last ? 0.5F : 0.0F), !piece.first || !piece.last};
    const Ink ink(piece.colour);
    const float reach = course.reach;
    const auto ends = [&course](Four along) { return least(all(1), along + 0.5F) * least(all(1), course.whole - along + 0.5F); };
    const float clear = course.period > 0 ? legible(course.period) : 0;
    const float beats = course.period > 0 ? 1 / course.period : 0;
    switch (static_cast<scene::Stroke>(piece.pattern)) {
    case scene::Stroke::none: return;
    case scene::Stroke::solid:
        sweep(ground, rows, ink, ax, ay, dx, dy, course, reach + 0.5F, [&](Four side, Four along) { return ends(along) * band(side, reach); });
        return;
    case scene::Stroke::dashed:
        sweep(ground, rows, ink, ax, ay, dx, dy, course, reach + 0.5F, [&](Four side, Four along) {
            const Four off = apart(along - course.dash * 0.5F, course.period, beats);
            return ends(along) * band(side, reach) * mix(course.dash / course.period, clamped(course.dash * 0.5F - off + 0.5F), clear);
        });
        return;
    case scene::Stroke::dotted: {
        const float radius = std::max(reach, 0.5F);
        sweep(ground, rows, ink, ax, ay, dx, dy, course, radius + 0.5F, [&](Four side, Four along) {
            const Four off = apart(along - course.dash * 0.5F, course.period, beats);
            const Four point = clamped(radius - root(off * off + side * side) + 0.5F) * std::min(1.0F, 4 * reach * reach);
            const Four even = band(side, reach) * course.dash / course.period;
            return (even + (point - even) * clear) * ends(along);
        });
        return;
    }
    case scene::Stroke::doubled:
        sweep(ground, rows, ink, ax, ay, dx, dy, course, reach + 0.5F, [&](Four side, Four along) {
            const Four far = magnitude(side);
            return ends(along) * clamped(least(far + 0.5F, all(reach)) - most(far - 0.5F, all(reach * 0.5F)));
        });
        return;
    }
}

void paint_patch(const Piece& piece, const std::vector<Point>& corners, const Ground& ground, const Rows& rows, float origin_x, float origin_y, float scale)
{
    struct Edge {
        float x, y, inside;  // distance of a point from the edge: x * px + y * py + inside
    };
    constexpr std::size_t most_edges = 16;
    std::array<Edge, most_edges> edges{};
    const std::size_t n = std::min<std::size_t>(piece.corners, most_edges);
    const auto at = [&](std::size_t i) {
        const Point& p = corners[piece.corner + i % piece.corners];
        return std::pair{origin_x + static_cast<float>(p.x) * scale, origin_y + static_cast<float>(p.y) * scale};
    };
    float top = 1e30F;
    float bottom = -1e30F;
    double area = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const auto [x, y] = at(i);
        const auto [u, v] = at(i + 1);
        area += static_cast<double>(x) * v - static_cast<double>(u) * y;
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    for (std::size_t i = 0; i < n; ++i) {
        const auto [x, y] = at(i);
        const auto [u, v] = at(i + 1);
        const float length = std::hypot(u - x, v - y);
        const float turn = area > 0 ? 1.0F : -1.0F;
        const float nx = -(v - y) / length * turn;
        const float ny = (u - x) / length * turn;
        edges[i] = {nx, ny, -(nx * x + ny * y)};
    }
    const Ink ink(piece.colour);
    const float reach = piece.style.half_width * scale;
    const float period = piece.style.period * scale;
    const float clear = period > 0 ? legible(period) : 0;
    std::array<std::optional<Between>, most_edges> sides;
    for (std::size_t i = 0; i < n; ++i)
        sides[i].emplace(edges[i].x, -0.5F, 1e9F);
    const int first_row = std::max(0, static_cast<int>(std::floor(std::clamp(top - 0.5F, -1.0F, static_cast<float>(ground.height)))));
    const int end_row = std::min(ground.height, static_cast<int>(std::ceil(std::clamp(bottom + 0.5F, -1.0F, static_cast<float>(ground.height)))));
    for (int y = first_row; y < end_row; ++y) {
        if (!rows.has(y)) {
            y = rows.next(y) - 1;
            continue;
        }
        const float py = static_cast<float>(y) + 0.5F;
        float low = 0.5F;
        float high = static_cast<float>(ground.width) - 0.5F;
        for (std::size_t i = 0; i < n; ++i)
            sides[i]->narrow(edges[i].y * py + edges[i].inside, low, high);
        if (high < low)
            continue;
        const int first = std::max(0, -below(0.5F - low));
        const int last = std::min(ground.width - 1, below(high - 0.5F));
        std::uint32_t* pixel = ground.pixels + static_cast<std::ptrdiff_t>(ground.height - 1 - y) * ground.width + first;
        for (int x = first; x <= last; x += 4, pixel += 4) {
            const Four px = static_cast<float>(x) + 0.5F + Four{0, 1, 2, 3};
            Four coverage = all(1);
            for (std::size_t i = 0; i < n; ++i)
                coverage = least(coverage, edges[i].x * px + (edges[i].y * py + edges[i].inside + 0.5F));
            coverage = most(coverage, all(0));
            if (piece.form == Piece::Form::hatch)
                coverage *= hatched(piece.pattern, px - origin_x, all(py - origin_y), reach, period, clear);
            ink.over(pixel, last - x + 1, coverage);
        }
    }
}

}  // namespace

bool cut_up(const scene::Mark& mark, double tolerance, Pieces& pieces)
{
    if (const auto* curve = std::get_if<scene::Curve>(&mark.form))
        return add_line(*curve, mark.opacity, tolerance, pieces);
    if (const auto* region = std::get_if<scene::Region>(&mark.form))
        return region->outline.size() <= 8 && add_patch(*region, mark.opacity, pieces);
    return false;
}

void paint(const Pieces& pieces, std::size_t first, std::size_t count, const Ground& ground, double origin_x, double origin_y, double scale, unsigned threads)
{
    const auto rows_of = [&](Rows rows) {
        for (std::size_t i = first; i < first + count; ++i) {
            const Piece& piece = pieces.all[i];
            if (piece.form == Piece::Form::line)
                paint_line(piece, ground, rows, static_cast<float>(origin_x), static_cast<float>(origin_y), static_cast<float>(scale));
            else
                paint_patch(piece, pieces.corners, ground, rows, static_cast<float>(origin_x), static_cast<float>(origin_y), static_cast<float>(scale));
        }
    };
    if (threads == 0)
        threads = count < worth_threads ? 1 : std::min(Work().workers(), most_threads);
    Work work;
    work.set_workers(threads);
    parallel_for(work, threads, 1, [&](std::size_t mine, std::size_t, unsigned) { rows_of({static_cast<int>(mine), static_cast<int>(threads)}); });
}

}  // namespace crosscut::screen
