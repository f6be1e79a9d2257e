// SPDX-License-Identifier: Apache-2.0
#include "cli/study_tables.hpp"

#include "exchange/lists.hpp"
#include "exchange/study_sheets.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::cli {

using namespace evidence;
using exchange::OutTable;
using exchange::SheetRows;
using interview::Note;
using structures::Crisis;
using structures::Pulse;

namespace {

Result<Day> day_in(const std::string& text)
{
    if (const std::optional<Day> day = parse_day(std::string(trimmed(text))))
        return *day;
    return Problem{Problem::Code::bad_value, {"“{1}” is not a day.", {text}}, {"Write it like 2019-07-01."}, {}};
}

bool same_crises(const std::vector<Crisis>& a, const std::vector<Crisis>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Crisis x, Crisis y) {
        x.id = y.id = {};  // numbers are given anew
        return x == y;
    });
}

std::optional<bool> truth(const std::string& text)
{
    const std::string word = fold(text);
    if (word.empty() || word == "no" || word == "nein" || word == "0")
        return false;
    if (word == "yes" || word == "ja" || word == "1")
        return true;
    return std::nullopt;
}

Note refused(Problem problem, Place place)
{
    problem.place = std::move(place);
    return {Note::Kind::refused, std::move(problem)};
}

void read_crises(const study::State& state, const SheetRows& rows, study::TakeImport& edit, std::vector<Note>& notes)
{
    std::vector<Crisis> crises;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Crisis one;
        one.english = rows.at(i, "name_en");
        one.german = rows.at(i, "name_de");
        const Result<std::vector<Pulse>> pulses = pulses_in(rows.at(i, "pulses"));
        if (!pulses) {
            notes.push_back(refused(pulses.problem(), rows.place(i, "pulses")));
            return;  // half of the crises would be another question
        }
        one.pulses = *pulses;
        const std::string after = rows.at(i, "aftermath");
        one.aftermath = structures::usual_aftermath(one.pulses);
        if (!after.empty()) {
            const Result<Day> day = day_in(after);
            if (!day) {
                notes.push_back(refused(day.problem(), rows.place(i, "aftermath")));
                return;
            }
            one.aftermath = *day;
        }
        const auto overlay = truth(rows.at(i, "overlay"));
        if (!overlay) {
            notes.push_back(refused({Problem::Code::bad_value, {"“{1}” cannot be read.", {rows.at(i, "overlay")}}, {"Write yes or no."}, {}}, rows.place(i, "overlay")));
            return;
        }
        one.overlay = *overlay;
        if (const auto problem = structures::crisis_problem(one)) {
            notes.push_back(refused(*problem, rows.place(i, "pulses")));
            return;
        }
        one.id.value = static_cast<std::uint32_t>(i + 1);
        crises.push_back(std::move(one));
    }
    if (same_crises(crises, *state.crises) || crises.empty())
        return;
    if (same_crises(*state.crises, structures::standard_crises()))
        edit.crises = std::move(crises);
    else
        notes.push_back({Note::Kind::remark, {Problem::Code::unsupported, {"The study has crises of its own; those of the table were not taken."}, {"crosscut crises STUDY --restore brings back those of a new study; then import again."}, rows.place(0, "pulses")}});
}

