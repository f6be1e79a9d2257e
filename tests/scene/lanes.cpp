// SPDX-License-Identifier: Apache-2.0
#include "scene/cases.hpp"

#include "scene/timeline.hpp"

#include <set>

using namespace crosscut;
using namespace crosscut::scene;
using test::Walk;

TEST_CASE("Lanes name every structure of the city once and stay on the page", "[scene]")
{
    for (const std::string& city : test::six_cities())
        for (const double width : {360.0, 900.0}) {
            INFO(city);
            const Walk walk(test::tables_of({city}));
            Encoding encoding;
            encoding.text = width < 500 ? 0.7 : 1;
            const LanesInput input = lanes_input(walk.source(), {}, day_of(2019, 7, 1), encoding.language);
            const Scene scene = compose_lanes(input, encoding, width);
            std::multiset<std::uint32_t> named;
            std::vector<std::pair<std::string, Box>> words;
            for (const Mark& mark : scene.marks) {
                const Box box = bounds(mark);
                INFO(mark.title);
                CHECK(box.x >= -0.5);
                CHECK(box.x + box.width <= width + 0.5);
                CHECK(box.y >= -0.5);
                CHECK(box.y + box.height <= scene.page.height + 0.5);
                if (const auto* label = std::get_if<Label>(&mark.form)) {
                    words.emplace_back(label->text, Box{box.x, box.y + box.height * 0.2, box.width, box.height * 0.6});
                    if (mark.subject.kind == Subject::Kind::structure)
                        named.insert(mark.subject.id);
                }
            }
            CHECK(named.size() == walk.archive.structures->size());
            CHECK(std::set<std::uint32_t>(named.begin(), named.end()).size() == named.size());
            for (std::size_t i = 0; i < words.size(); ++i)
                for (std::size_t j = i + 1; j < words.size(); ++j) {
                    INFO(words[i].first << " / " << words[j].first);
                    CHECK_FALSE(test::overlap(words[i].second, words[j].second));
                }
        }
}

TEST_CASE("The legend of the lanes lists the states that occur and no others", "[scene]")
{
    const Walk walk(test::tables_of({"cottbus"}));
    const Encoding encoding;
    const LanesInput input = lanes_input(walk.source(), {}, day_of(2019, 7, 1), encoding.language);
    const Scene legend = compose_lanes_legend(input, encoding, 700);
    std::set<structures::Status> seen;
    for (const structures::Life& life : walk.chronicle.lives)
        for (const structures::Run& run : life.runs)
            if (run.last >= day_of(2010, 1, 1) && run.first <= day_of(2025, 12, 31))
                seen.insert(run.state.status);
    for (std::size_t i = 0; i < structures::status_count; ++i) {
        const auto status = static_cast<structures::Status>(i);
        if (status == structures::Status::not_yet)
            continue;
        INFO(structures::key(status));
        const std::string words(structures::label(encoding.language, status));
        const bool said = std::any_of(legend.marks.begin(), legend.marks.end(), [&](const Mark& mark) {
            const auto* label = std::get_if<Label>(&mark.form);
            return label && label->text == words;
        });
        CHECK(said == (seen.count(status) == 1));
    }
    CHECK(test::says(legend, "1. Juli 2019"));
    LanesInput undated = input;
    undated.day = day_of(2100, 1, 1);
    CHECK_FALSE(test::says(compose_lanes_legend(undated, encoding, 700), "2100"));
}

TEST_CASE("An empty study has lanes, a legend and a time bar with years only", "[scene]")
{
    const Walk walk(evidence::empty_archive());
    const Encoding encoding;
    const LanesInput input = lanes_input(walk.source(), {}, day_of(2019, 7, 1), encoding.language);
    const Scene lanes = compose_lanes(input, encoding, 600);
    CHECK(test::count_of(lanes, Subject::Kind::structure) == 0);
    CHECK(test::says(lanes, "2015"));
    CHECK(compose_lanes_legend(input, encoding, 600).marks.empty());
    TimeBarInput bar;
    bar.archive = &walk.archive;
    bar.chronicle = &walk.chronicle;
    bar.bands = input.bands;
    const Scene time = compose_time_bar(bar, encoding, 900, 80);
    CHECK(test::says(time, "2015"));
    CHECK(time.page.width == 900);
}

TEST_CASE("A day goes to its place on the axis and back", "[scene]")
{
    const TimeAxis axis = time_bar_axis(1000);
    for (Day day = axis.first; day <= axis.last; day += std::chrono::days{13})
        CHECK(axis.day(axis.x(day) + 0.01) == day);
    CHECK(axis.day(-500) == axis.first);
    CHECK(axis.day(5000) == axis.last);
}

TEST_CASE("A year's label stands inside its year and years do not overlap, however narrow", "[scene]")
{
    for (const double width : {60.0, 120.0, 300.0, 900.0}) {
        Scene scene;
        TimeAxis axis;
        axis.width = width;
        add_axis(scene, axis, light_theme(), 0, 50, 1);
        std::vector<Box> boxes;
        for (const Mark& mark : scene.marks)
            if (const auto* label = std::get_if<Label>(&mark.form)) {
                const int year = std::stoi(label->text);
                CHECK(label->at.x > axis.x(day_of(year, 1, 1)));
                CHECK(label->at.x < axis.x(day_of(year, 12, 31)));
                boxes.push_back(bounds(mark));
            }
        REQUIRE(!boxes.empty());
        for (std::size_t i = 0; i + 1 < boxes.size(); ++i)
            CHECK_FALSE(test::overlap(boxes[i], boxes[i + 1]));
    }
}

TEST_CASE("A crisis of two summers is two strong bands and a faint one between", "[scene]")
{
    const std::vector<TimeBand> bands = bands_of(structures::standard_crises(), Language::german);
    REQUIRE(bands.size() == 5);
    CHECK(bands[1].pulses.size() == 2);
    CHECK(bands[1].name == "Hitzesommer 2018 und 2019");
    Scene scene;
    TimeAxis axis;
    axis.width = 800;
    add_bands(scene, axis, light_theme(), {bands[1]}, 20, 100, false, 1);
    REQUIRE(scene.marks.size() == 3);
    CHECK(std::get<Region>(scene.marks[0].form).fill.a < std::get<Region>(scene.marks[1].form).fill.a);
    CHECK(band_rows(axis, bands, 1, 3) <= 3);
    CHECK(band_rows(axis, {}, 1, 3) == 1);
}

TEST_CASE("The curve of structures alive counts what is certain and what is possible", "[scene]")
{
    const Walk walk(test::tables_of({"remscheid"}));
    for (const int year : {2011, 2016, 2020, 2023}) {
        const Alive alive = alive_on(walk.archive, walk.chronicle, {}, day_of(year, 7, 1));
        int certain = 0;
        for (const structures::Life& life : walk.chronicle.lives)
            certain += structures::alive(structures::state_on(life, day_of(year, 7, 1)).status) ? 1 : 0;
        CHECK(alive.certain == certain);
        CHECK(alive.possible >= alive.certain);
        CHECK(alive.possible <= static_cast<int>(walk.archive.structures->size()));
    }
}
