// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include "study/repair.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

void said_in_both_languages(const Problem& problem)
{
    for (const Message& message : {problem.what, problem.hint}) {
        CAPTURE(message.text);
        CHECK_FALSE(message.empty());
        CHECK(in(Language::german, message) != in(Language::english, message));
    }
}

/// Opening must fail, say why, and leave the file as it is.
Problem refusal(const std::filesystem::path& path)
{
    const bool plain = std::filesystem::is_regular_file(path);
    const std::string before = plain ? bytes_of(path) : "";
    const auto book = Book::open(path);
    CAPTURE(path);
    REQUIRE_FALSE(book);
    said_in_both_languages(book.problem());
    if (plain)
        CHECK(bytes_of(path) == before);
    return book.problem();
}

void tamper(const std::filesystem::path& path, const char* sql)
{
    sqlite3* base = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &base) == SQLITE_OK);
    char* error = nullptr;
    const int code = sqlite3_exec(base, sql, nullptr, nullptr, &error);
    CAPTURE(sql, std::string(error ? error : ""));
    sqlite3_free(error);
    sqlite3_close(base);
    REQUIRE(code == SQLITE_OK);
}

/// A study with some history in it.
std::filesystem::path made(const Folder& folder, const char* name, int edits = 0)
{
    Result<Book> book = Book::create(folder.path / name, rich());
    REQUIRE(book);
    Hand hand(11);
    for (int i = 0; i < edits; ++i)
        (void)book->apply(hand.next(book->state()));
    // Whatever became of them before: these words stand in rows that are there.
    for (const char* words : {"Stabsstelle Klima", "„gemeinsam“"})
        if (edits > 0)
            (void)book->apply(AddActor{CityId{1}, words, "admin", Field::none, {}});
    REQUIRE(book->flush(60));
    return folder.path / name;
}

std::size_t page_size(const std::string& bytes) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[16])) << 8 | static_cast<unsigned char>(bytes[17]); }

}  // namespace

