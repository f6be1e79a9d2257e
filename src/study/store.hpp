// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/history.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace crosscut::study {

/// What an opened study file holds.
struct Stored {
    std::vector<RowText> rows;
    std::vector<Step> steps;
    std::size_t cursor = 0;
    bool read_only = false;           ///< see `remarks`, or asked for
    std::vector<Problem> remarks;     ///< why it is read-only, or why the history is missing
};

/// A study file: one SQLite database (docs/file-format.md). Not for several threads at once.
///
///   Safety  A commit is on the disk when `commit` returns (journal_mode TRUNCATE, synchronous EXTRA).
///   Opening Checks before the first query: regular file, size, header, application id, version, schema text;
///           then quick_check, the seal of every row and the digest over all. A newer version, a file that may
///           not be written, one that is open elsewhere and a damaged history open for reading only, with a remark.
///   Version A file says the lowest version that knows all its tables (`version_of_table`), so that an older program
///           still opens a study without what is new; it is raised with the first row that needs it.
///   Writing One opener at a time may write: the right is a lock of the system that ends with the program.
///   Errors  `bad_file` when a check fails (the file is not written then), `io` when the system refuses,
///           `conflict` when another program changed the file since it was read or took it away, `limit` when it
///           is too large.
class Store {
public:
    static constexpr int application_id = 0x43727363;  // "Crsc"
    static constexpr int format_version = 3;

    Store();
    ~Store();
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;

    /// Makes a new file; refuses one that is there already.
    static Result<Store> create(const std::filesystem::path& path, const std::vector<RowText>& rows,
                                const std::vector<Step>& steps = {}, std::size_t cursor = 0);
    static Result<Store> open(const std::filesystem::path& path, Stored& stored, bool read_only = false);

    Result<Done> commit(const Transaction& transaction);
    /// The problem if the file's path does not lead to the open file any more (deleted, moved, replaced).
    std::optional<Problem> astray() const;
    const std::filesystem::path& path() const;

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

}  // namespace crosscut::study
