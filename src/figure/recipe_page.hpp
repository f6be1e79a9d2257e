// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/recognisable.hpp"
#include "figure/page.hpp"
#include "scene/recipe.hpp"
#include "work/work.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crosscut::figure {

/// What figures of a study are made from beside their recipe.
///
///   shown_for, gaps, supposed   What the window shows beside any recipe (the flag of a gap, what is supposed to be otherwise), for the
///                               question it stands for: a map of the same question draws it, too, and a warning says that no recipe keeps it.
struct Press {
    scene::Source source;
    std::string disclaimer_english;
    std::string disclaimer_german;
    std::optional<network::Question> shown_for = {};
    std::vector<scene::GapFlag> gaps = {};
    scene::Supposed supposed = {};
};

/// A figure as its recipe asks for, with what a careful person would say before it leaves the house.
///
///   warnings      Small type, what the study does not have, names that found no room, words that give somebody away.
///   recognisable  With pseudonyms: whoever is unique all the same (product R53).
///   alternative   The figure in words.
struct Printed {
    Page page;
    std::vector<Message> warnings;
    std::vector<analysis::Recognisable> recognisable;
    std::string alternative;
};

/// Makes the figure: the same for the window and for the command line.
///
///   Errors  As `scene::resolve` and `compose_page`; `bad_value` for a picture that is none, an option that it does not have, or
///           another number of days than it shows; `cancelled`.
Result<Printed> print(const Press& press, const scene::Recipe& recipe, Work& work);

/// Makes the pictures of a recipe's sequence, each at the same places with the same legend, one after the other.
///
///   take    Gets the number of the picture (from 0), how many there are, and the page.
///   Errors  As `print`; `bad_value` without a sequence, for a picture that shows no single day, or for more than 2,000
///           pictures; whatever `take` returns.
Result<Done> print_sequence(const Press& press, const scene::Recipe& recipe, const std::function<Result<Done>(std::size_t, std::size_t, const Page&)>& take, Work& work);

/// One line about somebody who can be recognised: "A07: the only one of its kind (jobcentre); 11 contacts".
std::string in_words(Language language, const evidence::Archive& archive, const analysis::Recognisable& one, scene::NameMode names);

}  // namespace crosscut::figure
