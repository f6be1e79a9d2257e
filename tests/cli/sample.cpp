// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cli/shell.hpp"

#include <cmath>

using shell::json;

TEST_CASE("Betweenness from a sample of actors says from how many, and how far it may be off")
{
    const std::vector<std::string> words{"measure", shell::six_cases(), "betweenness", "betweenness_norm", "--city", "PO", "--format", "json"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), words.begin(), words.end());
        return shell::run(more).parsed();
    };
    const json exact = with({});
    CHECK_FALSE(exact.contains("betweenness_sources"));
    // A network as small as this has a single batch: nothing can be said about the error.
    const json few = with({"--sample", "10"});
    CHECK(few["betweenness_sources"] == 10);
    CHECK(few["betweenness_norm_sources"] == 10);
    CHECK(few["betweenness_error_of_largest"].is_null());
    CHECK(few["actors"].size() == exact["actors"].size());
    CHECK(few["actors"][0].contains("betweenness_error"));
    CHECK(with({"--sample", "10"}) == few);
    CHECK(with({"--sample", "10", "--seed", "2"}) != few);
    // Everybody, by 0 or by a number that is larger: exact, and nothing said of errors.
    CHECK(with({"--sample", "0"}) == exact);
    CHECK(with({"--sample", "100000"}) == exact);
    CHECK(shell::run({"measure", shell::six_cases(), "--sample", "-3"}).code == 2);
}
