// SPDX-License-Identifier: Apache-2.0
#include "evidence/near_duplicates.hpp"

#include "foundation/likeness.hpp"

#include <algorithm>

namespace crosscut::evidence {

std::vector<NearDuplicate> near_duplicates(const Archive& archive, double threshold)
{
    std::vector<NearDuplicate> pairs;
    const Table<Actor>& actors = *archive.actors;
    std::vector<NameShape> shapes;
    shapes.reserve(actors.size());
    for (const Actor& actor : actors)
        shapes.emplace_back(actor.name);
    for (std::size_t i = 0; i < actors.size(); ++i)
        for (std::size_t j = i + 1; j < actors.size(); ++j) {
            if (actors[i].city != actors[j].city || !may_be_alike(shapes[i], shapes[j], threshold))
                continue;
            const double score = likeness(shapes[i], shapes[j]);
            if (score >= threshold)
                pairs.push_back({actors[i].id, actors[j].id, score});
        }
    std::stable_sort(pairs.begin(), pairs.end(), [](const NearDuplicate& a, const NearDuplicate& b) { return a.likeness > b.likeness; });
    return pairs;
}

}  // namespace crosscut::evidence
