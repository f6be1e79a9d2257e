// SPDX-License-Identifier: Apache-2.0
#include "study/experiment.hpp"

#include <algorithm>
#include <set>

namespace crosscut::study {

using namespace evidence;

namespace {

PartialDate dated(Day day)
{
    PartialDate out;
    out.kind = PartialDate::Kind::dated;
    out.earliest = out.latest = day;
    out.text = iso(day);
    return out;
}

PartialDate lasting()
{
    PartialDate out;
    out.kind = PartialDate::Kind::open;
    out.text = "open";
    return out;
}

class Writer {
public:
    Writer(const State& state, std::optional<Day> day, std::string today) : day_(day), today_(std::move(today)) { out_.state = state; }

    /// Does an edit as long as all went well.
    void step(Edit edit)
    {
        if (problem_)
            return;
        Result<State> next = study::apply(out_.state, edit);
        if (!next) {
            problem_ = next.problem();
            return;
        }
        out_.state = std::move(*next);
        out_.edits.push_back(std::move(edit));
    }

    void end_claims(const std::vector<ClaimId>& claims)
    {
        std::vector<ClaimId> excluded;
        for (const ClaimId id : claims) {
            const Claim* claim = find(*out_.state.archive.claims, id);
            if (!claim || claim->excluded || claim->polarity == Polarity::no)
                continue;
            if (!day_ || (claim->start.earliest && *claim->start.earliest >= *day_)) {
                excluded.push_back(id);
                continue;
            }
            if (claim->end.latest && *claim->end.latest < *day_)
                continue;
            ChangeClaim edit{*claim};
            edit.claim.end = dated(last());
            // A begin that may lie later lies before the end now.
            if (edit.claim.start.latest && *edit.claim.start.latest > last() && edit.claim.start.earliest) {
                edit.claim.start.latest = last();
                edit.claim.start.text = iso(*edit.claim.start.earliest) + ".." + iso(last());
            }
            step(edit);
        }
        if (!excluded.empty())
            step(ExcludeClaims{excluded, true, "experiment"});
    }

    void end_seat(const Membership& seat)
    {
        if (!day_ || (seat.from.earliest && *seat.from.earliest >= *day_)) {
            step(DeleteMembership{seat.id});
            return;
        }
        if (seat.to.latest && *seat.to.latest < *day_)
            return;
        ChangeMembership edit{seat};
        edit.membership.to = dated(last());
        if (edit.membership.from.latest && *edit.membership.from.latest > last() && edit.membership.from.earliest) {
            edit.membership.from.latest = last();
            edit.membership.from.text = iso(*edit.membership.from.earliest) + ".." + iso(last());
        }
        step(edit);
    }

    void happen(StructureId structure, const char* type, Day day)
    {
        AddEvent edit;
        edit.event.structure = structure;
        edit.event.type = type;
        edit.event.date = dated(day);
        edit.event.words = edit.event.basis = "experiment";
        step(edit);
    }

    void tie(const network::ActorPair& pair)
    {
        AddTie edit;
        edit.from = pair.a;
        edit.to = pair.b;
        for (const Relation& relation : *out_.state.archive.relations)
            if (!relation.directed && relation.relation_class == RelationClass::cooperation && !edit.relation)
                edit.relation = relation.id;
        if (day_)
            edit.start = dated(*day_);
        edit.end = lasting();
        edit.strength = 1;
        edit.words = "experiment";
        edit.day = today_.empty() && day_ ? iso(*day_) : today_;
        step(edit);
    }

    Day last() const { return *day_ - std::chrono::days{1}; }
    bool has_day() const { return day_.has_value(); }
    Day day() const { return *day_; }
    const State& state() const { return out_.state; }
    bool failed() const { return problem_.has_value(); }

    Result<Experiment> finish()
    {
        if (problem_)
            return *problem_;
        return std::move(out_);
    }

private:
    std::optional<Day> day_;
    std::string today_;
    Experiment out_;
    std::optional<Problem> problem_;
};

}  // namespace

Result<Experiment> experiment(const State& state, const network::TieSet& ties, const analysis::Scenario& scenario, const analysis::WhatIf& result, const std::string& today)
{
    Writer writer(state, result.before.question.until, today);
    Settings about = state.about();
    about.title_english += about.title_english.empty() ? "Experiment" : " (experiment)";
    about.title_german += about.title_german.empty() ? "Experiment" : " (Experiment)";
    writer.step(ChangeSettings{about});

    std::set<ActorId> gone;
    for (const auto& one : result.gone.actors)
        gone.insert(one.actor);
    std::set<ClaimId> claims;
    for (const Claim& claim : *state.archive.claims)
        if (gone.count(claim.from) || gone.count(claim.to))
            claims.insert(claim.id);
    for (const analysis::ChangedTie& lost : result.lost)
        for (const std::uint32_t number : lost.ties)
            if (const network::Tie* tie = ties.find(number))
                claims.insert(tie->claims.begin(), tie->claims.end());
    for (const std::uint32_t number : result.gone.ties)  // also where another tie keeps the pair
        if (const network::Tie* tie = ties.find(number))
            claims.insert(tie->claims.begin(), tie->claims.end());
    writer.end_claims({claims.begin(), claims.end()});

    std::set<StructureId> closed;
    for (const auto& one : result.gone.structures)
        closed.insert(one.structure);
    for (const Membership& seat : *state.archive.memberships)
        if (closed.count(seat.structure) || gone.count(seat.actor))
            writer.end_seat(seat);
    for (const StructureId structure : closed) {
        if (writer.has_day())
            writer.happen(structure, "dissolved", writer.last());
        else
            writer.step(DeleteStructure{structure});
    }

    for (const analysis::ChangedTie& fresh : result.fresh)
        writer.tie(fresh.pair);
    for (const analysis::NewStructure& wanted : scenario.founded) {
        if (wanted.members.empty())
            continue;
        AddStructure found;
        const Actor* first = find(*state.archive.actors, wanted.members.front());
        found.city = first ? first->city : CityId{};
        found.name = wanted.name;
        for (int i = 2; std::any_of(writer.state().archive.structures->begin(), writer.state().archive.structures->end(), [&](const Structure& row) { return row.city == found.city && row.name == found.name; }); ++i)
            found.name = wanted.name + " " + std::to_string(i);
        writer.step(found);
        if (writer.failed())
            break;
        const StructureId id = writer.state().archive.structures->back().id;
        if (writer.has_day())
            writer.happen(id, "founded", writer.day());
        for (const ActorId actor : wanted.members) {
            AddMembership seat;
            seat.membership.structure = id;
            seat.membership.actor = actor;
            if (writer.has_day())
                seat.membership.from = dated(writer.day());
            seat.membership.to = lasting();
            seat.membership.basis = "experiment";
            writer.step(seat);
        }
    }
    return writer.finish();
}

}  // namespace crosscut::study
