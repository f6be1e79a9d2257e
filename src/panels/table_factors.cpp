// SPDX-License-Identifier: Apache-2.0
#include "panels/table_factors.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "panels/inspector_parts.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

using evidence::find;

namespace {

std::string percent(Language language, int hits, int all, const std::optional<analysis::Interval>& limits)
{
    if (all == 0)
        return "–";
    std::string out = say(language, "{1} of {2}", {std::to_string(hits), std::to_string(all)});
    if (limits)
        out += " (" + spoken(language, 100 * limits->first, 0) + "–" + spoken(language, 100 * limits->second, 0) + " %)";
    return out;
}

const analysis::FactorTest* test_of(const analysis::FactorComparison& all, const analysis::FactorCell& cell)
{
    const auto at = std::find_if(all.tests.begin(), all.tests.end(), [&](const analysis::FactorTest& one) { return one.factor == cell.factor && one.influence == cell.influence; });
    return at == all.tests.end() || cell.city ? nullptr : &*at;
}

void statements_of(const Model& model, View& view, const analysis::FactorCell& cell)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    for (const CodingId id : cell.codings) {
        const evidence::Coding* coding = find(*archive.codings, id);
        if (!coding)
            continue;
        const auto subject = std::find_if(view.factor_memory.comparison.cases.begin(), view.factor_memory.comparison.cases.end(), [&](const analysis::FactorCase& one) {
            return std::find(one.codings.begin(), one.codings.end(), id) != one.codings.end();
        });
        std::string title = target_name(model, view, coding->target);
        if (subject != view.factor_memory.comparison.cases.end() && subject->verdict)
            title += ": " + std::string(analysis::label(language, subject->verdict->outcome));
        if (link("factors.case." + std::to_string(id.value), title)) {
            if (coding->target.is_structure()) {
                select(view, coding->target.structure);
            } else {
                view.selection = {};
                view.selection.actors = coding->target.actors;
            }
            view.right_open = true;
            view.inspector_tab = InspectorTab::facts;
        }
        const std::string& words = evidence::words_of(archive, *coding);
        if (may_quote(view) && !words.empty())
            quotation(quoted(language, words));
        const evidence::Claim* claim = find(*archive.claims, coding->claim);
        const evidence::Interview* interview = find(*archive.interviews, claim ? claim->interview : coding->interview);
        if (interview)
            paragraph(informant_words(model, view, interview), Font::caption, Tone::quiet);
        space(4);
    }
}

}  // namespace

const analysis::FactorComparison& factors_now(const Model& model, View& view)
{
    FactorMemory& memory = view.factor_memory;
    const evidence::Archive& archive = model.state->archive;
    const std::vector<std::shared_ptr<const void>> tables{archive.structures, archive.events, archive.memberships, archive.actors,  archive.interviews,
                                                          archive.claims,     archive.codings, archive.factors,    model.state->crises};
    if (!memory.made || memory.tables != tables || memory.city != view.question.city || memory.field != view.question.field) {
        Work work;
        Result<analysis::FactorComparison> all = analysis::compare_factors(archive, *model.state->crises, {view.question.city, view.question.field, {}, 3}, work);
        memory.comparison = all ? std::move(*all) : analysis::FactorComparison();
        memory.tables = tables;
        memory.city = view.question.city;
        memory.field = view.question.field;
        memory.made = true;
        memory.cell = 0;
    }
    return memory.comparison;
}

