// SPDX-License-Identifier: Apache-2.0
#include "scene/bump.hpp"
#include "scene/strip.hpp"

#include "scene/cases.hpp"
#include "scene/key_line.hpp"

using namespace crosscut;
using namespace crosscut::scene;
using test::Walk;

namespace {

analysis::Uncertainty found_in(const Walk& walk, const char* measure, const char* day = "2018-07-01")
{
    network::Question question;
    question.city = walk.archive.cities->front().id;
    question.until = parse_day(day);
    Work work;
    const auto found = analysis::uncertainty(walk.archive, {question, measure}, {60, 0, 20, 1}, work);
    REQUIRE(found);
    return *found;
}

bool inside(const Scene& scene)
{
    const Box box = extent_of(scene.marks);
    return box.x >= -1 && box.y >= -1 && box.x + box.width <= scene.page.width + 1 && box.y + box.height <= scene.page.height + 1;
}

}  // namespace

TEST_CASE("A strip has a row for each rule with its ties and observable pairs, and one over all of them", "[scene]")
{
    const Walk walk(test::tables_of({"halle"}));
    const analysis::Uncertainty found = found_in(walk, "density");
    StripInput input;
    input.strip = &found.strip;
    input.what = "Density";
    input.whose = "Halle";
    input.digits = 3;
    for (const Language language : {Language::german, Language::english})
        for (const double width : {420.0, 760.0}) {
            Encoding encoding;
            encoding.language = language;
            const Scene scene = compose_strip(input, encoding, width);
            CHECK(inside(scene));
            for (const evidence::TieRule rule : evidence::all_tie_rules)
                CHECK(scene.description.find(std::string(evidence::label(language, rule))) != std::string::npos);
            CHECK(std::count_if(scene.marks.begin(), scene.marks.end(), [](const Mark& mark) { return std::holds_alternative<Glyph>(mark.form); }) == 8);
            CHECK(inside(compose_strip_legend(encoding, width)));
        }
    // A value that no rule gives is a sentence, no axis of zeros.
    analysis::Strip none = found.strip;
    none.asked.assign(1, {});
    for (analysis::StripRow& row : none.rows)
        row.values.assign(1, {});
    input.strip = &none;
    CHECK(test::says(compose_strip(input, {}, 500), "Choose") + test::says(compose_strip(input, {}, 500), "anderes") > 0);
}

TEST_CASE("A bump chart leads each actor through every variant, and its rank never stands without the interval", "[scene]")
{
    const Walk walk(test::tables_of({"halle"}));
    const analysis::Uncertainty found = found_in(walk, "betweenness");
    BumpInput input{&walk.archive, &found, "Betweenness", 8};
    Encoding encoding;
    const Scene scene = compose_bump(input, encoding, {}, 800);
    CHECK(inside(scene));
    std::set<std::uint32_t> actors;
    for (const Mark& mark : scene.marks)
        if (mark.subject.kind == Subject::Kind::actor) {
            actors.insert(mark.subject.id);
            CHECK_FALSE(mark.title.empty());
        }
    CHECK(actors.size() == 8);
    // As asked, six other rules, two bounds of time, nine informants.
    const std::size_t columns = 1 + 6 + 2 + found.left_out.size();
    CHECK(static_cast<std::size_t>(std::count_if(scene.marks.begin(), scene.marks.end(), [](const Mark& mark) { return std::holds_alternative<Glyph>(mark.form); })) == columns * actors.size());
    // With as many rows as there are actors nobody stands below the last place.
    const auto below = [&](std::size_t rows) {
        const std::string words = std::to_string(rows + 1) + "+";
        const Scene of = compose_bump({&walk.archive, &found, "Betweenness", rows}, encoding, {}, 800);
        return std::any_of(of.marks.begin(), of.marks.end(), [&](const Mark& mark) {
            const auto* label = std::get_if<Label>(&mark.form);
            return label && label->text == words;
        });
    };
    CHECK(below(8));
    CHECK_FALSE(below(found.doubts.size()));
    CHECK_FALSE(below(found.doubts.size() + 40));
    // Somebody who is selected is drawn, however low.
    const ActorId last = found.doubts.back().item.actor;
    const Scene chosen = compose_bump(input, encoding, {{last}, 0}, 800);
    CHECK(std::any_of(chosen.marks.begin(), chosen.marks.end(), [&](const Mark& mark) { return mark.subject.kind == Subject::Kind::actor && mark.subject.id == last.value; }));
    CHECK(inside(compose_bump_legend(input, encoding, 500)));
    // In a lower room its places move together, but names stay apart.
    const Scene low = compose_bump(input, encoding, {{}, 250}, 800);
    CHECK(inside(low));
    CHECK(low.page.height < scene.page.height);
    std::vector<double> lines;
    for (const Mark& mark : low.marks)
        if (const auto* label = std::get_if<Label>(&mark.form); label && mark.subject.kind == Subject::Kind::actor && label->at.x == 0)
            lines.push_back(label->at.y);
    REQUIRE(lines.size() == actors.size());
    for (std::size_t i = 1; i < lines.size(); ++i)
        CHECK(lines[i] - lines[i - 1] >= 13.4);
    // Names are codes where the view shows codes.
    encoding.names = NameMode::code;
    const Scene hidden = compose_bump(input, encoding, {}, 800);
    for (const evidence::Actor& actor : *walk.archive.actors)
        CHECK(hidden.description.find(actor.name) == std::string::npos);
}

