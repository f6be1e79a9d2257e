// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/persistence/clocks.hpp"
#include "analysis/persistence/headline.hpp"
#include "analysis/replicates.hpp"
#include "cases.hpp"
#include "small_city.hpp"

using namespace crosscut;
using namespace crosscut::analysis;
using crosscut::test::SmallCity;

namespace {

structures::Crisis arrivals() { return structures::standard_crises().front(); }  // 2015-09-01 to 2016-03-31

/// A city with structures for integration whose begins and ends are given.
struct Town : SmallCity {
    StructureId body(const std::string& key, const std::string& from, const std::string& until = "", const std::string& basis = "doc")
    {
        const StructureId id = structure(key, evidence::Field::integration);
        add_event(id, "founded", from, basis);
        if (!until.empty())
            add_event(id, "dissolved", until, basis);
        return id;
    }
    void add_event(StructureId id, const std::string& type, const std::string& day, const std::string& basis)
    {
        evidence::Event row;
        row.id = evidence::next_id(*archive.events);
        row.structure = id;
        row.date = date(day);
        row.type = type;
        row.basis = basis;
        archive.events = evidence::changed(archive.events, [&](evidence::Table<evidence::Event>& rows) { rows.push_back(row); });
    }
    /// Somebody whose word of 2024 says until when everything was seen.
    Town() { interview(actor("A", "admin", {}, evidence::Field::integration), "2024-06-30", evidence::Coverage::roster); }
};

HeadlineQuestion question_of(const evidence::Archive& archive, int draws)
{
    HeadlineQuestion question;
    for (const evidence::City& city : *archive.cities)
        question.cities.push_back(city.id);
    question.views = {{evidence::Field::integration, arrivals()}};
    question.draws = question.interviews = draws;
    return question;
}

Headlines headlines_of(const evidence::Archive& archive, const HeadlineQuestion& question, unsigned workers = 2)
{
    Work work;
    work.set_workers(workers);
    const auto found = headline_doubts(archive, question, work);
    REQUIRE(found);
    return *found;
}

std::vector<HeadlineDoubt> doubts_of(const evidence::Archive& archive, int draws = 200, unsigned workers = 2)
{
    return headlines_of(archive, question_of(archive, draws), workers).doubts;
}

const HeadlineDoubt& number(const std::vector<HeadlineDoubt>& all, Headline what)
{
    return *std::find_if(all.begin(), all.end(), [&](const HeadlineDoubt& one) { return one.item.what == what; });
}

}  // namespace

TEST_CASE("with exact days every draw gives the same headline")
{
    Town town;
    town.body("S1", "2015-10-01", "2017-04-01");
    town.body("S2", "2015-11-01");
    const auto all = doubts_of(town.archive);
    REQUIRE(all.size() == headline_count);
    const HeadlineDoubt& share = number(all, Headline::function_share);
    CHECK(*share.value == Approx(0.5));  // one of two is there on 2019-03-31
    CHECK(share.n == 2);
    CHECK(share.dates.low == share.value);
    CHECK(share.dates.high == share.value);
    CHECK(share.middle_dates.high == share.value);
    CHECK(share.earliest == share.value);
    CHECK(share.latest == share.value);
    CHECK(share.defined == 1);
    CHECK(share.rules.low == share.rules.high);
    CHECK_FALSE(share.cities.low);  // one city has no other to be drawn for it
    // The last day of S1 is 2017-04-01, 366 days after the acute end; until then both are there.
    CHECK(*number(all, Headline::there_24).value == Approx(0.5));
    // 36 months: both for 366 / 30.4375 = 12.0246 months, then one of them: 12.0246 + 23.9754 / 2.
    CHECK(*number(all, Headline::mean_months).value == Approx(366 / 30.4375 + (36 - 366 / 30.4375) / 2));
}

TEST_CASE("a vague end leaves open whether something held, and the draws say how far")
{
    Town town;
    town.body("S1", "2015-10-01", "2018..2020");
    const auto all = doubts_of(town.archive);
    const HeadlineDoubt& share = number(all, Headline::function_share);
    CHECK(*share.value == 1);     // the middle of three years lies after 2019-03-31
    CHECK(*share.earliest == 0);  // 2018-01-01 does not
    CHECK(*share.latest == 1);
    CHECK(*share.dates.low == 0);
    CHECK(*share.dates.high == 1);
    CHECK(*share.rules.low == 0);
    // Nobody can say what a single structure tells of the index: no pairs of departments.
    CHECK_FALSE(number(all, Headline::retained_3).value);
}

TEST_CASE("dates of one structure that are vague in the same way are one day, drawn once")
{
    Town town;
    const StructureId id = town.body("S1", "2016");
    town.add_event(id, "funded", "2016", "doc");
    const Recorder recorder(town.archive);
    for (const DatePick pick : {DatePick::drawn, DatePick::triangular})
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            const Record record = recorder.records(pick, seed).front();
            CHECK(record.course.start >= *parse_day("2016-01-01"));
            CHECK(record.course.start <= *parse_day("2016-12-31"));
            CHECK(record.course.sightings.size() == 1);  // begun and paid for on the same day
        }
}

