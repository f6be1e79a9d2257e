// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::panels {

using structures::Crisis;
using structures::Pulse;

namespace {

CrisisForm::Row row_of(const Crisis& crisis)
{
    CrisisForm::Row row;
    row.english = crisis.english;
    row.german = crisis.german;
    for (const Pulse& pulse : crisis.pulses)
        row.pulses.emplace_back(iso(pulse.first), iso(pulse.last));
    const bool usual = !crisis.overlay && !crisis.pulses.empty() && crisis.aftermath == structures::usual_aftermath(crisis.pulses);
    row.aftermath = usual ? std::string() : iso(crisis.aftermath);
    row.overlay = crisis.overlay;
    return row;
}

std::vector<CrisisForm::Row> rows_of(const std::vector<Crisis>& crises)
{
    std::vector<CrisisForm::Row> out;
    for (const Crisis& one : crises)
        out.push_back(row_of(one));
    return out;
}

/// A day as typed; of a month or a year its first or last day.
std::optional<Day> typed_day(const std::string& text, bool last)
{
    const Result<PartialDate> date = parse_date(text);
    if (!date || date->kind != PartialDate::Kind::dated)
        return std::nullopt;
    return last ? date->latest : date->earliest;
}

Result<Crisis> crisis_of(const CrisisForm::Row& row)
{
    const auto no_day = [](const std::string& text) {
        return Problem{Problem::Code::bad_value, {"“{1}” is not a day.", {text}}, {"Write it like 2019-07-01."}, {}};
    };
    Crisis out;
    out.english = std::string(trimmed(row.english));
    out.german = std::string(trimmed(row.german));
    out.overlay = row.overlay;
    for (const auto& [from, to] : row.pulses) {
        const std::optional<Day> first = typed_day(from, false);
        const std::optional<Day> last = typed_day(to, true);
        if (!first || !last)
            return no_day(first ? to : from);
        out.pulses.push_back({*first, *last});
    }
    if (!out.pulses.empty())
        out.aftermath = out.overlay && trimmed(row.aftermath).empty() ? out.pulses.back().last : structures::usual_aftermath(out.pulses);
    if (!trimmed(row.aftermath).empty()) {
        const std::optional<Day> day = typed_day(row.aftermath, true);
        if (!day)
            return no_day(row.aftermath);
        out.aftermath = *day;
    }
    if (auto problem = structures::crisis_problem(out))
        return *problem;
    return out;
}

const std::string& shown_name(Language language, const CrisisForm::Row& row)
{
    const std::string& own = language == Language::german ? row.german : row.english;
    return own.empty() ? (language == Language::german ? row.english : row.german) : own;
}

void list(Language language, CrisisForm& form)
{
    for (int i = 0; i < static_cast<int>(form.rows.size()); ++i) {
        const CrisisForm::Row& one = form.rows[static_cast<std::size_t>(i)];
        const std::string& title = shown_name(language, one);
        const Result<Crisis> crisis = crisis_of(one);
        const std::string below = !crisis ? std::string(tr(language, "needs a look")) : one.overlay ? std::string(tr(language, "only drawn")) : short_day(language, crisis->onset());
        if (tall_row("crisis.row." + std::to_string(i), title.empty() ? tr(language, "without a name") : std::string_view(title), below, i == form.shown))
            form.shown = i;
    }
    if (button("crisis.new", tr(language, "New crisis"))) {
        form.rows.push_back({});
        form.rows.back().pulses.emplace_back();
        form.shown = static_cast<int>(form.rows.size()) - 1;
        form.fresh = true;
    }
    if (flow_button("crisis.presets", tr(language, "Presets"), ButtonKind::quiet)) {
        form.rows = rows_of(structures::standard_crises());
        form.shown = 0;
    }
}

void pulses(Language language, CrisisForm::Row& one)
{
    field_label(tr(language, "Stretches: first and last day of each"));
    const float side = (room_left() - 60 * scale()) / 2;
    std::optional<std::size_t> gone;
    for (std::size_t i = 0; i < one.pulses.size(); ++i) {
        const std::string id = std::to_string(i);
        text_field("crisis.first." + id, tr(language, "e.g. 2018-06-01"), one.pulses[i].first, side);
        beside(8);
        text_field("crisis.last." + id, tr(language, "e.g. 2018-08-31"), one.pulses[i].second, side);
        if (one.pulses.size() > 1) {
            beside(8);
            if (icon_button("crisis.less." + id, Icon::close, tr(language, "Take this stretch out")))
                gone = i;
        }
    }
    if (gone)
        one.pulses.erase(one.pulses.begin() + static_cast<std::ptrdiff_t>(*gone));
    if (link("crisis.more", tr(language, "One more stretch")))
        one.pulses.emplace_back();
}

void details(Language language, CrisisForm& form)
{
    CrisisForm::Row& one = form.rows[static_cast<std::size_t>(form.shown)];
    const Columns half = columns(2, 190);
    next_column(half, 0);
    field_label(tr(language, "German name"));
    first_field("crisis.german", tr(language, "e.g. Hitzesommer 2018"), one.german, form.fresh, half.width);
    end_column();
    next_column(half, 1);
    field_label(tr(language, "English name"));
    text_field("crisis.english", tr(language, "e.g. Heat summer 2018"), one.english, half.width);
    end_column();
    pulses(language, one);
    space(2);
    field_label(tr(language, "End of the time after it"));
    text_field("crisis.aftermath", one.overlay ? tr(language, "empty: with its last day") : tr(language, "empty: 24 months after its last day"), one.aftermath);
    checkbox("crisis.overlay", tr(language, "Only drawn behind the time axis, never computed with"), one.overlay);
    const Result<Crisis> read = crisis_of(one);
    space(2);
    if (!read) {
        warn(language, read.problem());
    } else {
        fact(tr(language, "Onset"), spoken(language, read->onset()));
        fact(tr(language, "Acute end"), spoken(language, read->acute_end()));
        fact(tr(language, "Aftermath until"), spoken(language, read->aftermath));
        if (!structures::compound(*read))
            warn(tr(language, "Its parts lie more than 12 months apart: they may be crises of their own."));
    }
    if (link("crisis.remove", tr(language, "Remove this crisis"))) {
        form.rows.erase(form.rows.begin() + form.shown);
        form.shown = std::max(0, form.shown - 1);
    }
}

}  // namespace

