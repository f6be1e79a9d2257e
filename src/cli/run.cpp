// SPDX-License-Identifier: Apache-2.0
#include "cli/care_command.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <map>
#include <unistd.h>

namespace crosscut::cli {

namespace {

/// Texts of the help in one language, with the options of a question that several commands share.
struct Help {
    Language language;

    std::string t(std::string_view text) const { return std::string(tr(language, text)); }

    CLI::App* command(CLI::App& app, const std::string& name, const std::string& what, const std::string& example) const
    {
        CLI::App* command = app.add_subcommand(name, what);
        command->group(t("Commands"));
        command->get_help_ptr()->group(t("Options"));
        command->footer(t("Example:") + "\n  " + example + "\n");
        return command;
    }

    void study(CLI::App& command, std::string& path) const { command.add_option("study", path, t("Study file"))->required(); }

    void network(CLI::App& command, std::string& path) const
    {
        command.add_option("study", path, t("Study file, folder of tables, CSV, XLSX, or a network file (GraphML, GEXF, GML, Pajek, DL, DOT, JSON)"))->required();
    }

    void question(CLI::App& command, QuestionOptions& options, bool window = true) const
    {
        command.add_option("--city", options.city, t("Only this city (key or name)"));
        command.add_option("--field", options.field, t("Only this field: integration, climate, both, other"));
        command.add_option("--relations", options.relations, t("cooperation (default), no-lines, all, or relations with commas between them"));
        command.add_option("--rule", options.rule, t("How claims become ties: reconstructed (default), union, union_with_third_party, confirmed_or_unconfirmable, confirmed_only, majority, weighted"));
        command.add_flag("--certain-claims", options.certain_claims, t("Only ties that somebody reported with certainty"));
        command.add_option("--mode", options.mode, t("How vague time counts: midpoint (default), certain, possible, expected"));
        command.add_option("--at", options.at, t("The network on a day, for example 2019-07-01; without it all time together"));
        if (!window)
            return;
        command.add_option("--from", options.from, t("First day of a window"));
        command.add_option("--until", options.until, t("Last day of a window"));
    }

    void translate(CLI::App& app) const
    {
        app.option_defaults()->group(t("Options"));
        app.set_help_flag("-h,--help", t("Show this help"))->group(t("Options"));
        for (const auto& [label, text] : {std::pair{"Usage", "Usage"}, {"Positionals", "What to give"}, {"OPTIONS", "OPTIONS"}, {"SUBCOMMAND", "COMMAND"},
                                          {"REQUIRED", "(needed)"}, {"TEXT", "WORD"}, {"FLOAT", "NUMBER"}})
            app.get_formatter()->label(label, t(text));
    }
};

Language system_language()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return language_from(value);
    return Language::english;
}

/// The language asked for, before anything else is understood: the help is in it, too.
Language language_of(const std::vector<std::string>& arguments)
{
    Language language = system_language();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--language" && i + 1 < arguments.size())
            language = language_from(arguments[i + 1]);
        else if (arguments[i].rfind("--language=", 0) == 0)
            language = language_from(arguments[i].substr(11));
    }
    return language;
}

/// Words that were left over, which come in reverse, as they were written.
std::string in_order(const std::string& left_over, const std::vector<std::string>& arguments)
{
    const std::string all = " " + left_over + " ";
    std::string out;
    for (const std::string& word : arguments)
        if (all.find(" " + word + " ") != std::string::npos)
            out += (out.empty() ? "" : " ") + word;
    return out.size() == left_over.size() ? out : left_over;
}

