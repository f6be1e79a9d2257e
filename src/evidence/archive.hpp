// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/codebook.hpp"
#include "evidence/factors.hpp"
#include "evidence/succession.hpp"
#include "foundation/date.hpp"
#include "foundation/ids.hpp"

#include <memory>
#include <string>
#include <vector>

namespace crosscut::evidence {

/// What another program's file says of an actor, a tie or a network beyond what Crosscut understands: kept as it stands
/// there, shown, saved and written again.
struct Extra {
    std::string name;
    std::string value;

    bool operator==(const Extra&) const = default;
};

/// A town whose actors, structures and interviews are studied.
struct City {
    CityId id;
    std::string key;   ///< "CB"
    std::string name;  ///< "Cottbus"
    std::string state;
    std::vector<Extra> extra;

    bool operator==(const City&) const = default;
};

/// An organisational unit or a role; never a private person (methods 1.1).
struct Actor {
    ActorId id;
    std::string key;  ///< identity in tables ("CB05"), unique in the study
    CityId city;
    std::string name;
    std::vector<std::string> aliases;  ///< other spellings and former names, merged names included
    std::string kind;                  ///< "admin", "welfare" ...
    std::string level;                 ///< "Fachbereich"; not hard-coded
    ActorId parent;                    ///< unit above; 0 = none
    Field field = Field::none;
    Sector sector = Sector::unknown;
    std::vector<std::string> topics;
    std::string role;    ///< role label that does not name the organisation
    std::string basis;   ///< where the record comes from
    bool candidate = false;  ///< made from a name in a statement; to be confirmed
    Place place;
    PartialDate start = {};  ///< of its life, as vague as it was said; nothing said = it was always there
    PartialDate end = {};    ///< its last day; nothing said = it is still there
    std::vector<Extra> extra;

    bool operator==(const Actor&) const = default;
};

/// A cross-cutting structure: what it is; what happened to it stands in its events.
struct Structure {
    StructureId id;
    std::string key;
    CityId city;
    std::string name;
    std::string type;  ///< "working_group", "plan" ...
    Field field = Field::none;
    ActorId lead;
    std::string basis;
    Place place;
    std::vector<std::string> aliases = {};  ///< names and keys of structures that were merged into it

    bool operator==(const Structure&) const = default;
};

/// Something that happened to a structure, as it was said.
struct Event {
    EventId id;
    StructureId structure;
    PartialDate date;
    std::string words;
    std::string type;  ///< key of the taxonomy in `structures`; unknown types change nothing
    std::string basis;
    Place place;

    bool operator==(const Event&) const = default;
};

/// An actor in a structure for a time.
struct Membership {
    MembershipId id;
    StructureId structure;
    ActorId actor;
    PartialDate from;
    PartialDate to;
    Role role = Role::member;
    std::string basis;
    Place place;

    bool operator==(const Membership&) const = default;
};

/// What an informant was systematically asked (methods 1.4, position to report).
enum class Coverage { topical, roster, spontaneous };

/// A partner that was not raised, or of whom the informant could not tell (product R3): whoever is silent on it says nothing.
///
///   relation  0 = of every relation.   asked  It was raised, and the informant did not know.
struct Unanswered {
    ActorId actor;
    RelationId relation;
    bool asked = false;

    bool operator==(const Unanswered&) const = default;
};

/// One interview: the unit that speaks, and when. `researcher` marks the researcher's own claims.
struct Interview {
    InterviewId id;
    std::string key;  ///< "I1"; unique inside its city
    CityId city;
    ActorId actor;  ///< home actor of the informant
    PartialDate date;
    Field field = Field::none;
    Coverage coverage = Coverage::topical;
    std::vector<ActorId> asked;  ///< partners raised beside those the claims name
    bool researcher = false;
    Place place;
    std::vector<Unanswered> unanswered = {};  ///< leaves a partner out of what was asked, unless a claim names it

    bool operator==(const Interview&) const = default;
};

/// Who said what about whom, for when, how surely, in which words. Never edited by analysis.
struct Claim {
    ClaimId id;
    std::string key;  ///< running number of the table, if any
    InterviewId interview;
    ActorId from;
    ActorId to;
    RelationId relation;
    int strength = 0;  ///< 1 to 5; 0 = not said
    Polarity polarity = Polarity::yes;
    PartialDate start;
    PartialDate end;
    std::string date_words;
    Certainty certainty = Certainty::certain;
    Field field = Field::none;
    std::string quote;
    std::string passage;
    std::string source_type;
    std::string coder;
    std::string coded_on;
    std::string comment;
    bool excluded = false;  ///< a person decided not to count it; it stays readable
    Place place;
    std::vector<Extra> extra;

