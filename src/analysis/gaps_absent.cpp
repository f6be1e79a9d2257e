// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_evidence.hpp"

#include "analysis/cell_null.hpp"
#include "analysis/gap_parts.hpp"
#include "analysis/random.hpp"
#include "foundation/number.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::analysis {

namespace {

/// Methods 4.2: g2.q.
constexpr double false_share = 0.10;
/// Seed of the sampled null model; each city is a task of its own.
constexpr std::uint64_t seam_seed = 20260101;

std::string whole(double value) { return plain(std::llround(value)); }

std::string percent(double share) { return share > 0 && share < 0.005 ? "<1" : whole(100 * share); }

/// Who could have spoken between two sets of actors of one city.
struct Spoken {
    bool first = false;
    bool second = false;
    bool nobody() const { return !first && !second; }
    char grade() const { return first && second ? 'B' : 'C'; }
};

Spoken spoken(const GapGround& ground, const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other)
{
    Spoken out;
    for (const std::uint32_t i : one)
        for (const std::uint32_t j : other) {
            out.first = out.first || ground.positions.speaks(ground.now.actors[i], ground.now.actors[j]);
            out.second = out.second || ground.positions.speaks(ground.now.actors[j], ground.now.actors[i]);
        }
    return out;
}

std::vector<std::uint32_t> members(const CityPart& part, int group)
{
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < part.nodes.size(); ++i)
        if (part.group[i] == group)
            out.push_back(part.nodes[i]);
    return out;
}

std::vector<bool> marked(const GapGround& ground, const std::vector<std::uint32_t>& nodes)
{
    std::vector<bool> out(ground.now.actors.size(), false);
    for (const std::uint32_t node : nodes)
        out[node] = true;
    return out;
}

/// Ties of the snapshot between two sets of actors.
std::vector<std::uint32_t> ties_between(const GapGround& ground, const std::vector<bool>& one, const std::vector<bool>& other)
{
    std::vector<std::uint32_t> out;
    for (std::size_t t = 0; t < ground.now.graph.ties.size(); ++t) {
        const network::GraphTie& tie = ground.now.graph.ties[t];
        if ((one[tie.a] && other[tie.b]) || (one[tie.b] && other[tie.a]))
            out.insert(out.end(), ground.now.pair_ties[t].begin(), ground.now.pair_ties[t].end());
    }
    return out;
}

/// Evidence about two departments of a city: what was said between them and who could have spoken.
struct Between {
    std::vector<std::uint32_t> one;
    std::vector<std::uint32_t> other;
    std::vector<std::uint32_t> said;
    Spoken who;

    Between(const GapGround& ground, const CityPart& part, int a, int b)
        : one(members(part, a)), other(members(part, b)), said(ground.ended_or_denied(marked(ground, one), marked(ground, other))), who(spoken(ground, one, other))
    {
    }
    bool blind() const { return said.empty() && who.nobody(); }
    char grade() const { return said.empty() ? who.grade() : 'A'; }
};

void name_groups(const GapGround& ground, Gap& gap, int a, int b)
{
    gap.groups = {ground.now.groups[static_cast<std::size_t>(a)], ground.now.groups[static_cast<std::size_t>(b)]};
    gap.named = gap.groups;
}

}  // namespace

std::vector<CityPart> city_parts(const GapGround& ground)
{
    const network::Snapshot& now = ground.now;
    std::map<CityId, std::vector<std::uint32_t>> by_city;
    for (std::uint32_t i = 0; i < now.graph.n; ++i)
        by_city[ground.actors[i]->city].push_back(i);
    std::vector<std::uint32_t> place(now.graph.n, 0);
    std::vector<CityPart> out;
    for (auto& [city, nodes] : by_city) {
        CityPart part;
        part.city = city;
        part.groups = static_cast<int>(now.groups.size());
        part.town_hall.assign(now.groups.size(), false);
        for (std::uint32_t k = 0; k < nodes.size(); ++k) {
            place[nodes[k]] = k;
            part.group.push_back(now.group[nodes[k]]);
            if (ground.administration[nodes[k]])
                part.town_hall[static_cast<std::size_t>(now.group[nodes[k]])] = true;
        }
        std::vector<network::GraphTie> ties;
        for (const network::GraphTie& tie : now.graph.ties)
            if (ground.actors[tie.a]->city == city && ground.actors[tie.b]->city == city)
                ties.push_back({place[tie.a], place[tie.b], tie.strength});
        part.graph = network::make_graph(static_cast<std::uint32_t>(nodes.size()), std::move(ties), false, now.graph.weighted);
        part.nodes = std::move(nodes);
        out.push_back(std::move(part));
    }
    return out;
}

