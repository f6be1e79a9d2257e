// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "house/tree.hpp"

#include <map>

using namespace house;

namespace {

using Names = std::set<std::string>;

/// The cells of the rows of a Markdown table whose header line begins with `head`, without the header.
std::vector<std::vector<std::string>> table(const fs::path& page, const std::string& head)
{
    std::vector<std::vector<std::string>> rows;
    bool inside = false;
    for (const std::string& line : lines_of(page)) {
        if (line.rfind(head, 0) == 0) {
            inside = true;
        } else if (inside && line.rfind("|---", 0) == 0) {
            continue;
        } else if (inside && line.rfind("| ", 0) == 0) {
            rows.push_back(found_in(line, std::regex(R"(\| ([^|]*?) (?=\|))")));
        } else {
            inside = false;
        }
    }
    return rows;
}

std::vector<std::string> quoted(const std::string& cell) { return found_in(cell, std::regex("`([^`]+)`")); }

const fs::path page = source / "docs" / "rooms.md";

/// The plan: rooms in their order, and whom each may include.
std::vector<std::pair<std::string, Names>> plan()
{
    std::vector<std::pair<std::string, Names>> out;
    for (const std::vector<std::string>& row : table(page, "| room | what it is | may include |")) {
        const std::vector<std::string> lower = quoted(row.at(2));
        out.emplace_back(quoted(row.at(0)).at(0), Names(lower.begin(), lower.end()));
    }
    return out;
}

std::map<std::string, Names> allowed()
{
    std::map<std::string, Names> out;
    for (const auto& [room, lower] : plan())
        out[room] = lower;
    return out;
}

/// The rooms that the build links to each room, as its lines name them.
std::map<std::string, Names> linked()
{
    std::map<std::string, Names> out;
    const std::string text = text_of(source / "src" / "CMakeLists.txt");
    const std::regex call(R"(\n *room\(([a-z]+)([^)]*)\))");
    for (std::sregex_iterator it(text.begin(), text.end(), call), end; it != end; ++it) {
        Names& rooms = out[(*it)[1]];
        std::istringstream words((*it)[2]);
        bool naming = false;
        for (std::string word; words >> word;) {
            if (word == "ROOMS" || word == "LIBS")
                naming = word == "ROOMS";
            else if (naming)
                rooms.insert(word);
        }
    }
    return out;
}

Names reached(const std::map<std::string, Names>& links, const std::string& from)
{
    Names out;
    std::vector<std::string> open{from};
    while (!open.empty()) {
        const std::string room = open.back();
        open.pop_back();
        for (const std::string& next : links.at(room))
            if (out.insert(next).second)
                open.push_back(next);
    }
    return out;
}

}  // namespace

TEST_CASE("The plan of the rooms has one direction: a room includes only rooms that stand above it")
{
    Names before;
    for (const auto& [room, lower] : plan()) {
        for (const std::string& one : lower) {
            INFO(room << " may include " << one);
            CHECK(before.count(one) == 1);
        }
        INFO(room << " stands twice in the plan");
        CHECK(before.insert(room).second);
    }
    CHECK(before.size() >= 18);
    // The window is unknown to everything that must work without one.
    for (const char* room : {"cli", "report", "figure", "scene", "study"})
        for (const char* window : {"screen", "panels", "app"})
            CHECK(allowed().at(room).count(window) == 0);
    CHECK(allowed().at("screen").count("panels") == 0);
    CHECK(allowed().at("panels").count("screen") == 0);
}

TEST_CASE("The plan of the rooms and the build agree")
{
    const std::map<std::string, Names> may = allowed();
    const std::map<std::string, Names> links = linked();
    Names planned, built;
    for (const auto& [room, lower] : may)
        planned.insert(room);
    for (const auto& [room, lower] : links)
        built.insert(room);
    REQUIRE(planned == built);
    for (const auto& [room, lower] : links) {
        for (const std::string& one : lower) {
            INFO("src/CMakeLists.txt links " << one << " to " << room << ", docs/rooms.md does not allow it");
            CHECK(may.at(room).count(one) == 1);
        }
        const Names all = reached(links, room);
        for (const std::string& one : may.at(room)) {
            INFO("docs/rooms.md lets " << room << " include " << one << ", src/CMakeLists.txt does not link it");
            CHECK(all.count(one) == 1);
        }
    }
}

TEST_CASE("Every room includes only the rooms that the plan allows")
{
    const std::map<std::string, Names> may = allowed();
    const std::regex include(R"re(^\s*#\s*include\s+"([a-z_]+)/)re");
    for (const fs::path& file : files_below(source / "src", {".hpp", ".cpp"})) {
        const std::string room = (*fs::relative(file, source / "src").begin()).string();
        INFO(file);
        REQUIRE(may.count(room) == 1);
        std::smatch match;
        for (const std::string& line : lines_of(file))
            if (std::regex_search(line, match, include)) {
                INFO(line);
                const std::string other = match[1];
                CHECK((other == room || may.at(room).count(other) == 1));
            }
    }
}

TEST_CASE("Foreign libraries stay in their rooms and out of the headers that others read")
{
    std::vector<std::pair<std::string, Names>> homes;
    for (const std::vector<std::string>& row : table(page, "| library | headers that begin with | at home in |")) {
        const std::vector<std::string> rooms = quoted(row.at(2));
        for (const std::string& header : quoted(row.at(1)))
            homes.emplace_back(header, Names(rooms.begin(), rooms.end()));
    }
    REQUIRE(homes.size() >= 16);
    const std::regex include(R"re(^\s*#\s*include\s+[<"]([^>"]+)[>"])re");
    for (const fs::path& file : files_below(source / "src", {".hpp", ".cpp"})) {
        const std::string room = (*fs::relative(file, source / "src").begin()).string();
        std::smatch match;
        for (const std::string& line : lines_of(file)) {
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
