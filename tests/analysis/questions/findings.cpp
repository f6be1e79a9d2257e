// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "town.hpp"

using namespace crosscut;
using namespace crosscut::analysis;
using namespace crosscut::analysis::made_up;

TEST_CASE("question 1: where nobody was asked so late, nothing is said to be still there or gone", "[analysis][questions]")
{
    Town town;
    const ActorId office = town.actor("A", "admin");
    town.interview(office, "2018-06-30");
    town.event(town.body("W", "working_group", Field::both, office), "founded", "2015-01-01");
    Inquiry inquiry;
    inquiry.first = parse_day("2016-07-01");
    inquiry.second = parse_day("2023-01-01");

    const Reply answer = bodies_then_and_now(town.material(), inquiry);

    REQUIRE(answer.findings.size() == 2);
    CHECK(in_words(plain_words(town), answer.findings[0]) == "Musterstadt: bodies that existed on 1 July 2016: 1. Of none of them is it known whether it still existed on 1 January 2023.");
    CHECK(in_words(plain_words(town), answer.findings[1]) == "Musterstadt: counted neither way, for nobody was asked so late: 1 of 1.");

    inquiry.first = parse_day("2014-07-01");
    CHECK(in_words(plain_words(town), bodies_then_and_now(town.material(), inquiry).findings.front()) == "Musterstadt: no body is known for certain to have existed on 1 July 2014.");
}

TEST_CASE("question 2: a tie and a grant that both ended some time in one year need not have ended together", "[analysis][questions]")
{
    Town town;
    const ActorId post = town.actor("K", "staff_unit");
    const ActorId roads = town.actor("R", "admin");
    town.says(town.interview(post, "2023-06-30"), post, roads, "2015-09", "2017");
    const StructureId grant = town.body("M", "staff_position", Field::climate, post);
    town.event(grant, "funded", "2015-09-01");
    town.event(grant, "funding_ended", "2017");

    const Reply answer = links_lost_with(town.material(), {});

    // January and December of 2017 lie 364 days apart.
    CHECK(message_in(answer.table("lost_links")->rows.at(0), 7) == "possibly: the dates leave it open");
    CHECK(in_words(plain_words(town), answer.findings.at(0)) == "Musterstadt, M (grant ended, 2017): of no link is it certain that it ended with it; perhaps ended with it: 1 (R).");
    Inquiry wide;
    wide.slack = 364;
    CHECK(in_words(plain_words(town), links_lost_with(town.material(), wide).findings.at(0)) ==
          "Musterstadt, M (grant ended, 2017): links that ended with it: 1 (R); re-made later: 0 of 1; not found again: 1 of 1 (R).");
}

TEST_CASE("question 2: where every lost link was made again, none is said to be missing", "[analysis][questions]")
{
    Town town;
    const ActorId post = town.actor("K", "staff_unit");
    const ActorId works = town.actor("W", "utility");
    const InterviewId talk = town.interview(post, "2023-06-30");
    town.says(talk, post, works, "2015-09", "2017-08-31");
    town.says(talk, post, works, "2022-01", "open");
    const StructureId grant = town.body("M", "staff_position", Field::climate, post);
    town.event(grant, "funded", "2015-09-01");
    town.event(grant, "funding_ended", "2017-08-31");

    CHECK(in_words(plain_words(town), links_lost_with(town.material(), {}).findings.at(0)) ==
          "Musterstadt, M (grant ended, 31 August 2017): links that ended with it: 1 (W); re-made later: 1 of 1.");
}

TEST_CASE("question 5: a tie that was over before the day is none that cannot be confirmed on it", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A");
    const InterviewId of_a = town.interview(a, "2023-06-30");
    town.says(of_a, a, town.actor("B"));
    town.says(of_a, a, town.actor("C"), "2010", "2012");
    Work work;
    const Result<Reply> answer = ties_of_one_informant(town.material(), on("2022-01-01"), work);
    REQUIRE(answer);
    // A-B is there and B was not asked; A-C ended in 2012.
    CHECK(number_in(answer->table("confirmed_only")->rows[5], 3) == 1);
}

TEST_CASE("question 5: where no tie counts or nobody stands between others, it says so instead of counting none of none", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A");
    const InterviewId of_a = town.interview(a, "2023-06-30");
    Work work;
    CHECK(in_words(plain_words(town), ties_of_one_informant(town.material(), on("2022-01-01"), work)->findings.at(0)) == "Musterstadt (1 January 2022): no tie counts then, so that none rests on one informant.");
    town.says(of_a, a, town.actor("B"));
    CHECK(in_words(plain_words(town), ties_of_one_informant(town.material(), on("2022-01-01"), work)->findings.at(0)) ==
          "Musterstadt (1 January 2022): ties that rest on one informant: 1 of 1. With confirmed ties only, ties left: 0 of 1; components 2 instead of 1. Nobody stands between others.");
}

