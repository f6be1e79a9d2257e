// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

#include "app/photograph.hpp"

#include <algorithm>

namespace crosscut::app {

void Session::ask_for_photos(const panels::View& view)
{
    const study::State& state = book.state();
    std::erase_if(developed_, [&](const auto& one) { return !evidence::find(*state.photos, one.first); });
    for (const study::Photo& photo : panels::photos_shown(state, view)) {
        const study::Negative* negative = evidence::find(*state.negatives, photo.id);
        if (!negative || developed_.count(photo.id))
            continue;
        developed_[photo.id] = nullptr;
        jobs.start(
            "photo " + std::to_string(photo.id.value), {"Showing a photo"}, [jpeg = negative->jpeg](Work& work) { return developed(jpeg, work); },
            [this, id = photo.id, language = view.look.language](Result<screen::Image> image) {
                if (image)
                    developed_[id] = std::make_shared<const screen::Image>(std::move(*image));
                else if (image.problem().code != Problem::Code::cancelled)
                    refuse(image.problem(), language, now);
            });
    }
}

const screen::Image* Session::photo(study::PhotoId id) const
{
    const auto found = developed_.find(id);
    return found == developed_.end() ? nullptr : found->second.get();
}

}  // namespace crosscut::app
