// SPDX-License-Identifier: Apache-2.0
#include "analysis/recognisable.hpp"

#include <algorithm>
#include <map>

namespace crosscut::analysis {

using namespace evidence;

std::vector<Recognisable> recognisable(const Archive& archive, const network::Snapshot& snapshot, const std::set<ActorId>& shown)
{
    std::map<std::pair<CityId, std::string>, int> kinds;
    std::map<std::pair<CityId, std::uint32_t>, int> degrees;
    std::map<std::pair<CityId, std::string>, std::set<ActorId>> leads;
    const auto each = [&](const auto& visit) {
        for (std::size_t i = 0; i < snapshot.actors.size(); ++i)
            if (const Actor* row = find(*archive.actors, snapshot.actors[i]); row && shown.count(row->id))
                visit(*row, snapshot.graph.degree(static_cast<std::uint32_t>(i)));
    };
    each([&](const Actor& row, std::uint32_t degree) {
        ++kinds[{row.city, row.kind}];
        ++degrees[{row.city, degree}];
    });
    for (const Structure& structure : *archive.structures)
        if (structure.lead)
            leads[{structure.city, structure.type}].insert(structure.lead);
    std::vector<Recognisable> out;
    each([&](const Actor& row, std::uint32_t degree) {
        Recognisable one;
        one.actor = row.id;
        if (!row.kind.empty() && kinds[{row.city, row.kind}] == 1)
            one.kind = row.kind;
        for (const auto& [type, actors] : leads)
            if (type.first == row.city && actors.size() == 1 && actors.count(row.id))
                one.carries.push_back(type.second);
        if (degrees[{row.city, degree}] == 1)
            one.contacts = static_cast<int>(degree);
        if (one.kind || !one.carries.empty() || one.contacts)
            out.push_back(std::move(one));
    });
    return out;
}

}  // namespace crosscut::analysis
