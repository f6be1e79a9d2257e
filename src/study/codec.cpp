// SPDX-License-Identifier: Apache-2.0
#include "study/codec.hpp"

#include "study/row_fields.hpp"

#include "foundation/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace crosscut::study {

std::string guarded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '\\')
            out += "\\\\";
        else if (c == '\t')
            out += "\\t";
        else if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out;
}

bool unguarded(std::string_view text, std::string& out)
{
    out.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        if (++i == text.size())
            return false;
        if (text[i] == 't')
            out += '\t';
        else if (text[i] == 'n')
            out += '\n';
        else if (text[i] == '\\')
            out += '\\';
        else
            return false;
    }
    return true;
}

namespace {

template <class T> constexpr bool is_id = false;
template <class Tag> constexpr bool is_id<Id<Tag>> = true;

// The last value of each kind that a row may hold: a number beyond it is no word of the codebook.
template <class T> constexpr int last_of = -1;
template <> constexpr int last_of<evidence::RelationClass> = static_cast<int>(evidence::RelationClass::conflict);
template <> constexpr int last_of<evidence::WeightMeaning> = static_cast<int>(evidence::WeightMeaning::cost);
template <> constexpr int last_of<evidence::Sector> = static_cast<int>(evidence::Sector::unknown);
template <> constexpr int last_of<evidence::Field> = static_cast<int>(evidence::Field::other);
template <> constexpr int last_of<evidence::Certainty> = static_cast<int>(evidence::Certainty::hearsay);
template <> constexpr int last_of<evidence::Polarity> = static_cast<int>(evidence::Polarity::ended);
template <> constexpr int last_of<evidence::Role> = static_cast<int>(evidence::Role::appoints);
template <> constexpr int last_of<analysis::GapKind> = static_cast<int>(analysis::GapKind::paper);
template <> constexpr int last_of<Verdict> = static_cast<int>(Verdict::close_it);
template <> constexpr int last_of<evidence::SuccessionKind> = static_cast<int>(evidence::SuccessionKind::split);
template <> constexpr int last_of<Likeness> = static_cast<int>(Likeness::later);
template <> constexpr int last_of<EntryKind> = static_cast<int>(EntryKind::step);
template <> constexpr int last_of<SavedKind> = static_cast<int>(SavedKind::set);
template <> constexpr int last_of<evidence::Influence> = static_cast<int>(evidence::Influence::hinders);
template <> constexpr int last_of<evidence::Coverage> = static_cast<int>(evidence::Coverage::spontaneous);

// Far above any study, far below where counting on would begin anew at 0.
constexpr std::uint32_t largest_id = 2'000'000'000;

// ---- one value as text ----

template <class T> std::string value_text(const T& value)
{
    if constexpr (std::is_same_v<T, std::string>)
        return value;
    else if constexpr (std::is_same_v<T, bool>)
        return value ? "1" : "0";
    else if constexpr (std::is_same_v<T, double>)
        return plain(value);
    else if constexpr (std::is_enum_v<T>)
        return std::to_string(static_cast<int>(value));
    else if constexpr (is_id<T>)
        return std::to_string(value.value);
    else if constexpr (std::is_same_v<T, PartialDate>)
        return value.text;
    else if constexpr (std::is_same_v<T, Day>)
        return iso(value);
    else if constexpr (std::is_same_v<T, Pulse>)
        return iso(value.first) + '/' + iso(value.last);
    else if constexpr (std::is_same_v<T, evidence::Unanswered>)
        return value_text(value.actor) + '/' + value_text(value.relation) + '/' + value_text(value.asked);
    else if constexpr (std::is_same_v<T, evidence::Extra>)
        return value.name + '\t' + value.value;
    else
        return std::to_string(value);
}

template <class T> bool read_whole(std::string_view text, T& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

template <class T> bool read_value(const std::string& text, T& value)
{
    if constexpr (std::is_same_v<T, std::string>) {
        value = text;
        return true;
    } else if constexpr (std::is_same_v<T, bool>) {
        value = text == "1";
        return text == "1" || text == "0";
    } else if constexpr (std::is_enum_v<T>) {
        static_assert(last_of<T> >= 0);
        int number = 0;
        if (!read_whole(text, number) || number < 0 || number > last_of<T>)
            return false;
        value = static_cast<T>(number);
        return true;
    } else if constexpr (is_id<T>) {
        return read_whole(text, value.value) && value.value <= largest_id;
    } else if constexpr (std::is_same_v<T, PartialDate>) {
        Result<PartialDate> date = parse_date(text);
        if (!date)
            return false;
        value = *date;
        return true;
    } else if constexpr (std::is_same_v<T, Day>) {
        const std::optional<Day> day = parse_day(text);
        if (day)
            value = *day;
        return day.has_value();
    } else if constexpr (std::is_same_v<T, Pulse>) {
        const std::size_t cut = text.find('/');
        return cut != std::string::npos && read_value(text.substr(0, cut), value.first) &&
               read_value(text.substr(cut + 1), value.last);
    } else if constexpr (std::is_same_v<T, evidence::Unanswered>) {
        const std::size_t first = text.find('/');
        const std::size_t last = text.rfind('/');
        return first != std::string::npos && last > first && read_value(text.substr(0, first), value.actor) &&
               read_value(text.substr(first + 1, last - first - 1), value.relation) && read_value(text.substr(last + 1), value.asked);
    } else if constexpr (std::is_same_v<T, evidence::Extra>) {
        const std::size_t cut = text.find('\t');
        if (cut == std::string::npos)
            return false;
        value = {text.substr(0, cut), text.substr(cut + 1)};
        return true;
    } else {
        return read_whole(text, value);
    }
}

// ---- writing a row ----

struct Writer {
    std::string body;

    template <class T> void operator()(const char* key, const T& value)
    {
        // Numbers and kinds are always written: their default in a row need not be zero.
        constexpr bool plain_value = std::is_enum_v<T> || std::is_same_v<T, std::uint64_t>;
        if (!plain_value && value == T{})
            return;
        line(key, value_text(value));
    }
    template <class T> void operator()(const char* key, const std::vector<T>& values)
    {
        for (const T& value : values)
            line(key, value_text(value));
    }
    void operator()(const char* key, const Day& value) { line(key, value_text(value)); }
    void line(const char* key, const std::string& text)
    {
        body += key;
        body += '\t';
        body += guarded(text);
        body += '\n';
    }
};

// ---- reading a row ----

struct Reader {
    std::vector<std::pair<std::string_view, std::string>> lines;
    bool good = true;

    explicit Reader(std::string_view body)
    {
        while (!body.empty()) {
            const std::size_t end = body.find('\n');
            const std::string_view line = body.substr(0, end);
            body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
            const std::size_t tab = line.find('\t');
            std::string value;
            if (tab == std::string_view::npos || !unguarded(line.substr(tab + 1), value)) {
                good = false;
                return;
            }
            lines.emplace_back(line.substr(0, tab), std::move(value));
        }
    }
    template <class T> void operator()(const char* key, T& value)
    {
        for (const auto& [name, text] : lines)
            if (name == key)
                good = read_value(text, value) && good;
    }
    template <class T> void operator()(const char* key, std::vector<T>& values)
    {
        values.clear();
        for (const auto& [name, text] : lines) {
            if (name != key)
                continue;
            values.emplace_back();
            good = read_value(text, values.back()) && good;
        }
    }
};

template <class Row> std::string body_of(const Row& row)
{
    Writer writer;
    Row copy = row;
    fields(copy, writer);
    return std::move(writer.body);
}

// What the rooms rely on beyond the kinds of the values.
template <class Row> bool sound(const Row&) { return true; }
bool sound(const evidence::Claim& row) { return row.strength >= 0 && row.strength <= 5; }
bool sound(const Decision& row) { return !row.gap.about.empty() && (!row.gap.actors.empty() || row.gap.structure); }
bool sound(const evidence::Succession& row) { return !row.before.empty() && !row.after.empty(); }
bool sound(const Duplicate& row) { return row.actors.size() + row.structures.size() == 2 && row.actors.size() != 1; }
bool sound(const Pin& row) { return std::isfinite(row.x) && std::isfinite(row.y); }
bool sound(const Crisis& row)
{
    return !row.pulses.empty() && std::all_of(row.pulses.begin(), row.pulses.end(), [](const Pulse& pulse) { return pulse.first <= pulse.last; });
}

template <class Row> bool read_row(std::string_view body, std::uint32_t id, Row& row)
{
    Reader reader(body);
    row = Row{};
    row.id.value = id;
    fields(row, reader);
    return reader.good && sound(row);
}

Problem unreadable(const std::string& table, std::uint32_t id)
{
    return {Problem::Code::bad_file,
            {"A row of the study cannot be read ({1} {2}).", {table, std::to_string(id)}},
            {"The file is damaged or was changed by another program. Open a backup, or repair into a new file."},
            {}};
}

}  // namespace

const std::vector<std::string>& table_names()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        const State state = empty_state();
        tables(state, [&](const char* name, const auto&) { out.emplace_back(name); });
        return out;
    }();
    return names;
}

