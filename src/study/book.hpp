// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/history.hpp"
#include "study/keeper.hpp"
#include "study/versions.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace crosscut::study {

/// A study that is open: its state, its history and its file. Window and command line use the same.
class Book {
public:
    /// A study that has no file yet; nothing of it is kept.
    Book() = default;
    /// A new file with a state.
    static Result<Book> create(const std::filesystem::path& path, const State& state = empty_state());
    static Result<Book> open(const std::filesystem::path& path, bool read_only = false);

    const State& state() const { return history_.state(); }
    const History& history() const { return history_; }
    const std::vector<Problem>& remarks() const { return remarks_; }
    bool has_file() const { return keeper_ != nullptr; }
    bool read_only() const { return read_only_; }
    std::filesystem::path path() const;

    /// Does an edit and hands it to the writer; the state is new when this returns.
    Result<Done> apply(const Edit& edit, bool gesture = false);
    /// Whether there was something to undo.
    Result<bool> undo();
    Result<bool> redo();
    /// Goes to a number of steps in force.
    Result<Done> go(std::size_t cursor);

    /// States kept under a name, oldest first; beside the history, so that undo does not take them away.
    const std::vector<Version>& versions() const { return versions_; }
    const Version* version(VersionId id) const;
    /// Keeps the state under a name; the same name twice is refused.
    Result<Done> keep_version(const std::string& name, const std::string& time);
    Result<Done> drop_version(VersionId id);
    /// Goes back to a version as one step of the history.
    Result<Done> return_to(VersionId id);

    SaveStatus save_status() const;
    bool flush(double seconds);
    void retry();
    /// Writes everything, with its history, to a new file and goes on there.
    Result<Done> save_as(const std::filesystem::path& path);

private:
    void write_beside(std::vector<RowChange> rows);
    std::vector<RowText> all_rows() const;

    History history_;
    std::vector<Version> versions_;
    std::unique_ptr<Keeper> keeper_;
    std::vector<Problem> remarks_;
    bool read_only_ = false;
};

}  // namespace crosscut::study
