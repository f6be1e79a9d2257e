// SPDX-License-Identifier: Apache-2.0
#include "analysis/observed_on.hpp"
#include "foundation/text.hpp"
#include "scene/pictures/brush.hpp"
#include "scene/pictures/kinds.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

namespace {

/// Two departments, or one with itself.
///
///   possible   Pairs of their actors.   observable  Those that somebody could still report on that day.
///   tied       Of these pairs, with a contact on the day.   unsure  With one that may have been there, or was open when last spoken of.
struct HeatCell {
    int possible = 0;
    int observable = 0;
    int tied = 0;
    int unsure = 0;
    int tables = 0;  ///< structures at which both sit
    std::uint32_t only_tie = 0;  ///< number of the tie where there is one only
    bool unobserved() const { return possible > 0 && tied == 0 && (observable == 0 || unsure > 0); }
    double share() const { return observable > 0 ? std::min(1.0, static_cast<double>(tied) / observable) : tied > 0 ? 1.0 : 0.0; }
};

struct HeatMap {
    CityId city;
    std::vector<ActorId> departments;
    std::vector<HeatCell> cells;  ///< row a >= column b, at a * (a + 1) / 2 + b
    const HeatCell& at(std::size_t a, std::size_t b) const { return cells[std::max(a, b) * (std::max(a, b) + 1) / 2 + std::min(a, b)]; }
    HeatCell& at(std::size_t a, std::size_t b) { return cells[std::max(a, b) * (std::max(a, b) + 1) / 2 + std::min(a, b)]; }
};

constexpr double steps[] = {0.0, 0.25, 0.5, 0.75};

/// Five tones from paper to ink blue; the last one only where all pairs are in contact.
Colour tone(const Theme& theme, const HeatCell& cell)
{
    if (cell.tied == 0)
        return theme.paper;
    const Colour dark = theme.added;
    const double share = cell.share();
    int step = 0;
    for (const double from : steps)
        step += share > from;
    constexpr double strength[] = {0.0, 0.22, 0.42, 0.66, 0.92};
    return mixed(dark, theme.paper, strength[step]);
}

struct HeatContent final : PictureContent {
    evidence::Archive archive;
    PictureAsk ask;
    std::vector<HeatMap> maps;
    int possible = 0;
    int observable = 0;
    int tied = 0;
    int unobserved_cells = 0;
    int all_cells = 0;

