// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

// Bodies that are still being written; each one that is there is taken out here, and in the end this file.
namespace crosscut::panels {

void inspector(const Model&, View&, Intents&, const Area&) {}
void gaps_panel(const Model&, View&, Intents&, const Area&) {}
void tables_panel(const Model&, View&, Intents&, const Area&) {}
void history_panel(const Model&, View&, Intents&, const Area&) {}
void edit_dialogs(const Model&, View&, Intents&) {}
void file_dialog(const Model&, View&, Intents&) {}
void import_dialog(const Model&, View&, Intents&) {}
void figure_dialog(const Model&, View&, Intents&) {}
void help_dialog(const Model&, View&, Intents&) {}

}  // namespace crosscut::panels
