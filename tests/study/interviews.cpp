// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include "network/ties.hpp"

#include <numeric>

using namespace crosscut;
using namespace crosscut::evidence;
using namespace crosscut::study;

namespace {

/// Three offices of one town, and an interview with the first.
struct Town {
    State state = made_up::with_city();
    RelationId info;
    InterviewId talk;

    Town()
    {
        for (const char* name : {"Sozialamt", "Jugendamt", "Klimastelle"})
            does(AddActor{CityId{1}, name, "admin", Field::both, {}});
        info = find_relation(state.archive, "info")->id;
        Interview row;
        row.city = CityId{1};
        row.actor = ActorId{1};
        row.date = made_up::date("2024-03-05");
        does(AddInterview{row});
        talk = state.archive.interviews->back().id;
    }
    void does(const Edit& edit)
    {
        Result<State> after = study::apply(state, edit);
        REQUIRE(after);
        state = *after;
    }
    const Interview& row() const { return *find(*state.archive.interviews, talk); }
    Answer on(std::uint32_t partner) const { return answered(state, row(), info, ActorId{1}, ActorId{partner}).answer; }
    void says(std::uint32_t partner, Answer answer, int strength = 0) { does(RecordAnswers{talk, info, {{ActorId{1}, ActorId{partner}}}, answer, strength}); }
};

}  // namespace

TEST_CASE("An interview gets the next free key, and is a map where no unit speaks")
{
    Town town;
    CHECK(town.row().key == "I1");
    CHECK_FALSE(town.row().researcher);
    Interview map;
    map.city = CityId{1};
    town.does(AddInterview{map});
    CHECK(town.state.archive.interviews->back().key == "I2");
    CHECK(town.state.archive.interviews->back().researcher);
    map.key = "i1";
    CHECK(study::apply(town.state, AddInterview{map}).problem().code == Problem::Code::duplicate_name);
    map.key.clear();
    map.city = CityId{9};
    CHECK_FALSE(study::apply(town.state, AddInterview{map}));
}

TEST_CASE("Yes, no, ended, not known and not asked are five different answers, and each can be taken back")
{
    Town town;
    for (const Answer answer : {Answer::yes, Answer::no, Answer::ended, Answer::unknown, Answer::not_asked}) {
        town.says(2, answer, answer == Answer::yes ? 4 : 0);
        CHECK(town.on(2) == answer);
        CHECK(town.state.archive.claims->size() == (answer == Answer::yes || answer == Answer::no || answer == Answer::ended ? 1 : 0));
        const std::vector<int> counts = tally(town.state, town.talk);
        CHECK(counts[static_cast<std::size_t>(answer)] == 1);
        CHECK(std::accumulate(counts.begin(), counts.end(), 0) == 1);
    }
    const State before = town.state;
    town.says(2, Answer::none);
    CHECK(town.on(2) == Answer::none);
    CHECK(town.row().asked.empty());
    CHECK(town.row().unanswered.empty());
    CHECK_FALSE(same(before, town.state));
}

TEST_CASE("Whoever could not say, or was not asked, is no silence; whoever said no is")
{
    Town town;
    // The Jugendamt names the Sozialamt; what the Sozialamt says of it changes.
    Interview row;
    row.city = CityId{1};
    row.actor = ActorId{2};
    row.date = made_up::date("2024-03-06");
    town.does(AddInterview{row});
    const InterviewId other = town.state.archive.interviews->back().id;
    town.does(RecordAnswers{other, town.info, {{ActorId{2}, ActorId{1}}}, Answer::yes, 3});
    const auto status = [&] { return network::derive_ties(town.state.archive).ties.at(0).status; };
    town.says(2, Answer::not_asked);
    CHECK(status() == Status::unconfirmable);
    town.says(2, Answer::unknown);
    CHECK(status() == Status::unconfirmable);
    town.says(2, Answer::no);
    CHECK(status() == Status::disputed);
    town.says(2, Answer::yes, 5);
    CHECK(status() == Status::confirmed);
    // A list that was gone through wholly: silence is an answer, unless somebody was left out.
    town.says(2, Answer::none);
    Interview list = town.row();
    list.coverage = Coverage::roster;
    town.does(ChangeInterview{list});
    CHECK(status() == Status::one_sided);
    town.says(2, Answer::not_asked);
    CHECK(status() == Status::unconfirmable);
    CHECK(network::derive_ties(town.state.archive).observed.pair(ActorId{1}, ActorId{3}));
    town.says(3, Answer::unknown);
    CHECK_FALSE(network::derive_ties(town.state.archive).observed.pair(ActorId{1}, ActorId{3}));
}

TEST_CASE("The rest of a list is left unasked in one step that is undone in one")
{
    Town town;
    town.does(RecordAnswers{town.talk, town.info, {{ActorId{1}, ActorId{2}}, {ActorId{1}, ActorId{3}}}, Answer::not_asked});
    CHECK(town.row().unanswered.size() == 2);
    town.says(2, Answer::no);
    town.says(3, Answer::none);
    town.does(LeaveRest{town.talk, {{town.info, ActorId{2}}, {town.info, ActorId{3}}}});
    CHECK(town.on(2) == Answer::no);
    CHECK(town.on(3) == Answer::not_asked);
    town.says(2, Answer::not_asked);
    CHECK(tally(town.state, town.talk)[static_cast<std::size_t>(Answer::not_asked)] == 2);
}

