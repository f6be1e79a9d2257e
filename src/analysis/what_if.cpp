// SPDX-License-Identifier: Apache-2.0
#include "analysis/what_if.hpp"

#include "analysis/catalogue.hpp"
#include "analysis/cohesion.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace crosscut::analysis {

using namespace evidence;
using network::Snapshot;

namespace {

/// Values that differ by less share a place.
constexpr double same_value = 1e-9;

Parts parts_of(const Snapshot& snapshot, const std::vector<int>& component)
{
    Parts out;
    out.actors = static_cast<int>(snapshot.actors.size());
    std::map<int, long long> size;
    for (const int label : component)
        ++size[label];
    out.count = static_cast<int>(size.size());
    for (const auto& [label, members] : size) {
        out.largest = std::max(out.largest, static_cast<int>(members));
        out.pairs += members * (members - 1) / 2;
    }
    return out;
}

/// What the two networks are compared on: the actors that stay, with their components then and now.
class Comparison {
public:
    Comparison(const Archive& archive, WhatIf& out)
        : archive_(archive), out_(out), then_(weak_components(out.before.graph)), now_(weak_components(out.after.graph))
    {
        for (std::size_t i = 0; i < out.after.actors.size(); ++i)
            old_.push_back(out.before.node(out.after.actors[i])->index);
    }

    void run()
    {
        out_.parts_before = parts_of(out_.before, then_);
        out_.parts_after = parts_of(out_.after, now_);
        pairs();
        pieces();
        difference();
        departments();
        doors();
        leads();
    }

private:
    void pairs()
    {
        std::map<int, long long> before;
        std::map<std::pair<int, int>, long long> both;
        for (std::size_t i = 0; i < now_.size(); ++i) {
            ++before[then_[old_[i]]];
            ++both[{then_[old_[i]], now_[i]}];
        }
        long long kept = 0;
        for (const auto& [label, members] : before)
            out_.pairs_before += members * (members - 1) / 2;
        for (const auto& [label, members] : both)
            kept += members * (members - 1) / 2;
        out_.pairs_cut = out_.pairs_before - kept;
        out_.pairs_joined = out_.parts_after.pairs - kept;
    }

    void pieces()
    {
        std::map<int, std::map<int, std::vector<ActorId>>> split;  // old component -> new ones
        for (std::size_t i = 0; i < now_.size(); ++i)
            split[then_[old_[i]]][now_[i]].push_back(out_.after.actors[i]);
        for (auto& [label, parts] : split) {
            std::size_t most = 0;
            int stays = -1;
            for (const auto& [part, members] : parts)
                if (members.size() > most) {
                    most = members.size();
                    stays = part;
                }
            for (auto& [part, members] : parts)
                if (part != stays)
                    out_.pieces.push_back(std::move(members));
        }
        std::stable_sort(out_.pieces.begin(), out_.pieces.end(), [](const auto& x, const auto& y) { return x.size() > y.size(); });
    }

    void difference()
    {
        using Pair = std::pair<ActorId, ActorId>;
        const auto pairs_of = [](const Snapshot& snapshot) {
            std::map<Pair, std::size_t> out;
            for (std::size_t t = 0; t < snapshot.graph.ties.size(); ++t) {
                const auto& tie = snapshot.graph.ties[t];
                out.emplace(std::minmax(snapshot.actors[tie.a], snapshot.actors[tie.b]), t);
            }
            return out;
        };
        const std::map<Pair, std::size_t> before = pairs_of(out_.before);
        const std::map<Pair, std::size_t> after = pairs_of(out_.after);
        for (const auto& [pair, t] : before)
            (after.count(pair) ? out_.kept : out_.lost).push_back({{pair.first, pair.second}, out_.before.pair_ties[t]});
        for (const auto& [pair, t] : after)
            if (!before.count(pair))
                out_.fresh.push_back({{pair.first, pair.second}, out_.after.pair_ties[t]});
        for (std::uint32_t i = 0; i < out_.after.graph.n; ++i)
            if (out_.after.graph.degree(i) == 0 && out_.before.graph.degree(old_[i]) > 0)
                out_.alone.push_back(out_.after.actors[i]);
    }

