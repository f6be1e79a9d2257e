// SPDX-License-Identifier: Apache-2.0
#include "scene/matrix.hpp"

#include "scene/key_line.hpp"
#include "scene/type.hpp"

#include <algorithm>
#include <map>

namespace crosscut::scene {

namespace {

/// Up to this many actors every unobservable pair is a mark of its own that can be pointed at.
constexpr std::size_t most_single = 110;

Colour hatch_ink(const Theme& theme) { return mixed(theme.ink, theme.paper, theme.dark ? 0.34 : 0.26); }

Region square(Point corner, double width, double height)
{
    Region region;
    region.outline = {corner, {corner.x + width, corner.y}, {corner.x + width, corner.y + height}, {corner.x, corner.y + height}};
    return region;
}

Region hatched(Point corner, double width, double height, const Theme& theme)
{
    Region region = square(corner, width, height);
    region.fill = Colour{0, 0, 0, 0};
    region.hatch = Hatch::diagonal;
    region.hatch_colour = hatch_ink(theme);
    return region;
}

// The form of a cell inside its square: the kind by shape, the closeness by tone.
std::vector<Mark> cell_marks(const MatrixCell& cell, Point corner, double side, const Theme& theme, bool chosen)
{
    std::vector<Mark> marks;
    const double inset = side > 5 ? side * 0.1 : 0;
    const Point at{corner.x + inset, corner.y + inset};
    const double inner = side - 2 * inset;
    const Point middle{corner.x + side / 2, corner.y + side / 2};
    const double line = std::clamp(side * 0.12, 0.4, 1.4);
    const Colour ink = chosen ? theme.accent : mixed(theme.ink, theme.paper, 0.36 + 0.12 * std::clamp(cell.strength, 0, 5));
    switch (cell.kind) {
    case CellKind::tie: {
        Region body = square(at, inner, inner);
        body.fill = ink;
        if (side > 5 && cell.status == evidence::Status::unconfirmable)
            body.outline = {{at.x, at.y + inner}, {at.x + inner, at.y}, {at.x + inner, at.y + inner}};
        if (side > 5 && (cell.status == evidence::Status::one_sided || cell.status == evidence::Status::third_party)) {
            marks.push_back({Glyph{middle, inner * 0.33, Shape::circle, ink, ink, 0}, {}, 1, ""});
            break;
        }
        if (side > 5 && cell.status == evidence::Status::disputed) {
            body.fill = theme.paper;
            body.stroke = Stroke::solid;
            body.stroke_colour = ink;
            body.stroke_width = line;
            marks.push_back({body, {}, 1, ""});
            marks.push_back({Glyph{middle, inner * 0.24, Shape::diamond, ink, ink, 0}, {}, 1, ""});
            break;
        }
        marks.push_back({body, {}, 1, ""});
        break;
    }
    case CellKind::possible: {
        Region body = square({at.x + line / 2, at.y + line / 2}, inner - line, inner - line);
        body.fill = Colour{0, 0, 0, 0};
        body.stroke = Stroke::solid;
        body.stroke_colour = mixed(theme.ink, theme.paper, 0.5);
        body.stroke_width = line;
        marks.push_back({body, {}, 1, ""});
        break;
    }
    case CellKind::ended:
        marks.push_back({Curve{{{at.x + inner * 0.22, at.y + inner * 0.78}, {at.x + inner * 0.78, at.y + inner * 0.22}}, false, theme.ended, line, Stroke::solid, false}, {}, 1, ""});
        marks.push_back({Curve{{{at.x + inner * 0.22, at.y + inner * 0.22}, {at.x + inner * 0.78, at.y + inner * 0.78}}, false, theme.ended, line, Stroke::solid, false}, {}, 1, ""});
        break;
    case CellKind::denied:
        marks.push_back({Curve{{{at.x + inner * 0.2, middle.y}, {at.x + inner * 0.8, middle.y}}, false, theme.lost, line * 1.4, Stroke::solid, false}, {}, 1, ""});
        break;
    case CellKind::unobserved:
        marks.push_back({hatched(corner, side, side, theme), {}, 1, ""});
        break;
    case CellKind::self:
    case CellKind::nothing:
        break;
    }
    return marks;
}

std::string_view words_of(CellKind kind)
{
    switch (kind) {
    case CellKind::possible: return "possibly a tie at this time";
    case CellKind::ended: return "a tie that had ended";
    case CellKind::denied: return "asked and denied";
    case CellKind::unobserved: return "nobody could report on this pair";
    case CellKind::tie:
    case CellKind::self:
    case CellKind::nothing: break;
    }
    return "";
}

// Everything the layers of the drawing share.
struct Sheet {
    const Matrix& matrix;
    const Source& source;
    const Encoding& encoding;
    const MapView& view;
    const Theme& theme;
    double side = 10;
    double left = 0;
    double top = 0;
    TextStyle names;
    bool named = false;  ///< there is room for the name of every row
    std::vector<std::string> name;

