// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/day.hpp"
#include "foundation/words.hpp"
#include "scene/encoding.hpp"
#include "study/state.hpp"

#include <optional>
#include <string>

namespace crosscut::panels {

/// A workshop that goes on in the window: who is entering, and what the projector shows. Nothing of it is in the
/// study; what is entered, is.
///
///   table      Whose entries these are.
///   question   Guided question that heads the projector, or -1 for the question of the drawing.
///   spotlight  The projector fades all but the selected actors and those next to them.
///   reveal     How many sectors the projector shows, in their order; 0 = all.
///   before     The other day that one key goes to and comes back from.
///   replay     The drawing shows what was there after this entry of the journal.
struct Workshop {
    bool on = false;
    std::string table = "1";
    int relation = 0;
    int kind = 0;
    bool projector = false;
    scene::NameMode names = scene::NameMode::role;
    int question = -1;
    bool spotlight = false;
    int reveal = 0;
    std::optional<Day> before;
    std::optional<study::EntryId> replay;
    std::string actor_words;
    std::string step_words;
    bool fresh = false;  ///< the field for an actor takes the keyboard

    bool operator==(const Workshop&) const = default;
};

/// The guided questions after mapping, in the order in which a workshop asks them.
inline constexpr int guided_questions = 4;
std::string_view guided_question(Language language, int number);

}  // namespace crosscut::panels
