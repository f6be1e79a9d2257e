// SPDX-License-Identifier: Apache-2.0
#include "scene/pictures/kinds.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "scene/ego.hpp"
#include "scene/matrix.hpp"
#include "scene/multiples.hpp"
#include "scene/two_mode.hpp"

namespace crosscut::scene {

namespace {

/// What every picture of a network keeps: the rows that it is drawn from, so that it outlives its study.
class NetworkContent : public PictureContent {
public:
    NetworkContent(const Source& source, const PictureAsk& asked)
        : ask(asked), archive(*source.archive), ties(*source.ties), chronicle(*source.chronicle), crises(source.crises ? *source.crises : std::vector<structures::Crisis>()), pins(source.pins), seed(source.seed)
    {
        question = ask.question;
        if (!ask.days.empty()) {
            question.from.reset();
            question.until = ask.days.back();
        }
        net = network::snapshot(archive, ties, question);
    }
    Source source() const { return {&archive, &ties, &chronicle, &crises, pins, seed}; }

    std::string heading(Language language) const override { return heading_of(archive, question, language); }
    std::vector<std::string> facts(Language language) const override { return {caption_of(archive, net, language)}; }

    PictureAsk ask;
    evidence::Archive archive;
    network::TieSet ties;
    structures::Chronicle chronicle;
    std::vector<structures::Crisis> crises;
    std::map<ActorId, Point> pins;
    std::uint64_t seed = 1;
    network::Question question;
    network::Snapshot net;
};

MapView look_of(const PictureView& view)
{
    MapView look;
    look.zoom = view.zoom;
    look.selected = view.actors;
    look.selected_tie = view.tie;
    look.selected_structure = view.structure;
    look.hovered = view.hovered;
    look.focus = view.focus;
    return look;
}

Encoding plain_encoding(const PictureAsk& ask)
{
    Encoding encoding;
    encoding.language = ask.language;
    encoding.names = ask.names;
    encoding.size_measure = ask.measure;
    encoding.colour_measure = ask.colour;
    encoding.colour_by = ask.colour.empty() ? ColourBy::sector : ColourBy::measure;
    return encoding;
}

struct MatrixContent : NetworkContent {
    using NetworkContent::NetworkContent;
    Matrix matrix;
    Scene compose(const Encoding& encoding, const PictureView& view) const override { return compose_matrix(matrix, source(), encoding, look_of(view), view.width, view.height); }
    Scene legend(const Encoding& encoding, double width) const override { return compose_matrix_legend(matrix, encoding, width); }
};

struct TwoModeContent : NetworkContent {
    using NetworkContent::NetworkContent;
    TwoModeSheet sheet;
    Scene compose(const Encoding& encoding, const PictureView& view) const override { return compose_two_mode(sheet, source(), net, encoding, look_of(view), view.width, view.height); }
    Scene legend(const Encoding& encoding, double width) const override { return compose_two_mode_legend(sheet, source(), net, encoding, width); }
    std::string heading(Language language) const override { return tables_heading(language); }
    std::string tables_heading(Language language) const
    {
        const evidence::City* city = evidence::find(*archive.cities, question.city);
        return say(language, "Who sits at which table in {1}?", {city ? city->name : std::string(tr(language, "all cities"))});
    }
};

struct EgoContent : NetworkContent {
    using NetworkContent::NetworkContent;
    EgoSheet sheet;
    Scene compose(const Encoding& encoding, const PictureView& view) const override { return compose_ego(sheet, source(), net, encoding, look_of(view), view.width, view.height); }
    Scene legend(const Encoding& encoding, double width) const override
    {
        std::vector<std::uint32_t> nodes;
        for (const EgoSheet::Member& member : sheet.members)
            nodes.push_back(member.node);
        return compose_circle_legend(nodes, source(), net, encoding, std::string(tr(encoding.language, "A circle is a step: direct contacts on the first, their contacts on the next. Departments stand together; direction means nothing else.")), width);
    }
    std::string heading(Language language) const override { return std::string(tr(language, "Who is around this actor?")); }
};

struct RadialContent : NetworkContent {
    using NetworkContent::NetworkContent;
    RadialSheet sheet;
    Scene compose(const Encoding& encoding, const PictureView& view) const override { return compose_radial(sheet, source(), net, encoding, look_of(view), view.width, view.height); }
    Scene legend(const Encoding& encoding, double width) const override
    {
        const analysis::Measure* measure = analysis::find_measure(sheet.measure);
        return compose_circle_legend(sheet.order, source(), net, encoding,
                                     say(encoding.language, "The nearer to the middle, the higher the rank in “{1}”; equal values share a distance. {2} Departments stand together at the rim.",
                                         {std::string(measure ? tr(encoding.language, measure->title) : std::string_view()), std::string(measure ? tr(encoding.language, measure->sentence) : std::string_view())}),
                                     width);
    }
    std::string heading(Language language) const override { return std::string(tr(language, "Who ranks how high?")); }
};

struct TilesContent : NetworkContent {
    using NetworkContent::NetworkContent;
    Multiples multiples;
    bool cities = true;
    Scene compose(const Encoding& encoding, const PictureView& view) const override { return compose_multiples(multiples, source(), encoding, look_of(view), view.width, view.height); }
    Scene legend(const Encoding& encoding, double width) const override { return compose_multiples_legend(multiples, source(), encoding, width); }
    std::string heading(Language language) const override
    {
        network::Question all = question;
        if (cities)
            all.city = {};
        return heading_of(archive, all, language);
    }
    std::vector<std::string> facts(Language language) const override
    {
        if (multiples.tiles.empty())
            return {};
        network::Question all = question;
        if (cities)
            all.city = {};
        return {caption_of(archive, network::snapshot(archive, ties, all), language)};
    }
};

Result<PictureData> prepare_matrix(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<MatrixContent>(source, ask);
    const Source own = content->source();
    content->matrix = matrix_of(own, content->net, matrix_order_from(option_of(ask, "order")).value_or(MatrixOrder::department), plain_encoding(ask), ask.hidden, work);
    if (work.stopped())
        return stopped_on_request();
    return PictureData{ask, content};
}

Result<PictureData> prepare_two_mode(const Source& source, const PictureAsk& ask, Work&)
{
    auto content = std::make_shared<TwoModeContent>(source, ask);
    content->sheet = two_mode_sheet(content->source(), content->net, two_mode_side_from(option_of(ask, "side")).value_or(TwoModeSide::both), ask.hidden);
    return PictureData{ask, content};
}

Result<PictureData> prepare_ego(const Source& source, const PictureAsk& ask, Work&)
{
    auto content = std::make_shared<EgoContent>(source, ask);
    const std::optional<ActorId> ego = ask.actors.empty() ? std::nullopt : std::optional(ask.actors.front());
    content->sheet = ego_sheet(content->source(), content->net, ego, static_cast<int>(parse_integer(option_of(ask, "steps")).value_or(2)), ask.hidden);
    return PictureData{ask, content};
}

Result<PictureData> prepare_radial(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<RadialContent>(source, ask);
    Result<RadialSheet> sheet = radial_sheet(content->source(), content->net, ask.measure, plain_encoding(ask), ask.hidden, work);
    if (!sheet)
        return sheet.problem();
    content->sheet = std::move(*sheet);
    return PictureData{ask, content};
}

Result<PictureData> prepare_cities(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<TilesContent>(source, ask);
    Result<Multiples> made = city_multiples(content->source(), content->question, plain_encoding(ask), ask.places, ask.hidden, work);
    if (!made)
        return made.problem();
    content->multiples = std::move(*made);
    return PictureData{ask, content};
}

PictureKind kind(Picture picture, PictureGroup group, std::string_view key, std::string_view title, std::string_view sentence, Result<PictureData> (*prepare)(const Source&, const PictureAsk&, Work&))
{
    PictureKind out;
    out.picture = picture;
    out.group = group;
    out.key = key;
    out.title = title;
    out.sentence = sentence;
    out.timed = true;
    out.prepare = prepare;
    return out;
}

}  // namespace

PictureKind matrix_kind()
{
    PictureKind out = kind(Picture::matrix, PictureGroup::actors, "matrix", "Who with whom, as a table",
                           "Where the row of one actor meets the column of another, the cell tells whether they are tied; it is hatched where nobody could report on them.", prepare_matrix);
    PictureOption order{"order", "Order", {}};
    for (const MatrixOrder one : all_matrix_orders)
        order.choices.push_back({key(one), title(one)});
    out.options.push_back(std::move(order));
    out.zooms = true;
    return out;
}

PictureKind two_mode_kind()
{
    PictureKind out = kind(Picture::two_mode, PictureGroup::actors, "two_mode", "Who sits at which table",
                           "Actors stand beside the structures that they sit in; a structure that joins both sides cuts across.", prepare_two_mode);
    PictureOption side{"side", "Show", {}};
    for (const TwoModeSide one : all_two_mode_sides)
        side.choices.push_back({key(one), title(one)});
    out.options.push_back(std::move(side));
    return out;
}

PictureKind ego_kind()
{
    PictureKind out = kind(Picture::ego, PictureGroup::actors, "ego", "One actor and its surroundings",
                           "The selected actor stands in the middle, its contacts on the first circle, theirs on the next.", prepare_ego);
    out.by_selection = true;
    out.options.push_back({"steps", "Steps", {{"2", "two steps"}, {"1", "direct contacts only"}, {"3", "three steps"}}});
    return out;
}

PictureKind radial_kind()
{
    PictureKind out = kind(Picture::radial, PictureGroup::actors, "radial", "Actors by rank", "The nearer to the middle, the higher an actor ranks in the measure that drives the size of shapes.", prepare_radial);
    out.by_measure = true;
    return out;
}

PictureKind cities_kind()
{
    PictureKind out = kind(Picture::cities, PictureGroup::dates, "cities", "Cities side by side", "One small map for each city, on the same day, by the same rules, with shapes of one scale.", prepare_cities);
    out.by_measure = true;
    return out;
}

}  // namespace crosscut::scene