TEST_CASE("on the age clock older structures enter at the onset, and the organisation ends apart from its function")
{
    Town town;
    town.body("S1", "2013-09-01", "2017-04-01");
    town.body("S2", "2015-10-01", "2017-04-01");
    const structures::Crisis crisis = arrivals();
    const auto records_now = records(town.archive);
    const auto fates = fortunes_from(town.archive, records_now, crisis, {3});
    const auto rows = age_rows(town.archive, records_now, fates, crisis);
    REQUIRE(rows.size() == 2);
    CHECK(*rows[0].entry == Approx(730 / 30.4375));  // 2013-09-01 to 2015-09-01
    CHECK(rows[0].time == Approx(1308 / 30.4375));   // to 2017-04-01
    CHECK(rows[0].event);
    CHECK_FALSE(rows[1].entry);
    CHECK(rows[1].time == Approx(548 / 30.4375));
    // The older one was not changed by the crisis: only the new one belongs to the headline.
    const OrganisationRows ends = organisation_rows(town.archive, records_now, fates, crisis);
    REQUIRE(ends.rows.size() == 1);
    CHECK(ends.ways[0] == 1);
    CHECK(ends.rows[0].time == Approx(366 / 30.4375));
    const auto steps = cumulative_incidence(ends.rows, ends.ways, OrganisationRows::ways_there_are);
    CHECK(steps.back().shares == std::vector<double>{0, 1});
    // As if nobody had looked after the end of 2016: still there. Before the acute end there is nothing to look at.
    const auto landmark = landmark_rows(town.archive, fates).headline;
    const auto cut = censored_on(landmark, crisis, *parse_day("2016-12-31"));
    REQUIRE(cut.size() == 1);
    CHECK_FALSE(cut[0].event);
    CHECK(cut[0].time == Approx(275 / 30.4375));
    CHECK(censored_on(landmark, crisis, *parse_day("2016-03-31")).empty());
}

TEST_CASE("what only one informant told goes with that informant, what a document says stays")
{
    Town town;
    const InterviewId gone = town.interview(town.actor("B"), "2024-01-01");  // I2
    town.body("S1", "2015-10-01", "", "I2");
    town.body("S2", "2015-10-01", "", "doc, I2");
    town.body("S3", "2015-10-01", "", "I1 I2");
    town.body("S4", "2015-10-01", "", "I21");
    const evidence::Archive rest = without_informants(town.archive, {gone});
    std::vector<std::uint32_t> left;
    for (const evidence::Event& event : *rest.events)
        left.push_back(event.structure.value);
    CHECK(left == std::vector<std::uint32_t>{2, 3, 4});
}

TEST_CASE("several cities: whole cities are drawn, and cores change nothing")
{
    evidence::Archive archive = cases::import("halle");
    for (const char* more : {"remscheid", "potsdam"}) {
        Result<exchange::Found> tables = exchange::find_tables({std::string(CROSSCUT_SOURCE_DIR "/datasets/") + more});
        REQUIRE(tables);
        std::vector<interview::Note> notes;
        archive = exchange::stage(archive, exchange::plan_of(*tables, notes)).archive;
    }
    const auto one = doubts_of(archive, 30, 1);
    const auto many = doubts_of(archive, 30, 4);
    REQUIRE(one.size() == 4 * headline_count);  // three cities and all together
    REQUIRE(many.size() == one.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].value == many[i].value);
        CHECK(one[i].dates.low == many[i].dates.low);
        CHECK(one[i].middle_dates.high == many[i].middle_dates.high);
        CHECK(one[i].cities.low == many[i].cities.low);
        CHECK(one[i].interviews.low == many[i].interviews.low);
        CHECK(one[i].interviews.high == many[i].interviews.high);
    }
    const HeadlineDoubt& all = one[3 * headline_count];
    double low = 1;
    double high = 0;
    for (std::size_t city = 0; city < 3; ++city) {
        low = std::min(low, *one[city * headline_count].value);
        high = std::max(high, *one[city * headline_count].value);
    }
    CHECK(*all.cities.low >= low - 1e-12);  // no mixture leaves the span of its parts
    CHECK(*all.cities.high <= high + 1e-12);
    CHECK(*all.cities.low < *all.cities.high);
    Work work;
    work.request_stop();
    HeadlineQuestion question;
    question.views = {{evidence::Field::integration, arrivals()}};
    CHECK_FALSE(headline_doubts(archive, question, work));
}

