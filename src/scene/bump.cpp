// SPDX-License-Identifier: Apache-2.0
#include "scene/bump.hpp"

#include "foundation/number.hpp"
#include "scene/key_line.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace crosscut::scene {

using analysis::Doubt;
using analysis::Places;
using analysis::Uncertainty;
using analysis::Values;

namespace {

/// A variant: its words and the places in it.
struct Column {
    std::string words;
    std::vector<std::optional<Places>> places;
    bool starts_group = false;  ///< a little air before it
};

std::vector<Column> columns_of(const BumpInput& input, Language language, NameMode names)
{
    const Uncertainty& found = *input.found;
    const network::Question& question = found.asked.question;
    std::vector<Column> out;
    out.push_back({std::string(tr(language, "as asked")), analysis::places_of(found.strip.asked), false});
    bool first = true;
    const auto add = [&](const std::string& words, const Values& values) {
        out.push_back({words, analysis::places_of(values), first});
        first = false;
    };
    for (const analysis::StripRow& row : found.strip.rows)
        if (row.rule != question.rule && (row.mode == question.mode || (question.mode == network::TimeMode::expected && row.mode == network::TimeMode::possible)))
            add(std::string(evidence::label(language, row.rule)), row.values);
    first = true;
    for (const analysis::StripRow& row : found.strip.rows)
        if (row.rule == question.rule && row.mode != question.mode)
            add(std::string(network::label(language, row.mode)), row.values);
    first = true;
    int number = 0;
    for (const analysis::LeftOut& one : found.left_out) {
        const evidence::Interview* interview = evidence::find(*input.archive->interviews, one.interview);
        ++number;
        // Where names are kept inside, so are the codes of interviews.
        add(names == NameMode::full ? say(language, "without {1}", {interview ? interview->key : std::string("?")}) : say(language, "without informant {1}", {std::to_string(number)}), one.values);
    }
    return out;
}

/// The actors that are drawn: by the place as asked, those first that stand high somewhere.
std::vector<std::size_t> drawn_of(const BumpInput& input, const std::vector<Column>& columns, const BumpView& view)
{
    const std::size_t n = input.found->doubts.size();
    std::vector<int> best(n, 1 << 30);
    std::vector<double> now(n, 1e9);
    for (std::size_t i = 0; i < n; ++i) {
        for (const Column& column : columns)
            if (column.places[i] && column.places[i]->worst - column.places[i]->best < static_cast<int>(input.rows))
                best[i] = std::min(best[i], column.places[i]->best);
        if (columns.front().places[i])
            now[i] = (columns.front().places[i]->best + columns.front().places[i]->worst) / 2.0;
    }
    std::vector<std::size_t> out(n);
    std::iota(out.begin(), out.end(), std::size_t{0});
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
        const bool chosen_a = view.selected.count(input.found->doubts[a].item.actor) > 0;
        const bool chosen_b = view.selected.count(input.found->doubts[b].item.actor) > 0;
        if (chosen_a != chosen_b)
            return chosen_a;
        return best[a] < best[b];
    });
    out.resize(std::min(out.size(), input.rows));
    std::erase_if(out, [&](std::size_t i) { return best[i] == (1 << 30) && view.selected.count(input.found->doubts[i].item.actor) == 0; });
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return now[a] < now[b]; });
    return out;
}

std::string place_words(const Places& places) { return places.best == places.worst ? std::to_string(places.best) : std::to_string(places.best) + "–" + std::to_string(places.worst); }

}  // namespace

