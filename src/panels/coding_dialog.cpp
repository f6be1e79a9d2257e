// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"
#include "panels/inspector_parts.hpp"
#include "panels/wording.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::panels {

using evidence::Factor;
using evidence::find;
using evidence::Influence;

namespace {

/// 0 begins with it, 1 a word begins with it, 2 somewhere, -1 not at all.
int rank_of(std::string_view name, const std::string& wanted)
{
    const std::string own = fold(name);
    const std::size_t at = own.find(wanted);
    if (at == std::string::npos)
        return -1;
    return at == 0 ? 0 : own[at - 1] == ' ' ? 1 : 2;
}

/// A factor that is named by the typed words; those of the list as they are shown come first.
FactorId named(const std::vector<Factor>& list, std::string_view words) { return evidence::find_factor(list, words); }

std::vector<InterviewId> interviews_of(const evidence::Archive& archive, CityId city)
{
    std::vector<InterviewId> out{{}};
    for (const evidence::Interview& one : *archive.interviews)
        if (one.city == city)
            out.push_back(one.id);
    return out;
}

void choose_factor(const Model& model, View& view, Intents& intents, CodingForm& form, const std::vector<Factor>& list)
{
    const Language language = view.look.language;
    field_label(tr(language, "Which factor?"));
    bool entered = false;
    if (first_field("coding.factor", tr(language, "Type its first letters; + helps, - hinders"), form.factor, form.fresh, 0, &entered)) {
        form.row = 0;
        form.problem.clear();
        // A sign before the word says what it does, so that nobody has to leave the keyboard.
        if (!form.factor.empty() && (form.factor.front() == '+' || form.factor.front() == '-')) {
            form.influence = form.factor.front() == '+' ? 0 : 1;
            form.factor.erase(0, 1);
        }
    }
    const bool typing = being_typed_in();
    // Whoever went down with the arrows has left the field; Enter takes the row all the same.
    entered = entered || (form.row > 0 && pressed(Key::enter));
    const std::string words(trimmed(form.factor));
    const FactorId exact = named(list, words);
    const std::vector<FactorId> fitting = exact ? std::vector<FactorId>() : matching_factors(list, language, words, words.empty() ? 40 : 5);
    std::optional<FactorId> taken;
    bool anew = false;
    if (words.empty()) {
        for (const FactorId id : fitting)
            if (flow_button("coding.factor." + std::to_string(id.value), name(language, *find(list, id)), ButtonKind::quiet))
                taken = id;
        if (flow_button("coding.list", tr(language, "Change the list …"), ButtonKind::quiet))
            view.factors_form = FactorsForm{};
    } else if (!exact) {
        const int rows = static_cast<int>(fitting.size()) + 1;
        if (typing && pressed(Key::down))
            form.row = std::min(form.row + 1, rows - 1);
        if (typing && pressed(Key::up))
            form.row = std::max(form.row - 1, 0);
        for (int i = 0; i < rows - 1; ++i) {
            const Factor& one = *find(list, fitting[static_cast<std::size_t>(i)]);
            if (row("coding.match." + std::to_string(i), name(language, one), {}, form.row == i) || (entered && form.row == i))
                taken = one.id;
        }
        anew = row("coding.new", say(language, "New factor: {1}", {words}), {}, form.row == rows - 1) || (entered && form.row == rows - 1);
    } else if (entered) {
        form.to_quote = true;
    }
    if (taken) {
        form.factor = name(language, *find(list, *taken));
        form.to_quote = true;
    } else if (anew) {
        const study::AddFactor edit = language == Language::german ? study::AddFactor{{}, words} : study::AddFactor{words, {}};
        form.problem = try_edit(model, view, intents, edit);
        form.to_quote = form.problem.empty();
    }
}

void choose_source(const Model& model, View& view, CodingForm& form)
{
    const Language language = view.look.language;
    const evidence::Archive& archive = model.state->archive;
    const evidence::Claim* claim = find(*archive.claims, form.claim);
    if (claim) {
        field_label(tr(language, "The claim that says so"));
        if (may_quote(view) && !claim->quote.empty())
            quotation(quoted(language, claim->quote));
        paragraph(informant_words(model, view, find(*archive.interviews, claim->interview)), Font::caption, Tone::quiet);
        return;
    }
    const std::vector<InterviewId> ids = interviews_of(archive, evidence::city_of(archive, form.target));
    std::vector<std::string> entries{std::string(tr(language, "a document, or my own assessment"))};
    int index = 0;
    for (std::size_t i = 1; i < ids.size(); ++i) {
        const evidence::Interview* one = find(*archive.interviews, ids[i]);
        entries.push_back((may_quote(view) ? one->key + " · " : std::string()) + informant_words(model, view, one));
        if (ids[i] == form.interview)
            index = static_cast<int>(i);
    }
    if (choice("coding.interview", tr(language, "Who says so?"), index, entries))
        form.interview = ids[static_cast<std::size_t>(index)];
}

}  // namespace

