// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;

namespace {

void head(const Model& model, View& view, const evidence::Claim& claim, const evidence::Interview* interview, const std::string& name, bool with_ends)
{
    const Language language = view.look.language;
    if (with_ends) {
        const evidence::Relation* relation = find(*model.state->archive.relations, claim.relation);
        std::string pair = name_of(model, view, claim.from) + (relation && relation->directed ? " → " : " – ") + name_of(model, view, claim.to);
        paragraph(pair, Font::strong);
        if (relation)
            paragraph(evidence::name(language, *relation), Font::caption, Tone::quiet);
    }
    // Who speaks, and what this unit says of the tie.
    paragraph(informant_words(model, view, interview) + ": " + polarity_words(language, claim.polarity), with_ends ? Font::body : Font::strong,
              claim.excluded ? Tone::quiet : claim.polarity == evidence::Polarity::no ? Tone::warning : Tone::ink);
    note(name);
    std::string below;
    const auto add = [&](const std::string& words) {
        if (!words.empty())
            below += (below.empty() ? "" : " · ") + words;
    };
    if (interview && !interview->researcher) {
        if (may_quote(view))
            add(say(language, "interview {1}", {interview->key}));
        if (interview->date.kind == PartialDate::Kind::dated)
            add(spoken(language, interview->date));
        add(coverage_words(language, interview->coverage));
    }
    add(std::string(evidence::label(language, claim.certainty)));
    if (claim.strength > 0)
        add(say(language, "strength {1} of 5", {std::to_string(claim.strength)}));
    paragraph(below, Font::caption, Tone::quiet);
}

void body(const View& view, const evidence::Claim& claim)
{
    const Language language = view.look.language;
    if (may_quote(view) && !claim.quote.empty())
        quotation(quoted(language, claim.quote));
    if (may_quote(view) && !claim.date_words.empty())
        paragraph(say(language, "Dates as said: {1}", {quoted(language, claim.date_words)}), Font::caption, Tone::quiet);
    const std::string read = span_words(language, claim.start, claim.end);
    paragraph(read.empty() ? std::string(tr(language, "No dates were said.")) : say(language, "Read as: {1}", {read}), Font::caption, Tone::quiet);
    if (!may_name(view))
        return;
    std::string where = describe(language, claim.place);
    if (where.empty())
        where = tr(language, "Entered in the program, not read from a table.");
    if (may_quote(view) && !claim.passage.empty())
        where += " · " + claim.passage;
    paragraph(where, Font::caption, Tone::quiet);
    if (!claim.coder.empty()) {
        const Result<PartialDate> coded = parse_date(claim.coded_on);
        paragraph(claim.coded_on.empty() ? say(language, "coded by {1}", {claim.coder})
                                         : say(language, "coded by {1} on {2}", {claim.coder, coded ? spoken(language, *coded) : claim.coded_on}),
                  Font::caption, Tone::quiet);
    }
    if (may_quote(view) && !claim.comment.empty())
        paragraph(say(language, "Remark: {1}", {claim.comment}), Font::caption, Tone::quiet);
    if (may_quote(view))
        for (const evidence::Extra& extra : claim.extra)
            if (!extra.value.empty())
                paragraph(extra.name + ": " + extra.value, Font::caption, Tone::quiet);
}

// Leaving out and taking in again ask for a reason, in place.
void decide(const Model& model, View& view, Intents& intents, const evidence::Claim& claim, bool own, const std::string& name)
{
    const Language language = view.look.language;
    InspectorMemory& memory = view.inspector_memory;
    if (claim.excluded)
        paragraph(tr(language, "Not counted: somebody decided to leave it out."), Font::caption, Tone::warning);
    if (!may_edit(model))
        return;
    if (memory.reason && memory.reason->claim == claim.id) {
        ReasonForm& form = *memory.reason;
        bool entered = false;
        paragraph(form.excluded ? tr(language, "Why should it not be counted?") : tr(language, "Why should it be counted again?"), Font::caption);
        text_field(name + ".reason", tr(language, "A short reason"), form.words, 0, &entered, form.fresh);
        form.fresh = false;
        const bool ready = !trimmed(form.words).empty();
        const bool done = button(name + ".confirm", form.excluded ? tr(language, "Do not count") : tr(language, "Count again"), ButtonKind::primary, ready);
        if (ready && (done || entered)) {
            intents.push_back(DoEdit{study::ExcludeClaims{{claim.id}, form.excluded, std::string(trimmed(form.words))}});
            memory.reason.reset();
        } else if (flow_button(name + ".cancel", tr(language, "Cancel"), ButtonKind::quiet) || pressed(Key::escape)) {
            memory.reason.reset();
        }
        return;
    }
    if (link(name + ".decide", claim.excluded ? tr(language, "Count again …") : tr(language, "Do not count …"))) {
        ReasonForm form;
        form.claim = claim.id;
        form.excluded = !claim.excluded;
        memory.reason = form;
    }
    ImGui::SameLine(0, 16 * scale());
    if (link(name + ".code", tr(language, "Code …"))) {
        evidence::Target target;
        target.actors = {claim.from, claim.to};
        target.relation = claim.relation;
        begin_coding(view, target, {}, claim.id, claim.interview);
    }
    if (own) {
        ImGui::SameLine(0, 16 * scale());
        if (link(name + ".delete", tr(language, "Delete")))
            intents.push_back(DoEdit{study::DeleteClaims{{claim.id}}});
    }
}

}  // namespace

void claims_tab(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    InspectorMemory& memory = view.inspector_memory;
    if (view.selection.structure && memory.evidence.empty()) {
        paragraph(tr(language, "Claims are about ties between actors. What is known of a structure stands in its events and members, each with its source."), Font::body, Tone::quiet);
        return;
    }
    const bool as_evidence = !memory.evidence.empty();
    const std::vector<ClaimId> list = as_evidence ? memory.evidence : memory.claims;
    if (as_evidence) {
        paragraph(say(language, "What the finding rests on: {1} claims", {std::to_string(list.size())}), Font::caption, Tone::quiet);
        if (link("inspector.claims.all", tr(language, "Show all claims instead")))
            memory.evidence.clear();
    }
    if (list.empty())
        paragraph(view.selection.actors.size() > 1 ? tr(language, "Nobody said anything about ties among these actors.") : tr(language, "Nobody said anything about it."), Font::body, Tone::quiet);
    const bool with_ends = as_evidence || !view.selection.tie;
    std::size_t drawn = 0;
    for (const ClaimId id : list) {
        const evidence::Claim* claim = find(*model.state->archive.claims, id);
        if (!claim)
            continue;
        if (++drawn > memory.shown)
            break;
        const evidence::Interview* interview = find(*model.state->archive.interviews, claim->interview);
        const std::string name = "inspector.claim." + std::to_string(id.value);
        space(2);
        if (drawn > 1)
            hairline();
        if (memory.looked_at == id) {
            ImGui::SetScrollHereY(0.1f);
            memory.looked_at.reset();
        }
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * scale(), 4 * scale()});
        head(model, view, *claim, interview, name, with_ends);
        body(view, *claim);
        decide(model, view, intents, *claim, interview && interview->researcher, name);
        ImGui::PopStyleVar();
    }
    if (list.size() > memory.shown) {
        space(6);
        if (button("inspector.claims.more", say(language, "Show {1} more", {std::to_string(list.size() - memory.shown)})))
            memory.shown += 200;
    }
}

}  // namespace crosscut::panels
