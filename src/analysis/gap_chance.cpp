// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_chance.hpp"

#include "analysis/gap_evidence.hpp"
#include "analysis/gap_parts.hpp"
#include "analysis/paths.hpp"
#include "analysis/random.hpp"
#include "foundation/number.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace crosscut::analysis {

namespace {

constexpr std::size_t counted = 5;
using Counts = std::array<int, counted>;
enum Counted : std::size_t { shared, hole, door, channel, broker };

using Order = std::vector<std::uint32_t>;

/// Everything of one city that stays where it is, and what its actors are.
struct Town {
    CityPart part;
    std::vector<std::uint8_t> observable;  ///< pairs of positions that somebody could speak of, or spoke of
    std::vector<std::uint8_t> apart;       ///< of these, those without a tie or a common partner
    std::vector<std::pair<std::uint32_t, std::uint32_t>> alike;  ///< pairs of actors of two departments with the same tasks

    bool at(const std::vector<std::uint8_t>& pairs, std::uint32_t i, std::uint32_t j) const { return pairs[std::size_t{i} * part.nodes.size() + j] != 0; }
};

struct Square {
    const GapGround& ground;
    std::vector<Town> towns;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> said;  ///< pairs that somebody said had ended or are not there
    std::unique_ptr<LookBack> back;
    std::vector<bool> blind_actor;

    Square(const GapGround& all, const std::optional<Day>& reference) : ground(all)
    {
        for (const network::TieState& state : ground.now.ties) {
            const network::Tie* tie = ground.ties.find(state.tie);
            const auto a = ground.now.node(tie->a);
            const auto b = ground.now.node(tie->b);
            if (a && b && ground.said_gone(state))
                said.push_back(std::minmax(a->index, b->index));
        }
        std::sort(said.begin(), said.end());
        for (CityPart& part : city_parts(ground))
            towns.push_back(town(std::move(part)));
        if (reference) {
            back = std::make_unique<LookBack>(ground, *reference);
            blind_actor = back->blind_actors();
        }
    }

    bool spoken(std::uint32_t a, std::uint32_t b) const { return std::binary_search(said.begin(), said.end(), std::pair(std::min(a, b), std::max(a, b))); }

    Town town(CityPart part) const
    {
        const std::size_t n = part.nodes.size();
        Town out{std::move(part), std::vector<std::uint8_t>(n * n, 0), std::vector<std::uint8_t>(n * n, 0), {}};
        for (std::uint32_t i = 0; i < n && !ground.stopped(); ++i) {
            const Values distance = distances_from(out.part.graph, i, false);
            for (std::uint32_t j = 0; j < n; ++j) {
                const std::uint32_t a = out.part.nodes[i];
                const std::uint32_t b = out.part.nodes[j];
                if (i == j || (ground.positions.sides(ground.now.actors[a], ground.now.actors[b]) == 0 && !spoken(a, b)))
                    continue;
                out.observable[i * n + j] = 1;
                out.apart[i * n + j] = !distance[j] || *distance[j] > 2;
            }
        }
        // Likeness is that of the actors, wherever they stand: looked up in a network without ties.
        std::vector<std::vector<std::string>> topics;
        for (const std::uint32_t node : out.part.nodes)
            topics.push_back(ground.actors[node]->topics);
        for (const SharedTask& pair : shared_tasks(network::make_graph(static_cast<std::uint32_t>(n), {}, false, false), out.part.group, topics, least_shared_task, ground.work))
            out.alike.emplace_back(pair.a, pair.b);
        return out;
    }

    /// Counts with the actors put to the places of `orders`: the actor of each place of a city.
    Counts count(const std::vector<Order>& orders) const
    {
        Counts out{};
        const network::Snapshot& now = ground.now;
        std::vector<int> group(now.group.size());
        std::vector<bool> civil(now.group.size());
        std::vector<bool> administration(now.group.size());
        for (std::size_t t = 0; t < towns.size(); ++t) {
            const CityPart& part = towns[t].part;
            std::vector<std::uint32_t> place(part.nodes.size());
            for (std::uint32_t i = 0; i < part.nodes.size(); ++i) {
                const std::uint32_t actor = part.nodes[orders[t][i]];
                place[orders[t][i]] = i;
                group[part.nodes[i]] = now.group[actor];
                civil[part.nodes[i]] = ground.civil[actor];
                administration[part.nodes[i]] = ground.administration[actor];
            }
            for (const auto& [x, y] : towns[t].alike)
                out[shared] += towns[t].at(towns[t].apart, place[x], place[y]);
            out[hole] += holes_of(towns[t], orders[t]);
        }
        for (const Doors& row : narrow_doors(now.graph, group, civil, administration))
            out[door] += could_be_known(row, administration);
        if (back) {
            const Lost lost = lost_between(back->then.graph, back->now.graph, group);
            const std::set<std::pair<int, int>> blind = back->blind_channels(group);
            for (const auto& pair : lost.channels)
                out[channel] += !blind.count(pair) && !is_one_tie(group, pair.first, pair.second);
            for (const Lost::Broker& row : lost.brokers)
                out[broker] += !blind_actor[row.actor];
        }
        return out;
    }

