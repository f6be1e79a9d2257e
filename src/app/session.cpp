// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

#include "analysis/catalogue.hpp"

#include "app/suppose.hpp"
#include "study/workshop.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::app {

using namespace evidence;

Session::Session() : derived_(study::derive(book.state())), snapshot_(std::make_shared<network::Snapshot>()) {}

bool nothing_dated(const Archive& archive)
{
    const auto dated = [](const PartialDate& date) { return date.kind == PartialDate::Kind::dated; };
    return !archive.claims->empty() && std::none_of(archive.claims->begin(), archive.claims->end(), [&](const Claim& one) { return dated(one.start) || dated(one.end); }) &&
           std::none_of(archive.interviews->begin(), archive.interviews->end(), [&](const Interview& one) { return dated(one.date); });
}

void Session::take(study::Book other, panels::View& view)
{
    jobs.cancel_all();
    book = std::move(other);
    has_seen_ = false;
    places_.clear();
    placed_all_.reset();
    grown_.clear();
    places_asked_.reset();
    gaps_.reset();
    alike_.reset();
    alike_asked_.clear();
    gaps_asked_.reset();
    picture_.reset();
    lane_facts_.reset();
    picture_asked_.reset();
    gaps_before_.reset();
    gap_reading_ = {};
    view.gaps_memory.form.reset();
    answer_.reset();
    answer_asked_.reset();
    forget_doubt();
    timeline_.reset();
    timeline_asked_.reset();
    view.selection = {};
    view.filter = {};
    view.gap.reset();
    view.what_if.reset();
    view.photo_form.reset();
    developed_.clear();
    supposed_.reset();
    what_if_.reset();
    view.focus_steps = 0;
    view.folded.clear();
    view.question.city = {};
    const Archive& archive = book.state().archive;
    if (!archive.cities->empty())
        view.question.city = archive.cities->front().id;
    view.whole_time = nothing_dated(archive);
    for (const Problem& problem : book.remarks())
        refuse(problem, view.look.language, now);
}

namespace {

/// What is looked at: the question with the day that the time bar shows.
network::Question asked_now(const panels::View& view)
{
    network::Question question = view.question;
    question.from.reset();
    question.until = view.whole_time ? std::nullopt : std::optional(view.day);
    if (!view.whole_time && view.from && *view.from < view.day)
        question.from = view.from;
    return question;
}

/// Places, and why they are not those that were asked for.
struct Placed {
    scene::Places places;
    std::optional<Problem> failure;
};

/// A tie keeps being selected while the numbers of the set change.
std::optional<std::uint32_t> same_tie(const network::TieSet& before, const network::TieSet& after, std::uint32_t number)
{
    const network::Tie* old = before.find(number);
    if (!old)
        return std::nullopt;
    std::optional<std::uint32_t> fits;
    for (const network::Tie& tie : after.ties)
        if (tie.a == old->a && tie.b == old->b && tie.relation == old->relation) {
            fits = fits.value_or(tie.number);
            if (tie.spell == old->spell || tie.claims == old->claims)
                return tie.number;
        }
    return fits;
}

}  // namespace

void Session::follow_state(panels::View& view)
{
    const study::State& state = book.state();
    if (has_seen_ && study::same(seen_, state) && replayed_ == view.workshop.replay)
        return;
    const bool claims_changed = !has_seen_ || replayed_ != view.workshop.replay || !evidence::same_reports(seen_.archive, state.archive);
    replayed_ = view.workshop.replay;
    if (claims_changed) {
        const std::shared_ptr<const study::Derived> before = derived_;
        const study::State shown = replayed_ ? study::as_of(state, *replayed_) : state;
        shown_ = shown.archive;
        derived_ = study::derive(shown);
        if (view.selection.tie)
            view.selection.tie = same_tie(before->ties, derived_->ties, *view.selection.tie);
        asked_.reset();
        estimate_asked_.reset();
        gaps_asked_.reset();
        forget_doubt();
        supposed_.reset();
        timeline_asked_.reset();
    }
    picture_asked_.reset();
    lane_facts_asked_ = false;
    seen_ = state;
    has_seen_ = true;
    crises_ = *state.crises;
    ask_for_alike();
    std::erase_if(view.selection.actors, [&](ActorId id) { return !find(*state.archive.actors, id); });
    if (view.selection.structure && !find(*state.archive.structures, *view.selection.structure))
        view.selection.structure.reset();
    if (view.question.city && !find(*state.archive.cities, view.question.city))
        view.question.city = {};
    look_.reset();
    ++revision_;
}

