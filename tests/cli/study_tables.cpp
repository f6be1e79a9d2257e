// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "cli/study_tables.hpp"
#include "files/bytes.hpp"
#include "shell.hpp"
#include "study/book.hpp"

#include <set>

using namespace crosscut;
using shell::Answer;
using shell::json;
using shell::run;

namespace {

/// A study with a crisis of its own and two decisions on gaps.
std::string decided_study(const shell::Folder& folder)
{
    const std::string study = folder.at("decided.crosscut");
    for (const char* name : {"potsdam", "halle"})
        REQUIRE(run({"import", shell::dataset(name), "--into", study, "--quiet"}).code == 0);
    REQUIRE(run({"crises", study, "--add", "Flood", "--english", "Flood; of \"2013\"", "--german", "=Hochwasser", "--pulses", "2013-06-01/2013-06-20,2013-08-01/2013-08-05"}).code == 0);
    Result<study::Book> book = study::Book::open(study, false);
    REQUIRE(book);
    for (const char* key : {"PO04", "HA05"}) {
        study::DecideGap edit;
        const ActorId actor = evidence::find_actor(book->state().archive, key, {});
        edit.gap.kind = analysis::GapKind::single_point;
        edit.gap.about = "actor";
        edit.gap.city = evidence::find(*book->state().archive.actors, actor)->city;
        edit.gap.actors = {actor};
        edit.verdict = key[0] == 'P' ? study::Verdict::close_it : study::Verdict::not_a_gap;
        edit.author = "Round table";
        edit.day = "2026-03-01";
        edit.reason = "=one of us, \"checked\"";
        REQUIRE(book->apply(edit));
    }
    REQUIRE(book->flush(60));
    return study;
}

study::State state_of(const std::string& study)
{
    const Result<study::Book> book = study::Book::open(study, true);
    REQUIRE(book);
    return book->state();
}

/// Decisions in words, which stay when numbers are given anew.
std::set<std::string> words_of(const study::State& state)
{
    std::set<std::string> out;
    for (const study::Decision& one : *state.decisions)
        out.insert(analysis::written(state.archive, one.gap) + "|" + std::string(evidence::key(one.gap.field)) + "|" + std::string(study::key(one.verdict)) + "|" + one.author + "|" + one.day + "|" + one.reason);
    return out;
}

}  // namespace

TEST_CASE("crises and decisions go out with the tables and come back, from folders and from a workbook")
{
    const shell::Folder folder;
    const std::string study = decided_study(folder);
    const study::State before = state_of(study);
    REQUIRE(before.decisions->size() == 2);
    for (const std::string out : {"tables", "all.xlsx"}) {
        INFO(out);
        REQUIRE(run({"convert", study, "--out", folder.at(out)}).code == 0);
        const std::string again = folder.at("again-" + out + ".crosscut");
        if (out == "tables") {
            const Answer both = run({"import", folder.at("tables/potsdam"), folder.at("tables/halle-saale"), "--into", again, "--format", "json"});
            INFO(both.out << both.err);
            CHECK(both.code == 0);
            REQUIRE(both.parsed()["imports"].size() == 2);
            CHECK(both.parsed()["imports"][0]["crises_taken"] == true);
            CHECK(both.parsed()["imports"][1]["crises_taken"] == false);  // the same again
            CHECK(both.parsed()["imports"][0]["decisions_taken"] == 1);
        } else {
            const Answer whole = run({"import", folder.at(out), "--into", again, "--format", "json"});
            INFO(whole.out << whole.err);
            CHECK(whole.code == 0);
            CHECK(whole.parsed()["decisions_taken"] == 2);
        }
        const study::State after = state_of(again);
        REQUIRE(after.crises->size() == before.crises->size());
        for (std::size_t i = 0; i < after.crises->size(); ++i) {
            CHECK((*after.crises)[i].english == (*before.crises)[i].english);
            CHECK((*after.crises)[i].german == (*before.crises)[i].german);
            CHECK((*after.crises)[i].pulses == (*before.crises)[i].pulses);
            CHECK((*after.crises)[i].aftermath == (*before.crises)[i].aftermath);
            CHECK((*after.crises)[i].overlay == (*before.crises)[i].overlay);
        }
        CHECK(words_of(after) == words_of(before));
        // Once more: nothing doubles.
        const std::vector<std::string> paths = out == "tables" ? std::vector<std::string>{folder.at("tables/potsdam"), folder.at("tables/halle-saale")} : std::vector<std::string>{folder.at(out)};
        std::vector<std::string> words{"import", "--into", again, "--quiet"};
        words.insert(words.end(), paths.begin(), paths.end());
        CHECK(run(words).code == 0);
        CHECK(words_of(state_of(again)) == words_of(before));
    }
}

