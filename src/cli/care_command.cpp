// SPDX-License-Identifier: Apache-2.0
#include "cli/care_command.hpp"

#include "cli/desk.hpp"
#include "cli/progress.hpp"
#include "foundation/clock.hpp"
#include "foundation/text.hpp"
#include "study/duplicates.hpp"
#include "study/versions.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace crosscut::cli {

using namespace evidence;
using study::AlikePair;
using study::Version;

namespace {

Exit written(const Console& console, study::Book& book)
{
    if (book.flush(120))
        return Exit::done;
    const study::SaveStatus status = book.save_status();
    return console.fail(status.problem.value_or(Problem{Problem::Code::io, {"The change could not be saved."}, {"Try again."}, {}}));
}

/// The two actors or structures that two words name.
struct Pair {
    std::vector<ActorId> actors;
    std::vector<StructureId> structures;
};

Result<Pair> pair_in(const Archive& archive, const std::vector<std::string>& words)
{
    Pair pair;
    for (const std::string& word : words) {
        if (const ActorId id = find_actor(archive, word, {}))
            pair.actors.push_back(id);
        else if (const StructureId structure = find_structure(archive, word, {}))
            pair.structures.push_back(structure);
        else
            return Problem{Problem::Code::unknown_name, {"No actor and no structure is called “{1}”.", {word}}, {"Write its id; crosscut duplicates lists them."}, {}};
    }
    if (pair.actors.size() == 1)
        return Problem{Problem::Code::bad_value, {"An actor and a structure are never the same."}, {"Name two actors or two structures."}, {}};
    return pair;
}

Result<study::Edit> edit_for(const Archive& archive, const DuplicateOptions& wanted)
{
    const std::vector<std::string>& words = !wanted.keep_apart.empty() ? wanted.keep_apart : !wanted.later.empty() ? wanted.later : !wanted.merge.empty() ? wanted.merge : wanted.open;
    const Result<Pair> pair = pair_in(archive, words);
    if (!pair)
        return pair.problem();
    if (!wanted.merge.empty()) {
        if (!pair->actors.empty())
            return study::Edit(study::MergeActors{pair->actors[0], pair->actors[1]});
        return study::Edit(study::MergeStructures{pair->structures[0], pair->structures[1]});
    }
    study::DecideLikeness edit{pair->actors, pair->structures, std::nullopt, clock_now().substr(0, 10)};
    if (!wanted.keep_apart.empty())
        edit.verdict = study::Likeness::keep_apart;
    else if (!wanted.later.empty())
        edit.verdict = study::Likeness::later;
    return study::Edit(edit);
}

}  // namespace

Exit review_duplicates(const Console& console, Format format, const std::string& path, const DuplicateOptions& wanted)
{
    const int asked = !wanted.keep_apart.empty() + !wanted.later.empty() + !wanted.merge.empty() + !wanted.open.empty();
    if (asked > 1)
        return console.misused({"Only one of these can be done at a time."}, {"Run the command once for each."});
    Result<study::Book> book = study::Book::open(path, asked == 0);
    if (!book)
        return console.fail(book.problem());
    if (asked == 1) {
        const Result<study::Edit> edit = edit_for(book->state().archive, wanted);
        if (!edit)
            return console.fail(edit.problem());
        if (const Result<Done> done = book->apply(*edit); !done)
            return console.fail(done.problem());
        if (const Exit saved = written(console, *book); saved != Exit::done)
            return saved;
    }
    Work work;
    const Result<std::vector<AlikePair>> pairs = [&] {
        const Progress progress(console, work, {"Comparing names"});
        return study::alike_pairs(book->state(), work);
    }();
    if (!pairs)
        return console.fail(pairs.problem());
    const Archive& archive = book->state().archive;
    Facts facts;
    add_disclaimer(facts, book->state(), console.language);
    facts.emplace_back("undecided", 1.0 * study::undecided(*pairs));
    Grid grid{"near_duplicates", {"what", "a", "name_a", "uses_a", "b", "name_b", "uses_b", "alike_because", "likeness", "decision"}, {}, {-1, -1, -1, -1, -1, -1, -1, -1, 2, -1}};
    for (const AlikePair& pair : *pairs) {
        std::string keys[2];
        for (std::size_t i = 0; i < 2; ++i) {
            if (!pair.actors.empty())
                keys[i] = key_of(archive, pair.actors[i]);
            else if (const Structure* row = find(*archive.structures, pair.structures[i]))
                keys[i] = row->key;
        }
        const std::string because(format == Format::table ? study::label(console.language, pair.because) : study::key(pair.because));
        const std::string what(format == Format::table ? tr(console.language, pair.actors.empty() ? "Structure" : "Actor") : pair.actors.empty() ? "structure" : "actor");
        const Cell decision = !pair.verdict ? Cell()
                              : format == Format::table ? Cell(std::string(tr(console.language, *pair.verdict == study::Likeness::keep_apart ? "keep apart" : "later")))
                                                        : Cell(std::string(study::key(*pair.verdict)));
        grid.rows.push_back({what, keys[0], pair.name_a, 1.0 * pair.uses_a, keys[1], pair.name_b, 1.0 * pair.uses_b, because, pair.likeness, decision});
    }
    print(console.out, format, facts, {grid}, console.language);
    return Exit::done;
}