    Scene compose(const Encoding& encoding, const PictureView& view) const override;
    Scene legend(const Encoding& encoding, double width) const override;
    std::string heading(Language language) const override
    {
        return say(language, "Which departments work with each other in {1}?", {town_of(archive, ask.question, language)});
    }
    std::vector<std::string> facts(Language language) const override
    {
        std::size_t n = 0;
        for (const HeatMap& map : maps)
            n += map.departments.size();
        return {place_words(archive, ask.question, language), spoken(language, ask.days.front()), say(language, "Departments: n = {1}", {std::to_string(n)}),
                say(language, "Pairs of actors in contact: {1}", {count_of(language, tied, observable)}),
                say(language, "Cells that nobody could report on: {1}", {count_of(language, unobserved_cells, all_cells)}),
                say(language, "Rule: {1}", {std::string(evidence::label(language, ask.question.rule))}),
                say(language, "Vague time: {1}", {std::string(network::label(language, ask.question.mode))})};
    }
    std::vector<std::string> warnings(Language language) const override
    {
        return {std::string(tr(language, "A hatched cell is not an empty one: nobody who could have known was asked, or nobody spoke of that day any more."))};
    }
    void draw(Scene& scene, const Encoding& encoding, const PictureView& view, const HeatMap& map, double top, double& bottom) const;
};

void HeatContent::draw(Scene& scene, const Encoding& encoding, const PictureView& view, const HeatMap& map, double top, double& bottom) const
{
    const Language language = encoding.language;
    const Theme& theme = *encoding.theme;
    Brush brush(scene, encoding);
    const double u = brush.unit();
    const std::size_t n = map.departments.size();
    double longest = 0;
    for (const ActorId one : map.departments)
        longest = std::max(longest, measure(short_name(shown_name(archive, one, encoding.names)), brush.style(11)).width);
    const double names = std::min(longest + 14 * u, view.width * 0.4);
    const double cell = std::clamp(std::min((view.width - names - 4) / static_cast<double>(n), (view.height - 8 * u) / static_cast<double>(n)), 15 * u, 46 * u);
    const double left = 2;
    const bool numbers = cell >= 17 * u;
    const bool many = n > 60;
    for (std::size_t a = 0; a < n; ++a) {
        const double y = top + cell * static_cast<double>(a);
        const std::string row_name = shown_name(archive, map.departments[a], encoding.names);
        if (many) {
            // So many cells are no longer drawn one by one: the hatch lies below, what was observed above.
            Region ground;
            ground.outline = {{left, y}, {left + cell * static_cast<double>(a + 1), y}, {left + cell * static_cast<double>(a + 1), y + cell}, {left, y + cell}};
            ground.fill = theme.paper;
            ground.hatch = Hatch::diagonal;
            ground.hatch_colour = mixed(theme.ink2, theme.paper, 0.55);
            brush.of({Subject::Kind::department, map.departments[a].value, 0}, row_name).region(ground);
        }
        for (std::size_t b = 0; b <= a; ++b) {
            const HeatCell& one = map.at(a, b);
            const double x = left + cell * static_cast<double>(b);
            const bool chosen = view.actors.count(map.departments[a]) && view.actors.count(map.departments[b]) && (a == b ? view.actors.size() == 1 : true);
            const std::string pair = a == b ? row_name : row_name + " – " + shown_name(archive, map.departments[b], encoding.names);
            std::string words = one.possible == 0      ? say(language, "{1}: only one actor", {pair})
                                : one.unobserved()     ? say(language, "{1}: not observed on this day", {pair})
                                                       : say(language, "{1}: {2} pairs of actors in contact", {pair, count_of(language, one.tied, std::max(one.observable, one.tied))});
            if (one.possible > one.observable && one.observable > 0)
                words += "; " + say(language, "{1} pairs that nobody could report", {std::to_string(one.possible - one.observable)});
            if (one.tables > 0)
                words += "; " + say(language, "structures at which both sit: {1}", {std::to_string(one.tables)});
            brush.of({Subject::Kind::department, map.departments[a].value, a == b ? 0 : map.departments[b].value}, words);
            if (many && one.unobserved())
                continue;
            if (many && one.tied == 0 && one.possible == 0)
                continue;
            Region square;
            square.outline = {{x, y}, {x + cell, y}, {x + cell, y + cell}, {x, y + cell}};
            square.fill = one.possible == 0 ? theme.overlay : tone(theme, one);
            if (one.unobserved()) {
                square.hatch = Hatch::diagonal;
                square.hatch_colour = mixed(theme.ink2, theme.paper, 0.55);
            }
            square.stroke = Stroke::solid;
            square.stroke_colour = chosen ? theme.accent : mixed(theme.ink2, theme.paper, 0.35);
            square.stroke_width = chosen ? 2.2 * u : 0.6;
            brush.region(std::move(square));
            const bool dark = one.tied > 0 && contrast(theme.paper, tone(theme, one)) > contrast(theme.ink, tone(theme, one));
            if (numbers && !one.unobserved() && one.possible > 0) {
                const std::string whole = std::to_string(one.tied) + "/" + std::to_string(std::max(one.observable, one.tied));
                const bool room = measure(whole, brush.style(10)).width < cell - 3 * u;
                brush.text({x + cell / 2, y + cell / 2 + 3.6 * u}, room ? whole : std::to_string(one.tied), 10, dark ? theme.paper : one.tied == 0 ? theme.ink2 : theme.ink, Anchor::middle);
            }
            if (one.tables > 0 && a != b && cell >= 20 * u)
                brush.glyph({x + cell - 5 * u, y + 5 * u}, 2.6 * u, Shape::diamond, dark ? theme.paper : theme.ink);
        }
        const bool chosen = view.actors.count(map.departments[a]) > 0;
        brush.of({Subject::Kind::actor, map.departments[a].value, 0}, row_name)
            .text({left + cell * static_cast<double>(a + 1) + 7 * u, y + cell / 2 + 3.9 * u},
                  fitted(short_name(row_name), brush.style(11, chosen ? Weight::semibold : Weight::regular), view.width - (left + cell * static_cast<double>(a + 1) + 9 * u)), 11, chosen ? theme.accent : theme.ink,
                  Anchor::start, chosen ? Weight::semibold : Weight::regular);
    }
    bottom = top + cell * static_cast<double>(n);
}

Scene HeatContent::compose(const Encoding& encoding, const PictureView& view) const
{
    const Language language = encoding.language;
    const Theme& theme = *encoding.theme;
    if (maps.empty())
        return nothing_to_see(encoding, view, std::string(tr(language, "Fewer than two departments of a town hall have an actor here: there is nothing to set against each other.")),
                              std::string(tr(language, "Choose another city or field, or enter departments, who belongs to them, and interviews.")));
    Scene scene;
    scene.paper = theme.paper;
    Brush brush(scene, encoding);
    const double u = brush.unit();
    double y = 4 * u;
    PictureView inner = view;
    inner.height = maps.size() > 1 ? std::max(view.height * 0.7, 300 * u) : view.height;
    for (const HeatMap& map : maps) {
        if (maps.size() > 1) {
            const evidence::City* city = evidence::find(*archive.cities, map.city);
            brush.of_nothing().text({0, y + 14 * u}, city ? city->name : std::string(), 13, theme.ink, Anchor::start, Weight::semibold);
            y += 24 * u;
        }
        draw(scene, encoding, inner, map, y, y);
        y += 22 * u;
    }
    double wide = view.width;
    for (const Mark& mark : scene.marks) {
        const Box box = bounds(mark);
        wide = std::max(wide, box.x + box.width + 1);
    }
    scene.page = {0, 0, wide, y - 14 * u};
    scene.description = say(language, "Pairs of actors in contact: {1}.", {count_of(language, tied, observable)}) + " " +
                        say(language, "Cells that nobody could report on: {1}.", {count_of(language, unobserved_cells, all_cells)});
    return scene;
}

Scene HeatContent::legend(const Encoding& encoding, double width) const
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    std::vector<LegendEntry> entries;
    const auto patch = [&](const std::string& words, Colour fill, Hatch hatch) {
        StateLook look;
        look.fill = fill;
        look.hatch = hatch;
        look.hatch_colour = mixed(theme.ink2, theme.paper, 0.55);
        look.stroke = Stroke::solid;
        look.stroke_colour = mixed(theme.ink2, theme.paper, 0.5);
        entries.push_back(patch_entry(words, look));
    };
    bool none = false;
    bool hatched = false;
    bool tables = false;
    bool single = false;
    bool seen[5] = {};
    for (const HeatMap& map : maps)
        for (const HeatCell& cell : map.cells) {
            hatched = hatched || cell.unobserved();
            single = single || cell.possible == 0;
            none = none || (cell.possible > 0 && cell.tied == 0 && !cell.unobserved());
            tables = tables || cell.tables > 0;
            int step = 0;
            for (const double from : steps)
                step += cell.share() > from;
            seen[step] = seen[step] || cell.tied > 0;
        }
    if (hatched)
        patch(std::string(tr(language, "not observed")), theme.paper, Hatch::diagonal);
    if (none)
        patch(std::string(tr(language, "asked, no contact")), theme.paper, Hatch::none);
    const char* names[] = {"", "up to a quarter of the pairs", "up to half", "up to three quarters", "more"};
    for (int step = 1; step < 5; ++step)
        if (seen[step]) {
            HeatCell cell;
            cell.observable = 8;
            cell.tied = 2 * step;
            patch(std::string(tr(language, names[step])), tone(theme, cell), Hatch::none);
        }
    if (single)
        patch(std::string(tr(language, "only one actor")), theme.overlay, Hatch::none);
    if (tables)
        entries.push_back({std::string(tr(language, "both sit at one table")), 8, [&](Brush& brush, Point at) { brush.glyph({at.x + 4 * brush.unit(), at.y}, 3 * brush.unit(), Shape::diamond, theme.ink); }});
    return legend_of(entries, encoding, width);
}

