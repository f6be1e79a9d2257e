// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "small_city.hpp"

#include "analysis/factors.hpp"

using namespace crosscut;
using namespace crosscut::analysis;
using namespace crosscut::evidence;

namespace {

/// A city in which groups are founded in the arrivals of 2015 and last until the interviews of 2023, or end in 2017.
struct Town : test::SmallCity {
    ActorId office = actor("A");
    InterviewId talk = interview(office, "2023-05-01");

    StructureId group(const std::string& key, bool lasts, Field field = Field::integration)
    {
        const StructureId id = structure(key, field);
        founded(id, "2015-10-01");
        happens(id, "active", lasts ? "2023-01-01" : "2016-10-01");
        if (!lasts)
            happens(id, "dissolved", "2017-06-30");
        seat(id, office, "2015-10-01", lasts ? "open" : "2017-06-30");
        return id;
    }
    void happens(StructureId structure, const std::string& type, const std::string& day)
    {
        Event row;
        row.id = next_id(*archive.events);
        row.structure = structure;
        row.date = date(day);
        row.type = type;
        archive.events = changed(archive.events, [&](Table<Event>& rows) { rows.push_back(row); });
    }
    CodingId code(Target target, FactorId factor, Influence influence, const std::string& quote = "weil es so war")
    {
        Coding row;
        row.id = next_id(*archive.codings);
        row.factor = factor;
        row.influence = influence;
        row.target = std::move(target);
        row.interview = talk;
        row.quote = quote;
        archive.codings = changed(archive.codings, [&](Table<Coding>& rows) { rows.push_back(row); });
        return row.id;
    }
    CodingId code(StructureId structure, FactorId factor, Influence influence) { return code(Target{structure, {}, {}, {}}, factor, influence); }

    FactorComparison compared(FactorQuestion question = {}) const
    {
        Work work;
        Result<FactorComparison> all = compare_factors(archive, structures::standard_crises(), question, work);
        REQUIRE(all);
        return *all;
    }
};

constexpr FactorId staff{1};
constexpr FactorId money{2};

const FactorTest& test_of(const FactorComparison& all, FactorId factor, Influence influence)
{
    for (const FactorTest& one : all.tests)
        if (one.factor == factor && one.influence == influence)
            return one;
    FAIL("there is no such test");
    return all.tests.front();
}

}  // namespace

TEST_CASE("Factors are compared with what became of the structures, with the quotes behind each cell")
{
    Town town;
    for (int i = 0; i < 5; ++i) {
        town.code(town.group("kept" + std::to_string(i), true), staff, Influence::helps);
        town.code(town.group("lost" + std::to_string(i), false), money, Influence::hinders);
    }
    const FactorComparison all = town.compared();
    CHECK(all.judged == 10);
    CHECK(all.silent == 0);
    REQUIRE(all.cases.size() == 10);
    CHECK(all.cases[0].persists == true);
    CHECK(all.cases[1].persists == false);
    CHECK(all.cases[1].verdict->outcome == Outcome::dissolved);

    const FactorTest& one = test_of(all, staff, Influence::helps);
    CHECK(one.counts == FourFold{5, 0, 0, 5});
    // 2 / C(10, 5) = 2 / 252. Two tests of the same p: Holm doubles it, Benjamini-Hochberg leaves it.
    CHECK(*one.p == Approx(2.0 / 252));
    CHECK(*one.holm == Approx(4.0 / 252));
    CHECK(*one.bh == Approx(2.0 / 252));
    // Wilson, 5 of 5: 5 / (5 + 1.96^2) = 0.5655.
    CHECK(one.with->first == Approx(0.5655).epsilon(0.001));
    CHECK(one.with->second == Approx(1.0));
    CHECK(why_not(Language::german, one).empty());

    const FactorCell& cell = all.cells.front();
    CHECK(cell.factor == staff);
    CHECK_FALSE(cell.city);
    CHECK(cell.persists == 5);
    CHECK(cell.lost == 0);
    REQUIRE(cell.codings.size() == 5);
    CHECK(words_of(town.archive, *find(*town.archive.codings, cell.codings.front())) == "weil es so war");
    CHECK(all.cautions.front().text.find("no cause") != std::string::npos);
}

