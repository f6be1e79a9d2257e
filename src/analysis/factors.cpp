// SPDX-License-Identifier: Apache-2.0
#include "analysis/factors.hpp"

#include "analysis/seams.hpp"

#include "foundation/number.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace crosscut::analysis {

using namespace evidence;
using structures::Crisis;
using structures::CrisisId;

namespace {

constexpr double level = 0.05;

/// What became of one structure, under the crisis that it is judged by.
struct Judged {
    CrisisId crisis;
    const Verdict* verdict = nullptr;
};

/// The fates of all structures under every crisis that may judge one.
class Fates {
public:
    static Result<Fates> of(const Archive& archive, const std::vector<Crisis>& crises, CrisisId chosen, int years, Work& work)
    {
        Fates out;
        out.archive_ = &archive;
        out.crises_ = &crises;
        out.chosen_ = chosen;
        out.years_ = years;
        const Recorder recorder(archive);
        for (const Crisis& crisis : crises) {
            if (crisis.overlay || crisis.pulses.empty() || (chosen && crisis.id != chosen))
                continue;
            Result<std::vector<Fortune>> found = fortunes(archive, recorder, crisis, {{years}, 0, 1}, work);
            if (!found)
                return found.problem();
            out.under_.emplace_back(crisis.id, std::move(*found));
        }
        return out;
    }

