// SPDX-License-Identifier: Apache-2.0
#include "files/package.hpp"
#include "files/zip.hpp"

#include "catch.hpp"

using namespace crosscut;
using namespace crosscut::files;
using crosscut::files::testing::package;
using crosscut::files::testing::Parts;

TEST_CASE("a package gives its parts by name, in any case of letters", "[files]")
{
    Result<Zip> zip = Zip::open(package({{"a/One.xml", "first"}, {"b", std::string(5000, 'x')}}));
    REQUIRE(zip);
    CHECK(zip->names() == std::vector<std::string>{"a/One.xml", "b"});
    REQUIRE(zip->entries().size() == 2);
    CHECK(zip->entries()[1].name == "b");
    CHECK(zip->entries()[1].size == 5000);
    CHECK(zip->has("A/one.XML"));
    CHECK_FALSE(zip->has("c"));
    CHECK(*zip->read("a/one.xml") == "first");
    CHECK(zip->read("c").problem().code == Problem::Code::bad_file);
}

TEST_CASE("a part larger than asked for is refused, at the limit it is read", "[files]")
{
    Result<Zip> zip = Zip::open(package({{"b", std::string(5000, 'x')}}));
    REQUIRE(zip);
    CHECK(zip->read("b", 5000));
    CHECK(zip->read("b", 4999).problem().code == Problem::Code::limit);
}

TEST_CASE("a package cut anywhere or with a flipped bit is refused or read right", "[files]")
{
    std::string content;
    for (int i = 0; i < 500; ++i)
        content += std::to_string(i * i);
    const std::string whole = package({{"part", content}});
    std::size_t refused = 0;
    for (std::size_t length = 0; length < whole.size(); length += 7)
        refused += !Zip::open(whole.substr(0, length));
    CHECK(refused == (whole.size() + 6) / 7);
    std::size_t noticed = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        Result<Zip> zip = Zip::open(bytes);
        if (!zip || !zip->has("part")) {
            ++noticed;
            continue;
        }
        const Result<std::string> read = zip->read("part");
        if (read)
            CHECK(*read == content);
        else
            ++noticed;
    }
    CHECK(noticed > whole.size() / 2);
}

TEST_CASE("a package that swells without measure is stopped, one that swells a little is not", "[files]")
{
    const std::string zeros(65u << 20, '0');
    Result<Zip> bomb = Zip::open(package({{"bomb", zeros}, {"small", zeros.substr(0, 1u << 20)}}));
    REQUIRE(bomb);
    CHECK(bomb->read("small"));
    const Result<std::string> read = bomb->read("bomb");
    REQUIRE_FALSE(read);
    CHECK(read.problem().code == Problem::Code::limit);
    CHECK(read.problem().what.args == std::vector<std::string>{"200"});
}

TEST_CASE("reading one part again and again counts every time", "[files]")
{
    Result<Zip> zip = Zip::open(package({{"part", std::string(16u << 20, '0')}}));
    REQUIRE(zip);
    int times = 0;
    while (times < 100 && zip->read("part"))
        ++times;
    CHECK(times == 4);
}

TEST_CASE("a package of more than ten thousand parts is refused", "[files]")
{
    Parts parts;
    for (int i = 0; i < 10'000; ++i)
        parts.emplace_back(std::to_string(i), "");
    CHECK(Zip::open(package(parts)));
    parts.emplace_back("more", "");
    CHECK(Zip::open(package(parts)).problem().code == Problem::Code::limit);
}

TEST_CASE("a package with a password says so", "[files]")
{
    Result<Zip> zip = Zip::open(package({{"part", "secret"}}, "word"));
    REQUIRE(zip);
    const Result<std::string> read = zip->read("part");
    REQUIRE_FALSE(read);
    CHECK(read.problem().what.text == "The package is protected by a password.");
}
