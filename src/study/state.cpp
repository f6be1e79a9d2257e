// SPDX-License-Identifier: Apache-2.0
#include "study/state.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

namespace crosscut::study {

namespace {

const std::string& either(Language language, const std::string& english, const std::string& german)
{
    if (language == Language::german)
        return german.empty() ? english : german;
    return english.empty() ? german : english;
}

std::string guarded(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\\\";
        else if (c == '\t')
            out += "\\t";
        else if (c == '\n')
            out += "\\n";
        else if (c == '\x1f')
            out += "\\u";
        else
            out += c;
    }
    return out;
}

std::string unguarded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'u' ? '\x1f' : c;
    }
    return out;
}

std::string written(const Message& message)
{
    std::string out = guarded(message.text);
    for (const std::string& value : message.args)
        out += '\x1f' + guarded(value);
    return out;
}

Message read_message(std::string_view text)
{
    Message message;
    bool first = true;
    for (const std::string& part : split(text, '\x1f')) {
        if (first)
            message.text = unguarded(part);
        else
            message.args.push_back(unguarded(part));
        first = false;
    }
    return message;
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

std::string written(const std::vector<ImportNote>& notes)
{
    std::string out;
    for (const ImportNote& note : notes) {
        out += std::to_string(static_cast<int>(note.kind)) + '\t';
        out += std::to_string(static_cast<int>(note.problem.code)) + '\t';
        out += written(note.problem.what) + '\t' + written(note.problem.hint) + '\t';
        out += guarded(note.problem.place.file) + '\t' + guarded(note.problem.place.sheet) + '\t';
        out += std::to_string(note.problem.place.line) + '\t' + guarded(note.problem.place.column) + '\n';
    }
    return out;
}

std::vector<ImportNote> read_notes(std::string_view text)
{
    std::vector<ImportNote> notes;
    for (const std::string& line : split(text, '\n')) {
        const std::vector<std::string> parts = split(line, '\t');
        if (parts.size() != 8)
            continue;
        const auto kind = parse_integer(parts[0]);
        const auto code = parse_integer(parts[1]);
        const auto row = parse_integer(parts[6]);
        if (!kind || *kind < 0 || *kind > 2 || !code || *code < 0 || !row)
            continue;
        ImportNote note;
        note.kind = static_cast<ImportNote::Kind>(*kind);
        note.problem.code = static_cast<Problem::Code>(*code);
        note.problem.what = read_message(parts[2]);
        note.problem.hint = read_message(parts[3]);
        note.problem.place = {unguarded(parts[4]), unguarded(parts[5]), static_cast<int>(*row), unguarded(parts[7])};
        notes.push_back(std::move(note));
    }
    return notes;
}

State empty_state()
{
    State state;
    auto crises = std::make_shared<evidence::Table<Crisis>>();
    crises->push_back({CrisisId{1}, "Arrivals of 2015", "Ankunft 2015",
                       {{day_of(2015, 9, 1), day_of(2016, 3, 31)}}, day_of(2017, 12, 31), false});
    crises->push_back({CrisisId{2}, "Heat summers 2018 and 2019", "Hitzesommer 2018 und 2019",
                       {{day_of(2018, 6, 1), day_of(2018, 8, 31)}, {day_of(2019, 6, 1), day_of(2019, 8, 31)}},
                       day_of(2021, 8, 31), false});
    crises->push_back({CrisisId{3}, "Pandemic", "Pandemie", {{day_of(2020, 3, 1), day_of(2022, 4, 30)}},
                       day_of(2022, 4, 30), true});
    crises->push_back({CrisisId{4}, "Arrivals from Ukraine", "Ankunft aus der Ukraine",
                       {{day_of(2022, 2, 24), day_of(2022, 12, 31)}}, day_of(2022, 12, 31), true});
    state.crises = crises;
    auto settings = std::make_shared<evidence::Table<Settings>>();
    settings->push_back({});
    state.settings = settings;
    return state;
}

bool same(const State& a, const State& b)
{
    const auto equal = [](const auto& x, const auto& y) { return x == y || *x == *y; };
    return evidence::same(a.archive, b.archive) && equal(a.pins, b.pins) && equal(a.crises, b.crises) &&
           equal(a.imports, b.imports) && equal(a.settings, b.settings);
}

}  // namespace crosscut::study