    bool bright(std::size_t i) const { return view.selected.count(matrix.actors[i]) != 0 || view.hovered == matrix.actors[i]; }
    bool faded_out(std::size_t i) const { return !view.focus.empty() && view.focus.count(matrix.actors[i]) == 0; }
    double extent() const { return side * static_cast<double>(matrix.size()); }
    Point corner(std::size_t row, std::size_t column) const { return {left + side * static_cast<double>(column), top + side * static_cast<double>(row)}; }
};

void add_ground(const Sheet& sheet, Scene& scene)
{
    const Theme& theme = sheet.theme;
    Region ground = square({sheet.left, sheet.top}, sheet.extent(), sheet.extent());
    ground.fill = theme.panel;
    ground.stroke = Stroke::solid;
    ground.stroke_colour = theme.hairline;
    ground.stroke_width = 0.8;
    scene.marks.push_back({ground, {}, 1, ""});
    for (const MatrixBlock& block : sheet.matrix.blocks) {
        if (block.apart)
            continue;
        Region own = square(sheet.corner(block.first, block.first), sheet.side * static_cast<double>(block.count), sheet.side * static_cast<double>(block.count));
        own.fill = faded(theme.accent, theme.dark ? 0.12 : 0.07);
        scene.marks.push_back({own, {}, 1, block.name});
    }
    for (std::size_t i = 0; i < sheet.matrix.size(); ++i)
        if (sheet.bright(i)) {
            const Colour tint = faded(theme.accent, sheet.view.selected.count(sheet.matrix.actors[i]) ? 0.16 : 0.09);
            Region row = square({0, sheet.corner(i, 0).y}, sheet.left + sheet.extent(), sheet.side);
            Region column = square({sheet.corner(0, i).x, 0}, sheet.side, sheet.top + sheet.extent());
            row.fill = column.fill = tint;
            const Subject subject{Subject::Kind::actor, sheet.matrix.actors[i].value, 0};
            scene.marks.push_back({row, subject, 1, sheet.name[i]});
            scene.marks.push_back({column, subject, 1, sheet.name[i]});
        }
}

// Pairs that nobody could report on, as few rectangles as rows allow: runs of a row join the same run above.
void add_merged(const Sheet& sheet, Scene& scene)
{
    struct Open {
        std::size_t first_row = 0;
        std::size_t rows = 0;
    };
    std::map<std::pair<std::size_t, std::size_t>, Open> open;
    const std::size_t n = sheet.matrix.size();
    const std::string words(tr(sheet.encoding.language, "nobody could report on these pairs"));
    const auto close = [&](const std::pair<std::size_t, std::size_t>& run, const Open& one) {
        const Point corner = sheet.corner(one.first_row, run.first);
        scene.marks.push_back({hatched(corner, sheet.side * static_cast<double>(run.second - run.first), sheet.side * static_cast<double>(one.rows), sheet.theme), {}, 1, words});
    };
    for (std::size_t row = 0; row < n; ++row) {
        std::map<std::pair<std::size_t, std::size_t>, Open> next;
        for (std::size_t column = 0; column < n;) {
            if (sheet.matrix.at(row, column).kind != CellKind::unobserved) {
                ++column;
                continue;
            }
            const std::size_t first = column;
            while (column < n && sheet.matrix.at(row, column).kind == CellKind::unobserved)
                ++column;
            const std::pair run{first, column};
            const auto above = open.find(run);
            next[run] = above == open.end() ? Open{row, 1} : Open{above->second.first_row, above->second.rows + 1};
            if (above != open.end())
                open.erase(above);
        }
        for (const auto& [run, one] : open)
            close(run, one);
        open = std::move(next);
    }
    for (const auto& [run, one] : open)
        close(run, one);
}

void add_cells(const Sheet& sheet, Scene& scene)
{
    const std::size_t n = sheet.matrix.size();
    const bool single = n <= most_single;
    if (!single)
        add_merged(sheet, scene);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const MatrixCell& cell = sheet.matrix.at(i, j);
            if (cell.kind == CellKind::self) {
                Region dot = square(sheet.corner(i, j), sheet.side, sheet.side);
                dot.fill = sheet.theme.hairline;
                scene.marks.push_back({dot, {Subject::Kind::actor, sheet.matrix.actors[i].value, 0}, 1, sheet.name[i]});
                continue;
            }
            if (cell.kind == CellKind::nothing || (cell.kind == CellKind::unobserved && !single) || (cell.kind == CellKind::possible && !sheet.encoding.show_possible))
                continue;
            const bool directed = cell.tie != 0 && sheet.source.ties->find(cell.tie)->directed;
            std::string title = sheet.name[i] + (directed ? " → " : " – ") + sheet.name[j] + ": ";
            if (cell.kind == CellKind::tie) {
                title += std::string(evidence::label(sheet.encoding.language, cell.status));
                if (cell.strength > 0)
                    title += ", " + say(sheet.encoding.language, "closeness {1} of 5", {std::to_string(cell.strength)});
            } else {
                title += std::string(tr(sheet.encoding.language, words_of(cell.kind)));
            }
            const Subject subject = cell.tie != 0 ? Subject{Subject::Kind::tie, cell.tie, 0}
                                                  : Subject{Subject::Kind::pair, sheet.matrix.actors[i].value, sheet.matrix.actors[j].value};
            const double opacity = sheet.faded_out(i) || sheet.faded_out(j) ? 0.18 : 1;
            for (Mark& mark : cell_marks(cell, sheet.corner(i, j), sheet.side, sheet.theme, cell.tie != 0 && sheet.view.selected_tie == cell.tie)) {
                mark.subject = subject;
                mark.opacity = opacity;
                mark.title = title;
                scene.marks.push_back(std::move(mark));
            }
        }
    for (const MatrixBlock& block : sheet.matrix.blocks)
        if (block.first > 0) {
            const double x = sheet.corner(0, block.first).x;
            const double y = sheet.corner(block.first, 0).y;
            const Colour line = mixed(sheet.theme.ink2, sheet.theme.paper, 0.55);
            scene.marks.push_back({Curve{{{x, sheet.top}, {x, sheet.top + sheet.extent()}}, false, line, 0.7, Stroke::solid, false}, {}, 1, ""});
            scene.marks.push_back({Curve{{{sheet.left, y}, {sheet.left + sheet.extent(), y}}, false, line, 0.7, Stroke::solid, false}, {}, 1, ""});
        }
}

void add_names(const Sheet& sheet, Scene& scene)
{
    const std::size_t n = sheet.matrix.size();
    const double pad = 5 * sheet.encoding.text;
    // Names of single actors have precedence where there is no room for all.
    std::vector<std::pair<double, double>> taken;
    const auto free = [&](double middle, double height) {
        return std::none_of(taken.begin(), taken.end(), [&](const auto& one) { return middle - height / 2 < one.second && one.first < middle + height / 2; });
    };
    for (std::size_t i = 0; i < n; ++i) {
        const bool bright = sheet.bright(i);
        if (!sheet.named && !bright)
            continue;
        TextStyle style = sheet.names;
        if (bright) {
            style.weight = Weight::semibold;
            style.size = std::max(style.size, 10 * sheet.encoding.text);
        }
        const Subject subject{Subject::Kind::actor, sheet.matrix.actors[i].value, 0};
        const Colour ink = sheet.faded_out(i) ? mixed(sheet.theme.ink2, sheet.theme.paper, 0.5) : bright ? sheet.theme.accent : sheet.theme.ink;
        const double y = sheet.corner(i, 0).y + sheet.side / 2;
        const double x = sheet.corner(0, i).x + sheet.side / 2;
        if (!sheet.named && !free(y, style.size * 1.2))
            continue;
        taken.emplace_back(y - style.size * 0.6, y + style.size * 0.6);
        scene.marks.push_back(words_at({sheet.left - pad, y + style.size * 0.36}, name_within(sheet.name[i], style, sheet.left - pad - 2), style, Anchor::end, ink, subject, sheet.name[i]));
        scene.marks.push_back(words_at({x + style.size * 0.36, sheet.top - pad}, name_within(sheet.name[i], style, sheet.top - pad - 2), style, Anchor::start, ink, subject, sheet.name[i], 90));
    }
    if (sheet.named)
        return;
    const TextStyle style{10 * sheet.encoding.text, Weight::medium, false, 0};
    for (const MatrixBlock& block : sheet.matrix.blocks) {
        const double half = sheet.side * static_cast<double>(block.count) / 2;
        const Point middle{sheet.corner(block.first, block.first).x + half, sheet.corner(block.first, block.first).y + half};
        if (!free(middle.y, style.size * 1.2))
            continue;
        taken.emplace_back(middle.y - style.size * 0.6, middle.y + style.size * 0.6);
        scene.marks.push_back(words_at({sheet.left - pad, middle.y + style.size * 0.36}, name_within(block.name, style, sheet.left - pad - 2), style, Anchor::end, sheet.theme.ink2, {}, block.name));
        scene.marks.push_back(words_at({middle.x + style.size * 0.36, sheet.top - pad}, name_within(block.name, style, sheet.top - pad - 2), style, Anchor::start, sheet.theme.ink2, {}, block.name, 90));
    }
}

}  // namespace

