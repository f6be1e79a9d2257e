// SPDX-License-Identifier: Apache-2.0
#include "study/history.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::study {

namespace {

std::vector<RowChange> backwards(std::vector<RowChange> changes)
{
    for (RowChange& change : changes) {
        std::swap(change.before, change.after);
        std::swap(change.existed, change.exists);
    }
    return changes;
}

}  // namespace

History::History(State state, std::vector<Step> steps, std::size_t cursor)
    : state_(std::move(state)), steps_(std::move(steps)), cursor_(std::min(cursor, steps_.size()))
{
}

Result<Transaction> History::apply(const Edit& edit, bool gesture)
{
    // What belongs to the step before is done anew from where that step began, so that a name that is being
    // typed leaves no half-typed names behind.
    const bool joined = gesture && last_edit_ && cursor_ > 0 && cursor_ == steps_.size() && joins(*last_edit_, edit);
    State base = state_;
    if (joined) {
        Result<State> begun = with_changes(state_, steps_.back().changes, true);
        if (!begun)
            return begun.problem();
        base = std::move(*begun);
    }
    Result<State> after = study::apply(base, edit);
    if (!after)
        return after.problem();
    Transaction transaction;
    transaction.rows = difference(state_, *after);
    transaction.kept = steps_.size();
    transaction.cursor = cursor_;
    if (transaction.rows.empty())
        return transaction;
    steps_.resize(joined ? cursor_ - 1 : cursor_);
    transaction.kept = steps_.size();
    transaction.cursor = steps_.size();
    Step step{label(base, edit), joined ? difference(base, *after) : transaction.rows};
    if (!step.changes.empty()) {  // a drag that ends where it began is no step
        transaction.pushed = step;
        ++transaction.cursor;
        steps_.push_back(std::move(step));
        if (steps_.size() > most_steps)
            steps_.erase(steps_.begin());  // the file counts on its own and forgets its oldest, too
    }
    cursor_ = steps_.size();
    state_ = std::move(*after);
    last_edit_ = transaction.pushed ? std::optional(edit) : std::nullopt;
    return transaction;
}

Result<std::optional<Transaction>> History::undo()
{
    if (cursor_ == 0)
        return std::optional<Transaction>();
    const std::vector<RowChange>& changes = steps_[cursor_ - 1].changes;
    Result<State> before = with_changes(state_, changes, true);
    if (!before)
        return before.problem();
    state_ = *before;
    --cursor_;
    last_edit_.reset();
    return std::optional<Transaction>(Transaction{steps_.size(), std::nullopt, cursor_, backwards(changes)});
}

Result<std::optional<Transaction>> History::redo()
{
    if (cursor_ == steps_.size())
        return std::optional<Transaction>();
    const std::vector<RowChange>& changes = steps_[cursor_].changes;
    Result<State> after = with_changes(state_, changes, false);
    if (!after)
        return after.problem();
    state_ = *after;
    ++cursor_;
    last_edit_.reset();
    return std::optional<Transaction>(Transaction{steps_.size(), std::nullopt, cursor_, changes});
}

Result<std::vector<Transaction>> History::go(std::size_t cursor)
{
    cursor = std::min(cursor, steps_.size());
    std::vector<Transaction> out;
    while (cursor_ != cursor) {
        Result<std::optional<Transaction>> one = cursor_ > cursor ? undo() : redo();
        if (!one)
            return one.problem();
        out.push_back(**one);
    }
    return out;
}

std::string written(const std::vector<RowChange>& changes)
{
    std::string out;
    for (const RowChange& change : changes) {
        out += change.table + '\t' + std::to_string(change.id) + '\t' + (change.existed ? '1' : '0') + '\t' + (change.exists ? '1' : '0') +
               '\t' + std::to_string(change.before.size()) + '\t' + std::to_string(change.after.size()) + '\n';
        out += change.before;
        out += change.after;
    }
    return out;
}

Result<std::vector<RowChange>> read_changes(std::string_view text)
{
    const Problem damaged{Problem::Code::bad_file, {"A step of the history cannot be read."},
                          {"Save a copy to go on with it."}, {}};
    std::vector<RowChange> changes;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return damaged;
        const std::vector<std::string> parts = split(text.substr(0, end), '\t');
        text.remove_prefix(end + 1);
        if (parts.size() != 6)
            return damaged;
        const auto id = parse_integer(parts[1]);
        const auto before = parse_integer(parts[4]);
        const auto after = parse_integer(parts[5]);
        if (!id || *id < 0 || !before || !after || *before < 0 || *after < 0 ||
            static_cast<std::size_t>(*before) > text.size() || static_cast<std::size_t>(*after) > text.size() - static_cast<std::size_t>(*before))
            return damaged;
        RowChange change{parts[0], static_cast<std::uint32_t>(*id), {}, {}, parts[2] == "1", parts[3] == "1"};
        change.before = std::string(text.substr(0, static_cast<std::size_t>(*before)));
        change.after = std::string(text.substr(static_cast<std::size_t>(*before), static_cast<std::size_t>(*after)));
        text.remove_prefix(static_cast<std::size_t>(*before + *after));
        changes.push_back(std::move(change));
    }
    return changes;
}

std::string written(const Message& label)
{
    std::string out = label.text;
    for (const std::string& value : label.args) {
        out += '\x1f';
        for (const char c : value)
            out += c == '\x1f' ? ' ' : c;
    }
    return out;
}

Message read_label(std::string_view text)
{
    Message out;
    std::vector<std::string> parts = split(text, '\x1f');
    if (parts.empty())
        return out;
    out.text = parts.front();
    out.args.assign(parts.begin() + 1, parts.end());
    return out;
}

}  // namespace crosscut::study
