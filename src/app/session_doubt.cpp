// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

namespace crosscut::app {

bool Session::doubt_is_long() const
{
    // Each informant is left out once, and every statement is read again each time: above this it takes minutes.
    constexpr std::size_t most_readings = 10'000'000;
    const evidence::Archive& archive = book.state().archive;
    return archive.interviews->size() * archive.claims->size() > most_readings;
}

void Session::ask_for_doubt(const panels::View& view)
{
    constexpr double rest = 0.35;  // seconds: while time is dragged nothing is drawn by lot
    const bool looked_at = (view.look.halo && view.room == panels::Room::map) || (view.right_open && view.selection.actors.size() == 1);
    if (!looked_at || !asked_ || book.state().archive.claims->empty() || (doubt_is_long() && !view.doubt_though_long && !view.look.halo)) {
        doubt_wish_ = {};
        return;
    }
    const MeasureKey key{*asked_, view.look.size_measure};
    doubt_wish_.follow(key, now);
    if (doubt_asked_ == key || now - doubt_wish_.since < rest)
        return;
    doubt_asked_ = key;
    doubt_.reset();
    analysis::UncertaintySettings settings;
    settings.seed = book.state().about().seed;
    jobs.start(
        "uncertainty", {"Drawing other informants and other days"},
        [state = book.state(), key, settings](Work& work) { return analysis::uncertainty(state.archive, {key.question, key.measure}, settings, work); },
        [this, key](Result<analysis::Uncertainty> found) {
            if (!found || !(doubt_asked_ == key))
                return;
            doubt_ = std::move(*found);
            look_.reset();
            ++revision_;
        });
}

}  // namespace crosscut::app
