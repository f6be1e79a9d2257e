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

constexpr float half_root = 0.70710678F;
/// Pieces from which on a thread is worth its start.
constexpr std::size_t worth_threads = 400;
constexpr unsigned most_threads = 4;
/// Pieces of one colour from which on a veil is worth laying it over the ground.
constexpr std::size_t worth_veil = 60;
/// Rows that are painted at a time: their pixels stay in the processor's cache while all pieces pass over them.
constexpr int band_rows = 32;

// The functions of shaders/mesh.frag, under its names.

Four clamped(Four x) { return least(most(x, all(0)), all(1)); }

/// band(x, -reach, reach) of the shader.
Four band(Four x, float reach) { return most(least(all(std::min(1.0F, 2 * reach)), reach + 0.5F - magnitude(x)), all(0)); }

Four apart(Four x, float period, float beats) { return magnitude(x - period * nearest(x * beats)); }

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

/// Paints the pixels of a line row after row, to its ends; `covers(side, along)` is the share of a pixel of a line without ends.
template <class Brush, class Covers> void sweep_ends(int width, const Rows& rows, const Brush& brush, const Course& course, float wide, Covers covers)
{
    const float dx = course.dx;
    const float dy = course.dy;
    const bool goes_on = !course.first || !course.last;
    const Between across(dy, -wide, wide);
    const Between lengthwise(dx, course.begin(), course.end());
    for (int y = rows.from; y < rows.to; ++y) {
        const float down = static_cast<float>(y) + 0.5F - course.ay;
        float low = 0.5F - course.ax;
        float high = static_cast<float>(width) - 0.5F - course.ax;
        across.narrow(-down * dx, low, high);
        lengthwise.narrow(down * dy, low, high);
        if (high < low)
            continue;
        const int first = std::max(0, -below(0.5F - low - course.ax));
        const int last = std::min(width - 1, below(high + course.ax - 0.5F));
        const float right = static_cast<float>(first) + 0.5F - course.ax;
        Four side = right * dy - down * dx + dy * Four{0, 1, 2, 3};
        Four along = right * dx + down * dy + dx * Four{0, 1, 2, 3} + course.before;
        auto* pixel = brush.at(first, y);
        // Beyond the line nothing is covered, so that four may be painted at once; a line that goes on in another piece ends sharply.
        const int free = goes_on ? last - 3 : width - 4;
        for (int x = first; x <= last; x += 4, pixel += 4, side += 4 * dy, along += 4 * dx) {
            const Four coverage = least(all(1), along + 0.5F) * least(all(1), course.whole - along + 0.5F) * covers(side, along);
            if (x <= free)
                brush.over(pixel, coverage);
            else
                brush.over(pixel, last - x + 1, coverage);
        }
    }
}

/// Groups of four pixels that hold what a line takes of a row, half of it given.
int groups_across(float half) { return static_cast<int>(half / 2) + 1; }

/// The same without an eye on the ends, for lines that are not level and take less of a row than the ground is wide.
template <class Brush, class Covers> void sweep_middle(int width, const Rows& rows, const Brush& painter, const Course& course, float wide, Covers covers)
{
    if (rows.from >= rows.to)
        return;
    // Copies: what is painted may lie anywhere in memory, as far as a compiler knows.
    const Brush brush = painter;
    const float dx = course.dx;
    const float dy = course.dy;
    const float lean = dx / dy;
    const float half = wide / std::fabs(dy);
    // As many pixels in every row: beside the line nothing is covered, and a processor foresees what is always the same.
    const int groups = groups_across(half);
    const auto farthest = static_cast<float>(width - 4 * groups);
    const float from = static_cast<float>(rows.from) + 0.5F - course.ay;
    float middle = course.ax + from * lean;
    Four side = (0.5F - middle) * dy + dy * Four{0, 1, 2, 3};
    Four along = (0.5F - course.ax) * dx + from * dy + course.before + dx * Four{0, 1, 2, 3};
    auto* row = brush.at(0, rows.from);
    const std::ptrdiff_t next = brush.next_row();
    for (int count = rows.to - rows.from; count > 0; --count) {
        const auto first = static_cast<int>(std::min(std::max(0.0F, middle - half + 0.5F), farthest));
        const auto right = static_cast<float>(first);
        auto* pixel = row + first;
        Four aside = side + right * dy;
        Four ahead = along + right * dx;
        for (int k = 0; k < groups; ++k, pixel += 4, aside += 4 * dy, ahead += 4 * dx)
            brush.over(pixel, covers(aside, ahead));
        middle += lean;
        side -= dx;  // lean * dy
        along += dy;
        row += next;
    }
}

