// SPDX-License-Identifier: Apache-2.0
#include "report/handout.hpp"

#include "report/desk.hpp"

#include "analysis/catalogue.hpp"
#include "figure/fit.hpp"
#include "foundation/text.hpp"
#include "scene/type.hpp"

#include <algorithm>

namespace crosscut::report {

namespace {

constexpr double mm = 72 / 25.4;
constexpr double page_width = 210 * mm;
constexpr double page_height = 297 * mm;
constexpr double margin = 16 * mm;
constexpr double map_height_mm = 150;
constexpr std::size_t most_lines = 3;

/// Lines of text that follow each other down the page.
class Column {
public:
    Column(scene::Scene& scene, double left, double width, double top) : scene_(scene), left_(left), width_(width), y_(top) {}

    void heading(const std::string& words) { put(words, {13, scene::Weight::semibold, false, 0}, scene::light_theme().ink, 6, 0); }
    void item(const std::string& words) { put(words, {11, scene::Weight::regular, false, 0}, scene::light_theme().ink, 3, 10); }
    double y() const { return y_; }

private:
    void put(const std::string& words, const scene::TextStyle& style, scene::Colour colour, double before, double indent)
    {
        y_ += before;
        bool first = true;
        for (const std::string& line : scene::wrapped(words, style, width_ - indent)) {
            y_ += style.size * 1.3;
            if (first && indent > 0)
                scene_.marks.push_back({scene::Glyph{{left_ + 3, y_ - style.size * 0.33}, 2.2, scene::Shape::circle, scene::light_theme().accent, {}, 0}, {}, 1, {}});
            scene_.marks.push_back({scene::Label{{left_ + indent, y_}, line, style, scene::Anchor::start, colour, {0, 0, 0, 0}, 0, 0}, {}, 1, {}});
            first = false;
        }
    }

