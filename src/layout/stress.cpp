// SPDX-License-Identifier: Apache-2.0
#include "layout/stress.hpp"

#include "layout/distances.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <span>

namespace crosscut::layout {

namespace {

constexpr std::size_t all_pairs_up_to = 2500;

/// A pair that shall be `length` apart; its ends feel it by their own weights (a pivot stands for many).
struct Term {
    int a = 0;
    int b = 0;
    float length = 1;
    float weight_a = 1;  ///< of the pull on a; 0 = a is not moved by this pair
    float weight_b = 1;
};

/// Draws that are the same with every compiler.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    double unit() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
    std::size_t below(std::size_t n) { return std::min(n - 1, static_cast<std::size_t>(unit() * static_cast<double>(n))); }

private:
    std::mt19937_64 engine_;
};

template <class T> void shuffle(std::vector<T>& all, Dice& dice)
{
    for (std::size_t i = all.size(); i > 1; --i)
        std::swap(all[i - 1], all[dice.below(i)]);
}

std::vector<Term> all_pairs(const Distances& lengths, float apart)
{
    const int n = static_cast<int>(lengths.size());
    std::vector<Term> terms;
    terms.reserve(static_cast<std::size_t>(n) * static_cast<std::size_t>(std::max(0, n - 1)) / 2);
    std::vector<float> from;
    for (int a = 0; a < n; ++a) {
        lengths.from(a, from);
        for (int b = a + 1; b < n; ++b) {
            const float d = from[static_cast<std::size_t>(b)] < 0 ? apart : from[static_cast<std::size_t>(b)];
            terms.push_back({a, b, d, 1 / (d * d), 1 / (d * d)});
        }
    }
    return terms;
}

/// Pivots far from each other; every vertex belongs to the nearest. A vertex is pulled towards a pivot once for all
/// members of its region that are nearer to the pivot than half of the way.
std::vector<Term> pivot_pairs(const StressGraph& graph, const Distances& lengths, float apart, Dice& dice, const Work& work)
{
    const std::size_t n = lengths.size();
    const std::size_t pivots = std::clamp<std::size_t>(static_cast<std::size_t>(std::sqrt(static_cast<double>(n)) * 0.8), 60, 200);
    std::vector<std::vector<float>> from;
    std::vector<int> chosen;
    std::vector<float> nearest(n, std::numeric_limits<float>::max());
    std::vector<int> region(n, 0);
    // Half of them far apart, for the outline; half at random, for the crowd in the middle.
    std::vector<char> is_pivot(n, 0);
    int next = static_cast<int>(dice.below(n));
    for (std::size_t p = 0; p < pivots; ++p) {
        if (work.stopped())
            return {};
        chosen.push_back(next);
        is_pivot[static_cast<std::size_t>(next)] = 1;
        from.emplace_back();
        lengths.from(next, from.back());
        int furthest = next;
        for (std::size_t v = 0; v < n; ++v) {
            float& d = from.back()[v];
            if (d < 0)
                d = apart;
            if (d < nearest[v]) {
                nearest[v] = d;
                region[v] = static_cast<int>(p);
            }
            if (nearest[v] > nearest[static_cast<std::size_t>(furthest)])
                furthest = static_cast<int>(v);
        }
        next = furthest;
        if (p % 2 == 1 || is_pivot[static_cast<std::size_t>(next)])
            do
                next = static_cast<int>(dice.below(n));
            while (is_pivot[static_cast<std::size_t>(next)]);
    }
    std::vector<Term> terms;
    terms.reserve(n * pivots + graph.lines.size());
    std::vector<std::vector<float>> members(pivots);  // distances of the members of a region to its pivot, sorted
    for (std::size_t v = 0; v < n; ++v)
        members[static_cast<std::size_t>(region[v])].push_back(nearest[v]);
    for (std::vector<float>& one : members)
        std::sort(one.begin(), one.end());
    const auto near_to = [&](std::size_t p, float distance) {
        return static_cast<float>(std::upper_bound(members[p].begin(), members[p].end(), distance / 2) - members[p].begin());
    };
    for (std::size_t p = 0; p < pivots; ++p)
        for (std::size_t v = 0; v < n; ++v) {
            const float d = from[p][v];
            if (static_cast<int>(v) == chosen[p] || d <= 0)
                continue;
            terms.push_back({chosen[p], static_cast<int>(v), d, is_pivot[v] ? 1 / (d * d) : 0, std::max(1.0f, near_to(p, d)) / (d * d)});
        }
    for (const StressGraph::Line& line : graph.lines) {
        const auto d = static_cast<float>(line.length);
        terms.push_back({line.a, line.b, d, 1 / (d * d), 1 / (d * d)});
    }
    return terms;
}

std::vector<Point> first_places(const StressGraph& graph, double span, Dice& dice)
{
    std::vector<Point> at;
    at.reserve(graph.vertices.size());
    Point middle;
    double known = 0;
    for (const StressGraph::Vertex& vertex : graph.vertices)
        if (vertex.start) {
            middle = {middle.x + vertex.start->x, middle.y + vertex.start->y};
            ++known;
        }
    if (known > 0)
        middle = {middle.x / known, middle.y / known};
    for (const StressGraph::Vertex& vertex : graph.vertices) {
        const double x = (dice.unit() - 0.5) * span;
        const double y = (dice.unit() - 0.5) * span;
        at.push_back(vertex.start.value_or(Point{middle.x + x, middle.y + y}));
    }
    // A new vertex begins at the middle of its neighbours that stand: from there it finds its place with little ado.
    if (known > 0) {
        std::vector<Point> sum(at.size());
        std::vector<double> count(at.size(), 0);
        const auto add = [&](int to, int from) {
            if (!graph.vertices[static_cast<std::size_t>(to)].start && graph.vertices[static_cast<std::size_t>(from)].start) {
                sum[static_cast<std::size_t>(to)].x += at[static_cast<std::size_t>(from)].x;
                sum[static_cast<std::size_t>(to)].y += at[static_cast<std::size_t>(from)].y;
                ++count[static_cast<std::size_t>(to)];
            }
        };
        for (const StressGraph::Line& line : graph.lines) {
            add(line.a, line.b);
            add(line.b, line.a);
        }
        for (std::size_t v = 0; v < at.size(); ++v)
            if (count[v] > 0)
                at[v] = {sum[v].x / count[v] + 0.02 * (at[v].x - middle.x), sum[v].y / count[v] + 0.02 * (at[v].y - middle.y)};
    }
    return at;
}

/// One pass over all pairs. `step` is the learning rate; a pair never overshoots its distance.
void descend(std::span<const Term> terms, float step, const std::vector<char>& free, std::vector<float>& x, std::vector<float>& y)
{
    for (const Term& term : terms) {
        const auto a = static_cast<std::size_t>(term.a);
        const auto b = static_cast<std::size_t>(term.b);
        float dx = x[a] - x[b];
        const float dy = y[a] - y[b];
        float apart = std::sqrt(dx * dx + dy * dy);
        if (apart < 1e-3f) {  // on one spot: part sideways, by their numbers
            dx = 1e-3f;
            apart = 1e-3f;
        }
        const float pull = (apart - term.length) / (2 * apart);
        const float on_a = std::min(1.0f, step * term.weight_a) * static_cast<float>(free[a]);
        const float on_b = std::min(1.0f, step * term.weight_b) * static_cast<float>(free[b]);
        x[a] -= on_a * pull * dx;
        y[a] -= on_a * pull * dy;
        x[b] += on_b * pull * dx;
        y[b] += on_b * pull * dy;
    }
}

Result<std::vector<Point>> one_try(const StressGraph& graph, Work& work)
{
    const std::size_t n = graph.vertices.size();
    if (n == 0)
        return std::vector<Point>{};
    Dice dice(graph.seed * 0x9E3779B97F4A7C15ull + 1);
    const Distances lengths(n, graph.lines);
    const double longest = lengths.longest_from_ends();
    const auto apart = static_cast<float>(longest * 1.15 + 1);
    if (!work.step(1, 100))
        return stopped_on_request();

    const bool whole = n <= all_pairs_up_to;
    std::vector<Term> terms = whole ? all_pairs(lengths, apart) : pivot_pairs(graph, lengths, apart, dice, work);
    if (work.stopped())
        return stopped_on_request();
    const auto standing = static_cast<std::size_t>(std::count_if(graph.vertices.begin(), graph.vertices.end(), [](const auto& vertex) { return vertex.start.has_value(); }));
    const bool known = standing > 0;
    const bool familiar = 2 * standing >= n;
    std::vector<Point> at = first_places(graph, longest, dice);
    std::vector<float> x(n), y(n);
    std::vector<char> free(n, 1);
    for (std::size_t v = 0; v < n; ++v) {
        x[v] = static_cast<float>(at[v].x);
        y[v] = static_cast<float>(at[v].y);
        free[v] = graph.vertices[v].fixed ? 0 : 1;
    }
    float lightest = std::numeric_limits<float>::max();
    float heaviest = 0;
    for (const Term& term : terms) {
        const float weight = 1 / (term.length * term.length);
        lightest = std::min(lightest, weight);
        heaviest = std::max(heaviest, weight);
    }
    const int rounds = graph.rounds > 0 ? graph.rounds : familiar ? 12 : whole ? 15 : 20;
    // From a step that lets the furthest pairs jump to one that moves neighbours by a tenth of what is missing.
    const double last = std::log(0.1 / heaviest);
    const double first = familiar ? std::log(std::sqrt(1.0 / lightest * (0.1 / heaviest))) : std::log(1.0 / lightest);
    for (int round = 0; round < rounds; ++round) {
        if (!work.step(static_cast<std::size_t>(10 + 85 * round / rounds), 100))
            return stopped_on_request();
        const double share = rounds > 1 ? static_cast<double>(round) / (rounds - 1) : 1;
        // Shuffling anew every third round is enough to be without a direction.
        if (round % 3 == 0)
            shuffle(terms, dice);
        constexpr std::size_t piece = 500000;  // pairs between two looks at whether it shall stop
        for (std::size_t from = 0; from < terms.size(); from += piece) {
            if (work.stopped())
                return stopped_on_request();
            descend(std::span(terms).subspan(from, std::min(piece, terms.size() - from)), static_cast<float>(std::exp(first + (last - first) * share)), free, x, y);
        }
        if (known)
            for (std::size_t v = 0; v < n; ++v)
                if (const auto& vertex = graph.vertices[v]; vertex.start && free[v] && vertex.anchor > 0) {
                    const auto hold = static_cast<float>(vertex.anchor / (1 + vertex.anchor));
                    x[v] += hold * (static_cast<float>(vertex.start->x) - x[v]);
                    y[v] += hold * (static_cast<float>(vertex.start->y) - y[v]);
                }
    }
    for (std::size_t v = 0; v < n; ++v)
        if (free[v])
            at[v] = {x[v], y[v]};
    if (!known) {
        Point middle;
        for (const Point& p : at)
            middle = {middle.x + p.x / static_cast<double>(n), middle.y + p.y / static_cast<double>(n)};
        for (Point& p : at)
            p = {p.x - middle.x, p.y - middle.y};
    }
    return at;
}

}  // namespace

