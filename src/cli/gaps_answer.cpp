// SPDX-License-Identifier: Apache-2.0
#include "cli/gaps_answer.hpp"

#include <algorithm>

namespace crosscut::cli {

using namespace evidence;

namespace {

/// So many blind pairs and actors are listed; their number is always said.
constexpr std::size_t most_pairs = 100;
constexpr std::size_t most_people = 5;

std::string keys_of(const Archive& archive, const std::vector<ActorId>& actors)
{
    std::string out;
    for (const ActorId id : actors)
        if (const Actor* actor = find(*archive.actors, id))
            out += (out.empty() ? "" : " ") + actor->key;
    return out;
}

std::string name_of(const Archive& archive, ActorId id)
{
    const Actor* actor = find(*archive.actors, id);
    return actor ? actor->name : std::string();
}

std::string names_of(const Archive& archive, const analysis::GapIdentity& gap)
{
    std::string out;
    if (const Structure* structure = find(*archive.structures, gap.structure))
        out = structure->name;
    for (const ActorId actor : gap.actors)
        out += (out.empty() ? "" : " – ") + name_of(archive, actor);
    return out;
}

Cell text(const std::string& words) { return words.empty() ? Cell() : Cell(words); }

void put_kind(std::ostream& out, Language language, const GapsAnswer& answer, analysis::GapKind kind)
{
    const std::vector<analysis::Gap>& gaps = answer.gaps;
    std::size_t total = 0;
    std::size_t listed = 0;
    std::size_t fragile = 0;
    std::size_t small = 0;
    std::size_t decided = 0;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (gaps[i].kind != kind)
            continue;
        ++total;
        const bool is_decided = answer.decided[i] != nullptr;
        decided += is_decided;
        small += !is_decided && !gaps[i].threshold;
        fragile += !is_decided && gaps[i].threshold && gaps[i].robustness && analysis::robustness_of(*gaps[i].robustness) == analysis::Robustness::fragile;
        listed += answer.shown[i] || (answer.all && !is_decided);
    }
    const Message& reason = answer.why_empty[static_cast<std::size_t>(kind)];
    if (total == 0 && reason.empty())
        return;
    out << "\n" << analysis::key(kind) << "  " << analysis::label(language, kind);
    if (total > 0)
        out << "  " << say(language, "({1} of {2})", {std::to_string(listed), std::to_string(total)});
    out << "\n";
    if (total == 0) {
        out << "    " << in(language, reason) << "\n";
        return;
    }
    out << "    " << analysis::sentence(language, kind) << "\n";
    for (const analysis::ChanceCount& row : answer.chance)
        if (row.kind == kind && (row.found > 0 || row.form.empty()))
            out << "    " << analysis::chance_words(language, row) << "\n";
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const analysis::Gap& gap = gaps[i];
        if (gap.kind != kind || answer.decided[i] || !(answer.shown[i] || answer.all))
            continue;
        const std::string number = std::to_string(gap.number);
        out << std::string(number.size() < 4 ? 4 - number.size() : 0, ' ') << number << "  " << analysis::finding(language, gap) << "\n      " << analysis::standing(language, gap) << "\n";
    }
    if (!answer.all && total > listed) {
        std::string rest;
        const auto add = [&](std::size_t count, std::string_view words) {
            if (count > 0)
                rest += (rest.empty() ? "" : ", ") + say(language, words, {std::to_string(count)});
        };
        add(decided, "decided: {1}");
        add(fragile, "fragile: {1}");
        add(small, "of little weight: {1}");
        add(total - listed - std::min(total - listed, decided + fragile + small), "further ones: {1}");
        if (decided + fragile + small == 0)
            rest = std::to_string(total - listed);
        out << "      " << say(language, "Not listed here: {1}.", {rest}) << "\n";
    }
}

