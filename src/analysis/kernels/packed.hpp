// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/kernels/loops.hpp"
#include "analysis/values.hpp"
#include "network/graph.hpp"

#include <algorithm>
#include <memory>
#include <vector>

namespace crosscut::analysis::lanes {

/// Memory that begins where a cache line begins. Large pieces come from the system and go back to it at once, so that
/// what one search has freed does not stand beside what the next one takes; only what is used of them becomes memory.
void* take_lines(std::size_t bytes);
void give_lines(void* at, std::size_t bytes);

/// Numbers in such memory. Not filled.
template <class T> class Lines {
public:
    Lines() = default;
    explicit Lines(std::size_t count) : data_(static_cast<T*>(take_lines(count * sizeof(T))), Free{count * sizeof(T)}), size_(count) {}
    T* data() { return data_.get(); }
    const T* data() const { return data_.get(); }
    T& operator[](std::size_t i) { return data_.get()[i]; }
    const T& operator[](std::size_t i) const { return data_.get()[i]; }
    std::size_t size() const { return size_; }

private:
    struct Free {
        std::size_t bytes = 0;
        void operator()(T* at) const { give_lines(at, bytes); }
    };
    std::unique_ptr<T, Free> data_;
    std::size_t size_ = 0;
};

/// A list in such memory, with room from the start for what it mostly holds.
template <class T> class LineList {
public:
    LineList() = default;
    explicit LineList(std::size_t room) : lines_(room) {}
    T* data() { return lines_.data(); }
    T& operator[](std::size_t i) { return lines_[i]; }
    T* begin() { return lines_.data(); }
    T* end() { return lines_.data() + size_; }
    std::size_t size() const { return size_; }
    void clear() { size_ = 0; }
    void push_back(const T& value)
    {
        if (size_ == lines_.size()) {
            Lines<T> more(std::max<std::size_t>(64, size_ * 2));
            std::copy(begin(), end(), more.data());
            lines_ = std::move(more);
        }
        lines_[size_++] = value;
    }

private:
    Lines<T> lines_;
    std::size_t size_ = 0;
};

/// Compressed rows that own their memory.
struct Arcs {
    std::vector<std::uint32_t> offset;
    std::vector<std::uint32_t> node;
    std::vector<std::uint32_t> tie;   ///< position in the ties of the graph; empty unless asked for
    std::vector<std::int32_t> cost;  ///< empty unless asked for
    Rows rows() const { return {offset.data(), node.data(), tie.data(), cost.data()}; }
};

/// A graph whose actors stand by falling degree, so that what is used most lies together.
///
///   actor    The actor of the graph that stands at a place; `place` the other way round.
///   forward  Arcs in the direction of the search; `back()` against it.
///   unit     What a cost of 1 stands for in the costs of the graph: they are divided by what they have in common.
///   fits     Whether every path fits into a lane. Without costs always.
struct Packed {
    std::uint32_t n = 0;
    std::vector<std::uint32_t> actor;
    std::vector<std::uint32_t> place;
    Arcs forward;
    Arcs reverse;  ///< empty in an undirected graph
    bool directed = false;
    double unit = 1;
    bool fits = true;
    const Arcs& back() const { return directed ? reverse : forward; }
};

/// Those with most neighbours first, equal ones as they were.
std::vector<std::uint32_t> by_falling_degree(const network::Graph& graph);

struct Packing {
    bool costs = false;
    bool ties = false;
    bool reverse = false;  ///< arcs against the search are needed as well
    Way way = Way::out;
};
Packed packed(const network::Graph& graph, const Packing& packing);

}  // namespace crosscut::analysis::lanes