Scene compose_bump(const BumpInput& input, const Encoding& encoding, const BumpView& view, double width)
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    const double u = encoding.text;
    Scene scene;
    scene.paper = theme.paper;
    scene.title = input.what;
    const std::vector<Column> columns = columns_of(input, language, encoding.names);
    const std::vector<std::size_t> drawn = drawn_of(input, columns, view);
    if (drawn.empty() || input.found->per != analysis::Per::actor) {
        add_empty_words(scene, encoding, width, 200 * u, say(language, "{1}: there is no order to show.", {input.what}), std::string(tr(language, "All actors have the same value, or none has one.")));
        return scene;
    }
    // A small network has no more places than actors, and nobody below them.
    const std::size_t rows = std::min(input.rows, input.found->doubts.size());
    const bool others = input.found->doubts.size() > rows;
    const TextStyle style{11 * u, Weight::regular, false, 0};
    const TextStyle strong{11 * u, Weight::semibold, false, 0};
    const TextStyle small{9.5 * u, Weight::regular, false, 0};
    const TextStyle head{12.5 * u, Weight::semibold, false, 0};
    double names = 0;
    double slant = 0;
    for (const std::size_t i : drawn)
        names = std::max(names, measure(short_name(shown_name(*input.archive, input.found->doubts[i].item.actor, encoding.names)), strong).width);
    for (const Column& column : columns)
        slant = std::max(slant, std::min(measure(column.words, small).width, 150 * u));
    names = std::min(names + 16 * u, width * 0.32);
    const double turn = 40 * std::numbers::pi / 180;
    const std::string interval_head(tr(language, "rank interval"));
    const double after = std::max(measure(interval_head, small).width, 40 * u) + 18 * u + slant * std::cos(turn) * 0.35;
    const double top = 24 * u + slant * std::sin(turn) + 16 * u;
    const double apart = 13.5 * u;  // names below each other
    const auto low = static_cast<double>(std::count_if(drawn.begin(), drawn.end(), [&](std::size_t i) {
        const auto& now = columns.front().places[i];
        return !now || (now->best + now->worst) / 2.0 > static_cast<double>(rows);
    }));
    const double most = 24 * u;
    const double pitch = view.height > 0 ? std::clamp((view.height - top - apart * low - 8 * u) / (static_cast<double>(rows) + (others ? 0.5 : 0)), 15 * u, most) : most;
    const auto lowest = static_cast<double>(rows);
    const auto y_of = [&](double place) { return top + pitch * (std::min(place, lowest + 1) - 0.5); };
    const double left = names + 20 * u;
    const double right = std::max(left + 60, width - after);
    const double air = 12 * u;
    const auto groups = static_cast<double>(std::count_if(columns.begin(), columns.end(), [](const Column& column) { return column.starts_group; }));
    const double step = columns.size() > 1 ? (right - left - air * groups) / static_cast<double>(columns.size() - 1) : 0;
    std::vector<double> x;
    for (const Column& column : columns)
        x.push_back(x.empty() ? left : x.back() + step + (column.starts_group ? air : 0));
    const double bottom = top + pitch * (lowest + (others ? 1 : 0));

    scene.marks.push_back(words_at({0, 14 * u}, name_within(input.what, head, width), head, Anchor::start, theme.ink, {}, input.what));
    for (int place = 1; place <= static_cast<int>(rows); ++place) {
        scene.marks.push_back({Curve{{{left, y_of(place)}, {right, y_of(place)}}, false, theme.hairline, place == analysis::first_places ? 1.0 : 0.5, Stroke::solid, false}, {Subject::Kind::axis, 0, 0}, 1, ""});
        scene.marks.push_back(words_at({left - 8 * u, y_of(place) + 3.4 * u}, std::to_string(place), small, Anchor::end, theme.ink2, {Subject::Kind::axis, 0, 0}));
    }
    if (others) {
        Region below;
        below.outline = {{left - 4 * u, bottom - pitch}, {right + 4 * u, bottom - pitch}, {right + 4 * u, bottom}, {left - 4 * u, bottom}};
        below.fill = mixed(theme.ink, theme.paper, 0.05);
        const std::string below_words = say(language, "below place {1}", {std::to_string(rows)});
        scene.marks.push_back({below, {Subject::Kind::axis, 0, 0}, 1, below_words});
        scene.marks.push_back(words_at({left - 8 * u, y_of(lowest + 1) + 3.4 * u}, std::to_string(rows + 1) + "+", small, Anchor::end, theme.ink2, {Subject::Kind::axis, 0, 0}, below_words));
    }
    // Where variants stand close together only every second, third ... is named.
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(small.size * 1.15 / std::max(0.1, step * std::sin(turn)))));
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c % every != 0)
            continue;
        scene.marks.push_back(words_at({x[c] + 3 * u, top - 6 * u}, fitted(columns[c].words, small, 150 * u), small, Anchor::start, c == 0 ? theme.ink : theme.ink2, {Subject::Kind::axis, 0, 0}, columns[c].words, 40));
    }
    scene.marks.push_back(words_at({width, top - 6 * u}, interval_head, small, Anchor::end, theme.ink2, {Subject::Kind::axis, 0, 0}));

    // Names and intervals keep apart, in the order of the places as asked (as in the last variant).
    std::vector<double> name_y;
    double last = -1e9;
    for (const std::size_t i : drawn) {
        const auto& now = columns.front().places[i];
        const double wish = y_of(now ? (now->best + now->worst) / 2.0 : lowest + 1);
        name_y.push_back(std::max(wish, last + apart));
        last = name_y.back();
    }
    std::string words;
    for (std::size_t k = 0; k < drawn.size(); ++k) {
        const Doubt& doubt = input.found->doubts[drawn[k]];
        const evidence::Actor* actor = evidence::find(*input.archive->actors, doubt.item.actor);
        const bool chosen = view.selected.count(doubt.item.actor) > 0;
        const bool quiet = !view.selected.empty() && !chosen;
        const Colour colour = chosen ? theme.accent : sector_colour(theme, actor ? actor->sector : evidence::Sector::unknown);
        const std::string name = shown_name(*input.archive, doubt.item.actor, encoding.names);
        const std::string interval = doubt.halo() ? place_words(*doubt.halo()) : "–";
        const Subject subject{Subject::Kind::actor, doubt.item.actor.value, 0};
        std::string title = name + ": " + (doubt.places ? say(language, "place {1}", {place_words(*doubt.places)}) : std::string("–")) + ", " + say(language, "rank interval {1}", {interval});
        if (doubt.robust)
            title += ", " + say(language, "robust in {1} % of the variants", {std::to_string(std::lround(*doubt.robust * 100))});
        words += title + ". ";
        const double opacity = quiet ? 0.3 : 1;
        std::vector<Point> run;
        const auto flush = [&] {
            if (run.size() > 1)
                scene.marks.push_back({Curve{run, false, colour, (chosen ? 2.6 : 1.5) * u, Stroke::solid, false}, subject, opacity * (chosen ? 1 : 0.75), title});
            run.clear();
        };
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto& places = columns[c].places[drawn[k]];
            if (!places) {
                flush();
                continue;
            }
            run.push_back({x[c], y_of((places->best + places->worst) / 2.0)});
        }
        flush();
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto& places = columns[c].places[drawn[k]];
            if (!places)
                continue;
            const std::string here = name + ", " + columns[c].words + ": " + say(language, "place {1}", {place_words(*places)});
            if (places->worst > places->best && places->worst <= static_cast<int>(rows)) {
                const double from = y_of(places->best);
                const double to = y_of(places->worst);
                Region span;
                span.outline = rounded({x[c] - 1.7 * u, from - 2 * u, 3.4 * u, to - from + 4 * u}, 1.7 * u);
                span.fill = faded(colour, 0.4);
                scene.marks.push_back({span, subject, opacity, here});
            }
            scene.marks.push_back({Glyph{{x[c], y_of((places->best + places->worst) / 2.0)}, (chosen ? 4.4 : 3.4) * u, sector_shape(actor ? actor->sector : evidence::Sector::unknown), colour, rim(theme, theme.paper), 1 * u}, subject, opacity, here});
        }
        const TextStyle& own = chosen ? strong : style;
        scene.marks.push_back(words_at({0, name_y[k] + 3.9 * u}, name_within(name, own, names - 16 * u), own, Anchor::start, chosen ? theme.accent : theme.ink, subject, title));
        scene.marks.push_back(words_at({width, name_y[k] + 3.9 * u}, interval, own, Anchor::end, chosen ? theme.accent : theme.ink, subject, title));
    }
    scene.page = {0, 0, width, std::max(bottom, last + 8 * u) + 8 * u};
    scene.description = input.what + ". " + words;
    return scene;
}