    bool operator==(const Claim&) const = default;
};

/// A table whose rows are kept in the order of their ids. Shared and never changed once built; an edit
/// copies the table it touches.
template <class Row> using Table = std::vector<Row>;

/// Everything that was said or entered about cities, actors, structures and ties.
///
/// Copying an archive shares all tables. Rows are found by `find` (binary search by id).
struct Archive {
    std::shared_ptr<const Table<City>> cities = std::make_shared<Table<City>>();
    std::shared_ptr<const Table<Relation>> relations = std::make_shared<Table<Relation>>();
    std::shared_ptr<const Table<Actor>> actors = std::make_shared<Table<Actor>>();
    std::shared_ptr<const Table<Structure>> structures = std::make_shared<Table<Structure>>();
    std::shared_ptr<const Table<Event>> events = std::make_shared<Table<Event>>();
    std::shared_ptr<const Table<Membership>> memberships = std::make_shared<Table<Membership>>();
    std::shared_ptr<const Table<Interview>> interviews = std::make_shared<Table<Interview>>();
    std::shared_ptr<const Table<Claim>> claims = std::make_shared<Table<Claim>>();
    std::shared_ptr<const Table<Factor>> factors = std::make_shared<Table<Factor>>();  ///< what was decided about the list
    std::shared_ptr<const Table<Coding>> codings = std::make_shared<Table<Coding>>();
    std::shared_ptr<const Table<Recommendation>> recommendations = std::make_shared<Table<Recommendation>>();
    std::shared_ptr<const Table<Succession>> successions = std::make_shared<Table<Succession>>();  ///< lineage of organisations
};

/// Whether two archives hold the same rows; `same_reports`: the same of what ties and lives follow from, whatever
/// was coded or recommended.
bool same(const Archive& a, const Archive& b);
bool same_reports(const Archive& a, const Archive& b);

/// An archive with the standard relations and nothing else.
Archive empty_archive();

/// The row with an id, or null.
template <class Row, class RowId> const Row* find(const Table<Row>& table, RowId id)
{
    std::size_t low = 0;
    std::size_t high = table.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (table[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table.size() && table[low].id == id ? &table[low] : nullptr;
}

/// The id after the largest of a table; ids are never reused within a study because rows that are
/// deleted stay in the history's counters (`study` passes its own floor).
template <class Row> auto next_id(const Table<Row>& table, decltype(Row{}.id) floor = {})
{
    decltype(Row{}.id) id = floor;
    if (!table.empty() && table.back().id > id)
        id = table.back().id;
    ++id.value;
    return id;
}

/// A copy of a table with a change applied.
template <class Row, class Change>
std::shared_ptr<const Table<Row>> changed(const std::shared_ptr<const Table<Row>>& table, Change change)
{
    auto copy = std::make_shared<Table<Row>>(*table);
    change(*copy);
    return copy;
}

const City* find_city(const Archive& archive, std::string_view key_or_name);
const Relation* find_relation(const Archive& archive, std::string_view key);

/// The actor of a key, name or alias: exact key first, then names of the city, then of others; folded.
/// 0 where nothing or more than one thing fits.
ActorId find_actor(const Archive& archive, std::string_view text, CityId city);

/// The structure of a key, name or other name, likewise.
StructureId find_structure(const Archive& archive, std::string_view text, CityId city);

/// The last day up to which an interview can speak: the last day of its unwidened date (cases 6.2);
/// empty where the date is not known.
std::optional<Day> observed_until(const Interview& interview);

/// The unit at the top of an actor's tree that is not the mayor: its division. Staff units and offices
/// directly under the mayor form the mayor's area, which is the mayor's actor itself; an actor without
/// parent is its own group (methods 1.1).
ActorId division_of(const Archive& archive, ActorId actor);
/// The same for many actors.
std::vector<ActorId> divisions_of(const Archive& archive, const std::vector<ActorId>& actors);

/// "CB05 Fachbereich Soziales": for messages.
std::string described(const Archive& archive, ActorId actor);

}  // namespace crosscut::evidence
