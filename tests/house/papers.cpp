// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "house/tree.hpp"

using namespace house;

namespace {

const std::set<std::string> written_by_hand{".cpp", ".hpp", ".txt", ".cmake", ".md", ".json", ".csv", ".po", ".xml", ".svg", ".cff",
                                            ".desktop", ".vert", ".frag", ".yml", ""};

/// The first group of a pattern in a file, or nothing.
std::string fact(const fs::path& file, const std::string& pattern)
{
    const std::vector<std::string> found = found_in(text_of(file), std::regex(pattern));
    return found.empty() ? "" : found.front();
}

}  // namespace

TEST_CASE("No file knows the computer on which it was written")
{
    // The words are put together here, so that this file does not hold what it looks for.
    const std::vector<std::string> folders{"work", "home", "root", "Users", "mnt", "opt", "srv", "var/tmp"};
    std::string any;
    for (const std::string& folder : folders)
        any += (any.empty() ? "" : "|") + folder;
    const std::regex path("(?:^|[\\s\"'(=:`>])/(?:" + any + ")/");
    const std::regex windows("[A-Z]:\\\\{1,2}Users");
    for (const fs::path& file : project_files()) {
        if (!written_by_hand.count(file.extension().string()))
            continue;
        std::size_t number = 0;
        for (const std::string& line : lines_of(file)) {
            ++number;
            if (line.size() > 4000 || line.find('/') == std::string::npos)
                continue;
            INFO(fs::relative(file, source) << ":" << number << ": " << line);
            CHECK_FALSE(std::regex_search(line, path));
            CHECK_FALSE(std::regex_search(line, windows));
        }
    }
}

TEST_CASE("The licence, how to cite and the other papers of the house are there")
{
    for (const char* paper : {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "docs/rooms.md", "docs/decisions.md"}) {
        INFO(paper);
        CHECK(text_of(source / paper).size() > 200);
    }
    CHECK(text_of(source / "LICENSE").find("Apache License") != std::string::npos);
    const std::string citation = text_of(source / "CITATION.cff");
    for (const char* key : {"cff-version: 1.2.0", "\nmessage: ", "\ntitle: ", "\nauthors:\n", "\nversion: ", "\nlicense: Apache-2.0", "\ndate-released: "}) {
        INFO(key);
        CHECK(citation.find(key) != std::string::npos);
    }
}

TEST_CASE("The version is the same wherever it is said")
{
    const std::string version = fact(source / "CMakeLists.txt", R"(VERSION (\d+\.\d+\.\d+))");
    REQUIRE_FALSE(version.empty());
    CHECK(fact(source / "CITATION.cff", R"(\nversion: (\S+))") == version);
    CHECK(fact(source / "CHANGELOG.md", R"(\n## (\d+\.\d+\.\d+))") == version);
    CHECK(fact(source / "assets" / "org.crosscut.Crosscut.metainfo.xml", R"re(<release version="([^"]+)")re") == version);
    CHECK(fact(source / "src" / "app" / "main.cpp", R"re("crosscut-desktop (\d+\.\d+\.\d+)\\n")re") == version);
    CHECK(fact(source / "src" / "cli" / "run.cpp", R"re("crosscut (\d+\.\d+\.\d+)")re") == version);
}

TEST_CASE("Every table of the illustrative cases says that it is constructed")
{
    const std::string english = "Illustrative case, constructed from public documents and typical patterns.";
    const std::string german = "Illustrativer Fall, konstruiert aus öffentlichen Dokumenten und typischen Mustern.";
    std::size_t folders = 0;
    for (const fs::directory_entry& folder : fs::directory_iterator(source / "datasets")) {
        if (!folder.is_directory())
            continue;
        ++folders;
        for (const fs::path& file : files_below(folder.path())) {
            INFO(fs::relative(file, source));
            const std::string text = text_of(file);
            // The messy spreadsheet of Halle is not in UTF-8; the first half of the sentence has no umlaut.
            const bool said = text.find(english) != std::string::npos || text.find(german) != std::string::npos ||
                              text.find(german.substr(0, german.find(" aus "))) != std::string::npos;
            CHECK(said);
        }
    }
    CHECK(folders >= 8);  // six cities, Halle once more, and expected/
    CHECK(text_of(source / "README.md").find(english) != std::string::npos);
    for (const char* city : {"cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg", "halle-roh"}) {
        // Whoever imports a case gets the sentence into the study, in both languages.
        const std::string map = text_of(source / "datasets" / city / "crosscut-import.json");
        INFO(city);
        CHECK(map.find(english) != std::string::npos);
        CHECK(map.find(german) != std::string::npos);
    }
}

TEST_CASE("The menu entry, the file type and the icon keep to their formats")
{
    const std::string assets = (source / "assets" / "org.crosscut.Crosscut").string();
    const std::vector<std::pair<std::string, std::string>> checks{
        {"desktop-file-validate", "desktop-file-validate '" + assets + ".desktop'"},
        {"appstreamcli", "appstreamcli validate --no-net '" + assets + ".metainfo.xml'"},
        {"xmllint", "xmllint --noout '" + assets + ".mime.xml' '" + assets + ".metainfo.xml' '" + assets + ".svg'"}};
    for (const auto& [program, command] : checks) {
        if (!installed(program)) {
            WARN("skipped: " << program << " is not installed");
            continue;
        }
        const Said said = run(command + " 2>&1");
        INFO(said.text);
        CHECK(said.exit == 0);
    }
    // The file type is recognised by the number that the study file carries (study/store.hpp).
    const std::string id = fact(source / "src" / "study" / "store.hpp", R"(application_id = (0x[0-9a-f]+);)");
    CHECK_FALSE(id.empty());
    CHECK(fact(assets + ".mime.xml", R"re(type="big32" value="([^"]+)" offset="68")re") == id);
}
