// SPDX-License-Identifier: Apache-2.0
#include "foundation/text.hpp"
#include "scene/pictures/difference.hpp"
#include "scene/pictures/kinds.hpp"
#include "scene/pictures/network_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace crosscut::scene {

namespace {

using Pair = std::pair<ActorId, ActorId>;

constexpr std::array<std::string_view, 4> change_words{"kept", "new", "lost", "uncertain"};

std::string pair_name(const evidence::Archive& archive, const Encoding& encoding, const Pair& pair)
{
    return shown_name(archive, pair.first, encoding.names) + " – " + shown_name(archive, pair.second, encoding.names);
}

PanelTie look_of_change(const Theme& theme, Change change)
{
    PanelTie tie;
    switch (change) {
    case Change::kept: tie.colour = theme.kept, tie.width = 1.2; break;
    case Change::added: tie.colour = theme.added, tie.width = 2.8; break;
    case Change::lost: tie.colour = theme.lost, tie.width = 2.0, tie.stroke = Stroke::dashed; break;
    case Change::uncertain: tie.colour = theme.uncertain, tie.width = 2.0, tie.stroke = Stroke::dotted; break;
    }
    return tie;
}

struct DifferenceContent final : PictureContent {
    evidence::Archive archive;
    PictureAsk ask;
    Difference difference;
    std::map<ActorId, Point> places;
    std::optional<Message> before;  ///< names of the two states where they are no days
    std::optional<Message> after;

    std::string name(Language language, bool second) const
    {
        const std::optional<Message>& own = second ? after : before;
        return own ? in(language, *own) : spoken(language, second ? ask.days.back() : ask.days.front());
    }
    std::string heading(Language language) const override
    {
        return after ? say(language, "What would become of the contacts in {1}?", {town_of(archive, ask.question, language)})
                     : say(language, "Which contacts in {1} held, which are gone?", {town_of(archive, ask.question, language)});
    }
    std::vector<std::string> facts(Language language) const override
    {
        return {place_words(archive, ask.question, language), say(language, "{1} to {2}", {name(language, false), name(language, true)}), counts(language),
                say(language, "Rule: {1}", {std::string(evidence::label(language, ask.question.rule))}),
                say(language, "Vague time: {1}", {std::string(network::label(language, ask.question.mode))})};
    }
    std::string counts(Language language) const
    {
        const auto n = [&](Change change) { return std::to_string(difference.count(change)); };
        return say(language, "Pairs in contact on one of the two days: {1} = {2} kept + {3} new + {4} lost + {5} uncertain",
                   {std::to_string(difference.pairs.size()), n(Change::kept), n(Change::added), n(Change::lost), n(Change::uncertain)});
    }
    std::vector<std::string> warnings(Language language) const override
    {
        std::vector<std::string> out;
        const int judged = difference.count(Change::kept) + difference.count(Change::lost);
        if (judged > 0)
            out.push_back(say(language, "Of the pairs of the first day whose second day is known, {1} held.", {count_of(language, difference.count(Change::kept), judged)}));
        if (!after && difference.count(Change::uncertain) > 0)
            out.emplace_back(tr(language, "Uncertain is what nobody could report on one of the days: neither held nor lost."));
        if (!after && difference.unobserved > 0)
            out.push_back(say(language, "{1} further pairs could not be observed on both days and are not drawn.", {std::to_string(difference.unobserved)}));
        return out;
    }
    Scene compose(const Encoding& encoding, const PictureView& view) const override
    {
        const Theme& theme = *encoding.theme;
        const Language language = encoding.language;
        if (difference.pairs.empty())
            return nothing_to_see(encoding, view, std::string(tr(language, archive.actors->empty() ? "There are no actors here." : "Nobody was in contact with anybody on these days, as far as was reported.")),
                                  std::string(tr(language, archive.actors->empty() ? "Choose another city, field or filter, or enter actors." : "Choose other days, another city or field, or another rule.")));
        Scene scene;
        scene.paper = theme.paper;
        NetworkPanel panel;
        panel.archive = &archive;
        panel.places = &places;
        panel.actors = difference.actors;
        for (const Change change : {Change::kept, Change::uncertain, Change::lost, Change::added})
            for (const auto& [pair, one] : difference.pairs) {
                if (one.change != change)
                    continue;
                PanelTie tie = look_of_change(theme, change);
                tie.a = pair.first;
                tie.b = pair.second;
                tie.tie = one.tie;
                tie.title = pair_name(archive, encoding, pair) + ": " + std::string(tr(language, change_words[static_cast<std::size_t>(change)]));
                panel.ties.push_back(std::move(tie));
                for (const ActorId actor : {pair.first, pair.second})
                    panel.top = std::max(panel.top, ++panel.degree[actor]);
            }
        const double height = std::max(view.height, 200.0);
        draw_network(scene, encoding, view, panel, {0, 0, view.width, height});
        scene.page = {0, 0, view.width, height};
        scene.description = counts(language) + ".";
        return scene;
    }
    Scene legend(const Encoding& encoding, double width) const override
    {
        std::vector<LegendEntry> entries;
        for (const Change change : {Change::kept, Change::added, Change::lost, Change::uncertain}) {
            const PanelTie look = look_of_change(*encoding.theme, change);
            entries.push_back(line_entry(std::string(tr(encoding.language, change_words[static_cast<std::size_t>(change)])) + ": " + std::to_string(difference.count(change)), look.colour, look.width, look.stroke));
        }
        return legend_of(entries, encoding, width);
    }
};

/// Networks of several days beside each other.
struct SideContent final : PictureContent {
    struct Panel {
        Day day;
        std::vector<PanelTie> ties;  ///< title empty: words follow the look
        std::map<ActorId, int> degree;
        int possible = 0;
        int observable = 0;
    };
    evidence::Archive archive;
    std::shared_ptr<const network::TieSet> set;
    PictureAsk ask;
    std::vector<ActorId> actors;
    std::map<ActorId, Point> places;
    std::vector<Panel> panels;
    int top = 1;

