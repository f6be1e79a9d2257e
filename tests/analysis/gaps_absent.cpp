// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "small_city.hpp"

#include "analysis/cell_null.hpp"
#include "analysis/contacts.hpp"
#include "analysis/random.hpp"
#include "analysis/seams.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::analysis;
using namespace crosscut::test;

namespace {

using Ids = std::vector<ActorId>;

std::vector<Gap> gaps_of(const evidence::Archive& archive, GapKind kind, const std::string& day = "2020-06-01")
{
    GapQuestion asked;
    asked.question.until = parse_day(day);
    Work work;
    const Result<std::vector<Gap>> gaps = find_gaps(archive, network::derive_ties(archive), asked, work);
    REQUIRE(gaps);
    std::vector<Gap> out;
    std::copy_if(gaps->begin(), gaps->end(), std::back_inserter(out), [&](const Gap& gap) { return gap.kind == kind; });
    return out;
}

void works_on(evidence::Archive& archive, ActorId actor, std::vector<std::string> topics)
{
    archive.actors = evidence::changed(archive.actors, [&](evidence::Table<evidence::Actor>& rows) {
        for (evidence::Actor& row : rows)
            if (row.id == actor)
                row.topics = std::move(topics);
    });
}

}  // namespace

TEST_CASE("two departments with the same topics and no contact share a task, if somebody could have said so")
{
    SmallCity city;
    const ActorId social = city.actor("Social");
    const ActorId green = city.actor("Green");
    const ActorId roads = city.actor("Roads");
    works_on(city.archive, social, {"heat", "housing"});
    works_on(city.archive, green, {"heat"});
    works_on(city.archive, roads, {"streets"});
    CHECK(gaps_of(city.archive, GapKind::shared_task).empty());
    const InterviewId of_social = city.interview(social, "2020-06-15", evidence::Coverage::roster);
    std::vector<Gap> gaps = gaps_of(city.archive, GapKind::shared_task);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].actors == Ids{social, green});
    CHECK(gaps[0].grade == 'C');
    // idf(heat) = ln 3/2, idf(housing) = ln 3: similarity ln 1.5 / (ln 1.5 + ln 3); not connected, so that is the score.
    CHECK(gaps[0].score == Approx(0.405465108 / (0.405465108 + 1.098612289)));
    CHECK(gaps[0].fragility == 1);
    city.interview(green, "2020-06-15", evidence::Coverage::roster);
    CHECK(gaps_of(city.archive, GapKind::shared_task)[0].grade == 'B');
    // A common partner is enough.
    city.says(of_social, social, roads, "2010");
    const InterviewId of_roads = city.interview(roads, "2020-06-15", evidence::Coverage::roster);
    city.says(of_roads, roads, green, "2010");
    CHECK(gaps_of(city.archive, GapKind::shared_task).empty());
}

TEST_CASE("without topics the list says why it has no shared tasks")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    city.interview(a, "2020-06-15");
    GapQuestion asked;
    asked.question.until = parse_day("2020-06-01");
    CHECK(why_empty(city.archive, city.ties(), asked, GapKind::shared_task).text.find("No topics") == 0);
    CHECK(why_empty(city.archive, city.ties(), asked, GapKind::lost).text == "There is no earlier day to look back to.");
    CHECK(why_empty(city.archive, city.ties(), asked, GapKind::one_door).empty());
}

TEST_CASE("departments that meet through one unit only, or through nobody, are holes")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const ActorId c = city.actor("C");
    const ActorId club = city.actor("Club", "welfare");
    const InterviewId of_a = city.interview(a, "2020-06-15", evidence::Coverage::roster);
    const InterviewId of_b = city.interview(b, "2020-06-15", evidence::Coverage::roster);
    city.says(of_a, a, club, "2010");
    city.says(of_b, b, club, "2010");
    // A - Club - B; C stands alone. Pairs: A-B through Club, A-C and B-C through nobody.
    const std::vector<Gap> gaps = gaps_of(city.archive, GapKind::hole);
    REQUIRE(gaps.size() == 3);
    CHECK(gaps[0].form == "hole_single_broker");
    CHECK(gaps[0].grade == 'B');
    CHECK(gaps[0].groups == Ids{a, b});
    CHECK(gaps[0].actors == Ids{club});
    CHECK(gaps[0].claims.size() == 2);
    CHECK(gaps[1].form == "hole_no_broker");
    CHECK(gaps[1].grade == 'C');
    CHECK(gaps[1].groups == Ids{a, c});
    CHECK(gaps[1].actors.empty());
    // A denied contact is the stronger evidence.
    city.denies(of_b, b, c);
    CHECK(gaps_of(city.archive, GapKind::hole)[0].grade == 'A');
    CHECK(gaps_of(city.archive, GapKind::hole)[0].groups == Ids{b, c});
}

