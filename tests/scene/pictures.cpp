// SPDX-License-Identifier: Apache-2.0
#include "scene/cases.hpp"

#include "scene/pictures.hpp"

#include <set>

using namespace crosscut;
using namespace crosscut::scene;
using test::Walk;

namespace {

PictureData prepared(const Walk& walk, const PictureAsk& ask)
{
    Work work;
    Result<PictureData> data = prepare_picture(walk.source(), ask, work);
    REQUIRE(data);
    return std::move(*data);
}

/// No mark leaves the page, and no word covers another.
void stays_on_its_page(const Scene& scene)
{
    std::vector<std::pair<std::string, Box>> words;
    for (const Mark& mark : scene.marks) {
        const Box box = bounds(mark);
        INFO(mark.title);
        CHECK(box.x >= scene.page.x - 1);
        CHECK(box.x + box.width <= scene.page.x + scene.page.width + 1);
        CHECK(box.y >= scene.page.y - 1);
        CHECK(box.y + box.height <= scene.page.y + scene.page.height + 1);
        if (const auto* label = std::get_if<Label>(&mark.form); label && label->angle == 0)
            words.emplace_back(label->text, Box{box.x, box.y + box.height * 0.2, box.width, box.height * 0.6});
    }
    for (std::size_t i = 0; i < words.size(); ++i)
        for (std::size_t j = i + 1; j < words.size(); ++j)
            if (test::overlap(words[i].second, words[j].second)) {
                INFO(words[i].first << " / " << words[j].first);
                CHECK(false);
            }
}

}  // namespace

TEST_CASE("Every picture of the six cases stays on its page and no words overlap", "[scene]")
{
    const Walk walk(test::tables_of(test::six_cities()));
    for (const PictureKind& kind : picture_kinds())
        for (const CityId city : {CityId{}, CityId{1}}) {
            PictureAsk ask;
            ask.picture = kind.picture;
            ask.question.city = city;
            const PictureData data = prepared(walk, ask);
            for (const Language language : {Language::german, Language::english})
                for (const double width : {420.0, 760.0, 1500.0}) {
                    INFO(kind.key << " " << city.value << " " << width);
                    Encoding encoding;
                    encoding.language = language;
                    encoding.text = width < 500 ? 0.7 : width > 1000 ? 1.65 : 1;
                    PictureView view;
                    view.width = width;
                    view.height = width * 0.6;
                    const Scene bare = compose_picture(data, encoding, view);
                    stays_on_its_page(bare);
                    CHECK_FALSE(bare.title.empty());
                    CHECK(bare.description.size() > 40);
                    view.legend = view.notes = true;
                    stays_on_its_page(compose_picture(data, encoding, view));
                    const Scene legend = picture_legend(data, encoding, width);
                    stays_on_its_page(legend);
                    CHECK(legend.page.width <= width + 0.5);
                    CHECK_FALSE(picture_caption(data, language).empty());
                }
        }
}

TEST_CASE("A picture of nothing says why there is nothing to see", "[scene]")
{
    const Walk walk(evidence::empty_archive());
    for (const PictureKind& kind : picture_kinds()) {
        INFO(kind.key);
        PictureAsk ask;
        ask.picture = kind.picture;
        const PictureData data = prepared(walk, ask);
        PictureView view;
        const Scene scene = compose_picture(data, Encoding{}, view);
        stays_on_its_page(scene);
        CHECK(scene.marks.size() >= 1);
        CHECK(std::holds_alternative<Label>(scene.marks.front().form));
    }
}

TEST_CASE("Pictures of a large network are made, and hear when they shall stop", "[scene]")
{
    const Walk walk(test::many_actors(500));
    for (const PictureKind& kind : picture_kinds()) {
        INFO(kind.key);
        PictureAsk ask;
        ask.picture = kind.picture;
        Work stopped;
        stopped.request_stop();
        const Result<PictureData> none = prepare_picture(walk.source(), ask, stopped);
        REQUIRE_FALSE(none);
        CHECK(none.problem().code == Problem::Code::cancelled);
        const Scene scene = compose_picture(prepared(walk, ask), Encoding{}, PictureView{});
        CHECK(scene.marks.size() < 60000);
    }
}

