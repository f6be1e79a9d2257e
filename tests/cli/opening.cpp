// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "files/bytes.hpp"
#include "shell.hpp"

using shell::Answer;
using shell::json;
using shell::run;

TEST_CASE("folders of tables and network files are opened wherever a study is asked about")
{
    const shell::Folder folder;
    const std::string tables = shell::dataset("halle");
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"uncertainty", tables, "--at", "2018-07-01", "--draws", "5", "--quiet", "--format", "json"},
             {"persistence", tables, "--draws", "0", "--quiet", "--format", "json"},
             {"compare", tables, "--fields", "--draws", "0", "--quiet", "--format", "json"},
             {"compare", tables, "--dates", "2016-07-01,2020-07-01", "--draws", "0", "--quiet", "--format", "json"},
             {"survival", tables, "--quiet", "--format", "json"},
             {"answer", tables, "--question", "1", "--quiet", "--format", "json"}}) {
        const Answer answer = run(words);
        INFO(words.front() << answer.err);
        CHECK(answer.code == 0);
        CHECK(answer.parsed().is_object());
    }
    const std::string picture = folder.at("heat.svg");
    CHECK(run({"figure", tables, "--view", "heat", "--out", picture, "--quiet"}).code == 0);
    CHECK(crosscut::files::read_file(picture));
}

TEST_CASE("two waves of a list of ties without informants: what is not tied was seen not to be")
{
    const shell::Folder folder;
    // A-B all the time, B-C on the first day only, C-D on the second only.
    const std::string net = folder.put("ties.csv", "from,to,relation,date_from,date_to\nA,B,info,2010,2024\nB,C,info,2010,2018\nC,D,info,2019,2024\n");
    const Answer dated = run({"compare", net, "--dates", "2016-07-01,2020-07-01", "--draws", "3", "--quiet", "--format", "json"});
    INFO(dated.err);
    REQUIRE(dated.code == 0);
    const json row = dated.parsed()["ties_between_days"][0];
    CHECK(row["kept"] == 1);
    CHECK(row["lost"] == 1);
    CHECK(row["new"] == 1);
    CHECK(row["neither"] == 3);  // six pairs of four actors
    CHECK(row["unobserved"] == 0);
    const std::string json_net = folder.put("net.json", R"({"directed": false, "nodes": [{"id": "A"}, {"id": "B"}, {"id": "C"}, {"id": "D"}],
        "edges": [{"source": "A", "target": "B"}, {"source": "B", "target": "C"}]})");
    const Answer doubts = run({"uncertainty", json_net, "--measure", "density", "--draws", "3", "--format", "json"});
    REQUIRE(doubts.code == 0);
    CHECK(doubts.parsed()["values"][0]["value"].get<double>() == Approx(2.0 / 6));
}

TEST_CASE("a table of spells may be as short as it likes, and tells in which ways spells ended")
{
    const shell::Folder folder;
    const Answer small = run({"survival", folder.put("s.csv", "left,right\n1,\n"), "--format", "json"});
    INFO(small.err);
    CHECK(small.code == 0);
    CHECK(run({"survival", folder.put("t.csv", "time,status\n")}).code == 0);
    CHECK(run({"survival", folder.put("empty.csv", "")}).code == 1);
    CHECK(run({"survival", folder.at("nowhere.csv")}).code == 1);
    // Four spells: one absorbed at 1, one dissolved at 2, one censored at 2, one absorbed at 3.
    const json ways = run({"survival", folder.put("w.csv", "time,status,way\n1,1,absorbed\n2,1,dissolved\n2,0,\n3,1,absorbed\n"), "--format", "json"}).parsed()["ways_of_ending"];
    REQUIRE(ways.size() == 6);
    CHECK(ways[0]["share"] == 0.25);                 // absorbed at 1: 1 of 4
    CHECK(ways[3]["share"] == 0.25);                 // dissolved at 2: 3/4 x 1/3
    CHECK(ways[4]["share"] == Approx(0.25 + 0.5));   // absorbed at 3: the last half
    CHECK(ways[4]["still_there"] == Approx(0.0));
    CHECK(run({"survival", folder.put("x.csv", "time,status,way\n1,1,\n")}).code == 1);
}

TEST_CASE("a table of spells that makes no sense is refused, and what cannot be said says why")
{
    const shell::Folder folder;
    for (const char* text : {"entry,time,status\n5,3,1\n", "time,status\n-3,1\n", "time,status\n1e300,1\n", "left,right\n-1,2\n", "start,end\n2015,open\n"}) {
        INFO(text);
        const Answer answer = run({"survival", folder.put("bad.csv", text)});
        CHECK(answer.code == 1);
        CHECK(answer.err.find("line 2") != std::string::npos);
    }
    CHECK(run({"survival", folder.put("none.csv", "time,status\n")}).out.find("Below the headings there is no spell") != std::string::npos);
    const Answer late = run({"survival", folder.put("late.csv", "entry,time,status\n1,3,1\n0,4,1\n")});
    CHECK(late.out.find("Some spells enter late") != std::string::npos);
    // Seen some time in 2023: until its last day. From the middle of 2015 (2 July) to 31 December 2023: 3104 days, 102.0 months.
    const json open = run({"survival", folder.put("open.csv", "start,end,observed\n2015,open,2023\n"), "--format", "json"}).parsed();
    CHECK(open["summary"][0]["censored"] == 1);
    CHECK(open["summary"][0]["tau"].get<double>() == Approx(3104 / 30.4375));
}