template <class Brush, class Covers> void sweep(int width, const Rows& rows, const Brush& brush, const Course& course, float wide, Covers covers)
{
    if (std::fabs(course.dy) <= 0.02F || 4 * groups_across(wide / std::fabs(course.dy)) > width) {
        sweep_ends(width, rows, brush, course, wide, covers);
        return;
    }
    // Between these rows both ends are half a pixel away or more.
    Rows middle{rows.to, rows.to};
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
    const auto with_ends = [covers, whole = course.whole](Four side, Four along) { return covers(side, along) * least(all(1), along + 0.5F) * clamped(whole - along + 0.5F); };
    for (const Rows& end : {Rows{rows.from, middle.from}, Rows{middle.to, rows.to}}) {
        if (course.first && course.last)
            sweep_middle(width, end, brush, course, wide, with_ends);
        else
            sweep_ends(width, end, brush, course, wide, covers);
    }
    sweep_middle(width, middle, brush, course, wide, covers);
}

/// How far a line reaches to its sides, and with its smoothed edge, in pixels.
float breadth(const Piece& piece, float scale)
{
    const float reach = piece.style.half_width * scale;
    return (piece.pattern == static_cast<std::uint8_t>(scene::Stroke::dotted) ? std::max(reach, 0.5F) : reach) + 0.5F;
}

template <class Brush> void paint_line(const Piece& piece, const Brush& brush, int width, const Rows& within, const Place& place)
{
    const Course course{place.x + piece.ax * place.scale, place.y + piece.ay * place.scale, piece.dx, piece.dy, piece.run * place.scale, piece.length * place.scale,
                        piece.along * place.scale, piece.style.half_width * place.scale, piece.style.dash * place.scale, piece.style.period * place.scale, piece.first, piece.last};
    const float wide = breadth(piece, place.scale);
    const float from_x = course.ax + course.dx * course.begin();
    const float to_x = course.ax + course.dx * course.end();
    const float over_x = std::fabs(course.dy) * wide;
    if (!(course.length > 0) || std::max(from_x, to_x) + over_x < 0 || std::min(from_x, to_x) - over_x > static_cast<float>(width))
        return;
    const float from_y = course.ay + course.dy * course.begin();
    const float to_y = course.ay + course.dy * course.end();
    const float over_y = std::fabs(course.dx) * wide;
    const Rows rows = rows_between(std::min(from_y, to_y) - over_y, std::max(from_y, to_y) + over_y, within);
    const float reach = course.reach;
    const float clear = course.period > 0 ? legible(course.period) : 0;
    const float beats = course.period > 0 ? 1 / course.period : 0;
    const float half_dash = course.dash * 0.5F;
    const float period = course.period;
    const float mean = course.period > 0 ? course.dash / course.period : 1;
    switch (static_cast<scene::Stroke>(piece.pattern)) {
    case scene::Stroke::none: return;
    case scene::Stroke::solid: sweep(width, rows, brush, course, wide, [=](Four side, Four) { return band(side, reach); }); return;
    case scene::Stroke::dashed:
        sweep(width, rows, brush, course, wide, [=](Four side, Four along) {
            const Four off = apart(along - half_dash, period, beats);
            return band(side, reach) * mix(mean, clamped(half_dash + 0.5F - off), clear);
        });
        return;
    case scene::Stroke::dotted: {
        const float radius = std::max(reach, 0.5F);
        const float strength = std::min(1.0F, 4 * reach * reach);
        sweep(width, rows, brush, course, wide, [=](Four side, Four along) {
            const Four off = apart(along - half_dash, period, beats);
            const Four point = clamped(radius + 0.5F - root(off * off + side * side)) * strength;
            const Four even = band(side, reach) * mean;
            return even + (point - even) * clear;
        });
        return;
    }
    case scene::Stroke::doubled:
        sweep(width, rows, brush, course, wide, [=](Four side, Four) {
            const Four far = magnitude(side);
            return clamped(least(far + 0.5F, all(reach)) - most(far - 0.5F, all(reach * 0.5F)));
        });
        return;
    }
}

