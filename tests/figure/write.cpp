// SPDX-License-Identifier: Apache-2.0
#include "scene/cases.hpp"

#include "figure/fit.hpp"
#include "figure/write.hpp"
#include "foundation/text.hpp"
#include "scene/dress.hpp"
#include "scene/type.hpp"

#include <array>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>

using namespace crosscut;
using namespace crosscut::figure;
using test::Map;

namespace {

// What a program of the system says about some bytes; empty where it is not installed.
std::string asked(const std::string& command, const std::string& bytes, const std::string& ending)
{
    if (std::system(("command -v " + command.substr(0, command.find(' ')) + " >/dev/null 2>&1").c_str()) != 0) {
        WARN(command.substr(0, command.find(' ')) << " is not installed: nothing was looked at.");
        return {};
    }
    const std::filesystem::path file = std::filesystem::temp_directory_path() / ("crosscut-figure-" + std::to_string(std::hash<std::string>{}(bytes + command)) + ending);
    std::ofstream(file, std::ios::binary) << bytes;
    std::string line = command;
    line.replace(line.find("{}"), 2, "'" + file.string() + "'");
    std::string out;
    if (FILE* pipe = popen((line + " 2>&1").c_str(), "r")) {
        std::array<char, 4096> buffer;
        while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe))
            out.append(buffer.data(), n);
        const int status = pclose(pipe);
        out += "\nstatus " + std::to_string(status);
    }
    std::filesystem::remove(file);
    return out;
}

std::size_t count(const std::string& text, const std::string& what)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
        ++found;
    return found;
}

scene::Scene case_page(bool lanes = false)
{
    network::Question question;
    question.until = day_of(2019, 7, 1);
    const Map map(test::tables_of({"cottbus"}), scene::PlaceRule::free, question);
    PageSpec spec;
    spec.title = "Wer arbeitet in Cottbus mit wem zusammen?";
    spec.disclaimer = "Illustrativer Fall.";
    const Result<Page> page = lanes ? lanes_page(scene::lanes_input(map.walk.source(), question, day_of(2019, 7, 1), Language::german), map.encoding, spec)
                                    : map_page(map.input, map.encoding, spec);
    REQUIRE(page);
    return page->scene;
}

// One mark of every form, stroke, hatch and shape.
scene::Scene sampler()
{
    scene::Scene scene;
    scene.page = {0, 0, 400, 300};
    scene.title = "Sampler";
    scene.description = "One of everything";
    for (int kind = 0; kind <= static_cast<int>(scene::Shape::ring); ++kind)
        scene.marks.push_back({scene::Glyph{{30.0 + 40 * kind, 30}, 10, static_cast<scene::Shape>(kind), {200, 30, 30, 255}, {0, 0, 0, 255}, 1}, {}, 1, ""});
    for (int stroke = 0; stroke <= static_cast<int>(scene::Stroke::doubled); ++stroke) {
        const double y = 60 + 12.0 * stroke;
        scene.marks.push_back({scene::Curve{{{20, y}, {180, y}}, false, {0, 0, 0, 255}, 2, static_cast<scene::Stroke>(stroke), stroke % 2 == 1}, {}, 0.8, ""});
        scene.marks.push_back({scene::Curve{{{200, y}, {240, y - 20}, {300, y + 20}, {380, y}}, true, {0, 0, 0, 128}, 2, static_cast<scene::Stroke>(stroke), true}, {}, 1, ""});
    }
    for (int hatch = 0; hatch <= static_cast<int>(scene::Hatch::notched); ++hatch) {
        scene::Region region;
        const double x = 20 + 75.0 * hatch;
        region.outline = {{x, 150}, {x + 60, 150}, {x + 60, 190}, {x, 190}};
        region.smooth = hatch % 2 == 1;
        region.fill = {100, 160, 120, 90};
        region.hatch = static_cast<scene::Hatch>(hatch);
        region.hatch_colour = {20, 20, 80, 255};
        region.stroke = static_cast<scene::Stroke>(hatch);
        region.stroke_colour = {0, 0, 0, 255};
        scene.marks.push_back({region, {scene::Subject::Kind::event, 3, 12}, 1, ""});
    }
    return scene;
}

void add_words(scene::Scene& scene, const std::string& words, double y)
{
    scene.marks.push_back({scene::Label{{20, y}, words, {11, scene::Weight::regular, false, 0}, scene::Anchor::start, {0, 0, 0, 255}, {255, 255, 255, 255}, 2, 0},
                           {scene::Subject::Kind::actor, 1, 0}, 1, words});
}

}  // namespace

