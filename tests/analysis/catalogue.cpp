// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"
#include "small_city.hpp"

#include "analysis/catalogue.hpp"
#include "analysis/cohesion.hpp"
#include "analysis/groups.hpp"
#include "analysis/paths.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace crosscut;
using namespace crosscut::analysis;
using namespace crosscut::test;
using cases::json;

namespace {

/// A star: an office in the middle, three associations around it; everybody went through the whole list.
struct Star : SmallCity {
    ActorId centre = actor("Centre");
    std::vector<ActorId> leaves{actor("L1", "welfare"), actor("L2", "welfare"), actor("L3", "welfare")};

    Star()
    {
        const InterviewId speaks = interview(centre, "2020-06-15", evidence::Coverage::roster);
        for (const ActorId leaf : leaves) {
            says(speaks, centre, leaf, "2015");
            interview(leaf, "2020-06-15", evidence::Coverage::roster);
        }
    }
};

Values of(const std::string& key, const network::Snapshot& snapshot)
{
    Work work;
    const Result<Values> values = measured(key, snapshot, work);
    REQUIRE(values);
    return *values;
}

}  // namespace

TEST_CASE("every measure of the catalogue says in both languages what it means and where it comes from")
{
    std::set<std::string_view> keys;
    for (const Measure& measure : catalogue()) {
        INFO(measure.key);
        CHECK(keys.insert(measure.key).second);
        CHECK_FALSE(measure.source.empty());
        CHECK_FALSE(measure.section.empty());
        CHECK(measure.sentence.back() == '.');
        for (const std::string_view text : {measure.title, measure.sentence})
            CHECK(tr(Language::german, text) != text);
        CHECK_FALSE(measure.unit.empty());
        CHECK_FALSE(tr(Language::german, measure.unit).empty());
        CHECK(find_measure(measure.key) == &measure);
    }
    CHECK(find_measure("beauty") == nullptr);
    for (const char* common : {"degree", "observable_share", "cross_group_degree", "betweenness", "harmonic", "core_number", "density", "coverage", "component_count", "ei"})
        CHECK(find_measure(common)->common);
}

TEST_CASE("measures come in the shape of their kind, also for networks of nobody and of one")
{
    SmallCity nobody;
    SmallCity one;
    one.actor("Alone");
    Star star;
    Work work;
    for (const SmallCity* city : {&nobody, &one, static_cast<SmallCity*>(&star)}) {
        const network::Snapshot snapshot = city->on("2018-01-01");
        for (const Measure& measure : catalogue()) {
            INFO(measure.key << " of " << snapshot.actors.size());
            const Result<Values> values = measured(measure.key, snapshot, work);
            REQUIRE(values);
            const std::size_t expected = measure.per == Per::actor ? snapshot.actors.size() : measure.per == Per::tie ? snapshot.graph.ties.size() : 1;
            CHECK(values->size() == expected);
            for (const Value& value : *values)
                CHECK((!value || std::isfinite(*value)));
        }
    }
}

TEST_CASE("a measure that there is not is refused with the list of those that there are")
{
    Star star;
    Work work;
    const Result<Values> values = measured("beauty", star.on("2018-01-01"), work);
    REQUIRE_FALSE(values);
    CHECK(values.problem().code == Problem::Code::unknown_name);
    CHECK(in(Language::english, values.problem().hint).find("betweenness") != std::string::npos);
}

TEST_CASE("measuring stops when asked to")
{
    Star star;
    Work work;
    work.request_stop();
    const Result<Values> values = measured("betweenness", star.on("2018-01-01"), work);
    REQUIRE_FALSE(values);
    CHECK(values.problem().code == Problem::Code::cancelled);
}

