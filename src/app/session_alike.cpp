// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

namespace crosscut::app {

void Session::ask_for_alike()
{
    const study::State& state = book.state();
    const evidence::Archive& archive = state.archive;
    const std::vector<const void*> tables{archive.actors.get(), archive.structures.get(), archive.successions.get(), archive.claims.get(), archive.memberships.get(), archive.events.get(), state.duplicates.get()};
    if (tables == alike_asked_)
        return;
    alike_asked_ = tables;
    // The list that is there stays until the new one has come, so that a dialog does not blink.
    jobs.start(
        "alike", {"Comparing names"}, [state](Work& work) { return study::alike_pairs(state, work); },
        [this](Result<std::vector<study::AlikePair>> pairs) {
            if (pairs)
                alike_ = std::move(*pairs);
        });
}

}  // namespace crosscut::app
