// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/bytes.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

/// The built program, run as a person runs it.
namespace shell {

namespace fs = std::filesystem;
using nlohmann::json;

/// A folder of its own, gone with the test.
struct Folder {
    fs::path path;
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "crosscut-cli-XXXXXX").string();
        path = mkdtemp(name.data());
    }
    ~Folder()
    {
        std::error_code error;
        fs::remove_all(path, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string at(const std::string& name) const { return (path / name).string(); }
    std::string put(const std::string& name, const std::string& bytes) const
    {
        if (!::crosscut::files::write_file(path / name, bytes))
            throw std::runtime_error("cannot write " + name);
        return at(name);
    }
};

struct Answer {
    int code = -1;
    std::string out;
    std::string err;
    json parsed() const { return json::parse(out); }
};

/// Runs `crosscut` with these words; English unless the words say otherwise.
inline Answer run(const std::vector<std::string>& words)
{
    const Folder folder;
    const std::string out = folder.at("out");
    const std::string err = folder.at("err");
    std::vector<std::string> all{CROSSCUT_BINARY_DIR "/crosscut"};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> argv;
    for (std::string& word : all)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<std::string> variables;
    for (char** variable = environ; *variable; ++variable)
        if (const std::string one = *variable; one.rfind("LC_", 0) != 0 && one.rfind("LANG", 0) != 0)
            variables.push_back(one);
    variables.emplace_back("LC_ALL=C");
    std::vector<char*> envp;
    for (std::string& variable : variables)
        envp.push_back(variable.data());
    envp.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t child = 0;
    const int failed = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed)
        throw std::runtime_error("crosscut is not built");
    int status = 0;
    waitpid(child, &status, 0);
    Answer answer;
    answer.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    answer.out = *::crosscut::files::read_file(out);
    answer.err = *::crosscut::files::read_file(err);
    return answer;
}

inline Answer run(std::vector<std::string> words, const std::vector<std::string>& more)
{
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
}

inline std::string dataset(const std::string& name) { return CROSSCUT_SOURCE_DIR "/datasets/" + name; }

/// A study of the six cases, made once for the whole program.
inline const std::string& six_cases()
{
    static const Folder folder;
    static const std::string study = [] {
        const std::string path = folder.at("six.crosscut");
        for (const char* city : {"cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg"})
            if (run({"import", dataset(city), "--into", path, "--quiet"}).code != 0)
                throw std::runtime_error(std::string("cannot import ") + city);
        return path;
    }();
    return study;
}

}  // namespace shell