void read_decisions(const study::State& state, const SheetRows& rows, CityId home, study::TakeImport& edit, std::vector<Note>& notes)
{
    const Archive& archive = edit.archive;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto refuse = [&](const char* column, Message hint) {
            notes.push_back(refused({Problem::Code::bad_value, {"“{1}” cannot be read.", {rows.at(i, column)}}, std::move(hint), {}}, rows.place(i, column)));
        };
        study::DecideGap one;
        CityId city = home;
        if (const std::string word = rows.at(i, "city"); !word.empty())
            for (const City& row : *archive.cities)
                if (row.key == word || fold(row.name) == fold(word))
                    city = row.id;
        one.gap.city = city;
        bool known = false;
        for (const analysis::GapKind kind : analysis::all_gap_kinds)
            if (rows.at(i, "gap") == analysis::key(kind)) {
                one.gap.kind = kind;
                known = true;
            }
        if (!known) {
            refuse("gap", {"Write G1 to G8."});
            continue;
        }
        one.gap.about = rows.at(i, "about");
        const std::string field = rows.at(i, "field");
        if (const auto read = field_from(field))
            one.gap.field = *read;
        else if (!field.empty()) {
            refuse("field", {"Write integration, climate, both, other, or nothing."});
            continue;
        }
        bool there = true;
        for (const std::string& key : exchange::listed(rows.at(i, "actors"))) {
            const ActorId actor = find_actor(archive, key, city);
            there = there && actor;
            one.gap.actors.push_back(actor);
        }
        if (const std::string key = rows.at(i, "structure"); !key.empty()) {
            one.gap.structure = find_structure(archive, key, city);
            there = there && one.gap.structure;
        }
        if (!there) {
            refuse("actors", {"Its actors and structures must be in the tables."});
            continue;
        }
        std::sort(one.gap.actors.begin(), one.gap.actors.end());
        const std::string verdict = rows.at(i, "verdict");
        if (verdict == study::key(study::Verdict::not_a_gap))
            one.verdict = study::Verdict::not_a_gap;
        else if (verdict == study::key(study::Verdict::close_it))
            one.verdict = study::Verdict::close_it;
        else {
            refuse("verdict", {"Write not_a_gap or close_it."});
            continue;
        }
        one.author = rows.at(i, "author");
        one.day = rows.at(i, "day");
        one.reason = rows.at(i, "reason");
        if (const study::Decision* old = study::decision_on(*state.decisions, one.gap)) {
            if (old->verdict != one.verdict || old->author != one.author || old->day != one.day || old->reason != one.reason)
                notes.push_back({Note::Kind::remark, {Problem::Code::unsupported, {"The study has a decision on this gap; that of the table was not taken."}, {"Withdraw it first if the table is right."}, rows.place(i, "gap")}});
            continue;
        }
        // Refused as the window would refuse it, so that one bad row keeps no good one out.
        study::State tried = state;
        tried.archive = archive;
        if (const auto done = study::apply(tried, one); !done)
            notes.push_back(refused(done.problem(), rows.place(i, "author")));
        else
            edit.decisions.push_back(std::move(one));
    }
}

}  // namespace

Result<std::vector<Pulse>> pulses_in(const std::string& text)
{
    std::vector<Pulse> out;
    for (const std::string& part : split(text, ',')) {
        const std::size_t cut = part.find('/');
        if (cut == std::string::npos)
            return Problem{Problem::Code::bad_value, {"“{1}” is not a stretch of days.", {part}}, {"Write the first and the last day like 2018-06-01/2018-08-31, several with commas between them."}, {}};
        const Result<Day> first = day_in(part.substr(0, cut));
        const Result<Day> last = day_in(part.substr(cut + 1));
        if (!first || !last)
            return first ? last.problem() : first.problem();
        out.push_back({*first, *last});
    }
    return out;
}

std::string pulses_text(const Crisis& crisis)
{
    std::vector<std::string> pulses;
    for (const Pulse& pulse : crisis.pulses)
        pulses.push_back(iso(pulse.first) + "/" + iso(pulse.last));
    return join(pulses, ",");
}

std::vector<OutTable> crises_table(const study::State& state)
{
    OutTable out{std::string(exchange::crises_sheet), {exchange::crises_columns.begin(), exchange::crises_columns.end()}, {}};
    for (const Crisis& one : *state.crises)
        out.rows.push_back({one.english, one.german, pulses_text(one), iso(one.aftermath), one.overlay ? "yes" : "no"});
    return out.rows.empty() ? std::vector<OutTable>() : std::vector<OutTable>{out};
}

std::vector<OutTable> decisions_table(const study::State& state, CityId city)
{
    const Archive& archive = state.archive;
    OutTable out{std::string(exchange::decisions_sheet), {exchange::decisions_columns.begin(), exchange::decisions_columns.end()}, {}};
    if (!city)
        out.columns.insert(out.columns.begin(), "city");
    for (const study::Decision& row : *state.decisions) {
        if (city && row.gap.city != city)
            continue;
        std::vector<std::string> actors;
        for (const ActorId id : row.gap.actors)
            if (const Actor* actor = find(*archive.actors, id))
                actors.push_back(actor->key);
        const Structure* structure = find(*archive.structures, row.gap.structure);
        std::vector<std::string> cells{std::string(analysis::key(row.gap.kind)), row.gap.about, std::string(key(row.gap.field)), exchange::list_text(actors), structure ? structure->key : std::string(),
                                       std::string(study::key(row.verdict)), row.author, row.day, row.reason};
        if (!city) {
            const City* home = find(*archive.cities, row.gap.city);
            cells.insert(cells.begin(), home ? home->key : std::string());
        }
        out.rows.push_back(std::move(cells));
    }
    return out.rows.empty() ? std::vector<OutTable>() : std::vector<OutTable>{out};
}

void add_study_tables(const study::State& state, const exchange::Found& found, CityId city, study::TakeImport& edit, std::vector<Note>& notes)
{
    for (const files::Sheet& sheet : found.beside) {
        const SheetRows rows(sheet);
        if (exchange::study_sheet(sheet) == exchange::crises_sheet)
            read_crises(state, rows, edit, notes);
        else
            read_decisions(state, rows, city, edit, notes);
    }
}

}  // namespace crosscut::cli
