// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::panels {

namespace {

/// What hangs on an actor and would move to another.
struct Belongings {
    int claims = 0;
    int memberships = 0;
    int interviews = 0;
    int units = 0;
    int led = 0;
};

Belongings belongings(const evidence::Archive& archive, ActorId actor)
{
    const auto count = [](const auto& table, auto holds) { return static_cast<int>(std::count_if(table.begin(), table.end(), holds)); };
    Belongings out;
    out.claims = count(*archive.claims, [&](const evidence::Claim& row) { return row.from == actor || row.to == actor; });
    out.memberships = count(*archive.memberships, [&](const evidence::Membership& row) { return row.actor == actor; });
    out.interviews = count(*archive.interviews, [&](const evidence::Interview& row) { return row.actor == actor; });
    out.units = count(*archive.actors, [&](const evidence::Actor& row) { return row.parent == actor; });
    out.led = count(*archive.structures, [&](const evidence::Structure& row) { return row.lead == actor; });
    return out;
}

/// Claims between two actors; after a merger they would tie an actor to itself and are set aside.
int claims_between(const evidence::Archive& archive, ActorId a, ActorId b)
{
    return static_cast<int>(std::count_if(archive.claims->begin(), archive.claims->end(), [&](const evidence::Claim& row) {
        return (row.from == a && row.to == b) || (row.from == b && row.to == a);
    }));
}

bool actor_card(const Model& model, const View& view, std::string_view name, ActorId actor, bool stays, float width)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    const Belongings own = belongings(archive, actor);
    const evidence::Actor* row = evidence::find(*archive.actors, actor);
    const evidence::City* city = row ? evidence::find(*archive.cities, row->city) : nullptr;
    begin_card(std::string(name) + ".card", width, 4.2f);
    text(stays ? tr(language, "This name stays") : tr(language, "Becomes another name"), Font::small_strong, stays ? Tone::accent : Tone::quiet);
    line(name_of(model, view, actor), 0, Font::strong);
    line((row ? evidence::kind_label(language, row->kind) : std::string()) + (city ? " · " + city->name : std::string()), 0, Font::caption, Tone::quiet);
    line(say(language, "Claims {1} · memberships {2} · interviews {3}", {std::to_string(own.claims), std::to_string(own.memberships), std::to_string(own.interviews)}), 0, Font::caption, Tone::quiet);
    end_card();
    return clicked_card(name);
}

void what_moves(const Model& model, const View& view, ActorId keep, ActorId gone)
{
    const Language language = view.look.language;
    const Belongings moved = belongings(model.state->archive, gone);
    const int between = claims_between(model.state->archive, keep, gone);
    section(say(language, "Goes over to {1}", {name_of(model, view, keep)}));
    fact(tr(language, "Claims"), std::to_string(moved.claims - between));
    fact(tr(language, "Memberships"), std::to_string(moved.memberships));
    fact(tr(language, "Interviews"), std::to_string(moved.interviews));
    if (moved.units > 0)
        fact(tr(language, "Units below"), std::to_string(moved.units));
    if (moved.led > 0)
        fact(tr(language, "Structures led"), std::to_string(moved.led));
    space(4);
    if (between > 0)
        paragraph(say(language, "Set aside, because they tie the two to each other: claims {1}.", {std::to_string(between)}), Font::body, Tone::quiet);
    paragraph(tr(language, "All names stay as other names, and it can be undone."), Font::caption, Tone::quiet);
}

}  // namespace

