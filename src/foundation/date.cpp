// SPDX-License-Identifier: Apache-2.0
#include "foundation/date.hpp"

#include "foundation/date_grammar.hpp"
#include "foundation/text.hpp"

#include <array>

namespace crosscut {

namespace {

using date_grammar::Atom;
using date_grammar::Expression;
using date_grammar::Unit;

constexpr std::array<std::string_view, 12> month_words{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

std::string month_word(Language language, int month)
{
    return std::string(tr(language, month_words[static_cast<std::size_t>(month - 1)]));
}

std::string words(Language language, const Atom& atom)
{
    static constexpr std::array<std::string_view, 4> seasons{"spring {1}", "summer {1}", "autumn {1}", "winter {1}"};
    static constexpr std::array<std::string_view, 3> third_words{"early {1}", "mid {1}", "late {1}"};
    const std::string year = std::to_string(atom.year);
    std::string text = year;
    switch (atom.unit) {
    case Unit::year:
        break;
    case Unit::half:
        text = say(language, atom.part == 1 ? "first half of {1}" : "second half of {1}", {year});
        break;
    case Unit::quarter:
        text = say(language, "quarter {1} of {2}", {std::to_string(atom.part), year});
        break;
    case Unit::season: {
        std::string when = year;
        if (atom.part == 4) {
            const std::string next = std::to_string(atom.year + 1);
            when += "/" + next.substr(next.size() - 2);
        }
        text = say(language, seasons[static_cast<std::size_t>(atom.part - 1)], {when});
        break;
    }
    case Unit::semester:
        text = say(language, atom.part == 1 ? "summer term {1}" : "winter term {1}", {year});
        break;
    case Unit::week:
        text = say(language, "week {1} of {2}", {std::to_string(atom.part), year});
        break;
    case Unit::month:
        text = month_word(language, atom.part) + " " + year;
        break;
    case Unit::third_of_year:
        text = say(language, third_words[static_cast<std::size_t>(atom.part - 1)], {year});
        break;
    case Unit::third_of_month:
        text = say(language, third_words[static_cast<std::size_t>(atom.day - 1)], {month_word(language, atom.part) + " " + year});
        break;
    case Unit::day:
        text = spoken(language, day_of(atom.year, atom.part, atom.day));
        break;
    }
    return atom.approximate ? say(language, "about {1}", {text}) : text;
}

}  // namespace

Result<PartialDate> parse_date(std::string_view source)
{
    const std::string_view text = trimmed(source);
    const auto expression = date_grammar::read(text);
    if (!expression)
        return Problem{Problem::Code::bad_value,
                       {"\"{1}\" is not a date.", {shortened(text, 60)}},
                       "Write 2019, 2019-04 or 2019-04-17, autumn 2019, before 2019 or 2018..2019; add ~ if it is approximate, ? if unknown.",
                       {}};
    PartialDate date;
    using Form = Expression::Form;
    const auto a = [&] { return date_grammar::days_of(expression->a); };
    const Day one{std::chrono::days{1}};
    date.kind = PartialDate::Kind::dated;
    switch (expression->form) {
    case Form::none:
        date.kind = PartialDate::Kind::none;
        break;
    case Form::unknown:
        date.kind = PartialDate::Kind::unknown;
        break;
    case Form::open:
        date.kind = PartialDate::Kind::open;
        break;
    case Form::in:
        date.earliest = a().first;
        date.latest = a().last;
        break;
    case Form::before:
        date.latest = a().first - one.time_since_epoch();
        break;
    case Form::after:
        date.earliest = a().last + one.time_since_epoch();
        break;
    case Form::at_latest:
        date.latest = a().last;
        break;
    case Form::at_earliest:
        date.earliest = a().first;
        break;
    case Form::between:
        date.earliest = a().first;
        date.latest = date_grammar::days_of(expression->b).last;
        break;
    }
    date.text = date_grammar::canonical(*expression);
    return date;
}

std::string spoken(Language language, const PartialDate& date)
{
    const auto expression = date_grammar::read(date.text);
    if (!expression)
        return date.text;
    using Form = Expression::Form;
    switch (expression->form) {
    case Form::none:
        return "–";
    case Form::unknown:
        return std::string(tr(language, "unknown"));
    case Form::open:
        return std::string(tr(language, "open"));
    case Form::in:
        return words(language, expression->a);
    case Form::before:
        return say(language, "before {1}", {words(language, expression->a)});
    case Form::after:
        return say(language, "after {1}", {words(language, expression->a)});
    case Form::at_latest:
        return say(language, "{1} at the latest", {words(language, expression->a)});
    case Form::at_earliest:
        return say(language, "{1} at the earliest", {words(language, expression->a)});
    case Form::between:
        return say(language, "between {1} and {2}", {words(language, expression->a), words(language, expression->b)});
    }
    return date.text;
}

std::string spoken(Language language, Day day)
{
    const YearMonthDay p = parts(day);
    return say(language, "{1} {2} {3}", {std::to_string(p.day), month_word(language, p.month), std::to_string(p.year)});
}

}  // namespace crosscut
