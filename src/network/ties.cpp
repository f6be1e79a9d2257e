// SPDX-License-Identifier: Apache-2.0
#include "network/ties.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace crosscut::network {

namespace {

using namespace evidence;

struct Key {
    RelationId relation;
    ActorId a;
    ActorId b;
    auto operator<=>(const Key&) const = default;
};

struct Room {
    const Archive& archive;
    std::map<ActorId, int> position;
    std::vector<ActorId> actors;
    std::map<InterviewId, int> informant;
    std::vector<Informant> informants;
    std::map<std::pair<InterviewId, ActorId>, int> kin;  ///< the same people, speaking for what their unit came from or became

    explicit Room(const Archive& source) : archive(source)
    {
        for (const Actor& actor : *archive.actors) {
            position[actor.id] = static_cast<int>(actors.size());
            actors.push_back(actor.id);
        }
        for (const Interview& interview : *archive.interviews) {
            informant[interview.id] = static_cast<int>(informants.size());
            Informant row;
            row.home = interview.researcher ? -1 : place(interview.actor);
            row.roster = interview.coverage == Coverage::roster;
            // Who was left out, or could not tell, is not silent: a list that has holes is no roster any more.
            std::set<ActorId> open;
            for (const Unanswered& one : interview.unanswered)
                open.insert(one.actor);
            for (const ActorId asked : interview.asked)
                if (const int at = place(asked); at >= 0 && !open.count(asked))
                    row.covered.push_back(at);
            if (row.roster && !open.empty()) {
                row.roster = false;
                for (std::size_t i = 0; i < actors.size(); ++i)
                    if (!open.count(actors[i]))
                        row.covered.push_back(static_cast<int>(i));
            }
            informants.push_back(std::move(row));
        }
        if (!archive.successions->empty())
            for (const Claim& claim : *archive.claims)
                take_kin(claim);
        // Topical coverage takes in every actor that the transcript names (methods 1.4).
        for (const Claim& claim : *archive.claims) {
            const auto found = informant.find(claim.interview);
            if (found == informant.end() || claim.excluded)
                continue;
            const Interview* interview = evidence::find(*archive.interviews, claim.interview);
            const auto cover = [&](Informant& row) {
                if (interview->coverage == Coverage::spontaneous || row.home < 0 || row.roster)
                    return;
                for (const ActorId named : {claim.from, claim.to})
                    if (const int at = place(named); at >= 0 && at != row.home)
                        row.covered.push_back(at);
            };
            cover(informants[static_cast<std::size_t>(found->second)]);
            for (auto own = kin.lower_bound({claim.interview, ActorId{}}); own != kin.end() && own->first.first == claim.interview; ++own)
                cover(informants[static_cast<std::size_t>(own->second)]);
        }
        for (Informant& row : informants) {
            std::sort(row.covered.begin(), row.covered.end());
            row.covered.erase(std::unique(row.covered.begin(), row.covered.end()), row.covered.end());
        }
    }

    /// Who speaks for an office today speaks for the one that it came from, too, where the claim names that one.
    void take_kin(const Claim& claim)
    {
        const auto main = informant.find(claim.interview);
        const Interview* interview = evidence::find(*archive.interviews, claim.interview);
        if (main == informant.end() || claim.excluded || !interview->actor || interview->researcher || claim.from == interview->actor || claim.to == interview->actor)
            return;
        const std::vector<ActorId> family = evidence::family_of(archive, interview->actor);
        for (const ActorId end : {claim.from, claim.to}) {
            if (!std::binary_search(family.begin(), family.end(), end) || place(end) < 0 || kin.count({claim.interview, end}))
                continue;
            Informant row = informants[static_cast<std::size_t>(main->second)];
            row.home = place(end);
            kin[{claim.interview, end}] = static_cast<int>(informants.size());
            informants.push_back(std::move(row));
        }
    }

    int speaker(const Claim& claim) const
    {
        const int main = informant.at(claim.interview);
        const int home = informants[static_cast<std::size_t>(main)].home;
        if (kin.empty() || place(claim.from) == home || place(claim.to) == home)
            return main;
        for (const ActorId end : {claim.from, claim.to})
            if (const auto own = kin.find({claim.interview, end}); own != kin.end())
                return own->second;
        return main;
    }

