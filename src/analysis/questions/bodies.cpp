// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/ground.hpp"

#include <algorithm>

namespace crosscut::analysis {

using namespace evidence;
using namespace question_ground;
using structures::Status;

namespace {

enum class There { yes, no, unsure, unknown };

There there(Status status)
{
    switch (status) {
    case Status::permanent:
    case Status::active:
    case Status::on_grant:
    case Status::vacant:
    case Status::dormant: return There::yes;
    case Status::ended:
    case Status::not_yet: return There::no;
    case Status::unsure: return There::unsure;
    case Status::unknown: return There::unknown;
    }
    return There::unknown;
}

/// An unsure state exists if every reading of it does.
There there(const structures::StatusOnDay& state)
{
    if (state.alternatives.empty())
        return there(state.status);
    There all = there(state.alternatives.front().status);
    for (const structures::Alternative& one : state.alternatives)
        if (there(one.status) != all)
            return There::unsure;
    return all;
}

struct Counts {
    int before = 0;
    int works = 0;
    int vacant = 0;
    int dormant = 0;
    int open = 0;  ///< exists, but whether it works is open
    int ended = 0;
    int unsure = 0;
    int unknown = 0;
    int perhaps_before = 0;
    int exist() const { return works + vacant + dormant + open; }
};

/// What became of one that existed; counted, and in words.
Message fate(const structures::StatusOnDay& state, Counts& counts)
{
    switch (there(state)) {
    case There::no: ++counts.ended; return "no longer exists";
    case There::unsure: ++counts.unsure; return "the dates leave it open";
    case There::unknown: ++counts.unknown; return "nobody was asked any more";
    case There::yes: break;
    }
    if (state.status == Status::dormant)
        return ++counts.dormant, "exists, but is dormant";
    if (state.status == Status::vacant)
        return ++counts.vacant, "exists, but nobody fills it";
    if (state.status == Status::unsure)
        return ++counts.open, "exists; whether it works is open";
    return ++counts.works, "still works";
}

}  // namespace

Reply bodies_then_and_now(const Material& material, const Inquiry& inquiry)
{
    const auto [usual_first, usual_second] = usual_days(material);
    const Day first = inquiry.first.value_or(usual_first);
    const Day second = inquiry.second.value_or(usual_second);
    Reply answer;
    answer.number = 1;
    const std::vector<AnswerColumn> columns{{"city", "City"}, {"structure", "Structure"}, {"type", "Type"}, {"first_state", "On the first day"}, {"second_state", "On the second day"}, {"outcome", "What became of it"}};
    AnswerTable bodies{"bodies", "Bodies that existed on the first day", columns, {}, "No body is known to have existed on the first day."};
    AnswerTable perhaps{"perhaps", "Bodies that may have existed on the first day: the dates leave it open", columns, {}, "There is none whose existence on the first day is open."};
    AnswerTable papers{"papers", "Plans, resolutions and agreements: texts, not counted as bodies", columns, {}, "No plan, resolution or agreement is known to have been in force on the first day."};
    int unknown = 0;
    int unsure = 0;
    for (const City* city : cities_of(material, inquiry)) {
        network::Question question = inquiry.question;
        question.city = city->id;
        Counts counts;
        for (const Structure& structure : *material.archive->structures) {
            const structures::Life* life = asked_for(structure, question) ? life_of(material, structure.id) : nullptr;
            if (!life || life->runs.empty())
                continue;
            const structures::StatusOnDay& before = structures::state_on(*life, first);
            const structures::StatusOnDay& after = structures::state_on(*life, second);
            const There then = there(before);
            if (then == There::no || then == There::unknown)
                continue;
            Counts own;
            const Message words = fate(after, own);
            AnswerRow row{{city->id, structure.id, Message(structure_type_label(Language::english, structure.type)), before, after, words}, city->id, {}, {}, structure.id, {}, {}};
            for (const auto* list : {&before.because, &after.because})
                for (const EventId id : *list)
                    if (std::find(row.events.begin(), row.events.end(), id) == row.events.end())
                        row.events.push_back(id);
            if (!is_body(structure)) {
                papers.rows.push_back(std::move(row));
                continue;
            }
            if (then == There::unsure) {
                ++counts.perhaps_before;
                perhaps.rows.push_back(std::move(row));
                continue;
            }
            ++counts.before;
            fate(after, counts);
            bodies.rows.push_back(std::move(row));
        }
        unknown += counts.unknown;
        unsure += counts.unsure + counts.perhaps_before;
        const int known = counts.exist() + counts.ended;
        if (counts.before == 0)
            answer.findings.push_back({"{1}: no body is known for certain to have existed on {2}.", {city->id, first}});
        else if (known == 0)
            answer.findings.push_back({"{1}: bodies that existed on {2}: {3}. Of none of them is it known whether it still existed on {4}.", {city->id, first, number(counts.before), second}});
        else if (counts.exist() == 0)
            answer.findings.push_back({"{1}: bodies that existed on {2}: {3}. On {4} still there: 0 of {3}; no longer there: {5} of {3}.", {city->id, first, number(counts.before), second, number(counts.ended)}});
        else
            answer.findings.push_back({"{1}: bodies that existed on {2}: {3}. On {4} still there: {5} of {3}; of these only dormant: {6}, vacant: {7}, open whether they work: {8}. No longer there: {9} of {3}.",
                                       {city->id, first, number(counts.before), second, number(counts.exist()), number(counts.dormant), number(counts.vacant), number(counts.open), number(counts.ended)}});
        if (counts.unsure > 0)
            answer.findings.push_back({"{1}: counted neither way, for the dates leave it open: {2} of {3}.", {city->id, number(counts.unsure), number(counts.before)}});
        if (counts.unknown > 0)
            answer.findings.push_back({"{1}: counted neither way, for nobody was asked so late: {2} of {3}.", {city->id, number(counts.unknown), number(counts.before)}});
        if (counts.perhaps_before > 0)
            answer.findings.push_back({"{1}: perhaps there on {2} already, and not counted: {3}.", {city->id, first, number(counts.perhaps_before)}});
        AnswerPicture picture;
        picture.kind = AnswerPicture::Kind::lanes;
        picture.city = city->id;
        picture.questions = {question};
        picture.days = {first, second};
        answer.pictures.push_back(std::move(picture));
    }
    answer.tables = {std::move(bodies), std::move(perhaps), std::move(papers)};
    if (unknown > 0)
        answer.caveats.push_back({"After the last day on which somebody spoke of a body nothing is known of it; such bodies count neither as kept nor as ended. Here: {1}.", {number(unknown)}});
    if (unsure > 0)
        answer.caveats.push_back({"Vague dates leave open whether a body was there; such bodies stand apart. Here: {1}.", {number(unsure)}});
    answer.caveats.push_back({"Survivors are remembered, what was short-lived is forgotten: ends are under-counted. Documents count more than memory.", {}});
    return answer;
}

}  // namespace crosscut::analysis
