// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_evidence.hpp"
#include "analysis/questions/ground.hpp"

#include <algorithm>
#include <map>

namespace crosscut::analysis {

using namespace evidence;
using namespace question_ground;
using structures::Status;

namespace {

using Pair = std::pair<ActorId, ActorId>;
Pair ordered(ActorId a, ActorId b) { return a < b ? Pair{a, b} : Pair{b, a}; }

/// Units of the town hall by the thing that is paired: their department, or they themselves.
using Units = std::map<ActorId, std::vector<ActorId>>;

/// Bodies that work on a day, or may, with whoever sits in them.
struct Table {
    StructureId structure;
    bool sure = true;
    std::set<ActorId> members;
};

std::vector<Table> tables_on(const Material& material, const network::Question& question)
{
    network::Question any = question;
    any.field = Field::none;
    const network::TwoMode seats = network::two_mode(*material.archive, *material.chronicle, any);
    std::vector<Table> out;
    for (std::size_t s = 0; s < seats.structures.size(); ++s) {
        Table one{seats.structures[s], true, {}};
        if (const structures::Life* life = question.until ? life_of(material, one.structure) : nullptr; life && !life->runs.empty()) {
            const structures::StatusOnDay& state = structures::state_on(*life, *question.until);
            if (state.status == Status::ended || state.status == Status::dormant || state.status == Status::not_yet)
                continue;
            one.sure = structures::alive(state.status);
        }
        for (const network::TwoMode::Seat& seat : seats.seats)
            if (static_cast<std::size_t>(seat.structure) == s)
                one.members.insert(seats.actors[static_cast<std::size_t>(seat.actor)]);
        out.push_back(std::move(one));
    }
    return out;
}

/// What is known of a pair of departments, or of units.
struct Seen {
    bool tie = false;
    bool body = false;
    std::vector<StructureId> perhaps;  ///< common bodies whose state is open
    std::vector<InterviewId> asked;
    std::vector<std::uint32_t> ended;
    bool line = false;
    bool observed() const { return !asked.empty(); }
};

class Look {
public:
    Look(const Material& material, const network::Question& question, Day day) : material_(material), question_(question), day_(day), positions_(*material.archive, day)
    {
        network::Question all = question;
        all.field = Field::none;
        now_ = network::snapshot(*material.archive, *material.ties, all);
        tables_ = tables_on(material, question);
    }

