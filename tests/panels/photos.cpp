// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cases.hpp"
#include "studio.hpp"

using namespace crosscut;
using namespace crosscut::panels;
using namespace paper;

namespace {

study::AddPhoto photo_of(CityId city, const std::string& name)
{
    study::AddPhoto edit;
    edit.photo.city = city;
    edit.photo.name = name;
    edit.photo.wide = 40;
    edit.photo.high = 30;
    edit.photo.width = 800;
    edit.photo.strength = 0.5;
    edit.jpeg = "/9j/";
    return edit;
}

/// Potsdam with a photo, and the panel open.
Studio potsdam()
{
    Studio studio(cases::import("potsdam"));
    studio.view.look.language = Language::english;
    studio.view.question.city = studio.state.archive.cities->front().id;
    studio.state = *study::apply(studio.state, photo_of(studio.view.question.city, "Tisch von Frau Beispiel"));
    studio.view.photo_form = PhotoForm{};
    studio.refresh();
    return studio;
}

bool says(const Probe& probe, const std::string& words)
{
    return std::any_of(probe.texts.begin(), probe.texts.end(), [&](const std::string& text) { return text.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("A photo is seen under the map of its city, and never with pseudonyms, before an audience or where places are not free")
{
    Studio studio = potsdam();
    const auto seen = [&](auto change) {
        View view = studio.view;
        change(view);
        return photos_shown(studio.state, view).size();
    };
    CHECK(seen([](View&) {}) == 1);
    CHECK(seen([](View& view) { view.photo_form.reset(); }) == 1);
    CHECK(seen([](View& view) { view.look.names = scene::NameMode::code; }) == 0);
    CHECK(seen([](View& view) { view.look.names = scene::NameMode::role; }) == 0);
    CHECK(seen([](View& view) { view.look.projector = true; }) == 0);
    CHECK(seen([](View& view) { view.look.places = scene::PlaceRule::columns; }) == 0);
    CHECK(seen([](View& view) { view.room = Room::lanes; }) == 0);
    CHECK(seen([](View& view) { view.question.city = {}; }) == 0);
    study::Photo hidden = studio.state.photos->front();
    hidden.hidden = true;
    studio.state = *study::apply(studio.state, study::ChangePhoto{hidden});
    CHECK(seen([](View&) {}) == 0);
}

TEST_CASE("The panel of photos turns, fades, hides and removes the one that is chosen, each as an edit")
{
    Studio studio = potsdam();
    studio.state = *study::apply(studio.state, photo_of(studio.view.question.city, "Tisch 3"));
    Look_ look(1280, 1000, 1);
    CHECK(says(look.at(studio), "Tisch von Frau Beispiel"));
    CHECK(look.at(studio).drawn.count("photo.to_left"));
    const auto all = photos_of(studio.state, studio.view);
    REQUIRE(all.size() == 2);
    CHECK(photo_at_work(studio.state, studio.view)->id == all[0].id);
    studio.view.photo_form->chosen = all[1].id;
    CHECK(photo_at_work(studio.state, studio.view)->name == "Tisch 3");
    studio.view.photo_form->chosen = study::PhotoId{99};
    CHECK(photo_at_work(studio.state, studio.view)->id == all[0].id);
    // While a hand drags it, it is where the hand is, on the map as in the panel.
    study::Photo held = all[0];
    held.x = 77;
    studio.view.photo_form->held = held;
    CHECK(photo_at_work(studio.state, studio.view)->x == 77);
    CHECK(photos_shown(studio.state, studio.view)[0].x == 77);
}

TEST_CASE("With pseudonyms the panel of photos tells neither what they are called nor how to see them all the same")
{
    Studio studio = potsdam();
    studio.view.look.names = scene::NameMode::code;
    Look_ look(1280, 1000, 1);
    const Probe& probe = look.at(studio);
    CHECK(says(probe, "Names are hidden, and photos with them."));
    CHECK_FALSE(says(probe, "Beispiel"));
    CHECK_FALSE(probe.drawn.count("photo.choose"));
}

TEST_CASE("An empty study asks which city a paper map shows, and with a photo it is not empty any more")
{
    Studio studio(evidence::empty_archive());
    studio.view.look.language = Language::english;
    studio.view.photo_form = PhotoForm{};
    CHECK(nothing_yet(studio.state));
    Look_ look(1280, 1000, 1);
    CHECK(look.at(studio).drawn.count("photo.town"));
    studio.state = *study::apply(studio.state, study::AddCity{"Musterstadt"});
    CHECK(look.at(studio).drawn.count("photo.city.MU"));
    studio.view.question.city = studio.state.archive.cities->front().id;
    CHECK(look.at(studio).drawn.count("photo.choose"));
    studio.state = *study::apply(studio.state, photo_of(studio.view.question.city, "T"));
    CHECK_FALSE(nothing_yet(studio.state));
    studio.refresh();
    CHECK_FALSE(look.at(studio).drawn.count("empty.import"));
    // Nothing is said over the photo that is about to be entered.
    CHECK_FALSE(look.at(studio).drawn.count("empty.tables"));
}
