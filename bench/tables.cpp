// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include "files/bytes.hpp"
#include "files/table.hpp"
#include "foundation/number.hpp"
#include "network/graph.hpp"

#include <iostream>
#include <unordered_map>

namespace crosscut::bench {

namespace {

/// Actors of the first two columns, by name, and a tie for each row; the dates stay beside.
struct Read {
    network::Graph graph;
    std::size_t rows = 0;
    std::vector<std::pair<std::string, std::string>> dates;
};

Read network_of(std::string_view bytes)
{
    Read out;
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> number;
    std::vector<network::GraphTie> ties;
    const auto actor = [&](std::string_view name) {
        const auto known = number.find(name);
        return known != number.end() ? known->second : number.emplace(name, static_cast<std::uint32_t>(number.size())).first->second;
    };
    bool header = true;
    const auto read = files::scan_delimited(bytes, "links", {}, [&](std::size_t, const std::vector<std::string_view>& cells) {
        if (!header && cells.size() >= 6) {
            const std::uint32_t a = actor(cells[0]);
            ties.push_back({a, actor(cells[1]), parse_number(cells[3]).value_or(1)});
            out.dates.emplace_back(cells[4], cells[5]);
        }
        header = false;
    });
    out.rows = read ? ties.size() : 0;
    out.graph = network::make_graph(static_cast<std::uint32_t>(number.size()), std::move(ties), false, true);
    return out;
}

}  // namespace

int tables(const std::filesystem::path& file, const Wanted& wanted)
{
    if (!files::read_tables(file)) {
        std::cerr << file.string() << " is no table of links: expected “source,target,kind,strength,start,end,note”, then a row each.\n";
        return 2;
    }
    Lines lines("I", wanted);
    lines.run("csv_rows", [&] { return static_cast<double>(files::read_tables(file)->front().rows.size() - 1); });
    lines.run("csv_network", [&] {
        const Read read = network_of(*files::read_file(file));
        return static_cast<double>(read.rows + read.graph.n);
    });
    return 0;
}

}  // namespace crosscut::bench
