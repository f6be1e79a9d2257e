// SPDX-License-Identifier: Apache-2.0
#include "screen/pieces.hpp"

#include "scene/dress.hpp"
#include "screen/lanes.hpp"
#include "screen/sides.hpp"
#include "work/work.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace crosscut::screen {
namespace {

using scene::Point;

float narrow(double value) { return static_cast<float>(value); }

constexpr float half_root = 0.70710678F;
/// Pieces from which on a thread is worth its start.
constexpr std::size_t worth_threads = 400;
constexpr unsigned most_threads = 4;

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

/// Rows of the ground, from one to the row after the last.
struct Rows {
    int from = 0;
    int to = 0;
};

std::uint32_t* row_of(const Ground& ground, int y) { return ground.pixels + static_cast<std::ptrdiff_t>(ground.height - 1 - y) * ground.width; }

Rows rows_between(float top, float bottom, const Rows& within)
{
    const auto from = static_cast<float>(within.from);
    const auto to = static_cast<float>(within.to);
    return {static_cast<int>(std::floor(std::clamp(top, from, to))), static_cast<int>(std::ceil(std::clamp(bottom, from, to)))};
}

/// Where slope * x + offset lies between two bounds, for many offsets.
class Between {
public:
    Between() = default;
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
    bool flat_ = true;
    float least_ = 0;
    float most_ = 0;
    float step_ = 0;
};

/// Where a ground lies under the points of the pieces.
struct Place {
    float x = 0;
    float y = 0;
    float scale = 1;
};

/// A line in pixels.
struct Course {
    float ax, ay, dx, dy;
    float length, whole, before, reach, dash, period;
    bool first, last;
    float begin() const { return first ? -0.5F : 0.0F; }  // of what this piece may cover, along it
    float end() const { return length + (last ? 0.5F : 0.0F); }
};

/// Paints the pixels of a line row after row; `covers(side, along)` is the share of a pixel.
template <class Covers> void sweep(const Ground& ground, const Rows& rows, const Ink& ink, const Course& course, float wide, Covers covers)
{
    const float dx = course.dx;
    const float dy = course.dy;
    const bool goes_on = !course.first || !course.last;
    const Between across(dy, -wide, wide);
    const Between lengthwise(dx, course.begin(), course.end());
    for (int y = rows.from; y < rows.to; ++y) {
        const float down = static_cast<float>(y) + 0.5F - course.ay;
        float low = 0.5F - course.ax;
        float high = static_cast<float>(ground.width) - 0.5F - course.ax;
        across.narrow(-down * dx, low, high);
        lengthwise.narrow(down * dy, low, high);
        if (high < low)
            continue;
        const int first = std::max(0, -below(0.5F - low - course.ax));
        const int last = std::min(ground.width - 1, below(high + course.ax - 0.5F));
        const float right = static_cast<float>(first) + 0.5F - course.ax;
        Four side = right * dy - down * dx + dy * Four{0, 1, 2, 3};
        Four along = right * dx + down * dy + dx * Four{0, 1, 2, 3};
        std::uint32_t* pixel = row_of(ground, y) + first;
        // Beyond the line nothing is covered, so that four may be painted at once; a line that goes on in another piece ends sharply.
        const int free = goes_on ? last - 3 : ground.width - 4;
        for (int x = first; x <= last; x += 4, pixel += 4, side += 4 * dy, along += 4 * dx) {
            const Four coverage = covers(side, along + course.before);
            if (x <= free)
                ink.over(pixel, coverage);
            else
                ink.over(pixel, last - x + 1, coverage);
        }
    }
}

/// The same where no end of a line is near: what is covered depends on the distance from its middle alone. The line is not level.
template <class Covers> void sweep_middle(const Ground& ground, const Rows& rows, const Ink& ink, const Course& course, float wide, Covers covers)
{
    const float lean = course.dx / course.dy;
    const float half = wide / std::fabs(course.dy);
    const float start = course.ax + (0.5F - course.ay) * lean;
    const Four step = course.dy * Four{0, 1, 2, 3};
    for (int y = rows.from; y < rows.to; ++y) {
        const float middle = start + static_cast<float>(y) * lean;
        const int first = std::max(0, -below(half - middle + 0.5F));
        const int last = std::min(ground.width - 1, below(middle + half - 0.5F));
        std::uint32_t* pixel = row_of(ground, y) + first;
        Four side = (static_cast<float>(first) + 0.5F - middle) * course.dy + step;
        for (int x = first; x <= last; x += 4, pixel += 4, side += 4 * course.dy) {
            if (x <= ground.width - 4)
                ink.over(pixel, covers(side));
            else
                ink.over(pixel, last - x + 1, covers(side));
        }
    }
}

/// Paints an unbroken line; `covers(side)` is the share of a pixel that is as far from the middle.
template <class Covers> void sweep_unbroken(const Ground& ground, const Rows& rows, const Ink& ink, const Course& course, float wide, Covers covers)
{
    const auto with_ends = [&](Four side, Four along) { return least(all(1), along + 0.5F) * least(all(1), course.whole - along + 0.5F) * covers(side); };
    Rows middle{rows.to, rows.to};
    if (std::fabs(course.dy) > 0.02F) {
        // Along the row's own part of the line both ends are half a pixel away or more.
        const float spread = std::fabs(wide * course.dx / course.dy);
        const float from = (course.first ? 0.5F : 0.0F) + spread;
        const float to = course.length - (course.last ? 0.5F : 0.0F) - spread;
        if (from < to) {
            const float one = course.ay + from * course.dy;
            const float other = course.ay + to * course.dy;
            const auto limited = [&](float at) { return std::clamp(at, static_cast<float>(rows.from) - 2, static_cast<float>(rows.to) + 2); };
            middle.from = std::clamp(static_cast<int>(std::ceil(limited(std::min(one, other) - 0.5F))), rows.from, rows.to);
            middle.to = std::clamp(static_cast<int>(std::floor(limited(std::max(one, other) - 0.5F))) + 1, middle.from, rows.to);
        }
    }
    if (middle.from >= middle.to) {
        sweep(ground, rows, ink, course, wide, with_ends);
        return;
    }
    sweep(ground, {rows.from, middle.from}, ink, course, wide, with_ends);
    sweep_middle(ground, middle, ink, course, wide, covers);
    sweep(ground, {middle.to, rows.to}, ink, course, wide, with_ends);
}

/// How far a line reaches to its sides, and with its smoothed edge, in pixels.
float breadth(const Piece& piece, float scale)
{
    const float reach = piece.style.half_width * scale;
    return (piece.pattern == static_cast<std::uint8_t>(scene::Stroke::dotted) ? std::max(reach, 0.5F) : reach) + 0.5F;
}

void paint_line(const Piece& piece, const Ground& ground, const Rows& within, const Place& place)
{
    const Course course{place.x + piece.ax * place.scale, place.y + piece.ay * place.scale, piece.dx, piece.dy, piece.run * place.scale, piece.length * place.scale,
                        piece.along * place.scale, piece.style.half_width * place.scale, piece.style.dash * place.scale, piece.style.period * place.scale, piece.first, piece.last};
    const float wide = breadth(piece, place.scale);
    const float from_x = course.ax + course.dx * course.begin();
    const float to_x = course.ax + course.dx * course.end();
    const float over_x = std::fabs(course.dy) * wide;
    if (!(course.length > 0) || std::max(from_x, to_x) + over_x < 0 || std::min(from_x, to_x) - over_x > static_cast<float>(ground.width))
        return;
    const float from_y = course.ay + course.dy * course.begin();
    const float to_y = course.ay + course.dy * course.end();
    const float over_y = std::fabs(course.dx) * wide;
    const Rows rows = rows_between(std::min(from_y, to_y) - over_y, std::max(from_y, to_y) + over_y, within);
    const Ink ink(piece.colour);
    const float reach = course.reach;
    const auto ends = [&course](Four along) { return least(all(1), along + 0.5F) * least(all(1), course.whole - along + 0.5F); };
    const float clear = course.period > 0 ? legible(course.period) : 0;
    const float beats = course.period > 0 ? 1 / course.period : 0;
    switch (static_cast<scene::Stroke>(piece.pattern)) {
    case scene::Stroke::none: return;
    case scene::Stroke::solid:
        sweep_unbroken(ground, rows, ink, course, wide, [&](Four side) { return band(side, reach); });
        return;
    case scene::Stroke::dashed:
        sweep(ground, rows, ink, course, wide, [&](Four side, Four along) {
            const Four off = apart(along - course.dash * 0.5F, course.period, beats);
            return ends(along) * band(side, reach) * mix(course.dash / course.period, clamped(course.dash * 0.5F - off + 0.5F), clear);
        });
        return;
    case scene::Stroke::dotted: {
        const float radius = std::max(reach, 0.5F);
        sweep(ground, rows, ink, course, wide, [&](Four side, Four along) {
            const Four off = apart(along - course.dash * 0.5F, course.period, beats);
            const Four point = clamped(radius - root(off * off + side * side) + 0.5F) * std::min(1.0F, 4 * reach * reach);
            const Four even = band(side, reach) * course.dash / course.period;
            return (even + (point - even) * clear) * ends(along);
        });
        return;
    }
    case scene::Stroke::doubled:
        sweep_unbroken(ground, rows, ink, course, wide, [&](Four side) {
            const Four far = magnitude(side);
            return clamped(least(far + 0.5F, all(reach)) - most(far - 0.5F, all(reach * 0.5F)));
        });
        return;
    }
}

void paint_patch(const Piece& piece, const std::vector<Point>& corners, const Ground& ground, const Rows& within, const Place& place)
{
    struct Edge {
        float x, y, inside;  // distance of a point from the edge: x * px + y * py + inside
        Between row;
    };
    constexpr std::size_t most_edges = 16;
    const std::size_t n = std::min<std::size_t>(piece.corners, most_edges);
    std::array<std::pair<float, float>, most_edges + 1> at;
    float top = 1e30F;
    float bottom = -1e30F;
    float area = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Point& p = corners[piece.corner + i];
        at[i] = {place.x + narrow(p.x) * place.scale, place.y + narrow(p.y) * place.scale};
        top = std::min(top, at[i].second);
        bottom = std::max(bottom, at[i].second);
    }
    at[n] = at[0];
    for (std::size_t i = 0; i < n; ++i)
        area += (at[i].first - at[0].first) * (at[i + 1].second - at[0].second) - (at[i + 1].first - at[0].first) * (at[i].second - at[0].second);
    const Rows rows = rows_between(top - 0.5F, bottom + 0.5F, within);
    if (rows.from >= rows.to)
        return;
    std::array<Edge, most_edges> edges;
    for (std::size_t i = 0; i < n; ++i) {
        const auto [x, y] = at[i];
        const float wx = at[i + 1].first - x;
        const float wy = at[i + 1].second - y;
        const float length = (area > 0 ? 1.0F : -1.0F) * std::sqrt(wx * wx + wy * wy);
        const float nx = -wy / length;
        const float ny = wx / length;
        edges[i] = {nx, ny, -(nx * x + ny * y), Between(nx, -0.5F, 1e9F)};
    }
    const Ink ink(piece.colour);
    const float reach = piece.style.half_width * place.scale;
    const float period = piece.style.period * place.scale;
    const float clear = period > 0 ? legible(period) : 0;
    for (int y = rows.from; y < rows.to; ++y) {
        const float py = static_cast<float>(y) + 0.5F;
        float low = 0.5F;
        float high = static_cast<float>(ground.width) - 0.5F;
        for (std::size_t i = 0; i < n; ++i)
            edges[i].row.narrow(edges[i].y * py + edges[i].inside, low, high);
        if (high < low)
            continue;
        const int first = std::max(0, -below(0.5F - low));
        const int last = std::min(ground.width - 1, below(high - 0.5F));
        std::uint32_t* pixel = row_of(ground, y) + first;
        for (int x = first; x <= last; x += 4, pixel += 4) {
            const Four px = static_cast<float>(x) + 0.5F + Four{0, 1, 2, 3};
            Four coverage = all(1);
            for (std::size_t i = 0; i < n; ++i)
                coverage = least(coverage, edges[i].x * px + (edges[i].y * py + edges[i].inside + 0.5F));
            coverage = most(coverage, all(0));
            if (piece.form == Piece::Form::hatch)
                coverage *= hatched(piece.pattern, px - place.x, all(py - place.y), reach, period, clear);
            if (x <= ground.width - 4)
                ink.over(pixel, coverage);
            else
                ink.over(pixel, last - x + 1, coverage);
        }
    }
}

