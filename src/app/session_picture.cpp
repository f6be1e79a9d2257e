// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

#include <algorithm>

namespace crosscut::app {

scene::PictureAsk Session::picture_ask(const panels::View& view) const
{
    const panels::PictureWish& wish = view.picture;
    const scene::PictureKind& kind = scene::kind_of(wish.picture);
    scene::PictureAsk ask;
    ask.picture = wish.picture;
    ask.question = view.question;
    ask.question.from.reset();
    ask.question.until.reset();
    if (kind.timed && asked_) {
        ask.question.from = asked_->from;
        ask.question.until = asked_->until;
    }
    if (kind.timed || kind.by_measure) {
        ask.hidden = left_out_;
        // While the wall shows pictures, too, they are prepared with its names.
        ask.names = view.workshop.on && view.workshop.projector ? view.workshop.names : view.look.names;
        ask.language = view.look.language;
    }
    if (kind.by_measure) {
        ask.measure = view.look.size_measure;
        ask.colour = view.look.colour_by == scene::ColourBy::measure ? view.look.colour_measure : std::string();
    }
    if (kind.by_crisis || kind.days > 1)
        ask.crisis = wish.crisis;
    ask.options = wish.options;
    if (kind.by_selection) {
        ask.actors = view.selection.actors;
        ask.structure = view.selection.structure;
    }
    if (kind.days > 0) {
        if (const auto days = wish.days.find(wish.picture); days != wish.days.end())
            ask.days = days->second;
        ask.days = scene::picture_days(source(), ask);
        if (kind.by_day)
            ask.days.back() = view.day;
        std::sort(ask.days.begin(), ask.days.end());
    }
    if (const scene::Places* places = this->places(view); places && scene::movable(view.look.places))
        ask.places = places->at;
    return ask;
}

void Session::ask_for_lane_facts(const panels::View& view)
{
    if (view.room != panels::Room::lanes || lane_facts_asked_)
        return;
    lane_facts_asked_ = true;
    jobs.start(
        "lane facts", {"Working out what became of the structures"},
        [archive = book.state().archive, crises = crises_](Work& work) { return scene::lane_facts(archive, crises, 3, work); },
        [this](Result<scene::LaneFacts> found) {
            if (found)
                lane_facts_ = std::make_shared<const scene::LaneFacts>(std::move(*found));
            ++revision_;
        });
}

void Session::ask_for_picture(const panels::View& view)
{
    if (!panels::shows_picture(view))
        return;
    // Places come later than the first frame: whoever needs them would find others of its own until then.
    if (!places(view) && !book.state().archive.actors->empty() && scene::movable(view.look.places))
        return;
    scene::PictureAsk ask = picture_ask(view);
    if (picture_asked_ == ask)
        return;
    picture_asked_ = ask;
    picture_busy_ = true;
    jobs.start(
        "picture", {"Preparing the picture"},
        [state = book.state(), derived = derived_, crises = crises_, ask, source = source()](Work& work) mutable -> Result<scene::PictureData> {
            source.archive = &state.archive;
            source.ties = &derived->ties;
            source.chronicle = &derived->chronicle;
            source.crises = &crises;
            return scene::prepare_picture(source, ask, work);
        },
        [this, language = view.look.language](Result<scene::PictureData> made) {
            picture_busy_ = false;
            if (made)
                picture_ = std::make_shared<const scene::PictureData>(std::move(*made));
            else if (made.problem().code != Problem::Code::cancelled)
                refuse(made.problem(), language, now);
            ++revision_;
        });
}

}  // namespace crosscut::app
