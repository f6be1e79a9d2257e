// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace crosscut::study {

/// A copy of a study that the program made by itself.
struct Backup {
    std::filesystem::path path;
    std::string time;  ///< "2026-11-25 14:03:22", of the computer's clock
    std::uintmax_t size = 0;  ///< bytes
};

/// The folder of the copies: beside the study, so that who deletes or moves the one sees the other ("demo.crosscut-backups").
std::filesystem::path backup_folder(const std::filesystem::path& study);

bool is_backup_folder(const std::filesystem::path& folder);

/// The copies of a study, newest first; none where there is no folder.
std::vector<Backup> backups_of(const std::filesystem::path& study);

/// Copies that are not kept: all but the newest ten, the newest of each day for fourteen days before the newest, and the newest of
/// each month. The newest of all is always kept.
///
///   backups  Newest first.
std::vector<Backup> superseded(const std::vector<Backup>& backups);

/// Copies a study as it is on the disk (SQLite's VACUUM INTO, so that nothing deleted is in it), reads the copy with every check of an
/// opening, gives it its name, and then deletes what is superseded. The study may be open and written to meanwhile.
///
///   time    As in `Backup`; names the copy. A copy of the same second is replaced.
///   Errors  What went wrong with the copy; older copies and the study are then as they were.
Result<Done> back_up(const std::filesystem::path& study, const std::string& time);

/// Copies a backup to a study of its own beside the one it was made of ("demo 2026-11-25 14-03.crosscut").
///
///   Value   The new file. An existing file is never written over.
Result<std::filesystem::path> bring_back(const Backup& backup, const std::filesystem::path& study);

}  // namespace crosscut::study
