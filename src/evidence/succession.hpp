// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/date.hpp"
#include "foundation/ids.hpp"
#include "foundation/words.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::evidence {

struct Archive;

/// What became of organisations: one got another name, several became one, one became several.
enum class SuccessionKind { renamed, merged, split };
inline constexpr std::size_t succession_kind_count = 3;
/// "renamed", "merged", "split": the words of files.
std::string_view key(SuccessionKind kind);
std::string_view label(Language language, SuccessionKind kind);
/// Also the words that people write: "Umbenennung", "Fusion", "Teilung" ...
std::optional<SuccessionKind> succession_of_words(std::string_view text);

/// One step in the lineage of organisations, as somebody entered it.
///
///   date    The first day of what came after; as vague as it was said, may be empty for a new name.
///   before  Who was there until then.   after  Who carries on; an organisation that goes on stands in both.
///   former  Of a new name: the one that was valid until then. `before` and `after` hold the one actor then.
struct Succession {
    SuccessionId id;
    SuccessionKind kind = SuccessionKind::renamed;
    PartialDate date;
    std::vector<ActorId> before;
    std::vector<ActorId> after;
    std::string former;
    std::string words;  ///< reason or source
    Place place;

    bool operator==(const Succession&) const = default;
};

/// The steps in which an actor takes part, by date (vague ones by their first day, undated ones first), then by id.
std::vector<const Succession*> lineage_of(const Archive& archive, ActorId actor);

/// An actor with all it came from and all that came from it, by merging and splitting; ascending, itself included.
std::vector<ActorId> family_of(const Archive& archive, ActorId actor);

/// A step as seen from an actor: "Formerly “Wohnungsamt” (until 2016)", "Split into A, B (2017)".
///
///   name    What actors are called; a former name is told only if `former_too` (it would give a pseudonym away).
Message told(Language language, const Succession& step, ActorId seen_from, const std::function<std::string(ActorId)>& name, bool former_too = true);

}  // namespace crosscut::evidence