TEST_CASE("a pair of large departments without any contact among well connected ones is a thin seam")
{
    SmallCity city;
    std::vector<std::vector<ActorId>> units;
    std::vector<InterviewId> talks;
    for (const char* name : {"A", "B", "C"}) {
        const ActorId top = city.actor(name);
        units.push_back({top});
        for (int k = 1; k < 4; ++k)
            units.back().push_back(city.actor(std::string(name) + std::to_string(k), "admin", top));
    }
    for (const auto& department : units)
        for (const ActorId unit : department)
            talks.push_back(city.interview(unit, "2020-06-15", evidence::Coverage::roster));
    // C knows half of A and B each: 8 of 16 pairs; A and B: none of 16. 48 pairs across, 16 ties.
    for (int k = 0; k < 4; ++k)
        for (int l = 0; l < 2; ++l) {
            city.says(talks[static_cast<std::size_t>(8 + k)], units[2][static_cast<std::size_t>(k)], units[0][static_cast<std::size_t>((k + l) % 4)], "2010");
            city.says(talks[static_cast<std::size_t>(8 + k)], units[2][static_cast<std::size_t>(k)], units[1][static_cast<std::size_t>((k + l) % 4)], "2010");
        }
    const std::vector<Gap> gaps = gaps_of(city.archive, GapKind::thin_seam);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].groups == Ids{units[0][0], units[1][0]});
    CHECK(gaps[0].grade == 'B');
    CHECK(gaps[0].score == Approx(1));
    // P(X = 0) = C(32, 16) / C(48, 16).
    CHECK(gaps[0].values[3].second == Approx(601080390.0 / 2254848913647.0));
    // Expected 16 * 17 / 48 after one more tie is still far above; the finding takes several.
    CHECK(gaps[0].fragility >= 2);
    CHECK(gaps_of(city.archive, GapKind::thin_seam)[0].text == gaps[0].text);
}

TEST_CASE("a formal structure that has been asleep for a year, or whose members name no contact, stands on paper")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const InterviewId of_a = city.interview(a, "2020-06-15", evidence::Coverage::roster);
    const StructureId board = city.structure("Board");
    const auto happened = [&](const std::string& type, const std::string& day) {
        city.archive.events = evidence::changed(city.archive.events, [&](evidence::Table<evidence::Event>& rows) {
            evidence::Event row;
            row.id = evidence::next_id(rows);
            row.structure = board;
            row.type = type;
            row.date = SmallCity::date(day);
            rows.push_back(row);
        });
    };
    city.founded(board, "2015-01-01");
    city.seat(board, a, "2015-01-01", "open");
    city.seat(board, b, "2015-01-01", "open");
    // A working group that nobody decided on is no promise on paper.
    CHECK(gaps_of(city.archive, GapKind::paper).empty());
    happened("formalised", "2015-02-01");
    std::vector<Gap> gaps = gaps_of(city.archive, GapKind::paper);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].form == "no_tie_among_members");
    CHECK(gaps[0].grade == 'C');
    CHECK(gaps[0].actors == Ids{a, b});
    CHECK(gaps[0].structure == board);
    city.says(of_a, a, b, "2010");
    CHECK(gaps_of(city.archive, GapKind::paper).empty());
    happened("dormant", "2019-05-01");
    gaps = gaps_of(city.archive, GapKind::paper);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].form == "dormant");
    CHECK(gaps[0].grade == 'A');
    // Asleep for eleven months only.
    CHECK(gaps_of(city.archive, GapKind::paper, "2020-04-01").empty());
}

