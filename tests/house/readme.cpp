// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "house/tree.hpp"

using namespace house;

TEST_CASE("Every command of the README runs as it is written, one after the other")
{
    if (!fs::exists(binary / "crosscut") || !fs::exists(binary / "crosscut-layout")) {
        WARN("SKIPPED: crosscut is not built");
        return;
    }
    // A folder in which the paths of the README mean what they mean in a checkout that was built.
    const Folder folder;
    fs::create_directories(folder.path() / "build");
    fs::create_directories(folder.path() / "out");
    fs::create_directory_symlink(binary, folder.path() / "build" / "release");
    for (const char* name : {"datasets", "tests"})
        fs::create_directory_symlink(source / name, folder.path() / name);
    std::size_t count = 0;
    for (const std::string& line : lines_of(source / "README.md")) {
        if (line.rfind("    build/release/crosscut ", 0) != 0)
            continue;
        ++count;
        const int expected = line.find("# exit code 1") != std::string::npos ? 1 : 0;
        const Said said = run("cd '" + folder.path().string() + "' && " + line + " 2>&1");
        INFO(line);
        INFO(said.text);
        CHECK(said.exit == expected);
    }
    CHECK(count >= 15);
    for (const char* file : {"potsdam.svg", "lanes.pdf", "columns.png", "report/index.html", "tables"}) {
        INFO(file);
        CHECK(fs::exists(folder.path() / "out" / file));
    }
}

TEST_CASE("What the papers point at is there")
{
    std::vector<fs::path> papers = files_below(source / "docs", {".md"});
    for (const char* name : {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "datasets/README.md"})
        papers.push_back(source / name);
    for (const fs::path& paper : papers) {
        const std::string text = text_of(paper);
        for (const std::string& path : found_in(text, std::regex("`((?:src|tests|assets|docs|datasets|shaders)/[A-Za-z0-9_/.-]+)`"))) {
            INFO(paper.filename() << ": " << path);
            CHECK(fs::exists(source / path));
        }
        for (const std::string& link : found_in(text, std::regex(R"(\]\(([^)#:]+)\))"))) {
            INFO(paper.filename() << ": " << link);
            CHECK(fs::exists(paper.parent_path() / link));
        }
    }
}
