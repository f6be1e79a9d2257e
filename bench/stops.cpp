// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include "analysis/betweenness_estimate.hpp"
#include "analysis/catalogue.hpp"
#include "analysis/communities.hpp"
#include "analysis/fragility.hpp"
#include "analysis/gap_chance.hpp"
#include "analysis/gap_robustness.hpp"
#include "analysis/paths.hpp"
#include "analysis/paths_plain.hpp"
#include "analysis/random.hpp"
#include "analysis/timeline.hpp"
#include "analysis/uncertainty/tie_doubt.hpp"
#include "analysis/uncertainty/uncertainty.hpp"
#include "analysis/what_if.hpp"
#include "layout/layout.hpp"
#include "study/duplicates.hpp"

#include <chrono>
#include <cstdio>
#include <iostream>
#include <numeric>
#include <thread>

namespace crosscut::bench {

using namespace analysis;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uint32_t informants = 200;
constexpr double longest_wait = 3;  // seconds before a stop

struct Town {
    std::uint32_t n = 0;
    std::vector<network::GraphTie> edges;
    evidence::Archive archive = evidence::empty_archive();
    std::vector<Day> days;
};

/// A study of the edges: some actors were interviewed about the others, ties begin in vague years.
bool read(const std::filesystem::path& path, Town& town)
{
    std::FILE* file = std::fopen(path.c_str(), "r");
    if (!file)
        return false;
    std::size_t count = 0;
    bool good = std::fscanf(file, "# %u %zu", &town.n, &count) == 2;
    network::GraphTie tie;
    while (good && std::fscanf(file, "%u %u %lf", &tie.a, &tie.b, &tie.strength) == 3)
        town.edges.push_back(tie);
    std::fclose(file);
    good = good && town.edges.size() == count && town.n > informants;
    if (!good)
        return false;
    auto cities = std::make_shared<evidence::Table<evidence::City>>();
    cities->push_back({});
    cities->back().id = CityId{1};
    auto relations = std::make_shared<evidence::Table<evidence::Relation>>();
    relations->push_back({});
    relations->back().id = RelationId{1};
    relations->back().key = "info";
    auto actors = std::make_shared<evidence::Table<evidence::Actor>>();
    for (std::uint32_t i = 0; i < town.n; ++i) {
        evidence::Actor actor;
        actor.id = ActorId{i + 1};
        actor.key = "A" + std::to_string(i);
        actor.city = CityId{1};
        actor.name = "Office of " + std::to_string(i * 2654435761u % 99991) + " things";
        actor.sector = i % 3 ? evidence::Sector::administration : evidence::Sector::civil_society;
        actor.level = i < 40 ? "Dezernat" : "Amt";
        actor.parent = ActorId{i < 40 ? 0 : i % 40 + 1};
        actor.topics = {"topic " + std::to_string(i % 97), "topic " + std::to_string(i % 89)};
        actors->push_back(std::move(actor));
    }
    auto interviews = std::make_shared<evidence::Table<evidence::Interview>>();
    for (std::uint32_t i = 0; i < informants; ++i) {
        evidence::Interview interview;
        interview.id = InterviewId{i + 1};
        interview.key = "I" + std::to_string(i);
        interview.city = CityId{1};
        interview.actor = ActorId{i * (town.n / informants) + 1};
        interview.date = *parse_date("2024-01");
        interviews->push_back(std::move(interview));
    }
    auto claims = std::make_shared<evidence::Table<evidence::Claim>>();
    for (std::size_t t = 0; t < town.edges.size(); ++t) {
        evidence::Claim claim;
        claim.id = ClaimId{static_cast<std::uint32_t>(t + 1)};
        claim.interview = InterviewId{static_cast<std::uint32_t>(t % informants + 1)};
        claim.from = ActorId{town.edges[t].a + 1};
        claim.to = ActorId{town.edges[t].b + 1};
        claim.relation = RelationId{1};
        claim.strength = (static_cast<int>(town.edges[t].strength) - 1) % 5 + 1;
        claim.start = *parse_date(std::to_string(2010 + t % 12));
        claim.end = t % 3 ? *parse_date("open") : *parse_date(std::to_string(2022 + t % 2));
        claim.quote = "We talk to each other every week, and more often when it is needed.";
        claims->push_back(std::move(claim));
    }
    town.archive.cities = cities;
    town.archive.relations = relations;
    town.archive.actors = actors;
    town.archive.interviews = interviews;
    town.archive.claims = claims;
    town.days = months_between(day_of(2010, 1, 1), day_of(2024, 12, 1));
    return true;
}

/// Runs a piece of work and stops it at random moments.
class Stopper {
public:
    explicit Stopper(std::string graph, const Wanted& wanted, int tries) : graph_(std::move(graph)), wanted_(wanted), tries_(tries) {}

    void run(const std::string& name, const std::function<void(Work&)>& job)
    {
        const std::string metric = "stop_" + name;
        if (!wants(name))
            return;
        double whole = longest_wait;
        double most = 0;
        double sum = 0;
        int stopped = 0;
        for (int attempt = 0; attempt < tries_; ++attempt) {
            // The first time it may run, so that later stops fall inside.
            const double wait = attempt == 0 ? longest_wait : whole * random_.unit();
            Work work;
            const auto begin = Clock::now();
            Clock::time_point end;
            std::atomic<bool> done = false;
            std::jthread worker([&] {
                job(work);
                end = Clock::now();
                done = true;
            });
            while (!done && seconds(begin, Clock::now()) < wait)
                std::this_thread::sleep_for(std::chrono::microseconds(200));
            const auto stop = Clock::now();
            work.request_stop();
            worker.join();
            if (attempt == 0)
                whole = std::min(longest_wait, seconds(begin, end));
            if (end < stop)
                continue;
            const double late = 1e3 * seconds(stop, end);
            most = std::max(most, late);
            sum += late;
            ++stopped;
        }
        std::printf("{\"peer\":\"crosscut\",\"version\":\"" CROSSCUT_VERSION "\",\"graph\":\"%s\",\"metric\":\"%s\",\"reps\":%d,\"scale\":1,\"wall_ms\":%.4g,\"max_ms\":%.4g,\"ran_s\":%.3g}\n",
                    graph_.c_str(), metric.c_str(), stopped, stopped ? sum / stopped : 0.0, most, whole);
        std::fflush(stdout);
    }

