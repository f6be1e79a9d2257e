// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path source = CROSSCUT_SOURCE_DIR;

/// Which rooms a room may include (docs/rooms.md).
const std::map<std::string, std::set<std::string>> may_include = [] {
    std::map<std::string, std::set<std::string>> map{
        {"foundation", {}},
        {"work", {"foundation"}},
        {"files", {"foundation"}},
        {"interview", {"foundation", "files"}},
        {"evidence", {"foundation", "interview"}},
        {"structures", {"foundation", "evidence"}},
        {"network", {"foundation", "evidence", "structures"}},
        {"analysis", {"foundation", "work", "files", "interview", "evidence", "structures", "network"}},
        {"layout", {"foundation", "work", "network"}},
        {"exchange", {"foundation", "files", "interview", "evidence", "structures", "network"}},
        {"scene", {"foundation", "work", "evidence", "structures", "network", "analysis", "layout"}},
        {"figure", {"foundation", "scene"}},
        {"report", {"foundation", "work", "evidence", "interview", "structures", "network", "analysis", "figure", "scene"}},
        {"study", {"foundation", "work", "interview", "evidence", "structures", "network", "analysis", "layout", "exchange"}},
        {"screen", {"foundation", "scene"}},
        {"panels", {"foundation", "work", "interview", "evidence", "structures", "network", "analysis", "layout", "exchange", "scene", "study", "files"}},
    };
    std::set<std::string> all;
    for (const auto& [room, lower] : map)
        all.insert(room);
    std::set<std::string> no_window = all;
    no_window.erase("screen");
    no_window.erase("panels");
    map["cli"] = no_window;
    all.insert("cli");
    map["app"] = all;
    return map;
}();

/// Foreign headers and the rooms that may know them.
const std::vector<std::pair<std::string, std::set<std::string>>> homes = {
    {"unicode/", {"foundation", "files"}}, {"boost/", {"network", "analysis"}}, {"graphviz/", {"layout"}},
    {"sqlite3.h", {"study"}},              {"cairo", {"figure", "scene"}},      {"pango/", {"scene", "figure"}},
    {"ft2build.h", {"screen", "panels"}},  {"GLFW/", {"screen", "app"}},        {"epoxy/", {"screen", "app"}},
    {"imgui", {"panels", "app"}},          {"CLI/", {"cli"}},                   {"xlsxwriter.h", {"exchange"}},
    {"pugixml.hpp", {"files"}},            {"zip.h", {"files"}},
    {"nlohmann/", {"exchange", "cli"}},    {"fontconfig/", {"scene", "screen", "panels"}},
};

std::vector<fs::path> files_below(const fs::path& folder, const std::set<std::string>& extensions)
{
    std::vector<fs::path> out;
    if (fs::exists(folder))
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file() && extensions.count(entry.path().extension().string()))
                out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

std::string text_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("Every room includes only the rooms that the plan allows")
{
    const std::regex include(R"re(^\s*#\s*include\s+"([a-z_]+)/)re");
    for (const fs::path& file : files_below(source / "src", {".hpp", ".cpp"})) {
        const std::string room = (*fs::relative(file, source / "src").begin()).string();
        INFO(file);
        REQUIRE(may_include.count(room) == 1);
        std::istringstream lines(text_of(file));
        std::string line;
        std::smatch match;
        while (std::getline(lines, line))
            if (std::regex_search(line, match, include)) {
                INFO(line);
                const std::string other = match[1];
                CHECK((other == room || may_include.at(room).count(other) == 1));
            }
    }
}

TEST_CASE("Foreign libraries stay in their rooms and out of the headers that others read")
{
    const std::regex include(R"re(^\s*#\s*include\s+[<"]([^>"]+)[>"])re");
    for (const fs::path& file : files_below(source / "src", {".hpp", ".cpp"})) {
        const std::string room = (*fs::relative(file, source / "src").begin()).string();
        std::istringstream lines(text_of(file));
        std::string line;
        std::smatch match;
        while (std::getline(lines, line)) {
            if (!std::regex_search(line, match, include))
                continue;
            const std::string name = match[1];
            for (const auto& [header, rooms] : homes)
                if (name.rfind(header, 0) == 0) {
                    INFO(file << ": " << line);
                    CHECK(rooms.count(room) == 1);
                    CHECK(file.extension() == ".cpp");
                }
        }
    }
}

TEST_CASE("No file holds two ideas: five hundred lines at most")
{
    for (const fs::path& file : files_below(source / "src", {".hpp", ".cpp"})) {
        const std::string text = text_of(file);
        INFO(file);
        CHECK(std::count(text.begin(), text.end(), '\n') <= 500);
    }
}

TEST_CASE("Every source file names its licence in the first line or two")
{
    std::vector<fs::path> files = files_below(source / "src", {".hpp", ".cpp", ".cmake"});
    for (const char* folder : {"tests", "shaders"})
        for (const fs::path& file : files_below(source / folder, {".cpp", ".hpp", ".vert", ".frag"}))
            files.push_back(file);
    for (const fs::path& file : files) {
        INFO(file);
        CHECK(text_of(file).substr(0, 120).find("SPDX-License-Identifier: Apache-2.0") != std::string::npos);
    }
}

TEST_CASE("Every header is guarded once and every message of the program has its German words")
{
    for (const fs::path& file : files_below(source / "src", {".hpp"})) {
        INFO(file);
        CHECK(text_of(file).find("#pragma once") != std::string::npos);
    }
    std::set<std::string> known;
    const std::regex entry(R"re(^msgid "(.*)"$)re");
    for (const fs::path& file : files_below(source / "assets" / "locale", {".po"})) {
        std::istringstream lines(text_of(file));
        std::string line;
        std::smatch match;
        while (std::getline(lines, line))
            if (std::regex_search(line, match, entry))
                known.insert(match[1]);
    }
    // Sentences are found where they are made: tr(…, "…"), say(…, "…") and Message{"…"}.
    const std::regex sentence(R"re((?:\btr\([a-z_.]+, |\bsay\([a-z_.]+, |[({,\s]\{|\bMessage\{)"((?:[^"\\]|\\.)*)")re");
    std::set<std::string> missing;
    for (const fs::path& file : files_below(source / "src", {".cpp"})) {
        const std::string text = text_of(file);
        for (std::sregex_iterator it(text.begin(), text.end(), sentence), end; it != end; ++it) {
            const std::string found = (*it)[1];
            const bool sentence_like = found.size() > 3 && found[0] >= 'A' && found[0] <= 'Z' && found.find(' ') != std::string::npos &&
                                       found.find("CREATE") == std::string::npos;
            if (sentence_like && !known.count(found))
                missing.insert(found);
        }
    }
    std::string list;
    for (const std::string& one : missing)
        list += one + "\n";
    INFO(list);
    CHECK(missing.empty());
}
