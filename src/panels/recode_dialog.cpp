// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

/// Above so many claims the ties are not derived anew while somebody chooses.
constexpr std::size_t most_counted = 20'000;

std::string title_of(const Model& model, const View& view, const evidence::Claim& claim)
{
    const evidence::Relation* relation = evidence::find(*model.state->archive.relations, claim.relation);
    return name_of(model, view, claim.from) + (relation && relation->directed ? " → " : " – ") + name_of(model, view, claim.to);
}

/// Years of a claim for a narrow line: "2008–2014", "2008–…".
std::string years_of(const evidence::Claim& claim)
{
    const auto year = [](const std::optional<Day>& day) { return day ? iso(*day).substr(0, 4) : std::string("…"); };
    const std::string from = year(claim.start.earliest);
    const std::string until = year(claim.end.latest);
    return from == "…" && until == "…" ? std::string() : from == until ? from : from + "–" + until;
}

std::string below_of(const Model& model, const View& view, const evidence::Claim& claim)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    const evidence::Relation* relation = evidence::find(*archive.relations, claim.relation);
    std::string out = relation ? evidence::name(language, *relation) : std::string();
    if (claim.polarity != evidence::Polarity::yes)
        out += " · " + polarity_words(language, claim.polarity);
    if (claim.strength > 0)
        out += " · " + say(language, "strength {1}", {std::to_string(claim.strength)});
    if (const std::string when = years_of(claim); !when.empty())
        out += " · " + when;
    if (const evidence::Interview* interview = evidence::find(*archive.interviews, claim.interview); interview && may_quote(view))
        out += " · " + interview->key;
    if (claim.excluded)
        out += " · " + std::string(tr(language, "not counted"));
    return out;
}

/// The claims that the filter lets through, with their titles; only anew when something changed.
void gather(const Model& model, const View& view, RecodeForm& form)
{
    const evidence::Archive& archive = model.state->archive;
    const std::string key = form.words + '\x1f' + std::to_string(form.relation_filter) + '\x1f' + std::to_string(form.only_chosen ? form.chosen.size() : 0) + '\x1f' +
                            std::to_string(view.question.city.value) + '\x1f' + std::to_string(static_cast<int>(view.look.names)) + std::to_string(static_cast<int>(view.look.language));
    if (form.shown_for == key && form.shown_of == archive.claims.get())
        return;
    form.shown_for = key;
    form.shown_of = archive.claims.get();
    form.shown.clear();
    form.titles.clear();
    const std::string wanted = fold(trimmed(form.words));
    const RelationId relation = form.relation_filter > 0 ? (*archive.relations)[static_cast<std::size_t>(form.relation_filter - 1)].id : RelationId{};
    for (const evidence::Claim& claim : *archive.claims) {
        const evidence::Actor* from = evidence::find(*archive.actors, claim.from);
        if ((relation && claim.relation != relation) || (view.question.city && (!from || from->city != view.question.city)) || (form.only_chosen && !form.chosen.count(claim.id)))
            continue;
        std::string title = title_of(model, view, claim);
        const evidence::Interview* interview = evidence::find(*archive.interviews, claim.interview);
        const bool fits = wanted.empty() || contains_folded(title, wanted) ||
                          (may_quote(view) && (contains_folded(claim.quote, wanted) || (interview && fold(interview->key) == wanted) || contains_folded(claim.comment, wanted)));
        if (!fits)
            continue;
        form.shown.push_back(claim.id);
        form.titles.push_back(std::move(title));
    }
}

Result<std::optional<PartialDate>> typed_date(const std::string& text)
{
    const std::string word(trimmed(text));
    if (word.empty())
        return std::optional<PartialDate>();
    if (word == "-" || word == "–")
        return std::optional(PartialDate{});
    Result<PartialDate> date = parse_date(word);
    if (!date)
        return date.problem();
    return std::optional(*date);
}

Result<study::RecodeClaims> edit_of(const Model& model, const RecodeForm& form)
{
    study::RecodeClaims edit;
    edit.claims.assign(form.chosen.begin(), form.chosen.end());
    const auto& relations = *model.state->archive.relations;
    if (form.relation > 0 && form.relation <= static_cast<int>(relations.size()))
        edit.relation = relations[static_cast<std::size_t>(form.relation - 1)].id;
    edit.turn = form.turn;
    if (form.strength > 0)
        edit.strength = form.strength == 6 ? 0 : form.strength;
    if (form.polarity > 0)
        edit.polarity = static_cast<evidence::Polarity>(form.polarity - 1);
    if (form.certainty > 0)
        edit.certainty = static_cast<evidence::Certainty>(form.certainty - 1);
    if (form.field > 0)
        edit.field = static_cast<evidence::Field>(form.field - 1);
    const auto since = typed_date(form.since);
    if (!since)
        return since.problem();
    edit.start = *since;
    const auto until = typed_date(form.until);
    if (!until)
        return until.problem();
    edit.end = *until;
    return edit;
}

