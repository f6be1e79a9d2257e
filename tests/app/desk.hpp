// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catch.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <optional>
#include <signal.h>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace crosscut::app {

namespace fs = std::filesystem;

/// A folder of its own that goes away in the end.
struct Folder {
    fs::path path;
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "crosscut-desk-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder()
    {
        std::error_code error;
        fs::remove_all(path, error);
    }
};

inline pid_t start(std::vector<std::string> words, const std::vector<std::string>& more_environment = {}, int keep_fd = -1)
{
    std::vector<std::string> environment = more_environment;
    for (char** one = environ; *one; ++one)
        environment.emplace_back(*one);
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::vector<char*> variables;
    for (std::string& one : environment)
        variables.push_back(one.data());
    variables.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (keep_fd >= 0)
        posix_spawn_file_actions_adddup2(&actions, keep_fd, 9);
    pid_t pid = -1;
    const int failed = posix_spawnp(&pid, words[0].c_str(), &actions, nullptr, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&actions);
    return failed ? -1 : pid;
}

inline int finish(pid_t pid)
{
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

inline int run(const std::vector<std::string>& words, const std::vector<std::string>& environment = {})
{
    const pid_t pid = start(words, environment);
    return pid < 0 ? 127 : finish(pid);
}

inline std::string program(const char* name) { return std::string(CROSSCUT_BINARY_DIR) + "/" + name; }

/// A screen of its own, drawn by the software renderer; empty where there is no Xvfb.
class Screen {
public:
    Screen()
    {
        int ends[2];
        if (pipe(ends) != 0)
            return;
        pid_ = start({"Xvfb", "-displayfd", "9", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset"}, {}, ends[1]);
        close(ends[1]);
        std::string number;
        char letter = 0;
        while (pid_ > 0 && read(ends[0], &letter, 1) == 1 && letter != '\n')
            number += letter;
        close(ends[0]);
        if (!number.empty())
            display_ = ":" + number;
    }
    ~Screen()
    {
        if (pid_ > 0) {
            kill(pid_, SIGTERM);
            finish(pid_);
        }
    }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    bool there() const { return !display_.empty(); }
    /// The program finds no bus but one that a test made, and leaves nothing in the folders of whoever runs the tests.
    std::vector<std::string> environment() const
    {
        const char* bus = std::getenv("CROSSCUT_TEST_BUS");
        return {"DISPLAY=" + display_, "LIBGL_ALWAYS_SOFTWARE=1", "LC_ALL=C.UTF-8", "XDG_STATE_HOME=" + std::string(CROSSCUT_BINARY_DIR) + "/state",
                "DBUS_SESSION_BUS_ADDRESS=" + (bus ? std::string(bus) : "unix:path=" + std::string(CROSSCUT_BINARY_DIR) + "/no-bus")};
    }

private:
    pid_t pid_ = -1;
    std::string display_;
};

/// The six cases or some of them in a study file, made by the command-line program.
inline fs::path make_study(const fs::path& folder, const std::vector<std::string>& cities = {"potsdam"})
{
    const fs::path file = folder / "study.crosscut";
    for (const std::string& city : cities)
        REQUIRE(run({program("crosscut"), "import", std::string(CROSSCUT_SOURCE_DIR) + "/datasets/" + city, "--into", file.string(), "--quiet"}) == 0);
    return file;
}

/// The program under real hands: events of X from xdotool, aimed at what the probe says.
class Desk {
public:
    struct Spot {
        int x = 0, y = 0, width = 0, height = 0;
    };

    Desk(const Screen& screen, const fs::path& folder, const fs::path& study, const std::vector<std::string>& options = {}) : screen_(screen), probe_(folder / "probe.tsv")
    {
        std::vector<std::string> words{program("crosscut-desktop"), study.string(), "--probe", probe_.string(), "--language", "en"};
        words.insert(words.end(), options.begin(), options.end());
        std::error_code error;
        fs::remove(probe_, error);  // what the one before saw is not ours
        pid_ = start(words, screen.environment());
        REQUIRE(pid_ > 0);
    }
    ~Desk()
    {
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            finish(pid_);
        }
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    pid_t pid() const { return pid_; }

    void look()
    {
        spots_.clear();
        texts_.clear();
        wall_.clear();
        facts_.clear();
        std::ifstream in(probe_);
        std::string line;
        while (std::getline(in, line)) {
            std::istringstream parts(line);
            std::string name;
            std::getline(parts, name, '\t');
            if (name == "wall") {
                std::string words;
                std::getline(parts, words);
                wall_ += words;
                wall_ += '\n';
                continue;
            }
            if (name == "text") {
                std::string words;
                std::getline(parts, words);
                texts_ += words + "\n";
                continue;
            }
            Spot spot;
            if (parts >> spot.x >> spot.y >> spot.width >> spot.height)
                spots_[name] = spot;
            else
                facts_[name] = line.substr(std::min(line.size(), name.size() + 1));
        }
    }
    bool has(const std::string& name)
    {
        look();
        return spots_.count(name) != 0;
    }
    bool says(const std::string& words)
    {
        look();
        return texts_.find(words) != std::string::npos;
    }
    /// Every word on the projector; empty while it is closed.
    std::string wall()
    {
        look();
        return wall_;
    }
    std::string fact(const std::string& name)
    {
        look();
        return facts_[name];
    }
    /// Waits until something is so, at most some seconds; slow machines get their time.
    template <class Condition> bool wait(Condition condition, double seconds = 30)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
        while (std::chrono::steady_clock::now() < end) {
            if (condition())
                return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(40));
        }
        return condition();
    }
    bool wait_for(const std::string& name)
    {
        return wait([&] { return has(name); });
    }
    bool settled()
    {
        return wait([&] { return fact("settled") == "yes"; });
    }
    bool steps(int count)
    {
        return wait([&] { return fact("steps") == std::to_string(count); });
    }
    Spot spot(const std::string& name)
    {
        INFO(name);
        REQUIRE(wait_for(name));
        return spots_[name];
    }

    void hand(std::vector<std::string> words)
    {
        words.insert(words.begin(), "xdotool");
        run(words, screen_.environment());
        std::this_thread::sleep_for(std::chrono::milliseconds(90));
    }
    /// Hands the keyboard to a window by a part of its title.
    void focus(const std::string& title)
    {
        std::vector<std::string> words;
        for (const char* word : {"search", "--onlyvisible", "--name", title.c_str(), "windowraise", "windowfocus"})
            words.emplace_back(word);
        hand(std::move(words));
    }
    void move(int x, int y) { hand({"mousemove", std::to_string(x), std::to_string(y)}); }
    void move_to(const std::string& name)
    {
        const Spot s = spot(name);
        move(s.x + s.width / 2, s.y + s.height / 2);
    }
    void click(const std::string& name, int button = 1)
    {
        move_to(name);
        hand({"mousedown", std::to_string(button)});
        hand({"mouseup", std::to_string(button)});
    }
    void key(const std::string& keys)
    {
        // A key is held over a frame: there is no queue of events.
        std::vector<std::string> parts;
        std::istringstream in(keys);
        std::string part;
        while (std::getline(in, part, '+'))
            parts.push_back(part);
        for (const std::string& one : parts)
            hand({"keydown", one});
        for (auto it = parts.rbegin(); it != parts.rend(); ++it)
            hand({"keyup", *it});
    }
    void type(const std::string& words)
    {
        // A field takes the keyboard a frame after it is there.
        std::this_thread::sleep_for(std::chrono::milliseconds(250));
        hand({"type", "--delay", "70", words});
    }
    void drag(int x0, int y0, int x1, int y1)
    {
        move(x0, y0);
        hand({"mousedown", "1"});
        for (int i = 1; i <= 5; ++i)
            move(x0 + (x1 - x0) * i / 5, y0 + (y1 - y0) * i / 5);
        hand({"mouseup", "1"});
    }
    /// A picture for those who look at the tests afterwards.
    void picture(const std::string& name)
    {
        const fs::path folder = fs::path(CROSSCUT_BINARY_DIR) / "screenshots";
        std::error_code error;
        fs::create_directories(folder, error);
        run({"import", "-window", "root", (folder / (name + ".png")).string()}, screen_.environment());
    }
    int close()
    {
        kill(pid_, SIGTERM);
        const int status = finish(pid_);
        pid_ = -1;
        return status;
    }
    /// Ends at once, as a power cut would.
    void cut()
    {
        kill(pid_, SIGKILL);
        finish(pid_);
        pid_ = -1;
    }

private:
    const Screen& screen_;
    fs::path probe_;
    pid_t pid_ = -1;
    std::map<std::string, Spot> spots_;
    std::map<std::string, std::string> facts_;
    std::string texts_;
    std::string wall_;
};

/// Whether real hands are possible here; says so where not.
inline bool hands_possible(const Screen& screen)
{
    if (!screen.there() || run({"xdotool", "version"}, screen.environment()) != 0) {
        WARN("No Xvfb or no xdotool: nobody touched the window.");
        return false;
    }
    return true;
}

}  // namespace crosscut::app