    Judged judge(const Structure& structure) const
    {
        const Crisis* own = chosen_ ? nullptr : crisis_of(*crises_, structure.field);
        Judged first;
        for (const auto& [crisis, all] : under_) {
            if (own && own->id != crisis)
                continue;
            const auto at = std::find_if(all.begin(), all.end(), [&](const Fortune& one) { return one.structure == structure.id; });
            const Verdict* verdict = at == all.end() ? nullptr : at->at(years_);
            if (!verdict)
                continue;
            if (verdict->outcome != Outcome::not_attributed)
                return {crisis, verdict};
            if (!first.verdict)
                first = {crisis, verdict};
        }
        return first;
    }

private:
    const Archive* archive_ = nullptr;
    const std::vector<Crisis>* crises_ = nullptr;
    CrisisId chosen_;
    int years_ = 3;
    std::vector<std::pair<CrisisId, std::vector<Fortune>>> under_;
};

Field field_of(const Archive& archive, const Target& target)
{
    if (const Structure* structure = find(*archive.structures, target.structure))
        return structure->field;
    Field field = Field::none;
    for (const ActorId id : target.actors)
        if (const Actor* actor = find(*archive.actors, id); actor && actor->field != Field::none)
            field = field == Field::none || field == actor->field ? actor->field : Field::both;
    return field;
}

bool same_thing(const Target& a, const Target& b)
{
    if (a == b)
        return true;
    return a.is_tie() && b.is_tie() && a.relation == b.relation && !a.relation && a.actors[0] == b.actors[1] && a.actors[1] == b.actors[0];
}

/// Structures first, then ties, then gaps; each by ids.
auto order_of(const FactorCase& one)
{
    return std::tuple(one.city, one.target.is_gap() ? 2 : one.target.is_structure() ? 0 : 1, one.target.structure, one.target.actors, one.target.relation, one.target.gap);
}

std::vector<FactorCase> cases_of(const Archive& archive, const FactorQuestion& question, const Fates& fates)
{
    std::vector<FactorCase> out;
    for (const Coding& coding : *archive.codings) {
        const CityId city = city_of(archive, coding.target);
        if ((question.city && city != question.city) || !belongs(field_of(archive, coding.target), question.field))
            continue;
        auto at = std::find_if(out.begin(), out.end(), [&](const FactorCase& one) { return same_thing(one.target, coding.target); });
        if (at == out.end()) {
            FactorCase made;
            made.target = coding.target;
            made.city = city;
            if (coding.target.is_structure())
                if (const Structure* structure = find(*archive.structures, coding.target.structure))
                    if (const Judged judged = fates.judge(*structure); judged.verdict) {
                        made.crisis = judged.crisis;
                        made.verdict = *judged.verdict;
                        made.persists = function_persists(judged.verdict->outcome);
                    }
            out.push_back(std::move(made));
            at = out.end() - 1;
        }
        at->codings.push_back(coding.id);
    }
    std::stable_sort(out.begin(), out.end(), [](const FactorCase& a, const FactorCase& b) { return order_of(a) < order_of(b); });
    return out;
}

std::vector<FactorCell> cells_of(const Archive& archive, const std::vector<FactorCase>& cases)
{
    std::map<std::tuple<FactorId, Influence, CityId>, FactorCell> cells;
    for (const FactorCase& one : cases) {
        std::map<std::pair<FactorId, Influence>, std::vector<CodingId>> said;
        for (const CodingId id : one.codings)
            if (const Coding* coding = find(*archive.codings, id))
                said[{coding->factor, coding->influence}].push_back(id);
        for (const auto& [what, codings] : said)
            for (const CityId city : {CityId{}, one.city}) {
                FactorCell& cell = cells[{what.first, what.second, city}];
                cell.factor = what.first;
                cell.influence = what.second;
                cell.city = city;
                int& count = !one.target.is_structure() ? cell.other : !one.persists ? cell.open : *one.persists ? cell.persists : cell.lost;
                ++count;
                cell.codings.insert(cell.codings.end(), codings.begin(), codings.end());
            }
    }
    std::vector<FactorCell> out;
    for (auto& [key, cell] : cells)
        out.push_back(std::move(cell));
    return out;
}

void test(const Archive& archive, FactorComparison& out)
{
    std::vector<const FactorCase*> judged;
    for (const FactorCase& one : out.cases)
        if (one.persists)
            judged.push_back(&one);
    out.judged = static_cast<int>(judged.size());
    for (const FactorCell& cell : out.cells) {
        if (cell.city)
            continue;
        FactorTest one;
        one.factor = cell.factor;
        one.influence = cell.influence;
        for (const FactorCase* subject : judged) {
            const bool with = subject->coded(archive, cell.factor, cell.influence);
            int& count = with ? (*subject->persists ? one.counts.a : one.counts.b) : (*subject->persists ? one.counts.c : one.counts.d);
            ++count;
        }
        const FourFold& n = one.counts;
        one.with = wilson(n.a, n.a + n.b);
        one.without = wilson(n.c, n.c + n.d);
        one.smallest = smallest_fisher(n);
        const bool varies = n.a + n.b > 0 && n.c + n.d > 0 && n.a + n.c > 0 && n.b + n.d > 0;
        if (varies && *one.smallest <= level)
            one.p = fisher_exact(n);
        out.tests.push_back(std::move(one));
    }
    std::vector<double> p;
    for (const FactorTest& one : out.tests)
        if (one.p)
            p.push_back(*one.p);
    const std::vector<double> by_holm = holm(p);
    const std::vector<double> by_bh = benjamini_hochberg(p);
    std::size_t i = 0;
    for (FactorTest& one : out.tests)
        if (one.p) {
            one.holm = by_holm[i];
            one.bh = by_bh[i++];
        }
}

void caution(FactorComparison& out)
{
    out.cautions.emplace_back("An association is no cause: who told of a factor knew by then what had become of the structure, and was asked because of it.");
    out.cautions.emplace_back("A factor that was not coded was not said; that is not the same as not there.");
    if (out.silent > 0)
        out.cautions.push_back({"Structures for which nothing was coded: {1}; they are left out.", {std::to_string(out.silent)}});
    std::set<CityId> cities;
    for (const FactorCase& one : out.cases)
        if (one.persists)
            cities.insert(one.city);
    if (cities.size() > 1)
        out.cautions.push_back({"Structures of {1} cities are taken together as if each stood for itself; those of one city have much in common.", {std::to_string(cities.size())}});
    std::set<CrisisId> crises;
    for (const FactorCase& one : out.cases)
        if (one.persists)
            crises.insert(one.crisis);
    if (crises.size() > 1)
        out.cautions.emplace_back("Structures of both crises are taken together: how long they could be followed differs.");
}

/// How firmly a function persisted.
int firmness(Outcome outcome)
{
    switch (outcome) {
    case Outcome::consolidated: return 0;
    case Outcome::held: return 1;
    case Outcome::revived: return 2;
    case Outcome::absorbed: return 3;
    default: return 4;
    }
}

}  // namespace

