// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::panels {

namespace {

const evidence::City* city_of(const Model& model, CityId city) { return evidence::find(*model.state->archive.cities, city); }

/// "Amt für Soziales (2)": the first number that makes a name of its own.
std::string second_name(const Model& model, const std::string& name, CityId city)
{
    for (int number = 2;; ++number) {
        std::string other = name + " (" + std::to_string(number) + ")";
        const auto same = matching_actors(model.state->archive, other, city, 1);
        if (same.empty() || !same.front().exact)
            return other;
    }
}

void show_actor(View& view, Intents& intents, ActorId actor)
{
    view.selection = {};
    view.selection.actors = {actor};
    intents.push_back(ShowSelection{});
}

bool add_actor(const Model& model, View& view, Intents& intents, ActorForm& form, const std::string& name)
{
    const std::vector<std::string_view> kinds = evidence::actor_kinds();
    study::AddActor edit;
    edit.city = form.city;
    edit.name = name;
    edit.kind = std::string(kinds[static_cast<std::size_t>(std::clamp(form.kind, 0, static_cast<int>(kinds.size()) - 1))]);
    edit.field = static_cast<evidence::Field>(std::clamp(form.field, 0, 4));
    edit.at = form.at;
    form.problem = try_edit(model, view, intents, edit);
    return form.problem.empty();
}

void match(const Model& model, ActorForm& form)
{
    const std::string key = std::to_string(form.city.value) + "/" + form.name;
    if (form.matched == key)
        return;
    form.matched = key;
    form.matches = matching_actors(model.state->archive, form.name, form.city, 5);
}

}  // namespace

std::string try_edit(const Model& model, const View& view, Intents& intents, study::Edit edit, bool gesture)
{
    const Result<study::State> after = study::apply(*model.state, edit);
    if (!after)
        return describe(view.look.language, after.problem());
    intents.push_back(DoEdit{std::move(edit), gesture});
    return {};
}

void actor_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    ActorForm& form = *view.actor_form;
    const auto& cities = *model.state->archive.cities;
    if (!city_of(model, form.city) && !cities.empty())
        form.city = cities.front().id;
    bool open = true;
    if (begin_dialog("actor_dialog", tr(language, "New actor"), open, 520)) {
        if (cities.empty()) {
            paragraph(tr(language, "The study has no city yet. Import tables, or take up a city first."));
        } else {
            field_label(tr(language, "Name of the office, association or body"));
            const bool typed = first_field("actor.name", tr(language, "Type a name"), form.name, form.fresh);
            if (typed) {
                form.asking = form.sure = false;
                form.problem.clear();
            }
            match(model, form);
            if (!form.matches.empty() && !form.asking) {
                text(tr(language, "Already there – click to show instead:"), Font::caption, Tone::quiet);
                for (std::size_t i = 0; i < form.matches.size(); ++i) {
                    const NameMatch& one = form.matches[i];
                    const std::string below = one.alias.empty() ? std::string() : say(language, "also called {1}", {one.alias});
                    if (row("actor.match." + std::to_string(i), name_of(model, view, one.actor), view.look.names == scene::NameMode::full ? below : std::string(), one.exact)) {
                        show_actor(view, intents, one.actor);
                        open = false;
                    }
                }
            }
            std::vector<std::string> city_names;
            int city = 0;
            for (const evidence::City& one : cities) {
                if (one.id == form.city)
                    city = static_cast<int>(city_names.size());
                city_names.push_back(one.name);
            }
            const Columns half = columns(2, 200);
            next_column(half, 0);
            choice("actor.kind", tr(language, "Kind"), form.kind, kind_labels(language), half.width);
            end_column();
            next_column(half, 1);
            choice("actor.field", tr(language, "Field"), form.field, field_labels(language), half.width);
            end_column();
            if (cities.size() > 1) {
                next_column(half, 0);
                if (choice("actor.city", tr(language, "City"), city, city_names, half.width)) {
                    form.city = cities[static_cast<std::size_t>(city)].id;
                    form.asking = form.sure = false;
                }
                end_column();
            }
        }
        const std::string name(trimmed(form.name));
        if (form.asking && !form.matches.empty()) {
            space(4);
            const NameMatch& known = form.matches.front();
            warn(known.alias.empty() ? say(language, "There is an actor of this name already: {1}.", {name_of(model, view, known.actor)})
                                     : say(language, "An actor is also called so: {1}.", {name_of(model, view, known.actor)}));
        }
        if (!form.problem.empty())
            warn(form.problem);
        if (form.asking && !form.matches.empty()) {
            // A name that an actor bears is refused by the study; one that is only another name of it is not.
            const bool taken = form.matches.front().alias.empty();
            const std::string other = taken ? second_name(model, name, form.city) : name;
            const int clicked = foot({{"actor.cancel", std::string(tr(language, "Cancel"))},
                                      {"actor.second", taken ? say(language, "Add as “{1}”", {shortened(other, 28)}) : std::string(tr(language, "Add all the same"))},
                                      {"actor.show", std::string(tr(language, "Show the other one")), ButtonKind::primary}});
            if (clicked == 0)
                open = false;
            if (clicked == 1 && add_actor(model, view, intents, form, other))
                open = false;
            if (clicked == 2) {
                show_actor(view, intents, form.matches.front().actor);
                open = false;
            }
        } else {
            const bool ready = !cities.empty() && !name.empty();
            const int clicked = foot({{"actor.cancel", std::string(tr(language, "Cancel"))}, {"actor.add", std::string(tr(language, "Add actor")), ButtonKind::primary, ready}});
            if (clicked == 0)
                open = false;
            if (ready && (clicked == 1 || confirms())) {
                if (!form.sure && !form.matches.empty() && form.matches.front().exact)
                    form.asking = true;
                else if (add_actor(model, view, intents, form, name))
                    open = false;
            }
        }
        end_dialog();
    }
    if (!open)
        view.actor_form.reset();
}

