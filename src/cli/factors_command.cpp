// SPDX-License-Identifier: Apache-2.0
#include "cli/persistence_words.hpp"

#include "analysis/factors.hpp"
#include "cli/progress.hpp"
#include "foundation/text.hpp"

namespace crosscut::cli {

using namespace evidence;
using analysis::FactorCase;
using analysis::FactorCell;
using analysis::FactorTest;

namespace {

/// The words behind a cell, each with who says so.
std::string quotes_of(const Archive& archive, const std::vector<CodingId>& codings)
{
    std::vector<std::string> out;
    for (const CodingId id : codings) {
        const Coding* coding = find(*archive.codings, id);
        if (!coding)
            continue;
        const std::string& words = words_of(archive, *coding);
        const Interview* interview = find(*archive.interviews, coding->interview);
        if (const Claim* claim = find(*archive.claims, coding->claim); claim && !interview)
            interview = find(*archive.interviews, claim->interview);
        std::string one = words.empty() ? coding->comment : "“" + words + "”";
        if (interview)
            one += (one.empty() ? "" : " (") + interview->key + (one.empty() ? "" : ")");
        if (!one.empty())
            out.push_back(std::move(one));
    }
    return join(out, "; ");
}

std::string city_key(const Archive& archive, CityId id)
{
    const City* city = find(*archive.cities, id);
    return city ? city->key : std::string();
}

struct Words {
    Format format;
    Language language;
    const std::vector<Factor>& list;

