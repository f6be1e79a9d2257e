// SPDX-License-Identifier: Apache-2.0
#include "report/answers.hpp"

#include "figure/fit.hpp"
#include "figure/write.hpp"
#include "scene/grey.hpp"
#include "scene/multiples.hpp"
#include "scene/ranges.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::report {

using namespace evidence;
using analysis::Reply;
using analysis::AnswerPicture;

namespace {

constexpr double page_width_mm = 180;
constexpr double points_per_mm = 72 / 25.4;

class Drawer {
public:
    Drawer(const Desk& desk, const Reply& answer, std::map<CityId, scene::Places>& places, Work& work) : desk_(desk), answer_(answer), places_(places), work_(work)
    {
        encoding_.language = desk.language;
        encoding_.names = desk.input().names;
        encoding_.structures = scene::StructureStyle::hidden;
    }

    Result<Drawing> draw(const AnswerPicture& picture, std::map<CityId, std::string>& letters)
    {
        Drawing out;
        const City* city = find(*desk_.archive().cities, picture.city);
        std::string word = city ? file_word(city->name) : std::string("all");
        const evidence::Table<City>& cities = *desk_.archive().cities;
        if (word.empty() || std::any_of(cities.begin(), cities.end(), [&](const City& other) { return other.id != picture.city && file_word(other.name) == word; }))
            word += (word.empty() ? "" : "-") + std::to_string(picture.city.value);
        out.key = "question-" + std::to_string(answer_.number) + "-" + word;
        out.heading = in(desk_.language, analysis::question_title(answer_.number)) + (city ? ": " + city->name : "");
        const Result<figure::Page> page = page_of(picture, out, letters);
        if (!page)
            return page.problem();
        out.svg = figure::svg(page->scene);
        Result<std::string> pdf = figure::pdf(page->scene);
        if (!pdf)
            return pdf.problem();
        out.pdf = std::move(*pdf);
        return out;
    }

private:
    Result<figure::Page> page_of(const AnswerPicture& picture, Drawing& out, std::map<CityId, std::string>& letters)
    {
        switch (picture.kind) {
        case AnswerPicture::Kind::lanes: return lanes(picture, out);
        case AnswerPicture::Kind::dots: return dots(picture, out);
        case AnswerPicture::Kind::grey: return grey(picture, out, letters);
        case AnswerPicture::Kind::maps: break;
        }
        return picture.missing.empty() ? maps(picture, out) : missing(picture, out);
    }

    figure::PageSpec spec_of(const Drawing& out) const
    {
        figure::PageSpec spec;
        spec.width_mm = page_width_mm;
        spec.title = out.heading;
        spec.disclaimer = desk_.input().disclaimer;
        return spec;
    }

    /// The places of a city's chapter: the same in every drawing of the report.
    Result<const scene::Places*> places_of(const network::Question& asked, Drawing& out)
    {
        if (const auto known = places_.find(asked.city); known != places_.end())
            return &known->second;
        network::Question question = asked;
        question.field = Field::none;
        Result<scene::Places> found = scene::find_places(desk_.input().source, question, encoding_, scene::PlaceRule::free, {}, work_);
        if (!found) {
            if (found.problem().code == Problem::Code::cancelled)
                return found.problem();
            out.notes.push_back(found.problem().what);
            out.notes.push_back({"The actors therefore stand on a circle; place means nothing."});
            found = scene::ring_places(desk_.input().source, question, encoding_);
        }
        return &places_.emplace(asked.city, std::move(*found)).first->second;
    }

    std::string day_words(const network::Question& question) const
    {
        std::string words = question.until ? spoken(desk_.language, *question.until) : std::string(tr(desk_.language, "all time"));
        if (question.rule != answer_rule())
            words += ", " + std::string(label(desk_.language, question.rule));
        return words;
    }
    TieRule answer_rule() const { return desk_.input().question.rule; }

