// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <algorithm>

namespace crosscut::panels {

using evidence::SuccessionKind;

namespace {

bool is_merger(const LineageForm& form) { return form.kind == 1; }

CityId city_of(const Model& model, const LineageForm& form)
{
    const evidence::Actor* row = form.before.empty() ? nullptr : evidence::find(*model.state->archive.actors, form.before.front());
    return row ? row->city : CityId{};
}

std::string heir_name(Language language, const LineageForm& form, std::size_t heir)
{
    const std::string name(trimmed(form.after[heir]));
    return name.empty() ? say(language, "number {1}", {std::to_string(heir + 1)}) : shortened(name, 28);
}

Result<study::Succeed> edit_of(const Model& model, const LineageForm& form)
{
    study::Succeed edit;
    edit.kind = is_merger(form) ? SuccessionKind::merged : SuccessionKind::split;
    edit.before = form.before;
    const Result<PartialDate> date = parse_date(std::string(trimmed(form.date)));
    if (!date)
        return date.problem();
    edit.date = *date;
    edit.words = form.words;
    edit.main = static_cast<std::size_t>(form.main);
    for (const std::string& name : form.after) {
        const std::string word(trimmed(name));
        const auto same = matching_actors(model.state->archive, word, city_of(model, form), 2);
        const auto known = std::find_if(same.begin(), same.end(), [](const NameMatch& one) { return one.exact && one.alias.empty(); });
        edit.after.push_back(known == same.end() ? study::Heir{{}, word} : study::Heir{known->actor, {}});
    }
    for (const auto& [claim, choice] : form.choices) {
        if (choice < 0)
            continue;
        const auto heir = static_cast<std::size_t>(choice > 0 ? (choice - 1) / 2 : 0);
        if (heir < edit.after.size())
            edit.bequests.push_back({claim, choice == 0 ? study::Bequeathed::stays : (choice - 1) % 2 == 0 ? study::Bequeathed::goes : study::Bequeathed::divided, heir});
    }
    return edit;
}

void before_part(const Model& model, const View& view, LineageForm& form)
{
    const Language language = view.look.language;
    field_label(tr(language, is_merger(form) ? "Before: two or more" : "Before: one"));
    std::optional<std::size_t> gone;
    for (std::size_t i = 0; i < form.before.size(); ++i)
        if (chip("lineage.before." + std::to_string(i), name_of(model, view, form.before[i])))
            gone = i;
    if (gone)
        form.before.erase(form.before.begin() + static_cast<std::ptrdiff_t>(*gone));
    if (!is_merger(form) && !form.before.empty())
        return;
    bool entered = false;
    text_field("lineage.find", tr(language, "Type a name"), form.find, 0, &entered);
    auto matches = matching_actors(model.state->archive, form.find, city_of(model, form), 4);
    std::erase_if(matches, [&](const NameMatch& one) { return std::find(form.before.begin(), form.before.end(), one.actor) != form.before.end(); });
    for (std::size_t i = 0; i < matches.size(); ++i)
        if (row("lineage.match." + std::to_string(i), name_of(model, view, matches[i].actor), {}, false) || (entered && i == 0)) {
            form.before.push_back(matches[i].actor);
            form.find.clear();
            break;
        }
}

void after_part(const Model& model, const View& view, LineageForm& form)
{
    const Language language = view.look.language;
    form.after.resize(is_merger(form) ? 1 : std::max<std::size_t>(2, form.after.size()));
    field_label(tr(language, is_merger(form) ? "After: its name, or one of those before that takes the others in" : "After: who carries on"));
    std::optional<std::size_t> gone;
    for (std::size_t i = 0; i < form.after.size(); ++i) {
        const std::string id = std::to_string(i);
        const bool removable = form.after.size() > 2;
        const float width = room_left() - (removable ? 40 * scale() : 0);
        if (i == 0)
            first_field("lineage.after.0", tr(language, "A new name, or an actor that is there"), form.after[i], form.fresh, width);
        else
            text_field("lineage.after." + id, tr(language, "A new name, or an actor that is there"), form.after[i], width);
        if (removable) {
            beside(6);
            if (icon_button("lineage.less." + id, Icon::close, tr(language, "Take this one out")))
                gone = i;
        }
        const auto same = matching_actors(model.state->archive, form.after[i], city_of(model, form), 1);
        if (!same.empty() && same.front().exact && same.front().alias.empty())
            text(tr(language, std::find(form.before.begin(), form.before.end(), same.front().actor) != form.before.end() ? "goes on" : "is there already"), Font::caption, Tone::quiet);
    }
    if (gone) {
        form.after.erase(form.after.begin() + static_cast<std::ptrdiff_t>(*gone));
        form.choices.clear();
    }
    if (!is_merger(form) && link("lineage.more", tr(language, "One more")))
        form.after.emplace_back();
    form.main = std::clamp(form.main, 0, static_cast<int>(form.after.size()) - 1);
    if (form.after.size() > 1) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < form.after.size(); ++i)
            names.push_back(heir_name(language, form, i));
        choice("lineage.main", tr(language, "Seats, interviews and what nobody assigned go to"), form.main, names);
    }
}

