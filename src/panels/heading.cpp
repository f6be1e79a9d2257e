// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"

#include <imgui.h>

#include <algorithm>
#include <functional>

namespace crosscut::panels {

bool narrowed(const View& view)
{
    const network::Question& question = view.question;
    return question.field != evidence::Field::none || question.rule != evidence::TieRule::reconstructed || question.mode != network::TimeMode::midpoint || question.certain_claims_only || question.lines ||
           question.conflicts || !view.filter.empty() || (view.focus_steps > 0 && !view.selection.actors.empty()) || view.whole_time || view.from;
}

namespace {

/// The day or window that is shown; `day_only` for what knows no window.
std::string when_words(const View& view, bool day_only)
{
    const Language language = view.look.language;
    if (view.whole_time && !day_only)
        return std::string(tr(language, "All time together"));
    if (view.from && *view.from < view.day && !day_only)
        return say(language, "{1} to {2}", {spoken(language, *view.from), spoken(language, view.day)});
    return spoken(language, view.day);
}

/// Chips for everything that narrows the view; each takes itself off.
void chips(const Model& model, View& view)
{
    const Language language = view.look.language;
    const float s = scale();
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    bool first = true;
    const auto put = [&](const std::string& name, const std::string& words, const std::function<void()>& off) {
        push_font(Font::caption);
        const float width = ImGui::CalcTextSize(words.c_str(), words.c_str() + words.size()).x + 40 * s;
        pop_font();
        if (!first) {
            ImGui::SameLine(0, 6 * s);
            if (ImGui::GetCursorScreenPos().x + width > right)
                ImGui::NewLine();
        }
        first = false;
        if (chip("chip." + name, words))
            off();
    };
    if (view.question.field != evidence::Field::none)
        put("field", std::string(evidence::label(language, view.question.field)), [&] { view.question.field = evidence::Field::none; });
    if (view.question.rule != evidence::TieRule::reconstructed)
        put("rule", std::string(evidence::label(language, view.question.rule)), [&] { view.question.rule = evidence::TieRule::reconstructed; });
    if (view.question.mode != network::TimeMode::midpoint)
        put("mode", std::string(network::label(language, view.question.mode)), [&] { view.question.mode = network::TimeMode::midpoint; });
    if (view.question.certain_claims_only)
        put("certain", std::string(tr(language, "only reported for certain")), [&] { view.question.certain_claims_only = false; });
    if (view.question.lines)
        put("lines", std::string(tr(language, "with reporting lines")), [&] { view.question.lines = false; });
    if (view.question.conflicts)
        put("conflicts", std::string(tr(language, "with conflicts")), [&] { view.question.conflicts = false; });
    for (const evidence::Sector sector : std::set<evidence::Sector>(view.filter.hidden_sectors))
        put("sector." + std::string(evidence::key(sector)), say(language, "without {1}", {std::string(evidence::label(language, sector))}),
            [&] { view.filter.hidden_sectors.erase(sector); });
    if (view.filter.hide_isolates)
        put("isolates", std::string(tr(language, "only actors with a tie")), [&] { view.filter.hide_isolates = false; });
    if (!view.filter.words.empty())
        put("words", say(language, "name with “{1}”", {view.filter.words}), [&] { view.filter.words.clear(); });
    if (view.focus_steps > 0 && !view.selection.actors.empty())
        put("focus", say(language, "up to {1} steps around {2}", {std::to_string(view.focus_steps),
                                                                   view.selection.actors.size() == 1 ? shortened(name_of(model, view, view.selection.actors.front()), 28)
                                                                                                     : say(language, "{1} actors", {std::to_string(view.selection.actors.size())})}),
            [&] { view.focus_steps = 0; });
    if (view.whole_time)
        put("time", std::string(tr(language, "all time together")), [&] { view.whole_time = false; });
    else if (view.from && *view.from < view.day)
        put("window", say(language, "window from {1}", {spoken(language, *view.from)}), [&] { view.from.reset(); });
    if (!view.folded.empty())
        put("folded", say(language, "departments folded: {1}", {std::to_string(view.folded.size())}), [&] { view.folded.clear(); });
    if (view.tie_tool)
        put("tool", std::string(tr(language, "Draw a tie: click two actors")), [&] { view.tie_tool = false; });
}

}  // namespace

void heading(const Model& model, View& view, Intents&, const Area& area)
{
    const Language language = view.look.language;
    const float s = scale();
    const bool large = view.look.projector;
    // Where little room is, the question takes one line of smaller type, and the disclaimer one line, too.
    const bool tight = !large && (area.width < 560 * s || area.height < 90 * s);
    const Font font = large ? Font::title : tight ? Font::emphasis : Font::heading;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * s, (tight ? 8 : 10) * s});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * s, 3 * s});
    ImGui::SetNextWindowBgAlpha(0);
    begin_area(view.in_second ? "heading.second" : "heading", area, true);
    const bool picture = view.room == Room::pictures;
    const std::string when = picture && !scene::kind_of(view.picture.picture).by_day && !scene::kind_of(view.picture.picture).timed ? std::string() : when_words(view, picture && !scene::kind_of(view.picture.picture).timed);
    push_font(font);
    const float when_width = ImGui::CalcTextSize(when.c_str()).x;
    pop_font();
    const float room = ImGui::GetContentRegionAvail().x;
    const evidence::City* city = evidence::find(*model.state->archive.cities, view.question.city);
    const std::string town = city ? city->name : std::string(tr(language, "all cities"));
    const std::string question = picture ? model.picture ? scene::picture_heading(*model.picture, language) : std::string(tr(language, scene::kind_of(view.picture.picture).title))
                                 : view.room == Room::lanes ? say(language, "Which structures lasted in {1}?", {town})
                                                          : scene::heading_of(model.state->archive, view.question, language);
    const float left = ImGui::GetCursorPosX();
    const float top = ImGui::GetCursorPosY();
    // A long question in smaller type is read, a cut one is not.
    const float question_room = room - when_width - 24 * s;
    Font fits = font;
    for (const Font smaller : {Font::heading, Font::emphasis, Font::strong})
        if (text_width(question, fits) > question_room && text_height(smaller) < text_height(fits))
            fits = smaller;
    line(question, question_room, fits);
    const float below = ImGui::GetCursorPosY();
    ImGui::SetCursorPos({left + room - when_width, top});
    text(when, font, Tone::accent);
    note("date");
    ImGui::SetCursorPos({left, below});
    if (const std::string& words = model.state->about().disclaimer(language); !words.empty() && !view.in_second) {
        ImGui::PushTextWrapPos(left + room);
        if (tight)
            line(words, room, Font::caption, Tone::quiet);
        else
            text(words, Font::caption, Tone::quiet);
        ImGui::PopTextWrapPos();
    }
    if (picture && tight) {
        // What the picture shows stands in its list; here is no room for it.
    } else if (picture && !large && !(scene::kind_of(view.picture.picture).timed && narrowed(view))) {
        ImGui::PushTextWrapPos(left + room);
        text(tr(language, scene::kind_of(view.picture.picture).sentence), Font::caption);
        ImGui::PopTextWrapPos();
    } else if (!large) {
        chips(model, view);
    }
    end_area();
    ImGui::PopStyleVar(2);
}