    void departments()
    {
        // A department counts where units of the town hall stay in it.
        std::map<ActorId, std::vector<std::uint32_t>> members;
        std::set<ActorId> town_hall;
        for (std::uint32_t i = 0; i < out_.after.graph.n; ++i) {
            const ActorId group = out_.after.groups[static_cast<std::size_t>(out_.after.group[i])];
            members[group].push_back(i);
            if (find(*archive_.actors, out_.after.actors[i])->sector == Sector::administration)
                town_hall.insert(group);
        }
        using Pair = std::pair<ActorId, ActorId>;
        const auto city = [&](ActorId group) { return find(*archive_.actors, group)->city; };
        const auto channels = [&](const Snapshot& snapshot) {
            std::set<Pair> out;
            for (const network::GraphTie& tie : snapshot.graph.ties) {
                const ActorId a = snapshot.groups[static_cast<std::size_t>(snapshot.group[tie.a])];
                const ActorId b = snapshot.groups[static_cast<std::size_t>(snapshot.group[tie.b])];
                if (a != b && town_hall.count(a) && town_hall.count(b) && city(a) == city(b))
                    out.insert(std::minmax(a, b));
            }
            return out;
        };
        const std::set<Pair> then = channels(out_.before);
        const std::set<Pair> now = channels(out_.after);
        for (const Pair& pair : then)
            if (!now.count(pair))
                out_.channels_lost.push_back({pair.first, pair.second});
        for (const Pair& pair : now)
            if (!then.count(pair))
                out_.channels_new.push_back({pair.first, pair.second});
        std::map<ActorId, std::set<int>> reach_then;
        std::map<ActorId, std::set<int>> reach_now;
        for (const ActorId group : town_hall)
            for (const std::uint32_t i : members[group]) {
                reach_then[group].insert(then_[old_[i]]);
                reach_now[group].insert(now_[i]);
            }
        const auto meet = [](const std::set<int>& x, const std::set<int>& y) {
            return std::any_of(x.begin(), x.end(), [&](int label) { return y.count(label) > 0; });
        };
        // Of two departments that come apart at least one has somebody in a part that broke off.
        std::set<ActorId> touched;
        for (const std::vector<ActorId>& piece : out_.pieces)
            for (const ActorId actor : piece)
                touched.insert(out_.after.groups[static_cast<std::size_t>(out_.after.group[out_.after.node(actor)->index])]);
        std::set<Pair> apart;
        for (const ActorId a : touched)
            for (const ActorId b : town_hall)
                if (a != b && town_hall.count(a) && city(a) == city(b) && meet(reach_then[a], reach_then[b]) && !meet(reach_now[a], reach_now[b]))
                    apart.insert(std::minmax(a, b));
        for (const Pair& pair : apart)
            out_.departments_apart.push_back({pair.first, pair.second});
    }

    void doors()
    {
        const auto sector = [&](ActorId actor) { return find(*archive_.actors, actor)->sector; };
        const auto doors_of = [&](const Snapshot& snapshot, std::uint32_t i) {
            int doors = 0;
            for (std::uint32_t k = snapshot.graph.offset[i]; k < snapshot.graph.offset[i + 1]; ++k)
                doors += sector(snapshot.actors[snapshot.graph.row[k].node]) == Sector::administration;
            return doors;
        };
        for (std::uint32_t i = 0; i < out_.after.graph.n; ++i) {
            const ActorId actor = out_.after.actors[i];
            if (sector(actor) != Sector::civil_society)
                continue;
            const int before = doors_of(out_.before, old_[i]);
            const int after = doors_of(out_.after, i);
            if (before > 0 && after == 0)
                out_.doors_lost.push_back(actor);
            else if (before > 1 && after == 1)
                out_.one_door.push_back(actor);
            else if (before == 0 && after > 0)
                out_.doors_new.push_back(actor);
        }
    }

    void leads()
    {
        const std::optional<Day> day = out_.before.question.until;
        for (const Structure& structure : *archive_.structures) {
            if (!out_.gone.leaves(structure.lead))
                continue;
            const bool closed = std::any_of(out_.gone.structures.begin(), out_.gone.structures.end(), [&](const auto& one) { return one.structure == structure.id; });
            if (!closed && day && structures::alive(structures::status_on(archive_, structure.id, *day).status))
                out_.leads_lost.push_back(structure.id);
        }
    }

