// SPDX-License-Identifier: Apache-2.0
#include "study/backups.hpp"

#include "study/database.hpp"
#include "study/store.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace crosscut::study {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t newest_kept = 10;
constexpr int days_kept = 14;
constexpr std::string_view folder_end = "-backups";
constexpr const char* form = "0000-00-00_00-00-00";

bool is_name(const std::string& stem)
{
    const std::string_view wanted = form;
    if (stem.size() != wanted.size())
        return false;
    for (std::size_t i = 0; i < stem.size(); ++i)
        if (wanted[i] == '0' ? !std::isdigit(static_cast<unsigned char>(stem[i])) : stem[i] != wanted[i])
            return false;
    const std::string month = stem.substr(5, 2);
    const std::string day = stem.substr(8, 2);
    return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

std::string name_of(std::string time)
{
    for (char& c : time)
        c = c == ' ' ? '_' : c == ':' ? '-' : c;
    return time;
}

std::string time_of(std::string name)
{
    name[10] = ' ';
    name[13] = name[16] = ':';
    return name;
}

/// Days before another, of times as in `Backup`.
int days_between(const std::string& early, const std::string& late)
{
    const auto day = [](const std::string& time) { return day_of(std::stoi(time.substr(0, 4)), std::stoi(time.substr(5, 2)), std::stoi(time.substr(8, 2))); };
    return static_cast<int>((day(late) - day(early)).count());
}

Problem refused(const fs::path& folder, const std::error_code& error)
{
    return {Problem::Code::io, {"No backup copy could be made ({1}).", {error.message()}},
            {"Free some space, or keep the study in a folder that you may write to. The study itself is saved."}, {folder.filename().string(), {}, 0, {}}};
}

/// On the disk before it has its name, and its name before this returns.
bool settle(const fs::path& part, const fs::path& path)
{
    const int file = ::open(part.c_str(), O_RDONLY | O_CLOEXEC);
    const bool written = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!written || ::rename(part.c_str(), path.c_str()) != 0)
        return false;
    if (const int folder = ::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return true;
}

}  // namespace

fs::path backup_folder(const fs::path& study)
{
    fs::path folder = study;
    folder += folder_end;
    return folder;
}

bool is_backup_folder(const fs::path& folder)
{
    const std::string name = folder.filename().string();
    return name.size() > folder_end.size() && name.ends_with(folder_end) && fs::path(name.substr(0, name.size() - folder_end.size())).extension() == ".crosscut";
}

std::vector<Backup> backups_of(const fs::path& study)
{
    std::vector<Backup> out;
    std::error_code error;
    for (fs::directory_iterator at(backup_folder(study), error), end; !error && at != end; at.increment(error)) {
        const std::string stem = at->path().stem().string();
        std::error_code unreadable;
        if (at->path().extension() != ".crosscut" || !is_name(stem) || !at->is_regular_file(unreadable))
            continue;
        out.push_back({at->path(), time_of(stem), at->file_size(unreadable)});
    }
    std::sort(out.begin(), out.end(), [](const Backup& a, const Backup& b) { return a.time > b.time; });
    return out;
}

std::vector<Backup> superseded(const std::vector<Backup>& backups)
{
    std::vector<Backup> out;
    std::set<std::string> days;
    std::set<std::string> months;
    for (std::size_t i = 0; i < backups.size(); ++i) {
        const std::string& time = backups[i].time;
        const bool of_day = days.insert(time.substr(0, 10)).second && days_between(time, backups.front().time) < days_kept;
        const bool of_month = months.insert(time.substr(0, 7)).second;
        if (i >= newest_kept && !of_day && !of_month)
            out.push_back(backups[i]);
    }
    return out;
}

Result<Done> back_up(const fs::path& study, const std::string& time)
{
    const std::string name = name_of(time);
    if (!is_name(name))
        return Problem{Problem::Code::bad_value, {"“{1}” is no time.", {time}}, {}, {}};
    const fs::path folder = backup_folder(study);
    std::error_code error;
    if (!fs::exists(study, error))
        return refused(folder, std::make_error_code(std::errc::no_such_file_or_directory));
    if (fs::create_directory(folder, error))
        fs::permissions(folder, fs::perms::owner_all, error);  // quotes and names lie in it
    if (!fs::is_directory(folder, error))
        return refused(folder, error ? error : std::make_error_code(std::errc::not_a_directory));
    const fs::path part = folder / (name + ".part");
    fs::remove(part, error);
    {
        // No look at the file but through SQLite: closing it otherwise would end the locks of whoever has it open in this program.
        database::Connection connection;
        connection.path = study;
        if (!connection.open(database::Connection::Mode::read))
            return connection.failure();
        sqlite3_limit(connection.base, SQLITE_LIMIT_ATTACHED, 1);
        if (!database::Query(connection, "VACUUM INTO ?1").bind(1, part.string()).run()) {
            Problem problem = connection.failure();
            fs::remove(part, error);
            return problem;
        }
    }
    fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, error);
    Stored stored;
    if (const Result<Store> checked = Store::open(part, stored, true); !checked) {
        fs::remove(part, error);
        return checked.problem();
    }
    if (!settle(part, folder / (name + ".crosscut"))) {
        fs::remove(part, error);
        return refused(folder, std::make_error_code(std::errc::io_error));
    }
    for (const Backup& one : superseded(backups_of(study)))
        fs::remove(one.path, error);
    return Done{};
}

Result<fs::path> bring_back(const Backup& backup, const fs::path& study)
{
    std::string when = backup.time.substr(0, 16);
    std::replace(when.begin(), when.end(), ':', '-');
    std::error_code error;
    for (int number = 1; number < 1000; ++number) {
        const fs::path path = study.parent_path() / (study.stem().string() + " " + when + (number == 1 ? "" : " (" + std::to_string(number) + ")") + ".crosscut");
        if (fs::exists(path, error))
            continue;
        fs::copy_file(backup.path, path, fs::copy_options::none, error);
        if (!error)
            return path;
        break;
    }
    return Problem{Problem::Code::io, {"The backup copy cannot be copied ({1}).", {error.message()}}, {"Free some space, or keep the study in a folder that you may write to."},
                   {backup.path.filename().string(), {}, 0, {}}};
}

}  // namespace crosscut::study
