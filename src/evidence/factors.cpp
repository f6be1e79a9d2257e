// SPDX-License-Identifier: Apache-2.0
#include "evidence/archive.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <array>

namespace crosscut::evidence {

const std::vector<Factor>& standard_factors()
{
    static const std::vector<Factor> list{
        {{1}, "staff", "Staff", "Personal"},
        {{2}, "money", "Money", "Geld"},
        {{3}, "mandate", "Mandate", "Auftrag"},
        {{4}, "leadership", "Leadership", "Führung"},
        {{5}, "legal_duty", "Legal duty", "Gesetzliche Pflicht"},
        {{6}, "knowledge", "Expertise", "Fachwissen"},
        {{7}, "time", "Time", "Zeit"},
        {{8}, "political_will", "Political will", "Politischer Wille"},
        {{9}, "rejection", "Rejection of the topic", "Ablehnung des Themas"},
        {{10}, "data", "Data and tools", "Daten und Werkzeuge"},
        {{11}, "columns", "Columns in the administration", "Versäulte Verwaltung"},
        {{12}, "continuity", "Continuity of people", "Personelle Kontinuität"},
        {{13}, "trust", "Trust and short ways", "Vertrauen und kurze Wege"},
        {{14}, "civil_society", "Committed civil society", "Engagierte Zivilgesellschaft"},
        {{15}, "pressure", "Pressure to act", "Handlungsdruck"},
    };
    return list;
}

const std::string& name(Language language, const Factor& factor)
{
    const bool german = language == Language::german;
    const std::string& own = german ? factor.german : factor.english;
    const std::string& other = german ? factor.english : factor.german;
    return own.empty() ? other : own;
}

std::string_view key(Influence influence) { return influence == Influence::helps ? "helps" : "hinders"; }

std::string_view label(Language language, Influence influence) { return influence == Influence::helps ? tr(language, "helps") : tr(language, "hinders"); }

std::optional<Influence> influence_of_words(std::string_view text)
{
    static constexpr std::array<std::string_view, 16> help{"helps", "help", "helping", "+", "+1", "potential", "potenzial", "hilft", "foerdert", "foerderlich", "foerdernd", "positiv", "positive", "enabler", "beguenstigt", "staerke"};
    static constexpr std::array<std::string_view, 17> hinder{"hinders", "hinder", "hindering", "-", "-1", "obstacle", "hindernis", "hemmnis", "hindert", "hemmt", "hinderlich", "hemmend", "negativ", "negative", "barrier", "erschwert", "huerde"};
    const std::string folded = fold(trimmed(text));
    if (std::find(help.begin(), help.end(), folded) != help.end())
        return Influence::helps;
    if (std::find(hinder.begin(), hinder.end(), folded) != hinder.end())
        return Influence::hinders;
    return std::nullopt;
}

bool concerns_tie(const Target& target, ActorId a, ActorId b, RelationId relation, bool directed)
{
    if (!target.is_tie() || (target.relation && target.relation != relation))
        return false;
    const bool straight = target.actors[0] == a && target.actors[1] == b;
    const bool turned = target.actors[0] == b && target.actors[1] == a;
    return straight || (turned && (!directed || !target.relation));
}

std::vector<Factor> factor_list(const Archive& archive)
{
    std::vector<Factor> list = standard_factors();
    for (const Factor& row : *archive.factors) {
        const auto at = std::lower_bound(list.begin(), list.end(), row.id, [](const Factor& one, FactorId id) { return one.id < id; });
        if (at != list.end() && at->id == row.id)
            *at = row;
        else
            list.insert(at, row);
    }
    return list;
}

FactorId find_factor(const std::vector<Factor>& list, std::string_view text)
{
    const std::string wanted = fold(trimmed(text));
    if (wanted.empty())
        return {};
    for (const Factor& one : list)
        if (fold(one.key) == wanted)
            return one.id;
    for (const Factor& one : list)
        if (fold(one.english) == wanted || fold(one.german) == wanted)
            return one.id;
    return {};
}

std::string factor_key(const std::vector<Factor>& list, std::string_view name)
{
    std::string stem;
    for (const char c : fold(trimmed(name))) {
        const bool sign = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (sign)
            stem += c;
        else if (!stem.empty() && stem.back() != '_')
            stem += '_';
    }
    while (!stem.empty() && stem.back() == '_')
        stem.pop_back();
    if (stem.empty())
        stem = "factor";
    std::string key = stem;
    for (int number = 2; std::any_of(list.begin(), list.end(), [&](const Factor& one) { return one.key == key; }); ++number)
        key = stem + "_" + std::to_string(number);
    return key;
}

CityId city_of(const Archive& archive, const Target& target)
{
    if (const Structure* structure = find(*archive.structures, target.structure))
        return structure->city;
    if (!target.actors.empty())
        if (const Actor* actor = find(*archive.actors, target.actors.front()))
            return actor->city;
    return {};
}

std::string target_key(const Archive& archive, const Target& target)
{
    std::vector<std::string> names;
    if (const Structure* structure = find(*archive.structures, target.structure))
        names.push_back(structure->key);
    for (const ActorId id : target.actors) {
        const Actor* actor = find(*archive.actors, id);
        names.push_back(actor ? actor->key : std::string("?"));
    }
    const std::string joined = join(names, " – ");
    return target.is_gap() ? target.gap + (joined.empty() ? "" : " ") + joined : joined;
}

const std::string& words_of(const Archive& archive, const Coding& coding)
{
    if (coding.quote.empty())
        if (const Claim* claim = find(*archive.claims, coding.claim))
            return claim->quote;
    return coding.quote;
}

}  // namespace crosscut::evidence
