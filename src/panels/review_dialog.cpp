// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <algorithm>

namespace crosscut::panels {

using study::AlikePair;

namespace {

bool there(const Model& model, const AlikePair& pair)
{
    const evidence::Archive& archive = model.state->archive;
    return std::all_of(pair.actors.begin(), pair.actors.end(), [&](ActorId id) { return evidence::find(*archive.actors, id); }) &&
           std::all_of(pair.structures.begin(), pair.structures.end(), [&](StructureId id) { return evidence::find(*archive.structures, id); });
}

std::string side_name(const Model& model, const View& view, const AlikePair& pair, std::size_t side)
{
    return pair.actors.empty() ? name_of(model, view, pair.structures[side]) : name_of(model, view, pair.actors[side]);
}

std::string below_of(const Model&, Language language, const AlikePair& pair)
{
    std::string out(study::label(language, pair.because));
    out += " · " + (pair.actors.empty() ? say(language, "entries {1} and {2}", {std::to_string(pair.uses_a), std::to_string(pair.uses_b)})
                                        : say(language, "claims {1} and {2}", {std::to_string(pair.uses_a), std::to_string(pair.uses_b)}));
    if (pair.verdict)
        out += " · " + std::string(tr(language, *pair.verdict == study::Likeness::later ? "later" : "keep apart"));
    return out;
}

void side_card(const Model& model, const View& view, const AlikePair& pair, std::size_t side, bool stays, float width)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    begin_card("review.card." + std::to_string(side), width, 8.2f);
    text(stays ? tr(language, "Stays, if merged") : tr(language, "Becomes another name"), Font::small_strong, stays ? Tone::accent : Tone::quiet);
    paragraph(side_name(model, view, pair, side), Font::strong);
    const std::string& alike = side == 0 ? pair.name_a : pair.name_b;
    if (!pair.actors.empty()) {
        const evidence::Actor* row = evidence::find(*archive.actors, pair.actors[side]);
        line(evidence::kind_label(language, row->kind) + " · " + std::string(evidence::label(language, row->field)), 0, Font::caption, Tone::quiet);
        if (row->parent)
            line(say(language, "below {1}", {name_of(model, view, row->parent)}), 0, Font::caption, Tone::quiet);
        if (may_name(view) && alike != row->name)
            line(say(language, "also called {1}", {alike}), 0, Font::caption, Tone::quiet);
        if (may_name(view) && !row->key.empty())
            line(row->key, 0, Font::caption, Tone::quiet);
        const auto seats = std::count_if(archive.memberships->begin(), archive.memberships->end(), [&](const evidence::Membership& one) { return one.actor == row->id; });
        line(say(language, "Claims {1} · memberships {2}", {std::to_string(side == 0 ? pair.uses_a : pair.uses_b), std::to_string(seats)}), 0, Font::caption, Tone::quiet);
    } else {
        const evidence::Structure* row = evidence::find(*archive.structures, pair.structures[side]);
        line(evidence::structure_type_label(language, row->type) + " · " + std::string(evidence::label(language, row->field)), 0, Font::caption, Tone::quiet);
        if (row->lead)
            line(say(language, "led by {1}", {name_of(model, view, row->lead)}), 0, Font::caption, Tone::quiet);
        if (may_name(view) && !row->key.empty())
            line(row->key, 0, Font::caption, Tone::quiet);
        line(say(language, "Events and seats {1}", {std::to_string(side == 0 ? pair.uses_a : pair.uses_b)}), 0, Font::caption, Tone::quiet);
    }
    end_card();
}

void list(const Model& model, const View& view, ReviewForm& form, const std::vector<const AlikePair*>& pairs)
{
    const Language language = view.look.language;
    for (int i = 0; i < static_cast<int>(pairs.size()); ++i) {
        const AlikePair& pair = *pairs[static_cast<std::size_t>(i)];
        if (tall_row("review.row." + std::to_string(i), side_name(model, view, pair, 0) + " – " + side_name(model, view, pair, 1), below_of(model, language, pair), i == form.shown, nullptr,
                     pair.verdict ? Tone::quiet : Tone::ink))
            form.shown = i;
    }
}

}  // namespace