void merge_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    MergeForm& form = *view.merge_form;
    const evidence::Archive& archive = model.state->archive;
    const evidence::Actor* first = evidence::find(*archive.actors, form.a);
    if (!first) {
        view.merge_form.reset();
        return;
    }
    bool open = true;
    if (begin_dialog("merge_dialog", tr(language, "Merge two actors"), open, 600)) {
        const bool both = evidence::find(*archive.actors, form.b) && form.a != form.b;
        if (!both) {
            paragraph(say(language, "Which actor is the same as {1}?", {name_of(model, view, form.a)}));
            first_field("merge.find", tr(language, "Type a name"), form.words, form.fresh);
            if (form.matched != form.words) {
                form.matched = form.words;
                form.matches = matching_actors(archive, form.words, first->city, 7);
                std::erase_if(form.matches, [&](const NameMatch& one) { return one.actor == form.a; });
            }
            for (std::size_t i = 0; i < form.matches.size(); ++i)
                if (row("merge.match." + std::to_string(i), name_of(model, view, form.matches[i].actor), {}, false))
                    form.b = form.matches[i].actor;
            if (!form.matches.empty() && confirms())
                form.b = form.matches.front().actor;
            if (foot({{"merge.cancel", std::string(tr(language, "Cancel"))}}) == 0)
                open = false;
        } else {
            paragraph(tr(language, "Both are the same actor. Which name stays?"));
            const Columns half = columns(2, 220);
            next_column(half, 0);
            if (actor_card(model, view, "merge.a", form.a, form.keep_a, half.width))
                form.keep_a = true;
            end_column();
            next_column(half, 1);
            if (actor_card(model, view, "merge.b", form.b, !form.keep_a, half.width))
                form.keep_a = false;
            end_column();
            if (pressed(Key::left) || pressed(Key::right))
                form.keep_a = !form.keep_a;
            const ActorId keep = form.keep_a ? form.a : form.b;
            const ActorId gone = form.keep_a ? form.b : form.a;
            const evidence::Actor* second = evidence::find(*archive.actors, form.b);
            if (second && second->city != first->city)
                warn(tr(language, "The two belong to different cities."));
            what_moves(model, view, keep, gone);
            if (!form.problem.empty())
                warn(form.problem);
            const int clicked = foot({{"merge.cancel", std::string(tr(language, "Cancel"))}, {"merge.do", std::string(tr(language, "Merge")), ButtonKind::primary}});
            if (clicked == 0)
                open = false;
            if (clicked == 1 || confirms()) {
                const study::MergeActors edit{keep, gone};
                const Result<study::State> after = study::apply(*model.state, edit);
                if (after) {
                    intents.push_back(DoEdit{edit});
                    view.selection = {};
                    view.selection.actors = {keep};
                    open = false;
                } else {
                    form.problem = describe(language, after.problem());
                }
            }
        }
        end_dialog();
    }
    if (!open)
        view.merge_form.reset();
}

void delete_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    DeleteForm& form = *view.delete_form;
    std::erase_if(form.actors, [&](ActorId actor) { return !evidence::find(*model.state->archive.actors, actor); });
    if (form.actors.empty()) {
        view.delete_form.reset();
        return;
    }
    bool open = true;
    if (begin_dialog("delete_dialog", form.actors.size() == 1 ? tr(language, "Delete the actor?") : tr(language, "Delete the actors?"), open, 480)) {
        constexpr std::size_t most = 8;
        for (std::size_t i = 0; i < std::min(form.actors.size(), most); ++i)
            line(name_of(model, view, form.actors[i]), 0, Font::strong);
        if (form.actors.size() > most)
            text(say(language, "and {1} more", {std::to_string(form.actors.size() - most)}), Font::body, Tone::quiet);
        const study::DeletionCount count = study::count_deletion(*model.state, form.actors);
        section(tr(language, "Goes with it"));
        fact(tr(language, "Actors"), std::to_string(count.actors));
        fact(tr(language, "Claims"), std::to_string(count.claims));
        fact(tr(language, "Memberships"), std::to_string(count.memberships));
        space(4);
        paragraph(tr(language, "Interviews stay. The deletion can be undone."), Font::caption, Tone::quiet);
        const int clicked = foot({{"delete.cancel", std::string(tr(language, "Cancel"))}, {"delete.do", std::string(tr(language, "Delete")), ButtonKind::primary}});
        if (clicked == 0)
            open = false;
        if (clicked == 1 || confirms()) {
            intents.push_back(DoEdit{study::DeleteActors{form.actors}});
            view.selection = {};
            open = false;
        }
        end_dialog();
    }
    if (!open)
        view.delete_form.reset();
}

}  // namespace crosscut::panels