    Seen at(const std::vector<ActorId>& one, const std::vector<ActorId>& other) const
    {
        Seen out;
        const auto within = [](const std::vector<ActorId>& list, ActorId actor) { return std::find(list.begin(), list.end(), actor) != list.end(); };
        const auto across = [&](const network::Tie& tie) { return (within(one, tie.a) && within(other, tie.b)) || (within(one, tie.b) && within(other, tie.a)); };
        for (const network::TieState& state : now_.ties) {
            const network::Tie* tie = material_.ties->find(state.tie);
            if (!across(*tie))
                continue;
            out.tie |= state.drawn;
            if (!state.drawn)
                out.ended.push_back(tie->number);
        }
        for (const network::Tie& tie : material_.ties->ties)
            out.line |= tie.relation_class == RelationClass::line && tie.spell && across(tie) && network::presence_of(*tie.spell, {}, day_) == network::Presence::certain;
        for (const Table& table : tables_) {
            const auto sits = [&](const std::vector<ActorId>& units) { return std::any_of(units.begin(), units.end(), [&](ActorId unit) { return table.members.count(unit) > 0; }); };
            if (!sits(one) || !sits(other))
                continue;
            if (table.sure)
                out.body = true;
            else
                out.perhaps.push_back(table.structure);
        }
        for (const Interview& interview : *material_.archive->interviews) {
            const auto until = observed_until(interview);
            if (interview.researcher || !until || *until < day_ || !(within(one, interview.actor) || within(other, interview.actor)))
                continue;
            const std::vector<ActorId>& partners = within(one, interview.actor) ? other : one;
            if (std::any_of(partners.begin(), partners.end(), [&](ActorId partner) { return positions_.speaks(interview.actor, partner); }))
                out.asked.push_back(interview.id);
        }
        return out;
    }

private:
    const Material& material_;
    const network::Question& question_;
    Day day_;
    Positions positions_;
    network::Snapshot now_;
    std::vector<Table> tables_;
};

}  // namespace

Reply departments_apart(const Material& material, const Inquiry& inquiry)
{
    const Archive& archive = *material.archive;
    Reply answer;
    answer.number = 9;
    const std::vector<AnswerColumn> columns{{"city", "City"}, {"field", "Task"}, {"a", "One"}, {"b", "The other"}, {"asked", "Who could have said so"}, {"ended", "Earlier or denied ties"}, {"line", "Reporting line only"}, {"perhaps", "Perhaps a common body"}};
    AnswerTable apart{"apart", "Departments of the same task without a tie and without a common body", columns, {}, "Every pair of departments of the same task that could be observed has a tie or a common body."};
    AnswerTable units{"units_apart", "Units of different departments of the same task without a tie and without a common body", columns, {}, "Every pair of units of the same task that could be observed has a tie or a common body."};
    AnswerTable unobserved{"unobserved", "Pairs of departments that nobody could report: neither with a tie nor without", {{"city", "City"}, {"field", "Task"}, {"a", "One"}, {"b", "The other"}}, {}, "Every pair of departments of the same task could be reported by somebody."};
    const std::vector<Field> fields = inquiry.question.field == Field::none ? std::vector{Field::integration, Field::climate} : std::vector{inquiry.question.field};
    for (const City* city : cities_of(material, inquiry)) {
        AnswerPicture picture;
        picture.city = city->id;
        for (const Field field : fields) {
            Inquiry own = inquiry;
            own.question.field = field;
            const network::Question question = question_for(material, own, city->id);
            const Message task(std::string(label(Language::english, field)));
            if (!question.until) {
                answer.findings.push_back({"{1}, {2}: nobody was interviewed; nothing can be missing.", {city->id, task}});
                continue;
            }
            Units departments;
            Units single;
            for (const Actor& actor : *archive.actors) {
                if (actor.city != city->id || actor.sector != Sector::administration)
                    continue;
                departments[division_of(archive, actor.id)].push_back(actor.id);
                if (belongs(actor.field, field))
                    single[actor.id] = {actor.id};
            }
            // A department belongs to the task if one of its units does.
            std::erase_if(departments, [&](const auto& one) { return std::none_of(one.second.begin(), one.second.end(), [&](ActorId unit) { return single.count(unit) > 0; }); });
            const Look look(material, question, *question.until);
            int pairs = 0;
            int blind = 0;
            int found = 0;
            std::vector<ActorId> named;
            for (const bool by_unit : {false, true}) {
                const Units& list = by_unit ? single : departments;
                for (auto a = list.begin(); a != list.end(); ++a)
                    for (auto b = std::next(a); b != list.end(); ++b) {
                        if (by_unit && division_of(archive, a->first) == division_of(archive, b->first))
                            continue;
                        const Seen seen = look.at(a->second, b->second);
                        pairs += !by_unit;
                        if (seen.tie || seen.body)
                            continue;
                        if (!seen.observed()) {
                            blind += !by_unit;
                            if (!by_unit)
                                unobserved.rows.push_back({{city->id, task, a->first, b->first}, city->id, {a->first, b->first}, {}, {}, {}, {}});
                            continue;
                        }
                        std::vector<AnswerCell> cells{city->id, task, a->first, b->first, seen.asked, seen.ended.empty() ? AnswerCell() : AnswerCell(TieNumber{seen.ended.front()}), seen.line, seen.perhaps};
                        (by_unit ? units : apart).rows.push_back({std::move(cells), city->id, {a->first, b->first}, {}, {}, claims_of(*material.ties, seen.ended), {}});
                        if (!by_unit) {
                            ++found;
                            picture.missing.push_back(ordered(a->first, b->first));
                        }
                    }
            }
            if (pairs == 0)
                answer.findings.push_back({"{1}, {2} ({3}): fewer than two departments belong to this task, so that there is no pair.", {city->id, task, *question.until}});
            else
                answer.findings.push_back({"{1}, {2} ({3}): pairs of departments: {4}; without a tie and without a common body: {5} of {4}; could not be observed: {6} of {4}.", {city->id, task, *question.until, number(pairs), number(found), number(blind)}});
            if (picture.questions.empty() || found > 0) {
                picture.questions = {question};
                picture.questions.back().field = Field::none;
            }
        }
        std::sort(picture.missing.begin(), picture.missing.end());
        picture.missing.erase(std::unique(picture.missing.begin(), picture.missing.end()), picture.missing.end());
        if (!picture.questions.empty())
            answer.pictures.push_back(std::move(picture));
    }
    answer.tables = {std::move(apart), std::move(units), std::move(unobserved)};
    answer.caveats.push_back({"That nobody named a tie does not prove that there is none: it asks for a look. Pairs that nobody could report are in a table of their own.", {}});
    answer.caveats.push_back({"A department is the unit below the mayor; it belongs to a task if one of its units does. Units directly under the mayor form one area.", {}});
    answer.caveats.push_back({"A body that sleeps or ended joins nobody; where its state is open it is named as perhaps a common body.", {}});
    return answer;
}

}  // namespace crosscut::analysis
