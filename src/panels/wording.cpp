// SPDX-License-Identifier: Apache-2.0
#include "panels/wording.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <cctype>

namespace crosscut::panels {

using evidence::find;

bool may_name(const View& view) { return view.look.names == scene::NameMode::full; }
bool may_quote(const View& view) { return may_name(view) && !view.look.projector; }

std::string discretion(const View& view)
{
    const Language language = view.look.language;
    if (!may_name(view))
        return std::string(tr(language, "Names are replaced: keys, other names, quotes, remarks and files are not shown."));
    if (view.look.projector)
        return std::string(tr(language, "Before an audience, quotes and codes of interviews are not shown."));
    return {};
}

std::string quoted(Language language, const std::string& words)
{
    return language == Language::german ? "„" + words + "“" : "“" + words + "”";
}

std::string strength_words(Language language, int strength, int least, int most)
{
    if (strength <= 0)
        return "–";
    if (least > 0 && most > least)
        return say(language, "{1} to {2} of 5, middle {3}", {std::to_string(least), std::to_string(most), std::to_string(strength)});
    return say(language, "{1} of 5", {std::to_string(strength)});
}

std::string polarity_words(Language language, evidence::Polarity polarity)
{
    switch (polarity) {
    case evidence::Polarity::yes: return std::string(tr(language, "yes"));
    case evidence::Polarity::no: return std::string(tr(language, "no"));
    case evidence::Polarity::ended: break;
    }
    return std::string(tr(language, "has ended"));
}

std::string coverage_words(Language language, evidence::Coverage coverage)
{
    switch (coverage) {
    case evidence::Coverage::topical: return std::string(tr(language, "asked by topic"));
    case evidence::Coverage::roster: return std::string(tr(language, "asked about everyone"));
    case evidence::Coverage::spontaneous: break;
    }
    return std::string(tr(language, "told freely"));
}

std::string side_words(Language language, evidence::Side side)
{
    switch (side) {
    case evidence::Side::yes: return std::string(tr(language, "says yes"));
    case evidence::Side::denied: return std::string(tr(language, "says no"));
    case evidence::Side::silent: return std::string(tr(language, "could have said so, but did not"));
    case evidence::Side::absent: break;
    }
    return std::string(tr(language, "was not interviewed about it"));
}

std::string holds_words(Language language, std::optional<bool> holds)
{
    if (!holds)
        return std::string(tr(language, "cannot be observed"));
    return std::string(*holds ? tr(language, "holds") : tr(language, "does not hold"));
}

namespace {

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string month_text(const YearMonthDay& day) { return std::to_string(day.year) + "-" + two(day.month); }

std::string read_aloud(Language language, const std::string& text)
{
    const Result<PartialDate> date = parse_date(text);
    return date ? spoken(language, *date) : text;
}

}  // namespace

std::string bounds_words(Language language, Day earliest, Day latest)
{
    if (earliest == latest)
        return spoken(language, earliest);
    const YearMonthDay a = parts(earliest);
    const YearMonthDay b = parts(latest);
    if (earliest == month_start(earliest) && latest == month_end(latest)) {
        const bool years = a.month == 1 && b.month == 12;
        const std::string from = years ? std::to_string(a.year) : month_text(a);
        const std::string to = years ? std::to_string(b.year) : month_text(b);
        return read_aloud(language, from == to ? from : from + ".." + to);
    }
    return say(language, "between {1} and {2}", {spoken(language, earliest), spoken(language, latest)});
}

std::string begin_words(Language language, const Spell& spell)
{
    if (spell.start_earliest <= horizon_start) {
        if (spell.start_latest <= horizon_start)
            return std::string(tr(language, "before the period that is studied"));
        return say(language, "{1} at the latest", {spoken(language, spell.start_latest)});
    }
    return bounds_words(language, spell.start_earliest, spell.start_latest);
}

std::string end_words(Language language, const Spell& spell)
{
    if (!spell.censored)
        return bounds_words(language, spell.end_earliest, spell.end_latest);
    if (spell.end_earliest >= spell.observed)
        return say(language, "still running on {1}, the last day that was reported", {spoken(language, spell.observed)});
    return say(language, "unknown; {1} at the earliest", {spoken(language, spell.end_earliest)});
}

std::string spell_words(Language language, const Spell& spell)
{
    const std::string begin = begin_words(language, spell);
    if (spell.censored && spell.end_earliest >= spell.observed)
        return spell.start_latest <= horizon_start ? std::string(tr(language, "throughout, as far as reported"))
                                                   : say(language, "since {1}", {begin});
    return say(language, "{1} until {2}", {begin, end_words(language, spell)});
}

std::string span_words(Language language, const PartialDate& from, const PartialDate& to)
{
    using Kind = PartialDate::Kind;
    const std::string begin = spoken(language, from);
    const std::string end = spoken(language, to);
    if (from.kind == Kind::none && to.kind == Kind::none)
        return {};
    std::string first;
    if (from.kind == Kind::open)
        first = tr(language, "begin before the period that is studied");
    else if (from.kind == Kind::unknown)
        first = tr(language, "begin unknown");
    else if (from.kind == Kind::dated)
        first = say(language, "begin: {1}", {begin});
    std::string last;
    if (to.kind == Kind::open)
        last = tr(language, "still running");
    else if (to.kind == Kind::unknown)
        last = tr(language, "end unknown");
    else if (to.kind == Kind::dated)
        last = say(language, "end: {1}", {end});
    return first.empty() ? last : last.empty() ? first : first + "; " + last;
}

std::string time_words(Language language, const network::Snapshot& snapshot)
{
    const network::Question& question = snapshot.question;
    if (!question.until)
        return std::string(tr(language, "over all time"));
    if (!question.from)
        return say(language, "on {1}", {spoken(language, *question.until)});
    return say(language, "from {1} to {2}", {spoken(language, *question.from), spoken(language, *question.until)});
}

std::string state_words(const Model& model, const View& view, const structures::StatusOnDay& state)
{
    const Language language = view.look.language;
    std::string words(structures::label(language, state.status));
    if (state.alternatives.empty())
        return words;
    std::string list;
    for (const structures::Alternative& one : state.alternatives) {
        if (!list.empty())
            list += tr(language, " or ");
        list += one.merged_into ? say(language, "merged into {1}", {name_of(model, view, one.merged_into)})
                                : std::string(structures::label(language, one.status));
    }
    return words + ": " + list;
}

std::string informant_words(const Model& model, const View& view, const evidence::Interview* interview)
{
    const Language language = view.look.language;
    if (!interview)
        return std::string(tr(language, "Unknown source"));
    if (interview->researcher)
        return std::string(tr(language, "Own entry of the researchers"));
    if (!interview->actor)
        return std::string(tr(language, "Interview without a unit"));
    return name_of(model, view, interview->actor);
}

std::string step_words(const Model& model, const View& view, const study::Step& step)
{
    const Language language = view.look.language;
    if (may_name(view))
        return in(language, step.label);
    Message words = step.label;
    for (std::string& arg : words.args) {
        if (std::all_of(arg.begin(), arg.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }))
            continue;
        std::string shown = "…";
        // The labels hold names as they were, cut to forty letters.
        for (const evidence::Actor& actor : *model.state->archive.actors) {
            const auto is_meant = [&](const std::string& name) { return shortened(name, 40) == arg; };
            if (is_meant(actor.name) || std::any_of(actor.aliases.begin(), actor.aliases.end(), is_meant)) {
                shown = name_of(model, view, actor.id);
                break;
            }
        }
        if (shown == "…")
            for (const evidence::Structure& structure : *model.state->archive.structures)
                if (shortened(structure.name, 40) == arg) {
                    shown = name_of(model, view, structure.id);
                    break;
                }
        arg = shown;
    }
    return in(language, words);
}

