// SPDX-License-Identifier: Apache-2.0
#include "scene/sight.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::scene {

namespace {

Problem no_word(const char* what, const std::string& given, const std::string& known)
{
    return {Problem::Code::bad_value, {what, {given}}, {"Write one of: {1}.", {known}}, {}};
}

template <class Values> std::string keys_of(const Values& values)
{
    std::vector<std::string> out;
    for (const auto value : values)
        out.emplace_back(key(value));
    return join(out, ", ");
}

bool fits(const structures::Crisis& crisis, const std::string& wanted)
{
    return wanted == plain(static_cast<long long>(crisis.id.value)) || fold(wanted) == fold(crisis.english) || fold(wanted) == fold(crisis.german) ||
           wanted == std::to_string(parts(crisis.onset()).year);
}

std::optional<Problem> find_crisis(const std::vector<structures::Crisis>& crises, const std::string& wanted, structures::CrisisId& found)
{
    std::vector<std::string> names;
    for (const structures::Crisis& crisis : crises) {
        if (crisis.overlay || crisis.pulses.empty())
            continue;
        names.push_back(plain(static_cast<long long>(crisis.id.value)) + " " + crisis.english);
        if (!found && fits(crisis, wanted))
            found = crisis.id;
    }
    if (found)
        return std::nullopt;
    return Problem{Problem::Code::unknown_name, {"The study has no crisis “{1}”.", {wanted}}, {"It has: {1}.", {join(names, ", ")}}, {}};
}

std::optional<Problem> put_relations(const evidence::Archive& archive, const std::vector<std::string>& words, network::Question& question)
{
    question.cooperation = question.lines = question.conflicts = false;
    for (const std::string& word : words) {
        if (word == "cooperation")
            question.cooperation = true;
        else if (word == "lines")
            question.lines = true;
        else if (word == "conflicts")
            question.conflicts = true;
        else if (const evidence::Relation* relation = evidence::find_relation(archive, word))
            question.relations.push_back(relation->id);
        else
            return Problem{Problem::Code::unknown_name, {"“{1}” is not a relation of the codebook.", {word}}, {"Write cooperation, lines, conflicts, or the key of a relation."}, {}};
    }
    if (!question.cooperation && !question.lines && !question.conflicts)
        question.cooperation = true;
    return std::nullopt;
}

}  // namespace

void put(const Style& style, Encoding& encoding)
{
    encoding.size_measure = style.size;
    encoding.colour_by = style.colour == "sector" ? ColourBy::sector : style.colour == "division" ? ColourBy::division : style.colour == "none" ? ColourBy::none : ColourBy::measure;
    encoding.colour_measure = encoding.colour_by == ColourBy::measure ? style.colour : std::string();
    encoding.shape_by = style.shape == "town_hall" ? ShapeBy::town_hall : style.shape == "none" ? ShapeBy::none : ShapeBy::sector;
    encoding.line_by = style.line == "claims" ? LineBy::claims : style.line == "none" ? LineBy::none : LineBy::strength;
    encoding.structures = style.structures == "hidden" ? StructureStyle::hidden : style.structures == "hubs" ? StructureStyle::hubs : StructureStyle::hulls;
    encoding.theme = &theme_of(style.palette, style.dark);
    encoding.labels = style.labels;
    encoding.show_possible = style.possible;
}

const std::vector<std::string>& colour_words()
{
    static const std::vector<std::string> words{"sector", "division", "none"};
    return words;
}
const std::vector<std::string>& shape_words()
{
    static const std::vector<std::string> words{"sector", "town_hall", "none"};
    return words;
}
const std::vector<std::string>& line_words()
{
    static const std::vector<std::string> words{"strength", "claims", "none"};
    return words;
}
const std::vector<std::string>& structure_words()
{
    static const std::vector<std::string> words{"hidden", "hulls", "hubs"};
    return words;
}

std::string channel_label(Language language, std::string_view word)
{
    static const std::map<std::string, std::string_view, std::less<>> labels{
        {"sector", "by sector"},   {"division", "by division"}, {"none", "all alike"}, {"town_hall", "in the town hall or outside"}, {"strength", "by closeness"}, {"claims", "by number of claims"},
        {"hidden", "hidden"},      {"hulls", "as areas"},       {"hubs", "as hubs"},   {"free", "near = linked"},                   {"columns", "columns of departments"}, {"together", "groups together"}};
    if (const auto at = labels.find(word); at != labels.end())
        return std::string(tr(language, at->second));
    const analysis::Measure* measure = analysis::find_measure(word);
    return measure ? std::string(tr(language, measure->title)) : std::string(word);
}

std::vector<ActorId> actors_of(const evidence::Archive& archive, const std::vector<std::string>& keys, CityId city, std::vector<Message>& missing)
{
    std::vector<ActorId> out;
    for (const std::string& one : keys) {
        if (const ActorId actor = evidence::find_actor(archive, one, city); !actor)
            missing.push_back({"The study has no actor “{1}”; it is left out.", {one}});
        else if (std::find(out.begin(), out.end(), actor) == out.end())
            out.push_back(actor);
    }
    return out;
}

std::vector<StructureId> structures_of(const evidence::Archive& archive, const std::vector<std::string>& keys, CityId city, std::vector<Message>& missing)
{
    std::vector<StructureId> out;
    for (const std::string& one : keys) {
        if (const StructureId structure = evidence::find_structure(archive, one, city); !structure)
            missing.push_back({"The study has no structure “{1}”; it is left out.", {one}});
        else if (std::find(out.begin(), out.end(), structure) == out.end())
            out.push_back(structure);
    }
    return out;
}

