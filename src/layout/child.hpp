// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/work.hpp"

#include <functional>
#include <string>

namespace crosscut::layout {

/// How a child process ended.
struct ChildEnd {
    enum class How { well, not_started, failed, killed, too_slow, too_long, stopped };
    How how = How::well;
    int number = 0;      ///< exit status, signal or errno
    std::string output;  ///< what it wrote to its standard output
};

/// Runs a program that reads `input` and writes an answer, and waits for its end.
///
///   Child    Its standard input and output are pipes, its errors go nowhere, it has no other open
///            file, default signals, no arguments and the environment LC_ALL=C.
///   Limits   After `seconds`, after more than `max_output` bytes, or when `work` is stopped it is
///            killed. It never outlives the call.
///   Watch    `heard`, if given, is called with the output so far whenever there is more of it.
ChildEnd run_child(const std::string& program, const std::string& input, double seconds,
                   std::size_t max_output, const Work& work,
                   const std::function<void(const std::string&)>& heard = {});

}  // namespace crosscut::layout
