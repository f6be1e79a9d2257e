// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <random>

namespace crosscut::app {

namespace {

/// What a study file holds, as the command-line program sees it.
std::string snapshot_of(const fs::path& study, const fs::path& folder, const std::string& command = "snapshot")
{
    const fs::path out = folder / "out.csv";
    const std::string line = program("crosscut") + " --format csv " + command + " " + study.string() + " > " + out.string() + " 2>/dev/null";
    if (std::system(line.c_str()) != 0 && command == "snapshot")
        return "unreadable";
    std::ifstream in(out);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("A person finds an actor by typing, drags it, takes it back, and all of it is in the file")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path study = make_study(folder.path);
    Desk desk(screen, folder.path, study);
    REQUIRE(desk.settled());
    desk.key("Control_L+k");
    desk.type("inklusion");
    REQUIRE(desk.wait([&] { return desk.has("hit.actor.8"); }));
    desk.picture("search");
    desk.key("Return");
    REQUIRE(desk.wait([&] { return !desk.has("hit.actor.8"); }));
    desk.key("Escape");
    REQUIRE(desk.settled());

    const Desk::Spot before = desk.spot("actor.PO04");
    desk.drag(before.x + before.width / 2, before.y + before.height / 2, before.x + 70, before.y + 60);
    // The file knows the steps of its import already: one more is the drag.
    const std::string first = "1";
    REQUIRE(desk.wait([&] { return desk.fact("steps") == "2"; }));
    desk.settled();
    const Desk::Spot after = desk.spot("actor.PO04");
    CHECK(std::abs(after.x - before.x) + std::abs(after.y - before.y) > 20);
    desk.picture("dragged");
    desk.key("Control_L+z");
    REQUIRE(desk.wait([&] { return desk.fact("steps") == first; }));
    desk.settled();
    const Desk::Spot back = desk.spot("actor.PO04");
    CHECK(std::abs(back.x - before.x) + std::abs(back.y - before.y) < 8);
    desk.key("Control_L+y");
    REQUIRE(desk.wait([&] { return desk.fact("steps") == "2"; }));
    REQUIRE(desk.wait([&] { return desk.fact("saved") == "yes"; }));
    desk.cut();

    // Undo goes on after the program was cut off.
    Desk again(screen, folder.path, study);
    REQUIRE(again.settled());
    CHECK(again.fact("steps") == "2");
    again.key("Control_L+z");
    CHECK(again.wait([&] { return again.fact("steps") == "1"; }));
}

TEST_CASE("The rooms, the language, the date and the projector are reached by keys alone")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path study = make_study(folder.path);
    Desk desk(screen, folder.path, study);
    REQUIRE(desk.settled());
    desk.move(640, 300);
    CHECK(desk.says("1 July 2019"));
    desk.key("Right");
    CHECK(desk.wait([&] { return desk.says("1 August 2019"); }));
    desk.key("Left");
    CHECK(desk.wait([&] { return desk.says("1 July 2019"); }));
    desk.key("Alt_L+2");
    CHECK(desk.wait([&] { return desk.says("Which structures lasted in Potsdam?"); }));
    desk.picture("lanes");
    desk.key("Alt_L+1");
    CHECK(desk.wait([&] { return desk.says("Who works with whom"); }));
    desk.click("language.0");
    CHECK(desk.wait([&] { return desk.says("Wer arbeitet in Potsdam mit wem zusammen?"); }));
    desk.picture("german");
    desk.key("p");
    CHECK(desk.wait([&] { return !desk.has("rail"); }));
    desk.picture("projector");
    desk.key("Escape");
    CHECK(desk.wait([&] { return desk.has("rail"); }));
}

TEST_CASE("A new study is filled from messy tables in the window: columns, report, map, a tie by hand, a figure")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    // Everything is typed: where the tables lie is not shown to anybody.
    fs::create_directory(folder.path / "tables");
    for (const auto& entry : fs::directory_iterator(std::string(CROSSCUT_SOURCE_DIR) + "/datasets/halle-roh"))
        if (entry.is_regular_file())
            fs::copy_file(entry.path(), folder.path / "tables" / entry.path().filename());
    const fs::path study = folder.path / "halle.crosscut";
    Desk desk(screen, folder.path, {});
    REQUIRE(desk.wait([&] { return desk.has("empty.new"); }));
    desk.picture("empty");
    desk.click("empty.new");
    REQUIRE(desk.wait_for("file.name"));
    desk.type(study.string());
    desk.picture("new-study");
    desk.key("Return");
    desk.wait([&] { return desk.has("empty.import"); }, 6);
    desk.picture("new-study");
    REQUIRE(desk.wait_for("empty.import"));
    REQUIRE(fs::exists(study));
    desk.click("empty.import");
    REQUIRE(desk.wait_for("file.name"));
    // The folder of the study is the one that was used last; the tables lie in a folder of it.
    REQUIRE(desk.wait_for("file.row.0"));
    desk.click("file.row.0");
    desk.click("file.go");
    const auto depth = std::distance(folder.path.begin(), folder.path.end());
    REQUIRE(desk.wait_for("file.part." + std::to_string(depth)));
    REQUIRE(desk.wait_for("file.row.0"));
    desk.click("file.whole");
    REQUIRE(desk.wait_for("import.report"));
    desk.picture("import-columns");
    desk.click("import.report");
    REQUIRE(desk.wait_for("import.take"));
    desk.picture("import-report");
    desk.click("import.take");
    REQUIRE(desk.settled());
    REQUIRE(desk.steps(1));
    desk.picture("imported");

