// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/ground.hpp"

#include "analysis/cohesion.hpp"
#include "analysis/gap_parts.hpp"

#include <algorithm>

namespace crosscut::analysis {

using namespace evidence;
using namespace question_ground;
using structures::Status;

namespace {

/// A stretch of days on which a post runs on a grant.
struct Grant {
    const Structure* structure = nullptr;
    ActorId holder;
    Day first;
    Day last;
    std::vector<EventId> events;
    std::vector<ClaimId> claims;
};

ActorId holder_of(const Archive& archive, const Structure& structure)
{
    if (structure.lead)
        return structure.lead;
    for (const Membership& seat : *archive.memberships)
        if (seat.structure == structure.id && seat.role == Role::lead)
            return seat.actor;
    return {};
}

/// One person's post: a staff position, or a structure that a staff position leads.
bool one_post(const Archive& archive, const Structure& structure, ActorId holder)
{
    const Actor* actor = find(*archive.actors, holder);
    return structure.type == "staff_position" || (actor && actor->kind == "staff_position");
}

/// Whether a post runs on a grant: that is said, or the grant that is said to have ended later was its own.
bool on_grant(const structures::StatusOnDay& state, const Day last, const std::optional<Day>& grant_end)
{
    if (state.status == Status::on_grant)
        return true;
    return grant_end && last <= *grant_end && (state.status == Status::active || state.status == Status::permanent);
}

std::vector<Grant> grants_of(const Material& material, const network::Question& question)
{
    std::vector<Grant> out;
    for (const Structure& structure : *material.archive->structures) {
        const ActorId holder = asked_for(structure, question) ? holder_of(*material.archive, structure) : ActorId{};
        const structures::Life* life = holder && one_post(*material.archive, structure, holder) ? life_of(material, structure.id) : nullptr;
        if (!life)
            continue;
        bool running = false;
        for (const structures::Run& run : life->runs) {
            std::optional<Day> grant_end;
            for (const Event& event : *material.archive->events)
                if (event.structure == structure.id && event.type == "funding_ended" && event.date.latest && *event.date.latest >= run.first && (!grant_end || *event.date.latest < *grant_end))
                    grant_end = event.date.latest;
            const bool granted = on_grant(run.state, run.last, grant_end);
            if (granted && running) {
                out.back().last = run.last;
            } else if (granted) {
                out.push_back({&structure, holder, run.first, run.last, run.state.because, {}});
            }
            running = granted;
        }
    }
    // A staff position that somebody pays by a grant is such a post even if no structure tells of it.
    for (const network::Tie& tie : material.ties->ties) {
        const Relation* relation = find(*material.archive->relations, tie.relation);
        const Actor* paid = find(*material.archive->actors, tie.b);
        if (!relation || relation->key != "fund" || !tie.spell || !tie.by(question.rule).value_or(false) || !paid || paid->kind != "staff_position" || paid->city != question.city || !belongs(paid->field, question.field))
            continue;
        if (std::none_of(out.begin(), out.end(), [&](const Grant& one) { return one.holder == paid->id; }))
            out.push_back({nullptr, paid->id, midpoint_start(*tie.spell), midpoint_end(*tie.spell), {}, tie.claims});
    }
    return out;
}

/// How much of a bridge an actor is: pairs of others that only it connects, pairs of departments that only it joins.
struct Span {
    double pairs = 0;
    int departments = 0;
    bool any() const { return pairs > 0 || departments > 0; }
};

Span bridge_of(const network::Graph& graph, const network::Snapshot& now, Node node)
{
    Span out;
    out.pairs = cuts(graph).cut_pairs[node.index];
    for (const Hole& hole : department_holes(graph, now.group, static_cast<int>(now.groups.size())))
        out.departments += hole.brokers.size() == 1 && hole.brokers.front() == node.index;
    return out;
}

}  // namespace

Reply bridges_by_post(const Material& material, const Inquiry& inquiry)
{
    const Archive& archive = *material.archive;
    Reply answer;
    answer.number = 4;
    AnswerTable table{"posts", "Posts on a grant, and what their holder bridges",
                      {{"city", "City"}, {"actor", "Actor"}, {"structure", "Post"}, {"grant_first", "Grant since, at the latest"}, {"grant_last", "Grant until, at the earliest"}, {"day", "Looked at on"}, {"ties", "Its ties"}, {"post_ties", "Of these with the post"},
                       {"pairs_with", "Pairs only it connects"}, {"pairs_without", "The same without the post"}, {"departments_with", "Department pairs only it joins"}, {"departments_without", "The same without the post"},
                       {"pairs_after", "Pairs a quarter of a year after the grant"}, {"verdict", "Bridge"}},
                      {},
                      "No post of one person that ran on a grant is known."};
    for (const City* city : cities_of(material, inquiry)) {
        network::Question base = inquiry.question;
        base.city = city->id;
        std::vector<ActorId> only;
        int posts = 0;
        AnswerPicture picture;
        picture.city = city->id;
        for (const Grant& grant : grants_of(material, base)) {
            const structures::Life* life = grant.structure ? life_of(material, grant.structure->id) : nullptr;
            const StructureId post = grant.structure ? grant.structure->id : StructureId{};
            Day day = grant.last;
            if (life && life->observed && *life->observed < day)
                day = *life->observed;
            if (inquiry.question.until && *inquiry.question.until >= grant.first && *inquiry.question.until <= grant.last)
                day = *inquiry.question.until;
            if (day < grant.first)
                continue;
            network::Question question = base;
            question.field = Field::none;  // a bridge joins fields, too
            question.from = std::nullopt;
            question.until = day;
            const network::Snapshot now = network::snapshot(archive, *material.ties, question);
            const auto node = now.node(grant.holder);
            if (!node)
                continue;
            ++posts;
            const Actor* holder = find(*archive.actors, grant.holder);
            std::vector<network::GraphTie> kept;
            std::vector<std::uint32_t> post_ties;
            std::vector<std::uint32_t> own_ties;
            int own = 0;
            int with_post = 0;
            for (std::size_t i = 0; i < now.graph.ties.size(); ++i) {
                const network::GraphTie& pair = now.graph.ties[i];
                bool came_with_post = false;
                if (pair.a == node->index || pair.b == node->index) {
                    ++own;
                    own_ties.insert(own_ties.end(), now.pair_ties[i].begin(), now.pair_ties[i].end());
                    // Everything that a staff position has hangs on the post; a unit had partners before it.
                    came_with_post = std::all_of(now.pair_ties[i].begin(), now.pair_ties[i].end(), [&](std::uint32_t number) {
                        const network::Tie* tie = material.ties->find(number);
                        return holder->kind == "staff_position" || (tie->spell && midpoint_start(*tie->spell) >= grant.first - std::chrono::days{inquiry.slack});
                    });
                }
                if (came_with_post) {
                    ++with_post;
                    post_ties.insert(post_ties.end(), now.pair_ties[i].begin(), now.pair_ties[i].end());
                } else {
                    kept.push_back(pair);
                }
            }
            const Span with = bridge_of(now.graph, now, *node);
            const Span without = bridge_of(network::make_graph(now.graph.n, kept, false, now.graph.weighted), now, *node);
            AnswerCell after;
            network::Question later = question;
            later.until = grant.last + std::chrono::days{92};
            if (const std::optional<Day> last = last_interview(archive, city->id); last && *later.until <= *last) {
                const network::Snapshot then = network::snapshot(archive, *material.ties, later);
                if (const auto again = then.node(grant.holder))
                    after = bridge_of(then.graph, then, *again).pairs;
            }
            const bool by_post = with.any() && !without.any();
            if (by_post && std::find(only.begin(), only.end(), grant.holder) == only.end())
                only.push_back(grant.holder);
            if (picture.questions.empty() || by_post)
                picture.questions = {question};
            const Message verdict = by_post ? "only by this post" : with.any() ? "also without the post" : "no bridge on that day";
            std::vector<ClaimId> claims = claims_of(*material.ties, own_ties);
            claims.insert(claims.end(), grant.claims.begin(), grant.claims.end());
            table.rows.push_back({{city->id, grant.holder, post ? AnswerCell(post) : AnswerCell(), grant.first, grant.last, day, number(own), number(with_post), with.pairs, without.pairs, number(with.departments), number(without.departments),
                                   after, verdict},
                                  city->id, {grant.holder}, {}, post, claims, grant.events});
        }
        if (posts == 0)
            answer.findings.push_back({"{1}: no post of one person that ran on a grant is known.", {city->id}});
        else if (only.empty())
            answer.findings.push_back({"{1}: posts on a grant: {2}. None of their holders was a bridge by the post alone.", {city->id, number(posts)}});
        else
            answer.findings.push_back({"{1}: a bridge only because of one person's post on a grant: {2} (posts looked at: {3}).", {city->id, only, number(posts)}});
        picture.actors = only;
        if (!picture.questions.empty())
            answer.pictures.push_back(std::move(picture));
    }
    answer.tables = {std::move(table)};
    answer.caveats.push_back({"A tie counts as one of the post if it began with the grant or later; whether it would have come without the post nobody can say.", {}});
    answer.caveats.push_back({"Pairs that only one actor connects depend on ties that were reported: one tie that nobody named can take the bridge away.", {}});
    return answer;
}

}  // namespace crosscut::analysis