Scene compose_bump_legend(const BumpInput& input, const Encoding& encoding, double width)
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    KeyLine line(encoding, width);
    const double u = line.unit();
    const Subject subject{Subject::Kind::legend, 0, 0};
    std::set<evidence::Sector> sectors;
    for (const std::size_t i : drawn_of(input, columns_of(input, language, encoding.names), {}))
        if (const evidence::Actor* actor = evidence::find(*input.archive->actors, input.found->doubts[i].item.actor))
            sectors.insert(actor->sector);
    for (const evidence::Sector sector : sectors)
        line.entry(12, std::string(evidence::label(language, sector)),
                   [&](Point p) { line.add({Glyph{{p.x + 6 * u, p.y}, 4 * u, sector_shape(sector), sector_colour(theme, sector), theme.panel, 1 * u}, subject, 1, ""}); });
    line.entry(8, std::string(tr(language, "equal values share their places")), [&](Point p) {
        Region span;
        span.outline = rounded({p.x + 2 * u, p.y - 7 * u, 3.4 * u, 14 * u}, 1.7 * u);
        span.fill = faded(theme.ink2, 0.5);
        line.add({span, subject, 1, ""});
    });
    line.note(std::string(tr(language, input.found->informants.size() >= analysis::fewest_informants
                                           ? "Rank interval: if we had talked to other people like these, 95 % of the draws."
                                           : "Rank interval: with any one informant missing; too few were interviewed for more.")));
    return line.done();
}

}  // namespace crosscut::scene
