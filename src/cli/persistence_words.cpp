// SPDX-License-Identifier: Apache-2.0
#include "cli/persistence_words.hpp"

#include "analysis/persistence/warnings.hpp"
#include "cli/desk.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::cli {

using namespace evidence;
using structures::Crisis;

std::vector<const City*> PersistenceDesk::cities() const
{
    std::vector<const City*> out;
    for (const City& city : *archive().cities)
        if (!question.city || city.id == question.city)
            out.push_back(&city);
    return out;
}

std::vector<Field> PersistenceDesk::fields() const
{
    return question.field == Field::none ? std::vector{Field::integration, Field::climate} : std::vector{question.field};
}

std::vector<const Crisis*> PersistenceDesk::crises() const
{
    std::vector<const Crisis*> out;
    for (const Crisis& crisis : *state.crises)
        if (!crisis.overlay && !crisis.pulses.empty())
            out.push_back(&crisis);
    std::stable_sort(out.begin(), out.end(), [](const Crisis* a, const Crisis* b) { return a->onset() < b->onset(); });
    return out;
}

Result<PersistenceDesk> persistence_desk(const Console& console, const std::string& path, const QuestionOptions& options)
{
    Result<Desk> opened = open_desk(console, path, options);
    if (!opened)
        return opened.problem();
    PersistenceDesk desk{std::move(opened->state), opened->question, std::move(opened->ties), {}};
    desk.records = analysis::records(desk.archive());
    return desk;
}

Result<std::vector<const Crisis*>> crises_of(const PersistenceDesk& desk, const std::string& word)
{
    const std::vector<const Crisis*> all = desk.crises();
    if (all.empty())
        return Problem{Problem::Code::missing_value, {"The study has no crisis."}, {"Enter one with its first and last day: crosscut crises STUDY --add NAME --pulses 2018-06-01/2018-08-31, or in the desktop program."}, {}};
    if (word.empty() || word == "all")
        return all;
    std::vector<const Crisis*> found;
    std::vector<std::string> names;
    for (const Crisis* crisis : all) {
        names.push_back(plain(static_cast<long long>(crisis->id.value)) + " " + crisis->english);
        const std::string folded = fold(word);
        if (word == plain(static_cast<long long>(crisis->id.value)) || folded == fold(crisis->english) || folded == fold(crisis->german) ||
            word == plain(static_cast<long long>(parts(crisis->onset()).year)))
            found.push_back(crisis);
    }
    if (found.empty())
        return Problem{Problem::Code::unknown_name, {"The study has no crisis “{1}”.", {word}}, {"It has: {1}.", {join(names, ", ")}}, {}};
    return found;
}

Result<std::vector<int>> years_of(const std::string& text)
{
    std::vector<int> out;
    for (const std::string& word : split(text, ',')) {
        const auto number = parse_integer(trimmed(word));
        if (!number || *number < 1 || *number > 50)
            return Problem{Problem::Code::bad_value, {"“{1}” is not a number of years.", {word}}, {"Write whole years with commas between them, for example 1,3,5."}, {}};
        out.push_back(static_cast<int>(*number));
    }
    return out;
}

Grid warnings_of(const PersistenceDesk& desk, bool compares_fields, Language language)
{
    Grid out{"warnings", {"warning"}, {}, {}};
    for (const Message& one : analysis::comparison_warnings(desk.archive(), *desk.state.crises, desk.question.city, compares_fields, language, desk.crises()))
        out.rows.push_back({in(language, one)});
    return out;
}

Tally tally(const PersistenceDesk& desk, const std::vector<analysis::Fortune>& fortunes, CityId city, Field field, int years)
{
    Tally out;
    for (const analysis::Fortune& fortune : fortunes) {
        const Structure* structure = find(*desk.archive().structures, fortune.structure);
        const analysis::Verdict* verdict = fortune.at(years);
        if (!structure || !verdict || (city && structure->city != city) || !belongs(structure->field, field))
            continue;
        ++out.structures;
        if (!fortune.origin) {
            ++out.insufficient;
            continue;
        }
        if (!fortune.attributed() || verdict->outcome == analysis::Outcome::not_attributed)
            continue;
        ++out.attributed;
        out.not_yet += verdict->outcome == analysis::Outcome::not_yet_observable;
        out.insufficient += verdict->outcome == analysis::Outcome::insufficient_evidence;
        if (const auto persists = analysis::function_persists(verdict->outcome)) {
            ++out.judged;
            out.persists += *persists;
            out.organisation += analysis::organisation_persists(verdict->outcome).value_or(false);
        }
    }
    return out;
}

std::string shown(Format format, Language language, analysis::Outcome outcome)
{
    return std::string(format == Format::table ? analysis::label(language, outcome) : analysis::key(outcome));
}

std::string shown_origin(Format format, Language language, const std::string& label)
{
    if (format != Format::table)
        return label;
    const bool probably = label.rfind("probably_", 0) == 0;
    const std::string word = probably ? label.substr(9) : label;
    if (word == "undetermined")
        return std::string(tr(language, "undetermined"));
    if (word == "insufficient_evidence")
        return std::string(analysis::label(language, analysis::Outcome::insufficient_evidence));
    std::string text = std::string(tr(language, "older"));
    for (std::size_t i = 0; i < analysis::origin_count; ++i)
        if (word == analysis::key(static_cast<analysis::Origin>(i)))
            text = analysis::label(language, static_cast<analysis::Origin>(i));
    return probably ? say(language, "probably {1}", {text}) : text;
}

}  // namespace crosscut::cli
