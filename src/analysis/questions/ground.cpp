// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/ground.hpp"

#include "analysis/gaps.hpp"

#include <algorithm>

namespace crosscut::analysis {

using namespace evidence;

namespace question_ground {

std::vector<const City*> cities_of(const Material& material, const Inquiry& inquiry)
{
    std::vector<const City*> out;
    for (const City& city : *material.archive->cities)
        if ((!inquiry.question.city || city.id == inquiry.question.city) &&
            (inquiry.cities.empty() || std::find(inquiry.cities.begin(), inquiry.cities.end(), city.id) != inquiry.cities.end()))
            out.push_back(&city);
    return out;
}

network::Question question_for(const Material& material, const Inquiry& inquiry, CityId city)
{
    network::Question question = inquiry.question;
    question.city = city;
    if (inquiry.whole_time)
        question.from = question.until = std::nullopt;
    else if (!question.until)
        question.until = last_observed_day(*material.archive, *material.ties, question);
    return question;
}

std::vector<ClaimId> claims_of(const network::TieSet& ties, const std::vector<std::uint32_t>& numbers)
{
    std::set<ClaimId> all;
    for (const std::uint32_t number : numbers)
        if (const network::Tie* tie = ties.find(number))
            all.insert(tie->claims.begin(), tie->claims.end());
    return {all.begin(), all.end()};
}

bool is_body(const Structure& structure) { return structure.type != "plan" && structure.type != "resolution" && structure.type != "agreement"; }

bool asked_for(const Structure& structure, const network::Question& question)
{
    return (!question.city || structure.city == question.city) && belongs(structure.field, question.field);
}

const structures::Life* life_of(const Material& material, StructureId structure)
{
    for (const structures::Life& life : material.chronicle->lives)
        if (life.structure == structure)
            return &life;
    return nullptr;
}

std::optional<Day> last_interview(const Archive& archive, CityId city)
{
    std::optional<Day> last;
    for (const Interview& interview : *archive.interviews)
        if (const auto day = observed_until(interview); day && !interview.researcher && (!city || interview.city == city) && (!last || *day > *last))
            last = day;
    return last;
}

bool seated(Role role) { return role == Role::member || role == Role::lead || role == Role::secretariat || role == Role::partner; }

std::vector<Partner> partners_of(const network::Snapshot& snapshot, Node node)
{
    std::vector<Partner> out;
    const network::Graph& graph = snapshot.graph;
    for (std::uint32_t k = graph.offset[node.index]; k < graph.offset[node.index + 1]; ++k)
        out.push_back({snapshot.actors[graph.row[k].node], snapshot.pair_ties[graph.row[k].tie]});
    return out;
}

}  // namespace question_ground

Message question_sentence(int number)
{
    switch (number) {
    case 1: return "Which bodies that existed on one day still exist on another, and which of those are only dormant?";
    case 2: return "Which departments lost their link when a post, a grant or a structure ended, and which links were re-made later?";
    case 3: return "Who joins integration and climate in this city? If nobody: who would need one tie only?";
    case 4: return "Which actor is a bridge only because of one person's post on a grant?";
    case 5: return "Which ties rest on one informant? What changes with confirmed ties only?";
    case 6: return "How do the cities compare: time from the shock to the first body and to the first council decision, bodies alive after five years, bodies on their own money?";
    case 7: return "How did the network look on several days, with everybody at the same place?";
    case 8: return "What did informants say about a tie?";
    case 9: return "Which pairs of departments that both belong to the task have no tie and no common body?";
    case 10: return "Can this be exported in grey, with role labels, so that nobody can be recognised?";
    default: return {};
    }
}

Message question_title(int number)
{
    switch (number) {
    case 1: return "Bodies that still exist";
    case 2: return "Links lost with a post or grant";
    case 3: return "Who joins integration and climate";
    case 4: return "Bridges by one post on a grant";
    case 5: return "Ties of one informant";
    case 6: return "Cities compared";
    case 7: return "The same figure for several days";
    case 8: return "What was said about a tie";
    case 9: return "Departments without tie or common body";
    case 10: return "Export in grey: can anybody be recognised?";
    default: return {};
    }
}

std::pair<Day, Day> usual_days(const Material& material)
{
    const Day first = day_of(2016, 7, 1);
    const Day second = day_of(2023, 1, 1);
    const std::optional<Day> last = question_ground::last_interview(*material.archive, {});
    std::optional<Day> acute_end;
    if (material.crises)
        for (const structures::Crisis& crisis : *material.crises)
            if (!crisis.overlay && !crisis.pulses.empty() && (!acute_end || crisis.acute_end() < *acute_end))
                acute_end = crisis.acute_end();
    if (!acute_end || !last || (*acute_end <= first && *last > second))
        return {first, second};
    return {*acute_end, *last > *acute_end ? *last : *acute_end};
}

Result<Reply> answer_to(int number, const Material& material, const Inquiry& inquiry, Work& work)
{
    if (number < 1 || number > question_count)
        return Problem{Problem::Code::bad_value, {"There is no question {1}.", {std::to_string(number)}}, {"Choose a number from 1 to 10."}, {}};
    if (question_ground::cities_of(material, inquiry).empty())
        return Problem{Problem::Code::missing_value, {"The study has no city yet."}, {"Import tables first."}, {}};
    if (work.stopped())
        return stopped_on_request();
    Result<Reply> answer = [&]() -> Result<Reply> {
        switch (number) {
        case 1: return bodies_then_and_now(material, inquiry);
        case 2: return links_lost_with(material, inquiry);
        case 3: return who_joins(material, inquiry);
        case 4: return bridges_by_post(material, inquiry);
        case 5: return ties_of_one_informant(material, inquiry, work);
        case 6: return cities_compared(material, inquiry, work);
        case 7: return same_places(material, inquiry);
        case 8: return what_was_said(material, inquiry);
        case 9: return departments_apart(material, inquiry);
        default: return can_be_recognised(material, inquiry);
        }
    }();
    if (work.stopped())
        return stopped_on_request();
    return answer;
}

}  // namespace crosscut::analysis
