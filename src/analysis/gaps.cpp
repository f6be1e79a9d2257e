// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps.hpp"

#include "analysis/gap_evidence.hpp"
#include "analysis/gap_parts.hpp"

#include "foundation/number.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace crosscut::analysis {

using namespace evidence;

namespace {

constexpr std::array<std::string_view, 8> keys{"G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8"};

/// From this strength on a report of one side only is worth asking about (methods 4.2, G6).
constexpr int strong = 3;

std::string number(double value) { return plain(static_cast<long long>(value)); }

bool hangs_on_a_person(const Actor& actor) { return actor.kind == "project" || actor.kind == "commissioner" || actor.kind == "staff_position"; }

/// Robust, tentative or fragile (methods 4.4); unknown counts as tentative for all alike.
int robustness_class(const Gap& gap)
{
    const double share = gap.robustness.value_or(0.5);
    return share >= 0.8 ? 0 : share >= 0.5 ? 1 : 2;
}

}  // namespace

void rank(std::vector<Gap>& gaps)
{
    std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& x, const Gap& y) {
        const int of_x = robustness_class(x);
        const int of_y = robustness_class(y);
        return std::tie(x.grade, of_x, y.score, x.actors, x.groups, x.structure, x.form) < std::tie(y.grade, of_y, x.score, y.actors, y.groups, y.structure, y.form);
    });
    // A door that may close any day is one rank more urgent (methods 4.2, G5).
    for (std::size_t i = 1; i < gaps.size(); ++i)
        if (gaps[i].raised && !gaps[i - 1].raised)
            std::swap(gaps[i - 1], gaps[i]);
}

std::string_view key(GapKind kind) { return keys[static_cast<std::size_t>(kind)]; }

std::string_view label(Language language, GapKind kind)
{
    switch (kind) {
    case GapKind::shared_task: return tr(language, "Shared task, no link");
    case GapKind::thin_seam: return tr(language, "Thin seam between departments");
    case GapKind::hole: return tr(language, "Hole between departments");
    case GapKind::paper: return tr(language, "Structure on paper");
    case GapKind::single_point: return tr(language, "Breaking point");
    case GapKind::one_door: return tr(language, "One door");
    case GapKind::one_sided: return tr(language, "Named by one side");
    case GapKind::lost: break;
    }
    return tr(language, "Lost link");
}

std::string_view sentence(Language language, GapKind kind)
{
    switch (kind) {
    case GapKind::shared_task: return tr(language, "Both work on the same topics, yet neither a direct contact nor a common partner was reported.");
    case GapKind::thin_seam: return tr(language, "These two departments have clearly fewer contacts than chance would give.");
    case GapKind::hole: return tr(language, "No direct contact between two departments was reported; if they meet, then through others.");
    case GapKind::paper: return tr(language, "It exists on paper; nobody reported it working.");
    case GapKind::single_point: return tr(language, "If this position were vacant, the network would tear here.");
    case GapKind::one_door: return tr(language, "Access to the administration hangs on a single contact.");
    case GapKind::one_sided: return tr(language, "One side counts on this cooperation, the other did not mention it.");
    case GapKind::lost: break;
    }
    return tr(language, "This connection existed during the crisis and is gone.");
}

std::string finding(Language language, const Gap& gap, const std::vector<std::string>& names)
{
    Message words = gap.text;
    for (std::size_t i = 0; i < words.args.size(); ++i) {
        if (i < gap.named.size())
            words.args[i] = i < names.size() ? names[i] : words.args[i];
        else if (const std::optional<Day> day = parse_day(words.args[i]))
            words.args[i] = spoken(language, *day);
    }
    return in(language, words);
}

std::optional<Day> reference_day(const std::vector<structures::Crisis>& crises, Field field)
{
    const structures::Crisis* found = nullptr;
    for (const structures::Crisis& crisis : crises) {
        if (crisis.overlay || crisis.pulses.empty())
            continue;
        // Integration structures answer to the first crisis, climate structures to the last one.
        const bool better = !found || (field == Field::climate ? crisis.onset() > found->onset() : crisis.onset() < found->onset());
        if (better)
            found = &crisis;
    }
    return found ? std::optional(found->acute_end()) : std::nullopt;
}