TEST_CASE("question 6: which of two cities was first is open where their spans overlap, and a city with nothing is named", "[analysis][questions]")
{
    Town town;
    const CityId here = town.archive.cities->front().id;
    town.archive.cities = evidence::changed(town.archive.cities, [](evidence::Table<evidence::City>& rows) {
        for (const char* name : {"Nachbarstadt", "Hinterstadt"}) {
            evidence::City row = rows.front();
            row.id = {static_cast<std::uint32_t>(rows.size() + 1)};
            row.key = row.name = name;
            rows.push_back(row);
        }
    });
    std::vector<ActorId> leads;
    for (const evidence::City& city : *town.archive.cities) {
        const ActorId lead = town.actor("A" + city.key, "admin", {}, Field::integration);
        town.archive.actors = evidence::changed(town.archive.actors, [&](evidence::Table<evidence::Actor>& rows) { rows.back().city = city.id; });
        const InterviewId talk = town.interview(lead, "2023-06-30");
        town.archive.interviews = evidence::changed(town.archive.interviews, [&](evidence::Table<evidence::Interview>& rows) { rows.back().city = city.id; });
        REQUIRE(talk);
        leads.push_back(lead);
    }
    const auto found = [&](std::size_t city, const char* date) {
        const StructureId body = town.body("F" + std::to_string(city), "crisis_team", Field::integration, leads[city]);
        town.archive.structures = evidence::changed(town.archive.structures, [&](evidence::Table<evidence::Structure>& rows) { rows.back().city = (*town.archive.cities)[city].id; });
        town.event(body, "founded", date);
    };
    REQUIRE(here == (*town.archive.cities)[0].id);
    found(0, "2015-10");
    found(1, "2015");
    Inquiry inquiry;
    inquiry.question.field = Field::integration;
    Work work;

    const Result<Reply> answer = cities_compared(town.material(), inquiry, work);

    REQUIRE(answer);
    std::string all;
    for (const Sentence& one : answer->findings)
        all += in_words(plain_words(town), one) + "\n";
    INFO(all);
    // "2015" may lie before the onset or after it.
    CHECK(all.find("Integration: in Nachbarstadt the dates leave it open whether a body began after the shock.") != std::string::npos);
    CHECK(std::holds_alternative<std::monostate>(answer->table("cities")->rows.at(1).cells[2]));
    CHECK(all.find("Integration: in Hinterstadt no body is known that began after the shock, as far as people were asked (months since: over 94).") != std::string::npos);
    CHECK(all.find("Integration: in Hinterstadt no council decision after the shock is known") != std::string::npos);

    found(2, "2015-10..2015-12");
    const Result<Reply> later = cities_compared(town.material(), inquiry, work);
    REQUIRE(later);
    all.clear();
    for (const Sentence& one : later->findings)
        all += in_words(plain_words(town), one) + "\n";
    INFO(all);
    // October against October to December: the second may have been first.
    CHECK(all.find("the first body came soonest in Musterstadt (months after the shock: 1 to 2) and latest in Hinterstadt (1 to 4)") != std::string::npos);
    CHECK(all.find("overlaps with that of 1 of 1 others") != std::string::npos);
}

TEST_CASE("question 6: where nobody was asked after the shock, nothing is said of what came", "[analysis][questions]")
{
    Town town;
    town.interview(town.actor("A", "admin", {}, Field::integration), "2014-06-30");
    Inquiry inquiry;
    inquiry.question.field = Field::integration;
    Work work;
    const Result<Reply> answer = cities_compared(town.material(), inquiry, work);
    REQUIRE(answer);
    REQUIRE(answer->findings.size() == 2);
    CHECK(in_words(plain_words(town), answer->findings[0]) == "Integration: in Musterstadt nobody was asked after the shock; what came then is unknown.");
    CHECK(in_words(plain_words(town), answer->findings[1]) == "Integration: no body is known that was there at the shock or came with it or in its wake; working bodies without a grant when last seen: – (0 of 0).");
}

