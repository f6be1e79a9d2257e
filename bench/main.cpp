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
        std::cerr << "crosscut-bench EDGES.tsv [METRIC...]\n"
                     "Times the measures of Crosscut and prints one JSON object a line (docs/speed.md).\n";
        return 2;
    }
    const crosscut::bench::Wanted wanted(argv + 2, argv + argc);
    {
        std::ifstream start(argv[1], std::ios::binary);
        std::string head(1 << 16, '\0');
        start.read(head.data(), static_cast<std::streamsize>(head.size()));
        head.resize(static_cast<std::size_t>(start.gcount()));
        if (!crosscut::files::network_format(head).empty())
            return crosscut::bench::reading(argv[1], wanted);
    }
    // The second line says what a file holds: a tie has three numbers, a tie with its time five.
    std::ifstream file(argv[1]);
    std::string line;
    std::getline(file, line);
    std::getline(file, line);
    std::istringstream words(line);
    const auto numbers = std::distance(std::istream_iterator<std::string>(words), {});
    return numbers == 5 ? crosscut::bench::timelines(argv[1], wanted) : crosscut::bench::centralities(argv[1], wanted);
}
