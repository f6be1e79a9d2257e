// SPDX-License-Identifier: Apache-2.0
#include "layout/layout.hpp"

#include "layout/beside.hpp"
#include "layout/graphviz.hpp"
#include "layout/pack.hpp"
#include "layout/parts.hpp"
#include "layout/posture.hpp"
#include "layout/stress.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::layout {

namespace {

constexpr double part_gap = 40;         // points between two connected parts

/// What happens to one connected part.
enum class Way {
    stays,   ///< all have their places
    settle,  ///< the few new ones go beside those they are tied to
    around,  ///< the engine lays it out around those who stay
    fit,     ///< laid out freely, then fitted to those who stay
    fresh    ///< laid out freely, turned and scaled
};

struct Plan {
    Part part;
    Way way = Way::stays;
    Engine engine = Engine::neato;
    int graph = -1;  ///< position among the graphs that are drawn
};

struct Table {
    std::vector<Extent> sizes;
    std::vector<Point> at;
    std::vector<char> fixed;   ///< stays exactly
    std::vector<char> placed;  ///< has a place
};

Table table_of(const Request& request)
{
    Table table;
    for (const NodeSpec& node : request.nodes) {
        const bool stays = node.start && (node.pinned || !request.relax);
        table.sizes.push_back({node.width, node.height});
        table.at.push_back(node.start.value_or(Point{}));
        table.fixed.push_back(stays ? 1 : 0);
        table.placed.push_back(stays ? 1 : 0);
    }
    return table;
}

template <class T> std::vector<T> chosen(const std::vector<T>& all, const std::vector<int>& nodes)
{
    std::vector<T> some;
    some.reserve(nodes.size());
    for (const int node : nodes)
        some.push_back(all[node]);
    return some;
}

Plan plan_for(Part part, const Request& request, const Table& table)
{
    Plan plan;
    const std::size_t n = part.nodes.size();
    const auto stay = static_cast<std::size_t>(
        std::count_if(part.nodes.begin(), part.nodes.end(), [&](int i) { return table.fixed[i]; }));
    plan.engine = request.engine;
    if (plan.engine == Engine::automatic)
        plan.engine = Engine::stress;
    const bool can_pin = plan.engine == Engine::stress || plan.engine == Engine::neato || plan.engine == Engine::fdp;
    if (stay == n)
        plan.way = Way::stays;
    else if (stay == 0)
        plan.way = Way::fresh;
    else if (n - stay <= stay)
        plan.way = Way::settle;
    else
        plan.way = can_pin ? Way::around : Way::fit;
    plan.part = std::move(part);
    return plan;
}

Graph graph_of(const Plan& plan, const Request& request, const Table& table)
{
    Graph graph;
    graph.engine = plan.engine;
    graph.seed = request.seed;
    for (const int node : plan.part.nodes) {
        const NodeSpec& spec = request.nodes[node];
        graph.vertices.push_back({spec.width, spec.height, spec.start, table.fixed[node] != 0});
    }
    double strongest = 0;
    for (const TieSpec& tie : plan.part.ties)
        strongest = std::max(strongest, tie.weight);
    const double unit = unit_length(chosen(table.sizes, plan.part.nodes));
    for (const TieSpec& tie : plan.part.ties)
        graph.lines.push_back(
            {tie.a, tie.b, unit * (1.3 - 0.3 * tie.weight / strongest), tie.weight});
    return graph;
}

/// Known places hold an actor as much as all its ties pull it: the picture stays the one that people know.
constexpr double hold_known = 0.35;

Result<std::vector<Point>> by_stress(const Graph& graph, Work& work)
{
    StressGraph stress;
    stress.seed = graph.seed;
    for (const Graph::Vertex& vertex : graph.vertices)
        stress.vertices.push_back({vertex.start, vertex.fixed, vertex.start ? hold_known : 0});
    for (const Graph::Line& line : graph.lines)
        stress.lines.push_back({line.a, line.b, line.length});
    return stress_places(stress, work);
}

/// Every graph by its engine: stress here, the others in the helper program, which is started only if there are any.
Result<Drawn> draw_each(const std::vector<Graph>& graphs, double time_limit, Work& work)
{
    std::vector<Graph> outside;
    for (const Graph& graph : graphs)
        if (graph.engine != Engine::stress)
            outside.push_back(graph);
    Work part(work, 0.0, outside.size() == graphs.size() ? 1.0 : 0.5);
    Result<Drawn> drawn = outside.empty() ? Result<Drawn>(Drawn{}) : draw(outside, time_limit, part);
    if (!drawn)
        return drawn.problem();
    Drawn all;
    all.notes = drawn->notes;
    std::size_t next = 0;
    for (std::size_t i = 0; i < graphs.size(); ++i) {
        if (graphs[i].engine != Engine::stress) {
            all.at.push_back(std::move(drawn->at[next++]));
            continue;
        }
        const double from = static_cast<double>(i) / static_cast<double>(graphs.size());
        Work one(work, outside.empty() ? from : 0.5 + from / 2, 1.0);
        Result<std::vector<Point>> at = by_stress(graphs[i], one);
        if (!at)
            return at.problem();
        all.at.push_back(std::move(*at));
    }
    return all;
}

/// Takes what was drawn for a part without places and gives it its final posture about (0, 0).
void finish_fresh(const Plan& plan, const Request& request, const Table& table,
                  std::vector<Point>& at, const Work& work)
{
    const std::vector<Extent> sizes = chosen(table.sizes, plan.part.nodes);
    std::vector<Point> before;
    std::vector<char> known;
    for (const int node : plan.part.nodes) {
        before.push_back(request.nodes[node].start.value_or(Point{}));
        known.push_back(request.nodes[node].start ? 1 : 0);
    }
    centre(at);
    if (plan.engine != Engine::dot) {  // whose up and down mean something, and whose sizes fit
        const bool familiar = std::count(known.begin(), known.end(), 1) >= 2;
        if (!familiar)
            level(at, request.aspect);
        scale_to_size(at, sizes, plan.part.ties);
        if (familiar)
            fit_to(at, before, known, false);
    }
    remove_overlaps(at, sizes, std::vector<char>(at.size(), 0), actor_gap, &work);
}

/// Two actors and a tie: side by side, as far apart as a tie is long.
std::vector<Point> dyad(const std::vector<Extent>& sizes)
{
    const double apart =
        std::max(unit_length(sizes), (sizes[0].width + sizes[1].width) / 2 + actor_gap);
    return {{-apart / 2, 0}, {apart / 2, 0}};
}

Point middle_of(const std::vector<Point>& at, const std::vector<char>& known)
{
    Point sum;
    double count = 0;
    for (std::size_t i = 0; i < at.size(); ++i)
        if (known[i]) {
            sum = {sum.x + at[i].x, sum.y + at[i].y};
            ++count;
        }
    return {sum.x / count, sum.y / count};
}

/// Parts that have members who stay: their other members get places near them.
void place_anchored(std::vector<Plan>& plans, const Drawn& drawn, const Request& request, Table& table, const Work& work)
{
    for (const Plan& plan : plans) {
        if (plan.way == Way::around || plan.way == Way::fit) {
            std::vector<Point> at = drawn.at[plan.graph];
            if (plan.way == Way::fit)
                scale_to_size(at, chosen(table.sizes, plan.part.nodes), plan.part.ties);
            const auto known = chosen(table.fixed, plan.part.nodes);
            const auto before = chosen(table.at, plan.part.nodes);
            if (plan.way == Way::fit) {
                fit_to(at, before, known, true);
            } else {
                // Graphviz keeps pinned places up to a shift of the whole, and to single precision.
                const auto first = static_cast<std::size_t>(
                    std::find(known.begin(), known.end(), 1) - known.begin());
                const Point shift{before[first].x - at[first].x, before[first].y - at[first].y};
                for (Point& p : at)
                    p = {p.x + shift.x, p.y + shift.y};
            }
            // Those who stay may stand too close to leave room for all: the others spread around them.
            const double factor = room_factor(at, chosen(table.sizes, plan.part.nodes));
            const Point middle = middle_of(before, known);
            for (std::size_t i = 0; i < at.size(); ++i) {
                const int node = plan.part.nodes[i];
                if (!table.fixed[node])
                    table.at[node] = {middle.x + factor * (at[i].x - middle.x),
                                      middle.y + factor * (at[i].y - middle.y)};
                table.placed[node] = 1;
            }
        } else if (plan.way == Way::settle) {
            settle(plan.part, table.sizes, request.seed, table.at, table.placed);
        }
    }
    std::vector<int> here;
    for (std::size_t i = 0; i < table.at.size(); ++i)
        if (table.placed[i])
            here.push_back(static_cast<int>(i));
    std::vector<Point> at = chosen(table.at, here);
    remove_overlaps(at, chosen(table.sizes, here), chosen(table.fixed, here), actor_gap, &work);
    for (std::size_t i = 0; i < here.size(); ++i)
        if (!table.fixed[here[i]])
            table.at[here[i]] = at[i];
}

/// Packs the fresh parts beside each other, and beside what stands already.
void pack_fresh(const std::vector<const Plan*>& fresh, const std::vector<std::vector<Point>>& drawn,
                const Request& request, const Bounds& ground, double area_below, Table& table)
{
    std::vector<Extent> boxes;
    std::vector<Bounds> bounds;
    if (!ground.empty)
        boxes.push_back({ground.width(), ground.height()});
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        Bounds around;
        for (std::size_t k = 0; k < drawn[i].size(); ++k)
            around.add(drawn[i][k], table.sizes[fresh[i]->part.nodes[k]]);
        bounds.push_back(around);
        boxes.push_back({around.width(), around.height()});
    }
    const std::vector<Point> corners = pack(boxes, request.aspect, part_gap, area_below);
    const std::size_t offset = ground.empty ? 0 : 1;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const Point corner = corners[i + offset];
        const Point shift{ground.left + corner.x - bounds[i].left,
                          ground.top + corner.y - bounds[i].top};
        for (std::size_t k = 0; k < drawn[i].size(); ++k) {
            const int node = fresh[i]->part.nodes[k];
            table.at[node] = {drawn[i][k].x + shift.x, drawn[i][k].y + shift.y};
            table.placed[node] = 1;
        }
    }
}

