// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/fortune.hpp"
#include "analysis/persistence/warnings.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "scene/pictures/brush.hpp"
#include "scene/pictures/kinds.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

namespace {

using analysis::SpellRow;
using structures::Crisis;

constexpr int few = 5;

/// One structure on the clock.
struct Watched {
    StructureId structure;
    SpellRow row;
    Day over;  ///< the day of the loss, or the last one that it was seen
};

struct Group {
    std::string english;  ///< source text, or a name as it is
    std::vector<Watched> rows;
    analysis::Survival curve;
    analysis::Value few_from;  ///< fewer than five are at risk after this time
};

struct SurvivalContent final : PictureContent {
    evidence::Archive archive;
    std::vector<Crisis> crises;
    PictureAsk ask;
    std::vector<Group> groups;
    analysis::Value tau;
    int left_out = 0;
    bool fields = false;

    Scene compose(const Encoding& encoding, const PictureView& view) const override;
    Scene legend(const Encoding& encoding, double width) const override;
    std::string heading(Language language) const override
    {
        return say(language, "How long did structures that a crisis made or woke last in {1}?", {town_of(archive, ask.question, language)});
    }
    std::vector<std::string> facts(Language language) const override
    {
        std::size_t n = 0;
        for (const Group& group : groups)
            n += group.rows.size();
        return {place_words(archive, ask.question, language), say(language, "Structures: n = {1}", {std::to_string(n)}),
                say(language, "{1} left out: not there or asleep at the acute end, older and unchanged, born later, or without a known start", {std::to_string(left_out)}),
                std::string(tr(language, "Clock: months from the acute end of the crisis to the loss of the function; vague dates count by their middle days")),
                std::string(tr(language, "Band: 95 % limits (log-log)"))};
    }
    std::vector<std::string> warnings(Language language) const override
    {
        std::vector<std::string> out;
        for (const Message& one : analysis::comparison_warnings(archive, crises, ask.question.city, fields, language))
            out.push_back(in(language, one));
        return out;
    }
    std::string name_of(Language language, const Group& group) const { return group.english.empty() ? std::string(tr(language, "all")) : std::string(tr(language, group.english)); }
};

Stroke stroke_of(std::size_t position)
{
    constexpr Stroke strokes[] = {Stroke::solid, Stroke::dashed, Stroke::dotted, Stroke::doubled};
    return strokes[position % 4];
}

/// Steps from one time to another as corners of a line, with the share before `from`.
std::vector<Point> staircase(const analysis::Survival& curve, double from, double to)
{
    std::vector<Point> out{{from, curve.share_at(from)}};
    for (const analysis::SurvivalStep& step : curve.steps)
        if (step.time > from && step.time <= to) {
            out.push_back({step.time, out.back().y});
            out.push_back({step.time, step.share});
        }
    out.push_back({to, out.back().y});
    return out;
}

Scene SurvivalContent::compose(const Encoding& encoding, const PictureView& view) const
{
    const Language language = encoding.language;
    const Theme& theme = *encoding.theme;
    if (groups.empty())
        return nothing_to_see(encoding, view, std::string(tr(language, crises.empty() ? "The study has no crisis: nothing can be counted from its end."
                                                                                      : "No structure here was made or woken by the crisis and had a known start: there is nothing to follow.")),
                              std::string(tr(language, crises.empty() ? "Enter one with its days: find “Change the crises …” in the search."
                                                                      : "Choose another city or field, or enter structures with dated events: founded, funded, dissolved.")));
    Scene scene;
    scene.paper = theme.paper;
    Brush brush(scene, encoding);
    const double u = brush.unit();
    double names = 0;
    for (const Group& group : groups)
        names = std::max(names, measure(name_of(language, group), brush.style(10.5)).width);
    const double left = std::clamp(names + 44 * u, 60 * u, view.width * 0.34);
    const double right = view.width - 18 * u;
    const double top = 16 * u;
    const double row = 15 * u;
    const auto n = static_cast<double>(groups.size());
    const double words_height = n * 2 * 14.5 * u + 10 * u;
    const double below = 34 * u + 16 * u + n * row + 12 * u + words_height;
    const double bottom = std::max(top + 130 * u, view.height - below);
    double longest = 12;
    for (const Group& group : groups)
        longest = std::max(longest, group.curve.longest);
    longest = std::ceil(longest / 12) * 12;
    const auto x = [&](double months) { return left + (right - left) * months / longest; };
    const auto y = [&](double share) { return bottom - (bottom - top) * share; };

    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        brush.of({Subject::Kind::axis, 0, 0}).line({{left, y(share)}, {right, y(share)}}, theme.hairline, share == 0.5 ? 1.1 : 0.6);
        brush.text({left - 6 * u, y(share) + 3.6 * u}, std::to_string(static_cast<int>(share * 100)) + (language == Language::german ? "\u00a0%" : "%"), 10, theme.ink2, Anchor::end);
    }
    double year = 12;
    while ((right - left) / (longest / year) < 34 * u)
        year *= 2;
    for (double months = 0; months <= longest + 0.01; months += year) {
        brush.line({{x(months), bottom}, {x(months), bottom + 4 * u}}, theme.ink2, 0.7);
        brush.text({x(months), bottom + 15 * u}, std::to_string(static_cast<int>(months)), 10, theme.ink2, Anchor::middle);
    }
    brush.text({(left + right) / 2, bottom + 29 * u}, brush.words("months since the acute end"), 10.5, theme.ink2, Anchor::middle);