void choose(RecodeForm& form, std::size_t at, bool range)
{
    const ClaimId id = form.shown[at];
    if (range && form.anchor) {
        const auto first = std::find(form.shown.begin(), form.shown.end(), *form.anchor);
        if (first != form.shown.end()) {
            const auto [low, high] = std::minmax(static_cast<std::size_t>(first - form.shown.begin()), at);
            form.chosen.insert(form.shown.begin() + static_cast<std::ptrdiff_t>(low), form.shown.begin() + static_cast<std::ptrdiff_t>(high) + 1);
            return;
        }
    }
    if (!form.chosen.erase(id))
        form.chosen.insert(id);
    form.anchor = id;
}

void list(const Model& model, const View& view, RecodeForm& form)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    first_field("recode.find", tr(language, "Names, quotes, interviews"), form.words, form.fresh, room_left() * 0.58f);
    beside(8);
    std::vector<std::string> relations{std::string(tr(language, "All relations"))};
    for (const evidence::Relation& one : *archive.relations)
        relations.push_back(evidence::name(language, one));
    choice("recode.filter", {}, form.relation_filter, relations, room_left());
    gather(model, view, form);
    if (link("recode.all", say(language, "Choose all {1}", {std::to_string(form.shown.size())})) || (pressed(Key::a, true) && !ImGui::GetIO().WantTextInput))
        form.chosen.insert(form.shown.begin(), form.shown.end());
    if (!form.chosen.empty()) {
        beside(14);
        if (link("recode.none", say(language, "Chosen: {1} – let go", {std::to_string(form.chosen.size())})))
            form.chosen.clear();
        beside_if_fits(130 * scale(), 14);
        checkbox("recode.only", tr(language, "Only these"), form.only_chosen);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2 * scale()});
    if (ImGui::BeginChild("##claims", {0, 0})) {
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(form.shown.size()));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                const auto at = static_cast<std::size_t>(i);
                const evidence::Claim* claim = evidence::find(*archive.claims, form.shown[at]);
                if (!claim)
                    continue;
                const bool chosen = form.chosen.count(claim->id) > 0;
                if (row("recode.claim." + std::to_string(claim->id.value), (chosen ? "✓ " : "") + form.titles[at], below_of(model, view, *claim), chosen))
                    choose(form, at, ImGui::GetIO().KeyShift);
            }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

void changes(const Model& model, const View& view, RecodeForm& form)
{
    const Language language = view.look.language;
    const std::string as_it_is(tr(language, "as it is"));
    std::vector<std::string> relations{as_it_is};
    for (const evidence::Relation& one : *model.state->archive.relations)
        relations.push_back(evidence::name(language, one));
    choice("recode.relation", tr(language, "Relation"), form.relation, relations);
    checkbox("recode.turn", tr(language, "Turn round: from and to change places"), form.turn);
    const Columns half = columns(2, 130);
    next_column(half, 0);
    choice("recode.strength", tr(language, "Strength"), form.strength, {as_it_is, "1", "2", "3", "4", "5", std::string(tr(language, "nobody said"))}, half.width);
    end_column();
    next_column(half, 1);
    std::vector<std::string> polarities{as_it_is};
    for (const auto one : {evidence::Polarity::yes, evidence::Polarity::no, evidence::Polarity::ended})
        polarities.push_back(polarity_words(language, one));
    choice("recode.polarity", tr(language, "Yes or no"), form.polarity, polarities, half.width);
    end_column();
    next_column(half, 0);
    std::vector<std::string> certainties{as_it_is};
    for (const auto one : {evidence::Certainty::certain, evidence::Certainty::probable, evidence::Certainty::hearsay})
        certainties.emplace_back(evidence::label(language, one));
    choice("recode.certainty", tr(language, "Certainty"), form.certainty, certainties, half.width);
    end_column();
    next_column(half, 1);
    std::vector<std::string> fields{as_it_is};
    for (const std::string& one : field_labels(language))
        fields.push_back(one);
    choice("recode.field", tr(language, "Field"), form.field, fields, half.width);
    end_column();
    next_column(half, 0);
    field_label(tr(language, "Since"));
    text_field("recode.since", as_it_is, form.since, half.width);
    end_column();
    next_column(half, 1);
    field_label(tr(language, "Until"));
    text_field("recode.until", as_it_is, form.until, half.width);
    end_column();
    paragraph(tr(language, "Dates like 2019, 2019-04, 2015-autumn or open; a dash takes the date away."), Font::caption, Tone::quiet);
}