std::optional<Day> last_observed_day(const Archive& archive, const network::TieSet& ties, const network::Question& question)
{
    std::vector<Day> days;
    for (const Interview& interview : *archive.interviews)
        if (!interview.researcher && (!question.city || interview.city == question.city) && belongs(interview.field, question.field))
            if (const std::optional<Day> day = observed_until(interview))
                days.push_back(*day);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    // Which ties are asked for does not depend on the day: one snapshot of all time tells, and each day only asks the spells.
    network::Question whole = question;
    whole.from = whole.until = std::nullopt;
    std::vector<const Spell*> spells;
    for (const network::TieState& state : network::snapshot(archive, ties, whole).ties)
        if (const network::Tie* tie = ties.find(state.tie); state.holds.value_or(false) && tie->spell)
            spells.push_back(&*tie->spell);
    std::optional<Day> best;
    std::ptrdiff_t most = -1;
    for (const Day day : days) {
        const std::ptrdiff_t seen = std::count_if(spells.begin(), spells.end(), [&](const Spell* spell) {
            const network::Presence presence = network::presence_of(*spell, std::nullopt, day);
            return presence == network::Presence::certain || presence == network::Presence::possible;
        });
        if (seen >= most) {
            most = seen;
            best = day;
        }
    }
    return best;
}

std::vector<Gap> narrow_access(const GapGround& ground)
{
    const network::Snapshot& now = ground.now;
    std::vector<Gap> out;
    for (const Doors& row : narrow_doors(now.graph, now.group, ground.civil, ground.administration)) {
        if (ground.stopped())
            break;
        const ActorId actor = now.actors[row.actor];
        std::vector<bool> self(now.actors.size(), false);
        self[row.actor] = true;
        const std::vector<std::uint32_t> said = ground.ended_or_denied(self, ground.administration);
        bool other = false;
        for (const std::uint32_t i : ground.interviewed)
            other = other || (ground.administration[i] && std::find(row.doors.begin(), row.doors.end(), i) == row.doors.end() &&
                              ground.positions.speaks(now.actors[i], actor));
        const bool own = ground.positions.interviewed(actor);
        if (!own && !other && said.empty())
            continue;  // nobody could have named another door: a blind spot
        std::vector<std::uint32_t> nodes{row.actor};
        nodes.insert(nodes.end(), row.doors.begin(), row.doors.end());
        const char* forms[] = {"no_door", "one_door", "one_department"};
        Gap gap = ground.gap(GapKind::one_door, forms[static_cast<int>(row.kind)], nodes);
        gap.grade = !said.empty() ? 'A' : own && other ? 'B' : 'C';
        gap.fragility = 1;
        gap.named = {actor};
        std::vector<std::uint32_t> behind = said;
        for (std::uint32_t k = now.graph.offset[row.actor]; k < now.graph.offset[row.actor + 1]; ++k)
            if (ground.administration[now.graph.row[k].node])
                behind.insert(behind.end(), now.pair_ties[now.graph.row[k].tie].begin(), now.pair_ties[now.graph.row[k].tie].end());
        ground.rest_on(gap, behind);
        const std::string& name = ground.name(row.actor);
        switch (row.kind) {
        case Doors::Kind::no_door:
            gap.score = 2;  // before every actor that has a door at all
            gap.text = {"{1} has no reported contact with the administration.", {name}};
            break;
        case Doors::Kind::one_door:
            gap.score = 1;
            gap.raised = hangs_on_a_person(*ground.actors[row.doors.front()]);
            gap.named.push_back(now.actors[row.doors.front()]);
            gap.text = gap.raised ? Message{"{1} reaches the administration only through {2}, a post that hangs on a project or on one person.",
                                            {name, ground.name(row.doors.front())}}
                                  : Message{"{1} reaches the administration only through {2}.", {name, ground.name(row.doors.front())}};
            break;
        case Doors::Kind::one_department:
            gap.score = 1.0 / static_cast<double>(row.doors.size());
            gap.groups = {now.groups[static_cast<std::size_t>(row.departments.front())]};
            gap.named.push_back(gap.groups.front());
            gap.text = {"{1} reaches the administration through one department only: {2}.", {name, ground.name(gap.groups.front())}};
            break;
        }
        out.push_back(std::move(gap));
    }
    return out;
}