Result<Sighted> resolve(const evidence::Archive& archive, const std::vector<structures::Crisis>& crises, const Sight& sight)
{
    Sighted out;
    network::Question& question = out.question;
    if (!sight.city.empty()) {
        const evidence::City* city = evidence::find_city(archive, sight.city);
        if (!city) {
            std::vector<std::string> keys;
            for (const evidence::City& one : *archive.cities)
                keys.push_back(one.key);
            return Problem{Problem::Code::unknown_name, {"The study has no city “{1}”.", {sight.city}}, {"It has: {1}.", {join(keys, ", ")}}, {}};
        }
        question.city = city->id;
    }
    if (!sight.field.empty()) {
        const auto field = evidence::field_from(sight.field);
        if (!field)
            return no_word("“{1}” is not a field of policy.", sight.field, "integration, climate, both, other");
        question.field = *field;
    }
    const auto rule = evidence::tie_rule_from(sight.rule);
    if (!rule)
        return no_word("“{1}” is not a rule.", sight.rule, keys_of(evidence::all_tie_rules));
    question.rule = *rule;
    const auto mode = network::time_mode_from(sight.mode);
    if (!mode)
        return no_word("“{1}” is not a way to count vague time.", sight.mode,
                       keys_of(std::vector{network::TimeMode::midpoint, network::TimeMode::certain_only, network::TimeMode::possible, network::TimeMode::expected}));
    question.mode = *mode;
    question.certain_claims_only = sight.certain_claims;
    if (const auto problem = put_relations(archive, sight.relations, question))
        return *problem;
    if (!std::is_sorted(sight.days.begin(), sight.days.end()) || std::adjacent_find(sight.days.begin(), sight.days.end()) != sight.days.end())
        return Problem{Problem::Code::bad_value, {"The days do not follow each other."}, {"Write the earlier day first."}, {}};
    if (!sight.days.empty())
        question.until = sight.days.back();
    if (sight.from && sight.days.size() == 1) {
        if (*sight.from > *question.until)
            return Problem{Problem::Code::bad_value, {"The window has no end, or ends before it begins."}, {"Write the earlier day first."}, {}};
        question.from = sight.from;
    }
    if (!sight.crisis.empty())
        if (const auto problem = find_crisis(crises, sight.crisis, out.crisis))
            return *problem;
    for (const std::string& word : sight.without_sectors) {
        const auto sector = evidence::sector_from(word);
        if (!sector)
            return no_word("“{1}” is not a sector.", word, "administration, civil_society, politics, public_body, business, science, unknown");
        out.without_sectors.insert(*sector);
    }
    if (sight.layout == "columns")
        out.rule = PlaceRule::columns;
    else if (sight.layout == "together")
        out.rule = PlaceRule::together;
    else if (sight.layout != "free")
        return no_word("“{1}” is no way to place actors.", sight.layout, "free, columns, together");
    out.actors = actors_of(archive, sight.actors, question.city, out.missing);
    out.structures = structures_of(archive, sight.structures, question.city, out.missing);
    const std::vector<ActorId> folded = actors_of(archive, sight.folded, question.city, out.missing);
    out.folded.insert(folded.begin(), folded.end());
    for (const auto& [name, at] : sight.places) {
        const std::vector<ActorId> actor = actors_of(archive, {name}, question.city, out.missing);
        if (!actor.empty())
            out.places[actor.front()] = at;
    }
    return out;
}

std::set<ActorId> left_out(const evidence::Archive& archive, const std::vector<const network::Snapshot*>& snapshots, const Sighted& sighted, const Sight& sight)
{
    std::set<ActorId> out;
    std::set<ActorId> linked;
    for (const network::Snapshot* net : snapshots)
        for (std::size_t i = 0; i < net->actors.size(); ++i)
            if (net->graph.degree(static_cast<std::uint32_t>(i)) > 0)
                linked.insert(net->actors[i]);
    for (const evidence::Actor& actor : *archive.actors) {
        const bool nameless = !sight.words.empty() && !contains_folded(shown_name(archive, actor.id, sight.names), sight.words) &&
                              (sight.names != NameMode::full || std::none_of(actor.aliases.begin(), actor.aliases.end(), [&](const std::string& alias) { return contains_folded(alias, sight.words); }));
        if (sighted.without_sectors.count(actor.sector) || nameless || (sight.without_isolates && !linked.count(actor.id)))
            out.insert(actor.id);
    }
    return out;
}

std::set<ActorId> neighbourhood(const evidence::Archive& archive, const std::vector<const network::Snapshot*>& snapshots, const Sighted& sighted, int steps)
{
    std::set<ActorId> near(sighted.actors.begin(), sighted.actors.end());
    for (const StructureId structure : sighted.structures)
        for (const evidence::Membership& seat : *archive.memberships)
            if (seat.structure == structure)
                near.insert(seat.actor);
    if (steps <= 0)
        return {};
    for (int step = 0; step < steps; ++step) {
        const std::set<ActorId> reached = near;
        for (const network::Snapshot* net : snapshots)
            for (const ActorId actor : reached)
                if (const auto node = net->node(actor))
                    for (std::uint32_t k = net->graph.offset[node->index]; k < net->graph.offset[node->index + 1]; ++k)
                        near.insert(net->actors[net->graph.row[k].node]);
    }
    return near;
}

}  // namespace crosscut::scene
