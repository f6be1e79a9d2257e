// SPDX-License-Identifier: Apache-2.0
#include "study/duplicates.hpp"

#include "foundation/likeness.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace crosscut::study {

using namespace evidence;

namespace {

constexpr std::array<std::string_view, 4> because_keys{"same_name", "other_name", "words", "letters"};
constexpr std::array<std::string_view, 4> because_labels{"The same name", "Another name of it", "Words in common", "Few letters differ"};

/// A name made ready to be compared with many others.
struct Name {
    std::string text;
    std::string folded;
    NameShape shape;
    std::set<std::string> words;
    bool own = true;  ///< not another name

    Name(const std::string& name, bool is_own) : text(name), folded(fold(name)), shape(name), own(is_own)
    {
        for (const std::string& word : split(folded, ' '))
            if (!word.empty())
                words.insert(word);
    }
    bool shares_word(const Name& other) const
    {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return other.words.count(word) > 0; });
    }
};

template <class Row> struct Named {
    const Row* row;
    std::vector<Name> names;
};

template <class Row> std::vector<Named<Row>> named(const Table<Row>& table)
{
    std::vector<Named<Row>> out;
    for (const Row& row : table) {
        out.push_back({&row, {Name(row.name, true)}});
        for (const std::string& alias : row.aliases)
            if (alias != row.key)
                out.back().names.emplace_back(alias, false);
    }
    return out;
}

std::optional<AlikePair> compared(const std::vector<Name>& a, const std::vector<Name>& b, double threshold)
{
    AlikePair best;
    for (const Name& x : a)
        for (const Name& y : b) {
            if (x.folded.empty() || y.folded.empty())
                continue;
            const bool same = x.folded == y.folded;
            if (!same && !may_be_alike(x.shape, y.shape, threshold))
                continue;
            const double score = same ? 1.0 : likeness(x.shape, y.shape);
            if (score < threshold || score <= best.likeness)
                continue;
            best.likeness = score;
            best.name_a = x.text;
            best.name_b = y.text;
            best.because = same ? (x.own && y.own ? AlikeBecause::same_name : AlikeBecause::other_name) : x.shares_word(y) ? AlikeBecause::words : AlikeBecause::letters;
        }
    return best.likeness > 0 ? std::optional(best) : std::nullopt;
}

}  // namespace

std::string_view key(AlikeBecause because) { return because_keys[static_cast<std::size_t>(because)]; }
std::string_view label(Language language, AlikeBecause because) { return tr(language, because_labels[static_cast<std::size_t>(because)]); }
std::string_view key(Likeness verdict) { return verdict == Likeness::keep_apart ? "keep_apart" : "later"; }

Result<std::vector<AlikePair>> alike_pairs(const State& state, Work& work, double threshold)
{
    std::vector<AlikePair> pairs;
    const Archive& archive = state.archive;
    std::map<ActorId, int> claims;
    for (const Claim& claim : *archive.claims)
        for (const ActorId end : {claim.from, claim.to})
            ++claims[end];
    std::map<StructureId, int> uses;
    for (const Event& row : *archive.events)
        ++uses[row.structure];
    for (const Membership& row : *archive.memberships)
        ++uses[row.structure];

    const auto actors = named(*archive.actors);
    const auto structures = named(*archive.structures);
    const std::uint64_t total = actors.size() + structures.size();
    for (std::size_t i = 0; i < actors.size(); ++i) {
        if (!work.step(i, total))
            return stopped_on_request();
        std::vector<ActorId> family;
        for (std::size_t j = i + 1; j < actors.size(); ++j) {
            if (actors[i].row->city != actors[j].row->city)
                continue;
            std::optional<AlikePair> pair = compared(actors[i].names, actors[j].names, threshold);
            if (!pair)
                continue;
            if (family.empty())
                family = family_of(archive, actors[i].row->id);
            if (std::binary_search(family.begin(), family.end(), actors[j].row->id))
                continue;
            pair->actors = {actors[i].row->id, actors[j].row->id};
            pair->uses_a = claims[pair->actors[0]];
            pair->uses_b = claims[pair->actors[1]];
            pairs.push_back(*pair);
        }
    }
    for (std::size_t i = 0; i < structures.size(); ++i) {
        if (!work.step(actors.size() + i, total))
            return stopped_on_request();
        for (std::size_t j = i + 1; j < structures.size(); ++j) {
            if (structures[i].row->city != structures[j].row->city)
                continue;
            std::optional<AlikePair> pair = compared(structures[i].names, structures[j].names, threshold);
            if (!pair)
                continue;
            pair->structures = {structures[i].row->id, structures[j].row->id};
            pair->uses_a = uses[pair->structures[0]];
            pair->uses_b = uses[pair->structures[1]];
            pairs.push_back(*pair);
        }
    }
    for (AlikePair& pair : pairs)
        for (const Duplicate& row : *state.duplicates)
            if (row.actors == pair.actors && row.structures == pair.structures)
                pair.verdict = row.verdict;
    const auto place = [](const AlikePair& pair) { return !pair.verdict ? 0 : *pair.verdict == Likeness::later ? 1 : 2; };
    std::stable_sort(pairs.begin(), pairs.end(), [&](const AlikePair& a, const AlikePair& b) { return place(a) != place(b) ? place(a) < place(b) : a.likeness > b.likeness; });
    return pairs;
}

int undecided(const std::vector<AlikePair>& pairs)
{
    return static_cast<int>(std::count_if(pairs.begin(), pairs.end(), [](const AlikePair& pair) { return !pair.verdict; }));
}

}  // namespace crosscut::study
