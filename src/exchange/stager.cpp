// SPDX-License-Identifier: Apache-2.0
#include "exchange/stager.hpp"

#include "exchange/lists.hpp"
#include "exchange/value_words.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::exchange {

using namespace evidence;
using interview::Note;
using interview::TableKind;

Stager::Stager(const Archive& base, CityId city, const std::map<std::string, RelationId>& relations)
    : base_(base), city_(city), relation_words_(relations), actors_(*base.actors), structures_(*base.structures), events_(*base.events),
      memberships_(*base.memberships), interviews_(*base.interviews), claims_(*base.claims),
      factors_(*base.factors), codings_(*base.codings), recommendations_(*base.recommendations), successions_(*base.successions)
{
    for (const Actor& actor : actors_)
        learn(actor);
    for (const Structure& row : structures_) {
        structure_by_name_.emplace(fold(row.key), row.id);
        if (row.city != city_)
            continue;
        structure_by_name_.emplace(fold(row.name), row.id);
        for (const std::string& alias : row.aliases)
            structure_by_name_.emplace(fold(alias), row.id);
    }
    for (const Interview& row : interviews_)
        if (row.city == city_)
            interview_by_key_.emplace(fold(row.key), row.id);
    for (const Claim& row : claims_)
        if (!row.key.empty())
            claim_by_key_.emplace(std::to_string(row.interview.value) + '/' + row.key, row.id);
}

Staged Stager::finish()
{
    out_.archive = base_;
    out_.archive.actors = std::make_shared<Table<Actor>>(std::move(actors_));
    out_.archive.structures = std::make_shared<Table<Structure>>(std::move(structures_));
    out_.archive.events = std::make_shared<Table<Event>>(std::move(events_));
    out_.archive.memberships = std::make_shared<Table<Membership>>(std::move(memberships_));
    out_.archive.interviews = std::make_shared<Table<Interview>>(std::move(interviews_));
    out_.archive.claims = std::make_shared<Table<Claim>>(std::move(claims_));
    out_.archive.factors = std::make_shared<Table<Factor>>(std::move(factors_));
    out_.archive.codings = std::make_shared<Table<Coding>>(std::move(codings_));
    out_.archive.recommendations = std::make_shared<Table<Recommendation>>(std::move(recommendations_));
    out_.archive.successions = std::make_shared<Table<Succession>>(std::move(successions_));
    return std::move(out_);
}

void Stager::take(const interview::Table& table)
{
    table_ = &table;
    keys_in_table_.clear();
    refused_.clear();
    TableCount count;
    count.kind = table.kind;
    count.file = table.file;
    count.sheet = table.sheet;
    count.encoding = table.encoding;
    for (const Note& one : table.notes)
        out_.notes.push_back(one);
    if (!table.unused.empty())
        out_.notes.push_back({Note::Kind::remark,
                              {Problem::Code::unsupported, {"Columns that were not read: {1}.", {join(table.unused, ", ")}},
                               {"Assign them to a field if they matter."}, {table.file, table.sheet, 1, {}}}});
    for (const Record& record : table.records) {
        row_changed_ = false;
        Fate fate = Fate::taken;
        switch (table.kind) {
        case TableKind::actors: fate = take_actor(record); break;
        case TableKind::structures: fate = take_structure(record); break;
        case TableKind::events: fate = take_event(record); break;
        case TableKind::memberships: fate = take_membership(record); break;
        case TableKind::interviews: fate = take_interview(record); break;
        case TableKind::statements: fate = take_statement(record); break;
        case TableKind::factors: fate = take_factor(record); break;
        case TableKind::recommendations: fate = take_recommendation(record); break;
        case TableKind::lineage: fate = take_lineage(record); break;
        }
        ++count.read;
        if (fate == Fate::refused) {
            ++count.refused;
            refused_.insert(&record);
        } else if (fate == Fate::known)
            ++count.known;
        else {
            ++count.taken;
            count.changed += row_changed_;
        }
    }
    if (table.kind == TableKind::actors)
        hang_units(table);
    out_.counts.push_back(count);
}

RelationId Stager::relation(std::string_view text)
{
    if (const auto said = relation_words_.find(fold(text)); said != relation_words_.end())
        return said->second;
    const RelationId found = relation_of_words(base_, text);
    if (!found)
        ++out_.unknown_relations[std::string(trimmed(text))];
    return found;
}

