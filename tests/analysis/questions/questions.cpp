// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "town.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::analysis;
using evidence::Field;
using namespace crosscut::analysis::made_up;

TEST_CASE("question 1: of three bodies one works, one sleeps, one ended; a plan is no body", "[analysis][questions]")
{
    Town town;
    const ActorId office = town.actor("A", "admin");
    town.interview(office, "2023-06-30");
    const StructureId works = town.body("W", "working_group", Field::both, office);
    const StructureId sleeps = town.body("S", "working_group", Field::both, office);
    const StructureId over = town.body("O", "forum", Field::both, office);
    const StructureId plan = town.body("P", "plan", Field::both, office);
    for (const StructureId one : {works, sleeps, over, plan})
        town.event(one, "founded", "2015-01-01");
    town.event(sleeps, "dormant", "2019-01-01");
    const EventId end = town.event(over, "dissolved", "2018-12-31");
    Inquiry inquiry;
    inquiry.first = parse_day("2016-07-01");
    inquiry.second = parse_day("2023-01-01");

    const Reply answer = bodies_then_and_now(town.material(), inquiry);

    const AnswerTable& bodies = *answer.table("bodies");
    REQUIRE(bodies.rows.size() == 3);
    CHECK(message_in(bodies.rows[0], 5) == "still works");
    CHECK(message_in(bodies.rows[1], 5) == "exists, but is dormant");
    CHECK(message_in(bodies.rows[2], 5) == "no longer exists");
    CHECK(std::count(bodies.rows[2].events.begin(), bodies.rows[2].events.end(), end) == 1);
    CHECK(answer.table("papers")->rows.size() == 1);
    // There on the first day 3; on the second 2, of which 1 dormant; 1 no longer.
    CHECK(in_words(plain_words(town), answer.findings.front()) ==
          "Musterstadt: bodies that existed on 1 July 2016: 3. On 1 January 2023 still there: 2 of 3; of these only dormant: 1, vacant: 0, open whether they work: 0. No longer there: 1 of 3.");

    // Change the data and the answer changes: woken up, it works again.
    town.event(sleeps, "revived", "2022-01-01");
    CHECK(message_in(bodies_then_and_now(town.material(), inquiry).table("bodies")->rows[1], 5) == "still works");

    // After the last interview nobody knows.
    inquiry.second = parse_day("2024-01-01");
    CHECK(message_in(bodies_then_and_now(town.material(), inquiry).table("bodies")->rows[0], 5) == "nobody was asked any more");
}

TEST_CASE("question 2: two ties end with a grant, one of them is made again", "[analysis][questions]")
{
    Town town;
    const ActorId post = town.actor("K", "staff_unit");
    const ActorId roads = town.actor("R", "admin");
    const ActorId works = town.actor("W", "utility");
    const ActorId parks = town.actor("P", "admin");
    const InterviewId talk = town.interview(post, "2023-06-30");
    town.says(talk, post, roads, "2015-09", "2017-08-31");
    town.says(talk, post, works, "2015-09", "2017-08-31");
    town.says(talk, post, works, "2022-01", "open");
    town.says(talk, post, parks, "2014-01", "open");
    const StructureId grant = town.body("M", "staff_position", Field::climate, post);
    town.event(grant, "funded", "2015-09-01");
    const EventId end = town.event(grant, "funding_ended", "2017-08-31");

    const Reply answer = links_lost_with(town.material(), {});

    const AnswerTable& lost = *answer.table("lost_links");
    REQUIRE(lost.rows.size() == 2);
    CHECK(std::get<ActorId>(lost.rows[0].cells[3]) == roads);
    CHECK(message_in(lost.rows[0], 9) == "not found again");
    CHECK(std::get<ActorId>(lost.rows[1].cells[3]) == works);
    CHECK(message_in(lost.rows[1], 9) == "yes, with the same partner");
    CHECK(lost.rows[1].events == std::vector{end});
    CHECK(lost.rows[1].claims.size() == 2);
    const AnswerTable& ends = *answer.table("endings");
    REQUIRE(ends.rows.size() == 1);
    // Lost 2, perhaps 0, re-made 1, not found again 1, new partners 0: the parks were known before and after.
    CHECK(number_in(ends.rows[0], 3) == 2);
    CHECK(number_in(ends.rows[0], 4) == 0);
    CHECK(number_in(ends.rows[0], 5) == 1);
    CHECK(number_in(ends.rows[0], 6) == 1);
    CHECK(number_in(ends.rows[0], 7) == 0);
}

