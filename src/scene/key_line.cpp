// SPDX-License-Identifier: Apache-2.0
#include "scene/key_line.hpp"

#include "scene/type.hpp"

#include <algorithm>

namespace crosscut::scene {

KeyLine::KeyLine(const Encoding& encoding, double width) : encoding_(encoding), width_(width), y_(10 * encoding.text)
{
    scene_.paper = encoding.theme->panel;
}

void KeyLine::entry(double swatch, const std::string& words, const std::function<void(Point)>& draw)
{
    const TextStyle style{10.5 * unit(), Weight::regular, false, 0};
    const double need = (swatch + 5) * unit() + measure(words, style).width;
    if (x_ > 0 && x_ + need > width_) {
        x_ = 0;
        y_ += 17 * unit();
    }
    draw({x_, y_});
    const double start = x_ + (swatch + 5) * unit();
    add(words_at({start, y_ + style.size * 0.36}, fitted(words, style, width_ - start), style, Anchor::start, encoding_.theme->ink, {Subject::Kind::legend, 0, 0}, words));
    x_ += need + 18 * unit();
}

void KeyLine::note(const std::string& words)
{
    const TextStyle style{9.5 * unit(), Weight::regular, true, 0};
    if (x_ > 0)
        y_ += 6 * unit();
    x_ = 0;
    for (const std::string& line : wrapped(words, style, width_)) {
        y_ += 12 * unit();
        add(words_at({0, y_}, line, style, Anchor::start, encoding_.theme->ink2, {Subject::Kind::legend, 0, 0}, words));
    }
}

Scene KeyLine::done()
{
    scene_.page = {0, 0, width_, scene_.marks.empty() ? 0 : y_ + 8 * unit()};
    return std::move(scene_);
}

void add_empty_words(Scene& scene, const Encoding& encoding, double width, double height, const std::string& what, const std::string& help)
{
    const TextStyle first{14.5 * encoding.text, Weight::semibold, false, 0};
    const TextStyle second{12 * encoding.text, Weight::regular, false, 0};
    const double room = std::max(60.0, std::min(width - 24, 460 * encoding.text));
    double y = height / 2 - 20 * encoding.text;
    for (const std::string& line : wrapped(what, first, room)) {
        scene.marks.push_back(words_at({width / 2, y}, line, first, Anchor::middle, encoding.theme->ink, {}, what));
        y += first.size * 1.35;
    }
    y += 4 * encoding.text;
    for (const std::string& line : wrapped(help, second, room)) {
        scene.marks.push_back(words_at({width / 2, y}, line, second, Anchor::middle, encoding.theme->ink2, {}, help));
        y += second.size * 1.35;
    }
    scene.page = {0, 0, width, std::max(height, y)};
    scene.description = what;
}

std::string name_within(const std::string& name, const TextStyle& style, double width)
{
    if (measure(name, style).width <= width)
        return name;
    return fitted(short_name(name), style, width);
}

Mark words_at(Point at, std::string text, const TextStyle& style, Anchor anchor, Colour colour, Subject subject, std::string title, double angle)
{
    if (title.empty())
        title = text;
    return {Label{at, std::move(text), style, anchor, colour, {0, 0, 0, 0}, 0, angle}, subject, 1, std::move(title)};
}

void shift(Mark& mark, double x, double y)
{
    const auto move = [&](Point& p) { p = {p.x + x, p.y + y}; };
    if (auto* glyph = std::get_if<Glyph>(&mark.form))
        move(glyph->at);
    else if (auto* curve = std::get_if<Curve>(&mark.form))
        std::for_each(curve->points.begin(), curve->points.end(), move);
    else if (auto* region = std::get_if<Region>(&mark.form))
        std::for_each(region->outline.begin(), region->outline.end(), move);
    else if (auto* label = std::get_if<Label>(&mark.form))
        move(label->at);
}

Box extent_of(const std::vector<Mark>& marks)
{
    if (marks.empty())
        return {};
    double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
    for (const Mark& mark : marks) {
        const Box box = bounds(mark);
        left = std::min(left, box.x);
        top = std::min(top, box.y);
        right = std::max(right, box.x + box.width);
        bottom = std::max(bottom, box.y + box.height);
    }
    return {left, top, right - left, bottom - top};
}

}  // namespace crosscut::scene