TEST_CASE("Where all values are alike there is no order to show", "[scene]")
{
    const Walk walk(test::tables_of({"halle"}));
    const analysis::Uncertainty found = found_in(walk, "betweenness", "1999-01-01");
    const Scene scene = compose_bump({&walk.archive, &found, "Betweenness", 8}, {}, {}, 600);
    CHECK(std::none_of(scene.marks.begin(), scene.marks.end(), [](const Mark& mark) { return std::holds_alternative<Glyph>(mark.form); }));
}

TEST_CASE("The halo of an actor is the wider the less its rank is known, and the legend says so only where there is one", "[scene]")
{
    CHECK_FALSE(halo_width({}, 10));
    CHECK(*halo_width(analysis::Places{3, 3}, 10) == Approx(2));
    CHECK(*halo_width(analysis::Places{1, 10}, 10) == Approx(16));
    CHECK(*halo_width(analysis::Places{1, 1}, 1) == Approx(2));
    const Walk walk(test::tables_of({"halle"}));
    const analysis::Uncertainty found = found_in(walk, "betweenness");
    const network::Snapshot net = network::snapshot(walk.archive, walk.ties, found.asked.question);
    Encoding encoding;
    encoding.language = Language::english;
    encoding.size_measure = "betweenness";
    Work work;
    MapInput input = map_input(walk.source(), net, ring_places(walk.source(), found.asked.question, encoding), encoding, work);
    const auto halos = [&] {
        const Scene scene = compose_map(input, encoding, {});
        return std::count_if(scene.marks.begin(), scene.marks.end(), [](const Mark& mark) { return mark.title.find("rank interval") != std::string::npos; });
    };
    CHECK(halos() == 0);
    CHECK_FALSE(test::says(compose_legend(input, encoding, 200), "Halo"));
    for (const analysis::Doubt& one : found.doubts)
        input.halo.push_back(one.halo());
    CHECK(halos() == static_cast<long>(net.actors.size()));
    CHECK(test::says(compose_legend(input, encoding, 200), "Halo"));
}

TEST_CASE("What is only possible at a time is hatched, and what somebody disputes is red", "[scene]")
{
    const Walk walk(test::tables_of({"potsdam"}));
    network::Question question;
    question.city = walk.archive.cities->front().id;
    question.until = day_of(2016, 2, 1);
    const network::Snapshot net = network::snapshot(walk.archive, walk.ties, question);
    const auto possible = std::count_if(net.ties.begin(), net.ties.end(), [](const network::TieState& tie) { return tie.holds.value_or(false) && tie.presence == network::Presence::possible; });
    REQUIRE(possible > 0);
    Encoding encoding;
    Work work;
    const MapInput input = map_input(walk.source(), net, ring_places(walk.source(), question, encoding), encoding, work);
    const Scene scene = compose_map(input, encoding, {});
    CHECK(std::count_if(scene.marks.begin(), scene.marks.end(), [](const Mark& mark) {
              const Region* region = std::get_if<Region>(&mark.form);
              return mark.subject.kind == Subject::Kind::tie && region && region->hatch == Hatch::diagonal;
          }) == possible);
    network::Tie tie;
    tie.status = evidence::Status::disputed;
    CHECK(look_of(light_theme(), tie, network::Presence::certain).colour == light_theme().lost);
    CHECK(look_of(light_theme(), tie, network::Presence::certain).stroke == Stroke::doubled);
}
