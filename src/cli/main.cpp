// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <iostream>

int main(int count, char** words)
{
    std::ios::sync_with_stdio(false);
    return crosscut::cli::run(words[0], std::vector<std::string>(words + 1, words + count), std::cout, std::cerr);
}
