// SPDX-License-Identifier: Apache-2.0
#include "layout/posture.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::layout {

namespace {

Point mean_of(const std::vector<Point>& at, const std::vector<char>* chosen)
{
    Point sum;
    double count = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (chosen != nullptr && !(*chosen)[i])
            continue;
        sum.x += at[i].x;
        sum.y += at[i].y;
        ++count;
    }
    return count > 0 ? Point{sum.x / count, sum.y / count} : Point{};
}

struct Span {
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
};

Span span_of(const std::vector<Point>& at)
{
    Span span{at[0].x, at[0].x, at[0].y, at[0].y};
    for (const Point& p : at) {
        span.left = std::min(span.left, p.x);
        span.right = std::max(span.right, p.x);
        span.top = std::min(span.top, p.y);
        span.bottom = std::max(span.bottom, p.y);
    }
    return span;
}

void turn(std::vector<Point>& at, double cosine, double sine)
{
    for (Point& p : at)
        p = {cosine * p.x - sine * p.y, sine * p.x + cosine * p.y};
}

}  // namespace

double unit_length(const std::vector<Extent>& sizes)
{
    double sum = 0;
    for (const Extent& size : sizes)
        sum += std::sqrt(size.width * size.height) + 40;
    return std::max(90.0, sizes.empty() ? 0.0 : sum / static_cast<double>(sizes.size()));
}

void centre(std::vector<Point>& at)
{
    const Point middle = mean_of(at, nullptr);
    for (Point& p : at)
        p = {p.x - middle.x, p.y - middle.y};
}

void level(std::vector<Point>& at, double aspect)
{
    if (at.size() < 2)
        return;
    centre(at);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (const Point& p : at) {
        xx += p.x * p.x;
        xy += p.x * p.y;
        yy += p.y * p.y;
    }
    const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
    turn(at, std::cos(angle), -std::sin(angle));

    const Span span = span_of(at);
    const double width = span.right - span.left;
    const double height = span.bottom - span.top;
    // A row of actors is level now and has no height to stretch.
    if (at.size() < 4 || height < 0.02 * width)
        return;
    const double factor = std::sqrt(std::clamp(aspect * height / width, 0.7, 1.44));
    for (Point& p : at)
        p = {p.x * factor, p.y / factor};
}

double room_factor(const std::vector<Point>& at, const std::vector<Extent>& sizes)
{
    if (at.size() < 10)
        return 1;
    const Span span = span_of(at);
    const double area = (span.right - span.left) * (span.bottom - span.top);
    double needed = 0;
    for (const Extent& size : sizes)
        needed += 2.5 * (size.width + actor_gap) * (size.height + actor_gap);
    return area > 1 && area < needed ? std::min(10.0, std::sqrt(needed / area)) : 1.0;
}

void scale_to_size(std::vector<Point>& at, const std::vector<Extent>& sizes,
                   const std::vector<TieSpec>& ties)
{
    std::vector<double> lengths;
    for (const TieSpec& tie : ties)
        lengths.push_back(std::hypot(at[tie.a].x - at[tie.b].x, at[tie.a].y - at[tie.b].y));
    if (lengths.empty())
        return;
    const auto middle = lengths.begin() + static_cast<long>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    const double median = *middle;
    const double factor = median > 1e-9 ? unit_length(sizes) / median : 1.0;
    for (Point& p : at)
        p = {p.x * factor, p.y * factor};
    const double more = room_factor(at, sizes);
    for (Point& p : at)
        p = {p.x * more, p.y * more};
}

void fit_to(std::vector<Point>& at, const std::vector<Point>& before, const std::vector<char>& known,
            bool may_scale)
{
    const Point from = mean_of(at, &known);
    const Point to = mean_of(before, &known);
    // Plane Procrustes: with places as complex numbers, the best turn is the argument of the sum of
    // conj(p) q, for the mirrored places of the sum of p q. The longer sum fits better.
    double straight_x = 0;
    double straight_y = 0;
    double mirror_x = 0;
    double mirror_y = 0;
    double size = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (!known[i])
            continue;
        const Point p{at[i].x - from.x, at[i].y - from.y};
        const Point q{before[i].x - to.x, before[i].y - to.y};
        straight_x += p.x * q.x + p.y * q.y;
        straight_y += p.x * q.y - p.y * q.x;
        mirror_x += p.x * q.x - p.y * q.y;
        mirror_y += p.x * q.y + p.y * q.x;
        size += p.x * p.x + p.y * p.y;
    }
    const double straight = std::hypot(straight_x, straight_y);
    const double mirrored = std::hypot(mirror_x, mirror_y);
    const bool mirror = mirrored > straight * (1 + 1e-9);
    const double length = mirror ? mirrored : straight;
    double cosine = 1;
    double sine = 0;
    double scale = 1;
    if (length > 1e-9 && size > 1e-9) {
        cosine = (mirror ? mirror_x : straight_x) / length;
        sine = (mirror ? mirror_y : straight_y) / length;
        if (may_scale)
            scale = std::clamp(length / size, 0.2, 5.0);
    }
    for (Point& p : at) {
        const Point d{scale * (p.x - from.x), scale * (mirror ? from.y - p.y : p.y - from.y)};
        p = {to.x + cosine * d.x - sine * d.y, to.y + sine * d.x + cosine * d.y};
    }
}

}  // namespace crosscut::layout
