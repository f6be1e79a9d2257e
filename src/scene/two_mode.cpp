// SPDX-License-Identifier: Apache-2.0
#include "scene/two_mode.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace crosscut::scene {

namespace {

constexpr std::array<std::string_view, 3> side_keys{"both", "actors", "structures"};
constexpr std::array<std::string_view, 3> side_labels{"actors and structures", "actors at the same table", "structures with the same people"};

bool in_town_hall(const evidence::Archive& archive, ActorId id)
{
    const evidence::Actor* actor = evidence::find(*archive.actors, id);
    return actor && (actor->sector == evidence::Sector::administration || actor->sector == evidence::Sector::politics);
}

// Pairs of structures with members in common.
std::vector<network::SharedTable> shared_structures(const network::TwoMode& tables)
{
    std::vector<std::vector<int>> of(tables.actors.size());
    for (const network::TwoMode::Seat& seat : tables.seats)
        of[static_cast<std::size_t>(seat.actor)].push_back(seat.structure);
    std::map<std::pair<int, int>, int> count;
    for (std::vector<int>& list : of) {
        std::sort(list.begin(), list.end());
        for (std::size_t i = 0; i < list.size(); ++i)
            for (std::size_t j = i + 1; j < list.size(); ++j)
                ++count[{list[i], list[j]}];
    }
    std::vector<network::SharedTable> out;
    for (const auto& [pair, shared] : count)
        out.push_back({pair.first, pair.second, static_cast<double>(shared), shared});
    return out;
}

// Seats without hidden actors; whoever and whatever is left without one goes, too.
network::TwoMode without(const network::TwoMode& all, const std::set<ActorId>& hidden)
{
    network::TwoMode out;
    std::map<int, int> actor;
    std::map<int, int> structure;
    for (const network::TwoMode::Seat& seat : all.seats)
        if (hidden.count(all.actors[static_cast<std::size_t>(seat.actor)]) == 0) {
            actor.emplace(seat.actor, 0);
            structure.emplace(seat.structure, 0);
        }
    for (auto& [before, after] : actor) {
        after = static_cast<int>(out.actors.size());
        out.actors.push_back(all.actors[static_cast<std::size_t>(before)]);
    }
    for (auto& [before, after] : structure) {
        after = static_cast<int>(out.structures.size());
        out.structures.push_back(all.structures[static_cast<std::size_t>(before)]);
    }
    for (network::TwoMode::Seat seat : all.seats)
        if (const auto found = actor.find(seat.actor); found != actor.end()) {
            seat.actor = found->second;
            seat.structure = structure.at(seat.structure);
            out.seats.push_back(seat);
        }
    return out;
}

// Each side in the order of the middle of its partners, in turn (Sugiyama and others 1981); ties by position.
void untangle(TwoModeSheet& sheet)
{
    const network::TwoMode& tables = sheet.tables;
    std::vector<std::vector<std::size_t>> of_actor(tables.actors.size());
    std::vector<std::vector<std::size_t>> of_structure(tables.structures.size());
    for (const network::TwoMode::Seat& seat : tables.seats) {
        of_actor[static_cast<std::size_t>(seat.actor)].push_back(static_cast<std::size_t>(seat.structure));
        of_structure[static_cast<std::size_t>(seat.structure)].push_back(static_cast<std::size_t>(seat.actor));
    }
    std::vector<double> actor_at(tables.actors.size(), 0);
    std::vector<double> structure_at(tables.structures.size(), 0);
    const auto spread = [](const std::vector<std::size_t>& order, std::vector<double>& at) {
        for (std::size_t k = 0; k < order.size(); ++k)
            at[order[k]] = (static_cast<double>(k) + 0.5) / static_cast<double>(order.size());
    };
    const auto sort = [](std::vector<std::size_t>& order, const std::vector<std::vector<std::size_t>>& partners, const std::vector<double>& at) {
        std::map<std::size_t, double> middle;
        for (const std::size_t i : order) {
            double sum = 0;
            for (const std::size_t j : partners[i])
                sum += at[j];
            middle[i] = partners[i].empty() ? 0 : sum / static_cast<double>(partners[i].size());
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return middle[a] < middle[b]; });
    };
    spread(sheet.structures, structure_at);
    for (int round = 0; round < 12; ++round) {
        for (std::vector<std::size_t>* side : {&sheet.town, &sheet.outside}) {
            sort(*side, of_actor, structure_at);
            spread(*side, actor_at);
        }
        if (round < 11) {
            sort(sheet.structures, of_structure, actor_at);
            spread(sheet.structures, structure_at);
        }
    }
}

}  // namespace

std::string_view key(TwoModeSide side) { return side_keys[static_cast<std::size_t>(side)]; }
std::string_view title(TwoModeSide side) { return side_labels[static_cast<std::size_t>(side)]; }
std::string_view label(Language language, TwoModeSide side) { return tr(language, title(side)); }
std::optional<TwoModeSide> two_mode_side_from(std::string_view word)
{
    for (const TwoModeSide side : all_two_mode_sides)
        if (key(side) == word)
            return side;
    return std::nullopt;
}

TwoModeSheet two_mode_sheet(const Source& source, const network::Snapshot& net, TwoModeSide side, const std::set<ActorId>& hidden)
{
    TwoModeSheet sheet;
    sheet.side = side;
    sheet.tables = without(network::two_mode(*source.archive, *source.chronicle, net.question), hidden);
    std::set<ActorId> seated(sheet.tables.actors.begin(), sheet.tables.actors.end());
    for (const ActorId actor : net.actors)
        sheet.without += seated.count(actor) == 0 && hidden.count(actor) == 0 ? 1 : 0;
    for (std::size_t i = 0; i < sheet.tables.actors.size(); ++i)
        (in_town_hall(*source.archive, sheet.tables.actors[i]) ? sheet.town : sheet.outside).push_back(i);
    sheet.structures.resize(sheet.tables.structures.size());
    std::iota(sheet.structures.begin(), sheet.structures.end(), std::size_t{0});
    untangle(sheet);
    if (side == TwoModeSide::actors)
        sheet.shared = network::project(sheet.tables);
    else if (side == TwoModeSide::structures)
        sheet.shared = shared_structures(sheet.tables);
    return sheet;
}

}  // namespace crosscut::scene
