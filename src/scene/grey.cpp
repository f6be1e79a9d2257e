// SPDX-License-Identifier: Apache-2.0
#include "scene/grey.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

namespace {

double linear(std::uint8_t value)
{
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

struct Greying {
    void operator()(Glyph& glyph) const
    {
        glyph.fill = greyed(glyph.fill);
        glyph.outline = greyed(glyph.outline);
    }
    void operator()(Curve& curve) const { curve.colour = greyed(curve.colour); }
    void operator()(Region& region) const
    {
        region.fill = greyed(region.fill);
        region.hatch_colour = greyed(region.hatch_colour);
        region.stroke_colour = greyed(region.stroke_colour);
    }
    void operator()(Label& label) const
    {
        label.colour = greyed(label.colour);
        label.halo = greyed(label.halo);
    }
};

}  // namespace

Colour greyed(Colour colour)
{
    const double light = 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
    const double share = light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
    const auto value = static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
    return {value, value, value, colour.a};
}

Scene greyed(Scene scene)
{
    scene.paper = greyed(scene.paper);
    for (Mark& mark : scene.marks)
        std::visit(Greying{}, mark.form);
    return scene;
}

std::string letters_of(const Scene& scene)
{
    std::string labels;
    std::string joined;
    std::string titles;
    for (const Mark& mark : scene.marks) {
        if (const auto* label = std::get_if<Label>(&mark.form)) {
            labels += label->text + "\n";
            joined += label->text + " ";  // names stand in lines of their own labels
        }
        if (!mark.title.empty())
            titles += mark.title + "\n";
    }
    return labels + joined + "\n" + titles + scene.title + "\n" + scene.description + "\n";
}

}  // namespace crosscut::scene
