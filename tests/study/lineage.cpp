// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include "network/lifetime.hpp"
#include "network/ties.hpp"

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

/// An office, a partner and a club; the office spoke of both in 2020.
struct Town {
    State state = with_city();
    ActorId office{1}, partner{2}, club{3};
    RelationId joint;

    Town()
    {
        for (const char* name : {"Amt für Soziales", "Jugendamt", "Sportverein"})
            state = *apply(state, AddActor{CityId{1}, name, "admin", Field::integration, {}});
        joint = find_relation(state.archive, "joint")->id;
        Interview talk;
        talk.id = InterviewId{1};
        talk.key = "I1";
        talk.city = CityId{1};
        talk.actor = office;
        talk.date = date("2020-05");
        state.archive.interviews = std::make_shared<Table<Interview>>(Table<Interview>{talk});
    }
    void claim(ActorId from, ActorId to, const char* start, const char* end)
    {
        Claim row;
        row.id = ClaimId{static_cast<std::uint32_t>(state.archive.claims->size() + 1)};
        row.interview = InterviewId{1};
        row.from = from;
        row.to = to;
        row.relation = joint;
        row.start = date(start);
        row.end = date(end);
        row.quote = "gesagt";
        state.archive.claims = changed(state.archive.claims, [&](auto& rows) { rows.push_back(row); });
    }
    std::vector<std::pair<ActorId, ActorId>> on(const char* day) const
    {
        network::Question question;
        question.rule = TieRule::union_with_third_party;
        question.until = parse_day(day);
        const network::TieSet ties = network::derive_ties(state.archive);
        const network::Snapshot net = network::snapshot(state.archive, ties, question);
        std::vector<std::pair<ActorId, ActorId>> out;
        for (const auto& tie : net.graph.ties)
            out.emplace_back(net.actors[tie.a], net.actors[tie.b]);
        return out;
    }
    std::vector<ActorId> there(const char* day) const
    {
        network::Question question;
        question.until = parse_day(day);
        return network::snapshot(state.archive, network::derive_ties(state.archive), question).actors;
    }
};

Result<State> back(const State& begin, const std::vector<Edit>& edits)
{
    History history(begin);
    for (const Edit& edit : edits)
        if (const auto done = history.apply(edit); !done)
            return done.problem();
    while (history.cursor() > 0)
        if (const auto undone = history.undo(); !undone)
            return undone.problem();
    return history.state();
}

}  // namespace

TEST_CASE("A new name with a date keeps the old one as alias and as a step of the lineage; undo takes both back")
{
    Town town;
    const RenameActor edit{town.office, "Amt für Teilhabe", date("2017-03"), "Ratsbeschluss"};
    const Result<State> after = apply(town.state, edit);
    REQUIRE(after);
    const Actor& row = *find(*after->archive.actors, town.office);
    CHECK(row.name == "Amt für Teilhabe");
    CHECK(row.aliases == std::vector<std::string>{"Amt für Soziales"});
    REQUIRE(after->archive.successions->size() == 1);
    const Succession& step = after->archive.successions->front();
    CHECK(step.former == "Amt für Soziales");
    const auto name = [](ActorId) { return std::string("?"); };
    CHECK(in(Language::german, told(Language::german, step, town.office, name)) == "Früher „Amt für Soziales“ (bis März 2017)");
    CHECK(in(Language::german, told(Language::german, step, town.office, name, false)).find("Soziales") == std::string::npos);
    CHECK(same(*back(town.state, {edit}), town.state));
    // Without a date it was only another spelling.
    CHECK(apply(town.state, RenameActor{town.office, "Sozialamt"})->archive.successions->empty());
    CHECK_FALSE(apply(town.state, RenameActor{town.office, "Sozialamt", date("?"), ""}));
}

