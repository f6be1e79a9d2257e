// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/intents.hpp"
#include "panels/model.hpp"
#include "panels/widgets.hpp"

namespace crosscut::panels {

/// A part of the window in screen units.
using Area = scene::Box;

// One function for each thing a person can look at and ask for. Data down, intents up.

/// City, field, rule, search, undo, save state, language, look.
void top_bar(const Model& model, View& view, Intents& intents, const Area& area);
/// Rooms of the program and how the drawing looks.
void left_rail(const Model& model, View& view, Intents& intents, const Area& area);
/// Which picture, its days, its crisis, its choices; as part of the rail.
void picture_handles(const Model& model, View& view, float width);
/// Whether anything narrows the view: then the heading shows its chips.
bool narrowed(const View& view);
/// Views and sets that the study keeps, styles that it keeps, and what drives size, colour, shape and line; parts of the rail.
void saved_views(const Model& model, View& view, Intents& intents, float width);
void saved_styles(const Model& model, View& view, Intents& intents, float width);
void style_of_map(View& view, float width);
/// Opens the view that is kept after the one that was opened last, or before it.
void next_view(const Model& model, View& view, Intents& intents, int way);
/// The question as heading, the date, filters as chips, "showing 34 of 50": over the drawing.
void heading(const Model& model, View& view, Intents& intents, const Area& area);
void shown_line(const Model& model, View& view, Intents& intents, const Area& area);
/// The study's disclaimer in small letters, for rooms without a heading.
void disclaimer_line(const Model& model, const View& view, const Area& area);
/// Buttons beside the time bar; the bar itself is a drawing.
void time_controls(const Model& model, View& view, Intents& intents, const Area& area);
/// The popup of the time controls: a day or a window to type, and windows before, during and after each named event.
void time_window(const Model& model, View& view, const Area& area);
/// The selected thing: facts, claims (who says so, in which words, where it is written), history.
void inspector(const Model& model, View& view, Intents& intents, const Area& area);
/// "Please check": the gaps with what speaks for them.
void gaps_panel(const Model& model, View& view, Intents& intents, const Area& area);
/// The ten questions of the field, and the answer to the one that was chosen.
void questions_panel(const Model& model, View& view, Intents& intents, const Area& area);
/// Actors, ties, claims and structures as tables, in step with the selection.
void tables_panel(const Model& model, View& view, Intents& intents, const Area& area);
/// The workshop that goes on: entering by tables, the projector, guided questions, dots, steps, journal.
void workshop_panel(const Model& model, View& view, Intents& intents, const Area& area);
/// Its keys: B before and after, L spotlight, N next group.
void workshop_keys(const Model& model, View& view);
/// Sectors of the actors of a snapshot, in their order.
std::vector<evidence::Sector> sectors_shown(const network::Snapshot& snapshot, const evidence::Archive& archive);
/// What would follow if something were otherwise: in place of the inspector as long as `view.what_if` is there.
void what_if_panel(const Model& model, View& view, Intents& intents, const Area& area);
/// Supposes that what is selected were not there; `end_what_if` puts everything back.
void begin_what_if(const Model& model, View& view);
void end_what_if(View& view);
/// Photos of paper maps under the map: in place of the inspector as long as `view.photo_form` is there.
void photo_panel(const Model& model, View& view, Intents& intents, const Area& area);
/// Whether a file is called as photos are.
bool names_photo(const std::string& name);
/// Everything that was done, to go back to.
void history_panel(const Model& model, View& view, Intents& intents, const Area& area);
/// Results of the search under its field, actors, structures and commands.
void search_results(const Model& model, View& view, Intents& intents, const Area& area);
/// Messages, progress with cancel.
void notices(const Model& model, View& view, Intents& intents, const Area& area);
/// What a map or lanes that show nothing say to do next; draws nothing where there is something to see.
void empty_drawing(const Model& model, View& view, Intents& intents, const Area& area);
/// What an empty study says to do next.
void empty_room(const Model& model, View& view, Intents& intents, const Area& area);

// Dialogs over the window; each shows itself when its form is there.
void edit_dialogs(const Model& model, View& view, Intents& intents);
void file_dialog(const Model& model, View& view, Intents& intents);
void import_dialog(const Model& model, View& view, Intents& intents);
void figure_dialog(const Model& model, View& view, Intents& intents);
/// Takes what the desktop's own dialog gave for the form that waits for it; where it cannot be, the built-in one goes on
/// and says why. No paths = nothing was chosen.
void take_files(View& view, Intents& intents, const std::vector<std::filesystem::path>& paths);
void help_dialog(const Model& model, View& view, Intents& intents);
/// Forms of the dialogs that look after what is there, begun with what is selected.
RecodeForm recode_of(const Model& model, const View& view);
LineageForm lineage_of_selection(const View& view);
/// Opens the dialog of the crises at one of them.
void open_crisis(View& view, const study::State& state, structures::CrisisId crisis);

/// Keys that work everywhere (product 7); not while a text field has the keyboard.
void shortcuts(const Model& model, View& view, Intents& intents);

/// A window without frame or title for a panel; always followed by `end_area`.
bool begin_area(std::string_view name, const Area& area, bool see_through = false, bool padded = true);
void end_area();

/// A key in the words of product 7, once when it goes down. `ctrl`, `shift`, `alt` must be as asked.
enum class Key { a, b, c, d, e, f, g, i, k, l, n, o, p, r, s, t, v, w, y, z, num0, num1, num2, num3, num4, num9, plus, minus, escape, enter, remove, space, left, right, up, down, tab, f1, f2, f10, f11, home, end, page_up, page_down };
bool pressed(Key key, bool ctrl = false, bool shift = false, bool alt = false);

}  // namespace crosscut::panels
