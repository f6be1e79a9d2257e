// SPDX-License-Identifier: Apache-2.0
#include "exchange/network_file.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace crosscut::exchange {

using namespace evidence;
using interview::Note;

namespace {

class Taker {
public:
    Taker(const Archive& base, const ReadNetwork& network, CityId city) : in_(network), city_(city)
    {
        out_.archive = base;
        out_.city = city;
        out_.notes = network.notes;
    }

    Staged take()
    {
        cities();
        relations();
        actors();
        claims();
        TableCount count;
        count.kind = interview::TableKind::statements;
        count.file = in_.archive.interviews->front().key;
        count.sheet = in_.format;
        count.encoding = in_.encoding;
        count.read = in_.nodes + in_.ties;
        count.refused = in_.refused;
        count.changed = in_.changed + large_;
        count.known = known_;
        count.taken = std::max(0, count.read - in_.refused);
        out_.counts.push_back(count);
        return std::move(out_);
    }

private:
    /// Cities that the file itself names are found or made; else all of it belongs to one.
    void cities()
    {
        const Table<City>& there = *in_.archive.cities;
        if (there.size() == 1) {
            city_of_[there.front().id] = city_;
            out_.cities.push_back(city_);
            if (!there.front().extra.empty())
                out_.archive.cities = changed(out_.archive.cities, [&](Table<City>& rows) {
                    for (City& row : rows)
                        if (row.id == city_)
                            row.extra = there.front().extra;
                });
            return;
        }
        for (const City& city : there) {
            if (const City* known = find_city(out_.archive, city.name)) {
                city_of_[city.id] = known->id;
            } else {
                City row = city;
                row.id = next_id(*out_.archive.cities);
                city_of_[city.id] = row.id;
                out_.archive.cities = changed(out_.archive.cities, [&](Table<City>& rows) { rows.push_back(row); });
            }
            out_.cities.push_back(city_of_[city.id]);
        }
        out_.city = out_.cities.front();
    }

    void relations()
    {
        Table<Relation> rows = *out_.archive.relations;
        for (const Relation& one : *in_.archive.relations) {
            const auto same = std::find_if(rows.begin(), rows.end(), [&](const Relation& row) { return row.key == one.key && row.directed == one.directed && row.relation_class == one.relation_class; });
            if (same != rows.end()) {
                relation_of_[one.id] = same->id;
                continue;
            }
            Relation row = one;
            row.id = next_id(rows);
            while (std::any_of(rows.begin(), rows.end(), [&](const Relation& other) { return other.key == row.key; }))
                row.key += row.directed ? " (directed)" : " (undirected)";
            relation_of_[one.id] = row.id;
            rows.push_back(std::move(row));
        }
        out_.archive.relations = std::make_shared<Table<Relation>>(std::move(rows));
    }

    void actors()
    {
        Table<Actor> rows = *out_.archive.actors;
        std::unordered_map<std::string, std::size_t> by_key;
        std::unordered_map<std::string, std::size_t> by_name;  // city and folded name; no position = more than one
        const auto name_key = [](CityId city, const std::string& name) { return std::to_string(city.value) + "/" + fold(name); };
        for (std::size_t i = 0; i < rows.size(); ++i) {
            by_key.emplace(rows[i].key, i);
            const auto [place, fresh] = by_name.emplace(name_key(rows[i].city, rows[i].name), i);
            if (!fresh)
                place->second = rows.size();
        }
        const std::size_t before = rows.size();
        actor_of_.assign(in_.archive.actors->size() + 1, {});
        ActorId next = next_id(rows);
        for (const Actor& one : *in_.archive.actors) {
            const CityId city = city_of_.at(one.city);
            const auto keyed = by_key.find(one.key);
            std::size_t known = keyed != by_key.end() && keyed->second < before && rows[keyed->second].city == city ? keyed->second : before;
            if (known == before && before > 0)
                if (const auto named = by_name.find(name_key(city, one.name)); named != by_name.end() && named->second < before)
                    known = named->second;
            if (known < before) {
                Actor& row = rows[known];
                for (const Extra& extra : one.extra) {
                    std::erase_if(row.extra, [&](const Extra& old) { return old.name == extra.name; });
                    row.extra.push_back(extra);
                }
                actor_of_[one.id.value] = row.id;
                ++known_;
                continue;
            }
            Actor row = one;
            row.id = next;
            ++next.value;
            row.city = city;
            while (by_key.count(row.key)) {
                const City* town = find(*out_.archive.cities, city);
                row.key = (town ? town->key : std::string("x")) + ":" + row.key;
            }
            by_key.emplace(row.key, rows.size());
            actor_of_[one.id.value] = row.id;
            fresh_.push_back(rows.size());
            rows.push_back(std::move(row));
        }
        for (const std::size_t place : fresh_)
            if (rows[place].parent)
                rows[place].parent = actor_of_[rows[place].parent.value];
        out_.archive.actors = std::make_shared<Table<Actor>>(std::move(rows));
    }

    void claims()
    {
        // What this file said before gives way to what it says now.
        Table<Interview> interviews = *out_.archive.interviews;
        const Interview& said = in_.archive.interviews->front();
        const auto old = std::find_if(interviews.begin(), interviews.end(), [&](const Interview& row) { return row.city == out_.city && row.key == said.key && row.researcher && !row.actor; });
        Interview row = said;
        row.city = out_.city;
        row.id = old != interviews.end() ? old->id : next_id(interviews);
        Table<Claim> claims = *out_.archive.claims;
        if (old != interviews.end()) {
            const auto gone = std::erase_if(claims, [&](const Claim& claim) { return claim.interview == row.id; });
            out_.notes.push_back({Note::Kind::remark, Problem{Problem::Code::duplicate_name, {"This file was read before: {1} ties of then give way to those of now.", {std::to_string(gone)}}, {"Undo brings them back."}, {said.key, {}, 0, {}}}});
            *old = row;
        } else {
            interviews.push_back(row);
        }
        ClaimId next = next_id(*out_.archive.claims);
        claims.reserve(claims.size() + in_.archive.claims->size());
        for (const Claim& one : *in_.archive.claims) {
            Claim claim = one;
            claim.id = next;
            ++next.value;
            claim.interview = row.id;
            claim.from = actor_of_[one.from.value];
            claim.to = actor_of_[one.to.value];
            claim.relation = relation_of_.at(one.relation);
            if (claim.strength > 5) {
                claim.extra.push_back({"weight", std::to_string(claim.strength)});
                claim.strength = 0;
                ++large_;
            }
            claims.push_back(std::move(claim));
        }
        if (large_ > 0)
            out_.notes.push_back({Note::Kind::changed, Problem{Problem::Code::bad_value, {"Weights above 5 that are kept beside the tie: {1}. The strength of a tie in a study goes from 1 to 5.", {std::to_string(large_)}}, {"Ask crosscut measure about the file itself to compute with them."}, {said.key, {}, 0, {}}}});
        out_.archive.interviews = std::make_shared<Table<Interview>>(std::move(interviews));
        out_.archive.claims = std::make_shared<Table<Claim>>(std::move(claims));
    }

    const ReadNetwork& in_;
    CityId city_;
    Staged out_;
    std::map<CityId, CityId> city_of_;
    std::map<RelationId, RelationId> relation_of_;
    std::vector<ActorId> actor_of_;
    std::vector<std::size_t> fresh_;
    int known_ = 0;
    int large_ = 0;
};

}  // namespace

Staged take_network(const Archive& base, const ReadNetwork& network, CityId city) { return Taker(base, network, city).take(); }

}  // namespace crosscut::exchange
