// SPDX-License-Identifier: Apache-2.0
#include "evidence/reconcile.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace crosscut::evidence {

namespace {

constexpr std::array<std::string_view, 4> side_keys{"absent", "yes", "denied", "silent"};
constexpr std::array<std::string_view, 7> status_keys{"confirmed", "unconfirmable", "one_sided", "disputed", "third_party", "unobserved", "absent"};
constexpr std::array<std::string_view, 7> status_labels{"confirmed by both sides", "other side not interviewed", "named by one side only", "contradicted", "only third parties name it", "not asked", "not reported"};
constexpr std::array<std::string_view, 7> rule_keys{"reconstructed", "union", "union_with_third_party", "confirmed_or_unconfirmable", "confirmed_only", "majority", "weighted"};
constexpr std::array<std::string_view, 7> rule_labels{"Reconstructed", "Either side", "Either side or third parties", "Strict where both could speak", "Both sides", "Majority", "Weighted by agreement"};

// What one informant says of a pair with the own home actor.
enum class Stance { yes, no, silent };

bool concerns(const Report& report, int home) { return report.a == home || report.b == home; }

bool is_self(const Report& report, const std::vector<Informant>& informants)
{
    return !report.hearsay && concerns(report, informants[static_cast<std::size_t>(report.informant)].home);
}

struct Opinion {
    Side side = Side::absent;
    int in_position = 0;
    int affirming = 0;
};

/// Who says what: only what was asked or said, never a table of every informant and every actor.
class Voices {
public:
    struct Voice {
        int actor = 0;    ///< home of the informant
        int partner = 0;
        int informant = 0;
        Stance stance = Stance::silent;
        bool operator<(const Voice& other) const { return std::tie(actor, partner, informant) < std::tie(other.actor, other.partner, other.informant); }
    };

    Voices(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports, int skip) : rosters_(static_cast<std::size_t>(n)), roster_(informants.size(), false)
    {
        struct Said {
            Voice voice;
            int balance = 0;
            bool reported = false;
        };
        std::vector<Said> said;
        for (int u = 0; u < static_cast<int>(informants.size()); ++u) {
            const Informant& informant = informants[static_cast<std::size_t>(u)];
            if (u == skip || informant.home < 0)
                continue;
            if (informant.roster) {
                rosters_[static_cast<std::size_t>(informant.home)].push_back(u);
                roster_[static_cast<std::size_t>(u)] = true;
            }
            for (const int j : informant.covered)
                said.push_back({{informant.home, j, u, Stance::silent}, 0, false});
        }
        for (const Report& report : reports) {
            if (report.informant == skip || report.a == report.b || !is_self(report, informants))
                continue;
            const int home = informants[static_cast<std::size_t>(report.informant)].home;
            said.push_back({{home, report.a == home ? report.b : report.a, report.informant, Stance::silent}, report.affirms ? 1 : -1, true});
        }
        std::sort(said.begin(), said.end(), [](const Said& x, const Said& y) { return x.voice < y.voice; });
        for (std::size_t i = 0; i < said.size();) {
            Said one = said[i];
            for (++i; i < said.size() && !(one.voice < said[i].voice); ++i) {
                one.balance += said[i].balance;
                one.reported = one.reported || said[i].reported;
            }
            if (one.reported)
                one.voice.stance = one.balance >= 0 ? Stance::yes : Stance::no;
            voices_.push_back(one.voice);
        }
        first_.assign(static_cast<std::size_t>(n) + 1, 0);
        for (const Voice& voice : voices_)
            ++first_[static_cast<std::size_t>(voice.actor) + 1];
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
    }

    using Range = std::pair<const Voice*, const Voice*>;
    /// What was asked or said at home of an actor, by partner.
    Range of(int actor) const { return {voices_.data() + first_[static_cast<std::size_t>(actor)], voices_.data() + first_[static_cast<std::size_t>(actor) + 1]}; }
    Range of(int actor, int partner) const
    {
        const Range all = of(actor);
        return std::equal_range(all.first, all.second, Voice{actor, partner, 0, Stance::silent}, [](const Voice& x, const Voice& y) { return x.partner < y.partner; });
    }
    const std::vector<Voice>& all() const { return voices_; }
    /// Informants of that home who were asked about everybody.
    const std::vector<int>& rosters(int actor) const { return rosters_[static_cast<std::size_t>(actor)]; }
    bool roster(int informant) const { return roster_[static_cast<std::size_t>(informant)]; }

