// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/decode.hpp"
#include "foundation/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::files {

/// Limits that no network file may raise.
inline constexpr std::size_t most_nodes = 200'000;
inline constexpr std::size_t most_ties = 1'000'000;
inline constexpr std::size_t most_values = 20'000'000;  ///< of all attributes together
inline constexpr int most_nesting = 64;                 ///< of elements, lists and graphs in each other

inline constexpr std::uint32_t no_node = 0xffffffff;

/// A value as it stands in the file; `key` is a position in `Network::keys`.
struct Attribute {
    std::uint32_t key = 0;
    std::string text;
    bool operator==(const Attribute&) const = default;
};

/// A stretch of time as the file has it: first and last day or step, both inside. An empty side is open.
struct Stretch {
    std::string first;
    std::string last;
    bool operator==(const Stretch&) const = default;
};

struct NetworkNode {
    std::string id;
    std::string label;                ///< where the format has a place of its own for it
    std::uint32_t parent = no_node;   ///< the node or group that holds it
    std::vector<Attribute> attributes;
    std::vector<Stretch> spells;
    int line = 0;
};

struct NetworkTie {
    std::string id;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t relation = 0;  ///< position in `Network::relations`
    bool directed = false;
    std::optional<double> weight;  ///< where the format has a place of its own for it
    std::vector<Attribute> attributes;
    std::vector<Stretch> spells;
    int line = 0;
};

/// What a reader did to a part of the file.
struct NetworkNote {
    enum class Kind { changed, refused, remark } kind = Kind::remark;
    Problem problem;
    std::size_t count = 1;  ///< how many parts it speaks of
};

/// A network as it lies in a file; nothing is known here of studies.
struct Network {
    std::string format;   ///< "GraphML", "GEXF", "GML", "Pajek", "DL", "DOT"
    std::string dialect;  ///< the program that wrote it, where the file shows it
    std::string title;
    Encoding encoding = Encoding::utf8;
    std::vector<std::string> keys;
    std::vector<std::string> relations{std::string()};  ///< names of kinds of ties; the first is the plain one
    std::vector<Attribute> attributes;                  ///< of the network itself
    std::vector<NetworkNode> nodes;
    std::vector<NetworkTie> ties;
    std::vector<NetworkNote> notes;
    std::size_t refused = 0;  ///< nodes and ties that were not taken, each told in a note

    /// Position of a key or relation; made where it is not there.
    std::uint32_t key(std::string_view name);
    std::uint32_t relation(std::string_view name);
};

/// The format of a network by its content ("GraphML" ...), or empty.
std::string_view network_format(std::string_view bytes);

/// Reads a network file of any of these formats, whatever its name ends in.
///
///   Text    Decoded as `decode` does.
///   Errors  `bad_file` for what is damaged or breaks off, `unknown_name` for a tie to a node that is not there,
///           `duplicate_name` for two nodes of one id, `limit`: each with its line. `unsupported` for other formats.
Result<Network> read_network(std::string bytes, const std::string& file);

// The readers of single formats; text is UTF-8.

/// GraphML as igraph, NetworkX, Gephi, yEd, yFiles, visone, SocNetV, Cytoscape and Network Canvas write it.
///
///   Names    Elements by their local name; attributes of the name that a key declares, wherever in the file.
///   Nested   Nodes of a graph inside of a node have that node as parent.
///   Several  Graphs that share their nodes are relations; those of Network Canvas are networks beside each other.
///   Arrows   `directed` of an edge, else the arrow heads that yEd drew, else `edgedefault`.
Result<Network> read_graphml(std::string text, const std::string& file);
/// GEXF 1.0 to 1.3, with spells, intervals and time stamps.
Result<Network> read_gexf(std::string text, const std::string& file);
/// GML; lists in a node or tie become attributes as `graphics.x`.
Result<Network> read_gml(std::string_view text, const std::string& file);
/// Pajek .net and .paj: vertices, arcs, edges, their lists, matrices, partitions and vectors of the first network.
Result<Network> read_pajek(std::string_view text, const std::string& file);
/// UCINET DL: full and half matrices, lists of nodes and of ties, two modes, labels embedded or not.
Result<Network> read_dl(std::string_view text, const std::string& file);
/// DOT; a subgraph that is called "cluster..." is a group.
Result<Network> read_dot(std::string_view text, const std::string& file);

// Writers. All but DL keep every attribute; dates stand as ISO days.

/// GraphML with the direction on every edge. Labels are attributes like all others.
std::string write_graphml(const Network& network);
/// GEXF 1.3 with spells as days, both ends inside.
std::string write_gexf(const Network& network);
/// Pajek with one section for each relation; spells of whole years, others are left out.
std::string write_pajek(const Network& network);
/// UCINET DL as list of ties with labels; every relation is a matrix of its own.
std::string write_dl(const Network& network);

}  // namespace crosscut::files