TEST_CASE("informants are drawn only where six and more speak, and what documents say does not hang on them")
{
    Town town;
    town.body("S1", "2015-10-01", "2017-04-01");
    for (const char* key : {"B", "C", "D", "E"})
        town.interview(town.actor(key, "admin", {}, evidence::Field::integration), "2024-06-30", evidence::Coverage::roster);
    const Headlines few = headlines_of(town.archive, question_of(town.archive, 100));
    CHECK_FALSE(few.doubts.front().interviews.low);
    CHECK(few.few == std::vector<std::pair<CityId, evidence::Field>>{{CityId{1}, evidence::Field::integration}});
    const InterviewId sixth = town.interview(town.actor("F", "admin", {}, evidence::Field::integration), "2024-06-30", evidence::Coverage::roster);
    const Headlines enough = headlines_of(town.archive, question_of(town.archive, 100));
    CHECK(enough.few.empty());
    CHECK(*enough.doubts.front().interviews.low == 0);  // the only structure is gone in every draw
    CHECK(*enough.doubts.front().interviews.high == 0);
    // A second structure that only the sixth tells of is not there in (5/6)^6 = 33 % of the draws: then 0 of 1, else 1 of 2.
    town.body("S2", "2015-10-01", "", std::string(find(*town.archive.interviews, sixth)->key));
    const HeadlineDoubt told = headlines_of(town.archive, question_of(town.archive, 100)).doubts.front();
    CHECK(*told.value == 0.5);
    CHECK(*told.interviews.low == 0);
    CHECK(*told.interviews.high == 0.5);
    CHECK(*told.left_out.low == 0);
}

TEST_CASE("shares are asked for after any years, and crises weighed against each other in any way")
{
    Town town;
    town.body("S1", "2015-10-01", "2017-04-01");  // 366 days after the acute end
    town.body("S2", "2015-10-01", "2018-12-01");  // 975 days after
    town.body("S3", "2015-10-01");
    HeadlineQuestion question = question_of(town.archive, 0);
    question.share_years = {1, 2, 3};
    structures::Crisis later = arrivals();  // a crisis two years on: all are older
    later.id.value = 77;
    for (structures::Pulse& pulse : later.pulses) {
        pulse.first += std::chrono::days{731};
        pulse.last += std::chrono::days{731};
    }
    later.aftermath += std::chrono::days{731};
    question.views.emplace_back(evidence::Field::integration, later);
    question.contrasts = {{{{0, 1.0}, {1, -1.0}}, true}, {{{0, 1.0}, {1, -1.0}}, false}, {{{0, 0.5}, {1, 0.5}}, false}};
    const Headlines found = headlines_of(town.archive, question);
    REQUIRE(found.items == headline_count + 4);
    REQUIRE(found.doubts.size() == 5 * found.items);
    CHECK(found.doubts[0].item.key() == "function_persists_1");
    CHECK(found.doubts[4].item.key() == "function_persists");
    CHECK(*found.doubts[0].value == 1);                    // on 2017-03-31 all three are there
    CHECK(*found.doubts[2].value == Approx(2.0 / 3));      // on 2018-03-31 two
    CHECK(*found.doubts[4].value == Approx(1.0 / 3));      // on 2019-03-31 one
    CHECK(found.doubts[0].strip.size() == 21);
    CHECK(found.strip.size() == 21);
    // Of the later crisis S1 ended before; of S2 and S3 one is there a year after 2018-04-01.
    CHECK(*found.doubts[found.items].value == 0.5);
    const std::size_t within = 2 * found.items;
    CHECK(*found.doubts[within].value == Approx(1 - 0.5));
    CHECK(found.doubts[within].n == 1);  // one city
    CHECK(*found.doubts[within + found.items].value == Approx(1 - 0.5));
    CHECK(found.doubts[within + found.items].n == 2);  // three structures and two: the fewer
    CHECK(*found.doubts[within + 2 * found.items].value == Approx(0.75));
    CHECK(found.doubts[within].keeps_sign);
}

TEST_CASE("a comparison whose sign hangs on the days of vague dates is not robust")
{
    Town town;
    town.body("O1", "2005-10-01", "2007-01-01");
    town.body("O2", "2005-10-01", "2012-01-01");
    town.body("S1", "2015-10-01", "2018..2020");
    HeadlineQuestion question = question_of(town.archive, 0);
    structures::Crisis before = arrivals();
    before.id.value = 77;
    before.pulses = {{*parse_day("2005-09-01"), *parse_day("2006-03-31")}};
    before.aftermath = *parse_day("2007-12-31");
    question.views.emplace_back(evidence::Field::integration, before);
    question.contrasts = {{{{0, 1.0}, {1, -1.0}}, false}, {{{0, 1.0}, {0, -1.0}}, false}};
    const Headlines found = headlines_of(town.archive, question);
    // Of the older crisis one of two was there on 2009-03-31. Of the later one S1 is, with its middle day, on 2019-03-31:
    // 1 - 0.5; with its first day it is not: 0 - 0.5.
    const HeadlineDoubt& contrast = found.doubts[2 * found.items];
    CHECK(*contrast.value == 0.5);
    CHECK(*contrast.rules.low == -0.5);
    CHECK_FALSE(contrast.keeps_sign);
    CHECK(found.doubts[3 * found.items].keeps_sign);  // the same less the same is 0 in every row
}