    std::string factor(FactorId id) const
    {
        const Factor* row = find(list, id);
        return !row ? std::string() : format == Format::table ? name(language, *row) : row->key;
    }
    std::string influence(Influence one) const { return std::string(format == Format::table ? label(language, one) : key(one)); }
};

Grid list_grid(const Words& words, const Archive& archive)
{
    Grid out{"factors", {"key", "english", "german", "own", "retired", "codings"}, {}, {}};
    for (const Factor& one : words.list) {
        const auto used = std::count_if(archive.codings->begin(), archive.codings->end(), [&](const Coding& row) { return row.factor == one.id; });
        out.rows.push_back({one.key, one.english, one.german, one.id > last_standard_factor, one.retired, count(static_cast<int>(used))});
    }
    return out;
}

Grid case_grid(const Words& words, const PersistenceDesk& desk, const analysis::FactorComparison& all, const std::vector<structures::Crisis>& crises)
{
    const Archive& archive = desk.archive();
    Grid out{"cases", {"case", "name", "city", "crisis", "outcome", "persists", "factor", "influence", "quotes"}, {}, {}};
    for (const FactorCase& one : all.cases) {
        const Structure* structure = find(*archive.structures, one.target.structure);
        const auto crisis = std::find_if(crises.begin(), crises.end(), [&](const structures::Crisis& c) { return c.id == one.crisis; });
        std::string name = structure ? structure->name : std::string();
        for (std::size_t i = 0; !structure && i < one.target.actors.size(); ++i)
            if (const Actor* actor = find(*archive.actors, one.target.actors[i]))
                name += (i ? " – " : "") + actor->name;
        std::map<std::pair<FactorId, Influence>, std::vector<CodingId>> said;
        for (const CodingId id : one.codings)
            if (const Coding* coding = find(*archive.codings, id))
                said[{coding->factor, coding->influence}].push_back(id);
        for (const auto& [what, codings] : said)
            out.rows.push_back({target_key(archive, one.target), name, city_key(archive, one.city), crisis == crises.end() ? std::string() : crisis->name(words.language),
                                one.verdict ? Cell(shown(words.format, words.language, one.verdict->outcome)) : Cell(), one.persists ? Cell(*one.persists) : Cell(),
                                words.factor(what.first), words.influence(what.second), quotes_of(archive, codings)});
    }
    return out;
}

Grid cell_grid(const Words& words, const Archive& archive, const analysis::FactorComparison& all)
{
    Grid out{"comparison", {"factor", "influence", "city", "function_persists", "function_lost", "open", "ties_and_gaps", "quotes"}, {}, {}};
    for (const FactorCell& one : all.cells)
        out.rows.push_back({words.factor(one.factor), words.influence(one.influence), one.city ? city_key(archive, one.city) : std::string("*"), count(one.persists), count(one.lost),
                            count(one.open), count(one.other), quotes_of(archive, one.codings)});
    return out;
}

Grid test_grid(const Words& words, const analysis::FactorComparison& all)
{
    Grid out{"association", {"factor", "influence", "with_factor", "with_persists", "with_share", "with_low", "with_high", "without_factor", "without_persists", "without_share", "without_low",
                             "without_high", "smallest_p", "p", "holm", "bh", "why_not"}, {}, {}};
    out.digits = {-1, -1, -1, -1, 2, 2, 2, -1, -1, 2, 2, 2, 4, 4, 4, 4, -1};
    const auto share = [](int hits, int of) { return of ? Cell(1.0 * hits / of) : Cell(); };
    const auto low = [](const std::optional<analysis::Interval>& one) { return one ? Cell(one->first) : Cell(); };
    const auto high = [](const std::optional<analysis::Interval>& one) { return one ? Cell(one->second) : Cell(); };
    for (const FactorTest& one : all.tests) {
        const analysis::FourFold& n = one.counts;
        out.rows.push_back({words.factor(one.factor), words.influence(one.influence), count(n.a + n.b), count(n.a), share(n.a, n.a + n.b), low(one.with), high(one.with), count(n.c + n.d),
                            count(n.c), share(n.c, n.c + n.d), low(one.without), high(one.without), cell(one.smallest), cell(one.p), cell(one.holm), cell(one.bh),
                            why_not(words.language, one)});
    }
    return out;
}

Grid step_grid(const Words& words, const PersistenceDesk& desk)
{
    const Archive& archive = desk.archive();
    Grid out{"recommended_steps", {"case", "city", "obstacle", "step", "examples", "author", "day"}, {}, {}};
    for (const Recommendation& one : *archive.recommendations) {
        const CityId city = city_of(archive, one.target);
        if (desk.question.city && city != desk.question.city)
            continue;
        std::vector<std::string> examples;
        for (const StructureId id : one.examples)
            if (const Structure* structure = find(*archive.structures, id))
                examples.push_back(structure->key);
        out.rows.push_back({target_key(archive, one.target), city_key(archive, city), words.factor(one.factor), one.words, join(examples, "; "), one.author, one.day});
    }
    return out;
}

}  // namespace

Exit show_factors(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const FactorOptions& wanted)
{
    Result<PersistenceDesk> opened = persistence_desk(console, path, options);
    if (!opened)
        return console.fail(opened.problem());
    const PersistenceDesk& desk = *opened;
    const Archive& archive = desk.archive();
    const std::vector<structures::Crisis>& crises = *desk.state.crises;
    analysis::FactorQuestion question{desk.question.city, desk.question.field, {}, wanted.years};
    if (!wanted.crisis.empty()) {
        const Result<std::vector<const structures::Crisis*>> chosen = crises_of(desk, wanted.crisis);
        if (!chosen)
            return console.fail(chosen.problem());
        if (chosen->size() == 1)
            question.crisis = chosen->front()->id;
    }
    Work work;
    Result<analysis::FactorComparison> all = [&] {
        const Progress progress(console, work, {"Comparing potentials and obstacles"});
        return analysis::compare_factors(archive, crises, question, work);
    }();
    if (!all)
        return console.fail(all.problem());
    const std::vector<Factor> list = factor_list(archive);
    const Words words{format, console.language, list};
    Facts facts = facts_of(archive, desk.question);
    add_disclaimer(facts, desk.state, console.language);
    facts.emplace_back("years_after_the_acute_end", count(all->years));
    facts.emplace_back("structures_in_the_test", count(all->judged));
    facts.emplace_back("structures_without_coding", count(all->silent));
    Grid cautions{"cautions", {"caution"}, {}, {}};
    for (const Message& one : all->cautions)
        cautions.rows.push_back({in(console.language, one)});
    std::vector<Grid> grids;
    if (wanted.list || archive.codings->empty())
        grids.push_back(list_grid(words, archive));
    for (Grid& grid : std::vector<Grid>{case_grid(words, desk, *all, crises), cell_grid(words, archive, *all), test_grid(words, *all), step_grid(words, desk), std::move(cautions)})
        grids.push_back(std::move(grid));
    print(console.out, format, facts, grids, console.language);
    if (archive.codings->empty() && format == Format::table)
        console.out << "\n" << tr(console.language, "Nothing is coded yet: import a table of potentials and obstacles, or code statements in the window.") << "\n";
    return Exit::done;
}

}  // namespace crosscut::cli
