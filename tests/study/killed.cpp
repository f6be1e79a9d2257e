// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sys/wait.h>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

/// Does to a study what a person does: edits, drags, undo, redo. The same numbers, the same doings.
struct Doing {
    Hand hand;
    explicit Doing(std::uint32_t seed) : hand(seed) {}

    /// `act` gets one thing to do; it is called until something was done.
    template <class Act> void next(const State& state, Act&& act)
    {
        for (;;) {
            const std::size_t what = hand.below(12);
            if (what == 0 ? act.undo() : what == 1 ? act.redo() : act.edit(hand.next(state)))
                return;
        }
    }
};

struct InBook {
    Book& book;
    bool undo() { return *book.undo(); }
    bool redo() { return *book.redo(); }
    bool edit(const Edit& edit) { return static_cast<bool>(book.apply(edit)); }
};

struct InHistory {
    History& history;
    bool undo() { return history.undo()->has_value(); }
    bool redo() { return history.redo()->has_value(); }
    bool edit(const Edit& edit) { return static_cast<bool>(history.apply(edit)); }
};

/// The program that is killed: tells the number of a doing once it would show "saved".
[[noreturn]] void work_until_killed(const std::filesystem::path& path, std::uint32_t seed, int tell)
{
    Result<Book> book = Book::open(path);
    Doing doing(seed);
    for (int i = 1; book && !book->read_only() && i < 100000; ++i) {
        doing.next(book->state(), InBook{*book});
        if (!book->flush(20) || book->save_status().kind != SaveStatus::Kind::saved)
            _exit(2);
        if (write(tell, &i, sizeof i) != sizeof i)
            _exit(3);
    }
    _exit(4);
}

}  // namespace

TEST_CASE("A program killed at any moment loses nothing that it had reported as saved, and tears no step", "[kill]")
{
    const char* wanted = std::getenv("CROSSCUT_KILLS");
    const int kills = wanted ? std::max(1, std::atoi(wanted)) : 100;
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    REQUIRE(Book::create(path, rich()));
    std::mt19937 random(20260101);
    int inside = 0;
    int doings = 0;
    int written_but_not_told = 0;
    for (int round = 0; round < kills; ++round) {
        const auto seed = static_cast<std::uint32_t>(round + 1);
        CAPTURE(round);
        // What the child is going to do, step by step, done here in memory. It stops at `most` doings.
        History model = [&] {
            Stored stored;
            Result<Store> store = Store::open(path, stored, true);
            REQUIRE(store);
            return History(*state_of(stored.rows), stored.steps, stored.cursor);
        }();
        int tell[2];
        REQUIRE(pipe(tell) == 0);
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            close(tell[0]);
            work_until_killed(path, seed, tell[1]);
        }
        close(tell[1]);
        int told = 0;
        int value = 0;
        const int enough = static_cast<int>(random() % 12);
        while (told < enough && read(tell[0], &value, sizeof value) == sizeof value)
            told = value;
        usleep(static_cast<useconds_t>(random() % 4000));
        kill(child, SIGKILL);
        while (read(tell[0], &value, sizeof value) == sizeof value)
            told = value;
        close(tell[0]);
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        std::error_code error;
        const auto journal = std::filesystem::file_size(path.string() + "-journal", error);
        inside += !error && journal > 0 ? 1 : 0;

        Doing doing(seed);
        for (int i = 0; i < told; ++i)
            doing.next(model.state(), InHistory{model});
        Result<Book> book = Book::open(path);
        REQUIRE(book);
        CHECK_FALSE(book->read_only());
        const bool told_last = text_of(book->state()) == text_of(model.state()) && book->history().cursor() == model.cursor() &&
                               book->history().steps() == model.steps();
        if (!told_last) {  // then the one after it, whole
            doing.next(model.state(), InHistory{model});
            ++written_but_not_told;
            CHECK(text_of(book->state()) == text_of(model.state()));
            CHECK(book->history().cursor() == model.cursor());
            CHECK((book->history().steps() == model.steps()));
        }
        doings += told;
    }
    WARN(kills << " kills, " << inside << " of them inside a transaction, " << doings << " steps reported, " << written_but_not_told << " more found written");
    CHECK(doings > kills);
    if (kills >= 100)
        CHECK(inside > kills / 20);
}
