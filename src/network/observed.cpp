// SPDX-License-Identifier: Apache-2.0
#include "network/ties.hpp"

#include <algorithm>

namespace crosscut::network {

namespace {

/// Up to so many actors a table of all pairs is kept (a byte each).
constexpr std::size_t most_in_table = 2000;

}  // namespace

Observed::Observed(std::vector<ActorId> actors, std::vector<std::uint8_t> pairs)
    : actors_(std::move(actors)), pairs_(std::move(pairs))
{
    keep_places();
}

Observed::Observed(std::vector<ActorId> actors, const evidence::Observable& observable) : actors_(std::move(actors))
{
    keep_places();
    const std::size_t n = actors_.size();
    if (n > most_in_table) {
        kept_ = Kept::list;
        for (std::size_t i = 0; i < n; ++i)
            if (observable.whole[i])
                whole_.push_back(actors_[i]);
        list_.reserve(2 * observable.pairs.size());
        for (const auto& [i, j] : observable.pairs)
            for (const auto& [from, to] : {std::pair{i, j}, std::pair{j, i}})
                list_.emplace_back(actors_[static_cast<std::size_t>(from)], actors_[static_cast<std::size_t>(to)]);
        std::sort(list_.begin(), list_.end());
        return;
    }
    pairs_.assign(n * n, 0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            pairs_[i * n + j] = i != j && (observable.whole[i] || observable.whole[j]);
    for (const auto& [i, j] : observable.pairs)
        pairs_[static_cast<std::size_t>(i) * n + static_cast<std::size_t>(j)] = pairs_[static_cast<std::size_t>(j) * n + static_cast<std::size_t>(i)] = 1;
}

void Observed::keep_places()
{
    // Numbers of actors are given one after the other: a table of them is hardly longer than the list.
    if (actors_.empty() || actors_.back().value > 8 * actors_.size() + 4096)
        return;
    places_.assign(actors_.back().value + std::size_t{1}, -1);
    for (std::size_t i = 0; i < actors_.size(); ++i)
        places_[actors_[i].value] = static_cast<int>(i);
}

bool Observed::whole(ActorId actor) const { return std::binary_search(whole_.begin(), whole_.end(), actor); }

int Observed::position(ActorId actor) const
{
    if (!places_.empty())
        return actor.value < places_.size() ? places_[actor.value] : -1;
    const auto found = std::lower_bound(actors_.begin(), actors_.end(), actor);
    return found == actors_.end() || *found != actor ? -1 : static_cast<int>(found - actors_.begin());
}

Observed Observed::everyone(std::vector<ActorId> actors)
{
    Observed out;
    out.kept_ = Kept::everyone;
    out.actors_ = std::move(actors);
    return out;
}

Observed Observed::only(std::vector<std::pair<ActorId, ActorId>> pairs)
{
    Observed out;
    out.kept_ = Kept::list;
    out.list_ = std::move(pairs);
    for (std::size_t i = 0, n = out.list_.size(); i < n; ++i)
        out.list_.emplace_back(out.list_[i].second, out.list_[i].first);
    std::sort(out.list_.begin(), out.list_.end());
    out.list_.erase(std::unique(out.list_.begin(), out.list_.end()), out.list_.end());
    return out;
}

bool Observed::pair(ActorId a, ActorId b) const
{
    if (kept_ == Kept::list)
        return a != b && (std::binary_search(list_.begin(), list_.end(), std::pair(a, b)) || (!whole_.empty() && position(a) >= 0 && position(b) >= 0 && (whole(a) || whole(b))));
    const int i = position(a);
    const int j = position(b);
    if (kept_ == Kept::everyone)
        return i >= 0 && j >= 0 && i != j;
    return i >= 0 && j >= 0 && pairs_[static_cast<std::size_t>(i) * actors_.size() + static_cast<std::size_t>(j)] != 0;
}

int Observed::count(ActorId a, const std::vector<ActorId>& among) const
{
    int result = 0;
    if (kept_ == Kept::list) {
        if (whole(a))
            return static_cast<int>(std::count_if(among.begin(), among.end(), [&](ActorId other) { return other != a && position(other) >= 0; }));
        if (!whole_.empty() && position(a) >= 0)
            result = static_cast<int>(std::count_if(whole_.begin(), whole_.end(), [&](ActorId other) { return std::binary_search(among.begin(), among.end(), other); }));
        for (auto at = std::lower_bound(list_.begin(), list_.end(), std::pair(a, ActorId{})); at != list_.end() && at->first == a; ++at)
            result += std::binary_search(among.begin(), among.end(), at->second) ? 1 : 0;
        return result;
    }
    const int i = position(a);
    if (i < 0)
        return 0;
    if (kept_ == Kept::everyone)
        return static_cast<int>(std::count_if(among.begin(), among.end(), [&](ActorId other) { return other != a && position(other) >= 0; }));
    const std::uint8_t* row = pairs_.data() + static_cast<std::size_t>(i) * actors_.size();
    for (const ActorId other : among) {
        const int j = position(other);
        result += j >= 0 && row[j] != 0;
    }
    return result;
}

std::vector<int> Observed::counts(const std::vector<ActorId>& among) const
{
    std::vector<int> out;
    out.reserve(among.size());
    if (kept_ == Kept::table) {
        for (const ActorId actor : among)
            out.push_back(count(actor, among));
        return out;
    }
    const auto known = static_cast<int>(std::count_if(among.begin(), among.end(), [&](ActorId actor) { return position(actor) >= 0; }));
    const auto wholly = static_cast<int>(std::count_if(among.begin(), among.end(), [&](ActorId actor) { return whole(actor); }));
    // Asked once a neighbour: a table of numbers is faster than a search.
    std::vector<bool> there;
    for (const ActorId actor : among) {
        there.resize(std::max<std::size_t>(there.size(), std::size_t{actor.value} + 1));
        there[actor.value] = true;
    }
    for (const ActorId actor : among) {
        const bool here = position(actor) >= 0;
        int count = here && (kept_ == Kept::everyone || whole(actor)) ? known - 1 : 0;
        if (kept_ == Kept::list && !whole(actor)) {
            count = here ? wholly : 0;
            for (auto at = std::lower_bound(list_.begin(), list_.end(), std::pair(actor, ActorId{})); at != list_.end() && at->first == actor; ++at)
                count += at->second.value < there.size() && there[at->second.value];
        }
        out.push_back(count);
    }
    return out;
}

}  // namespace crosscut::network
