// SPDX-License-Identifier: Apache-2.0
#include "scene/cases.hpp"

#include "analysis/persistence/city_index.hpp"
#include "scene/lane_facts.hpp"
#include "scene/pictures.hpp"
#include "scene/pictures/difference.hpp"
#include "scene/timeline.hpp"
#include "small_city.hpp"

#include <cmath>
#include <set>

using namespace crosscut;
using namespace crosscut::scene;
using test::Walk;

namespace {

PictureData made(const Walk& walk, Picture picture, network::Question question = {}, std::vector<Day> days = {})
{
    Work work;
    PictureAsk ask;
    ask.picture = picture;
    ask.question = std::move(question);
    ask.days = std::move(days);
    Result<PictureData> data = prepare_picture(walk.source(), ask, work);
    REQUIRE(data);
    return std::move(*data);
}

network::Snapshot on(const Walk& walk, network::Question question, Day day)
{
    question.until = day;
    return network::snapshot(walk.archive, walk.ties, question);
}

}  // namespace

TEST_CASE("Kept, new, lost and uncertain pairs add up to the union, and are those of the comparison of two days", "[scene]")
{
    const Walk walk(test::tables_of(test::six_cities()));
    const Day first = day_of(2016, 7, 1);
    for (const Day second : {day_of(2019, 7, 1), day_of(2022, 7, 1), day_of(2025, 1, 1)})
        for (std::uint32_t city = 1; city <= 6; ++city)
            for (const evidence::TieRule rule : {evidence::TieRule::reconstructed, evidence::TieRule::confirmed_only}) {
                network::Question question;
                question.city = CityId{city};
                question.rule = rule;
                const network::Snapshot before = on(walk, question, first);
                const network::Snapshot after = on(walk, question, second);
                const Difference difference = difference_of(walk.ties, before, after);
                std::set<std::pair<ActorId, ActorId>> joined;
                for (const network::Snapshot* net : {&before, &after})
                    for (const network::GraphTie& tie : net->graph.ties)
                        joined.emplace(std::min(net->actors[tie.a], net->actors[tie.b]), std::max(net->actors[tie.a], net->actors[tie.b]));
                CHECK(difference.pairs.size() == joined.size());
                CHECK(difference.count(Change::kept) + difference.count(Change::added) + difference.count(Change::lost) + difference.count(Change::uncertain) == static_cast<int>(joined.size()));
                const analysis::TieChange counted = analysis::tie_change(walk.archive, walk.ties, question, first, second);
                CHECK(difference.count(Change::kept) == counted.waves.n11);
                CHECK(difference.count(Change::lost) == counted.waves.n10);
                CHECK(difference.count(Change::added) == counted.waves.n01);
            }
}

TEST_CASE("A tie that nobody could report on the second day is uncertain, not lost", "[scene]")
{
    // A and B in contact from 2015 on, last spoken of in 2018; A and C until 2017; A and D from 2017 on. Seen from 2016 and 2020 (the
    // interview of A is of 2018): A-B is uncertain, A-C lost; A-D, open since 2017, is not known on either day and in no count.
    test::SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const ActorId c = city.actor("C");
    const ActorId d = city.actor("D");
    const InterviewId one = city.interview(a, "2018-05-01");
    city.says(one, a, b, "2015-01-01");
    city.says(one, a, c, "2015-01-01", "2017-01-01");
    city.says(one, a, d, "2017-01-01");
    const Walk walk(city.archive);
    const Difference difference = difference_of(walk.ties, on(walk, {}, day_of(2016, 1, 1)), on(walk, {}, day_of(2020, 1, 1)));
    CHECK(difference.pairs.size() == 2);
    CHECK(difference.pairs.at({a, b}).change == Change::uncertain);
    CHECK(difference.pairs.at({a, c}).change == Change::lost);
    CHECK(difference.unobserved == 1);
    const Difference same = difference_of(walk.ties, on(walk, {}, day_of(2016, 1, 1)), on(walk, {}, day_of(2016, 1, 1)));
    CHECK(same.count(Change::kept) == 2);
}