int version_of_table(std::string_view name)
{
    if (name == "photo" || name == "negative")
        return 3;
    static constexpr std::array<std::string_view, 12> first{"settings", "city", "relation", "actor", "structure", "event", "membership", "interview", "claim", "pin", "crisis", "import"};
    return std::find(first.begin(), first.end(), name) != first.end() ? 1 : 2;
}

int version_of_row(std::string_view table, std::string_view body)
{
    // Fields that version 1 would lose when it writes the row again.
    const auto has = [&](std::string_view key) { return body.find(key) != std::string_view::npos; };
    if ((table == "actor" && (has("\nstart\t") || has("\nend\t"))) || (table == "structure" && has("\nalias\t")) || (table == "interview" && has("\nunanswered\t")))
        return 2;
    return version_of_table(table);
}

std::vector<RowText> rows_of(const State& state)
{
    std::vector<RowText> rows;
    tables(state, [&](const char* name, const auto& table) {
        for (const auto& row : *table)
            rows.push_back({name, row.id.value, body_of(row)});
    });
    return rows;
}

Result<State> state_of(const std::vector<RowText>& rows)
{
    std::map<std::string, std::vector<const RowText*>> sorted;
    for (const RowText& row : rows)
        sorted[row.table].push_back(&row);
    for (auto& [table, list] : sorted) {
        std::sort(list.begin(), list.end(), [](const RowText* a, const RowText* b) { return a->id < b->id; });
        const auto twice = std::adjacent_find(list.begin(), list.end(), [](const RowText* a, const RowText* b) { return a->id == b->id; });
        if (twice != list.end())
            return unreadable(table, (*twice)->id);
        for (const std::uint32_t id : {list.front()->id, list.back()->id})
            if (id == 0 || id > largest_id)
                return unreadable(table, id);
        const auto& names = table_names();
        if (std::find(names.begin(), names.end(), table) == names.end())
            return unreadable(table, list.front()->id);
    }
    State state = empty_state();
    std::optional<Problem> problem;
    tables(state, [&](const char* name, auto& table) {
        auto made = std::make_shared<std::decay_t<decltype(*table)>>();
        for (const RowText* text : sorted[name]) {
            made->emplace_back();
            if (!read_row(text->body, text->id, made->back()) && !problem)
                problem = unreadable(name, text->id);
        }
        table = made;
    });
    if (!problem && (state.settings->size() != 1 || state.about().id.value != 1))
        problem = unreadable("settings", 1);
    if (problem)
        return *problem;
    return state;
}

