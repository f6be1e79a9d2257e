// SPDX-License-Identifier: Apache-2.0
#include "study/derive.hpp"

namespace crosscut::study {

std::shared_ptr<const Derived> derive(const State& state)
{
    return std::make_shared<Derived>(Derived{network::derive_ties(state.archive), structures::chronicle(state.archive)});
}

}  // namespace crosscut::study