bool FactorCase::coded(const Archive& archive, FactorId factor, Influence influence) const
{
    return std::any_of(codings.begin(), codings.end(), [&](CodingId id) {
        const Coding* coding = find(*archive.codings, id);
        return coding && coding->factor == factor && coding->influence == influence;
    });
}

Target target_of(const GapIdentity& gap)
{
    Target out;
    out.gap = std::string(key(gap.kind)) + " " + gap.about + (gap.field == Field::none ? std::string() : " " + std::string(key(gap.field)));
    out.actors = gap.actors;
    out.structure = gap.structure;
    return out;
}

std::string why_not(Language language, const FactorTest& test)
{
    const FourFold& n = test.counts;
    if (test.tested())
        return {};
    if (n.all() == 0)
        return std::string(tr(language, "Cannot be tested: of no structure with codings is it known whether its function persists."));
    const std::string all = std::to_string(n.all());
    if (n.a + n.b == 0 || n.c + n.d == 0)
        return say(language, "Cannot be tested with n = {1}: all of them have the factor, or none.", {all});
    if (n.a + n.c == 0 || n.b + n.d == 0)
        return say(language, "Cannot be tested with n = {1}: the function of all persists, or of none.", {all});
    return say(language, "Cannot be tested with n = {1} ({2} with the factor): even the clearest division would give p = {3}.",
               {all, std::to_string(n.a + n.b), spoken(language, test.smallest, 2)});
}

Result<FactorComparison> compare_factors(const Archive& archive, const std::vector<Crisis>& crises, const FactorQuestion& question, Work& work)
{
    Result<Fates> fates = Fates::of(archive, crises, question.crisis, question.years, work);
    if (!fates)
        return fates.problem();
    FactorComparison out;
    out.years = question.years;
    out.cases = cases_of(archive, question, *fates);
    out.cells = cells_of(archive, out.cases);
    std::set<StructureId> coded;
    for (const FactorCase& one : out.cases)
        if (one.target.is_structure())
            coded.insert(one.target.structure);
    for (const Structure& structure : *archive.structures)
        if ((!question.city || structure.city == question.city) && belongs(structure.field, question.field) && !coded.count(structure.id))
            ++out.silent;
    test(archive, out);
    caution(out);
    return out;
}

Result<std::vector<HeldElsewhere>> held_elsewhere(const Archive& archive, const std::vector<Crisis>& crises, const ElsewhereQuestion& question, Work& work)
{
    Result<Fates> fates = Fates::of(archive, crises, {}, question.years, work);
    if (!fates)
        return fates.problem();
    std::vector<HeldElsewhere> out;
    for (const Structure& structure : *archive.structures) {
        if (structure.city == question.not_in)
            continue;
        if (question.type.empty() ? structure.type == "plan" || structure.type == "resolution" : structure.type != question.type)
            continue;
        const Judged judged = fates->judge(structure);
        if (!judged.verdict || !function_persists(judged.verdict->outcome).value_or(false))
            continue;
        HeldElsewhere one;
        one.structure = structure.id;
        one.city = structure.city;
        one.crisis = judged.crisis;
        one.alike = question.field == Field::none || belongs(structure.field, question.field) ? 2 : 1;
        one.verdict = *judged.verdict;
        for (const Coding& coding : *archive.codings)
            if (coding.target.is_structure() && coding.target.structure == structure.id && coding.influence == Influence::helps)
                one.helped.push_back(coding.id);
        out.push_back(std::move(one));
    }
    std::stable_sort(out.begin(), out.end(), [](const HeldElsewhere& a, const HeldElsewhere& b) {
        return std::tuple(-a.alike, firmness(a.verdict.outcome), a.structure) < std::tuple(-b.alike, firmness(b.verdict.outcome), b.structure);
    });
    return out;
}

}  // namespace crosscut::analysis