/// About the area that `place_isolates` is going to need.
double area_of_isolates(const std::vector<Plan>& plans, const Table& table)
{
    double area = 0;
    for (const Plan& plan : plans)
        if (plan.part.nodes.size() == 1) {
            const Extent size = table.sizes[plan.part.nodes[0]];
            area += (size.width + 3 * actor_gap) * (size.height + 3 * actor_gap);
        }
    return area;
}

void place_isolates(const std::vector<Plan>& plans, const Request& request, Table& table)
{
    std::vector<int> free;
    std::vector<int> standing;
    Bounds known;  // parts that were there before: their lower border is where the rows began
    Bounds all;
    for (const Plan& plan : plans) {
        const bool isolate = plan.part.nodes.size() == 1;
        for (const int node : plan.part.nodes) {
            if (isolate) {
                (table.fixed[node] ? standing : free).push_back(node);
                continue;
            }
            all.add(table.at[node], table.sizes[node]);
            if (plan.way != Way::fresh)
                known.add(table.at[node], table.sizes[node]);
        }
    }
    const Bounds& ground = known.empty ? all : known;
    std::stable_sort(free.begin(), free.end(), [&](int a, int b) {
        return std::pair(request.nodes[a].group, a) < std::pair(request.nodes[b].group, b);
    });
    stand_in_rows(free, standing, ground, table.sizes, request.aspect, table.at, table.placed);
}

}  // namespace

