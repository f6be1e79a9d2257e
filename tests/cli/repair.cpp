// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "shell.hpp"

TEST_CASE("a damaged study is repaired into a new file, which says what was lost")
{
    const shell::Folder folder;
    const std::string study = folder.at("a.crosscut");
    REQUIRE(shell::run({"import", CROSSCUT_SOURCE_DIR "/datasets/remscheid", "--into", study}).code < 2);
    const shell::Answer whole = shell::run({"check", study, "--repair", folder.at("same.crosscut")});
    CHECK(whole.code == 0);
    CHECK(whole.out.find("lost: 0") != std::string::npos);

    // One letter of a quote changes behind the program's back.
    std::string bytes = *crosscut::files::read_file(study);
    const std::size_t at = bytes.find("[erfunden]");
    REQUIRE(at != std::string::npos);
    for (std::size_t each = at; each != std::string::npos; each = bytes.find("[erfunden]", each + 1))
        bytes[each + 1] = 'E';
    folder.put("b.crosscut", bytes);
    const std::string before = *crosscut::files::read_file(folder.at("b.crosscut"));
    CHECK(shell::run({"check", folder.at("b.crosscut")}).code == 1);
    const shell::Answer saved = shell::run({"check", folder.at("b.crosscut"), "--repair", folder.at("c.crosscut")});
    CHECK(saved.code == 1);
    CHECK(saved.err.find("claim") != std::string::npos);
    CHECK(*crosscut::files::read_file(folder.at("b.crosscut")) == before);
    CHECK(shell::run({"structures", folder.at("c.crosscut")}).code < 2);
    CHECK(shell::run({"check", folder.at("b.crosscut"), "--repair", folder.at("c.crosscut")}).code == 1);  // never over a file
    const shell::Answer german = shell::run({"check", folder.at("b.crosscut"), "--repair", folder.at("d.crosscut"), "--language", "de"});
    CHECK(german.out.find("übernommene Zeilen") != std::string::npos);
}
