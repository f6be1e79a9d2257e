// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include <csignal>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

const Edit one = AddActor{CityId{1}, "Eins", "admin", Field::none, {}};
const Edit two = AddActor{CityId{1}, "Zwei", "admin", Field::none, {}};

void said_in_both_languages(const Problem& problem)
{
    for (const Message& message : {problem.what, problem.hint}) {
        CAPTURE(message.text);
        CHECK_FALSE(message.empty());
        CHECK(in(Language::german, message) != in(Language::english, message));
    }
}

/// Runs `body` in a process of its own; true when it returned 0.
template <class Body> int in_child(Body body)
{
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0)
        _exit(body());
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Gives up the rights of the super-user, who may write anywhere.
bool become_nobody() { return geteuid() != 0 || (setegid(65534) == 0 && seteuid(65534) == 0); }

void foreign(const std::filesystem::path& path, const char* sql)
{
    sqlite3* base = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &base) == SQLITE_OK);
    const int code = sqlite3_exec(base, sql, nullptr, nullptr, nullptr);
    sqlite3_close(base);
    REQUIRE(code == SQLITE_OK);
}

}  // namespace

TEST_CASE("A second opener may read and copy, but not write, and can once the first has closed")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    {
        Result<Book> first = Book::create(path, with_city());
        REQUIRE(first);
        REQUIRE(first->apply(one));
        REQUIRE(first->flush(30));
        Result<Book> second = Book::open(path);
        REQUIRE(second);
        CHECK(second->read_only());
        CHECK(second->save_status().kind == SaveStatus::Kind::read_only);
        REQUIRE(second->remarks().size() == 1);
        CHECK(second->remarks()[0].code == Problem::Code::conflict);
        said_in_both_languages(second->remarks()[0]);
        // It says which process has the file, and since when; nobody's name.
        CHECK(second->remarks()[0].what.args.front() == std::to_string(getpid()));
        CHECK(std::filesystem::exists(folder.path / "a.crosscut-open"));
        const auto refused = second->apply(two);
        REQUIRE_FALSE(refused);
        said_in_both_languages(refused.problem());
        CHECK_FALSE(*second->undo());
        // Another process finds it taken, too.
        CHECK(in_child([&] {
                  Stored stored;
                  return Store::open(path, stored) && stored.read_only && stored.remarks.size() == 1 ? 0 : 1;
              }) == 0);
        // The first goes on meanwhile, and a copy of the second is a study of its own.
        REQUIRE(first->apply(two));
        REQUIRE(first->flush(30));
        REQUIRE(second->save_as(folder.path / "b.crosscut"));
        CHECK_FALSE(second->read_only());
        CHECK(second->remarks().empty());
        REQUIRE(second->apply(AddActor{CityId{1}, "Drei", "admin", Field::none, {}}));
    }
    CHECK_FALSE(std::filesystem::exists(folder.path / "a.crosscut-open"));
    write_bytes(folder.path / "a.crosscut-open", "999999\n1999-01-01 00:00\n");  // left by a program that was killed
    Result<Book> again = Book::open(path);
    REQUIRE(again);
    CHECK_FALSE(again->read_only());
    CHECK(again->state().archive.actors->back().name == "Zwei");
    CHECK(again->history().steps().size() == 2);
    CHECK(Book::open(folder.path / "b.crosscut")->state().archive.actors->back().name == "Drei");
}

TEST_CASE("A reader sees a whole study at any moment, while another process writes it")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    REQUIRE(Book::create(path, rich()));
    const pid_t writer = fork();
    REQUIRE(writer >= 0);
    if (writer == 0) {
        Result<Book> book = Book::open(path);
        Hand hand(9);
        for (int i = 0; i < 400 && book; ++i) {
            (void)book->apply(hand.next(book->state()));
            if (!book->flush(20))
                _exit(1);
        }
        _exit(book ? 0 : 1);
    }
    int status = 0;
    int reads = 0;
    while (waitpid(writer, &status, WNOHANG) == 0) {
        Result<Book> book = Book::open(path, true);
        REQUIRE(book);
        ++reads;
    }
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(reads > 5);
}

TEST_CASE("What a foreign program writes into an open study is not written over")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    Result<Book> book = Book::create(path, rich());
    REQUIRE(book);
    REQUIRE(book->apply(one));
    REQUIRE(book->flush(30));
    foreign(path, "UPDATE row SET body = body || 'basis\tx\n' WHERE kind = 'actor' AND id = 1");
    REQUIRE(book->apply(two));
    CHECK_FALSE(book->flush(10));
    REQUIRE(book->save_status().kind == SaveStatus::Kind::failed);
    CHECK(book->save_status().waiting == 1);
    CHECK(book->save_status().problem->code == Problem::Code::conflict);
    said_in_both_languages(*book->save_status().problem);
    REQUIRE(book->save_as(folder.path / "b.crosscut"));
    CHECK(book->save_status().kind == SaveStatus::Kind::saved);
    REQUIRE(*book->undo());
    REQUIRE(book->flush(10));
    CHECK(Book::open(folder.path / "b.crosscut", true)->state().archive.actors->back().name == "Eins");
}