void open_crisis(View& view, const study::State& state, structures::CrisisId crisis)
{
    CrisisForm form;
    for (std::size_t i = 0; i < state.crises->size(); ++i)
        if ((*state.crises)[i].id == crisis)
            form.shown = static_cast<int>(i);
    view.crisis_form = form;
}

void crisis_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    CrisisForm& form = *view.crisis_form;
    if (!form.read) {
        form.rows = rows_of(*model.state->crises);
        form.read = true;
    }
    form.shown = std::clamp(form.shown, 0, std::max(0, static_cast<int>(form.rows.size()) - 1));
    bool open = true;
    if (begin_dialog("crisis_dialog", tr(language, "Crises"), open, 820, 600)) {
        std::vector<Crisis> crises;
        bool ready = !model.read_only;
        for (const CrisisForm::Row& row : form.rows) {
            const Result<Crisis> one = crisis_of(row);
            ready = ready && one;
            if (one)
                crises.push_back(*one);
        }
        const std::vector<FootButton> buttons{{"crisis.cancel", std::string(tr(language, "Cancel"))}, {"crisis.save", std::string(tr(language, "Save")), ButtonKind::primary, ready}};
        paragraph(tr(language, "Everything that asks what held counts from these days. A change can be undone."), Font::caption, Tone::quiet);
        begin_body("crisis.body", foot_height(buttons) + (form.problem.empty() ? 0 : 40 * scale()));
        const float left = std::min(260 * scale(), room_left() * 0.36f);
        begin_pane("crisis.list", left);
        list(language, form);
        end_pane();
        beside(20);
        begin_pane("crisis.details", 0);
        if (!form.rows.empty())
            details(language, form);
        else
            paragraph(tr(language, "There is no crisis. Add one, or take the presets."), Font::body, Tone::quiet);
        end_pane();
        end_body();
        if (!form.problem.empty())
            warn(form.problem);
        const int clicked = foot(buttons);
        if (clicked == 0)
            open = false;
        if (ready && (clicked == 1 || confirms())) {
            form.problem = try_edit(model, view, intents, study::ChangeCrises{crises});
            open = !form.problem.empty();
        }
        end_dialog();
    }
    if (!open)
        view.crisis_form.reset();
}

}  // namespace crosscut::panels