TEST_CASE("contacts that would be easy to make share partners across departments, and are no gaps")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const ActorId c = city.actor("C");
    const InterviewId of_c = city.interview(c, "2020-06-15", evidence::Coverage::roster);
    city.says(of_c, a, c, "2010");
    city.says(of_c, b, c, "2010");
    network::Question question;
    question.until = parse_day("2020-06-01");
    const std::vector<Contact> contacts = suggested_contacts(city.archive, city.ties(), question);
    REQUIRE(contacts.size() == 1);
    CHECK(contacts[0].a == a);
    CHECK(contacts[0].b == b);
    CHECK(contacts[0].common == Ids{c});
    CHECK(contacts[0].resource_allocation == Approx(0.5));
    // Nobody could speak of A and B: a blind spot, worth an interview of either.
    const BlindSpots blind = blind_spots(city.archive, city.ties(), question);
    REQUIRE(blind.pairs.size() == 1);
    CHECK(blind.pairs[0].common == 1);
    CHECK(blind.pairs[0].across);
    REQUIRE(blind.actors.size() == 2);
    CHECK(blind.actors[0].actor == a);
    CHECK(blind.actors[0].pairs == 1);
}

TEST_CASE("sampled networks with the same number of ties agree with all of them")
{
    // A ring of twelve in two groups of six; and the same ring with ten ties only, which is tried wholly.
    std::vector<network::GraphTie> ties;
    std::vector<int> group;
    for (std::uint32_t i = 0; i < 12; ++i) {
        ties.push_back({i, (i + 1) % 12, 1});
        group.push_back(i < 6 ? 0 : 1);
    }
    const SwapNull one = swap_null(network::make_graph(12, ties, false, false), group, {{0, 1}}, 7);
    const SwapNull again = swap_null(network::make_graph(12, ties, false, false), group, {{1, 0}}, 7);
    CHECK_FALSE(one.exact);
    CHECK(one.p_lower == again.p_lower);
    // 2-regular: every actor has 2 ends among 11 others, 6 of them in the other group: 12 * 6 / 11 ties expected.
    CHECK(one.mean[0] == Approx(12.0 * 6 / 11).margin(0.15));
    ties.resize(10);
    CHECK(swap_null(network::make_graph(12, ties, false, false), group, {{0, 1}}, 7).exact);
    // A star cannot be changed.
    std::vector<network::GraphTie> star;
    for (std::uint32_t i = 1; i < 13; ++i)
        star.push_back({0, i, 1});
    CHECK(swap_null(network::make_graph(13, star, false, false), std::vector<int>(13, 0), {{0, 1}}, 7, 50).p_lower[0] == 1);
}

TEST_CASE("the seeds of tasks differ and are the same everywhere")
{
    // splitmix64 of 0: the first output of the published generator.
    CHECK(task_seed(0, 0) == 0xe220a8397b1dcdafULL);
    CHECK(task_seed(5, 1) != task_seed(5, 2));
}

TEST_CASE("networks drawn by swaps have as many ties between two groups as all networks with these numbers of ties")
{
    // Two groups of five; 11 ties, so that swaps are drawn, and few enough for every network to be tried as well.
    const std::vector<int> group{0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    const std::vector<network::GraphTie> ties{{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {2, 3, 1}, {3, 4, 1}, {4, 5, 1}, {5, 6, 1}, {5, 7, 1}, {6, 8, 1}, {7, 9, 1}, {8, 9, 1}};
    const network::Graph graph = network::make_graph(10, ties, false, false);
    const std::optional<CellNull> exact = degree_null(graph, group, 0, 1);
    REQUIRE(exact);
    const SwapNull drawn = swap_null(graph, group, {{0, 1}}, 5);
    CHECK_FALSE(drawn.exact);
    CHECK(drawn.samples == 2000);
    CHECK(drawn.mean[0] == Approx(exact->mean).epsilon(0.03));
    CHECK(drawn.p_lower[0] == Approx(exact->p_lower).margin(0.02));
}

TEST_CASE("drawing networks hears a stop in the middle of a sample, and so does trying all of them")
{
    std::vector<network::GraphTie> ties;
    for (std::uint32_t i = 0; i < 60; ++i)
        ties.push_back({i, (i + 1) % 60, 1});
    const network::Graph ring = network::make_graph(60, ties, false, false);
    std::vector<int> group(60, 0);
    std::fill(group.begin(), group.begin() + 30, 1);
    Work work;
    work.request_stop();
    CHECK(swap_null(ring, group, {{0, 1}}, 3, 1'000'000'000, &work).mean.size() == 1);
    CHECK_FALSE(degree_null(ring, group, 0, 1, UINT64_MAX, &work));
}