TEST_CASE("question 2: an end that is known by the year only may have come with the grant, and is not counted as lost", "[analysis][questions]")
{
    Town town;
    const ActorId post = town.actor("K", "staff_unit");
    const ActorId roads = town.actor("R", "admin");
    const InterviewId talk = town.interview(post, "2023-06-30");
    town.says(talk, post, roads, "2015-09", "2017");
    const StructureId grant = town.body("M", "staff_position", Field::climate, post);
    town.event(grant, "funded", "2015-09-01");
    town.event(grant, "funding_ended", "2017-08-31");

    const Reply answer = links_lost_with(town.material(), {});

    CHECK(message_in(answer.table("lost_links")->rows.at(0), 7) == "possibly: the dates leave it open");
    CHECK(number_in(answer.table("endings")->rows.at(0), 3) == 0);
    CHECK(number_in(answer.table("endings")->rows.at(0), 4) == 1);
    // A year on either side takes the whole of 2017 in.
    Inquiry wide;
    wide.slack = 365;
    CHECK(number_in(links_lost_with(town.material(), wide).table("endings")->rows.at(0), 3) == 1);
}

TEST_CASE("question 3: the housing company joins the fields; without its second tie it is one tie short", "[analysis][questions]")
{
    for (const bool second : {true, false}) {
        Town town;
        const ActorId social = town.actor("S", "admin", {}, Field::integration);
        const ActorId climate = town.actor("C", "admin", {}, Field::climate);
        const ActorId housing = town.actor("H", "housing", {}, Field::both);
        const InterviewId talk = town.interview(housing, "2023-06-30");
        const ClaimId first = town.says(talk, housing, social, "2015", "open");
        if (second)
            town.says(talk, housing, climate, "2018", "open");

        const Reply answer = who_joins(town.material(), on("2022-01-01"));

        const AnswerTable& joiners = *answer.table("joiners");
        const AnswerTable& near = *answer.table("one_tie_short");
        if (second) {
            REQUIRE(joiners.rows.size() == 1);
            CHECK(std::get<ActorId>(joiners.rows[0].cells[1]) == housing);
            CHECK(joiners.rows[0].claims.size() == 2);
            // Both units share the company with the other side: a contact that would be easy to make.
            CHECK(near.rows.size() == 2);
        } else {
            CHECK(joiners.rows.empty());
            REQUIRE(near.rows.size() == 1);
            CHECK(std::get<ActorId>(near.rows[0].cells[1]) == housing);
            CHECK(message_in(near.rows[0], 4) == "Integration");
            CHECK(near.rows[0].claims == std::vector{first});
        }
        CHECK(answer.table("direct_ties")->rows.empty());
    }
}

TEST_CASE("question 4: a unit that joins two departments by its funded post alone is a bridge by that post", "[analysis][questions]")
{
    for (const std::string& since : {std::string("2018-01"), std::string("2012-01")}) {
        Town town;
        const ActorId one = town.actor("A", "admin");
        const ActorId other = town.actor("B", "admin");
        const ActorId unit = town.actor("U", "staff_unit");
        const InterviewId talk = town.interview(unit, "2023-06-30");
        town.says(talk, unit, one, since, "open");
        town.says(talk, unit, other, since, "open");
        const StructureId post = town.body("M", "staff_position", Field::climate, unit);
        town.event(post, "funded", "2018-01-01");
        town.event(post, "funding_ended", "2019-12-31");

        const Reply answer = bridges_by_post(town.material(), {});

        REQUIRE(answer.table("posts")->rows.size() == 1);
        const AnswerRow& row = answer.table("posts")->rows[0];
        // A and B hang together through U alone: one pair. Without the ties that came with the post there is none.
        CHECK(number_in(row, 8) == 1);
        const bool with_post = since == "2018-01";
        CHECK(number_in(row, 9) == (with_post ? 0 : 1));
        CHECK(message_in(row, 13) == (with_post ? "only by this post" : "also without the post"));
        // A quarter of a year after the grant it still joins them.
        CHECK(number_in(row, 12) == 1);
    }
}

