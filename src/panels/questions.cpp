// SPDX-License-Identifier: Apache-2.0
#include "panels/inspector_parts.hpp"

#include "panels/question_choices.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

constexpr std::size_t most_rows = 60;

analysis::Wording wording_of(const Model& model, const View& view)
{
    return {view.look.language, &model.state->archive, &model.derived->ties, [&model, &view](ActorId id) { return name_of(model, view, id); },
            [&model, &view](StructureId id) { return name_of(model, view, id); }, may_quote(view)};
}

void ten(View& view)
{
    const Language language = view.look.language;
    text(tr(language, "The ten questions"), Font::heading);
    paragraph(tr(language, "Choose a question; it is answered for the city, field and rule above, with what it rests on and what to be careful about."), Font::body, Tone::quiet);
    space(8);
    for (int number = 1; number <= analysis::question_count; ++number)
        if (tall_row("questions." + std::to_string(number), std::to_string(number) + ". " + in(language, analysis::question_title(number)), in(language, analysis::question_sentence(number)), false)) {
            view.questions_memory = {};
            view.questions_memory.number = number;
        }
}

/// What a row is about, and the rest of it as facts.
std::pair<std::string, std::string> words_of(const analysis::Wording& wording, const analysis::AnswerTable& table, const analysis::AnswerRow& row, bool one_city)
{
    std::string title;
    std::string below;
    std::size_t named = 0;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const bool city = std::holds_alternative<CityId>(row.cells[c]);
        if ((city && one_city) || std::holds_alternative<std::monostate>(row.cells[c]))
            continue;
        const std::string words = in_words(wording, row.cells[c], table.columns[c].digits);
        if (!city && named < 1) {
            title = words + title;
            ++named;
        } else if (city) {
            title += " · " + words;
        } else {
            below += (below.empty() ? "" : " · ") + std::string(tr(wording.language, table.columns[c].heading)) + ": " + words;
        }
    }
    return {title, below};
}

void choose(View& view, const analysis::AnswerRow& row)
{
    view.gap.reset();
    view.selection = {};
    if (row.tie)
        view.selection.tie = row.tie;
    else if (!row.actors.empty())
        view.selection.actors = row.actors;
    else if (row.structure)
        view.selection.structure = row.structure;
    view.right_open = true;
    if (!row.claims.empty())
        show_evidence(view, row.claims);
}

void rows_of(const Model& model, View& view, Intents& intents, const analysis::AnswerTable& table)
{
    const Language language = view.look.language;
    const analysis::Wording wording = wording_of(model, view);
    space(12);
    text(std::string(tr(language, table.caption)) + " · " + std::to_string(table.rows.size()), Font::emphasis);
    if (table.rows.empty()) {
        paragraph(tr(language, table.none), Font::body, Tone::quiet);
        return;
    }
    for (std::size_t r = 0; r < std::min(most_rows, table.rows.size()); ++r) {
        const analysis::AnswerRow& row = table.rows[r];
        const std::string name = "answer." + table.key + "." + std::to_string(r + 1);
        const auto [title, below] = words_of(wording, table, row, static_cast<bool>(view.question.city));
        const bool chosen = view.questions_memory.row == name;
        if (tall_row(name, title, below, chosen)) {
            choose(view, row);
            view.questions_memory.row = name;
        }
        if (!chosen)
            continue;
        const auto go = [&](Room room) {
            if (row.city)
                view.question.city = row.city;
            choose(view, row);
            if (room == Room::lanes)
                view.selection = {{}, {}, row.structure};
            view.room = room;
            intents.push_back(ShowSelection{});
        };
        if ((row.tie || !row.actors.empty()) && link(name + ".map", tr(language, "Show on the map")))
            go(Room::map);
        if (row.structure && link(name + ".lanes", tr(language, "Show its course")))
            go(Room::lanes);
    }
    if (table.rows.size() > most_rows)
        paragraph(say(language, "{1} more stand in the report.", {std::to_string(table.rows.size() - most_rows)}), Font::caption, Tone::quiet);
}

