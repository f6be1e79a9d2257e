// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "foundation/day.hpp"
#include "shell.hpp"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

// Data that nobody here wrote, through import and comparison, against plain arithmetic on sets.

using namespace crosscut;
using shell::json;

namespace {

using Pair = std::pair<std::string, std::string>;
using Pairs = std::set<Pair>;

Pair pair_of(const std::string& a, const std::string& b) { return a < b ? Pair{a, b} : Pair{b, a}; }

/// Rows of a published table without its header; nothing, said aloud, where the data are not beside the program.
std::vector<std::vector<std::string>> published(const std::string& file)
{
    const auto bytes = files::read_file(CROSSCUT_SOURCE_DIR "/../shared/data/" + file);
    if (!bytes) {
        std::cout << "SKIPPED: " << file << " is not in ../shared/data\n";
        WARN("skipped: " << file << " is not in ../shared/data");
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(*bytes);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        line.erase(std::remove_if(line.begin(), line.end(), [](char c) { return c == '"' || c == '\r'; }), line.end());
        std::vector<std::string> row;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');)
            row.push_back(cell);
        rows.push_back(std::move(row));
    }
    return rows;
}

int number(const std::string& text)
{
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Pairs both(const Pairs& a, const Pairs& b)
{
    Pairs out;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
    return out;
}

std::size_t only_first(const Pairs& a, const Pairs& b) { return a.size() - both(a, b).size(); }

json compared(const std::string& study, Day first, Day second)
{
    const shell::Answer answer = shell::run({"compare", study, "--dates", iso(first) + "," + iso(second), "--draws", "0", "--quiet", "--format", "json"});
    INFO(answer.err);
    REQUIRE(answer.code == 0);
    return answer.parsed().at("ties_between_days").at(0);
}

}  // namespace

TEST_CASE("of men who rank each other in two weeks, ties of those who did not answer again are unobserved and not lost")
{
    const auto rankings = published("newcomb_fraternity/rankings.csv");
    if (rankings.empty())
        return;
    // A man is tied to the four whom he ranks first. In the last week five of them are taken to give no answer: what
    // they alone could have said is not known then.
    const Day first = *parse_day("2010-01-04");
    const Day second = *parse_day("2010-04-05");
    const std::set<std::string> silent{"S01", "S02", "S03", "S04", "S05"};
    std::set<std::string> men;
    std::map<int, Pairs> named;  // who names whom, by week
    for (const auto& row : rankings) {
        men.insert(row.at(1));
        men.insert(row.at(2));
        if (number(row.at(3)) <= 4)
            named[number(row.at(0))].emplace(row.at(1), row.at(2));
    }
    REQUIRE(men.size() == 17);
    std::erase_if(named[14], [&](const Pair& one) { return silent.count(one.first) > 0; });
    Pairs then;
    Pairs now;
    for (const Pair& one : named[1])
        then.insert(pair_of(one.first, one.second));
    for (const Pair& one : named[14])
        now.insert(pair_of(one.first, one.second));
    const auto seen = [&](const Pair& one) { return !silent.count(one.first) || !silent.count(one.second); };

    std::string actors = "id,label\n";
    std::string interviews = "id,unit,month,coverage\n";
    for (const std::string& man : men) {
        actors += man + "," + man + "\n";
        interviews += man + "-1," + man + "," + iso(first) + ",roster\n";
        if (!silent.count(man))
            interviews += man + "-2," + man + "," + iso(second) + ",roster\n";
    }
    std::string statements = "id,interview,from,to,relation,polarity,date_from,date_to,certainty\n";
    int count = 0;
    const auto say = [&](const Pair& one, const char* wave, const std::string& since, const std::string& until) {
        statements += "T" + std::to_string(++count) + "," + one.first + wave + "," + one.first + "," + one.second + ",info,yes," + since + "," + until + ",certain\n";
    };
    const std::chrono::days next{1};
    for (const Pair& one : named[1]) {
        const Pair pair = pair_of(one.first, one.second);
        say(one, "-1", iso(first), now.count(pair) || !seen(pair) ? "open" : iso(first) + ".." + iso(second - next));
    }
    for (const Pair& one : named[14])
        say(one, "-2", then.count(pair_of(one.first, one.second)) ? iso(first) : iso(first + next) + ".." + iso(second), "open");
    const shell::Folder folder;
    folder.put("actors.csv", actors);
    folder.put("interviews.csv", interviews);
    folder.put("statements.csv", statements);

    const json row = compared(folder.path.string(), first, second);

    std::size_t lost = 0;
    std::size_t missing = 0;
    for (const Pair& one : then)
        if (!now.count(one))
            ++(seen(one) ? lost : missing);
    CHECK(missing > 0);
    CHECK(row["kept"] == both(then, now).size());
    CHECK(row["lost"] == lost);
    CHECK(row["new"] == only_first(now, then));
    CHECK(row["unobserved"] == 10);  // pairs of five
    CHECK(row["neither"] == 17 * 16 / 2 - 10 - both(then, now).size() - lost - only_first(now, then));
    CHECK(row["retention"].get<double>() == Approx(static_cast<double>(both(then, now).size()) / static_cast<double>(then.size() - missing)));
}

TEST_CASE("people who meet on a beach for some days, again and again, are tied on just those days")
{
    const auto spells = published("windsurfers_dynamic/tie_spells.csv");
    if (spells.empty())
        return;
    const Day base = *parse_day("2010-08-01");
    std::string ties = "from,to,relation,date_from,date_to\n";
    std::map<int, Pairs> on;
    std::set<std::string> people;
    for (const auto& row : spells) {
        const int from = number(row.at(2));
        const int until = number(row.at(3));  // the first day without it
        REQUIRE(from < until);
        ties += "w" + row.at(0) + ",w" + row.at(1) + ",info," + iso(base + std::chrono::days{from}) + "," + iso(base + std::chrono::days{until - 1}) + "\n";
        for (int day = from; day < until; ++day)
            on[day].insert(pair_of(row.at(0), row.at(1)));
        people.insert({row.at(0), row.at(1)});
    }
    const shell::Folder folder;
    const std::string file = folder.put("ties.csv", ties);
    for (const auto& [first, second] : {std::pair{3, 10}, {10, 11}, {2, 28}}) {
        const json row = compared(file, base + std::chrono::days{first}, base + std::chrono::days{second});
        INFO(first << " to " << second);
        CHECK(row["kept"] == both(on[first], on[second]).size());
        CHECK(row["lost"] == only_first(on[first], on[second]));
        CHECK(row["new"] == only_first(on[second], on[first]));
        CHECK(row["unobserved"] == 0);  // the list speaks for itself
        CHECK(row["kept"].get<std::size_t>() + row["lost"].get<std::size_t>() + row["new"].get<std::size_t>() + row["neither"].get<std::size_t>() == people.size() * (people.size() - 1) / 2);
    }
}

TEST_CASE("a network file without dates says on a day why its ties are unobserved, and shows them without a day")
{
    const shell::Folder folder;
    const std::string file = folder.put("net.json", R"({"directed": false, "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "links": [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]})");
    const json all = shell::run({"snapshot", file, "--format", "json"}).parsed();
    CHECK(all["tie_count"] == 2);
    CHECK_FALSE(all.contains("notes"));
    const json on = shell::run({"snapshot", file, "--at", "2019-01-01", "--format", "json"}).parsed();
    CHECK(on["unobserved"] == 2);
    CHECK(on["absent"] == 0);
    REQUIRE(on["notes"].size() == 1);
    CHECK(on["notes"][0]["note"].get<std::string>().starts_with("Ties of which nobody said when, and behind which no interview has a date: 2."));
    const json two = shell::run({"compare", file, "--dates", "2016-01-01,2019-01-01", "--draws", "0", "--quiet", "--format", "json"}).parsed();
    CHECK(two["ties_between_days"][0]["lost"] == 0);
    CHECK(two["ties_between_days"][0]["unobserved"] == 2);
    CHECK(std::any_of(two["notes"].begin(), two["notes"].end(), [](const json& one) { return one["note"].get<std::string>().starts_with("Ties of which nobody said when"); }));
    CHECK(shell::run({"--language", "de", "snapshot", file, "--at", "2019-01-01"}).out.find("bei denen niemand sagte, wann es sie gab") != std::string::npos);
}
