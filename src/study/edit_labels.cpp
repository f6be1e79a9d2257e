// SPDX-License-Identifier: Apache-2.0
#include "study/edits.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <type_traits>

namespace crosscut::study {

using namespace evidence;

namespace {

/// A name on one line of a list.
std::string line_of(std::string_view name)
{
    std::string text(trimmed(name));
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    return shortened(text, 40);
}

std::string name_of(const State& state, ActorId id)
{
    const Actor* row = find(*state.archive.actors, id);
    return row ? line_of(row->name) : std::string("?");
}
std::string name_of(const State& state, StructureId id)
{
    const Structure* row = find(*state.archive.structures, id);
    return row ? line_of(row->name) : std::string("?");
}
std::string number(std::size_t count) { return std::to_string(count); }

struct Labels {
    const State& state;

    std::string name_of(ActorId id) const { return study::name_of(state, id); }
    std::string name_of(const Target& target) const
    {
        if (target.structure)
            return study::name_of(state, target.structure);
        std::string out;
        for (std::size_t i = 0; i < target.actors.size() && i < 2; ++i)
            out += (i ? " – " : "") + study::name_of(state, target.actors[i]);
        return out.empty() ? target.gap : out;
    }
    static std::string name_of(const State& of, ActorId id) { return study::name_of(of, id); }
    static std::string name_of(const State& of, StructureId id) { return study::name_of(of, id); }

