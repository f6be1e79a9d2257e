// SPDX-License-Identifier: Apache-2.0
#include "panels/workshop.hpp"

#include "panels/forms.hpp"
#include "panels/matches.hpp"
#include "panels/panels.hpp"
#include "panels/wording.hpp"

#include "analysis/gap_identity.hpp"
#include "foundation/text.hpp"
#include "study/workshop.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

std::string_view guided_question(Language language, int number)
{
    switch (number) {
    case 0: return tr(language, "Who connects the departments?");
    case 1: return tr(language, "Where is a link missing?");
    case 2: return tr(language, "What would break if one were gone?");
    case 3: return tr(language, "What held, and what did not?");
    default: return {};
    }
}

namespace {

/// Shows what a guided question asks about.
void ask(View& view, int number)
{
    view.workshop.question = view.workshop.question == number ? -1 : number;
    if (view.workshop.question < 0)
        return;
    view.workshop.spotlight = false;
    switch (number) {
    case 0:
        view.room = Room::map;
        view.look.size_measure = "betweenness";
        break;
    case 1: view.room = Room::gaps; break;
    case 2: view.room = Room::map; break;
    case 3: view.room = Room::lanes; break;
    default: break;
    }
}

/// Two actions for a new actor: type, Enter. A name that is there is shown instead of entered twice.
void actor_line(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    Workshop& workshop = view.workshop;
    const auto& archive = model.state->archive;
    bool entered = false;
    section(tr(language, "Who is missing?"));
    text_field("workshop.actor", tr(language, "Name, then Enter"), workshop.actor_words, 0, &entered, std::exchange(workshop.fresh, false));
    const std::string name(trimmed(workshop.actor_words));
    CityId city = view.question.city;
    if (!city && !archive.cities->empty())
        city = archive.cities->front().id;
    if (!name.empty()) {
        const auto matches = matching_actors(archive, name, city, 3);
        for (std::size_t i = 0; i < matches.size(); ++i)
            if (row("workshop.match." + std::to_string(i), name_of(model, view, matches[i].actor), tr(language, "Already there – click to show instead:"), matches[i].exact)) {
                view.selection = {{matches[i].actor}, {}, {}};
                intents.push_back(ShowSelection{});
                workshop.actor_words.clear();
            }
        if (entered && !matches.empty() && matches.front().exact) {
            view.selection = {{matches.front().actor}, {}, {}};
            intents.push_back(ShowSelection{});
            intents.push_back(Say{{"This actor is there already."}, false});
            workshop.actor_words.clear();
            return;
        }
    }
    choice("workshop.kind", tr(language, "Kind"), workshop.kind, kind_labels(language));
    if (!entered || name.empty())
        return;
    const auto kinds = evidence::actor_kinds();
    study::AddActor edit;
    edit.city = city;
    edit.name = name;
    edit.kind = std::string(kinds[static_cast<std::size_t>(std::clamp(workshop.kind, 0, static_cast<int>(kinds.size()) - 1))]);
    edit.field = view.question.field;
    const Result<study::State> after = study::apply(*model.state, edit);
    if (!after) {
        intents.push_back(Say{after.problem().what, true});
        return;
    }
    intents.push_back(DoEdit{edit});
    workshop.actor_words.clear();
    workshop.fresh = true;  // the next card follows
}

void tie_line(const Model& model, View& view)
{
    const Language language = view.look.language;
    std::vector<std::string> names;
    for (const evidence::Relation& relation : *model.state->archive.relations)
        names.push_back(language == Language::german ? relation.german : relation.english);
    section(tr(language, "Who works with whom?"));
    paragraph(tr(language, "Hold Alt and drag from one actor to the other. The tie is entered at once."), Font::caption, Tone::quiet);
    view.workshop.relation = std::clamp(view.workshop.relation, 0, std::max(0, static_cast<int>(names.size()) - 1));
    choice("workshop.relation", tr(language, "Kind of tie"), view.workshop.relation, names);
}

void projector_lines(const Model& model, View& view)
{
    const Language language = view.look.language;
    Workshop& workshop = view.workshop;
    section(tr(language, "Projector"));
    checkbox("workshop.projector", tr(language, "Show a window for the projector"), workshop.projector);
    int names = workshop.names == scene::NameMode::role ? 0 : workshop.names == scene::NameMode::code ? 1 : 2;
    if (choice("workshop.names", tr(language, "Names on the projector"), names,
               {std::string(scene::label(language, scene::NameMode::role)), std::string(scene::label(language, scene::NameMode::code)), std::string(scene::label(language, scene::NameMode::full))}))
        workshop.names = names == 0 ? scene::NameMode::role : names == 1 ? scene::NameMode::code : scene::NameMode::full;
    checkbox("workshop.spotlight", tr(language, "Spotlight on what is selected (L)"), workshop.spotlight);
    const int sectors = static_cast<int>(sectors_shown(*model.snapshot, model.state->archive).size());
    if (sectors > 1) {
        const std::string words = workshop.reveal == 0 ? std::string(tr(language, "All at once")) : say(language, "Group {1} of {2}", {std::to_string(workshop.reveal), std::to_string(sectors)});
        if (button("workshop.reveal.next", tr(language, "Reveal step by step (N)")))
            workshop.reveal = (workshop.reveal + 1) % sectors;
        ImGui::SameLine(0, 8 * scale());
        text(words, Font::caption, Tone::quiet);
    }
    if (workshop.before) {
        if (button("workshop.swap", say(language, "To {1} and back (B)", {spoken(language, *workshop.before)})))
            std::swap(*workshop.before, view.day);
        ImGui::SameLine(0, 8 * scale());
        if (link("workshop.swap.off", tr(language, "Forget")))
            workshop.before.reset();
    } else if (button("workshop.swap.keep", tr(language, "Keep this day: before, after (B)"))) {
        workshop.before = view.day;
    }
}

void question_lines(View& view)
{
    const Language language = view.look.language;
    section(tr(language, "Questions after mapping"));
    for (int i = 0; i < guided_questions; ++i)
        if (row("workshop.question." + std::to_string(i), guided_question(language, i), {}, view.workshop.question == i))
            ask(view, i);
    if (view.workshop.question == 2)
        paragraph(tr(language, "Choose an actor and press W."), Font::caption, Tone::quiet);
}

/// The first gaps with their dots; the table that is entering gives another.
void dot_lines(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    section(tr(language, "What matters most?"));
    if (!model.gaps) {
        paragraph(tr(language, "The list is being worked out."), Font::caption, Tone::quiet);
        return;
    }
    const auto& archive = model.state->archive;
    const auto given = study::dots(*model.state);
    const std::vector<bool> first = analysis::shown_at_first(*model.gaps, 2);
    int shown = 0;
    for (std::size_t i = 0; i < model.gaps->size() && shown < 8; ++i) {
        const analysis::Gap& gap = (*model.gaps)[i];
        if (!first[i])
            continue;
        ++shown;
        const std::string identity = analysis::written(archive, analysis::identity_of(archive, gap, view.question.field));
        int count = 0;
        for (const auto& [one, dots] : given)
            if (one == identity)
                count = dots;
        const std::string words = gap_sentence(model, view, gap);
        const std::string name = "workshop.gap." + std::to_string(gap.number);
        if (row(name, words, count == 0 ? std::string(tr(language, "no dot yet")) : std::string(static_cast<std::size_t>(std::min(count, 20)), '*'), view.gap == gap.number)) {
            view.gap = gap.number;
            view.selection = {gap.actors, {}, {}};
        }
        if (view.gap == gap.number && button("workshop.dot", say(language, "A dot from table {1}", {view.workshop.table})))
            intents.push_back(DoEdit{study::AtTable{view.workshop.table, {}, study::AtTable::Dot{identity, words}}});
    }
    if (shown == 0)
        paragraph(tr(language, "Nothing to check was found for this question."), Font::caption, Tone::quiet);
}

void step_lines(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    section(tr(language, "Steps agreed"));
    bool entered = false;
    text_field("workshop.step", tr(language, "Who does what by when, then Enter"), view.workshop.step_words, 0, &entered);
    if (entered && !trimmed(view.workshop.step_words).empty()) {
        std::string identity;
        if (view.gap && model.gaps)
            for (const analysis::Gap& gap : *model.gaps)
                if (gap.number == *view.gap)
                    identity = analysis::written(model.state->archive, analysis::identity_of(model.state->archive, gap, view.question.field));
        intents.push_back(DoEdit{study::AtTable{view.workshop.table, {}, study::AtTable::Step{view.workshop.step_words, identity}}});
        view.workshop.step_words.clear();
    }
    for (const study::JournalLine& line : study::journal(*model.state))
        if (line.entry.kind == study::EntryKind::step)
            paragraph(line.words, Font::body);
}

std::string journal_words(const Model& model, const View& view, const study::JournalLine& line)
{
    const Language language = view.look.language;
    switch (line.entry.kind) {
    case study::EntryKind::actor:
        return line.there ? name_of(model, view, line.entry.actor) : say(language, "{1} (taken back)", {view.look.names == scene::NameMode::full ? line.words : std::string(tr(language, "an actor"))});
    case study::EntryKind::tie: {
        const evidence::Claim* claim = evidence::find(*model.state->archive.claims, line.entry.claim);
        if (claim)
            return name_of(model, view, claim->from) + " – " + name_of(model, view, claim->to);
        return say(language, "{1} (taken back)", {view.look.names == scene::NameMode::full ? line.words : std::string(tr(language, "a tie"))});
    }
    case study::EntryKind::dot: return std::string(tr(language, "a dot"));
    case study::EntryKind::step: return line.words;
    }
    return {};
}

/// What was entered, newest first, to be read back; replay; taking back.
void journal_lines(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    Workshop& workshop = view.workshop;
    const std::vector<study::JournalLine> all = study::journal(*model.state);
    section(tr(language, "Journal"));
    if (all.empty()) {
        paragraph(tr(language, "Nothing was entered yet. Every entry is kept here with table and time."), Font::caption, Tone::quiet);
        return;
    }
    const auto at = [&] {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (workshop.replay && all[i].entry.id == *workshop.replay)
                return static_cast<int>(i);
        return static_cast<int>(all.size()) - 1;
    }();
    const auto go = [&](int to) {
        if (to >= static_cast<int>(all.size()) - 1)
            workshop.replay.reset();
        else
            workshop.replay = all[static_cast<std::size_t>(std::max(0, to))].entry.id;
    };
    if (icon_button("workshop.replay.first", Icon::left, tr(language, "Replay from the first entry")))
        go(0);
    ImGui::SameLine(0, 2 * scale());
    if (icon_button("workshop.replay.back", Icon::back, tr(language, "One entry back")))
        go(at - 1);
    ImGui::SameLine(0, 2 * scale());
    if (icon_button("workshop.replay.forward", Icon::forward, tr(language, "One entry on")))
        go(at + 1);
    ImGui::SameLine(0, 8 * scale());
    text(workshop.replay ? say(language, "after entry {1} of {2}", {std::to_string(at + 1), std::to_string(all.size())}) : say(language, "{1} entries, all shown", {std::to_string(all.size())}),
         Font::caption, workshop.replay ? Tone::accent : Tone::quiet);
    for (int i = static_cast<int>(all.size()) - 1; i >= 0 && i > static_cast<int>(all.size()) - 13; --i) {
        const study::JournalLine& line = all[static_cast<std::size_t>(i)];
        const std::string clock = line.entry.time.size() >= 16 ? line.entry.time.substr(11, 5) : line.entry.time;
        if (row("workshop.journal." + std::to_string(line.entry.id.value), journal_words(model, view, line), say(language, "Table {1}, {2}", {line.entry.table, clock}), workshop.replay == line.entry.id))
            go(i);
    }
    const auto tables = study::workshop_tables(*model.state);
    if (std::find(tables.begin(), tables.end(), workshop.table) != tables.end() &&
        button("workshop.back", say(language, "Take back all of table {1}", {workshop.table}))) {
        workshop.replay.reset();
        intents.push_back(DoEdit{study::TakeBackTable{workshop.table, {}}});
        intents.push_back(Say{{"Everything of table {1} was taken back. Ctrl+Z brings it back.", {workshop.table}}, false});
    }
}

}  // namespace