Message what_of(const CLI::ParseError& error, const std::vector<std::string>& arguments)
{
    const std::string said = error.what();
    const auto after = [&](const char* sign) {
        const std::size_t at = said.find(sign);
        return at == std::string::npos ? said : said.substr(at + std::string_view(sign).size());
    };
    if (dynamic_cast<const CLI::RequiredError*>(&error)) {
        if (said.find("subcommand") != std::string::npos) {
            const bool worded = !arguments.empty() && !arguments.front().empty() && arguments.front().front() != '-';
            return worded ? Message{"“{1}” is not a command.", {arguments.front()}} : Message{"The command is missing."};
        }
        return {"“{1}” is missing.", {said.substr(0, said.find(" is required"))}};
    }
    if (dynamic_cast<const CLI::ExtrasError*>(&error))
        return {"“{1}” is not understood here.", {in_order(after(": "), arguments)}};
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error))
        return {"“{1}” needs a word behind it.", {said.substr(0, said.find(':'))}};
    if (dynamic_cast<const CLI::ValidationError*>(&error) || dynamic_cast<const CLI::ConversionError*>(&error))
        return {"This value is not possible: {1}.", {said}};
    return {"The command was not understood ({1}).", {said}};
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
    Console console{out, err, language_of(arguments), false};
    const Help help{console.language};
    const auto t = [&](std::string_view text) { return help.t(text); };
    CLI::App app{t("Actor networks of town halls: from claims in interviews to networks over time, structures and figures."), "crosscut"};
    app.require_subcommand(1);
    app.fallthrough();
    help.translate(app);
    app.set_version_flag("--version", "crosscut 0.1.0", t("Show the version"));
    app.footer(t("crosscut COMMAND --help explains a command. Exit codes: 0 done, 1 findings or refused input, 2 wrong usage.") + "\n");
    std::string language;
    std::string format_word = "table";
    app.add_option("--language", language, t("Language of answers: de or en"))->check(CLI::IsMember({"de", "en"}));
    app.add_flag("--quiet", console.quiet, t("Say nothing when all is well"));
    app.add_option("--format", format_word, t("Form of the answer: table, csv or json"))->check(CLI::IsMember({"table", "csv", "json"}));

    std::string study;
    QuestionOptions question;
    ImportOptions import;
    FigureOptions figure;
    std::vector<std::string> keys;
    std::vector<std::string> cases;
    std::string out_path;
    std::string convert_format;
    bool list = false;
    bool compute = false;

    CLI::App* import_command = help.command(app, "import", t("Read tables into a study; the study stays as it was if they cannot be read"),
                                            "crosscut import datasets/halle --into study.crosscut");
    import_command->add_option("tables", import.paths, t("CSV, XLSX or network files, or folders that hold some"))->required();
    import_command->add_option("--into", import.into, t("The study; made if it is not there"));
    import_command->add_option("--map", import.map, t("Mapping file: which column is which"));
    import_command->add_option("--relation", import.relations, t("What a word for a relation means: WORD=RELATION, WORD=new or WORD=new_directed for one of its own"));
    import_command->add_option("--write-map", import.write_map, t("Write the mapping that was used to a file"));
    import_command->add_option("--city", import.city, t("City of the tables (key or name)"));
    import_command->add_option("--report", import.report, t("Write the import report as JSON"));
    import_command->add_option("--day", import.day, t("Day of the import, for the record"));
    import_command->add_flag("--dry-run", import.dry_run, t("Read and report, change nothing"));
    import_command->add_flag("--strict", import.strict, t("Take nothing if any row is refused"));

    CLI::App* check_command = help.command(app, "check", t("Look for what does not fit: damaged file, contradictions, impossible dates, doubles"),
                                           "crosscut check study.crosscut");
    help.study(*check_command, study);
    std::string repair_path;
    check_command->add_option("--repair", repair_path, t("Write what can be read of a damaged study to this new file"));

    CLI::App* snapshot_command = help.command(app, "snapshot", t("The network on a day or in a window: actors, ties, what is certain, possible, absent or unobserved"),
                                              "crosscut snapshot study.crosscut --at 2016-07-01 --city Halle --rule union");
    help.network(*snapshot_command, study);
    help.question(*snapshot_command, question);

    CLI::App* measure_command = help.command(app, "measure", t("Measures of actors, ties and the network"),
                                             "crosscut measure study.crosscut betweenness cross_group_degree --at 2016-07-01 --city Halle");
    measure_command->add_option("study", study, t("Study file, folder of tables, CSV, XLSX, or a network file (GraphML, GEXF, GML, Pajek, DL, DOT, JSON)"));
    measure_command->add_option("measures", keys, t("Keys of measures; without any the common ones"));
    measure_command->add_flag("--list", list, t("List all measures with what they mean"));
    SampleOptions sample;
    measure_command->add_option("--sample", sample.sources, t("Betweenness from that many actors drawn by lot, with its error; 0 = from all of them. Without it all, and 2000 where there are more than 20000 actors"))
        ->check(CLI::NonNegativeNumber);
    measure_command->add_option("--seed", sample.seed, t("Number that the draws begin with; the same number gives the same draws"));
    help.question(*measure_command, question);

    UncertaintyOptions uncertainty;
    CLI::App* uncertainty_command = help.command(app, "uncertainty", t("How sure a measure is: other informants, vague dates, other rules; ranks with their intervals"),
                                                 "crosscut uncertainty study.crosscut --city Halle --at 2016-07-01 --measure betweenness");
    help.network(*uncertainty_command, study);
    uncertainty_command->add_option("--measure", uncertainty.measure, t("Key of a measure; cross_group_degree without it"));
    uncertainty_command->add_option("--draws", uncertainty.draws, t("How often interviews and vague dates are drawn by lot; 1000 without it"))->check(CLI::Range(0, 100000));
    uncertainty_command->add_option("--seed", uncertainty.seed, t("Number that the draws begin with; the same number gives the same draws"));
    help.question(*uncertainty_command, question);

    GapsOptions gaps;
    CLI::App* gaps_command = help.command(app, "gaps", t("Gaps to check: where cooperation hangs by a thread or is missing"),
                                          "crosscut gaps study.crosscut --city Halle --field integration --at 2023-03-31");
    help.network(*gaps_command, study);
    gaps_command->add_option("--reference", gaps.reference, t("Day that lost ties are looked for from; else the end of the field's crisis"));
    gaps_command->add_flag("--all", gaps.all, t("Also what is fragile, of little weight, or beyond five of a kind"));
    gaps_command->add_option("--variants", gaps.variants, t("In how many variants of the study each gap is tried, at least; 1000 without it, 0 for none"))->check(CLI::Range(0, 100000));
    gaps_command->add_option("--permutations", gaps.permutations, t("How often actors exchange their places for the numbers expected by chance; 999 without it, 0 for none"))->check(CLI::Range(0, 100000));
    help.question(*gaps_command, question);

    WhatIfOptions what_if;
    CLI::App* whatif_command = help.command(app, "whatif", t("What would follow if actors, departments, structures or all grants were not there, or ties were added"),
                                            "crosscut whatif study.crosscut --city Cottbus --at 2016-07-01 --remove CB12 --by betweenness");
    help.network(*whatif_command, study);
    whatif_command->add_option("--remove", what_if.remove, t("Actors or structures that are not there (id or name)"));
    whatif_command->add_option("--remove-department", what_if.departments, t("A department that is not there, with all units below"));
    whatif_command->add_option("--remove-structure", what_if.structures, t("Structures that are not there, with the posts and ties that rest on them"));
    whatif_command->add_flag("--remove-funded", what_if.funded, t("Without everything that lives on a grant on the day"));
    whatif_command->add_option("--remove-tie", what_if.cut, t("Two actors that no longer work with each other"));
    whatif_command->add_option("--add-tie", what_if.ties, t("Two actors that work with each other"));
    whatif_command->add_option("--add-structure", what_if.founded, t("A structure whose members all work with each other, as “name: member, member”"));
    whatif_command->add_option("--by", what_if.by, t("Measure by which the ten first are compared; betweenness without it"));
    whatif_command->add_option("--into", what_if.into, t("Also write a copy of the study in which it is so from the day on; the study itself stays as it is"));
    help.question(*whatif_command, question);

    CLI::App* structures_command = help.command(app, "structures", t("Cross-cutting structures and their status over time, or on a day"),
                                                "crosscut structures study.crosscut --city Remscheid --at 2018-01-01");
    help.network(*structures_command, study);
    help.question(*structures_command, question);

    PersistenceOptions persistence;
    CLI::App* persistence_command = help.command(app, "persistence", t("What held: origin and outcome of each structure after a crisis, with reasons, and what remained"),
                                                 "crosscut persistence study.crosscut --city Halle --at-years 1,3,5");
    help.network(*persistence_command, study);
    persistence_command->add_option("--crisis", persistence.crisis, t("Only this crisis (number, name or year), for all structures; else each field's own; all: every one"));
    persistence_command->add_option("--at-years", persistence.years, t("Years after the acute end, with commas between them; 1,2,3,5 without it"));
    persistence_command->add_option("--draws", persistence.draws, t("How often vague dates are drawn by lot; 1000 without it"))->check(CLI::Range(0, 100000));
    help.question(*persistence_command, question);

    SurvivalOptions survival;
    CLI::App* survival_command = help.command(app, "survival", t("How long structures kept their function, or the spells of any table: curves, half-lives, tests"),
                                              "crosscut survival study.crosscut --by field");
    survival_command->add_option("study", study, t("Study file, or a table with the columns time and status, left and right, or start and end"))->required();
    survival_command->add_option("--crisis", survival.crisis, t("Only this crisis (number, name or year), for all structures; else each field's own; all: every one"));
    survival_command->add_option("--by", survival.by, t("Groups of the curves: field, city or none"))->check(CLI::IsMember({"field", "city", "none"}));
    survival_command->add_option("--until-day", survival.censored_on, t("Last day that the second version of the curves counts; 2020-03-01 (pandemic) without it"));
    survival_command->add_option("--tau", survival.tau, t("Time at which the mean is cut; without it as far as all groups reach"))->check(CLI::NonNegativeNumber);
    help.question(*survival_command, question);

    CompareOptions comparison;
    CLI::App* compare_command = help.command(app, "compare", t("Two days, the cities, the fields or the crises side by side, with what the data cannot say"),
                                             "crosscut compare study.crosscut --dates 2016-07-01,2022-07-01");
    help.network(*compare_command, study);
    compare_command->add_option("--dates", comparison.dates, t("Two days with a comma between them: which ties were kept, lost, new, unobserved"));
    compare_command->add_flag("--cities", comparison.cities, t("The cities side by side"));
    compare_command->add_flag("--fields", comparison.fields, t("Integration against climate, within cities"));
    compare_command->add_flag("--crises", comparison.crises, t("Each field after each crisis"));
    compare_command->add_option("--draws", comparison.draws, t("How often vague dates are drawn by lot; 1000 without it"))->check(CLI::Range(0, 100000));
    help.question(*compare_command, question);

    AnswerOptions answer;
    CLI::App* answer_command = help.command(app, "answer", t("The ten questions of the field, answered with numbers, evidence and what to be careful about"),
                                            "crosscut answer study.crosscut --question 1 --city Halle --from 2016-07-01 --to 2023-01-01");
    help.network(*answer_command, study);
    answer_command->add_option("--question", answer.number, t("Only this question, 1 to 10"))->check(CLI::Range(1, 10));
    answer_command->add_option("--from", answer.from, t("Question 1: the first day"));
    answer_command->add_option("--to", answer.to, t("Question 1: the second day"));
    answer_command->add_option("--structure", answer.structure, t("Question 2: the post, grant or structure (key or name); without it all that ended"));
    answer_command->add_option("--days", answer.slack, t("Question 2: a tie that ended within so many days ended with it; 31 without it"))->check(CLI::Range(0, 3660));
    answer_command->add_option("--years", answer.years, t("Question 6: alive after so many years; 5 without it"))->check(CLI::Range(1, 50));
    answer_command->add_option("--dates", answer.dates, t("Question 7: days with commas between them"));
    answer_command->add_option("--tie", answer.tie, t("Question 8: the two actors of a tie, with a comma between them"));
    answer_command->add_option("--smallest", answer.smallest, t("Question 10: fewer actors of a role than this can be recognised; 3 without it"))->check(CLI::Range(1, 100));
    answer_command->add_flag("--whole-time", answer.whole_time, t("All time together instead of the last day on which most was observed"));
    answer_command->add_option("--names", answer.names, t("Names: full, role or code"))->check(CLI::IsMember({"full", "role", "code"}));
    help.question(*answer_command, question, false);

    FactorOptions factor_options;
    CLI::App* factors_command = help.command(app, "factors", t("Potentials and obstacles: what was coded for whom, with quotes and outcome, and what goes along with holding"),
                                             "crosscut factors study.crosscut --field integration");
    help.network(*factors_command, study);
    factors_command->add_option("--crisis", factor_options.crisis, t("Only this crisis (number, name or year), for all structures; else each field's own"));
    factors_command->add_option("--years", factor_options.years, t("Years after the acute end; 3 without it"))->check(CLI::Range(1, 50));
    factors_command->add_flag("--list", factor_options.list, t("Also the list of factors"));
    help.question(*factors_command, question);

    CrisisOptions crisis_options;
    CLI::App* crises_command = help.command(app, "crises", t("The crises behind every time axis: list them, change, add or remove one, or restore those of a new study"),
                                            "crosscut crises study.crosscut --change 2 --pulses 2018-06-01/2018-08-31");
    help.study(*crises_command, study);
    crises_command->add_option("--change", crisis_options.change, t("Change this one (number or name)"));
    crises_command->add_option("--add", crisis_options.add, t("Add one of this name; needs --pulses"))->excludes("--change");
    crises_command->add_option("--remove", crisis_options.remove, t("Remove this one (number or name)"));
    crises_command->add_flag("--restore", crisis_options.restore, t("Put those of a new study in place of all"));
    crises_command->add_option("--english", crisis_options.english, t("Its English name"));
    crises_command->add_option("--german", crisis_options.german, t("Its German name"));
    crises_command->add_option("--pulses", crisis_options.pulses, t("First and last day of each stretch: 2018-06-01/2018-08-31,2019-06-01/2019-08-31"));
    crises_command->add_option("--aftermath", crisis_options.aftermath, t("Last day of the time after it; else 24 months after its end"));
    crises_command->add_option("--overlay", crisis_options.overlay, t("yes: drawn only, never computed with"))->check(CLI::IsMember({"yes", "no"}));

    DuplicateOptions duplicate_options;
    CLI::App* duplicates_command = help.command(app, "duplicates", t("Names that look alike: list the pairs, merge them, keep them apart, or decide later"),
                                                "crosscut duplicates study.crosscut --keep-apart CB05 CB12");
    help.study(*duplicates_command, study);
    duplicates_command->add_option("--merge", duplicate_options.merge, t("Merge two; the first one stays"))->expected(2);
    duplicates_command->add_option("--keep-apart", duplicate_options.keep_apart, t("Two that are not the same; this is remembered"))->expected(2);
    duplicates_command->add_option("--later", duplicate_options.later, t("Decide later: the pair goes to the end of the list"))->expected(2);
    duplicates_command->add_option("--open", duplicate_options.open, t("Look at a pair again"))->expected(2);

    VersionOptions version_options;
    CLI::App* versions_command = help.command(app, "versions", t("States kept under a name: list, keep, compare, copy, go back"),
                                              "crosscut versions study.crosscut --keep \"before the workshop\"");
    help.study(*versions_command, study);
    versions_command->add_option("--keep", version_options.keep, t("Keep the state as it is under this name"));
    versions_command->add_option("--drop", version_options.drop, t("Delete this version (number or name)"));
    versions_command->add_option("--compare", version_options.compare, t("What was added, removed and changed since this version"));
    versions_command->add_option("--with", version_options.with, t("Compare with this version instead of the state as it is"))->needs("--compare");
    versions_command->add_option("--copy", version_options.copy, t("Write this version to a study of its own; needs --out"));
    versions_command->add_option("--out", version_options.out, t("File of the copy"));
    versions_command->add_option("--restore", version_options.restore, t("Go back to this version; it can be undone"));

    CLI::App* figure_command = help.command(app, "figure", t("Write a figure as SVG, PDF or PNG"),
                                            "crosscut figure study.crosscut --city Halle --at 2016-07-01 --out map.pdf");
    help.network(*figure_command, study);
    figure_command->add_option("--out", figure.out, t("File to write; its ending decides: .svg, .pdf, .png"));
    figure_command->add_option("--view", figure.view, t("What to draw: map, lanes, survival, heat ..."))->check(CLI::IsMember(figure_views()));
    figure_command->add_option("--days", figure.days, t("Days of a picture, with commas between them; without them it chooses them after the crisis"));
    figure_command->add_option("--crisis", figure.crisis, t("Crisis of a picture: its number, name or year; without it the one of each field"));
    figure_command->add_option("--select", figure.select, t("Actors or structures that a picture stands around, by key or name"));
    figure_command->add_option("--choose", figure.choices, t("A choice that a picture offers, for example curves=city"));
    figure_command->add_option("--layout", figure.layout, t("Places of a map: free (near = linked), columns (departments) or together (groups in heaps)"))->check(CLI::IsMember({"free", "columns", "together"}));
    figure_command->add_option("--size", figure.size, t("Measure that drives the size of actors"));
    figure_command->add_option("--structures", figure.structures, t("Structures on a map: hidden, hulls or hubs"))->check(CLI::IsMember({"hidden", "hulls", "hubs"}));
    figure_command->add_option("--names", figure.names, t("Names: full, role or code"))->check(CLI::IsMember({"full", "role", "code"}));
    figure_command->add_option("--title", figure.title, t("Title on the page"));
    figure_command->add_option("--width-mm", figure.width_mm, t("Width of the page"))->check(CLI::Range(40.0, 1200.0));
    figure_command->add_option("--height-mm", figure.height_mm, t("Height of the page; without it what the figure needs"))->check(CLI::Range(40.0, 1200.0));
    figure_command->add_option("--legend", figure.legend, t("Legend: beside, below, inside (in a free corner) or none; without it as the width allows"))->check(CLI::IsMember({"right", "beside", "below", "inside", "none"}));
    figure_command->add_option("--alt", figure.alt, t("Write what the figure shows as plain text to this file, too"));
    figure_command->add_option("--dpi", figure.dpi, t("Resolution of a PNG"))->check(CLI::Range(50.0, 1200.0));
    figure_command->add_flag("--dark", figure.dark, t("Dark theme"));
    figure_command->add_option("--page", figure.page, t("Page: journal_column, journal_width, a4_portrait, a4_landscape, a3_poster, slide"))->check(CLI::IsMember(figure_pages()));
    figure_command->add_option("--message", figure.message, t("One line under the title: what the reader should see"));
    figure_command->add_option("--highlight", figure.highlight, t("Actors or structures in full, all others muted; with commas between them"));
    figure_command->add_option("--colour", figure.colour, t("What the colour tells: sector, division, none or a measure"));
    figure_command->add_option("--palette", figure.palette, t("Colours: house, okabe_ito or grey"));
    figure_command->add_flag("--halo", figure.halo, t("A halo around each actor: how sure its rank is"));
    figure_command->add_option("--write-recipe", figure.write_recipe, t("Write the recipe of this figure to a file"));
    figure_command->add_option("--recipe", figure.recipes, t("Make the figure of a recipe file, in its formats; may be given several times"));
    figure_command->add_option("--saved", figure.saved, t("Make the figure of a recipe that the study keeps; may be given several times"));
    figure_command->add_option("--into", figure.into, t("Folder for the figures of recipes"));
    figure_command->add_option("--sequence", figure.sequence, t("One picture for each step of a time: 2014-01-01..2020-12-31"));
    figure_command->add_option("--every", figure.every, t("Steps of a sequence: month, quarter or year"))->check(CLI::IsMember({"month", "quarter", "year"}));
    figure_command->add_option("--between", figure.between, t("Pictures on the way from one step to the next"))->check(CLI::Range(0, 60));
    help.question(*figure_command, question);

    CLI::App* handout_command = help.command(app, "handout", t("Write a page to take home: map, three facts, three gaps, steps agreed"),
                                             "crosscut handout study.crosscut --city PO --out potsdam.pdf");
    help.network(*handout_command, study);
    handout_command->add_option("--out", out_path, t("File to write: .pdf, .svg or .png"))->required();
    std::string handout_names = "role";
    handout_command->add_option("--names", handout_names, t("Names: full, role or code"))->check(CLI::IsMember({"full", "role", "code"}));
    help.question(*handout_command, question);
    CLI::App* report_command = help.command(app, "report", t("Write a report that can be read offline: measures, gaps, structures, figures, imports"),
                                            "crosscut report study.crosscut --out report --language de");
    help.network(*report_command, study);
    report_command->add_option("--out", out_path, t("Folder to write to"))->required();
    std::string report_names = "full";
    report_command->add_option("--names", report_names, t("Names: full, role or code"))->check(CLI::IsMember({"full", "role", "code"}));
    help.question(*report_command, question);

    CLI::App* convert_command = help.command(app, "convert", t("Write a study as tables or its network as a file for other programs: the ending decides"),
                                             "crosscut convert study.crosscut network.graphml --city Halle --at 2016-07-01");
    QuestionOptions convert_question;
    convert_question.relations = "all";
    NetworkOutOptions network_out;
    std::string convert_to;
    help.network(*convert_command, study);
    convert_command->add_option("to", convert_to, t("What to write: a folder for tables, a file in .xlsx, .graphml, .gexf, .net or .dl"));
    convert_command->add_option("--out", out_path, t("The same, as an option"));
    convert_command->add_option("--as", convert_format, t("Form of what is written where the ending does not say it: xlsx, graphml, gexf, net, dl"))->check(CLI::IsMember({"xlsx", "graphml", "gexf", "net", "dl"}));
    convert_command->add_option("--names", network_out.names, t("Names in a network file: full, role or code"))->check(CLI::IsMember({"full", "role", "code"}));
    convert_command->add_option("--measures", network_out.measures, t("Measures of actors to write beside them, with commas between them"))->delimiter(',');
    help.question(*convert_command, convert_question);

    CLI::App* verify_command = help.command(app, "verify", t("Compare with reference cases, or answer their blank forms"),
                                            "crosscut verify --compute case.json");
    verify_command->add_option("cases", cases, t("Reference cases (JSON)"))->required();
    verify_command->add_flag("--compute", compute, t("Answer the cases instead of comparing"));

    CLI::App* open_command = help.command(app, "open", t("Open the desktop program"), "crosscut open study.crosscut");
    std::vector<std::string> open_arguments;
    open_command->add_option("study", open_arguments, t("Study file"));

    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        app.parse(reversed);
    } catch (const CLI::Success& asked) {  // help or version
        app.exit(asked, out, err);
        return 0;
    } catch (const CLI::ParseError& error) {
        const std::vector<CLI::App*> chosen = app.get_subcommands();
        const std::string command = chosen.empty() ? std::string() : chosen.front()->get_name() + " ";
        return static_cast<int>(console.misused(what_of(error, arguments), {"crosscut {1}--help shows what is possible.", {command}}));
    }
    const Format format = format_word == "json" ? Format::json : format_word == "csv" ? Format::csv : Format::table;
    for (const QuestionOptions* one : {&question, &convert_question})
        if (const Result<network::Question> words = question_words(*one); !words)
        return static_cast<int>(console.misused(words.problem().what, words.problem().hint));
    Exit exit = Exit::done;
    try {
        if (*import_command)
            exit = import_tables(console, format, import);
        else if (*check_command)
            exit = repair_path.empty() ? check_study(console, format, study) : repair_study(console, study, repair_path);
        else if (*snapshot_command)
            exit = show_snapshot(console, format, study, question);
        else if (*measure_command)
            exit = show_measures(console, format, study, question, keys, list, sample);
        else if (*uncertainty_command)
            exit = show_uncertainty(console, format, study, question, uncertainty);
        else if (*gaps_command)
            exit = show_gaps(console, format, study, question, gaps);
        else if (*whatif_command)
            exit = show_what_if(console, format, study, question, what_if);
        else if (*structures_command)
            exit = show_structures(console, format, study, question);
        else if (*persistence_command)
            exit = show_persistence(console, format, study, question, persistence);
        else if (*survival_command)
            exit = show_survival(console, format, study, question, survival);
        else if (*compare_command)
            exit = show_comparison(console, format, study, question, comparison);
        else if (*answer_command)
            exit = show_answers(console, format, study, question, answer);
        else if (*factors_command)
            exit = show_factors(console, format, study, question, factor_options);
        else if (*duplicates_command)
            exit = review_duplicates(console, format, study, duplicate_options);
        else if (*versions_command)
            exit = manage_versions(console, format, study, version_options);
        else if (*crises_command)
            exit = change_crises(console, format, study, crisis_options);
        else if (*figure_command)
            exit = write_figure(console, study, question, figure);
        else if (*handout_command)
            exit = write_handout(console, study, question, out_path, handout_names);
        else if (*report_command)
            exit = write_report(console, study, question, out_path, report_names);
        else if (*convert_command)
            exit = out_path.empty() && convert_to.empty() ? console.misused({"It was not said what to write."}, {"Name a folder, or a file that ends in .xlsx, .graphml, .gexf, .net or .dl."})
                   : network_ending(out_path.empty() ? convert_to : out_path, convert_format).empty()
                       ? convert_study(console, study, out_path.empty() ? convert_to : out_path, convert_format)
                       : convert_network(console, study, out_path.empty() ? convert_to : out_path, network_ending(out_path.empty() ? convert_to : out_path, convert_format), convert_question, network_out);
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
