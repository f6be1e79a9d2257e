// SPDX-License-Identifier: Apache-2.0
#include "study/store.hpp"

#include "study/database.hpp"

#include "foundation/number.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>

namespace crosscut::study {

using database::as_unsigned;
using database::damaged;
using database::Query;
using database::schema;
using database::seal_of;

struct Store::Connection : database::Connection {};

namespace {

constexpr std::uintmax_t largest_file = 4ull * 1024 * 1024 * 1024;
constexpr std::chrono::minutes patience{5};  // for the checks on opening

using Base = database::Connection;

Place place_of(const std::filesystem::path& path) { return {path.filename().string(), {}, 0, {}}; }

std::filesystem::path journal_of(const std::filesystem::path& path)
{
    std::filesystem::path journal = path;
    journal += "-journal";
    return journal;
}

/// Looks at the file's first bytes without SQLite; a problem if it is not one of ours.
std::optional<Problem> header_problem(const std::filesystem::path& path, int& version)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        return Problem{Problem::Code::io, {"There is no file “{1}”.", {path.string()}}, {"Check the name and the folder."}, {}};
    if (!std::filesystem::is_regular_file(status))
        return Problem{Problem::Code::bad_file, {"“{1}” is not a plain file.", {path.string()}}, {"Choose a study file (*.crosscut)."}, {}};
    std::array<char, 100> head{};
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return Problem{Problem::Code::io, {"The file “{1}” may not be read.", {path.string()}}, {"Ask for the right to read it."}, place_of(path)};
    in.read(head.data(), head.size());
    const auto word = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value = value << 8 | static_cast<unsigned char>(head[at + i]);
        return static_cast<int>(value);
    };
    if (in.gcount() < 100 || std::memcmp(head.data(), "SQLite format 3", 16) != 0 || word(68) != Store::application_id)
        return Problem{Problem::Code::bad_file, {"“{1}” is not a study of this program.", {path.filename().string()}},
                       {"Choose a study file (*.crosscut); other files can be imported."}, place_of(path)};
    version = word(60);
    if (version < 1)
        return damaged(path, {"The file is damaged."});
    const auto size = std::filesystem::file_size(path, error);
    if (error || size > largest_file)
        return Problem{Problem::Code::limit, {"The file is too large to be read."}, {"Open a backup copy, or free some memory."}, place_of(path)};
    return std::nullopt;
}

/// The tables and nothing else, word for word: no trigger, view or index of somebody else may act.
std::optional<Problem> schema_problem(Base& c, bool newer)
{
    std::vector<std::string> found;
    bool plain = true;
    Query query(c, "SELECT type, sql FROM sqlite_schema ORDER BY name");
    while (query.row()) {
        plain = plain && query.text(0) == "table";
        found.push_back(query.text(1));
    }
    if (!query.good())
        return c.failure();
    const bool known = std::all_of(schema.begin(), schema.end(), [&](const char* sql) { return std::find(found.begin(), found.end(), sql) != found.end(); });
    if (known && (newer || (plain && found.size() == schema.size())))
        return std::nullopt;
    if (newer)
        return Problem{Problem::Code::unsupported, {"The study was made by a newer version that this one cannot read."},
                       {"Update the program to open it."}, place_of(c.path)};
    return damaged(c.path, {"The tables inside the file are not those of a study."});
}

/// The version that rows and steps need.
int version_for(const std::vector<RowText>& rows, const std::vector<Step>& steps)
{
    int version = 1;
    for (const RowText& row : rows)
        version = std::max(version, version_of_row(row.table, row.body));
    for (const Step& step : steps)
        for (const RowChange& change : step.changes)
            version = std::max({version, version_of_row(change.table, change.before), version_of_row(change.table, change.after)});
    return version;
}

bool write_version(Base& c, int version) { return c.exec(("PRAGMA user_version=" + std::to_string(version)).c_str()); }

std::optional<Problem> read_rows(Base& c, Stored& stored)
{
    {
        Query query(c, "PRAGMA quick_check(1)");
        if (!query.row() && !query.good())
            return c.failure();
        if (query.text(0) != "ok")
            return damaged(c.path, {"The file is damaged."});
    }
    Query query(c, "SELECT kind, id, body, seal FROM row ORDER BY kind, id");
    while (query.row()) {
        RowText row{query.text(0), static_cast<std::uint32_t>(query.number(1)), query.text(2)};
        if (static_cast<std::int64_t>(row.id) != query.number(1) || as_unsigned(query.number(3)) != seal_of(row.table, row.id, row.body))
            return damaged(c.path, {"A row of the file was changed outside of the program ({1} {2}).", {row.table, std::to_string(query.number(1))}});
        c.digest ^= as_unsigned(query.number(3));
        stored.rows.push_back(std::move(row));
    }
    if (!query.good())
        return c.failure();
    if (c.fact("digest") != std::to_string(c.digest))
        return damaged(c.path, {"Rows of the file are missing or were added outside of the program."});
    return std::nullopt;
}

