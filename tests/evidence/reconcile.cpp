// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "evidence/reconcile.hpp"

#include "reconcile_plain.hpp"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

using namespace crosscut;
using namespace crosscut::evidence;
using nlohmann::json;

namespace {

struct Case {
    std::vector<std::string> actors;
    std::vector<std::string> names;
    std::vector<Informant> informants;
    std::vector<Report> reports;
    json values;
};

Case read_case(const char* file)
{
    std::ifstream stream(std::string(CROSSCUT_SOURCE_DIR "/tests/oracles/") + file);
    const json data = json::parse(stream);
    Case result;
    result.actors = data["actors"].get<std::vector<std::string>>();
    const auto position = [&](const json& name) {
        return static_cast<int>(std::find(result.actors.begin(), result.actors.end(), name.get<std::string>()) - result.actors.begin());
    };
    std::map<std::string, int> informant;
    for (const auto& [name, home] : data["informants"].items()) {
        informant[name] = static_cast<int>(result.informants.size());
        Informant row{position(home), data["coverage"] == "roster", {}};
        if (data["coverage"].is_object())
            for (const auto& partner : data["coverage"][name])
                row.covered.push_back(position(partner));
        result.informants.push_back(row);
        result.names.push_back(name);
    }
    for (const auto& row : data["reports"])
        result.reports.push_back({informant[row["informant"].get<std::string>()], position(row["a"]), position(row["b"]), row["value"] == 1, false, row["strength"].get<int>(), *parse_date(row["start"].get<std::string>()), *parse_date(row["end"].get<std::string>())});
    result.values = data["values"];
    return result;
}

json day(const std::optional<Day>& value) { return value ? json(iso(*value)) : json(nullptr); }

}  // namespace

TEST_CASE("claims of several informants come together as in the reference cases")
{
    const char* file = GENERATE("claims_open.json", "claims_topical_open.json");
    const Case data = read_case(file);
    const int n = static_cast<int>(data.actors.size());
    const Reconciled result = reconcile(n, data.informants, data.reports);
    const json& expected = data.values["dyads"];
    REQUIRE(result.dyads.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Dyad& dyad = result.dyads[i];
        const json& row = expected[i];
        CAPTURE(file, row["a"], row["b"]);
        CHECK(key(dyad.status) == row["status"].get<std::string>());
        CHECK(key(dyad.side_a) == row["side_a"].get<std::string>());
        CHECK(key(dyad.side_b) == row["side_b"].get<std::string>());
        CHECK(dyad.third_affirm == row["third_affirm"].get<int>());
        CHECK(dyad.third_deny == row["third_deny"].get<int>());
        for (const TieRule rule : all_tie_rules) {
            const json& value = row["rules"][std::string(key(rule))];
            CAPTURE(key(rule));
            REQUIRE(dyad.by(rule).has_value() == !value.is_null());
            if (!value.is_null())
                CHECK(*dyad.by(rule) == (value == 1));
        }
        REQUIRE(dyad.weighted_score.has_value() == !row["weighted_score"].is_null());
        if (dyad.weighted_score)
            CHECK(*dyad.weighted_score == Approx(row["weighted_score"].get<double>()).margin(1e-12));
        CHECK(dyad.strength == (row["strength_lower_median"].is_null() ? 0 : row["strength_lower_median"].get<int>()));
        CHECK(dyad.strength_max == (row["strength_max"].is_null() ? 0 : row["strength_max"].get<int>()));
        CHECK(dyad.end_disagrees == row["end_disagrees"].get<bool>());
        REQUIRE(dyad.start.has_value() == !row["start"].is_null());
        if (dyad.start) {
            CHECK(day(dyad.start->earliest) == row["start"]["earliest"]);
            CHECK(day(dyad.start->latest) == row["start"]["latest"]);
            CHECK(dyad.start->conflict == row["start"]["conflict"].get<bool>());
        }
        CHECK(dyad.end_open == (row["end"] == "open"));
        if (dyad.end) {
            CHECK(day(dyad.end->earliest) == row["end"]["earliest"]);
            CHECK(day(dyad.end->latest) == row["end"]["latest"]);
        }
    }
    for (std::size_t u = 0; u < data.names.size(); ++u)
        CHECK(result.reliability[u] == Approx(data.values["reliability"][data.names[u]].get<double>()).margin(1e-12));
    for (std::size_t i = 0; i < data.actors.size(); ++i) {
        const json& row = data.values["actors"][data.actors[i]];
        CHECK(result.actors[i].claims_made == row["claims_made"].get<int>());
        CHECK(result.actors[i].checkable == row["checkable"].get<int>());
        CHECK(result.actors[i].confirmed == row["confirmed"].get<int>());
        CHECK(result.actors[i].named_by_others == row["named_by_others"].get<int>());
        CHECK(result.actors[i].named_but_not_named_back == row["named_but_not_named_back"].get<int>());
    }
}

