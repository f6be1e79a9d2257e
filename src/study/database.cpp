// SPDX-License-Identifier: Apache-2.0
#include "study/database.hpp"

#include "foundation/clock.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace crosscut::study::database {

const std::array<const char*, 3> schema = {
    "CREATE TABLE fact(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE row(kind TEXT NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL, seal INTEGER NOT NULL, PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID",
    "CREATE TABLE step(number INTEGER PRIMARY KEY, label TEXT NOT NULL, changes TEXT NOT NULL, seal INTEGER NOT NULL) STRICT",
};

namespace {

// Far behind the bytes that SQLite locks (1 GB and the 512 bytes after it).
constexpr off_t held_byte = 0x7FFFFFF0;

// A study of text has no value and no working set near these; a file made to do harm may have.
constexpr int longest_value = 512 * 1024 * 1024;
constexpr sqlite3_int64 most_memory = 3LL * 1024 * 1024 * 1024;

/// Why the system refused the last write to the file or its journal: SQLite's own code does not tell a
/// limit on the size of files, or a quota, from a broken disk.
bool no_room(sqlite3* base)
{
    const auto full = [](int reason) { return reason == ENOSPC || reason == EDQUOT || reason == EFBIG; };
    int reason = 0;
    sqlite3_file_control(base, "main", SQLITE_FCNTL_LAST_ERRNO, &reason);
    if (full(reason))
        return true;
    sqlite3_file* journal = nullptr;
    if (sqlite3_file_control(base, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal) != SQLITE_OK || !journal || !journal->pMethods)
        return false;
    reason = 0;
    journal->pMethods->xFileControl(journal, SQLITE_FCNTL_LAST_ERRNO, &reason);
    return full(reason);
}

int overdue(void* connection)
{
    return std::chrono::steady_clock::now() > static_cast<Connection*>(connection)->deadline ? 1 : 0;
}

}  // namespace

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

std::int64_t as_signed(std::uint64_t value)
{
    std::int64_t out = 0;
    std::memcpy(&out, &value, sizeof out);
    return out;
}

std::uint64_t as_unsigned(std::int64_t value)
{
    std::uint64_t out = 0;
    std::memcpy(&out, &value, sizeof out);
    return out;
}

Problem damaged(const std::filesystem::path& path, const Message& what)
{
    return {Problem::Code::bad_file, what,
            {"The file was not touched. Open a backup copy, or repair it into a new file."},
            {path.filename().string(), {}, 0, {}}};
}

namespace {

std::filesystem::path note_of(const std::filesystem::path& path)
{
    std::filesystem::path note = path;
    note += "-open";
    return note;
}

/// Tells others who has the file: number and time, no name of a person or machine. Whether it could be written.
bool write_note(const std::filesystem::path& note)
{
    const std::string text = std::to_string(::getpid()) + '\n' + clock_now().substr(0, 16) + '\n';
    const int file = ::open(note.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (file < 0)
        return false;
    const bool whole = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(file);
    return whole;
}

}  // namespace

Holder::~Holder()
{
    // The note goes first: whoever takes the lock afterwards writes a new one.
    if (!note_.empty())
        ::unlink(note_.c_str());
    if (file_ >= 0)
        ::close(file_);
}

Holder::Owner Holder::owner(const std::filesystem::path& path)
{
    Owner owner;
    std::ifstream in(note_of(path));
    std::string process;
    std::string since;
    if (!std::getline(in, process) || !std::getline(in, since))
        return owner;
    const auto plain_text = [](const std::string& text, std::string_view signs) { return !text.empty() && text.size() < 30 && text.find_first_not_of(signs) == std::string::npos; };
    if (plain_text(process, "0123456789") && plain_text(since, "0123456789-: "))
        owner = {process, since};
    return owner;
}

Holder::Outcome Holder::hold(const std::filesystem::path& path)
{
    file_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
    if (file_ < 0)
        return Outcome::forbidden;
    // The journal of a transaction needs a place beside the file.
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0)
        return Outcome::forbidden;
#ifdef F_OFD_SETLK
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = held_byte;
    lock.l_len = 1;
    // A file system without locks leaves the file free for all; `commit` then still notices others.
    if (::fcntl(file_, F_OFD_SETLK, &lock) != 0 && (errno == EAGAIN || errno == EACCES))
        return Outcome::taken;
#endif
    std::error_code error;
    const std::filesystem::path note = std::filesystem::absolute(note_of(path), error);  // the folder of the program may change
    if (!error && write_note(note))
        note_ = note;
    return Outcome::held;
}

bool Holder::in_place(const std::filesystem::path& path) const
{
    struct stat mine {};
    struct stat there {};
    return file_ >= 0 && ::fstat(file_, &mine) == 0 && ::stat(path.c_str(), &there) == 0 && mine.st_dev == there.st_dev &&
           mine.st_ino == there.st_ino;
}