std::vector<evidence::Sector> sectors_shown(const network::Snapshot& snapshot, const evidence::Archive& archive)
{
    std::set<evidence::Sector> there;
    // Both lists are in the order of the identities: one walk, as this is asked in every frame.
    auto row = archive.actors->begin();
    for (const ActorId id : snapshot.actors) {
        while (row != archive.actors->end() && row->id < id)
            ++row;
        if (row != archive.actors->end() && row->id == id && !there.count(row->sector))
            there.insert(row->sector);
    }
    return {there.begin(), there.end()};
}

void workshop_panel(const Model& model, View& view, Intents& intents, const Area& area)
{
    const Language language = view.look.language;
    const float s = scale();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * s, 12 * s});
    begin_area("workshop", area);
    ImGui::PopStyleVar();
    text(tr(language, "Workshop"), Font::heading);
    ImGui::SameLine();
    const std::string end(tr(language, "End"));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(end.c_str()).x - 4 * s);
    if (link("workshop.end", end))
        view.workshop = {};
    std::vector<std::string> tables{"1", "2", "3", "4", "5", "6"};
    for (const std::string& one : study::workshop_tables(*model.state))
        if (std::find(tables.begin(), tables.end(), one) == tables.end())
            tables.push_back(one);
    text(tr(language, "Which table is speaking?"), Font::caption, Tone::quiet);
    int table = static_cast<int>(std::find(tables.begin(), tables.end(), view.workshop.table) - tables.begin());
    if (segments("workshop.table", table, tables))
        view.workshop.table = tables[static_cast<std::size_t>(table)];
    if (!model.read_only) {
        actor_line(model, view, intents);
        tie_line(model, view);
    }
    projector_lines(model, view);
    question_lines(view);
    dot_lines(model, view, intents);
    if (!model.read_only)
        step_lines(model, view, intents);
    journal_lines(model, view, intents);
    section(tr(language, "To take home"));
    if (button("workshop.handout", tr(language, "Write a handout …"))) {
        view.file_form = FileForm{};
        view.file_form->purpose = FilePurpose::write_handout;
    }
    space(12);
    end_area();
}

void workshop_keys(const Model& model, View& view)
{
    if (!view.workshop.on)
        return;
    Workshop& workshop = view.workshop;
    if (pressed(Key::l))
        workshop.spotlight = !workshop.spotlight;
    if (pressed(Key::n)) {
        const int sectors = static_cast<int>(sectors_shown(*model.snapshot, model.state->archive).size());
        workshop.reveal = sectors > 1 ? (workshop.reveal + 1) % sectors : 0;
    }
    if (pressed(Key::b)) {
        if (workshop.before)
            std::swap(*workshop.before, view.day);
        else
            workshop.before = view.day;
        view.whole_time = false;
    }
}

}  // namespace crosscut::panels