    int place(ActorId actor) const
    {
        const auto found = position.find(actor);
        return found == position.end() ? -1 : found->second;
    }
};

// First and last day that a claim can be about, for telling episodes apart.
std::pair<Day, Day> reach(const Claim& claim)
{
    const Day first = claim.start.kind == PartialDate::Kind::dated && claim.start.earliest ? *claim.start.earliest : Day{std::chrono::days{-200000}};
    const Day last = claim.end.kind == PartialDate::Kind::dated && claim.end.latest ? *claim.end.latest : Day{std::chrono::days{200000}};
    return {first, last};
}

bool overlap(const std::pair<Day, Day>& a, const std::pair<Day, Day>& b)
{
    return a.first <= b.second && b.first <= a.second;
}

// Groups the claims of one pair and relation into episodes.
std::vector<std::vector<const Claim*>> episodes(const std::vector<const Claim*>& claims)
{
    bool revival = false;
    std::map<InterviewId, std::vector<const Claim*>> by_interview;
    for (const Claim* claim : claims)
        if (claim->polarity == Polarity::yes)
            by_interview[claim->interview].push_back(claim);
    for (const auto& [interview, own] : by_interview)
        for (std::size_t i = 0; i < own.size() && !revival; ++i)
            for (std::size_t j = i + 1; j < own.size() && !revival; ++j)
                revival = !overlap(reach(*own[i]), reach(*own[j]));
    if (!revival)
        return {claims};
    std::vector<std::size_t> leader(claims.size());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (leader[i] != i)
            i = leader[i];
        return i;
    };
    const auto dated = [](const Claim& claim) {
        return claim.start.kind == PartialDate::Kind::dated || claim.end.kind == PartialDate::Kind::dated;
    };
    for (std::size_t i = 0; i < claims.size(); ++i)
        for (std::size_t j = i + 1; j < claims.size(); ++j)
            if (claims[i]->polarity == Polarity::yes && claims[j]->polarity == Polarity::yes && dated(*claims[i]) && dated(*claims[j]) &&
                overlap(reach(*claims[i]), reach(*claims[j])))
                leader[root(j)] = root(i);
    std::map<std::size_t, std::vector<const Claim*>> groups;
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (claims[i]->polarity == Polarity::yes && dated(*claims[i]))
            groups[root(i)].push_back(claims[i]);
    std::vector<std::vector<const Claim*>> result;
    for (auto& [first, group] : groups)
        result.push_back(std::move(group));
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return reach(*a.front()).first < reach(*b.front()).first; });
    // What is undated or denies speaks of every episode it overlaps.
    for (const Claim* claim : claims) {
        if (claim->polarity == Polarity::yes && dated(*claim))
            continue;
        for (auto& group : result)
            if (!dated(*claim) || overlap(reach(*claim), reach(*group.front())))
                group.push_back(claim);
    }
    return result;
}

void set_spell(Tie& tie, const Dyad& dyad, const std::vector<const Claim*>& claims, const Archive& archive, TieSet& set)
{
    std::optional<Day> seen;
    std::optional<Day> last_open;
    for (const Claim* claim : claims) {
        const Interview* interview = evidence::find(*archive.interviews, claim->interview);
        const auto day = interview ? observed_until(*interview) : std::nullopt;
        if (day && (!seen || *day > *seen) )
            seen = day;
        if (day && claim->polarity == Polarity::yes && claim->end.kind == PartialDate::Kind::open && (!last_open || *day > *last_open))
            last_open = day;
    }
    if (!dyad.start && !dyad.end && !dyad.end_open)
        return;  // nobody affirms it: no time to speak of
    PartialDate start;
    start.kind = dyad.start && (dyad.start->earliest || dyad.start->latest) ? PartialDate::Kind::dated : PartialDate::Kind::unknown;
    bool always = false;
    for (const Claim* claim : claims)
        always = always || (claim->polarity == Polarity::yes && claim->start.kind == PartialDate::Kind::open);
    if (start.kind == PartialDate::Kind::dated) {
        start.earliest = dyad.start->earliest;
        start.latest = dyad.start->latest;
    } else if (always) {
        start.kind = PartialDate::Kind::open;
    }
    PartialDate end;
    end.kind = dyad.end_open ? PartialDate::Kind::open : (dyad.end && (dyad.end->earliest || dyad.end->latest) ? PartialDate::Kind::dated : PartialDate::Kind::unknown);
    if (end.kind == PartialDate::Kind::dated) {
        end.earliest = dyad.end->earliest;
        end.latest = dyad.end->latest;
    }
    tie.timeless = !seen && start.kind != PartialDate::Kind::dated && end.kind != PartialDate::Kind::dated;
    // An interview without a date speaks up to whatever its words need.
    Day observed = seen.value_or(horizon_start);
    if (!seen) {
        for (const auto& bound : {start.latest, end.latest})
            if (bound && *bound > observed)
                observed = *bound;
    }
    // An end that was dated is known beyond the interview; only what was still running is not.
    if (end.kind == PartialDate::Kind::dated && end.latest && *end.latest >= observed)
        observed = *end.latest + std::chrono::days{1};
    auto spell = make_spell(start, end, observed);
    if (!spell) {
        Problem problem = spell.problem();
        problem.place = claims.front()->place;
        set.problems.push_back(std::move(problem));
        return;
    }
    if (dyad.end_disagrees && last_open && *last_open > spell->end_latest)
        spell->end_latest = *last_open;  // possible until the last informant who says it goes on
    tie.spell = *spell;
}

