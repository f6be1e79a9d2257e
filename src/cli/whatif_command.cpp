// SPDX-License-Identifier: Apache-2.0
#include "cli/desk.hpp"

#include "analysis/catalogue.hpp"
#include "analysis/what_if.hpp"
#include "cli/progress.hpp"
#include "foundation/clock.hpp"
#include "foundation/text.hpp"
#include "study/book.hpp"
#include "study/experiment.hpp"

#include <filesystem>

namespace crosscut::cli {

using namespace evidence;
using analysis::Scenario;
using analysis::WhatIf;

namespace {

Problem not_found(const char* what, const std::string& word, const char* hint) { return {Problem::Code::unknown_name, {what, {word}}, {hint}, {}}; }

/// Reads the words of a scenario against the study.
class Reader {
public:
    explicit Reader(const Desk& desk) : archive_(desk.archive()), city_(desk.question.city) {}

    Result<Scenario> read(const WhatIfOptions& wanted)
    {
        for (const std::string& word : wanted.remove) {
            if (const ActorId id = find_actor(archive_, word, city_))
                out_.actors.push_back(id);
            else if (const StructureId structure = find_structure(archive_, word, city_))
                out_.structures.push_back(structure);
            else
                return not_found("No actor and no structure is called “{1}”.", word, "Write its id; crosscut snapshot and crosscut structures list them.");
        }
        for (const std::string& word : wanted.departments)
            if (const auto wrong = add(out_.departments, word))
                return *wrong;
        for (const std::string& word : wanted.structures) {
            const StructureId id = find_structure(archive_, word, city_);
            if (!id)
                return not_found("No structure is called “{1}”.", word, "Write its id; crosscut structures lists them.");
            out_.structures.push_back(id);
        }
        out_.funded = wanted.funded;
        for (const auto& [list, into] : {std::pair{&wanted.cut, &out_.cut}, std::pair{&wanted.ties, &out_.ties}})
            for (const auto& [a, b] : *list) {
                std::vector<ActorId> ends;
                for (const std::string& word : {a, b})
                    if (const auto wrong = add(ends, word))
                        return *wrong;
                if (ends[0] == ends[1])
                    return not_found("“{1}” cannot be tied to itself.", a, "Write two different actors.");
                into->push_back({ends[0], ends[1]});
            }
        for (const std::string& text : wanted.founded) {
            const std::size_t colon = text.find(':');
            if (colon == std::string::npos)
                return not_found("“{1}” does not say who the members are.", text, "Write the name, a colon and the members: “Round table: CB05, CB24”.");
            analysis::NewStructure structure;
            structure.name = trimmed(text.substr(0, colon));
            for (const std::string& word : split(text.substr(colon + 1), ','))
                if (const auto wrong = add(structure.members, std::string(trimmed(word))))
                    return *wrong;
            out_.founded.push_back(std::move(structure));
        }
        return out_;
    }

private:
    std::optional<Problem> add(std::vector<ActorId>& into, const std::string& word) const
    {
        const ActorId id = find_actor(archive_, word, city_);
        if (!id)
            return not_found("No actor is called “{1}”.", word, "Write its id; crosscut snapshot lists them.");
        into.push_back(id);
        return std::nullopt;
    }

