// SPDX-License-Identifier: Apache-2.0
#include "panels/gaps_parts.hpp"

#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

constexpr std::size_t asked_at_first = 5;

void look_at(View& view, Intents& intents, std::vector<ActorId> actors)
{
    view.selection = {};
    view.selection.actors = std::move(actors);
    view.gap.reset();
    view.room = Room::map;
    intents.push_back(ShowSelection{});
}

std::string day_words(Language language, const std::string& day)
{
    const Result<PartialDate> date = parse_date(day);
    return date && date->kind == PartialDate::Kind::dated ? spoken(language, *date) : day;
}

}  // namespace

void decided_gaps(const Model& model, View& view, Intents& intents, const std::vector<const study::Decision*>& decided)
{
    const Language language = view.look.language;
    std::vector<const study::Decision*> rows;
    for (const study::Decision& row : *model.state->decisions)
        if ((!view.question.city || row.gap.city == view.question.city) && row.gap.field == view.question.field)
            rows.push_back(&row);
    if (rows.empty())
        return;
    space(18);
    text(tr(language, "Decided"), Font::heading);
    bool& open = view.gaps_memory.decided_open;
    if (link("gaps.decided", open ? std::string(tr(language, "Fold away")) : say(language, "Show decisions: {1}", {std::to_string(rows.size())})))
        open = !open;
    if (!open)
        return;
    for (const study::Decision* row : rows) {
        const std::string name = "gaps.decision." + std::to_string(row->id.value);
        space(8);
        text(std::string(study::label(language, row->verdict)) + " · " + std::string(analysis::label(language, row->gap.kind)), Font::strong);
        const auto at = std::find(decided.begin(), decided.end(), row);
        if (at != decided.end() && model.gaps) {
            paragraph(gap_sentence(model, view, (*model.gaps)[static_cast<std::size_t>(at - decided.begin())]));
        } else {
            std::string what = row->gap.structure ? name_of(model, view, row->gap.structure) : std::string();
            for (const ActorId actor : row->gap.actors)
                what += (what.empty() ? "" : " – ") + name_of(model, view, actor);
            paragraph(what);
            paragraph(tr(language, "It is not found on this day and under this rule."), Font::caption, Tone::quiet);
        }
        std::string who = may_name(view) ? row->author : std::string();
        if (!row->day.empty())
            who += (who.empty() ? "" : ", ") + day_words(language, row->day);
        if (may_name(view))
            who += (who.empty() ? "" : ": ") + row->reason;
        paragraph(who, Font::body, Tone::quiet);
        if (may_edit(model) && link(name + ".withdraw", tr(language, "Withdraw")))
            intents.push_back(DoEdit{study::WithdrawDecision{row->id}});
    }
}

void empty_kinds(const Model& model, const View& view)
{
    const Language language = view.look.language;
    if (!model.gap_reading || !model.gaps)
        return;
    bool first = true;
    for (std::size_t k = 0; k < model.gap_reading->why_empty.size(); ++k) {
        const Message& reason = model.gap_reading->why_empty[k];
        const bool any = std::any_of(model.gaps->begin(), model.gaps->end(), [&](const analysis::Gap& gap) { return static_cast<std::size_t>(gap.kind) == k; });
        if (reason.empty() || any)
            continue;
        if (first) {
            space(18);
            text(tr(language, "Could not be looked for"), Font::heading);
        }
        first = false;
        paragraph(std::string(analysis::label(language, analysis::all_gap_kinds[k])) + ": " + in(language, reason), Font::body, Tone::quiet);
    }
}

void easy_contacts(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    if (!model.gap_reading || model.gap_reading->contacts.empty())
        return;
    space(18);
    text(tr(language, "Contacts that would be easy to make"), Font::heading);
    paragraph(tr(language, "No gaps: these pairs know the same others already. They repeat the pattern that is there."), Font::body, Tone::quiet);
    int number = 0;
    for (const analysis::Contact& contact : model.gap_reading->contacts) {
        std::string common;
        for (const ActorId actor : contact.common)
            common += (common.empty() ? "" : ", ") + name_of(model, view, actor);
        if (tall_row("gaps.contact." + std::to_string(++number), name_of(model, view, contact.a) + " – " + name_of(model, view, contact.b), say(language, "both know {1}", {common}), false))
            look_at(view, intents, {contact.a, contact.b});
    }
}

void whom_to_ask(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    if (!model.gap_reading || model.gap_reading->blind.actors.empty())
        return;
    const std::vector<analysis::AskNext>& actors = model.gap_reading->blind.actors;
    space(18);
    text(tr(language, "Whom to ask next"), Font::heading);
    paragraph(say(language, "Nobody could report {1} of the pairs, so that nothing is known of them. One interview would show most here:", {std::to_string(model.gap_reading->blind.pair_count)}), Font::body,
              Tone::quiet);
    bool& whole = view.gaps_memory.ask_whole;
    for (std::size_t i = 0; i < actors.size() && (whole || i < asked_at_first); ++i) {
        const analysis::AskNext& next = actors[i];
        if (tall_row("gaps.ask." + std::to_string(i + 1), name_of(model, view, next.actor),
                     say(language, "Pairs that could be seen then: {1}, between departments: {2}; named by others: {3}",
                         {std::to_string(next.pairs), std::to_string(next.across), std::to_string(next.named)}),
                     false))
            look_at(view, intents, {next.actor});
    }
    if (actors.size() > asked_at_first &&
        link("gaps.ask.more", whole ? std::string(tr(language, "Show fewer")) : say(language, "Show the rest: {1}", {std::to_string(actors.size() - asked_at_first)})))
        whole = !whole;
}

}  // namespace crosscut::panels
