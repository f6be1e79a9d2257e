// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include <map>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

TEST_CASE("A thousand edits of every kind, all undone, leave the study and the rows of its file as they were")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    const State begin = rich();
    const std::string before = text_of(begin);
    Hand hand(GENERATE(1u, 2u, 3u));
    std::map<std::size_t, int> kinds;
    std::string end;
    std::size_t steps = 0;
    {
        Result<Book> book = Book::create(path, begin);
        REQUIRE(book);
        int done = 0;
        while (done < 1000) {
            const Edit edit = hand.next(book->state());
            const std::size_t earlier = book->history().cursor();
            if (!book->apply(edit))
                continue;
            ++done;
            if (book->history().cursor() > earlier || earlier == History::most_steps)
                ++kinds[edit.index()];
        }
        for (std::size_t kind = 0; kind < std::variant_size_v<Edit>; ++kind) {
            INFO("place in the list of edits: " << kind);
            CHECK(kinds.count(kind) == 1);  // every edit has taken part
        }
        end = text_of(book->state());
        steps = book->history().cursor();
        CHECK(steps > 800);  // the rest changed nothing
        REQUIRE(book->flush(60));
    }
    {
        Result<Book> book = Book::open(path);
        REQUIRE(book);
        CHECK(text_of(book->state()) == end);
        REQUIRE(book->history().cursor() == steps);
        for (std::size_t i = 0; i < steps; ++i)
            REQUIRE(*book->undo());
        CHECK_FALSE(*book->undo());
        CHECK(same(book->state(), begin));
        CHECK(text_of(book->state()) == before);
        REQUIRE(book->flush(60));
    }
    Result<Book> book = Book::open(path);
    REQUIRE(book);
    CHECK(text_of(book->state()) == before);
    REQUIRE(book->go(steps));
    CHECK(text_of(book->state()) == end);
}

TEST_CASE("Edits, undo and redo in any order leave what doing the remaining steps from scratch gives")
{
    Hand hand(77);
    History history(rich());
    std::vector<std::string> past{text_of(history.state())};  // the text after each step in force
    std::size_t cursor = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::size_t what = hand.below(10);
        if (what < 2) {
            const auto undone = history.undo();
            REQUIRE(undone);
            CHECK(undone->has_value() == (cursor > 0));
            cursor -= cursor > 0 ? 1 : 0;
        } else if (what < 4) {
            const auto redone = history.redo();
            REQUIRE(redone);
            CHECK(redone->has_value() == (cursor + 1 < past.size()));
            cursor += cursor + 1 < past.size() ? 1 : 0;
        } else {
            const auto done = history.apply(hand.next(history.state()));
            if (done && done->pushed) {
                past.resize(cursor + 1);
                past.push_back(text_of(history.state()));
                if (++cursor > History::most_steps) {
                    past.erase(past.begin());
                    --cursor;
                }
            }
        }
        REQUIRE(history.cursor() == cursor);
        REQUIRE(history.steps().size() + 1 == past.size());
        if (i % 16 == 0)
            REQUIRE(text_of(history.state()) == past[cursor]);
    }
    while (cursor > 0) {
        REQUIRE(history.undo());
        --cursor;
        if (cursor % 16 == 0)
            REQUIRE(text_of(history.state()) == past[cursor]);
    }
    CHECK(past.size() > 300);
}

TEST_CASE("Rows, steps and labels read back as they were written, and anything else is refused without a crash")
{
    Hand hand(5);
    History history(rich());
    std::mt19937 random(5);
    int refused = 0;
    for (int i = 0; i < 400; ++i)
        (void)history.apply(hand.next(history.state()));
    for (const Step& step : history.steps()) {
        const std::string text = written(step.changes);
        const auto again = read_changes(text);
        REQUIRE(again);
        CHECK(*again == step.changes);
        std::string damaged = text;
        damaged[random() % damaged.size()] = static_cast<char>(random());
        if (const auto read = read_changes(damaged); read)
            (void)with_changes(history.state(), *read, true);
        else
            ++refused;
    }
    CHECK(refused > 10);
}
