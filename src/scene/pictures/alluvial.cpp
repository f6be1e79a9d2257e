// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/fortune.hpp"
#include "analysis/persistence/warnings.hpp"
#include "foundation/text.hpp"
#include "scene/pictures/brush.hpp"
#include "scene/pictures/kinds.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace crosscut::scene {

namespace {

using structures::Crisis;
using structures::Status;

constexpr std::size_t columns = 5;
constexpr std::array<int, columns> years{0, 0, 1, 3, 5};
constexpr std::array<std::string_view, columns> column_words{"onset", "acute end", "+ 1 year", "+ 3 years", "+ 5 years"};
/// From top to bottom; what is known to work first, what is not known last.
constexpr std::array<Status, 9> order{Status::permanent, Status::active, Status::on_grant, Status::vacant, Status::dormant, Status::unsure, Status::not_yet, Status::ended, Status::unknown};

std::size_t rank_of(Status status) { return static_cast<std::size_t>(std::find(order.begin(), order.end(), status) - order.begin()); }

std::string state_words(Language language, Status status)
{
    if (status == Status::unknown)
        return std::string(tr(language, "not yet observable"));
    if (status == Status::not_yet)
        return std::string(tr(language, "not there yet"));
    return std::string(structures::label(language, status));
}

StateLook state_look(const Theme& theme, Status status)
{
    StateLook look = look_of(theme, status);
    look.height = 1;
    if (status == Status::not_yet) {
        look.fill = theme.overlay;
        look.stroke = Stroke::solid;
        look.stroke_colour = theme.hairline;
    } else if (status == Status::ended) {
        look.fill = theme.ended;
    } else if (status == Status::unknown) {
        look.stroke = Stroke::dotted;
        look.stroke_colour = theme.ink2;
    }
    return look;
}

struct Stream {
    StructureId structure;
    std::array<Status, columns> states{};
};

struct Panel {
    Crisis crisis;
    std::vector<Stream> streams;
    int ended_before = 0;
    int later = 0;
};

struct AlluvialContent final : PictureContent {
    evidence::Archive archive;
    std::vector<Crisis> crises;
    PictureAsk ask;
    std::vector<Panel> panels;