    const Archive& archive_;
    WhatIf& out_;
    std::vector<int> then_;
    std::vector<int> now_;
    std::vector<std::uint32_t> old_;  ///< position before of each actor after
};

/// Places from 1 by value, largest first; equal values share one, undefined ones have none.
std::map<ActorId, int> places_of(const Snapshot& snapshot, const Values& values)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] && std::isfinite(*values[i]))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return *values[x] > *values[y]; });
    std::map<ActorId, int> out;
    int place = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (k == 0 || *values[order[k - 1]] - *values[order[k]] > same_value)
            place = static_cast<int>(k) + 1;
        out[snapshot.actors[order[k]]] = place;
    }
    return out;
}

void rank(WhatIf& out, const Values& before, const Values& after, int most)
{
    const std::map<ActorId, int> then = places_of(out.before, before);
    const std::map<ActorId, int> now = places_of(out.after, after);
    const auto first = [&](const std::map<ActorId, int>& places) {
        std::vector<std::pair<int, ActorId>> order;
        for (const auto& [actor, place] : places)
            order.emplace_back(place, actor);
        std::sort(order.begin(), order.end());
        // Of a place that more share than fit nobody is listed: who of them comes first is not said by the measure.
        std::size_t end = std::min(order.size(), static_cast<std::size_t>(std::max(most, 0)));
        while (end > 0 && end < order.size() && order[end].first == order[end - 1].first)
            --end;
        order.resize(end);
        return order;
    };
    std::set<ActorId> chosen;
    for (const auto& list : {first(then), first(now)})
        for (const auto& [place, actor] : list)
            chosen.insert(actor);
    for (const ActorId actor : chosen) {
        Placed row;
        row.actor = actor;
        if (const auto node = out.before.node(actor))
            row.before = before[node->index];
        if (const auto node = out.after.node(actor))
            row.after = after[node->index];
        if (const auto found = then.find(actor); found != then.end())
            row.place_before = found->second;
        if (const auto found = now.find(actor); found != now.end())
            row.place_after = found->second;
        out.places.push_back(row);
    }
    const auto weight = [](int place) { return place > 0 ? place : 1 << 30; };
    std::stable_sort(out.places.begin(), out.places.end(), [&](const Placed& x, const Placed& y) {
        return std::pair{weight(x.place_before), weight(x.place_after)} < std::pair{weight(y.place_before), weight(y.place_after)};
    });
}

}  // namespace

Result<WhatIf> what_if(const Archive& archive, const network::TieSet& ties, const Snapshot& before, const Scenario& scenario, std::string_view measure, Work& work, int most)
{
    const Measure* row = find_measure(measure);
    if (row && row->per != Per::actor)
        return Problem{Problem::Code::unknown_name, {"“{1}” is no measure of actors.", {std::string(measure)}}, {"crosscut measure --list shows all of them."}, {}};
    std::vector<ActorId> named;
    for (const ActorPair& pair : scenario.ties)
        named.insert(named.end(), {pair.a, pair.b});
    for (const NewStructure& structure : scenario.founded)
        named.insert(named.end(), structure.members.begin(), structure.members.end());
    for (const ActorId actor : named)
        if (!before.node(actor))
            return Problem{Problem::Code::unknown_name, {"“{1}” is not in the network that is asked for.", {described(archive, actor)}}, {"Ask for its city and field, too, or choose another actor."}, {}};
    Result<Gone> gone = gone_in(archive, ties, before, scenario);
    if (!gone)
        return gone.problem();
    WhatIf out;
    network::Alteration change;
    for (const Gone::LeavingActor& one : gone->actors)
        change.actors.push_back(one.actor);
    change.ties = gone->ties;
    change.cut = scenario.cut;
    change.added = scenario.ties;
    for (const NewStructure& structure : scenario.founded)
        for (std::size_t i = 0; i < structure.members.size(); ++i)
            for (std::size_t j = i + 1; j < structure.members.size(); ++j)
                change.added.push_back({structure.members[i], structure.members[j]});
    out.gone = std::move(*gone);
    out.before = before;
    out.after = network::altered(ties, before, change);
    out.measure = measure;
    Comparison(archive, out).run();
    Work then(work, 0.0, 0.5);
    const Result<Values> values_before = measured(measure, out.before, then);
    if (!values_before)
        return values_before.problem();
    Work now(work, 0.5, 1.0);
    const Result<Values> values_after = measured(measure, out.after, now);
    if (!values_after)
        return values_after.problem();
    rank(out, *values_before, *values_after, most);
    out.consequences = consequences_of(archive, out);
    return out;
}

}  // namespace crosscut::analysis