    // Bands first, then curves, then what can be clicked.
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Group& group = groups[g];
        const Colour colour = group_colour(theme, g);
        brush.of({Subject::Kind::legend, static_cast<std::uint32_t>(g), 0}, name_of(language, group));
        for (std::size_t i = 0; i < group.curve.steps.size(); ++i) {
            const analysis::SurvivalStep& step = group.curve.steps[i];
            const double end = i + 1 < group.curve.steps.size() ? group.curve.steps[i + 1].time : group.curve.longest;
            if (!step.lower || !step.upper || end <= step.time)
                continue;
            const double cut = std::clamp(group.few_from.value_or(end), step.time, end);
            if (cut > step.time)
                brush.box({x(step.time), y(*step.upper), x(cut) - x(step.time), y(*step.lower) - y(*step.upper)}, faded(colour, 0.13));
            if (end > cut)
                brush.box({x(cut), y(*step.upper), x(end) - x(cut), y(*step.lower) - y(*step.upper)}, faded(theme.ink2, 0.09));
        }
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Group& group = groups[g];
        const Colour colour = group_colour(theme, g);
        const auto draw = [&](double from, double to, Colour own) {
            if (to <= from)
                return;
            std::vector<Point> line = staircase(group.curve, from, to);
            for (Point& p : line)
                p = {x(p.x), y(p.y)};
            brush.of({Subject::Kind::legend, static_cast<std::uint32_t>(g), 0}, name_of(language, group)).line(std::move(line), own, 2 * u, stroke_of(g));
        };
        const double cut = std::min(group.few_from.value_or(group.curve.longest), group.curve.longest);
        draw(0, cut, colour);
        draw(cut, group.curve.longest, mixed(theme.ink2, theme.paper, 0.6));
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Group& group = groups[g];
        const Colour colour = group_colour(theme, g);
        std::map<double, int> stacked;
        for (const Watched& one : group.rows) {
            const bool grey = group.few_from && one.row.time > *group.few_from;
            const Colour own = grey ? mixed(theme.ink2, theme.paper, 0.75) : colour;
            const std::string name = shown_name(archive, one.structure, encoding.names);
            const std::string months = spoken(language, one.row.time, 1);
            brush.of({Subject::Kind::structure, one.structure.value, 0},
                     one.row.event ? say(language, "{1}: its function was lost after {2} months ({3})", {name, months, spoken(language, one.over)})
                                   : say(language, "{1}: still there when last spoken of, after {2} months ({3})", {name, months, spoken(language, one.over)}));
            const Point at{x(one.row.time), y(group.curve.share_at(one.row.time))};
            const bool chosen = view.structure == one.structure;
            if (one.row.event) {
                // Several at one time hang below each other along the step.
                const double down = 7 * u * stacked[one.row.time]++;
                brush.glyph({at.x, std::min(at.y + down, bottom)}, 3 * u, Shape::circle, own, chosen ? theme.accent : theme.paper, chosen ? 2 * u : 0.8 * u);
            } else {
                brush.line({{at.x, at.y - 5 * u}, {at.x, at.y + 5 * u}}, chosen ? theme.accent : own, (chosen ? 2.6 : 1.5) * u);
            }
        }
    }

    double down = bottom + 34 * u;
    brush.of_nothing().text({left, down + 11 * u}, brush.words("at risk"), 10, theme.ink2, Anchor::start, Weight::semibold);
    down += 16 * u;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Group& group = groups[g];
        const double middle = down + row / 2;
        brush.of({Subject::Kind::legend, static_cast<std::uint32_t>(g), 0}, name_of(language, group)).line({{2 * u, middle}, {22 * u, middle}}, group_colour(theme, g), 2 * u, stroke_of(g));
        brush.text({27 * u, middle + 3.8 * u}, fitted(name_of(language, group), brush.style(10.5), left - 44 * u), 10.5, theme.ink);
        for (double months = 0; months <= longest + 0.01; months += year) {
            const auto there = std::count_if(group.rows.begin(), group.rows.end(), [&](const Watched& one) { return one.row.time >= months; });
            brush.of_nothing().text({x(months), middle + 3.8 * u}, std::to_string(there), 10.5, there < few ? mixed(theme.ink2, theme.paper, 0.8) : theme.ink, Anchor::middle);
        }
        down += row;
    }
    down += 12 * u;
    std::string told;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Group& group = groups[g];
        const analysis::Survival& curve = group.curve;
        const analysis::Value low = curve.quantile_lower(0.5);
        const analysis::Value high = curve.quantile_upper(0.5);
        const std::string month = spoken(language, curve.median(), 0);
        const std::string half = !curve.median() ? std::string(tr(language, "half-life not reached"))
                                 : low && high   ? say(language, "half-life {1} months (95 %: {2} to {3})", {month, spoken(language, low, 0), spoken(language, high, 0)})
                                 : low           ? say(language, "half-life {1} months (95 %: {2} or more)", {month, spoken(language, low, 0)})
                                 : high          ? say(language, "half-life {1} months (95 %: {2} or less)", {month, spoken(language, high, 0)})
                                                 : say(language, "half-life {1} months, without limits: too few", {month});
        std::string words = say(language, "{1}: {2} lost; {3}", {name_of(language, group), count_of(language, curve.events, curve.n), half});
        if (tau && *tau > 0) {
            const analysis::RestrictedMean mean = analysis::restricted_mean(curve, *tau);
            words += "; " + (mean.se > 0 ? say(language, "mean of the first {1} months: {2} (± {3})", {spoken(language, tau, 0), spoken(language, mean.value, 1), spoken(language, 1.96 * mean.se, 1)})
                                           // Nothing varied until then: a limit of zero would look like certainty.
                                           : say(language, "mean of the first {1} months: {2}", {spoken(language, tau, 0), spoken(language, mean.value, 1)}));
        }
        words += ".";
        told += (told.empty() ? "" : " ") + words;
        down += std::max(14.5 * u, brush.of({Subject::Kind::legend, static_cast<std::uint32_t>(g), 0}, words).paragraph({0, down}, words, view.width, 10.5, theme.ink));
    }
    scene.page = {0, 0, view.width, down + 4 * u};
    scene.description = told;
    return scene;
}

