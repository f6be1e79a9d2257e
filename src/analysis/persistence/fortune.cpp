// SPDX-License-Identifier: Apache-2.0
#include "analysis/persistence/fortune.hpp"

#include <algorithm>
#include <map>

namespace crosscut::analysis {

using namespace evidence;

namespace {

/// The verdict of the rules, weighed by the evidence that methods 5.1 asks for.
Verdict verdict_of(const Archive& archive, const std::vector<Record>& all, const std::vector<Course>& courses, std::size_t which, const CrisisDays& crisis, int years)
{
    const Record& record = all[which];
    Verdict out;
    out.years = years;
    if (!record.dated) {
        out.horizon = years_later(crisis.acute_end, years);
        out.outcome = out.otherwise = Outcome::insufficient_evidence;
        out.reasons.emplace_back("Nobody said when it began.");
        return out;
    }
    const Fate fate = fate_of(courses, which, crisis, years);
    out.horizon = fate.horizon;
    out.outcome = out.otherwise = fate.outcome;
    out.weakened_by = fate.weakened_by;
    switch (fate.outcome) {
    case Outcome::not_yet_observable:
        if (record.doubt && fate.horizon <= record.observed) {
            out.outcome = Outcome::insufficient_evidence;
            const Event* event = find(*archive.events, record.doubtful);
            out.reasons.push_back({"From {1} on nobody said what became of it ({2}).", {iso(*record.doubt), event ? event->words : std::string()}});
            if (const Structure* heir = find(*archive.structures, record.possible_heir))
                out.reasons.push_back({"It may have gone into “{1}”.", {heir->name}});
            out.because.push_back(record.doubtful);
        } else {
            out.reasons.push_back({"Last spoken of on {1}.", {iso(record.observed)}});
        }
        break;
    case Outcome::consolidated:
        out.because = record.formal;
        if (!record.formal_is_sure) {
            out.outcome = Outcome::insufficient_evidence;
            out.reasons.emplace_back("It seems anchored more firmly, but neither a document nor two informants say so.");
        }
        break;
    case Outcome::absorbed:
    case Outcome::dissolved:
        out.because = record.ends;
        out.reasons.push_back({"Last active day {1}.", {iso(*record.course.end)}});
        break;
    case Outcome::dormant: out.because = record.ends; break;
    default: break;
    }
    return out;
}

}  // namespace

const Verdict* Fortune::at(int years) const
{
    const auto found = std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& one) { return one.years == years; });
    return found == verdicts.end() ? nullptr : &*found;
}

std::vector<Fortune> fortunes_from(const Archive& archive, const std::vector<Record>& records, const structures::Crisis& crisis, const std::vector<int>& years)
{
    const CrisisDays days = days_of(crisis);
    const std::vector<Course> courses = courses_of(records);
    std::vector<Fortune> out;
    for (std::size_t i = 0; i < records.size(); ++i) {
        Fortune one;
        one.structure = records[i].structure;
        one.crisis = crisis.id;
        one.origin_label = "insufficient_evidence";
        for (const int year : years)
            one.verdicts.push_back(verdict_of(archive, records, courses, i, days, year));
        if (records[i].dated) {
            one.origin = origin_of(courses[i], days);
            one.chances = origin_chances(records[i].start_earliest, records[i].start_latest, days);
            one.origin_label = *one.origin == Origin::ended_before ? std::string(key(*one.origin)) : one.chances.label();
            const bool older = *one.origin == Origin::reactivated || *one.origin == Origin::activated || *one.origin == Origin::unchanged;
            if (older && one.chances.certain == 0)
                one.origin_label = key(*one.origin);
            else if (older && one.chances.likely == 0)
                one.origin_label = "probably_" + std::string(key(*one.origin));
            one.landmark = landmark_of(courses, i, days);
        }
        out.push_back(std::move(one));
    }
    return out;
}

Result<std::vector<Fortune>> fortunes(const Archive& archive, const structures::Crisis& crisis, const FortuneQuestion& question, Work& work)
{
    return fortunes(archive, Recorder(archive), crisis, question, work);
}