void put_decisions(std::ostream& out, Language language, const GapsAnswer& answer)
{
    const Archive& archive = answer.state.archive;
    bool first = true;
    for (const study::Decision& row : *answer.state.decisions) {
        if ((answer.asked.question.city && row.gap.city != answer.asked.question.city) || row.gap.field != answer.asked.question.field)
            continue;
        if (first)
            out << "\n" << tr(language, "Decided") << "\n";
        first = false;
        const auto at = std::find(answer.decided.begin(), answer.decided.end(), &row);
        const std::string what = at == answer.decided.end() ? names_of(archive, row.gap) + " (" + std::string(tr(language, "not found any more")) + ")"
                                                            : analysis::finding(language, answer.gaps[static_cast<std::size_t>(at - answer.decided.begin())]);
        out << "      " << study::label(language, row.verdict) << ": " << analysis::label(language, row.gap.kind) << ". " << what << "\n      " << row.author
            << (row.day.empty() ? "" : ", " + row.day) << ": " << row.reason << "\n";
    }
}

}  // namespace

void put_gaps(std::ostream& out, Language language, const GapsAnswer& answer)
{
    const Archive& archive = answer.state.archive;
    out << "\n" << tr(language, "Please check") << "\n";
    if (answer.variants.variants > 0)
        out << say(language, "Tried in {1} variants: each of {2} informants left out, vague dates drawn {3} times, three rules.",
                   {std::to_string(answer.variants.variants), std::to_string(answer.variants.informants), std::to_string(answer.variants.draws)})
            << "\n";
    for (const analysis::GapKind kind : analysis::all_gap_kinds)
        put_kind(out, language, answer, kind);
    if (answer.gaps.empty())
        out << "\n" << tr(language, "Nothing to check was found.") << "\n";
    put_decisions(out, language, answer);

    if (!answer.contacts.empty()) {
        out << "\n" << tr(language, "Contacts that would be easy to make (no gaps: they follow the pattern that is there)") << "\n";
        for (const analysis::Contact& contact : answer.contacts) {
            std::string common;
            for (const ActorId actor : contact.common)
                common += (common.empty() ? "" : ", ") + name_of(archive, actor);
            out << "      " << say(language, "{1} – {2}: both know {3}", {name_of(archive, contact.a), name_of(archive, contact.b), common}) << "\n";
        }
    }
    if (!answer.blind.actors.empty()) {
        out << "\n" << tr(language, "Whom to ask next (nobody could report these pairs, so nothing is known of them)") << "\n";
        for (std::size_t i = 0; i < answer.blind.actors.size() && (i < most_people || answer.all); ++i) {
            const analysis::AskNext& next = answer.blind.actors[i];
            out << "      " << say(language, "{1}: pairs that could be seen then: {2}, between departments: {3}; named by others: {4}",
                                   {name_of(archive, next.actor), std::to_string(next.pairs), std::to_string(next.across), std::to_string(next.named)})
                << "\n";
        }
        if (!answer.all && answer.blind.actors.size() > most_people)
            out << "      " << say(language, "Not listed here: {1}.", {std::to_string(answer.blind.actors.size() - most_people)}) << "\n";
    }
    out << "\n" << tr(language, "Grades: A somebody said so, B both sides could have spoken, C one side could. A gap asks for a look; it is no verdict.") << "\n"
        << tr(language, "The statements behind each gap: --format json. Everything that was found: --all.") << "\n";
}

