// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"

#include "analysis/questions/questions.hpp"

using namespace crosscut;
using namespace crosscut::analysis;

namespace {

struct Case {
    evidence::Archive archive;
    network::TieSet ties;
    structures::Chronicle chronicle;
    std::vector<structures::Crisis> crises = structures::standard_crises();

    explicit Case(const std::string& folder) : archive(cases::import(folder)), ties(network::derive_ties(archive)), chronicle(structures::chronicle(archive)) {}
    Material material() const { return {&archive, &ties, &chronicle, &crises}; }
    std::string key(const AnswerCell& cell) const { return cases::key(archive, std::get<ActorId>(cell)); }
};

std::vector<std::string> folders() { return {"cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg"}; }

}  // namespace

TEST_CASE("question 2 finds in Cottbus that three ties ended with the climate post and two were re-made", "[analysis][questions][cases]")
{
    const Case city("cottbus");
    Inquiry inquiry;
    inquiry.structure = evidence::find_structure(city.archive, "CB-S05", {});
    // All reports count, as in the check numbers: the grant itself is named by a third party only.
    inquiry.question.rule = evidence::TieRule::union_with_third_party;

    const Reply answer = links_lost_with(city.material(), inquiry);

    const AnswerTable& ends = *answer.table("endings");
    REQUIRE(ends.rows.size() == 1);
    CHECK(std::get<double>(ends.rows[0].cells[3]) == 3);
    CHECK(std::get<double>(ends.rows[0].cells[5]) == 2);
    std::vector<std::string> partners;
    for (const AnswerRow& row : answer.table("lost_links")->rows)
        partners.push_back(city.key(row.cells[3]));
    std::sort(partners.begin(), partners.end());
    CHECK(partners == std::vector<std::string>{"CB11", "CB26", "CB34"});
}

TEST_CASE("question 3 finds the only pairs of integration and climate that anybody named", "[analysis][questions][cases]")
{
    // Check numbers of the cases: PO07-PO28 and WU04-WU11, none elsewhere.
    for (const std::string& folder : folders()) {
        INFO(folder);
        const Case city(folder);
        Inquiry inquiry;
        inquiry.question = cases::all_relations();
        inquiry.whole_time = true;
        std::vector<std::string> pairs;
        const Reply answer = who_joins(city.material(), inquiry);
        for (const AnswerRow& row : answer.table("direct_ties")->rows) {
            std::string pair = cases::key(city.archive, row.actors[0]);
            pair += "-" + cases::key(city.archive, row.actors[1]);
            pairs.push_back(pair);
        }
        const std::vector<std::string> expected = folder == "potsdam" ? std::vector<std::string>{"PO07-PO28"} : folder == "wuerzburg" ? std::vector<std::string>{"WU04-WU11"} : std::vector<std::string>{};
        CHECK(pairs == expected);
    }
}

TEST_CASE("question 5 counts the ties with one report as the cases do", "[analysis][questions][cases]")
{
    for (const auto& [folder, key] : {std::pair{"cottbus", 43}, {"halle", 45}, {"potsdam", 45}, {"remscheid", 48}, {"schwerin", 48}, {"wuerzburg", 45}}) {
        INFO(folder);
        const Case city(folder);
        Inquiry inquiry;
        inquiry.question = cases::all_relations();
        inquiry.question.mode = network::TimeMode::possible;
        inquiry.whole_time = true;
        Work work;
        const Result<Reply> answer = ties_of_one_informant(city.material(), inquiry, work);
        REQUIRE(answer);
        // A tie that is named once and denied once rests on one informant, too.
        CHECK(answer->table("one_informant")->rows.size() == static_cast<std::size_t>(key));
    }
}

