// SPDX-License-Identifier: Apache-2.0
#include "study/state.hpp"

namespace crosscut::study {

namespace {

const std::string& either(Language language, const std::string& english, const std::string& german)
{
    if (language == Language::german)
        return german.empty() ? english : german;
    return english.empty() ? german : english;
}

}  // namespace

const std::string& Settings::title(Language language) const { return either(language, title_english, title_german); }
const std::string& Settings::disclaimer(Language language) const
{
    return either(language, disclaimer_english, disclaimer_german);
}
const std::string& Settings::question(Language language) const
{
    return either(language, question_english, question_german);
}

const std::string& Prompt::words(Language language) const { return either(language, english, german); }

State empty_state()
{
    State state;
    state.crises = std::make_shared<evidence::Table<Crisis>>(structures::standard_crises());
    auto settings = std::make_shared<evidence::Table<Settings>>();
    settings->push_back({});
    state.settings = settings;
    return state;
}

bool same(const State& a, const State& b)
{
    const auto equal = [](const auto& x, const auto& y) { return x == y || *x == *y; };
    return evidence::same(a.archive, b.archive) && equal(a.pins, b.pins) && equal(a.crises, b.crises) &&
           equal(a.imports, b.imports) && equal(a.decisions, b.decisions) && equal(a.settings, b.settings) &&
           equal(a.workshop, b.workshop) && equal(a.duplicates, b.duplicates) && equal(a.saved, b.saved) && equal(a.prompts, b.prompts) &&
           equal(a.photos, b.photos) && equal(a.negatives, b.negatives);
}

}  // namespace crosscut::study