TEST_CASE("crises and decisions that cannot be read are refused with their place, and the rest is taken")
{
    const shell::Folder folder;
    const std::string study = folder.at("a.crosscut");
    REQUIRE(run({"import", shell::dataset("potsdam"), "--into", study, "--quiet"}).code == 0);
    const Answer half = run({"import", folder.put("decisions.csv", "city,gap,about,field,actors,structure,verdict,author,day,reason\n"
                                                                   "PO,G4,actor,,PO04,,close_it,me,,because\n"
                                                                   "PO,G9,actor,,PO04,,close_it,me,,because\n"
                                                                   "PO,G4,actor,,PO99,,close_it,me,,because\n"
                                                                   "PO,G4,actor,,PO05,,maybe,me,,because\n"
                                                                   "PO,G4,actor,,PO06,,close_it,me,,\n"
                                                                   "PO,G4,actor,sports,PO06,,close_it,me,,because\n"),
                             "--into", study, "--format", "json"});
    CHECK(half.code == 1);
    CHECK(half.parsed()["decisions_taken"] == 1);
    CHECK(half.parsed()["notes"].size() == 5);
    CHECK(half.parsed()["notes"][0]["line"] == 3);
    CHECK(state_of(study).decisions->size() == 1);
    const auto before = state_of(study).crises->size();
    const Answer broken = run({"import", folder.put("crises.csv", "name_en,name_de,pulses,aftermath,overlay\nA,A,2015-01-01/2015-02-01,,no\nB,B,soon,,no\n"), "--into", study, "--format", "json"});
    CHECK(broken.code == 1);
    CHECK(broken.parsed()["crises_taken"] == false);
    CHECK(state_of(study).crises->size() == before);
    // Crises of the study's own stay.
    REQUIRE(run({"crises", study, "--add", "Own", "--pulses", "2013-06-01/2013-06-20"}).code == 0);
    const Answer kept = run({"import", folder.put("crises2.csv", "name_en,name_de,pulses,aftermath,overlay\nA,A,2015-01-01/2015-02-01,,no\n"), "--into", study, "--format", "json"});
    CHECK(kept.code == 0);
    CHECK(kept.parsed()["crises_taken"] == false);
    CHECK(kept.parsed()["notes"].size() == 1);
}

TEST_CASE("several folders are imported in turn: each its own city, a report each, and nothing mixed")
{
    const shell::Folder folder;
    const std::string study = folder.at("two.crosscut");
    const Answer answer = run({"import", shell::dataset("halle"), shell::dataset("remscheid"), "--into", study, "--report", folder.at("report.json"), "--format", "json"});
    REQUIRE(answer.code == 0);
    REQUIRE(answer.parsed()["imports"].size() == 2);
    CHECK(answer.parsed()["imports"][0]["city"] == "Halle (Saale)");
    CHECK(answer.parsed()["imports"][1]["city"] == "Remscheid");
    for (const char* name : {"report-halle.json", "report-remscheid.json"})
        CHECK(files::read_file(folder.at(name)));
    const std::string one = folder.at("one.crosscut");
    for (const char* name : {"halle", "remscheid"})
        REQUIRE(run({"import", shell::dataset(name), "--into", one, "--quiet"}).code == 0);
    const evidence::Archive in_turn = state_of(study).archive;
    const evidence::Archive apart = state_of(one).archive;
    CHECK(*in_turn.actors == *apart.actors);
    CHECK(*in_turn.structures == *apart.structures);
    CHECK(*in_turn.claims == *apart.claims);
    CHECK(*in_turn.memberships == *apart.memberships);
    CHECK(run({"import", shell::dataset("halle"), shell::dataset("remscheid"), "--into", study, "--city", "Halle"}).code == 2);
    CHECK(run({"import", shell::dataset("halle"), shell::dataset("remscheid"), "--into", study, "--map", "x.json"}).code == 2);
    // One that cannot be read keeps the other from nothing.
    const Answer half = run({"import", folder.at("nowhere"), shell::dataset("halle"), shell::dataset("cottbus"), "--into", folder.at("half.crosscut"), "--quiet"});
    CHECK(half.code == 1);
    CHECK(state_of(folder.at("half.crosscut")).archive.cities->size() == 2);
}

TEST_CASE("pulses are read as they are written")
{
    const auto pulses = cli::pulses_in("2018-06-01/2018-08-31, 2019-06-01/2019-08-31");
    REQUIRE(pulses);
    REQUIRE(pulses->size() == 2);
    structures::Crisis crisis;
    crisis.pulses = *pulses;
    CHECK(cli::pulses_text(crisis) == "2018-06-01/2018-08-31,2019-06-01/2019-08-31");
    CHECK_FALSE(cli::pulses_in("2018"));
    CHECK_FALSE(cli::pulses_in(""));
}
