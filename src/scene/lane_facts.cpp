// SPDX-License-Identifier: Apache-2.0
#include "scene/lane_facts.hpp"

#include "scene/pictures/brush.hpp"

#include <algorithm>

namespace crosscut::scene {

using analysis::Outcome;

int LaneFacts::departments(StructureId structure, Day day) const
{
    const auto lane = lanes.find(structure);
    int found = 0;
    if (lane != lanes.end())
        for (const auto& [from, count] : lane->second.departments)
            if (from <= day)
                found = count;
    return found;
}

Result<LaneFacts> lane_facts(const evidence::Archive& archive, const std::vector<structures::Crisis>& crises, int years, Work& work)
{
    LaneFacts out;
    out.years = years;
    for (const structures::Crisis& crisis : crises)
        if (!crisis.overlay && !crisis.pulses.empty())
            out.crises.push_back(crisis);
    if (work.stopped())
        return stopped_on_request();
    for (const analysis::Record& record : analysis::records(archive)) {
        LaneFacts::One& one = out.lanes[record.structure];
        one.outcomes.resize(out.crises.size());
        if (record.dated && !record.course.end && !record.doubt)
            one.open = record.observed;
        one.heir = record.successor ? record.successor : record.possible_heir;
        one.sure = static_cast<bool>(record.successor);
        one.over = record.course.end ? *record.course.end : record.doubt.value_or(record.observed);
        for (const analysis::Sighting& sighting : record.course.sightings)
            if (sighting.departments && record.dated) {
                one.departments.emplace_back(sighting.day, static_cast<int>(*sighting.departments));
                out.most = std::max(out.most, one.departments.back().second);
            }
    }
    for (std::size_t c = 0; c < out.crises.size(); ++c) {
        Work part(work, static_cast<double>(c) / static_cast<double>(out.crises.size()), static_cast<double>(c + 1) / static_cast<double>(out.crises.size()));
        const Result<std::vector<analysis::Fortune>> found = analysis::fortunes(archive, out.crises[c], {{years}, 0, 1}, part);
        if (!found)
            return found.problem();
        for (const analysis::Fortune& one : *found) {
            const evidence::Structure* structure = evidence::find(*archive.structures, one.structure);
            const analysis::Verdict* verdict = one.at(years);
            if (structure && verdict && told_under(out.crises, {}, structure->field, out.crises[c])) {
                LaneFacts::One& lane = out.lanes[one.structure];
                lane.outcomes.resize(out.crises.size());
                lane.outcomes[c] = verdict->outcome;
            }
        }
    }
    return out;
}

void draw_outcome(Brush& brush, Point at, Outcome outcome)
{
    const Theme& theme = brush.theme();
    const double u = brush.unit();
    const double r = 4.2 * u;
    const auto cross = [&](Colour colour) {
        brush.line({{at.x - r * 0.8, at.y - r * 0.8}, {at.x + r * 0.8, at.y + r * 0.8}}, colour, 1.8 * u);
        brush.line({{at.x - r * 0.8, at.y + r * 0.8}, {at.x + r * 0.8, at.y - r * 0.8}}, colour, 1.8 * u);
    };
    switch (outcome) {
    case Outcome::consolidated: brush.glyph(at, r, Shape::triangle, theme.permanent); break;
    case Outcome::held: brush.glyph(at, r, Shape::circle, theme.active); break;
    case Outcome::revived: brush.glyph(at, r, Shape::hexagon, theme.active, theme.ink, 1.1 * u); break;
    case Outcome::weakened: brush.glyph(at, r, Shape::circle, theme.paper, theme.active, 1.8 * u); break;
    case Outcome::dormant: brush.glyph(at, r, Shape::square, theme.dormant, theme.ink2, 1 * u); break;
    case Outcome::absorbed: brush.glyph(at, r, Shape::diamond, theme.paper, theme.ended, 1.8 * u); break;
    case Outcome::dissolved: cross(theme.ended); break;
    case Outcome::not_yet_observable: brush.line({{at.x - r * 1.3, at.y}, {at.x + r * 1.3, at.y}}, theme.ink2, 1.6 * u, Stroke::dotted); break;
    case Outcome::insufficient_evidence: brush.text({at.x, at.y + 4 * u}, "?", 11, theme.ink2, Anchor::middle, Weight::semibold); break;
    case Outcome::not_attributed: brush.line({{at.x - r * 0.8, at.y}, {at.x + r * 0.8, at.y}}, theme.hairline, 1.4 * u); break;
    }
}

}  // namespace crosscut::scene
