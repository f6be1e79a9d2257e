// SPDX-License-Identifier: Apache-2.0
#include "cli/dates_comparison.hpp"
#include "cli/desk.hpp"

#include "evidence/near_duplicates.hpp"
#include "structures/status.hpp"
#include "structures/taxonomy.hpp"

#include <algorithm>

namespace crosscut::cli {

using namespace evidence;

namespace {

Cell strength_cell(int strength) { return strength > 0 ? Cell(static_cast<double>(strength)) : Cell(); }

std::string sources(const Archive& archive, const network::Tie& tie)
{
    std::string out;
    for (const ClaimId id : tie.claims) {
        const Claim* claim = find(*archive.claims, id);
        const Interview* interview = claim ? find(*archive.interviews, claim->interview) : nullptr;
        if (!interview)
            continue;
        out += (out.empty() ? "" : " ") + std::string(claim->polarity == Polarity::no ? "!" : "") + interview->key;
    }
    return out;
}

}  // namespace

Exit show_snapshot(const Console& console, Format format, const std::string& path, const QuestionOptions& options)
{
    const Result<Desk> desk = open_desk(console, path, options);
    if (!desk)
        return console.fail(desk.problem());
    const Archive& archive = desk->archive();
    const network::TieSet& ties = desk->ties;
    const network::Snapshot snapshot = desk->snapshot();

    Facts facts = facts_of(archive, desk->question);
    add_disclaimer(facts, desk->state, console.language);
    facts.emplace_back("actor_count", 1.0 * static_cast<double>(snapshot.actors.size()));
    facts.emplace_back("tie_count", 1.0 * static_cast<double>(snapshot.graph.ties.size()));
    facts.emplace_back("certain", 1.0 * snapshot.counts.certain);
    facts.emplace_back("possible", 1.0 * snapshot.counts.possible);
    facts.emplace_back("certain_or_possible", 1.0 * (snapshot.counts.certain + snapshot.counts.possible));
    facts.emplace_back("absent", 1.0 * snapshot.counts.absent);
    facts.emplace_back("unobserved", 1.0 * snapshot.counts.unobserved);
    facts.emplace_back("observable_pairs", static_cast<double>(snapshot.observable_pairs));

    Grid actors{"actors", {"id", "name", "kind", "sector", "field", "group", "degree"}, {}, {}};
    for (std::size_t i = 0; i < snapshot.actors.size(); ++i) {
        const Actor* actor = find(*archive.actors, snapshot.actors[i]);
        actors.rows.push_back({actor->key, actor->name, actor->kind, std::string(key(actor->sector)), std::string(key(actor->field)),
                               key_of(archive, snapshot.groups[static_cast<std::size_t>(snapshot.group[i])]),
                               1.0 * snapshot.graph.degree(static_cast<std::uint32_t>(i))});
    }
    Grid rows{"ties", {"number", "a", "b", "name_a", "name_b", "relation", "directed", "strength", "status", "holds", "presence", "probability", "counted", "said_by"}, {}, {}};
    for (const network::TieState& state : snapshot.ties) {
        const network::Tie* tie = ties.find(state.tie);
        const Relation* relation = find(*archive.relations, tie->relation);
        rows.rows.push_back({1.0 * tie->number, key_of(archive, tie->a), key_of(archive, tie->b), name_of(archive, tie->a), name_of(archive, tie->b),
                             relation ? relation->key : std::string(), tie->directed, strength_cell(tie->strength), std::string(key(tie->status)),
                             state.holds ? Cell(*state.holds) : Cell(), std::string(network::key(state.presence)), cell(state.probability), state.drawn,
                             sources(archive, *tie)});
    }
    std::vector<Grid> grids{actors, rows};
    if (snapshot.timeless > 0)
        grids.push_back({"notes", {"note"}, {{about_timeless(console.language, snapshot.timeless)}}, {}});
    print(console.out, format, facts, grids, console.language);
    return Exit::done;
}

Exit show_structures(const Console& console, Format format, const std::string& path, const QuestionOptions& options)
{
    const Result<Desk> desk = open_desk(console, path, options);
    if (!desk)
        return console.fail(desk.problem());
    const Archive& archive = desk->archive();
    const network::Question* question = &desk->question;
    const structures::Chronicle chronicle = structures::chronicle(archive);
    Facts facts;
    add_disclaimer(facts, desk->state, console.language);
    Grid status{"structures", {"id", "name", "type", "field", "lead", "observed_until", "status", "words"}, {}, {}};
    Grid runs{"runs", {"structure", "first", "last", "status", "words"}, {}, {}};
    for (const structures::Life& life : chronicle.lives) {
        const Structure* row = find(*archive.structures, life.structure);
        if (!row || (question->city && row->city != question->city) || !belongs(row->field, question->field))
            continue;
        Cell state;
        Cell words;
        if (question->until) {
            const structures::StatusOnDay day = structures::state_on(life, *question->until);
            state = std::string(structures::key(day.status));
            words = structures::described(console.language, archive, day);
        }
        status.rows.push_back({row->key, row->name, row->type, std::string(key(row->field)), key_of(archive, row->lead),
                               life.observed ? Cell(iso(*life.observed)) : Cell(), state, words});
        for (const structures::Run& run : life.runs)
            runs.rows.push_back({row->key, iso(run.first), iso(run.last), std::string(structures::key(run.state.status)),
                                 structures::described(console.language, archive, run.state)});
    }
    std::vector<Grid> grids{status};
    if (!question->until) {
        grids.front().columns.resize(6);
        for (auto& row : grids.front().rows)
            row.resize(6);
        grids.push_back(runs);
    } else {
        facts.emplace_back("at", iso(*question->until));
    }
    print(console.out, format, facts, grids, console.language);
    return Exit::done;
}

Exit check_study(const Console& console, Format format, const std::string& path)
{
    Result<study::Book> book = study::Book::open(path, true);
    if (!book)
        return console.fail(book.problem());
    const Archive& archive = book->state().archive;
    const network::TieSet ties = network::derive_ties(archive);
    const structures::Chronicle chronicle = structures::chronicle(archive);
    Grid findings{"findings", {"kind", "what", "where", "what_to_do"}, {}, {}};
    const auto add = [&](const char* kind, const std::string& what, const std::string& where, const std::string& hint) {
        findings.rows.push_back({std::string(kind), what, where, hint});
    };
    const Language language = console.language;
    for (const network::Conflict& conflict : ties.conflicts) {
        const network::Tie* tie = ties.find(conflict.tie);
        const Relation* relation = find(*archive.relations, tie->relation);
        const std::string pair = described(archive, tie->a) + " – " + described(archive, tie->b) + " (" + (relation ? relation->key : "") + ")";
        using Kind = network::Conflict::Kind;
        const char* what = conflict.kind == Kind::contradicted ? "Informants contradict each other about this tie."
                           : conflict.kind == Kind::start      ? "Informants name different begins."
                           : conflict.kind == Kind::end        ? "Informants name different ends."
                                                               : "Some say that it ended, some that it goes on.";
        add("conflict", std::string(tr(language, what)) + " " + pair, sources(archive, *tie), std::string(tr(language, "Read the words of both sides; decide with a claim of your own.")));
    }
    for (const Problem& problem : ties.problems)
        add("date", in(language, problem.what), describe(language, problem.place), in(language, problem.hint));
    for (const Problem& problem : chronicle.problems)
        add("date", in(language, problem.what), describe(language, problem.place), in(language, problem.hint));
    for (const Actor& actor : *archive.actors)
        if (actor.candidate)
            add("candidate", say(language, "“{1}” was named in a statement, but is in no table of actors.", {actor.name}), describe(language, actor.place),
                std::string(tr(language, "Confirm it, or merge it with the actor that is meant.")));
    for (const NearDuplicate& pair : near_duplicates(archive))
        if (std::none_of(book->state().duplicates->begin(), book->state().duplicates->end(), [&](const study::Duplicate& row) {
                return row.verdict == study::Likeness::keep_apart && row.actors == std::vector<ActorId>{std::min(pair.a, pair.b), std::max(pair.a, pair.b)};
            }))
            add("near_duplicate", described(archive, pair.a) + " ~ " + described(archive, pair.b), {}, std::string(tr(language, "Merge the two if they are the same actor.")));
    const Relation* fund = find_relation(archive, "fund");
    for (const Claim& claim : *archive.claims) {
        const Actor* from = find(*archive.actors, claim.from);
        const Actor* to = find(*archive.actors, claim.to);
        const auto funds = [](const Actor* one) { return one && (one->kind == "state" || one->kind == "federal"); };
        if (fund && claim.relation == fund->id && funds(to) && !funds(from))
            add("direction", say(language, "The money would go from “{1}” to “{2}”: are the two ends exchanged?", {from->name, to->name}),
                describe(language, claim.place), std::string(tr(language, "The one who pays comes first.")));
    }
    Facts facts;
    add_disclaimer(facts, book->state(), language);
    facts.emplace_back("actors", 1.0 * static_cast<double>(archive.actors->size()));
    facts.emplace_back("structures", 1.0 * static_cast<double>(archive.structures->size()));
    facts.emplace_back("events", 1.0 * static_cast<double>(archive.events->size()));
    facts.emplace_back("memberships", 1.0 * static_cast<double>(archive.memberships->size()));
    facts.emplace_back("interviews", 1.0 * static_cast<double>(archive.interviews->size()));
    facts.emplace_back("claims", 1.0 * static_cast<double>(archive.claims->size()));
    facts.emplace_back("ties", 1.0 * static_cast<double>(ties.ties.size()));
    facts.emplace_back("file", std::string("intact"));
    print(console.out, format, facts, {findings}, console.language);
    return findings.rows.empty() ? Exit::done : Exit::findings;
}

}  // namespace crosscut::cli
