// SPDX-License-Identifier: Apache-2.0
#include "study/store.hpp"

#include "foundation/number.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>

namespace crosscut::study {

namespace {

constexpr std::array<const char*, 3> schema = {
    "CREATE TABLE fact(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE row(kind TEXT NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL, seal INTEGER NOT NULL, PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID",
    "CREATE TABLE step(number INTEGER PRIMARY KEY, label TEXT NOT NULL, changes TEXT NOT NULL, seal INTEGER NOT NULL) STRICT",
};

/// 64-bit hash of a row (FNV-1a, then mixed): finds bit rot and edits by foreign tools, not attackers.
std::uint64_t seal_of(std::string_view kind, std::uint64_t id, std::string_view body)
{
    std::uint64_t hash = 14695981039346656037ull;
    const auto add = [&](unsigned char c) { hash = (hash ^ c) * 1099511628211ull; };
    for (const char c : kind)
        add(static_cast<unsigned char>(c));
    add(0);
    for (int i = 0; i < 8; ++i)
        add(static_cast<unsigned char>(id >> (8 * i)));
    for (const char c : body)
        add(static_cast<unsigned char>(c));
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93ull;
    hash ^= hash >> 32;
    return hash;
}

sqlite3_int64 as_signed(std::uint64_t value)
{
    sqlite3_int64 out = 0;
    std::memcpy(&out, &value, sizeof out);
    return out;
}
std::uint64_t as_unsigned(sqlite3_int64 value)
{
    std::uint64_t out = 0;
    std::memcpy(&out, &value, sizeof out);
    return out;
}

Problem damaged(const std::filesystem::path& path, const Message& what)
{
    return {Problem::Code::bad_file, what,
            {"The file was not touched. Open a backup copy, or ask for a repair into a new file."},
            {path.filename().string(), {}, 0, {}}};
}

class Query {
public:
    Query(sqlite3* base, const char* sql) { code_ = sqlite3_prepare_v2(base, sql, -1, &statement_, nullptr); }
    ~Query() { sqlite3_finalize(statement_); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    bool good() const { return code_ == SQLITE_OK || code_ == SQLITE_ROW || code_ == SQLITE_DONE; }
    Query& bind(int at, std::string_view text)
    {
        if (good())
            if (const int code = sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT); code != SQLITE_OK)
                code_ = code;
        return *this;
    }
    Query& bind(int at, sqlite3_int64 value)
    {
        if (good())
            if (const int code = sqlite3_bind_int64(statement_, at, value); code != SQLITE_OK)
                code_ = code;
        return *this;
    }
    bool row()
    {
        if (!good())
            return false;
        code_ = sqlite3_step(statement_);
        return code_ == SQLITE_ROW;
    }
    bool run()
    {
        row();
        const bool done = good();
        sqlite3_reset(statement_);
        return done;
    }
    std::string text(int column) const
    {
        const auto* bytes = sqlite3_column_text(statement_, column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
        return bytes ? std::string(reinterpret_cast<const char*>(bytes), size) : std::string();
    }
    sqlite3_int64 number(int column) const { return sqlite3_column_int64(statement_, column); }

private:
    sqlite3_stmt* statement_ = nullptr;
    int code_ = SQLITE_OK;
};

}  // namespace

struct Store::Connection {
    sqlite3* base = nullptr;
    std::filesystem::path path;
    bool read_only = false;
    std::uint64_t digest = 0;
    sqlite3_int64 first_step = 1;  ///< number of the oldest step in the file
    sqlite3_int64 steps = 0;

    ~Connection() { sqlite3_close(base); }

