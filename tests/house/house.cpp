// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "house/tree.hpp"

using namespace house;

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

TEST_CASE("Every header is guarded once")
{
    for (const fs::path& file : files_below(source / "src", {".hpp"})) {
        INFO(file);
        const std::string text = text_of(file);
        const std::size_t at = text.find("#pragma once");
        REQUIRE(at != std::string::npos);
        CHECK(text.find("#pragma once", at + 1) == std::string::npos);
    }
}
