// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/style.hpp"
#include "scene/marks.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::panels {

/// A text where it stands, for tests that look for words that are cut or lie over each other.
///
///   clip    What is seen of the window or column that it stands in.
///   shortened  It was shortened with dots.
///   scrolls_x, scrolls_y  The window, or one around it, can be moved so that what is outside is seen.
///   window  Texts of different windows may lie over each other.
struct Told {
    std::string words;
    scene::Box box, clip;
    bool shortened = false;
    bool scrolls_x = false, scrolls_y = false;
    unsigned window = 0;
};

/// Where every named widget of the last frame was drawn (screen units), for tests with real hands. The only
/// global that can change; null unless a test or `--probe` watches.
struct Probe {
    std::map<std::string, scene::Box> drawn;
    std::vector<std::string> texts;  ///< every text that a widget showed
    std::vector<std::string> cut;    ///< texts that did not fit into the room they had
    std::vector<Told> told;          ///< the same texts with their places; icons have no words
    std::vector<std::string> clashes;  ///< names that two widgets of one frame have
};
Probe*& probe();
/// Notes the rectangle of the last item under a name.
void note(std::string_view name);
/// Notes a rectangle under a name.
void note(std::string_view name, scene::Box box);
/// Notes a text and where it stands.
void tell(std::string_view words, scene::Box box, bool shortened = false);

// Widgets. `name` is stable and in no language; it is the identity and the name for the probe. Text of users
// is shown as it is, never read as format or identity.

enum class Tone { ink, quiet, accent, warning };
void text(std::string_view words, Font font = Font::body, Tone tone = Tone::ink);
/// Breaks lines at the width of the room.
void paragraph(std::string_view words, Font font = Font::body, Tone tone = Tone::ink);
/// One line, cut with an ellipsis at `width` (0 = what is left); the whole words as tooltip where cut.
void line(std::string_view words, float width = 0, Font font = Font::body, Tone tone = Tone::ink);

enum class ButtonKind { quiet, framed, primary };
bool button(std::string_view name, std::string_view label, ButtonKind kind = ButtonKind::framed, bool enabled = true, float width = 0);
/// Text that acts: accent colour, underlined under the pointer.
bool link(std::string_view name, std::string_view label);

/// Icons drawn by us, as lines in a square.
enum class Icon { map, lanes, pictures, gaps, table, undo, redo, play, pause, back, forward, search, menu, close, plus, minus, fit, pin, eye, sun, moon, left, right, down, help, folder, file, check, warning, filter, history, swap, up, home, contrast, above };
bool icon_button(std::string_view name, Icon icon, std::string_view tip, bool active = false, bool enabled = true, float size = 30);
void draw_icon(Icon icon, float x, float y, float size, scene::Colour colour);

/// A line of the left rail: icon and words, marked when active.
bool rail_item(std::string_view name, Icon icon, std::string_view label, bool active, bool narrow);

bool checkbox(std::string_view name, std::string_view label, bool& value);
/// A text field with a hint; true when the text changed. `entered` becomes true on Enter.
bool text_field(std::string_view name, std::string_view hint, std::string& value, float width = 0, bool* entered = nullptr, bool focus = false);
bool text_area(std::string_view name, std::string& value, float width, float lines);
/// A list that opens; true when another entry was chosen. `label` stands above it in small letters when given.
bool choice(std::string_view name, std::string_view label, int& index, const std::vector<std::string>& entries, float width = 0);
/// Entries beside each other, one of them on.
bool segments(std::string_view name, int& index, const std::vector<std::string>& entries, float width = 0);
bool number_field(std::string_view name, std::string_view label, double& value, double least, double most, float width = 0);
/// A round label with a cross; true when the cross was clicked. Without `closable` only the label.
bool chip(std::string_view name, std::string_view label, bool closable = true, bool* clicked = nullptr);
/// Small capitals over a hairline: begins a part of a panel.
void section(std::string_view title);
/// Two columns: quiet label, value.
void fact(std::string_view label, std::string_view value);
/// The same with a value that leads to something; true when it was clicked.
bool fact_link(std::string_view name, std::string_view label, std::string_view value);
/// A whole row that can be clicked; two lines when `below` is given.
bool row(std::string_view name, std::string_view title, std::string_view below, bool selected, float indent = 0);
/// Like `row`, but both texts break where `row` cuts them; `mark` is a small square of a colour before them; in large type the second is larger, too.
bool tall_row(std::string_view name, std::string_view title, std::string_view below, bool selected, const scene::Colour* mark = nullptr, Tone tone = Tone::ink, Font font = Font::body);
/// A button beside the item before it, or on a new line where there is no room.
bool flow_button(std::string_view name, std::string_view label, ButtonKind kind = ButtonKind::framed, bool enabled = true);
/// A large number over its quiet words, `width` wide; `tip` says how it was made.
void figure(std::string_view name, std::string_view number, std::string_view words, std::string_view tip, float width);
/// Words of somebody, set off by a line at the left.
void quotation(std::string_view words);
void tooltip(std::string_view words);
void space(float pixels);
void hairline();
/// The colour of the theme's accent and others as the style has them now.
scene::Colour colour_of(Tone tone);

/// A dialog over everything, in the middle; call `end_dialog` only when it returns true. Esc closes it
/// (`open` becomes false).
bool begin_dialog(std::string_view name, std::string_view title, bool& open, float width, float height = 0);
void end_dialog();

}  // namespace crosscut::panels