Scene compose_matrix(const Matrix& matrix, const Source& source, const Encoding& encoding, const MapView& view, double width, double height)
{
    const Language language = encoding.language;
    Scene scene;
    scene.paper = encoding.theme->paper;
    scene.title = std::string(tr(language, "Who with whom, as a table"));
    if (matrix.size() == 0) {
        add_empty_words(scene, encoding, width, height, std::string(tr(language, "There is nobody to set side by side.")),
                        std::string(tr(language, "Choose another city, field or filter, or enter actors.")));
        return scene;
    }
    const double unit = encoding.text;
    const auto n = static_cast<double>(matrix.size());
    Sheet sheet{matrix, source, encoding, view, *encoding.theme, 0, 0, 0, {10.5 * unit, Weight::regular, false, 0}, false, {}};
    double longest = 40 * unit;
    for (const ActorId actor : matrix.actors) {
        sheet.name.push_back(shown_name(*source.archive, actor, encoding.names));
        longest = std::max(longest, measure(short_name(sheet.name.back()), sheet.names).width + 14 * unit);
    }
    for (const MatrixBlock& block : matrix.blocks)
        longest = std::max(longest, measure(short_name(block.name), sheet.names).width + 14 * unit);
    sheet.left = std::min({longest, 0.3 * width, 200 * unit});
    sheet.top = std::min(longest, 150 * unit);
    // The square fills the width, or the height where that is less; small ones do not get coarse.
    const double fits = std::min((width - sheet.left - 2) / n, std::max(height - sheet.top - 4, 0.6 * (width - sheet.left)) / n);
    sheet.side = std::clamp(fits, 0.4, 20 * unit) * view.zoom;
    sheet.names.size = std::min(10.5 * unit, sheet.side * 0.9);
    sheet.named = sheet.names.size >= 6.4 * unit;
    if (!sheet.named)
        sheet.names.size = 10 * unit;
    add_ground(sheet, scene);
    add_cells(sheet, scene);
    add_names(sheet, scene);
    scene.page = {0, 0, std::max(width, sheet.left + sheet.extent() + 2), sheet.top + sheet.extent() + 4};
    scene.description = say(language, "{1} actors in rows and columns, {2}. Pairs with a tie: {3}; only possible: {4}; ended: {5}; denied: {6}; hatched, because nobody could report on them: {7}.",
                            {std::to_string(matrix.size()), std::string(label(language, matrix.order)), std::to_string(matrix.pairs(CellKind::tie)),
                             std::to_string(matrix.pairs(CellKind::possible)), std::to_string(matrix.pairs(CellKind::ended)),
                             std::to_string(matrix.pairs(CellKind::denied)), std::to_string(matrix.pairs(CellKind::unobserved))});
    return scene;
}