std::vector<SeamCell> observable_cells(const GapGround& ground, const CityPart& part)
{
    std::vector<bool> tied(part.nodes.size(), false);
    std::map<std::pair<int, int>, SeamCell> cells;
    for (std::uint32_t i = 0; i < part.nodes.size() && !ground.stopped(); ++i) {
        if (!part.town_hall[static_cast<std::size_t>(part.group[i])])
            continue;
        const auto mark = [&](bool set) {
            for (std::uint32_t k = part.graph.offset[i]; k < part.graph.offset[i + 1]; ++k)
                tied[part.graph.row[k].node] = set;
        };
        mark(true);
        for (std::uint32_t j = i + 1; j < part.nodes.size(); ++j) {
            const auto [a, b] = std::minmax(part.group[i], part.group[j]);
            if (a == b || !part.town_hall[static_cast<std::size_t>(part.group[j])])
                continue;
            const bool tie = tied[j];
            if (!tie && ground.positions.sides(ground.now.actors[part.nodes[i]], ground.now.actors[part.nodes[j]]) == 0)
                continue;
            SeamCell& cell = cells[{a, b}];
            cell.a = a;
            cell.b = b;
            ++cell.possible;
            cell.ties += tie;
        }
        mark(false);
    }
    std::vector<SeamCell> out;
    for (const auto& [pair, cell] : cells)
        out.push_back(cell);
    return out;
}

std::vector<Gap> shared_work(const GapGround& ground)
{
    std::vector<Gap> out;
    for (const CityPart& part : city_parts(ground)) {
        std::vector<std::vector<std::string>> topics;
        for (const std::uint32_t node : part.nodes)
            topics.push_back(ground.actors[node]->topics);
        const auto could_be_seen = [&](std::uint32_t i, std::uint32_t j) {
            const std::uint32_t a = part.nodes[i];
            const std::uint32_t b = part.nodes[j];
            return ground.positions.sides(ground.now.actors[a], ground.now.actors[b]) > 0 || !ground.ended_or_denied(a, b).empty();
        };
        for (const SharedTask& pair : shared_tasks(part.graph, part.group, topics, least_shared_task, ground.work, could_be_seen)) {
            if (ground.stopped())
                break;
            const std::uint32_t a = part.nodes[pair.a];
            const std::uint32_t b = part.nodes[pair.b];
            const std::vector<std::uint32_t> said = ground.ended_or_denied(a, b);
            const int sides = ground.positions.sides(ground.now.actors[a], ground.now.actors[b]);
            Gap gap = ground.gap(GapKind::shared_task, "shared_task", {a, b});
            gap.grade = !said.empty() ? 'A' : sides == 2 ? 'B' : 'C';
            gap.score = pair.score;
            gap.fragility = 1;
            gap.named = gap.actors;
            gap.values = {{"similarity", pair.similarity}};
            if (pair.distance)
                gap.values.emplace_back("distance", *pair.distance);
            std::string list;
            for (const std::string& topic : pair.topics)
                list += (list.empty() ? "" : ", ") + topic;
            gap.text = {"{1} and {2} both work on {3}, yet neither a direct contact nor a common partner was reported.", {ground.name(a), ground.name(b), list}};
            ground.rest_on(gap, said);
            out.push_back(std::move(gap));
        }
    }
    return out;
}

namespace {

bool is_thin(const SeamCell& cell) { return cell.q_testable && *cell.q_testable <= false_share && 2 * cell.ties <= cell.expected; }

/// How many more ties of one cell make the finding vanish.
int ties_to_mend(const std::vector<SeamCell>& cells, std::size_t at)
{
    std::vector<SeamCell> more = cells;
    for (int added = 1; more[at].ties < more[at].possible; ++added) {
        ++more[at].ties;
        const std::optional<Seams> seams = tested_seams(more);
        if (!seams || !is_thin(seams->cells[at]))
            return added;
    }
    return more[at].possible - cells[at].ties;
}

}  // namespace

