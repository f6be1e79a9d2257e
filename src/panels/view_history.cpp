// SPDX-License-Identifier: Apache-2.0
#include "panels/view_history.hpp"

#include "panels/sight.hpp"

#include <algorithm>

namespace crosscut::panels {

namespace {

constexpr double together = 1.0;  // seconds
constexpr std::size_t most_steps = 500;

/// What differs, as the label of a step: one part by its name, several as a whole.
Message label_of(const ViewState& a, const ViewState& b)
{
    std::vector<Message> parts;
    const auto note = [&](bool differs, const char* words) {
        if (differs)
            parts.emplace_back(words);
    };
    note(a.style.size != b.style.size, "View: size of actors");
    note(a.style.colour != b.style.colour, "View: colour of actors");
    note(a.style.shape != b.style.shape, "View: shape of actors");
    note(a.style.line != b.style.line, "View: width of lines");
    note(a.style.palette != b.style.palette, "View: colours");
    note(a.style.structures != b.style.structures, "View: structures");
    note(a.places != b.places, "View: places");
    note(a.style.possible != b.style.possible || a.style.labels != b.style.labels || a.legend != b.legend || a.style.halo != b.style.halo, "View: what is drawn");
    note(a.filter != b.filter, "View: filter");
    note(a.question != b.question, "View: field, rule or relations");
    note(a.folded != b.folded, "View: folded departments");
    return parts.size() == 1 ? parts.front() : Message{"View: several changes"};
}

void show(View& view, const ViewState& state)
{
    scene::Style style = state.style;
    style.dark = view.look.dark;
    put(style, view.look);
    view.look.places = state.places;
    view.look.legend = state.legend;
    view.filter = state.filter;
    network::Question question = state.question;
    question.city = view.question.city;
    question.from = view.question.from;
    question.until = view.question.until;
    view.question = question;
    view.folded = state.folded;
}

}  // namespace

ViewState view_state_of(const View& view)
{
    ViewState state{style_of(view.look), view.look.places, view.look.legend, view.filter, view.question, view.folded};
    state.style.dark = false;
    state.question.city = {};
    state.question.from = state.question.until = std::nullopt;
    return state;
}

void ViewHistory::follow(const View& view, std::size_t cursor, std::size_t steps, double now)
{
    // A new step of the study after some were taken back: what was changed among those is no part of this history any more.
    if (steps != seen_steps_ && cursor == steps) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < at_; ++i)
            if (steps_[i].cursor <= cursor)
                steps_[kept++] = steps_[i];
        steps_.resize(kept);
        at_ = kept;
    }
    seen_steps_ = steps;
    ViewState state = view_state_of(view);
    if (!known_) {
        now_ = std::move(state);
        known_ = true;
        return;
    }
    if (state == now_)
        return;
    const Message label = label_of(now_, state);
    const bool same = at_ > 0 && at_ == steps_.size() && steps_.back().cursor == cursor && steps_.back().label == label && now - steps_.back().time < together;
    if (same) {
        steps_.back().after = state;
        steps_.back().time = now;
        if (steps_.back().before == state) {
            steps_.pop_back();
            --at_;
        }
    } else {
        steps_.resize(at_);
        steps_.push_back({now_, state, cursor, label, now});
        if (steps_.size() > most_steps)
            steps_.erase(steps_.begin());
        at_ = steps_.size();
    }
    now_ = std::move(state);
}

const ViewHistory::Step* ViewHistory::last(std::size_t cursor) const { return at_ > 0 && steps_[at_ - 1].cursor == cursor ? &steps_[at_ - 1] : nullptr; }

const ViewHistory::Step* ViewHistory::next(std::size_t cursor) const { return at_ < steps_.size() && steps_[at_].cursor == cursor ? &steps_[at_] : nullptr; }

bool ViewHistory::undo(View& view, std::size_t cursor)
{
    const Step* step = last(cursor);
    if (!step)
        return false;
    show(view, step->before);
    now_ = step->before;
    --at_;
    return true;
}

bool ViewHistory::redo(View& view, std::size_t cursor)
{
    const Step* step = next(cursor);
    if (!step)
        return false;
    show(view, step->after);
    now_ = step->after;
    ++at_;
    return true;
}

void ViewHistory::go(View& view, std::size_t at)
{
    at = std::min(at, steps_.size());
    if (at == at_)
        return;
    now_ = at < at_ ? steps_[at].before : steps_[at - 1].after;
    show(view, now_);
    at_ = at;
}

}  // namespace crosscut::panels
