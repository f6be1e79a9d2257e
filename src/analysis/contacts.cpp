// SPDX-License-Identifier: Apache-2.0
#include "analysis/contacts.hpp"

#include "analysis/gap_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace crosscut::analysis {

namespace {

/// The ground on the day of the question, or on the last one observed.
GapGround ground_of(const evidence::Archive& archive, const network::TieSet& ties, network::Question question)
{
    const std::optional<Day> day = question.until ? question.until : last_observed_day(archive, ties, question);
    question.until = day;
    return GapGround(archive, ties, question, day.value_or(horizon_start));
}

}  // namespace

std::vector<Contact> suggested_contacts(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question, std::size_t most)
{
    const GapGround ground = ground_of(archive, ties, question);
    std::vector<Contact> out;
    for (const CityPart& part : city_parts(ground)) {
        std::vector<Suggestion> found = suggestions(part.graph);
        found.erase(std::remove_if(found.begin(), found.end(), [&](const Suggestion& s) { return part.group[s.a] == part.group[s.b]; }), found.end());
        // Sums of the same fractions in another order must not split equals.
        const auto rank = [](const Suggestion& s) { return std::tuple(-std::llround(s.resource_allocation * 1e12), -std::llround(s.adamic_adar * 1e12), s.a, s.b); };
        std::sort(found.begin(), found.end(), [&](const Suggestion& x, const Suggestion& y) { return rank(x) < rank(y); });
        found.resize(std::min(found.size(), most));
        for (const Suggestion& s : found) {
            Contact contact{ground.now.actors[part.nodes[s.a]], ground.now.actors[part.nodes[s.b]], {}, s.resource_allocation, s.adamic_adar};
            for (std::uint32_t k = part.graph.offset[s.a]; k < part.graph.offset[s.a + 1]; ++k)
                for (std::uint32_t l = part.graph.offset[s.b]; l < part.graph.offset[s.b + 1]; ++l)
                    if (part.graph.row[k].node == part.graph.row[l].node)
                        contact.common.push_back(ground.now.actors[part.nodes[part.graph.row[k].node]]);
            out.push_back(std::move(contact));
        }
    }
    return out;
}

BlindSpots blind_spots(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question)
{
    const GapGround ground = ground_of(archive, ties, question);
    BlindSpots out;
    const auto before = [](const BlindPair& x, const BlindPair& y) {
        return std::tuple(!x.across, -x.common, x.a, x.b) < std::tuple(!y.across, -y.common, y.a, y.b);
    };
    // Among ten thousand actors tens of millions of pairs are blind: only the foremost are kept.
    const auto cut = [&] {
        std::nth_element(out.pairs.begin(), out.pairs.begin() + most_blind_pairs, out.pairs.end(), before);
        out.pairs.resize(most_blind_pairs);
    };
    for (const CityPart& part : city_parts(ground)) {
        const std::uint32_t n = part.graph.n;
        std::vector<AskNext> ask(n);
        for (std::uint32_t i = 0; i < n; ++i) {
            ask[i].actor = ground.now.actors[part.nodes[i]];
            ask[i].named = static_cast<int>(part.graph.degree(i));
        }
        std::vector<int> common(n);
        std::vector<bool> tied(n);
        for (std::uint32_t i = 0; i < n; ++i) {
            common.assign(n, 0);
            tied.assign(n, false);
            for (std::uint32_t k = part.graph.offset[i]; k < part.graph.offset[i + 1]; ++k) {
                const std::uint32_t z = part.graph.row[k].node;
                tied[z] = true;
                for (std::uint32_t l = part.graph.offset[z]; l < part.graph.offset[z + 1]; ++l)
                    ++common[part.graph.row[l].node];
            }
            for (std::uint32_t j = i + 1; j < n; ++j) {
                if (tied[j] || ground.positions.sides(ask[i].actor, ask[j].actor) > 0)
                    continue;
                const bool across = part.group[i] != part.group[j];
                out.pairs.push_back({ask[i].actor, ask[j].actor, common[j], across});
                ++out.pair_count;
                if (out.pairs.size() == 4 * most_blind_pairs)
                    cut();
                for (AskNext* actor : {&ask[i], &ask[j]}) {
                    ++actor->pairs;
                    actor->across += across;
                }
            }
        }
        for (const AskNext& actor : ask)
            if (actor.pairs > 0 && !ground.positions.interviewed(actor.actor))
                out.actors.push_back(actor);
    }
    std::sort(out.pairs.begin(), out.pairs.end(), before);
    if (out.pairs.size() > most_blind_pairs)
        out.pairs.resize(most_blind_pairs);
    std::stable_sort(out.actors.begin(), out.actors.end(), [](const AskNext& x, const AskNext& y) {
        return std::tuple(-x.across, -x.named, x.actor) < std::tuple(-y.across, -y.named, y.actor);
    });
    return out;
}

}  // namespace crosscut::analysis
