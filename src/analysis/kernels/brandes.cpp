// SPDX-License-Identifier: Apache-2.0
#include "analysis/kernels/brandes.hpp"

#include <algorithm>

namespace crosscut::analysis::lanes {

namespace {

constexpr std::size_t piece = 1024;  // entries between two looks at the stop

/// Who stands on the next level: the neighbours of this one that were not seen before, lane by lane.
void spread(const Rows& rows, Brandes::Scratch& own, std::size_t begin, std::size_t end)
{
    own.touched.clear();
    for (std::size_t e = begin; e < end; ++e) {
        const Entry entry = own.entries[e];
        for (std::uint32_t k = rows.offset[entry.node]; k < rows.offset[entry.node + 1]; ++k) {
            const std::uint32_t w = rows.node[k];
            const std::uint64_t reached = entry.mask & ~own.masks[w].seen;
            if (!reached)
                continue;
            if (!own.masks[w].next)
                own.touched.push_back(w);
            own.masks[w].next |= reached;
        }
    }
    for (const std::uint32_t w : own.touched) {
        own.entries.push_back({own.masks[w].next, w});
        own.masks[w].seen |= own.masks[w].next;
        own.masks[w].next = 0;
    }
}

void begin_batch(Brandes::Scratch& own, const std::uint32_t* places, std::uint32_t count)
{
    std::fill(own.masks.begin(), own.masks.end(), Brandes::Scratch::Masks{});
    own.entries.clear();
    own.level.assign(1, 0);
    for (std::uint32_t lane = 0; lane < count; ++lane) {
        const std::uint64_t bit = std::uint64_t{1} << lane;
        if (own.masks[places[lane]].seen)  // a source that is named twice
            std::find_if(own.entries.begin(), own.entries.end(), [&](const Entry& e) { return e.node == places[lane]; })->mask |= bit;
        else
            own.entries.push_back({bit, places[lane]});
        own.masks[places[lane]].seen |= bit;
    }
    own.level.push_back(own.entries.size());
}

}  // namespace

Brandes::Scratch::Scratch(std::uint32_t n, std::uint32_t lanes, bool weighted)
{
    if (weighted) {
        cheapest = std::make_unique<Cheapest>(n, lanes);
    } else {
        masks.resize(n);
        here.assign(n, 0);
        entries = LineList<Entry>(std::size_t{n} * 16);
        // Lanes that nobody has reached are multiplied by 0: they must be numbers.
        state = Lines<double>(std::size_t{n} * lanes);
        std::fill_n(state.data(), state.size(), 0.0);
    }
}

Brandes::Brandes(const network::Graph& graph, bool weighted, bool ties, std::uint32_t lanes)
    : packed_(lanes::packed(graph, {weighted, ties, true, Way::out})), lanes_(lanes ? lanes : width_for(graph.n)), weighted_(weighted), ties_(ties)
{
    suits_ = graph.n > 0 && packed_.fits && first_batch_suits();
}

Brandes::~Brandes() = default;

std::unique_ptr<Brandes::Scratch, void (*)(Brandes::Scratch*)> Brandes::scratch() const
{
    return {new Scratch(packed_.n, lanes_, weighted_), [](Scratch* own) { delete own; }};
}

/// One search without any sums.
bool Brandes::first_batch_suits()
{
    std::uint32_t places[width];
    const std::uint32_t count = std::min(packed_.n, lanes_);
    for (std::uint32_t lane = 0; lane < count; ++lane)
        places[lane] = lane;
    if (weighted_) {
        const Work work;
        Cheapest cheapest(packed_.n, lanes_);
        return cheapest.run(packed_.forward.rows(), packed_.n, places, count, worthwhile(packed_.n, lanes_), work);
    }
    Scratch own(0, lanes_, false);
    own.masks.resize(packed_.n);
    begin_batch(own, places, count);
    // An entry costs about as much as four visits of the plain loop, one of few lanes as two.
    const std::size_t most = std::size_t{packed_.n} * (lanes_ == width ? width / 4 : lanes_ / 2) + lanes_;
    for (std::size_t begin = 0; begin < own.entries.size();) {
        const std::size_t end = own.entries.size();
        spread(packed_.forward.rows(), own, begin, end);
        if (own.entries.size() > most)
            return false;
        begin = end;
    }
    return true;
}

bool Brandes::add(const std::uint32_t* sources, std::uint32_t count, Scratch& own, double* actor, double* tie, const Work& work) const
{
    std::uint32_t places[width];
    for (std::uint32_t lane = 0; lane < count; ++lane)
        places[lane] = packed_.place[sources[lane]];
    return weighted_ ? by_cost(places, count, own, actor, tie, work) : by_steps(places, count, own, actor, tie, work);
}

bool Brandes::by_steps(const std::uint32_t* places, std::uint32_t count, Scratch& own, double* actor, double* tie, const Work& work) const
{
    const LaneLoops& code = loops().of(lanes_);
    const Rows out = packed_.forward.rows();
    const Rows back = packed_.back().rows();
    begin_batch(own, places, count);
    for (std::uint32_t lane = 0; lane < count; ++lane)
        own.state[std::size_t{places[lane]} * lanes_ + lane] = 1;
    const auto mark = [&](std::size_t level, bool set) {
        for (std::size_t e = own.level[level]; e < own.level[level + 1]; ++e)
            own.here[own.entries[e].node] = set ? own.entries[e].mask : 0;
    };
    for (std::size_t level = 0;; ++level) {
        const std::size_t end = own.entries.size();
        spread(out, own, own.level[level], end);
        if (own.entries.size() == end)
            break;
        own.level.push_back(own.entries.size());
        mark(level, true);
        for (std::size_t begin = end; begin < own.entries.size(); begin += piece) {
            code.paths(back, own.entries.data() + begin, std::min(piece, own.entries.size() - begin), own.here.data(), own.state.data());
            if (work.stopped()) {
                mark(level, false);
                return false;
            }
        }
        mark(level, false);
    }
    const std::size_t last = own.level.size() - 2;
    for (std::size_t level = last + 1; level-- > (tie ? 0u : 1u);) {
        if (level < last)
            mark(level + 1, true);
        bool stopped = false;
        for (std::size_t begin = own.level[level]; begin < own.level[level + 1] && !stopped; begin += piece) {
            const std::size_t size = std::min(piece, own.level[level + 1] - begin);
            // A source is no actor between others.
            code.shares(out, own.entries.data() + begin, size, own.here.data(), own.state.data(), level > 0 ? actor : own.nobody(packed_.n), tie);
            stopped = work.stopped();
        }
        if (level < last)
            mark(level + 1, false);
        if (stopped)
            return false;
    }
    return true;
}

std::vector<double> Brandes::by_actor(const std::vector<double>& by_place) const
{
    std::vector<double> out(by_place.size());
    for (std::size_t p = 0; p < by_place.size(); ++p)
        out[packed_.actor[p]] = by_place[p];
    return out;
}

}  // namespace crosscut::analysis::lanes