Scene SurvivalContent::legend(const Encoding& encoding, double width) const
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    std::vector<LegendEntry> entries;
    bool lost = false;
    bool open = false;
    bool grey = false;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups.size() > 1)
            entries.push_back(line_entry(name_of(language, groups[g]), group_colour(theme, g), 2, stroke_of(g)));
        grey = grey || (groups[g].few_from && *groups[g].few_from < groups[g].curve.longest);
        for (const Watched& one : groups[g].rows)
            (one.row.event ? lost : open) = true;
    }
    if (lost)
        entries.push_back({std::string(tr(language, "function lost")), 8, [&](Brush& brush, Point at) { brush.glyph({at.x + 4 * brush.unit(), at.y}, 3 * brush.unit(), Shape::circle, theme.ink); }});
    if (open)
        entries.push_back({std::string(tr(language, "still there when last spoken of")), 6, [&](Brush& brush, Point at) {
                               brush.line({{at.x + 3 * brush.unit(), at.y - 5 * brush.unit()}, {at.x + 3 * brush.unit(), at.y + 5 * brush.unit()}}, theme.ink, 1.5 * brush.unit());
                           }});
    if (grey)
        entries.push_back(line_entry(std::string(tr(language, "grey: fewer than five are left to watch")), mixed(theme.ink2, theme.paper, 0.6), 2, Stroke::solid));
    return legend_of(entries, encoding, width);
}