TEST_CASE("question 5: three ties, one told by both sides: two rest on one informant, one is left when confirmed", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    const ActorId c = town.actor("C");
    const ActorId d = town.actor("D");
    const InterviewId of_a = town.interview(a, "2023-06-30");
    const InterviewId of_b = town.interview(b, "2023-06-30");
    town.says(of_a, a, b);
    town.says(of_b, b, a);
    town.says(of_a, a, c);
    const ClaimId alone = town.says(of_b, b, d);
    Work work;

    const Result<Reply> answer = ties_of_one_informant(town.material(), on("2022-01-01"), work);

    REQUIRE(answer);
    const AnswerTable& list = *answer->table("one_informant");
    REQUIRE(list.rows.size() == 2);
    CHECK(list.rows[1].claims == std::vector{alone});
    const AnswerTable& change = *answer->table("confirmed_only");
    // Ties 3 and 1; components 1 and 3 (A-B, C, D); two ties cannot be judged, as C and D were not interviewed.
    CHECK(number_in(change.rows[0], 2) == 3);
    CHECK(number_in(change.rows[0], 3) == 1);
    CHECK(number_in(change.rows[3], 2) == 1);
    CHECK(number_in(change.rows[3], 3) == 3);
    CHECK(number_in(change.rows[5], 3) == 2);
    // C-A-B-D: A and B each lie on two of three paths of others: 2/3.
    CHECK(number_in(answer->table("top_five")->rows[0], 3) == Approx(2.0 / 3));
}

TEST_CASE("question 6: months to the first body and decision are counted from the onset, as vague as they were said", "[analysis][questions]")
{
    Town town;
    const ActorId office = town.actor("A", "admin", {}, Field::integration);
    town.interview(office, "2023-06-30");
    const StructureId old = town.body("O", "network", Field::integration, office);
    town.event(old, "founded", "2010-01-01");
    const StructureId first = town.body("F", "crisis_team", Field::integration, office);
    town.event(first, "founded", "2015-10");
    const StructureId plan = town.body("P", "plan", Field::integration, office);
    const EventId decided = town.event(plan, "plan_adopted", "2017-09-01");
    Inquiry inquiry;
    inquiry.question.field = Field::integration;
    Work work;

    const Result<Reply> answer = cities_compared(town.material(), inquiry, work);

    REQUIRE(answer);
    const AnswerRow& row = answer->table("cities")->rows.at(0);
    // The arrivals begin on 1 September 2015: 30 to 60 days to October, 731 days to September 2017.
    const Between body = std::get<Between>(row.cells[2]);
    CHECK(body.low == Approx(30 / 30.4375));
    CHECK(body.high.value() == Approx(60 / 30.4375));
    CHECK(std::get<StructureId>(row.cells[3]) == first);
    CHECK(std::get<Between>(row.cells[4]).low == Approx(731 / 30.4375));
    CHECK(std::get<EventId>(row.cells[5]) == decided);
    // Both bodies work without a grant; the plan is no body.
    CHECK(std::get<ShareOf>(row.cells[9]) == ShareOf{2, 2});
}

TEST_CASE("question 6: where nothing came, it takes longer than was looked", "[analysis][questions]")
{
    Town town;
    town.interview(town.actor("A", "admin", {}, Field::integration), "2016-09-01");
    Inquiry inquiry;
    inquiry.question.field = Field::integration;
    Work work;

    const Result<Reply> answer = cities_compared(town.material(), inquiry, work);

    REQUIRE(answer);
    const Between body = std::get<Between>(answer->table("cities")->rows.at(0).cells[2]);
    // From 1 September 2015 to the last interview on 1 September 2016: 366 days.
    CHECK(body.low == Approx(366 / 30.4375));
    CHECK_FALSE(body.high);
}

