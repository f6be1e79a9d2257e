// SPDX-License-Identifier: Apache-2.0
#include "study/book.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::study {

Result<Book> Book::create(const std::filesystem::path& path, const State& state)
{
    Result<Store> store = Store::create(path, rows_of(state));
    if (!store)
        return store.problem();
    Book book;
    book.history_ = History(state);
    book.keeper_ = std::make_unique<Keeper>(std::move(*store), false);
    return book;
}

Result<Book> Book::open(const std::filesystem::path& path, bool read_only)
{
    Stored stored;
    Result<Store> store = Store::open(path, stored, read_only);
    if (!store)
        return store.problem();
    Book book;
    for (const RowText& row : stored.rows)
        if (row.table == version_table) {
            Result<Version> version = version_from(row);
            if (!version)
                return version.problem();
            book.versions_.push_back(std::move(*version));
        }
    std::erase_if(stored.rows, [](const RowText& row) { return row.table == version_table; });
    Result<State> state = state_of(stored.rows);
    if (!state)
        return state.problem();
    book.history_ = History(*state, std::move(stored.steps), stored.cursor);
    book.remarks_ = std::move(stored.remarks);
    book.read_only_ = stored.read_only;
    book.keeper_ = std::make_unique<Keeper>(std::move(*store), stored.read_only);
    return book;
}

std::filesystem::path Book::path() const { return keeper_ ? keeper_->path() : std::filesystem::path(); }

Result<Done> Book::apply(const Edit& edit, bool gesture)
{
    if (read_only_)
        return Problem{Problem::Code::io, {"The study is open for reading only."}, {"Save a copy to change it."}, {}};
    Result<Transaction> transaction = history_.apply(edit, gesture);
    if (!transaction)
        return transaction.problem();
    if (keeper_ && !transaction->rows.empty())
        keeper_->submit(std::move(*transaction));
    return Done{};
}

Result<bool> Book::undo()
{
    if (read_only_)
        return false;
    Result<std::optional<Transaction>> transaction = history_.undo();
    if (!transaction)
        return transaction.problem();
    if (*transaction && keeper_)
        keeper_->submit(**transaction);
    return transaction->has_value();
}

Result<bool> Book::redo()
{
    if (read_only_)
        return false;
    Result<std::optional<Transaction>> transaction = history_.redo();
    if (!transaction)
        return transaction.problem();
    if (*transaction && keeper_)
        keeper_->submit(**transaction);
    return transaction->has_value();
}

Result<Done> Book::go(std::size_t cursor)
{
    if (read_only_)
        return Done{};
    Result<std::vector<Transaction>> transactions = history_.go(cursor);
    if (!transactions)
        return transactions.problem();
    for (Transaction& transaction : *transactions)
        if (keeper_)
            keeper_->submit(std::move(transaction));
    return Done{};
}

const Version* Book::version(VersionId id) const
{
    const auto found = std::find_if(versions_.begin(), versions_.end(), [&](const Version& one) { return one.id == id; });
    return found == versions_.end() ? nullptr : &*found;
}

Result<Done> Book::keep_version(const std::string& name, const std::string& time)
{
    if (read_only_)
        return Problem{Problem::Code::io, {"The study is open for reading only."}, {"Save a copy to change it."}, {}};
    const std::string wanted(trimmed(name));
    if (wanted.empty())
        return Problem{Problem::Code::missing_value, {"A name is missing."}, {"Type a name."}, {}};
    if (std::any_of(versions_.begin(), versions_.end(), [&](const Version& one) { return fold(one.name) == fold(wanted); }))
        return Problem{Problem::Code::duplicate_name, {"There is already a version called “{1}”.", {wanted}}, {"Choose another name, or delete that version."}, {}};
    const VersionId id{versions_.empty() ? 1 : versions_.back().id.value + 1};
    versions_.push_back(version_of(history_.state(), id, wanted, time));
    write_beside({{version_table, id.value, {}, row_of(versions_.back()).body, false, true}});
    return Done{};
}

Result<Done> Book::drop_version(VersionId id)
{
    if (read_only_)
        return Problem{Problem::Code::io, {"The study is open for reading only."}, {"Save a copy to change it."}, {}};
    if (!version(id))
        return Problem{Problem::Code::unknown_name, {"This version is not there any more."}, {"Choose another one."}, {}};
    std::erase_if(versions_, [&](const Version& one) { return one.id == id; });
    write_beside({{version_table, id.value, {}, {}, true, false}});
    return Done{};
}

Result<Done> Book::return_to(VersionId id)
{
    const Version* kept = version(id);
    if (!kept)
        return Problem{Problem::Code::unknown_name, {"This version is not there any more."}, {"Choose another one."}, {}};
    Result<State> state = state_of(*kept);
    if (!state)
        return state.problem();
    return apply(ReturnTo{kept->name, std::move(*state)});
}

void Book::write_beside(std::vector<RowChange> rows)
{
    if (keeper_)
        keeper_->submit({history_.steps().size(), std::nullopt, history_.cursor(), std::move(rows)});
}

std::vector<RowText> Book::all_rows() const
{
    std::vector<RowText> rows = rows_of(history_.state());
    for (const Version& one : versions_)
        rows.push_back(row_of(one));
    return rows;
}

SaveStatus Book::save_status() const { return keeper_ ? keeper_->status() : SaveStatus{}; }
bool Book::flush(double seconds) { return !keeper_ || keeper_->flush(seconds); }
void Book::retry()
{
    if (keeper_)
        keeper_->retry();
}

Result<Done> Book::save_as(const std::filesystem::path& path)
{
    Result<Store> store = Store::create(path, all_rows(), history_.steps(), history_.cursor());
    if (!store)
        return store.problem();
    keeper_ = std::make_unique<Keeper>(std::move(*store), false);
    read_only_ = false;
    remarks_.clear();
    return Done{};
}

}  // namespace crosscut::study