void rule(Tie& tie, const std::vector<const Claim*>& claims, const Archive& archive)
{
    const Claim* last = nullptr;
    for (const Claim* claim : claims) {
        const Interview* interview = evidence::find(*archive.interviews, claim->interview);
        if (interview && interview->researcher)
            last = claim;
    }
    if (!last)
        return;
    tie.ruled = true;
    const bool holds = last->polarity != Polarity::no;
    for (const TieRule each : all_tie_rules)
        if (each != TieRule::confirmed_only || !holds)
            tie.value[static_cast<std::size_t>(each)] = holds;
    const bool weak = tie.status == evidence::Status::third_party || tie.status == evidence::Status::unobserved ||
                      tie.status == evidence::Status::absent;
    if (holds && weak)
        tie.status = evidence::Status::unconfirmable;
}

}  // namespace

TieSet derive_ties(const Archive& archive, double theta, const std::map<InterviewId, int>& times, const std::function<bool()>& stopped)
{
    TieSet set;
    std::size_t asked = 0;
    const auto enough = [&] { return ++asked % 256 == 0 && stopped && stopped(); };
    const Room room(archive);
    const int n = static_cast<int>(room.actors.size());
    // Where no informant has a home among the actors, nobody can be held against anybody.
    const bool homeless = std::all_of(room.informants.begin(), room.informants.end(), [](const Informant& one) { return one.home < 0; });

    const Hearing hearing(n, room.informants);
    std::map<Key, std::vector<const Claim*>> by_key;
    std::vector<Report> all_reports;
    for (const Claim& claim : *archive.claims) {
        const Relation* relation = evidence::find(*archive.relations, claim.relation);
        if (claim.excluded || !relation || room.place(claim.from) < 0 || room.place(claim.to) < 0 || claim.from == claim.to || !room.informant.count(claim.interview))
            continue;
        ActorId a = claim.from;
        ActorId b = claim.to;
        if (!relation->directed && b < a)
            std::swap(a, b);
        by_key[{relation->id, a, b}].push_back(&claim);
    }
    const auto report_of = [&](const Claim& claim) {
        Report report;
        report.informant = room.speaker(claim);
        report.a = room.place(claim.from);
        report.b = room.place(claim.to);
        report.affirms = claim.polarity != Polarity::no;
        report.hearsay = claim.certainty == Certainty::hearsay;
        report.strength = claim.strength;
        report.start = claim.start;
        report.end = claim.end;
        if (report.start.kind == PartialDate::Kind::open) {  // before the period studied
            report.start.kind = PartialDate::Kind::dated;
            report.start.latest = horizon_start;
        }
        return report;
    };
    for (const Claim& claim : *archive.claims)
        if (!claim.excluded && room.informant.count(claim.interview) && room.place(claim.from) >= 0 && room.place(claim.to) >= 0 && claim.from != claim.to)
            all_reports.push_back(report_of(claim));

    for (const auto& [key, claims] : by_key) {
        if (enough())
            return set;
        const Relation* relation = evidence::find(*archive.relations, key.relation);
        for (const auto& group : episodes(claims)) {
            std::vector<Report> reports;
            for (const Claim* claim : group)
                reports.push_back(report_of(*claim));
            const Dyad dyad = hearing.pair(room.place(key.a), room.place(key.b), std::move(reports), theta);
            Tie tie;
            tie.a = key.a;
            tie.b = key.b;
            tie.relation = key.relation;
            tie.relation_class = relation->relation_class;
            tie.directed = relation->directed;
            tie.status = dyad.status;
            const bool swapped = room.place(key.a) != dyad.a;
            tie.side_a = swapped ? dyad.side_b : dyad.side_a;
            tie.side_b = swapped ? dyad.side_a : dyad.side_b;
            tie.value = dyad.value;
            tie.weighted_score = dyad.weighted_score;
            tie.strength = dyad.strength;
            tie.strength_min = dyad.strength_min;
            tie.strength_max = dyad.strength_max;
            tie.start_conflict = dyad.start && dyad.start->conflict;
            tie.end_conflict = dyad.end && dyad.end->conflict;
            tie.end_disagrees = dyad.end_disagrees;
            std::set<Field> fields;
            for (const Claim* claim : group) {
                tie.claims.push_back(claim->id);
                ++(claim->polarity == Polarity::no ? tie.denying : tie.affirming);
                const Interview* interview = evidence::find(*archive.interviews, claim->interview);
                fields.insert(claim->field != Field::none || !interview ? claim->field : interview->field);
            }
            // A tie between two units of one field belongs to that field, whoever spoke of it.
            const Actor* end_a = evidence::find(*archive.actors, tie.a);
            const Actor* end_b = evidence::find(*archive.actors, tie.b);
            fields.erase(Field::none);
            const bool narrow_a = end_a && (end_a->field == Field::integration || end_a->field == Field::climate);
            const bool narrow_b = end_b && (end_b->field == Field::integration || end_b->field == Field::climate);
            if (fields.size() == 1 && *fields.begin() != Field::both)
                tie.field = *fields.begin();
            else if (narrow_a && (!narrow_b || end_b->field == end_a->field))
                tie.field = end_a->field;
            else if (narrow_b && !narrow_a)
                tie.field = end_b->field;
            else
                tie.field = fields.empty() ? Field::none : Field::both;
            set_spell(tie, dyad, group, archive, set);
            rule(tie, group, archive);
            tie.number = static_cast<std::uint32_t>(set.ties.size() + 1);
            if (tie.affirming > 0 && tie.denying > 0)
                set.conflicts.push_back({Conflict::Kind::contradicted, tie.number});
            if (tie.start_conflict)
                set.conflicts.push_back({Conflict::Kind::start, tie.number});
            if (tie.end_conflict)
                set.conflicts.push_back({Conflict::Kind::end, tie.number});
            if (tie.end_disagrees)
                set.conflicts.push_back({Conflict::Kind::end_open, tie.number});
            set.ties.push_back(std::move(tie));
        }
    }
    // The reliability weights of the rule `weighted` come from all claims together, not from one pair.
    std::vector<double> weight_of = homeless ? std::vector<double>(room.informants.size(), 1.0) : reconcile_reported(n, room.informants, all_reports, theta).reliability;
    for (const auto& [interview, count] : times)
        if (const auto found = room.informant.find(interview); found != room.informant.end())
            weight_of[static_cast<std::size_t>(found->second)] *= count;
    for (Tie& tie : set.ties) {
        if (enough())
            return set;
        if (tie.ruled)
            continue;
        const int a = room.place(tie.a);
        const int b = room.place(tie.b);
        std::vector<int> heard = hearing.in_position(a, b);
        std::set<int> affirming;
        for (const ClaimId id : tie.claims) {
            const Claim* claim = evidence::find(*archive.claims, id);
            const int u = room.informant.at(claim->interview);
            const int home = room.informants[static_cast<std::size_t>(u)].home;
            if (claim->certainty == Certainty::hearsay || (home != a && home != b))
                continue;
            heard.push_back(u);
            if (claim->polarity != Polarity::no)
                affirming.insert(u);
        }
        std::sort(heard.begin(), heard.end());
        heard.erase(std::unique(heard.begin(), heard.end()), heard.end());
        double weight = 0;
        double affirmed = 0;
        for (const int u : heard) {
            weight += weight_of[static_cast<std::size_t>(u)];
            affirmed += affirming.count(u) ? weight_of[static_cast<std::size_t>(u)] : 0.0;
        }
        tie.weighted_score = weight > 0 ? std::optional(affirmed / weight) : std::nullopt;
        tie.value[static_cast<std::size_t>(TieRule::weighted)] = weight > 0 ? std::optional(affirmed / weight >= theta - 1e-12) : std::nullopt;
    }
    if (!homeless) {
        set.observed = Observed(room.actors, observable(n, room.informants, all_reports));
        return set;
    }
    std::vector<std::pair<ActorId, ActorId>> named;
    for (const Report& report : all_reports)
        if (report.affirms)
            named.emplace_back(room.actors[static_cast<std::size_t>(report.a)], room.actors[static_cast<std::size_t>(report.b)]);
    set.observed = Observed::only(std::move(named));
    return set;
}

}  // namespace crosscut::network
