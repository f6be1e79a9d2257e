// SPDX-License-Identifier: Apache-2.0
#include "figure/recipe_page.hpp"

#include "analysis/uncertainty/uncertainty.hpp"
#include "figure/fit.hpp"
#include "figure/picture_page.hpp"
#include "figure/recipe_parts.hpp"
#include "foundation/text.hpp"
#include "scene/lane_facts.hpp"
#include "scene/multiples.hpp"
#include "scene/passage.hpp"

#include <algorithm>
#include <cmath>

namespace crosscut::figure {

namespace {

constexpr std::size_t most_panels = 12;
constexpr std::size_t most_pictures = 2000;
constexpr double points_per_mm = 72 / 25.4;

// Everything that is the same for every page of a recipe.
class Maker {
public:
    Maker(const Press& press, const scene::Recipe& recipe, Work& work) : press_(press), recipe_(recipe), work_(work), source_(press.source)
    {
        source_.timeline.reset();  // values are measured here, so that they are the same everywhere
        if (recipe.sight.seed != 0)
            source_.seed = recipe.sight.seed;
        put(recipe.sight.style, encoding_);
        encoding_.language = recipe.paper.language;
        encoding_.names = recipe.sight.names;
    }

    Result<Done> prepare()
    {
        const std::vector<structures::Crisis> none;
        Result<scene::Sighted> sighted = scene::resolve(archive(), source_.crises ? *source_.crises : none, recipe_.sight);
        if (!sighted)
            return sighted.problem();
        sighted_ = std::move(*sighted);
        out_.warnings = sighted_.missing;
        lit_ = lit_of(source_, recipe_.highlight, sighted_, out_.warnings, language(), recipe_.sight.names);
        return Done{};
    }

    Result<Printed> made()
    {
        const std::string& picture = recipe_.sight.picture;
        Result<Page> page = Problem{};
        if (picture == "map" && recipe_.sight.days.size() > 1)
            page = panels();
        else if (picture == "map")
            page = map();
        else if (picture == "lanes")
            page = lanes();
        else if (const scene::PictureKind* kind = scene::find_picture(picture))
            page = drawn(*kind);
        else
            return no_picture();
        if (!page)
            return page.problem();
        return finished(std::move(*page));
    }

    Result<Done> sequence(const std::function<Result<Done>(std::size_t, std::size_t, const Page&)>& take)
    {
        const scene::Sequence& wanted = *recipe_.sequence;
        const std::vector<Day> days = scene::days_of(wanted);
        const auto between = static_cast<std::size_t>(std::max(0, wanted.between));
        const std::size_t count = days.size() + (days.size() - 1) * between;
        if (count > most_pictures)
            return Problem{Problem::Code::limit, {"These would be {1} pictures; at most {2} are made at once.", {std::to_string(count), std::to_string(most_pictures)}}, {"Choose larger steps, or a shorter time."}, {}};
        const bool map = recipe_.sight.picture == "map";
        if (!map && recipe_.sight.picture != "lanes")
            return Problem{Problem::Code::unsupported, {"A sequence shows the map or the structures day by day, not “{1}”.", {recipe_.sight.picture}}, {"Choose map or lanes."}, {}};
        if (map)
            if (const Result<Done> done = prepare_maps(days); !done)
                return done.problem();
        std::optional<Page> before;
        std::size_t number = 0;
        for (std::size_t i = 0; i < days.size(); ++i) {
            if (!work_.step(i, days.size()))
                return stopped_on_request();
            Result<Page> page = map ? map_of_day(i) : lanes_on(days[i]);
            if (!page)
                return page.problem();
            grey(*page);
            for (std::size_t k = 1; before && k <= between; ++k) {
                Page half = *page;
                half.scene = scene::between(before->scene, page->scene, static_cast<double>(k) / static_cast<double>(between + 1));
                if (const Result<Done> done = take(number++, count, half); !done)
                    return done.problem();
            }
            if (const Result<Done> done = take(number++, count, *page); !done)
                return done.problem();
            before = std::move(*page);
        }
        return Done{};
    }

private:
    const evidence::Archive& archive() const { return *source_.archive; }
    Language language() const { return recipe_.paper.language; }

    Problem no_picture() const
    {
        std::vector<std::string> keys{"map", "lanes"};
        for (const scene::PictureKind& kind : scene::picture_kinds())
            keys.emplace_back(kind.key);
        return {Problem::Code::bad_value, {"“{1}” is no picture.", {recipe_.sight.picture}}, {"Write one of: {1}.", {join(keys, ", ")}}, {}};
    }

