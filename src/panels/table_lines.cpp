// SPDX-License-Identifier: Apache-2.0
#include "panels/table_factors.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "panels/wording.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

namespace crosscut::panels {

using evidence::find;

namespace {

std::string local(Language language, std::string_view words) { return std::string(tr(language, words)); }

struct Filler {
    const Model& model;
    const View& view;
    TableMemory& memory;
    Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    const network::Question& question = model.snapshot ? model.snapshot->question : view.question;
    std::unordered_map<ActorId, std::string> names = {};

    const std::string& name(ActorId actor)
    {
        const auto found = names.find(actor);
        if (found != names.end())
            return found->second;
        return names[actor] = find(*archive.actors, actor) ? name_of(model, view, actor) : std::string();
    }
    bool asked_for(CityId city, evidence::Field field) const { return (!question.city || city == question.city) && evidence::belongs(field, question.field); }

    static TableCell words(std::string text) { return {std::move(text), std::nullopt}; }
    static TableCell count(long long value) { return {std::to_string(value), static_cast<double>(value)}; }
    TableCell number(analysis::Value value, int digits) const { return {spoken(language, value, digits), value}; }
    // Words that have an order of their own: by time, not by letters.
    static TableCell ordered(std::string text, double rank) { return {std::move(text), rank}; }

