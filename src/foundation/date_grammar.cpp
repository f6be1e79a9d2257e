// SPDX-License-Identifier: Apache-2.0
#include "foundation/date_grammar.hpp"

#include "foundation/date_words.hpp"

#include <cctype>
#include <vector>

namespace crosscut::date_grammar {

namespace {

// Lower case, umlauts spelled out, one kind of dash, single blanks.
std::string plainer(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> changes{{{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"},
         {"–", "-"}, {"—", "-"}, {"‐", "-"}, {"‑", "-"}, {"\xC2\xA0", " "}, {"≤", "<="}, {"≥", ">="}}};
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        bool changed = false;
        for (const auto& [from, to] : changes)
            if (text.substr(i).starts_with(from)) {
                result += to;
                i += from.size();
                changed = true;
                break;
            }
        if (changed)
            continue;
        const auto c = static_cast<unsigned char>(text[i++]);
        const char lower = c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
        if (lower == '\t' || lower == '\n' || lower == '\r' || lower == ' ') {
            if (!result.empty() && result.back() != ' ')
                result += ' ';
        } else {
            result += lower;
        }
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}
std::optional<Expression> related(Expression::Form form, std::string_view text)
{
    const auto atom = read_atom(trimmed(text));
    if (!atom)
        return std::nullopt;
    return Expression{form, *atom, {}};
}

std::optional<Expression> range(std::string_view left, std::string_view right)
{
    left = trimmed(left);
    right = trimmed(right);
    const bool open_left = left.empty() || left == "..";
    const bool open_right = right.empty() || right == "..";
    if (open_left && open_right)
        return Expression{Expression::Form::open, {}, {}};
    if (open_left)
        return related(Expression::Form::at_latest, right);
    if (open_right)
        return related(Expression::Form::at_earliest, left);
    const auto a = read_atom(left);
    if (!a)
        return std::nullopt;
    auto b = read_atom(right);
    // "2013/14", "2013-15": the second year in short.
    if (!b && a->unit == Unit::year && !a->approximate)
        if (const auto year = short_year(right, a->year))
            b = Atom{Unit::year, *year, 0, 0, false};
    // "Mai bis Juli 2016", "Frühjahr oder Sommer 2016": the first part borrows the year.
    if (!b || days_of(*b).last < days_of(*a).first)
        return std::nullopt;
    return Expression{Expression::Form::between, *a, *b};
}

// "mai bis juli 2016": the left side without a year takes the year of the right side.
std::optional<Expression> range_in_words(const std::string& left, const std::string& right)
{
    if (auto found = range(left, right))
        return found;
    if (right.size() > 4)
        if (const auto year = year_of(std::string_view(right).substr(right.size() - 4)))
            return range(left + " " + std::to_string(*year), right);
    return std::nullopt;
}

std::optional<Expression> read_raw(std::string_view source)
{
    using Form = Expression::Form;
    std::string text = plainer(trimmed(source));
    if (text.empty())
        return Expression{};
    if (one_of(text, {"?", "unbekannt", "k. a.", "k.a.", "ka", "n/a", "na", "unknown", "weiss nicht", "keine angabe", "keine ahnung", "not known", "no idea"}))
        return Expression{Form::unknown, {}, {}};
    if (one_of(text, {"open", "..", "heute", "laufend", "noch", "bis heute", "noch heute", "still", "still today", "ongoing", "offen",
         "immer noch", "weiterhin", "andauernd", "aktuell", "schon immer", "schon vorher", "schon da", "war schon da", "already before", "already there", "immer", "always", "until today", "now", "seit jeher", "immer schon"}))
        return Expression{Form::open, {}, {}};
    if (text.size() > 4 && text.ends_with(" ff."))
        text.resize(text.size() - 4);
    if (text.starts_with("<="))
        return related(Form::at_latest, text.substr(2));
    if (text.starts_with(">="))
        return related(Form::at_earliest, text.substr(2));
    if (text.starts_with("<"))
        return related(Form::before, text.substr(1));
    if (text.starts_with(">"))
        return related(Form::after, text.substr(1));

    bool found = false;
    std::string rest = without_front(text, {"jahreswende ", "jahreswechsel ", "zur jahreswende ", "um die jahreswende ", "zum jahreswechsel ", "um den jahreswechsel ", "turn of the year ", "at the turn of the year "}, &found);
    if (found) {
        const std::vector<std::string> years = split(rest, '/');
        if (years.size() == 2)
            if (const auto year = year_of(years[0]); year && short_year(years[1], *year) == *year + 1)
                return Expression{Form::between, {Unit::month, *year, 12, 0, true}, {Unit::month, *year + 1, 1, 0, true}};
        return std::nullopt;
    }
    if (const std::size_t dots = text.find(".."); dots != std::string::npos && text.find('/') == std::string::npos)
        return range(std::string_view(text).substr(0, dots), std::string_view(text).substr(dots + 2));
    if (const auto atom = read_atom(text))
        return Expression{Form::in, *atom, {}};
    if (const std::size_t slash = text.find('/'); slash != std::string::npos)
        if (auto expression = range(std::string_view(text).substr(0, slash), std::string_view(text).substr(slash + 1)))
            return expression;

    rest = without_front(text, {"spaetestens seit ", "spaetestens bis ", "bis spaetestens ", "spaetestens ", "at the latest in ", "at the latest ", "not later than ", "no later than ", "by "}, &found);
    if (found)
        return related(Form::at_latest, rest);
    rest = without_front(text, {"fruehestens seit ", "fruehestens ab ", "fruehestens ", "at the earliest ", "not before ", "nicht vor "}, &found);
    if (found)
        return related(Form::at_earliest, rest);
    rest = without_front(text, {"schon vor ", "seit vor ", "vor ", "before "}, &found);
    if (found)
        return related(Form::before, rest);
    rest = without_front(text, {"nach ", "after "}, &found);
    if (found)
        return related(Form::after, rest);
    rest = without_front(text, {"zwischen ", "between "}, &found);
    if (found) {
        for (const std::string_view joint : {" und ", " and "})
            if (const std::size_t at = rest.find(joint); at != std::string::npos)
                return range_in_words(rest.substr(0, at), rest.substr(at + joint.size()));
        return std::nullopt;
    }
    rest = without_front(text, {"von ", "vom ", "from "});
    for (const std::string_view joint : {" bis ", " to ", " oder ", " or ", " until ", " - ", "-"})
        if (const std::size_t at = rest.find(joint); at != std::string::npos && at > 0)
            if (auto expression = range_in_words(rest.substr(0, at), rest.substr(at + joint.size())))
                return expression;
    rest = without_front(text, {"seit ", "ab ", "bis etwa ", "bis zum ", "bis ", "since ", "from ", "until ", "till ", "erst ", "schon "}, &found);
    if (found)
        return read_raw(rest);
    return std::nullopt;
}

// Weeks and terms have no canonical word: they become the days or months that they cover, so that a date
// reads back as what it was, alone or inside another form.
Atom plain_day(Day day)
{
    const YearMonthDay p = parts(day);
    return {Unit::day, p.year, p.month, p.day, false};
}

Atom edge(const Atom& atom, bool first)
{
    if (atom.unit != Unit::week && atom.unit != Unit::semester)
        return atom;
    const Interval days = days_of(atom);
    Atom day = plain_day(first ? days.first : days.last);
    if (atom.unit == Unit::semester)
        day = {Unit::month, day.year, day.part, 0, false};
    return day;
}

std::optional<Expression> settled(Expression expression)
{
    using Form = Expression::Form;
    const auto covers = [](const Atom& atom) { return atom.unit == Unit::week || atom.unit == Unit::semester; };
    switch (expression.form) {
    case Form::none:
    case Form::unknown:
    case Form::open:
        return expression;
    case Form::in:
        if (covers(expression.a))
            expression = {Form::between, edge(expression.a, true), edge(expression.a, false)};
        break;
    case Form::before:
    case Form::at_earliest:
        expression.a = edge(expression.a, true);
        break;
    case Form::after:
    case Form::at_latest:
        expression.a = edge(expression.a, false);
        break;
    case Form::between:
        expression.a = edge(expression.a, true);
        expression.b = edge(expression.b, false);
        break;
    }
    // A week at the very edge of the four-digit years cannot be written.
    for (const Atom* atom : {&expression.a, &expression.b})
        if (atom->year != 0 && (atom->year < 1000 || atom->year > 9999))
            return std::nullopt;
    return expression;
}

}  // namespace

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

std::optional<Expression> read(std::string_view source)
{
    // Nobody says a date in more letters; words inside words would be read as deep as the text is long.
    constexpr std::size_t longest = 200;
    if (source.size() > longest)
        return std::nullopt;
    const auto expression = read_raw(source);
    return expression ? settled(*expression) : std::nullopt;
}

}  // namespace crosscut::date_grammar
