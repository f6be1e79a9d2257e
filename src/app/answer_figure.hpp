// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figure/page.hpp"
#include "panels/view.hpp"
#include "report/report.hpp"
#include "study/derive.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace crosscut::app {

// What the window does for figures and reports, as functions of values, for the background.

/// What is on the screen, held by itself: whatever happens in the window meanwhile, the figure shows this.
///
///   map   As the window draws it, with what is hidden left out; points into the members beside it.
///   seed  Of the layout, for the line below the drawing; none where the actors stand in columns.
struct Sheet {
    study::State state;
    std::shared_ptr<const study::Derived> derived;
    std::shared_ptr<const network::Snapshot> snapshot;
    scene::MapInput map;
    scene::Encoding encoding;
    panels::Room room = panels::Room::map;
    std::shared_ptr<const scene::LaneFacts> facts;      ///< of the lanes
    std::shared_ptr<const scene::PictureData> picture;  ///< null where map or lanes fill the window
    network::Question question;
    Day day;
    std::optional<std::uint64_t> seed;
    std::set<ActorId> focus;  ///< if not empty, everybody else fades
};
/// A sheet whose drawing points into itself: `picture` where the pictures fill the window, the lanes where they do, else the map.
std::shared_ptr<const Sheet> sheet_of(const study::State& state, std::shared_ptr<const study::Derived> derived, std::shared_ptr<const network::Snapshot> snapshot, const scene::MapInput& map,
                                      const scene::Encoding& encoding, const panels::View& view, std::optional<std::uint64_t> seed,
                                      std::shared_ptr<const scene::PictureData> picture = nullptr, std::shared_ptr<const scene::LaneFacts> facts = nullptr);

/// A page for the projector.
struct PagePlan {
    double width_mm = 180;
    double height_mm = 130;
    std::string title;
    bool legend = true;
};
/// The page of what is on the screen.
///   Errors  As `figure::compose_page`; `unsupported` while a picture is still being prepared.
Result<figure::Page> figure_page(const Sheet& sheet, const PagePlan& plan);

/// Writes the handout of a city. Errors as `report::handout`, and where the file cannot be written.
Result<Done> write_handout(const study::State& state, const study::Derived& derived, const network::Question& question, Language language, scene::NameMode names,
                           const std::filesystem::path& file, Work& work);

/// Writes the report on a study into a folder, the page last. Returns the page.
///   Errors  As `report::write`; `io` where the folder cannot be made or written.
Result<std::filesystem::path> write_report(const study::State& state, const study::Derived& derived, const network::Question& question, const panels::Look& look,
                                           const std::filesystem::path& folder, Work& work);

}  // namespace crosscut::app
