// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include "files/bytes.hpp"
#include "files/network.hpp"

#include <iostream>

namespace crosscut::bench {

int reading(const std::filesystem::path& file, const Wanted& wanted)
{
    Lines lines(file.stem().string(), wanted);
    bool good = true;
    const auto job = [&] {
        Result<std::string> bytes = files::read_file(file, 1u << 30);
        const Result<files::Network> network = bytes ? files::read_network(std::move(*bytes), file.filename().string()) : Result<files::Network>(bytes.problem());
        good = good && network;
        return network ? static_cast<double>(network->ties.size()) : 0.0;
    };
    const bool graphml = file.extension() == ".graphml";
    lines.run(graphml ? "graphml_read" : "network_read", job);
    if (!good)
        std::cerr << "The network cannot be read.\n";
    return good ? 0 : 1;
}

}  // namespace crosscut::bench
