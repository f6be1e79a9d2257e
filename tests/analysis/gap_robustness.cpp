// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"
#include "small_city.hpp"

#include "analysis/gap_chance.hpp"
#include "analysis/gap_evidence.hpp"
#include "analysis/gap_robustness.hpp"
#include "analysis/replicates.hpp"

#include <algorithm>
#include <thread>

using namespace crosscut;
using namespace crosscut::analysis;
using namespace crosscut::test;

namespace {

GapQuestion on(const std::string& day)
{
    GapQuestion asked;
    asked.question.until = parse_day(day);
    return asked;
}

std::vector<Gap> found(const evidence::Archive& archive, const GapQuestion& asked)
{
    Work work;
    Result<std::vector<Gap>> gaps = find_gaps(archive, network::derive_ties(archive), asked, work);
    REQUIRE(gaps);
    return *gaps;
}

GapVariants variants_of(const evidence::Archive& archive, const GapQuestion& asked, const std::vector<Gap>& gaps, std::size_t at_least = 30, unsigned workers = 2)
{
    Work work;
    work.set_workers(workers);
    const Result<GapVariants> out = gap_variants(archive, network::derive_ties(archive), asked, gaps, {7, at_least}, work);
    REQUIRE(out);
    return *out;
}

const Gap* of_kind(const std::vector<Gap>& gaps, GapKind kind, const std::string& form = {})
{
    const auto at = std::find_if(gaps.begin(), gaps.end(), [&](const Gap& gap) { return gap.kind == kind && (form.empty() || gap.form == form); });
    return at == gaps.end() ? nullptr : &*at;
}

/// A club whose only door A is named by A, by the club and by a roster of B: whoever is left out, two still speak.
struct OneDoor : SmallCity {
    ActorId a = actor("A");
    ActorId b = actor("B");
    ActorId club = actor("Club", "welfare");
    InterviewId of_a = interview(a, "2020-06-15", evidence::Coverage::roster);
    InterviewId of_b = interview(b, "2020-06-15", evidence::Coverage::roster);
    InterviewId of_club = interview(club, "2020-06-15", evidence::Coverage::roster);

    OneDoor()
    {
        says(of_a, a, club, "2010");
        says(of_club, club, a, "2010");
        says(of_a, a, b, "2010");
        says(of_b, b, a, "2010");
    }
};

}  // namespace

TEST_CASE("a door that everybody names alike is there in every variant")
{
    OneDoor city;
    const GapQuestion asked = on("2020-06-01");
    const std::vector<Gap> gaps = found(city.archive, asked);
    const Gap* door = of_kind(gaps, GapKind::one_door);
    REQUIRE(door);
    const GapVariants variants = variants_of(city.archive, asked, gaps);
    CHECK(variants.informants == 3);
    // 3 informants x 3 rules = 9 a draw; 30 need 4 draws, which are 36.
    CHECK(variants.draws == 4);
    CHECK(variants.variants == 36);
    CHECK(variants.share[static_cast<std::size_t>(door - gaps.data())] == 1.0);
}

TEST_CASE("what one informant in three alone knows is found in two thirds of the variants")
{
    OneDoor city;
    // Only B could have spoken of its pair with D, and both work on heat: without B it is a blind spot.
    const ActorId d = city.actor("D");
    city.archive.actors = evidence::changed(city.archive.actors, [&](auto& rows) {
        for (auto& row : rows)
            row.topics = row.id == city.b || row.id == d ? std::vector<std::string>{"heat"} : std::vector<std::string>{"roads"};
    });
    city.archive.interviews = evidence::changed(city.archive.interviews, [&](auto& rows) {
        rows[0].coverage = rows[2].coverage = evidence::Coverage::topical;
    });
    const GapQuestion asked = on("2020-06-01");
    const std::vector<Gap> gaps = found(city.archive, asked);
    const Gap* task = of_kind(gaps, GapKind::shared_task);
    REQUIRE(task);
    const GapVariants variants = variants_of(city.archive, asked, gaps);
    CHECK(variants.share[static_cast<std::size_t>(task - gaps.data())] == Approx(2.0 / 3));
    CHECK(robustness_of(2.0 / 3) == Robustness::tentative);
}

