// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figure/page.hpp"
#include "scene/recipe.hpp"

#include <set>
#include <string>
#include <vector>

namespace crosscut::figure {

// What `print` is put together from. Not for other rooms.

/// Who and what is highlighted: structures bring their members, actors the structures that several of them sit in.
///
///   words  For the caption: who it is.
struct Lit {
    std::set<ActorId> actors;
    std::set<StructureId> structures;
    std::string words;
    bool asked = false;
    bool empty() const { return !asked; }
};
Lit lit_of(const scene::Source& source, const scene::Highlight& highlight, const scene::Sighted& sighted, std::vector<Message>& missing, Language language, scene::NameMode names);

/// Fades what stands for somebody or something else than what is highlighted; legends, axes and crises stay. `actors`: also
/// marks of actors, which lanes do not have.
void mute(scene::Scene& scene, const Lit& lit, const network::TieSet& ties, bool actors);
/// The same for structures only, where actors and ties have been faded already.
void mute_structures(scene::Scene& scene, const Lit& lit);

/// The page in grey, with letters and lines as dark as before.
scene::Scene in_grey(const scene::Scene& scene);

/// Swatches of the legend of one shape and pattern that a black-and-white printer makes alike.
std::vector<Message> alike_in_grey(const scene::Scene& page);

/// Words that were typed (title, message, caption) and name somebody whose name is not to be shown.
std::vector<Message> named_in(const evidence::Archive& archive, const scene::Recipe& recipe);

/// What a picture is asked for.
///   Errors  `bad_value` for an option that it does not have, or another number of days than it shows.
Result<scene::PictureAsk> ask_of(const scene::PictureKind& kind, const scene::Recipe& recipe, const scene::Sighted& sighted);

}  // namespace crosscut::figure