/// How far the edge of a shape may be from its middle, for a radius of 1 (the corners of the triangle).
constexpr float farthest_corner = 1.56F;

float reach_of(const Piece& piece, float scale) { return (piece.run * farthest_corner + piece.style.half_width * 2.2F) * scale + 1; }

void paint_glyph(const Piece& piece, const Ground& ground, const Rows& within, const Place& place)
{
    const float x0 = place.x + piece.ax * place.scale;
    const float y0 = place.y + piece.ay * place.scale;
    const float radius = piece.run * place.scale;
    const float half = piece.style.half_width * place.scale;
    const float reach = reach_of(piece, place.scale);
    if (x0 + reach < 0 || x0 - reach > static_cast<float>(ground.width))
        return;
    const Rows rows = rows_between(y0 - reach, y0 + reach, within);
    const std::vector<Side>& sides = sides_of_shapes()[piece.pattern];
    const bool ring = piece.pattern == static_cast<std::uint8_t>(scene::Shape::ring);
    const float hole = static_cast<float>(scene::ring_hole) * radius;
    const Ink inside(piece.colour);
    const Ink edge(piece.edge);
    const float rim = radius + half + 0.5F;
    for (int y = rows.from; y < rows.to; ++y) {
        const float down = static_cast<float>(y) + 0.5F - y0;
        // A round shape takes its chord only.
        const float chord = sides.empty() ? std::sqrt(std::max(0.0F, rim * rim - down * down)) : reach;
        const int first = std::max(0, -below(0.5F - (x0 - chord)));
        const int last = std::min(ground.width - 1, below(x0 + chord - 0.5F));
        std::uint32_t* pixel = row_of(ground, y) + first;
        Four right = (static_cast<float>(first) + 0.5F - x0) + Four{0, 1, 2, 3};
        for (int x = first; x <= last; x += 4, pixel += 4, right += 4.0F) {
            Four far = all(-1e9F);
            for (const Side& side : sides)
                far = most(far, side.x * right + (side.y * down - side.away * radius));
            if (sides.empty()) {
                const Four away = root(right * right + down * down);
                far = away - radius;
                if (ring)
                    far = most(far, hole - away);
            }
            const Four filled = clamped(0.5F - far);
            const Four lined = clamped(least(far + 0.5F, all(half)) - most(far - 0.5F, all(-half)));
            if (x <= ground.width - 4) {
                inside.over(pixel, filled);
                edge.over(pixel, lined);
            } else {
                inside.over(pixel, last - x + 1, filled);
                edge.over(pixel, last - x + 1, lined);
            }
        }
    }
}

