// SPDX-License-Identifier: Apache-2.0
#include "foundation/date_grammar.hpp"

#include "foundation/date_words.hpp"

#include <cassert>
#include <vector>

namespace crosscut::date_grammar {

namespace {

bool exists(int year, int month, int day)
{
    const auto date = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                      std::chrono::day{static_cast<unsigned>(day)};
    return month >= 1 && day >= 1 && date.ok();
}

std::optional<Atom> day_atom(int year, int month, int day)
{
    if (!exists(year, month, day))
        return std::nullopt;
    return Atom{Unit::day, year, month, day, false};
}

std::optional<Atom> month_atom(int year, int month)
{
    if (month < 1 || month > 12)
        return std::nullopt;
    return Atom{Unit::month, year, month, 0, false};
}

// 2015, 2015-09, 2015-09-07, 2015-Q3, 2015-H2, 2015-autumn, 2015-23
std::optional<Atom> iso_atom(std::string_view text)
{
    if (text.size() < 4)
        return std::nullopt;
    const auto year = year_of(text.substr(0, 4));
    if (!year)
        return std::nullopt;
    if (text.size() == 4)
        return Atom{Unit::year, *year, 0, 0, false};
    if (text[4] != '-')
        return std::nullopt;
    const std::string_view rest = text.substr(5);
    if (rest.size() == 2 && rest[0] == 'q' && rest[1] >= '1' && rest[1] <= '4')
        return Atom{Unit::quarter, *year, rest[1] - '0', 0, false};
    if (rest.size() == 2 && rest[0] == 'h' && (rest[1] == '1' || rest[1] == '2'))
        return Atom{Unit::half, *year, rest[1] - '0', 0, false};
    if (const int season = named(season_names, rest))
        return Atom{Unit::season, *year, season, 0, false};
    if (rest == "winter")
        return Atom{Unit::season, *year, 4, 0, false};
    const auto month = number(rest.substr(0, 2), 2, 2);
    if (!month)
        return std::nullopt;
    if (rest.size() == 2) {
        if (*month >= 21 && *month <= 24)
            return Atom{Unit::season, *year, *month - 20, 0, false};
        if (*month >= 33 && *month <= 36)
            return Atom{Unit::quarter, *year, *month - 32, 0, false};
        if (*month == 40 || *month == 41)
            return Atom{Unit::half, *year, *month - 39, 0, false};
        return month_atom(*year, *month);
    }
    if (rest.size() == 5 && rest[2] == '-')
        if (const auto day = number(rest.substr(3), 2, 2))
            return day_atom(*year, *month, *day);
    return std::nullopt;
}

int pivot(int two_digits) { return two_digits < 70 ? 2000 + two_digits : 1900 + two_digits; }

// 07.09.2015, 7.9.15, 09.2015, 30/09/2015, 09/2015
std::optional<Atom> dotted_atom(std::string_view text)
{
    const char separator = text.find('.') != std::string_view::npos ? '.' : '/';
    std::vector<std::string> fields = split(text, separator);
    if (fields.size() == 3) {
        const auto day = number(fields[0], 1, 2);
        const auto month = number(fields[1], 1, 2);
        auto year = number(fields[2], 4, 4);
        if (!year)
            if (const auto two = number(fields[2], 2, 2))
                year = pivot(*two);
        if (day && month && year)
            return day_atom(*year, *month, *day);
    }
    if (fields.size() == 2) {
        const auto month = number(fields[0], 1, 2);
        const auto year = number(fields[1], 4, 4);
        if (month && year)
            return month_atom(*year, *month);
    }
    return std::nullopt;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    for (std::string& word : split(text, ' '))
        if (!word.empty())
            words.push_back(std::move(word));
    return words;
}

std::optional<int> ordinal(std::string_view word)
{
    if (const int value = named(ordinals, word))
        return value;
    if (word == "i")
        return 1;
    if (word == "ii")
        return 2;
    if (word == "iii")
        return 3;
    if (word == "iv")
        return 4;
    if (!word.empty() && word.back() == '.')
        return number(word.substr(0, word.size() - 1), 1, 1);
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (word.ends_with(ending))
            return number(word.substr(0, word.size() - 2), 1, 2);
    return number(word, 1, 1);
}

// "q3 2015", "3. quartal 2015", "iii/2015", "zweites halbjahr 2015", "1. hj. 2015", "erste haelfte 2018"
std::optional<Atom> part_of_year(const std::vector<std::string>& words)
{
    if (words.size() == 2 && words[0].size() == 2 && (words[0][0] == 'q' || words[0][0] == 'h')) {
        const auto year = year_of(words[1]);
        const auto part = number(std::string_view(words[0]).substr(1), 1, 1);
        if (year && part && *part >= 1 && *part <= (words[0][0] == 'q' ? 4 : 2))
            return Atom{words[0][0] == 'q' ? Unit::quarter : Unit::half, *year, *part, 0, false};
    }
    if (words.size() == 3) {
        const auto part = ordinal(words[0]);
        const auto year = year_of(words[2]);
        std::string_view kind = words[1];
        while (!kind.empty() && kind.back() == '.')
            kind.remove_suffix(1);
        if (part && year) {
            if ((kind == "quartal" || kind == "quarter" || kind == "vierteljahr") && *part >= 1 && *part <= 4)
                return Atom{Unit::quarter, *year, *part, 0, false};
            if ((kind == "halbjahr" || kind == "hj" || kind == "haelfte" || kind == "half") && *part >= 1 && *part <= 2)
                return Atom{Unit::half, *year, *part, 0, false};
        }
    }
    return std::nullopt;
}

// "kw 12/2015": the ISO week.
std::optional<Atom> week(const std::vector<std::string>& words)
{
    if (words.size() != 2 || (words[0] != "kw" && words[0] != "week"))
        return std::nullopt;
    const std::vector<std::string> fields = split(words[1], '/');
    if (fields.size() != 2)
        return std::nullopt;
    const auto part = number(fields[0], 1, 2);
    const auto year = year_of(fields[1]);
    if (!part || !year || *part < 1 || *part > 53)
        return std::nullopt;
    const Atom atom{Unit::week, *year, *part, 0, false};
    // A week belongs to the year of its Thursday: not every year has a fifty-third.
    if (parts(days_of(atom).first + std::chrono::days{3}).year != *year)
        return std::nullopt;
    return atom;
}

std::optional<Atom> semester(const std::vector<std::string>& words)
{
    if (words.size() != 2)
        return std::nullopt;
    if (words[0] == "sose" || words[0] == "sommersemester")
        if (const auto year = year_of(words[1]))
            return Atom{Unit::semester, *year, 1, 0, false};
    if (words[0] == "wise" || words[0] == "ws" || words[0] == "wintersemester")
        if (const auto year = year_of(std::string_view(words[1]).substr(0, 4))) {
            const std::string_view rest = std::string_view(words[1]).substr(4);
            if (rest.empty() || (rest[0] == '/' && short_year(rest.substr(1), *year) == *year + 1))
                return Atom{Unit::semester, *year, 2, 0, false};
        }
    return std::nullopt;
}

// "september 2015", "7. september 2015", "september 7, 2015", "herbst 2015", "winter 2015/16"
std::optional<Atom> named_atom(const std::vector<std::string>& words)
{
    if (words.size() == 2) {
        if (const int season = named(season_names, words[0]))
            if (const auto year = year_of(words[1]))
                return Atom{Unit::season, *year, season, 0, false};
        if (words[0] == "winter") {
            const std::vector<std::string> years = split(words[1], '/');
            const auto year = year_of(years[0]);
            if (year && years.size() <= 2 && (years.size() == 1 || short_year(years[1], *year) == *year + 1))
                return Atom{Unit::season, *year, 4, 0, false};
        }
        if (const int month = named(month_names, words[0]))
            if (const auto year = year_of(words[1]))
                return month_atom(*year, month);
    }
    if (words.size() == 3) {
        std::string first = words[0];
        std::string second = words[1];
        while (!second.empty() && second.back() == ',')
            second.pop_back();
        const auto year = year_of(words[2]);
        if (!year)
            return std::nullopt;
        if (!first.empty() && first.back() == '.')
            first.pop_back();
        if (const int month = named(month_names, second))
            if (const auto day = number(first, 1, 2))
                return day_atom(*year, month, *day);
        if (const int month = named(month_names, first))
            if (const auto day = number(second, 1, 2))
                return day_atom(*year, month, *day);
    }
    return std::nullopt;
}

std::optional<Atom> thirded(const std::vector<std::string>& words)
{
    if (words.size() < 2)
        return std::nullopt;
    const int third = named(thirds, words[0]);
    if (third == 0)
        return std::nullopt;
    std::size_t from = 1;
    while (from < words.size() && (words[from] == "of" || words[from] == "des" || words[from] == "jahres" || words[from] == "the"))
        ++from;
    std::string rest;
    for (std::size_t i = from; i < words.size(); ++i)
        rest += (rest.empty() ? "" : " ") + words[i];
    const auto base = read_atom(rest);
    if (!base || base->approximate)
        return std::nullopt;
    if (base->unit == Unit::year)
        return Atom{Unit::third_of_year, base->year, third, 0, false};
    if (base->unit == Unit::month)
        return Atom{Unit::third_of_month, base->year, base->part, third, false};
    return std::nullopt;
}
}  // namespace

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
    case Unit::week:
        assert(false);  // `read` has turned them into days and months
        break;
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
std::optional<Atom> read_atom(std::string_view source)
{
    std::string text(trimmed(source));
    bool approximate = false;
    while (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) {
        approximate = true;
        text.pop_back();
    }
    text = without_front(text, {"ca. ", "ca ", "circa ", "etwa ", "ungefaehr ", "um ", "rund ", "about ", "around ", "approx. ",
         "approximately ", "c. ", "vermutlich ", "wohl ", "vielleicht ", "moeglicherweise ", "maybe ", "perhaps ", "possibly ", "ca."}, &approximate);
    text = without_front(text, {"im ", "in the ", "in ", "am ", "vom ", "dem ", "der ", "den ", "das ", "the ", "zu "});
    text = without_front(text, {"jahr ", "jahre ", "laufe des jahres ", "year ", "verlauf des jahres ", "laufe von ", "course of "});
    text = std::string(trimmed(text));
    std::optional<Atom> atom = iso_atom(text);
    if (!atom)
        atom = dotted_atom(text);
    if (!atom) {
        std::string spaced;
        // "iii/2015", "q3/2015" read as two words; "2015/16" and "kw 12/2015" stay.
        const std::size_t slash = text.find('/');
        const bool roman = slash != std::string::npos && slash > 0 &&
                           (text[0] == 'q' || text[0] == 'h' || text.substr(0, slash).find_first_not_of("iv") == std::string::npos);
        spaced = text;
        if (roman)
            spaced[slash] = ' ';
        std::vector<std::string> words = words_of(spaced);
        std::erase_if(words, [](const std::string& w) { return w == "of" || w == "von" || w == "the" || w == "des" || w == "jahres"; });
        if (roman && words.size() == 2 && words[0].find_first_not_of("iv") == std::string::npos)
            words.insert(words.begin() + 1, "quartal");
        atom = part_of_year(words);
        if (!atom)
            atom = week(words);
        if (!atom)
            atom = semester(words);
        if (!atom)
            atom = named_atom(words);
        if (!atom)
            atom = thirded(words);
    }
    if (atom)
        atom->approximate = atom->approximate || approximate;
    return atom;
}

}  // namespace crosscut::date_grammar