void Stager::note(Note::Kind kind, Problem::Code code, Message what, Message hint, const Record& record, std::string_view field)
{
    const Place place = field.empty() ? record.place : table_->place(record, field);
    out_.notes.push_back({kind, {code, std::move(what), std::move(hint), place}});
}

Stager::Fate Stager::refuse(Problem::Code code, Message what, Message hint, const Record& record, std::string_view field)
{
    note(Note::Kind::refused, code, std::move(what), std::move(hint), record, field);
    return Fate::refused;
}

void Stager::change(Message what, Message hint, const Record& record, std::string_view field)
{
    row_changed_ = true;
    note(Note::Kind::changed, Problem::Code::bad_value, std::move(what), std::move(hint), record, field);
}

void Stager::remark(Message what, Message hint, const Record& record, std::string_view field)
{
    note(Note::Kind::remark, Problem::Code::bad_value, std::move(what), std::move(hint), record, field);
}

void Stager::learn(const Actor& actor)
{
    by_key_.emplace(fold(actor.key), actor.id);
    if (actor.city != city_)
        return;
    by_name_[fold(actor.name)].insert(actor.id);
    for (const std::string& alias : actor.aliases)
        by_name_[fold(alias)].insert(actor.id);
}

ActorId Stager::actor(std::string_view text, const Record& record, std::string_view field)
{
    const std::string folded = fold(text);
    if (const auto key = by_key_.find(folded); key != by_key_.end())
        return key->second;
    if (const auto name = by_name_.find(folded); name != by_name_.end()) {
        if (name->second.size() > 1)
            remark({"“{1}” fits {2} actors; the first one was taken.", {std::string(text), std::to_string(name->second.size())}},
                   {"Write the id of the actor instead."}, record, field);
        return *name->second.begin();
    }
    Actor made;
    made.id = next_id(actors_);
    made.city = city_;
    made.name = std::string(text);
    made.candidate = true;
    made.place = table_->place(record, field);
    const City* city = find(*base_.cities, city_);
    do
        made.key = (city ? city->key : std::string()) + "?" + std::to_string(++candidate_number_);
    while (by_key_.count(fold(made.key)));
    actors_.push_back(made);
    learn(actors_.back());
    out_.candidates.push_back(made.id);
    remark({"No actor is called “{1}”; it was added as a candidate.", {made.name}},
           {"Confirm it, or merge it with the actor that is meant."}, record, field);
    return made.id;
}

StructureId Stager::structure(std::string_view text) const
{
    const auto it = structure_by_name_.find(fold(text));
    return it == structure_by_name_.end() ? StructureId{} : it->second;
}

PartialDate Stager::date(const Record& record, std::string_view field)
{
    const std::string_view text = record.at(field);
    Result<PartialDate> read = parse_date(text);
    if (read)
        return *read;
    change({"“{1}” is not a date; the date stays open and the words are kept.", {std::string(text)}}, read.problem().hint, record, field);
    return {};
}

Field Stager::field(const Record& record)
{
    const std::string_view text = record.at("field");
    if (text.empty() || text == "-")
        return Field::none;
    if (const auto known = field_of_words(text))
        return *known;
    change({"“{1}” is not a field of policy.", {std::string(text)}}, {"Write integration, climate, both or other."}, record, "field");
    return Field::other;
}

bool Stager::truth(const Record& record, std::string_view field)
{
    const std::string_view text = record.at(field);
    if (text.empty() || text == "-")
        return false;
    if (const auto word = polarity_of_words(text); word && *word != Polarity::ended)
        return *word == Polarity::yes;
    change({"“{1}” is neither yes nor no; it was read as no.", {std::string(text)}}, {"Write yes or no."}, record, field);
    return false;
}

namespace {
std::string text_of(std::string_view text) { return text == "-" ? std::string() : std::string(text); }
}  // namespace

