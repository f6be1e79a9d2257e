// SPDX-License-Identifier: Apache-2.0
#include "work/work.hpp"

#include "catch.hpp"

#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace crosscut;

TEST_CASE("a step reports the share that is done and goes on until somebody asks to stop", "[work]")
{
    Work work;
    CHECK(work.progress() == 0.0);
    CHECK(work.step(1, 4));
    CHECK(work.progress() == 0.25);
    CHECK(work.step(9, 4));
    CHECK(work.progress() == 1.0);
    CHECK(work.step(0, 0));
    CHECK(work.progress() == 1.0);

    std::jthread([&work] { work.request_stop(); }).join();
    CHECK(work.stopped());
    CHECK_FALSE(work.step(2, 4));
    CHECK(work.progress() == 0.5);
    CHECK(stopped_on_request().code == Problem::Code::cancelled);
}

TEST_CASE("a piece of a work fills its own part of the progress and hears the stop of the whole",
          "[work]")
{
    Work whole;
    whole.set_workers(3);
    Work piece(whole, 0.5, 0.75);
    CHECK(piece.workers() == 3);
    CHECK(piece.step(1, 2));
    CHECK(piece.progress() == 0.5);
    CHECK(whole.progress() == 0.625);
    whole.request_stop();
    CHECK(piece.stopped());

    Work other;
    Work part(other, 0.0, 1.0);
    part.request_stop();
    CHECK_FALSE(other.stopped());
}

TEST_CASE("there is always at least one worker and the number can be set", "[work]")
{
    Work work;
    CHECK(work.workers() >= 1);
    work.set_workers(7);
    CHECK(work.workers() == 7);
}

TEST_CASE("a parallel loop visits every number once, in the same pieces for any number of workers",
          "[work]")
{
    const unsigned workers = GENERATE(1u, 2u, 5u);
    const std::size_t n = GENERATE(0u, 1u, 10u, 1000u);
    const std::size_t grain = GENERATE(0u, 1u, 7u, 5000u);
    Work work;
    work.set_workers(workers);
    std::vector<int> visits(n, 0);
    std::vector<char> wrong_piece(n, 0);

    const bool done = parallel_for(work, n, grain, [&](std::size_t begin, std::size_t end, unsigned w) {
        const std::size_t width = std::max<std::size_t>(grain, 1);
        if (begin % width != 0 || end != std::min(n, begin + width) || w >= workers)
            wrong_piece[begin] = 1;
        for (std::size_t i = begin; i < end; ++i)
            ++visits[i];
    });

    CHECK(done);
    CHECK(visits == std::vector<int>(n, 1));
    CHECK(wrong_piece == std::vector<char>(n, 0));
    CHECK(work.progress() == 1.0);
}

TEST_CASE("a parallel loop that is stopped says so and leaves the rest undone", "[work]")
{
    Work work;
    work.set_workers(GENERATE(1u, 4u));
    std::atomic<int> ran = 0;
    const bool done = parallel_for(work, 100000, 1, [&](std::size_t, std::size_t, unsigned) {
        if (++ran == 10)
            work.request_stop();
    });
    CHECK_FALSE(done);
    CHECK(ran >= 10);
    CHECK(ran < 100000);
}

TEST_CASE("an exception inside a parallel loop comes out in the thread that called it", "[work]")
{
    Work work;
    work.set_workers(GENERATE(1u, 4u));
    const auto run = [&] {
        parallel_for(work, 1000, 1, [](std::size_t begin, std::size_t, unsigned) {
            if (begin == 500)
                throw std::runtime_error("five hundred");
        });
    };
    CHECK_THROWS_WITH(run(), "five hundred");
}
