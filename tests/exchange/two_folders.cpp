// SPDX-License-Identifier: Apache-2.0
#include "exchange/import_files.hpp"

#include "catch.hpp"

using namespace crosscut;

TEST_CASE("Two folders at once are refused, because tables without a city belong to that of their folder")
{
    const std::string datasets = CROSSCUT_SOURCE_DIR "/datasets/";
    const auto both = exchange::find_tables({datasets + "potsdam", datasets + "halle"});
    REQUIRE_FALSE(both);
    CHECK(both.problem().code == Problem::Code::bad_value);
    CHECK(exchange::find_tables({datasets + "potsdam"}));
    CHECK(exchange::find_tables({datasets + "halle"}));
}
