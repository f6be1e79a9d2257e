// SPDX-License-Identifier: Apache-2.0
#include "panels/panels.hpp"

// Bodies that are still being written; each one that is there is taken out here, and in the end this file.
namespace crosscut::panels {

void inspector(const Model&, View&, Intents&, const Area&) {}
void gaps_panel(const Model&, View&, Intents&, const Area&) {}
void tables_panel(const Model&, View&, Intents&, const Area&) {}
void history_panel(const Model&, View&, Intents&, const Area&) {}

}  // namespace crosscut::panels