TEST_CASE("a door named by one side only is gone under the strict rule, which is a third of the variants")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const ActorId club = city.actor("Club", "welfare");
    std::vector<InterviewId> talks;
    for (const ActorId who : {a, a, b, b, club, club})
        talks.push_back(city.interview(who, "2020-06-15", evidence::Coverage::roster));
    // Both of A name the club as a partner, and nobody of the club says so: one-sided, so no tie where both could speak.
    city.says(talks[0], a, club, "2010");
    city.says(talks[1], a, club, "2010");
    const GapQuestion asked = on("2020-06-01");
    const std::vector<Gap> gaps = found(city.archive, asked);
    const Gap* bridge = of_kind(gaps, GapKind::single_point, "bridge");
    REQUIRE(bridge);
    const GapVariants variants = variants_of(city.archive, asked, gaps, 18);
    // 6 informants x 3 rules. The bridge A - Club is there under two of them, whoever is left out.
    CHECK(variants.share[static_cast<std::size_t>(bridge - gaps.data())] == Approx(2.0 / 3));
    // The report itself does not depend on the rule.
    const Gap* report = of_kind(gaps, GapKind::one_sided);
    REQUIRE(report);
    CHECK(variants.share[static_cast<std::size_t>(report - gaps.data())] == 1.0);
}

TEST_CASE("a tie that may have ended before or after the day is lost in as many draws as its end comes before")
{
    OneDoor city;
    const ActorId d = city.actor("D");
    const InterviewId of_d = city.interview(d, "2022-06-15", evidence::Coverage::roster);
    // Its end lies in 2019 or 2020; on the last day of 2019 it has ended in half of all worlds.
    city.says(city.of_a, city.a, d, "2010", "2019..2020");
    city.says(of_d, d, city.a, "2010", "2019..2020");
    GapQuestion asked = on("2019-12-31");
    asked.reference = parse_day("2012-06-01");
    std::vector<Gap> gaps;
    Gap lost;
    lost.kind = GapKind::lost;
    lost.form = "lost_tie";
    lost.actors = {city.a, d};
    gaps.push_back(lost);
    const GapVariants variants = variants_of(city.archive, asked, gaps, 4800);
    CHECK(*variants.share[0] == Approx(0.5).margin(0.06));
}

TEST_CASE("a replicate in which nobody is missing and nothing is vague has the gaps of the study")
{
    const evidence::Archive halle = cases::import("halle");
    GapQuestion asked = on("2019-06-30");
    asked.reference = parse_day("2016-03-31");
    Work work;
    Random random(1);
    // Once drawn, every date is a day: drawing again is a replicate without changes.
    const evidence::Archive exact = with_drawn_structures(halle, random);
    const network::TieSet ties = with_drawn_ties(network::derive_ties(halle), random);
    const Result<std::vector<Gap>> gaps = find_gaps(exact, ties, asked, work);
    const Result<std::vector<Gap>> again =
        list_gaps(with_drawn_structures(without_informants(exact, {}), random), with_drawn_ties(ties, random), asked, false, work);
    REQUIRE(gaps);
    REQUIRE(again);
    REQUIRE(gaps->size() > 5);
    REQUIRE(again->size() == gaps->size());
    for (std::size_t i = 0; i < gaps->size(); ++i) {
        CHECK(identity_of(exact, (*gaps)[i], {}) == identity_of(exact, (*again)[i], {}));
        CHECK((*gaps)[i].grade == (*again)[i].grade);
        CHECK((*gaps)[i].score == (*again)[i].score);
        CHECK((*gaps)[i].claims == (*again)[i].claims);
    }
}

