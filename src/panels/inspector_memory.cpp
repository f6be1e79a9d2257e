// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string_view>

namespace crosscut::panels {

namespace {

bool has(const std::vector<ActorId>& actors, ActorId one) { return std::find(actors.begin(), actors.end(), one) != actors.end(); }

// The number of a line `key<TAB>number` in the body of a saved row; 0 where there is none.
std::uint32_t reference(std::string_view body, std::string_view key)
{
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = std::min(body.find('\n', at), body.size());
        const std::string_view one = body.substr(at, end - at);
        if (one.size() > key.size() + 1 && one.substr(0, key.size()) == key && one[key.size()] == '\t') {
            std::uint32_t number = 0;
            for (const char c : one.substr(key.size() + 1)) {
                if (c < '0' || c > '9')
                    return 0;
                number = number * 10 + static_cast<std::uint32_t>(c - '0');
            }
            return number;
        }
        at = end + 1;
    }
    return 0;
}

struct Touched {
    std::set<std::uint32_t> actors;
    std::set<std::uint32_t> claims;
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;  ///< claims between these, also those that are gone
    std::uint32_t structure = 0;

    bool by(const study::RowChange& change) const
    {
        if (!actors.empty()) {
            if ((change.table == "actor" || change.table == "pin") && actors.count(change.id))
                return true;
            if (change.table == "claim")
                return any(change, "from", actors) || any(change, "to", actors);
            if (change.table == "membership")
                return any(change, "actor", actors);
        }
        if (!pairs.empty() && change.table == "claim") {
            if (claims.count(change.id))
                return true;
            for (const std::string* body : {&change.before, &change.after})
                if (pairs.count({reference(*body, "from"), reference(*body, "to")}))
                    return true;
        }
        if (structure != 0) {
            if (change.table == "structure")
                return change.id == structure;
            if (change.table == "event" || change.table == "membership" || change.table == "coding" || change.table == "recommendation")
                return any(change, "structure", {structure});
        }
        return false;
    }
    static bool any(const study::RowChange& change, std::string_view key, const std::set<std::uint32_t>& wanted)
    {
        return wanted.count(reference(change.before, key)) > 0 || wanted.count(reference(change.after, key)) > 0;
    }
};

void find_steps(const Model& model, const View& view, InspectorMemory& memory)
{
    memory.steps.clear();
    if (!model.history)
        return;
    Touched touched;
    for (const ActorId actor : view.selection.actors)
        touched.actors.insert(actor.value);
    if (view.selection.tie) {
        const network::Tie& tie = *model.derived->ties.find(*view.selection.tie);
        touched.pairs = {{tie.a.value, tie.b.value}, {tie.b.value, tie.a.value}};
        for (const ClaimId claim : tie.claims)
            touched.claims.insert(claim.value);
    }
    if (view.selection.structure)
        touched.structure = view.selection.structure->value;
    const std::vector<study::Step>& steps = model.history->steps();
    for (std::size_t i = steps.size(); i-- > 0;)
        if (std::any_of(steps[i].changes.begin(), steps[i].changes.end(), [&](const study::RowChange& change) { return touched.by(change); }))
            memory.steps.push_back(i);
}

void find_claims(const Model& model, const View& view, InspectorMemory& memory)
{
    const Selection& selection = view.selection;
    memory.claims.clear();
    if (selection.tie) {
        const network::Tie& tie = *model.derived->ties.find(*selection.tie);
        std::set<ClaimId> all(tie.claims.begin(), tie.claims.end());
        // What was excluded makes no tie, but stays readable beside it.
        for (const evidence::Claim& claim : *model.state->archive.claims)
            if (claim.excluded && claim.relation == tie.relation &&
                ((claim.from == tie.a && claim.to == tie.b) || (!tie.directed && claim.from == tie.b && claim.to == tie.a)))
                all.insert(claim.id);
        memory.claims.assign(all.begin(), all.end());
        return;
    }
    const std::vector<ActorId>& actors = selection.actors;
    if (actors.empty())
        return;
    for (const evidence::Claim& claim : *model.state->archive.claims) {
        const bool from = has(actors, claim.from);
        const bool to = has(actors, claim.to);
        if (actors.size() == 1 ? from || to : from && to)
            memory.claims.push_back(claim.id);
    }
}

void find_ties(const Model& model, const View& view, InspectorMemory& memory)
{
    memory.ties.clear();
    if (view.selection.actors.size() != 1 || !model.derived)
        return;
    const ActorId own = view.selection.actors.front();
    std::map<ActorId, std::string> names;
    for (const network::Tie& tie : model.derived->ties.ties) {
        if (tie.a != own && tie.b != own)
            continue;
        const ActorId other = tie.a == own ? tie.b : tie.a;
        const network::TieState* state = model.snapshot ? state_in(*model.snapshot, tie.number) : nullptr;
        memory.ties.push_back({tie.number, other, state && state->drawn});
        if (!names.count(other))
            names[other] = name_of(model, view, other);
    }
    std::stable_sort(memory.ties.begin(), memory.ties.end(), [&](const TieOfActor& a, const TieOfActor& b) {
        return a.other != b.other && collate(view.look.language, names[a.other], names[b.other]) < 0;
    });
}

void find_memberships(const Model& model, const View& view, InspectorMemory& memory)
{
    memory.memberships.clear();
    memory.events.clear();
    const evidence::Archive& archive = model.state->archive;
    const bool of_actor = view.selection.actors.size() == 1;
    if (!of_actor && !view.selection.structure)
        return;
    std::map<MembershipId, std::string> names;
    for (const evidence::Membership& one : *archive.memberships) {
        if (of_actor ? one.actor != view.selection.actors.front() : one.structure != *view.selection.structure)
            continue;
        memory.memberships.push_back(one.id);
        names[one.id] = of_actor ? name_of(model, view, one.structure) : name_of(model, view, one.actor);
    }
    std::stable_sort(memory.memberships.begin(), memory.memberships.end(),
                     [&](MembershipId a, MembershipId b) { return collate(view.look.language, names[a], names[b]) < 0; });
    if (!view.selection.structure)
        return;
    for (const evidence::Event& event : *archive.events)
        if (event.structure == *view.selection.structure)
            memory.events.push_back(event.id);
    const auto middle = [&](EventId id) {
        const evidence::Event& event = *evidence::find(*archive.events, id);
        if (!event.date.earliest && !event.date.latest)
            return std::numeric_limits<double>::infinity();
        const Day first = event.date.earliest.value_or(*event.date.latest);
        const Day last = event.date.latest.value_or(first);
        return static_cast<double>(first.time_since_epoch().count() + last.time_since_epoch().count());
    };
    std::stable_sort(memory.events.begin(), memory.events.end(), [&](EventId a, EventId b) { return middle(a) < middle(b); });
}

}  // namespace