std::vector<RowChange> difference(const State& before, const State& after)
{
    std::vector<RowChange> changes;
    std::map<std::string, const void*> old_tables;
    tables(before, [&](const char* name, const auto& table) { old_tables[name] = &table; });
    tables(after, [&](const char* name, const auto& table) {
        using Pointer = std::decay_t<decltype(table)>;
        const Pointer& old = *static_cast<const Pointer*>(old_tables[name]);
        if (old == table)
            return;
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < old->size() || j < table->size()) {
            const std::uint32_t a = i < old->size() ? (*old)[i].id.value : UINT32_MAX;
            const std::uint32_t b = j < table->size() ? (*table)[j].id.value : UINT32_MAX;
            if (a == b) {
                if (!((*old)[i] == (*table)[j]))
                    changes.push_back({name, a, body_of((*old)[i]), body_of((*table)[j]), true, true});
                ++i;
                ++j;
            } else if (a < b) {
                changes.push_back({name, a, body_of((*old)[i]), {}, true, false});
                ++i;
            } else {
                changes.push_back({name, b, {}, body_of((*table)[j]), false, true});
                ++j;
            }
        }
    });
    return changes;
}

Result<State> with_changes(const State& state, const std::vector<RowChange>& changes, bool backwards)
{
    State out = state;
    std::optional<Problem> problem;
    tables(out, [&](const char* name, auto& table) {
        using Rows = std::remove_const_t<std::remove_reference_t<decltype(*table)>>;
        using Row = typename Rows::value_type;
        std::map<std::uint32_t, std::pair<bool, const std::string*>> wanted;
        for (const RowChange& change : changes)
            if (change.table == name)
                wanted[change.id] = backwards ? std::pair{change.existed, &change.before}
                                              : std::pair{change.exists, &change.after};
        if (wanted.empty())
            return;
        auto made = std::make_shared<Rows>();
        made->reserve(table->size() + wanted.size());
        auto next = wanted.begin();
        const auto put = [&](std::uint32_t id, const std::pair<bool, const std::string*>& side) {
            if (!side.first)
                return;
            Row row;
            if (!read_row(*side.second, id, row) && !problem)
                problem = unreadable(name, id);
            made->push_back(std::move(row));
        };
        for (const Row& row : *table) {
            for (; next != wanted.end() && next->first < row.id.value; ++next)
                put(next->first, next->second);
            if (next != wanted.end() && next->first == row.id.value) {
                put(next->first, next->second);
                ++next;
            } else {
                made->push_back(row);
            }
        }
        for (; next != wanted.end(); ++next)
            put(next->first, next->second);
        table = made;
    });
    if (problem)
        return *problem;
    return out;
}

}  // namespace crosscut::study
