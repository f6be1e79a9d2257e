// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/factors.hpp"
#include "analysis/gap_identity.hpp"
#include "analysis/persistence/pattern.hpp"
#include "network/snapshot.hpp"
#include "panels/look.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace crosscut::panels {

// What panels worked out for what they show. It is kept in the view and made anew when what it was made from
// has changed, so that no frame pays for the size of the study.

/// Everything that a recollection was made from.
///
///   tables  Holds the tables of the study, so that their addresses cannot come to stand for others.
///   print   Of the values that a snapshot holds: which ties are there, and how large the actors are.
struct Basis {
    std::array<std::shared_ptr<const void>, 12> tables;
    const void* derived = nullptr;
    Look look;
    network::Question question;
    Day day;
    std::uint64_t print = 0;
    bool operator==(const Basis&) const = default;
};

/// Asks why a claim is to be left out or taken in again.
struct ReasonForm {
    ClaimId claim;
    bool excluded = true;
    std::string words;
    bool fresh = true;
};

/// A tie of the selected actor.
struct TieOfActor {
    std::uint32_t tie = 0;
    ActorId other;
    bool drawn = false;  ///< in the snapshot; others hold at another time, or not under this rule
};

/// What the inspector found for the selected thing.
///
///   ties         Of one actor, by the partner's name as it is shown.
///   claims       Of the actor, among the actors, or of the tie.
///   steps        Positions in the history that touched it, newest first.
///   evidence     Claims that somebody asked for (those behind a finding), as long as `evidence_for` is selected.
///   opened       The event or membership whose source is shown.
struct InspectorMemory {
    Basis basis;
    Selection selection;
    std::size_t step_count = 0;
    std::size_t step_cursor = 0;
    bool made = false;
    std::vector<TieOfActor> ties;
    std::vector<ClaimId> claims;
    std::vector<MembershipId> memberships;
    std::vector<EventId> events;
    std::vector<std::size_t> steps;
    std::vector<ClaimId> evidence;
    Selection evidence_for;
    std::optional<ClaimId> looked_at;
    std::string opened;
    std::optional<ReasonForm> reason;
    std::size_t shown = 40;  ///< claims that are drawn before "show more"
};

/// One cell: the words, and a number where sorting goes by value.
struct TableCell {
    std::string words;
    std::optional<double> number;
};
struct TableLine {
    std::uint32_t id = 0;  ///< of the actor, tie, claim or structure
    std::vector<TableCell> cells;
};

/// The table that is shown, with its filter and order.
///
///   order   Positions in `lines` that pass the filter, as sorted.
///   total   Rows of the whole study.
///   seen    Selection at the end of the last frame: another one came from elsewhere and is scrolled to.
struct TableMemory {
    Basis basis;
    int tab = -1;
    bool made = false;
    std::vector<TableLine> lines;
    std::vector<std::uint32_t> tie_of;  ///< for each line of the claims: the tie that it makes, 0 = none
    std::size_t total = 0;
    std::vector<std::uint32_t> order;
    std::string words;
    int sort = -1;
    bool down = false;
    Selection seen;
    std::optional<ClaimId> claim;
    std::optional<std::uint32_t> anchor;  ///< row that a selection with Shift starts from
    std::optional<std::uint32_t> renamed;  ///< row in which a cell is being edited
    std::string cell;                      ///< its column
    std::string name;                      ///< what is typed
    std::string wrong;                     ///< why it cannot be taken
    bool fresh = false;
    bool moved = false;  ///< in this frame, to another cell, which is drawn as such in the next
    double copied = -1;  ///< clock of the last copy
};

/// Asks who has decided what on a gap, and why.
struct DecisionForm {
    analysis::GapIdentity gap;
    bool close_it = false;
    std::string reason;
    std::string problem;
    bool fresh = true;
};

/// What was chosen for the answer to one of the ten questions; what is left empty follows from the data.
///
///   first, second  Days of question 1.
///   dates          Of question 7.
///   years          Of question 6.
///   as_on_map      The day, or all time, that the map shows, for the questions that look at one day.
struct QuestionChoices {
    std::optional<Day> first;
    std::optional<Day> second;
    std::vector<Day> dates;
    int years = 5;
    bool as_on_map = false;
    bool operator==(const QuestionChoices&) const = default;
};

/// Which of the ten questions is shown (0 = the list of them), the row of its answer that was chosen last, and what was chosen for it.
struct QuestionsMemory {
    int number = 0;
    std::string row;
    QuestionChoices choices = {};
    std::string first_words = {};
    std::string second_words = {};
    std::string dates_words = {};
    std::string wrong = {};  ///< why what was written is not taken
};

/// What the list of findings remembers.
///
///   whole   Kinds of which all are shown, also fragile ones and those of little weight.
///   author  Who decided last: the next decision is most likely theirs, too.
struct GapsMemory {
    std::set<analysis::GapKind> whole;
    bool ask_whole = false;
    bool decided_open = false;
    std::optional<DecisionForm> form;
    std::string author;
    std::optional<int> seen;
};

/// What potentials and obstacles go along with, and the course that the selected structure takes.
///
///   tables     What both were made from.
///   cell       Line of the table whose statements are shown below it, from 1; 0 = none.
///   opened     Coding or step whose words are shown.
struct FactorMemory {
    std::vector<std::shared_ptr<const void>> tables;
    CityId city;
    evidence::Field field = evidence::Field::none;
    bool made = false;
    analysis::FactorComparison comparison;
    std::vector<std::shared_ptr<const void>> life_tables;
    StructureId structure;
    std::vector<analysis::PatternFound> patterns;
    std::uint32_t cell = 0;
    std::string opened;
};

}  // namespace crosscut::panels
