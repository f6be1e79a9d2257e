// SPDX-License-Identifier: Apache-2.0
#include "study/edit_tools.hpp"

namespace crosscut::study {

namespace {

using namespace evidence;

bool holds(const auto& list, auto id) { return std::find(list.begin(), list.end(), id) != list.end(); }

/// The last day of what ends when something begins on a date; a vague date stays as vague as it is.
PartialDate until(const PartialDate& date)
{
    if (date.earliest && date.latest && *date.earliest == *date.latest)
        if (Result<PartialDate> day = parse_date(iso(*date.earliest - std::chrono::days{1})))
            return *day;
    return date;
}

enum class Side { before, across, after, untold };

/// Where a stretch of time lies that was said to begin and end, seen from a date.
Side side_of(const PartialDate& start, const PartialDate& end, const PartialDate& date)
{
    const Day cut = date.earliest.value_or(*date.latest);
    if (end.kind == PartialDate::Kind::dated && end.latest && *end.latest < cut)
        return Side::before;
    if (start.kind == PartialDate::Kind::dated && start.earliest && *start.earliest >= cut)
        return Side::after;
    const bool told = start.kind == PartialDate::Kind::dated || start.kind == PartialDate::Kind::open || end.kind == PartialDate::Kind::dated;
    return told ? Side::across : Side::untold;
}

bool said_since(const Archive& archive, const Claim& claim, const PartialDate& date)
{
    const Interview* interview = find(*archive.interviews, claim.interview);
    const std::optional<Day> day = interview ? observed_until(*interview) : std::nullopt;
    return day && *day >= date.earliest.value_or(*date.latest);
}

}  // namespace

std::vector<Bequest> bequeathed(const State& state, const std::vector<ActorId>& ends, const PartialDate& date, std::size_t heir)
{
    std::vector<Bequest> out;
    if (date.kind != PartialDate::Kind::dated)
        return out;
    for (const Claim& claim : *state.archive.claims) {
        if (!holds(ends, claim.from) && !holds(ends, claim.to))
            continue;
        Bequest one{claim.id, Bequeathed::stays, heir};
        const bool later = said_since(state.archive, claim, date);
        switch (side_of(claim.start, claim.end, date)) {
        case Side::before: break;
        case Side::after: one.how = Bequeathed::goes; break;
        case Side::across: one.how = later || claim.end.kind == PartialDate::Kind::dated ? Bequeathed::divided : Bequeathed::stays; break;
        case Side::untold: one.how = later ? Bequeathed::goes : Bequeathed::stays; break;
        }
        out.push_back(one);
    }
    return out;
}

namespace tools {

namespace {

/// Who ends, who carries on, and from when.
struct Handover {
    std::vector<ActorId> ends;
    std::vector<ActorId> heirs;
    PartialDate date;
    PartialDate last;

