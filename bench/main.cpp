// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include "files/network.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::cerr << "crosscut-bench FILE [METRIC...]\n"
                     "crosscut-bench EDGES.tsv PLACES.pos\n"
                     "Times what Crosscut computes of a file and prints one JSON object a line (docs/speed.md).\n";
        return 2;
    }
    using namespace crosscut::bench;
    const std::filesystem::path path = argv[1];
    if (argc == 3 && std::filesystem::path(argv[2]).extension() == ".pos")
        return drawings(path, argv[2]);
    const Wanted wanted(argv + 2, argv + argc);
    std::ifstream file(path, std::ios::binary);
    std::string head(1 << 16, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    if (!crosscut::files::network_format(head).empty())
        return reading(path, wanted);
    file.clear();
    file.seekg(0);
    std::string line;
    std::getline(file, line);
    if (line.rfind("duration,", 0) == 0)
        return curves(path, wanted);
    if (path.extension() == ".csv")
        return tables(path, wanted);
    // The second line says what a file of edges holds: a tie has three numbers, a tie with its time five.
    std::getline(file, line);
    std::istringstream words(line);
    const auto numbers = std::distance(std::istream_iterator<std::string>(words), {});
    if (!wanted.empty() && wanted.begin()->rfind("stop", 0) == 0)
        return stops(path, wanted);
    return numbers == 5 ? timelines(path, wanted) : centralities(path, wanted);
}
