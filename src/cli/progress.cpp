// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace crosscut::cli {

Progress::Progress(const Console& console, const Work& work, const Message& what) : work_(work), what_(in(console.language, what))
{
    if (!console.quiet && &console.err == &std::cerr && isatty(STDERR_FILENO))
        thread_ = std::thread([this] { watch(); });
}

Progress::~Progress()
{
    if (!thread_.joinable())
        return;
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Progress::watch()
{
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    bool shown = false;
    while (!wake_.wait_for(lock, shown ? 200ms : 500ms, [this] { return over_; })) {
        std::fprintf(stderr, "\r%s %3d %%", what_.c_str(), static_cast<int>(std::lround(100 * work_.progress())));
        std::fflush(stderr);
        shown = true;
    }
    if (shown)
        std::fputs("\r\033[K", stderr);
}

}  // namespace crosscut::cli
