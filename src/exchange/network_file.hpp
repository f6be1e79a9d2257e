// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/network_json.hpp"
#include "files/network.hpp"

namespace crosscut::exchange {

/// Whether bytes are a network in a format that `read_network_file` takes; looks at the content only.
bool is_network_file(std::string_view bytes);

/// Reads a network file of any format: those of `files::read_network`, and JSON.
///
///   Errors  As `files::read_network` and `read_network_json`.
Result<ReadNetwork> read_network_file(std::string_view bytes, const std::string& file);

/// A network taken for a study (docs/network-files.md lists the attributes that are understood).
///
///   Actors   Key = id; name = label. Values that are not understood stay with the actor as `extra`.
///   Ties     A claim of the file for each spell. Relations by name; a negative weight is a conflict.
///   Time     `start` and `end` are days; the last day is inside unless the file says "end=exclusive". What is no date stays
///            as `extra`. The file speaks up to its latest day; without any date its ties hold at every time.
///   Weights  Whole numbers from 1 on are strengths; others stay as `extra`.
ReadNetwork archive_of(files::Network network, const std::string& file);

/// What the network says, taken into an archive: into `city`, where the network knows of no cities itself.
///
///   Again   An actor of the same key or name in the city is the same. What the file said before is replaced.
///   Keys    An id that another city has gets the key of its city in front.
Staged take_network(const evidence::Archive& base, const ReadNetwork& network, CityId city);

}  // namespace crosscut::exchange