Result<std::vector<Fortune>> fortunes(const Archive& archive, const Recorder& recorder, const structures::Crisis& crisis, const FortuneQuestion& question, Work& work)
{
    const CrisisDays days = days_of(crisis);
    std::vector<Fortune> out = fortunes_from(archive, recorder.records(DatePick::middle, question.seed), crisis, question.years);
    // The two extremes of all vague dates bound the clock of loss.
    const std::vector<Course> early = courses_of(recorder.records(DatePick::earliest, question.seed));
    const std::vector<Course> late = courses_of(recorder.records(DatePick::latest, question.seed));
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!out[i].landmark)
            continue;
        double low = out[i].landmark->months();
        Value high = out[i].landmark->lost ? Value(low) : Value();
        for (const std::vector<Course>* extreme : {&early, &late})
            if (const auto record = landmark_of(*extreme, i, days)) {
                low = std::min(low, record->months());
                high = record->lost && high ? Value(std::max(*high, record->months())) : Value();
            }
        out[i].interval = {high && *high > low ? std::max(0.0, low - 1 / 30.4375) : low, high};
    }
    std::vector<std::vector<std::map<Outcome, int>>> counts(out.size(), std::vector<std::map<Outcome, int>>(question.years.size()));
    for (int draw = 0; draw < question.draws; ++draw) {
        if (work.stopped())
            return stopped_on_request();
        const std::vector<Record> drawn = recorder.records(DatePick::drawn, question.seed * 1000003u + static_cast<std::uint64_t>(draw) + 1);
        const std::vector<Course> lives = courses_of(drawn);
        for (std::size_t i = 0; i < out.size(); ++i)
            for (std::size_t y = 0; y < question.years.size(); ++y)
                ++counts[i][y][verdict_of(archive, drawn, lives, i, days, question.years[y]).outcome];
        work.step(static_cast<std::size_t>(draw) + 1, static_cast<std::size_t>(question.draws));
    }
    for (std::size_t i = 0; i < out.size(); ++i)
        for (std::size_t y = 0; y < question.years.size(); ++y) {
            Verdict& verdict = out[i].verdicts[y];
            for (const auto& [outcome, count] : counts[i][y])
                verdict.shares.push_back({outcome, static_cast<double>(count) / question.draws});
            std::stable_sort(verdict.shares.begin(), verdict.shares.end(), [](const OutcomeShare& a, const OutcomeShare& b) { return a.share > b.share; });
            const auto own = std::find_if(verdict.shares.begin(), verdict.shares.end(), [&](const OutcomeShare& one) { return one.outcome == verdict.outcome; });
            if (question.draws > 0)
                verdict.stated = own != verdict.shares.end() && own->share >= 0.8;
        }
    return out;
}

const structures::Crisis* crisis_of(const std::vector<structures::Crisis>& crises, Field field)
{
    const structures::Crisis* found = nullptr;
    if (field != Field::integration && field != Field::climate)
        return found;
    for (const structures::Crisis& crisis : crises)
        if (!crisis.overlay && !crisis.pulses.empty() &&
            (!found || (field == Field::climate ? crisis.onset() > found->onset() : crisis.onset() < found->onset())))
            found = &crisis;
    return found;
}

LandmarkRows landmark_rows(const Archive& archive, const std::vector<Fortune>& fortunes, CityId city, Field field)
{
    LandmarkRows out;
    for (const Fortune& fortune : fortunes) {
        const Structure* structure = find(*archive.structures, fortune.structure);
        if (!structure || (city && structure->city != city) || !belongs(structure->field, field))
            continue;
        const bool headline = fortune.origin && (*fortune.origin == Origin::emerged_acute || *fortune.origin == Origin::activated || *fortune.origin == Origin::reactivated);
        const bool unchanged = fortune.origin && *fortune.origin == Origin::unchanged;
        if (!fortune.landmark || !(headline || unchanged)) {
            ++out.left_out;
            continue;
        }
        const City* town = find(*archive.cities, structure->city);
        SpellRow row{{}, fortune.landmark->months(), fortune.landmark->lost, std::string(key(structure->field)), town ? town->key : std::string()};
        (headline ? out.headline : out.unchanged).push_back(std::move(row));
        if (headline)
            out.intervals.push_back(fortune.interval);
    }
    return out;
}

}  // namespace crosscut::analysis
