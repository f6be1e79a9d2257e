// SPDX-License-Identifier: Apache-2.0
#include "app/program.hpp"

#include <cstdlib>
#include <iostream>

namespace {

crosscut::Language system_language()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return crosscut::language_from(value);
    return crosscut::Language::english;
}

}  // namespace

int main(int count, char** words)
{
    using namespace crosscut;
    Language language = system_language();
    const Result<app::Options> options = app::options_of(std::vector<std::string>(words + 1, words + count));
    if (!options) {
        std::cerr << "crosscut-desktop: " << describe(language, options.problem()) << "\n";
        return 2;
    }
    language = options->language.value_or(language);
    if (options->help) {
        std::cout << app::help_text(language);
        return 0;
    }
    if (options->version) {
        std::cout << "crosscut-desktop 0.1.0\n";
        return 0;
    }
    try {
        Result<std::unique_ptr<app::Program>> program = app::Program::open(*options);
        if (!program) {
            std::cerr << "crosscut-desktop: " << describe(language, program.problem()) << "\n";
            return 1;
        }
        return (*program)->run();
    } catch (const std::exception& error) {
        std::cerr << "crosscut-desktop: " << say(language, "Something went wrong inside the program ({1}).", {error.what()}) << "\n";
        return 1;
    }
}
