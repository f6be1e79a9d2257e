// SPDX-License-Identifier: Apache-2.0
#include "exchange/network_out.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <map>

namespace crosscut::exchange {

using namespace evidence;

namespace {

class Maker {
public:
    Maker(const Archive& archive, const network::TieSet& ties, const network::Snapshot& snapshot, const NetworkWords& words) : archive_(archive), ties_(ties), snapshot_(snapshot), words_(words) {}

    files::Network make()
    {
        out_.format = "Crosscut";
        out_.title = words_.title;
        about();
        actors();
        for (const network::TieState& state : snapshot_.ties)
            if (state.drawn)
                if (const network::Tie* tie = ties_.find(state.tie))
                    take(*tie);
        for (const auto& [key, place] : places_)
            finish_spells(out_.ties[place], said_[place]);
        if (observed_)
            put(out_.attributes, "crosscut.observed", iso(*observed_));
        return std::move(out_);
    }

private:
    bool hidden() const { return static_cast<bool>(words_.name); }

    void put(std::vector<files::Attribute>& to, std::string_view key, std::string text)
    {
        if (!text.empty())
            to.push_back({out_.key(key), std::move(text)});
    }

    void about()
    {
        put(out_.attributes, "disclaimer", words_.disclaimer);
        const network::Question& question = snapshot_.question;
        put(out_.attributes, "crosscut.rule", std::string(key(question.rule)));
        put(out_.attributes, "crosscut.dates", std::string(key(question.mode)));
        if (question.from)
            put(out_.attributes, "crosscut.from", iso(*question.from));
        if (question.until)
            put(out_.attributes, "crosscut.until", iso(*question.until));
        std::map<CityId, int> cities;
        for (const ActorId id : snapshot_.actors)
            if (const Actor* actor = find(*archive_.actors, id))
                ++cities[actor->city];
        several_cities_ = cities.size() > 1;
        if (cities.size() == 1 && !hidden())
            if (const City* city = find(*archive_.cities, cities.begin()->first))
                for (const Extra& one : city->extra)
                    if (one.name != "disclaimer")
                        put(out_.attributes, one.name, one.value);
    }

    std::string id_of(ActorId actor) const
    {
        const auto node = snapshot_.node(actor);
        if (hidden())
            return node ? "A" + std::to_string(node->index + 1) : std::string();
        const Actor* row = find(*archive_.actors, actor);
        return row ? (row->key.empty() ? "actor-" + std::to_string(actor.value) : row->key) : std::string();
    }

    void actors()
    {
        for (const ActorId id : snapshot_.actors) {
            const Actor& row = *find(*archive_.actors, id);
            files::NetworkNode node;
            node.id = id_of(id);
            node.label = hidden() ? words_.name(id) : row.name;
            auto& values = node.attributes;
            put(values, "type", row.kind);
            if (row.sector != Sector::unknown)
                put(values, "sector", std::string(key(row.sector)));
            if (row.field != Field::none)
                put(values, "field", std::string(key(row.field)));
            put(values, "level", row.level);
            if (row.parent && snapshot_.node(row.parent))
                put(values, "parent", id_of(row.parent));
            put(values, "topics", join(row.topics, ";"));
            if (several_cities_)
                if (const City* city = find(*archive_.cities, row.city))
                    put(values, "city", city->name);
            if (!hidden()) {
                put(values, "role", row.role);
                put(values, "aliases", join(row.aliases, ";"));
                put(values, "basis", row.basis);
                for (const Extra& one : row.extra)
                    put(values, one.name, one.value);
            }
            const std::size_t place = out_.nodes.size();
            for (const auto& [name, column] : words_.measures)
                if (place < column.size() && column[place])
                    put(values, name, plain(*column[place]));
            out_.nodes.push_back(std::move(node));
        }
    }

    struct Said {
        std::string start;
        std::string end;
        bool vague_start = false;
        bool vague_end = false;
    };

    static std::string between(Day first, Day last) { return first == last ? iso(first) : iso(first) + "/" + iso(last); }

    /// The stretch of a tie; a side that nobody dated stays open.
    void add_spell(const network::Tie& tie, files::NetworkTie& to, Said& said)
    {
        if (!tie.spell)
            return;
        const Spell& spell = *tie.spell;
        bool start = false;
        bool end = false;
        for (const ClaimId id : tie.claims)
            if (const Claim* claim = find(*archive_.claims, id)) {
                start = start || claim->start.kind == PartialDate::Kind::dated;
                end = end || claim->end.kind == PartialDate::Kind::dated;
                observe(*claim, spell);
            }
        end = end && !spell.censored;
        if (!start && !end)
            return;
        files::Stretch one;
        if (start) {
            one.first = iso(midpoint_start(spell));
            said.vague_start = spell.start_earliest != spell.start_latest;
            said.start = between(spell.start_earliest, spell.start_latest);
        }
        if (end) {
            one.last = iso(midpoint_end(spell));
            said.vague_end = spell.end_earliest != spell.end_latest;
            said.end = between(spell.end_earliest, spell.end_latest);
        }
        to.spells.push_back(std::move(one));
    }

