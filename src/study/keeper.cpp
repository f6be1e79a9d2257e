// SPDX-License-Identifier: Apache-2.0
#include "study/keeper.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace crosscut::study {

struct Keeper::Shared {
    Store store;
    bool read_only = false;
    std::filesystem::path path;

    mutable std::mutex mutex;
    std::condition_variable wake;     ///< the writer waits here
    std::condition_variable settled;  ///< `flush` waits here
    std::deque<Transaction> queue;    ///< the first one is being written
    std::optional<Problem> problem;
    std::size_t attempts = 0;  ///< commits tried, good or not
    bool hurry = false;
    bool stop = false;
    std::thread writer;

    /// Nothing may leave the thread.
    Result<Done> write(const Transaction& transaction)
    {
        try {
            return store.commit(transaction);
        } catch (const std::exception&) {
            return Problem{Problem::Code::limit, {"There was not enough memory for this."}, {"Free some memory; saving goes on by itself then."}, {}};
        }
    }

    void write_all()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            if (!wake.wait_for(lock, std::chrono::seconds(2), [&] { return stop || !queue.empty(); })) {
                // Nothing to do: a file that was taken away must not be called saved.
                lock.unlock();
                std::optional<Problem> gone = store.astray();
                lock.lock();
                if (queue.empty())
                    problem = std::move(gone);
                continue;
            }
            if (queue.empty())
                return;
            const Transaction transaction = queue.front();
            lock.unlock();
            const Result<Done> done = write(transaction);
            lock.lock();
            ++attempts;
            if (done) {
                queue.pop_front();
                problem.reset();
                if (queue.empty())
                    settled.notify_all();
                continue;
            }
            problem = done.problem();
            settled.notify_all();
            if (stop)
                return;
            hurry = false;
            wake.wait_for(lock, std::chrono::seconds(1), [&] { return stop || hurry; });
        }
    }
};

Keeper::Keeper(Store store, bool read_only) : shared_(std::make_unique<Shared>())
{
    shared_->path = store.path();
    shared_->store = std::move(store);
    shared_->read_only = read_only;
    shared_->writer = std::thread([shared = shared_.get()] { shared->write_all(); });
}

Keeper::~Keeper()
{
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->stop = true;
    }
    shared_->wake.notify_all();
    shared_->writer.join();
}

void Keeper::submit(Transaction transaction)
{
    {
        const std::lock_guard lock(shared_->mutex);
        if (shared_->read_only)
            return;
        shared_->queue.push_back(std::move(transaction));
    }
    shared_->wake.notify_all();
}

SaveStatus Keeper::status() const
{
    const std::lock_guard lock(shared_->mutex);
    SaveStatus status;
    status.waiting = shared_->queue.size();
    status.problem = shared_->problem;
    status.kind = shared_->read_only ? SaveStatus::Kind::read_only
                  : shared_->problem ? SaveStatus::Kind::failed
                  : status.waiting   ? SaveStatus::Kind::saving
                                     : SaveStatus::Kind::saved;
    return status;
}

bool Keeper::flush(double seconds)
{
    std::unique_lock lock(shared_->mutex);
    // After a failure, wait for one more try: what kept it from being saved may be over.
    const std::size_t before = shared_->attempts;
    shared_->hurry = true;
    shared_->wake.notify_all();
    shared_->settled.wait_for(lock, std::chrono::duration<double>(seconds), [&] {
        return shared_->queue.empty() || (shared_->problem && shared_->attempts > before);
    });
    return shared_->queue.empty();
}

void Keeper::retry()
{
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->hurry = true;
    }
    shared_->wake.notify_all();
}

const std::filesystem::path& Keeper::path() const { return shared_->path; }

}  // namespace crosscut::study
