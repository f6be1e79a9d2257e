// SPDX-License-Identifier: Apache-2.0
#include "layout/child.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crosscut::layout {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
public:
    Descriptor() = default;
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    void close()
    {
        if (number_ >= 0)
            ::close(number_);
        number_ = -1;
    }
    void take(int number)
    {
        close();
        number_ = number;
    }
    int number() const { return number_; }
    bool open() const { return number_ >= 0; }

private:
    int number_ = -1;
};

/// A child that dies early closes the pipe we write to. The signal that follows would end the whole
/// program, so it is held back in this thread and taken away before the mask is restored.
class NoPipeSignal {
public:
    NoPipeSignal()
    {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~NoPipeSignal()
    {
        if (!was_pending_) {
            const timespec now{0, 0};
            while (sigtimedwait(&pipe_, nullptr, &now) == -1 && errno == EINTR) {
            }
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;

private:
    sigset_t pipe_;
    sigset_t before_;
    bool was_pending_ = false;
};

bool make_pipe(Descriptor& read_end, Descriptor& write_end)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    read_end.take(ends[0]);
    write_end.take(ends[1]);
    return true;
}

/// 0 or an errno.
int spawn(const std::string& program, int input, int output, pid_t& child)
{
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, 0);
    posix_spawn_file_actions_adddup2(&files, output, 1);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
#endif
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::string name = program;
    std::string locale = "LC_ALL=C";
    char* const arguments[] = {name.data(), nullptr};
    char* const environment[] = {locale.data(), nullptr};
    const int error =
        posix_spawn(&child, program.c_str(), &files, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

}  // namespace

ChildEnd run_child(const std::string& program, const std::string& input, double seconds,
                   std::size_t max_output, const Work& work,
                   const std::function<void(const std::string&)>& heard)
{
    ChildEnd end;
    const auto deadline = Clock::now()
                          + std::chrono::duration_cast<Clock::duration>(
                              std::chrono::duration<double>(seconds));
    const NoPipeSignal quiet;
    Descriptor child_in;
    Descriptor to_child;
    Descriptor from_child;
    Descriptor child_out;
    pid_t child = 0;
    if (!make_pipe(child_in, to_child) || !make_pipe(from_child, child_out)) {
        end.how = ChildEnd::How::not_started;
        end.number = errno;
        return end;
    }
    if (const int error = spawn(program, child_in.number(), child_out.number(), child)) {
        end.how = ChildEnd::How::not_started;
        end.number = error;
        return end;
    }
    child_in.close();
    child_out.close();
    fcntl(to_child.number(), F_SETFL, O_NONBLOCK);
    fcntl(from_child.number(), F_SETFL, O_NONBLOCK);

    std::size_t written = 0;
    std::array<char, 65536> buffer;
    if (input.empty())
        to_child.close();
    while (from_child.open()) {
        if (work.stopped())
            end.how = ChildEnd::How::stopped;
        else if (Clock::now() >= deadline)
            end.how = ChildEnd::How::too_slow;
        else if (end.output.size() > max_output)
            end.how = ChildEnd::How::too_long;
        if (end.how != ChildEnd::How::well)
            break;

        // poll ignores negative descriptors. 20 ms is how long a stop may go unheard.
        std::array<pollfd, 2> watched = {pollfd{from_child.number(), POLLIN, 0},
                                         pollfd{to_child.number(), POLLOUT, 0}};
        if (poll(watched.data(), watched.size(), 20) < 0)
            continue;
        if (watched[1].revents != 0) {
            const ssize_t n = write(to_child.number(), input.data() + written,
                                    input.size() - written);
            if (n > 0)
                written += static_cast<std::size_t>(n);
            if (written == input.size() || (n < 0 && errno != EAGAIN && errno != EINTR))
                to_child.close();
        }
        if (watched[0].revents != 0) {
            const ssize_t n = read(from_child.number(), buffer.data(), buffer.size());
            if (n > 0) {
                end.output.append(buffer.data(), static_cast<std::size_t>(n));
                if (heard)
                    heard(end.output);
            } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
                from_child.close();
            }
        }
    }

    // The output is closed, but the child may still linger: it gets the rest of its time.
    int status = 0;
    while (true) {
        if (end.how != ChildEnd::How::well)
            kill(child, SIGKILL);
        const bool patient = end.how == ChildEnd::How::well;
        const pid_t reaped = waitpid(child, &status, patient ? WNOHANG : 0);
        if (reaped == child)
            break;
        if (reaped < 0 && errno != EINTR)
            break;
        if (patient) {
            if (work.stopped())
                end.how = ChildEnd::How::stopped;
            else if (Clock::now() >= deadline)
                end.how = ChildEnd::How::too_slow;
            else
                poll(nullptr, 0, 1);
        }
    }
    if (end.how == ChildEnd::How::well) {
        if (WIFSIGNALED(status)) {
            end.how = ChildEnd::How::killed;
            end.number = WTERMSIG(status);
        } else if (WEXITSTATUS(status) != 0) {
            end.how = ChildEnd::How::failed;
            end.number = WEXITSTATUS(status);
        }
    }
    return end;
}

}  // namespace crosscut::layout
