// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"
#include "panels/view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::app {

/// How the program was started.
///
///   screenshot  File for a picture of the window once all is computed; the program ends then.
///   probe       File that is rewritten whenever the names and places of the widgets change, for tests.
///   select      Keys of actors or structures that are selected from the start.
struct Options {
    std::string study;
    std::optional<Language> language;
    bool dark = false;
    bool contrast = false;
    bool projector = false;
    bool fullscreen = false;
    double zoom = 1;
    int width = 1280;
    int height = 800;
    std::string room;
    std::string beside;   ///< a second drawing
    std::string from;     ///< first day of a window of time
    std::string picture;
    std::string days;
    std::string city;
    std::string field;
    std::string day;
    std::string places;
    std::string names;
    std::string dialog;
    std::vector<std::string> select;
    std::string screenshot;
    std::string probe;
    bool frames = false;  ///< times frames, prints one JSON object a line, and ends
    bool help = false;
    bool version = false;
};

/// Errors  `bad_value` for an option that is not known or lacks its value.
Result<Options> options_of(const std::vector<std::string>& words);

/// The text of `--help`.
std::string help_text(Language language);

/// Puts what the options ask for into a view.
void follow(const Options& options, const evidence::Archive& archive, panels::View& view);

}  // namespace crosscut::app
