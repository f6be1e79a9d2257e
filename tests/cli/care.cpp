// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "shell.hpp"

using shell::json;

namespace {

/// A study of three offices, two of which look alike.
std::string small(const shell::Folder& folder)
{
    std::filesystem::create_directory(folder.path / "tables");
    folder.put("tables/actors.csv", "id,label,kind,exists_from,exists_until\nA1,Jugendamt,admin,2010,\nA2,Jugentamt,admin,,2019-12-31\nA3,Sportverein,association,,\n");
    folder.put("tables/lineage.csv", "what,date,before,after,former,words\nrenamed,2015,A3,A3,Turnverein,Satzung\n");
    const std::string study = folder.at("s.crosscut");
    const auto done = shell::run({"import", folder.at("tables"), "--into", study, "--city", "Musterstadt", "--quiet"});
    INFO(done.err);
    REQUIRE(done.code == 0);
    return study;
}

}  // namespace

TEST_CASE("crosscut duplicates lists pairs, remembers what is kept apart, and merges")
{
    const shell::Folder folder;
    const std::string study = small(folder);
    json list = shell::run({"duplicates", study, "--format", "json"}).parsed();
    REQUIRE(list["near_duplicates"].size() == 1);
    CHECK(list["undecided"] == 1);
    CHECK(list["near_duplicates"][0]["a"] == "A1");
    CHECK(list["near_duplicates"][0]["alike_because"] == "letters");
    CHECK(list["near_duplicates"][0]["decision"].is_null());
    list = shell::run({"duplicates", study, "--keep-apart", "A1", "A2", "--format", "json"}).parsed();
    CHECK(list["undecided"] == 0);
    CHECK(list["near_duplicates"][0]["decision"] == "keep_apart");
    // Another import of the same tables changes nothing of it.
    REQUIRE(shell::run({"import", folder.at("tables"), "--into", study, "--city", "Musterstadt", "--quiet"}).code == 0);
    CHECK(shell::run({"duplicates", study, "--format", "json"}).parsed()["near_duplicates"][0]["decision"] == "keep_apart");
    CHECK(shell::run({"check", study, "--format", "json"}).out.find("near_duplicate") == std::string::npos);
    CHECK(shell::run({"duplicates", study, "--open", "A1", "A2", "--format", "json"}).parsed()["undecided"] == 1);
    CHECK(shell::run({"duplicates", study, "--later", "A1", "A2", "--format", "json"}).parsed()["near_duplicates"][0]["decision"] == "later");
    CHECK(shell::run({"duplicates", study, "--merge", "A1", "A2", "--format", "json"}).parsed()["near_duplicates"].empty());
    CHECK(shell::run({"duplicates", study, "--merge", "A1", "A9"}).code == 1);
    CHECK(shell::run({"duplicates", study, "--merge", "A1"}).code == 2);
    CHECK(shell::run({"duplicates", study, "--merge", "A1", "A3", "--later", "A1", "A3"}).code == 2);
    CHECK(shell::run({"duplicates", study, "--language", "de"}).out.find("offen") != std::string::npos);
}

TEST_CASE("crosscut versions keeps, compares, copies and goes back")
{
    const shell::Folder folder;
    const std::string study = small(folder);
    REQUIRE(shell::run({"versions", study, "--keep", "vorher"}).code == 0);
    CHECK(shell::run({"versions", study, "--keep", "Vorher"}).code == 1);
    REQUIRE(shell::run({"duplicates", study, "--merge", "A1", "A2"}).code == 0);
    json list = shell::run({"versions", study, "--format", "json"}).parsed();
    REQUIRE(list["versions"].size() == 1);
    CHECK(list["versions"][0]["name"] == "vorher");
    CHECK(list["versions"][0]["actors"] == 3);
    const json changes = shell::run({"versions", study, "--compare", "vorher", "--format", "json"}).parsed();
    bool removed = false;
    for (const json& one : changes["changes"])
        removed = removed || (one["what"] == "removed" && one["subject"] == "Jugentamt");
    CHECK(removed);
    REQUIRE(shell::run({"versions", study, "--copy", "1", "--out", folder.at("copy.crosscut")}).code == 0);
    CHECK(shell::run({"check", folder.at("copy.crosscut"), "--format", "json"}).parsed()["actors"] == 3);
    CHECK(shell::run({"versions", study, "--copy", "1", "--out", folder.at("copy.crosscut")}).code == 1);  // never over another file
    REQUIRE(shell::run({"versions", study, "--restore", "vorher"}).code == 0);
    CHECK(shell::run({"check", study, "--format", "json"}).parsed()["actors"] == 3);
    CHECK(shell::run({"versions", study, "--compare", "vorher", "--format", "json"}).parsed()["differences"] == 0);
    CHECK(shell::run({"versions", study, "--restore", "nie"}).code == 1);
    CHECK(shell::run({"versions", study, "--copy", "1"}).code == 2);
    REQUIRE(shell::run({"versions", study, "--drop", "vorher"}).code == 0);
    CHECK(shell::run({"versions", study, "--format", "json"}).parsed()["versions"].empty());
}

TEST_CASE("Lifetimes and lineage come in with tables, out again, and decide who is there on a day")
{
    const shell::Folder folder;
    const std::string study = small(folder);
    const auto actors = [&](const char* day) { return shell::run({"snapshot", study, "--at", day, "--format", "json"}).parsed()["actor_count"]; };
    CHECK(actors("2009-12-31") == 2);  // A1 begins in 2010
    CHECK(actors("2015-01-01") == 3);
    CHECK(actors("2020-01-01") == 2);  // A2 has ended
    REQUIRE(shell::run({"convert", study, "--out", folder.at("out")}).code == 0);
    std::string tables;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path / "out"))
        if (entry.is_regular_file())
            tables += *crosscut::files::read_file(entry.path());
    CHECK(tables.find("renamed,2015,A3,A3,Turnverein,Satzung") != std::string::npos);
    CHECK(tables.find("2019-12-31") != std::string::npos);
}
