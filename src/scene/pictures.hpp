// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/drawing.hpp"
#include "work/work.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::scene {

/// A picture beside map, lanes and time bar (methods 5.9).
enum class Picture { survival, alluvial, index, slope, heat, difference, two_dates, four_dates, strip, bump, matrix, two_mode, ego, radial, cities };

/// What a picture tells of: the chooser is grouped by it.
enum class PictureGroup { structures, departments, dates, actors, certainty };
std::string_view label(Language language, PictureGroup group);

/// What is asked of a picture.
///
///   question  City, field, rule, time mode; its days count only for kinds that are `timed`.
///   days      As many as the kind asks for; those that are missing are chosen after the crisis (`picture_days`).
///   crisis    0 = each field's own.
///   actors, structure   What is selected, for pictures that stand around it.
///   options   Choices of the kind by their keys; what is missing is the first one.
///   places    Where actors stand on the map; those without a place get one.
///   hidden    Actors that the filter leaves out, for kinds that are `timed` or show actors.
///   measure   That drives the size of actors, for kinds `by_measure`; `colour` the one that drives their colour, if any.
///   names, language   For kinds whose order follows the names.
struct PictureAsk {
    Picture picture = Picture::survival;
    network::Question question;
    std::vector<Day> days;
    structures::CrisisId crisis;
    std::vector<ActorId> actors;
    std::optional<StructureId> structure;
    std::map<std::string, std::string> options;
    std::map<ActorId, Point> places;
    std::set<ActorId> hidden;
    std::string measure = "degree";
    std::string colour = {};
    NameMode names = NameMode::full;
    Language language = Language::german;
    bool operator==(const PictureAsk&) const = default;
};

/// How a picture is looked at.
///
///   width, height  Room in points. The scene is as wide; it may be taller.
///   legend, notes  Legend, caption and warnings below the picture (a page has places of its own for them).
struct PictureView {
    double width = 800;
    double height = 500;
    bool legend = false;
    bool notes = false;
    std::set<ActorId> actors;
    std::optional<std::uint32_t> tie;
    std::optional<StructureId> structure;
    std::optional<ActorId> hovered;
    std::set<ActorId> focus;  ///< if not empty, all other actors fade
    double zoom = 1;          ///< for kinds that can be looked at from nearer
};

/// What a kind of picture computed; holds all that it is drawn from by itself, so that it outlives its study.
class PictureContent {
public:
    virtual ~PictureContent() = default;
    /// Draws. Every mark that stands for something of the study carries it as subject.
    virtual Scene compose(const Encoding& encoding, const PictureView& view) const = 0;
    /// Lists what the picture draws, and no more.
    virtual Scene legend(const Encoding& encoding, double width) const = 0;
    virtual std::string heading(Language language) const = 0;
    /// City, field, days, n, rule.
    virtual std::vector<std::string> facts(Language language) const = 0;
    /// What a reader has to know before comparing (methods 5.8).
    virtual std::vector<std::string> warnings(Language) const { return {}; }
};

struct PictureData {
    PictureAsk ask;
    std::shared_ptr<const PictureContent> content;
};

/// A choice that a kind offers: the first value is taken where nobody chose. Titles are English source texts.
struct PictureOption {
    std::string_view key;
    std::string_view title;
    struct Choice {
        std::string_view key;
        std::string_view title;
    };
    std::vector<Choice> choices;
};

/// A kind of picture, as the chooser and the command line list it.
///
///   key        Word of files and of the command line.   title, sentence   English source texts: name, how to read it.
///   days       How many days it shows.   by_day   Whether the last one is that of the time bar.
///   timed      Whether it shows the day or window of the time bar, as the map does, and the actors that the filter leaves.
///   by_measure Whether another measure of size gives another picture.   zooms   Whether it can be looked at from nearer.
///   by_crisis  Whether another crisis gives another picture.   by_selection   Whether another selection does.
///   prepare    Slow; in the background.
struct PictureKind {
    Picture picture;
    PictureGroup group;
    std::string_view key;
    std::string_view title;
    std::string_view sentence;
    int days = 0;
    bool by_day = false;
    bool by_crisis = false;
    bool by_selection = false;
    std::vector<PictureOption> options;
    Result<PictureData> (*prepare)(const Source& source, const PictureAsk& ask, Work& work) = nullptr;
    bool timed = false;
    bool by_measure = false;
    bool zooms = false;
};
/// In the order of the chooser.
const std::vector<PictureKind>& picture_kinds();
const PictureKind& kind_of(Picture picture);
/// Null for a word that names none.
const PictureKind* find_picture(std::string_view key);

/// The days of a picture: those that were asked for, the others from the crisis of the question (acute end, one, three
/// years later ...).
std::vector<Day> picture_days(const Source& source, const PictureAsk& ask);
/// The value of an option: the one that was asked for if the kind has it, else its first; empty for an unknown key.
std::string_view option_of(const PictureAsk& ask, std::string_view key);

/// Computes what a picture is drawn from. Slow: for the background.
///   Edge    A study that has nothing to show gives a picture that says why.
///   Errors  `cancelled`.
Result<PictureData> prepare_picture(const Source& source, const PictureAsk& ask, Work& work);
Scene compose_picture(const PictureData& data, const Encoding& encoding, const PictureView& view);
Scene picture_legend(const PictureData& data, const Encoding& encoding, double width);
/// "How long did structures for climate last in Potsdam?"
std::string picture_heading(const PictureData& data, Language language);
/// Facts and warnings as one text below a figure.
std::string picture_caption(const PictureData& data, Language language);

}  // namespace crosscut::scene
