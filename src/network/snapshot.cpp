// SPDX-License-Identifier: Apache-2.0
#include "network/snapshot.hpp"

#include "network/drawn.hpp"
#include "network/lifetime.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace crosscut::network {

namespace {

using evidence::Archive;

/// Ties from which on a second thread is worth its start.
constexpr std::size_t worth_thread = 20000;

constexpr std::array<std::string_view, 4> mode_keys{"midpoint", "certain", "possible", "expected"};
constexpr std::array<std::string_view, 4> mode_labels{"Middle of vague dates", "Certain only", "Everything possible", "Weighted by probability"};
constexpr std::array<std::string_view, 4> presence_keys{"certain", "possible", "absent", "unobserved"};
constexpr std::array<std::string_view, 4> presence_labels{"certain", "possible", "absent", "not observed"};

}  // namespace

std::string_view key(TimeMode mode) { return mode_keys[static_cast<std::size_t>(mode)]; }
std::string_view label(Language language, TimeMode mode)
{
    return tr(language, mode_labels[static_cast<std::size_t>(mode)]);
}
std::optional<TimeMode> time_mode_from(std::string_view text)
{
    for (std::size_t i = 0; i < mode_keys.size(); ++i)
        if (mode_keys[i] == text)
            return static_cast<TimeMode>(i);
    return std::nullopt;
}

std::string_view key(Presence presence) { return presence_keys[static_cast<std::size_t>(presence)]; }
std::string_view label(Language language, Presence presence)
{
    return tr(language, presence_labels[static_cast<std::size_t>(presence)]);
}

Presence presence_of(const Spell& spell, const std::optional<Day>& from, const std::optional<Day>& until)
{
    if (!until)
        return spell.start_latest <= spell.end_earliest ? Presence::certain : Presence::possible;
    const Day first = from.value_or(*until);
    // An end that was reported is known, also after the last interview; what was still running when last
    // seen is not.
    if (!spell.censored && spell.end_latest < spell.observed && spell.end_latest < first)
        return Presence::absent;
    switch (in_union(spell, first, *until)) {
    case Activity::certain:
        return Presence::certain;
    case Activity::possible:
        return Presence::possible;
    case Activity::inactive:
        return Presence::absent;
    case Activity::unobserved:
        break;
    }
    if (from && first <= spell.observed && !spell.censored && spell.end_latest < spell.observed)
        return spell.start_latest <= *until && spell.end_earliest >= first ? Presence::certain : Presence::possible;
    return Presence::unobserved;
}

std::optional<Node> Snapshot::node(ActorId actor) const
{
    // Actors of one import have numbers without holes: most stand where their number says.
    if (!actors.empty() && actor >= actors.front())
        if (const std::size_t at = actor.value - actors.front().value; at < actors.size() && actors[at] == actor)
            return Node{static_cast<std::uint32_t>(at)};
    const auto found = std::lower_bound(actors.begin(), actors.end(), actor);
    if (found == actors.end() || *found != actor)
        return std::nullopt;
    return Node{static_cast<std::uint32_t>(found - actors.begin())};
}

Snapshot snapshot(const Archive& archive, const TieSet& set, const Question& question, const std::vector<ActorId>* among)
{
    Snapshot result;
    result.question = question;
    for (const evidence::Actor& actor : *archive.actors)
        if ((among ? std::binary_search(among->begin(), among->end(), actor.id) : is_there(actor, question)) && (!question.city || actor.city == question.city) && evidence::belongs(actor.field, question.field))
            result.actors.push_back(actor.id);

    std::vector<bool> there;
    if (among)
        for (const ActorId actor : result.actors)
            there.push_back(is_there(*evidence::find(*archive.actors, actor), question));
    // In large networks a second thread finds the groups and arranges the arcs meanwhile.
    const std::launch how = set.ties.size() > worth_thread ? std::launch::async : std::launch::deferred;
    struct Groups {
        std::vector<ActorId> all;
        std::vector<int> of;
    };
    std::future<Groups> groups = std::async(how, [&archive, &actors = std::as_const(result.actors)] {
        Groups out;
        std::map<ActorId, int> group_of;
        for (const ActorId division : evidence::divisions_of(archive, actors)) {
            const auto [place, added] = group_of.emplace(division, static_cast<int>(out.all.size()));
            if (added)
                out.all.push_back(division);
            out.of.push_back(place->second);
        }
        return out;
    });

    struct Joined {
        std::uint32_t a, b, tie;
        double strength;
    };
    std::vector<Joined> joined;
    std::vector<GraphTie> arcs;
    result.ties.reserve(set.ties.size());
    for (const Tie& tie : set.ties) {
        const auto a = result.node(tie.a);
        const auto b = result.node(tie.b);
        if (!a || !b || !asks_for(question, tie) || !evidence::belongs(tie.field, question.field))
            continue;
        if (question.certain_claims_only && !firmly_said(archive, tie))
            continue;
        TieState state;
        state.tie = tie.number;
        state.holds = tie.by(question.rule);
        if (!tie.spell)
            state.presence = tie.affirming > 0 ? Presence::possible : Presence::absent;
        else
            state.presence = tie.timeless && question.until ? Presence::unobserved : presence_of(*tie.spell, question.from, question.until);
        result.timeless += tie.timeless && question.until && state.holds.value_or(false);
        if (tie.spell && question.until && !question.from && !tie.timeless)
            state.probability = probability(*tie.spell, *question.until);
        state.drawn = state.holds.value_or(false) && tie.spell && counted(question, tie, state.presence) && (!among || (there[a->index] && there[b->index]));
        if (state.holds.value_or(false)) {
            switch (state.presence) {
            case Presence::certain:
                ++result.counts.certain;
                break;
            case Presence::possible:
                ++result.counts.possible;
                break;
            case Presence::absent:
                ++result.counts.absent;
                break;
            case Presence::unobserved:
                ++result.counts.unobserved;
                break;
            }
        }
        if (state.drawn) {
            const double strength = tie.strength > 0 ? tie.strength : 1;
            joined.push_back({std::min(a->index, b->index), std::max(a->index, b->index), tie.number, strength});
            arcs.push_back({a->index, b->index, strength});
            if (!tie.directed)
                arcs.push_back({b->index, a->index, strength});
        }
        result.ties.push_back(std::move(state));
    }
    const auto n = static_cast<std::uint32_t>(result.actors.size());
    std::future<Graph> directed = std::async(how, [n, &arcs] { return make_graph(n, std::move(arcs), true, true); });
    std::stable_sort(joined.begin(), joined.end(), [](const Joined& one, const Joined& other) { return std::pair(one.a, one.b) < std::pair(other.a, other.b); });
    std::vector<GraphTie> undirected;
    undirected.reserve(joined.size());
    result.pair_ties.reserve(joined.size());
    for (const Joined& one : joined) {
        if (undirected.empty() || undirected.back().a != one.a || undirected.back().b != one.b) {
            undirected.push_back({one.a, one.b, one.strength});
            result.pair_ties.emplace_back();
        }
        undirected.back().strength = std::max(undirected.back().strength, one.strength);
        result.pair_ties.back().push_back(one.tie);
    }
    result.graph = make_graph(n, std::move(undirected), false, true);
    result.observable = set.observed.counts(result.actors);
    result.observable_pairs = std::accumulate(result.observable.begin(), result.observable.end(), std::int64_t{0}) / 2;
    result.arcs = directed.get();
    Groups found = groups.get();
    result.groups = std::move(found.all);
    result.group = std::move(found.of);
    return result;
}