    PageSpec spec_of(bool map) const
    {
        const scene::Paper& paper = recipe_.paper;
        PageSpec spec;
        spec.width_mm = paper.width_mm;
        spec.height_mm = paper.height_mm;
        spec.margin_mm = paper.margin_mm;
        spec.letters = paper.letters;
        spec.theme = encoding_.theme;
        spec.message = paper.message;
        spec.disclaimer = language() == Language::german ? press_.disclaimer_german : press_.disclaimer_english;
        // Columns need the whole width of a small page.
        const double wide = recipe_.sight.layout == "columns" ? 260 : 130;
        switch (paper.legend) {
        case scene::LegendSpot::automatic: spec.legend = map && paper.width_mm >= wide ? LegendPlace::right : LegendPlace::below; break;
        case scene::LegendSpot::inside: spec.legend = map ? LegendPlace::inside : LegendPlace::below; break;
        case scene::LegendSpot::beside: spec.legend = LegendPlace::right; break;
        case scene::LegendSpot::below: spec.legend = LegendPlace::below; break;
        case scene::LegendSpot::none: spec.legend = LegendPlace::none; break;
        }
        return spec;
    }

    void put_words(PageSpec& spec, std::string title, std::string caption) const
    {
        spec.title = recipe_.paper.title.value_or(std::move(title));
        if (!recipe_.paper.caption && !lit_.words.empty())
            caption += (caption.empty() ? "" : ". ") + lit_.words;
        spec.caption = recipe_.paper.caption.value_or(std::move(caption));
    }

    /// Places of a whole city over all time, so that everybody stands where the map of the window has them.
    Result<Done> find_places()
    {
        network::Question question = sighted_.question;
        question.from.reset();
        question.until.reset();
        question.field = evidence::Field::none;
        question.cooperation = question.lines = question.conflicts = true;
        question.relations.clear();
        question.rule = evidence::TieRule::union_with_third_party;
        question.mode = network::TimeMode::midpoint;
        question.certain_claims_only = false;
        const std::map<ActorId, scene::Point>& known = sighted_.places;
        const bool free = scene::movable(sighted_.rule);
        const bool complete = free && !known.empty() && std::all_of(archive().actors->begin(), archive().actors->end(), [&](const evidence::Actor& actor) {
            return (question.city && actor.city != question.city) || known.count(actor.id) != 0;
        });
        if (complete) {
            places_ = {known, {}, false};
        } else {
            Result<scene::Places> found = scene::find_places(source_, question, encoding_, sighted_.rule, free ? known : std::map<ActorId, scene::Point>(), work_);
            if (!found && found.problem().code == Problem::Code::cancelled)
                return found.problem();
            if (!found) {
                out_.warnings.push_back(found.problem().what);
                out_.warnings.emplace_back("The actors stand in a ring instead.");
                places_ = scene::ring_places(source_, question, encoding_);
            } else {
                places_ = std::move(*found);
            }
            if (free)
                for (const auto& [actor, at] : known)
                    places_.at[actor] = at;
        }
        if (free && !places_.ring)
            for (const auto& [actor, at] : source_.pins)
                if (places_.at.count(actor))
                    places_.at[actor] = at;
        return Done{};
    }

    std::optional<std::uint64_t> seed() const { return places_.ring || !scene::movable(sighted_.rule) ? std::nullopt : std::optional(source_.seed); }

    network::Snapshot snapshot_on(std::optional<Day> day) const
    {
        network::Question question = sighted_.question;
        if (day) {
            question.from.reset();
            question.until = day;
        }
        return network::snapshot(archive(), *source_.ties, question);
    }

    std::set<ActorId> focus_on(const std::vector<const network::Snapshot*>& nets) const
    {
        std::set<ActorId> focus = scene::neighbourhood(archive(), nets, sighted_, recipe_.sight.steps);
        if (!lit_.empty()) {
            focus.insert(lit_.actors.begin(), lit_.actors.end());
            focus.insert(ActorId{});  // a highlight without anybody still mutes the others
        }
        return focus;
    }