TEST_CASE("A picture is found by its key, and takes an option that it offers only", "[scene]")
{
    std::set<std::string_view> keys;
    for (const PictureKind& kind : picture_kinds()) {
        CHECK(find_picture(kind.key) == &kind);
        CHECK(&kind_of(kind.picture) == &kind);
        keys.insert(kind.key);
    }
    CHECK(keys.size() == picture_kinds().size());
    CHECK(find_picture("map") == nullptr);
    PictureAsk ask;
    ask.picture = Picture::survival;
    CHECK(option_of(ask, "curves") == "field");
    ask.options["curves"] = "city";
    CHECK(option_of(ask, "curves") == "city");
    ask.options["curves"] = "moon";
    CHECK(option_of(ask, "curves") == "field");
    CHECK(option_of(ask, "nothing").empty());
}

TEST_CASE("The curve of survival shows each structure that it counts once", "[scene]")
{
    const Walk walk(test::tables_of(test::six_cities()));
    PictureAsk ask;
    ask.picture = Picture::survival;
    const Scene scene = compose_picture(prepared(walk, ask), Encoding{}, PictureView{});
    std::multiset<std::uint32_t> shown;
    for (const Mark& mark : scene.marks)
        if (mark.subject.kind == Subject::Kind::structure)
            shown.insert(mark.subject.id);
    CHECK(shown.size() == std::set<std::uint32_t>(shown.begin(), shown.end()).size());
    CHECK(test::says(scene, std::to_string(shown.size()).c_str()));
}

TEST_CASE("The heat map counts only pairs that somebody could still report on its day", "[scene]")
{
    const Walk walk(test::tables_of({"cottbus"}));
    PictureAsk ask;
    ask.picture = Picture::heat;
    const auto pairs_on = [&](Day day) {
        ask.days = {day};
        for (const std::string& fact : prepared(walk, ask).content->facts(Language::english))
            if (fact.rfind("Pairs of actors in contact: ", 0) == 0)
                return std::pair(std::stoi(fact.substr(28)), std::stoi(fact.substr(fact.find(" of ", 28) + 4)));
        return std::pair(-1, -1);
    };
    // Nobody in Cottbus was asked after February 2024: all that is known of July is what had ended before.
    const auto [late, told_late] = pairs_on(day_of(2024, 7, 1));
    const auto [then, told_then] = pairs_on(day_of(2020, 7, 1));
    CHECK(late == 0);
    CHECK(then > 0);
    CHECK(told_then >= then);
    CHECK(told_late < told_then / 4);
}

TEST_CASE("Cells of departments that nobody could report on are hatched, never plain", "[scene]")
{
    const Walk walk(test::tables_of(test::six_cities()));
    PictureAsk ask;
    ask.picture = Picture::heat;
    ask.days = {day_of(2024, 12, 31)};
    const Scene scene = compose_picture(prepared(walk, ask), Encoding{}, PictureView{});
    int hatched = 0;
    for (const Mark& mark : scene.marks)
        if (const auto* region = std::get_if<Region>(&mark.form); region && mark.subject.kind == Subject::Kind::department) {
            const bool unobserved = mark.title.find("nicht beobachtet") != std::string::npos;
            CHECK((region->hatch == Hatch::diagonal) == unobserved);
            hatched += unobserved;
        }
    CHECK(hatched > 0);
}

TEST_CASE("A picture with nothing to show says what to do next, and a curve of one structure claims no limits", "[scene]")
{
    Encoding english;
    english.language = Language::english;
    // These actors sit in no structure.
    const Walk nothing(test::many_actors(20));
    for (const Picture picture : {Picture::survival, Picture::alluvial}) {
        PictureAsk ask;
        ask.picture = picture;
        const Scene scene = compose_picture(prepared(nothing, ask), english, PictureView{});
        INFO(kind_of(picture).key);
        CHECK(test::says(scene, "there is nothing to follow"));
        CHECK(test::says(scene, "Choose another city or field"));
    }
    const Walk potsdam(test::tables_of({"potsdam"}));
    PictureAsk ask;
    ask.picture = Picture::survival;
    const Scene scene = compose_picture(prepared(potsdam, ask), english, PictureView{});
    CHECK(test::says(scene, "1 of 1"));
    CHECK(test::says(scene, "without limits: too few"));
    CHECK_FALSE(test::says(scene, "±"));
    CHECK_FALSE(test::says(scene, "– to –"));
}
