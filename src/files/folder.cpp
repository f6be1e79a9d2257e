// SPDX-License-Identifier: Apache-2.0
#include "files/folder.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <cstdlib>

#include <unistd.h>

namespace crosscut::files {

namespace fs = std::filesystem;

Result<std::vector<FolderEntry>> list_folder(const fs::path& folder)
{
    const std::string name = shown_name(folder.string());
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (error == std::errc::permission_denied)
        return Problem{Problem::Code::io, {"The folder “{1}” may not be read.", {name}}, {"Choose another folder, or ask for the right to read it."}, {}};
    if (!fs::exists(status))
        return Problem{Problem::Code::io, {"There is no folder “{1}” any more.", {name}}, {"Choose another folder."}, {}};
    if (!fs::is_directory(status))
        return Problem{Problem::Code::io, {"“{1}” is not a folder.", {name}}, {"Choose another folder."}, {}};
    fs::directory_iterator at(folder, error);
    if (error)
        return Problem{Problem::Code::io, {"The folder “{1}” may not be read.", {name}}, {"Choose another folder, or ask for the right to read it."}, {}};
    std::vector<FolderEntry> out;
    for (; at != fs::directory_iterator(); at.increment(error)) {
        if (error)
            break;
        FolderEntry entry;
        entry.name = at->path().filename().string();
        if (entry.name.empty() || entry.name.front() == '.')
            continue;
        std::error_code each;
        entry.folder = at->is_directory(each);
        if (!entry.folder) {
            if (!at->is_regular_file(each))
                continue;
            entry.size = at->file_size(each);
            if (each)
                entry.size = 0;
        }
        const auto written = at->last_write_time(each);
        if (!each)
            entry.changed = std::chrono::floor<std::chrono::days>(std::chrono::file_clock::to_sys(written));
        out.push_back(std::move(entry));
        if (out.size() > 100'000)
            return Problem{Problem::Code::limit, {"The folder “{1}” holds too many files to show.", {name}}, {"Type the name of the file."}, {}};
    }
    if (error)
        return Problem{Problem::Code::io, {"The folder “{1}” could not be read to its end.", {name}}, {"Try again, or choose another folder."}, {}};
    std::sort(out.begin(), out.end(), [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
    return out;
}

std::string shown_name(const std::string& name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size();) {
        const auto c = static_cast<unsigned char>(name[i]);
        const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
        const std::string_view one = std::string_view(name).substr(i, length);
        if (one.size() == length && valid_utf8(one) && c >= 0x20 && c != 0x7F) {
            out += one;
            i += length;
        } else {
            out += "\xEF\xBF\xBD";
            ++i;
        }
    }
    return out;
}

bool may_write(const fs::path& folder) { return ::access(folder.c_str(), W_OK | X_OK) == 0; }

fs::path home_folder()
{
    std::error_code error;
    if (const char* home = std::getenv("HOME"); home && *home && fs::is_directory(home, error))
        return home;
    return fs::path("/");
}

}  // namespace crosscut::files
