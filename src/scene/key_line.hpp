// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/encoding.hpp"
#include "scene/marks.hpp"

#include <functional>
#include <string>
#include <vector>

namespace crosscut::scene {

/// A legend as entries in lines: a swatch and its words, set one after the other and broken where the width ends.
class KeyLine {
public:
    KeyLine(const Encoding& encoding, double width);

    /// An entry whose swatch is `swatch` points wide (at 100 %); `draw` gets the middle of its left side.
    void entry(double swatch, const std::string& words, const std::function<void(Point)>& draw);
    /// A sentence over the whole width, under the entries.
    void note(const std::string& words);
    void add(Mark mark) { scene_.marks.push_back(std::move(mark)); }
    double unit() const { return encoding_.text; }
    /// The legend with its page; nothing at all where there was no entry.
    Scene done();

private:
    const Encoding& encoding_;
    double width_ = 0;
    double x_ = 0;
    double y_ = 0;
    Scene scene_;
};

/// A sentence in the middle of a page, for a drawing that has nothing to show: what is missing, and what helps.
void add_empty_words(Scene& scene, const Encoding& encoding, double width, double height, const std::string& what, const std::string& help);

/// Words that fit: whole, else without what explains them in brackets, else cut.
std::string name_within(const std::string& name, const TextStyle& style, double width);

/// A label in ink without halo.
Mark words_at(Point at, std::string text, const TextStyle& style, Anchor anchor, Colour colour, Subject subject, std::string title = {}, double angle = 0);

/// Moves a mark.
void shift(Mark& mark, double x, double y);

/// Smallest box around all marks; empty without any.
Box extent_of(const std::vector<Mark>& marks);

}  // namespace crosscut::scene
