// SPDX-License-Identifier: Apache-2.0
#include "evidence/codebook.hpp"

#include <algorithm>

namespace crosscut::evidence {

namespace {

struct Word {
    std::string_view key;
    std::string_view english;  ///< source text of the catalogue
};

constexpr std::array<Word, sector_count> sectors{{{"administration", "Administration"},
                                                  {"civil_society", "Civil society"},
                                                  {"politics", "Politics and council"},
                                                  {"public_body", "Other public body"},
                                                  {"business", "Business"},
                                                  {"science", "Science"},
                                                  {"unknown", "Unknown sector"}}};
constexpr std::array<Word, 5> fields{{{"", "No field"},
                                      {"integration", "Integration"},
                                      {"climate", "Climate"},
                                      {"both", "Integration and climate"},
                                      {"other", "Other field"}}};
constexpr std::array<Word, 3> certainties{{{"certain", "certain"}, {"probable", "probable"}, {"hearsay", "hearsay"}}};
constexpr std::array<std::string_view, 3> polarities{"yes", "no", "ended"};
constexpr std::array<Word, 7> roles{{{"member", "Member"},
                                     {"lead", "Lead"},
                                     {"secretariat", "Secretariat"},
                                     {"funder", "Funder"},
                                     {"partner", "Partner"},
                                     {"guest", "Guest"},
                                     {"appoints", "Appoints members"}}};
constexpr std::array<Word, 23> kinds{{{"admin", "Office"},
                                      {"staff_unit", "Staff unit"},
                                      {"commissioner", "Commissioner"},
                                      {"staff_position", "Staff position"},
                                      {"municipal_company", "Municipal company"},
                                      {"political", "Council body"},
                                      {"advisory", "Advisory board"},
                                      {"project", "Project"},
                                      {"emergency", "Emergency service"},
                                      {"welfare", "Welfare association"},
                                      {"initiative", "Initiative"},
                                      {"migrant_org", "Migrant organisation"},
                                      {"church", "Church"},
                                      {"env_ngo", "Environmental association"},
                                      {"housing", "Housing company"},
                                      {"utility", "Utility"},
                                      {"jobcenter", "Jobcenter"},
                                      {"research", "Research"},
                                      {"business", "Business"},
                                      {"consultancy", "Consultancy"},
                                      {"state", "State"},
                                      {"federal", "Federation"},
                                      {"regional", "Region"}}};
constexpr std::array<Word, 15> structure_types{{{"coordination_office", "Coordination office"},
                                                {"staff_unit", "Staff unit"},
                                                {"commissioner", "Commissioner"},
                                                {"staff_position", "Staff position"},
                                                {"working_group", "Working group"},
                                                {"steering_group", "Steering group"},
                                                {"crisis_team", "Crisis team"},
                                                {"advisory_board", "Advisory board"},
                                                {"network", "Network"},
                                                {"forum", "Forum"},
                                                {"plan", "Plan"},
                                                {"resolution", "Resolution"},
                                                {"agreement", "Agreement"},
                                                {"funded_project", "Funded project"},
                                                {"department", "Department"}}};

template <class Enum, std::size_t N>
std::optional<Enum> position(const std::array<Word, N>& words, std::string_view key)
{
    for (std::size_t i = 0; i < N; ++i)
        if (words[i].key == key)
            return static_cast<Enum>(i);
    return std::nullopt;
}

template <std::size_t N>
std::string label_of(Language language, const std::array<Word, N>& words, std::string_view key)
{
    for (const Word& word : words)
        if (word.key == key)
            return std::string(tr(language, word.english));
    return std::string(key);
}

template <std::size_t N> bool any_of(std::string_view key, const std::array<std::string_view, N>& keys)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

std::vector<Relation> standard_relations()
{
    using enum RelationClass;
    const auto strength = WeightMeaning::strength;
    return {{{1}, "info", "exchange", "Austausch", cooperation, false, strength},
            {{2}, "joint", "joint work", "gemeinsame Arbeit", cooperation, false, strength},
            {{3}, "contact", "personal contact", "persönlicher Kontakt", cooperation, false, strength},
            {{4}, "contract", "contract", "Vertrag", cooperation, true, strength},
            {{5}, "fund", "grant", "Förderung", cooperation, true, strength},
            {{6}, "advise", "advice", "Beratung", cooperation, true, strength},
            {{7}, "direct", "line authority", "Linienweisung", line, true, strength},
            {{8}, "mandate", "political mandate", "politischer Auftrag", line, true, strength},
            {{9}, "conflict", "conflict", "Konflikt", conflict, false, strength}};
}

const std::string& name(Language language, const Relation& relation)
{
    const std::string& own = language == Language::german ? relation.german : relation.english;
    return own.empty() ? relation.key : own;
}

std::string_view key(Sector sector) { return sectors[static_cast<std::size_t>(sector)].key; }
std::string_view label(Language language, Sector sector)
{
    return tr(language, sectors[static_cast<std::size_t>(sector)].english);
}
std::optional<Sector> sector_from(std::string_view key) { return position<Sector>(sectors, key); }

std::string_view key(Field field) { return fields[static_cast<std::size_t>(field)].key; }
std::string_view label(Language language, Field field)
{
    return tr(language, fields[static_cast<std::size_t>(field)].english);
}
std::optional<Field> field_from(std::string_view key) { return position<Field>(fields, key); }

bool belongs(Field own, Field wanted)
{
    if (wanted == Field::none || own == wanted)
        return true;
    if (wanted == Field::both)
        return own == Field::both;
    return own == Field::both && (wanted == Field::integration || wanted == Field::climate);
}

std::string_view key(Certainty certainty) { return certainties[static_cast<std::size_t>(certainty)].key; }
std::string_view label(Language language, Certainty certainty)
{
    return tr(language, certainties[static_cast<std::size_t>(certainty)].english);
}
std::optional<Certainty> certainty_from(std::string_view key) { return position<Certainty>(certainties, key); }

std::string_view key(Polarity polarity) { return polarities[static_cast<std::size_t>(polarity)]; }
std::optional<Polarity> polarity_from(std::string_view key)
{
    for (std::size_t i = 0; i < polarities.size(); ++i)
        if (polarities[i] == key)
            return static_cast<Polarity>(i);
    return std::nullopt;
}

std::string_view key(Role role) { return roles[static_cast<std::size_t>(role)].key; }
std::string_view label(Language language, Role role)
{
    return tr(language, roles[static_cast<std::size_t>(role)].english);
}
std::optional<Role> role_from(std::string_view key) { return position<Role>(roles, key); }

Sector sector_of_kind(std::string_view kind, bool has_parent)
{
    static constexpr std::array<std::string_view, 5> administration{"admin", "staff_unit", "commissioner", "staff_position", "project"};
    static constexpr std::array<std::string_view, 2> politics{"political", "advisory"};
    static constexpr std::array<std::string_view, 7> bodies{"municipal_company", "utility", "housing", "jobcenter", "state", "federal", "regional"};
    static constexpr std::array<std::string_view, 5> civil{"welfare", "initiative", "migrant_org", "church", "env_ngo"};
    static constexpr std::array<std::string_view, 2> business{"business", "consultancy"};
    if (any_of(kind, administration) || (kind == "emergency" && has_parent))
        return Sector::administration;
    if (any_of(kind, politics))
        return Sector::politics;
    if (any_of(kind, bodies) || kind == "emergency")
        return Sector::public_body;
    if (any_of(kind, civil))
        return Sector::civil_society;
    if (any_of(kind, business))
        return Sector::business;
    return kind == "research" ? Sector::science : Sector::unknown;
}

bool town_hall_kind(std::string_view kind)
{
    static constexpr std::array<std::string_view, 9> town_hall{"admin", "staff_unit", "commissioner", "staff_position", "municipal_company", "political", "advisory", "project", "emergency"};
    return any_of(kind, town_hall);
}

std::vector<std::string_view> actor_kinds()
{
    std::vector<std::string_view> out;
    for (const Word& word : kinds)
        out.push_back(word.key);
    return out;
}

std::string kind_label(Language language, std::string_view kind) { return label_of(language, kinds, kind); }

std::string structure_type_label(Language language, std::string_view type)
{
    return label_of(language, structure_types, type);
}

}  // namespace crosscut::evidence
