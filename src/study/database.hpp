// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/history.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace crosscut::study::database {

// What the bodies of the store share. Not for other rooms.

/// The statements that make the tables of a study; the text in the file must be the same.
extern const std::array<const char*, 3> schema;

/// 64-bit hash of a row (FNV-1a, then mixed): finds bit rot and edits by foreign tools, not attackers.
std::uint64_t seal_of(std::string_view kind, std::uint64_t id, std::string_view body);
std::int64_t as_signed(std::uint64_t value);
std::uint64_t as_unsigned(std::int64_t value);

Problem damaged(const std::filesystem::path& path, const Message& what);

/// The sole right to write a file, for as long as this lives: a lock of the system on one byte that
/// SQLite never uses. It ends with the program, however that ends. While it lasts, a note beside the file (`name-open`) tells
/// others which process has it and since when; a note that a killed program left is written over by the next holder.
class Holder {
public:
    enum class Outcome { held, taken, forbidden };

    Holder() = default;
    ~Holder();
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;

    /// `taken`: another window or program has it; `forbidden`: the file may not be written.
    Outcome hold(const std::filesystem::path& path);
    /// Whether the path still leads to the file that is held.
    bool in_place(const std::filesystem::path& path) const;

    /// What the note of another holder says: number of the process and time of its begin; empty where there is none.
    struct Owner {
        std::string process;
        std::string since;
    };
    static Owner owner(const std::filesystem::path& path);

private:
    int file_ = -1;
    std::filesystem::path note_;  ///< empty where none could be written
};

/// An open database with the settings of the house; remembers the first thing that went wrong.
struct Connection {
    enum class Mode { read, write, create };

    Holder holder;  ///< outlives `base`: closing a file would end SQLite's own locks on it
    sqlite3* base = nullptr;
    std::filesystem::path path;
    bool read_only = false;
    std::uint64_t digest = 0;
    std::int64_t first_step = 1;  ///< number of the oldest step in the file
    std::int64_t steps = 0;
    int format = 1;            ///< version of the file format
    std::int64_t version = 0;  ///< SQLite's count of what other connections committed
    int trouble = 0;           ///< first failing result code since `forget`
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();

    Connection() = default;
    ~Connection() { close(); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool open(Mode mode);
    void close();
    void forget() { trouble = 0; }
    /// Remembers a result code if it is the first bad one; whether it is a good one.
    bool note(int code);
    Problem failure() const;

    bool exec(const char* sql);
    std::int64_t foreign_commits();
    bool fact(const char* key, const std::string& value);
    std::string fact(const char* key);
    bool put_row(const std::string& table, std::uint32_t id, const std::string& body, bool exists);
    bool put_step(const Step& step);
};

/// One statement.
class Query {
public:
    Query(Connection& connection, const char* sql);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    bool good() const { return good_; }
    Query& bind(int at, std::string_view text);
    Query& bind(int at, std::int64_t value);
    /// Goes to the next row; whether there is one.
    bool row();
    /// Runs a statement without rows.
    bool run();
    std::string text(int column) const;
    std::int64_t number(int column) const;

private:
    Connection& connection_;
    sqlite3_stmt* statement_ = nullptr;
    bool good_ = false;
};

}  // namespace crosscut::study::database

namespace crosscut::study {

/// Opens a study file for reading after the checks of its header and tables, but none of its rows.
std::optional<Problem> examine(database::Connection& connection, const std::filesystem::path& path);

}  // namespace crosscut::study
