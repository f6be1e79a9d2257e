// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "small_city.hpp"

#include "analysis/questions/questions.hpp"

namespace crosscut::analysis::made_up {

using evidence::Field;

/// A small city with everything that an answer is made from.
struct Town : test::SmallCity {
    network::TieSet set;
    structures::Chronicle lives;
    std::vector<structures::Crisis> crises = structures::standard_crises();

    StructureId body(const std::string& key, const std::string& type, Field field = Field::both, ActorId lead = {})
    {
        const StructureId id = structure(key, field);
        archive.structures = evidence::changed(archive.structures, [&](evidence::Table<evidence::Structure>& rows) {
            rows.back().type = type;
            rows.back().lead = lead;
        });
        return id;
    }
    EventId event(StructureId structure, const std::string& type, const std::string& day)
    {
        evidence::Event row;
        row.id = evidence::next_id(*archive.events);
        row.structure = structure;
        row.date = date(day);
        row.type = type;
        archive.events = evidence::changed(archive.events, [&](evidence::Table<evidence::Event>& rows) { rows.push_back(row); });
        return row.id;
    }
    Material material()
    {
        set = network::derive_ties(archive);
        lives = structures::chronicle(archive);
        return {&archive, &set, &lives, &crises};
    }
};

inline Inquiry on(const std::string& day)
{
    Inquiry out;
    out.question.until = parse_day(day);
    return out;
}

inline double number_in(const AnswerRow& row, std::size_t column) { return std::get<double>(row.cells.at(column)); }
inline std::string message_in(const AnswerRow& row, std::size_t column) { return std::get<Message>(row.cells.at(column)).text; }

inline Wording plain_words(const Town& town)
{
    return {Language::english, &town.archive, &town.set, [&town](ActorId id) { return evidence::find(*town.archive.actors, id)->name; },
            [&town](StructureId id) { return evidence::find(*town.archive.structures, id)->name; }, true};
}

}  // namespace crosscut::analysis::made_up