TEST_CASE("Changing an answer keeps the claim and what else was said with it")
{
    Town town;
    town.does(RecordAnswers{town.talk, town.info, {{ActorId{1}, ActorId{2}}}, Answer::yes, 4, made_up::date("2016"), std::nullopt, "jede Woche", "R", "2024-03-05"});
    const ClaimId claim = town.state.archive.claims->back().id;
    town.does(RecordAnswers{town.talk, town.info, {{ActorId{2}, ActorId{1}}}, Answer::ended, std::nullopt, std::nullopt, made_up::date("2019")});
    REQUIRE(town.state.archive.claims->size() == 1);
    const Claim& row = town.state.archive.claims->front();
    CHECK(row.id == claim);
    CHECK(row.strength == 4);
    CHECK(row.start.text == "2016");
    CHECK(row.end.text == "2019");
    CHECK(row.quote == "jede Woche");
    CHECK(row.source_type == "interview");
    CHECK(study::apply(town.state, RecordAnswers{town.talk, town.info, {{ActorId{1}, ActorId{2}}}, Answer::yes, 6}).problem().code == Problem::Code::bad_value);
    CHECK(study::apply(town.state, RecordAnswers{town.talk, town.info, {{ActorId{1}, ActorId{1}}}, Answer::yes}).problem().code == Problem::Code::bad_value);
    CHECK(study::apply(town.state, RecordAnswers{town.talk, town.info, {{ActorId{1}, ActorId{2}}}, Answer::yes, 3, made_up::date("2020")}).problem().code == Problem::Code::bad_value);
}

TEST_CASE("Statements bring their new actors along, once each")
{
    Town town;
    EnterClaims edit{town.talk, {}, "interview", "R", "2024-03-05"};
    edit.statements.push_back({{ActorId{1}}, {{}, "Willkommensverein", "initiative"}, town.info, Polarity::yes, 3, {}, {}, Certainty::probable, "ohne die ginge nichts", "§ 12"});
    edit.statements.push_back({{{}, "willkommensverein"}, {{}, "JUGENDAMT"}, town.info});
    town.does(edit);
    CHECK(town.state.archive.actors->size() == 4);
    REQUIRE(town.state.archive.claims->size() == 2);
    CHECK(town.state.archive.claims->front().passage == "§ 12");
    CHECK(town.state.archive.claims->back().from == ActorId{4});
    CHECK(town.state.archive.claims->back().to == ActorId{2});
    edit.statements[0].to = {{}, " "};
    CHECK(study::apply(town.state, edit).problem().code == Problem::Code::missing_value);
    CHECK_FALSE(study::apply(town.state, EnterClaims{town.talk, {}}));
}

TEST_CASE("A study without a city takes one by its name, once")
{
    State state = empty_state();
    state = *study::apply(state, AddCity{" Überlingen "});
    REQUIRE(state.archive.cities->size() == 1);
    CHECK(state.archive.cities->front().name == "Überlingen");
    CHECK(state.archive.cities->front().key == "UE");
    CHECK(study::apply(state, AddCity{"ueberlingen"}).problem().code == Problem::Code::duplicate_name);
    CHECK(study::apply(state, AddCity{"  "}).problem().code == Problem::Code::missing_value);
    CHECK(study::apply(state, AddCity{"Uelzen"})->archive.cities->back().key == "UE2");
}

TEST_CASE("The questions of the form are the study's own or the standard ones, and their lists follow mergers and deletions")
{
    Town town;
    std::vector<Prompt> prompts = prompts_of(town.state);
    CHECK(prompts.size() == town.state.archive.relations->size());
    prompts.resize(2);
    prompts[0].german = "Mit wem sprechen Sie über Wohnraum?";
    prompts[0].roster = {ActorId{2}, ActorId{3}};
    town.does(ChangePrompts{prompts});
    CHECK(prompts_of(town.state).size() == 2);
    CHECK(prompts_of(town.state)[0].words(Language::german) == "Mit wem sprechen Sie über Wohnraum?");
    CHECK(roster(town.state, prompts_of(town.state)[0], town.row()) == std::vector{ActorId{2}, ActorId{3}});
    CHECK(roster(town.state, prompts_of(town.state)[1], town.row()) == std::vector{ActorId{2}, ActorId{3}});
    town.does(DeleteActors{{ActorId{3}}});
    CHECK(prompts_of(town.state)[0].roster == std::vector{ActorId{2}});
    prompts[0].english.clear();
    prompts[0].german = " ";
    CHECK(study::apply(town.state, ChangePrompts{prompts}).problem().code == Problem::Code::missing_value);
}

TEST_CASE("Deleting an interview takes its claims along and leaves the codings")
{
    Town town;
    town.says(2, Answer::yes, 3);
    Coding coding;
    coding.factor = FactorId{1};
    coding.target = {{}, {ActorId{1}, ActorId{2}}, {}, {}};
    coding.interview = town.talk;
    coding.quote = "wir hatten niemanden";
    town.does(AddCoding{coding});
    town.does(DeleteInterview{town.talk});
    CHECK(town.state.archive.interviews->empty());
    CHECK(town.state.archive.claims->empty());
    REQUIRE(town.state.archive.codings->size() == 1);
    CHECK_FALSE(town.state.archive.codings->front().interview);
}