    bool exec(const char* sql) { return sqlite3_exec(base, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }

    Problem failure() const
    {
        const int code = sqlite3_errcode(base);
        const Place place{path.filename().string(), {}, 0, {}};
        if (code == SQLITE_FULL)
            return {Problem::Code::io, {"The disk is full."}, {"Free some space; saving goes on by itself then."}, place};
        if (code == SQLITE_READONLY || code == SQLITE_PERM || code == SQLITE_CANTOPEN)
            return {Problem::Code::io, {"The file may not be written."}, {"Save a copy in a folder that you may write to."}, place};
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
            return {Problem::Code::conflict, {"Another program is using the file."}, {"Close it there; saving goes on by itself then."}, place};
        if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
            return damaged(path, {"The file is damaged."});
        return {Problem::Code::io, {"The file cannot be read or written ({1}).", {sqlite3_errstr(code)}},
                {"Check the disk, or save a copy elsewhere."}, place};
    }

    bool prepare()
    {
        sqlite3_extended_result_codes(base, 0);
        sqlite3_busy_timeout(base, 3000);
        sqlite3_db_config(base, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(base, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
        sqlite3_limit(base, SQLITE_LIMIT_ATTACHED, 0);
        return exec("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
                    "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON; PRAGMA synchronous=EXTRA;");
    }

    bool fact(const char* key, const std::string& value)
    {
        return Query(base, "INSERT INTO fact VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2").bind(1, key).bind(2, value).run();
    }
    std::string fact(const char* key)
    {
        Query query(base, "SELECT value FROM fact WHERE key = ?1");
        query.bind(1, key);
        return query.row() ? query.text(0) : std::string();
    }

    bool put_row(const std::string& table, std::uint32_t id, const std::string& body, bool exists)
    {
        Query old(base, "SELECT seal FROM row WHERE kind = ?1 AND id = ?2");
        old.bind(1, table).bind(2, id);
        if (old.row())
            digest ^= as_unsigned(old.number(0));
        if (!exists)
            return Query(base, "DELETE FROM row WHERE kind = ?1 AND id = ?2").bind(1, table).bind(2, id).run();
        const std::uint64_t seal = seal_of(table, id, body);
        digest ^= seal;
        return Query(base, "INSERT INTO row VALUES(?1, ?2, ?3, ?4) ON CONFLICT(kind, id) DO UPDATE SET body = ?3, seal = ?4")
            .bind(1, table).bind(2, id).bind(3, body).bind(4, as_signed(seal)).run();
    }

    bool put_step(const Step& step)
    {
        const std::string changes = written(step.changes);
        const std::string text = written(step.label);
        const sqlite3_int64 number = first_step + steps;
        ++steps;
        return Query(base, "INSERT INTO step VALUES(?1, ?2, ?3, ?4)")
            .bind(1, number).bind(2, text).bind(3, changes).bind(4, as_signed(seal_of(text, static_cast<std::uint64_t>(number), changes))).run();
    }
};

Store::Store() = default;
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

const std::filesystem::path& Store::path() const { return connection_->path; }

Result<Store> Store::create(const std::filesystem::path& path, const std::vector<RowText>& rows, const std::vector<Step>& steps, std::size_t cursor)
{
    std::error_code error;
    if (std::filesystem::exists(path, error))
        return Problem{Problem::Code::duplicate_name, {"There is already a file “{1}”.", {path.string()}},
                       {"Choose another name, or open that file."}, {}};
    Store store;
    store.connection_ = std::make_unique<Connection>();
    Connection& c = *store.connection_;
    c.path = path;
    if (sqlite3_open_v2(path.string().c_str(), &c.base, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW, nullptr) != SQLITE_OK || !c.prepare())
        return c.failure();
    bool good = c.exec("PRAGMA journal_mode=TRUNCATE;") && c.exec("BEGIN IMMEDIATE");
    good = good && c.exec(("PRAGMA application_id=" + std::to_string(application_id)).c_str()) &&
           c.exec(("PRAGMA user_version=" + std::to_string(format_version)).c_str());
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
        return problem;
    }
    return store;
}

namespace {

/// Looks at the file's first bytes without SQLite; a problem if it is not one of ours.
std::optional<Problem> header_problem(const std::filesystem::path& path, int& version)
{
    std::error_code error;
    const Place place{path.filename().string(), {}, 0, {}};
    const auto status = std::filesystem::status(path, error);
    if (error || !std::filesystem::exists(status))
        return Problem{Problem::Code::io, {"There is no file “{1}”.", {path.string()}}, {"Check the name and the folder."}, {}};
    if (!std::filesystem::is_regular_file(status))
        return Problem{Problem::Code::bad_file, {"“{1}” is not a plain file.", {path.string()}}, {"Choose a study file (*.crosscut)."}, {}};
    std::array<char, 100> head{};
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return Problem{Problem::Code::io, {"The file “{1}” may not be read.", {path.string()}}, {"Ask for the right to read it."}, place};
    in.read(head.data(), head.size());
    const auto word = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value = value << 8 | static_cast<unsigned char>(head[at + i]);
        return static_cast<int>(value);
    };
    if (in.gcount() < 100 || std::memcmp(head.data(), "SQLite format 3", 16) != 0 || word(68) != Store::application_id)
        return Problem{Problem::Code::bad_file, {"“{1}” is not a study of this program.", {path.filename().string()}},
                       {"Choose a study file (*.crosscut); other files can be imported."}, place};
    version = word(60);
    return std::nullopt;
}

}  // namespace

Result<Store> Store::open(const std::filesystem::path& path, Stored& stored, bool read_only)
{
    int version = 0;
    if (auto problem = header_problem(path, version))
        return *problem;
    Store store;
    store.connection_ = std::make_unique<Connection>();
    Connection& c = *store.connection_;
    c.path = path;
    stored = {};
    const Place place{path.filename().string(), {}, 0, {}};
    if (version > format_version) {
        read_only = true;
        stored.remarks.push_back({Problem::Code::unsupported, {"The study was made by a newer version and is open for reading only."},
                                  {"Update the program to change it."}, place});
    }
    // After a crash the journal must be rolled back first, which needs the right to write.
    std::error_code error;
    const bool journal = std::filesystem::exists(path.string() + "-journal", error) && std::filesystem::file_size(path.string() + "-journal", error) > 0;
    const int first_flags = journal ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(path.string().c_str(), &c.base, first_flags, nullptr) != SQLITE_OK || !c.prepare())
        return c.failure();

