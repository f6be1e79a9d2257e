// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/study_tables.hpp"
#include "files/bytes.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <sstream>

namespace crosscut::cli {

namespace {

const char* word_of(interview::Note::Kind kind)
{
    switch (kind) {
    case interview::Note::Kind::changed: return "changed";
    case interview::Note::Kind::refused: return "refused";
    case interview::Note::Kind::remark: break;
    }
    return "remark";
}

Grid grid_of(const std::vector<interview::Note>& notes, Language language)
{
    Grid grid{"notes", {"what", "file", "sheet", "line", "column", "reason", "remedy"}, {}, {}};
    for (const interview::Note& note : notes)
        grid.rows.push_back({std::string(word_of(note.kind)), note.problem.place.file, note.problem.place.sheet,
                             note.problem.place.line > 0 ? Cell(static_cast<double>(note.problem.place.line)) : Cell(),
                             note.problem.place.column, in(language, note.problem.what), in(language, note.problem.hint)});
    return grid;
}

Grid grid_of(const std::vector<exchange::TableCount>& counts)
{
    Grid grid{"tables", {"table", "file", "sheet", "encoding", "read", "taken", "changed", "known", "refused"}, {}, {}};
    for (const exchange::TableCount& count : counts)
        grid.rows.push_back({std::string(interview::key(count.kind)), count.file, count.sheet, count.encoding, 1.0 * count.read, 1.0 * count.taken,
                             1.0 * count.changed, 1.0 * count.known, 1.0 * count.refused});
    return grid;
}

/// "report.json" for the folder "halle" of several: "report-halle.json".
std::string for_one(const std::string& file, const std::filesystem::path& source)
{
    if (file.empty())
        return file;
    const std::filesystem::path path(file);
    const std::string word = source.filename().empty() ? source.parent_path().filename().string() : source.filename().string();
    return (path.parent_path() / (path.stem().string() + "-" + word + path.extension().string())).string();
}

bool is_folder(const std::string& path)
{
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

Exit import_one(const Console& console, Format format, const ImportOptions& options);

/// Folder after folder, each with its own city and its own report; files that were given beside them come together, first.
Exit import_in_turn(const Console& console, Format format, const ImportOptions& options)
{
    if (!options.city.empty())
        return console.misused({"Several folders were given, and one city for all of them."}, {"Leave --city out: each folder speaks for a city of its own. Or import them one by one."});
    if (!options.map.empty())
        return console.misused({"Several folders were given, and one mapping file for all of them."}, {"Leave --map out: each folder is read by the mapping file that lies in it. Or import them one by one."});
    std::vector<ImportOptions> turns;
    ImportOptions files = options;
    std::erase_if(files.paths, is_folder);
    if (!files.paths.empty())
        turns.push_back(files);
    for (const std::string& path : options.paths)
        if (is_folder(path)) {
            turns.push_back(options);
            turns.back().paths = {path};
        }
    Exit worst = Exit::done;
    std::vector<std::string> answers;
    for (ImportOptions& turn : turns) {
        const std::filesystem::path source(turn.paths.front());
        turn.report = for_one(turn.report, source);
        turn.write_map = for_one(turn.write_map, source);
        std::ostringstream out;
        const Console own{out, console.err, console.language, console.quiet};
        const Exit exit = import_one(own, format, turn);
        worst = std::max(worst, exit);
        if (!out.str().empty())
            answers.push_back(out.str());
        if (exit == Exit::usage)
            break;
    }
    if (format == Format::json && !console.quiet) {
        console.out << "{\n \"imports\": [\n";
        for (std::size_t i = 0; i < answers.size(); ++i)
            console.out << answers[i] << (i + 1 < answers.size() ? ",\n" : "");
        console.out << " ]\n}\n";
    } else {
        for (std::size_t i = 0; i < answers.size(); ++i)
            console.out << (i > 0 ? "\n" : "") << answers[i];
    }
    return worst;
}

Exit import_one(const Console& console, Format format, const ImportOptions& options)
{
    std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
    std::optional<std::filesystem::path> map;
    if (!options.map.empty())
        map = options.map;
    Result<exchange::Found> found = exchange::find_tables(paths, map);
    if (!found)
        return console.fail(found.problem());
    if (!options.city.empty()) {
        found->city = {};
        found->city.key = options.city.size() <= 3 ? options.city : std::string();
        found->city.name = options.city;
    }
    for (const std::string& one : options.relations) {
        const std::size_t cut = one.rfind('=');
        if (cut == std::string::npos || trimmed(std::string_view(one).substr(0, cut)).empty() || trimmed(std::string_view(one).substr(cut + 1)).empty())
            return console.misused({"“{1}” does not say what a word means.", {one}}, {"Write --relation \"friends=contact\", or =new for a relation of its own, =new_directed for one with a direction."});
        found->relations[std::string(trimmed(std::string_view(one).substr(0, cut)))] = trimmed(std::string_view(one).substr(cut + 1));
    }
    if (!options.write_map.empty()) {
        const Result<Done> done = files::write_file(options.write_map, exchange::write_mapping(exchange::mapping_of(*found)));
        if (!done)
            return console.fail(done.problem());
    }

    std::error_code error;
    const bool fresh = options.into.empty() || !std::filesystem::exists(options.into, error);
    if (options.into.empty() && !options.dry_run)
        return console.misused({"The study to import into is missing."}, {"Add --into STUDY.crosscut, or --dry-run to try without one."});
    study::Book book;
    if (!fresh) {
        Result<study::Book> opened = study::Book::open(options.into, options.dry_run);
        if (!opened)
            return console.fail(opened.problem());
        book = std::move(*opened);
    }

    const study::State fresh_state = study::empty_state();
    std::vector<interview::Note> notes;
    const exchange::ImportPlan plan = exchange::plan_of(*found, notes);
    exchange::Staged staged = exchange::stage(book.state().archive, plan);
    notes.insert(notes.end(), staged.notes.begin(), staged.notes.end());
    exchange::TableCount total = staged.total();
    const auto refused_tables = static_cast<int>(std::count_if(notes.begin(), notes.end(), [](const interview::Note& note) {
        return note.kind == interview::Note::Kind::refused;
    }));
    const study::State& now = fresh ? fresh_state : book.state();
    study::TakeImport edit;
    edit.archive = staged.archive;
    std::vector<interview::Note> beside;
    add_study_tables(now, *found, staged.city, edit, beside);
    notes.insert(notes.end(), beside.begin(), beside.end());
    const bool refused = refused_tables > 0 || std::any_of(beside.begin(), beside.end(), [](const interview::Note& note) { return note.kind == interview::Note::Kind::refused; });
    const bool brings = total.taken > 0 || edit.crises || !edit.decisions.empty();
    const bool write = !options.dry_run && !(options.strict && refused) && brings;

    Facts facts;
    const evidence::City* city = evidence::find(*staged.archive.cities, staged.city);
    facts.emplace_back("source", plan.source);
    facts.emplace_back("city", city ? city->name : std::string());
    facts.emplace_back("imported", write);
    facts.emplace_back("read", 1.0 * total.read);
    facts.emplace_back("taken", 1.0 * total.taken);
    facts.emplace_back("changed", 1.0 * total.changed);
    facts.emplace_back("known", 1.0 * total.known);
    facts.emplace_back("refused", 1.0 * total.refused);
    facts.emplace_back("candidates", 1.0 * static_cast<double>(staged.candidates.size()));
    facts.emplace_back("crises_taken", edit.crises.has_value());
    facts.emplace_back("decisions_taken", 1.0 * static_cast<double>(edit.decisions.size()));
    Grid duplicates{"near_duplicates", {"a", "b", "likeness"}, {}, {}};
    for (const evidence::NearDuplicate& pair : staged.duplicates)
        duplicates.rows.push_back({evidence::described(staged.archive, pair.a), evidence::described(staged.archive, pair.b), pair.likeness});
    Grid candidates{"candidates_list", {"id", "name", "file", "line"}, {}, {}};
    for (const ActorId id : staged.candidates)
        if (const evidence::Actor* actor = evidence::find(*staged.archive.actors, id))
            candidates.rows.push_back({actor->key, actor->name, actor->place.file, 1.0 * actor->place.line});
    Grid unknown{"unknown_relations", {"word", "rows"}, {}, {}};
    for (const auto& [word, rows] : staged.unknown_relations)
        unknown.rows.push_back({word, 1.0 * rows});
    const std::vector<Grid> grids{grid_of(staged.counts), unknown, grid_of(notes, console.language), candidates, duplicates};

    if (write) {
        edit.record.file = plan.source;
        edit.record.day = options.day;
        for (const exchange::TableCount& count : staged.counts)
            if (edit.record.encoding.find(count.encoding) == std::string::npos)
                edit.record.encoding += (edit.record.encoding.empty() ? "" : ", ") + count.encoding;
        edit.record.read = total.read;
        edit.record.taken = total.taken;
        edit.record.changed = total.changed;
        edit.record.refused = total.refused;
        edit.record.notes = interview::written(notes);
        const bool says_something = !plan.words.title_german.empty() || !plan.words.title_english.empty() || !plan.words.disclaimer_german.empty();
        if (says_something) {
            study::Settings words = book.state().about();
            const bool first = words.title_german.empty() && words.title_english.empty();
            if (first) {
                words.title_english = plan.words.title_english;
                words.title_german = plan.words.title_german;
                words.question_english = plan.words.question_english;
                words.question_german = plan.words.question_german;
            }
            if (words.disclaimer_german.empty() && words.disclaimer_english.empty()) {
                words.disclaimer_english = plan.words.disclaimer_english;
                words.disclaimer_german = plan.words.disclaimer_german;
            }
            edit.settings = words;
        }
        if (fresh) {
            Result<study::Book> made = study::Book::create(options.into);
            if (!made)
                return console.fail(made.problem());
            book = std::move(*made);
        }
        const Result<Done> done = book.apply(edit);
        if (!done)
            return console.fail(done.problem());
        if (!book.flush(120)) {
            const auto problem = book.save_status().problem;
            return console.fail(problem ? *problem : Problem{Problem::Code::io, {"The study could not be saved."}, {"Check the disk."}, {}});
        }
    }
    if (!options.report.empty()) {
        std::ostringstream text;
        print(text, Format::json, facts, grids);
        const Result<Done> done = files::write_file(options.report, text.str());
        if (!done)
            return console.fail(done.problem());
    }
    if (!console.quiet)
        print(console.out, format, facts, grids, console.language);
    return refused ? Exit::findings : Exit::done;
}

}  // namespace

Exit import_tables(const Console& console, Format format, const ImportOptions& options)
{
    return std::count_if(options.paths.begin(), options.paths.end(), is_folder) > 1 ? import_in_turn(console, format, options) : import_one(console, format, options);
}

}  // namespace crosscut::cli