TEST_CASE("The difference map takes any two networks, and says what they are", "[scene]")
{
    const Walk walk(test::tables_of({"potsdam"}));
    network::Question question;
    const network::Snapshot before = on(walk, question, day_of(2019, 7, 1));
    network::Snapshot after = before;
    REQUIRE(after.graph.ties.size() > 2);
    // One tie less, and nothing else: all others are kept.
    const std::size_t all = after.graph.ties.size();
    after.graph.ties.pop_back();
    after.pair_ties.pop_back();
    Work work;
    PictureAsk ask;
    ask.picture = Picture::difference;
    ask.days = {day_of(2019, 7, 1), day_of(2019, 7, 1)};
    const Result<PictureData> data = prepare_difference(walk.source(), ask, before, after, Message("acute end"), Message("before"), work);
    REQUIRE(data);
    Encoding encoding;
    encoding.language = Language::english;
    const Scene legend = picture_legend(*data, encoding, 600);
    CHECK(test::says(legend, ("kept: " + std::to_string(all - 1)).c_str()));
    CHECK(test::says(legend, "lost: 1"));
    CHECK(picture_caption(*data, Language::english).find("acute end") != std::string::npos);
}

TEST_CASE("Every actor stands at the same place on every day", "[scene]")
{
    const Walk walk(test::tables_of({"halle"}));
    const PictureData data = made(walk, Picture::two_dates, {}, {day_of(2014, 7, 1), day_of(2022, 7, 1)});
    PictureView view;
    view.width = 1200;
    view.height = 560;
    const Scene scene = compose_picture(data, Encoding{}, view);
    std::map<std::uint32_t, std::vector<Point>> at;
    for (const Mark& mark : scene.marks)
        if (const auto* glyph = std::get_if<Glyph>(&mark.form); glyph && mark.subject.kind == Subject::Kind::actor)
            at[mark.subject.id].push_back(glyph->at);
    CHECK(at.size() == walk.archive.actors->size());
    std::optional<Point> shift;
    for (const auto& [actor, places] : at) {
        REQUIRE(places.size() == 2);
        const Point by{places[1].x - places[0].x, places[1].y - places[0].y};
        shift = shift.value_or(by);
        CHECK(std::abs(by.x - shift->x) < 1e-6);
        CHECK(std::abs(by.y - shift->y) < 1e-6);
    }
}

TEST_CASE("Places of the map are kept in the pictures of days", "[scene]")
{
    const Walk walk(test::tables_of({"halle"}));
    PictureAsk ask;
    ask.picture = Picture::difference;
    double x = 0;
    for (const evidence::Actor& actor : *walk.archive.actors)
        ask.places[actor.id] = {x += 40, 100};
    Work work;
    const Result<PictureData> data = prepare_picture(walk.source(), ask, work);
    REQUIRE(data);
    // All were put on one level.
    std::set<double> levels;
    for (const Mark& mark : compose_picture(*data, Encoding{}, PictureView{}).marks)
        if (const auto* glyph = std::get_if<Glyph>(&mark.form); glyph && mark.subject.kind == Subject::Kind::actor)
            levels.insert(std::round(glyph->at.y * 1000));
    CHECK(levels.size() == 1);
}

TEST_CASE("Each structure has one stream, and the numbers of a column add up to all", "[scene]")
{
    const Walk walk(test::tables_of(test::six_cities()));
    network::Question question;
    question.field = evidence::Field::integration;
    const PictureData data = made(walk, Picture::alluvial, question);
    Encoding encoding;
    encoding.language = Language::english;
    const Scene scene = compose_picture(data, encoding, PictureView{});
    std::set<std::uint32_t> streams;
    std::map<int, std::pair<int, int>> columns;  // at which x: sum of the parts, the whole
    for (const Mark& mark : scene.marks) {
        if (mark.subject.kind == Subject::Kind::structure)
            streams.insert(mark.subject.id);
        int part = 0;
        int whole = 0;
        if (const auto* label = std::get_if<Label>(&mark.form); label && std::sscanf(label->text.c_str(), "%d of %d", &part, &whole) == 2) {
            columns[static_cast<int>(std::lround(label->at.x))].first += part;
            columns[static_cast<int>(std::lround(label->at.x))].second = whole;
        }
    }
    REQUIRE_FALSE(streams.empty());
    // What both fields share is told of after both crises: its streams are counted in both panels of five columns.
    CHECK(columns.size() == 5);
    for (const auto& [x, sums] : columns) {
        INFO(x);
        CHECK(sums.first % sums.second == 0);
    }
}

