// SPDX-License-Identifier: Apache-2.0
#include "files/decode.hpp"
#include "files/package.hpp"

#include "catch.hpp"

using namespace crosscut::files;
using crosscut::files::testing::utf16;

TEST_CASE("every encoding has a key that leads back to it", "[files]")
{
    for (const Encoding one : {Encoding::utf8, Encoding::utf8_mark, Encoding::utf16_le, Encoding::utf16_be, Encoding::windows_1252})
        CHECK(encoding_from(key(one)) == one);
    CHECK(encoding_from("cp1252") == Encoding::windows_1252);
    CHECK_FALSE(encoding_from("klingon").has_value());
}

TEST_CASE("a byte order mark decides on the encoding and is no part of the text", "[files]")
{
    const Decoded eight = decode("\xef\xbb\xbfGrün");
    CHECK(eight.encoding == Encoding::utf8_mark);
    CHECK(eight.text == "Grün");
    CHECK(eight.replaced == 0);
    for (const bool little : {true, false}) {
        const Decoded sixteen = decode(utf16(u"\ufeffGrün €\U0001F333", little));
        CHECK(sixteen.encoding == (little ? Encoding::utf16_le : Encoding::utf16_be));
        CHECK(sixteen.text == "Grün €\U0001F333");
        CHECK(sixteen.replaced == 0);
    }
}

TEST_CASE("UTF-16 without a mark is seen by its zeros", "[files]")
{
    for (const bool little : {true, false}) {
        const Decoded read = decode(utf16(u"name;since\nMüller;2015\n", little));
        CHECK(read.encoding == (little ? Encoding::utf16_le : Encoding::utf16_be));
        CHECK(read.text == "name;since\nMüller;2015\n");
    }
}

TEST_CASE("bytes that are no UTF-8 are Windows-1252 with its euro, quotes and dash", "[files]")
{
    const Decoded read = decode("M\xfcller \x80 \x84Stadt\x93 \x96 Stra\xdf" "e");
    CHECK(read.encoding == Encoding::windows_1252);
    CHECK(read.text == "Müller € „Stadt“ – Straße");
    CHECK(read.replaced == 0);
}

TEST_CASE("the five bytes that Windows-1252 leaves out are counted, with the line of the first", "[files]")
{
    const Decoded read = decode("\xe4\r\n\xfc\r\n\x81 \x8d\x8f\x90\x9d", Encoding::windows_1252);
    CHECK(read.replaced == 5);
    CHECK(read.first_line == 3);
    CHECK(read.text == "ä\r\nü\r\n\ufffd \ufffd\ufffd\ufffd\ufffd");
}

TEST_CASE("one damaged byte does not turn a whole UTF-8 file into another alphabet", "[files]")
{
    std::string text;
    for (int i = 0; i < 10; ++i)
        text += "Bürgermeister\n";
    const Decoded read = decode(text + "B\xfcrger\n");
    CHECK(read.encoding == Encoding::utf8);
    CHECK(read.replaced == 1);
    CHECK(read.first_line == 11);
    CHECK(read.text == text + "B\ufffdrger\n");
    // The other way round: one pair that happens to be a UTF-8 character among old letters.
    CHECK(decode("\xfc\xe4\xf6 \xc3\xbc").encoding == Encoding::windows_1252);
}

TEST_CASE("broken UTF-8 is replaced byte by byte: cut, overlong, surrogate, beyond the last character", "[files]")
{
    const auto read = [](std::string_view bytes) { return decode(bytes, Encoding::utf8); };
    CHECK(read("a\xe2\x82").text == "a\ufffd\ufffd");
    CHECK(read("\xc0\xafx").text == "\ufffd\ufffdx");
    CHECK(read("\xed\xa0\x80").replaced == 3);
    CHECK(read("\xf4\x90\x80\x80").replaced == 4);
    CHECK(read("\xf4\x8f\xbf\xbf").replaced == 0);
    CHECK(read("\xff" "ä").text == "\ufffdä");
}

TEST_CASE("a mark in the middle of a text is dropped, as it means nothing there", "[files]")
{
    CHECK(decode("a\xef\xbb\xbf" "b").text == "ab");
    CHECK(decode("\xef\xbb\xbf\xef\xbb\xbf" "b").text == "b");
    CHECK(decode(utf16(u"\ufeffa\ufeffb", true)).text == "ab");
}

TEST_CASE("zero characters are replaced and counted in every encoding", "[files]")
{
    using namespace std::string_view_literals;
    const Decoded read = decode("a\0b\nsome more words so that it does not look like sixteen bits"sv);
    CHECK(read.encoding == Encoding::utf8);
    CHECK(read.replaced == 1);
    CHECK(read.first_line == 1);
    CHECK(read.text.substr(0, 5) == "a\ufffdb");
    CHECK(decode("\0"sv, Encoding::windows_1252).replaced == 1);
}

TEST_CASE("half a UTF-16 character and an odd last byte are counted", "[files]")
{
    const Decoded lone = decode(std::string("\xff\xfe") + utf16(u"a", true) + std::string("\x00\xd8", 2) + utf16(u"b", true));
    CHECK(lone.text == "a\ufffdb");
    CHECK(lone.replaced == 1);
    const Decoded odd = decode(std::string("\xff\xfe") + utf16(u"a", true) + "x");
    CHECK(odd.text == "a\ufffd");
    CHECK(odd.replaced == 1);
}

TEST_CASE("no bytes are an empty text", "[files]")
{
    for (const std::string_view bytes : {"", "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"}) {
        CHECK(decode(bytes).text.empty());
        CHECK(decode(bytes).replaced == 0);
    }
}

TEST_CASE("lines are counted alike for all three kinds of line ends", "[files]")
{
    for (const std::string end : {"\n", "\r\n", "\r"})
        CHECK(decode("a" + end + "b" + end + "\x81", Encoding::windows_1252).first_line == 3);
}