void Session::follow_question(panels::View& view)
{
    const network::Question question = asked_now(view);
    if (asked_ == question)
        return;
    asked_ = question;
    snapshot_ = std::make_shared<network::Snapshot>(network::snapshot(shown_, derived_->ties, question));
    look_.reset();
    ++revision_;
}

scene::Source Session::source() const
{
    scene::Source source;
    source.archive = &book.state().archive;
    source.ties = &derived_->ties;
    source.chronicle = &derived_->chronicle;
    source.crises = &crises_;
    source.seed = book.state().about().seed;
    for (const study::Pin& pin : *book.state().pins)
        source.pins[pin.id] = {pin.x, pin.y};
    source.timeline = timeline_;
    return source;
}

scene::Encoding Session::encoding(const panels::View& view) const
{
    scene::Encoding encoding;
    encoding.theme = view.look.contrast ? &scene::contrast_theme() : &scene::theme_of(view.look.palette, view.look.dark);
    encoding.colour_measure = view.look.colour_measure;
    encoding.colour_label = colour_label_;
    encoding.shape_by = view.look.shape_by;
    encoding.line_by = view.look.line_by;
    encoding.language = view.look.language;
    encoding.names = view.look.names;
    encoding.colour_by = view.look.colour_by;
    encoding.structures = view.look.structures;
    encoding.size_measure = view.look.size_measure;
    encoding.size_label = size_label_;
    encoding.labels = view.look.labels;
    encoding.show_possible = view.look.show_possible;
    encoding.text = view.look.projector ? 1.65 : 1.0;
    return encoding;
}

Session::PlaceKey Session::place_key(const panels::View& view) const
{
    return {view.question.city, view.look.places, book.state().about().seed + arrangement_};
}

const scene::Places* Session::places(const panels::View& view) const
{
    const auto found = places_.find(place_key(view));
    return found == places_.end() ? nullptr : &found->second;
}

void Session::forget_places(const panels::View& view)
{
    places_.erase(place_key(view));
    places_asked_.reset();
    placed_all_.reset();
    ++arrangement_;
}

void Session::ask_for_places(panels::View& view)
{
    const PlaceKey key = place_key(view);
    const Archive& archive = book.state().archive;
    const auto now_seen = std::tuple{key, archive.actors, place_revision_};
    if (placed_all_ == now_seen)
        return;  // the same as in the last frame
    if (const auto found = places_.find(key); found != places_.end()) {
        // Actors that came since get a place beside those that stay.
        const bool complete = std::all_of(archive.actors->begin(), archive.actors->end(), [&](const Actor& actor) {
            return (view.question.city && actor.city != view.question.city) || found->second.at.count(actor.id) != 0;
        });
        if (complete) {
            placed_all_ = now_seen;
            return;
        }
    }
    if (places_asked_ == key || archive.actors->empty())
        return;
    places_asked_ = key;
    // Places are those of the whole city, so that an actor keeps its place whatever field or day is shown.
    network::Question question = view.question;
    question.field = Field::none;
    question.cooperation = question.lines = question.conflicts = true;
    question.relations.clear();
    question.rule = TieRule::union_with_third_party;
    question.certain_claims_only = false;
    std::map<ActorId, scene::Point> known;
    if (const auto found = places_.find(key); found != places_.end() && scene::movable(view.look.places))
        known = found->second.at;
    const bool grown = !known.empty();
    const scene::Encoding encoding = this->encoding(view);
    jobs.start(
        "places", {"Finding places for the actors"},
        [state = book.state(), derived = derived_, crises = crises_, question, encoding, known, rule = view.look.places,
         source = source(), seed = std::get<2>(key)](Work& work) mutable -> Result<Placed> {
            source.archive = &state.archive;
            source.ties = &derived->ties;
            source.chronicle = &derived->chronicle;
            source.crises = &crises;
            source.seed = seed;
            Result<scene::Places> found = scene::find_places(source, question, encoding, rule, known, work);
            if (found)
                return Placed{std::move(*found), {}};
            if (found.problem().code == Problem::Code::cancelled)
                return found.problem();
            // A layout that failed is said; the map keeps the places that it had, or stands in a ring.
            return Placed{known.empty() ? scene::ring_places(source, question, encoding) : scene::Places{known, {}}, found.problem()};
        },
        [this, key, grown, language = view.look.language](Result<Placed> placed) {
            places_asked_.reset();
            if (placed) {
                if (grown)
                    grown_.insert(key);
                places_[key] = std::move(placed->places);
                if (placed->failure)
                    refuse(*placed->failure, language, now);
            } else {
                places_[key] = {};
            }
            look_.reset();
            ++place_revision_;
            ++revision_;
        });
}

