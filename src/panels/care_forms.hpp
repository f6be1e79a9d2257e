// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/matches.hpp"
#include "study/edits.hpp"
#include "study/versions.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace crosscut::panels {

// What the dialogs hold while they are open that look after what is there (dialog_forms.hpp).

/// Names that look alike, pair by pair.
struct ReviewForm {
    int shown = 0;        ///< row of the list
    bool keep_a = true;   ///< which of the two stays in a merger
    bool fresh = true;
    std::string problem = {};
};

/// Many claims and what is to change in them; position 0 of each choice leaves it as it is.
struct RecodeForm {
    std::set<ClaimId> chosen = {};
    std::string words = {};  ///< filter of the list
    int relation_filter = 0;
    bool only_chosen = false;
    int relation = 0;
    bool turn = false;
    int strength = 0;  ///< 1 to 5, 6 = nobody said
    int polarity = 0;
    int certainty = 0;
    int field = 0;
    std::string since = {};  ///< empty = as it is, "-" = none
    std::string until = {};
    std::string problem = {};
    // Kept by the dialog.
    bool fresh = true;
    std::optional<ClaimId> anchor = {};  ///< where a range begins
    std::vector<ClaimId> shown = {};
    std::vector<std::string> titles = {};
    std::string shown_for = {};
    const void* shown_of = nullptr;
    std::string counted_for = {};
    std::optional<study::RecodeCount> count = {};
};

/// Organisations that become others on a date.
struct LineageForm {
    int kind = 0;  ///< split, merger
    std::vector<ActorId> before = {};
    std::vector<std::string> after = {"", ""};  ///< names; of an actor that is there, or a new one
    std::string date = {};
    std::string words = {};
    int main = 0;
    std::map<ClaimId, int> choices = {};  ///< of a claim: 0 stays, then goes and divided for each heir
    std::string problem = {};
    // Kept by the dialog.
    std::string find = {};
    bool fresh = true;
};

/// Versions of the study, one of them compared with another state.
struct VersionsForm {
    std::string name = {};
    study::VersionId shown = {};
    int with = 0;  ///< 0 = the state as it is, then the versions in their order
    bool sure = false;  ///< the question whether to delete is shown
    std::string problem = {};
    std::string backup = {};  ///< time of the backup copy that was chosen
    // Kept by the dialog.
    bool fresh = true;
    std::string compared_for = {};
    const void* compared_of = nullptr;
    std::vector<study::RowDifference> list = {};
};

}  // namespace crosscut::panels