    Result<figure::Page> maps(const AnswerPicture& picture, Drawing& out)
    {
        if (picture.questions.empty())
            return Problem{Problem::Code::missing_value, {"There is nothing to draw."}, {}, {}};
        const Result<const scene::Places*> places = places_of(picture.questions.front(), out);
        if (!places)
            return places.problem();
        scene::Multiples tiles;
        for (const network::Question& question : picture.questions) {
            scene::Tile tile;
            tile.city = question.city;
            tile.title = day_words(question);
            tile.snapshot = network::snapshot(desk_.archive(), *desk_.input().source.ties, question);
            tile.places = **places;
            scene::Encoding own = encoding_;
            tile.size = scene::map_input(desk_.input().source, tile.snapshot, tile.places, own, work_).size;
            tiles.size_label = own.size_label;
            const auto count = static_cast<double>(tile.snapshot.actors.size());
            const double pairs = count * (count - 1) / 2;
            if (tile.snapshot.observable_pairs > 0)
                tile.density = static_cast<double>(tile.snapshot.graph.ties.size()) / pairs;
            if (pairs > 0)
                tile.coverage = static_cast<double>(tile.snapshot.observable_pairs) / pairs;
            tiles.tiles.push_back(std::move(tile));
        }
        figure::PageSpec spec = spec_of(out);
        spec.legend = figure::LegendPlace::below;
        scene::Encoding encoding = encoding_;
        encoding.text *= figure::page_text(spec);
        const scene::Scene legend = scene::compose_multiples_legend(tiles, desk_.input().source, encoding, (spec.width_mm - 2 * spec.margin_mm) * points_per_mm);
        const std::size_t rows = picture.questions.size() <= 2 ? 1 : (picture.questions.size() + 1) / 2;
        spec.height_mm = (picture.questions.size() == 1 ? 118.0 : 96.0 * static_cast<double>(rows)) + legend.page.height / points_per_mm + 38;
        const Result<scene::Box> room = figure::drawing_room(legend.page, spec);
        if (!room)
            return room.problem();
        scene::MapView view;
        view.selected.insert(picture.actors.begin(), picture.actors.end());
        view.selected_tie = picture.tie;
        return figure::compose_page(scene::compose_multiples(tiles, desk_.input().source, encoding, view, room->width, room->height), legend, spec);
    }

    /// Pairs that have nothing in common, as dashed arcs between their places.
    Result<figure::Page> missing(const AnswerPicture& picture, Drawing& out)
    {
        const network::Question& question = picture.questions.front();
        const Result<const scene::Places*> places = places_of(question, out);
        if (!places)
            return places.problem();
        const network::Snapshot now = network::snapshot(desk_.archive(), *desk_.input().source.ties, question);
        scene::Encoding encoding = encoding_;
        scene::MapInput map = scene::map_input(desk_.input().source, now, **places, encoding, work_);
        int number = 0;
        for (const auto& [a, b] : picture.missing)
            map.gaps.push_back({a, b, ++number});
        figure::PageSpec spec = spec_of(out);
        spec.subtitle = day_words(question);
        spec.caption = scene::caption_of(desk_.archive(), now, desk_.language, std::nullopt);
        spec.height_mm = figure::map_height_mm(map, encoding, spec);
        return figure::map_page(map, encoding, spec);
    }

    Result<figure::Page> lanes(const AnswerPicture& picture, Drawing& out)
    {
        const network::Question& question = picture.questions.front();
        scene::LanesInput input = scene::lanes_input(desk_.input().source, question, picture.days.back(), desk_.language);
        // The first day, as the begin of the time between both.
        scene::TimeBand between;
        between.name = std::string(tr(desk_.language, "time looked at"));
        between.first = picture.days.front();
        between.last = picture.days.back();
        between.overlay = true;
        between.number = 9;
        input.bands.push_back(std::move(between));
        figure::PageSpec spec = spec_of(out);
        spec.legend = figure::LegendPlace::below;
        spec.caption = scene::lanes_caption_of(desk_.input().source, question, picture.days.back(), desk_.language);
        spec.height_mm = figure::lanes_height_mm(input, encoding_, spec);
        return figure::lanes_page(input, encoding_, spec);
    }