    Message operator()(const AddActor& edit) const { return {"Add actor {1}", {line_of(edit.name)}}; }
    Message operator()(const RenameActor& edit) const { return {"Rename {1} to {2}", {name_of(state, edit.actor), line_of(edit.name)}}; }
    Message operator()(const ChangeActor& edit) const { return {"Change facts of {1}", {name_of(state, edit.actor.id)}}; }
    Message operator()(const MergeActors& edit) const { return {"Merge {1} into {2}", {name_of(state, edit.gone), name_of(state, edit.keep)}}; }
    Message operator()(const DeleteActors& edit) const
    {
        if (edit.actors.size() == 1)
            return {"Delete actor {1}", {name_of(state, edit.actors.front())}};
        return {"Delete {1} actors", {number(edit.actors.size())}};
    }
    Message operator()(const AddTie& edit) const { return {"Add tie {1} – {2}", {name_of(state, edit.from), name_of(state, edit.to)}}; }
    Message operator()(const ChangeClaim& edit) const { return {"Change claim {1} – {2}", {name_of(state, edit.claim.from), name_of(state, edit.claim.to)}}; }
    Message operator()(const ExcludeClaims& edit) const
    {
        if (edit.claims.size() == 1)
            return edit.excluded ? Message{"Do not count a claim"} : Message{"Count a claim again"};
        return edit.excluded ? Message{"Do not count {1} claims", {number(edit.claims.size())}} : Message{"Count {1} claims again", {number(edit.claims.size())}};
    }
    Message operator()(const DeleteClaims& edit) const
    {
        return edit.claims.size() == 1 ? Message{"Delete a claim"} : Message{"Delete {1} claims", {number(edit.claims.size())}};
    }
    Message operator()(const MoveActors& edit) const
    {
        if (edit.pins.size() == 1)
            return {"Place {1}", {name_of(state, edit.pins.front().id)}};
        return {"Place {1} actors", {number(edit.pins.size())}};
    }
    Message operator()(const Unpin& edit) const
    {
        if (edit.actors.size() == 1)
            return {"Release {1}", {name_of(state, edit.actors.front())}};
        return {"Release {1} actors", {number(edit.actors.size())}};
    }
    Message operator()(const AddStructure& edit) const { return {"Add structure {1}", {line_of(edit.name)}}; }
    Message operator()(const ChangeStructure& edit) const { return {"Change structure {1}", {name_of(state, edit.structure.id)}}; }
    Message operator()(const DeleteStructure& edit) const { return {"Delete structure {1}", {name_of(state, edit.structure)}}; }
    Message operator()(const AddEvent& edit) const { return {"Add event of {1}", {name_of(state, edit.event.structure)}}; }
    Message operator()(const ChangeEvent& edit) const { return {"Change event of {1}", {name_of(state, edit.event.structure)}}; }
    Message operator()(const DeleteEvent&) const { return {"Delete event"}; }
    Message operator()(const AddMembership& edit) const { return {"Add {1} to {2}", {name_of(state, edit.membership.actor), name_of(state, edit.membership.structure)}}; }
    Message operator()(const ChangeMembership& edit) const { return {"Change membership of {1}", {name_of(state, edit.membership.actor)}}; }
    Message operator()(const DeleteMembership&) const { return {"Delete membership"}; }
    Message operator()(const AddFactor& edit) const { return {"Add factor {1}", {line_of(edit.english.empty() ? edit.german : edit.english)}}; }
    Message operator()(const ChangeFactor& edit) const
    {
        const std::string& english = evidence::name(Language::english, edit.factor);
        const std::string& german = evidence::name(Language::german, edit.factor);
        const std::string name = line_of(english == german ? english : english + " / " + german);
        return edit.factor.retired ? Message{"Do not offer factor {1} any more", {name}} : Message{"Change factor {1}", {name}};
    }
    Message operator()(const AddCoding& edit) const
    {
        const std::string name = name_of(edit.coding.target);
        return edit.coding.influence == Influence::helps ? Message{"Code a potential of {1}", {name}} : Message{"Code an obstacle of {1}", {name}};
    }
    Message operator()(const ChangeCoding& edit) const { return {"Change coding of {1}", {name_of(edit.coding.target)}}; }
    Message operator()(const DeleteCoding&) const { return {"Delete a coding"}; }
    Message operator()(const AddRecommendation& edit) const { return {"Recommend a step for {1}", {name_of(edit.recommendation.target)}}; }
    Message operator()(const ChangeRecommendation& edit) const { return {"Change recommended step for {1}", {name_of(edit.recommendation.target)}}; }
    Message operator()(const DeleteRecommendation&) const { return {"Delete a recommended step"}; }
    Message operator()(const ChangeSettings&) const { return {"Change what the study says of itself"}; }
    Message operator()(const ChangeCrises&) const { return {"Change crises"}; }
    Message operator()(const DecideGap& edit) const
    {
        std::string names = edit.gap.structure ? name_of(state, edit.gap.structure) : std::string();
        for (const ActorId actor : edit.gap.actors)
            names += (names.empty() ? "" : " – ") + name_of(state, actor);
        return edit.verdict == Verdict::not_a_gap ? Message{"Checked, not a gap: {1}", {names}} : Message{"Agreed to close: {1}", {names}};
    }
    Message operator()(const WithdrawDecision&) const { return {"Withdraw a decision on a gap"}; }
    Message operator()(const AtTable& edit) const
    {
        const std::string table = line_of(edit.table);
        if (const auto* actor = std::get_if<AddActor>(&edit.what))
            return {"Table {1}: actor {2}", {table, line_of(actor->name)}};
        if (const auto* tie = std::get_if<AddTie>(&edit.what))
            return {"Table {1}: tie {2} – {3}", {table, name_of(state, tie->from), name_of(state, tie->to)}};
        if (std::holds_alternative<AtTable::Dot>(edit.what))
            return {"Table {1}: a dot", {table}};
        return {"Table {1}: a step", {table}};
    }
    Message operator()(const TakeBackTable& edit) const { return {"Take back what table {1} entered", {line_of(edit.table)}}; }
    Message operator()(const Succeed& edit) const
    {
        std::string before;
        for (const ActorId id : edit.before)
            before += (before.empty() ? "" : ", ") + name_of(state, id);
        std::string after;
        for (const Heir& heir : edit.after)
            after += (after.empty() ? "" : ", ") + (heir.actor ? name_of(state, heir.actor) : line_of(heir.name));
        return edit.kind == SuccessionKind::merged ? Message{"Merger of {1} into {2}", {before, after}} : Message{"Split of {1} into {2}", {before, after}};
    }
    Message operator()(const ChangeSuccession&) const { return {"Change a step of lineage"}; }
    Message operator()(const DeleteSuccession&) const { return {"Delete a step of lineage"}; }
    Message operator()(const DecideLikeness& edit) const
    {
        std::vector<std::string> names;
        for (const ActorId id : edit.actors)
            names.push_back(name_of(state, id));
        for (const StructureId id : edit.structures)
            names.push_back(name_of(state, id));
        names.resize(2, "?");
        if (!edit.verdict)
            return {"Look again at {1} – {2}", {names[0], names[1]}};
        return *edit.verdict == Likeness::keep_apart ? Message{"Keep {1} and {2} apart", {names[0], names[1]}} : Message{"Decide later on {1} – {2}", {names[0], names[1]}};
    }
    Message operator()(const MergeStructures& edit) const { return {"Merge {1} into {2}", {name_of(state, edit.gone), name_of(state, edit.keep)}}; }
    Message operator()(const RecodeClaims& edit) const
    {
        return edit.claims.size() == 1 ? Message{"Re-code a claim"} : Message{"Re-code {1} claims", {number(edit.claims.size())}};
    }
    Message operator()(const ReturnTo& edit) const { return {"Go back to version {1}", {line_of(edit.name)}}; }
    Message operator()(const Keep& edit) const
    {
        const std::string name = line_of(edit.name);
        switch (edit.kind) {
        case SavedKind::recipe: return {"Keep the recipe {1}", {name}};
        case SavedKind::view: return {"Keep the view {1}", {name}};
        case SavedKind::style: return {"Keep the style {1}", {name}};
        case SavedKind::set: break;
        }
        return {"Keep the set {1}", {name}};
    }
    std::string saved_name(SavedId id) const
    {
        const Saved* row = find(*state.saved, id);
        return row ? line_of(row->name) : std::string("?");
    }
    Message operator()(const RenameSaved& edit) const { return {"Rename {1} to {2}", {saved_name(edit.saved), line_of(edit.name)}}; }
    Message operator()(const Forget& edit) const { return {"Do not keep {1} any more", {saved_name(edit.saved)}}; }
    Message operator()(const AddCity& edit) const { return {"Add city {1}", {line_of(edit.name)}}; }
    Message operator()(const LeaveRest& edit) const { return {"Not asked: {1} partners", {number(edit.partners.size())}}; }
    Message operator()(const AddInterview& edit) const
    {
        return edit.interview.actor ? Message{"Interview with {1}", {name_of(state, edit.interview.actor)}} : Message{"Interview or map without a unit"};
    }
    Message operator()(const ChangeInterview& edit) const { return {"Change interview {1}", {line_of(edit.interview.key)}}; }
    Message operator()(const DeleteInterview& edit) const
    {
        const Interview* row = find(*state.archive.interviews, edit.interview);
        return {"Delete interview {1}", {row ? line_of(row->key) : std::string("?")}};
    }
    Message operator()(const RecordAnswers& edit) const
    {
        if (edit.pairs.size() != 1)
            return {"Answer for {1} pairs", {number(edit.pairs.size())}};
        return {"Answer on {1} – {2}", {name_of(state, edit.pairs.front().first), name_of(state, edit.pairs.front().second)}};
    }
    Message operator()(const EnterClaims& edit) const
    {
        return edit.statements.size() == 1 ? Message{"Enter a statement"} : Message{"Enter {1} statements", {number(edit.statements.size())}};
    }
    Message operator()(const AddPhoto& edit) const { return {"Lay the photo “{1}” under the map", {line_of(edit.photo.name)}}; }
    Message operator()(const ChangePhoto& edit) const { return {"Change the photo “{1}”", {line_of(edit.photo.name)}}; }
    Message operator()(const DeletePhoto& edit) const
    {
        const Photo* row = find(*state.photos, edit.photo);
        return {"Remove the photo “{1}”", {row ? line_of(row->name) : std::string("?")}};
    }
    Message operator()(const ChangePrompts&) const { return {"Change the questions of the interview form"}; }
    Message operator()(const TakeImport& edit) const { return {"Import {1}", {line_of(edit.record.file)}}; }
};

}  // namespace

Message label(const State& before, const Edit& edit) { return std::visit(Labels{before}, edit); }

bool joins(const Edit& before, const Edit& after)
{
    return std::visit([](const auto& a, const auto& b) {
        using Before = std::decay_t<decltype(a)>;
        if constexpr (!std::is_same_v<Before, std::decay_t<decltype(b)>>)
            return false;
        else if constexpr (std::is_same_v<Before, MoveActors>)
            return std::equal(a.pins.begin(), a.pins.end(), b.pins.begin(), b.pins.end(), [](const Pin& x, const Pin& y) { return x.id == y.id; });
        else if constexpr (std::is_same_v<Before, RenameActor>)
            return a.actor == b.actor;
        else if constexpr (std::is_same_v<Before, ChangeActor>)
            return a.actor.id == b.actor.id;
        else if constexpr (std::is_same_v<Before, ChangeClaim>)
            return a.claim.id == b.claim.id;
        else if constexpr (std::is_same_v<Before, ChangeStructure>)
            return a.structure.id == b.structure.id;
        else if constexpr (std::is_same_v<Before, ChangeEvent>)
            return a.event.id == b.event.id;
        else if constexpr (std::is_same_v<Before, ChangeFactor>)
            return a.factor.id == b.factor.id;
        else if constexpr (std::is_same_v<Before, ChangeCoding>)
            return a.coding.id == b.coding.id;
        else if constexpr (std::is_same_v<Before, ChangeRecommendation>)
            return a.recommendation.id == b.recommendation.id;
        else if constexpr (std::is_same_v<Before, ChangeInterview>)
            return a.interview.id == b.interview.id;
        else if constexpr (std::is_same_v<Before, ChangeMembership>)
            return a.membership.id == b.membership.id;
        else if constexpr (std::is_same_v<Before, ChangePhoto>)
            return a.photo.id == b.photo.id;
        else
            return std::is_same_v<Before, ChangeSettings> || std::is_same_v<Before, ChangeCrises> || std::is_same_v<Before, ChangePrompts>;
    }, before, after);
}

}  // namespace crosscut::study