Result<Placement> place(const Request& request, Work& work)
{
    if (auto problem = check(request))
        return *std::move(problem);
    Table table = table_of(request);
    const bool all_fresh = std::count(table.fixed.begin(), table.fixed.end(), 1) == 0;

    std::vector<Plan> plans;
    std::vector<Graph> graphs;
    for (Part& part : connected_parts(request.nodes.size(), simple_ties(request.ties))) {
        Plan plan = plan_for(std::move(part), request, table);
        const bool draws = plan.way == Way::around || plan.way == Way::fit
                           || (plan.way == Way::fresh && plan.part.nodes.size() > 2);
        if (draws) {
            plan.graph = static_cast<int>(graphs.size());
            graphs.push_back(graph_of(plan, request, table));
        }
        plans.push_back(std::move(plan));
    }
    Work drawing(work, 0.0, 0.8);
    const Result<Drawn> drawn = draw_each(graphs, request.time_limit, drawing);
    if (!drawn)
        return drawn.problem();

    if (!all_fresh)
        place_anchored(plans, *drawn, request, table, work);
    Bounds ground;
    for (std::size_t i = 0; i < table.at.size(); ++i)
        if (table.placed[i])
            ground.add(table.at[i], table.sizes[i]);
    std::vector<const Plan*> fresh;
    std::vector<std::vector<Point>> postures;
    for (const Plan& plan : plans) {
        if (plan.way != Way::fresh || plan.part.nodes.size() < 2)
            continue;
        if (!work.step(85, 100))
            return stopped_on_request();
        fresh.push_back(&plan);
        if (plan.graph < 0) {
            postures.push_back(dyad(chosen(table.sizes, plan.part.nodes)));
        } else {
            postures.push_back(drawn->at[plan.graph]);
            finish_fresh(plan, request, table, postures.back(), work);
        }
    }
    pack_fresh(fresh, postures, request, ground, all_fresh ? area_of_isolates(plans, table) : 0, table);
    place_isolates(plans, request, table);

    if (all_fresh) {
        Bounds whole;
        for (std::size_t i = 0; i < table.at.size(); ++i)
            whole.add(table.at[i], table.sizes[i]);
        for (Point& p : table.at)
            p = {p.x - (whole.left + whole.right) / 2, p.y - (whole.top + whole.bottom) / 2};
    }
    if (!work.step(1, 1))
        return stopped_on_request();
    return Placement{std::move(table.at), drawn->notes};
}

}  // namespace crosscut::layout
