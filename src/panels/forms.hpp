// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/panels.hpp"

namespace crosscut::panels {

// What the dialogs share. Not for other files than theirs.

/// Enter was pressed and nothing that lies on top of the dialog, or writes several lines, wants it.
bool confirms(bool several_lines_active = false);
/// The widget drawn last has the keyboard for typing.
bool being_typed_in();
/// The widget drawn last was clicked twice.
bool clicked_twice();

struct FootButton {
    std::string_view name;
    std::string label;
    ButtonKind kind = ButtonKind::framed;
    bool enabled = true;
};
/// Buttons at the right end of the dialog's foot, under each other where they do not fit beside each other.
/// The number of the one that was clicked, or -1.
int foot(const std::vector<FootButton>& buttons);
/// The height that `foot` will need, with its space above.
float foot_height(const std::vector<FootButton>& buttons);

/// The part of a dialog above its foot; scrolls. `end_body` always follows.
void begin_body(std::string_view name, float below);
void end_body();
/// A part of a body, `width` pixels wide (0 = what is left), as high as the body; scrolls by itself.
void begin_pane(std::string_view name, float width);
void end_pane();

/// A quiet box of its own colour, `lines` of text high.
void begin_card(std::string_view name, float width, float lines);
void end_card();
/// After `end_card`: the card was clicked, or Space was pressed while it had the keyboard.
bool clicked_card(std::string_view name);
/// Moves what follows down inside its row, by units.
void push_down(float units);

void field_label(std::string_view words);
/// A sentence with a sign before it.
void warn(std::string_view words);
void warn(Language language, const Problem& problem);
/// A field that takes the keyboard as long as `fresh`; otherwise as `text_field`.
bool first_field(std::string_view name, std::string_view hint, std::string& value, bool& fresh, float width = 0, bool* entered = nullptr);
/// Room that is left in the row, in pixels.
float room_left();
float room_below();
/// Columns: `count` of equal width with a gap, at most as many as fit with `least` units each.
struct Columns {
    int count = 1;
    float width = 0;
    float gap = 0;
};
Columns columns(int count, float least);
/// Goes to column `i` of the row that began at the last `next_column(…, 0)`.
void next_column(const Columns& columns, int i);
void end_column();
/// Beside the widget before, `gap` units further.
void beside(float gap = 8);
/// Beside it if `width` pixels fit there.
void beside_if_fits(float width, float gap = 8);
float text_width(std::string_view words, Font font = Font::body);
float text_height(Font font = Font::body);
/// "1.9.2015", "1 Sep 2015": for narrow columns.
std::string short_day(Language language, Day day);

/// Names of the entries of the codebook, for choices.
std::vector<std::string> kind_labels(Language language);
std::vector<std::string> field_labels(Language language);

// The dialogs that edit, one function each.
void actor_dialog(const Model& model, View& view, Intents& intents);
void rename_dialog(const Model& model, View& view, Intents& intents);
void tie_dialog(const Model& model, View& view, Intents& intents);
void merge_dialog(const Model& model, View& view, Intents& intents);
void delete_dialog(const Model& model, View& view, Intents& intents);
void coding_dialog(const Model& model, View& view, Intents& intents);
void step_dialog(const Model& model, View& view, Intents& intents);
void factors_dialog(const Model& model, View& view, Intents& intents);
void crisis_dialog(const Model& model, View& view, Intents& intents);
void review_dialog(const Model& model, View& view, Intents& intents);
void recode_dialog(const Model& model, View& view, Intents& intents);
void lineage_dialog(const Model& model, View& view, Intents& intents);
void versions_dialog(const Model& model, View& view, Intents& intents);
void interview_dialog(const Model& model, View& view, Intents& intents);

/// Does the edit if the study takes it; the sentence that keeps it from being done otherwise.
std::string try_edit(const Model& model, const View& view, Intents& intents, study::Edit edit, bool gesture = false);
/// Rows of a list of factors that fit what is typed, best first; empty text fits all. Retired ones only by their whole name.
std::vector<FactorId> matching_factors(const std::vector<evidence::Factor>& list, Language language, std::string_view words, std::size_t most);

}  // namespace crosscut::panels