void Session::follow_look(panels::View& view)
{
    if (look_ == view.look && filter_ == view.filter && gap_ == view.gap && folded_ == view.folded)
        return;
    folded_ = view.folded;
    look_ = view.look;
    filter_ = view.filter;
    gap_ = view.gap;
    const Archive& archive = book.state().archive;
    const network::Snapshot& net = *snapshot_;
    scene::Encoding encoding = this->encoding(view);
    const scene::Places* places = this->places(view);
    Work work;
    const bool sharpening = sharpens(view);
    if (sharpening)
        encoding.size_measure = "none";
    input_ = scene::map_input(source(), net, places ? *places : scene::Places{}, encoding, work);
    if (places && scene::movable(view.look.places))
        for (const study::Pin& pin : *book.state().pins)
            if (input_.places.count(pin.id))
                input_.places[pin.id] = {pin.x, pin.y};
    size_label_ = encoding.size_label;
    colour_label_ = encoding.colour_label;
    size_note_.clear();
    if (sharpening) {
        size_label_ = tr(view.look.language, analysis::find_measure(view.look.size_measure)->title);
        take_estimate(view.look.language);
    }
    size_ = input_.size;
    input_.halo.clear();
    if (view.look.halo && doubt_ && asked_ && doubt_asked_ == MeasureKey{*asked_, view.look.size_measure})
        for (const analysis::Doubt& one : doubt_->doubts)  // in the order of the snapshot
            input_.halo.push_back(one.halo());

    input_.folded = view.folded;
    hidden_.clear();
    left_out_.clear();
    const auto add = [&](Message reason, int actors, int ties) {
        if (actors > 0 || ties > 0)
            hidden_.push_back({std::move(reason), actors, ties});
    };
    int elsewhere = 0, other_field = 0;
    const auto nameless = [&](const Actor& actor) {
        return !view.filter.words.empty() && !contains_folded(scene::shown_name(archive, actor.id, view.look.names), view.filter.words) &&
               (view.look.names != scene::NameMode::full || std::none_of(actor.aliases.begin(), actor.aliases.end(), [&](const std::string& alias) { return contains_folded(alias, view.filter.words); }));
    };
    for (const Actor& actor : *archive.actors) {
        if (view.filter.hidden_sectors.count(actor.sector) || nameless(actor))
            left_out_.insert(actor.id);
        if (view.question.city && actor.city != view.question.city)
            ++elsewhere;
        else if (!net.node(actor.id))
            ++other_field;
    }
    add({"They belong to another city."}, elsewhere, 0);
    add({"They belong to another field."}, other_field, 0);
    int sectors = 0;
    int isolates = 0;
    int words = 0;
    for (std::size_t i = 0; i < net.actors.size(); ++i) {
        const Actor* actor = find(*archive.actors, net.actors[i]);
        if (!actor)
            continue;
        int* reason = nullptr;
        if (view.filter.hidden_sectors.count(actor->sector))
            reason = &sectors;
        else if (view.filter.hide_isolates && net.graph.degree(static_cast<std::uint32_t>(i)) == 0)
            reason = &isolates;
        else if (nameless(*actor))
            reason = &words;
        if (reason) {
            ++*reason;
            left_out_.insert(actor->id);
            input_.places.erase(actor->id);
        }
    }
    add({"Their sector is hidden."}, sectors, 0);
    add({"They have no tie at this time."}, isolates, 0);
    add({"The words of the filter do not occur in their names."}, words, 0);
    shown_actors_ = static_cast<int>(net.actors.size()) - sectors - isolates - words;

    std::vector<bool> stands(net.actors.size());  // asked twice a tie
    for (const auto& [actor, at] : input_.places)
        if (const auto node = net.node(actor))
            stands[node->index] = true;
    const auto placed = [&](ActorId actor) {
        const auto node = net.node(actor);
        return node && stands[node->index];
    };
    shown_ties_ = 0;
    int by_time = 0;
    int unobserved = 0;
    int timeless = 0;
    int by_rule = 0;
    int by_actor = 0;
    for (const network::TieState& state : net.ties) {
        const network::Tie* tie = derived_->ties.find(state.tie);
        const bool there = tie && (!places || (placed(tie->a) && placed(tie->b)));
        if (!state.holds.value_or(false))
            ++by_rule;
        else if (state.presence == network::Presence::unobserved)
            ++(tie && tie->timeless ? timeless : unobserved);
        else if (!state.drawn && !(view.look.show_possible && state.presence == network::Presence::possible))
            ++by_time;
        else if (!there)
            ++by_actor;
        else
            ++shown_ties_;
    }
    all_ties_ = static_cast<int>(derived_->ties.ties.size());
    add({"They are not part of this city, field or kind of relation."}, 0, all_ties_ - static_cast<int>(net.ties.size()));
    add({"The rule for claims does not make them ties."}, 0, by_rule);
    add({"They did not exist at this time."}, 0, by_time);
    add({"Nobody was asked about them at this time any more."}, 0, unobserved);
    add({"Nobody said when they were, and no interview behind them has a date; all time together shows them."}, 0, timeless);
    add({"One of their actors is hidden."}, 0, by_actor);

    input_.gaps.clear();
    if (gaps_ && view.gap)
        for (const analysis::Gap& gap : *gaps_) {
            if (gap.number != *view.gap)
                continue;
            const bool alone = gap.kind == analysis::GapKind::single_point || gap.kind == analysis::GapKind::paper;
            if (gap.groups.size() >= 2)
                input_.gaps.push_back({gap.groups[0], gap.groups[1], gap.number});
            else if (!gap.actors.empty())
                input_.gaps.push_back({gap.actors[0], gap.actors.size() > 1 && !alone ? gap.actors[1] : ActorId{}, gap.number});
        }
    if (what_if_)
        input_.supposed = supposed_marks(*what_if_);
    ++revision_;
}

