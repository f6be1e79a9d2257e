// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commands.hpp"

#include "work/work.hpp"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace crosscut::cli {

/// Shows on the error output, if it is a terminal, how far a piece of work is: from half a second on, one line
/// that is wiped at the end. Silent for `--quiet`, in pipes and in tests.
class Progress {
public:
    Progress(const Console& console, const Work& work, const Message& what);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

private:
    void watch();

    const Work& work_;
    std::string what_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool over_ = false;
    std::thread thread_;
};

}  // namespace crosscut::cli