void disclaimer_line(const Model& model, const View& view, const Area& area)
{
    const std::string& words = model.state->about().disclaimer(view.look.language);
    if (words.empty())
        return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * scale(), 5 * scale()});
    begin_area("disclaimer", area, true);
    ImGui::PopStyleVar();
    if (area.height < 30 * scale())
        line(words, 0, Font::caption, Tone::quiet);
    else
        paragraph(words, Font::caption, Tone::quiet);
    end_area();
}

void shown_line(const Model& model, View& view, Intents& intents, const Area& area)
{
    const Language language = view.look.language;
    const float s = scale();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8 * s, 4 * s});
    begin_area("shown.line", area, true);
    ImGui::PopStyleVar();
    const std::string whole = say(language, "showing {1} of {2} actors, {3} of {4} ties",
                                  {std::to_string(model.shown_actors), std::to_string(model.all_actors), std::to_string(model.shown_ties), std::to_string(model.all_ties)});
    push_font(Font::caption);
    const float buttons = view.room == Room::map ? 3 * 32 * s : 0;
    // The longest words that fit beside the buttons.
    const float room = static_cast<float>(area.width) - buttons - 30 * s;
    std::string words = whole;
    for (const std::string& shorter : {say(language, "{1} of {2} actors", {std::to_string(model.shown_actors), std::to_string(model.all_actors)}),
                                       std::to_string(model.shown_actors) + " / " + std::to_string(model.all_actors)})
        if (ImGui::CalcTextSize(words.c_str()).x > room)
            words = shorter;
    const float width = ImGui::CalcTextSize(words.c_str()).x;
    ImGui::SetCursorPosX(std::max(0.f, static_cast<float>(area.width) - width - buttons - 14 * s));
    ImGui::SetCursorPosY((static_cast<float>(area.height) - ImGui::GetTextLineHeight()) / 2);
    if (link("shown", words))
        view.show_reasons = !view.show_reasons;
    pop_font();
    if (ImGui::IsItemHovered())
        tooltip(words == whole ? std::string(tr(language, "What is not shown, and why")) : whole + "\n" + std::string(tr(language, "What is not shown, and why")));
    if (view.room == Room::map) {
        ImGui::SetCursorPos({static_cast<float>(area.width) - buttons - 4 * s, (static_cast<float>(area.height) - 30 * s) / 2});
        if (icon_button("zoom.out", Icon::minus, tr(language, "Smaller (Ctrl+−)")))
            intents.push_back(ZoomDrawing{1 / 1.25});
        ImGui::SameLine(0, 2 * s);
        if (icon_button("zoom.in", Icon::plus, tr(language, "Larger (Ctrl++)")))
            intents.push_back(ZoomDrawing{1.25});
        ImGui::SameLine(0, 2 * s);
        if (icon_button("zoom.fit", Icon::fit, tr(language, "Fit to the window (F)")))
            intents.push_back(FitDrawing{});
    }
    end_area();
    if (!view.show_reasons)
        return;
    const float wide = std::min(430 * s, static_cast<float>(area.width));
    ImGui::SetNextWindowPos({static_cast<float>(area.x + area.width) - wide - 8 * s, static_cast<float>(area.y) - 6 * s}, ImGuiCond_Always, {0, 1});
    ImGui::SetNextWindowSize({wide, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * s);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::Begin("##reasons", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
    ImGui::PopStyleVar(2);
    text(tr(language, "What is not shown, and why"), Font::strong);
    if (model.hidden.empty())
        paragraph(tr(language, "Everything is shown."), Font::body, Tone::quiet);
    for (const HiddenBecause& reason : model.hidden) {
        const std::string count = reason.actors > 0 ? say(language, "{1} actors", {std::to_string(reason.actors)}) : say(language, "{1} ties", {std::to_string(reason.ties)});
        fact(count, in(language, reason.reason));
    }
    if (button("reasons.all", tr(language, "Show everything (Esc)"))) {
        view.filter = {};
        view.focus_steps = 0;
        view.question.field = evidence::Field::none;
        view.question.lines = view.question.conflicts = true;
        view.show_reasons = false;
    }
    ImGui::End();
}

void time_controls(const Model& model, View& view, Intents&, const Area& area)
{
    const Language language = view.look.language;
    const float s = scale();
    const bool low = area.height < 100 * s;
    begin_area("time", area, false, false);
    const ImVec2 edge{static_cast<float>(area.x), static_cast<float>(area.y)};
    ImGui::GetWindowDrawList()->AddLine(edge, {edge.x + static_cast<float>(area.width), edge.y}, ImGui::GetColorU32(ImGuiCol_Separator), 1);
    ImGui::SetCursorPos({(low ? 6 : 14) * s, (low ? 6 : 12) * s});
    if (icon_button("time.back", Icon::back, tr(language, "One month back (←)")))
        view.day = month_start(view.day, -1), view.whole_time = false;
    ImGui::SameLine(0, 2 * s);
    if (icon_button("time.play", view.playing ? Icon::pause : Icon::play, tr(language, view.playing ? "Stop (Space)" : "Play (Space)"), view.playing)) {
        view.playing = !view.playing;
        view.whole_time = false;
    }
    ImGui::SameLine(0, 2 * s);
    if (icon_button("time.forward", Icon::forward, tr(language, "One month on (→)")))
        view.day = month_start(view.day, 1), view.whole_time = false;
    ImGui::SetCursorPos({(low ? 12 : 16) * s, (low ? 40 : 48) * s});
    push_font(Font::small_strong);
    if (link("time.date", view.whole_time ? std::string(tr(language, "all time")) : low ? short_day(language, view.day) : spoken(language, view.day)))
        ImGui::OpenPopup("##window");
    pop_font();
    if (ImGui::IsItemHovered())
        tooltip(tr(language, "Type a day or a window of time, or take one before, during or after a crisis"));
    time_window(model, view, area);
    if (!low) {
        ImGui::SetCursorPos({16 * s, 68 * s});
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * s, 2 * s});
        push_font(Font::caption);
        checkbox("time.whole", tr(language, "all time together"), view.whole_time);
        pop_font();
        ImGui::PopStyleVar();
    }
    end_area();
}