TEST_CASE("in a star of four everything hangs on the centre")
{
    Star star;
    const network::Snapshot snapshot = star.on("2018-01-01");
    // All 6 pairs can be observed, 3 are tied.
    CHECK(of("density", snapshot) == Values{0.5});
    CHECK(of("coverage", snapshot) == Values{1.0});
    CHECK(of("degree", snapshot) == Values{3.0, 1.0, 1.0, 1.0});
    CHECK(of("observable_pairs", snapshot) == Values{3.0, 3.0, 3.0, 3.0});
    CHECK(*of("observable_share", snapshot)[1] == Approx(1.0 / 3));
    // The three pairs of leaves meet through the centre.
    CHECK(of("betweenness", snapshot) == Values{3.0, 0.0, 0.0, 0.0});
    CHECK(of("betweenness_norm", snapshot)[0] == Value(1.0));
    // Leaf: the centre at 1, two others at 2: (1 + 1/2 + 1/2) / 3.
    CHECK(*of("harmonic", snapshot)[1] == Approx(2.0 / 3));
    CHECK(of("core_number", snapshot) == Values{1.0, 1.0, 1.0, 1.0});
    CHECK(of("cross_group_degree", snapshot)[0] == Value(3.0));
    CHECK(of("ei", snapshot) == Values{1.0});
    CHECK(of("brokerage_exclusive", snapshot)[0] == Value(3.0));
    CHECK(of("liaison", snapshot)[0] == Value(3.0));
    CHECK(of("articulation", snapshot) == Values{1.0, 0.0, 0.0, 0.0});
    CHECK(of("cut_share", snapshot)[0] == Value(1.0));
    CHECK(of("bridge_count", snapshot) == Values{3.0});
    // Each contact carries its leaf's way to three others.
    CHECK(of("edge_betweenness", snapshot) == Values{3.0, 3.0, 3.0});
    CHECK(of("bridge_share", snapshot)[0] == Value(0.5));
    CHECK(of("crosses", snapshot) == Values{1.0, 1.0, 1.0});
    CHECK(of("common_contacts", snapshot) == Values{0.0, 0.0, 0.0});
    CHECK(of("centralisation", snapshot) == Values{1.0});
    CHECK(of("linked_departments", snapshot) == Values{0.5});
    CHECK(of("clustering", snapshot)[1] == Value());
}

TEST_CASE("what nobody could report is missing from the density, and an actor that nobody asked about has none")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    city.actor("C");
    const InterviewId of_a = city.interview(a, "2020-06-15");
    city.says(of_a, a, b, "2015");
    const network::Snapshot snapshot = city.on("2018-01-01");
    // One pair of three could be observed, and it is tied.
    CHECK(of("density", snapshot) == Values{1.0});
    CHECK(*of("coverage", snapshot)[0] == Approx(1.0 / 3));
    CHECK(*of("density_raw", snapshot)[0] == Approx(1.0 / 3));
    CHECK(of("observable_share", snapshot)[2] == Value());
}

TEST_CASE("betweenness, E-I index and removals of the six cases are those of their lists")
{
    Work work;
    for (const auto& [key, expected] : cases::check_numbers().items()) {
        INFO(key);
        const evidence::Archive archive = cases::import(expected["folder"]);
        const network::TieSet ties = network::derive_ties(archive);
        const auto top = [&](const network::Snapshot& snapshot, const json& list) {
            const Values share = of("betweenness_norm", snapshot);
            std::vector<std::uint32_t> order(snapshot.graph.n);
            for (std::uint32_t i = 0; i < order.size(); ++i)
                order[i] = i;
            std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return *share[x] > *share[y]; });
            for (std::size_t i = 0; i < list.size(); ++i) {
                CHECK(cases::key(archive, snapshot.actors[order[i]]) == list[i][0]);
                CHECK(*share[order[i]] == Approx(list[i][1].get<double>()).margin(5.1e-5));
            }
        };
        const network::Snapshot all = network::snapshot(archive, ties, cases::all_relations());
        top(all, expected["betweenness_top"]);

        std::vector<int> inside;
        int town_hall = 0;
        for (const ActorId id : all.actors) {
            const evidence::Actor* actor = evidence::find(*archive.actors, id);
            inside.push_back(evidence::town_hall_kind(actor->kind) && (!actor->level.empty() || actor->parent) ? 1 : 0);
            town_hall += inside.back();
        }
        CHECK(town_hall == expected["town_hall"]);
        CHECK(*ei_share(all.graph, inside, false) == Approx(expected["ei"].get<double>()).margin(5.1e-5));

        network::Question question = cases::all_relations();
        question.lines = false;
        const network::Snapshot no_lines = network::snapshot(archive, ties, question);
        top(no_lines, expected["without_lines"]["betweenness_top"]);
        CHECK(of("component_count", no_lines) == Values{expected["without_lines"]["components"].get<double>()});

        const json& removal = expected["removal"];
        CHECK(of("component_count", all) == Values{removal["components_before"].get<double>()});
        std::vector<bool> gone(all.graph.n, false);
        for (std::uint32_t i = 0; i < all.graph.n; ++i)
            gone[i] = cases::key(archive, all.actors[i]) == removal["removed"];
        const std::vector<int> left = weak_components(network::without(all.graph, gone));
        std::vector<int> sizes(all.graph.n, 0);
        for (std::uint32_t i = 0; i < all.graph.n; ++i)
            sizes[static_cast<std::size_t>(left[i])] += !gone[i];
        CHECK(std::count_if(sizes.begin(), sizes.end(), [](int size) { return size > 0; }) == removal["components_after"]);
        CHECK(*std::max_element(sizes.begin(), sizes.end()) == removal["largest"][0]);
        CHECK(all.graph.n - 1 == removal["largest"][1]);
    }
}
