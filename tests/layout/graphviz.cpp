// SPDX-License-Identifier: Apache-2.0
#include "layout/graphviz.hpp"

#include "catch.hpp"
#include "layout/nets.hpp"

#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <map>
#include <sstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace nets;

namespace {

/// An executable shell script in the directory for temporary files, gone with the object.
class Script {
public:
    explicit Script(const std::string& body)
    {
        char name[] = "/tmp/crosscut-test-XXXXXX";
        const int file = mkstemp(name);
        path_ = name;
        const std::string text = "#!/bin/sh\n" + body + "\n";
        REQUIRE(write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
        fchmod(file, 0700);
        close(file);
    }
    ~Script() { std::remove(path_.c_str()); }
    Script(const Script&) = delete;
    Script& operator=(const Script&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

Graph triangle()
{
    Graph graph;
    graph.vertices.resize(3, {20, 20, std::nullopt, false});
    graph.lines = {{0, 1, 90, 1}, {1, 2, 90, 1}, {2, 0, 90, 1}};
    return graph;
}

std::string english(const Problem& problem)
{
    return describe(Language::english, problem);
}

}  // namespace

TEST_CASE("Graphviz draws a triangle with sides of the wished length", "[layout]")
{
    Work work;
    const auto drawn = draw({triangle(), triangle()}, 20, work);
    REQUIRE(drawn);
    REQUIRE(drawn->at.size() == 2);
    for (const auto& at : drawn->at)
        for (int i = 0; i < 3; ++i)
            CHECK(distance(at[i], at[(i + 1) % 3]) == Approx(90).epsilon(0.02));
}

TEST_CASE("up is up: the child's own direction of y is turned round both ways", "[layout]")
{
    Graph graph = triangle();
    graph.vertices[0] = {20, 20, Point{0, -100}, true};
    graph.vertices[1] = {20, 20, Point{0, 100}, true};
    graph.vertices[2] = {20, 20, Point{160, 0}, true};
    Work work;
    const auto drawn = draw({graph}, 20, work);
    REQUIRE(drawn);
    const auto& at = drawn->at[0];
    CHECK(at[1].y - at[0].y == Approx(200).epsilon(0.001));
    CHECK(at[2].x - at[0].x == Approx(160).epsilon(0.001));
}

TEST_CASE("a layout program that is absent, dies, babbles or floods is a problem, never a crash",
          "[layout]")
{
    const auto [what, body] = GENERATE(table<std::string, std::string>({
        {"ends without a word", "exit 0"},
        {"ends with an error", "exit 1"},
        {"kills itself", "kill -SEGV $$"},
        {"writes what is no layout", "echo hello; echo world"},
        {"leaves out the end", "cat >/dev/null; echo 'graph 3'; echo '1 2'; echo '1 2'; echo '3 4'"},
        {"places actors nowhere", "cat >/dev/null; printf 'graph 3\\nnan 1\\n1 2\\n3 4\\nend\\n'"},
        {"places them beyond all bounds",
         "cat >/dev/null; printf 'graph 3\\n1e300 1\\n1 2\\n3 4\\nend\\n'"},
        {"places too many", "cat >/dev/null; printf 'graph 3\\n1 1\\n1 2\\n3 4\\n5 6\\nend\\n'"},
        {"never stops writing", "while :; do echo 'graph graph graph graph graph graph'; done"},
    }));
    CAPTURE(what);
    const Script script(body);
    const Impostor impostor(script.path());
    Work work;
    // Large enough that the pipe is full when the other side closes it.
    const auto drawn = draw(std::vector<Graph>(5000, triangle()), 20, work);
    REQUIRE_FALSE(drawn);
    CHECK(drawn.problem().code == Problem::Code::internal);
    CHECK(english(drawn.problem()).find("The layout failed; the map keeps its places.") == 0);
    const auto one = draw({triangle()}, 20, work);
    REQUIRE_FALSE(one);
    CHECK(one.problem().code == Problem::Code::internal);
}

TEST_CASE("a layout program that cannot be started is a problem", "[layout]")
{
    const std::string path = GENERATE("/bin/false", "/nonexistent/program", "/etc/passwd");
    const Impostor impostor(path);
    Work work;
    Request request = town_hall(20, 30, 3);
    request.engine = Engine::sfdp;
    const auto placement = place(request, work);
    REQUIRE_FALSE(placement);
    CHECK(placement.problem().code == Problem::Code::internal);
    request.engine = Engine::automatic;  // works without any other program
    CHECK(place(request, work));
}

TEST_CASE("a layout program that never answers is ended after its time", "[layout]")
{
    const Script script(GENERATE("exec sleep 60", "exec >&-; exec sleep 60"));
    const Impostor impostor(script.path());
    Work work;
    const auto begin = std::chrono::steady_clock::now();
    const auto drawn = draw({triangle()}, 0.3, work);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    REQUIRE_FALSE(drawn);
    CHECK(drawn.problem().code == Problem::Code::limit);
    CHECK(english(drawn.problem()).find("0.3 seconds") != std::string::npos);
    CHECK(spent.count() >= 0.3);
    CHECK(spent.count() < 10);
}

TEST_CASE("a layout program is ended when nobody wants its answer any more", "[layout]")
{
    const Script script("exec sleep 60");
    const Impostor impostor(script.path());
    Work work;
    const std::jthread impatience([&work] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        work.request_stop();
    });
    const auto begin = std::chrono::steady_clock::now();
    const auto drawn = draw({triangle()}, 50, work);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    REQUIRE_FALSE(drawn);
    CHECK(drawn.problem().code == Problem::Code::cancelled);
    CHECK(spent.count() < 10);
}

TEST_CASE("the layout program gets no environment, no open file and default signals", "[layout]")
{
    const int open_file = open("/etc/passwd", O_RDONLY);  // without close-on-exec
    REQUIRE(open_file >= 3);
    const Script script("cat >/dev/null\n"
                        "echo graph 3\n"
                        "echo note $(env | cut -d= -f1 | sort | tr '\\n' ' ')\n"
                        "echo note files $(readlink /proc/$$/fd/* | grep -c passwd)\n"
                        "printf '1 1\\n2 2\\n3 3\\nend\\n'");
    const Impostor impostor(script.path());
    Work work;
    const auto drawn = draw({triangle()}, 20, work);
    close(open_file);
    REQUIRE(drawn);
    REQUIRE(drawn->notes.size() == 2);
    // A shell sets PWD (and _) of itself.
    CHECK(drawn->notes[0].args[0].find("LC_ALL") != std::string::npos);
    for (const char* word : {"HOME", "PATH", "USER", "CROSSCUT"})
        CHECK(drawn->notes[0].args[0].find(word) == std::string::npos);
    CHECK(drawn->notes[1].args[0] == "files 0");
}

TEST_CASE("the layout program shuts itself in before it reads a word", "[layout]")
{
    std::FILE* pipe = popen("sleep 5 | " CROSSCUT_BINARY_DIR "/crosscut-layout & p=$!;"
                            " for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.1;"
                            " grep -q '^Max file size *0 ' /proc/$p/limits && break; done;"
                            " cat /proc/$p/limits; grep NoNewPrivs /proc/$p/status; kill $p",
                            "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    char buffer[4096];
    while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, pipe))
        text.append(buffer, n);
    pclose(pipe);
    std::istringstream lines(text);
    std::map<std::string, std::string> soft;  // name of a limit -> its value
    for (std::string line; std::getline(lines, line);)
        if (line.size() > 26)
            soft[line.substr(0, line.find("  "))] = line.substr(26, line.find(' ', 26) - 26);
    CHECK(soft["Max file size"] == "0");
    CHECK(soft["Max core file size"] == "0");
    CHECK(soft["Max open files"] == "24");
    CHECK(soft["Max processes"] == "0");
    CHECK(soft["Max cpu time"] == "600");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(soft["Max address space"] == "2147483648");
#endif
    CHECK(text.find("NoNewPrivs:\t1") != std::string::npos);
}

TEST_CASE("the layout program refuses a request that it cannot read", "[layout]")
{
    const std::string request = GENERATE(
        as<std::string>(), "", "crosscut-layout 2 0\nend\n", "crosscut-layout 1 1\nend\n",
        "crosscut-layout 1 1\ngraph twopi 1 1 0\nfree 1 1\nend\n",
        "crosscut-layout 1 1\ngraph neato 1 1 0\nfree nan 1\nend\n",
        "crosscut-layout 1 1\ngraph neato 1 1 0\nfree 1e9 1\nend\n",
        "crosscut-layout 1 1\ngraph neato 1 2 1\nfree 1 1\nfree 1 1\ntie 0 2 90 1\nend\n",
        "crosscut-layout 1 1\ngraph neato 1 99999999999 0\nend\n",
        "crosscut-layout 1 1\ngraph neato 1 1 0\nfree 1 1\nmore\n");
    CAPTURE(request);
    const std::string command = "printf '" + request + "' | " CROSSCUT_BINARY_DIR "/crosscut-layout | cat;"
                                " printf '" + request + "' | { " CROSSCUT_BINARY_DIR
                                "/crosscut-layout 3>&1 1>/dev/null; exit $?; }";
    std::FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    const int status = pclose(pipe);
    CHECK(WEXITSTATUS(status) == 2);
}

TEST_CASE("the layout program that is there can be used from several threads at once", "[layout]")
{
    Work work;
    const auto alone = draw({triangle()}, 20, work);
    REQUIRE(alone);
    std::vector<char> same(8, 0);
    {
        std::vector<std::jthread> threads;
        for (char& good : same)
            threads.emplace_back([&] {
                Work own;
                const auto drawn = draw({triangle()}, 20, own);
                good = drawn && drawn->at == alone->at;
            });
    }
    CHECK(same == std::vector<char>(8, 1));
}
