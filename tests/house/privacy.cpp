// SPDX-License-Identifier: Apache-2.0
// Interviews are entrusted: the program opens no network connection (product requirement R36).
#include "catch.hpp"
#include "house/tree.hpp"

using namespace house;

TEST_CASE("No source file knows how to open a network connection")
{
    const std::regex header(R"(#\s*include\s*<(?:sys/socket|sys/un|netinet/|arpa/|netdb|curl/|boost/asio|boost/beast|openssl/|libsoup|gio/))");
    const std::regex call(R"(\b(?:socket|socketpair|getaddrinfo|gethostbyname|inet_pton|sendto|recvfrom|curl_\w+)\s*\()");
    for (const fs::path& file : files_below(source / "src", {".hpp", ".cpp"}))
        for (const std::string& line : lines_of(file)) {
            INFO(fs::relative(file, source) << ": " << line);
            CHECK_FALSE(std::regex_search(line, header));
            CHECK_FALSE(std::regex_search(line, call));
        }
}

TEST_CASE("The programs ask the system for no network function")
{
    const std::set<std::string> forbidden{"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "getaddrinfo", "gethostbyname",
                                          "sendto", "recvfrom", "sendmsg", "recvmsg"};
    std::size_t looked_at = 0;
    for (const char* program : {"crosscut", "crosscut-desktop", "crosscut-layout"}) {
        if (!fs::exists(binary / program) || !installed("nm")) {
            WARN("skipped: " << program << " is not built, or there is no nm");
            continue;
        }
        ++looked_at;
        const Said said = run("nm -D --undefined-only '" + (binary / program).string() + "'");
        REQUIRE(said.exit == 0);
        REQUIRE(said.text.find(" U ") != std::string::npos);
        for (const std::string& name : found_in(said.text, std::regex(R"( U (\w+))"))) {
            INFO(program << " uses " << name);
            CHECK(forbidden.count(name) == 0);
        }
    }
    INFO(looked_at);
}

TEST_CASE("crosscut opens no network connection while it imports, measures, draws and reports")
{
    const fs::path crosscut = binary / "crosscut";
    if (!fs::exists(crosscut)) {
        WARN("SKIPPED: crosscut is not built");
        return;
    }
    if (!installed("strace") || run("strace -f -o /dev/null true 2>/dev/null").exit != 0) {
        WARN("SKIPPED: strace is not installed, or may not watch programs here");
        return;
    }
    const Folder folder;
    const std::string program = "'" + crosscut.string() + "'";
    const std::string study = "'" + (folder.path() / "city.crosscut").string() + "'";
    const std::string city = "'" + (source / "datasets" / "remscheid").string() + "'";
    const fs::path trace = folder.path() / "trace";
    for (const std::string& words : {"import " + city + " --into " + study, "measure " + study + " --at 2019-07-01",
                                     "figure " + study + " --at 2019-07-01 --out '" + (folder.path() / "map.svg").string() + "'",
                                     "report " + study + " --out '" + (folder.path() / "report").string() + "'"}) {
        INFO(words);
        const Said said = run("strace -f -e trace=network -o '" + trace.string() + "' " + program + " " + words + " 2>&1");
        INFO(said.text);
        CHECK(said.exit == 0);
        const std::string calls = text_of(trace);
        INFO(calls);
        // A local socket (AF_UNIX) may ask the name service of this computer who the user is; nothing else may be opened.
        for (const char* family : {"AF_INET", "AF_NETLINK", "AF_PACKET", "AF_BLUETOOTH"})
            CHECK(calls.find(family) == std::string::npos);
    }
}