TEST_CASE("Every mark of the scene is one group of the SVG, with its subject, and every label is text", "[figure]")
{
    for (const bool lanes : {false, true}) {
        const scene::Scene scene = case_page(lanes);
        const std::string file = svg(scene);
        CHECK(count(file, "<g id=") == scene.marks.size());
        CHECK(count(file, "data-subject=") == scene.marks.size());
        std::size_t labels = 0;
        for (const scene::Mark& mark : scene.marks)
            if (const auto* label = std::get_if<scene::Label>(&mark.form)) {
                ++labels;
                INFO(label->text);
                CHECK(file.find(">" + label->text + "</text>") != std::string::npos);
            }
        CHECK(count(file, "<text ") == labels);
        CHECK(file.find("width=\"180mm\"") != std::string::npos);
        CHECK(file.find("font-family=\"" + scene::type_family()) != std::string::npos);
        CHECK(file.find("<desc id=") != std::string::npos);
        const std::string answer = asked("xmllint --noout {}", file, ".svg");
        if (!answer.empty())
            CHECK(answer == "\nstatus 0");
    }
}

TEST_CASE("Names with quotes, markup, emoji, control signs, broken bytes and Arabic break no file", "[figure]")
{
    scene::Scene scene = sampler();
    const std::vector<std::string> names{"Amt \"Mitte\" & <Bau> 'Süd'", "]]> <!-- x -->", "Feuerwehr 👩‍🚒", "a\x01\x1F" "b\x7F", "\xFF\xFE kaputt", "مكتب الاندماج (Amt)", "\xEF\xBF\xBF", "", "&amp;"};
    double y = 215;
    for (const std::string& name : names)
        add_words(scene, name, y += 9);
    scene.title = names[0] + names[3] + names[4];
    scene.description = names[1] + names[5] + names[6];
    const std::string file = svg(scene);
    CHECK(valid_utf8(file));
    CHECK(count(file, "<g id=") == scene.marks.size());
    CHECK(file.find("Amt &quot;Mitte&quot; &amp; &lt;Bau&gt; &#39;Süd&#39;") != std::string::npos);
    CHECK(file.find("&amp;amp;") != std::string::npos);
    CHECK(file.find("direction=\"rtl\"") != std::string::npos);
    const std::string answer = asked("xmllint --noout {}", file, ".svg");
    if (!answer.empty())
        CHECK(answer == "\nstatus 0");
    const Result<std::string> document = pdf(scene);
    REQUIRE(document);
    CHECK(document->substr(0, 5) == "%PDF-");
    CHECK(png(scene, 72));
}

TEST_CASE("Two figures in one page of HTML do not share ids", "[figure]")
{
    scene::Scene one = sampler();
    scene::Scene two = sampler();
    add_words(two, "Amt", 220);
    const auto prefix = [](const std::string& file) {
        const std::size_t at = file.find("<title id=\"") + 11;
        return file.substr(at, file.find("title\"", at) - at);
    };
    CHECK(prefix(svg(one)) != prefix(svg(two)));
    CHECK(svg(one).find("url(#" + prefix(svg(one)) + "h1)") != std::string::npos);
}

TEST_CASE("A PDF holds its fonts, its words as words, its title, and neither a day nor a path", "[figure]")
{
    const scene::Scene scene = case_page();
    const Result<std::string> file = pdf(scene);
    REQUIRE(file);
    CHECK(file->find("CreationDate") == std::string::npos);
    CHECK(file->find("ModDate") == std::string::npos);
    CHECK(file->find("/Creator") == std::string::npos);
    CHECK(file->find("/home") == std::string::npos);
    const std::string fonts = asked("pdffonts {}", *file, ".pdf");
    if (!fonts.empty()) {
        std::string family = scene::type_family();
        std::erase(family, ' ');
        CHECK(fonts.find(family) != std::string::npos);
        CHECK(fonts.find(" no  no") == std::string::npos);
        // Columns "emb sub uni": a font that is not embedded says "no" first.
        CHECK(count(fonts, " yes yes yes ") + 3 >= count(fonts, "\n") - 1);
    }
    const std::string text = asked("pdftotext -layout {} -", *file, ".pdf");
    if (!text.empty())
        for (const char* words : {"Wer arbeitet in Cottbus mit wem zusammen?", "Illustrativer Fall.", "Jugendamt", "Verwaltung"}) {
            INFO(words);
            CHECK(text.find(words) != std::string::npos);
        }
    const std::string facts = asked("pdfinfo {}", *file, ".pdf");
    if (!facts.empty()) {
        CHECK(facts.find("Wer arbeitet in Cottbus mit wem zusammen?") != std::string::npos);
        CHECK(facts.find("Pages:           1") != std::string::npos);
        // 180 mm x 130 mm in points
        CHECK(facts.find("510.236 x 368.504") != std::string::npos);
    }
}

