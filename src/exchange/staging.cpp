// SPDX-License-Identifier: Apache-2.0
#include "exchange/staging.hpp"

#include "exchange/stager.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <set>

namespace crosscut::exchange {

using namespace evidence;
using interview::Note;
using interview::TableKind;

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

}  // namespace

Staged stage(const Archive& base, const ImportPlan& plan)
{
    Archive start = base;
    const CityId city = city_of(start, plan.city);
    Stager stager(start, city);
    std::vector<const interview::Table*> tables;
    for (const interview::Table& table : plan.tables)
        tables.push_back(&table);
    std::stable_sort(tables.begin(), tables.end(), [](const auto* a, const auto* b) { return a->kind < b->kind; });
    for (const interview::Table* table : tables)
        stager.take(*table);
    Staged out = stager.finish();
    out.city = city;
    for (const NearDuplicate& pair : near_duplicates(out.archive)) {
        const Actor* actor = find(*out.archive.actors, pair.a);
        if (actor && actor->city == city)
            out.duplicates.push_back(pair);
    }
    return out;
}

}  // namespace crosscut::exchange