template <class Brush> void paint_patch(const Piece& piece, const std::vector<Point>& corners, const Brush& brush, int width, const Rows& within, const Place& place)
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
    const float reach = piece.style.half_width * place.scale;
    const float period = piece.style.period * place.scale;
    const float clear = period > 0 ? legible(period) : 0;
    for (int y = rows.from; y < rows.to; ++y) {
        const float py = static_cast<float>(y) + 0.5F;
        float low = 0.5F;
        float high = static_cast<float>(width) - 0.5F;
        for (std::size_t i = 0; i < n; ++i)
            edges[i].row.narrow(edges[i].y * py + edges[i].inside, low, high);
        if (high < low)
            continue;
        const int first = std::max(0, -below(0.5F - low));
        const int last = std::min(width - 1, below(high - 0.5F));
        auto* pixel = brush.at(first, y);
        for (int x = first; x <= last; x += 4, pixel += 4) {
            const Four px = static_cast<float>(x) + 0.5F + Four{0, 1, 2, 3};
            Four coverage = all(1);
            for (std::size_t i = 0; i < n; ++i)
                coverage = least(coverage, edges[i].x * px + (edges[i].y * py + edges[i].inside + 0.5F));
            coverage = most(coverage, all(0));
            if (piece.form == Piece::Form::hatch)
                coverage *= hatched(piece.pattern, px - place.x, all(py - place.y), reach, period, clear);
            if (x <= width - 4)
                brush.over(pixel, coverage);
            else
                brush.over(pixel, last - x + 1, coverage);
        }
    }
}

/// How far a shape with its outline reaches from its middle, in pixels. An outline is the same shape, larger.
struct Reach {
    float across;
    float down;
};

Reach reach_of(const Piece& piece, float scale)
{
    const Outline& outline = outlines_of_shapes()[piece.pattern];
    const float whole = piece.run * scale + (piece.style.half_width * scale + 0.5F) / outline.inner;
    return {outline.across * whole, outline.down * whole};
}