    std::string heading(Language language) const override { return heading_of(archive, ask.question, language); }
    std::vector<std::string> facts(Language language) const override
    {
        std::vector<std::string> days;
        for (const Panel& panel : panels)
            days.push_back(spoken(language, panel.day));
        return {place_words(archive, ask.question, language), join(days, ", "), say(language, "Actors: n = {1}", {std::to_string(actors.size())}),
                say(language, "Rule: {1}", {std::string(evidence::label(language, ask.question.rule))}), say(language, "Vague time: {1}", {std::string(network::label(language, ask.question.mode))}),
                std::string(tr(language, "Every actor stands at the same place on every day"))};
    }
    std::vector<std::string> warnings(Language language) const override
    {
        return {std::string(tr(language, "Fewer ties on a late day may mean that fewer people could still speak of it: what nobody could report is not drawn."))};
    }
    Scene compose(const Encoding& encoding, const PictureView& view) const override
    {
        const Theme& theme = *encoding.theme;
        const Language language = encoding.language;
        if (actors.empty())
            return nothing_to_see(encoding, view, std::string(tr(language, "There are no actors here.")), std::string(tr(language, "Choose another city, field or filter, or enter actors.")));
        Scene scene;
        scene.paper = theme.paper;
        Brush brush(scene, encoding);
        const double u = brush.unit();
        const double gap = 14 * u;
        const double head = 22 * u;
        // As square as the room allows.
        std::size_t across = 1;
        double best = 1e300;
        for (std::size_t columns = 1; columns <= panels.size(); ++columns) {
            const auto rows = static_cast<double>((panels.size() + columns - 1) / columns);
            const double ratio = std::abs(std::log((view.width / static_cast<double>(columns)) / (view.height / rows) / 1.25));
            if (panels.size() % columns == 0 && ratio < best) {
                best = ratio;
                across = columns;
            }
        }
        const auto rows = static_cast<double>(panels.size() / across);
        const double width = (view.width - gap * static_cast<double>(across - 1)) / static_cast<double>(across);
        const double height = std::max(150 * u, (view.height - gap * (rows - 1)) / rows);
        std::string told;
        for (std::size_t i = 0; i < panels.size(); ++i) {
            const Panel& one = panels[i];
            const double x = static_cast<double>(i % across) * (width + gap);
            const double y = static_cast<double>(i / across) * (height + gap);
            const std::string day = spoken(language, one.day);
            const std::string count = say(language, "{1} pairs in contact", {std::to_string(one.ties.size())});
            const double wide = brush.of({Subject::Kind::axis, 0, 0}, day).text({x, y + 14 * u}, fitted(day, brush.style(13, Weight::semibold), width), 13, theme.ink, Anchor::start, Weight::semibold);
            if (wide + measure(count, brush.style(10.5)).width + 12 * u < width)
                brush.text({x + wide + 10 * u, y + 14 * u}, count, 10.5, theme.ink2);
            brush.of_nothing().line({{x, y + head - 2}, {x + width, y + head - 2}}, theme.hairline, 0.8);
            NetworkPanel panel;
            panel.archive = &archive;
            panel.places = &places;
            panel.actors = actors;
            panel.degree = one.degree;
            panel.top = top;
            for (PanelTie tie : one.ties) {
                const network::Tie* row = set->find(tie.tie);
                if (row) {
                    const TieLook look = look_of(theme, *row, network::Presence::certain);
                    tie.colour = look.colour;
                    tie.width = look.width;
                    tie.stroke = look.stroke;
                }
                tie.title = pair_name(archive, encoding, {tie.a, tie.b}) + (row ? ", " + std::string(evidence::label(language, row->status)) : std::string());
                panel.ties.push_back(std::move(tie));
            }
            draw_network(scene, encoding, view, panel, {x, y + head, width, height - head});
            told += (told.empty() ? "" : ", ") + day + ": " + count;
        }
        scene.page = {0, 0, view.width, rows * height + (rows - 1) * gap};
        scene.description = told + ".";
        return scene;
    }
    Scene legend(const Encoding& encoding, double width) const override
    {
        const Theme& theme = *encoding.theme;
        std::set<evidence::Sector> sectors;
        std::map<evidence::Status, Stroke> strokes;
        for (const ActorId actor : actors)
            if (const evidence::Actor* row = evidence::find(*archive.actors, actor))
                sectors.insert(row->sector);
        for (const Panel& panel : panels)
            for (const PanelTie& tie : panel.ties)
                if (const network::Tie* row = set->find(tie.tie))
                    strokes[row->status] = look_of(theme, *row, network::Presence::certain).stroke;
        std::vector<LegendEntry> entries;
        for (const evidence::Sector sector : sectors)
            entries.push_back({std::string(evidence::label(encoding.language, sector)), 12, [&theme, sector](Brush& brush, Point at) {
                                   brush.glyph({at.x + 6 * brush.unit(), at.y}, 4.6 * brush.unit(), sector_shape(sector), sector_colour(theme, sector));
                               }});
        for (const auto& [status, stroke] : strokes)
            entries.push_back(line_entry(std::string(evidence::label(encoding.language, status)), mixed(theme.ink, theme.paper, 0.6), 1.6, stroke));
        return legend_of(entries, encoding, width);
    }
};

network::Snapshot on(const Source& source, const PictureAsk& ask, Day day)
{
    network::Question question = ask.question;
    question.from.reset();
    question.until = day;
    return network::snapshot(*source.archive, *source.ties, question);
}

Result<PictureData> prepare_side(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<SideContent>();
    content->archive = *source.archive;
    content->set = std::make_shared<const network::TieSet>(*source.ties);
    content->ask = ask;
    Work part(work, 0, 0.8);
    Result<std::map<ActorId, Point>> places = panel_places(source, ask, part);
    if (!places)
        return places.problem();
    content->places = std::move(*places);
    for (const Day day : ask.days) {
        if (work.stopped())
            return stopped_on_request();
        const network::Snapshot net = on(source, ask, day);
        content->actors = net.actors;
        SideContent::Panel panel;
        panel.day = day;
        for (std::size_t t = 0; t < net.graph.ties.size(); ++t) {
            PanelTie tie;
            tie.a = net.actors[net.graph.ties[t].a];
            tie.b = net.actors[net.graph.ties[t].b];
            tie.tie = net.pair_ties[t].front();
            panel.ties.push_back(tie);
            for (const ActorId actor : {tie.a, tie.b})
                content->top = std::max(content->top, ++panel.degree[actor]);
        }
        content->panels.push_back(std::move(panel));
    }
    return PictureData{ask, content};
}

Result<PictureData> prepare_dates(const Source& source, const PictureAsk& ask, Work& work)
{
    return prepare_difference(source, ask, on(source, ask, ask.days.front()), on(source, ask, ask.days.back()), {}, {}, work);
}

}  // namespace