/// Whether the window has a room that shows a picture of an answer.
bool has_room(const analysis::AnswerPicture& picture)
{
    using Kind = analysis::AnswerPicture::Kind;
    return picture.kind == Kind::lanes || (picture.kind == Kind::maps && !picture.questions.empty());
}

void show_picture(View& view, Intents& intents, const analysis::AnswerPicture& picture)
{
    view.question.city = picture.city;
    view.selection = {};
    view.gap.reset();
    if (picture.kind == analysis::AnswerPicture::Kind::lanes) {
        view.selection.structure = picture.structure ? std::optional(picture.structure) : std::nullopt;
        if (!picture.days.empty())
            view.day = picture.days.back();
        view.room = Room::lanes;
        return;
    }
    std::vector<Day> days;
    for (const network::Question& question : picture.questions)
        if (question.until)
            days.push_back(*question.until);
    if (days.size() > 1) {
        view.picture.picture = days.size() == 2 ? scene::Picture::two_dates : scene::Picture::four_dates;
        days.resize(std::min<std::size_t>(days.size(), 4));
        view.picture.days[view.picture.picture] = days;
        view.room = Room::pictures;
        return;
    }
    view.whole_time = days.empty();
    if (!days.empty())
        view.day = days.front();
    view.from.reset();
    view.selection.actors = picture.actors;
    if (picture.actors.empty())
        view.selection.tie = picture.tie;
    view.room = Room::map;
    intents.push_back(ShowSelection{});
}

/// Where the window shows what the figures of the report show.
void pictures_of(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    for (std::size_t i = 0; i < model.answer->pictures.size(); ++i) {
        const analysis::AnswerPicture picture = model.answer->pictures[i];
        if (!has_room(picture))
            continue;
        const evidence::City* city = view.question.city ? nullptr : evidence::find(*model.state->archive.cities, picture.city);
        const std::string name = "answer.picture." + std::to_string(i + 1);
        if (link(name, city ? say(language, "Show it: {1}", {city->name}) : std::string(tr(language, "Show it as a picture"))))
            show_picture(view, intents, picture);
    }
}

void answer_of(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    const int number = view.questions_memory.number;
    if (link("questions.all", tr(language, "All questions"))) {
        view.questions_memory = {};
        return;
    }
    space(4);
    ImGui::PushTextWrapPos(0);
    text(std::to_string(number) + ". " + in(language, analysis::question_sentence(number)), Font::heading);
    ImGui::PopTextWrapPos();
    question_choices(model, view);
    if (!model.answer || model.answer->number != number) {
        space(12);
        text(tr(language, "Being computed …"), Font::emphasis, Tone::quiet);
        return;
    }
    const analysis::Wording wording = wording_of(model, view);
    for (const analysis::Sentence& finding : model.answer->findings) {
        space(4);
        paragraph(in_words(wording, finding), Font::body);
    }
    pictures_of(model, view, intents);
    for (const analysis::AnswerTable& table : model.answer->tables)
        rows_of(model, view, intents, table);
    space(12);
    text(tr(language, "To be careful about"), Font::emphasis);
    for (const analysis::Sentence& caveat : model.answer->caveats) {
        space(2);
        paragraph("– " + in_words(wording, caveat), Font::body, Tone::quiet);
    }
}

}  // namespace

void questions_panel(const Model& model, View& view, Intents& intents, const Area& area)
{
    if (!begin_area("questions", area)) {
        end_area();
        return;
    }
    const float whole = ImGui::GetContentRegionAvail().x;
    const float margin = std::max(2 * scale(), (whole - 760 * scale()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, 0});
    // Each question scrolls by itself.
    const std::string page = "##question" + std::to_string(view.questions_memory.number);
    const bool open = ImGui::BeginChild(page.c_str(), {0, 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    if (open) {
        if (view.questions_memory.number == 0)
            ten(view);
        else
            answer_of(model, view, intents);
        space(16);
    }
    ImGui::EndChild();
    end_area();
}

}  // namespace crosscut::panels