Scene compose_matrix_legend(const Matrix& matrix, const Encoding& encoding, double width)
{
    const Language language = encoding.language;
    KeyLine legend(encoding, width);
    const double side = 11;
    std::set<evidence::Status> statuses;
    std::set<CellKind> kinds;
    for (const MatrixCell& cell : matrix.cells) {
        kinds.insert(cell.kind);
        if (cell.kind == CellKind::tie)
            statuses.insert(cell.status);
    }
    const auto sample = [&](const MatrixCell& cell, const std::string& words) {
        legend.entry(side, words, [&](Point at) {
            for (Mark& mark : cell_marks(cell, {at.x, at.y - side * legend.unit() / 2}, side * legend.unit(), *encoding.theme, false)) {
                mark.subject = {Subject::Kind::legend, 0, 0};
                mark.title = words;
                legend.add(std::move(mark));
            }
        });
    };
    for (const evidence::Status status : statuses)
        sample({CellKind::tie, 0, 1, 3, status}, std::string(evidence::label(language, status)));
    for (const CellKind kind : {CellKind::possible, CellKind::ended, CellKind::denied, CellKind::unobserved})
        if (kinds.count(kind) && (kind != CellKind::possible || encoding.show_possible))
            sample({kind, 0, 0, 0, {}}, std::string(tr(language, words_of(kind))));
    if (!statuses.empty())
        legend.note(std::string(tr(language, "Stronger tone = closer. A tie with a direction stands in the row of its giver. Empty = could be reported, and was not.")));
    if (matrix.order == MatrixOrder::community && !matrix.blocks.empty())
        legend.note(std::string(tr(language, "A circle: actors with more ties among each other than chance would give, as repeated tries agree. It is a hint to ask, not a finding.")));
    return legend.done();
}

}  // namespace crosscut::scene