    ActorId heir_of(ActorId actor, std::size_t heir) const { return holds(ends, actor) ? heirs[heir] : actor; }
};

std::optional<Problem> succession_problem(const State& state, const Succeed& edit)
{
    const Archive& archive = state.archive;
    const auto wrong = [](Message what, Message hint) { return Problem{Problem::Code::bad_value, std::move(what), std::move(hint), {}}; };
    if (edit.date.kind != PartialDate::Kind::dated)
        return wrong({"Since when it is so is missing."}, {"Write 2019, 2019-04 or 2019-04-17; add ~ if it is approximate."});
    const std::set<ActorId> before(edit.before.begin(), edit.before.end());
    if (before.size() != edit.before.size())
        return wrong({"An actor stands twice among those before."}, {"Choose each actor once."});
    if (edit.kind == SuccessionKind::merged && (before.size() < 2 || edit.after.size() != 1))
        return wrong({"A merger makes one out of two or more."}, {"Choose at least two that were there before."});
    if (edit.kind == SuccessionKind::split && (before.size() != 1 || edit.after.size() < 2))
        return wrong({"A split makes two or more out of one."}, {"Name at least two that carry on."});
    if (edit.kind == SuccessionKind::renamed)
        return wrong({"A new name is no merger and no split."}, {"Rename the actor, with a date."});
    const Actor* first = nullptr;
    for (const ActorId id : edit.before) {
        const Actor* row = find(*archive.actors, id);
        if (!row)
            return unknown_row();
        if (first && row->city != first->city)
            return wrong({"The two belong to different cities."}, {"Choose actors of one city."});
        first = first ? first : row;
    }
    std::set<std::string> names;
    std::set<ActorId> after;
    for (const Heir& heir : edit.after) {
        const std::string name(trimmed(heir.name));
        if (heir.actor) {
            const Actor* row = find(*archive.actors, heir.actor);
            if (!row)
                return unknown_row();
            if (row->city != first->city)
                return wrong({"The two belong to different cities."}, {"Choose actors of one city."});
            if (!after.insert(heir.actor).second)
                return wrong({"An actor stands twice among those after."}, {"Choose each actor once."});
        } else if (name.empty()) {
            return no_name();
        } else if (name_taken(archive, first->city, name, {}) || !names.insert(fold(name)).second) {
            return name_is_taken(name);
        }
    }
    if (edit.main >= edit.after.size() || std::any_of(edit.bequests.begin(), edit.bequests.end(), [&](const Bequest& one) { return one.heir >= edit.after.size(); }))
        return wrong({"It is not said who carries on."}, {"Choose one of those after."});
    return std::nullopt;
}

ActorId made(State& state, const Actor& model, const std::string& name, const PartialDate& date)
{
    Actor row;
    row.id = fresh(*state.archive.actors, settings_of(state).last_actor);
    const auto of_city = std::count_if(state.archive.actors->begin(), state.archive.actors->end(), [&](const Actor& other) { return other.city == model.city; });
    row.key = new_key(state.archive, model.city, "", static_cast<std::uint32_t>(of_city) + 1, *state.archive.actors);
    row.city = model.city;
    row.name = name;
    row.kind = model.kind;
    row.level = model.level;
    row.parent = model.parent;
    row.field = model.field;
    row.sector = model.sector;
    row.topics = model.topics;
    row.start = date;
    append(state.archive.actors, row);
    return row.id;
}

void hand_over_claims(State& state, const Handover& hand, const std::vector<Bequest>& bequests)
{
    ClaimId& last = settings_of(state).last_claim;
    last = ClaimId{next_id(*state.archive.claims, last).value - 1};
    std::vector<Claim> more;
    state.archive.claims = changed(state.archive.claims, [&](Table<Claim>& rows) {
        for (const Bequest& one : bequests) {
            Claim* row = row_in(rows, one.claim);
            if (!row || one.how == Bequeathed::stays)
                continue;
            Claim heir = *row;
            heir.from = hand.heir_of(row->from, one.heir);
            heir.to = hand.heir_of(row->to, one.heir);
            // What two organisations that become one said of each other is about nothing from then on.
            const bool loop = heir.from == heir.to;
            if (one.how == Bequeathed::goes) {
                if (!loop)
                    *row = heir;
                continue;
            }
            row->end = hand.last;
            if (loop)
                continue;
            heir.start = hand.date;
            heir.key.clear();
            ++last.value;
            heir.id = last;
            more.push_back(heir);
        }
        rows.insert(rows.end(), more.begin(), more.end());
    });
}

void hand_over_seats(State& state, const Handover& hand, ActorId heir)
{
    MembershipId& last = settings_of(state).last_membership;
    last = MembershipId{next_id(*state.archive.memberships, last).value - 1};
    state.archive.memberships = changed(state.archive.memberships, [&](Table<Membership>& rows) {
        std::vector<Membership> more;
        for (Membership& row : rows) {
            if (!holds(hand.ends, row.actor))
                continue;
            switch (side_of(row.from, row.to, hand.date)) {
            case Side::before: break;
            case Side::after: row.actor = heir; break;
            case Side::across:
            case Side::untold: {
                Membership goes_on = row;
                goes_on.actor = heir;
                goes_on.from = hand.date;
                row.to = hand.last;
                // Two seats at one table that come together are one.
                if (std::any_of(more.begin(), more.end(), [&](const Membership& other) { return other.structure == goes_on.structure && other.role == goes_on.role && other.to == goes_on.to; }))
                    break;
                ++last.value;
                goes_on.id = last;
                more.push_back(goes_on);
                break;
            }
            }
        }
        rows.insert(rows.end(), more.begin(), more.end());
    });
}

void hand_over_the_rest(State& state, const Handover& hand, ActorId heir)
{
    const Day cut = hand.date.earliest.value_or(*hand.date.latest);
    Archive& archive = state.archive;
    archive.interviews = changed(archive.interviews, [&](Table<Interview>& rows) {
        for (Interview& row : rows)
            if (const std::optional<Day> day = observed_until(row); day && *day >= cut) {
                if (holds(hand.ends, row.actor))
                    row.actor = heir;
                const bool asked = std::any_of(row.asked.begin(), row.asked.end(), [&](ActorId one) { return holds(hand.ends, one); });
                for (const ActorId one : hand.heirs)
                    if (asked && one != row.actor && !holds(row.asked, one))
                        row.asked.push_back(one);
            }
    });
    archive.actors = changed(archive.actors, [&](Table<Actor>& rows) {
        for (Actor& row : rows) {
            const bool gone_before = row.end.kind == PartialDate::Kind::dated && row.end.latest && *row.end.latest < cut;
            if (holds(hand.ends, row.parent) && row.id != heir && !holds(hand.ends, row.id) && !gone_before)
                row.parent = heir;
            if (holds(hand.ends, row.id))
                row.end = hand.last;
        }
        // An heir that stood below the one that ends takes its place.
        Actor& row = *row_in(rows, heir);
        for (std::size_t steps = 0; row.parent && holds(hand.ends, row.parent) && steps <= rows.size(); ++steps)
            row.parent = row_in(rows, row.parent)->parent;
    });
}

}  // namespace

Result<State> applied(State state, const Succeed& edit)
{
    if (auto problem = succession_problem(state, edit))
        return *problem;
    Handover hand;
    hand.date = edit.date;
    hand.last = until(edit.date);
    const Actor first = *find(*state.archive.actors, edit.before.front());
    for (const Heir& heir : edit.after)
        hand.heirs.push_back(heir.actor ? heir.actor : made(state, first, std::string(trimmed(heir.name)), edit.date));
    for (const ActorId id : edit.before) {
        if (holds(hand.heirs, id))
            continue;
        hand.ends.push_back(id);
        if (auto problem = spell_problem(find(*state.archive.actors, id)->start, hand.last))
            return *problem;
    }
    // Where the one before goes on, its claims are its own unless somebody hands them over.
    const bool goes_on = edit.kind == SuccessionKind::split && hand.ends.empty();
    std::vector<Bequest> bequests;
    if (goes_on)
        bequests = edit.bequests;
    else
        for (const Bequest& by_date : bequeathed(state, hand.ends, edit.date, edit.main)) {
            const auto decided = std::find_if(edit.bequests.begin(), edit.bequests.end(), [&](const Bequest& one) { return one.claim == by_date.claim; });
            bequests.push_back(decided == edit.bequests.end() ? by_date : *decided);
        }
    if (goes_on) {
        Handover parted = hand;
        parted.ends = edit.before;
        hand_over_claims(state, parted, bequests);
    } else {
        hand_over_claims(state, hand, bequests);
        const ActorId heir = hand.heirs[edit.main];
        hand_over_seats(state, hand, heir);
        hand_over_the_rest(state, hand, heir);
    }
    Succession step{{}, edit.kind, edit.date, edit.before, hand.heirs, {}, std::string(trimmed(edit.words)), {}};
    step.id = fresh(*state.archive.successions, settings_of(state).last_succession);
    append(state.archive.successions, step);
    for (const Claim& row : *state.archive.claims)
        if (holds(hand.ends, row.from) || holds(hand.ends, row.to))
            if (auto problem = spell_problem(row.start, row.end))
                return *problem;
    return state;
}

Result<State> applied(State state, const ChangeSuccession& edit)
{
    const Succession* old = find(*state.archive.successions, edit.succession.id);
    if (!old)
        return unknown_row();
    Succession row = edit.succession;
    row.kind = old->kind;
    for (const auto& list : {row.before, row.after}) {
        if (list.empty())
            return unknown_row();
        for (const ActorId actor : list)
            if (!find(*state.archive.actors, actor))
                return unknown_row();
    }
    if (auto problem = replace(state.archive.successions, row))
        return *problem;
    return state;
}

Result<State> applied(State state, const DeleteSuccession& edit)
{
    if (!find(*state.archive.successions, edit.succession))
        return unknown_row();
    remove(state.archive.successions, [&](const Succession& row) { return row.id == edit.succession; });
    return state;
}

void lineage_follows_merge(State& state, ActorId keep, ActorId gone)
{
    const auto named = [&](const Succession& row) { return holds(row.before, gone) || holds(row.after, gone); };
    if (std::any_of(state.archive.successions->begin(), state.archive.successions->end(), named))
        state.archive.successions = changed(state.archive.successions, [&](Table<Succession>& rows) {
            for (Succession& row : rows)
                for (std::vector<ActorId>* list : {&row.before, &row.after}) {
                    std::vector<ActorId> once;
                    for (ActorId id : *list)
                        if (id = id == gone ? keep : id; !holds(once, id))
                            once.push_back(id);
                    *list = once;
                }
            // One that came out of itself alone is no step.
            std::erase_if(rows, [](const Succession& row) { return row.kind != SuccessionKind::renamed && row.before == row.after; });
        });
    const auto looks = [&](const Duplicate& row) { return holds(row.actors, gone); };
    if (std::any_of(state.duplicates->begin(), state.duplicates->end(), looks))
        state.duplicates = changed(state.duplicates, [&](Table<Duplicate>& rows) {
            for (Duplicate& row : rows) {
                std::replace(row.actors.begin(), row.actors.end(), gone, keep);
                std::sort(row.actors.begin(), row.actors.end());
            }
            Table<Duplicate> kept;
            for (const Duplicate& row : rows) {
                const bool pair = row.actors.empty() || row.actors[0] != row.actors[1];
                if (pair && std::none_of(kept.begin(), kept.end(), [&](const Duplicate& other) { return other.actors == row.actors && other.structures == row.structures; }))
                    kept.push_back(row);
            }
            rows = std::move(kept);
        });
}

void lineage_follows_deletion(State& state, const std::set<ActorId>& actors)
{
    const auto named = [&](const Succession& row) {
        return std::any_of(actors.begin(), actors.end(), [&](ActorId id) { return holds(row.before, id) || holds(row.after, id); });
    };
    if (std::any_of(state.archive.successions->begin(), state.archive.successions->end(), named))
        state.archive.successions = changed(state.archive.successions, [&](Table<Succession>& rows) {
            for (Succession& row : rows)
                for (std::vector<ActorId>* list : {&row.before, &row.after})
                    std::erase_if(*list, [&](ActorId id) { return actors.count(id) > 0; });
            std::erase_if(rows, [](const Succession& row) { return row.before.empty() || row.after.empty(); });
        });
    remove(state.duplicates, [&](const Duplicate& row) { return std::any_of(row.actors.begin(), row.actors.end(), [&](ActorId id) { return actors.count(id) > 0; }); });
}

void likeness_follows_deletion(State& state, StructureId structure)
{
    remove(state.duplicates, [&](const Duplicate& row) { return holds(row.structures, structure); });
}

}  // namespace tools

}  // namespace crosscut::study
