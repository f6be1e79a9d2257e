// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace crosscut::date_grammar {

/// What kind of stretch a date names; it decides how far "about" widens it (methods 1.3).
enum class Unit { day, third_of_month, week, month, third_of_year, quarter, season, half, semester, year };

/// One date without a relation to others: "2015-09", "Herbst 2015~".
struct Atom {
    Unit unit = Unit::year;
    int year = 0;
    int part = 0;  ///< month, quarter, half, season (1 spring to 4 winter), third (1 to 3), week
    int day = 0;   ///< day of the month, or third of the month
    bool approximate = false;
};

/// A date in relation to the unknown day.
struct Expression {
    enum class Form { none, unknown, open, in, before, after, at_latest, at_earliest, between };
    Form form = Form::none;
    Atom a;
    Atom b;
};

struct Interval {
    Day first;
    Day last;
};

/// First and last day that an atom allows, widened if it is approximate.
Interval days_of(const Atom& atom);

/// Canonical text: `2015-autumn`, `early 2016`, `2016~`, `<2015`, `2015..2017`.
std::string canonical(const Atom& atom);
std::string canonical(const Expression& expression);

/// Reads one atom in formal notation or in German or English words (lower-case, umlauts spelled out).
std::optional<Atom> read_atom(std::string_view text);

/// Reads a whole date text of any accepted form, 200 bytes at most; weeks and terms come back as what they cover.
std::optional<Expression> read(std::string_view text);

}  // namespace crosscut::date_grammar
