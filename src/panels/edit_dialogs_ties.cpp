// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::panels {

namespace {

/// What a typed date is understood as: "Read as autumn 2015: 1 September 2015 to 30 November 2015".
std::string reading(Language language, const PartialDate& date)
{
    const std::string words = spoken(language, date);
    switch (date.kind) {
    case PartialDate::Kind::none: return {};
    case PartialDate::Kind::unknown: return std::string(tr(language, "Read as: asked about, and not known"));
    case PartialDate::Kind::open: return std::string(tr(language, "Read as: without a limit on this side"));
    case PartialDate::Kind::dated: break;
    }
    if (date.earliest && date.latest && *date.earliest == *date.latest)
        return say(language, "Read as {1}", {spoken(language, *date.earliest)});
    if (date.earliest && date.latest)
        return say(language, "Read as {1} = {2} to {3}", {words, spoken(language, *date.earliest), spoken(language, *date.latest)});
    if (date.earliest)
        return say(language, "Read as {1} = {2} or later", {words, spoken(language, *date.earliest)});
    if (date.latest)
        return say(language, "Read as {1} = {2} or earlier", {words, spoken(language, *date.latest)});
    return say(language, "Read as {1}", {words});
}

/// A field for a date in free words with what it is read as below; the date when it can be read.
std::optional<PartialDate> date_field(Language language, std::string_view name, std::string_view label, std::string_view hint, std::string& words, float width)
{
    field_label(label);
    text_field(name, hint, words, width);
    const Result<PartialDate> date = parse_date(words);
    if (!date) {
        warn(in(language, date.problem().what));
        paragraph(in(language, date.problem().hint), Font::caption, Tone::quiet);
        return std::nullopt;
    }
    const std::string read = reading(language, *date);
    paragraph(read.empty() ? tr(language, "Empty: nobody said") : std::string_view(read), Font::caption, Tone::quiet);
    return *date;
}

void ends(const Model& model, View& view, TieForm& form, bool directed)
{
    const Language language = view.look.language;
    const float side = 30 * scale();
    const float part = (room_left() - side - 24 * scale()) / 2;
    begin_card("tie.from", part, 2);
    text(directed ? tr(language, "From") : tr(language, "One end"), Font::caption, Tone::quiet);
    line(name_of(model, view, form.from), 0, Font::strong);
    end_card();
    beside(12);
    push_down(9);
    if (icon_button("tie.swap", Icon::swap, tr(language, "Swap the ends")))
        std::swap(form.from, form.to);
    beside(12);
    push_down(-9);
    begin_card("tie.to", part, 2);
    text(directed ? tr(language, "To") : tr(language, "Other end"), Font::caption, Tone::quiet);
    line(name_of(model, view, form.to), 0, Font::strong);
    end_card();
    space(4);
}

}  // namespace

void tie_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    TieForm& form = *view.tie_form;
    const evidence::Archive& archive = model.state->archive;
    if (!evidence::find(*archive.actors, form.from) || !evidence::find(*archive.actors, form.to)) {
        view.tie_form.reset();
        return;
    }
    std::vector<std::string> relations;
    for (const evidence::Relation& relation : *archive.relations)
        relations.push_back(evidence::name(language, relation));
    form.relation = std::clamp(form.relation, 0, std::max(0, static_cast<int>(relations.size()) - 1));
    const bool directed = !relations.empty() && (*archive.relations)[static_cast<std::size_t>(form.relation)].directed;

    bool open = true;
    if (begin_dialog("tie_dialog", tr(language, "New tie"), open, 600)) {
        ends(model, view, form, directed);
        const Columns half = columns(2, 230);
        next_column(half, 0);
        choice("tie.relation", tr(language, "Relation"), form.relation, relations, half.width);
        end_column();
        next_column(half, 1);
        field_label(tr(language, "Strength"));
        segments("tie.strength", form.strength, {std::string(tr(language, "not said")), "1", "2", "3", "4", "5"}, half.width);
        end_column();
        field_label(tr(language, "What is said of it"));
        segments("tie.polarity", form.polarity, {std::string(tr(language, "There is one")), std::string(tr(language, "There is none")), std::string(tr(language, "It has ended"))});
        space(2);
        next_column(half, 0);
        const auto since = date_field(language, "tie.since", tr(language, "Since"), tr(language, "e.g. autumn 2015"), form.since, half.width);
        end_column();
        next_column(half, 1);
        const auto until = date_field(language, "tie.until", tr(language, "Until"), tr(language, "e.g. open, about 2018"), form.until, half.width);
        end_column();
        const bool backwards = since && until && since->earliest && until->latest && *until->latest < *since->earliest;
        if (backwards)
            warn(tr(language, "The end lies before the begin."));
        field_label(tr(language, "Why, in your words"));
        text_area("tie.words", form.words, 0, 2);
        const bool in_words = being_typed_in();
        paragraph(tr(language, "Recorded as your own claim, beside those of the interviews."), Font::caption, Tone::quiet);
        if (!form.problem.empty())
            warn(form.problem);
        const bool ready = since && until && !backwards && !relations.empty();
        const int clicked = foot({{"tie.cancel", std::string(tr(language, "Cancel"))}, {"tie.add", std::string(tr(language, "Add tie")), ButtonKind::primary, ready}});
        if (clicked == 0)
            open = false;
        if (ready && (clicked == 1 || confirms(in_words))) {
            study::AddTie edit;
            edit.from = form.from;
            edit.to = form.to;
            edit.relation = (*archive.relations)[static_cast<std::size_t>(form.relation)].id;
            edit.start = *since;
            edit.end = *until;
            edit.strength = std::clamp(form.strength, 0, 5);
            edit.polarity = static_cast<evidence::Polarity>(std::clamp(form.polarity, 0, 2));
            edit.words = std::string(trimmed(form.words));
            const Result<study::State> after = study::apply(*model.state, edit);
            if (after) {
                intents.push_back(DoEdit{edit});
                open = false;
            } else {
                form.problem = describe(language, after.problem());
            }
        }
        end_dialog();
    }
    if (!open)
        view.tie_form.reset();
}

}  // namespace crosscut::panels
