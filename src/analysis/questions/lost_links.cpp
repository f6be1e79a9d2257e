// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/ground.hpp"

#include <algorithm>
#include <map>

namespace crosscut::analysis {

using namespace evidence;
using namespace question_ground;

namespace {

constexpr std::chrono::days quarter{92};

/// An end of a grant, a post or a structure: the days on which it may have come.
struct Ending {
    const Structure* structure = nullptr;
    const Event* event = nullptr;
    Day first;
    Day last;
};

bool ends_something(std::string_view type)
{
    const structures::EventType* known = structures::event_type(type);
    return known && (known->group == structures::Group::end || type == "post_ended" || type == "vacant");
}

std::vector<Ending> endings_of(const Archive& archive, const Structure& structure)
{
    std::vector<Ending> out;
    for (const structures::Happening& one : structures::happenings(archive, structure.id)) {
        const PartialDate& date = one.event->date;
        if (!ends_something(one.event->type) || (!date.earliest && !date.latest))
            continue;
        Ending ending{&structure, one.event, date.earliest.value_or(*date.latest), date.latest.value_or(*date.earliest)};
        // "Vacant from 2017-09 on" begins there; it does not come on an unknown day of all later years.
        if (one.type->lasting)
            ending.last = ending.first;
        if (!out.empty() && ending.first <= out.back().last + quarter)
            continue;
        out.push_back(ending);
    }
    return out;
}

/// Who carries a structure: its lead and secretariat around its end.
std::set<ActorId> carriers_of(const Material& material, const Ending& ending)
{
    std::set<ActorId> out;
    if (ending.structure->lead)
        out.insert(ending.structure->lead);
    for (const structures::MembershipSpell& seat : material.chronicle->memberships)
        if (seat.structure == ending.structure->id && (seat.role == Role::lead || seat.role == Role::secretariat) && seat.spell.start_earliest <= ending.last &&
            seat.spell.end_latest >= ending.first - std::chrono::days{1})
            out.insert(seat.actor);
    return out;
}

/// Whether a tie is of the relations asked for. What the rule makes of it is left to `counts`.
bool in_question(const Material& material, const network::Question& question, const network::Tie& tie)
{
    if (!tie.spell || tie.affirming == 0)
        return false;
    if (!question.relations.empty())
        return std::find(question.relations.begin(), question.relations.end(), tie.relation) != question.relations.end();
    const bool wanted = tie.relation_class == RelationClass::cooperation ? question.cooperation : tie.relation_class == RelationClass::line ? question.lines : question.conflicts;
    if (!wanted)
        return false;
    if (!question.certain_claims_only)
        return true;
    return std::any_of(tie.claims.begin(), tie.claims.end(), [&](ClaimId id) {
        const Claim* claim = find(*material.archive->claims, id);
        return claim && !claim->excluded && claim->polarity == Polarity::yes && claim->certainty == Certainty::certain;
    });
}

bool counts(const network::Question& question, const network::Tie& tie) { return tie.by(question.rule).value_or(false); }

ActorId other_end(const network::Tie& tie, const std::set<ActorId>& carriers)
{
    if (carriers.count(tie.a))
        return carriers.count(tie.b) ? ActorId{} : tie.b;
    return carriers.count(tie.b) ? tie.a : ActorId{};
}

struct Remade {
    const network::Tie* tie = nullptr;
    bool same = false;
};

/// The first tie that came after an end, of the same pair or with another unit of the partner's department.
Remade remade(const Material& material, const network::Question& question, const std::set<ActorId>& carriers, ActorId partner, const network::Tie& lost)
{
    Remade found;
    const ActorId department = division_of(*material.archive, partner);
    for (const bool same : {true, false}) {
        for (const network::Tie& tie : material.ties->ties) {
            const ActorId other = other_end(tie, carriers);
            if (!other || !in_question(material, question, tie) || !counts(question, tie) || midpoint_start(*tie.spell) <= midpoint_end(*lost.spell))
                continue;
            const bool fits = same ? other == partner : other != partner && division_of(*material.archive, other) == department;
            if (fits && (!found.tie || midpoint_start(*tie.spell) < midpoint_start(*found.tie->spell)))
                found = {&tie, same};
        }
        if (found.tie)
            return found;
    }
    return found;
}

/// Where a department was reached by another tie that went on.
bool department_still_linked(const Material& material, const network::Question& question, const std::set<ActorId>& carriers, ActorId partner, const network::Tie& lost, Day day)
{
    const ActorId department = division_of(*material.archive, partner);
    return std::any_of(material.ties->ties.begin(), material.ties->ties.end(), [&](const network::Tie& tie) {
        const ActorId other = other_end(tie, carriers);
        return other && tie.number != lost.number && in_question(material, question, tie) && counts(question, tie) && division_of(*material.archive, other) == department &&
               tie.spell->start_latest < midpoint_end(*lost.spell) && midpoint_end(*tie.spell) >= day;
    });
}

}  // namespace

Reply links_lost_with(const Material& material, const Inquiry& inquiry)
{
    const Archive& archive = *material.archive;
    Reply answer;
    answer.number = 2;
    AnswerTable links{"lost_links", "Ties of who carried it that ended with it",
                      {{"city", "City"}, {"structure", "Structure"}, {"what_ended", "What ended"}, {"partner", "Partner"}, {"department", "Department"}, {"town_hall", "Town hall"}, {"tie", "Tie"}, {"sure", "Ended with it"},
                       {"department_still_linked", "Department reached otherwise"}, {"remade", "Re-made"}, {"remade_tie", "By which tie"}, {"remade_from", "Since, at the earliest"}, {"remade_to", "Since, at the latest"}},
                      {},
                      "No tie that anybody reported ended with a post, a grant or a structure."};
    AnswerTable seats{"lost_seats", "Seats at its table that ended with it",
                      {{"city", "City"}, {"structure", "Structure"}, {"what_ended", "What ended"}, {"member", "Member"}, {"department", "Department"}, {"tie_goes_on", "Direct tie to its lead afterwards"}, {"observed", "Could be reported"}},
                      {},
                      "No seat of another ended with one of these structures."};
    AnswerTable endings_table{"endings", "Ends of posts, grants and structures",
                              {{"city", "City"}, {"structure", "Structure"}, {"what_ended", "What ended"}, {"lost", "Links lost"}, {"perhaps", "Perhaps lost"}, {"remade", "Re-made"}, {"not_found_again", "Not found again"}, {"new_partners", "New partners later"}},
                              {},
                              "No end of a post, a grant or a structure has a date."};
    int silent = 0;
    bool any_possible = false;
    bool any_uncounted = false;
    bool any_gone = false;
    for (const City* city : cities_of(material, inquiry)) {
        network::Question question = inquiry.question;
        question.city = city->id;
        const std::optional<Day> last = last_interview(archive, city->id);
        int told = 0;
        bool pictured = false;
        for (const Structure& structure : *archive.structures) {
            if (!asked_for(structure, question) || (inquiry.structure && structure.id != inquiry.structure))
                continue;
            for (const Ending& ending : endings_of(archive, structure)) {
                const std::set<ActorId> carriers = carriers_of(material, ending);
                const Day low = ending.first - std::chrono::days{inquiry.slack};
                const Day high = ending.last + std::chrono::days{inquiry.slack};
                int lost = 0;
                int perhaps = 0;
                int again = 0;
                std::set<ActorId> before;
                std::vector<ActorId> partners;
                std::vector<ActorId> gone;
                std::vector<ActorId> maybe;
                AnswerRow total{{}, city->id, {carriers.begin(), carriers.end()}, {}, structure.id, {}, {ending.event->id}};
                for (const network::Tie& tie : material.ties->ties) {
                    const ActorId partner = other_end(tie, carriers);
                    if (!partner || !in_question(material, question, tie))
                        continue;
                    if (tie.spell->start_earliest <= high)
                        before.insert(partner);
                    if (tie.spell->censored || tie.spell->end_latest < low || tie.spell->end_earliest > high || tie.spell->start_earliest > ending.last)
                        continue;
                    const bool holds = counts(question, tie);
                    // Two vague ends may lie as far apart as the first day of one and the last of the other.
                    const bool dated = tie.spell->end_earliest >= ending.last - std::chrono::days{inquiry.slack} && tie.spell->end_latest <= ending.first + std::chrono::days{inquiry.slack};
                    const bool sure = dated && holds;
                    ++(sure ? lost : perhaps);
                    any_possible |= !dated;
                    any_uncounted |= !holds;
                    const Actor* row = find(*archive.actors, partner);
                    const Remade after = remade(material, question, carriers, partner, tie);
                    if (sure) {
                        again += after.tie != nullptr;
                        partners.push_back(partner);
                        if (!after.tie)
                            gone.push_back(partner);
                    } else {
                        maybe.push_back(partner);
                    }
                    AnswerCell state = Message("not found again");
                    if (after.tie)
                        state = Message(after.same ? "yes, with the same partner" : "yes, with another unit of the department");
                    else if (!material.ties->observed.pair(*carriers.begin(), partner))
                        state = Message("nobody could say");
                    AnswerRow line{{city->id, structure.id, ending.event->id, partner, division_of(archive, partner), row && row->sector == Sector::administration, TieNumber{tie.number},
                                    Message(sure ? "certainly" : !holds ? "reported, but no tie under this rule" : "possibly: the dates leave it open"), department_still_linked(material, question, carriers, partner, tie, high), state,
                                    after.tie ? AnswerCell(TieNumber{after.tie->number}) : AnswerCell(), after.tie ? AnswerCell(after.tie->spell->start_earliest) : AnswerCell(),
                                    after.tie ? AnswerCell(after.tie->spell->start_latest) : AnswerCell()},
                                   city->id, {tie.a, tie.b}, tie.number, structure.id, tie.claims, {ending.event->id}};
                    if (after.tie)
                        line.claims.insert(line.claims.end(), after.tie->claims.begin(), after.tie->claims.end());
                    links.rows.push_back(std::move(line));
                }
                std::set<ActorId> fresh;
                for (const network::Tie& tie : material.ties->ties)
                    if (const ActorId partner = other_end(tie, carriers); partner && in_question(material, question, tie) && counts(question, tie) && midpoint_start(*tie.spell) > high && !before.count(partner))
                        fresh.insert(partner);
                for (const structures::MembershipSpell& seat : material.chronicle->memberships) {
                    if (seat.structure != structure.id || carriers.count(seat.actor) || !seated(seat.role) || seat.spell.censored || seat.spell.end_latest < low || seat.spell.end_earliest > high)
                        continue;
                    bool direct = false;
                    bool seen = false;
                    std::vector<std::uint32_t> behind;
                    for (const ActorId carrier : carriers)
                        seen |= material.ties->observed.pair(carrier, seat.actor);
                    for (const network::Tie& tie : material.ties->ties)
                        if (other_end(tie, carriers) == seat.actor && in_question(material, question, tie) && counts(question, tie) && midpoint_end(*tie.spell) > high) {
                            direct = true;
                            behind.push_back(tie.number);
                        }
                    seats.rows.push_back({{city->id, structure.id, ending.event->id, seat.actor, division_of(archive, seat.actor), seen || direct ? AnswerCell(direct) : AnswerCell(), seen},
                                          city->id, {seat.actor}, {}, structure.id, claims_of(*material.ties, behind), {ending.event->id}});
                }
                total.cells = {city->id, structure.id, ending.event->id, number(lost), number(perhaps), number(again), number(lost - again), number(fresh.size())};
                endings_table.rows.push_back(std::move(total));
                if (lost + perhaps == 0) {
                    ++silent;
                    if (!inquiry.structure)
                        continue;
                }
                ++told;
                any_gone |= !gone.empty();
                if (lost > again)
                    answer.findings.push_back({"{1}, {2} ({3}): links that ended with it: {4} ({5}); re-made later: {6} of {4}; not found again: {7} of {4} ({8}).",
                                               {city->id, structure.id, ending.event->id, number(lost), partners, number(again), number(lost - again), gone}});
                else if (lost > 0)
                    answer.findings.push_back({"{1}, {2} ({3}): links that ended with it: {4} ({5}); re-made later: {6} of {4}.", {city->id, structure.id, ending.event->id, number(lost), partners, number(again)}});
                else if (perhaps > 0)
                    answer.findings.push_back({"{1}, {2} ({3}): of no link is it certain that it ended with it; perhaps ended with it: {4} ({5}).", {city->id, structure.id, ending.event->id, number(perhaps), maybe}});
                else
                    answer.findings.push_back({"{1}, {2} ({3}): no link that anybody reported ended with it.", {city->id, structure.id, ending.event->id}});
                if (lost > 0 && perhaps > 0)
                    answer.findings.push_back({"{1}, {2} ({3}): besides, perhaps ended with it: {4} ({5}).", {city->id, structure.id, ending.event->id, number(perhaps), maybe}});
                AnswerPicture picture;
                picture.city = city->id;
                for (const Day day : {ending.first - std::chrono::days{1}, last && *last > high ? *last : high + std::chrono::days{1}}) {
                    picture.questions.push_back(question);
                    picture.questions.back().until = day;
                    picture.questions.back().from = std::nullopt;
                }
                picture.actors.assign(carriers.begin(), carriers.end());
                if (lost > 0 && !pictured)
                    answer.pictures.push_back(std::move(picture));
                pictured |= lost > 0;
            }
        }
        if (told == 0)
            answer.findings.push_back({"{1}: no link that anybody reported ended with a post, a grant or a structure.", {city->id}});
    }
    answer.tables = {std::move(links), std::move(endings_table), std::move(seats)};
    if (silent > 0)
        answer.caveats.push_back({"Ends with which no reported tie ended: {1}. That says how far the interviews reach, not that nothing was lost.", {number(silent)}});
    if (any_possible)
        answer.caveats.push_back({"Where an end is vague, a tie may or may not have ended with the structure; such ties stand apart and are not counted as lost.", {}});
    if (any_uncounted)
        answer.caveats.push_back({"A tie that only others named, or that the other side denies, is listed, but counts as lost only under a rule that takes it.", {}});
    if (any_gone)
        answer.caveats.push_back({"Whether a link was made again can be seen only as far as somebody was asked: after the last interview it is open.", {}});
    answer.caveats.push_back({"That a tie ended when a post ended does not show that it ended because of it. A tie counts as ended with it within {1} days.", {number(inquiry.slack)}});
    return answer;
}

}  // namespace crosscut::analysis
