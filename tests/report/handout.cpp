// SPDX-License-Identifier: Apache-2.0
#include "report/handout.hpp"

#include "catch.hpp"
#include "cases.hpp"
#include "network/ties.hpp"

using namespace crosscut;

namespace {

struct Town {
    evidence::Archive archive;
    network::TieSet ties;
    structures::Chronicle chronicle;
    std::vector<structures::Crisis> crises = structures::standard_crises();

    explicit Town(const std::string& folder) : archive(cases::import(folder)) { derive(); }
    void derive()
    {
        ties = network::derive_ties(archive);
        chronicle = structures::chronicle(archive);
    }
    report::HandoutInput input(Language language) const
    {
        report::HandoutInput out;
        out.source.archive = &archive;
        out.source.ties = &ties;
        out.source.chronicle = &chronicle;
        out.source.crises = &crises;
        out.question.city = archive.cities->front().id;
        out.language = language;
        out.disclaimer = "Illustrative only";
        return out;
    }
};

std::string texts(const scene::Scene& scene)
{
    std::string all;
    for (const scene::Mark& mark : scene.marks)
        if (const auto* label = std::get_if<scene::Label>(&mark.form))
            all += label->text + "\n";
    return all;
}

}  // namespace

TEST_CASE("the handout of every city is one A4 page with three facts, gaps, steps and the disclaimer")
{
    for (const std::string folder : {"cottbus", "halle", "potsdam", "remscheid", "schwerin", "wuerzburg"}) {
        INFO(folder);
        const Town town(folder);
        for (const Language language : {Language::german, Language::english}) {
            report::HandoutInput input = town.input(language);
            input.steps = {"Zwei Stellen treffen sich bis Mai"};
            Work work;
            const Result<scene::Scene> page = report::handout(input, work);
            REQUIRE(page);
            CHECK(page->page.width == Approx(210 * 72 / 25.4));
            CHECK(page->page.height == Approx(297 * 72 / 25.4));
            for (const scene::Mark& mark : page->marks) {
                const scene::Box box = scene::bounds(mark);
                CHECK(box.x >= -0.5);
                CHECK(box.x + box.width <= page->page.width + 0.5);
                CHECK(box.y + box.height <= page->page.height + 0.5);
            }
            const std::string all = texts(*page);
            CHECK(all.find(language == Language::german ? "Drei Tatsachen" : "Three facts") != std::string::npos);
            CHECK(all.find("bis Mai") != std::string::npos);
            CHECK(all.find("Illustrative only") != std::string::npos);
        }
    }
}

TEST_CASE("the handout tells other facts when the statements are others, and keeps names and quotes inside")
{
    Town town("potsdam");
    Work work;
    const Result<scene::Scene> before = report::handout(town.input(Language::german), work);
    REQUIRE(before);
    town.archive.claims = evidence::changed(town.archive.claims, [](auto& rows) {
        rows.resize(rows.size() / 2);
        for (auto& row : rows)
            row.quote = "GEHEIM";
    });
    town.archive.actors = evidence::changed(town.archive.actors, [](auto& rows) {
        for (auto& row : rows) {
            row.name = "GEHEIM" + std::to_string(row.id.value);
            row.role.clear();
        }
    });
    town.derive();
    const Result<scene::Scene> after = report::handout(town.input(Language::german), work);
    REQUIRE(after);
    CHECK(after->description != before->description);
    CHECK(texts(*after).find("GEHEIM") == std::string::npos);
    CHECK(after->description.find("GEHEIM") == std::string::npos);
}

TEST_CASE("a handout needs a city")
{
    const Town town("potsdam");
    report::HandoutInput input = town.input(Language::english);
    input.question.city = {};
    Work work;
    CHECK_FALSE(report::handout(input, work));
}