TEST_CASE("A file that another program holds is waited for, and saved when it is free again")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    Result<Book> book = Book::create(path, with_city());
    REQUIRE(book);
    sqlite3* base = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &base) == SQLITE_OK);
    REQUIRE(sqlite3_exec(base, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    REQUIRE(book->apply(one));
    CHECK_FALSE(book->flush(0.2));
    CHECK(book->save_status().kind == SaveStatus::Kind::saving);
    CHECK_FALSE(book->flush(6));  // the wait for a lock ends after three seconds
    REQUIRE(book->save_status().kind == SaveStatus::Kind::failed);
    said_in_both_languages(*book->save_status().problem);
    sqlite3_exec(base, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(base);
    CHECK(book->flush(10));
    CHECK(book->save_status().kind == SaveStatus::Kind::saved);
    CHECK(Book::open(path, true)->state().archive.actors->size() == 1);
}

TEST_CASE("A file that was deleted, moved or replaced while open is noticed, and nothing is lost")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    const auto aside = folder.path / "aside.crosscut";
    Result<Book> book = Book::create(path, with_city());
    REQUIRE(book);
    REQUIRE(book->apply(one));
    REQUIRE(book->flush(30));
    std::filesystem::rename(path, aside);
    REQUIRE(book->apply(two));
    CHECK_FALSE(book->flush(10));
    REQUIRE(book->save_status().kind == SaveStatus::Kind::failed);
    said_in_both_languages(*book->save_status().problem);

    SECTION("it is put back, and saving goes on by itself")
    {
        std::filesystem::rename(aside, path);
        CHECK(book->flush(10));
        CHECK(Book::open(path, true)->state().archive.actors->size() == 2);
    }
    SECTION("another file lies in its place, which stays as it is")
    {
        { REQUIRE(Book::create(path, rich())); }
        const std::string other = bytes_of(path);
        CHECK_FALSE(book->flush(10));
        CHECK(bytes_of(path) == other);
        REQUIRE(book->save_as(folder.path / "c.crosscut"));
        CHECK(Book::open(folder.path / "c.crosscut", true)->state().archive.actors->size() == 2);
    }
    SECTION("it stays away, and the study is saved under its old name again")
    {
        REQUIRE(book->save_as(path));
        CHECK(book->save_status().kind == SaveStatus::Kind::saved);
        CHECK(Book::open(path, true)->state().archive.actors->size() == 2);
    }
}

TEST_CASE("A study at rest is not called saved once its file is gone")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    Result<Book> book = Book::create(path, with_city());
    REQUIRE(book);
    REQUIRE(book->flush(10));
    std::filesystem::remove(path);
    for (int i = 0; i < 60 && book->save_status().kind == SaveStatus::Kind::saved; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(book->save_status().kind == SaveStatus::Kind::failed);
}

TEST_CASE("A full disk is said, nothing is lost, and saving goes on when there is room")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    // The limit of the system on file sizes stands in for the disk; it holds for one process only.
    const int outcome = in_child([&] {
        Result<Book> book = Book::create(path, with_city());
        if (!book)
            return 10;
        signal(SIGXFSZ, SIG_IGN);
        struct rlimit limit {};
        getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = 96 * 1024;
        setrlimit(RLIMIT_FSIZE, &limit);
        int saved = 0;
        for (; saved < 3000; ++saved) {
            if (!book->apply(AddActor{CityId{1}, "Amt " + std::to_string(saved) + std::string(300, 'x'), "admin", Field::none, {}}))
                return 11;
            if (!book->flush(10))
                break;
        }
        if (saved < 20 || saved == 3000)
            return 12;
        const SaveStatus status = book->save_status();
        if (status.kind != SaveStatus::Kind::failed || status.waiting != 1 || status.problem->what.text != "The disk is full.")
            return 13;
        // What had been saved is readable meanwhile, and a copy elsewhere fails just as politely.
        Result<Book> reader = Book::open(path, true);
        if (!reader || reader->state().archive.actors->size() != static_cast<std::size_t>(saved))
            return 14;
        const auto copy = path.parent_path() / "copy.crosscut";
        const auto refused = book->save_as(copy);
        if (refused || refused.problem().what.text != "The disk is full." || std::filesystem::exists(copy) || std::filesystem::exists(copy.string() + "-journal"))
            return 15;
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_FSIZE, &limit);
        if (!book->flush(10) || book->save_status().kind != SaveStatus::Kind::saved)
            return 16;
        return book->save_as(copy) ? 0 : 17;
    });
    CHECK(outcome == 0);
    Result<Book> book = Book::open(path, true);
    REQUIRE(book);
    CHECK(book->state().archive.actors->size() > 20);
    CHECK(same(book->state(), Book::open(folder.path / "copy.crosscut", true)->state()));
}

