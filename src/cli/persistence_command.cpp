// SPDX-License-Identifier: Apache-2.0
#include "cli/headline_grid.hpp"

#include "analysis/persistence/pattern.hpp"
#include "analysis/statistics.hpp"
#include "cli/progress.hpp"
#include "foundation/text.hpp"

namespace crosscut::cli {

using namespace evidence;
using analysis::Fortune;
using structures::Crisis;

namespace {

/// Whether a structure is told of under a crisis: that of its field, unless a crisis was chosen.
bool told_under(const PersistenceDesk& desk, const Structure& structure, const Crisis& crisis, bool chosen)
{
    if ((desk.question.city && structure.city != desk.question.city) || !belongs(structure.field, desk.question.field))
        return false;
    const Crisis* own = analysis::crisis_of(*desk.state.crises, structure.field);
    return chosen || !own || own->id == crisis.id;
}

std::string events_of(const Archive& archive, const std::vector<EventId>& ids)
{
    std::vector<std::string> out;
    for (const EventId id : ids)
        if (const Event* event = find(*archive.events, id))
            out.push_back(event->date.text + " " + event->type + (event->basis.empty() ? "" : " (" + event->basis + ")"));
    return join(out, "; ");
}

std::string sentences(Language language, const std::vector<Message>& reasons)
{
    std::vector<std::string> out;
    for (const Message& reason : reasons)
        out.push_back(in(language, reason));
    return join(out, " ");
}

std::string pattern_words(Format format, Language language, const std::vector<analysis::PatternFound>& patterns)
{
    std::vector<std::string> out;
    for (const analysis::PatternFound& one : patterns)
        out.emplace_back(format == Format::table ? label(language, one.pattern) : key(one.pattern));
    return join(out, format == Format::table ? ", " : " ");
}

Grid pattern_grid(const PersistenceDesk& desk, Language language)
{
    const Archive& archive = desk.archive();
    Grid out{"patterns", {"id", "pattern", "name", "what_it_says", "reasons", "because", "others"}, {}, {}};
    for (const Structure& structure : *archive.structures) {
        if ((desk.question.city && structure.city != desk.question.city) || !belongs(structure.field, desk.question.field))
            continue;
        for (const analysis::PatternFound& one : analysis::patterns_of(archive, structure.id)) {
            std::vector<std::string> others;
            for (const StructureId id : one.others)
                if (const Structure* other = find(*archive.structures, id))
                    others.push_back(other->key);
            out.rows.push_back({structure.key, std::string(key(one.pattern)), std::string(label(language, one.pattern)), std::string(sentence(language, one.pattern)), in(language, one.reason),
                                events_of(archive, one.because), join(others, "; ")});
        }
    }
    return out;
}

std::string weak_words(Format format, Language language, const std::vector<std::string_view>& reasons)
{
    std::vector<std::string> out;
    for (const std::string_view reason : reasons) {
        std::string word(reason);
        if (format == Format::table) {
            std::replace(word.begin(), word.end(), '_', ' ');
            word = std::string(tr(language, word));
        }
        out.push_back(word);
    }
    return join(out, format == Format::table ? ", " : " ");
}

Grid integration_grid(const PersistenceDesk& desk, const std::vector<const Crisis*>& crises, bool chosen, Language language)
{
    Grid out{"integration_index", {"city", "field", "crisis", "departments", "pairs", "unobserved_pairs", "observed_until", "baseline", "peak", "peak_month", "gain",
                                   "retained_1", "retained_2", "retained_3", "retained_5", "retained_3_smooth", "half_decay", "followed_without"}, {}, {}};
    out.digits = {-1, -1, -1, -1, -1, -1, -1, 3, 3, -1, 3, 2, 2, 2, 2, 2, -1, -1};
    for (const City* city : desk.cities())
        for (const Field field : desk.fields()) {
            const auto index = analysis::city_index(desk.archive(), desk.ties, desk.records, {city->id, field, desk.question.rule, desk.question.mode});
            for (const Crisis* crisis : crises) {
                const Crisis* own = analysis::crisis_of(*desk.state.crises, field);
                if (!chosen && own && own->id != crisis->id)
                    continue;
                const analysis::EventStudy study = analysis::event_study(index, *crisis);
                std::vector<Cell> row{city->key, std::string(key(field)), crisis->name(language), count(static_cast<int>(index.departments.size())),
                                      count(static_cast<int>(index.pairs.size())), count(index.unobserved_pairs), index.until ? Cell(iso(*index.until)) : Cell(),
                                      cell(study.baseline), cell(study.peak), study.peak ? count(study.peak_month) : Cell(), cell(study.gain)};
                for (const analysis::Value& share : study.retained)
                    row.push_back(cell(share));
                row.push_back(cell(study.smooth_retained[2]));
                row.push_back(study.half_decay ? count(*study.half_decay) : Cell());
                row.push_back(study.censored_at ? count(*study.censored_at) : Cell());
                out.rows.push_back(std::move(row));
            }
        }
    return out;
}

Grid remained_grid(const PersistenceDesk& desk)
{
    Grid out{"remained", {"id", "name", "start", "end", "sleeps", "pairs", "unobserved_pairs", "before", "during", "after"}, {}, {}};
    for (const auto& one : analysis::what_remained(desk.archive(), desk.ties, desk.records, desk.question.city, desk.question.field, desk.question.rule)) {
        const Structure* structure = find(*desk.archive().structures, one.structure);
        const auto number = [](const std::optional<int>& value) { return value ? count(*value) : Cell(); };
        out.rows.push_back({structure->key, structure->name, iso(one.start), iso(one.end), one.sleeps, count(one.pairs), count(one.unobserved), number(one.before),
                            number(one.during), number(one.after)});
    }
    return out;
}

Grid reuse_grid(const PersistenceDesk& desk, Language language)
{
    Grid out{"found_again", {"city", "first_crisis", "second_crisis", "actors_then", "actors_again", "ties_then", "ties_again", "structures_then", "structures_again"}, {}, {}};
    const std::vector<const Crisis*> crises = desk.crises();
    for (std::size_t i = 1; i < crises.size(); ++i)
        for (const City* city : desk.cities()) {
            const auto one = analysis::reuse(desk.archive(), desk.ties, desk.records, city->id, *crises[i - 1], *crises[i], desk.question.rule);
            out.rows.push_back({city->key, crises[i - 1]->name(language), crises[i]->name(language), count(one.actors_first), count(one.actors_again), count(one.ties_first),
                                count(one.ties_again), count(one.structures_first), count(one.structures_again)});
        }
    return out;
}

}  // namespace

Exit show_persistence(const Console& console, Format format, const std::string& path, const QuestionOptions& options, const PersistenceOptions& wanted)
{
    Result<std::vector<int>> years = years_of(wanted.years);
    if (!years)
        return console.misused(years.problem().what, years.problem().hint);
    Result<PersistenceDesk> opened = persistence_desk(console, path, options);
    if (!opened)
        return console.fail(opened.problem());
    const PersistenceDesk& desk = *opened;
    const Archive& archive = desk.archive();
    const Result<std::vector<const Crisis*>> crises = crises_of(desk, wanted.crisis);
    if (!crises)
        return console.fail(crises.problem());
    const bool chosen = !wanted.crisis.empty();
    const Language language = console.language;

    Facts facts = facts_of(archive, desk.question);
    add_disclaimer(facts, desk.state, language);
    facts.emplace_back("draws_of_vague_dates", count(wanted.draws));
    facts.emplace_back("seed", 1.0 * static_cast<double>(desk.state.about().seed));
    Grid summary{"summary", {"crisis", "field", "years", "structures", "attributed", "judged", "function_persists", "share", "low", "high", "organisation_persists",
                             "not_yet_observable", "insufficient_evidence"}, {}, {}};
    summary.digits = {-1, -1, -1, -1, -1, -1, -1, 2, 2, 2};
    Grid structures{"structures", {"id", "name", "city", "field", "crisis", "origin"}, {}, {}};
    for (const int year : *years)
        structures.columns.push_back("after_" + std::to_string(year));
    for (const char* column : {"months", "lost", "patterns"})
        structures.columns.emplace_back(column);
    structures.digits.assign(structures.columns.size(), -1);
    structures.digits[structures.columns.size() - 3] = 1;
    Grid origins{"origins", {"id", "crisis", "origin", "pre_existing", "emerged_acute", "emerged_aftermath", "later"}, {}, {}};
    Grid verdicts{"verdicts", {"id", "crisis", "years", "horizon", "outcome", "otherwise", "share_of_draws", "weakened_by", "reasons", "because"}, {}, {}};
    for (const Crisis* crisis : *crises) {
        Work work;
        Result<std::vector<Fortune>> found = [&] {
            const Progress progress(console, work, {"Drawing vague dates"});
            return analysis::fortunes(archive, *crisis, {*years, wanted.draws, desk.state.about().seed}, work);
        }();
        if (!found)
            return console.fail(found.problem());
        std::erase_if(*found, [&](const Fortune& one) { return !told_under(desk, *find(*archive.structures, one.structure), *crisis, chosen); });
        const std::string name = crisis->name(language);
        for (const Field field : desk.fields())
            for (const int year : *years) {
                const Tally one = tally(desk, *found, desk.question.city, field, year);
                if (one.structures == 0)
                    continue;
                const auto interval = analysis::wilson(one.persists, one.judged);
                summary.rows.push_back({name, std::string(key(field)), count(year), count(one.structures), count(one.attributed), count(one.judged), count(one.persists),
                                        one.judged ? Cell(1.0 * one.persists / one.judged) : Cell(), interval ? Cell(interval->first) : Cell(),
                                        interval ? Cell(interval->second) : Cell(), count(one.organisation), count(one.not_yet), count(one.insufficient)});
            }
        for (const Fortune& one : *found) {
            const Structure* structure = find(*archive.structures, one.structure);
            const City* city = find(*archive.cities, structure->city);
            std::vector<Cell> row{structure->key, structure->name, city ? city->key : std::string(), std::string(key(structure->field)), name,
                                  shown_origin(format, language, one.origin_label)};
            for (const analysis::Verdict& verdict : one.verdicts) {
                std::string text = shown(format, language, verdict.outcome);
                if (format == Format::table && !verdict.weakened_by.empty())
                    text += " (" + weak_words(format, language, verdict.weakened_by) + ")";
                row.emplace_back(text + (format == Format::table && !verdict.stated ? " ?" : ""));
                const double share = verdict.shares.empty() ? 0 : [&] {
                    for (const analysis::OutcomeShare& part : verdict.shares)
                        if (part.outcome == verdict.outcome)
                            return part.share;
                    return 0.0;
                }();
                verdicts.rows.push_back({structure->key, name, count(verdict.years), iso(verdict.horizon), shown(format, language, verdict.outcome),
                                         shown(format, language, verdict.otherwise), verdict.shares.empty() ? Cell() : Cell(share),
                                         weak_words(format, language, verdict.weakened_by), sentences(language, verdict.reasons), events_of(archive, verdict.because)});
            }
            row.push_back(one.landmark ? Cell(one.landmark->months()) : Cell());
            row.push_back(one.landmark ? Cell(one.landmark->lost) : Cell());
            row.emplace_back(pattern_words(format, language, analysis::patterns_of(archive, one.structure)));
            structures.rows.push_back(std::move(row));
            std::vector<Cell> chances{structure->key, name, shown_origin(format, language, one.origin_label)};
            for (const double chance : one.chances.chance)
                chances.push_back(one.origin ? Cell(chance) : Cell());
            origins.rows.push_back(std::move(chances));
        }
    }
    HeadlineAsk ask;
    if (chosen) {
        for (const Field field : desk.fields())
            for (const Crisis* crisis : *crises)
                ask.views.emplace_back(field, *crisis);
    } else {
        ask.views = own_views(desk);
    }
    ask.years = *years;
    ask.draws = wanted.draws;
    const auto doubts = headline_grids(console, format, desk, ask);
    if (!doubts)
        return console.fail(doubts.problem());
    const Grid warnings = warnings_of(desk, desk.question.field == Field::none, language);
    const Grid integration = integration_grid(desk, *crises, chosen, language);
    const auto with_doubts = [&](std::vector<Grid> grids) {
        grids.insert(grids.end() - 1, doubts->begin(), doubts->end());
        return grids;
    };
    if (format == Format::table) {
        print(console.out, format, facts, with_doubts({summary, structures, integration, remained_grid(desk), reuse_grid(desk, language), warnings}), language);
        console.out << "\n" << tr(language, "Years count from the acute end of a crisis. “?”: vague dates leave the outcome open (below 80 % of the draws).") << "\n"
                    << tr(language, "Reasons, probabilities and events behind each outcome: --format json.") << "\n";
        return Exit::done;
    }
    print(console.out, format, facts,
          with_doubts({summary, structures, origins, verdicts, pattern_grid(desk, language), integration, remained_grid(desk), reuse_grid(desk, language), warnings}), language);
    return Exit::done;
}

}  // namespace crosscut::cli
