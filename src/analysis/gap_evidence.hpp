// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gaps.hpp"
#include "analysis/seams.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace crosscut::analysis {

/// How alike the topics of two actors must be for a shared task (methods 4.2, g1.sim).
inline constexpr double least_shared_task = 0.2;

/// Who could have spoken of whom on a day (methods 1.2): an interview speaks for every day up to its own, an
/// undated one for every day. The researcher's own record is no side.
class Positions {
public:
    Positions(const evidence::Archive& archive, Day day);
    /// Whether somebody of this actor was interviewed.
    bool interviewed(ActorId actor) const { return known(actor) != nullptr; }
    /// Whether an informant of `home` was in position to report its pair with `partner`.
    bool speaks(ActorId home, ActorId partner) const
    {
        const Known* own = home == partner ? nullptr : known(home);
        return own && (own->roster || std::binary_search(own->partners.begin(), own->partners.end(), partner));
    }
    /// Sides of the pair that could have spoken: 0, 1 or 2.
    int sides(ActorId a, ActorId b) const { return speaks(a, b) + speaks(b, a); }
    /// Pairs among these actors (sorted) of which both sides could have spoken.
    int both_sides(const std::vector<ActorId>& among) const;

private:
    struct Known {
        bool roster = false;
        std::vector<ActorId> partners;  ///< sorted
    };
    const Known* known(ActorId actor) const
    {
        const auto found = known_.find(actor.value);
        return found == known_.end() ? nullptr : &found->second;
    }
    std::unordered_map<std::uint32_t, Known> known_;  ///< by number of the actor: asked for every pair
};

/// The structures and who sits in them on the day of a question; the same under every rule for ties.
struct GapBodies {
    structures::Chronicle chronicle;
    network::TwoMode seats;
};
GapBodies gap_bodies(const evidence::Archive& archive, const network::Question& question, Day day);

/// What every kind of gap looks at: the network of the question's day and the actors in it.
struct GapGround {
    const evidence::Archive& archive;
    const network::TieSet& ties;
    Day day;
    network::Snapshot now;
    Positions positions;
    std::vector<const evidence::Actor*> actors;
    std::vector<bool> civil;
    std::vector<bool> administration;
    std::vector<std::uint32_t> interviewed;  ///< who could speak at all, by position
    Work* work = nullptr;                    ///< heard where one kind may take long

    GapGround(const evidence::Archive& archive, const network::TieSet& ties, const network::Question& question, Day day, Work* work = nullptr);
    bool stopped() const { return work && work->stopped(); }
    const std::string& name(std::uint32_t node) const { return actors[node]->name; }
    const std::string& name(ActorId actor) const;
    /// A finding about actors, with the ties behind it.
    Gap gap(GapKind kind, std::string form, const std::vector<std::uint32_t>& nodes) const;
    /// Adds ties of the TieSet and the claims that they rest on, each once.
    void rest_on(Gap& gap, const std::vector<std::uint32_t>& numbers) const;
    /// Ties behind all contacts of an actor.
    std::vector<std::uint32_t> ties_at(std::uint32_t node) const;
    /// Whether somebody said that a tie which is not drawn has ended, or is not there.
    bool said_gone(const network::TieState& state) const;
    /// Ties between two sets of actors, or two actors, of which somebody said so.
    std::vector<std::uint32_t> ended_or_denied(const std::vector<bool>& one, const std::vector<bool>& other) const;
    std::vector<std::uint32_t> ended_or_denied(std::uint32_t one, std::uint32_t other) const;

private:
    struct Gone {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        std::uint32_t tie = 0;
    };
    std::vector<Gone> gone_;                                              ///< all of them, in the order of the snapshot
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> gone_of_;  ///< by pair, the smaller position above
};

/// The actors of one city as a network of their own: pairs of departments are compared inside one city only.
///
///   nodes   Positions in the whole, ascending.
///   group   As in the whole; `town_hall` says by group whether it has units of the administration.
struct CityPart {
    CityId city;
    std::vector<std::uint32_t> nodes;
    network::Graph graph;
    std::vector<int> group;
    int groups = 0;
    std::vector<bool> town_hall;
};
std::vector<CityPart> city_parts(const GapGround& ground);

/// Pairs of departments of one city with the pairs of members that somebody could have reported, and their ties.
std::vector<SeamCell> observable_cells(const GapGround& ground, const CityPart& part);

/// The networks of two days, and what of their difference cannot be called lost: it was no longer observed.
///
///   then, now  List the same ties in the same order; the same actors and groups.
///   behind     Ties behind each pair of `then`.
///   unsure     Ties that were not certain then, or are not certainly gone.
struct LookBack {
    network::Snapshot then;
    network::Snapshot now;
    std::set<std::pair<std::uint32_t, std::uint32_t>> blind;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> behind;
    std::set<std::uint32_t> unsure;

    LookBack(const GapGround& ground, Day reference);
    /// Pairs of groups, and actors, that a pair which can no longer be seen belongs to.
    std::set<std::pair<int, int>> blind_channels(const std::vector<int>& group) const;
    std::vector<bool> blind_actors() const;
};

/// Whether two groups have one actor each: their channel is the tie between the two, and no finding of its own.
bool is_one_tie(const std::vector<int>& group, int a, int b);

/// Why no gaps can be looked for without a day.
Problem no_day_for_gaps();

/// The kinds, each in no particular order. `compare` adds the second null model of thin seams.
std::vector<Gap> shared_work(const GapGround& ground);
std::vector<Gap> seams_worn_thin(const GapGround& ground, bool compare);
std::vector<Gap> holes(const GapGround& ground);
std::vector<Gap> paper_structures(const GapGround& ground, const GapBodies& bodies);
std::vector<Gap> single_points(const GapGround& ground);
std::vector<Gap> narrow_access(const GapGround& ground);
std::vector<Gap> one_sided_reports(const GapGround& ground);
std::vector<Gap> lost_links(const GapGround& ground, Day reference);

/// The list of `find_gaps`; without `compare` the second null model of G2 is left out, which changes no finding.
/// `bodies`: those of the archive and the question, where they are there already.
Result<std::vector<Gap>> list_gaps(const evidence::Archive& archive, const network::TieSet& ties, const GapQuestion& asked, bool compare, Work& work,
                                   const GapBodies* bodies = nullptr);

/// Puts gaps of one kind into the order of methods 4.4.
void rank(std::vector<Gap>& gaps);

}  // namespace crosscut::analysis
