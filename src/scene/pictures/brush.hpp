// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/encoding.hpp"
#include "scene/pictures.hpp"
#include "scene/type.hpp"

#include <functional>
#include <string>
#include <vector>

namespace crosscut::scene {

/// Puts marks into a scene with the sizes of an encoding. Lengths are points of the scene; sizes of letters those at 100 %.
class Brush {
public:
    Brush(Scene& scene, const Encoding& encoding) : scene_(scene), encoding_(encoding), theme_(*encoding.theme), unit_(encoding.text) {}

    double unit() const { return unit_; }
    const Theme& theme() const { return theme_; }
    Language language() const { return encoding_.language; }
    /// "–" of undefined values, words of the catalogue.
    std::string words(std::string_view source) const { return std::string(tr(encoding_.language, source)); }

    /// What the next marks stand for.
    Brush& of(Subject subject, std::string title = {})
    {
        subject_ = subject;
        title_ = std::move(title);
        return *this;
    }
    Brush& of_nothing() { return of({}, {}); }

    TextStyle style(double size, Weight weight = Weight::regular) const { return {size * unit_, weight, false, 0}; }
    /// One line; returns its width.
    double text(Point at, const std::string& words, double size, Colour colour, Anchor anchor = Anchor::start, Weight weight = Weight::regular);
    /// Lines of at most a width below each other; returns the height that they take.
    double paragraph(Point top_left, const std::string& words, double width, double size, Colour colour, Weight weight = Weight::regular);
    void line(std::vector<Point> points, Colour colour, double width, Stroke stroke = Stroke::solid, bool arrow = false);
    void box(const Box& box, Colour fill, Colour edge = {0, 0, 0, 0}, double edge_width = 0);
    void region(Region region);
    void glyph(Point at, double radius, Shape shape, Colour fill, Colour outline = {0, 0, 0, 0}, double outline_width = 0);

private:
    Scene& scene_;
    const Encoding& encoding_;
    const Theme& theme_;
    double unit_;
    Subject subject_;
    std::string title_;
};

/// One entry of a legend: a swatch, drawn around the middle of its left edge, and words.
struct LegendEntry {
    std::string words;
    double swatch = 26;  ///< width at 100 %
    std::function<void(Brush&, Point)> draw;
};
/// Entries in lines of a width.
Scene legend_of(const std::vector<LegendEntry>& entries, const Encoding& encoding, double width);
/// A patch with the look of a state, a line, a mark.
LegendEntry patch_entry(std::string words, const StateLook& look);
LegendEntry line_entry(std::string words, Colour colour, double width, Stroke stroke);

/// A mark at another place.
Mark shifted(Mark mark, Point by);

/// A picture that only says why there is nothing to see, and what to do about it.
Scene nothing_to_see(const Encoding& encoding, const PictureView& view, const std::string& why, const std::string& help);

/// "3 of 7 (43 %)"; "0 of 0" has no percentage.
std::string count_of(Language language, long long part, long long whole);
/// "Potsdam, climate": the place of a question.
std::string place_words(const evidence::Archive& archive, const network::Question& question, Language language);
/// The name of a question's city, or "all cities".
std::string town_of(const evidence::Archive& archive, const network::Question& question, Language language);

/// Crises that are no overlay, in the order of the study.
std::vector<structures::Crisis> real_crises(const Source& source);
/// Whether a structure of a field is told of under a crisis: the chosen one, else that of its field; what belongs to no
/// field alone is told of under each.
bool told_under(const std::vector<structures::Crisis>& crises, structures::CrisisId chosen, evidence::Field field, const structures::Crisis& crisis);

}  // namespace crosscut::scene