TEST_CASE("The pictures of the index show a small picture for each city and field, also where it is not known", "[scene]")
{
    const Walk walk(test::tables_of(test::six_cities()));
    Encoding encoding;
    for (const Picture picture : {Picture::index, Picture::slope}) {
        const Scene scene = compose_picture(made(walk, picture), encoding, PictureView{});
        std::set<std::pair<std::uint32_t, std::uint32_t>> places;
        for (const Mark& mark : scene.marks)
            if (mark.subject.kind == Subject::Kind::city)
                places.emplace(mark.subject.id, mark.subject.other);
        if (picture == Picture::index)
            CHECK(places.size() == 12);
        for (const evidence::City& city : *walk.archive.cities)
            CHECK(scene.description.find(city.name) + 1 > (picture == Picture::index ? 1U : 0U));
    }
}

TEST_CASE("Lanes with facts say what became of each structure and stay on the page", "[scene]")
{
    for (const std::string& name : test::six_cities()) {
        const Walk walk(test::tables_of({name}));
        Work work;
        Result<LaneFacts> facts = lane_facts(walk.archive, walk.crises, 3, work);
        REQUIRE(facts);
        CHECK(facts->lanes.size() == walk.archive.structures->size());
        for (const double width : {420.0, 1000.0}) {
            INFO(name << " " << width);
            Encoding encoding;
            encoding.text = width < 500 ? 0.7 : 1;
            LanesInput input = lanes_input(walk.source(), {}, day_of(2019, 7, 1), encoding.language);
            input.facts = std::make_shared<const LaneFacts>(*facts);
            const Scene scene = compose_lanes(input, encoding, width);
            std::set<std::uint32_t> told;
            for (const Mark& mark : scene.marks) {
                const Box box = bounds(mark);
                INFO(mark.title);
                CHECK(box.x >= -0.5);
                CHECK(box.x + box.width <= width + 0.5);
                CHECK(box.y >= -0.5);
                CHECK(box.y + box.height <= scene.page.height + 0.5);
                if (mark.subject.kind == Subject::Kind::structure && box.x > lanes_axis(input, encoding, width).left + lanes_axis(input, encoding, width).width)
                    told.insert(mark.subject.id);
            }
            CHECK(told.size() == walk.archive.structures->size());
            const Scene legend = compose_lanes_legend(input, encoding, width);
            std::set<analysis::Outcome> outcomes;
            for (const auto& [id, one] : facts->lanes)
                for (const auto& outcome : one.outcomes)
                    if (outcome)
                        outcomes.insert(*outcome);
            for (const analysis::Outcome outcome : outcomes)
                CHECK(test::says(legend, std::string(analysis::label(encoding.language, outcome)).c_str()));
        }
    }
    Work stopped;
    stopped.request_stop();
    CHECK_FALSE(lane_facts(evidence::empty_archive(), structures::standard_crises(), 3, stopped));
}

TEST_CASE("States and changes are told apart in grey, by every eye, and by a pattern besides", "[scene]")
{
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        const Colour changes[] = {theme->kept, theme->added, theme->lost, theme->uncertain};
        for (int i = 0; i < 4; ++i)
            for (int j = i + 1; j < 4; ++j)
                for (const Vision vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan}) {
                    INFO(theme->dark << " " << i << " " << j << " " << static_cast<int>(vision));
                    CHECK(colour_distance(changes[i], changes[j], vision) >= 17);
                }
        // Streams of states: where two tones are near in grey, their patterns differ.
        for (std::size_t i = 0; i + 1 < structures::status_count; ++i)
            for (std::size_t j = i + 1; j + 1 < structures::status_count; ++j) {
                const StateLook a = look_of(*theme, static_cast<structures::Status>(i));
                const StateLook b = look_of(*theme, static_cast<structures::Status>(j));
                if (a.height <= 0 || b.height <= 0)
                    continue;
                INFO(theme->dark << " " << i << " " << j);
                CHECK((std::abs(lightness(a.fill) - lightness(b.fill)) >= 9 || a.hatch != b.hatch || a.stroke != b.stroke));
            }
    }
}

TEST_CASE("What could not be observed is never painted solid black", "[scene]")
{
    const Walk walk(test::tables_of(test::six_cities()));
    for (const Picture picture : {Picture::alluvial, Picture::index, Picture::slope, Picture::heat})
        for (const Mark& mark : compose_picture(made(walk, picture), Encoding{}, PictureView{}).marks)
            if (const auto* region = std::get_if<Region>(&mark.form))
                CHECK_FALSE(region->fill == Colour{0, 0, 0, 255});
}