void notices(const Model& model, View& view, Intents& intents, const Area& area)
{
    const Language language = view.look.language;
    const float s = scale();
    const float wide = std::min(420 * s, static_cast<float>(area.width) - 24 * s);
    float top = static_cast<float>(area.y) + 10 * s;
    const float left = static_cast<float>(area.x + area.width) - wide - 12 * s;
    int number = 0;
    const auto card = [&](const std::function<void()>& inside) {
        ImGui::SetNextWindowPos({left, top});
        ImGui::SetNextWindowSize({wide, 0});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * s);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
        const std::string id = "##notice" + std::to_string(number++);
        ImGui::Begin(id.c_str(), nullptr,
                     ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing);
        ImGui::PopStyleVar(2);
        inside();
        top += ImGui::GetWindowHeight() + 8 * s;
        ImGui::End();
    };
    for (const JobStatus& job : model.jobs) {
        if (job.waiting || job.seconds < 0.5)
            continue;
        card([&] {
            text(in(language, job.title), Font::body);
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const float room = ImGui::GetContentRegionAvail().x - 110 * s;
            ImDrawList& list = *ImGui::GetWindowDrawList();
            list.AddRectFilled({at.x, at.y + 12 * s}, {at.x + room, at.y + 18 * s}, ImGui::GetColorU32(ImGuiCol_TableHeaderBg), 3 * s);
            list.AddRectFilled({at.x, at.y + 12 * s}, {at.x + room * static_cast<float>(std::clamp(job.share, 0.03, 1.0)), at.y + 18 * s}, ImGui::GetColorU32(ImGuiCol_CheckMark), 3 * s);
            ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room + 14 * s);
            if (button("cancel." + job.name, tr(language, "Cancel")))
                intents.push_back(CancelJob{job.name});
        });
    }
    for (const Notice& notice : model.notices)
        card([&] { paragraph(notice.words, Font::body, notice.warning ? Tone::warning : Tone::ink); });
}

}  // namespace crosscut::panels