int Difference::count(Change change) const
{
    return static_cast<int>(std::count_if(pairs.begin(), pairs.end(), [&](const auto& one) { return one.second.change == change; }));
}

Difference difference_of(const network::TieSet& ties, const network::Snapshot& before, const network::Snapshot& after)
{
    Difference out;
    std::set<ActorId> actors(before.actors.begin(), before.actors.end());
    actors.insert(after.actors.begin(), after.actors.end());
    out.actors.assign(actors.begin(), actors.end());
    std::map<Pair, std::uint32_t> there[2];
    std::set<Pair> hidden;
    const network::Snapshot* both[2] = {&before, &after};
    for (int i = 0; i < 2; ++i) {
        const network::Snapshot& net = *both[i];
        // A tie that only the graph has was added by hand, to see what would follow.
        for (std::size_t t = 0; t < net.graph.ties.size(); ++t) {
            const ActorId a = net.actors[net.graph.ties[t].a];
            const ActorId b = net.actors[net.graph.ties[t].b];
            there[i].emplace(Pair(std::min(a, b), std::max(a, b)), t < net.pair_ties.size() && !net.pair_ties[t].empty() ? net.pair_ties[t].front() : 0);
        }
        for (const network::TieState& state : net.ties)
            if (const network::Tie* tie = ties.find(state.tie); tie && !state.drawn && state.holds.value_or(true) && state.presence == network::Presence::unobserved)
                hidden.emplace(std::min(tie->a, tie->b), std::max(tie->a, tie->b));
    }
    for (int i = 0; i < 2; ++i)
        for (const auto& [pair, number] : there[i]) {
            const bool then = there[0].count(pair) > 0;
            const bool now = there[1].count(pair) > 0;
            const Change change = then && now ? Change::kept : hidden.count(pair) ? Change::uncertain : then ? Change::lost : Change::added;
            out.pairs.emplace(pair, Difference::One{change, number});
        }
    for (const Pair& pair : hidden)
        out.unobserved += out.pairs.count(pair) == 0;
    return out;
}

