// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

#include "foundation/clock.hpp"

namespace crosscut::app {

void Session::begin_backups()
{
    backup_path_ = book.path();
    backups_ = study::backups_of(backup_path_);
    backup_state_.reset();
    backup_due_ = now;
    backup_failure_.clear();
    std::error_code error;
    const auto changed = std::filesystem::last_write_time(backup_path_, error);
    // What was not touched since its last copy needs no other one.
    if (!error && !backups_.empty() && std::filesystem::last_write_time(backups_.front().path, error) >= changed && !error)
        backup_state_ = book.state();
}

void Session::keep_backups(Language language)
{
    constexpr double between = 15 * 60;  // seconds
    if (!book.has_file())
        return;
    if (backup_path_ != book.path())
        begin_backups();
    if (!backups_on || book.read_only() || now < backup_due_ || book.save_status().kind != study::SaveStatus::Kind::saved)
        return;
    if (backup_state_ && study::same(*backup_state_, book.state()))
        return;
    backup_due_ = now + between;
    const std::filesystem::path path = book.path();
    jobs.start(
        "backup", {"Making a backup copy"}, [path, time = clock_now()](Work&) -> Result<std::vector<study::Backup>> {
            if (const Result<Done> made = study::back_up(path, time); !made)
                return made.problem();
            return study::backups_of(path);
        },
        [this, path, state = book.state(), language](Result<std::vector<study::Backup>> made) {
            if (!book.has_file() || book.path() != path)
                return;
            if (made) {
                backups_ = std::move(*made);
                backup_state_ = state;
                backup_failure_.clear();
                return;
            }
            // Said once: the study itself is saved.
            const std::string words = describe(language, made.problem());
            if (words != backup_failure_)
                refuse(made.problem(), language, now);
            backup_failure_ = words;
        });
}

}  // namespace crosscut::app