std::vector<FactorId> matching_factors(const std::vector<Factor>& list, Language language, std::string_view words, std::size_t most)
{
    const std::string wanted = fold(trimmed(words));
    std::vector<std::pair<int, FactorId>> ranked;
    for (const Factor& one : list) {
        if (one.retired)
            continue;
        int best = wanted.empty() ? 0 : -1;
        for (const std::string* text : {&name(language, one), &one.english, &one.german, &one.key})
            if (!wanted.empty())
                if (const int rank = rank_of(*text, wanted); rank >= 0 && (best < 0 || rank < best))
                    best = rank;
        if (best >= 0)
            ranked.emplace_back(best, one.id);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<FactorId> out;
    for (std::size_t i = 0; i < ranked.size() && i < most; ++i)
        out.push_back(ranked[i].second);
    return out;
}

CodingForm coding_of(const evidence::Archive& archive, Language language, const evidence::Coding& coding)
{
    CodingForm form;
    form.target = coding.target;
    form.edited = coding.id;
    const std::vector<Factor> list = evidence::factor_list(archive);
    if (const Factor* factor = find(list, coding.factor))
        form.factor = name(language, *factor);
    form.influence = coding.influence == Influence::helps ? 0 : 1;
    form.quote = coding.quote;
    form.comment = coding.comment;
    form.claim = coding.claim;
    form.interview = coding.interview;
    return form;
}

void begin_coding(View& view, const evidence::Target& target, const std::string& quote, ClaimId claim, InterviewId interview)
{
    CodingForm form;
    form.target = target;
    form.quote = quote;
    form.claim = claim;
    form.interview = interview;
    view.coding_form = form;
}

void coding_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    CodingForm& form = *view.coding_form;
    const evidence::Archive& archive = model.state->archive;
    const std::vector<Factor> list = evidence::factor_list(archive);
    const evidence::Coding* old = form.edited ? find(*archive.codings, form.edited) : nullptr;
    if (form.edited && !old) {
        view.coding_form.reset();
        return;
    }
    bool open = true;
    if (begin_dialog("coding_dialog", old ? tr(language, "Change a coding") : tr(language, "Code a potential or an obstacle"), open, 600)) {
        paragraph(target_name(model, view, form.target), Font::strong);
        choose_factor(model, view, intents, form, list);
        space(2);
        segments("coding.influence", form.influence, {std::string(tr(language, "helps (potential)")), std::string(tr(language, "hinders (obstacle)"))});
        space(2);
        choose_source(model, view, form);
        field_label(form.claim ? tr(language, "Other words, if not those of the claim") : tr(language, "In which words?"));
        const std::string quote_before = form.quote;
        bool entered = false;
        text_field("coding.quote", tr(language, "The quote, as short as it can be"), form.quote, 0, &entered, form.to_quote);
        if (form.to_quote && being_typed_in())
            form.to_quote = false;
        field_label(tr(language, "Comment"));
        text_field("coding.comment", tr(language, "Why you read it so"), form.comment);
        if (form.quote != quote_before)
            form.problem.clear();
        if (!form.problem.empty())
            warn(form.problem);
        const FactorId factor = named(list, form.factor);
        const bool ready = static_cast<bool>(factor);
        const int clicked = foot({{"coding.cancel", std::string(tr(language, "Cancel"))}, {"coding.add", std::string(old ? tr(language, "Save") : tr(language, "Code")), ButtonKind::primary, ready}});
        if (clicked == 0)
            open = false;
        if (ready && (clicked == 1 || entered || confirms(true))) {
            evidence::Coding coding = old ? *old : evidence::Coding();
            coding.factor = factor;
            coding.influence = form.influence == 0 ? Influence::helps : Influence::hinders;
            coding.target = form.target;
            coding.claim = form.claim;
            coding.interview = form.interview;
            coding.quote = std::string(trimmed(form.quote));
            coding.comment = std::string(trimmed(form.comment));
            form.problem = try_edit(model, view, intents, old ? study::Edit(study::ChangeCoding{coding}) : study::Edit(study::AddCoding{coding}));
            open = !form.problem.empty();
        }
        end_dialog();
    }
    if (!open)
        view.coding_form.reset();
}