namespace {

/// With a date it is a step of the lineage, without one another spelling.
std::string rename(const Model& model, const View& view, Intents& intents, const RenameForm& form, const std::string& name)
{
    const Result<PartialDate> date = parse_date(std::string(trimmed(form.date)));
    if (!date)
        return describe(view.look.language, date.problem());
    return try_edit(model, view, intents, study::RenameActor{form.actor, name, *date});
}

}  // namespace

void rename_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    RenameForm& form = *view.rename_form;
    const evidence::Actor* actor = evidence::find(*model.state->archive.actors, form.actor);
    if (!actor) {
        view.rename_form.reset();
        return;
    }
    if (!form.typed)
        form.typed = Typed(form.name.empty() ? actor->name : form.name);
    bool open = true;
    if (begin_dialog("rename_dialog", tr(language, "Rename"), open, 480)) {
        field_label(say(language, "New name of {1}", {name_of(model, view, form.actor)}));
        if (first_field("rename.name", tr(language, "Type a name"), form.typed->shown, form.fresh))
            form.problem.clear();
        const std::string name(trimmed(form.typed->value()));
        if (form.typed->lossy())
            paragraph(tr(language, "The name has signs that this field cannot hold. They stay unless you change the name."), Font::caption, Tone::quiet);
        else
            paragraph(tr(language, "The old name stays as another name: searches and imports still find it."), Font::caption, Tone::quiet);
        field_label(tr(language, "Since when it is called so"));
        text_field("rename.date", tr(language, "empty: it was only another spelling"), form.date);
        const auto same = matching_actors(model.state->archive, name, actor->city, 2);
        const auto other = std::find_if(same.begin(), same.end(), [&](const NameMatch& one) { return one.exact && one.actor != form.actor && one.alias.empty(); });
        const bool taken = other != same.end();
        if (taken)
            warn(say(language, "There is an actor of this name already: {1}.", {name_of(model, view, other->actor)}));
        if (!form.problem.empty() && !taken)
            warn(form.problem);
        std::vector<FootButton> buttons{{"rename.cancel", std::string(tr(language, "Cancel"))}};
        if (taken)
            buttons.push_back({"rename.merge", std::string(tr(language, "Merge both")), ButtonKind::primary});
        else
            buttons.push_back({"rename.do", std::string(tr(language, "Rename")), ButtonKind::primary, !name.empty()});
        const int clicked = foot(buttons);
        if (clicked == 0)
            open = false;
        if (taken && clicked == 1) {
            view.merge_form = MergeForm{form.actor, other->actor, false, {}, {}, {}, true, {}};
            open = false;
        } else if (!taken && !name.empty() && (clicked == 1 || confirms())) {
            if (name != actor->name)
                form.problem = rename(model, view, intents, form, name);
            open = !form.problem.empty();
        }
        end_dialog();
    }
    if (!open)
        view.rename_form.reset();
}

void edit_dialogs(const Model& model, View& view, Intents& intents)
{
    if (!model.state)
        return;
    if (view.actor_form)
        actor_dialog(model, view, intents);
    else if (view.rename_form)
        rename_dialog(model, view, intents);
    else if (view.tie_form)
        tie_dialog(model, view, intents);
    else if (view.merge_form)
        merge_dialog(model, view, intents);
    else if (view.delete_form)
        delete_dialog(model, view, intents);
    else if (view.factors_form)
        factors_dialog(model, view, intents);
    else if (view.coding_form)
        coding_dialog(model, view, intents);
    else if (view.step_form)
        step_dialog(model, view, intents);
    else if (view.crisis_form)
        crisis_dialog(model, view, intents);
    else if (view.lineage_form)
        lineage_dialog(model, view, intents);
    else if (view.review_form)
        review_dialog(model, view, intents);
    else if (view.recode_form)
        recode_dialog(model, view, intents);
    else if (view.interview_form)
        interview_dialog(model, view, intents);
    else if (view.versions_form)
        versions_dialog(model, view, intents);
}

}  // namespace crosscut::panels