TEST_CASE("with a single informant no variants can be made, and no robustness is claimed")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId club = city.actor("Club", "welfare");
    const InterviewId of_a = city.interview(a, "2020-06-15", evidence::Coverage::roster);
    city.says(of_a, a, club, "2010");
    const GapQuestion asked = on("2020-06-01");
    const std::vector<Gap> gaps = found(city.archive, asked);
    REQUIRE_FALSE(gaps.empty());
    const GapVariants variants = variants_of(city.archive, asked, gaps);
    CHECK(variants.variants == 0);
    for (const std::optional<double>& share : variants.share)
        CHECK_FALSE(share);
}

TEST_CASE("shares do not depend on the number of threads, and are shares of the variants")
{
    const evidence::Archive potsdam = cases::import("potsdam");
    GapQuestion asked;
    asked.question.field = evidence::Field::integration;
    asked.question.until = parse_day("2019-06-30");
    asked.reference = parse_day("2016-03-31");
    const std::vector<Gap> gaps = found(potsdam, asked);
    REQUIRE(gaps.size() > 3);
    const GapVariants one = variants_of(potsdam, asked, gaps, 90, 1);
    const GapVariants three = variants_of(potsdam, asked, gaps, 90, 3);
    CHECK(one.share == three.share);
    // Found in full: every share is a number of variants.
    for (const std::optional<double>& share : one.share)
        CHECK(*share * static_cast<double>(one.variants) == Approx(std::round(*share * static_cast<double>(one.variants))));
}

TEST_CASE("robust gaps come before fragile ones of the same grade, and fragile ones are not shown at first")
{
    std::vector<Gap> gaps(3);
    for (std::size_t i = 0; i < 3; ++i) {
        gaps[i].kind = GapKind::hole;
        gaps[i].grade = 'B';
        gaps[i].groups = {ActorId{static_cast<std::uint32_t>(i + 1)}};
        gaps[i].number = static_cast<int>(i + 1);
        gaps[i].score = 3 - static_cast<double>(i);
    }
    GapVariants variants;
    variants.share = {0.4, 0.79, 0.8};
    const std::vector<Gap> ranked = with_robustness(gaps, variants);
    CHECK(ranked[0].groups.front() == ActorId{3});
    CHECK(ranked[1].groups.front() == ActorId{2});
    CHECK(ranked[2].groups.front() == ActorId{1});
    CHECK(ranked[2].number == 3);
    CHECK(shown_at_first(ranked) == std::vector<bool>{true, true, false});
}

TEST_CASE("the sentence of a gap says grade, variants and what would remove it")
{
    Gap gap;
    gap.kind = GapKind::one_door;
    gap.grade = 'B';
    gap.fragility = 1;
    CHECK(standing(Language::english, gap) == "One door, grade B; one unreported contact would remove it.");
    gap.robustness = 0.8571;
    CHECK(standing(Language::english, gap) == "One door, grade B, persists in 86 % of the variants; one unreported contact would remove it.");
    gap.fragility = 3;
    CHECK(standing(Language::english, gap).find("3 unreported contacts") != std::string::npos);
    gap.fragility = 0;
    CHECK(standing(Language::english, gap) == "One door, grade B, persists in 86 % of the variants.");
    CHECK(percent_of(0.999) == 99);
    CHECK(percent_of(0.001) == 1);
    CHECK(percent_of(1) == 100);
    CHECK(percent_of(0) == 0);
}

TEST_CASE("a gap is the same one whatever else hangs on it")
{
    SmallCity city;
    const ActorId a = city.actor("A");
    const ActorId b = city.actor("B");
    const ActorId c = city.actor("C");
    Gap cut;
    cut.kind = GapKind::single_point;
    cut.form = "articulation";
    cut.actors = {b, a, c};
    Gap other = cut;
    other.actors = {b, c};
    other.grade = 'A';
    const auto of = [&](const Gap& gap) { return identity_of(city.archive, gap, evidence::Field::climate); };
    CHECK(of(cut) == of(other));
    CHECK(of(cut).city == CityId{1});
    CHECK(written(city.archive, of(cut)) == "G4 actor B");
    other.form = "bridge";
    CHECK(of(cut) != of(other));
    other.actors = {c, b};
    Gap turned = other;
    turned.actors = {b, c, a};
    CHECK(of(other) == of(turned));
    CHECK(written(city.archive, of(other)) == "G4 tie B C");
    CHECK(of(cut) != identity_of(city.archive, cut, evidence::Field::integration));
}

