// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/fragility.hpp"
#include "analysis/reference.hpp"
#include "work/work.hpp"

namespace crosscut::analysis {

/// Where the answer to a network case is gathered: each function puts the measures of its subject under
/// their keys, with the actors' names. Used by `answer_network` only.
class Sheet {
public:
    Sheet(const network::Graph& graph, const std::vector<std::string>& ids, const std::vector<std::string>& groups);

    Answer::Map write();

private:
    // reference_actors.cpp
    void degrees();
    void path_measures(bool weighted, const std::string& suffix);
    void spectral();
    void local();
    // reference_whole.cpp
    void cohesion();
    void whole();
    void fragile();
    Answer::List sets_of(const std::vector<int>& label) const;
    Answer::Map best(const KeyPlayers& players) const;
    // reference_groups.cpp
    void grouped();
    void index_of_groups();
    void seams();

    void put(const std::string& key, Answer value) { out_[key] = std::move(value); }
    template <class List_of> Answer::Map by_actor(const List_of& values) const
    {
        Answer::Map map;
        for (std::size_t i = 0; i < ids_.size(); ++i)
            map[ids_[i]] = Answer(values[i]);
        return map;
    }
    Answer::List names(const std::vector<std::uint32_t>& actors) const;
    std::string name(int group) const { return grouping_.names[static_cast<std::size_t>(group)]; }
    /// [a, b, value] of ties, in the order of the actors.
    Answer::List by_tie(const network::Graph& graph, const std::vector<double>& values) const;
    static std::pair<std::uint32_t, std::uint32_t> ordered(const network::Graph& graph, const network::GraphTie& tie);

    const network::Graph& graph_;
    network::Graph view_;
    const std::vector<std::string>& ids_;
    Grouping grouping_;
    Work work_;
    Answer::Map out_;
};

}  // namespace crosscut::analysis
