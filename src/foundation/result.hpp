// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/words.hpp"

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace crosscut {

/// Where in the input something was read. Empty parts are unknown.
struct Place {
    std::string file;    ///< file name as the user gave it
    std::string sheet;   ///< worksheet of a workbook
    int line = 0;        ///< 1-based line (of a record's first character); 0 unknown
    std::string column;  ///< header or letter of the column

    bool operator==(const Place&) const = default;
};

/// "statements.csv, line 12, column since" in a language; empty for an empty place.
std::string describe(Language language, const Place& place);

/// An expected failure: what happened, how to mend it, and where.
struct Problem {
    enum class Code {
        bad_value,       ///< a value that cannot be read
        missing_value,   ///< a value that is needed and not there
        unknown_name,    ///< a reference to something that does not exist
        duplicate_name,  ///< a name or key that is taken
        bad_file,        ///< a file that is not what it should be
        io,              ///< the system refused to read or write
        limit,           ///< larger than the program accepts
        conflict,        ///< two statements that cannot both hold
        cancelled,       ///< stopped on request
        unsupported,     ///< meaningful, but not offered
        internal         ///< a broken promise inside the program
    };
    Code code = Code::bad_value;
    Message what;
    Message hint;
    Place place;
};

/// "where: what how" on one line, in a language.
std::string describe(Language language, const Problem& problem);

/// A value or the problem that kept it from being made.
template <class T> class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : state_(std::in_place_index<1>, std::move(problem)) {}

    explicit operator bool() const { return state_.index() == 0; }
    const T& operator*() const& { return checked(); }
    T& operator*() & { return checked(); }
    T&& operator*() && { return std::move(checked()); }
    const T* operator->() const { return &checked(); }
    T* operator->() { return &checked(); }
    const Problem& problem() const
    {
        assert(state_.index() == 1);
        return std::get<1>(state_);
    }

private:
    const T& checked() const
    {
        assert(state_.index() == 0);
        return std::get<0>(state_);
    }
    T& checked()
    {
        assert(state_.index() == 0);
        return std::get<0>(state_);
    }
    std::variant<T, Problem> state_;
};

/// The value of a Result that only reports success.
struct Done {};

}  // namespace crosscut
