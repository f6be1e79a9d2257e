// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/tie_lines.hpp"
#include "panels/matches.hpp"
#include "study/edits_of_interviews.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::panels {

/// An interview, or a map on paper, while somebody takes it down. Every answer is in the study at once; the form holds
/// only where one stands.
///
///   interview  0 = the facts of a new one are asked for first.
///   head       The facts of the interview are being changed.
///   asking     The questions of the form are being changed.
///   tab        0 list, 1 pairs, 2 lines and passage.
struct InterviewForm {
    CityId city = {};
    InterviewId interview = {};
    int tab = 0;
    bool asking = false;
    std::string coder = {};
    std::string problem = {};

    // Kept by the dialog: facts.
    bool head = false;
    bool fresh = true;
    std::string unit = {};
    ActorId unit_actor = {};
    std::string unit_new = {};  ///< Enter was pressed on it once: the kind is shown; once more begins
    bool map = false;
    std::string key = {};
    std::string date = {};
    int field = 0;
    int coverage = 0;
    std::string new_city = {};
    int kind = 0;  ///< of an actor that is new

    // Kept by the dialog: the list.
    int prompt = 0;
    std::string find = {};
    int match_row = 0;
    bool to_find = false;  ///< the name field takes the keyboard
    bool to_list = false;  ///< the list takes it back
    ActorId cursor = {};
    std::vector<ActorId> added = {};  ///< taken to the list by name; without an answer yet
    bool scroll = true;
    bool details = false;  ///< since, until and words of the row are open
    ActorId details_of = {};
    std::string since = {};
    std::string until = {};
    std::string words = {};
    std::string words_before = {};
    bool to_details = false;

    // Kept by the dialog: pairs.
    std::vector<ActorId> axis = {};
    int row = 0;
    int column = 1;

    // Kept by the dialog: lines and passage.
    std::string passage = {};
    std::string mark = {};
    std::string lines = {};
    std::string read_for = {};
    const void* read_of = nullptr;
    std::vector<exchange::TieLine> read = {};

    // Kept by the dialog: questions.
    std::vector<study::Prompt> prompts = {};
    int prompt_row = 0;
    bool prompts_read = false;
};

/// The form at the interview of a city that was added last, or at a new one where there is none. City 0 = of any.
InterviewForm interview_of(const evidence::Table<evidence::Interview>& interviews, CityId city);

}  // namespace crosscut::panels
