// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/reconcile.hpp"

#include <algorithm>
#include <map>

/// Methods 1.4 word by word, with a table of every informant and every actor: what the sparse way is held against.
namespace crosscut::evidence::plain {

// What one informant says of a pair with the own home actor.
enum class Stance { out, yes, no, silent };

struct Voices {
    // stance[u * n + j]: informant u on the pair {home of u, j}
    int n = 0;
    std::vector<Stance> stance;
    Stance& at(int u, int j) { return stance[static_cast<std::size_t>(u) * static_cast<std::size_t>(n) + static_cast<std::size_t>(j)]; }
    Stance at(int u, int j) const { return stance[static_cast<std::size_t>(u) * static_cast<std::size_t>(n) + static_cast<std::size_t>(j)]; }
};

inline bool concerns(const Report& report, int home) { return report.a == home || report.b == home; }

inline bool is_self(const Report& report, const std::vector<Informant>& informants)
{
    return !report.hearsay && concerns(report, informants[static_cast<std::size_t>(report.informant)].home);
}

inline Voices listen(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports, int skip)
{
    Voices voices;
    voices.n = n;
    voices.stance.assign(informants.size() * static_cast<std::size_t>(n), Stance::out);
    for (int u = 0; u < static_cast<int>(informants.size()); ++u) {
        if (u == skip)
            continue;
        const Informant& informant = informants[static_cast<std::size_t>(u)];
        if (informant.home < 0)
            continue;
        if (informant.roster)
            for (int j = 0; j < n; ++j)
                voices.at(u, j) = Stance::silent;
        for (const int j : informant.covered)
            voices.at(u, j) = Stance::silent;
    }
    std::vector<int> balance(informants.size() * static_cast<std::size_t>(n), 0);
    for (const Report& report : reports) {
        if (report.informant == skip || report.a == report.b || !is_self(report, informants))
            continue;
        const int home = informants[static_cast<std::size_t>(report.informant)].home;
        const int partner = report.a == home ? report.b : report.a;
        int& sum = balance[static_cast<std::size_t>(report.informant) * static_cast<std::size_t>(n) + static_cast<std::size_t>(partner)];
        sum += report.affirms ? 1 : -1;
        voices.at(report.informant, partner) = sum >= 0 ? Stance::yes : Stance::no;
    }
    return voices;
}

struct Opinion {
    Side side = Side::absent;
    int in_position = 0;
    int affirming = 0;
};

inline Opinion opinion(const std::vector<std::vector<int>>& speakers, const Voices& voices, int actor, int partner)
{
    Opinion result;
    int yes = 0;
    int no = 0;
    for (const int u : speakers[static_cast<std::size_t>(actor)]) {
        const Stance stance = voices.at(u, partner);
        if (stance == Stance::out)
            continue;
        ++result.in_position;
        yes += stance == Stance::yes ? 1 : 0;
        no += stance == Stance::no ? 1 : 0;
    }
    result.affirming = yes;
    if (result.in_position == 0)
        return result;
    result.side = yes >= 1 && yes >= no ? Side::yes : (no > yes ? Side::denied : Side::silent);
    return result;
}

inline Status status_of(Side a, Side b, int third_affirm)
{
    if (a == Side::yes || b == Side::yes) {
        const Side other = a == Side::yes ? b : a;
        switch (other) {
        case Side::yes:
            return Status::confirmed;
        case Side::absent:
            return Status::unconfirmable;
        case Side::silent:
            return Status::one_sided;
        case Side::denied:
            return Status::disputed;
        }
    }
    if (third_affirm > 0 && a != Side::denied && b != Side::denied)
        return Status::third_party;
    if (a == Side::absent && b == Side::absent && third_affirm == 0)
        return Status::unobserved;
    return Status::absent;
}

// Bounds of an unknown day from several reports of it: their intersection, or the hull if that is empty.
inline std::optional<DayBounds> joined(const std::vector<const PartialDate*>& dates)
{
    if (dates.empty())
        return std::nullopt;
    DayBounds both;
    DayBounds hull{dates.front()->earliest, dates.front()->latest, true};
    for (const PartialDate* date : dates) {
        if (date->earliest && (!both.earliest || *date->earliest > *both.earliest))
            both.earliest = date->earliest;
        if (date->latest && (!both.latest || *date->latest < *both.latest))
            both.latest = date->latest;
        if (!date->earliest || (hull.earliest && *date->earliest < *hull.earliest))
            hull.earliest = date->earliest;
        if (!date->latest || (hull.latest && *date->latest > *hull.latest))
            hull.latest = date->latest;
    }
    const bool empty = both.earliest && both.latest && *both.latest < *both.earliest;
    return empty ? hull : both;
}

inline void combine(Dyad& dyad, const std::vector<Report>& reports, const std::vector<Informant>& informants)
{
    std::vector<const Report*> affirming;
    for (const bool self : {true, false}) {
        for (const int r : dyad.reports) {
            const Report& report = reports[static_cast<std::size_t>(r)];
            if (report.affirms && is_self(report, informants) == self)
                affirming.push_back(&report);
        }
        if (!affirming.empty())
            break;  // third parties speak only where no end does
    }
    std::vector<int> strengths;
    std::vector<const PartialDate*> starts;
    std::vector<const PartialDate*> ends;
    bool open = false;
    for (const Report* report : affirming) {
        if (report->strength > 0)
            strengths.push_back(report->strength);
        starts.push_back(&report->start);
        if (report->end.kind == PartialDate::Kind::open)
            open = true;
        else
            ends.push_back(&report->end);
    }
    if (!strengths.empty()) {
        std::sort(strengths.begin(), strengths.end());
        dyad.strength = strengths[(strengths.size() - 1) / 2];
        dyad.strength_min = strengths.front();
        dyad.strength_max = strengths.back();
    }
    dyad.start = joined(starts);
    dyad.end = joined(ends);
    dyad.end_open = !affirming.empty() && ends.empty();
    dyad.end_disagrees = open && !ends.empty();
}

inline void judge(Dyad& dyad, const Opinion& a, const Opinion& b, int third_reporters, std::optional<double> score, double theta)
{
    dyad.side_a = a.side;
    dyad.side_b = b.side;
    dyad.status = status_of(a.side, b.side, dyad.third_affirm);
    dyad.weighted_score = score;
    const Status s = dyad.status;
    const auto set = [&](TieRule rule, std::optional<bool> value) { dyad.value[static_cast<std::size_t>(rule)] = value; };
    if (s == Status::unobserved)
        return;
    const bool strict = s == Status::confirmed || s == Status::unconfirmable;
    const bool rebuilt = strict || s == Status::one_sided;
    const bool either = rebuilt || s == Status::disputed;
    set(TieRule::reconstructed, rebuilt);
    set(TieRule::union_of_sides, either);
    set(TieRule::union_with_third_party, either || s == Status::third_party);
    set(TieRule::confirmed_or_unconfirmable, strict);
    if (a.side != Side::absent && b.side != Side::absent)
        set(TieRule::confirmed_only, s == Status::confirmed);
    const int reporters = a.in_position + b.in_position + third_reporters;
    if (reporters > 0)
        set(TieRule::majority, 2 * (a.affirming + b.affirming + dyad.third_affirm) >= reporters);
    if (score)
        set(TieRule::weighted, *score >= theta - 1e-12);
}

inline std::vector<std::vector<int>> speakers_of(int n, const std::vector<Informant>& informants, int skip)
{
    std::vector<std::vector<int>> speakers(static_cast<std::size_t>(n));
    for (int u = 0; u < static_cast<int>(informants.size()); ++u)
        if (u != skip && informants[static_cast<std::size_t>(u)].home >= 0)
            speakers[static_cast<std::size_t>(informants[static_cast<std::size_t>(u)].home)].push_back(u);
    return speakers;
}

inline std::map<std::pair<int, int>, std::vector<int>> by_pair(const std::vector<Report>& reports, int skip)
{
    std::map<std::pair<int, int>, std::vector<int>> pairs;
    for (int r = 0; r < static_cast<int>(reports.size()); ++r) {
        const Report& report = reports[static_cast<std::size_t>(r)];
        if (report.informant != skip && report.a != report.b)
            pairs[std::minmax(report.a, report.b)].push_back(r);
    }
    return pairs;
}

inline Reconciled work(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports, double theta, int skip, bool all_pairs)
{
    Reconciled result;
    const Voices voices = listen(n, informants, reports, skip);
    const auto speakers = speakers_of(n, informants, skip);
    const auto pairs = by_pair(reports, skip);

    // Reliability: an informant's own stance against the other side, where one of the two says yes.
    result.reliability.assign(informants.size(), 0.5);
    for (int u = 0; u < static_cast<int>(informants.size()); ++u) {
        const int home = informants[static_cast<std::size_t>(u)].home;
        if (u == skip || home < 0)
            continue;
        int agreements = 0;
        int comparisons = 0;
        for (int j = 0; j < n; ++j) {
            const Stance stance = voices.at(u, j);
            if (j == home || stance == Stance::out)
                continue;
            const Side other = opinion(speakers, voices, j, home).side;
            if (other == Side::absent || (stance != Stance::yes && other != Side::yes))
                continue;
            ++comparisons;
            agreements += stance == Stance::yes && other == Side::yes ? 1 : 0;
        }
        result.reliability[static_cast<std::size_t>(u)] = (agreements + 1.0) / (comparisons + 2.0);
    }

    result.actors.assign(static_cast<std::size_t>(n), {});
    const std::vector<int> none;
    const auto settle = [&](int i, int j, const std::vector<int>& own) {
        Dyad dyad;
        dyad.a = i;
        dyad.b = j;
        dyad.reports = own;
        std::map<int, bool> third;  // informant -> affirms
        for (const int r : own) {
            const Report& report = reports[static_cast<std::size_t>(r)];
            if (!is_self(report, informants))
                third[report.informant] = third.count(report.informant) ? third[report.informant] || report.affirms : report.affirms;
        }
        for (const auto& [u, affirms] : third)
            ++(affirms ? dyad.third_affirm : dyad.third_deny);
        const Opinion a = opinion(speakers, voices, i, j);
        const Opinion b = opinion(speakers, voices, j, i);
        double weight = 0;
        double affirmed = 0;
        for (const auto& [actor, partner] : {std::pair{i, j}, std::pair{j, i}})
            for (const int u : speakers[static_cast<std::size_t>(actor)]) {
                const Stance stance = voices.at(u, partner);
                if (stance == Stance::out)
                    continue;
                weight += result.reliability[static_cast<std::size_t>(u)];
                affirmed += stance == Stance::yes ? result.reliability[static_cast<std::size_t>(u)] : 0.0;
            }
        judge(dyad, a, b, static_cast<int>(third.size()), weight > 0 ? std::optional(affirmed / weight) : std::nullopt, theta);
        combine(dyad, reports, informants);
        for (const auto& [actor, mine, others] : {std::tuple{i, a.side, b.side}, std::tuple{j, b.side, a.side}}) {
            ActorReport& report = result.actors[static_cast<std::size_t>(actor)];
            if (mine == Side::yes) {
                ++report.claims_made;
                report.checkable += others != Side::absent ? 1 : 0;
                report.confirmed += others == Side::yes ? 1 : 0;
            }
            if (others == Side::yes && mine != Side::absent) {
                ++report.named_by_others;
                report.named_but_not_named_back += mine != Side::yes ? 1 : 0;
            }
        }
        result.dyads.push_back(std::move(dyad));
    };
    if (all_pairs) {
        for (int i = 0; i < n; ++i)
            for (int j = i + 1; j < n; ++j) {
                const auto found = pairs.find({i, j});
                settle(i, j, found == pairs.end() ? none : found->second);
            }
    } else {
        for (const auto& [pair, own] : pairs)
            settle(pair.first, pair.second, own);
    }
    return result;
}

inline std::vector<std::uint8_t> observable_pairs(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports)
{
    const Voices voices = listen(n, informants, reports, -1);
    std::vector<std::uint8_t> seen(static_cast<std::size_t>(n) * static_cast<std::size_t>(n), 0);
    const auto mark = [&](int i, int j) {
        if (i == j)
            return;
        seen[static_cast<std::size_t>(i) * static_cast<std::size_t>(n) + static_cast<std::size_t>(j)] = 1;
        seen[static_cast<std::size_t>(j) * static_cast<std::size_t>(n) + static_cast<std::size_t>(i)] = 1;
    };
    for (int u = 0; u < static_cast<int>(informants.size()); ++u) {
        const int home = informants[static_cast<std::size_t>(u)].home;
        for (int j = 0; home >= 0 && j < n; ++j)
            if (voices.at(u, j) != Stance::out)
                mark(home, j);
    }
    for (const Report& report : reports)  // a third party's word makes a pair observed, too (status table)
        if (report.affirms)
            mark(report.a, report.b);
    return seen;
}

}  // namespace crosscut::evidence::plain