    Result<figure::Page> dots(const AnswerPicture& picture, Drawing& out)
    {
        const analysis::AnswerTable& table = answer_.tables.front();
        const analysis::Wording wording = wording_of(desk_);
        std::size_t column = 0;
        while (column + 1 < table.columns.size() && table.columns[column].key != picture.column)
            ++column;
        std::vector<scene::RangeRow> rows;
        for (const analysis::AnswerRow& row : table.rows) {
            scene::RangeRow line;
            line.group = in_words(wording, row.cells[0]);
            line.label = in_words(wording, row.cells[1]);
            line.words = in_words(wording, row.cells[column], 1);
            if (const auto* range = std::get_if<analysis::Between>(&row.cells[column])) {
                line.low = range->low;
                line.high = range->high;
            }
            rows.push_back(std::move(line));
        }
        figure::PageSpec spec = spec_of(out);
        spec.legend = figure::LegendPlace::none;
        spec.caption = std::string(tr(desk_.language, "From the earliest to the latest day that the dates allow; an open line: nothing had come when last asked."));
        scene::Encoding encoding = encoding_;
        encoding.text *= figure::page_text(spec);
        const scene::Scene drawing = scene::compose_ranges(rows, std::string(tr(desk_.language, table.columns[column].heading)), encoding, (spec.width_mm - 2 * spec.margin_mm) * points_per_mm);
        spec.height_mm = drawing.page.height / points_per_mm + 44;
        return figure::compose_page(drawing, {}, spec);
    }

    Result<figure::Page> grey(const AnswerPicture& picture, Drawing& out, std::map<CityId, std::string>& letters)
    {
        const network::Question& question = picture.questions.front();
        const Result<const scene::Places*> places = places_of(question, out);
        if (!places)
            return places.problem();
        const network::Snapshot now = network::snapshot(desk_.archive(), *desk_.input().source.ties, question);
        scene::Encoding encoding = encoding_;
        if (encoding.names == scene::NameMode::full)
            encoding.names = scene::NameMode::role;
        const scene::MapInput map = scene::map_input(desk_.input().source, now, **places, encoding, work_);
        figure::PageSpec spec = spec_of(out);
        // A guideline does not say which city it is: neither heading nor caption names it.
        spec.title = std::string(tr(desk_.language, "Who works with whom in a city?"));
        spec.caption = say(desk_.language, "Actors by their role: {1}; pairs in contact: {2}. Places come from ties of all time; near means much in common.",
                           {std::to_string(now.actors.size()), std::to_string(now.graph.ties.size())});
        spec.height_mm = figure::map_height_mm(map, encoding, spec);
        Result<figure::Page> page = figure::map_page(map, encoding, spec);
        if (!page)
            return page.problem();
        page->scene = scene::greyed(std::move(page->scene));
        page->scene.title = spec.title;
        letters[picture.city] = scene::letters_of(page->scene);
        return page;
    }

    const Desk& desk_;
    const Reply& answer_;
    std::map<CityId, scene::Places>& places_;
    Work& work_;
    scene::Encoding encoding_;
};

}  // namespace

Result<std::vector<Drawing>> draw_answer(const Desk& desk, const Reply& answer, std::map<CityId, scene::Places>& places, std::map<CityId, std::string>& letters, Work& work)
{
    Drawer drawer(desk, answer, places, work);
    std::vector<Drawing> out;
    for (const AnswerPicture& picture : answer.pictures) {
        if (work.stopped())
            return stopped_on_request();
        Result<Drawing> one = drawer.draw(picture, letters);
        if (one)
            out.push_back(std::move(*one));
        else if (one.problem().code == Problem::Code::cancelled)
            return one.problem();
    }
    return out;
}

}  // namespace crosscut::report