Stager::Fate Stager::take_actor(const Record& record)
{
    const std::string name(record.at("label"));
    if (name.empty())
        return refuse(Problem::Code::missing_value, {"The name of the actor is missing."}, {"Type a name, or delete the row."}, record, "label");
    std::string key(record.at("id"));
    if (!key.empty() && ++keys_in_table_[fold(key)] > 1)
        return refuse(Problem::Code::duplicate_name, {"The id “{1}” occurs twice in this table.", {key}}, {"Give each actor an id of its own."}, record, "id");
    Actor row;
    row.city = city_;
    row.name = name;
    row.kind = record.at("kind").empty() ? std::string() : kind_of_words(record.at("kind"));
    row.level = text_of(record.at("level"));
    row.field = field(record);
    row.role = text_of(record.at("role"));
    row.basis = text_of(record.at("basis"));
    row.aliases = listed(record.at("aliases"));
    row.topics = listed(record.at("topics"));
    row.candidate = truth(record, "candidate");
    row.place = record.place;
    row.start = date(record, "exists_from");
    row.end = date(record, "exists_until");
    if (row.start.earliest && row.end.latest && *row.end.latest < *row.start.earliest) {
        change({"The end “{1}” lies before the begin “{2}”; both were left out.", {row.end.text, row.start.text}}, {"Exchange the two dates, or correct one of them."}, record, "exists_until");
        row.start = row.end = {};
    }
    const std::string_view parent = record.at("parent");
    row.sector = sector_of_kind(row.kind, !parent.empty() && parent != "-");
    if (const std::string_view text = record.at("sector"); !text.empty() && text != "-") {
        if (const auto sector = sector_of_words(text))
            row.sector = *sector;
        else
            change({"“{1}” is not a sector; it was taken from the kind.", {std::string(text)}},
                   {"Write administration, civil_society, politics, public_body, business, science or unknown."}, record, "sector");
    }
    ActorId known;
    if (!key.empty()) {
        if (const auto it = by_key_.find(fold(key)); it != by_key_.end())
            known = it->second;
    } else if (const auto it = by_name_.find(fold(name)); it != by_name_.end()) {
        known = *it->second.begin();
    }
    if (known) {
        Actor& old = *const_cast<Actor*>(find(actors_, known));
        if (old.city != city_)
            return refuse(Problem::Code::duplicate_name, {"The id “{1}” belongs to an actor of another city.", {key}}, {"Put the city's letters before the id."}, record, "id");
        row.id = old.id;
        row.key = old.key;
        row.parent = old.parent;
        // A table that does not speak of lifetimes takes none away.
        if (record.at("exists_from").empty())
            row.start = old.start;
        if (record.at("exists_until").empty())
            row.end = old.end;
        for (const std::string& alias : old.aliases)
            if (std::find(row.aliases.begin(), row.aliases.end(), alias) == row.aliases.end())
                row.aliases.push_back(alias);
        if (old.name != row.name && std::find(row.aliases.begin(), row.aliases.end(), old.name) == row.aliases.end())
            row.aliases.push_back(old.name);
        Actor compared = row;
        compared.place = old.place;
        if (compared == old)
            return Fate::known;
        if (!old.candidate)
            remark({"The facts of “{1}” were replaced.", {old.name}}, {"Undo the import if this was not meant."}, record, "id");
        old = row;
        learn(old);
        return Fate::taken;
    }
    row.id = next_id(actors_);
    if (key.empty()) {
        const City* city = find(*base_.cities, city_);
        std::size_t number = actors_.size() + 1;
        do
            key = (city ? city->key : std::string()) + std::to_string(number++);
        while (by_key_.count(fold(key)));
    }
    row.key = key;
    if (const auto it = by_name_.find(fold(name)); it != by_name_.end())
        remark({"“{1}” is the name of two actors.", {name}}, {"Merge them, or tell them apart by name."}, record, "label");
    actors_.push_back(row);
    learn(actors_.back());
    return Fate::taken;
}

void Stager::hang_units(const interview::Table& table)
{
    for (const Record& record : table.records) {
        const std::string_view parent = record.at("parent");
        const std::string_view own = record.at("id").empty() ? record.at("label") : record.at("id");
        if (parent.empty() || parent == "-" || own.empty() || refused_.count(&record))
            continue;
        const std::string folded = fold(own);
        ActorId id;
        if (const auto key = by_key_.find(folded); key != by_key_.end())
            id = key->second;
        else if (const auto name = by_name_.find(folded); name != by_name_.end())
            id = *name->second.begin();
        Actor* row = const_cast<Actor*>(find(actors_, id));
        if (!row || row->city != city_)
            continue;
        const ActorId above = actor(parent, record, "parent");
        row = const_cast<Actor*>(find(actors_, id));
        ActorId up = above;
        while (up && up != id) {
            const Actor* unit = find(actors_, up);
            up = unit ? unit->parent : ActorId{};
        }
        if (up == id) {
            change({"“{1}” would stand above itself; the unit above was left out.", {row->name}}, {"Correct the unit above."}, record, "parent");
            continue;
        }
        row->parent = above;
    }
}

