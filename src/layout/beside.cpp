// SPDX-License-Identifier: Apache-2.0
#include "layout/beside.hpp"

#include "layout/posture.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace crosscut::layout {

void Bounds::add(Point at, Extent size)
{
    const double l = at.x - size.width / 2;
    const double r = at.x + size.width / 2;
    const double t = at.y - size.height / 2;
    const double b = at.y + size.height / 2;
    left = empty ? l : std::min(left, l);
    right = empty ? r : std::max(right, r);
    top = empty ? t : std::min(top, t);
    bottom = empty ? b : std::max(bottom, b);
    empty = false;
}

void settle(const Part& part, const std::vector<Extent>& sizes, std::uint64_t seed,
            std::vector<Point>& at, std::vector<char>& placed)
{
    struct Tie {
        int other;
        double weight;
    };
    const std::size_t n = part.nodes.size();
    std::vector<std::vector<Tie>> ties(n);
    for (const TieSpec& tie : part.ties) {
        ties[tie.a].push_back({tie.b, tie.weight});
        ties[tie.b].push_back({tie.a, tie.weight});
    }
    const auto is_placed = [&](int local) { return placed[part.nodes[local]] != 0; };
    const auto place_of = [&](int local) { return at[part.nodes[local]]; };

    // Waiting nodes that touch a placed one, the strongest first, then by position.
    std::vector<double> strength(n, 0.0);
    std::set<std::pair<double, int>> waiting;
    const auto strengthen = [&](int local, double weight) {
        if (is_placed(local))
            return;
        waiting.erase({-strength[local], local});
        strength[local] += weight;
        waiting.insert({-strength[local], local});
    };
    for (std::size_t i = 0; i < n; ++i)
        if (is_placed(static_cast<int>(i)))
            for (const Tie& tie : ties[i])
                strengthen(tie.other, tie.weight);

    std::vector<int> hung_on(n, 0);  // how many single neighbours were fanned out around a node
    while (!waiting.empty()) {
        const int node = waiting.begin()->second;
        waiting.erase(waiting.begin());
        Point sum;
        double total = 0;
        int neighbours = 0;
        int last = 0;
        for (const Tie& tie : ties[node]) {
            if (!is_placed(tie.other))
                continue;
            sum.x += tie.weight * place_of(tie.other).x;
            sum.y += tie.weight * place_of(tie.other).y;
            total += tie.weight;
            last = tie.other;
            ++neighbours;
        }
        Point place{sum.x / total, sum.y / total};
        if (neighbours == 1) {
            const Point hub = place_of(last);
            Point away;
            for (const Tie& tie : ties[last])
                if (is_placed(tie.other)) {
                    away.x += hub.x - place_of(tie.other).x;
                    away.y += hub.y - place_of(tie.other).y;
                }
            const int nth = hung_on[last]++;
            const double fan = (nth % 2 == 0 ? -1 : 1) * ((nth + 1) / 2) * 0.6;  // radians
            const double angle = std::hypot(away.x, away.y) > 1
                                     ? std::atan2(away.y, away.x) + (nth == 0 ? 0.0 : fan)
                                     : static_cast<double>(seed % 360) * std::numbers::pi / 180 + fan;
            const double length =
                unit_length({sizes[part.nodes[node]], sizes[part.nodes[last]]});
            place = {hub.x + length * std::cos(angle), hub.y + length * std::sin(angle)};
        }
        at[part.nodes[node]] = place;
        placed[part.nodes[node]] = 1;
        for (const Tie& tie : ties[node])
            strengthen(tie.other, tie.weight);
    }
}

void stand_in_rows(const std::vector<int>& who, const std::vector<int>& others, const Bounds& ground,
                   const std::vector<Extent>& sizes, double aspect, std::vector<Point>& at,
                   std::vector<char>& placed)
{
    if (who.empty())
        return;
    const double room = 12;  // between two cells
    Extent cell;
    const auto grow = [&](int node) {
        cell.width = std::max(cell.width, sizes[node].width + room);
        cell.height = std::max(cell.height, sizes[node].height + room);
    };
    std::for_each(who.begin(), who.end(), grow);
    std::for_each(others.begin(), others.end(), grow);

    const double all = static_cast<double>(who.size() + others.size());
    const double wish = std::sqrt(all * cell.width * cell.height * aspect);
    const double ground_width = ground.empty ? 0.0 : ground.width();
    const long columns = std::max({1L, static_cast<long>(std::floor(ground_width / cell.width)),
                                   static_cast<long>(std::ceil(wish / cell.width))});
    const Point origin = ground.empty ? Point{} : Point{ground.left, ground.bottom + 40};

    std::vector<int> obstacles;
    for (std::size_t i = 0; i < at.size(); ++i)
        if (placed[i] && at[i].y + sizes[i].height / 2 > origin.y)
            obstacles.push_back(static_cast<int>(i));
    const auto is_free = [&](int node, Point place) {
        return std::none_of(obstacles.begin(), obstacles.end(), [&](int other) {
            return overlaps(place, sizes[node], at[other], sizes[other], actor_gap);
        });
    };
    long next = 0;
    for (const int node : who) {
        Point place;
        do {
            place = {origin.x + (static_cast<double>(next % columns) + 0.5) * cell.width,
                     origin.y + (static_cast<double>(next / columns) + 0.5) * cell.height};
            ++next;
        } while (!is_free(node, place));
        at[node] = place;
        placed[node] = 1;
    }
}

}  // namespace crosscut::layout
