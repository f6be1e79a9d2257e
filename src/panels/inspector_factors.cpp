// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"
#include "panels/wording.hpp"

#include "foundation/text.hpp"
#include "structures/taxonomy.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;
using evidence::Influence;

namespace {

bool same_thing(const evidence::Target& a, const evidence::Target& b)
{
    if (a.is_tie() && b.is_tie())
        return evidence::concerns_tie(a, b.actors[0], b.actors[1], b.relation, false);
    return a == b;
}

std::string factor_name(const Model& model, const View& view, FactorId id)
{
    const std::vector<evidence::Factor> list = evidence::factor_list(model.state->archive);
    const evidence::Factor* factor = find(list, id);
    return factor ? name(view.look.language, *factor) : std::string("?");
}

std::string source_of(const Model& model, const View& view, const evidence::Coding& coding)
{
    const evidence::Archive& archive = model.state->archive;
    const evidence::Claim* claim = find(*archive.claims, coding.claim);
    const evidence::Interview* interview = find(*archive.interviews, claim ? claim->interview : coding.interview);
    if (!interview)
        return std::string(tr(view.look.language, "a document, or the coder's own assessment"));
    return informant_words(model, view, interview) + (may_quote(view) ? " · " + interview->key : std::string());
}

void one_coding(const Model& model, View& view, Intents& intents, const evidence::Coding& coding)
{
    const Language language = view.look.language;
    FactorMemory& memory = view.factor_memory;
    const std::string id = "inspector.coding." + std::to_string(coding.id.value);
    const bool helps = coding.influence == Influence::helps;
    // The sign says it without colour, too.
    const std::string title = (helps ? "+ " : "− ") + factor_name(model, view, coding.factor);
    if (tall_row(id, title, std::string(label(language, coding.influence)) + " · " + source_of(model, view, coding), memory.opened == id, nullptr, helps ? Tone::ink : Tone::warning))
        memory.opened = memory.opened == id ? std::string() : id;
    ImGui::Indent(12 * scale());
    const std::string& words = evidence::words_of(model.state->archive, coding);
    if (may_quote(view) && !words.empty())
        quotation(quoted(language, words));
    if (memory.opened == id) {
        if (may_quote(view) && !coding.comment.empty())
            paragraph(say(language, "Remark: {1}", {coding.comment}), Font::caption, Tone::quiet);
        source_words(view, {}, coding.place);
        if (may_edit(model) && may_quote(view)) {
            if (link(id + ".change", tr(language, "Change …")))
                view.coding_form = coding_of(model.state->archive, language, coding);
            ImGui::SameLine(0, 16 * scale());
            if (link(id + ".delete", tr(language, "Delete")))
                intents.push_back(DoEdit{study::DeleteCoding{coding.id}});
        }
    }
    ImGui::Unindent(12 * scale());
}

void one_step(const Model& model, View& view, Intents& intents, const evidence::Recommendation& step)
{
    const Language language = view.look.language;
    FactorMemory& memory = view.factor_memory;
    const std::string id = "inspector.step." + std::to_string(step.id.value);
    std::vector<std::string> below;
    if (step.factor)
        below.push_back(say(language, "against: {1}", {factor_name(model, view, step.factor)}));
    if (may_name(view) && !step.author.empty())
        below.push_back(step.author);
    if (const Result<PartialDate> day = parse_date(step.day); day && !step.day.empty())
        below.push_back(spoken(language, *day));
    const std::string title = may_quote(view) ? step.words : std::string(tr(language, "A step (its words are hidden)"));
    if (tall_row(id, title, join(below, " · "), memory.opened == id))
        memory.opened = memory.opened == id ? std::string() : id;
    ImGui::Indent(12 * scale());
    for (const StructureId example : step.examples) {
        const evidence::Structure* structure = find(*model.state->archive.structures, example);
        if (!structure)
            continue;
        const evidence::City* city = find(*model.state->archive.cities, structure->city);
        if (link(id + ".example." + std::to_string(example.value), say(language, "as in {1}: {2}", {city ? city->name : std::string(), name_of(model, view, example)}))) {
            if (view.question.city && view.question.city != structure->city)
                view.question.city = structure->city;
            view.question.field = evidence::Field::none;
            select(view, example);
        }
    }
    if (memory.opened == id && may_edit(model) && may_quote(view)) {
        if (link(id + ".change", tr(language, "Change …"))) {
            StepForm form;
            form.edited = step.id;
            view.step_form = form;
        }
        ImGui::SameLine(0, 16 * scale());
        if (link(id + ".delete", tr(language, "Delete")))
            intents.push_back(DoEdit{study::DeleteRecommendation{step.id}});
    }
    ImGui::Unindent(12 * scale());
}

}  // namespace

evidence::Target target_of(const network::Tie& tie) { return {{}, {tie.a, tie.b}, tie.relation, {}}; }