    std::vector<std::string> found;
    {
        Query query(c.base, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
        while (query.row())
            found.push_back(query.text(0));
        if (!query.good())
            return c.failure();
    }
    const bool known = std::all_of(schema.begin(), schema.end(), [&](const char* sql) { return std::find(found.begin(), found.end(), sql) != found.end(); });
    if (!known || (found.size() != schema.size() && version <= format_version))
        return damaged(path, {"The tables inside the file are not those of a study."});
    {
        Query query(c.base, "PRAGMA quick_check(1)");
        if (!query.row() || query.text(0) != "ok")
            return damaged(path, {"The file is damaged."});
    }
    {
        Query query(c.base, "SELECT kind, id, body, seal FROM row ORDER BY kind, id");
        while (query.row()) {
            RowText row{query.text(0), static_cast<std::uint32_t>(query.number(1)), query.text(2)};
            if (as_unsigned(query.number(3)) != seal_of(row.table, row.id, row.body))
                return damaged(path, {"A row of the file was changed outside of the program ({1} {2}).", {row.table, std::to_string(row.id)}});
            c.digest ^= as_unsigned(query.number(3));
            stored.rows.push_back(std::move(row));
        }
        if (!query.good())
            return c.failure();
    }
    if (c.fact("digest") != std::to_string(c.digest))
        return damaged(path, {"Rows of the file are missing or were added outside of the program."});
    {
        Query query(c.base, "SELECT number, label, changes, seal FROM step ORDER BY number");
        bool good = true;
        while (query.row()) {
            const sqlite3_int64 number = query.number(0);
            const std::string text = query.text(1);
            const std::string changes = query.text(2);
            if (stored.steps.empty())
                c.first_step = number;
            Result<std::vector<RowChange>> rows = read_changes(changes);
            good = good && rows && as_unsigned(query.number(3)) == seal_of(text, static_cast<std::uint64_t>(number), changes) &&
                   number == c.first_step + static_cast<sqlite3_int64>(stored.steps.size());
            stored.steps.push_back({read_label(text), rows ? *rows : std::vector<RowChange>{}});
        }
        if (!query.good())
            return c.failure();
        const auto cursor = parse_integer(c.fact("cursor"));
        if (!good || !cursor || *cursor < 0 || static_cast<std::size_t>(*cursor) > stored.steps.size())
            return damaged(path, {"The history of the file is damaged."});
        stored.cursor = static_cast<std::size_t>(*cursor);
        c.steps = static_cast<sqlite3_int64>(stored.steps.size());
    }
    if (!read_only) {
        sqlite3_close(c.base);
        c.base = nullptr;
        const bool writable = sqlite3_open_v2(path.string().c_str(), &c.base, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK &&
                              sqlite3_db_readonly(c.base, "main") == 0;
        if (!writable) {
            read_only = true;
            stored.remarks.push_back({Problem::Code::io, {"The study is open for reading only: the file may not be written."},
                                      {"Save a copy to change it."}, place});
        }
        if (!c.prepare() || (writable && !c.exec("PRAGMA journal_mode=TRUNCATE;")))
            return c.failure();
    }
    c.read_only = read_only;
    stored.read_only = read_only;
    return store;
}

Result<Done> Store::commit(const Transaction& transaction)
{
    Connection& c = *connection_;
    if (c.read_only)
        return Problem{Problem::Code::io, {"The study is open for reading only."}, {"Save a copy to change it."}, {}};
    const std::uint64_t digest = c.digest;
    const sqlite3_int64 first_step = c.first_step;
    const sqlite3_int64 steps = c.steps;
    const auto fail = [&]() {
        const Problem problem = c.failure();
        c.exec("ROLLBACK");
        c.digest = digest;
        c.first_step = first_step;
        c.steps = steps;
        return problem;
    };
    if (!c.exec("BEGIN IMMEDIATE"))
        return fail();
    if (c.fact("digest") != std::to_string(c.digest)) {
        c.exec("ROLLBACK");
        return Problem{Problem::Code::conflict, {"Another window or program has changed the file meanwhile."},
                       {"Save a copy under another name, then open the file again."}, {c.path.filename().string(), {}, 0, {}}};
    }
    bool good = true;
    if (static_cast<sqlite3_int64>(transaction.kept) < c.steps) {
        good = Query(c.base, "DELETE FROM step WHERE number >= ?1").bind(1, c.first_step + static_cast<sqlite3_int64>(transaction.kept)).run();
        c.steps = static_cast<sqlite3_int64>(transaction.kept);
    }
    std::size_t cursor = transaction.cursor;
    if (transaction.pushed) {
        good = good && c.put_step(*transaction.pushed);
        if (c.steps > static_cast<sqlite3_int64>(History::most_steps)) {
            good = good && Query(c.base, "DELETE FROM step WHERE number = ?1").bind(1, c.first_step).run();
            ++c.first_step;
            --c.steps;
            --cursor;
        }
    }
    for (const RowChange& row : transaction.rows)
        good = good && c.put_row(row.table, row.id, row.after, row.exists);
    good = good && c.fact("digest", std::to_string(c.digest)) && c.fact("cursor", std::to_string(cursor)) && c.exec("COMMIT");
    if (!good)
        return fail();
    return Done{};
}

}  // namespace crosscut::study
