// SPDX-License-Identifier: Apache-2.0
#include "layout/graphviz.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "layout/child.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace crosscut::layout {

namespace {

std::string_view engine_name(Engine engine)
{
    switch (engine) {
    case Engine::sfdp: return "sfdp";
    case Engine::fdp: return "fdp";
    case Engine::dot: return "dot";
    case Engine::automatic:
    case Engine::stress:
    case Engine::neato: break;
    }
    return "neato";
}

std::string helper_path()
{
    if (const char* chosen = std::getenv("CROSSCUT_LAYOUT_HELPER"); chosen && *chosen)
        return chosen;
    std::string self(4096, '\0');
    const ssize_t length = readlink("/proc/self/exe", self.data(), self.size());
    if (length <= 0)
        return "crosscut-layout";
    self.resize(static_cast<std::size_t>(length));
    const std::string folder = self.substr(0, self.rfind('/') + 1);
    const std::string beside = folder + "crosscut-layout";
    const std::string installed = folder + "../libexec/crosscut/crosscut-layout";
    return access(beside.c_str(), X_OK) != 0 && access(installed.c_str(), X_OK) == 0 ? installed : beside;
}

Problem failure(Problem::Code code, Message why)
{
    return Problem{code, "The layout failed; the map keeps its places.", std::move(why), {}};
}

Problem garbage()
{
    return failure(Problem::Code::internal, "The layout program gave an answer that makes no sense.");
}

/// The next line, without its end; an unfinished last line does not count.
std::optional<std::string_view> next_line(std::string_view& rest)
{
    const auto end = rest.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return line;
}

}  // namespace

std::string to_wire(const std::vector<Graph>& graphs)
{
    const auto integer = [](std::size_t value) { return std::to_string(value); };
    std::string text = "crosscut-layout 1 " + integer(graphs.size()) + "\n";
    for (const Graph& graph : graphs) {
        text += "graph " + std::string(engine_name(graph.engine)) + " "
                + std::to_string(graph.seed % 2147483647) + " " + integer(graph.vertices.size())
                + " " + integer(graph.lines.size()) + "\n";
        for (const auto& vertex : graph.vertices) {
            text += vertex.fixed && vertex.start ? "fixed " : vertex.start ? "start " : "free ";
            text += plain(vertex.width) + " " + plain(vertex.height);
            if (vertex.start)
                text += " " + plain(vertex.start->x) + " " + plain(vertex.start->y);
            text += "\n";
        }
        for (const auto& line : graph.lines)
            text += "tie " + std::to_string(line.a) + " " + std::to_string(line.b) + " "
                    + plain(line.length) + " " + plain(line.weight) + "\n";
    }
    return text + "end\n";
}

Result<Drawn> from_wire(const std::string& answer, const std::vector<Graph>& graphs)
{
    Drawn drawn;
    std::string_view rest = answer;
    for (const Graph& graph : graphs) {
        const auto head = next_line(rest);
        if (!head || *head != "graph " + std::to_string(graph.vertices.size()))
            return garbage();
        auto& at = drawn.at.emplace_back();
        while (at.size() < graph.vertices.size()) {
            const auto line = next_line(rest);
            if (!line)
                return garbage();
            if (line->substr(0, 5) == "note ") {
                drawn.notes.push_back(Message{"Graphviz says: {1}",
                                              {valid_utf8(*line) ? std::string(line->substr(5)) : "?"}});
                continue;
            }
            const auto blank = line->find(' ');
            if (blank == std::string_view::npos)
                return garbage();
            const auto x = parse_number(line->substr(0, blank));
            const auto y = parse_number(line->substr(blank + 1));
            // Beyond a hundred million points (35 km) nothing can be drawn: the layout has come apart.
            if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y)
                || std::max(std::abs(*x), std::abs(*y)) > 1e8)
                return garbage();
            at.push_back({*x, *y});
        }
    }
    const auto last = next_line(rest);
    if (!last || *last != "end" || !rest.empty())
        return garbage();
    return drawn;
}

Result<Drawn> draw(const std::vector<Graph>& graphs, double time_limit, Work& work)
{
    if (graphs.empty())
        return Drawn{};
    std::size_t vertices = 0;
    for (const Graph& graph : graphs)
        vertices += graph.vertices.size();

    // The answer grows by whole lines; how many of the places are there is how far it is.
    const std::size_t per_place = 40;
    const auto heard = [&](const std::string& output) {
        work.step(std::min(vertices, output.size() / per_place), vertices + 1);
    };
    const ChildEnd end = run_child(helper_path(), to_wire(graphs), time_limit,
                                   65536 + 128 * vertices, work, heard);
    switch (end.how) {
    case ChildEnd::How::well: break;
    case ChildEnd::How::stopped: return stopped_on_request();
    case ChildEnd::How::too_slow:
        return failure(Problem::Code::limit,
                       Message{"It took longer than {1} seconds. Choose another layout.",
                               {plain(time_limit)}});
    case ChildEnd::How::not_started:
        return failure(Problem::Code::internal,
                       "The layout program crosscut-layout could not be started.");
    case ChildEnd::How::too_long: return garbage();
    case ChildEnd::How::failed:
    case ChildEnd::How::killed:
        return failure(Problem::Code::internal, "The layout program ended unexpectedly.");
    }
    return from_wire(end.output, graphs);
}

}  // namespace crosscut::layout
