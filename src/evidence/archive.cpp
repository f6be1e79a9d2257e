// SPDX-License-Identifier: Apache-2.0
#include "evidence/archive.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <set>

namespace crosscut::evidence {

namespace {

template <class Row>
bool same_table(const std::shared_ptr<const Table<Row>>& a, const std::shared_ptr<const Table<Row>>& b)
{
    return a == b || *a == *b;
}

// Levels whose unit leads a division of its own even while no office below it is known (domain 2.1).
bool division_level(std::string_view level)
{
    const std::string folded = fold(level);
    for (const char* word : {"dezernat", "geschaeftsbereich", "referat", "division", "buergermeister"})
        if (folded.find(word) != std::string::npos)
            return true;
    return false;
}

}  // namespace

bool same(const Archive& a, const Archive& b)
{
    return same_reports(a, b) && same_table(a.factors, b.factors) && same_table(a.codings, b.codings) &&
           same_table(a.recommendations, b.recommendations);
}

bool same_reports(const Archive& a, const Archive& b)
{
    return same_table(a.cities, b.cities) && same_table(a.relations, b.relations) &&
           same_table(a.actors, b.actors) && same_table(a.structures, b.structures) &&
           same_table(a.events, b.events) && same_table(a.memberships, b.memberships) &&
           same_table(a.interviews, b.interviews) && same_table(a.claims, b.claims) && same_table(a.successions, b.successions);
}

Archive empty_archive()
{
    Archive archive;
    archive.relations = std::make_shared<Table<Relation>>(standard_relations());
    return archive;
}

const City* find_city(const Archive& archive, std::string_view key_or_name)
{
    for (const City& city : *archive.cities)
        if (city.key == key_or_name)
            return &city;
    const std::string wanted = fold(key_or_name);
    for (const City& city : *archive.cities)
        if (fold(city.key) == wanted || fold(city.name) == wanted)
            return &city;
    return nullptr;
}

const Relation* find_relation(const Archive& archive, std::string_view key)
{
    for (const Relation& relation : *archive.relations)
        if (relation.key == key)
            return &relation;
    const std::string wanted = fold(key);
    for (const Relation& relation : *archive.relations)
        if (fold(relation.key) == wanted || fold(relation.english) == wanted || fold(relation.german) == wanted)
            return &relation;
    return nullptr;
}

ActorId find_actor(const Archive& archive, std::string_view text, CityId city)
{
    for (const Actor& actor : *archive.actors)
        if (actor.key == text)
            return actor.id;
    const std::string wanted = fold(text);
    if (wanted.empty())
        return {};
    for (const bool own_city : {true, false}) {
        if (!own_city && city)
            break;  // a name of another city is another actor
        ActorId found;
        bool several = false;
        for (const Actor& actor : *archive.actors) {
            if (own_city && actor.city != city)
                continue;
            bool fits = fold(actor.name) == wanted || fold(actor.key) == wanted;
            for (const std::string& alias : actor.aliases)
                fits = fits || fold(alias) == wanted;
            if (fits && found)
                several = true;
            if (fits && !found)
                found = actor.id;
        }
        if (found && !several)
            return found;
        if (several)
            return {};
    }
    return {};
}

StructureId find_structure(const Archive& archive, std::string_view text, CityId city)
{
    for (const Structure& structure : *archive.structures)
        if (structure.key == text)
            return structure.id;
    const std::string wanted = fold(text);
    StructureId found;
    for (const Structure& structure : *archive.structures) {
        const auto same_name = [&](const std::string& other) { return fold(other) == wanted; };
        if ((city && structure.city != city) || !(same_name(structure.name) || std::any_of(structure.aliases.begin(), structure.aliases.end(), same_name)))
            continue;
        if (found)
            return {};
        found = structure.id;
    }
    return found;
}

std::optional<Day> observed_until(const Interview& interview)
{
    std::string text = interview.date.text;
    while (!text.empty() && (text.back() == '~' || text.back() == '?'))
        text.pop_back();
    const auto date = parse_date(text);
    return date ? date->latest : std::nullopt;
}

namespace {

template <class Leads> ActorId division_of(const Archive& archive, ActorId actor, const Leads& leads)
{
    std::vector<const Actor*> path;  // from the actor up to its root
    for (const Actor* row = find(*archive.actors, actor); row; row = find(*archive.actors, row->parent)) {
        if (std::find(path.begin(), path.end(), row) != path.end())
            break;  // a circle in the table: stop where it closes
        path.push_back(row);
    }
    if (path.empty())
        return actor;
    const Actor& root = *path.back();
    if (path.size() < 2 || root.sector != Sector::administration)
        return root.id;
    const Actor& below = *path[path.size() - 2];
    if (path.size() > 2 || division_level(below.level))
        return below.id;
    return leads(below.id) ? below.id : root.id;
}

}  // namespace

ActorId division_of(const Archive& archive, ActorId actor)
{
    return division_of(archive, actor, [&](ActorId unit) { return std::any_of(archive.actors->begin(), archive.actors->end(), [&](const Actor& row) { return row.parent == unit; }); });
}

std::vector<ActorId> divisions_of(const Archive& archive, const std::vector<ActorId>& actors)
{
    std::vector<ActorId> parents;
    for (const Actor& row : *archive.actors)
        if (row.parent)
            parents.push_back(row.parent);
    std::sort(parents.begin(), parents.end());
    std::vector<ActorId> out;
    for (const ActorId actor : actors)
        out.push_back(division_of(archive, actor, [&](ActorId unit) { return std::binary_search(parents.begin(), parents.end(), unit); }));
    return out;
}

std::string described(const Archive& archive, ActorId actor)
{
    const Actor* row = find(*archive.actors, actor);
    if (!row)
        return "?";
    return row->key == row->name || row->key.empty() ? row->name : row->key + " " + row->name;
}

}  // namespace crosscut::evidence