    // A tie by Alt and drag, as the researcher's own claim.
    const Desk::Spot from = desk.spot("actor.HA05");
    const Desk::Spot to = desk.spot("actor.HA06");
    desk.move(from.x + from.width / 2, from.y + from.height / 2);
    desk.hand({"keydown", "Alt_L"});
    desk.hand({"mousedown", "1"});
    desk.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    desk.move(to.x + to.width / 2, to.y + to.height / 2);
    desk.hand({"mouseup", "1"});
    desk.hand({"keyup", "Alt_L"});
    REQUIRE(desk.wait_for("tie.swap"));
    desk.picture("tie");
    desk.key("Return");
    REQUIRE(desk.steps(2));

    desk.key("Control_L+e");
    REQUIRE(desk.wait_for("figure.write"));
    desk.picture("figure");
    desk.click("figure.write");
    REQUIRE(desk.wait_for("file.name"));
    desk.key("Control_L+a");
    desk.type((folder.path / "map.svg").string());
    desk.key("Return");
    CHECK(desk.wait([&] { return fs::exists(folder.path / "map.svg"); }));
    REQUIRE(desk.wait([&] { return desk.fact("saved") == "yes"; }));
    desk.cut();
    CHECK(snapshot_of(study, folder.path).find("HA05") != std::string::npos);
}

TEST_CASE("A paper map is entered from its photo: the photo laid under an empty map, moved, and an actor put where the paper has it")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path photo = folder.path / "Tisch 2.jpg";
    REQUIRE(run({"convert", "-size", "1200x900", "xc:#e8dfc8", "-fill", "#f4d35e", "-draw", "rectangle 150,150 450,350 rectangle 700,500 1000,700", "-stroke", "#333333", "-strokewidth", "8", "-draw", "line 450,300 700,550", photo.string()}) == 0);
    const fs::path study = folder.path / "paper.crosscut";
    Desk desk(screen, folder.path, {});
    REQUIRE(desk.wait_for("empty.new"));
    desk.click("empty.new");
    REQUIRE(desk.wait_for("file.name"));
    desk.type(study.string());
    desk.key("Return");
    REQUIRE(desk.wait_for("empty.photo"));
    desk.click("empty.photo");
    REQUIRE(desk.wait_for("photo.town"));
    desk.click("photo.town");
    desk.type("Musterstadt");
    desk.click("photo.town.add");
    REQUIRE(desk.steps(1));
    // A study with one city needs no choice.
    if (desk.wait([&] { return desk.has("photo.choose") || desk.has("photo.city.MU"); }); desk.has("photo.city.MU"))
        desk.click("photo.city.MU");
    REQUIRE(desk.wait_for("photo.choose"));
    desk.picture("photo-none");
    desk.click("photo.choose");
    REQUIRE(desk.wait_for("file.name"));
    desk.type(photo.string());
    desk.key("Return");
    REQUIRE(desk.steps(2));
    REQUIRE(desk.wait_for("photo.corner.0"));
    desk.picture("photo-laid");

    // Dragged by its middle it moves; by a corner it grows around its middle.
    const Desk::Spot first = desk.spot("photo.corner.0");
    const Desk::Spot last = desk.spot("photo.corner.2");
    const int x = (first.x + last.x) / 2;
    const int y = (first.y + last.y) / 2;
    desk.drag(x, y, x + 60, y - 30);
    REQUIRE(desk.steps(3));
    CHECK(desk.wait([&] { return std::abs(desk.spot("photo.corner.0").x - first.x - 60) < 8; }));
    const Desk::Spot corner = desk.spot("photo.corner.2");
    desk.drag(corner.x + corner.width / 2, corner.y + corner.height / 2, corner.x - 80, corner.y - 60);
    REQUIRE(desk.steps(4));
    CHECK(desk.wait([&] { return desk.spot("photo.corner.0").x > first.x + 80; }));

    desk.move(x, y);
    desk.hand({"click", "--repeat", "2", "--delay", "60", "1"});
    REQUIRE(desk.wait_for("actor.name"));
    desk.type("Sozialamt");
    desk.key("Return");
    REQUIRE(desk.steps(5));
    REQUIRE(desk.settled());
    desk.picture("photo-actor");
    desk.key("Escape");
    CHECK(desk.wait([&] { return !desk.has("photo.corner.0"); }));
    desk.key("Control_L+z");
    desk.key("Control_L+z");
    REQUIRE(desk.steps(3));
    REQUIRE(desk.wait([&] { return desk.fact("saved") == "yes"; }));
}

