// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gap_identity.hpp"
#include "evidence/archive.hpp"
#include "interview/note.hpp"
#include "network/snapshot.hpp"
#include "scene/drawing.hpp"
#include "work/work.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::report {

/// What became of one import, for the report's last part.
struct ImportSummary {
    std::string file;
    std::string day;
    std::string encoding;
    int read = 0;
    int taken = 0;
    int changed = 0;
    int refused = 0;
    std::vector<interview::Note> notes;
};

/// What people decided on a gap.
struct DecidedGap {
    analysis::GapIdentity gap;
    std::string verdict;  ///< in words: "Checked, not a gap"
    std::string author;
    std::string day;
    std::string reason;
};

/// What a report is written about.
///
///   cities    One chapter each; empty = every city of the study.
///   question  Field, rule, relations and mode; its day is that of the networks, else each city is shown on
///             the last day on which something was observed there.
///   variants  In how many variants each gap is tried, at least; `permutations` for what chance would give.
///             0 = not at all.
struct ReportInput {
    scene::Source source;
    std::vector<CityId> cities;
    network::Question question;
    std::string title;
    std::string disclaimer;
    std::vector<ImportSummary> imports;
    std::vector<DecidedGap> decisions;
    std::size_t variants = 0;
    std::size_t permutations = 0;
    Language language = Language::german;
    scene::NameMode names = scene::NameMode::full;
    bool questions = true;  ///< with the chapter on the ten questions
};

/// One file of a report.
struct ReportFile {
    std::string name;  ///< relative, for example "index.html", "figures/cottbus-map.svg"
    std::string bytes;
};

/// The report as files: `index.html` that can be read on its own, offline (figures inside it as SVG), and
/// the figures once more as SVG and PDF, the tables as CSV. No script, nothing from elsewhere.
///
///   Contains   The ten questions of the field with their answers; for each city: map and lanes, tables of measures with their definition and source, gaps with
///              their evidence, structures with their status, what is uncertain; then how it was made
///              (rule, mode, relations, coverage), the codebook, and what every import did.
///   Errors     `cancelled`; `missing_value` for a study without cities. A layout that fails is said in the
///              report and replaced by a ring.
Result<std::vector<ReportFile>> write(const ReportInput& input, Work& work);

/// Text made safe for HTML content and attributes.
std::string escaped(std::string_view text);

}  // namespace crosscut::report
