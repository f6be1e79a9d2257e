// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "network/snapshot.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace crosscut::analysis {

/// Why an actor can be recognised though its name is not shown: whoever knows the town knows that there is only one.
///
///   kind      It is the only one of its kind ("jobcentre") in its city.
///   carries   Types of structures that only it leads in its city.
///   contacts  Its number of contacts, where nobody else in its city has as many.
struct Recognisable {
    ActorId actor;
    std::optional<std::string> kind;
    std::vector<std::string> carries;
    std::optional<int> contacts;
};

/// Actors of a snapshot that are unique in their city by kind, by what they carry, or by the number of their contacts.
///
///   shown   Only these are compared (those that are drawn).
///   Edge    A city of one actor: it is unique in everything. An actor without a kind is not unique by it.
///   Shape   In the order of the snapshot.
std::vector<Recognisable> recognisable(const evidence::Archive& archive, const network::Snapshot& snapshot, const std::set<ActorId>& shown);

}  // namespace crosscut::analysis
