// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/ground.hpp"

#include <algorithm>
#include <map>

namespace crosscut::analysis {

using namespace evidence;
using namespace question_ground;

namespace {

constexpr std::size_t most_candidates = 5;

/// 1 = integration, 2 = climate; what belongs to both, or to neither, is no side.
int side_of(Field field) { return field == Field::integration ? 1 : field == Field::climate ? 2 : 0; }

struct Joiner {
    const Actor* actor = nullptr;
    int own = 0;
    std::vector<ActorId> integration;
    std::vector<ActorId> climate;
    std::set<std::uint32_t> ties;  ///< behind partners on either side

    int sides() const { return own | (integration.empty() ? 0 : 1) | (climate.empty() ? 0 : 2); }
};

/// On the missing side, who shares most partners with an actor.
struct Easy {
    ActorId to;
    std::vector<ActorId> common;
};

Easy easiest(const Archive& archive, const network::Snapshot& now, Node node, int missing)
{
    std::set<ActorId> known;
    for (const Partner& partner : partners_of(now, node))
        known.insert(partner.actor);
    Easy best;
    for (std::size_t i = 0; i < now.actors.size(); ++i) {
        const Actor* other = find(*archive.actors, now.actors[i]);
        if (!other || side_of(other->field) != missing || i == node.index)
            continue;
        Easy one{other->id, {}};
        for (const Partner& partner : partners_of(now, Node{static_cast<std::uint32_t>(i)}))
            if (known.count(partner.actor))
                one.common.push_back(partner.actor);
        if (!one.common.empty() && one.common.size() > best.common.size())
            best = std::move(one);
    }
    return best;
}

/// Structures with members of both fields on a day.
void add_common_bodies(AnswerTable& table, const Material& material, const network::Question& question, const City& city)
{
    const network::TwoMode seats = network::two_mode(*material.archive, *material.chronicle, question);
    for (std::size_t s = 0; s < seats.structures.size(); ++s) {
        std::vector<ActorId> of[2];
        for (const network::TwoMode::Seat& seat : seats.seats)
            if (static_cast<std::size_t>(seat.structure) == s) {
                const ActorId actor = seats.actors[static_cast<std::size_t>(seat.actor)];
                const int side = side_of(find(*material.archive->actors, actor)->field);
                if (side > 0)
                    of[side - 1].push_back(actor);
            }
        if (of[0].empty() || of[1].empty())
            continue;
        const StructureId id = seats.structures[s];
        const structures::Life* life = life_of(material, id);
        AnswerCell state;
        std::vector<EventId> events;
        if (life && question.until && !life->runs.empty()) {
            const structures::StatusOnDay& on_day = structures::state_on(*life, *question.until);
            state = on_day;
            events = on_day.because;
        }
        std::vector<ActorId> all = of[0];
        all.insert(all.end(), of[1].begin(), of[1].end());
        table.rows.push_back({{city.id, id, state, of[0], of[1]}, city.id, all, {}, id, {}, events});
    }
}

}  // namespace

Reply who_joins(const Material& material, const Inquiry& inquiry)
{
    const Archive& archive = *material.archive;
    Reply answer;
    answer.number = 3;
    AnswerTable joiners{"joiners", "Who has partners, or its own field, on both sides",
                        {{"city", "City"}, {"actor", "Actor"}, {"field", "Its own field"}, {"town_hall", "Town hall"}, {"integration_partners", "Partners in integration"}, {"climate_partners", "Partners in climate"}}, {},
                        "Nobody joins the two fields."};
    AnswerTable direct{"direct_ties", "Direct ties between a unit for integration and one for climate",
                       {{"city", "City"}, {"tie", "Tie"}, {"counted", "Counted on that day"}, {"status", "What the sides say"}, {"presence", "On that day"}}, {},
                       "Nobody named a direct tie between a unit for integration and one for climate."};
    AnswerTable bodies{"common_bodies", "Bodies in which members of both fields sit",
                       {{"city", "City"}, {"structure", "Structure"}, {"state", "State"}, {"integration_members", "Members for integration"}, {"climate_members", "Members for climate"}}, {},
                       "In no body that is known for that day do members of both fields sit."};
    AnswerTable near{"one_tie_short", "Who would need one tie only",
                     {{"city", "City"}, {"actor", "Actor"}, {"field", "Its own field"}, {"town_hall", "Town hall"}, {"has", "Has partners in"}, {"partners", "So many"}, {"easiest", "Easiest contact on the other side"}, {"common", "Partners in common"}}, {},
                     "Nobody is one tie short."};
    int unobserved = 0;
    for (const City* city : cities_of(material, inquiry)) {
        network::Question question = question_for(material, inquiry, city->id);
        question.field = Field::none;  // the question is about both
        const network::Snapshot now = network::snapshot(archive, *material.ties, question);
        unobserved += now.counts.unobserved;
        std::vector<ActorId> found;
        std::vector<ActorId> outside;
        struct Candidate {
            Joiner who;
            Easy easy;
        };
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < now.actors.size(); ++i) {
            const Node node{static_cast<std::uint32_t>(i)};
            Joiner one;
            one.actor = find(*archive.actors, now.actors[i]);
            one.own = side_of(one.actor->field);
            for (const Partner& partner : partners_of(now, node)) {
                const int side = side_of(find(*archive.actors, partner.actor)->field);
                if (side == 0)
                    continue;
                (side == 1 ? one.integration : one.climate).push_back(partner.actor);
                one.ties.insert(partner.ties.begin(), partner.ties.end());
            }
            const Message field(std::string(label(Language::english, one.actor->field)));
            const bool inside = one.actor->sector == Sector::administration;
            if (one.sides() == 3) {
                (inside ? found : outside).push_back(one.actor->id);
                std::vector<ActorId> selected{one.actor->id};
                for (const auto* list : {&one.integration, &one.climate})
                    selected.insert(selected.end(), list->begin(), list->end());
                joiners.rows.push_back({{city->id, one.actor->id, field, inside, one.integration, one.climate}, city->id, selected, {}, {}, claims_of(*material.ties, {one.ties.begin(), one.ties.end()}), {}});
            } else if (one.sides() == 1 || one.sides() == 2) {
                Candidate candidate{one, easiest(archive, now, node, 3 - one.sides())};
                // A unit of one field alone is a tie away from the other like everybody: only who knows somebody near is.
                if (one.actor->field == Field::both || !candidate.easy.common.empty())
                    candidates.push_back(std::move(candidate));
            }
        }
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            const bool a_both = a.who.actor->field == Field::both;
            const bool b_both = b.who.actor->field == Field::both;
            if (a_both != b_both)
                return a_both;
            if (a.easy.common.size() != b.easy.common.size())
                return a.easy.common.size() > b.easy.common.size();
            return a.who.integration.size() + a.who.climate.size() > b.who.integration.size() + b.who.climate.size();
        });
        std::vector<ActorId> short_list;
        for (const Candidate& one : candidates) {
            if (short_list.size() == most_candidates)
                break;
            const bool integration = one.who.sides() == 1;
            const auto& partners = integration ? one.who.integration : one.who.climate;
            short_list.push_back(one.who.actor->id);
            std::vector<ActorId> selected{one.who.actor->id};
            if (one.easy.to)
                selected.push_back(one.easy.to);
            near.rows.push_back({{city->id, one.who.actor->id, Message(std::string(label(Language::english, one.who.actor->field))), one.who.actor->sector == Sector::administration,
                                  Message(std::string(label(Language::english, integration ? Field::integration : Field::climate))), number(partners.size()), one.easy.to ? AnswerCell(one.easy.to) : AnswerCell(), one.easy.common},
                                 city->id, selected, {}, {}, claims_of(*material.ties, {one.who.ties.begin(), one.who.ties.end()}), {}});
        }
        int pairs = 0;
        std::vector<Sentence> not_counted;
        for (const network::TieState& state : now.ties) {
            const network::Tie* tie = material.ties->find(state.tie);
            const Actor* a = find(*archive.actors, tie->a);
            const Actor* b = find(*archive.actors, tie->b);
            if (!a || !b || tie->affirming == 0 || (side_of(a->field) | side_of(b->field)) != 3)
                continue;
            pairs += state.drawn;
            if (!state.drawn)
                not_counted.push_back({"{1}: a direct tie was reported, but does not count on that day: {2} ({3}; {4}).",
                                       {city->id, TieNumber{tie->number}, Message(std::string(label(Language::english, tie->status))), Message(std::string(network::label(Language::english, state.presence)))}});
            direct.rows.push_back({{city->id, TieNumber{tie->number}, state.drawn, Message(std::string(label(Language::english, tie->status))), Message(std::string(network::label(Language::english, state.presence)))},
                                   city->id, {tie->a, tie->b}, tie->number, {}, tie->claims, {}});
        }
        add_common_bodies(bodies, material, question, *city);
        const AnswerCell day = question.until ? AnswerCell(*question.until) : AnswerCell(Message("all time"));
        const bool nobody = found.empty() && outside.empty();
        const bool blind = now.counts.certain + now.counts.possible == 0 && now.counts.unobserved > 0;
        if (blind)
            answer.findings.push_back({"{1} ({2}): no tie is observed any more on that day (no longer observed: {3}), so that nothing can be said.", {city->id, day, number(now.counts.unobserved)}});
        else if (nobody)
            answer.findings.push_back({"{1} ({2}): nobody joins integration and climate.", {city->id, day}});
        else if (found.empty())
            answer.findings.push_back({"{1} ({2}): nobody in the town hall joins integration and climate; outside of it: {3}.", {city->id, day, outside}});
        else if (outside.empty())
            answer.findings.push_back({"{1} ({2}): integration and climate are joined in the town hall by: {3}; outside of it by nobody.", {city->id, day, found}});
        else
            answer.findings.push_back({"{1} ({2}): integration and climate are joined in the town hall by: {3}; outside of it by: {4}.", {city->id, day, found, outside}});
        if (!found.empty())
            answer.findings.push_back({"{1}: direct ties between a unit for integration and one for climate: {2}.", {city->id, number(pairs)}});
        else if (short_list.empty() && !blind)
            answer.findings.push_back({"{1}: nobody is one tie short of it.", {city->id}});
        else if (!short_list.empty())
            answer.findings.push_back({"{1}: one tie only would be needed by: {2}.", {city->id, short_list}});
        answer.findings.insert(answer.findings.end(), not_counted.begin(), not_counted.end());
        AnswerPicture picture;
        picture.city = city->id;
        picture.questions = {question};
        picture.actors = found.empty() && outside.empty() ? short_list : found;
        if (!found.empty() || !outside.empty())
            picture.actors.insert(picture.actors.end(), outside.begin(), outside.end());
        answer.pictures.push_back(std::move(picture));
    }
    answer.tables = {std::move(joiners), std::move(near), std::move(direct), std::move(bodies)};
    if (unobserved > 0)
        answer.caveats.push_back({"Ties that were no longer observed on that day: {1}. Somebody may join the fields through one of them.", {number(unobserved)}});
    answer.caveats.push_back({"Who was not interviewed is seen through others only: that nobody is found may mean that nobody was asked.", {}});
    answer.caveats.push_back({"An actor that belongs to both fields joins them only if it has partners of either. The easiest contact shares most partners; it follows the pattern that is there.", {}});
    return answer;
}

}  // namespace crosscut::analysis