TEST_CASE("A file or folder that may not be written opens for reading, says so, and can be copied elsewhere")
{
    const Folder folder;
    const Folder elsewhere;
    const auto path = folder.path / "a.crosscut";
    { REQUIRE(Book::create(path, rich())); }
    const bool whole_folder = GENERATE(true, false);
    for (const Folder* each : {&folder, &elsewhere})
        if (geteuid() == 0)
            REQUIRE(chown(each->path.c_str(), 65534, 65534) == 0);
    REQUIRE(chmod(path.c_str(), whole_folder ? 0666 : 0444) == 0);
    REQUIRE(chmod(folder.path.c_str(), whole_folder ? 0555 : 0755) == 0);
    const int outcome = in_child([&] {
        if (!become_nobody())
            return 99;
        Result<Book> book = Book::open(path);
        if (!book || !book->read_only() || book->remarks().size() != 1)
            return 1;
        const Problem& remark = book->remarks()[0];
        if (remark.code != Problem::Code::io || in(Language::german, remark.what) == in(Language::english, remark.what))
            return 2;
        if (book->apply(one) || Book::create(folder.path / "b.crosscut", book->state()).operator bool() == whole_folder)
            return 3;
        if (!book->save_as(elsewhere.path / "c.crosscut") || book->read_only() || !book->apply(one) || !book->flush(10))
            return 4;
        return 0;
    });
    REQUIRE(chmod(folder.path.c_str(), 0755) == 0);
    if (outcome == 99) {
        WARN("skipped: the rights of the super-user cannot be given up here");
        return;
    }
    CHECK(outcome == 0);
    CHECK(same(Book::open(path)->state(), rich()));
}

TEST_CASE("A study that was interrupted in a folder that may not be written says what to copy")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    { REQUIRE(Book::create(path, rich())); }
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {  // dies inside a transaction that has reached the file
        sqlite3* base = nullptr;
        sqlite3_open(path.c_str(), &base);
        sqlite3_exec(base, "PRAGMA journal_mode=TRUNCATE; PRAGMA cache_size=1; BEGIN IMMEDIATE; UPDATE row SET body = body || hex(zeroblob(20000));", nullptr, nullptr, nullptr);
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    const auto journal = path.string() + "-journal";
    REQUIRE(std::filesystem::file_size(journal) > 0);
    if (geteuid() == 0) {
        REQUIRE(chown(folder.path.c_str(), 65534, 65534) == 0);
    }
    REQUIRE(chmod(path.c_str(), 0444) == 0);
    REQUIRE(chmod(journal.c_str(), 0444) == 0);
    REQUIRE(chmod(folder.path.c_str(), 0555) == 0);
    const int outcome = in_child([&] {
        if (!become_nobody())
            return 99;
        const Result<Book> book = Book::open(path);
        return !book && book.problem().code == Problem::Code::io && !book.problem().hint.args.empty() ? 0 : 1;
    });
    REQUIRE(chmod(folder.path.c_str(), 0755) == 0);
    REQUIRE(chmod(path.c_str(), 0644) == 0);
    REQUIRE(chmod(journal.c_str(), 0644) == 0);
    if (outcome == 99)
        WARN("skipped: the rights of the super-user cannot be given up here");
    else
        CHECK(outcome == 0);
    CHECK(same(Book::open(path)->state(), rich()));  // where it may be written, the half step is taken back
}

TEST_CASE("A study can be made and opened under any name that the system takes")
{
    const Folder folder;
    for (const std::string& name : std::vector<std::string>{"Böse Städte „Heat“.crosscut", "-rf.crosscut", "file:x?mode=ro.crosscut", "a\nb.crosscut", "🌳 %41.crosscut", ".crosscut", std::string(240, 'n')}) {
        CAPTURE(name);
        const auto path = folder.path / name;
        { REQUIRE(Book::create(path, rich())); }
        REQUIRE(std::filesystem::exists(path));
        Result<Book> book = Book::open(path);
        REQUIRE(book);
        CHECK(same(book->state(), rich()));
        CHECK_FALSE(book->read_only());
    }
    // A relative name, and a folder that is not there.
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path);
    { REQUIRE(Book::create("b.crosscut", rich())); }
    CHECK_FALSE(Book::open("b.crosscut")->read_only());
    std::filesystem::current_path(before);
    const auto nowhere = Book::create(folder.path / "none" / "a.crosscut");
    REQUIRE_FALSE(nowhere);
    said_in_both_languages(nowhere.problem());
}

TEST_CASE("Beside a closed study lies no other file of the program")
{
    const Folder folder;
    {
        Result<Book> book = Book::create(folder.path / "a.crosscut", rich());
        REQUIRE(book->apply(one));
        REQUIRE(book->flush(10));
    }
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path))
        files += entry.is_regular_file() && entry.file_size() > 0 ? 1 : 0;
    CHECK(files == 1);
}