TwoMode two_mode(const Archive& archive, const structures::Chronicle& chronicle, const Question& question, bool all_roles)
{
    TwoMode result;
    std::set<ActorId> actors;
    std::set<StructureId> structures;
    struct Kept {
        const structures::MembershipSpell* spell;
        Presence presence;
    };
    std::map<std::pair<ActorId, StructureId>, Kept> kept;
    for (const structures::MembershipSpell& membership : chronicle.memberships) {
        const bool counts = membership.role == evidence::Role::member || membership.role == evidence::Role::lead ||
                            membership.role == evidence::Role::secretariat || membership.role == evidence::Role::partner;
        const evidence::Structure* structure = evidence::find(*archive.structures, membership.structure);
        if ((!counts && !all_roles) || !structure || (question.city && structure->city != question.city) ||
            !evidence::belongs(structure->field, question.field))
            continue;
        const Presence presence = presence_of(membership.spell, question.from, question.until);
        if (presence != Presence::certain && presence != Presence::possible)
            continue;
        if (presence == Presence::possible && question.mode == TimeMode::certain_only)
            continue;
        const evidence::Actor* actor = evidence::find(*archive.actors, membership.actor);
        if (!actor || !is_there(*actor, question))
            continue;
        const auto key = std::pair{membership.actor, membership.structure};
        const auto found = kept.find(key);
        if (found == kept.end() || presence < found->second.presence)
            kept[key] = {&membership, presence};
        actors.insert(membership.actor);
        structures.insert(membership.structure);
    }
    result.actors.assign(actors.begin(), actors.end());
    result.structures.assign(structures.begin(), structures.end());
    const auto place = [](const auto& list, auto id) {
        return static_cast<int>(std::lower_bound(list.begin(), list.end(), id) - list.begin());
    };
    for (const auto& [key, value] : kept)
        result.seats.push_back({place(result.actors, key.first), place(result.structures, key.second), value.spell->id, value.presence});
    return result;
}

std::vector<SharedTable> project(const TwoMode& network, Projection projection)
{
    std::vector<std::vector<int>> at(network.structures.size());
    std::vector<int> seats(network.actors.size(), 0);
    for (const TwoMode::Seat& seat : network.seats) {
        at[static_cast<std::size_t>(seat.structure)].push_back(seat.actor);
        ++seats[static_cast<std::size_t>(seat.actor)];
    }
    std::map<std::pair<int, int>, SharedTable> pairs;
    for (std::vector<int>& table : at) {
        std::sort(table.begin(), table.end());
        for (std::size_t i = 0; i < table.size(); ++i)
            for (std::size_t j = i + 1; j < table.size(); ++j) {
                SharedTable& pair = pairs[{table[i], table[j]}];
                pair.a = table[i];
                pair.b = table[j];
                ++pair.shared;
                if (projection == Projection::newman)
                    pair.weight += 1.0 / (static_cast<double>(table.size()) - 1.0);
            }
    }
    std::vector<SharedTable> result;
    for (auto& [key, pair] : pairs) {
        const double shared = pair.shared;
        const double ka = seats[static_cast<std::size_t>(pair.a)];
        const double kb = seats[static_cast<std::size_t>(pair.b)];
        switch (projection) {
        case Projection::overlap:
            pair.weight = shared;
            break;
        case Projection::newman:
            break;
        case Projection::jaccard:
            pair.weight = shared / (ka + kb - shared);
            break;
        case Projection::cosine:
            pair.weight = shared / std::sqrt(ka * kb);
            break;
        }
        result.push_back(pair);
    }
    return result;
}

}  // namespace crosscut::network