    Result<Page> map()
    {
        if (const Result<Done> done = find_places(); !done)
            return done.problem();
        shown_ = snapshot_on({});
        for (const ActorId actor : scene::left_out(archive(), {&shown_}, sighted_, recipe_.sight))
            places_.at.erase(actor);
        scene::Encoding encoding = encoding_;
        scene::MapInput input = scene::map_input(source_, shown_, places_, encoding, work_);
        input.folded = sighted_.folded;
        if (press_.shown_for == shown_.question && !(press_.gaps.empty() && press_.supposed.empty())) {
            input.gaps = press_.gaps;
            input.supposed = press_.supposed;
            out_.warnings.emplace_back("What is supposed and the flag of a gap are drawn as in the window; no recipe keeps them.");
        }
        if (recipe_.sight.style.halo && !archive().claims->empty()) {
            analysis::UncertaintySettings settings;
            settings.seed = press_.source.seed;
            Result<analysis::Uncertainty> doubt = analysis::uncertainty(archive(), {sighted_.question, encoding.size_measure}, settings, work_);
            if (!doubt && doubt.problem().code == Problem::Code::cancelled)
                return doubt.problem();
            if (doubt)
                for (const analysis::Doubt& one : doubt->doubts)
                    input.halo.push_back(one.halo());
            else
                out_.warnings.push_back(doubt.problem().what);
        }
        PageSpec spec = spec_of(true);
        put_words(spec, scene::heading_of(archive(), sighted_.question, language()), scene::caption_of(archive(), shown_, language(), seed()));
        const network::Question& question = sighted_.question;
        if (question.until)
            spec.subtitle = question.from ? say(language(), "{1} to {2}", {spoken(language(), *question.from), spoken(language(), *question.until)}) : spoken(language(), *question.until);
        if (spec.height_mm == 0)
            spec.height_mm = map_height_mm(input, encoding, spec);
        Result<Page> page = map_page(input, encoding, spec, focus_on({&shown_}));
        if (page && spec.legend == LegendPlace::inside && page->legend != LegendPlace::inside)
            out_.warnings.emplace_back("The legend found no free corner: it stands outside of the drawing.");
        if (page)
            count_names(page->scene);
        return page;
    }

    Result<Done> prepare_maps(const std::vector<Day>& days)
    {
        if (const Result<Done> done = find_places(); !done)
            return done.problem();
        Result<scene::Multiples> made = scene::day_multiples(source_, sighted_.question, days, encoding_, places_, {}, sighted_.folded, work_);
        if (!made)
            return made.problem();
        multiples_ = std::move(*made);
        std::vector<const network::Snapshot*> nets;
        for (const scene::Tile& tile : multiples_.tiles)
            nets.push_back(&tile.snapshot);
        const std::set<ActorId> hidden = scene::left_out(archive(), nets, sighted_, recipe_.sight);
        for (scene::Tile& tile : multiples_.tiles) {
            tile.hidden = hidden;
            std::erase_if(tile.places.at, [&](const auto& one) { return hidden.count(one.first) != 0; });
        }
        focus_ = focus_on(nets);
        shown_ = multiples_.tiles.back().snapshot;
        std::erase_if(places_.at, [&](const auto& one) { return hidden.count(one.first) != 0; });
        return Done{};
    }

    Result<Page> panels()
    {
        const std::vector<Day>& days = recipe_.sight.days;
        if (days.size() > most_panels)
            return Problem{Problem::Code::limit, {"A figure shows at most {1} days beside each other, not {2}.", {std::to_string(most_panels), std::to_string(days.size())}}, {"Choose fewer days, or make a sequence of pictures."}, {}};
        if (const Result<Done> done = prepare_maps(days); !done)
            return done.problem();
        PageSpec spec = spec_of(true);
        std::vector<std::string> spoken_days;
        for (const Day day : days)
            spoken_days.push_back(spoken(language(), day));
        put_words(spec, scene::heading_of(archive(), sighted_.question, language()),
                  scene::caption_of(archive(), shown_, language(), seed()) + ". " + say(language(), "Days: {1}. Every actor stands at the same place on every day.", {join(spoken_days, ", ")}));
        spec.legend = legend_of_picture(spec);
        scene::Encoding encoding = encoding_;
        encoding.text *= page_text(spec);
        const scene::Scene legend = spec.legend == LegendPlace::none ? scene::Scene() : scene::compose_multiples_legend(multiples_, source_, encoding, legend_width(spec, encoding));
        if (spec.height_mm == 0) {
            const double rows = std::ceil(static_cast<double>(days.size()) / (days.size() <= 3 ? static_cast<double>(days.size()) : std::ceil(std::sqrt(static_cast<double>(days.size())))));
            const double across = std::ceil(static_cast<double>(days.size()) / rows);
            spec.height_mm = 1200;
            const Result<scene::Box> tall = drawing_room(legend.page, spec);
            const double around = tall ? 1200 - tall->height / points_per_mm : 40;
            const double wide = tall ? tall->width / points_per_mm : spec.width_mm;
            spec.height_mm = std::clamp(std::ceil(std::max(around + rows * (0.8 * wide / across + 14), spec.legend == LegendPlace::right ? around + legend.page.height / points_per_mm : 0.0)), 40.0, 1200.0);
        }
        const Result<scene::Box> room = drawing_room(legend.page, spec);
        if (!room)
            return room.problem();
        scene::MapView view;
        view.focus = focus_;
        return compose_page(scene::compose_multiples(multiples_, source_, encoding, view, room->width, room->height), legend, spec);
    }