std::vector<Gap> one_sided_reports(const GapGround& ground)
{
    std::vector<Gap> out;
    for (const network::TieState& state : ground.now.ties) {
        if (ground.stopped())
            break;
        const network::Tie* tie = ground.ties.find(state.tie);
        const bool one_sided = tie->status == Status::one_sided;
        const bool there = state.presence == network::Presence::certain || state.presence == network::Presence::possible;
        if (tie->ruled || !there || (!one_sided && tie->status != Status::disputed))
            continue;
        std::uint32_t says = ground.now.node(tie->a)->index;
        std::uint32_t other = ground.now.node(tie->b)->index;
        if (tie->side_a != Side::yes)
            std::swap(says, other);
        Gap gap = ground.gap(GapKind::one_sided, one_sided ? "one_sided" : "disputed", {says, other});
        gap.grade = 'A';
        gap.score = tie->strength;
        gap.threshold = !one_sided || tie->strength >= strong;
        gap.named = gap.actors;
        const std::string& a = ground.name(says);
        const std::string& b = ground.name(other);
        if (!one_sided)
            gap.text = {"{1} names {2} as a partner; {2} says that there is no such cooperation.", {a, b}};
        else if (tie->strength > 0)
            gap.text = {"{1} names {2} as a partner (strength {3} of 5); {2} did not mention it.", {a, b, number(tie->strength)}};
        else
            gap.text = {"{1} names {2} as a partner; {2} did not mention it.", {a, b}};
        ground.rest_on(gap, {tie->number});
        out.push_back(std::move(gap));
    }
    return out;
}

std::vector<bool> shown_at_first(const std::vector<Gap>& gaps, int most, const std::vector<bool>& settled)
{
    std::map<GapKind, int> count;
    std::vector<bool> shown;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const Gap& gap = gaps[i];
        const bool open = i >= settled.size() || !settled[i];
        shown.push_back(open && gap.threshold && robustness_class(gap) < 2 && count[gap.kind]++ < most);
    }
    return shown;
}

Problem no_day_for_gaps()
{
    return {Problem::Code::missing_value, {"No interview has a date, so that no day can be taken for the gaps."}, {"Say for which day: --at 2019-07-01."}, {}};
}

Result<std::vector<Gap>> list_gaps(const Archive& archive, const network::TieSet& ties, const GapQuestion& asked, bool compare, Work& work, const GapBodies* bodies)
{
    network::Question question = asked.question;
    if (!question.until)
        question.until = last_observed_day(archive, ties, question);
    if (!question.until)
        return no_day_for_gaps();
    const GapGround ground(archive, ties, question, *question.until, &work);
    const bool looks_back = asked.reference && *asked.reference < *question.until;
    std::vector<Gap> out;
    for (std::size_t done = 0; done < all_gap_kinds.size(); ++done) {
        if (!work.step(done, all_gap_kinds.size()))
            return stopped_on_request();
        std::vector<Gap> found;
        switch (all_gap_kinds[done]) {
        case GapKind::shared_task: found = shared_work(ground); break;
        case GapKind::thin_seam: found = seams_worn_thin(ground, compare); break;
        case GapKind::hole: found = holes(ground); break;
        case GapKind::single_point: found = single_points(ground); break;
        case GapKind::one_door: found = narrow_access(ground); break;
        case GapKind::one_sided: found = one_sided_reports(ground); break;
        case GapKind::lost: found = looks_back ? lost_links(ground, *asked.reference) : std::vector<Gap>(); break;
        case GapKind::paper: found = bodies ? paper_structures(ground, *bodies) : paper_structures(ground, gap_bodies(archive, question, *question.until)); break;
        }
        rank(found);
        for (Gap& gap : found) {
            gap.number = static_cast<int>(out.size() + 1);
            out.push_back(std::move(gap));
        }
    }
    if (!work.step(1, 1))
        return stopped_on_request();
    return out;
}

Result<std::vector<Gap>> find_gaps(const Archive& archive, const network::TieSet& ties, const GapQuestion& asked, Work& work)
{
    return list_gaps(archive, ties, asked, true, work);
}

Message why_empty(const Archive& archive, const network::TieSet& ties, const GapQuestion& asked, GapKind kind)
{
    network::Question question = asked.question;
    if (!question.until)
        question.until = last_observed_day(archive, ties, question);
    if (!question.until)
        return {"No interview has a date, so that no day can be taken for the gaps."};
    if (kind == GapKind::lost && (!asked.reference || *asked.reference >= *question.until))
        return {"There is no earlier day to look back to."};
    if (kind != GapKind::shared_task && kind != GapKind::thin_seam)
        return {};
    const GapGround ground(archive, ties, question, *question.until);
    if (kind == GapKind::shared_task) {
        const auto known = std::count_if(ground.actors.begin(), ground.actors.end(), [](const Actor* actor) { return !actor->topics.empty(); });
        return known < 2 ? Message{"No topics of actors are known. Enter them, or import a column “topics”, to find shared tasks."} : Message{};
    }
    for (const CityPart& part : city_parts(ground))
        if (const std::optional<Seams> seams = tested_seams(observable_cells(ground, part)))
            for (const SeamCell& cell : seams->cells)
                if (cell.testable)
                    return {};
    return {"No pair of departments has enough pairs of actors to be tested."};
}

}  // namespace crosscut::analysis