TEST_CASE("looser rules never lose a tie that a stricter rule has")
{
    const Case data = read_case("claims_open.json");
    const Reconciled result = reconcile(static_cast<int>(data.actors.size()), data.informants, data.reports);
    for (const Dyad& dyad : result.dyads) {
        const auto holds = [&](TieRule rule) { return dyad.by(rule).value_or(false); };
        CHECK((!holds(TieRule::confirmed_only) || holds(TieRule::confirmed_or_unconfirmable)));
        CHECK((!holds(TieRule::confirmed_or_unconfirmable) || holds(TieRule::reconstructed)));
        CHECK((!holds(TieRule::reconstructed) || holds(TieRule::union_of_sides)));
        CHECK((!holds(TieRule::union_of_sides) || holds(TieRule::union_with_third_party)));
    }
}

TEST_CASE("pairs that somebody reported on are judged alike with and without all the others")
{
    const Case data = read_case("claims_open.json");
    const int n = static_cast<int>(data.actors.size());
    const Reconciled all = reconcile(n, data.informants, data.reports);
    const Reconciled some = reconcile_reported(n, data.informants, data.reports);
    for (const Dyad& dyad : some.dyads) {
        const auto same = std::find_if(all.dyads.begin(), all.dyads.end(), [&](const Dyad& d) { return d.a == dyad.a && d.b == dyad.b; });
        REQUIRE(same != all.dyads.end());
        CHECK(same->status == dyad.status);
        CHECK(same->value == dyad.value);
    }
}

TEST_CASE("hearsay counts as third-party even from an end of the tie")
{
    const std::vector<Informant> informants{{0, true, {}}, {1, true, {}}};
    const std::vector<Report> reports{{0, 0, 1, true, true, 3, *parse_date("2016"), *parse_date("open")}};
    const Reconciled result = reconcile(2, informants, reports);
    CHECK(result.dyads[0].status == Status::third_party);
    CHECK(result.dyads[0].side_a == Side::silent);
}