    std::string heading(Language language) const override
    {
        return say(language, "What became of the structures after the crisis in {1}?", {town_of(archive, ask.question, language)});
    }
    std::vector<std::string> facts(Language language) const override
    {
        std::vector<std::string> out{place_words(archive, ask.question, language)};
        for (const Panel& panel : panels)
            out.push_back(say(language, "{1}: n = {2} structures; {3} that had ended before and {4} that came later are left out",
                              {panel.crisis.name(language), std::to_string(panel.streams.size()), std::to_string(panel.ended_before), std::to_string(panel.later)}));
        out.emplace_back(tr(language, "Years count from the acute end; status from dated events"));
        return out;
    }
    std::vector<std::string> warnings(Language language) const override
    {
        std::vector<std::string> out;
        for (const Message& one : analysis::comparison_warnings(archive, crises, ask.question.city, panels.size() > 1, language))
            out.push_back(in(language, one));
        return out;
    }
    Scene compose(const Encoding& encoding, const PictureView& view) const override;
    Scene legend(const Encoding& encoding, double width) const override
    {
        std::vector<LegendEntry> entries;
        for (const Status status : order)
            if (std::any_of(panels.begin(), panels.end(), [&](const Panel& panel) {
                    return std::any_of(panel.streams.begin(), panel.streams.end(), [&](const Stream& one) { return std::find(one.states.begin(), one.states.end(), status) != one.states.end(); });
                }))
                entries.push_back(patch_entry(state_words(encoding.language, status), state_look(*encoding.theme, status)));
        return legend_of(entries, encoding, width);
    }
    double draw(Scene& scene, const Encoding& encoding, const PictureView& view, const Panel& panel, double top, double height, std::string& told) const;
};

/// A ribbon between two heights at two places.
Region ribbon(double x0, double y0, double x1, double y1, double thick)
{
    Region out;
    constexpr int corners = 14;
    std::vector<Point> back;
    for (int i = 0; i <= corners; ++i) {
        const double t = static_cast<double>(i) / corners;
        const double y = y0 + (y1 - y0) * (3 * t * t - 2 * t * t * t);
        out.outline.push_back({x0 + (x1 - x0) * t, y});
        back.push_back({x0 + (x1 - x0) * t, y + thick});
    }
    out.outline.insert(out.outline.end(), back.rbegin(), back.rend());
    return out;
}

double AlluvialContent::draw(Scene& scene, const Encoding& encoding, const PictureView& view, const Panel& panel, double top, double height, std::string& told) const
{
    const Theme& theme = *encoding.theme;
    const Language language = encoding.language;
    Brush brush(scene, encoding);
    const double u = brush.unit();
    const std::size_t n = panel.streams.size();
    double y = top;
    y += brush.of({Subject::Kind::crisis, panel.crisis.id.value, 0}, panel.crisis.name(language)).paragraph({0, y}, panel.crisis.name(language), view.width, 12, theme.ink, Weight::semibold) + 4 * u;
    const double block = 13 * u;
    const double number = measure(count_of(language, 88, 88), brush.style(10)).width * (view.width < 560 * u ? 0.62 : 1) + 6 * u;
    const double pitch = (view.width - block - number) / (columns - 1);
    std::array<double, columns> x{};
    for (std::size_t c = 0; c < columns; ++c) {
        x[c] = pitch * static_cast<double>(c);
        const Day day = c == 0 ? panel.crisis.onset() : analysis::years_later(panel.crisis.acute_end(), years[c]);
        brush.of({Subject::Kind::axis, 0, 0}, spoken(language, day));
        brush.text({x[c], y + 11 * u}, fitted(tr(language, column_words[c]), brush.style(10.5, Weight::semibold), pitch - 6 * u), 10.5, theme.ink, Anchor::start, Weight::semibold);
        const auto date = parts(day);
        brush.text({x[c], y + 24 * u}, (date.month < 10 ? "0" : "") + std::to_string(date.month) + "/" + std::to_string(date.year), 10, theme.ink2);
    }
    y += 32 * u;
    const double slot = std::clamp((height - (y - top)) / static_cast<double>(std::max<std::size_t>(n, 1)), 3.2 * u, 24 * u);
    // In each column by state, then by where the structure came from, so that streams cross as little as can be.
    std::array<std::vector<std::size_t>, columns> rows;
    std::array<std::vector<double>, columns> at;
    for (std::size_t c = 0; c < columns; ++c) {
        rows[c].resize(n);
        for (std::size_t i = 0; i < n; ++i)
            rows[c][i] = c == 0 ? i : rows[c - 1][i];
        std::stable_sort(rows[c].begin(), rows[c].end(), [&](std::size_t a, std::size_t b) { return rank_of(panel.streams[a].states[c]) < rank_of(panel.streams[b].states[c]); });
        at[c].resize(n);
        for (std::size_t i = 0; i < n; ++i)
            at[c][rows[c][i]] = y + slot * static_cast<double>(i);
    }
    const auto title = [&](const Stream& stream, std::size_t c) {
        return shown_name(archive, stream.structure, encoding.names) + ": " + state_words(language, stream.states[c]) + " (" + std::string(tr(language, column_words[c])) + ")";
    };
    const double thick = std::max(slot - (slot > 8 ? 1.0 : 0.3), 1.0);
    for (std::size_t c = 0; c + 1 < columns; ++c)
        for (std::size_t i = 0; i < n; ++i) {
            const Stream& stream = panel.streams[i];
            const bool chosen = view.structure == stream.structure;
            Region band = ribbon(x[c] + block, at[c][i], x[c + 1], at[c + 1][i], thick);
            const StateLook look = state_look(theme, stream.states[c + 1]);
            band.fill = chosen ? faded(theme.accent, 0.6) : faded(mixed(look.fill, theme.ink2, stream.states[c + 1] == Status::unknown ? 0.75 : 0.95), stream.states[c + 1] == Status::unknown ? 0.18 : 0.34);
            brush.of({Subject::Kind::structure, stream.structure.value, 0}, title(stream, c + 1)).region(std::move(band));
        }
    for (std::size_t c = 0; c < columns; ++c) {
        for (std::size_t i = 0; i < n; ++i) {
            const Stream& stream = panel.streams[i];
            const StateLook look = state_look(theme, stream.states[c]);
            Region square;
            square.outline = {{x[c], at[c][i]}, {x[c] + block, at[c][i]}, {x[c] + block, at[c][i] + thick}, {x[c], at[c][i] + thick}};
            square.fill = look.fill;
            square.hatch = look.hatch;
            square.hatch_colour = look.hatch_colour;
            square.stroke = view.structure == stream.structure ? Stroke::solid : slot > 6 * u && stream.states[c] != Status::unknown ? look.stroke : Stroke::none;
            square.stroke_colour = view.structure == stream.structure ? theme.accent : look.stroke_colour;
            square.stroke_width = view.structure == stream.structure ? 2 * u : u;
            brush.of({Subject::Kind::structure, stream.structure.value, 0}, title(stream, c)).region(std::move(square));
        }
        // Numbers beside the streams, moved apart where these are thin.
        struct Words {
            double at;
            std::string text;
        };
        std::vector<Words> words;
        std::string line;
        for (const Status status : order) {
            std::vector<double> heights;
            for (std::size_t i = 0; i < n; ++i)
                if (panel.streams[i].states[c] == status)
                    heights.push_back(at[c][i]);
            if (heights.empty())
                continue;
            if (status == Status::unknown) {
                // One outline around all: on paper alone the stream would not be seen.
                const double low = *std::min_element(heights.begin(), heights.end());
                Region outline;
                outline.outline = {{x[c], low}, {x[c] + block, low}, {x[c] + block, *std::max_element(heights.begin(), heights.end()) + thick}, {x[c], *std::max_element(heights.begin(), heights.end()) + thick}};
                outline.fill = {0, 0, 0, 0};
                outline.stroke = Stroke::dotted;
                outline.stroke_colour = theme.ink2;
                outline.stroke_width = u;
                brush.of_nothing().region(std::move(outline));
            }
            const std::string share = count_of(language, static_cast<long long>(heights.size()), static_cast<long long>(n));
            const bool narrow = measure(share, brush.style(10)).width > (c + 1 < columns ? pitch - block - 8 * u : number);
            words.push_back({(*std::min_element(heights.begin(), heights.end()) + *std::max_element(heights.begin(), heights.end()) + slot) / 2,
                             narrow ? say(language, "{1} of {2}", {std::to_string(heights.size()), std::to_string(n)}) : share});
            line += (line.empty() ? "" : ", ") + state_words(language, status) + " " + share;
        }
        const double step = 12.5 * u;
        for (std::size_t i = 1; i < words.size(); ++i)
            words[i].at = std::max(words[i].at, words[i - 1].at + step);
        const double lowest = y + std::max(slot * static_cast<double>(n), step * static_cast<double>(words.size())) - step / 2;
        for (std::size_t i = words.size(); i-- > 0;)
            words[i].at = std::min(words[i].at, lowest - step * static_cast<double>(words.size() - 1 - i));
        for (const Words& one : words)
            scene.marks.push_back({Label{{x[c] + block + 4 * u, one.at + 3.6 * u}, one.text, brush.style(10, Weight::medium), Anchor::start, theme.ink, theme.paper, 2 * u, 0}, {}, 1, one.text});
        told += (told.empty() ? "" : " ") + std::string(tr(language, column_words[c])) + ": " + line + ".";
    }
    return y + std::max(slot * static_cast<double>(n), 12.5 * u * 3) + 8 * u;
}

Scene AlluvialContent::compose(const Encoding& encoding, const PictureView& view) const
{
    const Language language = encoding.language;
    if (panels.empty())
        return nothing_to_see(encoding, view, std::string(tr(language, crises.empty() ? "The study has no crisis: nothing can be counted from its end."
                                                                                      : "No structure is told of around this crisis: there is nothing to follow.")),
                              std::string(tr(language, crises.empty() ? "Enter one with its days: find “Change the crises …” in the search."
                                                                      : "Choose another city or field, or enter structures with dated events: founded, funded, dissolved.")));
    Scene scene;
    scene.paper = encoding.theme->paper;
    double y = 0;
    std::string told;
    const double gap = 16 * encoding.text;
    const double height = (view.height - gap * static_cast<double>(panels.size() - 1)) / static_cast<double>(panels.size());
    for (const Panel& panel : panels) {
        std::string own;
        y = draw(scene, encoding, view, panel, y, height, own) + gap;
        told += (told.empty() ? "" : " ") + panel.crisis.name(language) + ": " + own;
    }
    scene.page = {0, 0, view.width, y - gap};
    scene.description = told;
    return scene;
}

Result<PictureData> prepare(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<AlluvialContent>();
    content->archive = *source.archive;
    content->ask = ask;
    if (source.crises)
        content->crises = *source.crises;
    const std::vector<Crisis> crises = real_crises(source);
    std::map<StructureId, const structures::Life*> lives;
    for (const structures::Life& life : source.chronicle->lives)
        lives[life.structure] = &life;
    for (std::size_t c = 0; c < crises.size(); ++c) {
        Panel panel;
        panel.crisis = crises[c];
        Work part(work, static_cast<double>(c) / static_cast<double>(crises.size()), static_cast<double>(c + 1) / static_cast<double>(crises.size()));
        const Result<std::vector<analysis::Fortune>> found = analysis::fortunes(*source.archive, crises[c], {{3}, 0, 1}, part);
        if (!found)
            return found.problem();
        for (const analysis::Fortune& one : *found) {
            const evidence::Structure* structure = evidence::find(*source.archive->structures, one.structure);
            const auto life = lives.find(one.structure);
            if (!structure || life == lives.end() || life->second->runs.empty() || !told_under(crises, ask.crisis, structure->field, crises[c]) ||
                (ask.question.city && structure->city != ask.question.city) || !evidence::belongs(structure->field, ask.question.field))
                continue;
            if (one.origin == analysis::Origin::ended_before || one.origin == analysis::Origin::later) {
                ++(one.origin == analysis::Origin::later ? panel.later : panel.ended_before);
                continue;
            }
            Stream stream;
            stream.structure = one.structure;
            for (std::size_t k = 0; k < columns; ++k) {
                const Day day = k == 0 ? crises[c].onset() : analysis::years_later(crises[c].acute_end(), years[k]);
                stream.states[k] = day < life->second->runs.front().first ? Status::not_yet
                                   : day > life->second->runs.back().last ? Status::unknown
                                                                          : structures::state_on(*life->second, day).status;
            }
            panel.streams.push_back(stream);
        }
        if (!panel.streams.empty())
            content->panels.push_back(std::move(panel));
    }
    return PictureData{ask, content};
}

}  // namespace

PictureKind alluvial_kind()
{
    return {Picture::alluvial, PictureGroup::structures, "alluvial", "What became of them",
            "Each stream is one structure: from its state when the crisis began to that five years after its acute end. What could not be observed yet has a stream of its own.", 0, false, true, false, {}, prepare};
}

}  // namespace crosscut::scene
