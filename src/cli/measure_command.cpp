// SPDX-License-Identifier: Apache-2.0
#include "cli/desk.hpp"

#include "analysis/betweenness_estimate.hpp"
#include "analysis/catalogue.hpp"
#include "analysis/paths.hpp"
#include "cli/progress.hpp"

#include <algorithm>

namespace crosscut::cli {

using analysis::Measure;
using analysis::Per;
using namespace evidence;

namespace {

const char* word_of(Per per)
{
    switch (per) {
    case Per::actor: return "actor";
    case Per::tie: return "tie";
    case Per::network: break;
    }
    return "network";
}

Exit show_catalogue(const Console& console, Format format)
{
    Grid grid{"measures", {"key", "per", "title", "sentence", "unit", "section", "source", "common"}, {}, {}};
    const auto words = [&](std::string_view text) { return std::string(tr(console.language, text)); };
    for (const Measure& measure : analysis::catalogue())
        grid.rows.push_back({std::string(measure.key), std::string(word_of(measure.per)), words(measure.title), words(measure.sentence),
                             words(measure.unit), std::string(measure.section), std::string(measure.source), measure.common});
    if (format == Format::table) {  // a paragraph each: sentences do not fit into columns
        for (const Measure& measure : analysis::catalogue())
            console.out << measure.key << (measure.common ? " *" : "") << "\n    " << words(measure.title) << " (" << words(word_of(measure.per))
                        << (measure.unit.empty() ? "" : "; ") << words(measure.unit) << ")\n    " << words(measure.sentence) << "\n    "
                        << measure.source << "\n";
        console.out << "\n* " << tr(console.language, "shown where no measure is chosen") << "\n";
        return Exit::done;
    }
    print(console.out, format, {}, {grid}, console.language);
    return Exit::done;
}

/// Adds a column of values.
void add(Grid& grid, const Measure& measure, const analysis::Values& values)
{
    if (std::find(grid.columns.begin(), grid.columns.end(), measure.key) != grid.columns.end())
        return;
    grid.digits.resize(grid.columns.size(), -1);
    grid.columns.emplace_back(measure.key);
    grid.digits.push_back(measure.digits);
    for (std::size_t i = 0; i < grid.rows.size(); ++i)
        grid.rows[i].push_back(cell(values[i]));
}

/// How many actors shortest paths start from; all of them where that is no long work.
std::size_t sources_of(const SampleOptions& sample, std::size_t actors)
{
    constexpr std::size_t many = 20'000;
    constexpr std::size_t some = 2'000;
    if (sample.sources < 0)
        return actors > many ? some : actors;
    return sample.sources == 0 ? actors : std::min(actors, static_cast<std::size_t>(sample.sources));
}

/// Adds betweenness as estimated from a sample, with the half-widths of its 95 % intervals.
Result<Done> add_estimate(Grid& grid, Facts& facts, const Measure& measure, const network::Graph& graph, std::size_t sources, std::uint64_t seed, Work& work)
{
    const Result<analysis::BetweennessEstimate> estimate = analysis::estimate_betweenness(graph, measure.key == "betweenness_w", sources, seed, work);
    if (!estimate)
        return estimate.problem();
    const bool shares = measure.key == "betweenness_norm";
    const auto scaled = [&](const std::vector<double>& numbers) {
        return shares ? analysis::normalised(graph, numbers) : analysis::Values(numbers.begin(), numbers.end());
    };
    add(grid, measure, scaled(estimate->actor));
    analysis::Values width(graph.n);
    if (!estimate->error.empty())
        width = scaled(estimate->error);
    const std::string name = std::string(measure.key) + "_error";
    grid.digits.resize(grid.columns.size(), -1);
    grid.columns.push_back(name);
    grid.digits.push_back(measure.digits);
    for (std::size_t i = 0; i < grid.rows.size(); ++i)
        grid.rows[i].push_back(cell(width[i]));
    facts.emplace_back(std::string(measure.key) + "_sources", static_cast<double>(estimate->sources));
    facts.emplace_back(name + "_of_largest", cell(estimate->relative_error()));
    return Done{};
}

}  // namespace

Exit show_measures(const Console& console, Format format, const std::string& path, const QuestionOptions& options,
                   const std::vector<std::string>& keys, bool list, const SampleOptions& sample)
{
    std::vector<const Measure*> chosen;
    for (const std::string& key : keys) {
        const Measure* measure = analysis::find_measure(key);
        if (!measure)
            return console.misused({"There is no measure “{1}”.", {key}}, {"crosscut measure --list shows all of them."});
        if (std::find(chosen.begin(), chosen.end(), measure) == chosen.end())
            chosen.push_back(measure);
    }
    if (list)
        return show_catalogue(console, format);
    if (path.empty())
        return console.misused({"The study is missing."}, {"For example: crosscut measure study.crosscut --at 2019-07-01"});
    if (keys.empty())
        for (const Measure& measure : analysis::catalogue())
            if (measure.common)
                chosen.push_back(&measure);

    const Result<Desk> desk = open_desk(console, path, options);
    if (!desk)
        return console.fail(desk.problem());
    const Archive& archive = desk->archive();
    const network::Snapshot snapshot = desk->snapshot();

    Facts facts = facts_of(archive, desk->question);
    add_disclaimer(facts, desk->state, console.language);
    Grid actors{"actors", {"id", "name", "sector", "group"}, {}, {}};
    for (std::size_t i = 0; i < snapshot.actors.size(); ++i) {
        const Actor* actor = find(*archive.actors, snapshot.actors[i]);
        actors.rows.push_back({actor->key, actor->name, std::string(key(actor->sector)),
                               key_of(archive, snapshot.groups[static_cast<std::size_t>(snapshot.group[i])])});
    }
    Grid contacts{"ties", {"a", "b"}, {}, {}};
    for (const network::GraphTie& tie : snapshot.graph.ties)
        contacts.rows.push_back({key_of(archive, snapshot.actors[tie.a]), key_of(archive, snapshot.actors[tie.b])});
    Grid whole{"network", {"measure", "value", "unit", "meaning"}, {}, {}};

    Work work;
    const Progress progress(console, work, {"Measuring"});
    bool of_actors = false;
    bool of_ties = false;
    // The number of contacts never stands without the number that could be observed (methods 2.1).
    const auto put_actor = [&](std::string_view key) -> Result<Done> {
        const Measure* measure = analysis::find_measure(key);
        Result<analysis::Values> values = analysis::measured(key, snapshot, work);
        if (!values)
            return values.problem();
        add(actors, *measure, *values);
        return Done{};
    };
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const Measure& measure = *chosen[i];
        Work part(work, static_cast<double>(i) / static_cast<double>(chosen.size()), static_cast<double>(i + 1) / static_cast<double>(chosen.size()));
        const std::size_t sources = sources_of(sample, snapshot.actors.size());
        const bool estimated = measure.per == Per::actor && measure.key.substr(0, 11) == "betweenness" && sources < snapshot.actors.size();
        Result<analysis::Values> values = estimated ? Result<analysis::Values>(analysis::Values()) : analysis::measured(measure.key, snapshot, part);
        if (!values)
            return console.fail(values.problem());
        switch (measure.per) {
        case Per::actor:
            if (!of_actors)
                for (const char* always : {"degree", "observable_pairs"})
                    if (const Result<Done> done = put_actor(always); !done)
                        return console.fail(done.problem());
            of_actors = true;
            if (!estimated)
                add(actors, measure, *values);
            else if (const Result<Done> done = add_estimate(actors, facts, measure, snapshot.graph, sources, sample.seed, part); !done)
                return console.fail(done.problem());
            break;
        case Per::tie:
            of_ties = true;
            add(contacts, measure, *values);
            break;
        case Per::network:
            whole.rows.push_back({std::string(measure.key), cell(values->front()), std::string(tr(console.language, measure.unit)),
                                  std::string(tr(console.language, measure.title))});
            whole.row_digits.push_back(measure.digits);
            break;
        }
        work.step(i + 1, chosen.size());
    }
    std::vector<Grid> grids;
    if (of_actors)
        grids.push_back(std::move(actors));
    if (of_ties)
        grids.push_back(std::move(contacts));
    if (!whole.rows.empty())
        grids.push_back(std::move(whole));
    print(console.out, format, facts, grids, console.language);
    return Exit::done;
}

}  // namespace crosscut::cli