    Result<Page> map_of_day(std::size_t i)
    {
        const scene::Tile& tile = multiples_.tiles[i];
        PageSpec spec = spec_of(true);
        if (spec.legend == LegendPlace::inside)
            spec.legend = spec.width_mm >= 130 ? LegendPlace::right : LegendPlace::below;
        put_words(spec, scene::heading_of(archive(), sighted_.question, language()), scene::caption_of(archive(), tile.snapshot, language(), seed()));
        spec.subtitle = tile.title;
        scene::Encoding encoding = encoding_;
        encoding.text *= page_text(spec);
        const double inside = std::max(60.0, (spec.width_mm - 2 * spec.margin_mm) * points_per_mm);
        const scene::Scene legend = spec.legend == LegendPlace::none ? scene::Scene()
                                    : scene::compose_multiples_legend(multiples_, source_, encoding, spec.legend == LegendPlace::right ? std::min(175 * encoding.text, 0.32 * inside) : inside);
        scene::Encoding own = encoding_;
        own.size_label = multiples_.size_label;
        own.colour_label = multiples_.colour_label;
        const scene::MapInput input = scene::input_of(multiples_, i, source_);
        if (spec.height_mm == 0)
            spec.height_mm = sequence_height_ > 0 ? sequence_height_ : (sequence_height_ = map_height_mm(input, own, spec));
        return map_page(input, own, spec, focus_, legend);
    }

    Result<Page> lanes_on(std::optional<Day> day)
    {
        // Without a day no line is drawn: one day of many would be taken for the end.
        scene::LanesInput input = scene::lanes_input(source_, sighted_.question, day.value_or(day_of(2100, 1, 1)), language());
        if (source_.crises && !lane_facts_) {
            Result<scene::LaneFacts> facts = scene::lane_facts(archive(), *source_.crises, 3, work_);
            if (!facts)
                return facts.problem();
            lane_facts_ = std::make_shared<const scene::LaneFacts>(std::move(*facts));
        }
        input.facts = lane_facts_;
        PageSpec spec = spec_of(false);
        put_words(spec, scene::lanes_heading_of(archive(), sighted_.question, language()), scene::lanes_caption_of(source_, sighted_.question, day, language()));
        if (spec.height_mm == 0)
            spec.height_mm = lanes_height_mm(input, encoding_, spec);
        Result<Page> page = lanes_page(input, encoding_, spec);
        if (page)
            mute(page->scene, lit_, *source_.ties, false);
        return page;
    }
    Result<Page> lanes()
    {
        const std::vector<Day>& days = recipe_.sight.days;
        return lanes_on(days.empty() ? std::nullopt : std::optional(days.back()));
    }

    Result<Page> drawn(const scene::PictureKind& kind)
    {
        shown_ = snapshot_on({});
        Result<scene::PictureAsk> ask = ask_of(kind, recipe_, sighted_);
        if (!ask)
            return ask.problem();
        if (kind.group == scene::PictureGroup::dates || kind.timed) {
            if (scene::movable(sighted_.rule)) {
                if (const Result<Done> done = find_places(); !done)
                    return done.problem();
                ask->places = places_.at;
            }
        }
        if (kind.timed || kind.by_measure)
            ask->hidden = scene::left_out(archive(), {&shown_}, sighted_, recipe_.sight);
        const Result<scene::PictureData> data = scene::prepare_picture(source_, *ask, work_);
        if (!data)
            return data.problem();
        PageSpec spec = spec_of(false);
        put_words(spec, scene::picture_heading(*data, language()), scene::picture_caption(*data, language()));
        if (spec.height_mm == 0)
            spec.height_mm = picture_height_mm(*data, encoding_, spec);
        Result<Page> page = picture_page(*data, encoding_, spec, focus_on({&shown_}));
        if (page)
            mute(page->scene, lit_, *source_.ties, true);
        return page;
    }

