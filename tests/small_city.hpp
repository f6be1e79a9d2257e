// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/snapshot.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

/// Small cities made by hand, for tests whose numbers are worked out on paper.
namespace crosscut::test {

class SmallCity {
    template <class Row> static auto add(std::shared_ptr<const evidence::Table<Row>>& table, const Row& row)
    {
        table = evidence::changed(table, [&](evidence::Table<Row>& rows) { rows.push_back(row); });
        return row.id;
    }

public:
    SmallCity() : archive(evidence::empty_archive())
    {
        archive.cities = std::make_shared<evidence::Table<evidence::City>>(evidence::Table<evidence::City>{{CityId{1}, "X", "Musterstadt", "", {}}});
    }

    static PartialDate date(const std::string& text)
    {
        if (text == "open") {
            PartialDate open;
            open.kind = PartialDate::Kind::open;
            open.text = "open";
            return open;
        }
        const Result<PartialDate> parsed = parse_date(text);
        if (!parsed)
            throw std::runtime_error(text);
        return *parsed;
    }

    /// Adds an actor; a unit of the town hall if it is no association.
    ActorId actor(const std::string& key, const std::string& kind = "admin", ActorId parent = {}, evidence::Field field = evidence::Field::both)
    {
        evidence::Actor row;
        row.id = evidence::next_id(*archive.actors);
        row.key = row.name = key;
        row.city = CityId{1};
        row.kind = kind;
        row.parent = parent;
        row.field = field;
        row.level = parent ? "Amt" : kind == "admin" ? "Dezernat" : "";
        row.sector = evidence::sector_of_kind(kind, static_cast<bool>(parent));
        return add(archive.actors, row);
    }

    InterviewId interview(ActorId home, const std::string& day, evidence::Coverage coverage = evidence::Coverage::topical, std::vector<ActorId> asked = {})
    {
        evidence::Interview row;
        row.id = evidence::next_id(*archive.interviews);
        row.key = "I" + std::to_string(row.id.value);
        row.city = CityId{1};
        row.actor = home;
        row.date = date(day);
        row.coverage = coverage;
        row.asked = std::move(asked);
        return add(archive.interviews, row);
    }

    ClaimId says(InterviewId who, ActorId a, ActorId b, const std::string& from = "?", const std::string& to = "open", int strength = 3,
                 const std::string& relation = "info", evidence::Polarity polarity = evidence::Polarity::yes)
    {
        evidence::Claim row;
        row.id = evidence::next_id(*archive.claims);
        row.key = std::to_string(row.id.value);
        row.interview = who;
        row.from = a;
        row.to = b;
        row.relation = evidence::find_relation(archive, relation)->id;
        row.strength = strength;
        row.polarity = polarity;
        row.start = date(from);
        row.end = date(to);
        return add(archive.claims, row);
    }

    ClaimId denies(InterviewId who, ActorId a, ActorId b) { return says(who, a, b, "?", "?", 0, "info", evidence::Polarity::no); }

    StructureId structure(const std::string& key, evidence::Field field = evidence::Field::both)
    {
        evidence::Structure row;
        row.id = evidence::next_id(*archive.structures);
        row.key = row.name = key;
        row.city = CityId{1};
        row.type = "working_group";
        row.field = field;
        return add(archive.structures, row);
    }

    void founded(StructureId structure, const std::string& day)
    {
        evidence::Event row;
        row.id = evidence::next_id(*archive.events);
        row.structure = structure;
        row.date = date(day);
        row.type = "founded";
        add(archive.events, row);
    }

    void seat(StructureId structure, ActorId actor, const std::string& from, const std::string& to, evidence::Role role = evidence::Role::member)
    {
        evidence::Membership row;
        row.id = evidence::next_id(*archive.memberships);
        row.structure = structure;
        row.actor = actor;
        row.from = date(from);
        row.to = date(to);
        row.role = role;
        add(archive.memberships, row);
    }

    network::TieSet ties() const { return network::derive_ties(archive); }
    network::Snapshot on(const std::string& day, network::Question question = {}) const
    {
        question.until = parse_day(day);
        return network::snapshot(archive, ties(), question);
    }

    evidence::Archive archive;
};

}  // namespace crosscut::test