    Opinion opinion(int actor, int partner) const
    {
        Opinion result;
        int yes = 0;
        int no = 0;
        result.in_position = static_cast<int>(rosters(actor).size());
        const auto [begin, end] = of(actor, partner);
        for (const Voice* voice = begin; voice != end; ++voice) {
            result.in_position += roster(voice->informant) ? 0 : 1;
            yes += voice->stance == Stance::yes ? 1 : 0;
            no += voice->stance == Stance::no ? 1 : 0;
        }
        result.affirming = yes;
        if (result.in_position > 0)
            result.side = yes >= 1 && yes >= no ? Side::yes : (no > yes ? Side::denied : Side::silent);
        return result;
    }

    /// Everybody in position to speak of the partner, in the order of informants.
    template <class Each> void each(int actor, int partner, Each found) const
    {
        auto [voice, end] = of(actor, partner);
        for (const int u : rosters(actor)) {
            for (; voice != end && voice->informant < u; ++voice)
                found(voice->informant, voice->stance);
            if (voice != end && voice->informant == u)
                continue;
            found(u, Stance::silent);
        }
        for (; voice != end; ++voice)
            found(voice->informant, voice->stance);
    }

private:
    std::vector<Voice> voices_;
    std::vector<std::size_t> first_;
    std::vector<std::vector<int>> rosters_;
    std::vector<bool> roster_;
};

Status status_of(Side a, Side b, int third_affirm)
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
std::optional<DayBounds> joined(const std::vector<const PartialDate*>& dates)
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

void combine(Dyad& dyad, const std::vector<Report>& reports, const std::vector<Informant>& informants)
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

void judge(Dyad& dyad, const Opinion& a, const Opinion& b, int third_reporters, std::optional<double> score, double theta)
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

std::map<std::pair<int, int>, std::vector<int>> by_pair(const std::vector<Report>& reports, int skip)
{
    std::map<std::pair<int, int>, std::vector<int>> pairs;
    for (int r = 0; r < static_cast<int>(reports.size()); ++r) {
        const Report& report = reports[static_cast<std::size_t>(r)];
        if (report.informant != skip && report.a != report.b)
            pairs[std::minmax(report.a, report.b)].push_back(r);
    }
    return pairs;
}

/// How often an informant's own stance and the other side agree, where one of the two says yes.
std::vector<double> reliability(int n, const std::vector<Informant>& informants, const Voices& voices, int skip)
{
    std::vector<int> agreements(informants.size(), 0);
    std::vector<int> comparisons(informants.size(), 0);
    std::vector<std::vector<int>> named_by(static_cast<std::size_t>(n));  // actors with somebody who says yes about one
    for (const Voices::Voice& voice : voices.all())
        if (voice.stance == Stance::yes && voice.partner != voice.actor)
            named_by[static_cast<std::size_t>(voice.partner)].push_back(voice.actor);
    for (int home = 0; home < n; ++home) {
        std::vector<int>& naming = named_by[static_cast<std::size_t>(home)];
        naming.erase(std::unique(naming.begin(), naming.end()), naming.end());
        const auto said_yes = std::count_if(naming.begin(), naming.end(), [&](int j) { return voices.opinion(j, home).side == Side::yes; });
        // Who was asked about everybody is silent about those who name the actor, unless there is a word of it.
        for (const int u : voices.rosters(home))
            comparisons[static_cast<std::size_t>(u)] = static_cast<int>(said_yes);
        const auto [begin, end] = voices.of(home);
        for (const Voices::Voice* voice = begin; voice != end;) {
            const int partner = voice->partner;
            const Side other = partner == home ? Side::absent : voices.opinion(partner, home).side;
            for (; voice != end && voice->partner == partner; ++voice) {
                if (other == Side::absent || (voice->stance != Stance::yes && other != Side::yes))
                    continue;
                const auto u = static_cast<std::size_t>(voice->informant);
                comparisons[u] += voices.roster(voice->informant) && other == Side::yes ? 0 : 1;
                agreements[u] += voice->stance == Stance::yes && other == Side::yes ? 1 : 0;
            }
        }
    }
    std::vector<double> out(informants.size(), 0.5);
    for (std::size_t u = 0; u < informants.size(); ++u)
        if (static_cast<int>(u) != skip && informants[u].home >= 0)
            out[u] = (agreements[u] + 1.0) / (comparisons[u] + 2.0);
    return out;
}

Reconciled work(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports, double theta, int skip, bool all_pairs)
{
    Reconciled result;
    const Voices voices(n, informants, reports, skip);
    const auto pairs = by_pair(reports, skip);
    result.reliability = reliability(n, informants, voices, skip);
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
        const Opinion a = voices.opinion(i, j);
        const Opinion b = voices.opinion(j, i);
        double weight = 0;
        double affirmed = 0;
        for (const auto& [actor, partner] : {std::pair{i, j}, std::pair{j, i}})
            voices.each(actor, partner, [&](int u, Stance stance) {
                weight += result.reliability[static_cast<std::size_t>(u)];
                affirmed += stance == Stance::yes ? result.reliability[static_cast<std::size_t>(u)] : 0.0;
            });
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

}  // namespace

std::string_view key(Side side) { return side_keys[static_cast<std::size_t>(side)]; }
std::string_view key(Status status) { return status_keys[static_cast<std::size_t>(status)]; }
std::string_view label(Language language, Status status)
{
    return tr(language, status_labels[static_cast<std::size_t>(status)]);
}
std::string_view key(TieRule rule) { return rule_keys[static_cast<std::size_t>(rule)]; }
std::string_view label(Language language, TieRule rule)
{
    return tr(language, rule_labels[static_cast<std::size_t>(rule)]);
}
std::optional<TieRule> tie_rule_from(std::string_view text)
{
    for (std::size_t i = 0; i < rule_keys.size(); ++i)
        if (rule_keys[i] == text)
            return static_cast<TieRule>(i);
    return std::nullopt;
}

Reconciled reconcile(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports, double theta, int skip)
{
    return work(n, informants, reports, theta, skip, true);
}

Reconciled reconcile_reported(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports, double theta)
{
    return work(n, informants, reports, theta, -1, false);
}

Observable observable(int n, const std::vector<Informant>& informants, const std::vector<Report>& reports)
{
    Observable out;
    out.whole.assign(static_cast<std::size_t>(n), false);
    const Voices voices(n, informants, reports, -1);
    for (int i = 0; i < n; ++i)
        out.whole[static_cast<std::size_t>(i)] = !voices.rosters(i).empty();
    const auto mark = [&](int i, int j) {
        if (i != j && !out.whole[static_cast<std::size_t>(i)] && !out.whole[static_cast<std::size_t>(j)])
            out.pairs.push_back(std::minmax(i, j));
    };
    for (const Voices::Voice& voice : voices.all())
        mark(voice.actor, voice.partner);
    for (const Report& report : reports)  // a third party's word makes a pair observed, too (status table)
        if (report.affirms)
            mark(report.a, report.b);
    std::sort(out.pairs.begin(), out.pairs.end());
    out.pairs.erase(std::unique(out.pairs.begin(), out.pairs.end()), out.pairs.end());
    return out;
}

Hearing::Hearing(int n, const std::vector<Informant>& informants) : informants_(informants), at_home_(static_cast<std::size_t>(n)), rosters_(static_cast<std::size_t>(n))
{
    for (int u = 0; u < static_cast<int>(informants.size()); ++u) {
        const Informant& one = informants[static_cast<std::size_t>(u)];
        if (one.home < 0)
            continue;
        if (one.roster)
            rosters_[static_cast<std::size_t>(one.home)].push_back(u);
        else
            for (const int partner : one.covered)
                at_home_[static_cast<std::size_t>(one.home)].emplace_back(partner, u);
    }
    for (auto& list : at_home_)
        std::sort(list.begin(), list.end());
}

std::vector<int> Hearing::in_position(int a, int b) const
{
    std::vector<int> out;
    for (const auto& [home, partner] : {std::pair{a, b}, std::pair{b, a}}) {
        const auto& asked_all = rosters_[static_cast<std::size_t>(home)];
        out.insert(out.end(), asked_all.begin(), asked_all.end());
        const auto& list = at_home_[static_cast<std::size_t>(home)];
        for (auto at = std::lower_bound(list.begin(), list.end(), std::pair{partner, 0}); at != list.end() && at->first == partner; ++at)
            out.push_back(at->second);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Dyad Hearing::pair(int a, int b, std::vector<Report> reports, double theta) const
{
    const int low = std::min(a, b);
    const std::vector<int> asked = in_position(a, b);
    std::vector<int> heard = asked;
    for (const Report& report : reports)
        heard.push_back(report.informant);
    std::sort(heard.begin(), heard.end());
    heard.erase(std::unique(heard.begin(), heard.end()), heard.end());
    const auto place = [&](int actor) { return actor == low ? 0 : 1; };
    std::vector<Informant> room;
    for (const int u : heard) {
        const Informant& one = informants_[static_cast<std::size_t>(u)];
        const bool here = one.home == a || one.home == b;
        Informant& in = room.emplace_back();
        if (!here)
            continue;
        in.home = place(one.home);
        in.roster = one.roster;
        if (!one.roster && std::binary_search(asked.begin(), asked.end(), u))
            in.covered.push_back(1 - in.home);
    }
    for (Report& report : reports) {
        report.informant = static_cast<int>(std::lower_bound(heard.begin(), heard.end(), report.informant) - heard.begin());
        report.a = place(report.a);
        report.b = place(report.b);
    }
    Reconciled both = reconcile_reported(2, room, reports, theta);
    Dyad out = both.dyads.empty() ? Dyad{} : std::move(both.dyads.front());
    out.a = low;
    out.b = std::max(a, b);
    return out;
}

}  // namespace crosscut::evidence