TEST_CASE("stopping the variants is heard at once and leaves nothing half done")
{
    const evidence::Archive potsdam = cases::import("potsdam");
    GapQuestion asked;
    asked.question.until = parse_day("2019-06-30");
    const std::vector<Gap> gaps = found(potsdam, asked);
    const network::TieSet ties = network::derive_ties(potsdam);
    Work work;
    std::thread stopper([&] {
        while (work.progress() <= 0)
            std::this_thread::yield();
        work.request_stop();
    });
    const Result<GapVariants> out = gap_variants(potsdam, ties, asked, gaps, {1, 1000000}, work);
    stopper.join();
    REQUIRE_FALSE(out);
    CHECK(out.problem().code == Problem::Code::cancelled);
}

TEST_CASE("left where they are, the actors have as many gaps as the list counts")
{
    for (const char* name : {"potsdam", "halle", "wuerzburg"}) {
        const evidence::Archive archive = cases::import(name);
        GapQuestion asked;
        asked.question.until = parse_day("2019-06-30");
        asked.reference = parse_day("2016-03-31");
        const std::vector<Gap> gaps = found(archive, asked);
        Work work;
        const Result<std::vector<ChanceCount>> counts = expected_by_chance(archive, network::derive_ties(archive), asked, 1, work, 20);
        REQUIRE(counts);
        CHECK(counts->size() == 5);
        for (const ChanceCount& row : *counts) {
            INFO(name << " " << key(row.kind) << " " << row.form);
            CHECK(row.found == std::count_if(gaps.begin(), gaps.end(), [&](const Gap& gap) {
                return gap.kind == row.kind && gap.threshold && (row.form.empty() || gap.form == row.form);
            }));
        }
    }
}

TEST_CASE("two alike of four that stand apart are expected once in three arrangements")
{
    SmallCity city;
    std::vector<ActorId> units;
    for (const char* name : {"A", "B", "C", "D"})
        units.push_back(city.actor(name));
    city.archive.actors = evidence::changed(city.archive.actors, [&](auto& rows) {
        rows[0].topics = rows[1].topics = {"heat"};
        rows[2].topics = {"roads"};
        rows[3].topics = {"parks"};
    });
    const InterviewId of_c = city.interview(units[2], "2020-06-15", evidence::Coverage::roster);
    city.interview(units[0], "2020-06-15", evidence::Coverage::roster);
    city.says(of_c, units[2], units[0], "2010");
    city.says(of_c, units[2], units[3], "2010");
    city.says(of_c, units[2], units[1], "2010");
    // C knows all: every pair has a tie or the common partner C. Nothing is shared without a link, in any arrangement.
    Work work;
    const GapQuestion asked = on("2020-06-01");
    Result<std::vector<ChanceCount>> counts = expected_by_chance(city.archive, city.ties(), asked, 1, work);
    REQUIRE(counts);
    CHECK(counts->front().expected == 0);
    CHECK(counts->front().p == 1);
    // Without the contact C - B, B stands alone: apart from A, C and D. The places A and C were asked; so were not B and D, whose
    // pair is a blind spot. Two of six pairs of places, A - B and C - B, can be a gap: the two alike stand there in 2 of 6 arrangements.
    city.archive.claims = evidence::changed(city.archive.claims, [](auto& rows) { rows.pop_back(); });
    counts = expected_by_chance(city.archive, city.ties(), asked, 1, work);
    REQUIRE(counts);
    CHECK(counts->front().found == 1);
    CHECK(counts->front().expected == Approx(1.0 / 3).margin(0.05));
    CHECK(chance_words(Language::english, counts->front()) == "Found: 1; by chance none would be expected.");
    // As many as were found come in a third of the arrangements.
    CHECK(counts->front().p == Approx(1.0 / 3).margin(0.05));
}