    void actors();
    void ties();
    void claims();
    void structures();
};

void Filler::actors()
{
    memory.total = archive.actors->size();
    std::unordered_map<ActorId, int> claims_of;
    for (const evidence::Claim& claim : *archive.claims)
        if (!claim.excluded) {
            ++claims_of[claim.from];
            ++claims_of[claim.to];
        }
    const analysis::Measure* measure = analysis::find_measure(view.look.size_measure);
    for (const evidence::Actor& actor : *archive.actors) {
        if (!asked_for(actor.city, actor.field))
            continue;
        TableLine line{actor.id.value, {}};
        line.cells.push_back(words(name(actor.id)));
        line.cells.push_back(words(evidence::kind_label(language, actor.kind)));
        line.cells.push_back(words(std::string(evidence::label(language, actor.sector))));
        line.cells.push_back(words(actor.parent ? name(actor.parent) : std::string()));
        line.cells.push_back(words(std::string(evidence::label(language, actor.field))));
        const std::optional<Node> node = model.snapshot ? model.snapshot->node(actor.id) : std::nullopt;
        if (node) {
            line.cells.push_back(count(model.snapshot->graph.degree(node->index)));
            line.cells.push_back(count(node->index < model.snapshot->observable.size() ? model.snapshot->observable[node->index] : 0));
        } else {
            line.cells.push_back(number(std::nullopt, 0));
            line.cells.push_back(number(std::nullopt, 0));
        }
        if (measure && measure->key != "degree")
            line.cells.push_back(number(node && model.size && node->index < model.size->size() ? (*model.size)[node->index] : analysis::Value{}, measure->digits));
        line.cells.push_back(count(claims_of.count(actor.id) ? claims_of[actor.id] : 0));
        line.cells.push_back(words(spoken(language, actor.start)));
        line.cells.push_back(words(spoken(language, actor.end)));
        if (may_name(view)) {
            line.cells.push_back(words(join(actor.aliases, ", ")));
            line.cells.push_back(words(actor.key));
        }
        memory.lines.push_back(std::move(line));
    }
}

void Filler::ties()
{
    memory.total = model.derived ? model.derived->ties.ties.size() : 0;
    if (!model.derived || !model.snapshot)
        return;
    for (const network::TieState& state : model.snapshot->ties) {
        const network::Tie& tie = *model.derived->ties.find(state.tie);
        const evidence::Relation* relation = find(*archive.relations, tie.relation);
        TableLine line{tie.number, {}};
        line.cells.push_back(words(name(tie.a)));
        line.cells.push_back(words(tie.directed ? "→" : "–"));
        line.cells.push_back(words(name(tie.b)));
        line.cells.push_back(words(relation ? evidence::name(language, *relation) : std::string()));
        line.cells.push_back(number(tie.strength > 0 ? analysis::Value(tie.strength) : analysis::Value{}, 0));
        line.cells.push_back(words(std::string(evidence::label(language, tie.status))));
        line.cells.push_back(ordered(holds_words(language, state.holds), state.holds ? (*state.holds ? 0 : 1) : 2));
        line.cells.push_back(ordered(tie.spell ? std::string(network::label(language, state.presence)) : local(language, "contradictory"), tie.spell ? static_cast<double>(state.presence) : 9));
        const auto day = [](Day a, Day b) { return static_cast<double>(a.time_since_epoch().count() + b.time_since_epoch().count()) / 2; };
        line.cells.push_back(tie.spell ? ordered(begin_words(language, *tie.spell), day(tie.spell->start_earliest, tie.spell->start_latest)) : number(std::nullopt, 0));
        line.cells.push_back(tie.spell ? ordered(end_words(language, *tie.spell), day(tie.spell->end_earliest, tie.spell->end_latest)) : number(std::nullopt, 0));
        line.cells.push_back(count(static_cast<long long>(tie.claims.size())));
        memory.lines.push_back(std::move(line));
    }
}

void Filler::claims()
{
    memory.total = archive.claims->size();
    std::unordered_map<ClaimId, std::uint32_t> tie_of;
    if (model.derived)
        for (const network::Tie& tie : model.derived->ties.ties)
            for (const ClaimId claim : tie.claims)
                tie_of[claim] = tie.number;
    for (const evidence::Claim& claim : *archive.claims) {
        const evidence::Actor* from = find(*archive.actors, claim.from);
        const evidence::Interview* interview = find(*archive.interviews, claim.interview);
        const CityId city = interview ? interview->city : from ? from->city : CityId{};
        if (!asked_for(city, claim.field == evidence::Field::none && interview ? interview->field : claim.field))
            continue;
        const evidence::Relation* relation = find(*archive.relations, claim.relation);
        TableLine line{claim.id.value, {}};
        line.cells.push_back(words(informant_words(model, view, interview)));
        if (may_quote(view))
            line.cells.push_back(words(interview && !interview->researcher ? interview->key : std::string()));
        line.cells.push_back(words(name(claim.from)));
        line.cells.push_back(words(name(claim.to)));
        line.cells.push_back(words(relation ? evidence::name(language, *relation) : std::string()));
        line.cells.push_back(ordered(polarity_words(language, claim.polarity), static_cast<double>(claim.polarity)));
        line.cells.push_back(number(claim.strength > 0 ? analysis::Value(claim.strength) : analysis::Value{}, 0));
        line.cells.push_back(ordered(std::string(evidence::label(language, claim.certainty)), static_cast<double>(claim.certainty)));
        const auto date = [&](const PartialDate& one) {
            const std::optional<Day> first = one.earliest ? one.earliest : one.latest;
            return first ? ordered(spoken(language, one), static_cast<double>(first->time_since_epoch().count()))
                   : one.kind == PartialDate::Kind::open ? ordered(local(language, "open"), 1e9)
                                                         : TableCell{spoken(language, one), std::nullopt};
        };
        line.cells.push_back(date(claim.start));
        line.cells.push_back(date(claim.end));
        line.cells.push_back(words(claim.excluded ? local(language, "no") : local(language, "yes")));
        if (may_quote(view))
            line.cells.push_back(words(claim.quote));
        if (may_name(view))
            line.cells.push_back(words(describe(language, claim.place)));
        memory.tie_of.push_back(tie_of.count(claim.id) ? tie_of[claim.id] : 0);
        memory.lines.push_back(std::move(line));
    }
}

void Filler::structures()
{
    memory.total = archive.structures->size();
    std::unordered_map<StructureId, int> events;
    for (const evidence::Event& event : *archive.events)
        ++events[event.structure];
    std::unordered_map<StructureId, int> members;
    if (model.derived)
        for (const structures::MembershipSpell& one : model.derived->chronicle.memberships)
            if (const auto presence = network::presence_of(one.spell, question.from, question.until); presence == network::Presence::certain || presence == network::Presence::possible)
                ++members[one.structure];
    std::size_t place = 0;
    for (const evidence::Structure& structure : *archive.structures) {
        const std::size_t own = place++;
        if (!asked_for(structure.city, structure.field))
            continue;
        TableLine line{structure.id.value, {}};
        line.cells.push_back(words(name_of(model, view, structure.id)));
        line.cells.push_back(words(evidence::structure_type_label(language, structure.type)));
        line.cells.push_back(words(std::string(evidence::label(language, structure.field))));
        line.cells.push_back(words(structure.lead ? name(structure.lead) : std::string()));
        const structures::Life* life = model.derived && own < model.derived->chronicle.lives.size() ? &model.derived->chronicle.lives[own] : nullptr;
        if (life && !life->runs.empty()) {
            const structures::StatusOnDay& state = structures::state_on(*life, view.day);
            line.cells.push_back(ordered(state_words(model, view, state), static_cast<double>(state.status)));
        } else {
            line.cells.push_back(number(std::nullopt, 0));
        }
        line.cells.push_back(count(members[structure.id]));
        line.cells.push_back(count(events[structure.id]));
        line.cells.push_back(life && life->observed ? ordered(spoken(language, *life->observed), static_cast<double>(life->observed->time_since_epoch().count())) : number(std::nullopt, 0));
        if (may_name(view))
            line.cells.push_back(words(structure.key));
        memory.lines.push_back(std::move(line));
    }
}

}  // namespace

std::vector<TableColumn> table_columns(const Model& model, const View& view, TableTab tab)
{
    const Language language = view.look.language;
    std::vector<TableColumn> columns;
    const auto add = [&](const char* name, std::string_view title, float width, bool number = false, std::string tip = {}) {
        columns.push_back({name, std::string(title), width, number, std::move(tip)});
    };
    const std::string when = model.snapshot ? time_words(language, *model.snapshot) : std::string();
    switch (tab) {
    case TableTab::factors: return factor_columns(view);
    case TableTab::actors: {
        add("name", tr(language, "Name"), 250);
        add("kind", tr(language, "Kind"), 180);
        add("sector", tr(language, "Sector"), 190);
        add("parent", tr(language, "Unit above"), 190);
        add("field", tr(language, "Field"), 150);
        add("degree", tr(language, "Partners"), 100, true, say(language, "Partners {1}.", {when}));
        add("observable", tr(language, "Observable"), 120, true, local(language, "Pairs of this actor that somebody could have reported: as many partners could be seen."));
        const analysis::Measure* measure = analysis::find_measure(view.look.size_measure);
        if (measure && measure->key != "degree")
            add("size", tr(language, measure->title), 150, true, local(language, measure->sentence));
        add("claims", tr(language, "Claims"), 100, true, local(language, "Claims that name this actor and are counted."));
        add("exists_from", tr(language, "Exists since"), 130);
        add("exists_until", tr(language, "Exists until"), 130);
        if (may_name(view)) {
            add("aliases", tr(language, "Also called"), 220);
            add("key", tr(language, "Key"), 90);
        }
        break;
    }
    case TableTab::ties:
        add("a", tr(language, "One side"), 210);
        add("arrow", "", 40);
        add("b", tr(language, "Other side"), 210);
        add("relation", tr(language, "Relation"), 150);
        add("strength", tr(language, "Strength"), 90, true, local(language, "1 to 5, the middle of what was said; a dash where nobody said."));
        add("status", tr(language, "Standing"), 200);
        add("holds", tr(language, "Under the rule"), 150, false, model.snapshot ? std::string(evidence::label(language, model.snapshot->question.rule)) : std::string());
        add("presence", tr(language, "At this time"), 140, false, when);
        add("begin", tr(language, "Begin"), 240);
        add("end", tr(language, "End"), 240);
        add("claims", tr(language, "Claims"), 100, true);
        break;
    case TableTab::claims:
        add("informant", tr(language, "Who says so"), 200);
        if (may_quote(view))
            add("interview", tr(language, "Interview"), 100);
        add("from", tr(language, "From"), 190);
        add("to", tr(language, "To"), 190);
        add("relation", tr(language, "Relation"), 150);
        add("polarity", tr(language, "Says"), 100);
        add("strength", tr(language, "Strength"), 90, true);
        add("certainty", tr(language, "Certainty"), 120);
        add("begin", tr(language, "Begin"), 160);
        add("end", tr(language, "End"), 160);
        add("counted", tr(language, "Counted"), 90);
        if (may_quote(view))
            add("quote", tr(language, "Words"), 320);
        if (may_name(view))
            add("place", tr(language, "Where it is written"), 240);
        break;
    case TableTab::structures:
        add("name", tr(language, "Name"), 260);
        add("type", tr(language, "Type"), 170);
        add("field", tr(language, "Field"), 150);
        add("lead", tr(language, "In the lead"), 200);
        add("status", tr(language, "Status"), 260, false, say(language, "on {1}", {spoken(language, view.day)}));
        add("members", tr(language, "Members"), 110, true, say(language, "Members {1}, certain or possible.", {when}));
        add("events", tr(language, "Events"), 110, true);
        add("observed", tr(language, "Last spoken of"), 150);
        if (may_name(view))
            add("key", tr(language, "Key"), 90);
        break;
    }
    return columns;
}

void fill_lines(const Model& model, const View& view, TableTab tab, TableMemory& memory)
{
    memory.lines.clear();
    memory.tie_of.clear();
    Filler filler{model, view, memory};
    switch (tab) {
    case TableTab::actors: filler.actors(); break;
    case TableTab::ties: filler.ties(); break;
    case TableTab::claims: filler.claims(); break;
    case TableTab::structures: filler.structures(); break;
    case TableTab::factors: fill_factors(model, view, memory); break;
    }
}

void arrange_lines(const std::vector<TableColumn>& columns, Language language, const std::string& words, int sort, bool down, TableMemory& memory)
{
    memory.order.clear();
    const std::string_view wanted = trimmed(words);
    for (std::uint32_t i = 0; i < memory.lines.size(); ++i) {
        const TableLine& line = memory.lines[i];
        if (wanted.empty() || std::any_of(line.cells.begin(), line.cells.end(), [&](const TableCell& cell) { return contains_folded(cell.words, wanted); }))
            memory.order.push_back(i);
    }
    if (sort < 0 || sort >= static_cast<int>(columns.size()))
        return;
    const auto column = static_cast<std::size_t>(sort);
    // Every cell gets one number: its value, or its place among the words of the column. Empty ones come last
    // either way.
    std::map<std::string_view, double> rank;
    std::vector<std::string_view> distinct;
    for (const std::uint32_t i : memory.order)
        if (const TableCell& cell = memory.lines[i].cells[column]; !cell.number && !cell.words.empty() && rank.emplace(cell.words, 0).second)
            distinct.push_back(cell.words);
    std::sort(distinct.begin(), distinct.end(), [&](std::string_view a, std::string_view b) {
        const int order = collate(language, a, b);
        return order != 0 ? order < 0 : a < b;
    });
    for (std::size_t i = 0; i < distinct.size(); ++i)
        rank[distinct[i]] = static_cast<double>(i);
    constexpr double last = std::numeric_limits<double>::infinity();
    std::vector<double> key(memory.lines.size(), last);
    for (const std::uint32_t i : memory.order) {
        const TableCell& cell = memory.lines[i].cells[column];
        if (cell.number)
            key[i] = *cell.number;
        else if (!cell.words.empty() && cell.words != "–")
            key[i] = rank[cell.words];
    }
    std::stable_sort(memory.order.begin(), memory.order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (key[a] == last || key[b] == last)
            return key[a] != last && key[b] == last;
        return down ? key[a] > key[b] : key[a] < key[b];
    });
}

std::string tab_separated(const std::vector<TableColumn>& columns, const TableMemory& memory)
{
    // A tab or a line break inside of a cell would move all that follows; what begins like a formula would be
    // run by a spreadsheet.
    const auto plain_cell = [](std::string words) {
        std::replace_if(words.begin(), words.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        if (!words.empty() && std::string_view("=+-@").find(words.front()) != std::string_view::npos && words.size() > 1)
            words.insert(0, "'");
        return words;
    };
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i)
        text += (i ? "\t" : "") + columns[i].title;
    text += "\n";
    for (const std::uint32_t i : memory.order) {
        const TableLine& line = memory.lines[i];
        for (std::size_t c = 0; c < line.cells.size(); ++c)
            text += (c ? "\t" : "") + plain_cell(line.cells[c].words);
        text += "\n";
    }
    return text;
}

}  // namespace crosscut::panels
