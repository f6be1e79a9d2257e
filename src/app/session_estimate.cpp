// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/words.hpp"

#include <cmath>

namespace crosscut::app {

bool Session::sharpens(const panels::View& view) const
{
    // Above so many actors the paths from all of them take longer than a frame by far.
    constexpr std::size_t most_actors = 2'000;
    return snapshot_ && snapshot_->actors.size() > most_actors && (view.look.size_measure == "betweenness" || view.look.size_measure == "betweenness_w");
}

void Session::ask_for_estimate(const panels::View& view)
{
    if (!asked_ || !sharpens(view))
        return;
    const MeasureKey key{*asked_, view.look.size_measure};
    if (!(estimate_asked_ == key)) {
        estimate_asked_ = key;
        estimate_.reset();
        sharpening_ = std::make_shared<Sharpening>();
        look_.reset();
        const analysis::Measure* measure = analysis::find_measure(key.measure);
        jobs.start(
            "estimate", {"Following the shortest paths: {1}", {std::string(tr(view.look.language, measure->title))}},
            [net = snapshot_, weighted = key.measure == "betweenness_w", seed = book.state().about().seed, into = sharpening_](Work& work) {
                return analysis::estimate_betweenness(net->graph, weighted, 0, seed, work, [&](const analysis::BetweennessEstimate& grown) {
                    const std::lock_guard<std::mutex> lock(into->mutex);
                    into->grown = grown;
                    ++into->version;
                    return true;
                });
            },
            [this, key](Result<analysis::BetweennessEstimate> exact) {
                if (!exact || !(estimate_asked_ == key))
                    return;
                estimate_ = std::move(*exact);
                sharpening_.reset();
                look_.reset();
                ++revision_;
            });
    }
    if (!sharpening_)
        return;
    const std::lock_guard<std::mutex> lock(sharpening_->mutex);
    if (sharpening_->version == sharpening_->taken)
        return;
    sharpening_->taken = sharpening_->version;
    estimate_ = sharpening_->grown;
    look_.reset();
    ++revision_;
}

void Session::take_estimate(Language language)
{
    input_.size.clear();
    if (!estimate_ || estimate_->actor.size() != snapshot_->actors.size())
        return;
    for (const double value : estimate_->actor)
        input_.size.emplace_back(value);
    if (estimate_->exact())
        return;
    const std::string sources = std::to_string(estimate_->sources);
    const std::string all = std::to_string(estimate_->all);
    const analysis::Value error = estimate_->relative_error();
    size_note_ = error ? crosscut::say(language, "estimated from {1} of {2} actors, the 50 largest to ± {3} %", {sources, all, std::to_string(static_cast<int>(std::ceil(100 * *error)))})
                       : crosscut::say(language, "estimated from {1} of {2} actors", {sources, all});
    size_label_ += ", " + size_note_;
}

}  // namespace crosscut::app
