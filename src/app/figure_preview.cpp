// SPDX-License-Identifier: Apache-2.0
#include "app/figure_preview.hpp"

#include "files/bytes.hpp"
#include "files/folder.hpp"

#include <epoxy/gl.h>

#include <algorithm>

namespace crosscut::app {

namespace fs = std::filesystem;

figure::Press Pressed::press() const
{
    figure::Press press;
    press.source.archive = &state.archive;
    press.source.ties = &derived->ties;
    press.source.chronicle = &derived->chronicle;
    press.source.crises = state.crises.get();
    press.source.seed = state.about().seed;
    for (const study::Pin& pin : *state.pins)
        press.source.pins[pin.id] = {pin.x, pin.y};
    press.disclaimer_english = state.about().disclaimer(Language::english);
    press.disclaimer_german = state.about().disclaimer(Language::german);
    press.shown_for = shown_for;
    press.gaps = gaps;
    press.supposed = supposed;
    return press;
}

Result<Shown> preview_of(const Pressed& pressed, const scene::Recipe& recipe, double width, double height, double real, Work& work)
{
    Result<figure::Printed> printed = figure::print(pressed.press(), recipe, work);
    if (!printed)
        return printed.problem();
    const scene::Box& page = printed->page.scene.page;
    constexpr double most = 4000;  // dots a side that any graphics card takes
    double dpi = real > 0 ? real : 72 * std::min(width / std::max(1.0, page.width), height / std::max(1.0, page.height));
    dpi = std::clamp(dpi, 8.0, 72 * most / std::max({1.0, page.width, page.height}));
    Result<figure::Pixels> pixels = figure::pixels(printed->page.scene, dpi);
    if (!pixels)
        return pixels.problem();
    return Shown{std::move(*printed), std::move(*pixels)};
}

Result<std::vector<fs::path>> write_figure(const Pressed& pressed, const scene::Recipe& recipe, const fs::path& file, Work& work)
{
    std::vector<fs::path> files{file};
    for (const std::string& format : recipe.paper.formats)
        if (fs::path other = file; other.replace_extension(format) != file)
            files.push_back(std::move(other));
    fs::path words = file;
    words.replace_extension(".alt.txt");
    if (recipe.paper.alternative)
        files.push_back(words);
    std::error_code error;
    // Whoever was asked about the first file has agreed to that name only.
    if (!fs::exists(file, error))
        for (const fs::path& other : files)
            if (fs::exists(other, error))
                return Problem{Problem::Code::conflict, {"“{1}” is there already.", {files::shown_name(other.filename().string())}}, {"Choose another name."}, {}};
    Result<figure::Printed> printed = figure::print(pressed.press(), recipe, work);
    if (!printed)
        return printed.problem();
    for (const fs::path& one : files) {
        const Result<std::string> bytes = one == words ? Result<std::string>(printed->alternative) : figure::as_file(printed->page.scene, one.filename().string(), recipe.paper.dpi);
        if (!bytes)
            return bytes.problem();
        if (const Result<Done> done = files::write_file(one, *bytes); !done)
            return done.problem();
    }
    return files;
}

Preview::~Preview() { forget(); }

void Preview::forget()
{
    if (shown_.texture != 0) {
        const auto texture = static_cast<GLuint>(shown_.texture);
        glDeleteTextures(1, &texture);
    }
    shown_ = {};
}

void Preview::take(const Shown& made, const Pressed& pressed, const scene::Recipe& recipe, Language language, scene::NameMode names)
{
    auto texture = static_cast<GLuint>(shown_.texture);
    if (texture == 0)
        glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, made.pixels.width, made.pixels.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, made.pixels.rgba.data());
    glBindTexture(GL_TEXTURE_2D, 0);
    shown_ = {};
    shown_.texture = texture;
    shown_.width = made.pixels.width;
    shown_.height = made.pixels.height;
    shown_.width_mm = made.printed.page.scene.page.width * 25.4 / 72;
    shown_.height_mm = made.printed.page.scene.page.height * 25.4 / 72;
    for (const Message& one : made.printed.warnings)
        shown_.warnings.push_back(in(language, one));
    // Where the window shows no names, this list does not either.
    for (const analysis::Recognisable& one : made.printed.recognisable)
        shown_.recognisable.push_back(figure::in_words(language, pressed.state.archive, one, names == scene::NameMode::full ? recipe.sight.names : names));
    shown_.alternative = made.printed.alternative;
}

void Preview::fail(std::string problem)
{
    shown_.busy = false;
    shown_.problem = std::move(problem);
}

}  // namespace crosscut::app
