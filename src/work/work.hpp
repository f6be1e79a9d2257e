// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <atomic>
#include <cstddef>
#include <functional>

namespace crosscut {

/// How a long piece of work reports how far it is, hears that it should give up, and learns how many
/// cores it may use. One object for one piece of work; it is cheap and makes no thread.
///
///   Threads  Every member function but `set_workers` may be called from any thread at any time.
///   Time     There is no clock in it: what is computed cannot depend on how long it took.
class Work {
public:
    Work() = default;
    /// A piece of `whole`: its progress 0 to 1 becomes `from` to `to` of the whole, it hears the stop
    /// of the whole, and it has as many workers. `whole` must outlive it.
    Work(Work& whole, double from, double to);
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    /// Reports that `done` of `total` parts are finished; false when asked to give up.
    /// `total` 0 counts as finished; `done` over `total` as `total`.
    bool step(std::size_t done, std::size_t total);
    bool stopped() const;
    void request_stop();
    /// Share that is finished, 0 to 1: the last one reported.
    double progress() const;

    /// Threads that may compute at once, at least 1. Unless set, as many as the machine has.
    unsigned workers() const;
    /// 0 means: as many as the machine has. Not while the work is running.
    void set_workers(unsigned count) { workers_ = count; }

private:
    void report(double share);

    std::atomic<bool> stop_ = false;
    std::atomic<double> share_ = 0.0;
    unsigned workers_ = 0;
    Work* whole_ = nullptr;
    double from_ = 0.0;
    double to_ = 1.0;
};

/// What a function returns that gave up because `Work` said so.
Problem stopped_on_request();

/// Computes `body(begin, end, worker)` for consecutive pieces of 0 to n - 1 on all workers.
///
///   Pieces   Piece k is [k * grain, (k + 1) * grain) cut at n, whatever the number of workers, so
///            that sums kept per piece add up to the same last bit on every machine. Which worker
///            gets which piece is not defined. `grain` 0 counts as 1.
///   Worker   0 to work.workers() - 1; two pieces that run at once have different ones. The calling
///            thread is worker 0 and computes too; with one piece or one worker no thread is made.
///   Value    True when every piece ran, false when it was stopped between two pieces.
///   Reports  The finished pieces, through `work.step`.
///   Errors   An exception from `body` ends the loop and is thrown again in the calling thread.
bool parallel_for(Work& work, std::size_t n, std::size_t grain,
                  const std::function<void(std::size_t begin, std::size_t end, unsigned worker)>& body);

}  // namespace crosscut
