// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/ground.hpp"

#include "analysis/cohesion.hpp"
#include "analysis/paths.hpp"

#include <algorithm>
#include <numeric>

namespace crosscut::analysis {

using namespace evidence;
using namespace question_ground;

namespace {

constexpr std::size_t top = 5;

/// What a rule makes of the network.
struct Shape {
    network::Snapshot snapshot;
    int ties = 0;
    int unknown = 0;  ///< ties that the rule cannot judge
    int alone = 0;
    int components = 0;
    double largest = 0;
    std::vector<std::uint32_t> order;  ///< actors by betweenness, those above 0 only
    std::vector<double> between;
};

Shape shape_of(const Material& material, const network::Question& question, Work& work)
{
    Shape out;
    out.snapshot = network::snapshot(*material.archive, *material.ties, question);
    for (const network::TieState& state : out.snapshot.ties) {
        out.ties += state.drawn;
        out.unknown += !state.holds && (state.presence == network::Presence::certain || state.presence == network::Presence::possible);
    }
    const network::Graph& graph = out.snapshot.graph;
    const std::vector<int> parts = weak_components(graph);
    std::vector<int> size(parts.size(), 0);
    for (const int part : parts)
        ++size[static_cast<std::size_t>(part)];
    out.components = static_cast<int>(std::count_if(size.begin(), size.end(), [](int one) { return one > 0; }));
    out.largest = size.empty() ? 0 : *std::max_element(size.begin(), size.end());
    for (std::uint32_t i = 0; i < graph.n; ++i)
        out.alone += graph.degree(i) == 0;
    out.between = betweenness(graph, false, work).actor;
    const double pairs = graph.n < 3 ? 1 : (graph.n - 1.0) * (graph.n - 2.0) / 2;
    for (double& one : out.between)
        one /= pairs;
    std::vector<std::uint32_t> order(graph.n);
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return out.between[a] > out.between[b]; });
    for (const std::uint32_t one : order)
        if (out.between[one] > 0 && out.order.size() < top)
            out.order.push_back(one);
    return out;
}

/// Interviews that affirm a tie.
std::vector<InterviewId> affirming(const Archive& archive, const network::Tie& tie)
{
    std::set<InterviewId> out;
    for (const ClaimId id : tie.claims)
        if (const Claim* claim = find(*archive.claims, id); claim && !claim->excluded && claim->polarity != Polarity::no)
            out.insert(claim->interview);
    return {out.begin(), out.end()};
}

bool interviewed(const Archive& archive, ActorId actor)
{
    return std::any_of(archive.interviews->begin(), archive.interviews->end(), [&](const Interview& one) { return !one.researcher && one.actor == actor; });
}

}  // namespace

