// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catch.hpp"

#include "study/book.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <unistd.h>

namespace crosscut::study::made_up {

using namespace crosscut::evidence;

// Studies and edits for the tests of this room.

/// A folder that goes away again; in memory where the system has such a place, for these tests wait for the disk
/// thousands of times.
struct Folder {
    std::filesystem::path path;
    Folder()
    {
        const bool memory = ::access("/dev/shm", W_OK) == 0;
        std::string name = ((memory ? std::filesystem::path("/dev/shm") : std::filesystem::temp_directory_path()) / "crosscut-test-XXXXXX").string();
        path = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

inline State with_city()
{
    State state = empty_state();
    state.archive.cities = std::make_shared<Table<City>>(Table<City>{{CityId{1}, "MU", "Musterstadt", "Hessen", {}}});
    return state;
}

inline PartialDate date(const char* text) { return *parse_date(text); }

/// A study in which everything occurs that a row can hold.
inline State rich()
{
    State state = with_city();
    const auto must = [&](const Edit& edit) {
        Result<State> next = study::apply(state, edit);
        REQUIRE(next);
        state = *next;
    };
    must(AddActor{CityId{1}, "Sozialamt\tmit Tab\nund \\ Zeile", "admin", Field::integration, std::pair{1.5, -2.25}});
    must(AddActor{CityId{1}, "Übergangsverein", "initiative", Field::both, {}});
    must(AddActor{CityId{1}, "Klimastelle", "staff_unit", Field::climate, {}});
    must(AddTie{ActorId{1}, ActorId{2}, find_relation(state.archive, "joint")->id, date("2015-23~"), date(".."), 4, Polarity::yes, "„gemeinsam“", "2024-01-05"});
    must(AddStructure{CityId{1}, "Runder Tisch", "forum", Field::integration});
    must(AddEvent{Event{{}, StructureId{1}, date("Herbst 2015"), "seit Herbst 2015", "founded", "doc", {"events.csv", "", 3, "date"}}});
    must(AddMembership{Membership{{}, StructureId{1}, ActorId{2}, date("2016"), date("?"), Role::lead, "", {}}});
    must(RenameActor{ActorId{3}, "Stabsstelle Klima"});
    must(DecideGap{{analysis::GapKind::shared_task, "pair", CityId{1}, Field::both, {ActorId{1}, ActorId{3}}, {}}, Verdict::close_it, "Runde\tvom Mai", "2024-05-07", "Gemeinsamer Termin\nim Juni"});
    must(DecideGap{{analysis::GapKind::paper, "structure", CityId{1}, Field::none, {}, StructureId{1}}, Verdict::not_a_gap, "Team", "", "Tagt wieder"});
    return state;
}

inline std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline void write_bytes(const std::filesystem::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// Edits as a person might do them in any order, some of which are refused. The same seed, the same edits.
class Hand {
public:
    explicit Hand(std::uint32_t seed) : random_(seed) {}

    Edit next(const State& state)
    {
        const Archive& a = state.archive;
        const std::string words = word();
        switch (below(54)) {
        case 50: case 51: case 52: case 53: {
            Photo row = row_or_new(*state.photos);
            if (row.id)
                return chance() ? Edit(ChangePhoto{with_place(row, words)}) : Edit(DeletePhoto{row.id});
            row.city = any(*a.cities);
            row.wide = 40;
            row.high = static_cast<int>(below(3)) * 30;
            return AddPhoto{with_place(row, words), below(4) ? "/9j/4AAQ" : words};
        }
        case 46:
            return chance() ? Edit(AddCity{words}) : Edit(DeleteInterview{any(*a.interviews)});
        case 47:
            return LeaveRest{any(*a.interviews), {{any(*a.relations), any(*a.actors)}, {any(*a.relations), any(*a.actors)}}};
        case 42: {
            Interview row = row_or_new(*a.interviews);
            row.actor = chance() ? any(*a.actors) : ActorId{};
            row.city = CityId{1};
            row.date = date(pick({"2024-03-05", "2024", ""}));
            if (row.id && chance())
                return ChangeInterview{row};
            row.key = chance() ? words : "";
            return AddInterview{row};
        }
        case 43: case 44: {
            if (chance())
                return RecordAnswers{any(*a.interviews), any(*a.relations), {{any(*a.actors), any(*a.actors)}, {any(*a.actors), any(*a.actors)}}, static_cast<Answer>(below(6)), static_cast<int>(below(7))};
            EnterClaims edit{any(*a.interviews), {{{any(*a.actors)}, {{}, words}, any(*a.relations)}, {{{}, words}, {any(*a.actors)}, any(*a.relations)}}, "map", "R", ""};
            return edit;
        }
        case 45: {
            std::vector<Prompt> prompts = prompts_of(state);
            prompts[below(prompts.size())].german = words;
            prompts[below(prompts.size())].roster = {any(*a.actors)};
            std::swap(prompts.front(), prompts.back());
            return ChangePrompts{prompts};
        }
        case 34:
            return RenameActor{any(*a.actors), words, date(pick({"2016", "2017-03-01", ""})), words};
        case 35: case 36: {
            Succeed edit;
            edit.kind = chance() ? SuccessionKind::merged : SuccessionKind::split;
            edit.before = {any(*a.actors)};
            if (edit.kind == SuccessionKind::merged)
                edit.before.push_back(any(*a.actors));
            edit.after = {{chance() ? any(*a.actors) : ActorId{}, words}};
            if (edit.kind == SuccessionKind::split)
                edit.after.push_back({chance() ? any(*a.actors) : ActorId{}, word()});
            edit.date = date(pick({"2016", "2017-03-01", "2018~"}));
            return edit;
        }
        case 37: {
            Succession row = row_or_new(*a.successions);
            row.words = words;
            return below(3) ? Edit(ChangeSuccession{row}) : Edit(DeleteSuccession{row.id});
        }
        case 38: {
            DecideLikeness edit{{any(*a.actors), any(*a.actors)}, {}, chance() ? Likeness::later : Likeness::keep_apart, "2024-01-05"};
            if (below(4) == 0)
                edit.verdict.reset();
            return edit;
        }
        case 39:
            return chance() ? Edit(MergeStructures{any(*a.structures), any(*a.structures)}) : Edit(AddStructure{CityId{1}, words, "forum", Field::none});
        case 40: {
            RecodeClaims edit{{any(*a.claims), any(*a.claims)}};
            edit.strength = static_cast<int>(below(6));
            edit.turn = chance();
            if (chance())
                edit.start = date(pick({"2014", ""}));
            return edit;
        }
        case 41:
            return below(3) ? Edit(MoveActors{{{any(*a.actors), number(), number()}}}) : Edit(ReturnTo{"Beginn", rich()});
        case 0: case 1:
            return AddActor{CityId{1}, words, pick({"admin", "welfare", "staff_unit"}), Field::both, chance() ? std::optional(std::pair{number(), number()}) : std::nullopt};
        case 2:
            return RenameActor{any(*a.actors), words};
        case 3: {
            Actor row = row_or_new(*a.actors);
            row.level = words;
            row.parent = chance() ? any(*a.actors) : ActorId{};
            row.topics.push_back(word());
            row.sector = static_cast<Sector>(below(sector_count));
            return ChangeActor{row};
        }
        case 4:
            return below(3) ? Edit(RenameActor{any(*a.actors), words}) : Edit(MergeActors{any(*a.actors), any(*a.actors)});
        case 5:
            return below(3) ? Edit(Unpin{{any(*a.actors)}}) : Edit(DeleteActors{{any(*a.actors)}});
        case 6: case 7: case 8:
            return AddTie{any(*a.actors), any(*a.actors), any(*a.relations), date(pick({"2015-23", "2016~", "<2015", "?", ""})), date(pick({"open", "2019", "?", "2014"})),
                          static_cast<int>(below(7)), static_cast<Polarity>(below(3)), words, pick({"2024-01-05", "2024-02-01", ""})};
        case 9: {
            Claim row = row_or_new(*a.claims);
            row.quote = words;
            row.strength = static_cast<int>(below(6));
            row.certainty = static_cast<Certainty>(below(3));
            return ChangeClaim{row};
        }
        case 10:
            return ExcludeClaims{{any(*a.claims)}, chance(), chance() ? words : ""};
        case 11:
            return DeleteClaims{{any(*a.claims)}};
        case 12: case 13:
            return MoveActors{{{any(*a.actors), number(), number()}}};
        case 14:
            return AddStructure{CityId{1}, words, pick({"network", "plan"}), Field::climate};
        case 15: {
            Structure row = row_or_new(*a.structures);
            row.lead = any(*a.actors);
            row.basis = words;
            return ChangeStructure{row};
        }
        case 16:
            return below(4) ? Edit(AddStructure{CityId{1}, words, "forum", Field::none}) : Edit(DeleteStructure{any(*a.structures)});
        case 17: case 18: {
            Event row;
            row.structure = any(*a.structures);
            row.date = date(pick({"2015", "Herbst 2018", "2020-01/..", "KW 12/2015"}));
            row.words = words;
            row.type = pick({"founded", "funded", "vacant", "invented"});
            return AddEvent{row};
        }
        case 19: {
            Event row = row_or_new(*a.events);
            row.words = words;
            return chance() ? Edit(ChangeEvent{row}) : Edit(DeleteEvent{row.id});
        }
        case 20: case 21:
            return AddMembership{{{}, any(*a.structures), any(*a.actors), date("2016"), date(pick({"open", "2018"})), static_cast<Role>(below(7)), words, {}}};
        case 22: {
            Membership row = row_or_new(*a.memberships);
            row.role = static_cast<Role>(below(7));
            return chance() ? Edit(ChangeMembership{row}) : Edit(DeleteMembership{row.id});
        }
        case 23: case 24: {
            if (!state.decisions->empty() && below(4) == 0)
                return WithdrawDecision{any(*state.decisions)};
            analysis::GapIdentity gap;
            gap.kind = static_cast<analysis::GapKind>(below(8));
            gap.about = "pair";
            gap.city = CityId{1};
            gap.field = static_cast<Field>(below(4));
            if (chance())
                gap.actors = {any(*a.actors), any(*a.actors)};
            else
                gap.structure = any(*a.structures);
            return DecideGap{gap, chance() ? Verdict::close_it : Verdict::not_a_gap, chance() ? words : "Team", pick({"2024-01-05", "2024", ""}), word()};
        }
        case 26: case 27: {
            AtTable edit{pick({"1", "2", "Tisch 3"}), "2026-11-24 10:00:0" + std::to_string(below(10)), AtTable::Dot{words, words}};
            if (chance())
                edit.what = AddActor{CityId{1}, words, "admin", Field::none, std::nullopt};
            else if (chance())
                edit.what = AtTable::Step{words, {}};
            return edit;
        }
        case 25:
            if (!state.saved->empty() && below(4))
                return chance() ? Edit(Forget{any(*state.saved)}) : Edit(RenameSaved{any(*state.saved), word()});
            return Keep{static_cast<SavedKind>(below(4)), word(), "{\"crosscut\": \"view\"}\n\t" + words};
        case 28:
            return TakeBackTable{pick({"1", "2", "Tisch 3"}), {}};
        case 29: {
            Factor row = chance() || a.factors->empty() ? standard_factors()[below(standard_factors().size())] : row_or_new(*a.factors);
            row.german = words;
            row.retired = chance();
            return chance() ? Edit(AddFactor{words, chance() ? word() : ""}) : Edit(ChangeFactor{row});
        }
        case 30: {
            Coding row;
            row.factor = FactorId{static_cast<std::uint32_t>(1 + below(16))};
            row.influence = static_cast<Influence>(below(2));
            row.target = target(a);
            row.claim = chance() ? any(*a.claims) : ClaimId{};
            row.quote = words;
            return AddCoding{row};
        }
        case 31: {
            Coding row = row_or_new(*a.codings);
            row.comment = words;
            row.influence = static_cast<Influence>(below(2));
            return below(3) ? Edit(ChangeCoding{row}) : Edit(DeleteCoding{row.id});
        }
        case 32: {
            Recommendation row = row_or_new(*a.recommendations);
            row.words = words;
            row.examples = {any(*a.structures)};
            if (row.id && below(3) == 0)
                return DeleteRecommendation{row.id};
            if (row.id && chance())
                return ChangeRecommendation{row};
            row.target = target(a);
            return AddRecommendation{row};
        }
        default:
            break;
        }
        if (chance()) {
            Settings settings = state.about();
            settings.title_german = words;
            settings.seed = random_();
            return ChangeSettings{settings};
        }
        if (chance()) {
            std::vector<Crisis> crises = *state.crises;
            crises.push_back({{}, words, "", {{day_of(2013, 6, 1), day_of(2013, 6, 30)}}, day_of(2014, 6, 30), chance()});
            if (crises.size() > 6)
                crises.erase(crises.begin() + 4);
            return ChangeCrises{crises};
        }
        TakeImport edit{a, {}, {}};
        edit.record.file = words;
        edit.record.read = static_cast<int>(below(100));
        edit.archive.actors = changed(a.actors, [&](Table<Actor>& rows) {
            for (int i = 0; i < 3; ++i) {
                Actor row;
                row.id = next_id(rows, state.about().last_actor);
                row.key = "IM" + std::to_string(row.id.value);
                row.name = word();
                row.city = CityId{1};
                rows.push_back(row);
            }
        });
        return edit;
    }

    std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }
    bool chance() { return below(2) == 0; }

private:
    Target target(const Archive& a)
    {
        if (below(3) == 0)
            return {any(*a.structures), {}, {}, {}};
        if (chance())
            return {{}, {any(*a.actors)}, {}, "G4 actor"};
        return {{}, {any(*a.actors), any(*a.actors)}, chance() ? any(*a.relations) : RelationId{}, {}};
    }
    std::string word()
    {
        static const std::vector<std::string> parts{"Amt ", "Büro ", "straße", "Ünal\\", "\t", "\n", "„Netz“", "🌳", "=1+1", "##x", "%s", "{1}", " ", "'; DROP TABLE row; --", "\x1f", "ß"};
        std::string text = "W" + std::to_string(random_() % 100000);
        for (std::size_t n = below(4); n > 0; --n)
            text += parts[below(parts.size())];
        return text;
    }
    double number() { return static_cast<double>(below(100000)) / 7.0 - 5000.0; }
    const char* pick(std::initializer_list<const char*> list) { return *(list.begin() + below(list.size())); }
    template <class Row> decltype(Row{}.id) any(const Table<Row>& table) { return table.empty() ? decltype(Row{}.id){} : table[below(table.size())].id; }
    Photo with_place(Photo row, const std::string& words)
    {
        row.name = words;
        row.x = number();
        row.y = number();
        row.width = number();
        row.turn = static_cast<double>(below(400)) - 200;
        row.strength = static_cast<double>(below(12)) / 10;
        row.hidden = chance();
        return row;
    }
    template <class Row> Row row_or_new(const Table<Row>& table) { return table.empty() ? Row{} : table[below(table.size())]; }

    std::mt19937 random_;
};

/// A state as one text: its rows, in order.
inline std::string text_of(const State& state)
{
    std::string text;
    for (const RowText& row : rows_of(state))
        text += row.table + " " + std::to_string(row.id) + "\n" + row.body;
    return text;
}

}  // namespace crosscut::study::made_up