TEST_CASE("question 7: each day has its ties, and from one to the next they are kept, lost or new", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    const ActorId c = town.actor("C");
    const InterviewId talk = town.interview(a, "2023-06-30");
    town.says(talk, a, b, "2015-01-01", "2016-12-31");
    town.says(talk, a, c, "2018-01-01", "open");
    Inquiry inquiry;
    inquiry.dates = {*parse_day("2019-07-01"), *parse_day("2016-07-01"), *parse_day("2024-07-01")};

    const Reply answer = same_places(town.material(), inquiry);

    const AnswerTable& days = *answer.table("days");
    REQUIRE(days.rows.size() == 3);
    CHECK(std::get<Day>(days.rows[0].cells[1]) == *parse_day("2016-07-01"));
    CHECK(number_in(days.rows[0], 2) == 1);
    CHECK(number_in(days.rows[1], 2) == 1);
    // After the interview the open tie is unknown, not ended.
    CHECK(number_in(days.rows[2], 2) == 0);
    CHECK(number_in(days.rows[2], 5) == 1);
    const AnswerTable& changes = *answer.table("changes");
    // 2016 to 2019: none kept, A-B lost, A-C new.
    CHECK(number_in(changes.rows[0], 3) == 0);
    CHECK(number_in(changes.rows[0], 4) == 1);
    CHECK(number_in(changes.rows[0], 5) == 1);
    REQUIRE(answer.pictures.size() == 1);
    CHECK(answer.pictures[0].questions.size() == 3);
}

TEST_CASE("question 8: a contradicted tie shows both statements, and under pseudonyms no word of them", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    const ActorId c = town.actor("C");
    const InterviewId of_a = town.interview(a, "2023-06-30");
    const InterviewId of_b = town.interview(b, "2023-06-30");
    town.says(of_a, a, b);
    town.denies(of_b, a, b);
    town.says(of_a, a, c);

    const Reply answer = what_was_said(town.material(), {});
    const AnswerTable& said = *answer.table("statements");
    REQUIRE(said.rows.size() == 2);
    CHECK(message_in(said.rows[0], 3) == "there is one");
    CHECK(message_in(said.rows[1], 3) == "there is none");

    Inquiry other;
    other.a = c;
    CHECK(what_was_said(town.material(), other).table("statements")->rows.size() == 1);

    Inquiry hidden;
    hidden.research = false;
    const Reply quiet = what_was_said(town.material(), hidden);
    CHECK(quiet.table("statements")->rows.empty());
    CHECK(quiet.claims().empty());
    CHECK(quiet.findings.size() == 1);
}

TEST_CASE("question 9: of three departments one pair works together, one sits at a table, one has neither", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("A");
    const ActorId b = town.actor("B");
    const ActorId c = town.actor("C");
    const ActorId d = town.actor("D");
    const InterviewId talk = town.interview(a, "2023-06-30", evidence::Coverage::topical, {c, b});
    town.interview(b, "2023-06-30", evidence::Coverage::topical, {c});
    town.says(talk, a, b);
    const StructureId table = town.structure("T");
    town.founded(table, "2015-01-01");
    town.seat(table, a, "2015-01-01", "open");
    town.seat(table, c, "2015-01-01", "open");
    Inquiry inquiry = on("2022-01-01");
    inquiry.question.field = Field::climate;

    const Reply answer = departments_apart(town.material(), inquiry);

    // A-B tied, A-C at one table, B-C neither though B was asked; D with nobody, and nobody was asked about it.
    const AnswerTable& apart = *answer.table("apart");
    REQUIRE(apart.rows.size() == 1);
    CHECK(apart.rows[0].actors == std::vector{b, c});
    CHECK(std::get<std::vector<InterviewId>>(apart.rows[0].cells[4]).size() == 1);
    const AnswerTable& blind = *answer.table("unobserved");
    REQUIRE(blind.rows.size() == 3);
    CHECK(std::all_of(blind.rows.begin(), blind.rows.end(), [&](const AnswerRow& row) { return row.actors[1] == d; }));

    // The table goes to sleep: A and C have nothing in common any more.
    town.event(table, "dormant", "2020-01-01");
    CHECK(departments_apart(town.material(), inquiry).table("apart")->rows.size() == 2);
}