void Session::refresh(panels::View& view)
{
    jobs.deliver();
    follow_state(view);
    follow_question(view);
    ask_for_places(view);
    ask_for_photos(view);
    ask_for_gaps();
    follow_gap(view);
    try_gaps(view);
    ask_for_lane_facts(view);
    ask_for_answer(view);
    ask_for_doubt(view);
    ask_what_if(view);
    ask_for_timeline();
    keep_backups(view.look.language);
    ask_for_estimate(view);
    follow_look(view);
    ask_for_picture(view);
    std::erase_if(notices, [&](const panels::Notice& notice) { return notice.until < now; });
}

panels::Model Session::model(const panels::View& view) const
{
    panels::Model model;
    model.state = &book.state();
    model.derived = derived_.get();
    model.snapshot = snapshot_.get();
    model.size = &size_;
    model.size_note = size_note_;
    model.answer = answer_ ? &*answer_ : nullptr;
    model.gaps = gaps_ ? &*gaps_ : nullptr;
    model.picture = picture_.get();
    model.doubt = doubt_ && asked_ && doubt_asked_ && doubt_asked_->question == *asked_ && look_ && doubt_asked_->measure == look_->size_measure ? &*doubt_ : nullptr;
    model.doubt_is_long = doubt_is_long();
    model.gap_reading = gaps_ ? &gap_reading_ : nullptr;
    model.what_if = what_if();
    model.what_if_problem = what_if_problem_;
    model.history = &book.history();
    model.versions = &book.versions();
    model.backups = book.has_file() ? &backups_ : nullptr;
    model.alike = alike_ ? &*alike_ : nullptr;
    model.places = places(view);
    model.layout_seed = layout_seed();
    model.places_grown = grown_.count(place_key(view)) != 0;
    model.save = book.save_status();
    model.has_file = book.has_file();
    model.read_only = book.read_only();
    model.file_name = book.path().filename().string();
    model.jobs = jobs.running();
    model.notices = notices;
    model.hidden = hidden_;
    model.shown_actors = shown_actors_;
    model.all_actors = static_cast<int>(book.state().archive.actors->size());
    model.shown_ties = shown_ties_;
    model.all_ties = all_ties_;
    model.seconds = now;
    return model;
}

void Session::say(std::string words, bool warning, double at)
{
    std::erase_if(notices, [&](const panels::Notice& notice) { return notice.words == words; });
    notices.push_back({std::move(words), warning, at + (warning ? 20 : 6)});
}

void Session::refuse(const Problem& problem, Language language, double at) { say(describe(language, problem), true, at); }

}  // namespace crosscut::app