TEST_CASE("The words of the panels are drawn as letters, at 100 and at 200 per cent")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path study = make_study(folder.path);
    for (const int scale : {1, 2}) {
        const fs::path picture = folder.path / "window.png";
        const fs::path ink = folder.path / "ink.txt";
        // Small enough for the screen at both scales; the words of the rail stand at the right of its signs.
        REQUIRE(run({program("crosscut-desktop"), study.string(), "--language", "de", "--size", scale == 1 ? "1100x600" : "1900x1150", "--scale", std::to_string(scale), "--screenshot", picture.string()}, screen.environment()) == 0);
        const std::string crop = scale == 1 ? "110x230+48+60" : "220x460+96+120";
        REQUIRE(run({"convert", picture.string(), "-crop", crop, "-colorspace", "gray", "-format", "%[fx:1-mean]", "info:" + ink.string()}) == 0);
        double dark = 0;
        std::ifstream(ink) >> dark;
        INFO("scale " << scale << ", share of ink " << dark);
        CHECK(dark > 0.02);
        CHECK(dark < 0.1);
    }
}

TEST_CASE("A change of style is taken back at the real window, in one history with what was done to the study, which has a copy")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path study = make_study(folder.path);
    Desk desk(screen, folder.path, study);
    REQUIRE(desk.settled());
    desk.click("look.halo");
    REQUIRE(desk.settled());
    desk.click("history");
    REQUIRE(desk.wait_for("history.view.1"));
    CHECK(desk.says("View: what is drawn"));
    desk.picture("history");
    desk.key("Control_L+z");
    REQUIRE(desk.wait([&] { return desk.says("View: what is drawn (taken back)"); }));
    desk.key("Control_L+y");
    REQUIRE(desk.wait([&] { return !desk.says("View: what is drawn (taken back)"); }));
    fs::path copies = study;
    copies += "-backups";
    REQUIRE(desk.wait([&] { return fs::exists(copies) && !fs::is_empty(copies); }));
}

TEST_CASE("A study in which nothing has a date is opened with all time together, so that its ties are seen")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path tables = folder.path / "tables";
    fs::create_directory(tables);
    std::ofstream(tables / "actors.csv") << "id,label,kind\nA,Amt A,admin\nB,Amt B,admin\nC,Verein C,welfare\n";
    std::ofstream(tables / "statements.csv") << "id,interview,from,to,relation\n1,I1,A,B,info\n2,I1,A,C,info\n";
    std::ofstream(tables / "interviews.csv") << "id,unit\nI1,A\n";
    const fs::path study = folder.path / "timeless.crosscut";
    REQUIRE(run({program("crosscut"), "import", tables.string(), "--into", study.string(), "--quiet"}) == 0);
    Desk desk(screen, folder.path, study);
    REQUIRE(desk.settled());
    CHECK(desk.says("3 of 3 actors, 2 of 2 ties"));
}

TEST_CASE("Cut off at any moment of editing, the study holds every change that was on the screen")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path study = make_study(folder.path);
    std::mt19937 chance(7);
    // A hundred cuts take minutes: that many only where asked for.
    const char* wanted = std::getenv("CROSSCUT_CUTS");
    const int rounds = wanted ? std::atoi(wanted) : 5;
    int known = 1;
    for (int round = 0; round < rounds; ++round) {
        Desk desk(screen, folder.path, study, {"--select", "PO04,PO06,PO07"});
        REQUIRE(desk.settled());
        const int before = std::stoi(desk.fact("steps"));
        REQUIRE(before == known);
        desk.move(700, 300);
        const int edits = 1 + static_cast<int>(chance() % 4);
        for (int i = 0; i < edits; ++i) {
            desk.key("Control_L+Right");
            if (i + 1 < edits)
                desk.key("Control_L+z");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(chance() % 60));
        // What the screen showed as done, the file must have; the last key may have been answered since.
        const std::string shown = desk.fact("steps");
        desk.cut();
        Desk again(screen, folder.path, study);
        REQUIRE(again.settled());
        INFO("round " << round << ", shown " << shown << ", steps before " << before);
        const std::string found = again.fact("steps");
        CHECK((found == shown || found == std::to_string(before + 1)));
        known = std::stoi(again.fact("steps"));
        again.cut();
        CHECK(snapshot_of(study, folder.path) != "unreadable");
    }
}

