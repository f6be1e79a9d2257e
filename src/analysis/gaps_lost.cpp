// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_evidence.hpp"

#include "analysis/gap_parts.hpp"
#include "foundation/day.hpp"
#include "foundation/number.hpp"

#include <algorithm>

namespace crosscut::analysis {

using network::Presence;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

LookBack::LookBack(const GapGround& ground, Day reference)
{
    network::Question back = ground.now.question;
    back.from = std::nullopt;
    back.until = reference;
    // Lost is only what two had that were there then and are there now (methods 4.2); nodes are those of now.
    then = network::snapshot(ground.archive, ground.ties, back, &ground.now.actors);
    network::Question today = back;
    today.until = ground.day;
    now = network::snapshot(ground.archive, ground.ties, today, &ground.now.actors);
    for (std::size_t t = 0; t < now.ties.size(); ++t) {
        const network::Tie* tie = ground.ties.find(now.ties[t].tie);
        if (now.ties[t].presence == Presence::unobserved && now.ties[t].holds.value_or(false))
            blind.insert(std::minmax(now.node(tie->a)->index, now.node(tie->b)->index));
        if (then.ties[t].drawn && (then.ties[t].presence != Presence::certain || now.ties[t].presence != Presence::absent))
            unsure.insert(now.ties[t].tie);
    }
    for (std::size_t t = 0; t < then.graph.ties.size(); ++t)
        behind[std::minmax(then.graph.ties[t].a, then.graph.ties[t].b)] = then.pair_ties[t];
}

bool is_one_tie(const std::vector<int>& group, int a, int b)
{
    return std::count(group.begin(), group.end(), a) == 1 && std::count(group.begin(), group.end(), b) == 1;
}

std::set<std::pair<int, int>> LookBack::blind_channels(const std::vector<int>& group) const
{
    std::set<std::pair<int, int>> out;
    for (const Pair& pair : blind)
        out.insert(std::minmax(group[pair.first], group[pair.second]));
    return out;
}

std::vector<bool> LookBack::blind_actors() const
{
    std::vector<bool> out(now.actors.size(), false);
    for (const Pair& pair : blind)
        out[pair.first] = out[pair.second] = true;
    return out;
}

std::vector<Gap> lost_links(const GapGround& ground, Day reference)
{
    LookBack back(ground, reference);
    const network::Snapshot& then = back.then;
    const network::Snapshot& now = back.now;
    const std::set<Pair>& blind = back.blind;
    const std::set<std::pair<int, int>> blind_channels = back.blind_channels(now.group);
    const std::vector<bool> blind_actor = back.blind_actors();
    const std::set<std::uint32_t>& unsure = back.unsure;
    auto& behind = back.behind;
    const auto sides = [&](std::uint32_t a, std::uint32_t b) { return ground.positions.sides(now.actors[a], now.actors[b]); };
    const auto grade = [&](const Pair& pair) {
        const bool sure = std::none_of(behind[pair].begin(), behind[pair].end(), [&](std::uint32_t tie) { return unsure.count(tie) > 0; });
        return sure ? 'A' : sides(pair.first, pair.second) == 2 ? 'B' : 'C';
    };
    const std::string before_day = iso(reference);
    const std::string after_day = iso(ground.day);

    std::vector<Gap> out;
    const Lost lost = lost_between(then.graph, now.graph, now.group);
    for (const Pair& pair : lost.ties) {
        if (blind.count(pair))
            continue;
        Gap gap = ground.gap(GapKind::lost, "lost_tie", {pair.first, pair.second});
        gap.grade = grade(pair);
        int strength = 0;
        for (const std::uint32_t tie : behind[pair])
            strength = std::max(strength, ground.ties.find(tie)->strength);
        gap.score = strength / 5.0;
        gap.named = gap.actors;
        gap.text = {"{1} and {2} were in contact on {3} and no longer on {4}.", {ground.name(pair.first), ground.name(pair.second), before_day, after_day}};
        ground.rest_on(gap, behind[pair]);
        out.push_back(std::move(gap));
    }
    for (const auto& [a, b] : lost.channels) {
        if (blind_channels.count(std::minmax(a, b)) || is_one_tie(now.group, a, b))
            continue;
        Gap gap;
        gap.kind = GapKind::lost;
        gap.form = "lost_channel";
        gap.grade = 'A';
        std::vector<std::uint32_t> carried;
        std::set<std::uint32_t> ends;
        for (const auto& [pair, ties] : behind) {
            if (std::pair<int, int>(std::minmax(now.group[pair.first], now.group[pair.second])) != std::pair(a, b))
                continue;
            gap.grade = std::max(gap.grade, grade(pair));
            carried.insert(carried.end(), ties.begin(), ties.end());
            ends.insert({pair.first, pair.second});
            gap.score += 1;
        }
        for (const std::uint32_t end : ends)
            gap.actors.push_back(now.actors[end]);
        gap.groups = {now.groups[static_cast<std::size_t>(a)], now.groups[static_cast<std::size_t>(b)]};
        gap.named = gap.groups;
        gap.text = {"Between {1} and {2} there was contact on {3}; on {4} there is none.",
                    {ground.name(gap.groups[0]), ground.name(gap.groups[1]), before_day, after_day}};
        ground.rest_on(gap, carried);
        out.push_back(std::move(gap));
    }
    for (const Lost::Broker& broker : lost.brokers) {
        if (blind_actor[broker.actor])
            continue;
        Gap gap = ground.gap(GapKind::lost, "lost_broker", {broker.actor});
        gap.grade = 'A';
        gap.score = static_cast<double>(broker.before - broker.now) / broker.before;
        std::vector<std::uint32_t> carried;
        for (const auto& [pair, ties] : behind) {
            if (pair.first != broker.actor && pair.second != broker.actor)
                continue;
            carried.insert(carried.end(), ties.begin(), ties.end());
            if (std::find(lost.ties.begin(), lost.ties.end(), pair) != lost.ties.end())
                gap.grade = std::max(gap.grade, grade(pair));
        }
        gap.named = gap.actors;
        gap.text = {"{1} brought {2} pairs from different departments together on {3}, and {4} on {5}.",
                    {ground.name(broker.actor), plain(static_cast<long long>(broker.before)), before_day, plain(static_cast<long long>(broker.now)), after_day}};
        ground.rest_on(gap, carried);
        out.push_back(std::move(gap));
    }
    return out;
}

}  // namespace crosscut::analysis