    bool wants(const std::string& name) const { return wanted_.count("stop_" + name) || wanted_.count("stop"); }

private:
    static double seconds(Clock::time_point from, Clock::time_point to) { return std::chrono::duration<double>(to - from).count(); }
    std::string graph_;
    const Wanted& wanted_;
    int tries_;
    Random random_{7};
};

void of_graph(Stopper& stop, const Town& town)
{
    const network::Graph graph = network::make_graph(town.n, town.edges, false, true);
    for (const bool weighted : {false, true}) {
        const std::string suffix = weighted ? "_w" : "";
        stop.run("betweenness" + suffix, [&, weighted](Work& work) { betweenness(graph, weighted, work); });
        stop.run("nearness" + suffix, [&, weighted](Work& work) { nearness(graph, weighted, Way::out, work); });
        stop.run("betweenness_estimate" + suffix, [&, weighted](Work& work) { (void)estimate_betweenness(graph, weighted, 0, 1, work); });
    }
    std::vector<std::uint32_t> everybody(graph.n);
    std::iota(everybody.begin(), everybody.end(), 0u);
    stop.run("betweenness_plain", [&](Work& work) { betweenness_plain(graph, everybody, true, work); });
    stop.run("nearness_plain", [&](Work& work) { closeness_plain(graph, true, Way::out, work); });
    stop.run("distances", [&](Work& work) { distances(graph, work); });
    stop.run("communities", [&](Work& work) { communities(graph, 1, 100, work); });
    stop.run("key_players", [&](Work& work) { key_players(graph, 3, work); });
    layout::Request request;
    request.nodes.resize(town.n);
    for (const network::GraphTie& tie : town.edges)
        request.ties.push_back({static_cast<int>(tie.a), static_cast<int>(tie.b), 1});
    stop.run("layout", [&](Work& work) { (void)layout::place(request, work); });
}

void of_study(Stopper& stop, const Town& town)
{
    const network::TieSet ties = network::derive_ties(town.archive);
    network::Question question;
    question.until = day_of(2021, 6, 1);
    const network::Snapshot now = network::snapshot(town.archive, ties, question);
    for (const Measure& measure : catalogue())
        stop.run("measure_" + std::string(measure.key), [&](Work& work) { (void)measured(measure.key, now, work); });
    stop.run("timeline", [&](Work& work) { (void)timeline(town.archive, ties, question, town.days, work); });
    const Asked asked{question, "degree"};
    stop.run("strip", [&](Work& work) { (void)strip_of(town.archive, ties, asked, work); });
    const auto settings = [](int interviews, int dropped, int dates) { return UncertaintySettings{interviews, dropped, dates, 1}; };
    stop.run("bootstrap", [&](Work& work) { (void)uncertainty(town.archive, asked, settings(1000, 0, 0), work, &ties); });
    stop.run("dropped", [&](Work& work) { (void)uncertainty(town.archive, asked, settings(0, 500, 0), work, &ties); });
    stop.run("dates", [&](Work& work) { (void)uncertainty(town.archive, asked, settings(0, 0, 1000), work, &ties); });
    stop.run("tie_doubts", [&](Work& work) { (void)tie_doubts(town.archive, ties, {CityId{1}}, question, day_of(2016, 1, 1), day_of(2021, 1, 1), settings(1000, 500, 1000), work); });
    const GapQuestion gap_question{question, day_of(2016, 1, 1)};
    stop.run("gaps", [&](Work& work) { (void)find_gaps(town.archive, ties, gap_question, work); });
    stop.run("gap_chance", [&](Work& part) { (void)expected_by_chance(town.archive, ties, gap_question, 1, part); });
    Scenario scenario;
    scenario.actors.push_back(ActorId{1});
    stop.run("what_if", [&](Work& part) { (void)what_if(town.archive, ties, now, scenario, "betweenness_w", part); });
    study::State state = study::empty_state();
    state.archive = town.archive;
    stop.run("alike", [&](Work& part) { (void)study::alike_pairs(state, part); });
    if (!stop.wants("gap_variants"))
        return;
    Work work;
    const Result<std::vector<Gap>> gaps = find_gaps(town.archive, ties, gap_question, work);
    stop.run("gap_variants", [&](Work& part) { (void)gap_variants(town.archive, ties, gap_question, *gaps, {1, 1000}, part); });
}

}  // namespace

int stops(const std::filesystem::path& file, const Wanted& wanted)
{
    Town town;
    if (!read(file, town)) {
        std::cerr << file.string() << " is no edge file of more than " << informants << " actors: expected “# ACTORS TIES”, then “A B STRENGTH” a line.\n";
        return 2;
    }
    const char* tries = std::getenv("REPS");
    Stopper stop(file.stem().string(), wanted, tries ? std::atoi(tries) : 5);
    of_graph(stop, town);
    if (town.n <= 20'000)
        of_study(stop, town);
    return 0;
}

}  // namespace crosscut::bench