void review_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    ReviewForm& form = *view.review_form;
    bool open = true;
    if (begin_dialog("review_dialog", tr(language, "Names that look alike"), open, 900, 620)) {
        std::vector<const AlikePair*> pairs;
        if (model.alike)
            for (const AlikePair& pair : *model.alike)
                if (there(model, pair))
                    pairs.push_back(&pair);
        const int last = static_cast<int>(pairs.size()) - 1;
        if (pressed(Key::down))
            ++form.shown;
        if (pressed(Key::up))
            --form.shown;
        form.shown = std::clamp(form.shown, 0, std::max(0, last));
        if (pressed(Key::left) || pressed(Key::right))
            form.keep_a = !form.keep_a;
        const AlikePair* pair = pairs.empty() ? nullptr : pairs[static_cast<std::size_t>(form.shown)];
        const bool may = pair && !model.read_only;
        const bool decided = pair && pair->verdict;
        std::vector<FootButton> buttons{{"review.close", std::string(tr(language, "Close"))}};
        if (decided)
            buttons.push_back({"review.again", std::string(tr(language, "Look again (O)")), ButtonKind::framed, may});
        buttons.push_back({"review.later", std::string(tr(language, "Later (L)")), ButtonKind::framed, may});
        buttons.push_back({"review.apart", std::string(tr(language, "Keep apart (K)")), ButtonKind::framed, may});
        buttons.push_back({"review.merge", std::string(tr(language, "Merge (Enter)")), ButtonKind::primary, may});
        if (!model.alike)
            paragraph(tr(language, "Comparing names …"), Font::body, Tone::quiet);
        else if (pairs.empty())
            paragraph(tr(language, "No two names look alike. New pairs will stand here after an import or a new entry."), Font::body, Tone::quiet);
        else
            paragraph(say(language, "Pairs {1}, to decide {2}. What is kept apart is remembered in the study; every step can be undone.",
                          {std::to_string(pairs.size()), std::to_string(std::count_if(pairs.begin(), pairs.end(), [](const AlikePair* one) { return !one->verdict; }))}),
                      Font::caption, Tone::quiet);
        begin_body("review.body", foot_height(buttons) + (form.problem.empty() ? 0 : 40 * scale()));
        begin_pane("review.list", room_left() * 0.42f);
        list(model, view, form, pairs);
        end_pane();
        beside(20);
        begin_pane("review.details", 0);
        if (pair) {
            section(std::string(study::label(language, pair->because)));
            const Columns half = columns(2, 180);
            for (const std::size_t side : {0u, 1u}) {
                next_column(half, static_cast<int>(side));
                side_card(model, view, *pair, side, form.keep_a == (side == 0), half.width);
                if (clicked_card("review.side." + std::to_string(side)))
                    form.keep_a = side == 0;
                end_column();
            }
            space(4);
            paragraph(tr(language, "Merge: all claims, seats and names of the second go over to the first. Arrow keys: ↑ ↓ the next pair, ← → which name stays."), Font::caption, Tone::quiet);
            if (!pair->actors.empty() && link("review.lineage", tr(language, "One came out of the other: enter it as a merger or split")))
                view.lineage_form = LineageForm{1, {pair->actors[0], pair->actors[1]}, {std::string()}};
        }
        end_pane();
        end_body();
        if (!form.problem.empty())
            warn(form.problem);
        int clicked = foot(buttons);
        if (clicked > 0)
            clicked += decided ? 0 : 1;  // 1 again, 2 later, 3 apart, 4 merge
        if (clicked == 0)
            open = false;
        if (may) {
            study::DecideLikeness edit{pair->actors, pair->structures, std::nullopt};
            if (clicked == 1 || (decided && pressed(Key::o))) {
                form.problem = try_edit(model, view, intents, edit);
            } else if (clicked == 2 || pressed(Key::l)) {
                edit.verdict = study::Likeness::later;
                form.problem = try_edit(model, view, intents, edit);
            } else if (clicked == 3 || pressed(Key::k)) {
                edit.verdict = study::Likeness::keep_apart;
                form.problem = try_edit(model, view, intents, edit);
            } else if (clicked == 4 || confirms()) {
                const std::size_t keep = form.keep_a ? 0 : 1;
                if (pair->actors.empty())
                    form.problem = try_edit(model, view, intents, study::MergeStructures{pair->structures[keep], pair->structures[1 - keep]});
                else
                    form.problem = try_edit(model, view, intents, study::MergeActors{pair->actors[keep], pair->actors[1 - keep]});
                form.keep_a = true;
            }
        }
        end_dialog();
    }
    if (view.lineage_form)
        open = false;
    if (!open)
        view.review_form.reset();
}

}  // namespace crosscut::panels
