// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/answer.hpp"

#include "analysis/statistics.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <set>

namespace crosscut::analysis {

using namespace evidence;

const AnswerTable* Reply::table(std::string_view key) const
{
    for (const AnswerTable& one : tables)
        if (one.key == key)
            return &one;
    return nullptr;
}

std::vector<ClaimId> Reply::claims() const
{
    std::set<ClaimId> all;
    for (const AnswerTable& one : tables)
        for (const AnswerRow& row : one.rows)
            all.insert(row.claims.begin(), row.claims.end());
    return {all.begin(), all.end()};
}

std::vector<EventId> Reply::events() const
{
    std::set<EventId> all;
    for (const AnswerTable& one : tables)
        for (const AnswerRow& row : one.rows)
            all.insert(row.events.begin(), row.events.end());
    return {all.begin(), all.end()};
}

namespace {

struct Speaker {
    const Wording& with;
    int digits;

    Language language() const { return with.language; }
    std::string operator()(std::monostate) const { return "–"; }
    std::string operator()(bool truth) const { return std::string(tr(language(), truth ? "yes" : "no")); }
    std::string operator()(double number) const { return spoken(language(), number, digits); }
    std::string operator()(Day day) const { return spoken(language(), day); }
    std::string operator()(const PartialDate& date) const { return date.kind == PartialDate::Kind::none ? std::string("–") : spoken(language(), date); }
    std::string operator()(const Message& message) const { return in(language(), message); }
    std::string operator()(const ShareOf& share) const
    {
        const std::string counts = say(language(), "{1} of {2}", {std::to_string(share.hits), std::to_string(share.all)});
        const auto limits = wilson(share.hits, share.all);
        if (!limits)
            return "– (" + counts + ")";
        return counts + " " + say(language(), "({1} to {2} %)", {spoken(language(), 100 * limits->first, 0), spoken(language(), 100 * limits->second, 0)});
    }
    std::string operator()(const Between& range) const
    {
        const std::string low = spoken(language(), range.low, digits);
        if (!range.high)
            return say(language(), "over {1}", {low});
        const std::string high = spoken(language(), *range.high, digits);
        return low == high ? low : say(language(), "{1} to {2}", {low, high});
    }
    std::string operator()(const Spoken& said) const { return !with.words ? std::string("…") : said.words.empty() ? std::string("–") : said.words; }
    std::string operator()(const structures::StatusOnDay& state) const
    {
        std::string text(structures::label(language(), state.status));
        std::vector<std::string> list;
        for (const structures::Alternative& one : state.alternatives)
            list.push_back(one.merged_into ? say(language(), "merged into {1}", {with.structure(one.merged_into)}) : std::string(structures::label(language(), one.status)));
        return list.empty() ? text : text + " (" + join(list, std::string(tr(language(), " or "))) + ")";
    }
    std::string operator()(CityId id) const
    {
        const City* city = find(*with.archive->cities, id);
        return city ? city->name : std::string("?");
    }
    std::string operator()(ActorId id) const { return id ? with.actor(id) : std::string("–"); }
    std::string operator()(StructureId id) const { return id ? with.structure(id) : std::string("–"); }
    std::string operator()(TieNumber number) const
    {
        const network::Tie* tie = with.ties->find(number.number);
        if (!tie)
            return "?";
        const Relation* relation = find(*with.archive->relations, tie->relation);
        return with.actor(tie->a) + (tie->directed ? " → " : " – ") + with.actor(tie->b) + (relation ? " (" + evidence::name(language(), *relation) + ")" : "");
    }
    std::string operator()(EventId id) const
    {
        const Event* event = find(*with.archive->events, id);
        if (!event)
            return "–";
        const std::string type = structures::event_type_label(language(), event->type);
        return event->date.kind == PartialDate::Kind::none ? type : type + ", " + spoken(language(), event->date);
    }
    std::string operator()(InterviewId id) const
    {
        const Interview* interview = find(*with.archive->interviews, id);
        if (!interview)
            return "–";
        // Where names are hidden, so is the code: a list of codes may lie next to the data.
        const std::string who = interview->researcher ? std::string(tr(language(), "the researchers themselves")) : interview->actor ? with.actor(interview->actor) : std::string("?");
        return with.words ? interview->key + " (" + who + ")" : who;
    }
    template <class Key> std::string operator()(const std::vector<Key>& list) const
    {
        std::vector<std::string> names;
        for (const Key id : list)
            names.push_back((*this)(id));
        return names.empty() ? std::string("–") : join(names, "; ");
    }
};

}  // namespace

std::string in_words(const Wording& wording, const AnswerCell& cell, int digits) { return std::visit(Speaker{wording, digits}, cell); }

std::string in_words(const Wording& wording, const Sentence& sentence)
{
    Message message{sentence.text};
    for (const AnswerCell& value : sentence.values)
        message.args.push_back(in_words(wording, value));
    return in(wording.language, message);
}

}  // namespace crosscut::analysis
