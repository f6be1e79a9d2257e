// SPDX-License-Identifier: Apache-2.0
#include "foundation/date_grammar.hpp"

#include <array>

namespace crosscut::date_grammar {

Interval days_of(const Atom& atom)
{
    Interval days{day_of(atom.year, 1, 1), day_of(atom.year, 12, 31)};
    int widen_months = 6;
    int widen_days = 0;
    const auto months = [&](int first, int count, int widening) {
        days.first = day_of(atom.year, first, 1);
        days.last = month_end(days.first, count - 1);
        widen_months = widening;
    };
    switch (atom.unit) {
    case Unit::year:
        break;
    case Unit::half:
        months(atom.part * 6 - 5, 6, 3);
        break;
    case Unit::semester:
        months(atom.part == 1 ? 4 : 10, 6, 3);
        break;
    case Unit::third_of_year:
        months(atom.part * 4 - 3, 4, 2);
        break;
    case Unit::quarter:
        months(atom.part * 3 - 2, 3, 2);
        break;
    case Unit::season:
        months(atom.part * 3, 3, 2);  // meteorological: spring begins in March
        break;
    case Unit::month:
        months(atom.part, 1, 1);
        break;
    case Unit::third_of_month: {
        const Day month = day_of(atom.year, atom.part, 1);
        days.first = month + std::chrono::days{(atom.day - 1) * 10};
        days.last = atom.day == 3 ? month_end(month) : days.first + std::chrono::days{9};
        widen_months = 0;
        widen_days = 10;
        break;
    }
    case Unit::week: {
        // ISO week 1 holds 4 January; weeks begin on Monday.
        const Day fourth = day_of(atom.year, 1, 4);
        const std::chrono::weekday weekday{fourth};
        days.first = fourth - (weekday - std::chrono::Monday) + std::chrono::days{7 * (atom.part - 1)};
        days.last = days.first + std::chrono::days{6};
        widen_months = 0;
        widen_days = 15;
        break;
    }
    case Unit::day:
        days.first = day_of(atom.year, atom.part, atom.day);
        days.last = days.first;
        widen_months = 0;
        widen_days = 15;
        break;
    }
    if (atom.approximate && widen_months > 0) {
        days.first = month_start(days.first, -widen_months);
        days.last = month_end(days.last, widen_months);
    } else if (atom.approximate) {
        days.first -= std::chrono::days{widen_days};
        days.last += std::chrono::days{widen_days};
    }
    return days;
}

std::string canonical(const Atom& atom)
{
    static constexpr std::array<std::string_view, 4> seasons{"spring", "summer", "autumn", "winter"};
    static constexpr std::array<std::string_view, 3> third_names{"early ", "mid ", "late "};
    const std::string year = std::to_string(atom.year);
    std::string text = year;
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    switch (atom.unit) {
    case Unit::year:
        break;
    case Unit::half:
        text += "-H" + std::to_string(atom.part);
        break;
    case Unit::quarter:
        text += "-Q" + std::to_string(atom.part);
        break;
    case Unit::season:
        text += "-" + std::string(seasons[static_cast<std::size_t>(atom.part - 1)]);
        break;
    case Unit::semester:
    case Unit::week: {
        const Interval days = days_of({atom.unit, atom.year, atom.part, atom.day, false});
        return atom.unit == Unit::week ? iso(days.first) + ".." + iso(days.last)
                                       : iso(days.first).substr(0, 7) + ".." + iso(days.last).substr(0, 7);
    }
    case Unit::month:
        text += "-" + two(atom.part);
        break;
    case Unit::day:
        text += "-" + two(atom.part) + "-" + two(atom.day);
        break;
    case Unit::third_of_year:
        text = std::string(third_names[static_cast<std::size_t>(atom.part - 1)]) + year;
        break;
    case Unit::third_of_month:
        text = std::string(third_names[static_cast<std::size_t>(atom.day - 1)]) + year + "-" + two(atom.part);
        break;
    }
    return atom.approximate ? text + "~" : text;
}

std::string canonical(const Expression& expression)
{
    using Form = Expression::Form;
    switch (expression.form) {
    case Form::none:
        return "";
    case Form::unknown:
        return "?";
    case Form::open:
        return "open";
    case Form::in:
        return canonical(expression.a);
    case Form::before:
        return "<" + canonical(expression.a);
    case Form::after:
        return ">" + canonical(expression.a);
    case Form::at_latest:
        return "<=" + canonical(expression.a);
    case Form::at_earliest:
        return ">=" + canonical(expression.a);
    case Form::between:
        return canonical(expression.a) + ".." + canonical(expression.b);
    }
    return "";
}

}  // namespace crosscut::date_grammar
