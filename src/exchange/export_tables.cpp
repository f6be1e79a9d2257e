// SPDX-License-Identifier: Apache-2.0
#include "exchange/export_tables.hpp"

#include "exchange/lists.hpp"
#include "files/table.hpp"
#include "interview/table.hpp"

namespace crosscut::exchange {

using namespace evidence;
using interview::TableKind;

namespace {

/// Rows are written field by field, so that a column cannot slip under the header of another.
class Writer {
public:
    explicit Writer(TableKind kind)
    {
        table_.name = std::string(interview::key(kind));
        for (const interview::FieldSpec& spec : interview::fields(kind))
            if (spec.key != "city")
                table_.columns.emplace_back(spec.key);
    }
    void begin() { table_.rows.emplace_back(table_.columns.size()); }
    void put(std::string_view field, std::string_view text)
    {
        for (std::size_t i = 0; i < table_.columns.size(); ++i)
            if (table_.columns[i] == field)
                table_.rows.back()[i] = text;
    }
    OutTable take() { return std::move(table_); }

private:
    OutTable table_;
};

template <class Row, class RowId> std::string key_of(const Table<Row>& table, RowId id)
{
    const Row* row = find(table, id);
    return row ? row->key : std::string();
}

const char* yes_if(bool truth) { return truth ? "yes" : ""; }

OutTable actors_of(const Archive& archive, CityId city)
{
    Writer out(TableKind::actors);
    for (const Actor& row : *archive.actors) {
        if (row.city != city)
            continue;
        out.begin();
        out.put("id", row.key);
        out.put("label", row.name);
        out.put("kind", row.kind);
        out.put("level", row.level);
        out.put("parent", key_of(*archive.actors, row.parent));
        out.put("field", key(row.field));
        out.put("sector", key(row.sector));
        out.put("role", row.role);
        out.put("basis", row.basis);
        out.put("aliases", list_text(row.aliases));
        out.put("topics", list_text(row.topics));
        out.put("candidate", yes_if(row.candidate));
        out.put("exists_from", row.start.text);
        out.put("exists_until", row.end.text);
    }
    return out.take();
}

OutTable structures_of(const Archive& archive, CityId city)
{
    Writer out(TableKind::structures);
    for (const Structure& row : *archive.structures) {
        if (row.city != city)
            continue;
        out.begin();
        out.put("id", row.key);
        out.put("label", row.name);
        out.put("type", row.type);
        out.put("field", key(row.field));
        out.put("lead", key_of(*archive.actors, row.lead));
        out.put("basis", row.basis);
        out.put("aliases", list_text(row.aliases));
    }
    return out.take();
}

bool of_city(const Archive& archive, StructureId structure, CityId city)
{
    const Structure* row = find(*archive.structures, structure);
    return row && row->city == city;
}

OutTable events_of(const Archive& archive, CityId city)
{
    Writer out(TableKind::events);
    for (const Event& row : *archive.events) {
        if (!of_city(archive, row.structure, city))
            continue;
        out.begin();
        out.put("structure", key_of(*archive.structures, row.structure));
        out.put("date", row.date.text);
        out.put("words", row.words);
        out.put("type", row.type);
        out.put("basis", row.basis);
    }
    return out.take();
}

OutTable memberships_of(const Archive& archive, CityId city)
{
    Writer out(TableKind::memberships);
    for (const Membership& row : *archive.memberships) {
        if (!of_city(archive, row.structure, city))
            continue;
        out.begin();
        out.put("structure", key_of(*archive.structures, row.structure));
        out.put("actor", key_of(*archive.actors, row.actor));
        out.put("from", row.from.text);
        out.put("to", row.to.text);
        out.put("role", key(row.role));
        out.put("basis", row.basis);
    }
    return out.take();
}

std::string_view key(Coverage coverage)
{
    return coverage == Coverage::roster ? "roster" : coverage == Coverage::spontaneous ? "spontaneous" : "topical";
}

OutTable interviews_of(const Archive& archive, CityId city)
{
    Writer out(TableKind::interviews);
    for (const Interview& row : *archive.interviews) {
        if (row.city != city)
            continue;
        std::vector<std::string> asked;
        for (const ActorId actor : row.asked)
            asked.push_back(key_of(*archive.actors, actor));
        std::vector<std::string> open[2];
        for (const Unanswered& one : row.unanswered)
            open[one.asked ? 1 : 0].push_back(key_of(*archive.actors, one.actor) + (one.relation ? ":" + key_of(*archive.relations, one.relation) : std::string()));
        out.begin();
        out.put("id", row.key);
        out.put("unit", key_of(*archive.actors, row.actor));
        out.put("month", row.date.text);
        out.put("field", evidence::key(row.field));
        out.put("coverage", key(row.coverage));
        out.put("asked", list_text(asked));
        out.put("not_asked", list_text(open[0]));
        out.put("no_answer", list_text(open[1]));
        out.put("researcher", yes_if(row.researcher));
    }
    return out.take();
}

OutTable statements_of(const Archive& archive, CityId city)
{
    Writer out(TableKind::statements);
    for (const Claim& row : *archive.claims) {
        const Interview* interview = find(*archive.interviews, row.interview);
        if (!interview || interview->city != city)
            continue;
        out.begin();
        out.put("id", row.key);
        out.put("interview", interview->key);
        out.put("from", key_of(*archive.actors, row.from));
        out.put("to", key_of(*archive.actors, row.to));
        out.put("relation", key_of(*archive.relations, row.relation));
        out.put("strength", row.strength ? std::to_string(row.strength) : std::string());
        out.put("polarity", key(row.polarity));
        out.put("date_from", row.start.text);
        out.put("date_to", row.end.text);
        out.put("date_words", row.date_words);
        out.put("certainty", key(row.certainty));
        out.put("field", key(row.field));
        out.put("quote", row.quote);
        out.put("passage", row.passage);
        out.put("source_type", row.source_type);
        out.put("coder", row.coder);
        out.put("coded_on", row.coded_on);
        out.put("comment", row.comment);
        out.put("excluded", yes_if(row.excluded));
    }
    return out.take();
}

void put_target(Writer& out, const Archive& archive, const Target& target)
{
    out.put("structure", key_of(*archive.structures, target.structure));
    std::vector<std::string> others;
    for (std::size_t i = 0; i < target.actors.size(); ++i) {
        const std::string actor = key_of(*archive.actors, target.actors[i]);
        if (i < 2)
            out.put(i == 0 ? "from" : "to", actor);
        else
            others.push_back(actor);
    }
    out.put("others", list_text(others));
    out.put("relation", key_of(*archive.relations, target.relation));
    out.put("gap", target.gap);
}

OutTable factors_of(const Archive& archive, CityId city)
{
    Writer out(TableKind::factors);
    const std::vector<Factor> list = factor_list(archive);
    for (const Coding& row : *archive.codings) {
        if (city_of(archive, row.target) != city)
            continue;
        out.begin();
        out.put("id", row.key);
        out.put("factor", key_of(list, row.factor));
        out.put("influence", key(row.influence));
        put_target(out, archive, row.target);
        out.put("interview", key_of(*archive.interviews, row.interview));
        if (const Claim* claim = find(*archive.claims, row.claim)) {
            out.put("statement", claim->key);
            if (!row.interview)
                out.put("interview", key_of(*archive.interviews, claim->interview));
        }
        out.put("quote", row.quote);
        out.put("passage", row.passage);
        out.put("coder", row.coder);
        out.put("coded_on", row.coded_on);
        out.put("comment", row.comment);
        if (const Factor* own = find(*archive.factors, row.factor)) {
            out.put("name_en", own->english);
            out.put("name_de", own->german);
        }
    }
    return out.take();
}

OutTable recommendations_of(const Archive& archive, CityId city)
{
    Writer out(TableKind::recommendations);
    const std::vector<Factor> list = factor_list(archive);
    for (const Recommendation& row : *archive.recommendations) {
        if (city_of(archive, row.target) != city)
            continue;
        std::vector<std::string> examples;
        for (const StructureId id : row.examples)
            examples.push_back(key_of(*archive.structures, id));
        out.begin();
        out.put("id", row.key);
        out.put("step", row.words);
        put_target(out, archive, row.target);
        out.put("factor", key_of(list, row.factor));
        out.put("examples", list_text(examples));
        out.put("author", row.author);
        out.put("day", row.day);
        out.put("comment", row.comment);
    }
    return out.take();
}

OutTable lineage_of(const Archive& archive, CityId city)
{
    Writer out(TableKind::lineage);
    for (const Succession& row : *archive.successions) {
        const Actor* first = find(*archive.actors, row.before.front());
        if (!first || first->city != city)
            continue;
        const auto keys = [&](const std::vector<ActorId>& actors) {
            std::vector<std::string> list;
            for (const ActorId id : actors)
                list.push_back(key_of(*archive.actors, id));
            return list_text(list);
        };
        out.begin();
        out.put("what", evidence::key(row.kind));
        out.put("date", row.date.text);
        out.put("before", keys(row.before));
        out.put("after", keys(row.after));
        out.put("former", row.former);
        out.put("words", row.words);
    }
    return out.take();
}

}  // namespace

std::vector<OutTable> tables_of(const Archive& archive, CityId city)
{
    std::vector<OutTable> tables;
    tables.push_back(actors_of(archive, city));
    tables.push_back(structures_of(archive, city));
    tables.push_back(events_of(archive, city));
    tables.push_back(memberships_of(archive, city));
    tables.push_back(interviews_of(archive, city));
    tables.push_back(statements_of(archive, city));
    // Most studies hold none of these; an empty table would only ask to be filled.
    for (const auto make : {factors_of, recommendations_of, lineage_of})
        if (OutTable table = make(archive, city); !table.rows.empty())
            tables.push_back(std::move(table));
    return tables;
}

std::string csv(const OutTable& table)
{
    std::vector<std::vector<std::string>> rows{table.columns};
    rows.insert(rows.end(), table.rows.begin(), table.rows.end());
    return files::write_delimited(rows);
}

}  // namespace crosscut::exchange
