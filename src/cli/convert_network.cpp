// SPDX-License-Identifier: Apache-2.0
#include "cli/desk.hpp"

#include "analysis/catalogue.hpp"
#include "exchange/network_out.hpp"
#include "files/bytes.hpp"
#include "foundation/text.hpp"
#include "scene/encoding.hpp"
#include "work/work.hpp"

#include <algorithm>

namespace crosscut::cli {

using namespace evidence;

std::string network_ending(const std::string& out, const std::string& format)
{
    std::string ending = format.empty() ? fold(std::filesystem::path(out).extension().string()) : "." + fold(format);
    if (!ending.empty())
        ending.erase(0, 1);
    if (ending == "paj" || ending == "pajek")
        ending = "net";
    return ending == "graphml" || ending == "gexf" || ending == "net" || ending == "dl" ? ending : std::string();
}

Exit convert_network(const Console& console, const std::string& path, const std::string& out, const std::string& format, const QuestionOptions& options, const NetworkOutOptions& wanted)
{
    for (const std::string& key : wanted.measures) {
        const analysis::Measure* measure = analysis::find_measure(key);
        if (!measure || measure->per != analysis::Per::actor)
            return console.misused({"“{1}” is no measure of actors.", {key}}, {"crosscut measure --list shows them."});
    }
    const Result<Desk> desk = open_desk(console, path, options);
    if (!desk)
        return console.fail(desk.problem());
    const Archive& archive = desk->archive();
    const network::Snapshot snapshot = desk->snapshot();
    exchange::NetworkWords words;
    words.title = desk->state.about().title(console.language);
    words.disclaimer = desk->state.about().disclaimer(console.language);
    if (wanted.names != "full")
        words.name = [&archive, mode = wanted.names == "role" ? scene::NameMode::role : scene::NameMode::code](ActorId actor) { return scene::shown_name(archive, actor, mode); };
    Work work;
    for (const std::string& key : wanted.measures) {
        Result<analysis::Values> values = analysis::measured(key, snapshot, work);
        if (!values)
            return console.fail(values.problem());
        words.measures.emplace_back(key, std::vector<std::optional<double>>(values->begin(), values->end()));
    }
    const files::Network network = exchange::network_of(archive, desk->ties, snapshot, words);
    const std::optional<std::string> bytes = exchange::network_bytes(network, format);
    if (!bytes)
        return console.misused({"There is no format “{1}” for networks.", {format}}, {"graphml, gexf, net and dl are written."});
    const Result<Done> done = files::write_file(out, *bytes);
    if (!done)
        return console.fail(done.problem());
    if (console.quiet)
        return Exit::done;
    console.out << say(console.language, "The network “{1}” was written. Actors: {2}, ties: {3}.", {out, std::to_string(network.nodes.size()), std::to_string(network.ties.size())}) << "\n";
    for (const Message& one : exchange::lost_in(network, format))
        console.out << "  " << in(console.language, one) << "\n";
    return Exit::done;
}

}  // namespace crosscut::cli
