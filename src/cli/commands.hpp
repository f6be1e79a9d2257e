// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/grid.hpp"

#include "network/snapshot.hpp"
#include "study/book.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace crosscut::cli {

/// What a command ends with: 0 done, 1 findings or refused input, 2 wrong usage.
enum class Exit { done = 0, findings = 1, usage = 2 };

/// Where a command writes, and in which language.
struct Console {
    std::ostream& out;
    std::ostream& err;
    Language language = Language::english;
    bool quiet = false;

    /// Says what is wrong, where and how to mend it; returns `Exit::findings`.
    Exit fail(const Problem& problem) const;
    Exit misused(const Message& what, const Message& hint) const;
};

/// The options of a question to the network, as typed.
struct QuestionOptions {
    std::string city;
    std::string field;
    std::string relations = "cooperation";
    std::string rule = "reconstructed";
    std::string mode = "midpoint";
    bool certain_claims = false;  ///< leave out what was said as probable or from hearsay only
    std::string at;
    std::string from;
    std::string until;
};
/// The words of a question that need no study: rule, field, time. A problem is wrong usage.
Result<network::Question> question_words(const QuestionOptions& options);
Result<network::Question> question_of(const evidence::Archive& archive, const QuestionOptions& options);
/// A single day as typed.
Result<Day> day_of(const std::string& text);
/// The question as facts above an answer.
Facts facts_of(const evidence::Archive& archive, const network::Question& question);
/// The study's disclaimer as a fact, where it has one.
void add_disclaimer(Facts& facts, const study::State& state, Language language);

struct ImportOptions {
    std::vector<std::string> paths;
    std::string into;
    std::string map;
    std::string city;
    std::string report;
    std::string write_map;
    std::vector<std::string> relations;  ///< "word=relation"
    std::string day;
    bool dry_run = false;
    bool strict = false;
};
Exit import_tables(const Console& console, Format format, const ImportOptions& options);

Exit check_study(const Console& console, Format format, const std::string& study);
/// Writes what can be trusted of a damaged study to a new file; `findings` when something was lost.
Exit repair_study(const Console& console, const std::string& study, const std::string& fresh);
Exit show_snapshot(const Console& console, Format format, const std::string& study, const QuestionOptions& options);
Exit show_structures(const Console& console, Format format, const std::string& study, const QuestionOptions& options);
/// Betweenness from a sample: `sources` actors drawn by lot (0 = all of them; -1 = all, in very large networks some).
struct SampleOptions {
    std::int64_t sources = -1;
    std::uint64_t seed = 1;
};
Exit show_measures(const Console& console, Format format, const std::string& study, const QuestionOptions& options,
                   const std::vector<std::string>& keys, bool list, const SampleOptions& sample);
struct GapsOptions {
    std::string reference;    ///< day that lost ties are looked for from; empty = the end of the field's crisis
    int variants = 1000;      ///< at least; 0 = none
    int permutations = 999;   ///< for the numbers expected by chance; 0 = none
    bool all = false;         ///< also what is fragile, of little weight, or beyond five of a kind
};
Exit show_gaps(const Console& console, Format format, const std::string& study, const QuestionOptions& options, const GapsOptions& wanted);

struct UncertaintyOptions {
    std::string measure = "cross_group_degree";
    int draws = 1000;        ///< of interviews and of vague dates; half as many for each share of informants dropped
    std::uint64_t seed = 1;
};
Exit show_uncertainty(const Console& console, Format format, const std::string& study, const QuestionOptions& options, const UncertaintyOptions& wanted);

struct WhatIfOptions {
    std::vector<std::string> remove;       ///< actors or structures
    std::vector<std::string> departments;  ///< with all units below
    std::vector<std::string> structures;
    bool funded = false;
    std::vector<std::pair<std::string, std::string>> cut;
    std::vector<std::pair<std::string, std::string>> ties;
    std::vector<std::string> founded;      ///< "name: member, member"
    std::string by = "betweenness";
    std::string into;                      ///< a copy of the study in which it is so; empty = none
};
Exit show_what_if(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const WhatIfOptions& wanted);

struct PersistenceOptions {
    std::string crisis;         ///< number, name or year; empty = each field's own
    std::string years = "1,2,3,5";
    int draws = 1000;           ///< of vague dates; 0 = none
};
Exit show_persistence(const Console& console, Format format, const std::string& study, const QuestionOptions& options, const PersistenceOptions& wanted);

struct SurvivalOptions {
    std::string crisis;
    std::string by = "field";  ///< what makes groups: field, city or none
    double tau = 0;            ///< months at which curves are cut; 0 = as far as all groups reach
    std::string censored_on = "2020-03-01";  ///< last day that a second version counts (methods 5.8: the pandemic)
};
/// `path` is a study, or a table of spells (CSV, XLSX).
Exit show_survival(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const SurvivalOptions& wanted);

