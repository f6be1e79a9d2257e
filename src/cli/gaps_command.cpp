// SPDX-License-Identifier: Apache-2.0
#include "cli/desk.hpp"

#include "analysis/gaps.hpp"
#include "cli/progress.hpp"

namespace crosscut::cli {

using namespace evidence;

namespace {

std::string keys_of(const Archive& archive, const std::vector<ActorId>& actors)
{
    std::string out;
    for (const ActorId id : actors)
        if (const Actor* actor = find(*archive.actors, id))
            out += (out.empty() ? "" : " ") + actor->key;
    return out;
}

}  // namespace

Exit show_gaps(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const std::string& reference)
{
    const Result<Desk> desk = open_desk(console, path, options);
    if (!desk)
        return console.fail(desk.problem());
    const Archive& archive = desk->archive();
    const network::TieSet& ties = desk->ties;
    analysis::GapQuestion asked{desk->question, analysis::reference_day(*desk->state.crises, desk->question.field)};
    if (!reference.empty()) {
        Result<Day> day = day_of(reference);
        if (!day)
            return console.misused(day.problem().what, day.problem().hint);
        asked.reference = *day;
    }
    if (!asked.question.until)
        asked.question.until = analysis::last_observed_day(archive, ties, asked.question);
    Work work;
    Result<std::vector<analysis::Gap>> gaps = [&] {
        const Progress progress(console, work, {"Looking for gaps"});
        return analysis::find_gaps(archive, ties, asked, work);
    }();
    if (!gaps)
        return console.fail(gaps.problem());

    Facts facts = facts_of(archive, asked.question);
    add_disclaimer(facts, desk->state, console.language);
    const bool looks_back = asked.reference && asked.question.until && *asked.reference < *asked.question.until;
    facts.emplace_back("reference", looks_back ? Cell(iso(*asked.reference)) : Cell());
    facts.emplace_back("gap_count", 1.0 * static_cast<double>(gaps->size()));
    Grid list{"gaps", {"number", "kind", "form", "grade", "shown", "score", "fragility", "actors", "groups", "finding"}, {}, {}};
    Grid evidence{"evidence", {"gap", "claim", "interview", "polarity", "file", "line", "quote"}, {}, {}};
    for (const analysis::Gap& gap : *gaps) {
        const bool silent = gap.fragility == 0;
        list.rows.push_back({1.0 * gap.number, std::string(analysis::key(gap.kind)), gap.form, std::string(1, gap.grade), gap.threshold, gap.score,
                             silent ? Cell() : Cell(1.0 * gap.fragility), keys_of(archive, gap.actors),
                             keys_of(archive, gap.groups), in(console.language, gap.text)});
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
    list.digits = {-1, -1, -1, -1, -1, 3};
    if (format == Format::table) {
        for (std::size_t i = 0; i < gaps->size(); ++i)
            list.rows[i][1] = std::string(analysis::key((*gaps)[i].kind)) + " " + std::string(analysis::label(console.language, (*gaps)[i].kind));
        print(console.out, format, facts, {list}, console.language);
        console.out << "\n" << tr(console.language, "Grades: A somebody said so, B both sides could have spoken, C one side could. A gap asks for a look; it is no verdict.") << "\n"
                    << tr(console.language, "The statements behind each gap: --format json.") << "\n";
        return Exit::done;
    }
    print(console.out, format, facts, {list, evidence}, console.language);
    return Exit::done;
}

}  // namespace crosscut::cli
