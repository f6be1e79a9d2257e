// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <map>
#include <unistd.h>

namespace crosscut::cli {

namespace {

void add_question(CLI::App& command, QuestionOptions& options, bool time)
{
    command.add_option("--city", options.city, "Only this city (key or name)");
    command.add_option("--field", options.field, "Only this field: integration, climate, both, other");
    command.add_option("--relations", options.relations, "cooperation (default), no-lines, all, or relations with commas between them");
    command.add_option("--rule", options.rule, "How claims become ties: reconstructed (default), union, union_with_third_party, confirmed_or_unconfirmable, confirmed_only, majority, weighted");
    command.add_option("--mode", options.mode, "How vague time counts: midpoint (default), certain, possible, expected");
    if (time) {
        command.add_option("--at", options.at, "The network on a day, for example 2019-07-01; without it all time together");
        command.add_option("--from", options.from, "First day of a window");
        command.add_option("--until", options.until, "Last day of a window");
    }
}

Language system_language()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return language_from(value);
    return Language::english;
}

}  // namespace

Exit open_window(const Console& console, const std::string& program, const std::vector<std::string>& arguments)
{
    std::error_code error;
    std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    if (error)
        folder = std::filesystem::path(program).parent_path();
    const std::filesystem::path desktop = folder / "crosscut-desktop";
    if (!std::filesystem::exists(desktop, error))
        return console.fail({Problem::Code::unsupported, {"The desktop program is not installed."}, {"Build it with ./run, or use the other commands."}, {}});
    std::vector<std::string> words{desktop.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(desktop.c_str(), pointers.data());
    return console.fail({Problem::Code::io, {"The desktop program could not be started."}, {"Build it again with ./run."}, {}});
}

int run(const std::string& program, const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err)
{
    Console console{out, err, system_language(), false};
    CLI::App app{"Actor networks of town halls: from claims in interviews to networks over time, structures and figures.", "crosscut"};
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", "crosscut 0.1.0");
    std::string language;
    std::string format_word = "table";
    app.add_option("--language", language, "Language of answers: de or en");
    app.add_flag("--quiet", console.quiet, "Say nothing when all is well");
    app.add_option("--format", format_word, "Form of the answer: table, csv or json")->check(CLI::IsMember({"table", "csv", "json"}));

    std::string study;
    QuestionOptions question;
    ImportOptions import;
    FigureOptions figure;
    std::vector<std::string> keys;
    std::vector<std::string> cases;
    std::string out_path;
    std::string convert_format;
    std::string reference;
    bool list = false;
    bool compute = false;

    CLI::App* import_command = app.add_subcommand("import", "Read tables into a study; the study stays as it was if they cannot be read");
    import_command->add_option("tables", import.paths, "CSV or XLSX files, or folders that hold some")->required();
    import_command->add_option("--into", import.into, "The study; made if it is not there");
    import_command->add_option("--map", import.map, "Mapping file: which column is which");
    import_command->add_option("--write-map", import.write_map, "Write the mapping that was used to a file");
    import_command->add_option("--city", import.city, "City of the tables (key or name)");
    import_command->add_option("--report", import.report, "Write the import report as JSON");
    import_command->add_option("--day", import.day, "Day of the import, for the record");
    import_command->add_flag("--dry-run", import.dry_run, "Read and report, change nothing");
    import_command->add_flag("--strict", import.strict, "Take nothing if any row is refused");

    CLI::App* check_command = app.add_subcommand("check", "Look for what does not fit: damaged file, contradictions, impossible dates, doubles");
    check_command->add_option("study", study, "Study file")->required();

    CLI::App* snapshot_command = app.add_subcommand("snapshot", "The network on a day or in a window: actors, ties, what is certain, possible, absent or unobserved");
    snapshot_command->add_option("study", study, "Study file")->required();
    add_question(*snapshot_command, question, true);

    CLI::App* measure_command = app.add_subcommand("measure", "Measures of actors, ties and the network");
    measure_command->add_option("study", study, "Study file");
    measure_command->add_option("measures", keys, "Keys of measures; without any the common ones");
    measure_command->add_flag("--list", list, "List all measures with what they mean");
    add_question(*measure_command, question, true);

    CLI::App* gaps_command = app.add_subcommand("gaps", "Gaps to check: where cooperation hangs by a thread or is missing");
    gaps_command->add_option("study", study, "Study file")->required();
    gaps_command->add_option("--reference", reference, "Day that lost ties are looked for from; else the end of the field's crisis");
    add_question(*gaps_command, question, true);

    CLI::App* structures_command = app.add_subcommand("structures", "Cross-cutting structures and their status over time, or on a day");
    structures_command->add_option("study", study, "Study file")->required();
    add_question(*structures_command, question, true);

    CLI::App* figure_command = app.add_subcommand("figure", "Write a figure as SVG, PDF or PNG");
    figure_command->add_option("study", study, "Study file")->required();
    figure_command->add_option("--out", figure.out, "File to write; its ending decides: .svg, .pdf, .png")->required();
    figure_command->add_option("--view", figure.view, "map or lanes")->check(CLI::IsMember({"map", "lanes"}));
    figure_command->add_option("--layout", figure.layout, "Places of a map: free or columns (departments)")->check(CLI::IsMember({"free", "columns"}));
    figure_command->add_option("--size", figure.size, "Measure that drives the size of actors");
    figure_command->add_option("--structures", figure.structures, "Structures on a map: hidden, hulls or hubs")->check(CLI::IsMember({"hidden", "hulls", "hubs"}));
    figure_command->add_option("--names", figure.names, "Names: full, role or code")->check(CLI::IsMember({"full", "role", "code"}));
    figure_command->add_option("--title", figure.title, "Title on the page");
    figure_command->add_option("--width-mm", figure.width_mm, "Width of the page")->check(CLI::Range(40.0, 1200.0));
    figure_command->add_option("--height-mm", figure.height_mm, "Height of the page; without it what the figure needs")->check(CLI::Range(40.0, 1200.0));
    figure_command->add_option("--legend", figure.legend, "Legend: right, below or none; without it as the width allows")->check(CLI::IsMember({"right", "below", "none"}));
    figure_command->add_option("--alt", figure.alt, "Write what the figure shows as plain text to this file, too");
    figure_command->add_option("--dpi", figure.dpi, "Resolution of a PNG")->check(CLI::Range(50.0, 1200.0));
    figure_command->add_flag("--dark", figure.dark, "Dark theme");
    add_question(*figure_command, question, true);

    CLI::App* report_command = app.add_subcommand("report", "Write a report that can be read offline: measures, gaps, structures, figures, imports");
    report_command->add_option("study", study, "Study file")->required();
    report_command->add_option("--out", out_path, "Folder to write to")->required();
    add_question(*report_command, question, true);

    CLI::App* convert_command = app.add_subcommand("convert", "Write a study as tables: a folder of CSV files, or a workbook");
    convert_command->add_option("study", study, "Study file")->required();
    convert_command->add_option("--out", out_path, "Folder, or file ending in .xlsx")->required();

    CLI::App* verify_command = app.add_subcommand("verify", "Compare with reference cases, or answer their blank forms");
    verify_command->add_option("cases", cases, "Reference cases (JSON)")->required();
    verify_command->add_flag("--compute", compute, "Answer the cases instead of comparing");

    CLI::App* open_command = app.add_subcommand("open", "Open the desktop program");
    std::vector<std::string> open_arguments;
    open_command->add_option("study", open_arguments, "Study file");

    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error, out, err);
        return code == 0 ? 0 : static_cast<int>(Exit::usage);
    }
    if (!language.empty())
        console.language = language_from(language);
    const Format format = format_word == "json" ? Format::json : format_word == "csv" ? Format::csv : Format::table;
    Exit exit = Exit::done;
    try {
        if (*import_command)
            exit = import_tables(console, format, import);
        else if (*check_command)
            exit = check_study(console, format, study);
        else if (*snapshot_command)
            exit = show_snapshot(console, format, study, question);
        else if (*measure_command)
            exit = show_measures(console, format, study, question, keys, list);
        else if (*gaps_command)
            exit = show_gaps(console, format, study, question, reference);
        else if (*structures_command)
            exit = show_structures(console, format, study, question);
        else if (*figure_command)
            exit = write_figure(console, study, question, figure);
        else if (*report_command)
            exit = write_report(console, study, question, out_path);
        else if (*convert_command)
            exit = convert_study(console, study, out_path, convert_format);
        else if (*verify_command)
            exit = verify(console, cases, compute, format);
        else if (*open_command)
            exit = open_window(console, program, open_arguments);
    } catch (const std::bad_alloc&) {
        exit = console.fail({Problem::Code::limit, {"The memory of this computer does not suffice."}, {"Ask for less: one city, one field, a shorter window."}, {}});
    } catch (const std::exception& error) {
        exit = console.fail({Problem::Code::internal, {"Something went wrong inside the program ({1})."  , {error.what()}}, {"Nothing was changed. Please report it."}, {}});
    }
    return static_cast<int>(exit);
}

}  // namespace crosscut::cli
