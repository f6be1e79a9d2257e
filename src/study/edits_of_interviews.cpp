// SPDX-License-Identifier: Apache-2.0
#include "study/edit_tools.hpp"

#include <array>
#include <map>

namespace crosscut::study {

using namespace evidence;

namespace {

bool same_pair(const Relation& relation, ActorId from, ActorId to, const Claim& claim)
{
    return (claim.from == from && claim.to == to) || (!relation.directed && claim.from == to && claim.to == from);
}

/// The claims of an interview on a pair and relation that are counted, in the order of the table.
std::vector<const Claim*> claims_on(const Archive& archive, InterviewId interview, const Relation& relation, ActorId from, ActorId to)
{
    std::vector<const Claim*> out;
    for (const Claim& claim : *archive.claims)
        if (claim.interview == interview && claim.relation == relation.id && !claim.excluded && same_pair(relation, from, to, claim))
            out.push_back(&claim);
    return out;
}

/// The other end where one end is the unit that speaks; 0 otherwise.
ActorId partner_of(const Interview& interview, ActorId from, ActorId to)
{
    if (!interview.actor || interview.researcher)
        return {};
    return from == interview.actor ? to : to == interview.actor ? from : ActorId{};
}

Answer answer_of(Polarity polarity)
{
    return polarity == Polarity::yes ? Answer::yes : polarity == Polarity::no ? Answer::no : Answer::ended;
}

}  // namespace

Answered answered(const State& state, const Interview& interview, RelationId relation, ActorId from, ActorId to)
{
    const Relation* row = find(*state.archive.relations, relation);
    if (!row)
        return {};
    if (const auto claims = claims_on(state.archive, interview.id, *row, from, to); !claims.empty())
        return {answer_of(claims.back()->polarity), claims.back()};
    if (const ActorId partner = partner_of(interview, from, to))
        for (const Unanswered& one : interview.unanswered)
            if (one.actor == partner && (one.relation == relation || !one.relation))
                return {one.asked ? Answer::unknown : Answer::not_asked, nullptr};
    return {};
}

std::map<std::pair<ActorId, ActorId>, Answered> answer_sheet(const State& state, const Interview& interview, RelationId relation)
{
    std::map<std::pair<ActorId, ActorId>, Answered> out;
    const Relation* row = find(*state.archive.relations, relation);
    if (!row)
        return out;
    if (interview.actor && !interview.researcher)
        for (const Unanswered& one : interview.unanswered)
            if (one.relation == relation || !one.relation)
                out[{interview.actor, one.actor}] = out[{one.actor, interview.actor}] = {one.asked ? Answer::unknown : Answer::not_asked, nullptr};
    for (const Claim& claim : *state.archive.claims) {
        if (claim.interview != interview.id || claim.relation != relation || claim.excluded)
            continue;
        const Answered said{answer_of(claim.polarity), &claim};
        out[{claim.from, claim.to}] = said;
        if (!row->directed)
            out[{claim.to, claim.from}] = said;
    }
    return out;
}

std::vector<int> tally(const State& state, InterviewId interview)
{
    std::vector<int> out(static_cast<std::size_t>(Answer::not_asked) + 1, 0);
    const Interview* row = find(*state.archive.interviews, interview);
    if (!row)
        return out;
    for (const Claim& claim : *state.archive.claims)
        if (claim.interview == interview && !claim.excluded)
            ++out[static_cast<std::size_t>(answer_of(claim.polarity))];
    for (const Unanswered& one : row->unanswered)
        ++out[static_cast<std::size_t>(one.asked ? Answer::unknown : Answer::not_asked)];
    return out;
}

std::vector<ActorId> roster(const State& state, const Prompt& prompt, const Interview& interview)
{
    const std::set<ActorId> listed(prompt.roster.begin(), prompt.roster.end());
    std::vector<ActorId> all;
    std::vector<ActorId> own;
    for (const Actor& actor : *state.archive.actors) {
        if (actor.city != interview.city || actor.id == interview.actor)
            continue;
        all.push_back(actor.id);
        if (listed.count(actor.id))
            own.push_back(actor.id);
    }
    if (own.empty())
        return all;
    std::set<ActorId> beside;
    for (const Claim& claim : *state.archive.claims)
        if (claim.interview == interview.id)
            for (const ActorId end : {claim.from, claim.to})
                if (end != interview.actor && !listed.count(end))
                    beside.insert(end);
    own.insert(own.end(), beside.begin(), beside.end());
    return own;
}

std::vector<Prompt> standard_prompts(const State& state)
{
    struct Words {
        std::string_view relation;
        const char* english;
        const char* german;
        bool incoming;
    };
    static constexpr std::array<Words, 9> words{{
        {"info", "With whom do you exchange information on this task?", "Mit wem tauschen Sie sich zu dieser Aufgabe aus?", false},
        {"joint", "With whom do you work on something together?", "Mit wem arbeiten Sie gemeinsam an etwas?", false},
        {"contact", "Whom do you call when it has to go fast?", "Wen rufen Sie an, wenn es schnell gehen muss?", false},
        {"contract", "With whom do you have a contract?", "Mit wem haben Sie einen Vertrag?", false},
        {"fund", "Who gives you money for it?", "Von wem bekommen Sie dafür Geld?", true},
        {"advise", "Who advises you?", "Von wem lassen Sie sich beraten?", true},
        {"direct", "Who may give you instructions?", "Wer darf Ihnen Weisungen geben?", true},
        {"mandate", "From whom do you have the political mandate?", "Von wem haben Sie den politischen Auftrag?", true},
        {"conflict", "With whom does it not go well?", "Mit wem ist es schwierig?", false},
    }};
    std::vector<Prompt> out;
    for (const Relation& relation : *state.archive.relations) {
        Prompt prompt;
        prompt.id.value = static_cast<std::uint32_t>(out.size() + 1);
        prompt.relation = relation.id;
        prompt.ask_strength = relation.relation_class == RelationClass::cooperation;
        const auto own = std::find_if(words.begin(), words.end(), [&](const Words& one) { return one.relation == relation.key; });
        if (own != words.end()) {
            prompt.english = own->english;
            prompt.german = own->german;
            prompt.incoming = own->incoming;
        } else {
            prompt.english = "With whom is there this: " + name(Language::english, relation) + "?";
            prompt.german = "Mit wem gibt es das: " + name(Language::german, relation) + "?";
        }
        out.push_back(prompt);
    }
    return out;
}

std::vector<Prompt> prompts_of(const State& state) { return state.prompts->empty() ? standard_prompts(state) : *state.prompts; }

namespace tools {

namespace {

Problem no_city() { return {Problem::Code::unknown_name, {"The interview belongs to no city of the study."}, {"Choose the city first."}, {}}; }

/// What is wrong with the facts of an interview, as the form asks for them.
std::optional<Problem> interview_problem(const State& state, const Interview& row)
{
    if (!find(*state.archive.cities, row.city))
        return no_city();
    if (row.actor && !find(*state.archive.actors, row.actor))
        return unknown_row();
    if (row.date.kind != PartialDate::Kind::dated && row.date.kind != PartialDate::Kind::none && row.date.kind != PartialDate::Kind::unknown)
        return Problem{Problem::Code::bad_value, {"“{1}” is not a date.", {row.date.text}}, {"Write 2024, 2024-04 or 2024-04-17, or leave it empty."}, {}};
    for (const Interview& other : *state.archive.interviews)
        if (other.id != row.id && other.city == row.city && !row.key.empty() && fold(other.key) == fold(row.key))
            return Problem{Problem::Code::duplicate_name, {"There is already an interview “{1}” in this city.", {other.key}}, {"Give each interview a key of its own."}, {}};
    return std::nullopt;
}

std::string free_key(const State& state, CityId city)
{
    for (int number = 1;; ++number) {
        const std::string key = "I" + std::to_string(number);
        if (std::none_of(state.archive.interviews->begin(), state.archive.interviews->end(), [&](const Interview& row) { return row.city == city && fold(row.key) == fold(key); }))
            return key;
    }
}

/// Takes the wrong ends out of what was asked.
void clean(Interview& row)
{
    std::erase(row.asked, row.actor);
    std::erase_if(row.unanswered, [&](const Unanswered& one) { return one.actor == row.actor; });
}

Claim new_claim(State& state, InterviewId interview, RelationId relation, ActorId from, ActorId to)
{
    Claim claim;
    claim.id = fresh(*state.archive.claims, settings_of(state).last_claim);
    claim.interview = interview;
    claim.relation = relation;
    claim.from = from;
    claim.to = to;
    return claim;
}

}  // namespace

Result<State> applied(State state, const AddCity& edit)
{
    City row;
    row.name = std::string(trimmed(edit.name));
    if (row.name.empty())
        return no_name();
    for (const City& other : *state.archive.cities)
        if (fold(other.name) == fold(row.name))
            return Problem{Problem::Code::duplicate_name, {"There is already a city “{1}” in this study.", {other.name}}, {"Choose it in the list."}, {}};
    std::string letters;
    for (const char c : fold(row.name))
        if (c >= 'a' && c <= 'z' && letters.size() < 2)
            letters += static_cast<char>(c - 'a' + 'A');
    if (letters.empty())
        letters = "C";
    const auto taken = [&](const std::string& key) { return std::any_of(state.archive.cities->begin(), state.archive.cities->end(), [&](const City& other) { return other.key == key; }); };
    row.key = letters;
    for (int number = 2; taken(row.key); ++number)
        row.key = letters + std::to_string(number);
    row.id = fresh(*state.archive.cities, settings_of(state).last_city);
    append(state.archive.cities, row);
    return state;
}

Result<State> applied(State state, const LeaveRest& edit)
{
    const Interview* found = find(*state.archive.interviews, edit.interview);
    if (!found)
        return unknown_row();
    Interview row = *found;
    std::map<RelationId, std::map<std::pair<ActorId, ActorId>, Answered>> sheets;
    for (const auto& [relation, partner] : edit.partners) {
        if (!find(*state.archive.relations, relation) || !find(*state.archive.actors, partner))
            return unknown_row();
        auto sheet = sheets.find(relation);
        if (sheet == sheets.end())
            sheet = sheets.emplace(relation, answer_sheet(state, *found, relation)).first;
        if (partner != row.actor && !sheet->second.count({row.actor, partner}) && !sheet->second.count({partner, row.actor}) &&
            std::find(row.unanswered.begin(), row.unanswered.end(), Unanswered{partner, relation, false}) == row.unanswered.end())
            row.unanswered.push_back({partner, relation, false});
    }
    if (row.unanswered.size() != found->unanswered.size())
        if (auto problem = replace(state.archive.interviews, row))
            return *problem;
    return state;
}

Result<State> applied(State state, const AddInterview& edit)
{
    Interview row = edit.interview;
    row.id = {};
    row.key = std::string(trimmed(row.key));
    if (row.key.empty())
        row.key = free_key(state, row.city);
    row.researcher = row.researcher || !row.actor;
    clean(row);
    if (auto problem = interview_problem(state, row))
        return *problem;
    row.id = fresh(*state.archive.interviews, settings_of(state).last_interview);
    append(state.archive.interviews, row);
    return state;
}

Result<State> applied(State state, const ChangeInterview& edit)
{
    const Interview* old = find(*state.archive.interviews, edit.interview.id);
    if (!old)
        return unknown_row();
    Interview row = edit.interview;
    row.city = old->city;
    row.key = std::string(trimmed(row.key));
    if (row.key.empty())
        row.key = old->key;
    clean(row);
    if (auto problem = interview_problem(state, row))
        return *problem;
    if (auto problem = replace(state.archive.interviews, row))
        return *problem;
    return state;
}

Result<State> applied(State state, const DeleteInterview& edit)
{
    if (!find(*state.archive.interviews, edit.interview))
        return unknown_row();
    std::set<ClaimId> lost;
    for (const Claim& row : *state.archive.claims)
        if (row.interview == edit.interview)
            lost.insert(row.id);
    follow_deletion(state.archive, lost);
    remove(state.archive.claims, [&](const Claim& row) { return lost.count(row.id) > 0; });
    if (std::any_of(state.archive.codings->begin(), state.archive.codings->end(), [&](const Coding& row) { return row.interview == edit.interview; }))
        state.archive.codings = changed(state.archive.codings, [&](Table<Coding>& rows) {
            for (Coding& row : rows)
                if (row.interview == edit.interview)
                    row.interview = {};
        });
    remove(state.archive.interviews, [&](const Interview& row) { return row.id == edit.interview; });
    return state;
}

Result<State> applied(State state, const RecordAnswers& edit)
{
    const Interview* found = find(*state.archive.interviews, edit.interview);
    const Relation* relation = find(*state.archive.relations, edit.relation);
    if (!found || !relation)
        return unknown_row();
    if (auto problem = strength_problem(edit.strength.value_or(0)))
        return *problem;
    const bool claims = edit.answer == Answer::yes || edit.answer == Answer::no || edit.answer == Answer::ended;
    Interview interview = *found;
    for (const auto& [from, to] : edit.pairs) {
        if (!find(*state.archive.actors, from) || !find(*state.archive.actors, to))
            return unknown_row();
        if (from == to)
            return Problem{Problem::Code::bad_value, {"A tie needs two different actors."}, {"Choose another actor."}, {}};
        const auto there = claims_on(state.archive, edit.interview, *relation, from, to);
        if (claims) {
            const bool add = there.empty();
            Claim claim = add ? new_claim(state, edit.interview, edit.relation, from, to) : *there.back();
            claim.polarity = edit.answer == Answer::yes ? Polarity::yes : edit.answer == Answer::no ? Polarity::no : Polarity::ended;
            claim.strength = edit.answer == Answer::no ? 0 : edit.strength.value_or(claim.strength);
            claim.start = edit.answer == Answer::no ? PartialDate{} : edit.start.value_or(claim.start);
            claim.end = edit.answer == Answer::no ? PartialDate{} : edit.end.value_or(claim.end);
            claim.quote = edit.words.value_or(claim.quote);
            if (add) {
                claim.source_type = interview.actor ? "interview" : "map";
                claim.coder = edit.coder;
                claim.coded_on = edit.day;
            }
            if (auto problem = spell_problem(claim.start, claim.end))
                return *problem;
            if (add)
                append(state.archive.claims, claim);
            else if (auto problem = replace(state.archive.claims, claim))
                return *problem;
        } else if (!there.empty()) {
            std::set<ClaimId> lost;
            for (const Claim* claim : there)
                lost.insert(claim->id);
            follow_deletion(state.archive, lost);
            remove(state.archive.claims, [&](const Claim& row) { return lost.count(row.id) > 0; });
        }
        if (const ActorId partner = partner_of(interview, from, to)) {
            std::erase_if(interview.unanswered, [&](const Unanswered& one) { return one.actor == partner && (one.relation == edit.relation || !one.relation); });
            if (edit.answer == Answer::unknown || edit.answer == Answer::not_asked) {
                interview.unanswered.push_back({partner, edit.relation, edit.answer == Answer::unknown});
            } else if (claims && std::find(interview.asked.begin(), interview.asked.end(), partner) == interview.asked.end()) {
                interview.asked.push_back(partner);
            }
            // Taken back: nothing tells any more that this partner was raised.
            const auto speaks_of = [&](const Claim& row) { return row.interview == edit.interview && !row.excluded && (row.from == partner || row.to == partner); };
            if (!claims && std::none_of(state.archive.claims->begin(), state.archive.claims->end(), speaks_of))
                std::erase(interview.asked, partner);
        }
    }
    if (!(interview == *find(*state.archive.interviews, edit.interview)))
        if (auto problem = replace(state.archive.interviews, interview))
            return *problem;
    return state;
}

Result<State> applied(State state, const EnterClaims& edit)
{
    const Interview* found = find(*state.archive.interviews, edit.interview);
    if (!found)
        return unknown_row();
    if (edit.statements.empty())
        return Problem{Problem::Code::missing_value, {"There is no statement to enter."}, {"Write one line for each tie."}, {}};
    const Interview interview = *found;
    std::map<std::string, ActorId> made;
    Problem problem;
    const auto end_of = [&](const Named& end) -> std::optional<ActorId> {
        if (end.actor) {
            if (find(*state.archive.actors, end.actor))
                return end.actor;
            problem = unknown_row();
            return std::nullopt;
        }
        const std::string name(trimmed(end.name));
        if (const ActorId there = find_actor(state.archive, name, interview.city); there && find(*state.archive.actors, there)->city == interview.city)
            return there;
        if (const auto again = made.find(fold(name)); again != made.end())
            return again->second;
        Result<State> after = applied(state, AddActor{interview.city, name, end.kind, interview.field, {}});
        if (!after) {
            problem = after.problem();
            return std::nullopt;
        }
        state = std::move(*after);
        return made[fold(name)] = state.archive.actors->back().id;
    };
    for (const Statement& one : edit.statements) {
        if (!find(*state.archive.relations, one.relation))
            return unknown_row();
        if (auto wrong = strength_problem(one.strength))
            return *wrong;
        if (auto wrong = spell_problem(one.start, one.end))
            return *wrong;
        const std::optional<ActorId> from = end_of(one.from);
        const std::optional<ActorId> to = from ? end_of(one.to) : std::nullopt;
        if (!to)
            return problem;
        if (*from == *to)
            return Problem{Problem::Code::bad_value, {"A tie needs two different actors."}, {"Choose another actor."}, {}};
        Claim claim = new_claim(state, edit.interview, one.relation, *from, *to);
        claim.polarity = one.polarity;
        claim.strength = one.strength;
        claim.start = one.start;
        claim.end = one.end;
        claim.certainty = one.certainty;
        claim.quote = one.quote;
        claim.passage = one.passage;
        claim.comment = one.comment;
        claim.source_type = edit.source_type;
        claim.coder = edit.coder;
        claim.coded_on = edit.day;
        append(state.archive.claims, claim);
    }
    return state;
}

Result<State> applied(State state, const ChangePrompts& edit)
{
    auto rows = std::make_shared<Table<Prompt>>(edit.prompts);
    std::uint32_t number = 0;
    for (Prompt& row : *rows) {
        row.id.value = ++number;
        if (trimmed(row.english).empty() && trimmed(row.german).empty())
            return Problem{Problem::Code::missing_value, {"A question has no words."}, {"Write it as you read it aloud."}, {}};
        if (!find(*state.archive.relations, row.relation))
            return unknown_row();
        for (const ActorId actor : row.roster)
            if (!find(*state.archive.actors, actor))
                return unknown_row();
    }
    settings_of(state).last_prompt = std::max(state.about().last_prompt, PromptId{number});
    state.prompts = rows;
    return state;
}

void prompts_follow(State& state, ActorId gone, ActorId keep)
{
    const auto names = [&](const Prompt& row) { return std::find(row.roster.begin(), row.roster.end(), gone) != row.roster.end(); };
    if (std::none_of(state.prompts->begin(), state.prompts->end(), names))
        return;
    state.prompts = changed(state.prompts, [&](Table<Prompt>& rows) {
        for (Prompt& row : rows) {
            if (!names(row))
                continue;
            std::erase(row.roster, gone);
            if (keep && std::find(row.roster.begin(), row.roster.end(), keep) == row.roster.end())
                row.roster.push_back(keep);
        }
    });
}

}  // namespace tools

}  // namespace crosscut::study
