// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/inspector_parts.hpp"

namespace crosscut::panels {

// The parts of "Please check", one file each.

/// Selects what a gap is about.
void choose_gap(View& view, const Model& model, const analysis::Gap& gap);

/// What was decided on the gaps of the question, folded away.
void decided_gaps(const Model& model, View& view, Intents& intents, const std::vector<const study::Decision*>& decided);
/// Kinds that have nothing, and why.
void empty_kinds(const Model& model, const View& view);
/// Contacts that would be easy to make.
void easy_contacts(const Model& model, View& view, Intents& intents);
/// Whom to ask next.
void whom_to_ask(const Model& model, View& view, Intents& intents);

}  // namespace crosscut::panels
