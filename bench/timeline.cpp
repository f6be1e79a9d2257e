// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include "analysis/timeline.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace crosscut::bench {

using namespace analysis;

namespace {

struct Town {
    evidence::Archive archive = evidence::empty_archive();
    network::TieSet ties;
    std::vector<Day> days;
};

/// Actors and ties with dates as the study has them; month 0 is the first of January 2000.
bool read(const std::filesystem::path& path, Town& town)
{
    std::FILE* file = std::fopen(path.c_str(), "r");
    if (!file)
        return false;
    unsigned n = 0;
    int months = 0;
    const bool good = std::fscanf(file, "# %u %d", &n, &months) == 2;
    const auto day = [](int month) { return day_of(2000 + month / 12, month % 12 + 1, 1); };
    auto actors = std::make_shared<evidence::Table<evidence::Actor>>();
    for (unsigned i = 0; good && i < n; ++i) {
        evidence::Actor actor;
        actor.id.value = i + 1;
        actors->push_back(actor);
    }
    town.archive.actors = actors;
    unsigned a = 0;
    unsigned b = 0;
    int strength = 0;
    int begin = 0;
    int end = 0;
    while (good && std::fscanf(file, "%u %u %d %d %d", &a, &b, &strength, &begin, &end) == 5) {
        network::Tie tie;
        tie.number = static_cast<std::uint32_t>(town.ties.ties.size() + 1);
        tie.a.value = a + 1;
        tie.b.value = b + 1;
        tie.strength = strength;
        tie.value.fill(true);
        const Day last = day(end) - std::chrono::days(1);
        tie.spell = Spell{day(begin), day(begin), last, last, day(months), false};
        town.ties.ties.push_back(tie);
    }
    for (int month = 0; month < months; ++month)
        town.days.push_back(day(month));
    std::fclose(file);
    return good;
}

double largest_betweenness(const Town& town, const std::vector<Day>& days, unsigned workers)
{
    Work work;
    work.set_workers(workers);
    const Result<Timeline> line = timeline(town.archive, town.ties, {}, days, work);
    double sum = 0;
    for (std::size_t month = 0; month < days.size(); ++month) {
        const std::vector<double>& values = line->months[month]->values[static_cast<std::size_t>(Centrality::betweenness)];
        sum += values.empty() ? 0.0 : *std::max_element(values.begin(), values.end());
    }
    return sum;
}

}  // namespace

int timelines(const std::filesystem::path& file, const Wanted& wanted)
{
    Town town;
    if (!read(file, town)) {
        std::cerr << file.string() << " is no file of spells: expected “# ACTORS MONTHS”, then “A B STRENGTH BEGIN END” a line.\n";
        return 2;
    }
    Lines lines(file.stem().string(), wanted);
    lines.run("timeline", [&] { return largest_betweenness(town, town.days, 0); });
    lines.run("timeline_month", [&] {
        largest_betweenness(town, {town.days[town.days.size() / 2]}, 1);
        return 0.0;
    });
    return 0;
}

}  // namespace crosscut::bench