/// The rows that a piece may touch, and about how much work a row of it is.
struct Extent {
    Rows rows;
    float cost = 1;
};

Extent extent_of(const Piece& piece, const std::vector<Point>& corners, const Rows& within, const Place& place)
{
    if (piece.form == Piece::Form::line) {
        const float wide = breadth(piece, place.scale) + 0.5F;
        const float from = place.y + piece.ay * place.scale;
        const float to = from + piece.dy * piece.run * place.scale;
        return {rows_between(std::min(from, to) - wide, std::max(from, to) + wide, within), 3 + std::min(piece.run * place.scale, 4 * wide / std::max(0.01F, std::fabs(piece.dy))) / 4};
    }
    if (piece.form == Piece::Form::glyph) {
        const float reach = reach_of(piece, place.scale);
        const float y = place.y + piece.ay * place.scale;
        return {rows_between(y - reach, y + reach, within), 2 + reach};
    }
    float top = 1e30F;
    float bottom = -1e30F;
    float left = 1e30F;
    float right = -1e30F;
    for (std::uint32_t i = piece.corner; i < piece.corner + piece.corners; ++i) {
        top = std::min(top, narrow(corners[i].y));
        bottom = std::max(bottom, narrow(corners[i].y));
        left = std::min(left, narrow(corners[i].x));
        right = std::max(right, narrow(corners[i].x));
    }
    return {rows_between(place.y + top * place.scale - 1, place.y + bottom * place.scale + 1, within), 5 + (right - left) * place.scale / 4};
}

