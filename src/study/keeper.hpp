// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/store.hpp"

#include <memory>
#include <optional>

namespace crosscut::study {

/// How saving stands, for the status line.
struct SaveStatus {
    enum class Kind { saved, saving, failed, read_only } kind = Kind::saved;
    std::size_t waiting = 0;          ///< edits that are not in the file yet
    std::optional<Problem> problem;  ///< why not
};

/// The thread that writes a study file. An edit that could not be written is kept and tried again every
/// second; nothing is ever dropped.
///
///   Threads  One thread calls the functions; the writing happens on another.
class Keeper {
public:
    /// `read_only` keeps nothing and says so.
    Keeper(Store store, bool read_only);
    /// Writes what waits, if it can be written.
    ~Keeper();
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;

    void submit(Transaction transaction);
    SaveStatus status() const;
    /// Waits until everything is in the file; false when that failed or took longer.
    bool flush(double seconds);
    /// Tries again at once.
    void retry();
    const std::filesystem::path& path() const;

private:
    struct Shared;
    std::unique_ptr<Shared> shared_;
};

}  // namespace crosscut::study