void claims_part(const Model& model, const View& view, LineageForm& form, const Result<study::Succeed>& edit)
{
    const Language language = view.look.language;
    section(tr(language, "What was said, and who takes it over"));
    if (!edit || edit->date.kind != PartialDate::Kind::dated || form.before.empty()) {
        paragraph(tr(language, "Say who and since when; the claims will stand here, assigned by their dates."), Font::body, Tone::quiet);
        return;
    }
    std::vector<ActorId> ends = form.before;
    std::erase_if(ends, [&](ActorId id) { return std::any_of(edit->after.begin(), edit->after.end(), [&](const study::Heir& heir) { return heir.actor == id; }); });
    const bool goes_on = !is_merger(form) && ends.empty();
    const std::vector<study::Bequest> by_date = study::bequeathed(*model.state, goes_on ? form.before : ends, edit->date, edit->main);
    if (by_date.empty())
        paragraph(tr(language, "No claim names them."), Font::body, Tone::quiet);
    std::vector<std::string> choices{std::string(tr(language, "stays"))};
    for (std::size_t i = 0; i < form.after.size(); ++i) {
        choices.push_back(say(language, "goes to {1}", {heir_name(language, form, i)}));
        choices.push_back(say(language, "divided at the date: {1}", {heir_name(language, form, i)}));
    }
    for (const study::Bequest& one : by_date) {
        const evidence::Claim* claim = evidence::find(*model.state->archive.claims, one.claim);
        const evidence::Relation* relation = evidence::find(*model.state->archive.relations, claim->relation);
        const int usual = goes_on || one.how == study::Bequeathed::stays ? 0 : static_cast<int>(one.heir) * 2 + (one.how == study::Bequeathed::goes ? 1 : 2);
        const auto decided = form.choices.find(one.claim);
        int now = decided == form.choices.end() ? usual : std::min(decided->second, static_cast<int>(choices.size()) - 1);
        line(name_of(model, view, claim->from) + " – " + name_of(model, view, claim->to), 0, Font::strong);
        const std::string when = span_words(language, claim->start, claim->end);
        line((relation ? evidence::name(language, *relation) : std::string()) + " · " + (when.empty() ? std::string(tr(language, "no date")) : when), 0, Font::caption, Tone::quiet);
        if (choice("lineage.claim." + std::to_string(one.claim.value), {}, now, choices))
            form.choices[one.claim] = now;
        space(4);
    }
}

}  // namespace

LineageForm lineage_of_selection(const View& view)
{
    LineageForm form;
    form.before = view.selection.actors;
    form.kind = form.before.size() > 1 ? 1 : 0;
    return form;
}

void lineage_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    LineageForm& form = *view.lineage_form;
    std::erase_if(form.before, [&](ActorId id) { return !evidence::find(*model.state->archive.actors, id); });
    bool open = true;
    if (begin_dialog("lineage_dialog", tr(language, "Merger or split of organisations"), open, 940, 660)) {
        const Result<study::Succeed> edit = edit_of(model, form);
        const bool ready = !model.read_only && !form.before.empty() && !trimmed(form.date).empty();
        const std::vector<FootButton> buttons{{"lineage.cancel", std::string(tr(language, "Cancel"))}, {"lineage.do", std::string(tr(language, is_merger(form) ? "Enter the merger" : "Enter the split")), ButtonKind::primary, ready}};
        begin_body("lineage.body", foot_height(buttons) + (form.problem.empty() ? 0 : 44 * scale()));
        begin_pane("lineage.who", room_left() * 0.46f);
        if (segments("lineage.kind", form.kind, {std::string(tr(language, "Split")), std::string(tr(language, "Merger"))})) {
            form.choices.clear();
            if (!is_merger(form) && form.before.size() > 1)
                form.before.resize(1);
        }
        before_part(model, view, form);
        after_part(model, view, form);
        field_label(tr(language, "Since when"));
        text_field("lineage.date", tr(language, "e.g. 2017-03-01, 2017 or 2017~"), form.date);
        field_label(tr(language, "Reason or source"));
        text_field("lineage.words", tr(language, "e.g. council decision"), form.words);
        paragraph(tr(language, "Those before end on the day before; new ones begin with the date. The network over time follows. It can be undone."), Font::caption, Tone::quiet);
        end_pane();
        beside(20);
        begin_pane("lineage.claims", 0);
        claims_part(model, view, form, edit);
        end_pane();
        end_body();
        if (!form.problem.empty())
            warn(form.problem);
        const int clicked = foot(buttons);
        if (clicked == 0)
            open = false;
        if (ready && (clicked == 1 || confirms())) {
            form.problem = edit ? try_edit(model, view, intents, *edit) : describe(language, edit.problem());
            open = !form.problem.empty();
        }
        end_dialog();
    }
    if (!open)
        view.lineage_form.reset();
}

}  // namespace crosscut::panels
