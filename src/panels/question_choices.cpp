// SPDX-License-Identifier: Apache-2.0
#include "panels/question_choices.hpp"

#include "analysis/questions/questions.hpp"
#include "foundation/text.hpp"
#include "panels/day_field.hpp"
#include "panels/widgets.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

namespace {

analysis::Material material_of(const Model& model)
{
    return {&model.state->archive, &model.derived->ties, &model.derived->chronicle, model.state->crises.get()};
}

/// The next item stands beside the one before it, at the same height, where there is room for so much.
void beside(float width)
{
    const ImVec2 least = ImGui::GetItemRectMin();
    const float left = ImGui::GetItemRectMax().x + 8 * scale();
    if (left + width <= ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x)
        ImGui::SetCursorScreenPos({left, least.y});
}

void two_days(const Model& model, View& view)
{
    const Language language = view.look.language;
    QuestionsMemory& memory = view.questions_memory;
    QuestionChoices& choices = memory.choices;
    const auto [usual_first, usual_second] = analysis::usual_days(material_of(model));
    const float width = 220 * scale();
    ImGui::BeginGroup();
    text(tr(language, "First day"), Font::caption, Tone::quiet);
    const bool new_first = day_field("questions.first", spoken(language, usual_first), memory.first_words, choices.first ? spoken(language, *choices.first) : std::string(), width);
    ImGui::EndGroup();
    beside(width);
    ImGui::BeginGroup();
    text(tr(language, "Second day"), Font::caption, Tone::quiet);
    const bool new_second = day_field("questions.second", spoken(language, usual_second), memory.second_words, choices.second ? spoken(language, *choices.second) : std::string(), width);
    ImGui::EndGroup();
    if (!new_first && !new_second)
        return;
    QuestionChoices wanted = choices;
    bool read = true;
    const auto take = [&](const std::string& words, std::optional<Day>& day, bool end) {
        day = trimmed(words).empty() ? std::nullopt : read_day(words, end);
        read = read && (day || trimmed(words).empty());
    };
    if (new_first)
        take(memory.first_words, wanted.first, false);
    if (new_second)
        take(memory.second_words, wanted.second, true);
    memory.wrong.clear();
    if (!read)
        memory.wrong = tr(language, "This is no day. Write 2016, 2016-07 or 2016-07-01.");
    else if (wanted.second.value_or(usual_second) <= wanted.first.value_or(usual_first))
        memory.wrong = tr(language, "The second day does not lie after the first.");
    else
        choices = wanted;
}

/// The days that question 7 compares, as one line of words.
std::string words_of(Language language, const std::vector<Day>& dates)
{
    std::string out;
    for (const Day day : dates)
        out += (out.empty() ? "" : "; ") + spoken(language, day);
    return out;
}

void several_days(const Model& model, View& view)
{
    const Language language = view.look.language;
    QuestionsMemory& memory = view.questions_memory;
    text(tr(language, "Days, with a semicolon between them"), Font::caption, Tone::quiet);
    const float width = std::min(460 * scale(), ImGui::GetContentRegionAvail().x);
    if (day_field("questions.dates", tr(language, "the usual days"), memory.dates_words, words_of(language, memory.choices.dates), width)) {
        std::vector<Day> dates;
        memory.wrong.clear();
        for (const std::string& word : split(memory.dates_words, ';')) {
            if (trimmed(word).empty())
                continue;
            if (const std::optional<Day> day = read_day(std::string(trimmed(word)), false))
                dates.push_back(*day);
            else
                memory.wrong = say(language, "“{1}” is no day. Write 2016, 2016-07 or 2016-07-01.", {std::string(trimmed(word))});
        }
        std::sort(dates.begin(), dates.end());
        dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
        if (memory.wrong.empty())
            memory.choices.dates = dates;
    }
    bool first = true;
    for (const structures::Crisis& crisis : *model.state->crises) {
        if (crisis.pulses.empty())
            continue;
        const std::string name = "questions.around." + std::to_string(crisis.id.value);
        const std::string words = say(language, "around: {1}", {crisis.name(language)});
        if (first ? button(name, words) : flow_button(name, words)) {
            const Day onset = crisis.onset();
            memory.choices.dates = {month_start(onset, -12), crisis.acute_end(), month_start(crisis.acute_end(), 36), month_start(crisis.acute_end(), 60)};
            memory.wrong.clear();
        }
        if (ImGui::IsItemHovered())
            tooltip(tr(language, "A year before it began, the end of its acute time, three and five years after that"));
        first = false;
    }
}

}  // namespace

void question_choices(const Model& model, View& view)
{
    const Language language = view.look.language;
    QuestionsMemory& memory = view.questions_memory;
    space(6);
    switch (memory.number) {
    case 1:
        two_days(model, view);
        break;
    case 2:
        return;
    case 6: {
        static constexpr std::array<int, 4> years{1, 2, 3, 5};
        std::vector<std::string> words;
        for (const int one : years)
            words.push_back(one == 1 ? std::string(tr(language, "after a year")) : say(language, "after {1} years", {std::to_string(one)}));
        auto index = static_cast<int>(std::find(years.begin(), years.end(), memory.choices.years) - years.begin());
        if (segments("questions.years", index, words, std::min(460 * scale(), ImGui::GetContentRegionAvail().x)))
            memory.choices.years = years[static_cast<std::size_t>(std::clamp(index, 0, 3))];
        break;
    }
    case 7:
        several_days(model, view);
        break;
    default:
        checkbox("questions.as_on_map", view.whole_time ? std::string(tr(language, "all time together, as on the map")) : say(language, "on the day of the map, {1}", {spoken(language, view.day)}),
                 memory.choices.as_on_map);
        if (!memory.choices.as_on_map)
            paragraph(tr(language, "Else the last day on which most ties were seen."), Font::caption, Tone::quiet);
    }
    if (!memory.wrong.empty())
        paragraph(memory.wrong, Font::caption, Tone::warning);
    space(6);
}

}  // namespace crosscut::panels
