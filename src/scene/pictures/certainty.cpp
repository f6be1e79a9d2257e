// SPDX-License-Identifier: Apache-2.0
#include "analysis/catalogue.hpp"
#include "analysis/replicates.hpp"
#include "scene/bump.hpp"
#include "scene/pictures/brush.hpp"
#include "scene/pictures/kinds.hpp"
#include "scene/strip.hpp"

#include <algorithm>

namespace crosscut::scene {

namespace {

using analysis::Measure;
using analysis::Per;

constexpr std::size_t most_informants = 80;

/// Measures as choices: those that are shown where nobody chose any, of actors or of the network too.
std::vector<PictureOption::Choice> measures(bool network)
{
    std::vector<PictureOption::Choice> out;
    for (const Measure& measure : analysis::catalogue())
        if (measure.common && (measure.per == Per::actor || (network && measure.per == Per::network)))
            out.push_back({measure.key, measure.title});
    // Networks first; how many actors there are hangs on no rule and comes after what does.
    const auto place = [](const auto& one) { return analysis::find_measure(one.key)->per != Per::network ? 2 : one.key == "actor_count" ? 1 : 0; };
    std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return out;
}

network::Question asked_of(const PictureAsk& ask)
{
    network::Question question = ask.question;
    question.from.reset();
    question.until = ask.days.front();
    return question;
}

/// What both pictures of this group hold and say.
struct Certainty : PictureContent {
    evidence::Archive archive;
    PictureAsk ask;
    const Measure* measure = nullptr;

    std::string title(Language language) const { return std::string(tr(language, measure->title)); }
    std::vector<std::string> place(Language language) const
    {
        return {place_words(archive, ask.question, language), spoken(language, ask.days.front()), say(language, "Rule: {1}", {std::string(evidence::label(language, ask.question.rule))}),
                say(language, "Vague time: {1}", {std::string(network::label(language, ask.question.mode))})};
    }
    void take(const Source& source, const PictureAsk& from)
    {
        archive = *source.archive;
        ask = from;
        measure = analysis::find_measure(option_of(from, "measure"));
    }
};

struct StripContent final : Certainty {
    analysis::Strip strip;
    std::size_t item = 0;

    std::string whose(const Encoding& encoding) const
    {
        return measure->per == Per::actor && item < strip.items.size() ? shown_name(archive, strip.items[item].actor, encoding.names) : town_of(archive, ask.question, encoding.language);
    }
    Scene compose(const Encoding& encoding, const PictureView& view) const override
    {
        if (strip.items.empty())
            return nothing_to_see(encoding, view, std::string(tr(encoding.language, "No actor belongs to this question.")), std::string(tr(encoding.language, "Choose another city, field or filter, or enter actors.")));
        StripInput input;
        input.strip = &strip;
        input.item = item;
        input.what = title(encoding.language);
        input.whose = whose(encoding);
        input.digits = measure->digits;
        input.asked = ask.question.rule;
        if (measure->per == Per::actor)
            input.subject = {Subject::Kind::actor, strip.items[item].actor.value, 0};
        return compose_strip(input, encoding, view.width);
    }
    Scene legend(const Encoding& encoding, double width) const override { return compose_strip_legend(encoding, width); }
    std::string heading(Language language) const override
    {
        return say(language, "How much does “{1}” depend on how the statements are read?", {title(language)});
    }
    std::vector<std::string> facts(Language language) const override { return place(language); }
    std::vector<std::string> warnings(Language language) const override
    {
        return {std::string(tr(language, "A difference whose sign changes between the rows is not robust."))};
    }
};

Result<PictureData> prepare_strip(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<StripContent>();
    content->take(source, ask);
    Result<analysis::Strip> strip = analysis::strip_of(*source.archive, *source.ties, {asked_of(ask), std::string(content->measure->key)}, work);
    if (!strip)
        return strip.problem();
    content->strip = std::move(*strip);
    // Of the selected actor, else of the one with the largest value.
    const std::vector<analysis::Item>& items = content->strip.items;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (content->strip.asked[i].value_or(-1e300) > content->strip.asked[content->item].value_or(-1e300))
            content->item = i;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!ask.actors.empty() && items[i].actor == ask.actors.front())
            content->item = i;
    return PictureData{ask, content};
}

struct BumpContent final : Certainty {
    analysis::Uncertainty found;