Result<PictureData> prepare_difference(const Source& source, const PictureAsk& ask, const network::Snapshot& before, const network::Snapshot& after, std::optional<Message> before_name,
                                       std::optional<Message> after_name, Work& work)
{
    auto content = std::make_shared<DifferenceContent>();
    content->archive = *source.archive;
    content->ask = ask;
    content->before = std::move(before_name);
    content->after = std::move(after_name);
    content->difference = difference_of(*source.ties, before, after);
    Result<std::map<ActorId, Point>> places = panel_places(source, ask, work);
    if (!places)
        return places.problem();
    content->places = std::move(*places);
    return PictureData{ask, content};
}

PictureKind difference_kind()
{
    return {Picture::difference, PictureGroup::dates, "difference", "Kept, new, lost",
            "One map of two days: every line is a pair that was in contact on one of them. Everybody stands at the same place.", 2, true, false, false, {}, prepare_dates};
}

PictureKind two_dates_kind()
{
    return {Picture::two_dates, PictureGroup::dates, "two_dates", "Two days side by side", "The same network on two days; everybody stands at the same place.", 2, true, false, false, {}, prepare_side};
}

PictureKind four_dates_kind()
{
    return {Picture::four_dates, PictureGroup::dates, "four_dates", "Four days side by side", "The same network on four days; everybody stands at the same place.", 4, false, false, false, {}, prepare_side};
}

}  // namespace crosscut::scene
