// SPDX-License-Identifier: Apache-2.0
#include "app/stage.hpp"

#include "figure/fit.hpp"

namespace crosscut::app {

bool keeps_names(scene::Picture picture)
{
    const scene::PictureKind& kind = scene::kind_of(picture);
    return kind.timed || kind.by_measure;
}

Result<scene::Scene> stage_scene(const Sheet& sheet, const StageLook& look)
{
    // Some pictures keep the names that they were prepared with: those of the facilitator must not reach the wall.
    if (sheet.room == panels::Room::pictures && sheet.picture && keeps_names(sheet.picture->ask.picture) && sheet.picture->ask.names != sheet.encoding.names)
        return Problem{Problem::Code::unsupported, {"The picture is still being prepared."}, {"Wait until it stands in the window."}, {}};
    PagePlan plan;
    const double points = std::max(0.2, look.pixels);
    constexpr double mm = 25.4 / 72;
    plan.width_mm = std::clamp(look.width / points * mm, 40.0, 1200.0);
    plan.height_mm = std::clamp(look.height / points * mm, 40.0, 1200.0);
    plan.title = look.heading;
    Sheet shown = sheet;
    shown.map.archive = &shown.state.archive;
    shown.focus = look.spotlight;
    if (!look.sectors.empty())
        for (const evidence::Actor& actor : *shown.state.archive.actors)
            if (look.sectors.count(actor.sector) == 0)
                shown.map.places.erase(actor.id);
    Result<figure::Page> page = figure_page(shown, plan);
    if (!page)
        return page.problem();
    return std::move(page->scene);
}

std::set<ActorId> in_spotlight(const network::Snapshot& snapshot, const std::vector<ActorId>& selected)
{
    std::set<ActorId> seen(selected.begin(), selected.end());
    for (const ActorId id : selected)
        if (const auto node = snapshot.node(id))
            for (std::uint32_t k = snapshot.graph.offset[node->index]; k < snapshot.graph.offset[node->index + 1]; ++k)
                seen.insert(snapshot.actors[snapshot.graph.row[k].node]);
    return seen;
}

}  // namespace crosscut::app
