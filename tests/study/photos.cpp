// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include "study/versions.hpp"

#include <cmath>
#include <limits>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

AddPhoto paper_map()
{
    AddPhoto edit;
    edit.photo.city = CityId{1};
    edit.photo.name = " Tisch 2 ";
    edit.photo.wide = 1800;
    edit.photo.high = 1200;
    edit.photo.x = -20;
    edit.photo.y = 35.5;
    edit.photo.width = 900;
    edit.photo.strength = 0.5;
    edit.jpeg = "/9j/4AA=";
    return edit;
}

}  // namespace

TEST_CASE("A photo lies under the map of its city; its place changes and what it shows does not")
{
    History history(with_city());
    REQUIRE(history.apply(paper_map()));
    REQUIRE(history.state().photos->size() == 1);
    const Photo laid = history.state().photos->front();
    CHECK(laid.name == "Tisch 2");
    CHECK(laid.height() == 600);  // 900 points at 1800 : 1200 pixels
    REQUIRE(history.state().negatives->size() == 1);
    CHECK(history.state().negatives->front() == Negative{laid.id, "/9j/4AA="});

    const auto kept = history.state().negatives;
    Photo moved = laid;
    moved.x = 100;
    moved.turn = -90;
    moved.hidden = true;
    moved.city = CityId{7};
    moved.wide = 1;
    REQUIRE(history.apply(ChangePhoto{moved}));
    const Photo after = history.state().photos->front();
    CHECK(after.x == 100);
    CHECK(after.turn == -90);
    CHECK(after.hidden);
    CHECK(after.city == CityId{1});
    CHECK(after.wide == 1800);
    CHECK(history.state().negatives == kept);  // moving a photo writes nothing of it again

    REQUIRE(history.apply(DeletePhoto{laid.id}));
    CHECK(history.state().photos->empty());
    CHECK(history.state().negatives->empty());
    REQUIRE(history.undo());
    CHECK(history.state().negatives->front().jpeg == "/9j/4AA=");
    REQUIRE(history.undo());
    CHECK(history.state().photos->front() == laid);
}

TEST_CASE("A photo without name, city, size or sense is refused, and nothing changes")
{
    const State state = with_city();
    const auto refused = [&](auto change) {
        AddPhoto edit = paper_map();
        change(edit);
        const Result<State> after = study::apply(state, edit);
        REQUIRE_FALSE(after);
        return after.problem().code;
    };
    CHECK(refused([](AddPhoto& edit) { edit.photo.city = CityId{9}; }) == Problem::Code::unknown_name);
    CHECK(refused([](AddPhoto& edit) { edit.photo.name = "  "; }) == Problem::Code::missing_value);
    CHECK(refused([](AddPhoto& edit) { edit.photo.high = 0; }) == Problem::Code::bad_value);
    CHECK(refused([](AddPhoto& edit) { edit.photo.wide = most_photo_side + 1; }) == Problem::Code::bad_value);
    CHECK(refused([](AddPhoto& edit) { edit.photo.x = std::nan(""); }) == Problem::Code::bad_value);
    CHECK(refused([](AddPhoto& edit) { edit.photo.width = 0; }) == Problem::Code::bad_value);
    CHECK(refused([](AddPhoto& edit) { edit.photo.turn = 181; }) == Problem::Code::bad_value);
    CHECK(refused([](AddPhoto& edit) { edit.photo.strength = std::numeric_limits<double>::infinity(); }) == Problem::Code::bad_value);
    for (const char* jpeg : {"", "abc", "ab=c", "a===", "ab\ncd", "Bürgeramt"})
        CHECK(refused([&](AddPhoto& edit) { edit.jpeg = jpeg; }) == Problem::Code::bad_value);
    CHECK(refused([](AddPhoto& edit) { edit.jpeg.assign(most_photo + 4, 'A'); }) == Problem::Code::bad_value);
    CHECK(study::apply(state, ChangePhoto{}).problem().code == Problem::Code::unknown_name);
    CHECK(study::apply(state, DeletePhoto{}).problem().code == Problem::Code::unknown_name);
}

TEST_CASE("A study says that it needs this version once it has a photo, and not before")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    const auto version_after = [&](const Edit& edit) {
        Result<Book> book = std::filesystem::exists(path) ? Book::open(path) : Book::create(path);
        REQUIRE(book);
        REQUIRE(book->apply(edit));
        *book = Book();  // the file is whole once the study is closed
        return static_cast<int>(bytes_of(path).at(63));
    };
    CHECK(version_after(AddCity{"Musterstadt"}) == 1);
    CHECK(version_after(paper_map()) == 3);
    const Result<Book> book = Book::open(path);
    REQUIRE(book);
    CHECK(book->state().negatives->front().jpeg == "/9j/4AA=");
    CHECK(book->state().photos->front().y == 35.5);
}

TEST_CASE("Two states are compared by the place of a photo, not by its pixels")
{
    const State before = with_city();
    const State after = *study::apply(before, paper_map());
    const std::vector<RowDifference> list = compared(before, after, {});
    REQUIRE(list.size() == 1);
    CHECK(list[0].table == "photo");
    CHECK(list[0].subject == "Tisch 2");
}