std::vector<Gap> seams_worn_thin(const GapGround& ground, bool compare)
{
    std::vector<Gap> out;
    for (const CityPart& part : city_parts(ground)) {
        const std::vector<SeamCell> counted = observable_cells(ground, part);
        const std::optional<Seams> seams = tested_seams(counted);
        if (!seams)
            continue;
        std::vector<std::size_t> thin;
        std::vector<std::pair<int, int>> pairs;
        for (std::size_t c = 0; c < seams->cells.size(); ++c)
            if (is_thin(seams->cells[c])) {
                thin.push_back(c);
                pairs.emplace_back(seams->cells[c].a, seams->cells[c].b);
            }
        if (thin.empty())
            continue;
        const SwapNull null = compare ? swap_null(part.graph, part.group, pairs, task_seed(seam_seed, part.city.value), 2000, ground.work) : SwapNull{};
        for (std::size_t k = 0; k < thin.size(); ++k) {
            const SeamCell& cell = seams->cells[thin[k]];
            const Between between(ground, part, cell.a, cell.b);
            Gap gap;
            gap.kind = GapKind::thin_seam;
            gap.form = "thin_seam";
            gap.grade = between.grade();
            gap.score = 1 - cell.ties / cell.expected;
            gap.fragility = ties_to_mend(counted, thin[k]);
            gap.values = {{"ties", cell.ties}, {"possible", cell.possible}, {"expected", cell.expected}, {"p", cell.p_lower}, {"q", *cell.q_testable}, {"q_dependent", *cell.q_dependent}};
            name_groups(ground, gap, cell.a, cell.b);
            gap.text = {"{1} and {2} have {3} contacts; chance would give about {4}. So few come about by chance in {5} % of cases.",
                        {ground.name(gap.groups[0]), ground.name(gap.groups[1]), whole(cell.ties), whole(cell.expected), percent(cell.p_lower)}};
            if (compare) {
                gap.values.emplace_back("p_degrees", null.p_lower[k]);
                gap.values.emplace_back("expected_degrees", null.mean[k]);
                gap.text.text = "{1} and {2} have {3} contacts; chance would give about {4}. So few come about by chance in {5} % of cases, in {6} % considering how well connected everyone is.";
                gap.text.args.push_back(percent(null.p_lower[k]));
            }
            std::vector<std::uint32_t> behind = ties_between(ground, marked(ground, between.one), marked(ground, between.other));
            behind.insert(behind.end(), between.said.begin(), between.said.end());
            ground.rest_on(gap, behind);
            out.push_back(std::move(gap));
        }
    }
    return out;
}

std::vector<Gap> holes(const GapGround& ground)
{
    std::vector<Gap> out;
    for (const CityPart& part : city_parts(ground))
        for (const Hole& hole : department_holes(part.graph, part.group, part.groups)) {
            if (ground.stopped())
                break;
            if (!part.town_hall[static_cast<std::size_t>(hole.a)] || !part.town_hall[static_cast<std::size_t>(hole.b)])
                continue;
            const Between between(ground, part, hole.a, hole.b);
            if (between.blind())
                continue;
            Gap gap;
            gap.kind = GapKind::hole;
            gap.grade = between.grade();
            gap.fragility = 1;
            name_groups(ground, gap, hole.a, hole.b);
            std::vector<std::uint32_t> brokers;
            for (const std::uint32_t broker : hole.brokers)
                brokers.push_back(part.nodes[broker]);
            for (const std::uint32_t broker : brokers)
                gap.actors.push_back(ground.now.actors[broker]);
            const std::string& a = ground.name(gap.groups[0]);
            const std::string& b = ground.name(gap.groups[1]);
            gap.values = {{"brokers", static_cast<double>(brokers.size())}};
            if (brokers.empty()) {
                gap.form = "hole_no_broker";
                gap.score = 1;
                gap.text = {"Between {1} and {2} neither a direct contact nor anybody in between was reported.", {a, b}};
            } else if (brokers.size() == 1) {
                gap.form = "hole_single_broker";
                gap.score = 0.5;
                gap.named.push_back(gap.actors.front());
                gap.text = {"{1} and {2} meet only through {3}.", {a, b, ground.name(brokers.front())}};
            } else {
                gap.form = "hole_several_brokers";
                gap.threshold = false;
                gap.text = {"{1} and {2} have no direct contact; {3} others know both.", {a, b, whole(static_cast<double>(brokers.size()))}};
            }
            std::vector<bool> both = marked(ground, between.one);
            for (const std::uint32_t node : between.other)
                both[node] = true;
            std::vector<std::uint32_t> behind = ties_between(ground, marked(ground, brokers), both);
            behind.insert(behind.end(), between.said.begin(), between.said.end());
            ground.rest_on(gap, behind);
            out.push_back(std::move(gap));
        }
    return out;
}

}  // namespace crosscut::analysis