    const Archive& archive_;
    CityId city_;
    Scenario out_;
};

std::string structure_key(const Archive& archive, StructureId id)
{
    const Structure* structure = find(*archive.structures, id);
    return structure ? structure->key : std::string();
}

std::string keys_of(const Archive& archive, const std::vector<ActorId>& actors)
{
    std::string out;
    for (const ActorId id : actors)
        out += (out.empty() ? "" : " ") + key_of(archive, id);
    return out;
}

Cell place(int value) { return value > 0 ? Cell(1.0 * value) : Cell(); }
Cell amount(std::size_t value) { return 1.0 * static_cast<double>(value); }

Grid gone_grid(const Archive& archive, const WhatIf& result)
{
    Grid grid{"gone", {"what", "id", "name", "cause", "with"}, {}, {}};
    for (const auto& one : result.gone.structures) {
        const Structure* structure = find(*archive.structures, one.structure);
        grid.rows.push_back({std::string("structure"), structure->key, structure->name, std::string(analysis::key(one.cause)), Cell()});
    }
    for (const auto& one : result.gone.actors) {
        const std::string with = one.structure ? structure_key(archive, one.structure) : one.department ? key_of(archive, one.department) : std::string();
        grid.rows.push_back({std::string("actor"), key_of(archive, one.actor), name_of(archive, one.actor), std::string(analysis::key(one.cause)),
                             with.empty() ? Cell() : Cell(with)});
    }
    return grid;
}

Grid sentence_grid(const char* key, const Archive& archive, const std::vector<analysis::Consequence>& list, Language language)
{
    Grid grid{key, {"form", "actors", "structure", "finding"}, {}, {}};
    for (const analysis::Consequence& one : list)
        grid.rows.push_back({std::string(analysis::key(one.kind)), keys_of(archive, one.actors), one.structure ? Cell(structure_key(archive, one.structure)) : Cell(),
                             in(language, one.text)});
    return grid;
}

Grid place_grid(const Archive& archive, const WhatIf& result)
{
    const int digits = analysis::find_measure(result.measure)->digits;
    Grid grid{"first_ten", {"id", "name", "place_before", "value_before", "place_after", "value_after"}, {}, {-1, -1, -1, digits, -1, digits}};
    for (const analysis::Placed& row : result.places)
        grid.rows.push_back({key_of(archive, row.actor), name_of(archive, row.actor), place(row.place_before), cell(row.before), place(row.place_after), cell(row.after)});
    return grid;
}

Grid tie_grid(const Archive& archive, const WhatIf& result, bool all)
{
    Grid grid{"ties", {"a", "b", "name_a", "name_b", "change"}, {}, {}};
    const auto put = [&](const std::vector<analysis::ChangedTie>& list, const char* change) {
        for (const analysis::ChangedTie& one : list)
            grid.rows.push_back({key_of(archive, one.pair.a), key_of(archive, one.pair.b), name_of(archive, one.pair.a), name_of(archive, one.pair.b), std::string(change)});
    };
    put(result.lost, "lost");
    put(result.fresh, "new");
    if (all)
        put(result.kept, "kept");
    return grid;
}

Grid pair_grid(const Archive& archive, const WhatIf& result)
{
    Grid grid{"departments", {"a", "b", "name_a", "name_b", "change"}, {}, {}};
    const auto put = [&](const std::vector<network::ActorPair>& list, const char* change) {
        for (const network::ActorPair& one : list)
            grid.rows.push_back({key_of(archive, one.a), key_of(archive, one.b), name_of(archive, one.a), name_of(archive, one.b), std::string(change)});
    };
    put(result.departments_apart, "cut_off");
    put(result.channels_lost, "contact_lost");
    put(result.channels_new, "contact_new");
    return grid;
}

Grid door_grid(const Archive& archive, const WhatIf& result)
{
    Grid grid{"doors", {"id", "name", "change"}, {}, {}};
    const auto put = [&](const std::vector<ActorId>& list, const char* change) {
        for (const ActorId id : list)
            grid.rows.push_back({key_of(archive, id), name_of(archive, id), std::string(change)});
    };
    put(result.doors_lost, "last_door_lost");
    put(result.one_door, "one_door_left");
    put(result.doors_new, "first_door");
    return grid;
}

/// Writes a copy of the study in which the scenario is so, step by step, so that its history says what was supposed.
Result<Done> write_experiment(const Desk& desk, const Scenario& scenario, const WhatIf& result, const std::string& file)
{
    const Result<study::Experiment> made = study::experiment(desk.state, desk.ties, scenario, result, clock_now().substr(0, 10));
    if (!made)
        return made.problem();
    Result<study::Book> copy = study::Book::create(file, desk.state);
    if (!copy)
        return copy.problem();
    for (const study::Edit& edit : made->edits)
        if (const Result<Done> done = copy->apply(edit); !done)
            return done.problem();
    if (!copy->flush(120)) {
        const auto problem = copy->save_status().problem;
        return problem ? *problem : Problem{Problem::Code::io, {"The study could not be saved."}, {"Check the disk."}, {}};
    }
    return Done{};
}

}  // namespace

Exit show_what_if(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const WhatIfOptions& wanted)
{
    const analysis::Measure* measure = analysis::find_measure(wanted.by);
    if (!measure)
        return console.misused({"There is no measure “{1}”.", {wanted.by}}, {"crosscut measure --list shows all of them."});
    const Result<Desk> desk = open_desk(console, path, options);
    if (!desk)
        return console.fail(desk.problem());
    const Archive& archive = desk->archive();
    const Result<Scenario> scenario = Reader(*desk).read(wanted);
    if (!scenario)
        return console.fail(scenario.problem());
    if (scenario->empty())
        return console.misused({"It is not said what would be otherwise."}, {"For example: crosscut whatif study.crosscut --remove CB12 --at 2016-07-01"});
    Work work;
    const Result<WhatIf> result = [&] {
        const Progress progress(console, work, {"Measuring"});
        return analysis::what_if(archive, desk->ties, desk->snapshot(), *scenario, measure->key, work);
    }();
    if (!result)
        return console.fail(result.problem());

    if (!wanted.into.empty())
        if (const Result<Done> written = write_experiment(*desk, *scenario, *result, wanted.into); !written)
            return console.fail(written.problem());

    Facts facts = facts_of(archive, desk->question);
    add_disclaimer(facts, desk->state, console.language);
    facts.emplace_back("measure", std::string(format == Format::table ? tr(console.language, measure->title) : measure->key));
    for (const auto& [suffix, parts] : {std::pair{"_before", &result->parts_before}, std::pair{"_after", &result->parts_after}}) {
        facts.emplace_back(std::string("actors") + suffix, 1.0 * parts->actors);
        facts.emplace_back(std::string("components") + suffix, 1.0 * parts->count);
        facts.emplace_back(std::string("largest_component") + suffix, 1.0 * parts->largest);
        facts.emplace_back(std::string("reachable_pairs") + suffix, 1.0 * static_cast<double>(parts->pairs));
    }
    facts.emplace_back("reachable_pairs_of_those_who_stay", 1.0 * static_cast<double>(result->pairs_before));
    facts.emplace_back("reachable_pairs_lost", 1.0 * static_cast<double>(result->pairs_cut));
    facts.emplace_back("reachable_pairs_new", 1.0 * static_cast<double>(result->pairs_joined));
    facts.emplace_back("ties_kept", amount(result->kept.size()));
    facts.emplace_back("ties_lost", amount(result->lost.size()));
    facts.emplace_back("ties_new", amount(result->fresh.size()));
    if (!wanted.into.empty())
        facts.emplace_back("experiment", std::filesystem::path(wanted.into).filename().string());
    Grid sentences = sentence_grid("consequences", archive, result->consequences, console.language);
    Grid assumptions = sentence_grid("assumptions", archive, analysis::assumptions_of(archive, result->gone, *scenario), console.language);
    if (format == Format::table) {  // people read sentences, then who is first; programs find the same in lists
        const auto speak = [&](const char* heading, const Grid& grid) {
            console.out << "\n" << tr(console.language, heading) << "\n";
            for (const auto& row : grid.rows)
                console.out << "  " << std::get<std::string>(row.back()) << "\n";
        };
        print(console.out, format, facts, {}, console.language);
        speak("Suppose", assumptions);
        speak("What would follow", sentences);
        console.out << "\n";
        print(console.out, format, {}, {place_grid(archive, *result), tie_grid(archive, *result, false)}, console.language);
        return Exit::done;
    }
    print(console.out, format, facts,
          {assumptions, sentences, gone_grid(archive, *result), pair_grid(archive, *result), door_grid(archive, *result), place_grid(archive, *result), tie_grid(archive, *result, true)},
          console.language);
    return Exit::done;
}

}  // namespace crosscut::cli