TEST_CASE("A split divides at its date what runs across it, and hands over what came later")
{
    Town town;
    town.claim(town.office, town.partner, "2014", "2015");     // over before
    town.claim(town.office, town.partner, "2016", "open");     // across
    town.claim(town.office, town.club, "2018", "open");        // later
    town.claim(town.office, town.club, "", "");                // said in 2020, without any date
    Succeed edit;
    edit.before = {town.office};
    edit.after = {{{}, "Amt für Teilhabe"}, {{}, "Amt für Wohnen"}};
    edit.date = date("2017-03-01");
    const std::vector<Bequest> fates = bequeathed(town.state, edit.before, edit.date, 0);
    REQUIRE(fates.size() == 4);
    CHECK(fates[0].how == Bequeathed::stays);
    CHECK(fates[1].how == Bequeathed::divided);
    CHECK(fates[2].how == Bequeathed::goes);
    CHECK(fates[3].how == Bequeathed::goes);
    edit.bequests = {{ClaimId{3}, Bequeathed::goes, 1}};  // the club went with housing
    const State before = town.state;
    const Result<State> after = apply(town.state, edit);
    REQUIRE(after);
    town.state = *after;
    const ActorId social{4}, housing{5};
    CHECK(find(*after->archive.actors, town.office)->end.text == "2017-02-28");
    CHECK(find(*after->archive.actors, social)->start.text == "2017-03-01");
    CHECK(find(*after->archive.actors, social)->field == Field::integration);
    const auto claim = [&](std::uint32_t id) { return *find(*after->archive.claims, ClaimId{id}); };
    CHECK((claim(2).from == town.office && claim(2).end.text == "2017-02-28"));
    CHECK((claim(3).from == housing && claim(4).from == social));
    REQUIRE(after->archive.claims->size() == 5);
    CHECK((claim(5).from == social && claim(5).start.text == "2017-03-01" && claim(5).end.kind == PartialDate::Kind::open && claim(5).quote == "gesagt"));
    // Informants of the office speak for its heirs from then on.
    CHECK(after->archive.interviews->front().actor == social);
    CHECK(after->archive.successions->front().after == std::vector<ActorId>{social, housing});
    CHECK(town.there("2016-01-01") == std::vector<ActorId>{town.office, town.partner, town.club});
    CHECK(town.there("2018-01-01") == std::vector<ActorId>{town.partner, town.club, social, housing});
    CHECK(town.on("2016-07-01") == std::vector<std::pair<ActorId, ActorId>>{{town.office, town.partner}});
    const auto later = town.on("2019-01-01");
    CHECK(std::find(later.begin(), later.end(), std::pair{town.partner, social}) != later.end());
    CHECK(std::find(later.begin(), later.end(), std::pair{town.club, housing}) != later.end());
    // They still speak for the office that was.
    const network::TieSet ties = network::derive_ties(after->archive);
    const auto old = std::find_if(ties.ties.begin(), ties.ties.end(), [&](const network::Tie& tie) { return tie.a == town.office; });
    REQUIRE(old != ties.ties.end());
    CHECK(old->side_a == Side::yes);
    CHECK(family_of(after->archive, social) == std::vector<ActorId>{town.office, social});
    CHECK(same(*back(before, {edit}), before));
}

TEST_CASE("A merger ends those before, and an organisation that takes in another goes on")
{
    Town town;
    town.claim(town.office, town.partner, "2014", "open");
    town.claim(town.office, town.club, "2014", "open");
    Succeed edit{SuccessionKind::merged, {town.office, town.partner}, {{{}, "Amt für Soziales und Jugend"}}, date("2018")};
    const Result<State> after = apply(town.state, edit);
    REQUIRE(after);
    const ActorId both{4};
    CHECK(find(*after->archive.actors, town.office)->end.text == "2018");  // as vague as it was said
    CHECK(find(*after->archive.actors, town.partner)->end.text == "2018");
    // What the two said of each other goes nowhere; what was said of the club goes on.
    REQUIRE(after->archive.claims->size() == 3);
    CHECK(after->archive.claims->front().end.text == "2018");
    CHECK((after->archive.claims->back().from == both && after->archive.claims->back().to == town.club));
    const auto name = [&](ActorId id) { return find(*after->archive.actors, id)->name; };
    const Succession& step = after->archive.successions->front();
    CHECK(in(Language::english, told(Language::english, step, both, name)) == "Came from a merger of Amt für Soziales, Jugendamt (2018)");
    CHECK(in(Language::english, told(Language::english, step, town.office, name)) == "Merged into Amt für Soziales und Jugend (2018)");
    CHECK(same(*back(town.state, {edit}), town.state));

    edit.after = {{town.office}};
    const Result<State> taken_in = apply(town.state, edit);
    REQUIRE(taken_in);
    CHECK(find(*taken_in->archive.actors, town.office)->end.kind == PartialDate::Kind::none);
    CHECK(find(*taken_in->archive.actors, town.partner)->end.text == "2018");
    CHECK(in(Language::english, told(Language::english, taken_in->archive.successions->front(), town.office, name)) == "Took in Jugendamt (2018)");
}