TEST_CASE("A PNG has the size that its dots give, and says how many there are an inch", "[figure]")
{
    scene::Scene scene = sampler();
    const Result<std::string> file = png(scene, 144);
    REQUIRE(file);
    CHECK(file->substr(1, 3) == "PNG");
    const auto number = [&](std::size_t at) {
        unsigned value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value = value << 8 | static_cast<unsigned char>((*file)[at + i]);
        return value;
    };
    CHECK(number(16) == 800);  // 400 points at 2 dots a point
    CHECK(number(20) == 600);
    CHECK(file->substr(37, 4) == "pHYs");
    CHECK(number(41) == 5669);  // 144 / 0.0254
    const Result<Pixels> picture = pixels(scene, 72);
    REQUIRE(picture);
    CHECK(picture->width == 400);
    CHECK(picture->rgba.size() == 400u * 300u * 4u);
    const Result<std::string> again = png_of(*picture);
    REQUIRE(again);
    CHECK(again->substr(1, 3) == "PNG");
    CHECK(!png_of({0, 0, {}}));
    CHECK(!png_of({10, 10, {1, 2, 3}}));
    CHECK(png(scene, 1e6).problem().code == Problem::Code::limit);
    scene.page.width = 0;
    CHECK(!png(scene, 72));
    CHECK(!pdf(scene));
}

TEST_CASE("What is painted has the measures of the screen", "[figure]")
{
    scene::Scene scene;
    scene.page = {0, 0, 200, 200};
    scene.paper = {255, 255, 255, 255};
    const scene::Colour black{0, 0, 0, 255};
    const auto ink = [&](auto form) {
        scene.marks = {{form, {}, 1, ""}};
        const Result<Pixels> picture = pixels(scene, 288);
        REQUIRE(picture);
        double sum = 0;
        for (std::size_t i = 0; i < picture->rgba.size(); i += 4)
            sum += 1 - picture->rgba[i] / 255.0;
        return sum / 16;  // 4 x 4 dots a square point
    };
    for (int kind = 0; kind < static_cast<int>(scene::Shape::ring); ++kind)
        CHECK(ink(scene::Glyph{{100, 100}, 30, static_cast<scene::Shape>(kind), black, {}, 0}) == Approx(std::numbers::pi * 900).epsilon(0.005));
    CHECK(ink(scene::Glyph{{100, 100}, 30, scene::Shape::ring, black, {}, 0}) ==
          Approx(std::numbers::pi * 900 * (1 - scene::ring_hole * scene::ring_hole)).epsilon(0.005));
    const auto line = [&](scene::Stroke stroke) { return ink(scene::Curve{{{10, 100}, {190, 100}}, false, black, 2, stroke, false}); };
    CHECK(line(scene::Stroke::solid) == Approx(360).epsilon(0.01));
    CHECK(line(scene::Stroke::dashed) == Approx(360 * scene::dash_length(2) / scene::dash_period(2)).epsilon(0.06));
    // Round dots of the line's width.
    CHECK(line(scene::Stroke::dotted) == Approx(180 / scene::dot_period(2) * std::numbers::pi).epsilon(0.05));
    // Two lines of half the width each.
    CHECK(line(scene::Stroke::doubled) == Approx(360).epsilon(0.01));
    scene::Region region;
    region.outline = {{0, 0}, {200, 0}, {200, 200}, {0, 200}};
    region.fill = {0, 0, 0, 0};
    region.hatch_colour = black;
    const auto hatched = [&](scene::Hatch hatch) {
        region.hatch = hatch;
        return ink(region) / 40000;
    };
    const double share = scene::hatch_line / scene::hatch_period;
    CHECK(hatched(scene::Hatch::diagonal) == Approx(share).epsilon(0.03));
    CHECK(hatched(scene::Hatch::cross) == Approx(1 - (1 - share) * (1 - share)).epsilon(0.03));
    CHECK(hatched(scene::Hatch::dots) ==
          Approx(std::numbers::pi * scene::hatch_dot_radius * scene::hatch_dot_radius / (scene::hatch_dot_period * scene::hatch_dot_period)).epsilon(0.03));
}

TEST_CASE("The same scene is the same file to the last byte, also under a German locale", "[figure]")
{
    const scene::Scene scene = case_page();
    const std::string vector = svg(scene);
    const std::string document = *pdf(scene);
    const std::string picture = *png(scene, 100);
    CHECK(svg(case_page()) == vector);
    for (const char* locale : {"de_DE.UTF-8", "tr_TR.UTF-8", "C"}) {
        if (!std::setlocale(LC_ALL, locale))
            WARN(locale << " is not installed.");
        CHECK(svg(scene) == vector);
        CHECK(*pdf(scene) == document);
        CHECK(*png(scene, 100) == picture);
    }
    std::setlocale(LC_ALL, "C");
}

TEST_CASE("The ending of a name decides what is written", "[figure]")
{
    const scene::Scene scene = sampler();
    CHECK(as_file(scene, "a.svg", 72)->substr(0, 5) == "<?xml");
    CHECK(as_file(scene, "Abb. 1.PDF", 72)->substr(0, 4) == "%PDF");
    CHECK(as_file(scene, "x/y.png", 72)->substr(1, 3) == "PNG");
    for (const char* name : {"a.jpg", "svg", "a.svg/b", "", ".svgz"}) {
        const Result<std::string> file = as_file(scene, name, 72);
        REQUIRE(!file);
        CHECK(file.problem().code == Problem::Code::unsupported);
    }
}
