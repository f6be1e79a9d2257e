// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/codec.hpp"
#include "study/edits.hpp"

#include <optional>
#include <vector>

namespace crosscut::study {

/// One thing that was done, as it can be taken back.
struct Step {
    Message label;
    std::vector<RowChange> changes;
    bool operator==(const Step&) const = default;
};

/// What the file has to do for one edit, undo or redo: all of it or nothing.
///
///   kept    Number of steps that stay; later ones are forgotten.
///   pushed  A step that comes after them.
///   cursor  Number of steps that are in force afterwards.
///   rows    Rows as they are afterwards (`exists`, `after`).
struct Transaction {
    std::size_t kept = 0;
    std::optional<Step> pushed;
    std::size_t cursor = 0;
    std::vector<RowChange> rows;
};

/// A study with everything that was done to it. Undo and redo reach back as far as the steps do.
class History {
public:
    static constexpr std::size_t most_steps = 1000;

    explicit History(State state = empty_state(), std::vector<Step> steps = {}, std::size_t cursor = 0);

    const State& state() const { return state_; }
    const std::vector<Step>& steps() const { return steps_; }
    std::size_t cursor() const { return cursor_; }

    /// Does an edit. Steps that were undone are forgotten. An edit that changes nothing makes no step
    /// (its transaction is empty). `gesture` edits that belong together (`joins`) become one step, which goes
    /// away again when it ends where it began.
    Result<Transaction> apply(const Edit& edit, bool gesture = false);
    /// Takes the last step back; empty where there is none.
    Result<std::optional<Transaction>> undo();
    Result<std::optional<Transaction>> redo();
    /// Goes to a number of steps in force, as far as there are steps.
    Result<std::vector<Transaction>> go(std::size_t cursor);

private:
    State state_;
    std::vector<Step> steps_;
    std::size_t cursor_ = 0;
    std::optional<Edit> last_edit_;
};

/// A step as bytes for the file, and back.
std::string written(const std::vector<RowChange>& changes);
Result<std::vector<RowChange>> read_changes(std::string_view text);
std::string written(const Message& label);
Message read_label(std::string_view text);

}  // namespace crosscut::study
