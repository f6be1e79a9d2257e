// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/network.hpp"
#include "network/snapshot.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crosscut::exchange {

/// How a network is written.
///
///   name      What an actor is called instead of its name. Where it is given, ids, other names and words of people and of
///             other programs stay out, too.
///   measures  Further columns: a name, and a value for each actor of the snapshot.
struct NetworkWords {
    std::string title;
    std::string disclaimer;
    std::function<std::string(ActorId)> name;
    std::vector<std::pair<std::string, std::vector<std::optional<double>>>> measures;
};

/// The drawn ties of a snapshot and its actors, with all that is known of them (docs/network-files.md). The spells of a pair
/// and relation become one tie.
///
///   Dates  A vague begin or end is written as its middle day, and as it was said in `start_said` and `end_said`.
files::Network network_of(const evidence::Archive& archive, const network::TieSet& ties, const network::Snapshot& snapshot, const NetworkWords& words);

/// The words of files for a format ("graphml", "gexf", "net", "dl") and its bytes; empty where there is no such format.
std::optional<std::string> network_bytes(const files::Network& network, std::string_view format);
/// What a format does not take, one sentence each.
std::vector<Message> lost_in(const files::Network& network, std::string_view format);

}  // namespace crosscut::exchange