    scene::Scene& scene_;
    double left_;
    double width_;
    double y_;
};

/// The actor with the largest value, where one stands out from 0.
std::optional<ActorId> largest(const analysis::Values& values, const network::Snapshot& net)
{
    std::optional<ActorId> best;
    double most = 0;
    for (std::size_t i = 0; i < net.actors.size() && i < values.size(); ++i)
        if (values[i] && *values[i] > most) {
            most = *values[i];
            best = net.actors[i];
        }
    return best;
}

/// Three facts in plain words, each with its numbers.
Result<std::vector<std::string>> facts(const Desk& desk, const network::Snapshot& net, const network::Question& question, Work& work)
{
    const Language language = desk.language;
    std::vector<std::string> out;
    const std::size_t ties = net.graph.ties.size();
    std::size_t across = 0;
    for (const network::GraphTie& tie : net.graph.ties)
        across += net.group[tie.a] != net.group[tie.b];
    out.push_back(say(language, "Actors: {1}. Pairs that work together: {2}, of them across departments or with others: {3}.",
                      {std::to_string(net.actors.size()), std::to_string(ties), std::to_string(across)}));
    const Result<analysis::Values> between = analysis::measured("betweenness", net, work);
    if (!between)
        return between.problem();
    if (const std::optional<ActorId> bridge = largest(*between, net))
        out.push_back(say(language, "Most ways between others lead through {1} (direct contacts: {2}).",
                          {desk.name(*bridge), std::to_string(net.graph.degree(net.node(*bridge)->index))}));
    if (question.until) {
        const scene::Alive alive = scene::alive_on(desk.archive(), *desk.input().source.chronicle, question, *question.until);
        int known = 0;
        for (const evidence::Structure& structure : *desk.archive().structures)
            known += structure.city == question.city && (question.field == evidence::Field::none || structure.field == question.field || structure.field == evidence::Field::both);
        if (known > 0)
            out.push_back(alive.certain == alive.possible
                              ? say(language, "Of {1} structures that were named, {2} were alive on {3}.", {std::to_string(known), std::to_string(alive.certain), spoken(language, *question.until)})
                              : say(language, "Of {1} structures that were named, {2} to {3} were alive on {4}: the dates are vague.",
                                    {std::to_string(known), std::to_string(alive.certain), std::to_string(alive.possible), spoken(language, *question.until)}));
    }
    return out;
}

}  // namespace

Result<scene::Scene> handout(const HandoutInput& input, Work& work)
{
    const evidence::Archive& archive = *input.source.archive;
    const evidence::City* city = evidence::find(*archive.cities, input.question.city);
    if (!city)
        return Problem{Problem::Code::missing_value, {"A handout is made for one city."}, {"Choose a city."}, {}};
    network::Question question = input.question;
    if (!question.until)
        question.until = analysis::last_observed_day(archive, *input.source.ties, question);
    ReportInput asked;
    asked.source = input.source;
    asked.language = input.language;
    asked.names = input.names;
    const Desk desk(asked);
    const Language language = input.language;
    const network::Snapshot net = network::snapshot(archive, *input.source.ties, question);

    scene::Encoding encoding;
    encoding.language = language;
    encoding.names = input.names;
    Work laying(work, 0, 0.4);
    Result<scene::Places> places = scene::find_places(input.source, question, encoding, scene::PlaceRule::free, {}, laying);
    if (!places && places.problem().code == Problem::Code::cancelled)
        return places.problem();
    const scene::MapInput map = scene::map_input(input.source, net, places ? *places : scene::ring_places(input.source, question, encoding), encoding, work);
    figure::PageSpec spec;
    spec.width_mm = 210 - 2 * 10;
    spec.height_mm = map_height_mm;
    spec.title = scene::heading_of(archive, question, language);
    spec.legend = figure::LegendPlace::below;
    if (question.until)
        spec.subtitle = spoken(language, *question.until);
    Result<figure::Page> drawn = figure::map_page(map, encoding, spec);
    if (!drawn)
        return drawn.problem();

    scene::Scene page;
    page.page = {0, 0, page_width, page_height};
    page.paper = {255, 255, 255, 255};
    page.title = spec.title;
    const double dx = 10 * mm - drawn->scene.page.x;
    const double dy = 8 * mm - drawn->scene.page.y;
    for (const scene::Mark& mark : drawn->scene.marks)
        page.marks.push_back(figure::moved(mark, 1, {dx, dy}));

    Work counting(work, 0.4, 0.6);
    const Result<std::vector<std::string>> told = facts(desk, net, question, counting);
    if (!told)
        return told.problem();
    std::vector<std::string> found;
    if (question.until) {
        analysis::GapQuestion gaps;
        gaps.question = question;
        if (input.source.crises)
            gaps.reference = analysis::reference_day(*input.source.crises, question.field);
        Work looking(work, 0.6, 1);
        const Result<std::vector<analysis::Gap>> list = analysis::find_gaps(archive, *input.source.ties, gaps, looking);
        if (!list && list.problem().code == Problem::Code::cancelled)
            return list.problem();
        if (list) {
            // One of each kind, in the order of the kinds, as far as there is room: three different questions.
            const std::vector<bool> first = analysis::shown_at_first(*list, 1);
            for (std::size_t i = 0; i < list->size() && found.size() < most_lines; ++i)
                if (first[i])
                    found.push_back(desk.gap_words((*list)[i]));
        }
    }
    const double top = (8 + map_height_mm + 6) * mm;
    const double width = (page_width - 2 * margin - 10 * mm) / 2;
    Column left(page, margin, width, top);
    left.heading(std::string(tr(language, "Three facts")));
    for (const std::string& fact : *told)
        left.item(fact);
    Column right(page, margin + width + 10 * mm, width, top);
    right.heading(std::string(tr(language, "Please check")));
    for (const std::string& gap : found)
        right.item(gap);
    if (found.empty())
        right.item(std::string(tr(language, "Nothing was found that asks for a look.")));
    const double middle = std::max(left.y(), right.y()) + 10;
    Column below(page, margin, page_width - 2 * margin, middle);
    if (!input.steps.empty()) {
        below.heading(std::string(tr(language, "Steps agreed")));
        for (std::size_t i = 0; i < input.steps.size() && below.y() < page_height - 90; ++i)
            below.item(input.steps[i]);
    }
    // At the foot: what the page is, and what it is not.
    const scene::TextStyle small{8.5, scene::Weight::regular, false, 0};
    std::vector<std::string> foot = scene::wrapped(tr(language, "A missing contact is a question, no verdict: what nobody named may exist all the same."), small, page_width - 2 * margin);
    for (const std::string& line : scene::wrapped(input.disclaimer, small, page_width - 2 * margin))
        foot.push_back(line);
    double y = page_height - 12 * mm - static_cast<double>(foot.size() - 1) * small.size * 1.3;
    for (const std::string& line : foot) {
        page.marks.push_back({scene::Label{{margin, y}, line, small, scene::Anchor::start, scene::light_theme().ink2, {0, 0, 0, 0}, 0, 0}, {}, 1, {}});
        y += small.size * 1.3;
    }
    for (const std::string& fact : *told)
        page.description += fact + " ";
    for (const std::string& gap : found)
        page.description += gap + " ";
    return page;
}

}  // namespace crosscut::report