namespace {

// FNV-1a over whole words: only to see that something is not the same as before.
struct Print {
    std::uint64_t value = 1469598103934665603ull;
    void add(std::uint64_t part)
    {
        value ^= part;
        value *= 1099511628211ull;
    }
    void add(double part) { add(static_cast<std::uint64_t>(static_cast<std::int64_t>(part * 1048576.0)) + 1); }
};

}  // namespace

Basis basis_of(const Model& model, const View& view)
{
    const evidence::Archive& archive = model.state->archive;
    Basis basis;
    basis.tables = {archive.cities,     archive.relations,   archive.actors,     archive.structures, archive.events,
                    archive.memberships, archive.interviews, archive.claims, model.state->pins, archive.codings, archive.factors, model.state->crises};
    basis.derived = model.derived;
    basis.look = view.look;
    basis.question = view.question;
    basis.day = view.day;
    Print print;
    if (model.derived) {
        print.add(model.derived->ties.ties.size());
        print.add(reinterpret_cast<std::uintptr_t>(model.derived->ties.ties.data()));
    }
    if (model.snapshot) {
        basis.question = model.snapshot->question;
        print.add(model.snapshot->actors.size());
        for (const network::TieState& state : model.snapshot->ties)
            print.add(std::uint64_t{state.tie} * 32 + static_cast<unsigned>(state.presence) * 8 + (state.holds ? (*state.holds ? 2u : 1u) : 0u) * 2 + (state.drawn ? 1u : 0u));
    }
    if (model.size)
        for (const analysis::Value& value : *model.size)
            value ? print.add(*value) : print.add(std::uint64_t{7});
    basis.print = print.value;
    return basis;
}

const network::TieState* state_in(const network::Snapshot& snapshot, std::uint32_t tie)
{
    const auto found = std::lower_bound(snapshot.ties.begin(), snapshot.ties.end(), tie,
                                        [](const network::TieState& state, std::uint32_t number) { return state.tie < number; });
    return found != snapshot.ties.end() && found->tie == tie ? &*found : nullptr;
}

std::optional<network::Presence> presence_in(const network::Snapshot& snapshot, const network::Tie& tie)
{
    if (!tie.spell)
        return std::nullopt;
    return network::presence_of(*tie.spell, snapshot.question.from, snapshot.question.until);
}

}  // namespace crosscut::panels
