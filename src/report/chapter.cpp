// SPDX-License-Identifier: Apache-2.0
#include "report/chapter.hpp"

#include "figure/fit.hpp"
#include "figure/write.hpp"
#include "scene/lane_facts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace crosscut::report {

using namespace evidence;

namespace {

/// The last day that any event of a city may have happened on; for structures of a city without interviews.
std::optional<Day> last_event(const Archive& archive, CityId city)
{
    std::optional<Day> last;
    for (const Event& event : *archive.events) {
        const Structure* body = find(*archive.structures, event.structure);
        if (body && body->city == city && event.date.latest && (!last || *event.date.latest > *last))
            last = event.date.latest;
    }
    return last;
}

/// A page, as SVG and PDF.
Result<Done> print(const Result<figure::Page>& page, Drawing& out)
{
    if (!page)
        return page.problem();
    if (Message warning = figure::type_warning(*page); !warning.empty())
        out.notes.push_back(std::move(warning));
    out.svg = figure::svg(page->scene);
    Result<std::string> pdf = figure::pdf(page->scene);
    if (!pdf)
        return pdf.problem();
    out.pdf = std::move(*pdf);
    return Done{};
}

constexpr double page_width_mm = 180;

std::vector<scene::GapFlag> flags_of(const Chapter& chapter)
{
    std::vector<scene::GapFlag> flags;
    const std::vector<bool> shown = first_of_kind(chapter, flagged_gaps_of_a_kind);
    for (std::size_t i = 0; i < chapter.gaps.size(); ++i) {
        const analysis::Gap& gap = chapter.gaps[i];
        if (!shown[i])
            continue;
        const bool of_two = gap.form == "bridge" || gap.form == "one_sided" || gap.form == "disputed" || gap.form == "lost_tie" || gap.form == "one_door" || gap.form == "shared_task";
        scene::GapFlag flag;
        flag.number = gap.number;
        if (gap.groups.size() >= 2) {
            flag.a = gap.groups[0];
            flag.b = gap.groups[1];
        } else if (!gap.actors.empty()) {
            flag.a = gap.actors[0];
            if (of_two && gap.actors.size() >= 2)
                flag.b = gap.actors[1];
        }
        if (flag.a)
            flags.push_back(flag);
    }
    return flags;
}

}  // namespace

Result<Chapter> make_chapter(const Desk& desk, const City& city, const std::string& key, int position, Work& work)
{
    const ReportInput& input = desk.input();
    const Archive& archive = desk.archive();
    Chapter chapter;
    chapter.city = &city;
    chapter.key = key;
    chapter.position = position;
    chapter.question = input.question;
    chapter.question.city = city.id;
    if (!chapter.question.until)
        chapter.question.until = analysis::last_observed_day(archive, *input.source.ties, chapter.question);
    chapter.day = chapter.question.until ? chapter.question.until : last_event(archive, city.id);
    chapter.snapshot = network::snapshot(archive, *input.source.ties, chapter.question);
    for (const Interview& interview : *archive.interviews)
        if (interview.city == city.id && !interview.researcher)
            chapter.interviews.push_back(&interview);

    if (chapter.question.until && !chapter.interviews.empty())
        if (const Result<Done> done = fill_gap_list(desk, chapter, work); !done)
            return done.problem();
    std::set<std::uint32_t> disagreeing;
    for (const network::Conflict& conflict : input.source.ties->conflicts)
        disagreeing.insert(conflict.tie);
    for (const network::TieState& state : chapter.snapshot.ties)
        if (disagreeing.count(state.tie))
            chapter.conflicts.push_back(input.source.ties->find(state.tie));

    if (const Result<Done> done = fill_tables(desk, chapter, work); !done)
        return done.problem();
    if (const Result<Done> done = fill_drawings(desk, chapter, work); !done)
        return done.problem();
    return chapter;
}

Result<Done> fill_drawings(const Desk& desk, Chapter& chapter, Work& work)
{
    const ReportInput& input = desk.input();
    scene::Encoding encoding;
    encoding.language = desk.language;
    encoding.names = input.names;

    chapter.map.key = chapter.key + "-map";
    chapter.map.heading = scene::heading_of(desk.archive(), chapter.question, desk.language);
    scene::Places places;
    bool ring = false;
    if (Result<scene::Places> found = scene::find_places(input.source, chapter.question, encoding, scene::PlaceRule::free, {}, work)) {
        places = std::move(*found);
    } else {
        if (found.problem().code == Problem::Code::cancelled)
            return found.problem();
        chapter.map.notes.push_back(found.problem().what);
        chapter.map.notes.push_back({"The actors therefore stand on a circle; place means nothing."});
        ring = true;
        places = scene::ring_places(input.source, chapter.question, encoding);
    }
    scene::MapInput map = scene::map_input(input.source, chapter.snapshot, places, encoding, work);
    map.gaps = flags_of(chapter);
    figure::PageSpec spec;
    spec.width_mm = page_width_mm;
    spec.title = chapter.map.heading;
    spec.disclaimer = input.disclaimer;
    if (chapter.question.until)
        spec.subtitle = chapter.question.from ? say(desk.language, "{1} to {2}", {spoken(desk.language, *chapter.question.from), spoken(desk.language, *chapter.question.until)})
                                              : spoken(desk.language, *chapter.question.until);
    spec.caption = scene::caption_of(desk.archive(), chapter.snapshot, desk.language, ring ? std::nullopt : std::optional(input.source.seed));
    spec.height_mm = figure::map_height_mm(map, encoding, spec);
    if (const Result<Done> done = print(figure::map_page(map, encoding, spec), chapter.map); !done)
        return done.problem();

    if (chapter.structures.rows.empty() || !chapter.day)
        return Done{};
    chapter.lanes.key = chapter.key + "-lanes";
    chapter.lanes.heading = scene::lanes_heading_of(desk.archive(), chapter.question, desk.language);
    scene::LanesInput lanes = scene::lanes_input(input.source, chapter.question, *chapter.day, desk.language);
    if (input.source.crises) {
        Result<scene::LaneFacts> facts = scene::lane_facts(desk.archive(), *input.source.crises, 3, work);
        if (!facts)
            return facts.problem();
        lanes.facts = std::make_shared<const scene::LaneFacts>(std::move(*facts));
    }
    figure::PageSpec page;
    page.legend = figure::LegendPlace::below;
    page.width_mm = page_width_mm;
    page.title = chapter.lanes.heading;
    page.disclaimer = input.disclaimer;
    page.caption = scene::lanes_caption_of(input.source, chapter.question, *chapter.day, desk.language);
    page.height_mm = figure::lanes_height_mm(lanes, encoding, page);
    return print(figure::lanes_page(lanes, encoding, page), chapter.lanes);
}

}  // namespace crosscut::report
