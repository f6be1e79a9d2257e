// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/catalogue.hpp"
#include "network/snapshot.hpp"
#include "scene/recipe.hpp"

#include <string>
#include <vector>

namespace crosscut::figure {

// The parts of a recipe, once, for writing and reading alike. Not for other rooms.

/// What a value must be: one of some words (empty words: any), or a number of a range.
struct Demand {
    std::vector<std::string> words = {};
    double least = -1e9;
    double most = 1e9;
};

inline Demand between(double least, double most) { return {{}, least, most}; }
template <class Values> Demand one_of(const Values& values)
{
    Demand demand;
    for (const auto& value : values)
        demand.words.emplace_back(key(value));
    return demand;
}
inline Demand word_of(std::vector<std::string> words) { return {std::move(words)}; }

inline std::vector<std::string> measure_words(std::vector<std::string> first)
{
    for (const analysis::Measure& measure : analysis::catalogue())
        if (measure.per == analysis::Per::actor)
            first.emplace_back(measure.key);
    return first;
}

template <class Visit> void fields(scene::Style& style, Visit&& visit)
{
    visit("size", style.size, word_of(measure_words({"none"})));
    visit("colour", style.colour, word_of(measure_words(scene::colour_words())));
    visit("shape", style.shape, word_of(scene::shape_words()));
    visit("line", style.line, word_of(scene::line_words()));
    visit("structures", style.structures, word_of(scene::structure_words()));
    visit("palette", style.palette, one_of(scene::all_palettes));
    visit("dark", style.dark);
    visit("labels", style.labels);
    visit("possible", style.possible);
    visit("halo", style.halo);
}

template <class Visit> void fields(scene::Highlight& highlight, Visit&& visit)
{
    visit("actors", highlight.actors);
    visit("structures", highlight.structures);
}

template <class Visit> void fields(scene::Sight& sight, Visit&& visit)
{
    std::vector<std::string> pictures{"map", "lanes", "gaps", "tables", "questions"};
    for (const scene::PictureKind& kind : scene::picture_kinds())
        pictures.emplace_back(kind.key);
    visit("picture", sight.picture, word_of(pictures));
    visit("city", sight.city);
    visit("field", sight.field, word_of({"", "integration", "climate", "both", "other"}));
    visit("relations", sight.relations);
    visit("rule", sight.rule, one_of(evidence::all_tie_rules));
    visit("vague_time", sight.mode, one_of(std::vector{network::TimeMode::midpoint, network::TimeMode::certain_only, network::TimeMode::possible, network::TimeMode::expected}));
    visit("certain_claims", sight.certain_claims);
    visit("days", sight.days);
    visit("from", sight.from);
    visit("crisis", sight.crisis);
    visit("options", sight.options);
    visit("actors", sight.actors);
    visit("structures", sight.structures);
    visit("steps", sight.steps, between(0, 9));
    visit("without_sectors", sight.without_sectors, word_of({"administration", "civil_society", "politics", "public_body", "business", "science", "unknown"}));
    visit("without_isolates", sight.without_isolates);
    visit("names_with", sight.words);
    visit("folded", sight.folded);
    visit("names", sight.names, one_of(std::vector{scene::NameMode::full, scene::NameMode::role, scene::NameMode::code}));
    visit("layout", sight.layout, word_of({"free", "columns", "together"}));
    visit("seed", sight.seed, between(0, 9007199254740992.0));
    visit("places", sight.places);
    visit("beside", sight.beside, word_of({"", "map", "lanes", "pictures"}));
}

template <class Visit> void fields(scene::Paper& paper, Visit&& visit)
{
    std::vector<std::string> presets{""};
    for (const scene::PagePreset& preset : scene::page_presets())
        presets.emplace_back(preset.key);
    visit("preset", paper.preset, word_of(presets));
    visit("width_mm", paper.width_mm, between(40, 1200));
    visit("height_mm", paper.height_mm, between(0, 1200));
    visit("margin_mm", paper.margin_mm, between(0, 100));
    visit("letters", paper.letters, between(0.5, 4));
    visit("title", paper.title);
    visit("message", paper.message);
    visit("caption", paper.caption);
    visit("legend", paper.legend, one_of(scene::all_legend_spots));
    visit("language", paper.language, word_of({"de", "en"}));
    visit("formats", paper.formats, word_of({"svg", "pdf", "png"}));
    visit("dpi", paper.dpi, between(50, 1200));
    visit("alternative_text", paper.alternative);
}

template <class Visit> void fields(scene::Sequence& sequence, Visit&& visit)
{
    visit("first", sequence.first);
    visit("last", sequence.last);
    visit("every", sequence.every, word_of({"month", "quarter", "year"}));
    visit("between", sequence.between, between(0, 60));
}

}  // namespace crosscut::figure