    int holes_of(const Town& town, const Order& order) const
    {
        std::vector<int> group(order.size());
        std::vector<std::vector<std::uint32_t>> members(static_cast<std::size_t>(town.part.groups));
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            group[i] = town.part.group[order[i]];
            members[static_cast<std::size_t>(group[i])].push_back(i);
        }
        int out = 0;
        for (const Hole& found : department_holes(town.part.graph, group, town.part.groups)) {
            const auto a = static_cast<std::size_t>(found.a);
            const auto b = static_cast<std::size_t>(found.b);
            if (found.brokers.size() > 1 || !town.part.town_hall[a] || !town.part.town_hall[b])
                continue;
            out += std::any_of(members[a].begin(), members[a].end(), [&](std::uint32_t i) {
                return std::any_of(members[b].begin(), members[b].end(), [&](std::uint32_t j) { return town.at(town.observable, i, j); });
            });
        }
        return out;
    }

    bool could_be_known(const Doors& row, const std::vector<bool>& administration) const
    {
        const ActorId actor = ground.now.actors[row.actor];
        if (ground.positions.interviewed(actor))
            return true;
        for (const std::uint32_t i : ground.interviewed)
            if (administration[i] && std::find(row.doors.begin(), row.doors.end(), i) == row.doors.end() && ground.positions.speaks(ground.now.actors[i], actor))
                return true;
        return std::any_of(said.begin(), said.end(), [&](const auto& pair) {
            return (pair.first == row.actor && administration[pair.second]) || (pair.second == row.actor && administration[pair.first]);
        });
    }
};

}  // namespace

Result<std::vector<ChanceCount>> expected_by_chance(const evidence::Archive& archive, const network::TieSet& ties, const GapQuestion& asked, std::uint64_t seed, Work& work,
                                                    std::size_t permutations)
{
    network::Question question = asked.question;
    if (!question.until)
        question.until = last_observed_day(archive, ties, question);
    if (!question.until)
        return no_day_for_gaps();
    const GapGround ground(archive, ties, question, *question.until, &work);
    const bool looks_back = asked.reference && *asked.reference < *question.until;
    const Square square(ground, looks_back ? asked.reference : std::nullopt);
    std::vector<Order> as_it_is;
    for (const Town& town : square.towns) {
        as_it_is.emplace_back(town.part.nodes.size());
        std::iota(as_it_is.back().begin(), as_it_is.back().end(), 0u);
    }
    if (work.stopped())
        return stopped_on_request();
    const Counts found = square.count(as_it_is);
    std::vector<Counts> by_chance(permutations);
    const bool done = parallel_for(work, permutations, 1, [&](std::size_t begin, std::size_t end, unsigned) {
        for (std::size_t k = begin; k < end; ++k) {
            Random random(task_seed(seed, k));
            std::vector<Order> orders = as_it_is;
            for (Order& order : orders)
                random.shuffle(order);
            by_chance[k] = square.count(orders);
        }
    });
    if (!done || work.stopped())
        return stopped_on_request();
    static constexpr std::array<std::pair<GapKind, const char*>, counted> rows{{{GapKind::shared_task, ""},
                                                                                {GapKind::hole, ""},
                                                                                {GapKind::one_door, ""},
                                                                                {GapKind::lost, "lost_channel"},
                                                                                {GapKind::lost, "lost_broker"}}};
    std::vector<ChanceCount> out;
    for (std::size_t c = 0; c < counted; ++c) {
        if (rows[c].first == GapKind::lost && !looks_back)
            continue;
        ChanceCount row{rows[c].first, rows[c].second, found[c], 0, 1};
        std::uint64_t sum = 0;
        std::size_t as_many = 0;
        for (const Counts& counts : by_chance) {
            sum += static_cast<std::uint64_t>(counts[c]);
            as_many += counts[c] >= found[c];
        }
        if (permutations > 0)
            row.expected = static_cast<double>(sum) / static_cast<double>(permutations);
        row.p = (static_cast<double>(as_many) + 1) / (static_cast<double>(permutations) + 1);
        out.push_back(std::move(row));
    }
    return out;
}

std::string chance_words(Language language, const ChanceCount& count)
{
    const std::string found = std::to_string(count.found);
    // Half a finding is none: below it nothing is to be expected.
    const long long whole = std::llround(count.expected);
    const std::string expected = plain(whole);
    if (count.form == "lost_channel")
        return whole == 0 ? say(language, "Lost channels between departments: {1}; by chance none would be expected.", {found})
                          : say(language, "Lost channels between departments: {1}; by chance about {2} would be expected.", {found, expected});
    if (count.form == "lost_broker")
        return whole == 0 ? say(language, "Lost brokers: {1}; by chance none would be expected.", {found})
                          : say(language, "Lost brokers: {1}; by chance about {2} would be expected.", {found, expected});
    return whole == 0 ? say(language, "Found: {1}; by chance none would be expected.", {found}) : say(language, "Found: {1}; by chance about {2} would be expected.", {found, expected});
}

}  // namespace crosscut::analysis