TEST_CASE("A merger or split that makes no sense is refused with a remedy")
{
    const Town town;
    Succeed edit{SuccessionKind::split, {town.office}, {{{}, "Eins"}, {{}, "Zwei"}}, date("2018")};
    const auto refused = [&](auto change) {
        Succeed wrong = edit;
        change(wrong);
        const Result<State> after = apply(town.state, wrong);
        REQUIRE_FALSE(after);
        CHECK_FALSE(after.problem().hint.empty());
        CHECK(in(Language::german, after.problem().what) != after.problem().what.text);
    };
    refused([](Succeed& one) { one.date = {}; });
    refused([](Succeed& one) { one.after.pop_back(); });
    refused([](Succeed& one) { one.after[1].name = "eins"; });
    refused([](Succeed& one) { one.after[1].name = "Jugendamt"; });
    refused([](Succeed& one) { one.after[1].name = " "; });
    refused([](Succeed& one) { one.kind = SuccessionKind::merged; });
    refused([](Succeed& one) { one.before = {ActorId{1}, ActorId{1}}; });
    refused([](Succeed& one) { one.before = {ActorId{99}}; });
    refused([](Succeed& one) { one.main = 2; });
    refused([](Succeed& one) { one.after[0] = {ActorId{99}}; });
}

TEST_CASE("Lineage goes with its actors: merging spellings moves it, deleting takes it away, and the file keeps it")
{
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    Town town;
    const Succeed split{SuccessionKind::split, {town.office}, {{{}, "Eins"}, {{}, "Zwei"}}, date("2018~"), "Beschluss"};
    {
        Result<Book> book = Book::create(path, town.state);
        REQUIRE(book);
        REQUIRE(book->apply(split));
        REQUIRE(book->apply(ChangeSuccession{[&] {
            Succession row = book->state().archive.successions->front();
            row.words = "Ratsbeschluss";
            return row;
        }()}));
        REQUIRE(book->flush(30));
    }
    Result<Book> book = Book::open(path);
    REQUIRE(book);
    const Succession& step = book->state().archive.successions->front();
    CHECK(step.words == "Ratsbeschluss");
    CHECK(step.date.text == "2018~");
    CHECK(find(*book->state().archive.actors, ActorId{4})->start.text == "2018~");
    const State merged = *apply(book->state(), MergeActors{town.club, ActorId{4}});
    CHECK(merged.archive.successions->front().after == std::vector<ActorId>{town.club, ActorId{5}});
    CHECK(apply(book->state(), DeleteActors{{town.office}})->archive.successions->empty());
    CHECK(apply(book->state(), DeleteSuccession{step.id})->archive.successions->empty());
    REQUIRE(*book->undo());
    REQUIRE(*book->undo());
    CHECK(same(book->state(), town.state));
}

TEST_CASE("An actor is there from its begin to its end, as sure as they are")
{
    Actor actor;
    const auto on = [&](const char* start, const char* end, const char* day, network::TimeMode mode = network::TimeMode::midpoint) {
        actor.start = date(start);
        actor.end = date(end);
        network::Question question;
        question.until = parse_day(day);
        question.mode = mode;
        return network::is_there(actor, question);
    };
    using enum network::TimeMode;
    CHECK(on("", "", "1990-01-01"));
    CHECK(on("?", "open", "1990-01-01"));
    CHECK_FALSE(on("2017-03-01", "", "2017-02-28"));
    CHECK(on("2017-03-01", "", "2017-03-01"));
    CHECK(on("", "2017-02-28", "2017-02-28"));
    CHECK_FALSE(on("", "2017-02-28", "2017-03-01"));
    // Some day of 2017: the middle day is 2 July, surely from 31 December on, possibly from 1 January on.
    CHECK_FALSE(on("2017", "", "2017-07-01"));
    CHECK(on("2017", "", "2017-07-02"));
    CHECK(on("2017", "", "2017-01-01", possible));
    CHECK_FALSE(on("2017", "", "2017-12-30", certain_only));
    CHECK(on("2017", "", "2017-12-31", certain_only));
    // "After 2015" is there from the first day that is possible on.
    CHECK_FALSE(on(">2015", "", "2015-12-31"));
    CHECK(on(">2015", "", "2016-01-01"));
    CHECK(network::life_of(actor, std::nullopt, std::nullopt) == network::Presence::certain);
    actor.start = date("2016");
    actor.end = date("2018");
    CHECK(network::life_of(actor, parse_day("2010-01-01"), parse_day("2015-12-31")) == network::Presence::absent);
    CHECK(network::life_of(actor, parse_day("2010-01-01"), parse_day("2016-06-30")) == network::Presence::possible);
    CHECK(network::life_of(actor, parse_day("2010-01-01"), parse_day("2016-12-31")) == network::Presence::certain);
}