    BumpInput input(Language language) const { return {&archive, &found, title(language), 12}; }
    Scene compose(const Encoding& encoding, const PictureView& view) const override
    {
        BumpView bump;
        bump.selected = view.actors;
        bump.height = view.height;
        return compose_bump(input(encoding.language), encoding, bump, view.width);
    }
    Scene legend(const Encoding& encoding, double width) const override { return compose_bump_legend(input(encoding.language), encoding, width); }
    std::string heading(Language language) const override { return say(language, "Who stands first by “{1}”, and would others have said the same?", {title(language)}); }
    std::vector<std::string> facts(Language language) const override
    {
        std::vector<std::string> out = place(language);
        out.push_back(say(language, "Informants: n = {1}", {std::to_string(found.informants.size())}));
        return out;
    }
    std::vector<std::string> warnings(Language language) const override
    {
        std::vector<std::string> out;
        if (const analysis::StabilityVerdict verdict = analysis::verdict_of(found.stability); verdict != analysis::StabilityVerdict::none)
            out.emplace_back(analysis::sentence(language, verdict));
        for (const Message& note : found.notes)
            out.push_back(in(language, note));
        return out;
    }
};

Result<PictureData> prepare_bump(const Source& source, const PictureAsk& ask, Work& work)
{
    auto content = std::make_shared<BumpContent>();
    content->take(source, ask);
    analysis::UncertaintySettings settings;
    settings.dates = 0;  // of vague dates the chart shows both bounds
    settings.seed = source.seed;
    // Few informants have few different subsets; of many the intervals need fewer draws than a table of numbers.
    const std::size_t informants = analysis::informants_of(*source.archive, asked_of(ask)).size();
    if (informants > 20) {
        settings.interviews = 300;
        settings.dropped = 0;
    }
    const analysis::Asked asked{asked_of(ask), std::string(content->measure->key)};
    // A column for each of hundreds of informants could not be read, and would take minutes.
    if (informants > most_informants) {
        Result<analysis::Strip> strip = analysis::strip_of(*source.archive, *source.ties, asked, work);
        if (!strip)
            return strip.problem();
        content->found.asked = asked;
        content->found.strip = std::move(*strip);
        const auto places = analysis::places_of(content->found.strip.asked);
        for (std::size_t i = 0; i < places.size(); ++i) {
            analysis::Doubt doubt;
            doubt.item = content->found.strip.items[i];
            doubt.value = content->found.strip.asked[i];
            doubt.places = places[i];
            content->found.doubts.push_back(std::move(doubt));
        }
        content->found.informants = analysis::informants_of(*source.archive, asked.question);
        content->found.notes.emplace_back("So many were interviewed that leaving out each has no room here; crosscut uncertainty works out the rank intervals.");
        return PictureData{ask, content};
    }
    Result<analysis::Uncertainty> found = analysis::uncertainty(*source.archive, asked, settings, work);
    if (!found)
        return found.problem();
    content->found = std::move(*found);
    return PictureData{ask, content};
}

}  // namespace

PictureKind strip_kind()
{
    return {Picture::strip, PictureGroup::certainty, "strip", "Strip over the rules",
            "The same number under all seven rules and both bounds of vague time: where the dots stand apart it depends on how the statements are read.",
            1, true, false, true, {{"measure", "Measure", measures(true)}}, prepare_strip};
}

PictureKind bump_kind()
{
    return {Picture::bump, PictureGroup::certainty, "bump", "Ranks over the variants",
            "Each line is an actor and leads through its ranks under other rules, other dates and with one informant less: lines that cross have no sure order.",
            1, true, false, false, {{"measure", "Measure", measures(false)}}, prepare_bump};
}

}  // namespace crosscut::scene