TEST_CASE("What the data cannot show is said before it is tested")
{
    Town town;
    town.code(town.group("kept0", true), staff, Influence::helps);
    town.code(town.group("kept1", true), money, Influence::helps);
    town.code(town.group("lost0", false), money, Influence::helps);
    const FactorComparison all = town.compared();
    // One of three has it, two of three persist: no table of these margins is rarer than 1 / 3.
    const FactorTest& one = test_of(all, staff, Influence::helps);
    CHECK(one.counts == FourFold{1, 0, 1, 1});
    CHECK_FALSE(one.p);
    CHECK_FALSE(one.holm);
    CHECK(*one.smallest == Approx(1.0 / 3));
    CHECK(why_not(Language::english, one) == "Cannot be tested with n = 3 (1 with the factor): even the clearest division would give p = 0.33.");
    CHECK(why_not(Language::german, one).find("0,33") != std::string::npos);
    CHECK(why_not(Language::german, one) != why_not(Language::english, one));
}

TEST_CASE("Structures for which nothing was coded, and those of which nothing is known, are no evidence against a factor")
{
    Town town;
    town.group("silent", true);
    const StructureId coded = town.group("coded", true);
    town.code(coded, staff, Influence::helps);
    const StructureId undated = town.structure("undated", Field::integration);
    town.code(undated, staff, Influence::helps);
    const FactorComparison all = town.compared();
    CHECK(all.silent == 1);
    CHECK(all.judged == 1);
    CHECK(all.cells.front().persists == 1);
    CHECK(all.cells.front().open == 1);
    CHECK(test_of(all, staff, Influence::helps).counts == FourFold{1, 0, 0, 0});
}

TEST_CASE("Ties and gaps are listed with their codings, and stand outside of the test")
{
    Town town;
    const ActorId other = town.actor("B");
    town.code(Target{{}, {town.office, other}, {}, {}}, staff, Influence::hinders);
    town.code(Target{{}, {other, town.office}, {}, {}}, money, Influence::hinders);
    GapIdentity gap;
    gap.kind = GapKind::single_point;
    gap.about = "actor";
    gap.field = Field::climate;
    gap.actors = {other};
    CHECK(target_of(gap).gap == "G4 actor climate");
    town.code(target_of(gap), staff, Influence::hinders);
    const FactorComparison all = town.compared();
    REQUIRE(all.cases.size() == 2);  // either direction is the same tie
    CHECK(all.cases[0].codings.size() == 2);
    CHECK_FALSE(all.cases[0].persists);
    CHECK(all.cases[1].target.is_gap());
    CHECK(all.judged == 0);
    CHECK(test_of(all, staff, Influence::hinders).counts.all() == 0);
    CHECK_FALSE(why_not(Language::english, test_of(all, staff, Influence::hinders)).empty());
}

TEST_CASE("A question about one field or city leaves out the others")
{
    Town town;
    town.code(town.group("i", true, Field::integration), staff, Influence::helps);
    town.code(town.group("c", true, Field::climate), staff, Influence::helps);
    FactorQuestion question;
    question.field = Field::climate;
    const FactorComparison all = town.compared(question);
    REQUIRE(all.cases.size() == 1);
    CHECK(find(*town.archive.structures, all.cases[0].target.structure)->key == "c");
    question.city = CityId{9};
    CHECK(town.compared(question).cases.empty());
}

TEST_CASE("Examples come from other cities: the same type whose function persisted, the same field first")
{
    Town town;
    town.archive.cities = changed(town.archive.cities, [](Table<City>& rows) { rows.push_back({CityId{2}, "Y", "Nachbarstadt", "", {}}); });
    const StructureId own = town.group("own", true);
    const StructureId climate = town.group("climate", true, Field::climate);
    const StructureId same = town.group("same", true);
    const StructureId gone = town.group("gone", false);
    town.archive.structures = changed(town.archive.structures, [&](Table<Structure>& rows) {
        for (Structure& row : rows)
            if (row.id != own)
                row.city = CityId{2};
    });
    const CodingId why = town.code(same, staff, Influence::helps);
    Work work;
    const auto found = held_elsewhere(town.archive, structures::standard_crises(), {CityId{1}, "working_group", Field::integration, 3}, work);
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK((*found)[0].structure == same);
    CHECK((*found)[0].alike == 2);
    CHECK((*found)[0].helped == std::vector<CodingId>{why});
    CHECK((*found)[1].structure == climate);
    CHECK((*found)[1].alike == 1);
    CHECK(gone != same);
    CHECK(held_elsewhere(town.archive, structures::standard_crises(), {CityId{1}, "plan", Field::integration, 3}, work)->empty());
    CHECK(held_elsewhere(town.archive, structures::standard_crises(), {CityId{2}, "working_group", Field::none, 3}, work)->size() == 1);
}