Result<PictureData> prepare(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<SurvivalContent>();
    content->archive = *source.archive;
    if (source.crises)
        content->crises = *source.crises;
    content->ask = ask;
    const std::string_view by = option_of(ask, "curves");
    const std::vector<Crisis> crises = real_crises(source);
    std::map<std::string, Group> groups;
    std::vector<std::string> order;
    for (std::size_t c = 0; c < crises.size(); ++c) {
        Work part(work, static_cast<double>(c) / static_cast<double>(crises.size()), static_cast<double>(c + 1) / static_cast<double>(crises.size()));
        Result<std::vector<analysis::Fortune>> found = analysis::fortunes(*source.archive, crises[c], {{3}, 0, 1}, part);
        if (!found)
            return found.problem();
        for (const analysis::Fortune& one : *found) {
            const evidence::Structure* structure = evidence::find(*source.archive->structures, one.structure);
            if (!structure || !told_under(crises, ask.crisis, structure->field, crises[c]))
                continue;
            if ((ask.question.city && structure->city != ask.question.city) || !evidence::belongs(structure->field, ask.question.field))
                continue;
            const analysis::LandmarkRows rows = analysis::landmark_rows(*source.archive, {one}, ask.question.city, ask.question.field);
            if (rows.headline.empty()) {
                ++content->left_out;
                continue;
            }
            const evidence::City* city = evidence::find(*source.archive->cities, structure->city);
            const std::string name = by == "field"    ? std::string(evidence::label(Language::english, structure->field))
                                     : by == "crisis" ? crises[c].name(Language::english)
                                     : by == "city"   ? (city ? city->name : std::string())
                                                      : std::string();
            Group& group = groups[name];
            group.english = name;
            group.rows.push_back({one.structure, rows.headline.front(), crises[c].acute_end() + std::chrono::days{one.landmark->days}});
            if (std::find(order.begin(), order.end(), name) == order.end())
                order.push_back(name);
        }
    }
    std::vector<SpellRow> all;
    for (const std::string& name : order) {
        Group group = std::move(groups[name]);
        std::vector<SpellRow> rows;
        std::vector<double> times;
        for (Watched& one : group.rows) {
            one.row.group = name.empty() ? "all" : name;
            rows.push_back(one.row);
            times.push_back(one.row.time);
            all.push_back(one.row);
        }
        group.curve = analysis::kaplan_meier(rows);
        std::sort(times.rbegin(), times.rend());
        group.few_from = times.size() < few ? 0.0 : times[few - 1];
        content->groups.push_back(std::move(group));
    }
    content->fields = by == "field" && order.size() > 1;
    if (!all.empty())
        content->tau = analysis::common_tau(all);
    return PictureData{ask, content};
}

}  // namespace

PictureKind survival_kind()
{
    PictureKind kind{Picture::survival, PictureGroup::structures, "survival", "How long they lasted",
                     "Each curve falls where a structure lost its function; it begins with all at the acute end of the crisis.", 0, false, true, false, {}, prepare};
    kind.options = {{"curves", "A curve for each", {{"field", "field"}, {"crisis", "crisis"}, {"city", "city"}, {"none", "all together"}}}};
    return kind;
}

}  // namespace crosscut::scene
