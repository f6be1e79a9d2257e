// SPDX-License-Identifier: Apache-2.0
#include "analysis/observed_on.hpp"

#include <algorithm>

namespace crosscut::analysis {

bool anybody_asked(const evidence::Archive& archive)
{
    return std::any_of(archive.interviews->begin(), archive.interviews->end(), [](const evidence::Interview& one) { return one.actor && !one.researcher; });
}

ObservedOn::ObservedOn(const evidence::Archive& archive, const network::TieSet& ties, const network::Snapshot& snapshot) : ties_(ties)
{
    if (!snapshot.question.until || !anybody_asked(archive))
        return;
    positions_.emplace(archive, *snapshot.question.until);
    needed_ = snapshot.question.rule == evidence::TieRule::confirmed_only ? 2 : 1;
    for (const network::TieState& state : snapshot.ties) {
        const network::Tie* tie = ties.find(state.tie);
        const std::pair pair(std::min(tie->a, tie->b), std::max(tie->a, tie->b));
        if (!state.holds || (*state.holds && state.presence == network::Presence::unobserved))
            hidden_.insert(pair);
        else if (*state.holds)
            known_.insert(pair);
    }
}

bool ObservedOn::pair(ActorId a, ActorId b) const
{
    if (!positions_)
        return ties_.observed.pair(a, b);
    const std::pair pair(std::min(a, b), std::max(a, b));
    return known_.count(pair) > 0 || (hidden_.count(pair) == 0 && positions_->sides(a, b) >= needed_);
}

}  // namespace crosscut::analysis
