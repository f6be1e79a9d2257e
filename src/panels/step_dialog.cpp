// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"
#include "panels/inspector_parts.hpp"
#include "panels/wording.hpp"

#include "foundation/text.hpp"
#include "structures/taxonomy.hpp"

#include <algorithm>

namespace crosscut::panels {

using evidence::find;

namespace {

constexpr std::size_t most_examples = 8;

/// Structures of other cities that held, with what speaks for each; looked up once when the dialog opens.
void look_elsewhere(const Model& model, const View& view, StepForm& form)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    analysis::ElsewhereQuestion question;
    question.not_in = evidence::city_of(archive, form.target);
    if (const evidence::Structure* structure = find(*archive.structures, form.target.structure)) {
        question.type = structure->type;
        question.field = structure->field;
    } else {
        question.field = view.question.field;
    }
    Work work;
    const Result<std::vector<analysis::HeldElsewhere>> found = analysis::held_elsewhere(archive, *model.state->crises, question, work);
    form.offered = form.examples;
    if (found)
        for (const analysis::HeldElsewhere& one : *found)
            if (form.offered.size() < most_examples + form.examples.size() && std::find(form.offered.begin(), form.offered.end(), one.structure) == form.offered.end())
                form.offered.push_back(one.structure);
    form.evidence.assign(form.offered.size(), {});
    if (!found)
        return;
    for (const analysis::HeldElsewhere& one : *found) {
        const auto at = std::find(form.offered.begin(), form.offered.end(), one.structure);
        if (at == form.offered.end())
            continue;
        std::vector<std::string> parts{say(language, "{1} years later: {2}", {std::to_string(one.verdict.years), std::string(analysis::label(language, one.verdict.outcome))})};
        for (const EventId id : one.verdict.because)
            if (const evidence::Event* event = find(*archive.events, id))
                parts.push_back(structures::event_type_label(language, event->type) + " (" + spoken(language, event->date) + ")");
        const std::vector<evidence::Factor> list = evidence::factor_list(archive);
        std::vector<std::string> helped;
        for (const CodingId id : one.helped)
            if (const evidence::Coding* coding = find(*archive.codings, id))
                if (const evidence::Factor* factor = find(list, coding->factor); factor && std::find(helped.begin(), helped.end(), name(language, *factor)) == helped.end())
                    helped.push_back(name(language, *factor));
        if (!helped.empty())
            parts.push_back(say(language, "helped by: {1}", {join(helped, ", ")}));
        form.evidence[static_cast<std::size_t>(at - form.offered.begin())] = join(parts, " · ");
    }
}

/// The obstacles that were coded for the target: a step may answer to one of them.
std::vector<FactorId> obstacles_of(const evidence::Archive& archive, const evidence::Target& target, FactorId also)
{
    std::vector<FactorId> out{{}};
    if (also)
        out.push_back(also);
    for (const evidence::Coding& one : *archive.codings)
        if (one.target == target && one.influence == evidence::Influence::hinders && std::find(out.begin(), out.end(), one.factor) == out.end())
            out.push_back(one.factor);
    return out;
}

std::string city_name(const evidence::Archive& archive, StructureId id)
{
    const evidence::Structure* structure = find(*archive.structures, id);
    const evidence::City* city = structure ? find(*archive.cities, structure->city) : nullptr;
    return city ? city->name : std::string();
}

}  // namespace

void step_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    StepForm& form = *view.step_form;
    const evidence::Archive& archive = model.state->archive;
    const evidence::Recommendation* old = form.edited ? find(*archive.recommendations, form.edited) : nullptr;
    if (form.edited && !old) {
        view.step_form.reset();
        return;
    }
    if (!form.looked) {
        if (old) {
            form.target = old->target;
            form.factor = old->factor;
            form.words = old->words;
            form.author = old->author;
            form.examples = old->examples;
        } else if (form.author.empty()) {
            form.author = view.last_author;
        }
        look_elsewhere(model, view, form);
        form.looked = true;
    }
    bool open = true;
    if (begin_dialog("step_dialog", old ? tr(language, "Change a recommended step") : tr(language, "Recommend a step"), open, 640, 600)) {
        const std::vector<FootButton> buttons{{"step.cancel", std::string(tr(language, "Cancel"))},
                                              {"step.add", std::string(old ? tr(language, "Save") : tr(language, "Recommend")), ButtonKind::primary, !trimmed(form.words).empty()}};
        begin_body("step.body", foot_height(buttons) + (form.problem.empty() ? 0 : 40 * scale()));
        paragraph(target_name(model, view, form.target), Font::strong);
        field_label(tr(language, "What is recommended?"));
        bool entered = false;
        if (first_field("step.words", tr(language, "For example: put the post into the staffing plan"), form.words, form.fresh, 0, &entered))
            form.problem.clear();
        const std::vector<evidence::Factor> list = evidence::factor_list(archive);
        const std::vector<FactorId> obstacles = obstacles_of(archive, form.target, form.factor);
        std::vector<std::string> entries{std::string(tr(language, "none in particular"))};
        int index = 0;
        for (std::size_t i = 1; i < obstacles.size(); ++i) {
            const evidence::Factor* factor = find(list, obstacles[i]);
            entries.push_back(factor ? name(language, *factor) : std::string("?"));
            if (obstacles[i] == form.factor)
                index = static_cast<int>(i);
        }
        const Columns half = columns(2, 220);
        next_column(half, 0);
        if (choice("step.factor", tr(language, "Against which obstacle?"), index, entries, half.width))
            form.factor = obstacles[static_cast<std::size_t>(index)];
        end_column();
        next_column(half, 1);
        field_label(tr(language, "By whom?"));
        text_field("step.author", tr(language, "A name or initials"), form.author, half.width);
        end_column();
        space(4);
        section(tr(language, "Examples that held elsewhere"));
        if (form.offered.empty())
            paragraph(tr(language, "No structure of this kind in another city of this study is known to have kept its function."), Font::body, Tone::quiet);
        for (std::size_t i = 0; i < form.offered.size(); ++i) {
            const StructureId id = form.offered[i];
            const auto at = std::find(form.examples.begin(), form.examples.end(), id);
            bool on = at != form.examples.end();
            const std::string city = city_name(archive, id);
            if (checkbox("step.example." + std::to_string(id.value), name_of(model, view, id) + (city.empty() ? "" : " (" + city + ")"), on)) {
                if (on)
                    form.examples.push_back(id);
                else
                    form.examples.erase(at);
            }
            if (!form.evidence[i].empty())
                paragraph(form.evidence[i], Font::caption, Tone::quiet);
        }
        end_body();
        if (!form.problem.empty())
            warn(form.problem);
        const int clicked = foot(buttons);
        if (clicked == 0)
            open = false;
        if (!trimmed(form.words).empty() && (clicked == 1 || entered || confirms(true))) {
            evidence::Recommendation row = old ? *old : evidence::Recommendation();
            row.target = form.target;
            row.factor = form.factor;
            row.words = std::string(trimmed(form.words));
            row.author = std::string(trimmed(form.author));
            row.examples = form.examples;
            form.problem = try_edit(model, view, intents, old ? study::Edit(study::ChangeRecommendation{row}) : study::Edit(study::AddRecommendation{row}));
            if (form.problem.empty()) {
                view.last_author = row.author;
                open = false;
            }
        }
        end_dialog();
    }
    if (!open)
        view.step_form.reset();
}

}  // namespace crosscut::panels
