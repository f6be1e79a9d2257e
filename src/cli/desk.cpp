// SPDX-License-Identifier: Apache-2.0
#include "cli/desk.hpp"

#include "exchange/import_files.hpp"
#include "exchange/network_file.hpp"
#include "files/bytes.hpp"
#include "foundation/text.hpp"
#include "study/book.hpp"

#include <algorithm>

namespace crosscut::cli {

using namespace evidence;
namespace fs = std::filesystem;

namespace {

bool ends_like(const fs::path& path, std::initializer_list<const char*> endings)
{
    const std::string ending = fold(path.extension().string());
    return std::any_of(endings.begin(), endings.end(), [&](const char* one) { return ending == one; });
}

/// Where nobody is named who says it, the file itself does.
bool has_informants(const Archive& archive)
{
    return std::any_of(archive.interviews->begin(), archive.interviews->end(), [](const Interview& interview) { return interview.actor && !interview.researcher; });
}

void speak_for_itself(Archive& archive)
{
    archive.interviews = changed(archive.interviews, [](Table<Interview>& rows) {
        for (Interview& interview : rows)
            if (!interview.actor)
                interview.researcher = true;
    });
}

void all_observed(const Archive& archive, network::TieSet& ties)
{
    std::vector<ActorId> actors;
    for (const Actor& actor : *archive.actors)
        actors.push_back(actor.id);
    ties.observed = network::Observed::everyone(std::move(actors));
}

Result<study::State> read_tables(const Console& console, const fs::path& path)
{
    Result<exchange::Found> found = exchange::find_tables({path});
    if (!found)
        return found.problem();
    std::vector<interview::Note> notes;
    const exchange::ImportPlan plan = exchange::plan_of(*found, notes);
    if (plan.tables.empty() && !notes.empty())
        return notes.front().problem;
    study::State state = study::empty_state();
    exchange::Staged staged = exchange::stage(state.archive, plan);
    notes.insert(notes.end(), staged.notes.begin(), staged.notes.end());
    state.archive = std::move(staged.archive);
    if (!has_informants(state.archive))
        speak_for_itself(state.archive);
    study::Settings about = state.about();
    about.title_english = plan.words.title_english;
    about.title_german = plan.words.title_german;
    about.disclaimer_english = plan.words.disclaimer_english;
    about.disclaimer_german = plan.words.disclaimer_german;
    state.settings = std::make_shared<Table<study::Settings>>(Table<study::Settings>{about});
    const auto refused = std::count_if(notes.begin(), notes.end(), [](const interview::Note& note) { return note.kind == interview::Note::Kind::refused; });
    if (refused > 0 && !console.quiet)
        console.err << "crosscut: " << say(console.language, "Rows or tables of “{1}” that were not read: {2}. crosscut import {1} --dry-run says which and why.", {path.string(), std::to_string(refused)})
                    << "\n";
    return state;
}

/// The bytes of a file that is a network, whatever its name; nothing where it is something else or cannot be read.
std::optional<std::string> network_bytes(const fs::path& path)
{
    Result<std::string> bytes = files::read_file(path, 512u << 20);
    if (!bytes || bytes->substr(0, 15) == "SQLite format 3")
        return std::nullopt;
    return exchange::is_network_file(*bytes) || ends_like(path, {".json", ".graphml", ".gexf", ".gml", ".net", ".paj", ".dl", ".dot", ".gv"}) ? std::optional(std::move(*bytes)) : std::nullopt;
}

Result<study::State> read_network(const Console& console, const fs::path& path, const std::string& bytes)
{
    Result<exchange::ReadNetwork> network = exchange::read_network_file(bytes, path.filename().string());
    if (!network)
        return network.problem();
    if (!console.quiet)
        for (const interview::Note& note : network->notes)
            console.err << "crosscut: " << describe(console.language, note.problem) << "\n";
    study::State state = study::empty_state();
    state.archive = std::move(network->archive);
    return state;
}

Result<study::State> read_study(const fs::path& path)
{
    Result<study::Book> book = study::Book::open(path, true);
    if (!book)
        return book.problem();
    return book->state();
}

}  // namespace

Result<Desk> open_desk(const Console& console, const std::string& path, const QuestionOptions& options)
{
    std::error_code error;
    const fs::path place(path);
    const std::optional<std::string> network = fs::is_regular_file(place, error) ? network_bytes(place) : std::nullopt;
    const bool tables = fs::is_directory(place, error) || ends_like(place, {".csv", ".tsv", ".txt", ".xlsx", ".xlsm"});
    Result<study::State> state = network ? read_network(console, place, *network) : tables ? read_tables(console, place) : read_study(place);
    if (!state)
        return state.problem();
    Desk desk{std::move(*state), {}, {}};
    Result<network::Question> question = question_of(desk.archive(), options);
    if (!question)
        return question.problem();
    desk.question = *question;
    desk.ties = network::derive_ties(desk.archive());
    if ((network || tables) && !has_informants(desk.archive()))
        all_observed(desk.archive(), desk.ties);
    return desk;
}

std::string key_of(const Archive& archive, ActorId id)
{
    const Actor* actor = find(*archive.actors, id);
    return actor ? actor->key : std::string();
}

std::string name_of(const Archive& archive, ActorId id)
{
    const Actor* actor = find(*archive.actors, id);
    return actor ? actor->name : std::string();
}

}  // namespace crosscut::cli
