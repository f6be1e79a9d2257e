// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/ground.hpp"

#include "analysis/cohesion.hpp"
#include "analysis/persistence/city_index.hpp"

#include <algorithm>

namespace crosscut::analysis {

using namespace evidence;
using namespace question_ground;

namespace {

std::vector<Day> days_of(const Material& material, const Inquiry& inquiry)
{
    std::vector<Day> days = inquiry.dates;
    if (days.empty()) {
        const auto [first, second] = usual_days(material);
        if (first == day_of(2016, 7, 1))
            days = {day_of(2014, 7, 1), first, day_of(2019, 7, 1), day_of(2023, 7, 1)};
        else {
            const auto third = (second - first) / 3;
            days = {first - std::chrono::days{365}, first, first + third, second};
        }
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

/// A begin that is left open lies before the time studied; "open" would read as if it had not come yet.
PartialDate since(const PartialDate& start)
{
    if (start.kind != PartialDate::Kind::open)
        return start;
    const Result<PartialDate> before = parse_date("<" + iso(horizon_start).substr(0, 4));
    return before ? *before : start;
}

}  // namespace

Reply same_places(const Material& material, const Inquiry& inquiry)
{
    Reply answer;
    answer.number = 7;
    AnswerTable counts{"days", "The network on each day",
                       {{"city", "City"}, {"day", "Day"}, {"ties", "Ties counted"}, {"certain", "Certain"}, {"possible", "Possible"}, {"unobserved", "No longer observed"}, {"pairs", "Pairs with a tie"}, {"alone", "Actors without a tie"}, {"components", "Components"}}, {},
                       "There is no actor to draw."};
    AnswerTable changes{"changes", "From each day to the next, over pairs that could be observed on both",
                        {{"city", "City"}, {"first", "From"}, {"second", "To"}, {"kept", "Kept"}, {"lost", "Lost"}, {"new", "New"}, {"unobserved", "Pairs not observed"}}, {}, "There is only one day."};
    const std::vector<Day> days = days_of(material, inquiry);
    std::set<std::uint32_t> unobserved;  // on one of the days
    std::set<std::uint32_t> timeless;
    for (const City* city : cities_of(material, inquiry)) {
        network::Question question = inquiry.question;
        question.city = city->id;
        question.from = std::nullopt;
        AnswerPicture picture;
        picture.city = city->id;
        std::vector<Message> said;
        for (const Day day : days) {
            question.until = day;
            const network::Snapshot now = network::snapshot(*material.archive, *material.ties, question);
            picture.questions.push_back(question);
            picture.days.push_back(day);
            const auto drawn = std::count_if(now.ties.begin(), now.ties.end(), [](const network::TieState& state) { return state.drawn; });
            std::vector<std::uint32_t> numbers;
            for (const network::TieState& state : now.ties) {
                if (state.drawn)
                    numbers.push_back(state.tie);
                if (state.holds.value_or(false) && state.presence == network::Presence::unobserved)
                    (material.ties->find(state.tie)->timeless ? timeless : unobserved).insert(state.tie);
            }
            int alone = 0;
            for (std::uint32_t i = 0; i < now.graph.n; ++i)
                alone += now.graph.degree(i) == 0;
            const std::vector<int> parts = weak_components(now.graph);
            const int components = parts.empty() ? 0 : *std::max_element(parts.begin(), parts.end()) + 1;
            counts.rows.push_back({{city->id, day, static_cast<double>(drawn), number(now.counts.certain), number(now.counts.possible), number(now.counts.unobserved), number(now.graph.ties.size()), number(alone), number(components)},
                                   city->id, {}, {}, {}, claims_of(*material.ties, numbers), {}});
            answer.findings.push_back({"{1}, {2}: ties counted {3} (certain {4}, possible besides {5}), no longer observed {6}; actors without a tie {7}.",
                                       {city->id, day, static_cast<double>(drawn), number(now.counts.certain), number(now.counts.possible), number(now.counts.unobserved), number(alone)}});
        }
        for (std::size_t i = 1; i < days.size(); ++i) {
            const TieChange one = tie_change(*material.archive, *material.ties, question, days[i - 1], days[i]);
            changes.rows.push_back({{city->id, days[i - 1], days[i], static_cast<double>(one.waves.n11), static_cast<double>(one.waves.n10), static_cast<double>(one.waves.n01), number(one.unobserved)}, city->id, {}, {}, {}, {}, {}});
        }
        answer.pictures.push_back(std::move(picture));
    }
    answer.tables = {std::move(counts), std::move(changes)};
    if (!unobserved.empty())
        answer.caveats.push_back({"After the last interview that speaks of a tie it is unknown, not ended: a thin map on a late day may show that nobody was asked. Here: {1}.", {number(unobserved.size())}});
    if (!timeless.empty())
        answer.caveats.push_back({"Ties of which nobody said when, and behind which no interview has a date: {1}. On a day or in a window they count as unobserved, never as absent; without a day they are all there.", {number(timeless.size())}});
    answer.caveats.push_back({"Places are computed from the ties of all time together and stay the same on each day; near means much in common, place means nothing else.", {}});
    return answer;
}

Reply what_was_said(const Material& material, const Inquiry& inquiry)
{
    const Archive& archive = *material.archive;
    Reply answer;
    answer.number = 8;
    AnswerTable statements{"statements", "Every statement about the tie",
                           {{"city", "City"}, {"tie", "Tie"}, {"informant", "Informant"}, {"says", "Says"}, {"since", "Since"}, {"until", "Until"}, {"certainty", "Certainty"}, {"quote", "In these words"}, {"dates_said", "Dates as said"}, {"passage", "Passage"}}, {},
                           inquiry.research ? "Nobody spoke of such a tie." : "What people said is shown in research mode with full names only."};
    for (const City* city : cities_of(material, inquiry)) {
        std::vector<const network::Tie*> chosen;
        const auto in_city = [&](const network::Tie& tie) {
            const Actor* a = find(*archive.actors, tie.a);
            return a && a->city == city->id && belongs(tie.field, inquiry.question.field);
        };
        for (const network::Tie& tie : material.ties->ties) {
            if (!in_city(tie))
                continue;
            if (inquiry.a || inquiry.b) {
                const bool of_a = !inquiry.a || tie.a == inquiry.a || tie.b == inquiry.a;
                const bool of_b = !inquiry.b || tie.a == inquiry.b || tie.b == inquiry.b;
                if (of_a && of_b)
                    chosen.push_back(&tie);
            } else if (tie.affirming > 0 && tie.denying > 0) {
                chosen.push_back(&tie);
            }
        }
        if (chosen.empty() && !inquiry.a && !inquiry.b)
            for (const network::Tie& tie : material.ties->ties)
                if (in_city(tie) && (chosen.empty() || tie.claims.size() > chosen.front()->claims.size()))
                    chosen = {&tie};
        if (chosen.empty()) {
            if (!inquiry.a && !inquiry.b)
                answer.findings.push_back({"{1}: nobody spoke of a tie.", {city->id}});
            continue;
        }
        AnswerPicture picture;
        picture.city = city->id;
        picture.questions = {question_for(material, inquiry, city->id)};
        picture.questions.back().until = std::nullopt;
        picture.questions.back().from = std::nullopt;
        picture.tie = chosen.front()->number;
        for (const network::Tie* tie : chosen) {
            std::set<InterviewId> informants;
            std::set<InterviewId> against;
            for (const ClaimId id : tie->claims)
                if (const Claim* claim = find(*archive.claims, id)) {
                    informants.insert(claim->interview);
                    if (!claim->excluded && claim->polarity == Polarity::no)
                        against.insert(claim->interview);
                }
            answer.findings.push_back({"{1}, {2}: statements {3}, informants {4}; deny it: {5} of {4}. Together: {6}.",
                                       {city->id, TieNumber{tie->number}, number(tie->claims.size()), number(informants.size()), number(against.size()), Message(std::string(label(Language::english, tie->status)))}});
            for (const ActorId end : {tie->a, tie->b})
                if (std::find(picture.actors.begin(), picture.actors.end(), end) == picture.actors.end())
                    picture.actors.push_back(end);
            if (!inquiry.research)
                continue;
            for (const ClaimId id : tie->claims) {
                const Claim* claim = find(*archive.claims, id);
                if (!claim)
                    continue;
                const Message says = claim->polarity == Polarity::yes ? "there is one" : claim->polarity == Polarity::no ? "there is none" : "it has ended";
                statements.rows.push_back({{city->id, TieNumber{tie->number}, claim->interview, says, since(claim->start), claim->end, Message(std::string(label(Language::english, claim->certainty))), Spoken{claim->quote}, Spoken{claim->date_words},
                                            Spoken{claim->passage}},
                                           city->id, {tie->a, tie->b}, tie->number, {}, {id}, {}});
            }
        }
        answer.pictures.push_back(std::move(picture));
    }
    if (answer.findings.empty())
        answer.findings.push_back({"Nobody spoke of a tie between these actors. That may mean that nobody was asked.", {}});
    answer.tables = {std::move(statements)};
    if (!inquiry.research)
        answer.caveats.push_back({"Quotes, interview codes and passages are left out: they are for research with full names, never for a presentation or under pseudonyms.", {}});
    else
        answer.caveats.push_back({"Quotes may name or describe people: keep this page inside of the project.", {}});
    if (!inquiry.a && !inquiry.b)
        answer.caveats.push_back({"Shown are the ties on which informants contradict each other; where there are none, the tie most spoken of.", {}});
    answer.caveats.push_back({"Strength and certainty can be compared inside of one interview only.", {}});
    return answer;
}

}  // namespace crosscut::analysis
