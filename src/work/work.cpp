// SPDX-License-Identifier: Apache-2.0
#include "work/work.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace crosscut {

Work::Work(Work& whole, double from, double to)
    : workers_(whole.workers_), whole_(&whole), from_(from), to_(to)
{
}

bool Work::step(std::size_t done, std::size_t total)
{
    const double share =
        total == 0 ? 1.0
                   : static_cast<double>(std::min(done, total)) / static_cast<double>(total);
    report(share);
    return !stopped();
}

void Work::report(double share)
{
    share_.store(share, std::memory_order_relaxed);
    if (whole_ != nullptr)
        whole_->report(from_ + (to_ - from_) * share);
}

bool Work::stopped() const
{
    return stop_.load(std::memory_order_relaxed) || (whole_ != nullptr && whole_->stopped());
}

void Work::request_stop()
{
    stop_.store(true, std::memory_order_relaxed);
}

double Work::progress() const
{
    return share_.load(std::memory_order_relaxed);
}

unsigned Work::workers() const
{
    return workers_ > 0 ? workers_ : std::max(1u, std::thread::hardware_concurrency());
}

Problem stopped_on_request()
{
    return Problem{Problem::Code::cancelled, "Stopped on request.", {}, {}};
}

bool parallel_for(Work& work, std::size_t n, std::size_t grain,
                  const std::function<void(std::size_t, std::size_t, unsigned)>& body)
{
    grain = std::max<std::size_t>(grain, 1);
    const std::size_t pieces = n / grain + (n % grain != 0 ? 1 : 0);
    if (pieces == 0)
        return work.step(0, 0);

    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> finished = 0;
    std::atomic<bool> broken = false;
    std::mutex failure_lock;
    std::exception_ptr failure;

    const auto compute = [&](unsigned worker) {
        while (!broken.load(std::memory_order_relaxed) && !work.stopped()) {
            const std::size_t piece = next.fetch_add(1, std::memory_order_relaxed);
            if (piece >= pieces)
                return;
            try {
                body(piece * grain, std::min(n, (piece + 1) * grain), worker);
            } catch (...) {
                const std::scoped_lock lock(failure_lock);
                if (!failure)
                    failure = std::current_exception();
                broken = true;
                return;
            }
            work.step(finished.fetch_add(1) + 1, pieces);
        }
    };

    {
        std::vector<std::jthread> helpers;
        const std::size_t threads = std::min<std::size_t>(work.workers(), pieces);
        for (std::size_t worker = 1; worker < threads; ++worker)
            helpers.emplace_back(compute, static_cast<unsigned>(worker));
        compute(0);
    }  // every helper has ended here
    if (failure)
        std::rethrow_exception(failure);
    if (finished != pieces)
        return false;
    work.step(pieces, pieces);  // whoever reported last may have been overtaken
    return true;
}

}  // namespace crosscut
