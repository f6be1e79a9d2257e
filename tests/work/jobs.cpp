// SPDX-License-Identifier: Apache-2.0
#include "work/jobs.hpp"

#include "catch.hpp"

#include <chrono>
#include <new>
#include <stdexcept>
#include <thread>

using namespace crosscut;
using namespace std::chrono_literals;

namespace {

/// Runs until it is stopped; says when it has begun.
auto endless(std::shared_ptr<std::atomic<bool>> begun)
{
    return [begun](Work& work) -> Result<int> {
        *begun = true;
        while (work.step(1, 2))
            std::this_thread::sleep_for(1ms);
        return stopped_on_request();
    };
}

auto flag()
{
    return std::make_shared<std::atomic<bool>>(false);
}

void wait_for(const std::atomic<bool>& happened)
{
    while (!happened)
        std::this_thread::sleep_for(1ms);
}

}  // namespace

TEST_CASE("a job computes elsewhere and its result arrives in the thread that delivers", "[work]")
{
    Jobs jobs;
    const auto here = std::this_thread::get_id();
    std::thread::id ran;
    std::thread::id arrived;
    int value = 0;
    jobs.start(
        "sum", "Adding up",
        [&ran](Work&) -> Result<int> {
            ran = std::this_thread::get_id();
            return 42;
        },
        [&](Result<int> result) {
            arrived = std::this_thread::get_id();
            value = result ? *result : -1;
        });
    jobs.wait();
    CHECK(value == 42);
    CHECK(arrived == here);
    CHECK(ran != here);
    CHECK(jobs.idle());
    CHECK(jobs.deliver() == 0);
}

TEST_CASE("a job is listed with title, share and seconds while it runs and can be cancelled", "[work]")
{
    Jobs jobs(1);
    const auto begun = flag();
    Problem::Code code = Problem::Code::internal;
    jobs.start("map", Message{"Placing {1} actors", {"12"}}, endless(begun),
               [&](const Result<int>& result) { code = result ? Problem::Code::io : result.problem().code; });
    jobs.start("later", "Waiting its turn", [](Work&) -> Result<int> { return 1; },
               [](const Result<int>&) {});
    wait_for(*begun);
    std::this_thread::sleep_for(5ms);

    const auto list = jobs.running();
    REQUIRE(list.size() == 2);
    CHECK(list[0].name == "map");
    CHECK(in(Language::english, list[0].title) == "Placing 12 actors");
    CHECK(list[0].share == 0.5);
    CHECK(list[0].seconds > 0.0);
    CHECK_FALSE(list[0].waiting);
    CHECK(list[1].waiting);
    CHECK(list[1].seconds == 0.0);

    jobs.cancel("map");
    jobs.wait();
    CHECK(code == Problem::Code::cancelled);
    CHECK(jobs.running().empty());
}

TEST_CASE("a newer request of the same name stops the older one, which is never delivered", "[work]")
{
    Jobs jobs(1);
    const auto begun = flag();
    std::vector<int> delivered;
    const auto note = [&](const Result<int>& result) { delivered.push_back(result ? *result : -1); };

    SECTION("while the older one runs")
    {
        jobs.start("layout", "Layout", endless(begun), note);
        wait_for(*begun);
    }
    SECTION("when the older one is finished but not delivered")
    {
        jobs.start(
            "layout", "Layout",
            [begun](Work&) -> Result<int> {
                *begun = true;
                return 1;
            },
            note);
        wait_for(*begun);
        while (!jobs.running().empty())
            std::this_thread::sleep_for(1ms);
    }
    SECTION("when the older one is still waiting")
    {
        jobs.start("other", "Other", endless(begun), [](const Result<int>&) {});
        wait_for(*begun);
        jobs.start("layout", "Layout", [](Work&) -> Result<int> { return 1; }, note);
        jobs.cancel("other");
    }
    jobs.start("layout", "Layout", [](Work&) -> Result<int> { return 2; }, note);
    jobs.wait();
    CHECK(delivered == std::vector<int>{2});
}

TEST_CASE("an exception inside a job becomes a problem and the next job runs as ever", "[work]")
{
    Jobs jobs(1);
    std::vector<Problem> problems;
    const auto note = [&](const Result<int>& result) {
        if (!result)
            problems.push_back(result.problem());
    };
    jobs.start("a", "A", [](Work&) -> Result<int> { throw std::runtime_error("out of paper"); }, note);
    jobs.start("b", "B", [](Work&) -> Result<int> { throw std::bad_alloc(); }, note);
    jobs.start("c", "C", [](Work&) -> Result<int> { throw 3; }, note);
    bool well = false;
    jobs.start("d", "D", [](Work&) -> Result<int> { return 4; },
               [&](const Result<int>& result) { well = result && *result == 4; });
    jobs.wait();
    REQUIRE(problems.size() == 3);
    CHECK(in(Language::english, problems[0].what)
          == "Something went wrong inside the program: out of paper");
    CHECK(problems[0].code == Problem::Code::internal);
    CHECK(problems[1].code == Problem::Code::limit);
    CHECK(problems[2].code == Problem::Code::internal);
    CHECK(well);
}

TEST_CASE("results arrive in the order of their requests, and a delivery may start the next job",
          "[work]")
{
    Jobs jobs(4);
    std::vector<int> order;
    const auto gate = flag();
    for (int i = 0; i < 4; ++i)
        jobs.start(
            "job " + std::to_string(i), "Job",
            [i, gate](Work&) -> Result<int> {
                if (i == 3)  // the last one to be asked for is the first to be finished
                    *gate = true;
                wait_for(*gate);
                return i;
            },
            [&](const Result<int>& result) {
                order.push_back(*result);
                if (*result == 3)
                    jobs.start("after", "After", [](Work&) -> Result<int> { return 9; },
                               [&](const Result<int>& next) { order.push_back(*next); });
            });
    while (!jobs.running().empty())
        std::this_thread::sleep_for(1ms);
    CHECK(jobs.deliver() == 4);
    CHECK(order == std::vector<int>{0, 1, 2, 3});
    jobs.wait();
    CHECK(order.back() == 9);
}

TEST_CASE("leaving while jobs run and wait stops them and delivers nothing", "[work]")
{
    bool delivered = false;
    const auto begun = flag();
    {
        Jobs jobs(1);
        jobs.start("a", "A", endless(begun), [&](const Result<int>&) { delivered = true; });
        jobs.start("b", "B", [](Work&) -> Result<int> { return 1; },
                   [&](const Result<int>&) { delivered = true; });
        wait_for(*begun);
    }
    CHECK_FALSE(delivered);
}

TEST_CASE("hundreds of requests with random cancels end with one delivery for each last request",
          "[work]")
{
    Jobs jobs(3);
    std::size_t last_of_a = 0;
    std::size_t cancelled = 0;
    for (std::size_t i = 1; i <= 300; ++i) {
        jobs.start(
            "a", "A",
            [i](Work& work) -> Result<std::size_t> {
                std::vector<std::size_t> parts(50);
                if (!parallel_for(work, 50, 1, [&](std::size_t begin, std::size_t, unsigned) {
                        parts[begin] = i;
                    }))
                    return stopped_on_request();
                return parts.back();
            },
            [&](const Result<std::size_t>& result) {
                if (result)
                    last_of_a = *result;
                else
                    ++cancelled;
            });
        if (i % 7 == 0 && i != 300)
            jobs.cancel("a");
        if (i % 3 == 0)
            jobs.deliver();
    }
    jobs.wait();
    CHECK(last_of_a == 300);
    CHECK(cancelled <= 42);  // 300 / 7 cancels were asked for
}