namespace {

const Version* named(const study::Book& book, const std::string& word)
{
    for (const Version& one : book.versions())
        if (fold(one.name) == fold(word) || std::to_string(one.id.value) == word)
            return &one;
    return nullptr;
}

Problem no_version(const std::string& word)
{
    return {Problem::Code::unknown_name, {"There is no version “{1}”.", {word}}, {"crosscut versions lists them, with their numbers."}, {}};
}

Grid list_of(const study::Book& book)
{
    Grid grid{"versions", {"number", "name", "time", "actors", "structures", "interviews", "claims"}, {}, {}};
    const auto count = [](const Version& one, const char* table) { return Cell(1.0 * one.count(table)); };
    for (const Version& one : book.versions())
        grid.rows.push_back({1.0 * one.id.value, one.name, one.time, count(one, "actor"), count(one, "structure"), count(one, "interview"), count(one, "claim")});
    return grid;
}

std::string fields_of(const study::RowDifference& row, Language language, bool words)
{
    std::string out;
    for (const study::RowDifference::Field& field : row.fields) {
        out += (out.empty() ? "" : "; ") + (words ? study::field_word(language, field.key) : field.key);
        if (!field.before.empty() || !field.after.empty())
            out += ": " + (field.before.empty() ? "–" : shortened(field.before, 60)) + " → " + (field.after.empty() ? "–" : shortened(field.after, 60));
    }
    return out;
}

Exit show_difference(const Console& console, Format format, const study::Book& book, const VersionOptions& wanted)
{
    const auto state_named = [&](const std::string& word) -> Result<study::State> {
        const Version* version = named(book, word);
        if (!version)
            return no_version(word);
        return study::state_of(*version);
    };
    const Result<study::State> before = state_named(wanted.compare);
    if (!before)
        return console.fail(before.problem());
    const Result<study::State> after = wanted.with.empty() ? Result<study::State>(book.state()) : state_named(wanted.with);
    if (!after)
        return console.fail(after.problem());
    using Kind = study::RowDifference::Kind;
    const bool people = format == Format::table;
    const Language language = console.language;
    std::map<std::string, std::array<int, 3>> counts;
    Grid list{"changes", {"what", "table", "number", "subject", "fields"}, {}, {}};
    for (const study::RowDifference& row : study::compared(*before, *after)) {
        ++counts[row.table][static_cast<std::size_t>(row.kind)];
        const std::string kind = row.kind == Kind::added ? "added" : row.kind == Kind::removed ? "removed" : "changed";
        list.rows.push_back({people ? std::string(tr(language, kind)) : kind, people ? study::table_word(language, row.table) : row.table, 1.0 * row.id, row.subject, fields_of(row, language, people)});
    }
    Grid sums{"counts", {"table", "added", "removed", "changed"}, {}, {}};
    for (const auto& [table, count] : counts)
        sums.rows.push_back({people ? study::table_word(language, table) : table, 1.0 * count[0], 1.0 * count[1], 1.0 * count[2]});
    Facts facts;
    add_disclaimer(facts, book.state(), language);
    facts.emplace_back("differences", 1.0 * static_cast<double>(list.rows.size()));
    print(console.out, format, facts, {sums, list}, language);
    return Exit::done;
}

}  // namespace

Exit manage_versions(const Console& console, Format format, const std::string& path, const VersionOptions& wanted)
{
    const int asked = !wanted.keep.empty() + !wanted.drop.empty() + !wanted.compare.empty() + !wanted.copy.empty() + !wanted.restore.empty();
    if (asked > 1)
        return console.misused({"Only one of these can be done at a time."}, {"Run the command once for each."});
    if (wanted.copy.empty() != wanted.out.empty())
        return console.misused({"A copy needs a version and a file."}, {"Write --copy NAME --out FILE."});
    const bool changes = !wanted.keep.empty() || !wanted.drop.empty() || !wanted.restore.empty();
    Result<study::Book> book = study::Book::open(path, !changes);
    if (!book)
        return console.fail(book.problem());
    if (!wanted.compare.empty())
        return show_difference(console, format, *book, wanted);
    for (const std::string& word : {wanted.drop, wanted.copy, wanted.restore})
        if (!word.empty() && !named(*book, word))
            return console.fail(no_version(word));
    if (!wanted.copy.empty()) {
        const Result<study::State> state = study::state_of(*named(*book, wanted.copy));
        if (!state)
            return console.fail(state.problem());
        if (const Result<study::Book> copy = study::Book::create(wanted.out, *state); !copy)
            return console.fail(copy.problem());
    }
    if (changes) {
        const Result<Done> done = !wanted.keep.empty()   ? book->keep_version(wanted.keep, clock_now())
                                  : !wanted.drop.empty() ? book->drop_version(named(*book, wanted.drop)->id)
                                                         : book->return_to(named(*book, wanted.restore)->id);
        if (!done)
            return console.fail(done.problem());
        if (const Exit saved = written(console, *book); saved != Exit::done)
            return saved;
    }
    Facts facts;
    add_disclaimer(facts, book->state(), console.language);
    print(console.out, format, facts, {list_of(*book)}, console.language);
    return Exit::done;
}

}  // namespace crosscut::cli