void recollect(const Model& model, View& view)
{
    InspectorMemory& memory = view.inspector_memory;
    const std::size_t steps = model.history ? model.history->steps().size() : 0;
    const std::size_t cursor = model.history ? model.history->cursor() : 0;
    const Basis basis = basis_of(model, view);
    const bool other_thing = !(memory.selection == view.selection);
    if (memory.made && !other_thing && basis == memory.basis && steps == memory.step_count && cursor == memory.step_cursor)
        return;
    if (other_thing) {
        memory.opened.clear();
        memory.reason.reset();
        memory.shown = 40;
        if (!(memory.evidence_for == view.selection))
            memory.evidence.clear();
    }
    // Another day changes ties and states, not what was said or done.
    const bool other_rows = other_thing || !memory.made || basis.tables != memory.basis.tables || basis.derived != memory.basis.derived;
    const bool other_steps = other_rows || steps != memory.step_count || cursor != memory.step_cursor;
    memory.basis = basis;
    memory.selection = view.selection;
    memory.step_count = steps;
    memory.step_cursor = cursor;
    memory.made = true;
    find_ties(model, view, memory);
    find_memberships(model, view, memory);
    if (other_rows)
        find_claims(model, view, memory);
    if (other_steps)
        find_steps(model, view, memory);
}

}  // namespace crosscut::panels
