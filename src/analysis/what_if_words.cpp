// SPDX-License-Identifier: Apache-2.0
#include "analysis/what_if.hpp"

#include "foundation/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace crosscut::analysis {

using namespace evidence;

namespace {

using Kind = Consequence::Kind;

constexpr std::array<std::string_view, 16> kind_keys{"ties", "parts", "largest", "pairs_cut", "cut_off", "alone", "departments_apart", "channel_lost", "door_lost",
                                                     "one_door_left", "lead_lost", "pairs_joined", "channel_new", "door_new", "first_place", "nothing"};

std::string number(long long value) { return plain(value); }

std::string percent(long long part, long long whole)
{
    const long long rounded = std::llround(100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return rounded == 0 && part > 0 ? "<1" : plain(rounded);
}

class Speech {
public:
    explicit Speech(const Archive& archive) : archive_(archive) {}

    /// Adds a sentence whose first args are the names of `named`.
    Consequence& say(Kind kind, const char* text, const std::vector<ActorId>& named, const std::vector<std::string>& more = {}, bool loss = true)
    {
        Consequence one;
        one.kind = kind;
        one.text = Message(text);
        for (const ActorId actor : named)
            one.text.args.push_back(name(actor));
        one.text.args.insert(one.text.args.end(), more.begin(), more.end());
        one.named = named;
        one.actors = named;
        one.loss = loss;
        list.push_back(std::move(one));
        return list.back();
    }
    std::string name(ActorId actor) const
    {
        const Actor* row = find(*archive_.actors, actor);
        return row ? row->name : std::string();
    }
    std::string name(StructureId structure) const
    {
        const Structure* row = find(*archive_.structures, structure);
        return row ? row->name : std::string();
    }

    std::vector<Consequence> list;

private:
    const Archive& archive_;
};

/// The actor of a part with most contacts; of several the first.
ActorId best_known(const WhatIf& result, const std::vector<ActorId>& part)
{
    ActorId best = part.front();
    std::uint32_t most = 0;
    for (const ActorId actor : part) {
        const std::uint32_t degree = result.after.graph.degree(result.after.node(actor)->index);
        if (degree > most) {
            most = degree;
            best = actor;
        }
    }
    return best;
}

void speak_of_parts(Speech& speech, const WhatIf& result)
{
    const Parts& then = result.parts_before;
    const Parts& now = result.parts_after;
    if (result.pairs_cut > 0)
        speech.say(Kind::pairs_cut, "Of the pairs that reach each other {1} % no longer would ({2} of {3}).", {},
                   {percent(result.pairs_cut, result.pairs_before), number(result.pairs_cut), number(result.pairs_before)});
    if (result.pairs_joined > 0)
        speech.say(Kind::pairs_joined, "Pairs that would reach each other for the first time: {1}.", {}, {number(result.pairs_joined)}, false);
    if (then.count != now.count)
        speech.say(Kind::parts, "Parts of the network: so far {1}, then {2}.", {}, {number(then.count), number(now.count)}, now.count > then.count);
    if (then.largest != now.largest)
        speech.say(Kind::largest, "Actors in the largest part: so far {1} of {2}, then {3} of {4}.", {},
                   {number(then.largest), number(then.actors), number(now.largest), number(now.actors)}, now.largest < then.largest);
    for (const std::vector<ActorId>& piece : result.pieces) {
        if (piece.size() == 1)
            continue;  // said below, or it had no ties at all
        const ActorId known = best_known(result, piece);
        Consequence& one = piece.size() == 2 ? speech.say(Kind::cut_off, "{1} and {2} would be left with each other only.", piece)
                                             : speech.say(Kind::cut_off, "{1} and {2} others would be cut off from the rest.", {known}, {number(static_cast<long long>(piece.size()) - 1)});
        one.actors = piece;
    }
    for (const ActorId actor : result.alone)
        speech.say(Kind::alone, "{1} would have no contact left.", {actor});
}

void speak_of_departments(Speech& speech, const WhatIf& result)
{
    const auto is_apart = [&](const ActorPair& pair) {
        return std::find(result.departments_apart.begin(), result.departments_apart.end(), pair) != result.departments_apart.end();
    };
    for (const ActorPair& pair : result.departments_apart)
        speech.say(Kind::departments_apart, "Nobody in the department “{1}” would reach the department “{2}” any more, not even through others.", {pair.a, pair.b});
    for (const ActorPair& pair : result.channels_lost)
        if (!is_apart(pair))
            speech.say(Kind::channel_lost, "The departments “{1}” and “{2}” would have no direct contact left.", {pair.a, pair.b});
    for (const ActorPair& pair : result.channels_new)
        speech.say(Kind::channel_new, "The departments “{1}” and “{2}” would have a direct contact for the first time.", {pair.a, pair.b}, {}, false);
}

void speak_of_places(Speech& speech, const WhatIf& result)
{
    const auto first = [&](int Placed::*place) {
        const Placed* found = nullptr;
        int shared = 0;
        for (const Placed& row : result.places)
            if (row.*place == 1) {
                found = &row;
                ++shared;
            }
        return shared == 1 ? found : nullptr;  // a shared first place is nobody's
    };
    const Placed* then = first(&Placed::place_before);
    const Placed* now = first(&Placed::place_after);
    if (then && now && then->actor != now->actor)
        speech.say(Kind::first_place, "{1} would come first instead of {2}.", {now->actor, then->actor}, {}, false);
}

}  // namespace

std::string_view key(Consequence::Kind kind) { return kind_keys[static_cast<std::size_t>(kind)]; }

std::vector<Consequence> consequences_of(const Archive& archive, const WhatIf& result)
{
    Speech speech(archive);
    speak_of_parts(speech, result);
    speak_of_departments(speech, result);
    for (const ActorId actor : result.doors_lost)
        speech.say(Kind::door_lost, "{1} would lose the last door into the town hall.", {actor});
    for (const ActorId actor : result.one_door)
        speech.say(Kind::one_door_left, "{1} would have a single door into the town hall left.", {actor});
    for (const ActorId actor : result.doors_new)
        speech.say(Kind::door_new, "{1} would have a door into the town hall for the first time.", {actor}, {}, false);
    for (const StructureId structure : result.leads_lost)
        speech.say(Kind::lead_lost, "“{1}” would lose its lead.", {}, {speech.name(structure)}).structure = structure;
    speak_of_places(speech, result);
    const bool same = result.lost.empty() && result.fresh.empty();
    if (speech.list.empty())
        speech.say(Kind::nothing, same ? "Nothing would change in this network." : "The network holds together: nobody would be cut off.", {}, {}, false);
    if (!same)
        speech.say(Kind::ties, "Ties: {1} stay, {2} are lost, {3} are new.", {},
                   {number(static_cast<long long>(result.kept.size())), number(static_cast<long long>(result.lost.size())), number(static_cast<long long>(result.fresh.size()))},
                   result.lost.size() > result.fresh.size());
    return speech.list;
}

std::vector<Consequence> assumptions_of(const Archive& archive, const Gone& gone, const Scenario& scenario)
{
    Speech speech(archive);
    for (const Gone::LeavingActor& one : gone.actors) {
        switch (one.cause) {
        case Cause::asked: speech.say(Kind::nothing, "Without {1}.", {one.actor}); break;
        case Cause::department: speech.say(Kind::nothing, one.actor == one.department ? "Without {1} and all units of the department." : "Without {1}, which belongs to {2}.",
                                           one.actor == one.department ? std::vector{one.actor} : std::vector{one.actor, one.department}); break;
        case Cause::structure: speech.say(Kind::nothing, "Without {1}, which goes with “{2}”.", {one.actor}, {speech.name(one.structure)}).structure = one.structure; break;
        case Cause::grant:
            if (one.structure)
                speech.say(Kind::nothing, "Without {1}, which lives on the grant of “{2}”.", {one.actor}, {speech.name(one.structure)}).structure = one.structure;
            else
                speech.say(Kind::nothing, "Without {1}, which is a project.", {one.actor});
            break;
        }
    }
    for (const Gone::LeavingStructure& one : gone.structures)
        speech.say(Kind::nothing, one.cause == Cause::grant ? "Without “{1}”, which lives on a grant on that day." : "Without “{1}”.", {}, {speech.name(one.structure)}).structure = one.structure;
    if (!gone.ties.empty())
        speech.say(Kind::nothing, "Ties that rest on these structures and go with them: {1}.", {}, {number(static_cast<long long>(gone.ties.size()))});
    for (const StructureId structure : gone.not_there)
        speech.say(Kind::nothing, "“{1}” is not there on that day; its absence changes nothing.", {}, {speech.name(structure)}, false).structure = structure;
    for (const StructureId structure : gone.perhaps)
        speech.say(Kind::nothing, "“{1}” may live on a grant on that day; it is left as it is.", {}, {speech.name(structure)}, false).structure = structure;
    for (const ActorPair& pair : scenario.cut)
        speech.say(Kind::nothing, "Without the tie of {1} and {2}.", {pair.a, pair.b});
    for (const ActorPair& pair : scenario.ties)
        speech.say(Kind::nothing, "With a tie of {1} and {2}.", {pair.a, pair.b}, {}, false);
    for (const NewStructure& structure : scenario.founded) {
        Consequence& one = speech.say(Kind::nothing, "With the structure “{1}”, in which {2} actors all work with each other.", {},
                                      {structure.name, number(static_cast<long long>(structure.members.size()))}, false);
        one.actors = structure.members;
    }
    return speech.list;
}

}  // namespace crosscut::analysis