void preview(const Model& model, const View& view, RecodeForm& form, const Result<study::RecodeClaims>& edit)
{
    const Language language = view.look.language;
    section(tr(language, "What would change"));
    if (!edit) {
        warn(language, edit.problem());
        return;
    }
    if (edit->claims.empty() || edit->nothing()) {
        paragraph(tr(language, edit->claims.empty() ? "Choose claims at the left, then what is to change." : "Nothing yet: say what is to change."), Font::body, Tone::quiet);
        form.counted_for.clear();
        form.count.reset();
        return;
    }
    std::string key = std::to_string(form.relation) + "/" + std::to_string(form.turn) + std::to_string(form.strength) + std::to_string(form.polarity) + std::to_string(form.certainty) +
                      std::to_string(form.field) + form.since + "/" + form.until;
    for (const ClaimId id : form.chosen)
        key += "," + std::to_string(id.value);
    if (form.counted_for != key || form.shown_of != model.state->archive.claims.get()) {
        form.counted_for = key;
        form.count.reset();
        form.problem.clear();
        if (model.state->archive.claims->size() <= most_counted) {
            const Result<study::RecodeCount> count = study::count_recoding(*model.state, *edit);
            if (count)
                form.count = *count;
            else
                form.problem = describe(language, count.problem());
        }
    }
    if (!form.count) {
        if (form.problem.empty())
            paragraph(say(language, "Claims chosen: {1}. The ties that follow are worked out afterwards.", {std::to_string(form.chosen.size())}), Font::body, Tone::quiet);
        return;
    }
    fact(tr(language, "Claims changed"), say(language, "{1} of {2}", {std::to_string(form.count->claims), std::to_string(form.chosen.size())}));
    fact(tr(language, "Ties new"), std::to_string(form.count->ties_new));
    fact(tr(language, "Ties gone"), std::to_string(form.count->ties_gone));
    fact(tr(language, "Ties changed"), std::to_string(form.count->ties_changed));
}

}  // namespace

RecodeForm recode_of(const Model& model, const View& view)
{
    RecodeForm form;
    if (view.selection.tie)
        if (const network::Tie* tie = model.derived->ties.find(*view.selection.tie))
            form.chosen.insert(tie->claims.begin(), tie->claims.end());
    form.only_chosen = !form.chosen.empty();
    return form;
}

void recode_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    RecodeForm& form = *view.recode_form;
    std::erase_if(form.chosen, [&](ClaimId id) { return !evidence::find(*model.state->archive.claims, id); });
    form.only_chosen = form.only_chosen && !form.chosen.empty();
    bool open = true;
    if (begin_dialog("recode_dialog", tr(language, "Re-code claims"), open, 980, 660)) {
        const Result<study::RecodeClaims> edit = edit_of(model, form);
        const bool ready = !model.read_only && edit && !edit->claims.empty() && !edit->nothing() && form.problem.empty() && (!form.count || form.count->claims > 0);
        const std::vector<FootButton> buttons{{"recode.cancel", std::string(tr(language, "Cancel"))},
                                              {"recode.do", say(language, "Change {1} claims", {std::to_string(form.count ? static_cast<std::size_t>(form.count->claims) : form.chosen.size())}), ButtonKind::primary, ready}};
        begin_body("recode.body", foot_height(buttons) + (form.problem.empty() ? 0 : 40 * scale()));
        begin_pane("recode.list", room_left() * 0.56f);
        list(model, view, form);
        end_pane();
        beside(20);
        begin_pane("recode.changes", 0);
        changes(model, view, form);
        preview(model, view, form, edit);
        end_pane();
        end_body();
        if (!form.problem.empty())
            warn(form.problem);
        const int clicked = foot(buttons);
        if (clicked == 0)
            open = false;
        if (clicked == 1 && ready) {
            form.problem = try_edit(model, view, intents, *edit);
            open = !form.problem.empty();
        }
        end_dialog();
    }
    if (!open)
        view.recode_form.reset();
}

}  // namespace crosscut::panels