TEST_CASE("Without a screen the desktop program says so and names the command line")
{
    Folder folder;
    const std::string out = (folder.path / "err.txt").string();
    const std::string line = "env -u DISPLAY -u WAYLAND_DISPLAY LC_ALL=C " + program("crosscut-desktop") + " 2> " + out;
    const int status = std::system(line.c_str());
    CHECK(WEXITSTATUS(status) == 1);
    std::ifstream in(out);
    std::ostringstream text;
    text << in.rdbuf();
    CHECK(text.str().find("crosscut report") != std::string::npos);
}

TEST_CASE("Wrong options are refused with the one that is wrong")
{
    CHECK(run({program("crosscut-desktop"), "--nonsense"}) == 2);
    CHECK(run({program("crosscut-desktop"), "--scale", "seven"}) == 2);
    CHECK(run({program("crosscut-desktop"), "--scale"}) == 2);
    CHECK(run({program("crosscut-desktop"), "--help"}) == 0);
    CHECK(run({program("crosscut-desktop"), "--version"}) == 0);
}

TEST_CASE("A picture of the window can be had in either language, on dark paper and at every scale")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path study = make_study(folder.path);
    for (const std::vector<std::string>& options : std::vector<std::vector<std::string>>{{"--language", "de"}, {"--language", "en", "--dark", "--scale", "2"}, {"--room", "lanes", "--scale", "1.5"}}) {
        const fs::path picture = folder.path / "picture.png";
        std::vector<std::string> words{program("crosscut-desktop"), study.string(), "--screenshot", picture.string()};
        words.insert(words.end(), options.begin(), options.end());
        CHECK(run(words, screen.environment()) == 0);
        CHECK(fs::exists(picture));
        CHECK(fs::file_size(picture) > 20000);
        fs::remove(picture);
    }
}

TEST_CASE("An interview is typed in at the real window by keys alone, and every answer is in the file at once")
{
    Screen screen;
    if (!hands_possible(screen))
        return;
    Folder folder;
    const fs::path study = make_study(folder.path);
    Desk desk(screen, folder.path, study);
    REQUIRE(desk.settled());
    const int before = std::atoi(desk.fact("steps").c_str());
    const auto steps = [&](int more) { return desk.wait([&] { return desk.fact("steps") == std::to_string(before + more); }); };
    const auto shows = [&](const std::string& name, bool there = true) { return desk.wait([&] { return desk.has(name) == there; }); };
    desk.key("Control_L+Shift_L+i");
    REQUIRE(shows("interview.unit"));
    desk.type("wohlfahrtsverband a");
    REQUIRE(shows("interview.unit.match.0"));
    desk.key("Return");
    REQUIRE(steps(1));
    REQUIRE(shows("interview.answer.yes"));
    desk.picture("interview");
    desk.type("4");
    REQUIRE(steps(2));
    desk.type("n");
    REQUIRE(steps(3));
    desk.key("Next");  // Page Down: the next question
    const std::string second("Question 2 of 9 (Page Up, Page Down)");
    REQUIRE(desk.wait([&] { return desk.says(second); }));
    desk.type("w");
    REQUIRE(steps(4));
    // A name that nobody bears yet is taken to the list and answered.
    desk.key("Tab");
    desk.type("Lesecafe");
    REQUIRE(shows("interview.find.new"));
    desk.key("Return");
    REQUIRE(steps(5));
    REQUIRE(shows("interview.find.new", false));
    desk.type("2");
    REQUIRE(steps(6));
    // The rest of both lists was not asked: one step, and the next interview begins.
    desk.key("Control_L+Return");
    REQUIRE(steps(7));
    REQUIRE(shows("interview.unit"));
    desk.key("Escape");
    REQUIRE(shows("interview.unit", false));
    REQUIRE(desk.wait([&] { return desk.fact("saved") == "yes"; }));
    desk.cut();
    const fs::path out = folder.path / "tables";
    const std::vector<std::string> convert{program("crosscut"), "convert", study.string(), "--out", out.string(), "--quiet"};
    REQUIRE(run(convert) == 0);
    std::string all;
    for (const fs::directory_entry& one : fs::recursive_directory_iterator(out))
        if (one.path().filename() == "interviews.csv") {
            std::ifstream in(one.path());
            std::ostringstream text;
            text << in.rdbuf();
            all += text.str();
        }
    CHECK(all.find("not_asked") != std::string::npos);
    CHECK(all.find(":joint") != std::string::npos);
}

}  // namespace crosscut::app
