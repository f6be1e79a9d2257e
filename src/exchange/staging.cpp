// SPDX-License-Identifier: Apache-2.0
#include "exchange/staging.hpp"

#include "exchange/network_file.hpp"
#include "exchange/stager.hpp"
#include "exchange/value_words.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <set>

namespace crosscut::exchange {

using namespace evidence;

TableCount Staged::total() const
{
    TableCount sum;
    for (const TableCount& count : counts) {
        sum.read += count.read;
        sum.taken += count.taken;
        sum.changed += count.changed;
        sum.refused += count.refused;
        sum.known += count.known;
    }
    return sum;
}

namespace {

/// Above this many actors the names of a network are not compared pair by pair.
constexpr std::size_t most_compared = 3000;

CityId city_of(Archive& archive, const City& wanted)
{
    const std::string& name = wanted.key.empty() ? wanted.name : wanted.key;
    if (const City* known = find_city(archive, name))
        return known->id;
    if (const City* known = find_city(archive, wanted.name); known && !wanted.name.empty())
        return known->id;
    City city = wanted;
    if (city.name.empty())
        city.name = city.key.empty() ? "?" : city.key;
    if (city.key.empty())
        city.key = fold(city.name).substr(0, 2);
    for (char& c : city.key)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    while (find_city(archive, city.key))
        city.key += 'x';
    city.id = next_id(*archive.cities);
    archive.cities = changed(archive.cities, [&](Table<City>& rows) { rows.push_back(city); });
    return city.id;
}

/// The rows of a plan that belong to one city.
struct Part {
    CityId city;
    std::vector<interview::Table> tables;
};

/// Tables cut by the city that their rows name, in the order in which cities are met. What a table says of
/// itself as a whole goes with its first part.
std::vector<Part> parts_of(Archive& archive, const ImportPlan& plan)
{
    std::vector<const interview::Table*> tables;
    for (const interview::Table& table : plan.tables)
        tables.push_back(&table);
    std::stable_sort(tables.begin(), tables.end(), [](const auto* a, const auto* b) { return a->kind < b->kind; });
    for (const City& city : plan.cities)
        city_of(archive, city);
    std::vector<Part> parts;
    const auto part_of = [&](const std::string& named) -> Part& {
        City wanted = plan.city;
        if (!named.empty() && fold(named) != fold(plan.city.key) && fold(named) != fold(plan.city.name)) {
            wanted = {};
            wanted.name = named;
        }
        const CityId id = city_of(archive, wanted);
        for (Part& part : parts)
            if (part.city == id)
                return part;
        parts.push_back({id, {}});
        return parts.back();
    };
    for (const interview::Table* table : tables) {
        bool first = true;
        const auto take = [&](const std::string& named, const interview::Record* record) {
            Part& part = part_of(named);
            const bool begun = !part.tables.empty() && part.tables.back().kind == table->kind && part.tables.back().file == table->file && part.tables.back().sheet == table->sheet;
            if (!begun) {
                interview::Table own = *table;
                own.records.clear();
                if (!first) {
                    own.notes.clear();
                    own.unused.clear();
                }
                part.tables.push_back(std::move(own));
            }
            first = false;
            if (record)
                part.tables.back().records.push_back(*record);
        };
        for (const interview::Record& record : table->records)
            take(std::string(record.at("city")), &record);
        if (table->records.empty())
            take({}, nullptr);
    }
    if (parts.empty() && plan.networks.empty())
        part_of({});
    return parts;
}

void add(std::vector<TableCount>& sums, const TableCount& count)
{
    for (TableCount& sum : sums)
        if (sum.kind == count.kind && sum.file == count.file && sum.sheet == count.sheet) {
            sum.read += count.read;
            sum.taken += count.taken;
            sum.changed += count.changed;
            sum.refused += count.refused;
            sum.known += count.known;
            return;
        }
    sums.push_back(count);
}

/// The key of a relation of its own: letters, digits and low lines, unlike the others.
std::string new_relation_key(const Table<Relation>& rows, const std::string& word)
{
    std::string stem;
    for (const char c : fold(word).substr(0, 40))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            stem += c;
        else if (!stem.empty() && stem.back() != '_')
            stem += '_';
    if (stem.empty())
        stem = "relation";
    std::string key = stem;
    for (int number = 2; std::any_of(rows.begin(), rows.end(), [&](const Relation& row) { return row.key == key; }); ++number)
        key = stem + std::to_string(number);
    return key;
}

/// The relations that the words of a plan mean, by folded word; those of their own are made. What is read how is noted.
std::map<std::string, RelationId> relations_of(const ImportPlan& plan, Staged& out)
{
    std::map<std::string, int> rows_with;
    for (const interview::Table& table : plan.tables)
        for (const interview::Record& record : table.records)
            if (const std::string_view text = record.at("relation"); !text.empty())
                ++rows_with[fold(text)];
    std::map<std::string, RelationId> relations;
    for (const auto& [word, meaning] : plan.relations) {
        const auto rows = rows_with.find(fold(word));
        if (rows == rows_with.end())
            continue;
        RelationId id = relation_of_words(out.archive, meaning == own_relation || meaning == own_directed_relation ? word : meaning);
        if (!id && (meaning == own_relation || meaning == own_directed_relation)) {
            Relation row;
            row.id = next_id(*out.archive.relations);
            row.key = new_relation_key(*out.archive.relations, word);
            row.english = row.german = word;
            row.directed = meaning == own_directed_relation;
            out.archive.relations = changed(out.archive.relations, [&](Table<Relation>& all) { all.push_back(row); });
            id = row.id;
        }
        const Relation* relation = find(*out.archive.relations, id);
        if (!relation) {
            out.notes.push_back({interview::Note::Kind::refused, {Problem::Code::unknown_name, {"“{1}” is to mean “{2}”, which is not a relation of the codebook.", {word, meaning}},
                                                                  {"Write one of its words: info, joint, contact, contract, fund, advise, direct, mandate, conflict; or “new” for a relation of its own, “new_directed” for one with a direction."}, {}}});
            continue;
        }
        relations[fold(word)] = id;
        out.notes.push_back({interview::Note::Kind::remark, {Problem::Code::unsupported, {"Rows with “{1}”, read as the relation “{2}”: {3}.", {word, relation->key, std::to_string(rows->second)}}, {}, {}}});
    }
    return relations;
}

}  // namespace

Staged stage(const Archive& base, const ImportPlan& plan)
{
    Staged out;
    out.archive = base;
    const std::map<std::string, RelationId> relations = relations_of(plan, out);
    const std::vector<Part> parts = parts_of(out.archive, plan);
    const auto take = [&](const Part& part, bool last) {
        Stager stager(out.archive, part.city, relations);
        bool any = !last;
        for (const interview::Table& table : part.tables)
            if ((table.kind == interview::TableKind::recommendations || table.kind == interview::TableKind::lineage) == last) {
                stager.take(table);
                any = true;
            }
        if (!any)
            return;
        Staged one = stager.finish();
        out.archive = std::move(one.archive);
        for (const auto& [word, rows] : one.unknown_relations)
            out.unknown_relations[word] += rows;
        for (const TableCount& count : one.counts)
            add(out.counts, count);
        out.notes.insert(out.notes.end(), one.notes.begin(), one.notes.end());
        out.candidates.insert(out.candidates.end(), one.candidates.begin(), one.candidates.end());
    };
    for (const Part& part : parts) {
        out.cities.push_back(part.city);
        take(part, false);
    }
    // Steps name structures of other cities as examples, and lineage actors that a later table describes.
    for (const Part& part : parts)
        take(part, true);
    for (const auto& network : plan.networks) {
        // Several networks at once are cities of their own; one belongs to the city that was asked for.
        City wanted = plan.city;
        if (plan.networks.size() > 1)
            wanted = network->archive.cities->front();
        if (network->archive.cities->size() > 1)
            wanted = network->archive.cities->front();
        Staged one = take_network(out.archive, *network, city_of(out.archive, wanted));
        out.archive = std::move(one.archive);
        out.cities.insert(out.cities.end(), one.cities.begin(), one.cities.end());
        out.counts.insert(out.counts.end(), one.counts.begin(), one.counts.end());
        out.notes.insert(out.notes.end(), one.notes.begin(), one.notes.end());
    }
    out.city = out.cities.front();
    if (!plan.networks.empty() && out.archive.actors->size() > most_compared) {
        out.notes.push_back({interview::Note::Kind::remark, Problem{Problem::Code::limit, {"Names were not compared with each other: there are more than {1} actors.", {std::to_string(most_compared)}}, {"Nothing needs to be done."}, {plan.source, {}, 0, {}}}});
        return out;
    }
    for (const NearDuplicate& pair : near_duplicates(out.archive)) {
        const Actor* actor = find(*out.archive.actors, pair.a);
        if (actor && std::find(out.cities.begin(), out.cities.end(), actor->city) != out.cities.end())
            out.duplicates.push_back(pair);
    }
    return out;
}

}  // namespace crosscut::exchange