void factors_dialog(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    FactorsForm& form = *view.factors_form;
    const std::vector<Factor> list = evidence::factor_list(model.state->archive);
    if (!form.read || form.rows.size() != list.size()) {
        form.rows = list;
        form.read = true;
    }
    bool open = true;
    if (begin_dialog("factors_dialog", tr(language, "Potentials and obstacles: the list of factors"), open, 680, 560)) {
        const std::vector<FootButton> buttons{{"factors.done", std::string(tr(language, "Done")), ButtonKind::primary}};
        paragraph(tr(language, "What is taken from the list is not offered any more; what was coded with it stays."), Font::caption, Tone::quiet);
        begin_body("factors.body", foot_height(buttons) + 110 * scale());
        const float offered = text_width(tr(language, "offered"), Font::body) + 60 * scale();
        const float half = (room_left() - offered - 24 * scale()) / 2;
        for (Factor& one : form.rows) {
            const std::string id = std::to_string(one.id.value);
            Factor changed = one;
            bool differs = text_field("factors.german." + id, tr(language, "German name"), changed.german, half);
            beside(8);
            differs = text_field("factors.english." + id, tr(language, "English name"), changed.english, half) || differs;
            beside(12);
            bool on = !changed.retired;
            if (checkbox("factors.on." + id, tr(language, "offered"), on)) {
                changed.retired = !on;
                differs = true;
            }
            if (differs) {
                one = changed;
                form.problem = model.read_only ? std::string(tr(language, "The study is open for reading only.")) : try_edit(model, view, intents, study::ChangeFactor{changed}, true);
            }
        }
        end_body();
        field_label(tr(language, "One more"));
        const float side = (room_left() - 130 * scale()) / 2;
        bool entered = false;
        first_field("factors.new.german", tr(language, "German name"), form.german, form.fresh, side, &entered);
        beside(8);
        bool entered_too = false;
        text_field("factors.new.english", tr(language, "English name"), form.english, side, &entered_too);
        beside(8);
        const bool ready = !(trimmed(form.german).empty() && trimmed(form.english).empty()) && !model.read_only;
        if ((button("factors.add", tr(language, "Add"), ButtonKind::framed, ready) || entered || entered_too) && ready) {
            form.problem = try_edit(model, view, intents, study::AddFactor{form.english, form.german});
            if (form.problem.empty()) {
                form.german.clear();
                form.english.clear();
                form.fresh = true;
            }
        }
        if (!form.problem.empty())
            warn(form.problem);
        if (foot(buttons) == 0)
            open = false;
        end_dialog();
    }
    if (!open)
        view.factors_form.reset();
}

}  // namespace crosscut::panels
