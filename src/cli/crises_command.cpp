// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/study_tables.hpp"

#include "foundation/text.hpp"
#include "structures/crisis.hpp"

#include <algorithm>

namespace crosscut::cli {

using structures::Crisis;
using structures::Pulse;

namespace {

Grid grid_of(const std::vector<Crisis>& crises)
{
    Grid out{"crises", {"number", "english", "german", "pulses", "onset", "acute_end", "aftermath_end", "overlay", "remark"}, {}, {}};
    for (const Crisis& one : crises) {
        out.rows.push_back({1.0 * one.id.value, one.english, one.german, pulses_text(one), iso(one.onset()), iso(one.acute_end()), iso(one.aftermath), one.overlay, std::string()});
    }
    return out;
}

Result<Day> day_in(const std::string& text)
{
    if (const std::optional<Day> day = parse_day(std::string(trimmed(text))))
        return *day;
    return Problem{Problem::Code::bad_value, {"“{1}” is not a day.", {text}}, {"Write it like 2019-07-01."}, {}};
}

std::vector<Crisis>::iterator named(std::vector<Crisis>& crises, const std::string& word)
{
    return std::find_if(crises.begin(), crises.end(), [&](const Crisis& one) {
        return std::to_string(one.id.value) == word || fold(one.english) == fold(word) || fold(one.german) == fold(word);
    });
}

}  // namespace

Exit change_crises(const Console& console, Format format, const std::string& path, const CrisisOptions& wanted)
{
    const bool changes = wanted.restore || !wanted.add.empty() || !wanted.change.empty() || !wanted.remove.empty();
    Result<study::Book> book = study::Book::open(path, !changes);
    if (!book)
        return console.fail(book.problem());
    std::vector<Crisis> crises = *book->state().crises;
    const auto unknown = [&](const std::string& word) {
        return console.fail({Problem::Code::unknown_name, {"No crisis is called “{1}”.", {word}}, {"Write its number or its name; crosscut crises STUDY lists them."}, {}});
    };
    if (wanted.restore)
        crises = structures::standard_crises();
    if (!wanted.remove.empty()) {
        const auto at = named(crises, wanted.remove);
        if (at == crises.end())
            return unknown(wanted.remove);
        crises.erase(at);
    }
    if (!wanted.add.empty() || !wanted.change.empty()) {
        auto at = wanted.change.empty() ? crises.end() : named(crises, wanted.change);
        if (at == crises.end() && !wanted.change.empty())
            return unknown(wanted.change);
        const bool added = at == crises.end();
        if (added) {
            Crisis made;
            made.english = made.german = wanted.add;
            at = crises.insert(at, made);
        }
        if (!wanted.english.empty())
            at->english = wanted.english;
        if (!wanted.german.empty())
            at->german = wanted.german;
        if (!wanted.pulses.empty()) {
            const Result<std::vector<Pulse>> pulses = pulses_in(wanted.pulses);
            if (!pulses)
                return console.fail(pulses.problem());
            const bool usual = added || (!at->pulses.empty() && at->aftermath == structures::usual_aftermath(at->pulses));
            at->pulses = *pulses;
            if (usual || at->aftermath < at->acute_end())
                at->aftermath = structures::usual_aftermath(at->pulses);
        }
        if (!wanted.aftermath.empty()) {
            const Result<Day> day = day_in(wanted.aftermath);
            if (!day)
                return console.fail(day.problem());
            at->aftermath = *day;
        }
        if (!wanted.overlay.empty())
            at->overlay = wanted.overlay == "yes";
    }
    if (changes) {
        const Result<Done> done = book->apply(study::ChangeCrises{crises});
        if (!done)
            return console.fail(done.problem());
        if (!book->flush(120)) {
            const auto problem = book->save_status().problem;
            return console.fail(problem ? *problem : Problem{Problem::Code::io, {"The study could not be saved."}, {"Check the disk."}, {}});
        }
    }
    Grid grid = grid_of(*book->state().crises);
    for (std::size_t i = 0; i < grid.rows.size(); ++i)
        if (!structures::compound((*book->state().crises)[i]))
            grid.rows[i].back() = std::string(tr(console.language, "Its parts lie more than 12 months apart: they may be crises of their own."));
    print(console.out, format, {}, {grid}, console.language);
    return Exit::done;
}

}  // namespace crosscut::cli