std::vector<TableColumn> factor_columns(const View& view)
{
    const Language language = view.look.language;
    std::vector<TableColumn> columns;
    const auto add = [&](const char* name, std::string_view title, float width, bool number = false, std::string_view tip = {}) { columns.push_back({name, std::string(title), width, number, std::string(tip)}); };
    add("factor", tr(language, "Factor"), 200);
    add("influence", tr(language, "Influence"), 90);
    add("city", tr(language, "City"), 120);
    add("persists", tr(language, "Persists"), 95, true, tr(language, "Structures with the factor whose function persists three years after the acute end."));
    add("lost", tr(language, "Lost"), 90, true, tr(language, "Structures with the factor whose function was lost by then."));
    add("open", tr(language, "Open"), 75, true, tr(language, "Structures with the factor of which nothing can be said."));
    add("other", tr(language, "Ties, gaps"), 105, true, tr(language, "Ties and gaps that the factor was coded for; they are no part of the test."));
    add("with", tr(language, "With the factor"), 170, false, tr(language, "Share that persists, with its Wilson interval of 95 %."));
    add("without", tr(language, "Without"), 170, false, tr(language, "The same for structures with other codings, but not this one."));
    add("p", tr(language, "p (exact)"), 90, true, tr(language, "Fisher's exact test, two-sided."));
    add("holm", tr(language, "Holm"), 80, true, tr(language, "p corrected for the number of tests (Holm)."));
    add("remark", tr(language, "Remark"), 420);
    return columns;
}

void fill_factors(const Model& model, const View& view, TableMemory& memory)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    const std::vector<evidence::Factor> list = evidence::factor_list(archive);
    const analysis::FactorComparison& all = view.factor_memory.comparison;
    memory.total = all.cells.size();
    const auto words = [](std::string text) { return TableCell{std::move(text), std::nullopt}; };
    const auto count = [](int value) { return TableCell{std::to_string(value), static_cast<double>(value)}; };
    const auto number = [&](const analysis::Value& value) { return TableCell{spoken(language, value, 3), value}; };
    for (std::size_t i = 0; i < all.cells.size(); ++i) {
        const analysis::FactorCell& cell = all.cells[i];
        const evidence::Factor* factor = find(list, cell.factor);
        const evidence::City* city = find(*archive.cities, cell.city);
        const analysis::FactorTest* test = test_of(all, cell);
        TableLine line{static_cast<std::uint32_t>(i) + 1, {}};
        line.cells.push_back(words(factor ? name(language, *factor) : std::string("?")));
        line.cells.push_back(words(std::string(label(language, cell.influence))));
        line.cells.push_back(words(city ? city->name : std::string(tr(language, "all"))));
        line.cells.push_back(count(cell.persists));
        line.cells.push_back(count(cell.lost));
        line.cells.push_back(count(cell.open));
        line.cells.push_back(count(cell.other));
        if (test) {
            const analysis::FourFold& n = test->counts;
            line.cells.push_back(words(percent(language, n.a, n.a + n.b, test->with)));
            line.cells.push_back(words(percent(language, n.c, n.c + n.d, test->without)));
            line.cells.push_back(number(test->p));
            line.cells.push_back(number(test->holm));
            line.cells.push_back(words(analysis::why_not(language, *test)));
        } else {
            line.cells.insert(line.cells.end(), 5, words({}));
        }
        memory.lines.push_back(std::move(line));
    }
}

float statements_height(float room) { return std::max(110 * scale(), room * 0.36f); }

void factor_statements(const Model& model, View& view, float height)
{
    const Language language = view.look.language;
    const FactorMemory& memory = view.factor_memory;
    if (ImGui::BeginChild("##statements", {0, height - 8 * scale()}, false)) {
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * scale(), 4 * scale()});
        const bool chosen = memory.cell >= 1 && memory.cell <= memory.comparison.cells.size();
        if (chosen) {
            section(tr(language, "The statements behind this line"));
            statements_of(model, view, memory.comparison.cells[memory.cell - 1]);
        }
        section(tr(language, "Before you conclude anything"));
        for (const Message& one : memory.comparison.cautions)
            paragraph(in(language, one), Font::caption, Tone::quiet);
        if (!chosen && !memory.comparison.cells.empty())
            paragraph(tr(language, "Click a line to read the statements behind it."), Font::caption, Tone::quiet);
        ImGui::PopStyleVar();
    }
    ImGui::EndChild();
}

}  // namespace crosscut::panels
