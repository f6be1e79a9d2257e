// SPDX-License-Identifier: Apache-2.0
#include "study/book.hpp"

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
    Result<State> state = state_of(stored.rows);
    if (!state)
        return state.problem();
    Book book;
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

SaveStatus Book::save_status() const { return keeper_ ? keeper_->status() : SaveStatus{}; }
bool Book::flush(double seconds) { return !keeper_ || keeper_->flush(seconds); }
void Book::retry()
{
    if (keeper_)
        keeper_->retry();
}

Result<Done> Book::save_as(const std::filesystem::path& path)
{
    Result<Store> store = Store::create(path, rows_of(history_.state()), history_.steps(), history_.cursor());
    if (!store)
        return store.problem();
    keeper_ = std::make_unique<Keeper>(std::move(*store), false);
    read_only_ = false;
    remarks_.clear();
    return Done{};
}

}  // namespace crosscut::study
