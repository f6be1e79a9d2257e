// SPDX-License-Identifier: Apache-2.0
#include "analysis/betweenness_estimate.hpp"

#include "analysis/kernels/in_order.hpp"
#include "analysis/kernels/lanes.hpp"
#include "analysis/paths_plain.hpp"
#include "analysis/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosscut::analysis {

namespace {

using ScratchPointer = std::unique_ptr<lanes::Brandes::Scratch, void (*)(lanes::Brandes::Scratch*)>;

/// Shares of one batch of sources, by actor, from lanes or from the plain loop.
class Batches {
public:
    Batches(const network::Graph& graph, bool weighted, unsigned workers) : graph_(graph), weighted_(weighted), brandes_(graph, weighted, false)
    {
        for (unsigned worker = 0; worker < workers; ++worker)
            scratch_.emplace_back(nullptr, [](lanes::Brandes::Scratch*) {});
    }

    bool run(const std::uint32_t* sources, std::uint32_t count, unsigned worker, std::vector<double>& actor, const Work& work)
    {
        actor.assign(graph_.n, 0.0);
        if (brandes_.suits()) {
            if (!scratch_[worker])
                scratch_[worker] = brandes_.scratch();
            return brandes_.add(sources, count, *scratch_[worker], actor.data(), nullptr, work);
        }
        Search search(graph_, weighted_, Way::out);
        for (std::uint32_t s = 0; s < count && !work.stopped(); ++s) {
            search.run(sources[s]);
            search.accumulate(sources[s], actor.data(), nullptr);
        }
        return !work.stopped();
    }

    std::vector<double> by_actor(const std::vector<double>& sums) const { return brandes_.suits() ? brandes_.by_actor(sums) : sums; }

    /// Sources of a batch.
    std::size_t size() const { return brandes_.lanes(); }

private:
    const network::Graph& graph_;
    bool weighted_;
    lanes::Brandes brandes_;
    std::vector<ScratchPointer> scratch_;
};

/// The 97.5 % quantile of Student's t: exact to two digits, for many degrees of freedom by its expansion.
double students_t(std::size_t freedom)
{
    constexpr double few[] = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};
    const double f = static_cast<double>(freedom);
    return freedom <= 10 ? few[std::max<std::size_t>(freedom, 1) - 1] : 1.96 + 2.372 / f + 2.82 / (f * f);
}

}  // namespace

Value BetweennessEstimate::relative_error(std::size_t top) const
{
    if (error.empty())
        return std::nullopt;
    std::vector<std::size_t> order(actor.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    top = std::min(top, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(top), order.end(), [&](std::size_t a, std::size_t b) { return actor[a] > actor[b]; });
    double sum = 0;
    double count = 0;
    for (std::size_t k = 0; k < top; ++k)
        if (actor[order[k]] > 0) {
            sum += error[order[k]] / actor[order[k]];
            ++count;
        }
    return count > 0 ? Value(sum / count) : Value();
}

Result<BetweennessEstimate> estimate_betweenness(const network::Graph& graph, bool weighted, std::size_t most, std::uint64_t seed, Work& work,
                                                 const std::function<bool(const BetweennessEstimate&)>& look)
{
    BetweennessEstimate out;
    out.all = graph.n;
    out.actor.assign(graph.n, 0.0);
    if (most == 0 || most > graph.n)
        most = graph.n;
    std::vector<std::uint32_t> sources(graph.n);
    std::iota(sources.begin(), sources.end(), 0u);
    Random(seed).shuffle(sources);
    Batches batches(graph, weighted, work.workers());
    lanes::InOrder sums(graph.n, graph.n);  // of the shares, and of their squares
    const double half = graph.directed ? 1.0 : 0.5;
    while (out.sources < most) {
        // Whole batches, half as many again as there are.
        const std::size_t done = out.sources;
        const std::size_t round = std::max<std::size_t>(256, done / 2) / batches.size() * batches.size();
        const std::size_t end = std::min(most, done + round);
        Work part(work, static_cast<double>(done) / static_cast<double>(most), static_cast<double>(end) / static_cast<double>(most));
        parallel_for(part, end - done, batches.size(), [&](std::size_t begin, std::size_t stop, unsigned worker) {
            std::vector<double> actor;
            if (!batches.run(sources.data() + done + begin, static_cast<std::uint32_t>(stop - begin), worker, actor, part))
                return;
            std::vector<double> square(actor.size());
            const double size = static_cast<double>(stop - begin);
            for (std::size_t i = 0; i < actor.size(); ++i)
                square[i] = actor[i] * actor[i] / size;
            sums.add((done + begin) / batches.size(), std::move(actor), std::move(square));
        });
        if (work.stopped())
            return stopped_on_request();
        out.sources = end;
        const double all = static_cast<double>(out.all);
        const double drawn = static_cast<double>(end);
        const double count = std::max(1.0, std::ceil(drawn / static_cast<double>(batches.size())));
        out.actor = batches.by_actor(sums.actor);
        out.error.clear();
        if (count > 1 || out.exact()) {
            // Batches of sources are drawn without repetition: the nearer to all, the less is left to chance.
            out.error = batches.by_actor(sums.tie);
            const double t = students_t(static_cast<std::size_t>(count) - 1);
            for (std::size_t i = 0; i < out.error.size(); ++i) {
                const double variance = out.exact() ? 0 : std::max(0.0, out.error[i] - out.actor[i] * out.actor[i] / drawn) / (count - 1);
                out.error[i] = t * half * all * std::sqrt(variance / drawn * (1 - drawn / all));
            }
        }
        for (double& value : out.actor)
            value *= half * all / drawn;
        if (end < most && look && !look(out))
            break;
    }
    return out;
}

}  // namespace crosscut::analysis