    /// Actors that are drawn without their name for want of room.
    void count_names(const scene::Scene& scene)
    {
        if (!encoding_.labels)
            return;
        std::set<std::uint32_t> drawn, named;
        for (const scene::Mark& mark : scene.marks)
            if (mark.subject.kind == scene::Subject::Kind::actor && mark.opacity > 0.5)
                (std::holds_alternative<scene::Label>(mark.form) ? named : drawn).insert(mark.subject.id);
        const auto silent = static_cast<std::size_t>(std::count_if(drawn.begin(), drawn.end(), [&](std::uint32_t id) { return named.count(id) == 0; }));
        if (silent > 0)
            out_.warnings.push_back({"Names without room: {1} of {2} actors are drawn without theirs. Choose a larger page or smaller type.", {std::to_string(silent), std::to_string(drawn.size())}});
    }

    void grey(Page& page) const
    {
        if (recipe_.sight.style.palette == scene::Palette::grey)
            page.scene = in_grey(page.scene);
    }

    Printed finished(Page page)
    {
        if (recipe_.sight.picture == "map")
            mute_structures(page.scene, lit_);
        grey(page);
        if (const Message warning = type_warning(page, language()); !warning.empty())
            out_.warnings.insert(out_.warnings.begin(), warning);
        for (Message& one : alike_in_grey(page.scene))
            out_.warnings.push_back(std::move(one));
        if (recipe_.sight.names != scene::NameMode::full) {
            for (Message& one : named_in(archive(), recipe_))
                out_.warnings.push_back(std::move(one));
            std::set<ActorId> shown;
            for (const scene::Mark& mark : page.scene.marks)
                if (mark.subject.kind == scene::Subject::Kind::actor)
                    shown.insert(ActorId{mark.subject.id});
            const network::Snapshot net = shown_.actors.empty() ? snapshot_on({}) : shown_;
            out_.recognisable = analysis::recognisable(archive(), net, shown);
        }
        out_.alternative = text_alternative(page.scene, language());
        out_.page = std::move(page);
        return std::move(out_);
    }

    const Press& press_;
    const scene::Recipe& recipe_;
    Work& work_;
    scene::Source source_;
    scene::Encoding encoding_;
    scene::Sighted sighted_;
    Lit lit_;
    scene::Places places_;
    network::Snapshot shown_;
    scene::Multiples multiples_;
    std::set<ActorId> focus_;
    std::shared_ptr<const scene::LaneFacts> lane_facts_;
    double sequence_height_ = 0;
    Printed out_;
};

}  // namespace

Result<Printed> print(const Press& press, const scene::Recipe& recipe, Work& work)
{
    Maker maker(press, recipe, work);
    if (const Result<Done> done = maker.prepare(); !done)
        return done.problem();
    return maker.made();
}

Result<Done> print_sequence(const Press& press, const scene::Recipe& recipe, const std::function<Result<Done>(std::size_t, std::size_t, const Page&)>& take, Work& work)
{
    if (!recipe.sequence || recipe.sequence->last < recipe.sequence->first)
        return Problem{Problem::Code::bad_value, {"A sequence needs a first and a later last day."}, {"Write for example 2014-01-01 and 2020-12-31."}, {}};
    Maker maker(press, recipe, work);
    if (const Result<Done> done = maker.prepare(); !done)
        return done.problem();
    return maker.sequence(take);
}

std::string in_words(Language language, const evidence::Archive& archive, const analysis::Recognisable& one, scene::NameMode names)
{
    std::vector<std::string> why;
    if (one.kind)
        why.push_back(say(language, "the only one of its kind ({1})", {evidence::kind_label(language, *one.kind)}));
    for (const std::string& type : one.carries)
        why.push_back(say(language, "the only one that leads: {1}", {evidence::structure_type_label(language, type)}));
    if (one.contacts)
        why.push_back(say(language, "the only one with this number of contacts: {1}", {std::to_string(*one.contacts)}));
    return scene::shown_name(archive, one.actor, names) + ": " + join(why, "; ");
}

}  // namespace crosscut::figure