Result<std::vector<Point>> stress_places(const StressGraph& graph, Work& work)
{
    // Small networks are tried from several beginnings: a fold that a descent cannot leave again is rare in all of them.
    const std::size_t n = graph.vertices.size();
    const bool standing = std::any_of(graph.vertices.begin(), graph.vertices.end(), [](const auto& vertex) { return vertex.start.has_value(); });
    const std::size_t tries = standing || n < 4 ? 1 : std::clamp<std::size_t>(200000 / (n * n), 1, 8);
    if (tries == 1)
        return one_try(graph, work);
    StressGraph other = graph;
    if (other.rounds == 0)
        other.rounds = 30;
    std::vector<Point> best;
    double least = 0;
    for (std::size_t k = 0; k < tries; ++k) {
        Work part(work, static_cast<double>(k) / static_cast<double>(tries), static_cast<double>(k + 1) / static_cast<double>(tries));
        other.seed = graph.seed + k * 1000003;
        Result<std::vector<Point>> at = one_try(other, part);
        if (!at)
            return at.problem();
        const double stress = stress_of(graph, *at);
        if (best.empty() || stress < least) {
            least = stress;
            best = std::move(*at);
        }
    }
    return best;
}

double stress_of(const StressGraph& graph, const std::vector<Point>& at)
{
    const std::size_t n = at.size();
    const Distances lengths(n, graph.lines);
    const std::size_t step = n > 2000 ? n / 400 : 1;
    double cross = 0;
    double square = 0;
    double pairs = 0;
    std::vector<float> from;
    for (std::size_t a = 0; a < n; a += step) {
        lengths.from(static_cast<int>(a), from);
        for (std::size_t b = 0; b < n; ++b) {
            const double wished = from[b];
            if (wished <= 0)
                continue;
            const double share = std::hypot(at[a].x - at[b].x, at[a].y - at[b].y) / wished;
            cross += share;
            square += share * share;
            ++pairs;
        }
    }
    if (pairs == 0 || square == 0)
        return 0;
    const double scale = cross / square;
    return (square * scale * scale - 2 * scale * cross + pairs) / pairs;
}

}  // namespace crosscut::layout
