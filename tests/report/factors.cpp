// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "small_city.hpp"

#include "report/report.hpp"

#include <algorithm>

using namespace crosscut;
using namespace crosscut::evidence;

namespace {

/// A city with a group that ended and one elsewhere that lasted, coded and with a step.
struct Town : test::SmallCity {
    std::vector<structures::Crisis> crises = structures::standard_crises();
    network::TieSet all_ties;
    structures::Chronicle chronicle;

    Town()
    {
        archive.cities = changed(archive.cities, [](Table<City>& rows) { rows.push_back({CityId{2}, "Y", "Nachbarstadt", "", {}}); });
        const ActorId office = actor("Sozialamt");
        interview(office, "2023-05-01");
        const StructureId gone = group("Runde", "2017-06-30", "dissolved");
        const StructureId kept = group("Stelle", "2023-01-01", "active");
        archive.structures = changed(archive.structures, [&](Table<Structure>& rows) { rows.back().city = CityId{2}; });
        Coding coding;
        coding.id = CodingId{1};
        coding.factor = FactorId{2};
        coding.influence = Influence::hinders;
        coding.target.structure = gone;
        coding.interview = InterviewId{1};
        coding.quote = "das <Geld> war aus";
        archive.codings = std::make_shared<Table<Coding>>(Table<Coding>{coding});
        Recommendation step;
        step.id = RecommendationId{1};
        step.target.structure = gone;
        step.factor = FactorId{2};
        step.words = "Stelle in den Stellenplan";
        step.examples = {kept};
        step.author = "AB";
        step.day = "2026-11-24";
        archive.recommendations = std::make_shared<Table<Recommendation>>(Table<Recommendation>{step});
        all_ties = network::derive_ties(archive);
        chronicle = structures::chronicle(archive);
    }
    StructureId group(const std::string& name, const std::string& day, const std::string& type)
    {
        const StructureId id = structure(name, Field::integration);
        founded(id, "2015-10-01");
        Event row;
        row.id = next_id(*archive.events);
        row.structure = id;
        row.date = date(day);
        row.type = type;
        archive.events = changed(archive.events, [&](Table<Event>& rows) { rows.push_back(row); });
        return id;
    }
    std::vector<report::ReportFile> report(Language language, scene::NameMode names = scene::NameMode::full) const
    {
        report::ReportInput input;
        input.source.archive = &archive;
        input.source.ties = &all_ties;
        input.source.chronicle = &chronicle;
        input.source.crises = &crises;
        input.language = language;
        input.names = names;
        Work work;
        Result<std::vector<report::ReportFile>> files = report::write(input, work);
        REQUIRE(files);
        return *files;
    }
};

const std::string& bytes_of(const std::vector<report::ReportFile>& files, const std::string& name)
{
    static const std::string none;
    const auto at = std::find_if(files.begin(), files.end(), [&](const report::ReportFile& one) { return one.name == name; });
    return at == files.end() ? none : at->bytes;
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("The report holds what was coded, what cannot be tested, and the steps with examples that held elsewhere")
{
    const Town town;
    const auto german = town.report(Language::german);
    const std::string& page = bytes_of(german, "index.html");
    CHECK(holds(page, "Potenziale, Hindernisse und Schritte"));
    CHECK(holds(page, "keine Ursache"));
    CHECK(holds(page, "das &lt;Geld&gt; war aus"));
    CHECK(holds(page, "Mit n = 1 nicht prüfbar"));
    CHECK(holds(page, "Stelle in den Stellenplan"));
    CHECK(holds(page, "Nachbarstadt: Stelle ("));  // with the outcome behind it
    CHECK(holds(bytes_of(german, "tables/recommended-steps.csv"), "AB"));
    CHECK(holds(bytes_of(german, "tables/factors.csv"), "money"));
    CHECK(holds(bytes_of(town.report(Language::english), "index.html"), "no cause"));
}

TEST_CASE("Where names are hidden, quotes, words of steps and their authors are, too")
{
    const Town town;
    for (const report::ReportFile& file : town.report(Language::german, scene::NameMode::code)) {
        INFO(file.name);
        CHECK_FALSE(holds(file.bytes, "war aus"));
        CHECK_FALSE(holds(file.bytes, "in den Stellenplan"));
        CHECK_FALSE(holds(file.bytes, "Sozialamt"));
    }
}

TEST_CASE("A study without codings has no such chapter")
{
    Town town;
    town.archive.codings = std::make_shared<Table<Coding>>();
    town.archive.recommendations = std::make_shared<Table<Recommendation>>();
    const auto files = town.report(Language::german);
    CHECK_FALSE(holds(bytes_of(files, "index.html"), "Potenziale, Hindernisse und Schritte"));
    CHECK(bytes_of(files, "tables/factors.csv").empty());
}
