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