TEST_CASE("question 10: names, codes and quotes are found in an export, and roles that stand alone", "[analysis][questions]")
{
    Town town;
    const ActorId a = town.actor("X-01");
    const ActorId b = town.actor("X-02");
    const ActorId c = town.actor("X-03");
    town.archive.actors = evidence::changed(town.archive.actors, [](evidence::Table<evidence::Actor>& rows) {
        const char* names[] = {"Amt für Brücken", "Amt für Gärten", "Feuerwehr"};
        const char* roles[] = {"Fachamt A", "Fachamt B", "Gefahrenabwehr"};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].name = names[i];
            rows[i].role = roles[i];
        }
    });
    const InterviewId talk = town.interview(a, "2023-06-30");
    town.says(talk, a, b);
    town.archive.claims = evidence::changed(town.archive.claims, [](evidence::Table<evidence::Claim>& rows) { rows[0].quote = "Wir rufen einfach drüben an."; });
    Inquiry inquiry = on("2022-01-01");
    inquiry.smallest = 2;

    // By its labels alone: two of the same role, and one that stands alone.
    const Reply answer = can_be_recognised(town.material(), inquiry);
    CHECK(answer.table("traces")->rows.empty());
    REQUIRE(answer.table("small_groups")->rows.size() == 1);
    CHECK(answer.table("small_groups")->rows[0].actors == std::vector{c});

    inquiry.output[CityId{1}] = "Fachamt A – Amt fuer Gaerten, X-01, „Wir rufen einfach drüben an.“";
    const Reply told = can_be_recognised(town.material(), inquiry);
    std::vector<std::string> kinds;
    for (const AnswerRow& row : told.table("traces")->rows)
        kinds.push_back(message_in(row, 1));
    CHECK(kinds == std::vector<std::string>{"code of an actor", "name of an actor", "quote"});

    // Nobody stands alone if one is enough, and nothing is found: then it is said.
    inquiry.output[CityId{1}] = "Fachamt A, Fachamt B, Gefahrenabwehr";
    inquiry.smallest = 1;
    const Reply clear = can_be_recognised(town.material(), inquiry);
    CHECK(clear.findings.size() == 2);
    CHECK(clear.findings[1].text.find("nobody can be recognised") != std::string::npos);
}

TEST_CASE("a question that is none of the ten, and a study without cities, are refused in words", "[analysis][questions]")
{
    Town town;
    Work work;
    const Material material = town.material();
    for (int number = 1; number <= question_count; ++number) {
        CHECK(answer_to(number, material, {}, work));
        CHECK_FALSE(question_sentence(number).empty());
        CHECK_FALSE(question_title(number).empty());
    }
    CHECK(answer_to(0, material, {}, work).problem().code == Problem::Code::bad_value);
    CHECK(answer_to(11, material, {}, work).problem().code == Problem::Code::bad_value);
    const evidence::Archive nothing = evidence::empty_archive();
    const network::TieSet none;
    const structures::Chronicle lives;
    CHECK(answer_to(1, {&nothing, &none, &lives, &town.crises}, {}, work).problem().code == Problem::Code::missing_value);
    work.request_stop();
    CHECK(answer_to(1, material, {}, work).problem().code == Problem::Code::cancelled);
}

TEST_CASE("shares carry their interval and open ranges say so, in either language", "[analysis][questions]")
{
    Town town;
    town.material();
    Wording words = plain_words(town);
    CHECK(in_words(words, AnswerCell(ShareOf{3, 7})) == "3 of 7 (16 to 75 %)");
    CHECK(in_words(words, AnswerCell(ShareOf{0, 0})) == "– (0 of 0)");
    CHECK(in_words(words, AnswerCell(Between{1.5, 3.25}), 1) == "1.5 to 3.2");
    words.language = Language::german;
    CHECK(in_words(words, AnswerCell(Between{69.04, {}}), 1) == "über 69,0");
    CHECK(in_words(words, AnswerCell(0.5), 2) == "0,50");
    CHECK(in_words(words, AnswerCell()) == "–");
    words.words = false;
    CHECK(in_words(words, AnswerCell(Spoken{"Herr M. sagt"})) == "…");
}