namespace {

/// A small study at random: some are asked about everybody, some about a few, some speak for nobody.
Case at_random(std::mt19937& random)
{
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    Case out;
    const int n = 1 + below(8);
    out.actors.resize(static_cast<std::size_t>(n));
    for (int u = 0, many = below(9); u < many; ++u) {
        Informant one;
        one.home = below(8) == 0 ? -1 : below(n);
        one.roster = below(4) == 0;
        for (int k = below(4); k > 0; --k)
            one.covered.push_back(below(n));
        out.informants.push_back(one);
    }
    for (int k = out.informants.empty() ? 0 : below(30); k > 0; --k) {
        Report report;
        report.informant = below(static_cast<int>(out.informants.size()));
        const int home = out.informants[static_cast<std::size_t>(report.informant)].home;
        report.a = home >= 0 && below(4) != 0 ? home : below(n);
        report.b = below(n);
        if (below(2) == 0)
            std::swap(report.a, report.b);
        report.affirms = below(3) != 0;
        report.hearsay = below(6) == 0;
        report.strength = below(6);
        report.start = *parse_date(std::array{"2013", "2015-06", "2016-2018", ""}[static_cast<std::size_t>(below(4))]);
        report.end = *parse_date(std::array{"2019", "open", "2017-03", ""}[static_cast<std::size_t>(below(4))]);
        out.reports.push_back(report);
    }
    return out;
}

void same(const Dyad& x, const Dyad& y)
{
    CHECK(std::tie(x.a, x.b, x.status, x.side_a, x.side_b, x.third_affirm, x.third_deny) == std::tie(y.a, y.b, y.status, y.side_a, y.side_b, y.third_affirm, y.third_deny));
    CHECK(x.value == y.value);
    CHECK(x.weighted_score == y.weighted_score);  // to the last bit
    CHECK(std::tie(x.strength, x.strength_min, x.strength_max, x.end_open, x.end_disagrees, x.reports) == std::tie(y.strength, y.strength_min, y.strength_max, y.end_open, y.end_disagrees, y.reports));
    const auto bounds = [](const std::optional<DayBounds>& b) { return b ? std::tuple(true, b->earliest, b->latest, b->conflict) : std::tuple(false, std::optional<Day>(), std::optional<Day>(), false); };
    CHECK(bounds(x.start) == bounds(y.start));
    CHECK(bounds(x.end) == bounds(y.end));
}

}  // namespace

TEST_CASE("What only looks at what was said finds what a table of every informant and every actor finds")
{
    std::mt19937 random(20261125);
    for (int round = 0; round < 1500; ++round) {
        INFO("round " << round);
        const Case data = at_random(random);
        const int n = static_cast<int>(data.actors.size());
        const int skip = static_cast<int>(random() % (data.informants.size() + 2)) - 2;
        for (const bool all : {true, false}) {
            const int without = all && skip >= 0 ? skip : -1;
            const Reconciled fast = all ? reconcile(n, data.informants, data.reports, 0.5, without) : reconcile_reported(n, data.informants, data.reports);
            const Reconciled slow = plain::work(n, data.informants, data.reports, 0.5, without, all);
            REQUIRE(fast.dyads.size() == slow.dyads.size());
            for (std::size_t d = 0; d < fast.dyads.size(); ++d)
                same(fast.dyads[d], slow.dyads[d]);
            CHECK(fast.reliability == slow.reliability);
            for (std::size_t i = 0; i < fast.actors.size(); ++i) {
                const ActorReport& x = fast.actors[i];
                const ActorReport& y = slow.actors[i];
                CHECK(std::tie(x.claims_made, x.checkable, x.confirmed, x.named_by_others, x.named_but_not_named_back) ==
                      std::tie(y.claims_made, y.checkable, y.confirmed, y.named_by_others, y.named_but_not_named_back));
            }
        }
        const Observable sparse = observable(n, data.informants, data.reports);
        const std::vector<std::uint8_t> table = plain::observable_pairs(n, data.informants, data.reports);
        for (int a = 0; a < n; ++a)
            for (int b = 0; b < n; ++b) {
                const bool listed = std::binary_search(sparse.pairs.begin(), sparse.pairs.end(), std::pair<int, int>(std::minmax(a, b)));
                CHECK((a != b && (listed || sparse.whole[static_cast<std::size_t>(a)] || sparse.whole[static_cast<std::size_t>(b)])) == (table[static_cast<std::size_t>(a * n + b)] != 0));
            }
        // One pair after the other, each heard alone.
        const Hearing hearing(n, data.informants);
        for (int a = 0; a < n; ++a)
            for (int b = 0; b < n; ++b) {
                std::vector<Report> own;
                for (const Report& report : data.reports)
                    if (a != b && std::minmax(report.a, report.b) == std::minmax(a, b))
                        own.push_back(report);
                if (own.empty())
                    continue;
                const Reconciled alone = plain::work(n, data.informants, own, 0.5, -1, false);
                REQUIRE(alone.dyads.size() == 1);
                same(hearing.pair(a, b, own, 0.5), alone.dyads.front());
            }
    }
}
