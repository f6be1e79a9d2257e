// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/panels.hpp"

#include <string>
#include <vector>

namespace crosscut::panels {

// The parts of the inspector, one file each. They read `view.inspector_memory`, which `recollect` brings up to date.

/// Finds what belongs to the selected thing where the selection or the study has changed.
void recollect(const Model& model, View& view);

/// The selection without what is not there any more.
void let_go_of_the_lost(const Model& model, View& view);

void select(View& view, ActorId actor);
void select_tie(View& view, std::uint32_t tie);
void select(View& view, StructureId structure);

/// Shows claims in the claims tab, as evidence for what is selected.
void show_evidence(View& view, const std::vector<ClaimId>& claims);

void nothing_facts(const Model& model, View& view, Intents& intents);
void actor_facts(const Model& model, View& view, Intents& intents, const evidence::Actor& actor);
void actors_facts(const Model& model, View& view, Intents& intents);
void tie_facts(const Model& model, View& view, Intents& intents, const network::Tie& tie);
void structure_facts(const Model& model, View& view, Intents& intents, const evidence::Structure& structure);
void claims_tab(const Model& model, View& view, Intents& intents);
void history_tab(const Model& model, View& view, Intents& intents);

/// Potentials and obstacles, and recommended steps, of a structure, a tie or a gap: with quotes, to be added to and changed.
void coded_for(const Model& model, View& view, Intents& intents, const evidence::Target& target);
/// Links of a gap in the list: code what hinders, recommend a step; with what there is of both. Whether one was clicked.
bool gap_links(const Model& model, View& view, const analysis::Gap& gap, const std::string& name);
/// The typical courses that a structure's life takes.
void course_of(const Model& model, View& view, StructureId structure);
/// A tie as what a coding is about.
evidence::Target target_of(const network::Tie& tie);
/// Opens the dialog that codes something; `quote` are words to begin with.
void begin_coding(View& view, const evidence::Target& target, const std::string& quote = {}, ClaimId claim = {}, InterviewId interview = {});
/// Name of what a coding is about, as the look asks for.
std::string target_name(const Model& model, const View& view, const evidence::Target& target);

/// Whether the study may be changed.
bool may_edit(const Model& model);

/// A fact that is left out when nothing is known.
void fact_if(const Model& model, const View& view, const char* label, const std::string& value);

/// Where something is written, and on what it rests; for events, memberships and claims.
void source_words(const View& view, const std::string& basis, const Place& place);

}  // namespace crosscut::panels
