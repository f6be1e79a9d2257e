// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/pictures/brush.hpp"

#include <map>
#include <string>
#include <vector>

namespace crosscut::scene {

/// A line between two actors of a small network drawing.
struct PanelTie {
    ActorId a;
    ActorId b;
    std::uint32_t tie = 0;  ///< one of the ties behind it: its subject
    Colour colour;
    double width = 1;
    Stroke stroke = Stroke::solid;
    double opacity = 1;
    std::string title;
};

/// Actors at their places, with lines between them. Drawings of the same actors and places in boxes of the same size
/// lie on each other.
///
///   actors   All that get a place; those with no line on it are drawn small and pale.
///   degree   Drives the size, out of `top`.
struct NetworkPanel {
    const evidence::Archive* archive = nullptr;
    const std::map<ActorId, Point>* places = nullptr;
    std::vector<ActorId> actors;
    std::map<ActorId, int> degree;
    int top = 1;
    std::vector<PanelTie> ties;
};
void draw_network(Scene& scene, const Encoding& encoding, const PictureView& view, const NetworkPanel& panel, const Box& box);

/// Places of all actors of a question: those that are known stay, the others are found; a ring where no layout can be made.
///   Errors  `cancelled`.
Result<std::map<ActorId, Point>> panel_places(const Source& source, const PictureAsk& ask, Work& work);

}  // namespace crosscut::scene
