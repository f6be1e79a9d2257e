// SPDX-License-Identifier: Apache-2.0
#include "app/recent.hpp"

#include "files/bytes.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace crosscut::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most = 8;

std::vector<fs::path> lines_of(const fs::path& list)
{
    std::vector<fs::path> out;
    std::ifstream in(list);
    for (std::string line; out.size() < 4 * most && std::getline(in, line);)
        if (!line.empty() && line.front() == '/')
            out.emplace_back(line);
    return out;
}

}  // namespace

fs::path recent_list()
{
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state == '/')
        return fs::path(state) / "crosscut" / "recent";
    if (const char* home = std::getenv("HOME"); home && *home == '/')
        return fs::path(home) / ".local" / "state" / "crosscut" / "recent";
    return {};
}

std::vector<fs::path> read_recent(const fs::path& list)
{
    std::vector<fs::path> out;
    std::error_code error;
    for (const fs::path& study : lines_of(list))
        if (out.size() < most && fs::is_regular_file(study, error))
            out.push_back(study);
    return out;
}

Result<std::vector<fs::path>> remember_study(const fs::path& list, const fs::path& study)
{
    std::error_code error;
    const fs::path whole = fs::absolute(study, error).lexically_normal();
    std::vector<fs::path> now = read_recent(list);
    // A name with a line break could not be told apart from two names.
    if (error || list.empty() || whole.string().find('\n') != std::string::npos)
        return now;
    std::erase(now, whole);
    now.insert(now.begin(), whole);
    now.resize(std::min(now.size(), most));
    std::string text;
    for (const fs::path& one : now)
        text += one.string() + "\n";
    fs::create_directories(list.parent_path(), error);
    const Result<Done> written = files::write_file(list, text);
    if (!written)
        return written.problem();
    return now;
}

}  // namespace crosscut::app
