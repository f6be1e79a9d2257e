// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catch.hpp"

#include "exchange/import_files.hpp"
#include "scene/drawing.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace crosscut::test {

inline const std::vector<std::string>& six_cities()
{
    static const std::vector<std::string> names{"cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg"};
    return names;
}

/// A study as the walk makes it from tables.
struct Walk {
    evidence::Archive archive;
    network::TieSet ties;
    structures::Chronicle chronicle;
    std::vector<structures::Crisis> crises = structures::standard_crises();

    explicit Walk(evidence::Archive from) : archive(std::move(from)), ties(network::derive_ties(archive)), chronicle(structures::chronicle(archive)) {}
    scene::Source source() const { return {&archive, &ties, &chronicle, &crises, {}, 1}; }
};

inline evidence::Archive tables_of(const std::vector<std::string>& cities)
{
    evidence::Archive archive = evidence::empty_archive();
    for (const std::string& city : cities) {
        const Result<exchange::Found> found = exchange::find_tables({std::filesystem::path(CROSSCUT_SOURCE_DIR) / "datasets" / city});
        REQUIRE(found);
        std::vector<interview::Note> notes;
        archive = exchange::stage(archive, exchange::plan_of(*found, notes)).archive;
    }
    REQUIRE(!archive.actors->empty());
    return archive;
}

/// A network with many actors: a chain with a shortcut from each to one far away, reported by the actors themselves.
inline evidence::Archive many_actors(std::uint32_t n)
{
    evidence::Archive archive = evidence::empty_archive();
    archive.cities = std::make_shared<evidence::Table<evidence::City>>(evidence::Table<evidence::City>{{CityId{1}, "X", "Testow", "", {}}});
    evidence::Table<evidence::Actor> actors;
    evidence::Table<evidence::Interview> interviews;
    evidence::Table<evidence::Claim> claims;
    for (std::uint32_t i = 1; i <= n; ++i) {
        evidence::Actor actor;
        actor.id = ActorId{i};
        actor.key = "X" + std::to_string(i);
        actor.city = CityId{1};
        actor.name = "Fachbereich Querschnittsaufgaben " + std::to_string(i);
        actor.sector = static_cast<evidence::Sector>(i % 7);
        actors.push_back(actor);
        evidence::Interview interview;
        interview.id = InterviewId{i};
        interview.key = "I" + std::to_string(i);
        interview.city = CityId{1};
        interview.actor = ActorId{i};
        interview.date = *parse_date("2021-05-04");
        interviews.push_back(interview);
        for (const std::uint32_t other : {i + 1, 1 + (i * 7) % n}) {
            if (other == i || other > n)
                continue;
            evidence::Claim claim;
            claim.id = ClaimId{static_cast<std::uint32_t>(claims.size() + 1)};
            claim.interview = InterviewId{i};
            claim.from = ActorId{i};
            claim.to = ActorId{other};
            claim.relation = evidence::find_relation(archive, "info")->id;
            claim.strength = 1 + static_cast<int>(i % 5);
            claim.start = *parse_date("2015");
            claim.end = *parse_date("open");
            claims.push_back(claim);
        }
    }
    archive.actors = std::make_shared<evidence::Table<evidence::Actor>>(actors);
    archive.interviews = std::make_shared<evidence::Table<evidence::Interview>>(interviews);
    archive.claims = std::make_shared<evidence::Table<evidence::Claim>>(claims);
    return archive;
}

/// A map with everything that it points to. Built in place: the input holds addresses.
struct Map {
    Walk walk;
    network::Question question;
    scene::Encoding encoding;
    network::Snapshot snapshot;
    scene::Places places;
    scene::MapInput input;

    Map(evidence::Archive archive, scene::PlaceRule rule, network::Question asked = {}, scene::Encoding how = {})
        : walk(std::move(archive)), question(asked), encoding(how)
    {
        snapshot = network::snapshot(walk.archive, walk.ties, question);
        Work work;
        Result<scene::Places> found = scene::find_places(walk.source(), question, encoding, rule, {}, work);
        if (!found)
            FAIL(describe(Language::english, found.problem()));
        places = *found;
        input = scene::map_input(walk.source(), snapshot, places, encoding, work);
    }
    Map(const Map&) = delete;
    Map& operator=(const Map&) = delete;
};

inline bool overlap(const scene::Box& a, const scene::Box& b, double slack = 0.01)
{
    return a.x + slack < b.x + b.width && b.x + slack < a.x + a.width && a.y + slack < b.y + b.height && b.y + slack < a.y + a.height;
}

/// Words on a map that name actors or structures, with their boxes. Lines of one name stand closer than the
/// full height of letters: the box is that of the letters between the longest strokes.
inline std::vector<std::pair<std::string, scene::Box>> names_on(const scene::Scene& scene)
{
    std::vector<std::pair<std::string, scene::Box>> out;
    for (const scene::Mark& mark : scene.marks)
        if (const auto* label = std::get_if<scene::Label>(&mark.form);
            label && (mark.subject.kind == scene::Subject::Kind::actor || mark.subject.kind == scene::Subject::Kind::structure))
            out.emplace_back(label->text, scene::bounds(mark));
    for (auto& [text, box] : out)
        box = {box.x, box.y + 0.1 * box.height, box.width, 0.8 * box.height};
    return out;
}

inline std::size_t count_of(const scene::Scene& scene, scene::Subject::Kind kind)
{
    return static_cast<std::size_t>(std::count_if(scene.marks.begin(), scene.marks.end(), [&](const scene::Mark& mark) { return mark.subject.kind == kind; }));
}

inline bool says(const scene::Scene& scene, const std::string& words)
{
    return std::any_of(scene.marks.begin(), scene.marks.end(), [&](const scene::Mark& mark) {
        const auto* label = std::get_if<scene::Label>(&mark.form);
        return label && (label->text.find(words) != std::string::npos || mark.title.find(words) != std::string::npos);
    });
}

}  // namespace crosscut::test