Result<PictureData> prepare(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<HeatContent>();
    const evidence::Archive& archive = *source.archive;
    content->archive = archive;
    content->ask = ask;
    const Day day = ask.days.front();
    for (const evidence::City& city : *archive.cities) {
        if (ask.question.city && city.id != ask.question.city)
            continue;
        if (work.stopped())
            return stopped_on_request();
        network::Question question = ask.question;
        question.city = city.id;
        question.from.reset();
        question.until = day;
        // Departments with an actor of the field, and all that belongs to them.
        std::map<ActorId, std::vector<ActorId>> members;
        std::set<ActorId> relevant;
        for (const evidence::Actor& actor : *archive.actors)
            if (actor.city == city.id && actor.sector == evidence::Sector::administration) {
                const ActorId top = evidence::division_of(archive, actor.id);
                members[top].push_back(actor.id);
                if (evidence::belongs(actor.field, ask.question.field))
                    relevant.insert(top);
            }
        HeatMap map;
        map.city = city.id;
        map.departments.assign(relevant.begin(), relevant.end());
        const std::size_t n = map.departments.size();
        if (n < 2)
            continue;
        map.cells.resize(n * (n + 1) / 2);
        std::map<ActorId, std::size_t> home;
        for (std::size_t i = 0; i < n; ++i)
            for (const ActorId actor : members[map.departments[i]])
                home[actor] = i;
        const network::Snapshot net = network::snapshot(archive, *source.ties, question);
        const analysis::ObservedOn observed(archive, *source.ties, net);
        for (std::size_t a = 0; a < n; ++a) {
            if (!work.step(a, n))
                return stopped_on_request();
            for (std::size_t b = 0; b <= a; ++b) {
                HeatCell& cell = map.at(a, b);
                for (const ActorId one : members[map.departments[a]])
                    for (const ActorId two : members[map.departments[b]])
                        if (a != b || one < two) {
                            ++cell.possible;
                            cell.observable += observed.pair(one, two);
                        }
            }
        }
        std::map<std::pair<ActorId, ActorId>, int> pairs;  // 2 = in contact, 1 = unsure
        for (const network::TieState& state : net.ties) {
            const network::Tie* tie = source.ties->find(state.tie);
            const auto a = tie ? home.find(tie->a) : home.end();
            const auto b = tie ? home.find(tie->b) : home.end();
            if (a == home.end() || b == home.end() || !state.holds.value_or(false))
                continue;
            const int value = state.drawn ? 2 : state.presence == network::Presence::unobserved || state.presence == network::Presence::possible ? 1 : 0;
            int& kept = pairs[{std::min(tie->a, tie->b), std::max(tie->a, tie->b)}];
            kept = std::max(kept, value);
            HeatCell& cell = map.at(a->second, b->second);
            if (state.drawn)
                cell.only_tie = cell.only_tie == 0 ? state.tie : cell.only_tie;
        }
        for (const auto& [pair, value] : pairs) {
            HeatCell& cell = map.at(home[pair.first], home[pair.second]);
            cell.tied += value == 2;
            cell.unsure += value == 1;
        }
        const network::TwoMode tables = network::two_mode(archive, *source.chronicle, question);
        std::map<int, std::set<std::size_t>> at;
        for (const network::TwoMode::Seat& seat : tables.seats)
            if (const auto own = home.find(tables.actors[static_cast<std::size_t>(seat.actor)]); own != home.end())
                at[seat.structure].insert(own->second);
        for (const auto& [structure, sitting] : at)
            for (const std::size_t a : sitting)
                for (const std::size_t b : sitting)
                    if (b < a)
                        ++map.at(a, b).tables;
        for (const HeatCell& cell : map.cells) {
            content->possible += cell.possible;
            content->observable += std::max(cell.observable, cell.tied);
            content->tied += cell.tied;
            content->all_cells += cell.possible > 0;
            content->unobserved_cells += cell.unobserved();
        }
        content->maps.push_back(std::move(map));
    }
    return PictureData{ask, content};
}

}  // namespace

PictureKind heat_kind()
{
    return {Picture::heat, PictureGroup::departments, "heat", "Department by department",
            "Read it like the table of distances in a road atlas: the cell where the row of one department meets the column of another tells how many pairs of their actors were in contact.", 1, true,
            false, false, {}, prepare};
}

}  // namespace crosscut::scene
