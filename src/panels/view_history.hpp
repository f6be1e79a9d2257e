// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/words.hpp"
#include "network/snapshot.hpp"
#include "scene/sight.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace crosscut::panels {

struct View;

/// What is left out of the drawing beside the question; shown as chips.
struct Filter {
    std::set<evidence::Sector> hidden_sectors;
    bool hide_isolates = false;
    std::string words;  ///< only actors whose name, alias or role holds them
    bool empty() const { return hidden_sectors.empty() && !hide_isolates && words.empty(); }
    bool operator==(const Filter&) const = default;
};

/// What of a view can be taken back (R17): style rules, filters, field, rule and relations, folded departments. Not what is only a
/// way of looking (day, place, selection, city), what belongs to a person's eyes (language, paper, sizes), and not the names: an
/// undo must not show them again.
///
///   style     Without the paper.
///   question  Without city and days.
struct ViewState {
    scene::Style style;
    scene::PlaceRule places = scene::PlaceRule::free;
    bool legend = true;
    Filter filter;
    network::Question question;
    std::set<ActorId> folded;
    bool operator==(const ViewState&) const = default;
};
ViewState view_state_of(const View& view);

/// Changes of the view in the order in which they were made among the steps of the study's history. Kept as long as the study is
/// open.
class ViewHistory {
public:
    struct Step {
        ViewState before;
        ViewState after;
        std::size_t cursor = 0;  ///< steps of the study that were in force
        Message label;
        double time = 0;
    };

    /// Notes what changed since the last time; what follows within a second and changes the same is one step with it.
    ///
    ///   cursor, steps  Of the study's history: in force, and all.
    void follow(const View& view, std::size_t cursor, std::size_t steps, double now);
    /// Takes the last change back if it came after every step of the study that is in force; whether it did.
    bool undo(View& view, std::size_t cursor);
    /// The same forwards.
    bool redo(View& view, std::size_t cursor);
    /// Goes to a number of changes in force.
    void go(View& view, std::size_t at);
    /// What `undo` and `redo` would do now; null = nothing of the view.
    const Step* last(std::size_t cursor) const;
    const Step* next(std::size_t cursor) const;
    void forget() { *this = {}; }

    const std::vector<Step>& steps() const { return steps_; }
    std::size_t in_force() const { return at_; }

private:
    std::vector<Step> steps_;
    std::size_t at_ = 0;
    std::size_t seen_steps_ = 0;
    bool known_ = false;
    ViewState now_;
};

}  // namespace crosscut::panels
