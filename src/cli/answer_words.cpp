// SPDX-License-Identifier: Apache-2.0
#include "cli/answer_words.hpp"

#include "analysis/statistics.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::cli {

using namespace evidence;
using namespace analysis;

namespace {

template <class Row, class Key> std::string key_of(const Table<Row>& table, Key id)
{
    const Row* row = find(table, id);
    return row ? row->key : std::string();
}

/// The same for programs in every language.
struct Exact {
    const Wording& with;
    bool hidden;

    const Archive& archive() const { return *with.archive; }
    Cell operator()(std::monostate) const { return {}; }
    Cell operator()(bool truth) const { return truth; }
    Cell operator()(double number) const { return number; }
    Cell operator()(Day day) const { return iso(day); }
    Cell operator()(const PartialDate& date) const { return date.text; }
    Cell operator()(const Message& message) const { return in(Language::english, message); }
    Cell operator()(const ShareOf& share) const { return 1.0 * static_cast<double>(share.hits); }
    Cell operator()(const Between& range) const { return range.low; }
    Cell operator()(const Spoken& said) const { return hidden ? Cell() : Cell(said.words); }
    Cell operator()(const structures::StatusOnDay& state) const
    {
        std::string out(structures::key(state.status));
        for (const structures::Alternative& one : state.alternatives)
            out += (&one == &state.alternatives.front() ? ":" : "|") + std::string(structures::key(one.status));
        return out;
    }
    Cell operator()(CityId id) const { return key_of(*archive().cities, id); }
    Cell operator()(ActorId id) const { return !id ? Cell() : hidden ? Cell(with.actor(id)) : Cell(key_of(*archive().actors, id)); }
    Cell operator()(StructureId id) const { return !id ? Cell() : hidden ? Cell(with.structure(id)) : Cell(key_of(*archive().structures, id)); }
    Cell operator()(TieNumber number) const { return 1.0 * number.number; }
    Cell operator()(EventId id) const
    {
        const Event* event = find(*archive().events, id);
        return event ? Cell(event->type + " " + event->date.text) : Cell();
    }
    Cell operator()(InterviewId id) const { return hidden ? Cell(in_words(with, AnswerCell(id))) : Cell(key_of(*archive().interviews, id)); }
    template <class Key> Cell operator()(const std::vector<Key>& list) const
    {
        std::string out;
        for (const Key id : list)
            if (const Cell one = (*this)(id); std::holds_alternative<std::string>(one))
                out += (out.empty() ? "" : hidden ? "; " : " ") + std::get<std::string>(one);
        return out;
    }
};

template <class Kind> bool has(const AnswerTable& table, std::size_t column)
{
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const AnswerRow& row) { return column < row.cells.size() && std::holds_alternative<Kind>(row.cells[column]); });
}

Grid exact_grid(const AnswerTable& table, const Exact& exact)
{
    Grid out{table.key, {}, {}, {}};
    out.rows.resize(table.rows.size());
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const std::string& key = table.columns[c].key;
        const bool share = has<ShareOf>(table, c);
        const bool range = has<Between>(table, c);
        std::vector<std::string> keys{key};
        if (share)
            keys = {key + "_hits", key + "_all", key + "_low", key + "_high"};
        else if (range)
            keys = {key + "_low", key + "_high"};
        out.columns.insert(out.columns.end(), keys.begin(), keys.end());
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const AnswerCell value = c < table.rows[r].cells.size() ? table.rows[r].cells[c] : AnswerCell();
            std::vector<Cell> cells(keys.size());
            if (const auto* one = std::get_if<ShareOf>(&value)) {
                cells[0] = 1.0 * static_cast<double>(one->hits);
                cells[1] = 1.0 * static_cast<double>(one->all);
                if (const auto limits = wilson(one->hits, one->all)) {
                    cells[2] = limits->first;
                    cells[3] = limits->second;
                }
            } else if (const auto* between = std::get_if<Between>(&value)) {
                cells[0] = between->low;
                cells[1] = cell(between->high);
            } else {
                cells[0] = std::visit(exact, value);
            }
            out.rows[r].insert(out.rows[r].end(), cells.begin(), cells.end());
        }
    }
    return out;
}

}  // namespace

std::vector<Grid> grids_of(const Reply& answer, const Wording& wording, Format format, bool hidden)
{
    std::vector<Grid> out;
    for (const AnswerTable& table : answer.tables) {
        if (format != Format::table) {
            out.push_back(exact_grid(table, {wording, hidden}));
            continue;
        }
        // Headings and captions are source texts: the grid translates its keys.
        Grid grid{table.caption, {}, {}, {}};
        for (const AnswerColumn& column : table.columns)
            grid.columns.push_back(column.heading);
        for (const AnswerRow& row : table.rows) {
            std::vector<Cell> cells;
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                const bool number = std::holds_alternative<double>(row.cells[c]);
                cells.push_back(number ? Cell(std::get<double>(row.cells[c])) : Cell(in_words(wording, row.cells[c], table.columns[c].digits)));
            }
            grid.rows.push_back(std::move(cells));
        }
        for (const AnswerColumn& column : table.columns)
            grid.digits.push_back(column.digits);
        out.push_back(std::move(grid));
    }
    return out;
}

std::vector<Grid> evidence_of(const Reply& answer, const Archive& archive, bool hidden)
{
    Grid statements{"statements_behind", {"table", "row", "claim", "interview", "polarity", "file", "line", "quote"}, {}, {}};
    Grid events{"events_behind", {"table", "row", "structure", "type", "date", "words", "basis"}, {}, {}};
    if (hidden) {
        statements.columns = {"table", "row", "polarity"};
        events.columns = {"table", "row", "type", "date"};
    }
    for (const AnswerTable& table : answer.tables)
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            for (const ClaimId id : table.rows[r].claims)
                if (const Claim* claim = find(*archive.claims, id)) {
                    std::vector<Cell> cells{table.key, 1.0 * static_cast<double>(r + 1)};
                    if (!hidden) {
                        cells.emplace_back(claim->key.empty() ? std::to_string(id.value) : claim->key);
                        cells.emplace_back(key_of(*archive.interviews, claim->interview));
                    }
                    cells.emplace_back(std::string(key(claim->polarity)));
                    if (!hidden) {
                        cells.emplace_back(claim->place.file);
                        cells.push_back(claim->place.line > 0 ? Cell(1.0 * claim->place.line) : Cell());
                        cells.emplace_back(claim->quote);
                    }
                    statements.rows.push_back(std::move(cells));
                }
            for (const EventId id : table.rows[r].events)
                if (const Event* event = find(*archive.events, id)) {
                    std::vector<Cell> cells{table.key, 1.0 * static_cast<double>(r + 1)};
                    if (!hidden)
                        cells.emplace_back(key_of(*archive.structures, event->structure));
                    cells.emplace_back(event->type);
                    cells.emplace_back(event->date.text);
                    if (!hidden) {
                        cells.emplace_back(event->words);
                        cells.emplace_back(event->basis);
                    }
                    events.rows.push_back(std::move(cells));
                }
        }
    return {statements, events};
}

Grid sentences_of(const std::string& key, const std::vector<Sentence>& sentences, const Wording& wording)
{
    Grid out{key, {"sentence"}, {}, {}};
    for (const Sentence& one : sentences)
        out.rows.push_back({in_words(wording, one)});
    return out;
}

}  // namespace crosscut::cli
