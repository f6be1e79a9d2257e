// SPDX-License-Identifier: Apache-2.0
#include "report/chapter.hpp"

#include <algorithm>
#include <map>

namespace crosscut::report {

using namespace evidence;

namespace {

constexpr std::size_t asked_first = 5;

const char* grade_words(char grade)
{
    return grade == 'A' ? "somebody said so" : grade == 'B' ? "both sides could have spoken" : "one side could have spoken";
}

void put_gap(Html& html, const Desk& desk, const Chapter& chapter, const analysis::Gap& gap, bool flagged)
{
    const Language language = desk.language;
    html.open("li", {}, chapter.key + "-gap-" + std::to_string(gap.number));
    html.open("p", "finding").element("span", std::to_string(gap.number), flagged ? "flag on-map" : "flag").text(" " + desk.gap_words(gap) + " ");
    html.element("span", say(language, "Grade {1}: {2}", {std::string(1, gap.grade), std::string(tr(language, grade_words(gap.grade)))}), "grade").close();
    std::string standing = analysis::standing(language, gap);
    if (gap.robustness)
        standing += " (" + std::string(analysis::label(language, analysis::robustness_of(*gap.robustness))) + ")";
    html.paragraph(standing, "note");
    desk.put_claims(html, gap.claims);
    html.close();
}

void put_decisions(Html& html, const Desk& desk, const Chapter& chapter)
{
    const Language language = desk.language;
    bool first = true;
    for (const DecidedGap& row : desk.input().decisions) {
        if (row.gap.city != chapter.city->id || row.gap.field != chapter.question.field)
            continue;
        if (first)
            html.heading(4, tr(language, "Decided")).open("ul", "gaps");
        first = false;
        const auto at = std::find(chapter.decided.begin(), chapter.decided.end(), &row);
        std::string what = row.gap.structure ? desk.name(row.gap.structure) : std::string();
        for (const ActorId actor : row.gap.actors)
            what += (what.empty() ? "" : " – ") + desk.name(actor);
        html.open("li").open("p", "finding").element("strong", row.verdict).text(": " + std::string(analysis::label(language, row.gap.kind)) + ". ");
        html.text(at == chapter.decided.end() ? what : desk.gap_words(chapter.gaps[static_cast<std::size_t>(at - chapter.decided.begin())])).close();
        const Result<PartialDate> date = parse_date(row.day);
        std::string who = desk.hidden() ? std::string() : row.author;
        if (!row.day.empty())
            who += (who.empty() ? "" : ", ") + (date ? spoken(language, *date) : row.day);
        if (!desk.hidden())
            who += (who.empty() ? "" : ": ") + row.reason;
        if (at == chapter.decided.end())
            who += " " + std::string(tr(language, "It is not found on this day and under this rule."));
        html.paragraph(who, "note").close();
    }
    if (!first)
        html.close();
}

void put_beside(Html& html, const Desk& desk, const Chapter& chapter)
{
    const Language language = desk.language;
    if (!chapter.contacts.empty()) {
        html.heading(4, tr(language, "Contacts that would be easy to make"));
        html.paragraph(tr(language, "No gaps: these pairs know the same others already. They repeat the pattern that is there."), "lead");
        html.open("ul", "gaps");
        for (const analysis::Contact& contact : chapter.contacts) {
            std::string common;
            for (const ActorId actor : contact.common)
                common += (common.empty() ? "" : ", ") + desk.name(actor);
            html.element("li", say(language, "{1} – {2}: both know {3}", {desk.name(contact.a), desk.name(contact.b), common}));
        }
        html.close();
    }
    if (!chapter.blind.actors.empty()) {
        html.heading(4, tr(language, "Whom to ask next"));
        html.paragraph(say(language, "Nobody could report {1} of the pairs, so that nothing is known of them. One interview would show most here:", {std::to_string(chapter.blind.pair_count)}), "lead");
        html.open("ul", "gaps");
        for (std::size_t i = 0; i < chapter.blind.actors.size() && i < asked_first; ++i) {
            const analysis::AskNext& next = chapter.blind.actors[i];
            html.element("li", say(language, "{1}: pairs that could be seen then: {2}, between departments: {3}; named by others: {4}",
                                   {desk.name(next.actor), std::to_string(next.pairs), std::to_string(next.across), std::to_string(next.named)}));
        }
        html.close();
    }
}

}  // namespace

std::vector<bool> first_of_kind(const Chapter& chapter, int most)
{
    std::vector<bool> settled;
    for (const DecidedGap* decision : chapter.decided)
        settled.push_back(decision != nullptr);
    return analysis::shown_at_first(chapter.gaps, most, settled);
}

Result<Done> fill_gap_list(const Desk& desk, Chapter& chapter, Work& work)
{
    const ReportInput& input = desk.input();
    const Archive& archive = desk.archive();
    const network::TieSet& ties = *input.source.ties;
    analysis::GapQuestion asked;
    asked.question = chapter.question;
    if (input.source.crises)
        asked.reference = analysis::reference_day(*input.source.crises, chapter.question.field);
    Result<std::vector<analysis::Gap>> gaps = analysis::find_gaps(archive, ties, asked, work);
    if (!gaps) {
        if (gaps.problem().code == Problem::Code::cancelled)
            return gaps.problem();
        chapter.no_gaps = gaps.problem();
        return Done{};
    }
    chapter.gaps = std::move(*gaps);
    if (input.variants > 0) {
        Result<analysis::GapVariants> variants = analysis::gap_variants(archive, ties, asked, chapter.gaps, {input.source.seed, input.variants}, work);
        if (!variants)
            return variants.problem();
        chapter.gaps = analysis::with_robustness(std::move(chapter.gaps), *variants);
        chapter.variants = std::move(*variants);
    }
    if (input.permutations > 0) {
        Result<std::vector<analysis::ChanceCount>> chance = analysis::expected_by_chance(archive, ties, asked, input.source.seed, work, input.permutations);
        if (!chance)
            return chance.problem();
        chapter.chance = std::move(*chance);
    }
    std::map<analysis::GapIdentity, const DecidedGap*> decisions;
    for (const DecidedGap& row : input.decisions)
        decisions[row.gap] = &row;
    for (const analysis::Gap& gap : chapter.gaps) {
        const auto at = decisions.find(analysis::identity_of(archive, gap, asked.question.field));
        chapter.decided.push_back(at == decisions.end() ? nullptr : at->second);
    }
    for (const analysis::GapKind kind : analysis::all_gap_kinds)
        chapter.why_empty.push_back(analysis::why_empty(archive, ties, asked, kind));
    chapter.contacts = analysis::suggested_contacts(archive, ties, asked.question);
    chapter.blind = analysis::blind_spots(archive, ties, asked.question);
    return Done{};
}

void put_gaps(Html& html, const Desk& desk, const Chapter& chapter)
{
    const Language language = desk.language;
    html.heading(3, tr(language, "Please check"), chapter.key + "-gaps");
    if (chapter.no_gaps) {
        html.paragraph(desk.message(chapter.no_gaps->what) + " " + desk.message(chapter.no_gaps->hint), "note");
        return;
    }
    if (chapter.gaps.empty()) {
        html.paragraph(tr(language, chapter.interviews.empty() ? "Without interviews there is nothing to look for." : "Nothing was found that asks for a look."));
        put_decisions(html, desk, chapter);
        put_beside(html, desk, chapter);
        return;
    }
    html.paragraph(tr(language, "Each finding is a question to those who know the place, no verdict: what nobody named may exist all the same. Filled numbers stand as flags on the map."));
    if (chapter.variants.variants > 0)
        html.paragraph(say(language, "Tried in {1} variants: each of {2} informants left out, vague dates drawn {3} times, three rules.",
                           {std::to_string(chapter.variants.variants), std::to_string(chapter.variants.informants), std::to_string(chapter.variants.draws)}),
                       "note");
    const std::vector<bool> shown = first_of_kind(chapter, shown_gaps_of_a_kind);
    const std::vector<bool> flagged = first_of_kind(chapter, flagged_gaps_of_a_kind);
    const auto put = [&](const analysis::Gap* gap) { put_gap(html, desk, chapter, *gap, flagged[static_cast<std::size_t>(gap - chapter.gaps.data())]); };
    for (const analysis::GapKind kind : analysis::all_gap_kinds) {
        std::vector<const analysis::Gap*> first;
        std::vector<const analysis::Gap*> rest;
        bool any = false;
        for (std::size_t i = 0; i < chapter.gaps.size(); ++i) {
            any = any || chapter.gaps[i].kind == kind;
            if (chapter.gaps[i].kind == kind && !chapter.decided[i])
                (shown[i] ? first : rest).push_back(&chapter.gaps[i]);
        }
        const Message& reason = chapter.why_empty[static_cast<std::size_t>(kind)];
        if (first.empty() && rest.empty()) {
            if (!any && !reason.empty())
                html.heading(4, analysis::label(language, kind)).paragraph(desk.message(reason), "note");
            continue;
        }
        html.heading(4, analysis::label(language, kind));
        html.paragraph(analysis::sentence(language, kind), "lead");
        for (const analysis::ChanceCount& row : chapter.chance)
            if (row.kind == kind && (row.found > 0 || row.form.empty()))
                html.paragraph(analysis::chance_words(language, row), "note");
        if (!first.empty()) {
            html.open("ul", "gaps");
            for (const analysis::Gap* gap : first)
                put(gap);
            html.close();
        }
        if (!rest.empty()) {
            html.open("details").element("summary", say(language, "{1} more of this kind: fragile, lower in rank or below the threshold", {std::to_string(rest.size())}));
            html.open("ul", "gaps");
            for (const analysis::Gap* gap : rest)
                put(gap);
            html.close().close();
        }
    }
    put_decisions(html, desk, chapter);
    put_beside(html, desk, chapter);
    put_csv_link(html, desk, chapter.gap_sheet);
}

}  // namespace crosscut::report
