// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "house/tree.hpp"

using namespace house;

TEST_CASE("An installed program finds its layout program and draws, wherever it was put")
{
    for (const char* program : {"crosscut", "crosscut-layout"})
        if (!fs::exists(binary / program)) {
            WARN("SKIPPED: " << program << " is not built");
            return;
        }
    const Folder folder;
    const fs::path bin = folder.path() / "somewhere else" / "bin";
    // What `cmake --install` does with the two programs; the rules are in CMakeLists.txt.
    fs::create_directories(bin);
    fs::create_directories(bin.parent_path() / "libexec" / "crosscut");
    fs::copy_file(binary / "crosscut", bin / "crosscut");
    fs::copy_file(binary / "crosscut-layout", bin.parent_path() / "libexec" / "crosscut" / "crosscut-layout");
    const std::string program = "cd '" + folder.path().string() + "' && '" + (bin / "crosscut").string() + "' ";

    const Said import = run(program + "import '" + (source / "datasets" / "potsdam").string() + "' --into city.crosscut 2>&1");
    INFO(import.text);
    REQUIRE(import.exit == 0);
    const Said figure = run(program + "figure city.crosscut --at 2019-07-01 --out map.svg --language en 2>&1");
    INFO(figure.text);
    REQUIRE(figure.exit == 0);
    // Without the layout program the figure would be drawn as a circle, and say so.
    CHECK(figure.text.find("layout") == std::string::npos);
    CHECK(text_of(folder.path() / "map.svg").find("<svg") != std::string::npos);
}

TEST_CASE("The rules of installation name every program and paper")
{
    const std::string rules = text_of(source / "CMakeLists.txt");
    CHECK(rules.find("foreach(program crosscut crosscut-desktop)") != std::string::npos);
    CHECK(rules.find("install(TARGETS crosscut-layout RUNTIME DESTINATION libexec/crosscut)") != std::string::npos);
    for (const char* ending : {".desktop", ".svg", ".metainfo.xml", ".mime.xml"})
        CHECK(fs::exists(source / "assets" / (std::string("org.crosscut.Crosscut") + ending)));
}