    /// The last day of the latest interview, so that what was still running is known to have run until then.
    void observe(const Claim& claim, const Spell&)
    {
        const Interview* interview = find(*archive_.interviews, claim.interview);
        const auto day = interview ? observed_until(*interview) : std::nullopt;
        if (day && (!observed_ || *day > *observed_))
            observed_ = day;
    }

    void take(const network::Tie& tie)
    {
        const auto a = snapshot_.node(tie.a);
        const auto b = snapshot_.node(tie.b);
        const Relation* relation = find(*archive_.relations, tie.relation);
        if (!a || !b || !relation)
            return;
        const auto [place, fresh] = places_.emplace(std::tuple(tie.relation, tie.a, tie.b), out_.ties.size());
        if (!fresh) {
            add_spell(tie, out_.ties[place->second], said_[place->second]);
            return;
        }
        files::NetworkTie row;
        row.from = a->index;
        row.to = b->index;
        row.directed = tie.directed;
        // Files without names for their ties get none back.
        const bool plain_tie = (relation->key == "tie" && !relation->directed) || (relation->key == "arc" && relation->directed);
        row.relation = out_.relation(plain_tie ? std::string_view() : std::string_view(relation->key));
        if (tie.strength > 0)
            row.weight = tie.strength;
        Said said;
        add_spell(tie, row, said);
        put(row.attributes, "status", std::string(key(tie.status)));
        put(row.attributes, "evidence_count", std::to_string(tie.claims.size()));
        if (tie.field != Field::none)
            put(row.attributes, "field", std::string(key(tie.field)));
        bool first = true;
        Certainty certainty = Certainty::hearsay;
        std::vector<std::string> seen;
        for (const ClaimId id : tie.claims) {
            const Claim* claim = find(*archive_.claims, id);
            if (!claim)
                continue;
            certainty = std::min(certainty, claim->certainty);
            if (hidden())
                continue;
            if (first)
                row.id = claim->key;
            first = false;
            for (const Extra& one : claim->extra) {
                if (one.name == "status" || one.name == "evidence_count" || std::find(seen.begin(), seen.end(), one.name) != seen.end())
                    continue;
                seen.push_back(one.name);
                const auto weight = one.name == "weight" && !row.weight ? parse_number(one.value) : std::nullopt;
                if (weight)
                    row.weight = weight;
                else
                    put(row.attributes, one.name, one.value);
            }
        }
        if (certainty != Certainty::certain)
            put(row.attributes, "certainty", std::string(key(certainty)));
        out_.ties.push_back(std::move(row));
        said_.push_back(std::move(said));
    }

    /// Spells in their order; the words of a vague one only where it stands alone.
    void finish_spells(files::NetworkTie& tie, const Said& said)
    {
        std::sort(tie.spells.begin(), tie.spells.end(), [](const files::Stretch& x, const files::Stretch& y) { return x.first < y.first; });
        if (tie.spells.size() != 1)
            return;
        if (said.vague_start)
            put(tie.attributes, "start_said", said.start);
        if (said.vague_end)
            put(tie.attributes, "end_said", said.end);
    }

    const Archive& archive_;
    const network::TieSet& ties_;
    const network::Snapshot& snapshot_;
    const NetworkWords& words_;
    files::Network out_;
    bool several_cities_ = false;
    std::optional<Day> observed_;
    std::map<std::tuple<RelationId, ActorId, ActorId>, std::size_t> places_;
    std::vector<Said> said_;
};

}  // namespace

files::Network network_of(const Archive& archive, const network::TieSet& ties, const network::Snapshot& snapshot, const NetworkWords& words) { return Maker(archive, ties, snapshot, words).make(); }

std::optional<std::string> network_bytes(const files::Network& network, std::string_view format)
{
    if (format == "graphml")
        return files::write_graphml(network);
    if (format == "gexf")
        return files::write_gexf(network);
    if (format == "net" || format == "paj" || format == "pajek")
        return files::write_pajek(network);
    if (format == "dl")
        return files::write_dl(network);
    return std::nullopt;
}

std::vector<Message> lost_in(const files::Network& network, std::string_view format)
{
    std::vector<Message> out;
    std::size_t vague = 0;
    std::size_t dated = 0;
    std::size_t valued = 0;
    for (const files::NetworkTie& tie : network.ties) {
        dated += tie.spells.empty() ? 0 : 1;
        valued += tie.attributes.empty() ? 0 : 1;
        for (const files::Attribute& one : tie.attributes)
            vague += network.keys[one.key] == "start_said" || network.keys[one.key] == "end_said" ? 1 : 0;
    }
    if (format == "dl") {
        if (dated > 0)
            out.push_back({"DL has no time: dates of ties that are not in it: {1}.", {std::to_string(dated)}});
        out.push_back({"DL has names, ties and strengths only; all other values are not in it."});
    } else if (format != "graphml" && format != "gexf") {
        if (dated > 0)
            out.push_back({"Pajek has whole steps of time: dates became years in ties: {1}.", {std::to_string(dated)}});
        if (valued > 0)
            out.push_back({"Pajek has no values for ties beyond their strength: ties with such values: {1}.", {std::to_string(valued)}});
    }
    if (vague > 0 && format != "dl")
        out.push_back({"Vague dates were written as their middle day: {1}.", {std::to_string(vague)}});
    out.push_back({"Interviews, claims and quotes are not part of a network file."});
    return out;
}

}  // namespace crosscut::exchange