TEST_CASE("question 9: pairs are counted out of all pairs, and a single department makes none", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    town.interview(a, "2023-06-30", evidence::Coverage::topical, {b});
    Inquiry inquiry = on("2022-01-01");
    inquiry.question.field = Field::climate;
    CHECK(in_words(plain_words(town), departments_apart(town.material(), inquiry).findings.at(0)) ==
          "Musterstadt, Climate (1 January 2022): pairs of departments: 1; without a tie and without a common body: 1 of 1; could not be observed: 0 of 1.");

    Town lone;
    lone.interview(lone.actor("A"), "2023-06-30");
    CHECK(in_words(plain_words(lone), departments_apart(lone.material(), inquiry).findings.at(0)) ==
          "Musterstadt, Climate (1 January 2022): fewer than two departments belong to this task, so that there is no pair.");
}

TEST_CASE("question 6: without a crisis nothing is counted, and a begin that may precede the onset explains the nought", "[analysis][questions]")
{
    Town town;
    const ActorId lead = town.actor("A", "admin", {}, Field::integration);
    town.interview(lead, "2023-06-30");
    town.event(town.body("O", "network", Field::integration, lead), "founded", "2015");
    town.event(town.body("F", "crisis_team", Field::integration, lead), "founded", "2016-09-01");
    Inquiry inquiry;
    inquiry.question.field = Field::integration;
    Work work;
    const auto told = [&](const Reply& answer) {
        std::string all;
        for (const auto* list : {&answer.findings, &answer.caveats})
            for (const Sentence& one : *list)
                all += in_words(plain_words(town), one) + "\n";
        return all;
    };
    // 1 September 2015 to 1 September 2016: 12.0 months; what began in 2015 may have come after the onset.
    const std::string with = told(*cities_compared(town.material(), inquiry, work));
    CHECK(with.find("months from the shock to the first body in Musterstadt: 0 to 12.") != std::string::npos);
    CHECK(with.find("the months then start at 0") != std::string::npos);

    town.crises.clear();
    const Result<Reply> without = cities_compared(town.material(), inquiry, work);
    REQUIRE(without);
    CHECK(told(*without) == "For Integration the study has no crisis from which time could be counted.\n");
    CHECK(without->table("cities")->rows.empty());
}

TEST_CASE("questions 3 and 5: after the last interview nothing is said of who joins what or rests on whom", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A", "admin", {}, Field::integration);
    const InterviewId talk = town.interview(a, "2020-06-30");
    town.says(talk, a, town.actor("B", "admin", {}, Field::climate), "2015", "open");
    Work work;
    const std::string blind = "Musterstadt (1 January 2022): no tie is observed any more on that day (no longer observed: 1), so that nothing can be said.";
    CHECK(in_words(plain_words(town), who_joins(town.material(), on("2022-01-01")).findings.at(0)) == blind);
    CHECK(in_words(plain_words(town), ties_of_one_informant(town.material(), on("2022-01-01"), work)->findings.at(0)) == blind);
    CHECK(in_words(plain_words(town), who_joins(town.material(), on("2018-01-01")).findings.at(0)).find("are joined in the town hall by: A; B") != std::string::npos);
}

TEST_CASE("question 8: a tie that was always there is not told as one that is still to begin", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A");
    town.says(town.interview(a, "2020-06-30"), a, town.actor("B"), "open", "open");
    const AnswerRow row = what_was_said(town.material(), {}).table("statements")->rows.at(0);
    CHECK(in_words(plain_words(town), row.cells[4]) == "before 2000");
    CHECK(in_words(plain_words(town), row.cells[5]) == "open");
}

TEST_CASE("question 7: a tie that is unobserved on two days is one tie, and one without any day says why", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    town.says(town.interview(a, "2017-06-30"), a, b, "2015", "open");
    town.says(town.interview(b, "?"), b, town.actor("C"), "?", "?");
    Inquiry inquiry;
    inquiry.dates = {*parse_day("2016-07-01"), *parse_day("2018-07-01"), *parse_day("2019-07-01")};
    std::string all;
    for (const Sentence& one : same_places(town.material(), inquiry).caveats)
        all += in_words(plain_words(town), one) + "\n";
    INFO(all);
    CHECK(all.find("may show that nobody was asked. Here: 1.") != std::string::npos);
    CHECK(all.find("Ties of which nobody said when, and behind which no interview has a date: 1.") != std::string::npos);
}

TEST_CASE("a share of nothing is undefined, not nought", "[analysis][questions]")
{
    Town town;
    town.material();
    CHECK(in_words(plain_words(town), AnswerCell(ShareOf{0, 0})) == "– (0 of 0)");
    CHECK(in_words(plain_words(town), AnswerCell(ShareOf{0, 3})) == "0 of 3 (0 to 56 %)");
}
