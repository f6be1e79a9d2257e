// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structures/status.hpp"

namespace crosscut::structures::made_up {

using namespace crosscut::evidence;
using structures::Status;

// A small town with rows added as the tables would.
struct Town {
    Archive archive = empty_archive();

    Town()
    {
        archive.cities = std::make_shared<evidence::Table<City>>(evidence::Table<City>{{{1}, "RE", "Remscheid", "NRW", {}}});
    }
    ActorId actor(const char* key)
    {
        Actor row;
        row.key = key;
        row.name = key;
        row.city = {1};
        row.id = next_id(*archive.actors);
        archive.actors = changed(archive.actors, [&](auto& t) { t.push_back(row); });
        return row.id;
    }
    StructureId structure(const char* key, const char* type, ActorId lead)
    {
        Structure row;
        row.key = key;
        row.name = key;
        row.type = type;
        row.city = {1};
        row.field = Field::climate;
        row.lead = lead;
        row.id = next_id(*archive.structures);
        archive.structures = changed(archive.structures, [&](auto& t) { t.push_back(row); });
        return row.id;
    }
    void event(StructureId structure, const char* date, const char* type)
    {
        Event row;
        row.structure = structure;
        row.date = *parse_date(date);
        row.type = type;
        row.id = next_id(*archive.events);
        archive.events = changed(archive.events, [&](auto& t) { t.push_back(row); });
    }
    void interview(ActorId actor, const char* date)
    {
        Interview row;
        row.city = {1};
        row.actor = actor;
        row.date = *parse_date(date);
        row.field = Field::climate;
        row.id = next_id(*archive.interviews);
        archive.interviews = changed(archive.interviews, [&](auto& t) { t.push_back(row); });
    }
};

inline std::string on(const Town& town, StructureId structure, const char* day)
{
    return described(Language::english, town.archive, status_on(town.archive, structure, *parse_day(day)));
}

}  // namespace crosscut::structures::made_up
