// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/desk.hpp"

#include "analysis/contacts.hpp"
#include "analysis/gap_chance.hpp"
#include "analysis/gap_robustness.hpp"

#include <optional>
#include <string>
#include <vector>

namespace crosscut::report {

/// A drawing of a chapter, once as SVG and once as PDF.
struct Drawing {
    std::string key;  ///< "cottbus-map"
    std::string heading;
    std::string svg;
    std::string pdf;
    std::vector<Message> notes;  ///< what went wrong on the way to it
};

/// What one city's chapter is written from.
///
///   day       Of networks and states; empty where nothing has a date.
///   gaps      All findings, in their order; `decided` the decision on each, or null.
///   why_empty Of each kind, why it has nothing although it was looked for.
struct Chapter {
    const evidence::City* city = nullptr;
    std::string key;   ///< for anchors and file names
    int position = 0;  ///< 0, 1, ... in the report; figures are numbered by it
    network::Question question;
    std::optional<Day> day;
    network::Snapshot snapshot;
    std::vector<analysis::Gap> gaps;
    std::vector<const DecidedGap*> decided;
    analysis::GapVariants variants;
    std::vector<analysis::ChanceCount> chance;
    std::vector<Message> why_empty;
    std::vector<analysis::Contact> contacts;
    analysis::BlindSpots blind;
    std::optional<Problem> no_gaps;
    std::vector<const evidence::Interview*> interviews;
    std::vector<const network::Tie*> conflicts;  ///< ties on which reports disagree
    Drawing map;
    Drawing lanes;
    Sheet actors;
    Sheet network;
    Sheet ties;
    Sheet structures;
    Sheet gap_sheet;
};

/// How many findings of a kind stand open in the list (methods 4.4), and how many of these on the map, where
/// more would cover it.
inline constexpr int shown_gaps_of_a_kind = 5;
inline constexpr int flagged_gaps_of_a_kind = 2;

/// Whether a finding is open, above its threshold, not fragile, and among the first `most` of its kind.
std::vector<bool> first_of_kind(const Chapter& chapter, int most);

Result<Chapter> make_chapter(const Desk& desk, const evidence::City& city, const std::string& key, int position, Work& work);

/// Tables of a chapter; need its snapshot and gaps.
Result<Done> fill_tables(const Desk& desk, Chapter& chapter, Work& work);

/// The gaps of a chapter with what stands beside them.
Result<Done> fill_gap_list(const Desk& desk, Chapter& chapter, Work& work);
void put_gaps(Html& html, const Desk& desk, const Chapter& chapter);

/// Drawings of a chapter.
Result<Done> fill_drawings(const Desk& desk, Chapter& chapter, Work& work);

/// A drawing with its number and its files. Nothing for one that was not made.
void put_drawing(Html& html, const Desk& desk, const Drawing& drawing, const std::string& number);
void put_csv_link(Html& html, const Desk& desk, const Sheet& sheet);
std::string more_of(const Desk& desk, const Sheet& sheet, std::size_t most);

void put_chapter(Html& html, const Desk& desk, const Chapter& chapter);

/// How it was made, the codebook and what every import did.
void put_methods(Html& html, const Desk& desk, const std::vector<Chapter>& chapters);
void put_codebook(Html& html, const Desk& desk);
void put_imports(Html& html, const Desk& desk);
Sheet imports_sheet(const Desk& desk);

/// The whole of the page's looks.
std::string_view style_sheet();

}  // namespace crosscut::report
