// SPDX-License-Identifier: Apache-2.0
#include "report/chapter.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <numeric>

namespace crosscut::report {

using namespace evidence;

namespace {

std::string exact(const analysis::Value& value) { return value ? plain(*value) : std::string(); }

std::string field_words(Language language, Field field) { return field == Field::none ? "–" : std::string(label(language, field)); }

Result<Done> fill_actors(const Desk& desk, Chapter& chapter, Work& work)
{
    const Language language = desk.language;
    const network::Snapshot& now = chapter.snapshot;
    Sheet& sheet = chapter.actors;
    sheet.key = chapter.key + "-actors";
    sheet.caption = std::string(tr(language, "Actors and their measures, those with most contacts first"));
    sheet.keys = {"actor", "sector", "department"};
    sheet.columns = {std::string(tr(language, "Actor")), std::string(tr(language, "Sector")), std::string(tr(language, "Division"))};
    sheet.number = {false, false, false};
    std::vector<const analysis::Measure*> measures;
    std::vector<analysis::Values> values;
    for (const analysis::Measure& measure : analysis::catalogue()) {
        if (measure.per != analysis::Per::actor || !measure.common)
            continue;
        Result<analysis::Values> all = analysis::measured(measure.key, now, work);
        if (!all)
            return all.problem();
        measures.push_back(&measure);
        values.push_back(std::move(*all));
        sheet.keys.emplace_back(measure.key);
        sheet.columns.emplace_back(tr(language, measure.title));
        sheet.number.push_back(true);
    }
    std::vector<std::size_t> order(now.actors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::string> names;
    for (const ActorId id : now.actors)
        names.push_back(desk.name(id));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        for (const analysis::Values& one : values)
            if (one[a] != one[b])
                return one[a].value_or(-1) > one[b].value_or(-1);
        return collate(language, names[a], names[b]) < 0;
    });
    for (const std::size_t i : order) {
        const Actor* actor = find(*desk.archive().actors, now.actors[i]);
        const ActorId group = now.groups[static_cast<std::size_t>(now.group[i])];
        const std::string department = group == now.actors[i] ? "–" : desk.name(group);
        std::vector<std::string> row{names[i], std::string(label(language, actor->sector)), department};
        std::vector<std::string> file{names[i], std::string(key(actor->sector)), group == now.actors[i] ? "" : department};
        for (std::size_t m = 0; m < measures.size(); ++m) {
            row.push_back(spoken(language, values[m][i], measures[m]->digits));
            file.push_back(exact(values[m][i]));
        }
        sheet.rows.push_back(std::move(row));
        sheet.exact.push_back(std::move(file));
    }
    return Done{};
}

Result<Done> fill_network(const Desk& desk, Chapter& chapter, Work& work)
{
    const Language language = desk.language;
    Sheet& sheet = chapter.network;
    sheet.key = chapter.key + "-network";
    sheet.caption = std::string(tr(language, "The network as a whole"));
    sheet.keys = {"measure", "value", "unit", "section", "source"};
    sheet.columns = {std::string(tr(language, "Measure")), std::string(tr(language, "Value")), std::string(tr(language, "Unit")), std::string(tr(language, "What it says")),
                     std::string(tr(language, "Source"))};
    sheet.number = {false, true, false, false, false};
    for (const analysis::Measure& measure : analysis::catalogue()) {
        if (measure.per != analysis::Per::network || !measure.common)
            continue;
        Result<analysis::Values> value = analysis::measured(measure.key, chapter.snapshot, work);
        if (!value)
            return value.problem();
        const analysis::Value one = value->empty() ? analysis::Value() : value->front();
        const std::string unit = measure.unit.empty() ? std::string() : std::string(tr(language, measure.unit));
        sheet.rows.push_back({std::string(tr(language, measure.title)), spoken(language, one, measure.digits), unit, std::string(tr(language, measure.sentence)),
                              std::string(measure.source)});
        sheet.exact.push_back({std::string(measure.key), exact(one), std::string(measure.unit), std::string(measure.section), std::string(measure.source)});
    }
    return Done{};
}

void fill_ties(const Desk& desk, Chapter& chapter)
{
    const Language language = desk.language;
    Sheet& sheet = chapter.ties;
    sheet.key = chapter.key + "-ties";
    sheet.caption = std::string(tr(language, "Every tie that somebody spoke of"));
    sheet.keys = {"from", "to", "relation", "status", "presence", "counted", "strength", "affirming", "denying", "since", "until", "interviews"};
    for (const char* word : {"From", "To", "Relation", "What both sides say", "On this day", "Counted", "Strength", "Yes", "No", "When", "Interviews"})
        sheet.columns.emplace_back(tr(language, word));
    sheet.number = {false, false, false, false, false, false, true, true, true, false, false};
    for (const network::TieState& state : chapter.snapshot.ties) {
        const network::Tie& tie = *desk.input().source.ties->find(state.tie);
        std::vector<std::string> interviews;
        for (const ClaimId id : tie.claims)
            if (const Claim* claim = find(*desk.archive().claims, id))
                if (const Interview* interview = find(*desk.archive().interviews, claim->interview))
                    if (std::find(interviews.begin(), interviews.end(), interview->key) == interviews.end())
                        interviews.push_back(interview->key);
        const std::string strength = tie.strength > 0 ? std::to_string(tie.strength) : "–";
        sheet.rows.push_back({desk.name(tie.a), desk.name(tie.b), desk.relation(tie.relation), std::string(label(language, tie.status)),
                              std::string(network::label(language, state.presence)), std::string(tr(language, state.drawn ? "yes" : "no")), strength,
                              std::to_string(tie.affirming), std::to_string(tie.denying), desk.spell_words(tie), join(interviews, ", ")});
        std::string since;
        std::string until;
        if (tie.spell) {
            since = iso(tie.spell->start_earliest) + "/" + iso(tie.spell->start_latest);
            until = tie.spell->censored ? "" : iso(tie.spell->end_earliest) + "/" + iso(tie.spell->end_latest);
        }
        const Relation* relation = find(*desk.archive().relations, tie.relation);
        sheet.exact.push_back({desk.name(tie.a), desk.name(tie.b), relation ? relation->key : "", std::string(key(tie.status)), std::string(network::key(state.presence)),
                               state.drawn ? "yes" : "no", tie.strength > 0 ? strength : "", std::to_string(tie.affirming), std::to_string(tie.denying), since, until,
                               join(interviews, "; ")});
    }
}

void fill_structures(const Desk& desk, Chapter& chapter)
{
    const Language language = desk.language;
    Sheet& sheet = chapter.structures;
    sheet.key = chapter.key + "-structures";
    sheet.caption = chapter.day ? say(language, "Structures and their status on {1}", {spoken(language, *chapter.day)}) : std::string(tr(language, "Structures and their status"));
    sheet.keys = {"structure", "type", "field", "lead", "status", "life", "observed_until"};
    for (const char* word : {"Structure", "Type", "Field", "Lead", "Status", "Life"})
        sheet.columns.emplace_back(tr(language, word));
    sheet.number.assign(sheet.columns.size(), false);
    sheet.wide = 5;
    for (const structures::Life& life : desk.input().source.chronicle->lives) {
        const Structure* row = find(*desk.archive().structures, life.structure);
        if (!row || row->city != chapter.city->id || !belongs(row->field, chapter.question.field))
            continue;
        const std::optional<structures::StatusOnDay> state = chapter.day ? std::optional(structures::state_on(life, *chapter.day)) : std::nullopt;
        const std::string lead = row->lead ? desk.name(row->lead) : "–";
        const std::vector<std::string> words = desk.life_words(life);
        sheet.rows.push_back({desk.name(row->id), structure_type_label(language, row->type), field_words(language, row->field), lead,
                              state ? desk.state_words(*state) : "–", words.empty() ? std::string(tr(language, "no dated event")) : join(words, "\n")});
        sheet.exact.push_back({desk.name(row->id), row->type, std::string(key(row->field)), row->lead ? lead : "", state ? std::string(structures::key(state->status)) : "", join(words, "; "),
                               life.observed ? iso(*life.observed) : ""});
    }
}

void fill_gaps(const Desk& desk, Chapter& chapter)
{
    Sheet& sheet = chapter.gap_sheet;
    sheet.key = chapter.key + "-gaps";
    sheet.keys = {"number", "kind", "form", "grade", "score", "fragility", "robustness", "above_threshold", "decision", "finding", "interviews"};
    for (std::size_t i = 0; i < chapter.gaps.size(); ++i) {
        const analysis::Gap& gap = chapter.gaps[i];
        std::vector<std::string> interviews;
        for (const ClaimId id : gap.claims)
            if (const Claim* claim = find(*desk.archive().claims, id))
                if (const Interview* interview = find(*desk.archive().interviews, claim->interview))
                    if (std::find(interviews.begin(), interviews.end(), interview->key) == interviews.end())
                        interviews.push_back(interview->key);
        sheet.rows.push_back({std::to_string(gap.number), std::string(analysis::key(gap.kind)), gap.form, std::string(1, gap.grade), plain(gap.score),
                              gap.fragility > 0 ? std::to_string(gap.fragility) : "", gap.robustness ? plain(*gap.robustness) : "", gap.threshold ? "yes" : "no",
                              chapter.decided[i] ? chapter.decided[i]->verdict : "", desk.gap_words(gap), join(interviews, "; ")});
    }
}

}  // namespace

Result<Done> fill_tables(const Desk& desk, Chapter& chapter, Work& work)
{
    if (const Result<Done> done = fill_actors(desk, chapter, work); !done)
        return done.problem();
    if (const Result<Done> done = fill_network(desk, chapter, work); !done)
        return done.problem();
    fill_ties(desk, chapter);
    fill_structures(desk, chapter);
    fill_gaps(desk, chapter);
    return Done{};
}

}  // namespace crosscut::report
