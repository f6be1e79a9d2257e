// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <vector>

namespace house {

namespace fs = std::filesystem;

inline const fs::path source = CROSSCUT_SOURCE_DIR;
inline const fs::path binary = CROSSCUT_BINARY_DIR;

/// Plain files below a folder whose names end in one of these (all, if there is none), in order.
inline std::vector<fs::path> files_below(const fs::path& folder, const std::set<std::string>& extensions = {})
{
    std::vector<fs::path> out;
    if (fs::exists(folder))
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file() && (extensions.empty() || extensions.count(entry.path().extension().string())))
                out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

/// Every file of the project: not what was built, computed, or belongs to git.
inline std::vector<fs::path> project_files()
{
    const std::set<std::string> left_out{".git", "build", "out", ".cache", "shared"};
    std::vector<fs::path> out;
    for (const fs::directory_entry& entry : fs::directory_iterator(source)) {
        if (left_out.count(entry.path().filename().string()))
            continue;
        if (entry.is_directory())
            for (const fs::path& file : files_below(entry.path()))
                out.push_back(file);
        else if (entry.is_regular_file())
            out.push_back(entry.path());
    }
    return out;
}

inline std::string text_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline std::vector<std::string> lines_of(const fs::path& file)
{
    std::istringstream in(text_of(file));
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);)
        out.push_back(line);
    return out;
}

/// First group of every match, in order.
inline std::vector<std::string> found_in(const std::string& text, const std::regex& pattern)
{
    std::vector<std::string> out;
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
        out.push_back((*it)[1]);
    return out;
}

/// What a command writes to its output, and its exit code.
struct Said {
    std::string text;
    int exit = -1;
};
inline Said run(const std::string& command)
{
    Said said;
    std::FILE* pipe = popen(command.c_str(), "r");
    if (!pipe)
        return said;
    char buffer[4096];
    while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, pipe))
        said.text.append(buffer, n);
    const int status = pclose(pipe);
    said.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return said;
}

inline bool installed(const std::string& program) { return run("command -v " + program + " >/dev/null").exit == 0; }

/// An empty folder that is gone afterwards.
class Folder {
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "crosscut-house-XXXXXX").string();
        if (mkdtemp(name.data()))
            path_ = name;
    }
    ~Folder()
    {
        std::error_code error;
        if (!path_.empty())
            fs::remove_all(path_, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace house