Stager::Fate Stager::take_structure(const Record& record)
{
    const std::string name(record.at("label"));
    if (name.empty())
        return refuse(Problem::Code::missing_value, {"The name of the structure is missing."}, {"Type a name, or delete the row."}, record, "label");
    std::string key(record.at("id"));
    if (!key.empty() && ++keys_in_table_[fold(key)] > 1)
        return refuse(Problem::Code::duplicate_name, {"The id “{1}” occurs twice in this table.", {key}}, {"Give each structure an id of its own."}, record, "id");
    Structure row;
    row.city = city_;
    row.name = name;
    row.type = structure_type_of_words(record.at("type"));
    row.field = field(record);
    row.basis = text_of(record.at("basis"));
    row.aliases = listed(record.at("aliases"));
    row.place = record.place;
    if (const std::string_view lead = record.at("lead"); !lead.empty() && lead != "-")
        row.lead = actor(lead, record, "lead");
    if (const StructureId known = structure(key.empty() ? std::string_view(name) : std::string_view(key))) {
        Structure& old = *const_cast<Structure*>(find(structures_, known));
        row.id = old.id;
        row.key = old.key;
        for (const std::string& alias : old.aliases)
            if (std::find(row.aliases.begin(), row.aliases.end(), alias) == row.aliases.end())
                row.aliases.push_back(alias);
        // Found by a name that was merged into it: that row does not rename it.
        const bool by_alias = fold(old.key) != fold(key) && std::any_of(old.aliases.begin(), old.aliases.end(), [&](const std::string& alias) { return fold(alias) == fold(key.empty() ? name : key); });
        if (by_alias)
            row = old;
        Structure compared = row;
        compared.place = old.place;
        if (compared == old)
            return Fate::known;
        remark({"The facts of “{1}” were replaced.", {old.name}}, {"Undo the import if this was not meant."}, record, "id");
        old = row;
        return Fate::taken;
    }
    row.id = next_id(structures_);
    if (key.empty()) {
        const City* city = find(*base_.cities, city_);
        std::size_t number = structures_.size() + 1;
        do
            key = (city ? city->key : std::string()) + "-S" + std::to_string(number++);
        while (structure_by_name_.count(fold(key)));
    }
    row.key = key;
    structures_.push_back(row);
    structure_by_name_.emplace(fold(key), row.id);
    structure_by_name_.emplace(fold(name), row.id);
    return Fate::taken;
}

Stager::Fate Stager::take_lineage(const Record& record)
{
    const std::optional<SuccessionKind> kind = succession_of_words(record.at("what"));
    if (!kind)
        return refuse(Problem::Code::bad_value, {"“{1}” is no step of lineage.", {std::string(record.at("what"))}}, {"Write renamed, merged or split."}, record, "what");
    Succession row;
    row.kind = *kind;
    row.date = date(record, "date");
    for (const auto& [field, list] : {std::pair{"before", &row.before}, std::pair{"after", &row.after}})
        for (const std::string& name : listed(record.at(field)))
            if (const ActorId id = actor(name, record, field); std::find(list->begin(), list->end(), id) == list->end())
                list->push_back(id);
    if (row.before.empty() || row.after.empty())
        return refuse(Problem::Code::missing_value, {"Who was there before, or after, is missing."}, {"Write the ids of the actors."}, record, row.before.empty() ? "before" : "after");
    row.former = text_of(record.at("former"));
    row.words = text_of(record.at("words"));
    const auto known = [&](const Succession& old) { return old.kind == row.kind && old.date == row.date && old.before == row.before && old.after == row.after && old.former == row.former; };
    if (const auto old = std::find_if(successions_.begin(), successions_.end(), known); old != successions_.end()) {
        if (old->words == row.words)
            return Fate::known;
        old->words = row.words;
        return Fate::taken;
    }
    row.id = next_id(successions_);
    row.place = record.place;
    successions_.push_back(std::move(row));
    return Fate::taken;
}

}  // namespace crosscut::exchange