/// The steps; false when they cannot be trusted, which costs nothing but the undo.
bool read_steps(Base& c, Stored& stored)
{
    Query query(c, "SELECT number, label, changes, seal FROM step ORDER BY number");
    while (query.row()) {
        const std::int64_t number = query.number(0);
        const std::string text = query.text(1);
        const std::string changes = query.text(2);
        if (stored.steps.empty())
            c.first_step = number;
        Result<std::vector<RowChange>> rows = read_changes(changes);
        if (!rows || as_unsigned(query.number(3)) != seal_of(text, static_cast<std::uint64_t>(number), changes) ||
            number != c.first_step + static_cast<std::int64_t>(stored.steps.size()))
            return false;
        stored.steps.push_back({read_label(text), std::move(*rows)});
    }
    const auto cursor = parse_integer(c.fact("cursor"));
    if (!query.good() || !cursor || *cursor < 0 || static_cast<std::size_t>(*cursor) > stored.steps.size())
        return false;
    stored.cursor = static_cast<std::size_t>(*cursor);
    c.steps = static_cast<std::int64_t>(stored.steps.size());
    return true;
}

}  // namespace

std::optional<Problem> examine(database::Connection& connection, const std::filesystem::path& path)
{
    int version = 0;
    if (auto problem = header_problem(path, version))
        return problem;
    connection.path = path;
    connection.deadline = std::chrono::steady_clock::now() + patience;
    if (version > Store::format_version)
        return Problem{Problem::Code::unsupported, {"The study was made by a newer version that this one cannot read."},
                       {"Update the program to open it."}, place_of(path)};
    if (!connection.open(Base::Mode::read) || !connection.exec("BEGIN"))
        return connection.failure();
    return schema_problem(connection, false);
}

Store::Store() = default;
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

const std::filesystem::path& Store::path() const { return connection_->path; }

Result<Store> Store::create(const std::filesystem::path& path, const std::vector<RowText>& rows, const std::vector<Step>& steps, std::size_t cursor)
{
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::symlink_status(path, error)))
        return Problem{Problem::Code::duplicate_name, {"There is already a file “{1}”.", {path.string()}},
                       {"Choose another name, or open that file."}, {}};
    Store store;
    store.connection_ = std::make_unique<Connection>();
    Connection& c = *store.connection_;
    c.path = path;
    bool good = c.open(Base::Mode::create) && c.exec("PRAGMA journal_mode=TRUNCATE") && c.exec("BEGIN IMMEDIATE");
    good = good && c.exec(("PRAGMA application_id=" + std::to_string(application_id)).c_str()) &&
           write_version(c, version_for(rows, steps));
    c.format = version_for(rows, steps);
    for (const char* sql : schema)
        good = good && c.exec(sql);
    for (const RowText& row : rows)
        good = good && c.put_row(row.table, row.id, row.body, true);
    for (const Step& step : steps)
        good = good && c.put_step(step);
    good = good && c.fact("digest", std::to_string(c.digest)) && c.fact("cursor", std::to_string(cursor)) && c.exec("COMMIT");
    if (!good) {
        const Problem problem = c.failure();
        store.connection_.reset();
        std::filesystem::remove(path, error);
        std::filesystem::remove(journal_of(path), error);
        return problem;
    }
    c.holder.hold(path);
    c.version = c.foreign_commits();
    return store;
}

