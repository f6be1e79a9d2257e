// SPDX-License-Identifier: Apache-2.0
#include "interview/note.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

namespace crosscut::interview {

namespace {

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

std::string written(const std::vector<Note>& notes)
{
    std::string out;
    for (const Note& note : notes) {
        out += std::to_string(static_cast<int>(note.kind)) + '\t';
        out += std::to_string(static_cast<int>(note.problem.code)) + '\t';
        out += written(note.problem.what) + '\t' + written(note.problem.hint) + '\t';
        out += guarded(note.problem.place.file) + '\t' + guarded(note.problem.place.sheet) + '\t';
        out += std::to_string(note.problem.place.line) + '\t' + guarded(note.problem.place.column) + '\n';
    }
    return out;
}

std::vector<Note> read_notes(std::string_view text)
{
    std::vector<Note> notes;
    for (const std::string& line : split(text, '\n')) {
        const std::vector<std::string> parts = split(line, '\t');
        if (parts.size() != 8)
            continue;
        const auto kind = parse_integer(parts[0]);
        const auto code = parse_integer(parts[1]);
        const auto row = parse_integer(parts[6]);
        if (!kind || *kind < 0 || *kind > 2 || !code || *code < 0 || !row)
            continue;
        Note note;
        note.kind = static_cast<Note::Kind>(*kind);
        note.problem.code = static_cast<Problem::Code>(*code);
        note.problem.what = read_message(parts[2]);
        note.problem.hint = read_message(parts[3]);
        note.problem.place = {unguarded(parts[4]), unguarded(parts[5]), static_cast<int>(*row), unguarded(parts[7])};
        notes.push_back(std::move(note));
    }
    return notes;
}

}  // namespace crosscut::interview
