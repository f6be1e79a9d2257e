// SPDX-License-Identifier: Apache-2.0
#include "panels/table_edit.hpp"

#include "exchange/value_words.hpp"
#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <algorithm>
#include <array>

namespace crosscut::panels {

using evidence::find;

namespace {

using Changed = std::optional<study::Edit>;

constexpr std::array<std::string_view, 8> of_actors{"name", "kind", "sector", "parent", "field", "aliases", "exists_from", "exists_until"};
constexpr std::array<std::string_view, 4> of_structures{"name", "type", "field", "lead"};
constexpr std::array<std::string_view, 9> of_claims{"from", "to", "relation", "polarity", "strength", "certainty", "begin", "end", "quote"};

template <class List> bool holds(const List& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::string actor_name(const Model& model, ActorId id)
{
    const evidence::Actor* row = find(*model.state->archive.actors, id);
    return row ? row->name : std::string();
}

Problem no_such(const std::string& text, const std::vector<std::string>& words)
{
    return {Problem::Code::bad_value, {"“{1}” does not belong here.", {text}}, {"Write one of: {1}.", {join(words, ", ")}}, {}};
}

// Names are found as in tables: by key, name or alias.
Result<ActorId> actor_of(const Model& model, CityId city, const std::string& text, bool may_be_empty)
{
    if (text.empty() && may_be_empty)
        return ActorId{};
    const ActorId found = evidence::find_actor(model.state->archive, text, city);
    if (!found)
        return Problem{Problem::Code::unknown_name, {"There is no actor called “{1}”.", {text}}, {"Write the name of an actor of the study, or enter it first."}, {}};
    return found;
}

Result<PartialDate> date_of(const std::string& text)
{
    if (text.empty())
        return PartialDate{};
    return parse_date(text);
}

Result<Changed> actor_edit(const Model& model, const View& view, const evidence::Actor& before, std::string_view column, const std::string& text)
{
    if (column == "name") {
        if (text == before.name)
            return Changed{};
        return Changed{study::RenameActor{before.id, text}};
    }
    evidence::Actor row = before;
    if (column == "kind") {
        row.kind = exchange::kind_of_words(text);
        for (const std::string_view kind : evidence::actor_kinds())
            if (fold(evidence::kind_label(view.look.language, kind)) == fold(text))
                row.kind = kind;
        // The sector follows the kind where it did before.
        if (before.sector == evidence::sector_of_kind(before.kind, static_cast<bool>(before.parent)))
            row.sector = evidence::sector_of_kind(row.kind, static_cast<bool>(row.parent));
    } else if (column == "sector") {
        const auto sector = exchange::sector_of_words(text);
        if (!sector)
            return no_such(text, cell_choices(model, view, TableTab::actors, column));
        row.sector = *sector;
    } else if (column == "field") {
        const auto field = text.empty() ? std::optional(evidence::Field::none) : exchange::field_of_words(text);
        if (!field)
            return no_such(text, cell_choices(model, view, TableTab::actors, column));
        row.field = *field;
    } else if (column == "parent") {
        const Result<ActorId> parent = actor_of(model, before.city, text, true);
        if (!parent)
            return parent.problem();
        row.parent = *parent;
    } else if (column == "exists_from" || column == "exists_until") {
        const Result<PartialDate> date = date_of(text);
        if (!date)
            return date.problem();
        (column == "exists_from" ? row.start : row.end) = *date;
    } else if (column == "aliases") {
        row.aliases.clear();
        for (const std::string& one : split(text, ','))
            if (const std::string_view word = trimmed(one); !word.empty())
                row.aliases.emplace_back(word);
    }
    return row == before ? Changed{} : Changed{study::ChangeActor{row}};
}

Result<Changed> structure_edit(const Model& model, const View& view, const evidence::Structure& before, std::string_view column, const std::string& text)
{
    evidence::Structure row = before;
    if (column == "name") {
        row.name = text;
    } else if (column == "type") {
        row.type = exchange::structure_type_of_words(text);
    } else if (column == "field") {
        const auto field = text.empty() ? std::optional(evidence::Field::none) : exchange::field_of_words(text);
        if (!field)
            return no_such(text, cell_choices(model, view, TableTab::structures, column));
        row.field = *field;
    } else if (column == "lead") {
        const Result<ActorId> lead = actor_of(model, before.city, text, true);
        if (!lead)
            return lead.problem();
        row.lead = *lead;
    }
    return row == before ? Changed{} : Changed{study::ChangeStructure{row}};
}

Result<Changed> claim_edit(const Model& model, const View& view, const evidence::Claim& before, std::string_view column, const std::string& text)
{
    evidence::Claim row = before;
    const evidence::Actor* from = find(*model.state->archive.actors, before.from);
    const CityId city = from ? from->city : CityId{};
    if (column == "from" || column == "to") {
        const Result<ActorId> actor = actor_of(model, city, text, false);
        if (!actor)
            return actor.problem();
        (column == "from" ? row.from : row.to) = *actor;
    } else if (column == "relation") {
        const RelationId relation = exchange::relation_of_words(model.state->archive, text);
        if (!relation)
            return no_such(text, cell_choices(model, view, TableTab::claims, column));
        row.relation = relation;
    } else if (column == "polarity") {
        const auto polarity = exchange::polarity_of_words(text);
        if (!polarity)
            return no_such(text, cell_choices(model, view, TableTab::claims, column));
        row.polarity = *polarity;
    } else if (column == "strength") {
        const auto strength = text == "–" ? std::optional(0) : exchange::strength_of_words(text);
        if (!strength)
            return Problem{Problem::Code::bad_value, {"“{1}” is not a strength from 1 to 5.", {text}}, {"Write 1, 2, 3, 4 or 5, or nothing if nobody said."}, {}};
        row.strength = *strength;
    } else if (column == "certainty") {
        const auto certainty = exchange::certainty_of_words(text);
        if (!certainty)
            return no_such(text, cell_choices(model, view, TableTab::claims, column));
        row.certainty = *certainty;
    } else if (column == "begin" || column == "end") {
        Result<PartialDate> date = date_of(text);
        if (!date)
            return date.problem();
        PartialDate& place = column == "begin" ? row.start : row.end;
        if (place.text != text)
            place = std::move(*date);
    } else if (column == "quote") {
        row.quote = text;
    }
    return row == before ? Changed{} : Changed{study::ChangeClaim{row}};
}

}  // namespace

bool editable(const Model& model, const View& view, TableTab tab, std::string_view column)
{
    if (model.read_only || !model.state || !may_name(view))
        return false;
    switch (tab) {
    case TableTab::actors: return holds(of_actors, column);
    case TableTab::structures: return holds(of_structures, column);
    case TableTab::claims: return holds(of_claims, column) && (column != "quote" || may_quote(view));
    case TableTab::ties:
    case TableTab::factors: break;
    }
    return false;
}

std::string cell_text(const Model& model, const View& view, TableTab tab, std::uint32_t id, std::string_view column)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    if (tab == TableTab::actors) {
        const evidence::Actor* row = find(*archive.actors, ActorId{id});
        if (!row)
            return {};
        return column == "name" ? row->name : column == "kind" ? evidence::kind_label(language, row->kind) : column == "sector" ? std::string(evidence::label(language, row->sector))
               : column == "exists_from" ? row->start.text : column == "exists_until" ? row->end.text
               : column == "parent" ? actor_name(model, row->parent) : column == "field" ? std::string(evidence::label(language, row->field)) : join(row->aliases, ", ");
    }
    if (tab == TableTab::structures) {
        const evidence::Structure* row = find(*archive.structures, StructureId{id});
        if (!row)
            return {};
        return column == "name" ? row->name : column == "type" ? evidence::structure_type_label(language, row->type) : column == "field" ? std::string(evidence::label(language, row->field)) : actor_name(model, row->lead);
    }
    const evidence::Claim* row = tab == TableTab::claims ? find(*archive.claims, ClaimId{id}) : nullptr;
    if (!row)
        return {};
    if (column == "from")
        return actor_name(model, row->from);
    if (column == "to")
        return actor_name(model, row->to);
    if (column == "relation") {
        const evidence::Relation* relation = find(*archive.relations, row->relation);
        return relation ? evidence::name(language, *relation) : std::string();
    }
    if (column == "polarity")
        return polarity_words(language, row->polarity);
    if (column == "strength")
        return row->strength > 0 ? std::to_string(row->strength) : std::string();
    if (column == "certainty")
        return std::string(evidence::label(language, row->certainty));
    return column == "begin" ? row->start.text : column == "end" ? row->end.text : row->quote;
}

std::vector<std::string> cell_choices(const Model& model, const View& view, TableTab tab, std::string_view column)
{
    const Language language = view.look.language;
    std::vector<std::string> out;
    if (column == "field" && tab != TableTab::claims)
        for (const evidence::Field field : {evidence::Field::none, evidence::Field::integration, evidence::Field::climate, evidence::Field::both, evidence::Field::other})
            out.emplace_back(evidence::label(language, field));
    else if (column == "kind" && tab == TableTab::actors)
        for (const std::string_view kind : evidence::actor_kinds())
            out.push_back(evidence::kind_label(language, kind));
    else if (column == "sector")
        for (std::size_t i = 0; i < evidence::sector_count; ++i)
            out.emplace_back(evidence::label(language, static_cast<evidence::Sector>(i)));
    else if (column == "relation" && tab == TableTab::claims)
        for (const evidence::Relation& relation : *model.state->archive.relations)
            out.push_back(evidence::name(language, relation));
    else if (column == "polarity")
        for (const evidence::Polarity polarity : {evidence::Polarity::yes, evidence::Polarity::no, evidence::Polarity::ended})
            out.push_back(polarity_words(language, polarity));
    else if (column == "certainty")
        for (const evidence::Certainty certainty : {evidence::Certainty::certain, evidence::Certainty::probable, evidence::Certainty::hearsay})
            out.emplace_back(evidence::label(language, certainty));
    else if (column == "strength" && tab == TableTab::claims)
        out = {"–", "1", "2", "3", "4", "5"};
    return out;
}

Result<Changed> cell_edit(const Model& model, const View& view, TableTab tab, std::uint32_t id, std::string_view column, const std::string& given)
{
    if (!editable(model, view, tab, column))
        return Changed{};
    const std::string text(trimmed(given));
    const evidence::Archive& archive = model.state->archive;
    // A word chosen from the list means the value at its place, whatever other meanings it has.
    const std::vector<std::string> words = cell_choices(model, view, tab, column);
    const auto place = static_cast<std::size_t>(std::find(words.begin(), words.end(), text) - words.begin());
    const bool chosen = place < words.size();
    if (tab == TableTab::actors) {
        const evidence::Actor* row = find(*archive.actors, ActorId{id});
        if (!row)
            return Changed{};
        if (chosen && (column == "sector" || column == "field")) {
            evidence::Actor after = *row;
            if (column == "sector")
                after.sector = static_cast<evidence::Sector>(place);
            else
                after.field = static_cast<evidence::Field>(place);
            return after == *row ? Changed{} : Changed{study::ChangeActor{after}};
        }
        return actor_edit(model, view, *row, column, text);
    }
    if (tab == TableTab::structures) {
        const evidence::Structure* row = find(*archive.structures, StructureId{id});
        if (!row)
            return Changed{};
        if (chosen && column == "field") {
            evidence::Structure after = *row;
            after.field = static_cast<evidence::Field>(place);
            return after == *row ? Changed{} : Changed{study::ChangeStructure{after}};
        }
        return structure_edit(model, view, *row, column, text);
    }
    const evidence::Claim* row = find(*archive.claims, ClaimId{id});
    if (!row)
        return Changed{};
    evidence::Claim after = *row;
    if (chosen && column == "polarity")
        after.polarity = static_cast<evidence::Polarity>(place);
    else if (chosen && column == "certainty")
        after.certainty = static_cast<evidence::Certainty>(place);
    else if (chosen && column == "relation")
        after.relation = (*archive.relations)[place].id;
    else
        return claim_edit(model, view, *row, column, text);
    return after == *row ? Changed{} : Changed{study::ChangeClaim{after}};
}

}  // namespace crosscut::panels
