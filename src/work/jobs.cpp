// SPDX-License-Identifier: Apache-2.0
#include "work/jobs.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <new>
#include <thread>

namespace crosscut {

namespace {

using Clock = std::chrono::steady_clock;

enum class Stage { waiting, running, finished };

}  // namespace

struct Jobs::Shared {
    struct Job {
        std::size_t number = 0;
        std::string name;
        Message title;
        std::function<Closure(Work&)> task;
        Closure closure;
        Work work;
        Stage stage = Stage::waiting;
        bool replaced = false;
        Clock::time_point begun;
    };

    mutable std::mutex lock;
    std::condition_variable_any news;      // a job was queued
    std::condition_variable_any progress;  // a job was finished
    std::deque<std::shared_ptr<Job>> jobs;  // in order of their start
    std::size_t started = 0;
    std::vector<std::jthread> threads;  // last member: its threads end before the rest goes

    std::shared_ptr<Job> next_waiting() const
    {
        for (const auto& job : jobs)
            if (job->stage == Stage::waiting)
                return job;
        return nullptr;
    }

    void serve(const std::stop_token& stop)
    {
        while (true) {
            std::shared_ptr<Job> job;
            {
                std::unique_lock hold(lock);
                news.wait(hold, stop, [&] { return (job = next_waiting()) != nullptr; });
                if (stop.stop_requested())
                    return;
                job->stage = Stage::running;
                job->begun = Clock::now();
            }
            Closure closure = job->task(job->work);
            auto spent = std::move(job->task);  // what it captured goes in this thread, unlocked
            spent = nullptr;
            {
                const std::scoped_lock hold(lock);
                job->stage = Stage::finished;
                if (job->replaced)
                    std::erase(jobs, job);
                else
                    job->closure = std::move(closure);
            }
            progress.notify_all();
        }
    }
};

Jobs::Jobs(unsigned threads, unsigned workers)
    : workers_(workers), shared_(std::make_unique<Shared>())
{
    for (unsigned i = 0; i < std::max(1u, threads); ++i)
        shared_->threads.emplace_back(
            [shared = shared_.get()](std::stop_token stop) { shared->serve(stop); });
}

Jobs::~Jobs()
{
    for (auto& thread : shared_->threads)
        thread.request_stop();
    {
        const std::scoped_lock hold(shared_->lock);
        for (const auto& job : shared_->jobs)
            job->work.request_stop();
    }
    shared_->threads.clear();
}

void Jobs::enqueue(std::string name, Message title, std::function<Closure(Work&)> task)
{
    auto job = std::make_shared<Shared::Job>();
    job->name = std::move(name);
    job->title = std::move(title);
    job->task = std::move(task);
    job->work.set_workers(workers_);

    std::vector<std::shared_ptr<Shared::Job>> gone;  // destroyed after the lock
    {
        const std::scoped_lock hold(shared_->lock);
        job->number = ++shared_->started;
        for (const auto& older : shared_->jobs) {
            if (older->name != job->name)
                continue;
            older->replaced = true;
            older->work.request_stop();
            if (older->stage != Stage::running)
                gone.push_back(older);
        }
        for (const auto& older : gone)
            std::erase(shared_->jobs, older);
        shared_->jobs.push_back(std::move(job));
    }
    shared_->news.notify_one();
}

std::size_t Jobs::deliver()
{
    std::size_t delivered = 0;
    std::size_t last = 0;
    {
        const std::scoped_lock hold(shared_->lock);
        last = shared_->started;
    }
    // One at a time: a delivery may start a job that makes a later result stale. Jobs started
    // meanwhile wait for the next frame, so that a chain of quick jobs cannot hold the window up.
    while (true) {
        std::shared_ptr<Shared::Job> ready;
        {
            const std::scoped_lock hold(shared_->lock);
            for (const auto& job : shared_->jobs)
                if (job->stage == Stage::finished && job->number <= last) {
                    ready = job;
                    break;
                }
            if (!ready)
                return delivered;
            std::erase(shared_->jobs, ready);
        }
        ready->closure();
        ++delivered;
    }
}

void Jobs::cancel(const std::string& name)
{
    const std::scoped_lock hold(shared_->lock);
    for (const auto& job : shared_->jobs)
        if (job->name == name && job->stage != Stage::finished)
            job->work.request_stop();
}

void Jobs::cancel_all()
{
    const std::scoped_lock hold(shared_->lock);
    for (const auto& job : shared_->jobs)
        if (job->stage != Stage::finished)
            job->work.request_stop();
}

std::vector<JobStatus> Jobs::running() const
{
    const auto now = Clock::now();
    std::vector<JobStatus> list;
    const std::scoped_lock hold(shared_->lock);
    for (const auto& job : shared_->jobs) {
        if (job->replaced || job->stage == Stage::finished)
            continue;
        const bool waiting = job->stage == Stage::waiting;
        const double seconds =
            waiting ? 0.0 : std::chrono::duration<double>(now - job->begun).count();
        list.push_back({job->name, job->title, job->work.progress(), seconds, waiting});
    }
    return list;
}

bool Jobs::idle() const
{
    const std::scoped_lock hold(shared_->lock);
    return shared_->jobs.empty();
}

void Jobs::wait()
{
    while (true) {
        deliver();
        std::unique_lock hold(shared_->lock);
        if (shared_->jobs.empty())
            return;
        shared_->progress.wait(hold, [&] {
            return shared_->jobs.empty()
                   || std::any_of(shared_->jobs.begin(), shared_->jobs.end(),
                                  [](const auto& job) { return job->stage == Stage::finished; });
        });
    }
}

Problem Jobs::from_exception(std::exception_ptr failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (const std::bad_alloc&) {
        return Problem{Problem::Code::limit, "There was not enough memory for this.",
                       "Choose fewer actors or a shorter period.", {}};
    } catch (const std::exception& error) {
        return Problem{Problem::Code::internal,
                       Message{"Something went wrong inside the program: {1}", {error.what()}},
                       "Nothing was changed. Please report this with what you were doing.", {}};
    } catch (...) {
        return Problem{Problem::Code::internal,
                       Message{"Something went wrong inside the program: {1}", {"?"}},
                       "Nothing was changed. Please report this with what you were doing.", {}};
    }
}

}  // namespace crosscut
