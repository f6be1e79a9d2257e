// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include <imgui.h>

namespace crosscut::panels {

namespace {

struct Shortcut {
    std::string_view what;  ///< English source text
    std::string_view keys;  ///< English source text; the same in German where it is only signs
};
struct Group {
    std::string_view title;
    std::vector<Shortcut> shortcuts;
};

const std::vector<Group>& groups()
{
    static const std::vector<Group> all = {
        {"Look around",
         {{"Zoom at the pointer", "Mouse wheel"},
          {"Zoom in, zoom out, fit", "Ctrl +, Ctrl −, Ctrl 0"},
          {"Fit the drawing", "F"},
          {"Fit the selection", "Ctrl 9"},
          {"Move the drawing", "Drag on empty ground, or Space and drag"},
          {"Only the neighbourhood: one, two, three steps", "1, 2, 3"},
          {"What if it were not there?", "W"},
          {"Fold departments, unfold them", "G"},
          {"A picture from nearer, to the side", "Ctrl and wheel, Shift and wheel"},
          {"Back to everything", "Esc"},
          {"Next view that is kept, the one before", "V, Shift V"},
          {"Only the drawing, for the projector", "P"},
          {"Whole screen", "F11"}}},
        {"Select",
         {{"Select", "Click"},
          {"Add or take away", "Shift or Ctrl and click"},
          {"Select in a box, with a lasso", "Shift and drag, Alt Shift and drag"},
          {"Select all, all others", "Ctrl A, Ctrl I"},
          {"Select the neighbours", "Ctrl Alt N"},
          {"Search actors, structures, commands", "Ctrl F or Ctrl K"}}},
        {"Change",
         {{"New actor", "Double click on empty ground, or E"},
          {"New tie", "Alt and drag, or C and two clicks"},
          {"Move and pin", "Drag an actor"},
          {"Move by a point, by fifteen", "Ctrl and arrow keys, with Shift"},
          {"Enter an interview or a map on paper", "Ctrl Shift I"},
          {"Rename", "F2"},
          {"Delete, with a question", "Del"},
          {"Undo", "Ctrl Z"},
          {"Redo", "Ctrl Shift Z or Ctrl Y"}}},
        {"Time and files",
         {{"One month back, forward; a year", "← and →; with Shift"},
          {"Draw a window of time", "Ctrl and drag on the time bar"},
          {"Play, stop", "Space"},
          {"Hand the arrow keys to the widgets, and back", "Tab, Esc"},
          {"Table of everything", "Ctrl T"},
          {"Edit a cell, go on to the next", "F2 or double click, Tab"},
          {"Paste rows into a table", "Ctrl V"},
          {"New, open", "Ctrl N, Ctrl O"},
          {"Save a copy", "Ctrl Shift S"},
          {"Write the figure", "Ctrl E"},
          {"This help", "F1"}}},
    };
    return all;
}

void shortcut_table(Language language)
{
    const Columns two = columns(2, 330);
    for (std::size_t i = 0; i < groups().size(); ++i) {
        const Group& group = groups()[i];
        next_column(two, static_cast<int>(i));
        ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + two.width);
        text(tr(language, group.title), Font::strong, Tone::accent);
        for (const Shortcut& one : group.shortcuts) {
            const float start = ImGui::GetCursorPosX();
            const float top = ImGui::GetCursorPosY();
            ImGui::PushTextWrapPos(start + two.width * 0.52f);
            text(tr(language, one.what));
            ImGui::PopTextWrapPos();
            const float below = ImGui::GetCursorPosY();
            ImGui::SetCursorPos({start + two.width * 0.55f, top});
            ImGui::PushTextWrapPos(start + two.width);
            text(tr(language, one.keys), Font::body, Tone::quiet);
            ImGui::PopTextWrapPos();
            ImGui::SetCursorPosY(std::max(below, ImGui::GetCursorPosY()) - 3 * scale());
            ImGui::SetCursorPosX(start);
        }
        space(10);
        ImGui::PopTextWrapPos();
        end_column();
    }
}

void about_text(const Model& model, Language language)
{
    text("Crosscut", Font::title);
    text(say(language, "Version {1}", {CROSSCUT_VERSION}), Font::body, Tone::quiet);
    space(4);
    paragraph(tr(language, "Actor networks of city administrations, from what was said in interviews: who works with whom, through which structures, since when, and who says so."));
    section(tr(language, "Licence"));
    paragraph(tr(language, "Apache License 2.0. You may use, change and pass it on; it comes without warranty."));
    section(tr(language, "Privacy"));
    paragraph(tr(language, "The program opens no network connection. Everything stays in the files that you choose."));
    section(tr(language, "Stands on"));
    paragraph("Dear ImGui, GLFW, libepoxy, FreeType, Fontconfig, Pango, Cairo, GdkPixbuf, D-Bus, Graphviz, Boost.Graph, SQLite, ICU, libzip, pugixml, libxlsxwriter, JSON for Modern C++, CLI11; Inter, DejaVu.",
              Font::body, Tone::quiet);
    if (model.state) {
        const std::string& disclaimer = model.state->about().disclaimer(language);
        if (!disclaimer.empty()) {
            section(tr(language, "About the open study"));
            paragraph(disclaimer);
        }
    }
}

}  // namespace

void help_dialog(const Model& model, View& view, Intents&)
{
    const Language language = view.look.language;
    if (view.show_help) {
        bool open = true;
        if (begin_dialog("help_dialog", tr(language, "Keys and mouse"), open, 860, 640)) {
            const std::vector<FootButton> buttons{{"help.tour", std::string(tr(language, "A walk in ten steps"))}, {"help.about", std::string(tr(language, "About the program"))}, {"help.close", std::string(tr(language, "Close")), ButtonKind::primary}};
            begin_body("help.body", foot_height(buttons));
            shortcut_table(language);
            end_body();
            const int clicked = foot(buttons);
            if (clicked == 0)
                begin_tour(view);
            if (clicked == 1)
                view.show_about = true;
            if (clicked >= 0 || confirms())
                open = false;
            end_dialog();
        }
        view.show_help = open;
    } else if (view.show_about) {
        bool open = true;
        if (begin_dialog("about_dialog", tr(language, "About the program"), open, 560, 560)) {
            const std::vector<FootButton> buttons{{"about.help", std::string(tr(language, "Keys and mouse"))}, {"about.close", std::string(tr(language, "Close")), ButtonKind::primary}};
            begin_body("about.body", foot_height(buttons));
            about_text(model, language);
            end_body();
            const int clicked = foot(buttons);
            if (clicked == 0)
                view.show_help = true;
            if (clicked >= 0 || confirms())
                open = false;
            end_dialog();
        }
        view.show_about = open;
    }
}

}  // namespace crosscut::panels
