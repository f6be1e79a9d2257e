// SPDX-License-Identifier: Apache-2.0
#include "app/stage.hpp"

#include "catch.hpp"
#include "cases.hpp"

using namespace crosscut;
using namespace crosscut::app;

namespace {

/// A case in which every word that must stay inside carries a mark: names, aliases, quotes, codes of interviews.
study::State marked()
{
    study::State state = study::empty_state();
    state.archive = cases::import("potsdam");
    state.archive.actors = evidence::changed(state.archive.actors, [](auto& rows) {
        for (evidence::Actor& row : rows) {
            row.name = "MARKE" + std::to_string(row.id.value) + " " + row.name;
            row.aliases.push_back("MARKE");
            row.role.clear();
        }
    });
    state.archive.structures = evidence::changed(state.archive.structures, [](auto& rows) { for (auto& row : rows) row.name = "MARKE" + std::to_string(row.id.value) + " " + row.name; });
    state.archive.interviews = evidence::changed(state.archive.interviews, [](auto& rows) { for (auto& row : rows) row.key = "MARKE" + row.key; });
    state.archive.claims = evidence::changed(state.archive.claims, [](auto& rows) {
        for (auto& row : rows) {
            row.quote = "MARKE " + row.quote;
            row.comment = "MARKE";
            row.coder = "MARKE";
        }
    });
    return state;
}

struct Shown {
    study::State state = marked();
    std::shared_ptr<const study::Derived> derived = study::derive(state);
    std::shared_ptr<const network::Snapshot> snapshot;
    scene::MapInput map;
    scene::Encoding encoding;
    panels::View view;

    Shown()
    {
        view.question.city = state.archive.cities->front().id;
        view.question.until = day_of(2019, 7, 1);
        view.question.rule = evidence::TieRule::union_with_third_party;
        snapshot = std::make_shared<network::Snapshot>(network::snapshot(state.archive, derived->ties, view.question));
        scene::Source source;
        source.archive = &state.archive;
        source.ties = &derived->ties;
        source.chronicle = &derived->chronicle;
        source.crises = state.crises.get();
        Work work;
        map = scene::map_input(source, *snapshot, scene::ring_places(source, view.question, encoding), encoding, work);
        map.ring = false;
    }
    scene::Scene on_stage(const StageLook& look)
    {
        const auto sheet = sheet_of(state, derived, snapshot, map, encoding, view, {});
        Result<scene::Scene> scene = stage_scene(*sheet, look);
        REQUIRE(scene);
        return std::move(*scene);
    }
};

int marks_of_inside(const scene::Scene& scene)
{
    int count = 0;
    for (const scene::Mark& mark : scene.marks)
        if (const auto* label = std::get_if<scene::Label>(&mark.form))
            count += label->text.find("MARKE") != std::string::npos;
    count += scene.title.find("MARKE") != std::string::npos;
    return count;
}

int actors_on(const scene::Scene& scene)
{
    int count = 0;
    for (const scene::Mark& mark : scene.marks)
        count += std::holds_alternative<scene::Glyph>(mark.form) && mark.subject.kind == scene::Subject::Kind::actor;
    return count;
}

}  // namespace

TEST_CASE("the projector shows no name, quote, note or code of an interview while names are kept inside")
{
    Shown shown;
    StageLook look;
    look.heading = "Wer verbindet?";
    shown.encoding.names = scene::NameMode::full;
    CHECK(marks_of_inside(shown.on_stage(look)) > 0);  // the search finds what there is to be found
    for (const panels::Room room : {panels::Room::map, panels::Room::lanes}) {
        shown.view.room = room;
        for (const scene::NameMode names : {scene::NameMode::role, scene::NameMode::code}) {
            shown.encoding.names = names;
            CHECK(marks_of_inside(shown.on_stage(look)) == 0);
        }
    }
}

TEST_CASE("no picture shows a name, a quote, a note or a code on the projector while names are kept inside")
{
    Shown shown;
    StageLook look;
    shown.view.room = panels::Room::pictures;
    scene::Source source;
    source.archive = &shown.state.archive;
    source.ties = &shown.derived->ties;
    source.chronicle = &shown.derived->chronicle;
    source.crises = shown.state.crises.get();
    int found = 0;
    for (const scene::PictureKind& kind : scene::picture_kinds())
        for (const scene::NameMode names : {scene::NameMode::role, scene::NameMode::code}) {
            scene::PictureAsk ask;
            ask.picture = kind.picture;
            ask.question = shown.view.question;
            ask.actors = {shown.snapshot->actors.front()};
            INFO(kind.key);
            const auto on_wall = [&](scene::NameMode prepared, scene::NameMode shows) -> std::optional<int> {
                ask.names = prepared;
                shown.encoding.names = shows;
                Work work;
                const Result<scene::PictureData> data = scene::prepare_picture(source, ask, work);
                REQUIRE(data);
                const auto sheet = sheet_of(shown.state, shown.derived, shown.snapshot, shown.map, shown.encoding, shown.view, {}, std::make_shared<const scene::PictureData>(*data));
                look.heading = scene::picture_heading(*data, Language::german);
                const Result<scene::Scene> scene = stage_scene(*sheet, look);
                return scene ? std::optional(marks_of_inside(*scene)) : std::nullopt;
            };
            CHECK(on_wall(names, names) == 0);
            // Prepared with the names that the facilitator reads, it shows none of them, or does not come to the wall.
            CHECK(on_wall(scene::NameMode::full, names).value_or(0) == 0);
            found += on_wall(scene::NameMode::full, scene::NameMode::full).value_or(0);
        }
    CHECK(found > 0);  // the search finds what there is to be found
}

TEST_CASE("the projector reveals one group after the other")
{
    Shown shown;
    StageLook look;
    const int all = actors_on(shown.on_stage(look));
    look.sectors = {evidence::Sector::administration};
    const int first = actors_on(shown.on_stage(look));
    CHECK(first > 0);
    CHECK(first < all);
    for (int i = 0; i < static_cast<int>(evidence::sector_count); ++i)
        look.sectors.insert(static_cast<evidence::Sector>(i));
    CHECK(actors_on(shown.on_stage(look)) == all);
}

TEST_CASE("a spotlight holds the selected actor and everybody next to it")
{
    Shown shown;
    const network::Snapshot& net = *shown.snapshot;
    std::uint32_t busiest = 0;
    for (std::uint32_t i = 0; i < net.actors.size(); ++i)
        if (net.graph.degree(i) > net.graph.degree(busiest))
            busiest = i;
    CHECK(in_spotlight(net, {net.actors[busiest]}).size() == net.graph.degree(busiest) + 1);
    CHECK(in_spotlight(net, {}).empty());
}
