// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "work/work.hpp"

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace crosscut {

/// What the window shows of a job that is under way.
struct JobStatus {
    std::string name;    ///< key given to `start`
    Message title;       ///< words for people
    double share = 0;    ///< 0 to 1
    double seconds = 0;  ///< since it began to run; 0 while it waits for a free thread
    bool waiting = false;
};

/// Background jobs with names, for a program that draws frames.
///
///   Names     The newest request of a name stops the older one and its result is never delivered,
///             not even when it was finished already.
///   Results   `deliver`, called once a frame, calls `done` on the calling thread, in the order in
///             which the jobs were started. `done` may start further jobs.
///   Failure   An exception inside a job becomes a Problem (`internal`; `limit` when memory ran out)
///             given to `done`. A job cancelled by name reaches `done` as `cancelled`.
///   Threads   One thread calls start, deliver, cancel, running and wait. Jobs own what they read.
///   End       The destructor asks all jobs to stop, waits for them and delivers nothing.
class Jobs {
public:
    /// `threads` jobs run at once (at least 1), the others wait in order. Each gets `workers` cores
    /// (0: as many as the machine has).
    explicit Jobs(unsigned threads = 2, unsigned workers = 0);
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    /// Runs `run(Work&) -> Result<T>` in the background, then `done(Result<T>)` in `deliver`.
    template <class Run, class Done> void start(std::string name, Message title, Run run, Done done)
    {
        using Outcome = std::invoke_result_t<Run&, Work&>;
        enqueue(std::move(name), std::move(title),
                [run = std::move(run), done = std::move(done)](Work& work) mutable -> Closure {
                    auto outcome = std::make_shared<Outcome>(attempt<Outcome>(run, work));
                    return [outcome, done = std::move(done)]() mutable { done(std::move(*outcome)); };
                });
    }

    /// Delivers what is ready; how many results that were.
    std::size_t deliver();
    /// Asks the job of this name to stop; `done` hears of it.
    void cancel(const std::string& name);
    void cancel_all();
    /// Jobs that wait or run, in order of their start, without those that were replaced.
    std::vector<JobStatus> running() const;
    /// Whether nothing waits, runs or is left to deliver.
    bool idle() const;
    /// Waits for all jobs and delivers them: for programs without frames.
    void wait();

private:
    using Closure = std::function<void()>;
    struct Shared;

    template <class Outcome, class Run> static Outcome attempt(Run& run, Work& work)
    {
        if (work.stopped())
            return stopped_on_request();
        try {
            Outcome outcome = run(work);
            // A job that did not look at `stopped` may finish after a cancel: it counts as stopped.
            return work.stopped() ? Outcome(stopped_on_request()) : std::move(outcome);
        } catch (...) {
            return from_exception(std::current_exception());
        }
    }
    static Problem from_exception(std::exception_ptr failure);
    void enqueue(std::string name, Message title, std::function<Closure(Work&)> task);

    unsigned workers_ = 0;
    std::unique_ptr<Shared> shared_;
};

}  // namespace crosscut
