// SPDX-License-Identifier: Apache-2.0
#include "study/edits.hpp"

#include "study/edit_tools.hpp"

#include <cmath>

namespace crosscut::study {

namespace tools {

Result<State> applied(State state, const AddActor& edit)
{
    const std::string name(trimmed(edit.name));
    if (name.empty())
        return no_name();
    if (!find(*state.archive.cities, edit.city))
        return unknown_row();
    if (name_taken(state.archive, edit.city, name, {}))
        return name_is_taken(name);
    Actor actor;
    actor.id = fresh(*state.archive.actors, settings_of(state).last_actor);
    const auto of_city = std::count_if(state.archive.actors->begin(), state.archive.actors->end(), [&](const Actor& other) { return other.city == edit.city; });
    actor.key = new_key(state.archive, edit.city, "", static_cast<std::uint32_t>(of_city) + 1, *state.archive.actors);
    actor.city = edit.city;
    actor.name = name;
    actor.kind = edit.kind;
    actor.field = edit.field;
    actor.sector = sector_of_kind(edit.kind, false);
    append(state.archive.actors, actor);
    if (edit.at && !(std::isfinite(edit.at->first) && std::isfinite(edit.at->second)))
        return no_place();
    if (edit.at)
        append(state.pins, Pin{actor.id, edit.at->first, edit.at->second});
    return state;
}

Result<State> applied(State state, const RenameActor& edit)
{
    const std::string name(trimmed(edit.name));
    if (name.empty())
        return no_name();
    const Actor* actor = find(*state.archive.actors, edit.actor);
    if (!actor)
        return unknown_row();
    if (name_taken(state.archive, actor->city, name, edit.actor))
        return name_is_taken(name);
    if (edit.date.kind != PartialDate::Kind::none && actor->name != name) {
        if (edit.date.kind != PartialDate::Kind::dated)
            return Problem{Problem::Code::bad_value, {"“{1}” is not a date.", {edit.date.text}}, {"Write 2019, 2019-04 or 2019-04-17, or leave it empty."}, {}};
        Succession step{{}, SuccessionKind::renamed, edit.date, {edit.actor}, {edit.actor}, actor->name, edit.words, {}};
        step.id = fresh(*state.archive.successions, settings_of(state).last_succession);
        append(state.archive.successions, step);
    }
    state.archive.actors = changed(state.archive.actors, [&](Table<Actor>& rows) {
        Actor& row = *row_in(rows, edit.actor);
        std::erase(row.aliases, name);
        if (row.name != name && !row.name.empty() && std::find(row.aliases.begin(), row.aliases.end(), row.name) == row.aliases.end())
            row.aliases.push_back(row.name);
        row.name = name;
        row.candidate = false;
    });
    return state;
}

Result<State> applied(State state, const ChangeActor& edit)
{
    const Actor* old = find(*state.archive.actors, edit.actor.id);
    if (!old)
        return unknown_row();
    if (trimmed(edit.actor.name).empty())
        return no_name();
    if (name_taken(state.archive, old->city, edit.actor.name, old->id))
        return name_is_taken(edit.actor.name);
    if (edit.actor.parent && !find(*state.archive.actors, edit.actor.parent))
        return unknown_row();
    if (auto problem = spell_problem(edit.actor.start, edit.actor.end))
        return *problem;
    if (stands_above(state.archive, old->id, edit.actor.parent))
        return Problem{Problem::Code::bad_value, {"A unit cannot stand above itself."}, {"Choose another unit above."}, {}};
    Actor row = edit.actor;
    row.name = std::string(trimmed(row.name));
    row.key = old->key;
    row.city = old->city;
    if (auto problem = replace(state.archive.actors, row))
        return *problem;
    return state;
}

Result<State> applied(State state, const MergeActors& edit)
{
    const Actor* keep = find(*state.archive.actors, edit.keep);
    const Actor* gone = find(*state.archive.actors, edit.gone);
    if (!keep || !gone)
        return unknown_row();
    if (edit.keep == edit.gone)
        return Problem{Problem::Code::bad_value, {"An actor cannot be merged with itself."}, {"Choose two actors."}, {}};
    const Actor lost = *gone;
    // Whoever stands below the one that goes, takes its place; else a unit would come to stand above itself.
    const bool takes_its_place = stands_above(state.archive, edit.gone, keep->parent);
    const auto moved = [&](ActorId& id) { if (id == edit.gone) id = edit.keep; };
    Archive& archive = state.archive;
    archive.actors = changed(archive.actors, [&](Table<Actor>& rows) {
        Actor& row = *row_in(rows, edit.keep);
        const auto add_alias = [&](const std::string& name) {
            if (!name.empty() && name != row.name && std::find(row.aliases.begin(), row.aliases.end(), name) == row.aliases.end())
                row.aliases.push_back(name);
        };
        add_alias(lost.name);
        for (const std::string& alias : lost.aliases)
            add_alias(alias);
        add_alias(lost.key);
        if (takes_its_place)
            row.parent = lost.parent;
        rows.erase(rows.begin() + (row_in(rows, edit.gone) - rows.data()));
        for (Actor& other : rows)
            if (other.id != edit.keep)
                moved(other.parent);
    });
    archive.structures = changed(archive.structures, [&](Table<Structure>& rows) { for (Structure& row : rows) moved(row.lead); });
    archive.memberships = changed(archive.memberships, [&](Table<Membership>& rows) { for (Membership& row : rows) moved(row.actor); });
    archive.interviews = changed(archive.interviews, [&](Table<Interview>& rows) {
        for (Interview& row : rows) {
            moved(row.actor);
            for (ActorId& asked : row.asked)
                moved(asked);
            std::vector<ActorId> once;  // nobody is asked twice, or about themselves
            for (ActorId asked : row.asked)
                if (asked != row.actor && std::find(once.begin(), once.end(), asked) == once.end())
                    once.push_back(asked);
            row.asked = std::move(once);
            for (Unanswered& one : row.unanswered)
                moved(one.actor);
            std::vector<Unanswered> open;
            for (const Unanswered& one : row.unanswered)
                if (one.actor != row.actor && std::find(open.begin(), open.end(), one) == open.end())
                    open.push_back(one);
            row.unanswered = std::move(open);
        }
    });
    archive.claims = changed(archive.claims, [&](Table<Claim>& rows) {
        for (Claim& row : rows) {
            const bool was_loop = row.from == row.to;
            moved(row.from);
            moved(row.to);
            if (!was_loop && row.from == row.to)
                row.excluded = true;  // it spoke of the two spellings of one actor
        }
    });
    remove(state.pins, [&](const Pin& pin) { return pin.id == edit.gone; });
    prompts_follow(state, edit.gone, edit.keep);
    move_decisions(state, edit.gone, edit.keep);
    follow_merge(archive, edit.keep, edit.gone);
    lineage_follows_merge(state, edit.keep, edit.gone);
    return state;
}

Result<State> applied(State state, const DeleteActors& edit)
{
    const std::set<ActorId> gone(edit.actors.begin(), edit.actors.end());
    for (ActorId actor : gone)
        if (!find(*state.archive.actors, actor))
            return unknown_row();
    const Table<Actor> old = *state.archive.actors;
    const auto above = [&](ActorId unit) {
        for (std::size_t steps = 0; unit && gone.count(unit); ++steps) {
            const Actor* row = find(old, unit);
            unit = row && steps < old.size() ? row->parent : ActorId{};
        }
        return unit;
    };
    Archive& archive = state.archive;
    archive.actors = changed(archive.actors, [&](Table<Actor>& rows) {
        std::erase_if(rows, [&](const Actor& row) { return gone.count(row.id) > 0; });
        for (Actor& row : rows)
            row.parent = above(row.parent);
    });
    std::set<ClaimId> lost;
    for (const Claim& row : *archive.claims)
        if (gone.count(row.from) || gone.count(row.to))
            lost.insert(row.id);
    follow_deletion(archive, gone);
    lineage_follows_deletion(state, gone);
    follow_deletion(archive, lost);
    remove(archive.claims, [&](const Claim& row) { return lost.count(row.id) > 0; });
    remove(archive.memberships, [&](const Membership& row) { return gone.count(row.actor) > 0; });
    archive.structures = changed(archive.structures, [&](Table<Structure>& rows) {
        for (Structure& row : rows)
            if (gone.count(row.lead))
                row.lead = {};
    });
    archive.interviews = changed(archive.interviews, [&](Table<Interview>& rows) {
        for (Interview& row : rows) {
            if (gone.count(row.actor))
                row.actor = {};
            std::erase_if(row.asked, [&](ActorId asked) { return gone.count(asked) > 0; });
            std::erase_if(row.unanswered, [&](const Unanswered& one) { return gone.count(one.actor) > 0; });
        }
    });
    remove(state.pins, [&](const Pin& pin) { return gone.count(pin.id) > 0; });
    for (const ActorId actor : gone)
        prompts_follow(state, actor, {});
    remove(state.decisions, [&](const Decision& row) {
        return std::any_of(row.gap.actors.begin(), row.gap.actors.end(), [&](ActorId actor) { return gone.count(actor) > 0; });
    });
    return state;
}

InterviewId own_interview(State& state, CityId city, const PartialDate& day, const std::string& table)
{
    // "own", "own2" ... for the researcher; "ws-2", "ws-2#2" ... for table 2 on its first day, its second ...
    const std::string stem = table.empty() ? "own" : "ws-" + table;
    const auto fits = [&](const std::string& key) { return table.empty() ? !key.starts_with("ws-") : key == stem || key.starts_with(stem + "#"); };
    std::set<std::string> keys;
    for (const Interview& row : *state.archive.interviews) {
        if (row.researcher && row.city == city && row.date == day && fits(row.key))
            return row.id;
        if (row.city == city)
            keys.insert(row.key);
    }
    Interview row;
    row.id = fresh(*state.archive.interviews, settings_of(state).last_interview);
    row.key = stem;
    for (int number = 2; keys.count(row.key); ++number)
        row.key = stem + (table.empty() ? "" : "#") + std::to_string(number);
    row.city = city;
    row.researcher = true;
    row.date = day;
    append(state.archive.interviews, row);
    return row.id;
}

Result<State> applied(State state, const AddTie& edit)
{
    const Actor* from = find(*state.archive.actors, edit.from);
    const Actor* to = find(*state.archive.actors, edit.to);
    if (!from || !to || !find(*state.archive.relations, edit.relation))
        return unknown_row();
    if (edit.from == edit.to)
        return Problem{Problem::Code::bad_value, {"A tie needs two different actors."}, {"Drag from one actor to another."}, {}};
    if (auto problem = strength_problem(edit.strength))
        return *problem;
    if (auto problem = spell_problem(edit.start, edit.end))
        return *problem;
    const Result<PartialDate> day = parse_date(edit.day);
    if (!day)
        return day.problem();
    const CityId city = from->city;
    Claim claim;
    claim.interview = own_interview(state, city, *day);
    claim.id = fresh(*state.archive.claims, settings_of(state).last_claim);
    claim.from = edit.from;
    claim.to = edit.to;
    claim.relation = edit.relation;
    claim.strength = edit.strength;
    claim.polarity = edit.polarity;
    claim.start = edit.start;
    claim.end = edit.end;
    claim.quote = edit.words;
    claim.source_type = "researcher";
    claim.coded_on = edit.day;
    append(state.archive.claims, claim);
    return state;
}

Result<State> applied(State state, const ChangeClaim& edit)
{
    if (edit.claim.from == edit.claim.to)
        return Problem{Problem::Code::bad_value, {"A tie needs two different actors."}, {"Choose another actor."}, {}};
    if (!find(*state.archive.actors, edit.claim.from) || !find(*state.archive.actors, edit.claim.to) ||
        !find(*state.archive.relations, edit.claim.relation) || !find(*state.archive.interviews, edit.claim.interview))
        return unknown_row();
    if (auto problem = strength_problem(edit.claim.strength))
        return *problem;
    if (auto problem = spell_problem(edit.claim.start, edit.claim.end))
        return *problem;
    if (auto problem = replace(state.archive.claims, edit.claim))
        return *problem;
    return state;
}

Result<State> applied(State state, const ExcludeClaims& edit)
{
    for (ClaimId id : edit.claims)
        if (!find(*state.archive.claims, id))
            return unknown_row();
    state.archive.claims = changed(state.archive.claims, [&](Table<Claim>& rows) {
        for (ClaimId id : edit.claims) {
            Claim& row = *row_in(rows, id);
            row.excluded = edit.excluded;
            if (!edit.reason.empty())
                row.comment = row.comment.empty() ? edit.reason : row.comment + "; " + edit.reason;
        }
    });
    return state;
}

Result<State> applied(State state, const DeleteClaims& edit)
{
    const std::set<ClaimId> gone(edit.claims.begin(), edit.claims.end());
    for (ClaimId id : gone)
        if (!find(*state.archive.claims, id))
            return unknown_row();
    follow_deletion(state.archive, gone);
    remove(state.archive.claims, [&](const Claim& row) { return gone.count(row.id) > 0; });
    return state;
}

Result<State> applied(State state, const MoveActors& edit)
{
    for (const Pin& pin : edit.pins) {
        if (!find(*state.archive.actors, pin.id))
            return unknown_row();
        if (!std::isfinite(pin.x) || !std::isfinite(pin.y))
            return no_place();
    }
    state.pins = changed(state.pins, [&](Table<Pin>& rows) {
        for (const Pin& pin : edit.pins) {
            const auto at = std::lower_bound(rows.begin(), rows.end(), pin.id, [](const Pin& row, ActorId id) { return row.id < id; });
            if (at != rows.end() && at->id == pin.id)
                *at = pin;
            else
                rows.insert(at, pin);
        }
    });
    return state;
}

Result<State> applied(State state, const Unpin& edit)
{
    const std::set<ActorId> gone(edit.actors.begin(), edit.actors.end());
    remove(state.pins, [&](const Pin& pin) { return gone.count(pin.id) > 0; });
    return state;
}

Result<State> applied(State state, const ChangeSettings& edit)
{
    Settings& settings = settings_of(state);
    const Settings old = settings;
    settings = edit.settings;
    settings.id = old.id;
    settings.last_city = old.last_city;
    settings.last_actor = old.last_actor;
    settings.last_structure = old.last_structure;
    settings.last_event = old.last_event;
    settings.last_membership = old.last_membership;
    settings.last_interview = old.last_interview;
    settings.last_claim = old.last_claim;
    settings.last_decision = old.last_decision;
    settings.last_factor = old.last_factor;
    settings.last_coding = old.last_coding;
    settings.last_recommendation = old.last_recommendation;
    settings.last_succession = old.last_succession;
    settings.last_duplicate = old.last_duplicate;
    settings.last_saved = old.last_saved;
    settings.last_prompt = old.last_prompt;
    settings.last_photo = old.last_photo;
    return state;
}

Result<State> applied(State state, const ChangeCrises& edit)
{
    auto rows = std::make_shared<Table<Crisis>>(edit.crises);
    std::uint32_t number = 0;
    for (Crisis& row : *rows) {
        row.id.value = ++number;
        if (auto problem = structures::crisis_problem(row))
            return *problem;
    }
    state.crises = rows;
    return state;
}

template <class Row> void raise(decltype(Row{}.id)& last, const Table<Row>& table)
{
    if (!table.empty() && table.back().id > last)
        last = table.back().id;
}

Result<State> applied(State state, const TakeImport& edit)
{
    state.archive = edit.archive;
    Settings& settings = settings_of(state);
    if (edit.settings) {
        settings.title_english = edit.settings->title_english;
        settings.title_german = edit.settings->title_german;
        settings.disclaimer_english = edit.settings->disclaimer_english;
        settings.disclaimer_german = edit.settings->disclaimer_german;
        settings.question_english = edit.settings->question_english;
        settings.question_german = edit.settings->question_german;
    }
    raise<City>(settings.last_city, *state.archive.cities);
    raise<Actor>(settings.last_actor, *state.archive.actors);
    raise<Structure>(settings.last_structure, *state.archive.structures);
    raise<Event>(settings.last_event, *state.archive.events);
    raise<Membership>(settings.last_membership, *state.archive.memberships);
    raise<Interview>(settings.last_interview, *state.archive.interviews);
    raise<Claim>(settings.last_claim, *state.archive.claims);
    raise<Factor>(settings.last_factor, *state.archive.factors);
    raise<Coding>(settings.last_coding, *state.archive.codings);
    raise<Recommendation>(settings.last_recommendation, *state.archive.recommendations);
    raise<Succession>(settings.last_succession, *state.archive.successions);
    ImportRecord record = edit.record;
    record.id = state.imports->empty() ? ImportId{1} : ImportId{state.imports->back().id.value + 1};
    append(state.imports, record);
    Result<State> out = std::move(state);
    if (edit.crises)
        out = applied(std::move(*out), ChangeCrises{*edit.crises});
    for (const DecideGap& decision : edit.decisions)
        if (out)
            out = applied(std::move(*out), decision);
    return out;
}

}  // namespace tools

using namespace evidence;

Result<State> apply(const State& state, const Edit& edit)
{
    return std::visit([&](const auto& one) -> Result<State> {
        return tools::applied(state, one);
    }, edit);
}

DeletionCount count_deletion(const State& state, const std::vector<ActorId>& actors)
{
    const std::set<ActorId> gone(actors.begin(), actors.end());
    DeletionCount count;
    count.actors = static_cast<int>(gone.size());
    for (const Claim& claim : *state.archive.claims)
        count.claims += gone.count(claim.from) || gone.count(claim.to);
    for (const Membership& row : *state.archive.memberships)
        count.memberships += static_cast<int>(gone.count(row.actor));
    return count;
}

}  // namespace crosscut::study
