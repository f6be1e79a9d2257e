// SPDX-License-Identifier: Apache-2.0
#include "exchange/tie_lines.hpp"

#include "exchange/value_words.hpp"
#include "foundation/text.hpp"

#include <array>
#include <optional>

namespace crosscut::exchange {

using namespace evidence;

namespace {

constexpr std::array<std::string_view, 3> open_marks{"„", "“", "\""};
constexpr std::array<std::string_view, 3> close_marks{"“", "”", "\""};

/// What stands between two separators; words between quotation marks are kept together.
std::vector<std::string> parts_of(std::string_view text)
{
    std::vector<std::string> out;
    std::string part;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        if (!quoted) {
            for (const std::string_view mark : open_marks)
                if (text.substr(i).starts_with(mark) && trimmed(part).empty()) {
                    quoted = true;
                    length = mark.size();
                    break;
                }
        } else {
            for (const std::string_view mark : close_marks)
                if (text.substr(i).starts_with(mark)) {
                    quoted = false;
                    length = mark.size();
                    break;
                }
        }
        if (!quoted && (text[i] == ';' || text[i] == '\t')) {
            out.push_back(part);
            part.clear();
        } else {
            part.append(text.substr(i, length));
        }
        i += length;
    }
    out.push_back(part);
    return out;
}

/// The words between quotation marks, if that is all there is.
std::optional<std::string> quotation_of(std::string_view part)
{
    for (const std::string_view first : open_marks)
        for (const std::string_view last : close_marks)
            if (part.size() >= first.size() + last.size() && part.starts_with(first) && part.ends_with(last))
                return std::string(trimmed(part.substr(first.size(), part.size() - first.size() - last.size())));
    return std::nullopt;
}

struct Ends {
    std::string from;
    std::string to;
};

/// Two names in the first part of a line: the leftmost separator that leaves something on both sides.
std::optional<Ends> ends_of(std::string_view part)
{
    constexpr std::array<std::string_view, 11> signs{"<->", "->", "→", "↔", " – ", " — ", " - ", " -- ", " mit ", " with ", " / "};
    std::size_t best = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string_view sign : signs) {
        const std::size_t at = part.find(sign);
        if (at != std::string_view::npos && at < best) {
            best = at;
            length = sign.size();
        }
    }
    if (best == std::string_view::npos)
        return std::nullopt;
    return Ends{std::string(trimmed(part.substr(0, best))), std::string(trimmed(part.substr(best + length)))};
}

/// The rest after one of some words at the beginning; the text itself and false where there is none.
std::pair<std::string, bool> without(std::string_view text, std::initializer_list<std::string_view> words)
{
    const std::string folded = fold(text);
    for (const std::string_view word : words)
        if (folded.starts_with(word) && folded.size() > word.size() && folded[word.size()] == ' ')
            return {std::string(trimmed(text.substr(text.find(' ') + 1))), true};
    return {std::string(text), false};
}

bool take_dates(const std::string& part, TieLine& line)
{
    const auto [begin_text, begins] = without(part, {"seit", "since", "from", "ab", "von"});
    // "2016 bis 2019", "seit 2016 bis 2019", "2016 to 2019"
    for (const std::string_view word : {" bis ", " until ", " to "}) {
        const std::size_t at = begin_text.find(word);
        if (at == std::string::npos)
            continue;
        const Result<PartialDate> start = parse_date(trimmed(std::string_view(begin_text).substr(0, at)));
        const Result<PartialDate> end = parse_date(trimmed(std::string_view(begin_text).substr(at + word.size())));
        if (!start || !end)
            return false;
        line.start = *start;
        line.end = *end;
        return true;
    }
    const auto [end_text, ends] = without(part, {"bis", "until", "to"});
    const Result<PartialDate> date = parse_date(begins ? begin_text : ends ? end_text : part);
    if (!date || date->kind == PartialDate::Kind::none)
        return false;
    (ends ? line.end : line.start) = *date;
    return true;
}

void take_part(const Archive& archive, const std::string& part, TieLine& line)
{
    if (const auto words = quotation_of(part)) {
        line.quote = *words;
        return;
    }
    if (part.size() <= 3)
        if (const auto strength = strength_of_words(part); strength && *strength > 0) {
            line.strength = *strength;
            return;
        }
    if (const RelationId relation = relation_of_words(archive, part)) {
        line.relation = relation;
        return;
    }
    if (const auto polarity = polarity_of_words(part)) {
        line.polarity = *polarity;
        return;
    }
    if (const auto certainty = certainty_of_words(part)) {
        line.certainty = *certainty;
        return;
    }
    if (take_dates(part, line))
        return;
    line.problems.push_back({Problem::Code::bad_value, {"“{1}” is neither a relation nor a strength, a date or an answer.", {part}},
                             {"Write for example: exchange; 3; since 2016. Words of somebody stand between quotation marks."}, {{}, {}, line.line, {}}});
}

TieLine read_line(const Archive& archive, CityId city, std::string_view text, int number)
{
    TieLine line;
    line.line = number;
    std::vector<std::string> parts = parts_of(text);
    for (std::string& part : parts)
        part = std::string(trimmed(part));
    std::size_t rest = 1;
    if (const auto ends = ends_of(parts.front())) {
        line.from = ends->from;
        line.to = ends->to;
    } else {
        line.from = parts.front();
        if (parts.size() > 1) {
            line.to = parts[1];
            rest = 2;
        }
    }
    if (line.from.empty() || line.to.empty()) {
        line.problems.push_back({Problem::Code::missing_value, {"A line needs two names."}, {"Write them with a dash between blanks: Sozialamt – Jugendamt."}, {{}, {}, number, {}}});
        return line;
    }
    line.from_actor = find_actor(archive, line.from, city);
    line.to_actor = find_actor(archive, line.to, city);
    if (fold(line.from) == fold(line.to) || (line.from_actor && line.from_actor == line.to_actor))
        line.problems.push_back({Problem::Code::bad_value, {"A tie needs two different actors."}, {"Choose another actor."}, {{}, {}, number, {}}});
    for (std::size_t i = rest; i < parts.size(); ++i)
        if (!parts[i].empty())
            take_part(archive, parts[i], line);
    if (line.start.earliest && line.end.latest && *line.start.earliest > *line.end.latest)
        line.problems.push_back({Problem::Code::bad_value, {"The end “{1}” lies before the begin “{2}”.", {line.end.text, line.start.text}},
                                 {"Exchange the two dates, or correct one of them."}, {{}, {}, number, {}}});
    return line;
}

}  // namespace

std::vector<TieLine> read_tie_lines(const Archive& archive, CityId city, std::string_view text)
{
    std::vector<TieLine> out;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (!line.empty() && line.front() != '#')
            out.push_back(read_line(archive, city, line, number));
    }
    return out;
}

}  // namespace crosscut::exchange
