// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include "study/backups.hpp"
#include "study/book.hpp"

#include <fstream>
#include <iterator>
#include <thread>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

Edit somebody(const std::string& name) { return AddActor{CityId{1}, name, "admin", Field::none, {}}; }

/// A study file with one actor that can be taken back.
Book with_one(const std::filesystem::path& path)
{
    Book book = *Book::create(path, with_city());
    REQUIRE(book.apply(somebody("Eins")));
    REQUIRE(book.flush(5));
    return book;
}

std::vector<Backup> at_times(std::initializer_list<const char*> times)
{
    std::vector<Backup> out;
    for (const char* time : times)
        out.push_back({std::string(time) + ".crosscut", time});
    return out;
}

}  // namespace

TEST_CASE("A backup copy is made while the study is open and written to, and holds what was on the disk")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    Book book = with_one(path);
    REQUIRE(back_up(path, "2026-11-25 14:03:22"));
    REQUIRE(book.apply(somebody("Zwei")));
    REQUIRE(book.flush(5));
    REQUIRE(back_up(path, "2026-11-25 14:18:22"));
    REQUIRE(book.apply(somebody("Drei")));  // the right to write was not lost
    REQUIRE(book.flush(5));
    CHECK(book.save_status().kind == SaveStatus::Kind::saved);

    const std::vector<Backup> copies = backups_of(path);
    REQUIRE(copies.size() == 2);
    CHECK(copies[0].time == "2026-11-25 14:18:22");
    CHECK(is_backup_folder(copies[0].path.parent_path()));
    CHECK_FALSE(is_backup_folder(folder.path / "my-backups"));
    CHECK_FALSE(is_backup_folder(path));
    CHECK(copies[1].time == "2026-11-25 14:03:22");
    CHECK(copies[0].size > 1000);
    const Book first = *Book::open(copies[1].path, true);
    CHECK(first.state().archive.actors->size() == 1);
    CHECK(first.history().steps().size() == 1);  // with what can be undone
    const Book second = *Book::open(copies[0].path, true);
    CHECK(second.state().archive.actors->size() == 2);
    // A second window still only reads: the copy did not end the lock.
    CHECK(Book::open(path)->read_only());
}

TEST_CASE("Backup copies are made without harm while edits are written all the time")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    Book book = *Book::create(path, with_city());
    std::thread copies([&] {
        for (int i = 0; i < 12; ++i) {
            const std::string second = std::to_string(10 + i);
            const Result<Done> done = back_up(path, "2026-11-25 14:00:" + second);
            if (!done)
                CHECK(done.problem().code == Problem::Code::conflict);
        }
    });
    for (int i = 0; i < 150; ++i)
        REQUIRE(book.apply(somebody("Akteur " + std::to_string(i))));
    copies.join();
    REQUIRE(book.flush(10));
    const std::vector<Backup> all = backups_of(path);
    REQUIRE_FALSE(all.empty());
    for (const Backup& one : all) {
        const Result<Book> copy = Book::open(one.path, true);
        REQUIRE(copy);
        CHECK(copy->state().archive.actors->size() == copy->history().cursor());
    }
    CHECK(Book::open(path, true)->state().archive.actors->size() == 150);
}

TEST_CASE("A damaged study does not replace good copies, and a full or forbidden folder loses nothing")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    {
        Book book = *Book::create(path, rich());
        REQUIRE(book.apply(somebody("Eins")));
        REQUIRE(book.flush(5));
    }
    REQUIRE(back_up(path, "2026-11-25 14:03:22"));
    const std::string good = bytes_of(path);
    std::string bad = good;
    const std::size_t name = bad.find("Eins");
    REQUIRE(name != std::string::npos);
    for (std::size_t at = bad.find("Eins"); at != std::string::npos; at = bad.find("Eins", at + 1))
        bad[at] = 'X';
    std::ofstream(path, std::ios::binary) << bad;
    const Result<Done> refused = back_up(path, "2026-11-25 14:18:22");
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().code == Problem::Code::bad_file);
    REQUIRE(backups_of(path).size() == 1);
    CHECK(Book::open(backups_of(path)[0].path, true)->state().archive.actors->size() > 1);
    for (const auto& entry : std::filesystem::directory_iterator(backup_folder(path)))
        CHECK(entry.path().extension() == ".crosscut");  // no half of a copy is left

    const auto other = folder.path / "b.crosscut";
    std::ofstream(other, std::ios::binary) << good;
    std::ofstream(backup_folder(other)) << "in the way";
    CHECK_FALSE(back_up(other, "2026-11-25 14:03:22"));
    CHECK(bytes_of(other) == good);
    CHECK_FALSE(back_up(folder.path / "nowhere.crosscut", "2026-11-25 14:03:22"));
    CHECK_FALSE(back_up(path, "yesterday"));
}

TEST_CASE("Ten copies are kept, one for each of fourteen days, and one for each month")
{
    std::vector<Backup> all;
    for (int hour = 22; hour >= 11; --hour)  // twelve of the last day
        all.push_back({"x", "2026-11-25 " + std::to_string(hour) + ":00:00"});
    for (const char* time : {"2026-11-24 18:00:00", "2026-11-24 09:00:00", "2026-11-12 10:00:00", "2026-11-11 10:00:00", "2026-10-30 10:00:00", "2026-10-02 10:00:00", "2026-09-15 10:00:00"})
        all.push_back({"x", time});
    std::vector<std::string> gone;
    for (const Backup& one : superseded(all))
        gone.push_back(one.time);
    // 12 and 11 o'clock are the eleventh and twelfth; 12 November is 13 days before, 11 November 14; October keeps its newest.
    CHECK(gone == std::vector<std::string>{"2026-11-25 12:00:00", "2026-11-25 11:00:00", "2026-11-24 09:00:00", "2026-11-11 10:00:00", "2026-10-02 10:00:00"});
    CHECK(superseded(at_times({"2026-11-25 22:00:00"})).empty());
    CHECK(superseded({}).empty());
}

TEST_CASE("What is superseded is deleted from the folder, and foreign files in it stay")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    Book book = with_one(path);
    std::filesystem::create_directory(backup_folder(path));
    std::ofstream(backup_folder(path) / "notes.txt") << "mine";
    std::ofstream(backup_folder(path) / "2026-13-41_00-00-00.crosscut") << "no date";
    for (int i = 0; i < 13; ++i)
        REQUIRE(back_up(path, "2026-11-25 14:00:" + std::to_string(10 + i)));
    CHECK(backups_of(path).size() == 10);
    CHECK(std::filesystem::exists(backup_folder(path) / "notes.txt"));
    CHECK(std::filesystem::exists(backup_folder(path) / "2026-13-41_00-00-00.crosscut"));
}

TEST_CASE("A copy is brought back as a study of its own, over nothing that is there")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    Book book = with_one(path);
    REQUIRE(back_up(path, "2026-11-25 14:03:22"));
    const Backup copy = backups_of(path).front();
    const std::filesystem::path first = *bring_back(copy, path);
    const std::filesystem::path second = *bring_back(copy, path);
    CHECK(first.filename() == "a 2026-11-25 14-03.crosscut");
    CHECK(second.filename() == "a 2026-11-25 14-03 (2).crosscut");
    Book back = *Book::open(first);
    CHECK_FALSE(back.read_only());
    CHECK(back.state().archive.actors->size() == 1);
    REQUIRE(back.undo());
    CHECK(back.state().archive.actors->empty());
    std::filesystem::remove(copy.path);
    CHECK_FALSE(bring_back(copy, path));
}
