// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include <iostream>

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::cerr << "crosscut-bench EDGES.tsv [METRIC...]\n"
                     "Times the measures of Crosscut and prints one JSON object a line (docs/speed.md).\n";
        return 2;
    }
    return crosscut::bench::centralities(argv[1], {argv + 2, argv + argc});
}