bool Connection::open(Mode mode)
{
    close();
    const int flags = mode == Mode::read    ? SQLITE_OPEN_READONLY
                      : mode == Mode::write ? SQLITE_OPEN_READWRITE
                                            : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW;
    if (!note(sqlite3_open_v2(path.c_str(), &base, flags, nullptr)))
        return false;
    sqlite3_extended_result_codes(base, 0);
    sqlite3_busy_timeout(base, 3000);
    sqlite3_db_config(base, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(base, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(base, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(base, SQLITE_LIMIT_LENGTH, longest_value);
    sqlite3_hard_heap_limit64(most_memory);
    sqlite3_progress_handler(base, 100000, &overdue, this);
    return exec("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
                "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON; PRAGMA synchronous=EXTRA;");
}

void Connection::close()
{
    sqlite3_close(base);
    base = nullptr;
}

bool Connection::note(int code)
{
    const bool good = code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
    if (!good && trouble == SQLITE_OK) {
        trouble = code & 0xFF;
        if (trouble == SQLITE_IOERR && base && no_room(base))
            trouble = SQLITE_FULL;
    }
    return good;
}

Problem Connection::failure() const
{
    const Place place{path.filename().string(), {}, 0, {}};
    if (trouble == SQLITE_FULL)
        return {Problem::Code::io, {"The disk is full."}, {"Free some space; saving goes on by itself then."}, place};
    if (trouble == SQLITE_READONLY || trouble == SQLITE_PERM || trouble == SQLITE_CANTOPEN)
        return {Problem::Code::io, {"The file may not be written."}, {"Save a copy in a folder that you may write to."}, place};
    if (trouble == SQLITE_BUSY || trouble == SQLITE_LOCKED)
        return {Problem::Code::conflict, {"Another program is using the file."}, {"Close it there; saving goes on by itself then."}, place};
    if (trouble == SQLITE_NOTADB || trouble == SQLITE_CORRUPT)
        return damaged(path, {"The file is damaged."});
    if (trouble == SQLITE_NOMEM || trouble == SQLITE_TOOBIG || trouble == SQLITE_INTERRUPT)
        return {Problem::Code::limit, {"The file is too large to be read."}, {"Open a backup copy, or free some memory."}, place};
    return {Problem::Code::io, {"The file cannot be read or written ({1}).", {sqlite3_errstr(trouble)}},
            {"Check the disk, or save a copy elsewhere."}, place};
}

bool Connection::exec(const char* sql) { return note(sqlite3_exec(base, sql, nullptr, nullptr, nullptr)); }

std::int64_t Connection::foreign_commits()
{
    Query query(*this, "PRAGMA data_version");
    return query.row() ? query.number(0) : -1;
}

bool Connection::fact(const char* key, const std::string& value)
{
    return Query(*this, "INSERT INTO fact VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2").bind(1, key).bind(2, value).run();
}

std::string Connection::fact(const char* key)
{
    Query query(*this, "SELECT value FROM fact WHERE key = ?1");
    query.bind(1, key);
    return query.row() ? query.text(0) : std::string();
}

bool Connection::put_row(const std::string& table, std::uint32_t id, const std::string& body, bool exists)
{
    {
        Query old(*this, "SELECT seal FROM row WHERE kind = ?1 AND id = ?2");
        old.bind(1, table).bind(2, id);
        if (old.row())
            digest ^= as_unsigned(old.number(0));
        else if (!old.good())
            return false;
    }
    if (!exists)
        return Query(*this, "DELETE FROM row WHERE kind = ?1 AND id = ?2").bind(1, table).bind(2, id).run();
    const std::uint64_t seal = seal_of(table, id, body);
    digest ^= seal;
    return Query(*this, "INSERT INTO row VALUES(?1, ?2, ?3, ?4) ON CONFLICT(kind, id) DO UPDATE SET body = ?3, seal = ?4")
        .bind(1, table).bind(2, id).bind(3, body).bind(4, as_signed(seal)).run();
}

bool Connection::put_step(const Step& step)
{
    const std::string changes = written(step.changes);
    const std::string text = written(step.label);
    const std::int64_t number = first_step + steps;
    ++steps;
    return Query(*this, "INSERT INTO step VALUES(?1, ?2, ?3, ?4)")
        .bind(1, number).bind(2, text).bind(3, changes).bind(4, as_signed(seal_of(text, static_cast<std::uint64_t>(number), changes))).run();
}

Query::Query(Connection& connection, const char* sql) : connection_(connection)
{
    good_ = connection_.note(sqlite3_prepare_v2(connection_.base, sql, -1, &statement_, nullptr));
}

Query::~Query() { sqlite3_finalize(statement_); }

Query& Query::bind(int at, std::string_view text)
{
    if (good_)
        good_ = connection_.note(sqlite3_bind_text64(statement_, at, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Query& Query::bind(int at, std::int64_t value)
{
    if (good_)
        good_ = connection_.note(sqlite3_bind_int64(statement_, at, value));
    return *this;
}

bool Query::row()
{
    if (!good_)
        return false;
    const int code = sqlite3_step(statement_);
    good_ = connection_.note(code);
    return code == SQLITE_ROW;
}

bool Query::run()
{
    row();
    return good_;
}

std::string Query::text(int column) const
{
    const auto* bytes = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes ? std::string(reinterpret_cast<const char*>(bytes), size) : std::string();
}

std::int64_t Query::number(int column) const { return sqlite3_column_int64(statement_, column); }

}  // namespace crosscut::study::database
