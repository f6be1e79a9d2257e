// SPDX-License-Identifier: Apache-2.0
#include "analysis/timeline.hpp"

#include "analysis/burt.hpp"
#include "analysis/cohesion.hpp"
#include "analysis/degree.hpp"
#include "analysis/paths.hpp"
#include "analysis/spectral.hpp"
#include "network/drawn.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace crosscut::analysis {

using network::Graph;

namespace {

constexpr std::array<std::string_view, centrality_count> keys{"degree",   "betweenness", "closeness",   "harmonic",     "eigenvector", "pagerank",
                                                              "constraint", "core_number", "clustering", "articulation", "component"};

template <class Numbers> std::vector<double> numbers(const Numbers& values)
{
    std::vector<double> out(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        out[i] = static_cast<double>(values[i]);
    return out;
}

template <> std::vector<double> numbers(const Values& values)
{
    std::vector<double> out(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        out[i] = values[i].value_or(std::numeric_limits<double>::quiet_NaN());
    return out;
}

std::vector<std::uint64_t> pairs_of(const Graph& graph)
{
    std::vector<std::uint64_t> out;
    out.reserve(graph.ties.size());
    for (std::uint32_t i = 0; i < graph.n; ++i)
        for (std::uint32_t k = graph.offset[i]; k < graph.offset[i + 1]; ++k)
            if (graph.row[k].node > i)
                out.push_back(std::uint64_t{i} << 32 | graph.row[k].node);
    return out;
}

std::shared_ptr<const TimelineMonth> month_of(const Graph& graph, std::vector<std::uint64_t> pairs, Work& work)
{
    auto out = std::make_shared<TimelineMonth>();
    out->pairs = std::move(pairs);
    const auto put = [&](Centrality centrality, std::vector<double> values) { out->values[static_cast<std::size_t>(centrality)] = std::move(values); };
    put(Centrality::degree, numbers(degree(graph)));
    put(Centrality::betweenness, betweenness_of_actors(graph, false, work));
    const Nearness near = nearness(graph, false, Way::out, work);
    put(Centrality::closeness, numbers(near.closeness));
    put(Centrality::harmonic, numbers(near.harmonic));
    const Principal principal = eigenvector(graph, false);
    put(Centrality::eigenvector, numbers(principal.defined() ? principal.vector : Values(graph.n)));
    put(Centrality::pagerank, pagerank(graph, false));
    put(Centrality::constraint, numbers(constraint(graph, false)));
    put(Centrality::core, numbers(core_numbers(graph)));
    put(Centrality::clustering, numbers(clustering(graph)));
    put(Centrality::articulation, numbers(cuts(graph).articulation));
    put(Centrality::component, numbers(weak_components(graph)));
    return out;
}

}  // namespace

std::string_view key(Centrality centrality) { return keys[static_cast<std::size_t>(centrality)]; }

std::optional<Centrality> centrality_from(std::string_view text)
{
    const auto found = std::find(keys.begin(), keys.end(), text);
    return found == keys.end() ? std::nullopt : std::optional(static_cast<Centrality>(found - keys.begin()));
}

Values Timeline::values(Centrality centrality, std::size_t month) const
{
    const std::vector<double>& own = months[month]->values[static_cast<std::size_t>(centrality)];
    Values out(own.size());
    for (std::size_t i = 0; i < own.size(); ++i)
        if (!std::isnan(own[i]))
            out[i] = own[i];
    return out;
}

std::optional<Values> Timeline::values(std::string_view measure, const network::Snapshot& snapshot) const
{
    const std::optional<Centrality> centrality = centrality_from(measure);
    if (!centrality || !snapshot.question.until || days.empty() || snapshot.actors != actors)
        return std::nullopt;
    const auto after = std::upper_bound(days.begin(), days.end(), *snapshot.question.until) - days.begin();
    const std::vector<std::uint64_t> pairs = pairs_of(snapshot.graph);
    for (const auto month : {after - 1, after})
        if (month >= 0 && month < static_cast<std::ptrdiff_t>(months.size()) && months[static_cast<std::size_t>(month)]->pairs == pairs)
            return values(*centrality, static_cast<std::size_t>(month));
    return std::nullopt;
}

Result<Timeline> timeline(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question,
                          const std::vector<Day>& days, Work& work, const Timeline* before)
{
    const network::Drawn drawn(archive, ties, question);
    Timeline out;
    out.question = question;
    out.actors = drawn.actors();
    out.days = days;
    out.months.resize(days.size());
    // The networks first: months that look alike are computed once, or were there before.
    std::vector<Graph> graphs(days.size());
    std::vector<std::vector<std::uint64_t>> pairs(days.size());
    Work building(work, 0, 0.1);
    bool whole = parallel_for(building, days.size(), 4, [&](std::size_t begin, std::size_t end, unsigned) {
        for (std::size_t month = begin; month < end; ++month) {
            graphs[month] = drawn.on(days[month]);
            pairs[month] = pairs_of(graphs[month]);
        }
    });
    if (!whole)
        return stopped_on_request();
    const auto less = [](const std::vector<std::uint64_t>* a, const std::vector<std::uint64_t>* b) { return *a < *b; };
    std::map<const std::vector<std::uint64_t>*, std::shared_ptr<const TimelineMonth>, decltype(less)> known(less);
    if (before && before->actors == out.actors)
        for (const std::shared_ptr<const TimelineMonth>& month : before->months)
            known.emplace(&month->pairs, month);
    std::vector<std::size_t> fresh;
    for (std::size_t month = 0; month < days.size(); ++month)
        if (known.emplace(&pairs[month], nullptr).second)
            fresh.push_back(month);
    std::vector<std::shared_ptr<const TimelineMonth>> computed(fresh.size());
    Work computing(work, 0.1, 1);
    whole = parallel_for(computing, fresh.size(), 1, [&](std::size_t begin, std::size_t end, unsigned) {
        for (std::size_t k = begin; k < end; ++k) {
            // One month one core; it hears when the whole should stop.
            const double share = computing.progress();
            Work own(computing, share, share);
            own.set_workers(1);
            computed[k] = month_of(graphs[fresh[k]], pairs[fresh[k]], own);
        }
    });
    if (!whole || work.stopped())
        return stopped_on_request();
    for (std::size_t k = 0; k < fresh.size(); ++k)
        known[&pairs[fresh[k]]] = computed[k];
    for (std::size_t month = 0; month < days.size(); ++month)
        out.months[month] = known[&pairs[month]];
    out.fresh = fresh.size();
    return out;
}

std::vector<Day> months_between(Day first, Day last)
{
    std::vector<Day> out;
    const auto month_number = [](Day day) {
        const std::chrono::year_month_day date(day);
        return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    };
    for (int month = month_number(first); month <= month_number(last); ++month)
        out.push_back(day_of(month / 12, month % 12 + 1, 1));
    return out;
}

}  // namespace crosscut::analysis