struct CompareOptions {
    std::string dates;  ///< two days with a comma between them
    bool cities = false;
    bool fields = false;
    bool crises = false;
    int draws = 1000;   ///< of vague dates and of cities; 0 = none
};
Exit show_comparison(const Console& console, Format format, const std::string& study, const QuestionOptions& options, const CompareOptions& wanted);

struct AnswerOptions {
    int number = 0;         ///< 1 to 10; 0 = all ten
    std::string from;       ///< days of question 1
    std::string to;
    std::string structure;  ///< of question 2
    std::string dates;      ///< of question 7, with commas between them
    std::string tie;        ///< of question 8: two actors with a comma between them
    bool whole_time = false;
    int years = 5;
    int slack = 31;
    int smallest = 3;
    std::string names = "full";
};
Exit show_answers(const Console& console, Format format, const std::string& study, const QuestionOptions& options, const AnswerOptions& wanted);

struct FactorOptions {
    std::string crisis;  ///< number, name or year; empty = each field's own
    int years = 3;
    bool list = false;   ///< also the list of factors
};
Exit show_factors(const Console& console, Format format, const std::string& study, const QuestionOptions& options, const FactorOptions& wanted);

/// What to do with the crises of a study; nothing = list them. `change` and `remove` name one by number or name.
struct CrisisOptions {
    std::string change;
    std::string add;  ///< name of a new one
    std::string remove;
    bool restore = false;  ///< those of a new study
    std::string english;
    std::string german;
    std::string pulses;  ///< "2018-06-01/2018-08-31,2019-06-01/2019-08-31"
    std::string aftermath;
    std::string overlay;  ///< yes, no, or empty = as it is
};
Exit change_crises(const Console& console, Format format, const std::string& study, const CrisisOptions& wanted);

struct FigureOptions {
    std::string view = "map";  ///< map, lanes or the key of a picture
    std::string days;          ///< of a picture, with commas between them
    std::string crisis;        ///< number, name or year
    std::vector<std::string> choices;  ///< of a picture, as key=value
    std::string select;        ///< actors or structures that a picture stands around
    std::string layout = "free";
    std::string out;
    std::string size = "degree";
    std::string structures = "hulls";
    std::string names = "full";
    std::string title;
    double width_mm = 180;
    double height_mm = 0;  ///< 0 = what the figure needs
    std::string legend;    ///< right, below or none; empty = as the width allows
    std::string alt;       ///< file for the text alternative; empty = none
    double dpi = 300;
    bool dark = false;
    std::string page;          ///< a preset; empty = `width_mm` by `height_mm`
    std::string message;
    std::string highlight;     ///< actors or structures, all others muted
    std::string colour = "sector";
    std::string palette = "house";
    bool halo = false;
    std::string write_recipe;  ///< file for the recipe of this figure; empty = none
    std::vector<std::string> recipes;  ///< files; with `into`
    std::vector<std::string> saved;    ///< names of recipes that the study keeps
    std::string into;          ///< folder
    std::string sequence;      ///< "2014-01-01..2020-12-31"
    std::string every;         ///< month, quarter, year
    int between = -1;
};
/// Words for `FigureOptions::view` and `FigureOptions::page`.
std::vector<std::string> figure_views();
std::vector<std::string> figure_pages();
Exit write_figure(const Console& console, const std::string& study, const QuestionOptions& question, const FigureOptions& options);
/// A page to take home for one city: map, three facts, three gaps, steps agreed.
Exit write_handout(const Console& console, const std::string& study, const QuestionOptions& question, const std::string& out, const std::string& names);
Exit write_report(const Console& console, const std::string& study, const QuestionOptions& question, const std::string& out, const std::string& names);
struct NetworkOutOptions {
    std::vector<std::string> measures;  ///< keys of measures of actors, as further columns
    std::string names = "full";         ///< full, role or code
};
/// The word of the network format that a file's ending or `format` names ("graphml", "gexf", "net", "dl"), or empty.
std::string network_ending(const std::string& out, const std::string& format);
/// Writes the network of a study, or of any network file, as a network file; says what the format does not take.
Exit convert_network(const Console& console, const std::string& path, const std::string& out, const std::string& format, const QuestionOptions& options, const NetworkOutOptions& wanted);
Exit convert_study(const Console& console, const std::string& study, const std::string& out, const std::string& format);
Exit verify(const Console& console, const std::vector<std::string>& cases, bool compute, Format format);
Exit open_window(const Console& console, const std::string& program, const std::vector<std::string>& arguments);

/// The whole program: `arguments` without its own name.
int run(const std::string& program, const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace crosscut::cli
