// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace crosscut {

/// A stable identity: saved, ordered, never reused. 0 names nothing.
template <class Tag> struct Id {
    std::uint32_t value = 0;

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

using CityId = Id<struct CityTag>;
using ActorId = Id<struct ActorTag>;
using StructureId = Id<struct StructureTag>;
using EventId = Id<struct EventTag>;
using MembershipId = Id<struct MembershipTag>;
using InterviewId = Id<struct InterviewTag>;
using ClaimId = Id<struct ClaimTag>;
using RelationId = Id<struct RelationTag>;
using FactorId = Id<struct FactorTag>;
using CodingId = Id<struct CodingTag>;
using RecommendationId = Id<struct RecommendationTag>;
using SuccessionId = Id<struct SuccessionTag>;

/// A dense position in one snapshot. Never saved; not an ActorId.
struct Node {
    std::uint32_t index = 0;
    auto operator<=>(const Node&) const = default;
};

}  // namespace crosscut

template <class Tag> struct std::hash<crosscut::Id<Tag>> {
    std::size_t operator()(const crosscut::Id<Tag>& id) const noexcept { return id.value; }
};
