// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "house/tree.hpp"

#include <map>

using namespace house;

namespace {

/// English words and their German ones, as they stand in the catalogue files (escapes not undone).
struct Entry {
    std::string english, german;
    std::string file;
};

std::vector<Entry> catalogue()
{
    std::vector<Entry> out;
    const std::regex quoted(R"re("((?:[^"\\]|\\.)*)"\s*$)re");
    for (const fs::path& file : files_below(source / "assets" / "locale", {".po"})) {
        std::string* into = nullptr;
        for (const std::string& line : lines_of(file)) {
            if (line.rfind("msgid ", 0) == 0) {
                out.push_back({"", "", file.filename().string()});
                into = &out.back().english;
            } else if (line.rfind("msgstr ", 0) == 0 && !out.empty()) {
                into = &out.back().german;
            } else if (line.rfind('"', 0) != 0) {
                into = nullptr;
            }
            std::smatch match;
            if (into && std::regex_search(line, match, quoted))
                *into += match[1];
        }
    }
    return out;
}

/// Texts that follow one of these beginnings in a source file; neighbouring literals are joined.
std::vector<std::string> literals(const std::string& text, const std::string& beginning)
{
    std::vector<std::string> out;
    const std::regex one("(?:" + beginning + R"re()((?:"(?:[^"\\]|\\.)*"\s*)+))re");
    const std::regex part(R"re("((?:[^"\\]|\\.)*)")re");
    for (const std::string& run : found_in(text, one)) {
        std::string joined;
        for (const std::string& piece : found_in(run, part))
            joined += piece;
        out.push_back(joined);
    }
    return out;
}

bool letters(const std::string& text)
{
    return std::regex_search(std::regex_replace(text, std::regex(R"(\{\d\}|\\.)"), ""), std::regex("[A-Za-z]{2}"));
}

std::set<std::string> blanks(const std::string& text)
{
    const std::vector<std::string> all = found_in(text, std::regex(R"((\{\d\}))"));
    return {all.begin(), all.end()};
}

}  // namespace

TEST_CASE("Every message of the program has its German words")
{
    std::set<std::string> known;
    for (const Entry& entry : catalogue())
        if (!entry.german.empty())
            known.insert(entry.english);
    std::map<std::string, std::set<std::string>> missing;  // file -> sentences
    for (const fs::path& file : files_below(source / "src", {".cpp"})) {
        const std::string text = text_of(file);
        const auto want = [&](const std::string& sentence) {
            if (!known.count(sentence))
                missing[fs::relative(file, source).string()].insert(sentence);
        };
        // tr(language, "…"), say(language, "…") and Message{"…"} hold words for people, whatever they are.
        for (const std::string& found : literals(text, R"re(\b(?:tr|say)\([a-zA-Z_.>()-]+,\s*|\bMessage\{)re"))
            if (letters(found))
                want(found);
        // Both sides of tr(language, condition ? "…" : "…").
        const std::regex either(R"re(\b(?:tr|say)\([a-zA-Z_.>()-]+,[^;{}"]*\?\s*"((?:[^"\\]|\\.)*)"\s*:\s*"((?:[^"\\]|\\.)*)")re");
        for (std::sregex_iterator it(text.begin(), text.end(), either); it != std::sregex_iterator(); ++it)
            for (const std::string& found : {(*it)[1].str(), (*it)[2].str()})
                if (letters(found))
                    want(found);
        // In other braces, what reads like a sentence.
        for (const std::string& found : literals(text, R"re([({,\s]\{)re"))
            if (found.size() > 3 && found[0] >= 'A' && found[0] <= 'Z' && found.find(' ') != std::string::npos &&
                found.find("CREATE") == std::string::npos && found.find("\\0") == std::string::npos)
                want(found);
    }
    std::string list;
    for (const auto& [file, sentences] : missing)
        for (const std::string& one : sentences)
            list += file + ": " + one + "\n";
    INFO(list);
    CHECK(missing.empty());
}

TEST_CASE("German words are English ones only where both languages have the word")
{
    // Words that are the same in both languages, looked at one by one; names of methods and keys.
    const std::set<std::string> same{"robust", "Robust", "Integration", "Partner", "Initiative", "Jobcenter", "Region", "Forum", "Holm", "BH", "April", "August", "September", "November",
                                     "Name", "Workshop", "Esc", "Format", "Interviews", "Version {1}", "Tab, Esc", "Status", "Import", "{1} × {2} mm"};
    for (const Entry& entry : catalogue())
        if (letters(entry.english) && !same.count(entry.english)) {
            INFO(entry.file << ": " << entry.english);
            CHECK(entry.english != entry.german);
        }
}

TEST_CASE("German words keep the blanks that the program fills in")
{
    for (const Entry& entry : catalogue()) {
        if (entry.english.empty())
            continue;
        INFO(entry.file << ": " << entry.english);
        CHECK_FALSE(entry.german.empty());
        CHECK(blanks(entry.english) == blanks(entry.german));
    }
}