/// Where the rows are cut so that every thread has about the same to do.
std::vector<int> shared_out(const std::vector<Extent>& extents, int height, unsigned threads)
{
    std::vector<double> begins(static_cast<std::size_t>(height) + 1, 0.0);
    double whole = 0;
    for (const Extent& one : extents)
        if (one.rows.from < one.rows.to) {
            begins[static_cast<std::size_t>(one.rows.from)] += one.cost;
            begins[static_cast<std::size_t>(one.rows.to)] -= one.cost;
            whole += static_cast<double>(one.cost) * (one.rows.to - one.rows.from);
        }
    std::vector<int> cuts{0};
    double row = 0;
    double sum = 0;
    for (int y = 0; y < height; ++y) {
        row += begins[static_cast<std::size_t>(y)];
        sum += row;
        while (cuts.size() < threads && sum >= whole * static_cast<double>(cuts.size()) / threads)
            cuts.push_back(y + 1);
    }
    cuts.resize(threads, height);
    cuts.push_back(height);
    return cuts;
}

}  // namespace

void paint(const Pieces& pieces, std::size_t first, std::size_t count, const Ground& ground, double origin_x, double origin_y, double scale, unsigned threads)
{
    const Place place{narrow(origin_x), narrow(origin_y), narrow(scale)};
    std::vector<Extent> extents;
    extents.reserve(count);
    for (std::size_t i = first; i < first + count; ++i)
        extents.push_back(extent_of(pieces.all[i], pieces.corners, {0, ground.height}, place));
    if (threads == 0)
        threads = count < worth_threads ? 1 : std::min(Work().workers(), most_threads);
    const std::vector<int> cuts = shared_out(extents, ground.height, threads);
    Work work;
    work.set_workers(threads);
    parallel_for(work, threads, 1, [&](std::size_t mine, std::size_t, unsigned) {
        const Rows own{cuts[mine], cuts[mine + 1]};
        for (std::size_t i = 0; i < count; ++i) {
            const Rows within{std::max(own.from, extents[i].rows.from), std::min(own.to, extents[i].rows.to)};
            if (within.from >= within.to)
                continue;
            const Piece& piece = pieces.all[first + i];
            if (piece.form == Piece::Form::line)
                paint_line(piece, ground, within, place);
            else if (piece.form == Piece::Form::glyph)
                paint_glyph(piece, ground, within, place);
            else
                paint_patch(piece, pieces.corners, ground, within, place);
        }
    });
}

}  // namespace crosscut::screen