Result<Store> Store::open(const std::filesystem::path& path, Stored& stored, bool read_only)
{
    stored = {};
    int version = 0;
    if (auto problem = header_problem(path, version))
        return *problem;
    Store store;
    store.connection_ = std::make_unique<Connection>();
    Connection& c = *store.connection_;
    c.path = path;
    const Place place = place_of(path);
    const auto remark = [&](Problem::Code code, const Message& what, const Message& hint) {
        read_only = true;
        stored.remarks.push_back({code, what, hint, place});
    };
    const bool newer = version > format_version;
    c.format = version;
    if (newer)
        remark(Problem::Code::unsupported, {"The study was made by a newer version and is open for reading only."}, {"Update the program to change it."});
    if (!read_only) {
        const auto outcome = c.holder.hold(path);
        const database::Holder::Owner owner = outcome == database::Holder::Outcome::taken ? database::Holder::owner(path) : database::Holder::Owner();
        if (!owner.process.empty())
            remark(Problem::Code::conflict, {"The study is open in another window or program (process {1}, since {2}), so it is open for reading only here.", {owner.process, owner.since}},
                   {"Close it there and open it again, or save a copy."});
        else if (outcome == database::Holder::Outcome::taken)
            remark(Problem::Code::conflict, {"The study is open in another window or program, so it is open for reading only here."},
                   {"Close it there and open it again, or save a copy."});
        else if (outcome == database::Holder::Outcome::forbidden)
            remark(Problem::Code::io, {"The study is open for reading only: the file may not be written."}, {"Save a copy to change it."});
    }
    // After a crash the journal must be rolled back first, which needs the right to write.
    std::error_code error;
    const std::filesystem::path journal = journal_of(path);
    const bool interrupted = std::filesystem::file_size(journal, error) > 0 && !error;
    c.deadline = std::chrono::steady_clock::now() + patience;
    // All is read in one transaction, so that nobody can write in between.
    const bool opened = c.open(interrupted ? Base::Mode::write : Base::Mode::read) && c.exec("BEGIN");
    if (auto problem = opened ? schema_problem(c, newer) : c.failure()) {
        if (interrupted && problem->code == Problem::Code::io)
            return Problem{Problem::Code::io, {"The last change was interrupted, and the file may not be written to take it back."},
                           {"Copy the file together with “{1}” to a folder that you may write to, and open it there.", {journal.filename().string()}}, place};
        return *problem;
    }
    if (auto problem = read_rows(c, stored))
        return *problem;
    if (!read_steps(c, stored)) {
        stored.steps.clear();
        stored.cursor = 0;
        remark(Problem::Code::bad_file, {"The history of the file is damaged; the study is open for reading only, without its undo steps."},
               {"Save a copy to go on with it."});
    }
    c.forget();
    if (!read_only && (!c.open(Base::Mode::write) || !c.exec("PRAGMA journal_mode=TRUNCATE")))
        return c.failure();
    c.deadline = std::chrono::steady_clock::time_point::max();
    if (read_only)
        c.close();
    else if (c.version = c.foreign_commits(); c.fact("digest") != std::to_string(c.digest))
        return damaged(path, {"Rows of the file are missing or were added outside of the program."});
    c.read_only = read_only;
    stored.read_only = read_only;
    return store;
}

std::optional<Problem> Store::astray() const
{
    const Connection& c = *connection_;
    if (c.read_only || c.holder.in_place(c.path))
        return std::nullopt;
    return Problem{Problem::Code::conflict, {"The file was deleted, moved or replaced while it was open."},
                   {"Put it back, or save the study under another name; nothing is lost."}, place_of(c.path)};
}

Result<Done> Store::commit(const Transaction& transaction)
{
    Connection& c = *connection_;
    if (c.read_only)
        return Problem{Problem::Code::io, {"The study is open for reading only."}, {"Save a copy to change it."}, {}};
    if (auto problem = astray())
        return *problem;
    c.forget();
    const std::uint64_t digest = c.digest;
    const std::int64_t first_step = c.first_step;
    const std::int64_t steps = c.steps;
    const int format = c.format;
    const auto take_back = [&]() {
        c.exec("ROLLBACK");
        c.digest = digest;
        c.first_step = first_step;
        c.steps = steps;
        c.format = format;
    };
    if (!c.exec("BEGIN IMMEDIATE"))
        return c.failure();
    if (c.foreign_commits() != c.version || c.fact("digest") != std::to_string(c.digest)) {
        take_back();
        if (c.trouble != 0)
            return c.failure();
        return Problem{Problem::Code::conflict, {"Another window or program has changed the file meanwhile."},
                       {"Save a copy under another name, then open the file again."}, place_of(c.path)};
    }
    bool good = true;
    for (const RowChange& row : transaction.rows)
        c.format = std::max({c.format, version_of_row(row.table, row.before), version_of_row(row.table, row.after)});
    if (c.format > format)
        good = write_version(c, c.format);
    if (static_cast<std::int64_t>(transaction.kept) < c.steps) {
        good = good && Query(c, "DELETE FROM step WHERE number >= ?1").bind(1, c.first_step + static_cast<std::int64_t>(transaction.kept)).run();
        c.steps = static_cast<std::int64_t>(transaction.kept);
    }
    std::size_t cursor = transaction.cursor;
    if (transaction.pushed) {
        good = good && c.put_step(*transaction.pushed);
        if (c.steps > static_cast<std::int64_t>(History::most_steps)) {
            good = good && Query(c, "DELETE FROM step WHERE number = ?1").bind(1, c.first_step).run();
            ++c.first_step;
            --c.steps;
            --cursor;
        }
    }
    for (const RowChange& row : transaction.rows)
        good = good && c.put_row(row.table, row.id, row.after, row.exists);
    good = good && c.fact("digest", std::to_string(c.digest)) && c.fact("cursor", std::to_string(cursor)) && c.exec("COMMIT");
    if (good)
        return Done{};
    const Problem problem = c.failure();
    take_back();
    return problem;
}

}  // namespace crosscut::study
