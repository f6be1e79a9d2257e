// SPDX-License-Identifier: Apache-2.0
#include "exchange/value_words.hpp"

#include "structures/taxonomy.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <array>
#include <cmath>
#include <span>

namespace crosscut::exchange {

using namespace evidence;

namespace {

struct Word {
    std::string_view said;  ///< folded
    std::string_view key;
};

std::string_view key_of(std::span<const Word> words, const std::string& folded)
{
    for (const Word& word : words)
        if (word.said == folded)
            return word.key;
    return {};
}

constexpr std::array<Word, 14> field_words = {{{"integration", "integration"}, {"migration", "integration"}, {"flucht", "integration"}, {"asyl", "integration"},
                                              {"klima", "climate"}, {"climate", "climate"}, {"klimaanpassung", "climate"}, {"klimaschutz", "climate"},
                                              {"both", "both"}, {"beide", "both"}, {"beides", "both"}, {"other", "other"}, {"andere", "other"}, {"sonstiges", "other"}}};
constexpr std::array<Word, 20> sector_words = {{{"verwaltung", "administration"}, {"administration", "administration"}, {"rathaus", "administration"}, {"stadtverwaltung", "administration"},
                                               {"zivilgesellschaft", "civil_society"}, {"civil society", "civil_society"}, {"verein", "civil_society"}, {"ngo", "civil_society"},
                                               {"politik", "politics"}, {"politics", "politics"}, {"oeffentliche einrichtung", "public_body"}, {"public body", "public_body"},
                                               {"wirtschaft", "business"}, {"business", "business"}, {"unternehmen", "business"}, {"wissenschaft", "science"},
                                               {"science", "science"}, {"forschung", "science"}, {"unbekannt", "unknown"}, {"unknown", "unknown"}}};
constexpr std::array<Word, 19> certainty_words = {{{"certain", "certain"}, {"sicher", "certain"}, {"sure", "certain"}, {"hoch", "certain"}, {"high", "certain"}, {"ganz sicher", "certain"},
                                                  {"probable", "probable"}, {"wahrscheinlich", "probable"}, {"vermutlich", "probable"}, {"likely", "probable"}, {"mittel", "probable"}, {"medium", "probable"}, {"eher sicher", "probable"},
                                                  {"hearsay", "hearsay"}, {"hoerensagen", "hearsay"}, {"vom hoerensagen", "hearsay"}, {"unsicher", "hearsay"}, {"niedrig", "hearsay"}, {"low", "hearsay"}}};
constexpr std::array<Word, 19> polarity_words = {{{"yes", "yes"}, {"ja", "yes"}, {"j", "yes"}, {"y", "yes"}, {"1", "yes"}, {"besteht", "yes"}, {"true", "yes"}, {"wahr", "yes"}, {"x", "yes"},
                                                 {"no", "no"}, {"nein", "no"}, {"n", "no"}, {"0", "no"}, {"besteht nicht", "no"}, {"false", "no"}, {"falsch", "no"},
                                                 {"ended", "ended"}, {"beendet", "ended"}, {"nicht mehr", "ended"}}};
constexpr std::array<Word, 17> role_words = {{{"mitglied", "member"}, {"member", "member"}, {"leitung", "lead"}, {"lead", "lead"}, {"vorsitz", "lead"}, {"chair", "lead"},
                                             {"geschaeftsstelle", "secretariat"}, {"geschaeftsfuehrung", "secretariat"}, {"secretariat", "secretariat"}, {"foerderer", "funder"}, {"foerdergeber", "funder"}, {"funder", "funder"},
                                             {"partner", "partner"}, {"gast", "guest"}, {"guest", "guest"}, {"beruft", "appoints"}, {"appoints", "appoints"}}};
constexpr std::array<Word, 34> relation_words = {{{"austausch", "info"}, {"regelmaessiger austausch", "info"}, {"information", "info"}, {"exchange", "info"}, {"informationsaustausch", "info"},
                                                 {"zusammenarbeit", "joint"}, {"gemeinsame arbeit", "joint"}, {"kooperation", "joint"}, {"cooperation", "joint"}, {"collaboration", "joint"}, {"joint work", "joint"}, {"arbeiten zusammen", "joint"}, {"gemeinsames projekt", "joint"},
                                                 {"kontakt", "contact"}, {"persoenlicher kontakt", "contact"}, {"personal contact", "contact"}, {"kurzer draht", "contact"}, {"informell", "contact"},
                                                 {"vertrag", "contract"}, {"auftrag", "contract"}, {"beauftragung", "contract"}, {"foerderung", "fund"}, {"zuschuss", "fund"}, {"grant", "fund"}, {"finanzierung", "fund"}, {"foerdermittel", "fund"},
                                                 {"beratung", "advise"}, {"advice", "advise"}, {"beraet", "advise"}, {"weisung", "direct"}, {"linie", "direct"}, {"politischer auftrag", "mandate"}, {"streit", "conflict"}, {"konflikt", "conflict"}}};
constexpr std::array<Word, 34> kind_words = {{{"amt", "admin"}, {"verwaltung", "admin"}, {"fachbereich", "admin"}, {"fachdienst", "admin"}, {"dezernat", "admin"}, {"stabsstelle", "staff_unit"},
                                             {"beauftragte", "commissioner"}, {"beauftragter", "commissioner"}, {"stelle", "staff_position"}, {"eigenbetrieb", "municipal_company"}, {"staedtisches unternehmen", "municipal_company"},
                                             {"rat", "political"}, {"ausschuss", "political"}, {"politik", "political"}, {"beirat", "advisory"}, {"projekt", "project"}, {"feuerwehr", "emergency"}, {"katastrophenschutz", "emergency"},
                                             {"stadtwerke", "utility"}, {"wohnungsunternehmen", "housing"}, {"wohnungsgesellschaft", "housing"}, {"land", "state"}, {"bund", "federal"}, {"region", "regional"}, {"landkreis", "regional"},
                                             {"wohlfahrtsverband", "welfare"}, {"initiative", "initiative"}, {"verein", "initiative"}, {"migrantenorganisation", "migrant_org"}, {"kirche", "church"}, {"umweltverband", "env_ngo"},
                                             {"hochschule", "research"}, {"unternehmen", "business"}, {"beratung", "consultancy"}}};

constexpr std::array<std::string_view, 24> known_kinds = {"admin", "staff_unit", "commissioner", "staff_position", "municipal_company", "political", "advisory", "project", "emergency", "utility", "housing", "jobcenter",
                                                         "state", "federal", "regional", "welfare", "initiative", "migrant_org", "church", "env_ngo", "research", "business", "consultancy", "media"};
constexpr std::array<std::string_view, 16> known_types = {"coordination_office", "staff_unit", "commissioner", "staff_position", "working_group", "steering_group", "crisis_team", "advisory_board",
                                                         "network", "forum", "plan", "resolution", "agreement", "funded_project", "department", "programme"};

/// The key whose word in either language is the text; `label` names a key.
template <class Keys, class Label> std::string by_label(const Keys& keys, const std::string& folded, const std::string& text, Label label)
{
    for (const std::string_view key : keys)
        if (folded == key || folded == fold(label(Language::german, key)) || folded == fold(label(Language::english, key)))
            return std::string(key);
    return text;
}

template <class From, class Words> auto closed(std::string_view text, const Words& words, From from)
{
    const std::string folded = fold(text);
    if (auto exact = from(folded))
        return exact;
    return from(key_of(words, folded));
}

}  // namespace

std::optional<Field> field_of_words(std::string_view text)
{
    return closed(text, field_words, [](std::string_view key) { return key.empty() ? std::nullopt : field_from(key); });
}
std::optional<Sector> sector_of_words(std::string_view text)
{
    return closed(text, sector_words, [](std::string_view key) { return key.empty() ? std::nullopt : sector_from(key); });
}
std::optional<Certainty> certainty_of_words(std::string_view text)
{
    return closed(text, certainty_words, [](std::string_view key) { return certainty_from(key); });
}
std::optional<Polarity> polarity_of_words(std::string_view text)
{
    return closed(text, polarity_words, [](std::string_view key) { return polarity_from(key); });
}
std::optional<Role> role_of_words(std::string_view text)
{
    return closed(text, role_words, [](std::string_view key) { return role_from(key); });
}

std::optional<Coverage> coverage_of_words(std::string_view text)
{
    const std::string folded = fold(text);
    if (folded == "roster" || folded == "liste")
        return Coverage::roster;
    if (folded == "spontaneous" || folded == "spontan" || folded == "frei")
        return Coverage::spontaneous;
    if (folded == "topical" || folded == "thema" || folded == "themen" || folded == "leitfaden")
        return Coverage::topical;
    return std::nullopt;
}

RelationId relation_of_words(const Archive& archive, std::string_view text)
{
    const std::string folded = fold(text);
    for (const Relation& relation : *archive.relations)
        if (folded == fold(relation.key) || folded == fold(relation.english) || folded == fold(relation.german))
            return relation.id;
    const Relation* relation = find_relation(archive, key_of(relation_words, folded));
    return relation ? relation->id : RelationId{};
}

std::string kind_of_words(std::string_view text)
{
    const std::string folded = fold(text);
    if (const std::string_view key = key_of(kind_words, folded); !key.empty())
        return std::string(key);
    return by_label(known_kinds, folded, std::string(text), [](Language language, std::string_view key) { return kind_label(language, key); });
}

std::string structure_type_of_words(std::string_view text)
{
    return by_label(known_types, fold(text), std::string(text), [](Language language, std::string_view key) { return structure_type_label(language, key); });
}

std::string event_type_of_words(std::string_view text)
{
    const std::string folded = fold(text);
    for (const structures::EventType& type : structures::event_types())
        if (folded == type.key || folded == fold(type.english) || folded == fold(structures::event_type_label(Language::german, type.key)))
            return std::string(type.key);
    return std::string(text);
}

std::optional<int> strength_of_words(std::string_view text)
{
    if (text.empty())
        return 0;
    std::optional<double> value = parse_number(text, true);
    if (!value)
        value = parse_number(text, false);
    if (!value || *value < 1 || *value > 5 || *value != std::floor(*value))
        return std::nullopt;
    return static_cast<int>(*value);
}

}  // namespace crosscut::exchange