void paint_glyph(const Piece& piece, const Ground& ground, const Rows& within, const Place& place)
{
    const float x0 = place.x + piece.ax * place.scale;
    const float y0 = place.y + piece.ay * place.scale;
    const float radius = piece.run * place.scale;
    const float half = piece.style.half_width * place.scale;
    const Reach reach = reach_of(piece, place.scale);
    if (x0 + reach.across < 0 || x0 - reach.across > static_cast<float>(ground.width))
        return;
    const Rows rows = rows_between(y0 - reach.down, y0 + reach.down, within);
    const std::vector<Side>& sides = outlines_of_shapes()[piece.pattern].sides;
    const bool ring = piece.pattern == static_cast<std::uint8_t>(scene::Shape::ring);
    const float hole = static_cast<float>(scene::ring_hole) * radius;
    const Ink inside(ground, piece.colour);
    const Ink edge(ground, piece.edge);
    for (int y = rows.from; y < rows.to; ++y) {
        const float down = static_cast<float>(y) + 0.5F - y0;
        // A round shape takes its chord only.
        const float chord = sides.empty() ? std::sqrt(std::max(0.0F, reach.across * reach.across - down * down)) : reach.across;
        const int first = std::max(0, -below(0.5F - (x0 - chord)));
        const int last = std::min(ground.width - 1, below(x0 + chord - 0.5F));
        std::uint32_t* pixel = inside.at(first, y);
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

/// The rows that a piece may touch.
Rows rows_of(const Piece& piece, const std::vector<Point>& corners, const Rows& within, const Place& place)
{
    const float y = place.y + piece.ay * place.scale;
    if (piece.form == Piece::Form::line) {
        const float wide = breadth(piece, place.scale) + 0.5F;
        const float to = y + piece.dy * piece.run * place.scale;
        return rows_between(std::min(y, to) - wide, std::max(y, to) + wide, within);
    }
    if (piece.form == Piece::Form::glyph) {
        const float reach = reach_of(piece, place.scale).down;
        return rows_between(y - reach, y + reach, within);
    }
    float top = 1e30F;
    float bottom = -1e30F;
    for (std::uint32_t i = piece.corner; i < piece.corner + piece.corners; ++i) {
        top = std::min(top, narrow(corners[i].y));
        bottom = std::max(bottom, narrow(corners[i].y));
    }
    return rows_between(place.y + top * place.scale - 1, place.y + bottom * place.scale + 1, within);
}

/// What lies nowhere, or so far away that numbers of this size say nothing about pixels, is not painted.
bool can_be_seen(const Piece& piece, const std::vector<Point>& corners)
{
    const auto near = [](double at) { return std::fabs(at) < 1e7; };
    if (piece.form == Piece::Form::fill || piece.form == Piece::Form::hatch)
        return std::all_of(corners.begin() + piece.corner, corners.begin() + piece.corner + piece.corners, [&](const Point& p) { return near(p.x) && near(p.y); });
    return near(piece.ax) && near(piece.ay) && near(piece.run);
}

bool same_hue(const Piece& a, const Piece& b) { return std::equal(a.colour.begin(), a.colour.begin() + 3, b.colour.begin()); }

/// The pieces that each band of rows holds, in their order.
std::vector<std::vector<std::uint32_t>> in_bands(const Pieces& pieces, std::size_t first, std::size_t count, int height, const Place& place)
{
    std::vector<std::vector<std::uint32_t>> bands(static_cast<std::size_t>((height + band_rows - 1) / band_rows));
    for (std::size_t i = first; i < first + count; ++i) {
        if (!can_be_seen(pieces.all[i], pieces.corners))
            continue;
        const Rows rows = rows_of(pieces.all[i], pieces.corners, {0, height}, place);
        for (int k = rows.from / band_rows; rows.from < rows.to && k <= (rows.to - 1) / band_rows; ++k)
            bands[static_cast<std::size_t>(k)].push_back(static_cast<std::uint32_t>(i));
    }
    return bands;
}

}  // namespace

void paint(const Pieces& pieces, std::size_t first, std::size_t count, const Ground& ground, double origin_x, double origin_y, double scale, unsigned threads)
{
    const Place place{narrow(origin_x), narrow(origin_y), narrow(scale)};
    const auto bands = in_bands(pieces, first, count, ground.height, place);
    if (threads == 0)
        threads = count < worth_threads ? 1 : std::min(Work().workers(), most_threads);
    Work work;
    work.set_workers(threads);
    parallel_for(work, bands.size(), 1, [&](std::size_t k, std::size_t, unsigned) {
        const Rows rows{static_cast<int>(k) * band_rows, std::min(ground.height, static_cast<int>(k + 1) * band_rows)};
        const auto paint_one = [&](const Piece& piece, const auto& brush) {
            if (piece.form == Piece::Form::line)
                paint_line(piece, brush, ground.width, rows, place);
            else
                paint_patch(piece, pieces.corners, brush, ground.width, rows, place);
        };
        const std::vector<std::uint32_t>& own = bands[k];
        for (std::size_t i = 0; i < own.size();) {
            const Piece& piece = pieces.all[own[i]];
            if (piece.form == Piece::Form::glyph) {
                paint_glyph(piece, ground, rows, place);
                ++i;
                continue;
            }
            std::size_t end = i + 1;
            while (end < own.size() && pieces.all[own[end]].form != Piece::Form::glyph && same_hue(pieces.all[own[end]], piece))
                ++end;
            if (end - i < worth_veil) {
                for (; i < end; ++i)
                    paint_one(pieces.all[own[i]], Ink(ground, pieces.all[own[i]].colour));
                continue;
            }
            Veil veil(ground, rows.from, rows.to);
            for (; i < end; ++i)
                paint_one(pieces.all[own[i]], Weft(veil, pieces.all[own[i]].colour));
            veil.paint(piece.colour);
        }
    });
}

}  // namespace crosscut::screen
