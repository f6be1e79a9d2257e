// SPDX-License-Identifier: Apache-2.0
#include "app/photograph.hpp"

#include "desk.hpp"

namespace crosscut::app {

namespace {

/// A JPEG with the command line of ImageMagick; nothing where that is missing.
bool made_image(const fs::path& file, const std::vector<std::string>& how)
{
    std::vector<std::string> words{"convert"};
    words.insert(words.end(), how.begin(), how.end());
    words.push_back(file.string());
    if (run(words) == 0)
        return true;
    WARN("No ImageMagick: no photo was made, none was read.");
    return false;
}

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// What a camera writes into a JPEG file: a comment, and that the top of the scene is at the right of the pixels (orientation 6).
void as_camera(const fs::path& file)
{
    std::string bytes = bytes_of(file);
    const std::string tiff("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 26);
    const auto segment = [](char marker, const std::string& body) {
        const auto length = static_cast<unsigned>(body.size() + 2);
        std::string out(1, '\xFF');
        for (const char one : {marker, static_cast<char>(length >> 8), static_cast<char>(length & 0xFF)})
            out.push_back(one);
        return out.append(body);
    };
    std::string exif("Exif\0\0", 6);
    exif.append(tiff);
    bytes.insert(2, segment('\xFE', "taken by KAMERA-4711 at 50.1 north"));
    bytes.insert(2, segment('\xE1', exif));
    std::ofstream(file, std::ios::binary) << bytes;
}

/// The bytes that four signs of base64 stand for, and so on.
std::string plain_bytes(const std::string& text)
{
    const std::string signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned held = 0;
    int bits = 0;
    for (const char c : text) {
        const std::size_t value = signs.find(c);
        if (value == std::string::npos)
            break;
        held = (held << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(held >> bits & 0xFF);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("A photo is turned upright, made small enough, and rid of what the camera wrote beside it")
{
    const Folder folder;
    const fs::path file = folder.path / "Tisch 2.JPG";
    // Left half red, right half blue, 3600 by 1200 pixels; upright it is 1200 wide, with red on top.
    if (!made_image(file, {"-size", "1800x1200", "xc:#c02020", "xc:#2020c0", "+append"}))
        return;
    as_camera(file);
    REQUIRE(bytes_of(file).find("KAMERA-4711") != std::string::npos);
    Work work;
    const Result<Photograph> taken = photograph(file, work);
    REQUIRE(taken);
    CHECK(taken->wide == 600);  // 1800 of 3600 pixels: half of 1200
    CHECK(taken->high == 1800);
    const std::string kept = plain_bytes(taken->jpeg);
    CHECK(kept.substr(0, 2) == "\xFF\xD8");
    CHECK(kept.find("KAMERA") == std::string::npos);
    CHECK(kept.find("Exif") == std::string::npos);
    CHECK(kept.size() < 100000);

    const Result<screen::Image> image = developed(taken->jpeg, work);
    REQUIRE(image);
    CHECK(image->width == 600);
    CHECK(image->height == 1800);
    REQUIRE(image->rgba.size() == 600u * 1800 * 4);
    CHECK(image->pixel(300, 100)[0] > 150);
    CHECK(image->pixel(300, 100)[2] < 80);
    CHECK(image->pixel(300, 1700)[2] > 150);
    CHECK(image->pixel(300, 1700)[3] == 255);
}

TEST_CASE("What can be seen through lies on white paper, and a small photo stays as it is")
{
    const Folder folder;
    const fs::path file = folder.path / "map.png";
    if (!made_image(file, {"-size", "40x30", "xc:none"}))
        return;
    Work work;
    const Result<Photograph> taken = photograph(file, work);
    REQUIRE(taken);
    CHECK(taken->wide == 40);
    CHECK(taken->high == 30);
    const Result<screen::Image> image = developed(taken->jpeg, work);
    REQUIRE(image);
    CHECK(image->pixel(20, 15)[0] > 250);
}

TEST_CASE("What is no photo, broken, too large or not wanted any more is refused with words and without harm")
{
    const Folder folder;
    Work work;
    const auto code = [&](const fs::path& file) {
        const Result<Photograph> taken = photograph(file, work);
        REQUIRE_FALSE(taken);
        return taken.problem().code;
    };
    CHECK(code(folder.path / "none.jpg") == Problem::Code::io);
    CHECK(code(folder.path) == Problem::Code::io);
    std::ofstream(folder.path / "empty.jpg").flush();
    CHECK(code(folder.path / "empty.jpg") == Problem::Code::bad_file);
    std::ofstream(folder.path / "text.jpg") << "Sozialamt; Jugendamt\n";
    CHECK(code(folder.path / "text.jpg") == Problem::Code::bad_file);
    // The head of a JPEG file that promises 60,000 by 60,000 pixels, which never come.
    const std::string bomb("\xFF\xD8\xFF\xC0\0\x11\x08\xEA\x60\xEA\x60\x03\x01\x11\0\x02\x11\0\x03\x11\0\xFF\xDA\0\x0C\x03\x01\0\x02\0\x03\0\0\x3F\0", 35);
    std::ofstream(folder.path / "bomb.jpg", std::ios::binary) << bomb << std::string(200, '\x55');
    CHECK(code(folder.path / "bomb.jpg") == Problem::Code::limit);

    for (const char* text : {"", "AAAA", "/9j/4AAQ", "***", "iVBORw0KGgo="}) {
        INFO(text);
        CHECK(developed(text, work).problem().code == Problem::Code::bad_file);
    }
    const fs::path file = folder.path / "whole.jpg";
    if (!made_image(file, {"-size", "300x200", "xc:white"}))
        return;
    const std::string whole = bytes_of(file);
    std::ofstream(folder.path / "half.jpg", std::ios::binary) << whole.substr(0, 30);
    CHECK(code(folder.path / "half.jpg") == Problem::Code::bad_file);
    REQUIRE(photograph(file, work));
    work.request_stop();
    CHECK(code(file) == Problem::Code::cancelled);
}

}  // namespace crosscut::app
