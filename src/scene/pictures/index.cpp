// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/city_index.hpp"
#include "analysis/persistence/warnings.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "scene/pictures/brush.hpp"
#include "scene/pictures/kinds.hpp"
#include "scene/timeline.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::scene {

namespace {

using analysis::CityIndex;
using analysis::EventStudy;
using analysis::Value;
using evidence::Field;
using structures::Crisis;

/// The integration index of one city and field, with what a crisis did to it.
struct Course {
    CityIndex index;
    EventStudy study;
    Crisis crisis;
    Value after;  ///< value three years after the acute end
};

struct IndexContent : PictureContent {
    evidence::Archive archive;
    std::vector<Crisis> crises;
    PictureAsk ask;
    std::vector<Field> fields;
    std::vector<CityId> cities;
    std::vector<Course> courses;  ///< city by city, in the order of `fields`

    const Course& at(std::size_t city, std::size_t field) const { return courses[city * fields.size() + field]; }
    std::string city_name(CityId id) const
    {
        const evidence::City* city = evidence::find(*archive.cities, id);
        return city ? city->name : std::string();
    }
    std::vector<std::string> facts(Language language) const override
    {
        std::vector<std::string> out{place_words(archive, ask.question, language),
                                     std::string(tr(language, "Index: share of the pairs of departments with a contact or a common structure, of those that somebody could report in all months"))};
        for (std::size_t f = 0; f < fields.size(); ++f) {
            std::size_t pairs = 0;
            for (std::size_t c = 0; c < cities.size(); ++c)
                pairs += at(c, f).index.pairs.size();
            out.push_back(say(language, "{1}: {2} pairs of departments", {std::string(evidence::label(language, fields[f])), std::to_string(pairs)}));
        }
        out.push_back(say(language, "Rule: {1}", {std::string(evidence::label(language, ask.question.rule))}));
        out.push_back(say(language, "Vague time: {1}", {std::string(network::label(language, ask.question.mode))}));
        return out;
    }
    std::vector<std::string> warnings(Language language) const override
    {
        std::vector<std::string> out;
        for (const Message& one : analysis::comparison_warnings(archive, crises, ask.question.city, fields.size() > 1, language))
            out.push_back(in(language, one));
        out.emplace_back(tr(language, "The peak of a course that jumps is too high, and what is retained of it too low."));
        return out;
    }
    /// Why a course has no line; empty when it has one.
    std::string why_not(Language language, const Course& course) const
    {
        if (course.index.departments.size() < 2)
            return std::string(tr(language, "fewer than two departments"));
        if (course.index.pairs.empty())
            return std::string(tr(language, "no pair that anybody could report"));
        if (course.index.months.empty())
            return std::string(tr(language, "no month that was observed"));
        return {};
    }
    std::string kept_words(Language language, const Course& course) const
    {
        if (!course.study.measurable)
            return std::string(tr(language, "no gain that could be measured"));
        const Value kept = course.study.retained[2];
        return kept ? say(language, "{1} % of the gain left after 3 years", {std::to_string(std::lround(*kept * 100))}) : std::string(tr(language, "after 3 years not yet observable"));
    }
    bool empty() const
    {
        return std::none_of(courses.begin(), courses.end(), [](const Course& one) { return !one.index.months.empty(); });
    }
    Scene nothing(const Encoding& encoding, const PictureView& view) const
    {
        return nothing_to_see(encoding, view, std::string(tr(encoding.language, crises.empty() ? "The study has no crisis: nothing can be counted from its end."
                                                                                               : "No city here has two departments that somebody could report on: the index cannot be computed.")),
                              std::string(tr(encoding.language, crises.empty() ? "Enter one with its days: find “Change the crises …” in the search."
                                                                               : "Choose another city or field, or enter departments, who belongs to them, and interviews.")));
    }
};

Colour field_colour(const Theme& theme, Field field) { return field == Field::climate ? theme.public_body : theme.administration; }

struct SmallMultiples final : IndexContent {
    std::string heading(Language language) const override { return say(language, "How closely did departments work together in {1}, month by month?", {town_of(archive, ask.question, language)}); }
    Scene legend(const Encoding& encoding, double width) const override
    {
        const Theme& theme = *encoding.theme;
        const Language language = encoding.language;
        std::vector<LegendEntry> entries;
        for (const Field field : fields)
            entries.push_back(line_entry(std::string(evidence::label(language, field)), field_colour(theme, field), 2, Stroke::solid));
        if (std::any_of(courses.begin(), courses.end(), [](const Course& one) { return one.study.baseline.has_value(); }))
            entries.push_back(line_entry(std::string(tr(language, "before the crisis (mean of two years)")), theme.ink2, 1.2, Stroke::dashed));
        if (std::any_of(courses.begin(), courses.end(), [](const Course& one) { return one.study.gain.has_value(); }))
            entries.push_back({std::string(tr(language, "gain from there to the peak")), 10, [&](Brush& brush, Point at) {
                                   const double u = brush.unit();
                                   brush.line({{at.x + 2 * u, at.y - 5 * u}, {at.x + 6 * u, at.y - 5 * u}, {at.x + 6 * u, at.y + 5 * u}, {at.x + 2 * u, at.y + 5 * u}}, theme.ink, 1.2 * u);
                               }});
        if (std::any_of(courses.begin(), courses.end(), [](const Course& one) { return one.after.has_value(); }))
            entries.push_back({std::string(tr(language, "three years after the acute end")), 9, [&](Brush& brush, Point at) {
                                   brush.glyph({at.x + 4.5 * brush.unit(), at.y}, 3.4 * brush.unit(), Shape::circle, theme.paper, theme.ink, 1.3 * brush.unit());
                               }});
        return legend_of(entries, encoding, width);
    }
    Scene compose(const Encoding& encoding, const PictureView& view) const override
    {
        if (empty())
            return nothing(encoding, view);
        const Theme& theme = *encoding.theme;
        const Language language = encoding.language;
        Scene scene;
        scene.paper = theme.paper;
        Brush brush(scene, encoding);
        const double u = brush.unit();
        const double gap = 18 * u;
        const auto across = static_cast<double>(fields.size());
        const double width = (view.width - gap * (across - 1)) / across;
        const double head = fields.size() > 1 ? 22 * u : 4 * u;
        const double row = std::clamp((view.height - head) / static_cast<double>(cities.size()), 112 * u, 240 * u);
        if (fields.size() > 1)
            for (std::size_t f = 0; f < fields.size(); ++f)
                brush.of_nothing().text({static_cast<double>(f) * (width + gap), 13 * u}, std::string(evidence::label(language, fields[f])), 12, theme.ink, Anchor::start, Weight::semibold);
        std::string told;
        Day last = day_of(2012, 1, 1);
        for (const Course& one : courses)
            if (one.index.until)
                last = std::max(last, *one.index.until);
        for (std::size_t c = 0; c < cities.size(); ++c)
            for (std::size_t f = 0; f < fields.size(); ++f) {
                const Course& one = at(c, f);
                const double left = static_cast<double>(f) * (width + gap);
                const double top = head + row * static_cast<double>(c);
                const Box plot{left + 30 * u, top + 26 * u, width - 30 * u - 12 * u, row - 26 * u - 34 * u};
                draw(brush, scene, encoding, one, {left, top, width, row}, plot, last);
                told += city_name(one.index.city) + ", " + std::string(evidence::label(language, one.index.field)) + ": " +
                        (why_not(language, one).empty() ? kept_words(language, one) : why_not(language, one)) + ". ";
            }
        scene.page = {0, 0, view.width, head + row * static_cast<double>(cities.size())};
        scene.description = told;
        return scene;
    }
    void draw(Brush& brush, Scene& scene, const Encoding& encoding, const Course& one, const Box& cell, const Box& plot, Day last) const
    {
        const Theme& theme = *encoding.theme;
        const Language language = encoding.language;
        const double u = brush.unit();
        const std::string name = city_name(one.index.city);
        const Subject place{Subject::Kind::city, one.index.city.value, static_cast<std::uint32_t>(one.index.field)};
        const std::string why = why_not(language, one);
        const std::string words = why.empty() ? kept_words(language, one) : why;
        const double wide = brush.of(place, name).text({cell.x, cell.y + 13 * u}, name, 11, theme.ink, Anchor::start, Weight::semibold);
        if (const double room = cell.width - wide - 12 * u; room > 60 * u)
            brush.text({cell.x + cell.width - 12 * u, cell.y + 13 * u}, fitted(words, brush.style(10), room - 12 * u), 10, theme.ink2, Anchor::end);
        const std::size_t before = scene.marks.size();
        TimeAxis axis;
        axis.first = day_of(2012, 1, 1);
        axis.last = day_of(std::max(parts(last).year, 2013), 12, 31);
        axis.left = plot.x;
        axis.width = plot.width;
        brush.of(place, name + ": " + words).box(plot, faded(theme.paper, 0.01));
        if (!why.empty()) {
            Region hatched;
            hatched.outline = {{plot.x, plot.y}, {plot.x + plot.width, plot.y}, {plot.x + plot.width, plot.y + plot.height}, {plot.x, plot.y + plot.height}};
            hatched.fill = theme.paper;
            hatched.hatch = Hatch::diagonal;
            hatched.hatch_colour = mixed(theme.ink2, theme.paper, 0.4);
            brush.region(std::move(hatched));
            return;
        }
        (void)before;
        for (const structures::Pulse& pulse : one.crisis.pulses) {
            const double x0 = std::clamp(axis.x(pulse.first), plot.x, plot.x + plot.width);
            const double x1 = std::clamp(axis.x(pulse.last), plot.x, plot.x + plot.width);
            if (x1 > x0)
                brush.of({Subject::Kind::crisis, one.crisis.id.value, 0}, one.crisis.name(language)).box({x0, plot.y, x1 - x0, plot.height}, one.index.field == Field::climate ? theme.crisis_2018 : theme.crisis_2015);
        }
        double most = 0.25;
        for (const analysis::IntegrationShares& month : one.index.months)
            most = std::max(most, month.index.value_or(0));
        most = std::min(1.0, std::ceil(most * 4) / 4);
        const auto y = [&](double value) { return plot.y + plot.height * (1 - std::clamp(value / most, 0.0, 1.0)); };
        for (const double share : {0.0, most}) {
            brush.of({Subject::Kind::axis, 0, 0}).line({{plot.x, y(share)}, {plot.x + plot.width, y(share)}}, theme.hairline, 0.7);
            brush.text({plot.x - 5 * u, y(share) + 3.6 * u}, std::to_string(std::lround(share * 100)), 10, theme.ink2, Anchor::end);
        }
        const auto year_width = plot.width / (parts(axis.last).year - 2011);
        const int every = year_width > 34 * u ? 1 : year_width > 17 * u ? 2 : 4;
        for (int year = 2012; year <= parts(axis.last).year; year += every)
            brush.text({std::min(axis.x(day_of(year, 1, 1)) + year_width / 2, plot.x + plot.width - 13 * u), plot.y + plot.height + 14 * u}, std::to_string(year), 10, theme.ink2, Anchor::middle);
        const EventStudy& study = one.study;
        const auto month_day = [&](int month) { return month_start(one.index.first, month) + std::chrono::days{14}; };
        if (study.baseline)
            brush.of(place, say(language, "before the crisis: {1}", {spoken(language, study.baseline, 2)}))
                .line({{axis.x(std::max(axis.first, month_start(one.crisis.onset(), -24))), y(*study.baseline)}, {plot.x + plot.width, y(*study.baseline)}}, theme.ink2, 1.2 * u, Stroke::dashed);
        std::vector<Point> line;
        const auto flush = [&] {
            brush.of(place, name + ": " + words).line(line, field_colour(theme, one.index.field), 2 * u);
            line.clear();
        };
        for (std::size_t m = 0; m < one.index.months.size(); ++m) {
            const Day day = month_day(static_cast<int>(m));
            const Value& value = one.index.months[m].index;
            if (!value || day < axis.first || day > axis.last) {
                flush();
                continue;
            }
            line.push_back({axis.x(day), y(*value)});
        }
        flush();
        if (study.baseline && study.peak && study.gain && *study.gain > 0) {
            const int month = one.index.month_of(one.crisis.onset()) + study.peak_month;
            const double x = std::min(axis.x(month_day(month)) + 7 * u, plot.x + plot.width - 2 * u);
            brush.of(place, say(language, "gain: {1}, from {2} to {3}", {spoken(language, study.gain, 2), spoken(language, study.baseline, 2), spoken(language, study.peak, 2)}))
                .line({{x - 4 * u, y(*study.peak)}, {x, y(*study.peak)}, {x, y(*study.baseline)}, {x - 4 * u, y(*study.baseline)}}, theme.ink, 1.2 * u);
        }
        if (one.after) {
            const Day day = analysis::years_later(one.crisis.acute_end(), 3);
            if (day >= axis.first && day <= axis.last)
                brush.of(place, say(language, "three years after the acute end: {1}", {spoken(language, one.after, 2)})).glyph({axis.x(day), y(*one.after)}, 3.4 * u, Shape::circle, theme.paper, theme.ink, 1.3 * u);
        }
    }
};

struct Slopes final : IndexContent {
    std::string heading(Language language) const override { return say(language, "Before, at the peak, three years later: how closely did departments work together in {1}?", {town_of(archive, ask.question, language)}); }
    Scene legend(const Encoding& encoding, double width) const override
    {
        std::vector<LegendEntry> entries;
        bool kept = false;
        bool lost = false;
        for (const Course& one : courses)
            if (one.study.measurable && one.after)
                (*one.study.retained[2] >= 0.5 ? kept : lost) = true;
        const Theme& theme = *encoding.theme;
        if (kept)
            entries.push_back(line_entry(std::string(tr(encoding.language, "at least half of the gain left")), theme.added, 2, Stroke::solid));
        if (lost)
            entries.push_back(line_entry(std::string(tr(encoding.language, "less than half of the gain left")), theme.lost, 2, Stroke::dashed));
        if (std::any_of(courses.begin(), courses.end(), [](const Course& one) { return one.study.baseline && one.study.peak && !(one.study.measurable && one.after); }))
            entries.push_back(line_entry(std::string(tr(encoding.language, "no gain, or not yet observable")), theme.kept, 1.4, Stroke::dotted));
        return legend_of(entries, encoding, width);
    }
    Scene compose(const Encoding& encoding, const PictureView& view) const override
    {
        if (empty())
            return nothing(encoding, view);
        const Theme& theme = *encoding.theme;
        const Language language = encoding.language;
        Scene scene;
        scene.paper = theme.paper;
        Brush brush(scene, encoding);
        const double u = brush.unit();
        const double gap = 26 * u;
        // Panels stand below each other where they are narrow.
        const bool beside = fields.size() > 1 && view.width > 620 * u;
        const double width = beside ? (view.width - gap) / 2 : view.width;
        const double height = std::max(210 * u, beside || fields.size() < 2 ? view.height : (view.height - gap) / 2);
        double bottom = 0;
        std::string told;
        for (std::size_t f = 0; f < fields.size(); ++f) {
            const double left = beside ? static_cast<double>(f) * (width + gap) : 0;
            const double top = beside ? 0 : static_cast<double>(f) * (height + gap);
            bottom = std::max(bottom, draw(brush, scene, encoding, f, {left, top, width, height}, told));
        }
        (void)language;
        scene.page = {0, 0, view.width, bottom};
        scene.description = told;
        return scene;
    }
    double draw(Brush& brush, Scene& scene, const Encoding& encoding, std::size_t f, const Box& box, std::string& told) const
    {
        const Theme& theme = *encoding.theme;
        const Language language = encoding.language;
        const double u = brush.unit();
        const Course& first = at(0, f);
        brush.of_nothing().text({box.x, box.y + 13 * u}, fitted(std::string(evidence::label(language, fields[f])) + " · " + first.crisis.name(language), brush.style(12, Weight::semibold), box.width), 12, theme.ink,
                                Anchor::start, Weight::semibold);
        struct Line {
            const Course* course;
            std::array<Value, 3> value;
        };
        std::vector<Line> lines;
        std::string missing;
        double most = 0.2;
        double names = 0;
        for (std::size_t c = 0; c < cities.size(); ++c) {
            const Course& one = at(c, f);
            if (!why_not(language, one).empty() || !one.study.baseline || !one.study.peak) {
                missing += (missing.empty() ? "" : "; ") + city_name(cities[c]) + ": " +
                           (why_not(language, one).empty() ? std::string(tr(language, "too little observed before the crisis")) : why_not(language, one));
                continue;
            }
            lines.push_back({&one, {one.study.baseline, one.study.peak, one.after}});
            for (const Value& value : lines.back().value)
                most = std::max(most, value.value_or(0));
            names = std::max(names, measure(label(language, one), brush.style(10.5)).width);
        }
        most = std::min(1.0, std::ceil(most * 10) / 10);
        const double number = 36 * u;
        const double right = std::min(names + 14 * u, box.width * 0.54);
        const double x[3] = {box.x + number, box.x + number + (box.width - number - right) / 2, box.x + box.width - right};
        const double top = box.y + 44 * u;
        const double low = box.y + box.height - (missing.empty() ? 8 : 44) * u;
        const auto y = [&](double value) { return low - (low - top) * value / most; };
        const char* heads[] = {"before", "peak", "+ 3 years"};
        for (int k = 0; k < 3; ++k) {
            brush.of({Subject::Kind::axis, 0, 0}).line({{x[k], top - 8 * u}, {x[k], low}}, theme.hairline, 1);
            brush.text({x[k], box.y + 31 * u}, std::string(tr(language, heads[k])), 10.5, theme.ink2, k == 0 ? Anchor::start : Anchor::middle);
        }
        struct Words {
            double at;
            std::string text;
            Subject subject;
        };
        std::vector<Words> ends;
        for (const Line& line : lines) {
            const Course& one = *line.course;
            const Subject place{Subject::Kind::city, one.index.city.value, static_cast<std::uint32_t>(one.index.field)};
            const bool judged = one.study.measurable && one.after;
            const bool held = judged && *one.study.retained[2] >= 0.5;
            const Colour colour = judged ? held ? theme.added : theme.lost : theme.kept;
            const Stroke stroke = judged ? held ? Stroke::solid : Stroke::dashed : Stroke::dotted;
            std::vector<Point> points;
            for (int k = 0; k < 3; ++k)
                if (line.value[static_cast<std::size_t>(k)])
                    points.push_back({x[k], y(*line.value[static_cast<std::size_t>(k)])});
            const std::string title = city_name(one.index.city) + ": " + spoken(language, line.value[0], 2) + " → " + spoken(language, line.value[1], 2) + " → " + spoken(language, line.value[2], 2) + ", " + kept_words(language, one);
            brush.of(place, title).line(points, colour, (judged ? 2 : 1.4) * u, stroke);
            for (const Point& p : points)
                brush.glyph(p, 3.2 * u, Shape::circle, colour, theme.paper, 1 * u);
            told += title + ". ";
            ends.push_back({points.back().y, label(language, one), place});
        }
        std::stable_sort(ends.begin(), ends.end(), [](const Words& a, const Words& b) { return a.at < b.at; });
        const double step = 13 * u;
        for (std::size_t i = 1; i < ends.size(); ++i)
            ends[i].at = std::max(ends[i].at, ends[i - 1].at + step);
        for (std::size_t i = ends.size(); i-- > 0;)
            ends[i].at = std::min(ends[i].at, low - step * static_cast<double>(ends.size() - 1 - i));
        for (const Words& one : ends)
            brush.of(one.subject, one.text).text({x[2] + 8 * u, one.at + 3.6 * u}, fitted(one.text, brush.style(10.5), right - 8 * u), 10.5, theme.ink);
        // Numbers at the left, where they do not touch.
        double free = 1e300;
        std::vector<double> begins;
        for (const Line& line : lines)
            begins.push_back(*line.value[0]);
        std::sort(begins.begin(), begins.end());
        for (const double value : begins)
            if (y(value) < free - 12 * u) {
                brush.of({Subject::Kind::axis, 0, 0}).text({x[0] - 6 * u, y(value) + 3.6 * u}, spoken(language, value, 2), 10, theme.ink2, Anchor::end);
                free = y(value);
            }
        double bottom = box.y + box.height;
        if (!missing.empty())
            bottom = std::max(bottom, low + 12 * u + brush.of_nothing().paragraph({box.x, low + 12 * u}, say(language, "Not drawn: {1}.", {missing}), box.width, 10, theme.ink2));
        (void)scene;
        return bottom;
    }
    std::string label(Language language, const Course& one) const
    {
        std::string text = city_name(one.index.city) + " " + spoken(language, one.after ? one.after : one.study.peak, 2);
        if (one.study.measurable && one.study.retained[2])
            text += " (" + std::to_string(std::lround(*one.study.retained[2] * 100)) + " %)";
        return text;
    }
};

template <class Content> Result<PictureData> prepare(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<Content>();
    content->archive = *source.archive;
    content->ask = ask;
    const std::vector<Crisis> crises = real_crises(source);
    if (source.crises)
        content->crises = *source.crises;
    content->fields = ask.question.field == Field::none || ask.question.field == Field::both ? std::vector<Field>{Field::integration, Field::climate} : std::vector<Field>{ask.question.field};
    for (const evidence::City& city : *source.archive->cities)
        if (!ask.question.city || city.id == ask.question.city)
            content->cities.push_back(city.id);
    if (crises.empty() || content->cities.empty())
        return PictureData{ask, content};
    const std::vector<analysis::Record> records = analysis::records(*source.archive);
    const std::size_t all = content->cities.size() * content->fields.size();
    for (const CityId city : content->cities)
        for (const Field field : content->fields) {
            if (!work.step(content->courses.size(), all))
                return stopped_on_request();
            Course one;
            one.index = analysis::city_index(*source.archive, *source.ties, records, {city, field, ask.question.rule, ask.question.mode});
            one.crisis = crises.front();
            for (const Crisis& crisis : crises)
                if (ask.crisis ? crisis.id == ask.crisis : told_under(crises, {}, field, crisis))
                    one.crisis = crisis;
            one.study = analysis::event_study(one.index, one.crisis);
            const int month = one.index.month_of(analysis::years_later(one.crisis.acute_end(), 3));
            if (month >= 0 && static_cast<std::size_t>(month) < one.index.months.size())
                one.after = one.index.months[static_cast<std::size_t>(month)].index;
            content->courses.push_back(std::move(one));
        }
    return PictureData{ask, content};
}

}  // namespace

PictureKind index_kind()
{
    return {Picture::index, PictureGroup::departments, "index", "Working together by month",
            "Each small picture is a city and a field: the line is the share of the pairs of departments that work together, in per cent.", 0, false, true, false, {}, prepare<SmallMultiples>};
}

PictureKind slope_kind()
{
    return {Picture::slope, PictureGroup::departments, "slope", "Before, peak, later",
            "Each line is a city: how closely its departments worked together before the crisis, at the peak, and three years after the acute end.", 0, false, true, false, {}, prepare<Slopes>};
}

}  // namespace crosscut::scene