std::string target_name(const Model& model, const View& view, const evidence::Target& target)
{
    std::vector<std::string> names;
    if (target.structure)
        names.push_back(name_of(model, view, target.structure));
    for (const ActorId actor : target.actors)
        names.push_back(name_of(model, view, actor));
    std::string out = join(names, " – ");
    if (const evidence::Relation* relation = find(*model.state->archive.relations, target.relation))
        out += " (" + evidence::name(view.look.language, *relation) + ")";
    return target.is_gap() ? say(view.look.language, "Gap: {1}", {out}) : out;
}

void coded_for(const Model& model, View& view, Intents& intents, const evidence::Target& target)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    std::vector<const evidence::Coding*> codings;
    for (const evidence::Coding& one : *archive.codings)
        if (same_thing(one.target, target))
            codings.push_back(&one);
    std::vector<const evidence::Recommendation*> steps;
    for (const evidence::Recommendation& one : *archive.recommendations)
        if (same_thing(one.target, target))
            steps.push_back(&one);
    const bool edits = may_edit(model) && may_quote(view);
    if (codings.empty() && steps.empty() && !edits)
        return;
    section(tr(language, "Potentials and obstacles"));
    if (codings.empty())
        paragraph(tr(language, "Nothing is coded yet."), Font::body, Tone::quiet);
    for (const evidence::Coding* one : codings)
        one_coding(model, view, intents, *one);
    if (edits && button("inspector.code", tr(language, "Code …")))
        begin_coding(view, target);
    if (!steps.empty())
        section(tr(language, "Recommended steps"));
    for (const evidence::Recommendation* one : steps)
        one_step(model, view, intents, *one);
    if (edits && flow_button("inspector.step", tr(language, "Recommend a step …"))) {
        StepForm form;
        form.target = target;
        view.step_form = form;
    }
}

bool gap_links(const Model& model, View& view, const analysis::Gap& gap, const std::string& name)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    const evidence::Field field = model.snapshot ? model.snapshot->question.field : view.question.field;
    const evidence::Target target = analysis::target_of(analysis::identity_of(archive, gap, field));
    bool act = false;
    for (const evidence::Coding& one : *archive.codings)
        if (one.target == target)
            paragraph((one.influence == Influence::helps ? "+ " : "− ") + factor_name(model, view, one.factor) +
                          (may_quote(view) && !evidence::words_of(archive, one).empty() ? ": " + quoted(language, evidence::words_of(archive, one)) : std::string()),
                      Font::caption, one.influence == Influence::helps ? Tone::quiet : Tone::warning);
    for (const evidence::Recommendation& one : *archive.recommendations)
        if (one.target == target && may_quote(view))
            if (link(name + ".step." + std::to_string(one.id.value), say(language, "Step: {1}", {one.words})) && may_edit(model)) {
                StepForm form;
                form.edited = one.id;
                view.step_form = form;
                act = true;
            }
    if (!may_edit(model) || !may_quote(view))
        return act;
    if (link(name + ".code", tr(language, "Code …"))) {
        begin_coding(view, target);
        act = true;
    }
    ImGui::SameLine(0, 18 * scale());
    if (link(name + ".recommend", tr(language, "Recommend a step …"))) {
        StepForm form;
        form.target = target;
        view.step_form = form;
        act = true;
    }
    return act;
}

void course_of(const Model& model, View& view, StructureId structure)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    FactorMemory& memory = view.factor_memory;
    const std::vector<std::shared_ptr<const void>> tables{archive.structures, archive.events, archive.memberships, archive.actors, archive.interviews};
    if (memory.structure != structure || memory.life_tables != tables) {
        memory.structure = structure;
        memory.life_tables = tables;
        memory.patterns = analysis::patterns_of(archive, structure);
    }
    if (memory.patterns.empty())
        return;
    section(tr(language, "Typical course"));
    std::optional<StructureId> chosen;
    for (const analysis::PatternFound& one : memory.patterns) {
        const std::string id = "inspector.pattern." + std::string(key(one.pattern));
        if (tall_row(id, analysis::label(language, one.pattern), analysis::sentence(language, one.pattern), memory.opened == id))
            memory.opened = memory.opened == id ? std::string() : id;
        if (memory.opened != id)
            continue;
        ImGui::Indent(12 * scale());
        if (may_name(view))
            paragraph(in(language, one.reason), Font::caption, Tone::quiet);
        for (const EventId event_id : one.because)
            if (const evidence::Event* event = find(*archive.events, event_id))
                paragraph(say(language, "because of: {1}", {structures::event_type_label(language, event->type) + " (" + spoken(language, event->date) + ")"}), Font::caption, Tone::quiet);
        for (const StructureId other : one.others)
            if (link(id + "." + std::to_string(other.value), name_of(model, view, other)))
                chosen = other;
        ImGui::Unindent(12 * scale());
    }
    if (chosen)
        select(view, *chosen);
}

}  // namespace crosscut::panels