std::vector<Grid> gap_grids(Language language, const GapsAnswer& answer)
{
    const Archive& archive = answer.state.archive;
    Grid list{"gaps", {"number", "kind", "form", "grade", "shown", "score", "fragility", "robustness", "robust", "q", "q_dependent", "p_degrees", "actors", "groups", "structure", "identity", "decision", "finding", "standing"}, {}, {}};
    Grid evidence{"evidence", {"gap", "claim", "interview", "polarity", "file", "line", "quote"}, {}, {}};
    for (std::size_t i = 0; i < answer.gaps.size(); ++i) {
        const analysis::Gap& gap = answer.gaps[i];
        const Structure* structure = find(*archive.structures, gap.structure);
        const auto value = [&](std::string_view name) {
            const auto at = std::find_if(gap.values.begin(), gap.values.end(), [&](const auto& one) { return one.first == name; });
            return at == gap.values.end() ? Cell() : Cell(at->second);
        };
        list.rows.push_back({1.0 * gap.number, std::string(analysis::key(gap.kind)), gap.form, std::string(1, gap.grade), bool(answer.shown[i]), gap.score,
                             gap.fragility == 0 ? Cell() : Cell(1.0 * gap.fragility), cell(gap.robustness),
                             gap.robustness ? Cell(std::string(analysis::key(analysis::robustness_of(*gap.robustness)))) : Cell(), value("q"), value("q_dependent"), value("p_degrees"),
                             keys_of(archive, gap.actors), keys_of(archive, gap.groups), structure ? Cell(structure->key) : Cell(),
                             analysis::written(archive, analysis::identity_of(archive, gap, answer.asked.question.field)),
                             answer.decided[i] ? Cell(std::string(study::key(answer.decided[i]->verdict))) : Cell(), analysis::finding(language, gap), analysis::standing(language, gap)});
        for (const ClaimId id : gap.claims) {
            const Claim* claim = find(*archive.claims, id);
            const Interview* interview = claim ? find(*archive.interviews, claim->interview) : nullptr;
            if (!claim)
                continue;
            evidence.rows.push_back({1.0 * gap.number, claim->key.empty() ? std::to_string(claim->id.value) : claim->key,
                                     interview ? interview->key : std::string(), std::string(key(claim->polarity)), claim->place.file,
                                     claim->place.line > 0 ? Cell(1.0 * claim->place.line) : Cell(), claim->quote});
        }
    }
    Grid chance{"by_chance", {"kind", "form", "found", "expected", "p"}, {}, {}};
    for (const analysis::ChanceCount& row : answer.chance)
        chance.rows.push_back({std::string(analysis::key(row.kind)), text(row.form), 1.0 * row.found, row.expected, row.p});
    Grid decisions{"decisions", {"kind", "identity", "field", "verdict", "author", "day", "reason", "gap"}, {}, {}};
    for (const study::Decision& row : *answer.state.decisions) {
        if (answer.asked.question.city && row.gap.city != answer.asked.question.city)
            continue;
        const auto at = std::find(answer.decided.begin(), answer.decided.end(), &row);
        decisions.rows.push_back({std::string(analysis::key(row.gap.kind)), analysis::written(archive, row.gap), text(std::string(key(row.gap.field))), std::string(study::key(row.verdict)), row.author,
                                  text(row.day), row.reason, at == answer.decided.end() ? Cell() : Cell(1.0 * answer.gaps[static_cast<std::size_t>(at - answer.decided.begin())].number)});
    }
    Grid empty{"empty_kinds", {"kind", "reason"}, {}, {}};
    for (std::size_t k = 0; k < answer.why_empty.size(); ++k)
        if (!answer.why_empty[k].empty() && std::none_of(answer.gaps.begin(), answer.gaps.end(), [&](const analysis::Gap& gap) { return static_cast<std::size_t>(gap.kind) == k; }))
            empty.rows.push_back({std::string(analysis::key(analysis::all_gap_kinds[k])), in(language, answer.why_empty[k])});
    Grid contacts{"easy_contacts", {"a", "b", "common", "resource_allocation", "adamic_adar"}, {}, {}};
    for (const analysis::Contact& row : answer.contacts)
        contacts.rows.push_back({keys_of(archive, {row.a}), keys_of(archive, {row.b}), keys_of(archive, row.common), row.resource_allocation, row.adamic_adar});
    Grid ask{"ask_next", {"actor", "pairs", "across", "named"}, {}, {}};
    for (const analysis::AskNext& row : answer.blind.actors)
        ask.rows.push_back({keys_of(archive, {row.actor}), 1.0 * row.pairs, 1.0 * row.across, 1.0 * row.named});
    Grid blind{"blind_pairs", {"a", "b", "common", "across"}, {}, {}};
    for (std::size_t i = 0; i < answer.blind.pairs.size() && i < most_pairs; ++i) {
        const analysis::BlindPair& row = answer.blind.pairs[i];
        blind.rows.push_back({keys_of(archive, {row.a}), keys_of(archive, {row.b}), 1.0 * row.common, row.across});
    }
    return {list, evidence, chance, decisions, empty, contacts, ask, blind};
}

}  // namespace crosscut::cli
