// SPDX-License-Identifier: Apache-2.0
#include "report/desk.hpp"

#include "foundation/text.hpp"

namespace crosscut::report {

using namespace evidence;

std::string Desk::relation(RelationId id) const
{
    const Relation* row = find(*archive().relations, id);
    return row ? evidence::name(language, *row) : std::string("?");
}

std::string Desk::tie_words(const network::Tie& tie) const
{
    return name(tie.a) + (tie.directed ? " → " : " – ") + name(tie.b) + " (" + relation(tie.relation) + ")";
}

std::string Desk::interview_words(const Interview& interview) const
{
    std::vector<std::string> parts{interview.key};
    if (interview.researcher)
        parts.emplace_back(tr(language, "the researchers themselves"));
    else if (interview.actor)
        parts.push_back(name(interview.actor));
    if (interview.date.kind == PartialDate::Kind::dated)
        parts.push_back(spoken(language, interview.date));
    return join(parts, ", ");
}

std::string Desk::place_words(const Place& place) const { return describe(language, place); }

std::string Desk::gap_words(const analysis::Gap& gap) const
{
    std::vector<std::string> names;
    for (const ActorId actor : gap.named)
        names.push_back(name(actor));
    return analysis::finding(language, gap, names);
}

std::string Desk::state_words(const structures::StatusOnDay& state) const
{
    std::string text(structures::label(language, state.status));
    std::string list;
    for (const structures::Alternative& alternative : state.alternatives) {
        if (!list.empty())
            list += tr(language, " or ");
        list += alternative.merged_into ? say(language, "merged into {1}", {name(alternative.merged_into)}) : std::string(structures::label(language, alternative.status));
    }
    if (!list.empty())
        text += " (" + list + ")";
    for (const EventId id : state.also)
        if (const Event* event = find(*archive().events, id))
            text += "; " + say(language, "also: {1}", {structures::event_type_label(language, event->type)});
    return text;
}

namespace {

/// A day at the end of a stretch, as a month or a year where it is the first or last day of one.
std::string edge_words(Language language, Day day, bool begin)
{
    const YearMonthDay date = parts(day);
    const bool month = day == (begin ? month_start(day) : month_end(day));
    const bool year = month && date.month == (begin ? 1 : 12);
    if (!month)
        return spoken(language, day);
    const std::string text = iso(day).substr(0, year ? 4 : 7);
    const Result<PartialDate> vague = parse_date(text);
    return vague ? spoken(language, *vague) : spoken(language, day);
}

}  // namespace

std::vector<std::string> Desk::life_words(const structures::Life& life) const
{
    struct Stretch {
        Day first;
        Day last;
        structures::Status status;
        std::string state;
    };
    std::vector<Stretch> stretches;
    for (const structures::Run& run : life.runs) {
        structures::StatusOnDay plain = run.state;
        plain.also.clear();
        const std::string state = state_words(plain);
        if (!stretches.empty() && stretches.back().state == state)
            stretches.back().last = run.last;
        else
            stretches.push_back({run.first, run.last, run.state.status, state});
    }
    std::vector<std::string> out;
    for (const Stretch& one : stretches) {
        if (one.status == structures::Status::not_yet)
            continue;
        const bool from_start = &one == &stretches.front();
        const bool to_end = &one == &stretches.back();
        const std::string first = edge_words(language, one.first, true);
        const std::string last = edge_words(language, one.last, false);
        if (from_start && to_end)
            out.push_back(one.state);
        else if (from_start)
            out.push_back(say(language, "until {1}: {2}", {last, one.state}));
        else if (to_end)
            out.push_back(say(language, "from {1} on: {2}", {first, one.state}));
        else if (first == last)
            out.push_back(first + ": " + one.state);
        else
            out.push_back(say(language, "{1} to {2}: {3}", {first, last, one.state}));
    }
    return out;
}

std::string Desk::spell_words(const network::Tie& tie) const
{
    if (!tie.spell)
        return std::string(tr(language, "the dates contradict each other"));
    if (tie.timeless)
        return std::string(tr(language, "nobody said when"));
    const Spell& spell = *tie.spell;
    // A whole year or month by its name; any other vague day lies between two.
    const auto period = [&](Day earliest, Day latest) -> std::optional<std::string> {
        if (earliest == latest)
            return spoken(language, earliest);
        for (const std::size_t letters : {4, 7})
            if (const Result<PartialDate> whole = parse_date(iso(earliest).substr(0, letters)); whole && whole->earliest == earliest && whole->latest == latest)
                return spoken(language, *whole);
        return std::nullopt;
    };
    const auto started = period(spell.start_earliest, spell.start_latest);
    std::string text = spell.start_latest <= horizon_start     ? std::string(tr(language, "since before 2000"))
                       : spell.start_earliest <= horizon_start ? say(language, "since {1} at the latest", {spoken(language, spell.start_latest)})
                       : started                               ? say(language, "since {1}", {*started})
                                                               : say(language, "since a day between {1} and {2}", {spoken(language, spell.start_earliest), spoken(language, spell.start_latest)});
    const auto ended = period(spell.end_earliest, spell.end_latest);
    text += "; ";
    text += spell.censored ? say(language, "still running when last observed ({1})", {spoken(language, spell.observed)})
            : ended        ? say(language, "until {1}", {*ended})
                           : say(language, "until a day between {1} and {2}", {spoken(language, spell.end_earliest), spoken(language, spell.end_latest)});
    return text;
}

std::string Desk::message(const Message& words) const
{
    if (!hidden())
        return in(language, words);
    Message bare = words;
    for (std::string& value : bare.args)
        value = "…";
    return in(language, bare);
}

std::string Desk::counted(long count, const char* one, const char* many) const
{
    return say(language, count == 1 ? one : many, {std::to_string(count)});
}

void Desk::put_claim(Html& html, const Claim& claim) const
{
    const Interview* interview = find(*archive().interviews, claim.interview);
    html.open("li", claim.excluded ? "excluded" : "");
    html.element("span", interview ? interview_words(*interview) : std::string("?"), "who");
    html.text(" ");
    const std::string pair = name(claim.from) + " – " + name(claim.to) + " (" + relation(claim.relation) + ")";
    switch (claim.polarity) {
    case Polarity::yes: html.text(say(language, "says there is: {1}", {pair})); break;
    case Polarity::no: html.text(say(language, "says there is not: {1}", {pair})); break;
    case Polarity::ended: html.text(say(language, "says it has ended: {1}", {pair})); break;
    }
    std::vector<std::string> facts;
    if (claim.strength > 0)
        facts.push_back(say(language, "strength {1} of 5", {std::to_string(claim.strength)}));
    if (claim.start.kind != PartialDate::Kind::none)
        facts.push_back(say(language, "since: {1}", {spoken(language, claim.start)}));
    if (claim.end.kind != PartialDate::Kind::none)
        facts.push_back(say(language, "until: {1}", {spoken(language, claim.end)}));
    if (claim.certainty != Certainty::certain)
        facts.emplace_back(evidence::label(language, claim.certainty));
    if (claim.excluded)
        facts.emplace_back(tr(language, "not counted, by decision"));
    if (!facts.empty())
        html.text("; " + join(facts, "; "));
    html.text(".");
    if (!claim.quote.empty() && !hidden())
        html.element("q", claim.quote);
    if (const std::string place = place_words(claim.place); !place.empty())
        html.element("span", place, "place");
    html.close();
}

void Desk::put_claims(Html& html, const std::vector<ClaimId>& claims) const
{
    if (claims.empty()) {
        html.paragraph(tr(language, "Nobody spoke of it: the finding rests on what was not named."), "note");
        return;
    }
    html.open("details").open("summary").text(tr(language, "Who says so?"));
    html.text(" ").element("span", counted(static_cast<long>(claims.size()), "{1} statement", "{1} statements"), "count").close();
    html.open("ul", "claims");
    for (const ClaimId id : claims)
        if (const Claim* claim = find(*archive().claims, id))
            put_claim(html, *claim);
    html.close();
    if (hidden())
        html.paragraph(tr(language, "Quotes are left out, because their words may give names away."), "note");
    html.close();
}

}  // namespace crosscut::report