TEST_CASE("question 4 finds the funded climate posts of Cottbus and Remscheid, not the settled units", "[analysis][questions][cases]")
{
    const Case cottbus("cottbus");
    const Case remscheid("remscheid");
    const Reply of_cottbus = bridges_by_post(cottbus.material(), {});
    const Reply of_remscheid = bridges_by_post(remscheid.material(), {});
    REQUIRE(of_cottbus.table("posts")->rows.size() == 1);
    CHECK(cottbus.key(of_cottbus.table("posts")->rows[0].cells[1]) == "CB12");
    // Two terms with one empty month between them.
    REQUIRE(of_remscheid.table("posts")->rows.size() == 2);
    CHECK(std::get<Day>(of_remscheid.table("posts")->rows[0].cells[4]) == *parse_day("2019-12-31"));
    CHECK(std::get<Day>(of_remscheid.table("posts")->rows[1].cells[3]) == *parse_day("2020-02-01"));
}

TEST_CASE("question 8 shows the contradicted ties of the check numbers", "[analysis][questions][cases]")
{
    for (const auto& [folder, count] : {std::pair{"cottbus", 2}, {"halle", 2}, {"potsdam", 1}, {"remscheid", 1}, {"schwerin", 2}, {"wuerzburg", 2}}) {
        INFO(folder);
        const Case city(folder);
        CHECK(what_was_said(city.material(), {}).findings.size() == static_cast<std::size_t>(count));
    }
}

TEST_CASE("what was planted in the cases goes from the answers when it goes from the data", "[analysis][questions][cases]")
{
    // Without the end of its grant the climate post of Cottbus has lost no link and is no bridge on a grant.
    Case cottbus("cottbus");
    const StructureId post = evidence::find_structure(cottbus.archive, "CB-S05", {});
    REQUIRE_FALSE(bridges_by_post(cottbus.material(), {}).table("posts")->rows.empty());
    Case untold("cottbus");
    untold.archive.events = evidence::changed(untold.archive.events, [&](evidence::Table<evidence::Event>& rows) {
        std::erase_if(rows, [&](const evidence::Event& one) { return one.structure == post && one.type != "founded" && one.type != "staffed"; });
    });
    untold.chronicle = structures::chronicle(untold.archive);
    Inquiry inquiry;
    inquiry.structure = post;
    CHECK(links_lost_with(untold.material(), inquiry).table("endings")->rows.empty());
    CHECK(bridges_by_post(untold.material(), {}).table("posts")->rows.empty());

    // Without its denial the tie of Potsdam is contradicted no more, and counts.
    Case potsdam("potsdam");
    potsdam.archive.claims = evidence::changed(potsdam.archive.claims, [](evidence::Table<evidence::Claim>& rows) {
        std::erase_if(rows, [](const evidence::Claim& one) { return one.polarity == evidence::Polarity::no; });
    });
    potsdam.ties = network::derive_ties(potsdam.archive);
    const Reply said = what_was_said(potsdam.material(), {});
    REQUIRE_FALSE(said.table("statements")->rows.empty());
    for (const AnswerRow& row : said.table("statements")->rows)
        CHECK(std::get<Message>(row.cells[3]).text == "there is one");

    // One tie of the housing company of Cottbus to a climate unit, and somebody joins both fields.
    Inquiry day;
    day.question.until = parse_day("2022-07-01");
    REQUIRE(who_joins(cottbus.material(), day).table("joiners")->rows.empty());
    const ActorId housing = evidence::find_actor(cottbus.archive, "CB24", {});
    cottbus.archive.claims = evidence::changed(cottbus.archive.claims, [&](evidence::Table<evidence::Claim>& rows) {
        const auto own = std::find_if(rows.begin(), rows.end(), [&](const evidence::Claim& one) {
            const evidence::Interview* talk = evidence::find(*cottbus.archive.interviews, one.interview);
            return one.polarity == evidence::Polarity::yes && talk && talk->actor == housing;
        });
        REQUIRE(own != rows.end());
        evidence::Claim claim = *own;
        claim.id = evidence::next_id(rows);
        claim.from = housing;
        claim.to = evidence::find_actor(cottbus.archive, "CB11", {});
        claim.start = *parse_date("2019");
        claim.end = *parse_date("2022-12");
        rows.push_back(claim);
    });
    cottbus.ties = network::derive_ties(cottbus.archive);
    const Reply joined = who_joins(cottbus.material(), day);
    REQUIRE(joined.table("joiners")->rows.size() == 1);
    CHECK(joined.table("joiners")->rows[0].actors.front() == housing);
}
