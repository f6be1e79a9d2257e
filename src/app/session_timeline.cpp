// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

#include "scene/timeline.hpp"

namespace crosscut::app {

void Session::ask_for_timeline()
{
    // Above this many actors a month takes so long that it is measured when somebody looks at it.
    constexpr std::size_t most_actors = 2'000;
    if (!asked_ || snapshot_->actors.size() > most_actors || snapshot_->actors.empty())
        return;
    network::Question question = *asked_;
    question.from.reset();
    question.until.reset();
    if (timeline_asked_ == question)
        return;
    timeline_asked_ = question;
    const scene::TimeAxis axis;
    // What was computed before the edit stays where no tie has changed.
    jobs.start(
        "timeline", {"Measuring every month"},
        [archive = book.state().archive, derived = derived_, question, before = timeline_, days = analysis::months_between(axis.first, axis.last)](Work& work) {
            return analysis::timeline(archive, derived->ties, question, days, work, before.get());
        },
        [this](Result<analysis::Timeline> line) {
            if (line)
                timeline_ = std::make_shared<const analysis::Timeline>(std::move(*line));
        });
}

}  // namespace crosscut::app
