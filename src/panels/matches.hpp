// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::panels {

/// An actor whose name, or another name of it, fits what somebody types.
struct NameMatch {
    ActorId actor;
    std::string name;
    std::string alias;   ///< the other name that fits; empty where the name itself does
    bool exact = false;  ///< the same when folded
    int rank = 0;        ///< 0 the same, 1 begins so, 2 a word begins so, 3 holds it, 4 is alike
};

/// The actors of a city that fit a text, best first, then in the order of the table; at most `most`.
///
///   Folded   Case, ä/ae, ö/oe, ü/ue, ß/ss and accents make no difference (requirement R6).
///   Edge     An empty text fits nobody. A city of 0 means the whole study.
std::vector<NameMatch> matching_actors(const evidence::Archive& archive, std::string_view text, CityId city, std::size_t most);

/// Whether a text field can hold a text without changing it: Dear ImGui as Debian builds it has characters
/// of 16 bits. A text that it cannot hold must never be written back from a field.
bool fits_field(std::string_view text);
/// The text without the characters that a field cannot hold.
std::string fitting(std::string_view text);

/// A text field's content and what it stands for. Kept so that a text which the field cannot hold comes back
/// as it was unless somebody typed.
struct Typed {
    std::string shown;      ///< what the field holds
    std::string shown_first;
    std::string original;

    Typed() = default;
    explicit Typed(std::string text) : shown(fitting(text)), shown_first(shown), original(std::move(text)) {}
    /// The text that is meant.
    const std::string& value() const { return shown == shown_first ? original : shown; }
    bool lossy() const { return shown_first != original; }
};

}  // namespace crosscut::panels