Result<Reply> ties_of_one_informant(const Material& material, const Inquiry& inquiry, Work& work)
{
    const Archive& archive = *material.archive;
    Reply answer;
    answer.number = 5;
    AnswerTable list{"one_informant", "Ties that rest on one informant",
                     {{"city", "City"}, {"tie", "Tie"}, {"informant", "Informant"}, {"status", "What the sides say"}, {"other_asked", "Both sides interviewed"}, {"presence", "On that day"}, {"strength", "Strength"}}, {},
                     "No tie rests on one informant alone."};
    AnswerTable change{"confirmed_only", "The network, and the same with confirmed ties only",
                       {{"city", "City"}, {"what", "What"}, {"as_asked", "As asked"}, {"confirmed", "Confirmed only"}}, {}, "There is no network on that day."};
    AnswerTable first{"top_five", "Those who stand between most others, and the same with confirmed ties only",
                      {{"city", "City"}, {"rank", "Rank"}, {"actor", "As asked"}, {"value", "Betweenness", 3}, {"confirmed_actor", "Confirmed only"}, {"confirmed_value", "Betweenness", 3}, {"stays", "Stays among them"}}, {},
                      "Nobody stands between others."};
    int unknown = 0;
    const auto cities = cities_of(material, inquiry);
    for (std::size_t c = 0; c < cities.size(); ++c) {
        const City* city = cities[c];
        if (!work.step(c, cities.size()))
            return stopped_on_request();
        Work part(work, static_cast<double>(c) / number(cities.size()), (static_cast<double>(c) + 1) / number(cities.size()));
        const network::Question question = question_for(material, inquiry, city->id);
        network::Question strict = question;
        strict.rule = TieRule::confirmed_only;
        const Shape as_asked = shape_of(material, question, part);
        const Shape confirmed = shape_of(material, strict, part);
        unknown += confirmed.unknown;
        int one = 0;
        int all = 0;
        for (const network::TieState& state : as_asked.snapshot.ties) {
            if (!state.drawn)
                continue;
            ++all;
            const network::Tie* tie = material.ties->find(state.tie);
            const std::vector<InterviewId> informants = affirming(archive, *tie);
            if (informants.size() != 1)
                continue;
            ++one;
            list.rows.push_back({{city->id, TieNumber{tie->number}, informants.front(), Message(std::string(label(Language::english, tie->status))), interviewed(archive, tie->a) && interviewed(archive, tie->b),
                                  Message(std::string(network::label(Language::english, state.presence))), tie->strength > 0 ? AnswerCell(number(tie->strength)) : AnswerCell()},
                                 city->id, {tie->a, tie->b}, tie->number, {}, tie->claims, {}});
        }
        const auto row = [&](const char* what, double a, double b) { change.rows.push_back({{city->id, Message(what), a, b}, city->id, {}, {}, {}, {}, {}}); };
        row("ties", number(as_asked.ties), number(confirmed.ties));
        row("pairs of actors with a tie", number(as_asked.snapshot.graph.ties.size()), number(confirmed.snapshot.graph.ties.size()));
        row("actors without a tie", number(as_asked.alone), number(confirmed.alone));
        row("components, actors without a tie included", number(as_asked.components), number(confirmed.components));
        row("actors in the largest component", as_asked.largest, confirmed.largest);
        row("ties that the rule cannot judge", number(as_asked.unknown), number(confirmed.unknown));
        long stay = 0;
        for (std::size_t i = 0; i < std::max(as_asked.order.size(), confirmed.order.size()); ++i) {
            AnswerRow line{{city->id, number(i + 1), {}, {}, {}, {}, {}}, city->id, {}, {}, {}, {}, {}};
            if (i < as_asked.order.size()) {
                const std::uint32_t at = as_asked.order[i];
                const ActorId actor = as_asked.snapshot.actors[at];
                const bool stays = std::any_of(confirmed.order.begin(), confirmed.order.end(), [&](std::uint32_t other) { return confirmed.snapshot.actors[other] == actor; });
                stay += stays;
                line.cells[2] = actor;
                line.cells[3] = as_asked.between[at];
                line.cells[6] = stays;
                line.actors.push_back(actor);
            }
            if (i < confirmed.order.size()) {
                line.cells[4] = confirmed.snapshot.actors[confirmed.order[i]];
                line.cells[5] = confirmed.between[confirmed.order[i]];
                line.actors.push_back(confirmed.snapshot.actors[confirmed.order[i]]);
            }
            first.rows.push_back(std::move(line));
        }
        const AnswerCell day = question.until ? AnswerCell(*question.until) : AnswerCell(Message("all time"));
        const auto of = [](auto some, auto whole) { return Message{"{1} of {2}", {std::to_string(some), std::to_string(whole)}}; };
        const network::Counts& counts = as_asked.snapshot.counts;
        if (all == 0 && counts.certain + counts.possible == 0 && counts.unobserved > 0)
            answer.findings.push_back({"{1} ({2}): no tie is observed any more on that day (no longer observed: {3}), so that nothing can be said.", {city->id, day, number(counts.unobserved)}});
        else if (all == 0)
            answer.findings.push_back({"{1} ({2}): no tie counts then, so that none rests on one informant.", {city->id, day}});
        else if (as_asked.order.empty())
            answer.findings.push_back({"{1} ({2}): ties that rest on one informant: {3}. With confirmed ties only, ties left: {4}; components {5} instead of {6}. Nobody stands between others.",
                                       {city->id, day, of(one, all), of(confirmed.ties, all), number(confirmed.components), number(as_asked.components)}});
        else
            answer.findings.push_back({"{1} ({2}): ties that rest on one informant: {3}. With confirmed ties only, ties left: {4}; components {5} instead of {6}; of those who stand between most others there stay {7}.",
                                       {city->id, day, of(one, all), of(confirmed.ties, all), number(confirmed.components), number(as_asked.components), of(stay, as_asked.order.size())}});
        AnswerPicture picture;
        picture.city = city->id;
        picture.questions = {question, strict};
        answer.pictures.push_back(std::move(picture));
    }
    answer.tables = {std::move(list), std::move(change), std::move(first)};
    if (unknown > 0)
        answer.caveats.push_back({"Where nobody of the other side was interviewed, a tie cannot be confirmed: under “confirmed only” it is unknown, not absent. Here: {1}.", {number(unknown)}});
    answer.caveats.push_back({"One informant is no sign of a mistake: forgetting is far commoner than inventing. It is a reason to ask the other side.", {}});
    return answer;
}

}  // namespace crosscut::analysis