TEST_CASE("Files that are no studies are refused by name and stay as they are")
{
    const Folder folder;
    const auto with = [&](const char* name, const std::string& bytes) {
        write_bytes(folder.path / name, bytes);
        return folder.path / name;
    };
    CHECK(refusal(folder.path / "missing.crosscut").code == Problem::Code::io);
    CHECK(refusal(folder.path).code == Problem::Code::bad_file);
    REQUIRE(mkfifo((folder.path / "pipe.crosscut").c_str(), 0644) == 0);
    CHECK(refusal(folder.path / "pipe.crosscut").code == Problem::Code::bad_file);  // and does not wait for a writer
    CHECK(refusal("/dev/zero").code == Problem::Code::bad_file);
    const auto socket_path = folder.path / "s.crosscut";
    const int door = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket_path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    if (bind(door, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        CHECK(refusal(socket_path).code == Problem::Code::bad_file);
    close(door);
    std::filesystem::create_symlink(folder.path / "nowhere", folder.path / "link.crosscut");
    CHECK_FALSE(Book::open(folder.path / "link.crosscut"));
    CHECK_FALSE(Book::create(folder.path / "link.crosscut"));  // a link is no place for a new file

    CHECK(refusal(with("empty.crosscut", "")).code == Problem::Code::bad_file);
    CHECK(refusal(with("text.crosscut", "Sehr geehrte Damen und Herren, " + std::string(500, 'x'))).code == Problem::Code::bad_file);
    CHECK(refusal(with("almost.crosscut", std::string("SQLite format 3\0", 16) + std::string(200, '\0'))).code == Problem::Code::bad_file);

    // A database of another program.
    const auto other = folder.path / "other.crosscut";
    tamper(other, "CREATE TABLE t(a); INSERT INTO t VALUES(1)");
    CHECK(refusal(other).code == Problem::Code::bad_file);
    tamper(other, "PRAGMA application_id=1131574115; PRAGMA user_version=1");  // even one that calls itself a study
    CHECK(refusal(other).code == Problem::Code::bad_file);

    const auto study = made(folder, "a.crosscut");
    const auto taken = Book::create(study);
    REQUIRE_FALSE(taken);
    CHECK(taken.problem().code == Problem::Code::duplicate_name);
    std::string bytes = bytes_of(study);
    bytes[69] = 'x';
    CHECK(refusal(with("id.crosscut", bytes)).code == Problem::Code::bad_file);
    bytes = bytes_of(study);
    bytes[0] = 'X';
    CHECK(refusal(with("magic.crosscut", bytes)).code == Problem::Code::bad_file);
    bytes = bytes_of(study);
    bytes[63] = '\0';  // user_version 0 was never given
    CHECK(refusal(with("version.crosscut", bytes)).code == Problem::Code::bad_file);
}

TEST_CASE("Nothing but the tables of a study may be in its file")
{
    const Folder folder;
    int number = 0;
    for (const char* sql : {
             "CREATE TRIGGER t AFTER INSERT ON row BEGIN DELETE FROM row; END",
             "CREATE VIEW v AS SELECT 1",
             "CREATE TABLE more(a)",
             "CREATE INDEX i ON row(body)",
             "ANALYZE",
             "DROP TABLE step; CREATE VIEW step AS SELECT 1 AS number, '' AS label, '' AS changes, 0 AS seal",
             "DROP TABLE row; CREATE VIEW row AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT 'actor' AS kind, i AS id, zeroblob(100000000) AS body, 0 AS seal FROM n",
             "DROP TABLE row; CREATE TABLE row(kind TEXT, id INTEGER, body TEXT, seal INTEGER, big AS (hex(zeroblob(100000000))))",
             "ALTER TABLE row ADD COLUMN extra TEXT",
             "DROP TABLE fact",
             "CREATE VIRTUAL TABLE f USING fts5(body)",
             "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'body TEXT NOT NULL', 'body TEXT') WHERE name = 'row'",
             "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 4 WHERE name = 'row'",
             "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES('trigger', 't', 'row', 0, 'CREATE TRIGGER t AFTER INSERT ON row BEGIN DELETE FROM row; END')",
         }) {
        CAPTURE(sql);
        const auto path = made(folder, (std::to_string(++number) + ".crosscut").c_str());
        tamper(path, sql);
        CHECK(refusal(path).code == Problem::Code::bad_file);
    }
}

TEST_CASE("Rows that another program changed, added, removed or swapped are noticed and named")
{
    const Folder folder;
    const auto changed_row = made(folder, "a.crosscut");
    tamper(changed_row, "UPDATE row SET body = body || 'basis\tx\n' WHERE kind = 'actor' AND id = 2");
    CHECK(refusal(changed_row).what.args == std::vector<std::string>{"actor", "2"});
    const auto lost_row = made(folder, "b.crosscut");
    tamper(lost_row, "DELETE FROM row WHERE kind = 'claim'");
    CHECK(refusal(lost_row).code == Problem::Code::bad_file);
    const auto swapped = made(folder, "c.crosscut");
    tamper(swapped, "UPDATE row SET id = id + 100 WHERE kind = 'actor'");
    CHECK(refusal(swapped).what.args == std::vector<std::string>{"actor", "101"});
    const auto type = made(folder, "d.crosscut");
    tamper(type, "UPDATE row SET id = 4294967297 WHERE kind = 'actor' AND id = 1");
    CHECK(refusal(type).what.args == std::vector<std::string>{"actor", "4294967297"});
    const auto digest = made(folder, "e.crosscut");
    tamper(digest, "UPDATE fact SET value = '0' WHERE key = 'digest'");
    CHECK(refusal(digest).code == Problem::Code::bad_file);
}

TEST_CASE("Rows with a right seal and a wrong content are refused: no word outside of the codebook, no loose end")
{
    const Folder folder;
    int number = 0;
    const auto with_row = [&](const RowText& row) {
        std::vector<RowText> rows = rows_of(rich());
        std::erase_if(rows, [&](const RowText& old) { return old.table == row.table && old.id == row.id; });
        rows.push_back(row);
        const auto path = folder.path / (std::to_string(++number) + ".crosscut");
        REQUIRE(Store::create(path, rows));
        return refusal(path);
    };
    CHECK(with_row({"actor", 1, "city\t1\nname\tX\nsector\t7\n"}).what.args == std::vector<std::string>{"actor", "1"});
    CHECK(with_row({"actor", 1, "city\t1\nname\tX\nsector\t-1\n"}).code == Problem::Code::bad_file);
    CHECK(with_row({"actor", 1, "city\t99999999999\n"}).code == Problem::Code::bad_file);
    CHECK(with_row({"actor", 1, "no tab"}).code == Problem::Code::bad_file);
    CHECK(with_row({"actor", 1, "name\ta\\x\n"}).code == Problem::Code::bad_file);
    CHECK(with_row({"actor", 4294967295u, "name\tX\n"}).code == Problem::Code::bad_file);  // the next would be 0
    CHECK(with_row({"claim", 1, "strength\t6\n"}).code == Problem::Code::bad_file);
    CHECK(with_row({"claim", 1, "start\tbald\n"}).code == Problem::Code::bad_file);
    CHECK(with_row({"pin", 1, "x\tnan\n"}).code == Problem::Code::bad_file);
    CHECK(with_row({"crisis", 1, "english\tX\n"}).code == Problem::Code::bad_file);  // a crisis has a first day
    CHECK(with_row({"crisis", 1, "english\tX\npulse\t2016-01-01/2015-01-01\naftermath\t2016-01-01\n"}).code == Problem::Code::bad_file);
    CHECK(with_row({"settings", 2, ""}).code == Problem::Code::bad_file);
    CHECK(with_row({"invented", 1, ""}).what.args == std::vector<std::string>{"invented", "1"});
}

TEST_CASE("A study of a newer version opens for reading only, or says that it cannot be read")
{
    const Folder folder;
    const auto newer = made(folder, "a.crosscut", 5);
    tamper(newer, "PRAGMA user_version = 4; CREATE TABLE memo(number INTEGER)");
    const std::string before = bytes_of(newer);
    {
        Result<Book> book = Book::open(newer);
        REQUIRE(book);
        CHECK(book->read_only());
        REQUIRE(book->remarks().size() == 1);
        CHECK(book->remarks()[0].code == Problem::Code::unsupported);
        said_in_both_languages(book->remarks()[0]);
        CHECK_FALSE(book->apply(RenameActor{ActorId{1}, "Neu"}));
        REQUIRE(book->save_as(folder.path / "copy.crosscut"));
    }
    CHECK(bytes_of(newer) == before);
    CHECK_FALSE(Book::open(folder.path / "copy.crosscut")->read_only());

    const auto strange = made(folder, "b.crosscut");
    tamper(strange, "PRAGMA user_version = 5; DROP TABLE row; CREATE TABLE row(a)");
    CHECK(refusal(strange).code == Problem::Code::unsupported);
}

TEST_CASE("A damaged history costs the undo steps and nothing else, and the file stays as it is")
{
    const Folder folder;
    int number = 0;
    for (const char* sql : {"UPDATE step SET changes = replace(changes, 'W', 'V')", "UPDATE step SET label = 'x'", "DELETE FROM step WHERE number = 3",
                            "UPDATE fact SET value = '999' WHERE key = 'cursor'", "UPDATE fact SET value = '-1' WHERE key = 'cursor'",
                            "UPDATE step SET number = number + 1 WHERE number = (SELECT max(number) FROM step)"}) {
        CAPTURE(sql);
        const auto path = made(folder, (std::to_string(++number) + ".crosscut").c_str(), 40);
        const std::string whole = text_of(Book::open(path)->state());
        tamper(path, sql);
        const std::string before = bytes_of(path);
        {
            Result<Book> book = Book::open(path);
            REQUIRE(book);
            CHECK(book->read_only());
            REQUIRE(book->remarks().size() == 1);
            said_in_both_languages(book->remarks()[0]);
            CHECK(text_of(book->state()) == whole);
            CHECK(book->history().steps().empty());
            REQUIRE(book->save_as(folder.path / (std::to_string(number) + "-copy.crosscut")));
            CHECK(book->apply(RenameActor{book->state().archive.actors->front().id, "Neu"}));
        }
        CHECK(bytes_of(path) == before);
    }
}

TEST_CASE("A truncated file, a zeroed page and a page in the wrong place are refused")
{
    const Folder folder;
    const auto source = made(folder, "a.crosscut", 60);
    const std::string whole = bytes_of(source);
    const std::string content = text_of(Book::open(source)->state());
    const std::size_t page = page_size(whole);
    REQUIRE(whole.size() / page > 8);
    const auto path = folder.path / "b.crosscut";
    for (std::size_t size = 0; size < whole.size(); size += 1777) {
        write_bytes(path, whole.substr(0, size));
        // A last page that holds nothing may be missing.
        if (const auto book = Book::open(path); book && size + page > whole.size())
            CHECK(text_of(book->state()) == content);
        else
            refusal(path);
    }
    for (std::size_t at = 0; at + page <= whole.size(); at += page) {
        std::string bytes = whole;
        bytes.replace(at, page, page, '\0');
        write_bytes(path, bytes);
        CAPTURE(at / page);
        // A page that holds steps alone costs the undo; every other one the study.
        const auto book = Book::open(path);
        CHECK((!book || book->read_only() || text_of(book->state()) == content));
        if (!book)
            said_in_both_languages(book.problem());
    }
    for (std::size_t at = page; at + 2 * page <= whole.size(); at += page) {
        if (whole.compare(at, page, whole, at + page, page) == 0)
            continue;
        std::string bytes = whole;
        std::swap_ranges(bytes.begin() + static_cast<long>(at), bytes.begin() + static_cast<long>(at + page), bytes.begin() + static_cast<long>(at + page));
        write_bytes(path, bytes);
        const auto book = Book::open(path);  // two pages that hold nothing may change places
        CHECK((!book || book->read_only() || text_of(book->state()) == content));
    }
}

TEST_CASE("A single flipped bit in what a person wrote is always noticed")
{
    const Folder folder;
    const auto source = made(folder, "a.crosscut", 60);
    const std::string whole = bytes_of(source);
    const std::string content = text_of(Book::open(source)->state());
    const auto path = folder.path / "b.crosscut";
    int flips = 0;
    int noticed = 0;
    int harmless = 0;
    int named = 0;
    for (std::size_t bit = 100 * 8 + 3; bit < whole.size() * 8; bit += 50 * 8 + 1) {
        std::string bytes = whole;
        bytes[bit / 8] = static_cast<char>(static_cast<unsigned char>(bytes[bit / 8]) ^ 1u << bit % 8);
        write_bytes(path, bytes);
        ++flips;
        const auto book = Book::open(path);
        if (!book || book->read_only()) {
            ++noticed;
            named += !book && book.problem().what.args.size() == 2 ? 1 : 0;
            continue;
        }
        // Unused bytes of a page may change; not a letter of the study or its history.
        ++harmless;
        CAPTURE(bit);
        CHECK(text_of(book->state()) == content);
    }
    WARN(flips << " bits flipped: " << noticed << " noticed (" << named << " with the row named), " << harmless << " in unused space");
    CHECK(flips > 300);
    CHECK(named > 10);

    // Every fiftieth bit of a quote and of a name: all noticed, with their row.
    const std::string quote = "„gemeinsam“";
    const std::string name = "Stabsstelle Klima";
    int inside = 0;
    for (const std::string& words : {quote, name}) {
        std::size_t at = whole.find(words);
        for (; at != std::string::npos; at = whole.find(words, at + 1))
            for (std::size_t bit = at * 8; bit < (at + words.size()) * 8; bit += 5) {
                std::string bytes = whole;
                bytes[bit / 8] = static_cast<char>(static_cast<unsigned char>(bytes[bit / 8]) ^ 1u << bit % 8);
                write_bytes(path, bytes);
                const auto book = Book::open(path);
                // A copy of the words in the history costs the undo, one in freed space nothing.
                if (book && !book->read_only())
                    CHECK(text_of(book->state()) == content);
                inside += !book && book.problem().what.args.size() == 2 ? 1 : 0;
            }
    }
    CHECK(inside > 20);
}

TEST_CASE("A repair brings over every row that can be trusted, names the others, and leaves the damaged file alone")
{
    const Folder folder;
    const auto path = made(folder, "a.crosscut", 60);
    const State whole = Book::open(path, true)->state();
    const std::size_t rows = rows_of(whole).size();
    tamper(path, "UPDATE row SET body = body || 'basis\tx\n' WHERE kind = 'actor' AND id = (SELECT max(id) FROM row WHERE kind = 'actor')");
    const std::string bad = std::to_string(whole.archive.actors->back().id.value);
    CHECK(refusal(path).what.args == std::vector<std::string>{"actor", bad});
    const std::string before = bytes_of(path);
    const auto fresh = folder.path / "fresh.crosscut";
    const auto repaired = repair(path, fresh);
    REQUIRE(repaired);
    CHECK(repaired->kept == rows - 1);
    REQUIRE(repaired->lost.size() == 1);
    CHECK(repaired->lost[0].what.args == std::vector<std::string>{"actor", bad});
    said_in_both_languages(repaired->lost[0]);
    CHECK(bytes_of(path) == before);
    Result<Book> book = Book::open(fresh);
    REQUIRE(book);
    CHECK(book->state().about().title_german == whole.about().title_german);
    CHECK(book->state().archive.claims->size() == whole.archive.claims->size());
    CHECK(book->apply(AddActor{CityId{1}, "Neu", "admin", Field::none, {}}));
    CHECK(book->state().archive.actors->back().id > whole.archive.actors->back().id);

    const auto again = repair(path, fresh);
    REQUIRE_FALSE(again);
    CHECK(again.problem().code == Problem::Code::duplicate_name);

    // Without its settings a study gets new ones, which count on from the rows.
    const auto bare = made(folder, "bare.crosscut");
    tamper(bare, "DELETE FROM row WHERE kind = 'settings'; DELETE FROM row WHERE kind = 'relation'");
    REQUIRE(repair(bare, folder.path / "bare-fresh.crosscut"));
    Result<Book> opened = Book::open(folder.path / "bare-fresh.crosscut");
    REQUIRE(opened);
    CHECK(opened->state().about().last_actor == ActorId{3});
    CHECK(opened->state().archive.relations->size() == 9);
}

TEST_CASE("A repair of any damaged file gives a study that opens, or a reason")
{
    const Folder folder;
    const std::string whole = bytes_of(made(folder, "a.crosscut", 60));
    const auto path = folder.path / "b.crosscut";
    const auto fresh = folder.path / "fresh.crosscut";
    std::mt19937 random(4);
    int saved = 0;
    for (int round = 0; round < 150; ++round) {
        std::string bytes = whole;
        for (int i = 0; i < 30; ++i)
            bytes[100 + random() % (bytes.size() - 100)] = static_cast<char>(random());
        if (round % 3 == 0)
            bytes.resize(bytes.size() / 2 + random() % (bytes.size() / 2));
        write_bytes(path, bytes);
        std::filesystem::remove(fresh);
        const auto repaired = repair(path, fresh);
        if (!repaired) {
            said_in_both_languages(repaired.problem());
            continue;
        }
        ++saved;
        Result<Book> book = Book::open(fresh);
        REQUIRE(book);
        CHECK(rows_of(book->state()).size() == repaired->kept);
    }
    CHECK(saved > 20);
}

TEST_CASE("Ten thousand broken copies of a study end in a message, never in a crash", "[.][long]")
{
    const Folder folder;
    const std::string whole = bytes_of(made(folder, "a.crosscut", 60));
    const auto path = folder.path / "b.crosscut";
    std::mt19937 random(8);
    for (int round = 0; round < 10000; ++round) {
        std::string bytes = whole;
        for (std::size_t i = 0; i < 1 + random() % 40; ++i)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        write_bytes(path, bytes);
        if (auto book = Book::open(path))
            (void)text_of(book->state());
    }
}
