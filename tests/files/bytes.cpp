// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.hpp"
#include "files/package.hpp"

#include "catch.hpp"

#include <csignal>
#include <filesystem>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosscut;
using namespace crosscut::files;
using crosscut::files::testing::Folder;
namespace fs = std::filesystem;

namespace {

std::size_t entries_in(const std::string& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// Runs something in a process of its own, so that its limits and rights are not ours afterwards.
int apart(const std::function<int()>& what)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(what());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("what is written is what is read, byte by byte", "[files]")
{
    const Folder folder;
    std::string all(100'000, '\0');
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<char>(i * 7);
    for (const std::string& bytes : {std::string(), std::string("a\0b\r\n", 5), all}) {
        REQUIRE(write_file(folder / "x", bytes));
        const Result<std::string> read = read_file(folder / "x");
        REQUIRE(read);
        CHECK(*read == bytes);
    }
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a file that is missing, a folder, and one too large are refused with a reason", "[files]")
{
    const Folder folder;
    const Result<std::string> missing = read_file(folder / "nothing.csv");
    REQUIRE_FALSE(missing);
    CHECK(missing.problem().code == Problem::Code::io);
    CHECK(in(Language::german, missing.problem().what) == "Es gibt keine Datei „" + (folder / "nothing.csv") + "“.");
    CHECK_FALSE(missing.problem().hint.empty());
    CHECK(read_file(folder.path()).problem().code == Problem::Code::io);
    REQUIRE(write_file(folder / "x", "12345"));
    CHECK(read_file(folder / "x", 5));
    CHECK(read_file(folder / "x", 4).problem().code == Problem::Code::limit);
}

TEST_CASE("a name as long as names can be is written too", "[files]")
{
    const Folder folder;
    const std::string name(255, 'n');
    REQUIRE(write_file(folder / name, "x"));
    CHECK(*read_file(folder / name) == "x");
}

TEST_CASE("rights of the old file stay and a link stays a link", "[files]")
{
    const Folder folder;
    REQUIRE(write_file(folder / "x", "old"));
    REQUIRE(chmod((folder / "x").c_str(), 0640) == 0);
    fs::create_symlink("x", folder / "link");
    REQUIRE(write_file(folder / "link", "new"));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(*read_file(folder / "x") == "new");
    CHECK(fs::status(folder / "x").permissions() == static_cast<fs::perms>(0640));
}

TEST_CASE("a new file respects the mask of the person who writes it", "[files]")
{
    const Folder folder;
    CHECK(apart([&] {
        umask(077);
        return write_file(folder / "x", "secret") ? 0 : 1;
    }) == 0);
    CHECK(fs::status(folder / "x").permissions() == static_cast<fs::perms>(0600));
}

TEST_CASE("a folder that is missing or in the way stops the writing", "[files]")
{
    const Folder folder;
    const Result<Done> missing = write_file(folder / "no/x", "new");
    REQUIRE_FALSE(missing);
    CHECK(missing.problem().hint.text == "The folder does not exist: make it first.");
    fs::create_directory(folder / "taken");
    REQUIRE_FALSE(write_file(folder / "taken", "new"));
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a disk that takes no more leaves the old file whole and nothing beside it", "[files]")
{
    const Folder folder;
    REQUIRE(write_file(folder / "x", "old"));
    CHECK(apart([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit = {1000, 1000};
        setrlimit(RLIMIT_FSIZE, &limit);
        const Result<Done> done = write_file(folder / "x", std::string(100'000, 'y'));
        return !done && done.problem().code == Problem::Code::io && done.problem().hint.text == "The disk is full: free some space." ? 0 : 1;
    }) == 0);
    CHECK(*read_file(folder / "x") == "old");
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a folder or a file closed to writing keeps the old file", "[files]")
{
    const Folder folder;
    REQUIRE(write_file(folder / "x", "old"));
    const auto refused = [&] {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            return 2;
        const Result<Done> done = write_file(folder / "x", "new");
        return !done && done.problem().hint.text == "You may not write there: choose another folder." ? 0 : 1;
    };
    SECTION("folder")
    {
        REQUIRE(chmod(folder.path().c_str(), 0555) == 0);
        REQUIRE(chmod((folder / "x").c_str(), 0666) == 0);
    }
    SECTION("file")
    {
        REQUIRE(chmod(folder.path().c_str(), 0777) == 0);
        REQUIRE(chmod((folder / "x").c_str(), 0444) == 0);
    }
    CHECK(apart(refused) == 0);
    CHECK(*read_file(folder / "x") == "old");
    CHECK(entries_in(folder.path()) == 1);
}
