// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/staging.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::exchange {

/// A network file taken for a study: every tie is what the file itself says.
struct ReadNetwork {
    evidence::Archive archive;
    std::vector<interview::Note> notes;  ///< what was read otherwise than it stands there, or not at all
    std::string format;                  ///< "GraphML" ...; with the program that wrote it, where that shows
    std::string encoding;
    int nodes = 0;    ///< nodes and ties that the file holds
    int ties = 0;
    int refused = 0;  ///< of both together; each told in a note
    int changed = 0;
};

/// Whether a text is a network as JSON: an object with a list of nodes and a list of ties.
bool is_network_json(std::string_view text);

/// Reads a network written as JSON: `{"directed": false, "nodes": [{"id", "label", "group", "sector", "kind"}], "edges":
/// [{"source", "target", "weight"}]}`; also `actors` and `ties`, `links`, `from` and `to`, `a` and `b`, `name`, `strength`, and so
/// the answers of `crosscut snapshot --format json`.
///
///   Ties     Have no date: they hold at every time. A row with `counted: false` is no tie of its network and is left out.
///   Groups   Nodes of one group hang on the first of them, which so stands for it.
///   Weights  Whole numbers from 1 on are strengths; others are left out, with a note.
///   Errors   `bad_file` where it is no JSON or no network; `unknown_name` for a tie to a node that is not there,
///            `duplicate_name` for two nodes of one id, `limit` above 200,000 nodes or 1,000,000 ties.
Result<ReadNetwork> read_network_json(std::string_view text, const std::string& file);

}  // namespace crosscut::exchange
