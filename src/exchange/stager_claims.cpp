// SPDX-License-Identifier: Apache-2.0
#include "exchange/stager.hpp"

#include "exchange/lists.hpp"
#include "exchange/value_words.hpp"
#include "structures/taxonomy.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::exchange {

using namespace evidence;

namespace {

/// A structure named before it was described: everything else about it is open.
std::optional<Message> ends_before_it_begins(const PartialDate& from, const PartialDate& to)
{
    if (from.earliest && to.latest && *to.latest < *from.earliest)
        return Message{"The end “{1}” lies before the begin “{2}”.", {to.text, from.text}};
    return std::nullopt;
}

/// Everything that a claim says, to know it again without a key.
std::string words_of(const Claim& claim)
{
    std::string out;
    for (const std::uint32_t part : {claim.interview.value, claim.from.value, claim.to.value, claim.relation.value, static_cast<std::uint32_t>(claim.strength),
                                     static_cast<std::uint32_t>(claim.polarity), static_cast<std::uint32_t>(claim.certainty), static_cast<std::uint32_t>(claim.field)})
        out += std::to_string(part) + '|';
    for (const std::string* part : {&claim.start.text, &claim.end.text, &claim.date_words, &claim.quote, &claim.passage, &claim.source_type, &claim.coder,
                                    &claim.coded_on, &claim.comment})
        out += *part + '|';
    return out;
}

std::string cell(std::string_view text) { return text == "-" ? std::string() : std::string(text); }

}  // namespace

Stager::Fate Stager::take_event(const Record& record)
{
    const std::string_view name = record.at("structure");
    if (name.empty())
        return refuse(Problem::Code::missing_value, {"The structure is missing."}, {"Write its id or its name."}, record, "structure");
    Event row;
    row.structure = structure(name);
    if (!row.structure)
        return refuse(Problem::Code::unknown_name, {"No structure is called “{1}”.", {std::string(name)}}, {"Add it to the table of structures, or correct the name."}, record, "structure");
    if (record.at("type").empty())
        return refuse(Problem::Code::missing_value, {"What happened is missing."}, {"Write the type of the event, for example founded or dissolved."}, record, "type");
    row.type = event_type_of_words(record.at("type"));
    if (!structures::event_type(row.type))
        change({"“{1}” is not a known type of event; it is kept, but changes no status.", {row.type}}, {"Use a word of the codebook, for example founded, vacant, funding_ended."}, record, "type");
    row.date = date(record, "date");
    row.words = cell(record.at("words"));
    if (row.words.empty() && row.date.kind == PartialDate::Kind::none)
        row.words = std::string(record.at("date"));
    row.basis = cell(record.at("basis"));
    row.place = record.place;
    if (row.date.kind == PartialDate::Kind::none)
        remark({"The event has no date."}, {"It is listed, but stands nowhere on the time axis."}, record, "date");
    for (const Event& old : events_)
        if (old.structure == row.structure && old.type == row.type && old.date == row.date && old.words == row.words)
            return Fate::known;
    row.id = next_id(events_);
    events_.push_back(row);
    return Fate::taken;
}

Stager::Fate Stager::take_membership(const Record& record)
{
    const std::string_view body = record.at("structure");
    if (body.empty())
        return refuse(Problem::Code::missing_value, {"The structure is missing."}, {"Write its id or its name."}, record, "structure");
    Membership row;
    row.structure = structure(body);
    if (!row.structure)
        return refuse(Problem::Code::unknown_name, {"No structure is called “{1}”.", {std::string(body)}}, {"Add it to the table of structures, or correct the name."}, record, "structure");
    const std::string_view who = record.at("actor");
    if (who.empty() || who == "-")
        return refuse(Problem::Code::missing_value, {"The actor is missing."}, {"Write who belongs to the structure."}, record, "actor");
    row.actor = actor(who, record, "actor");
    row.from = date(record, "from");
    row.to = date(record, "to");
    if (const std::string_view text = record.at("role"); !text.empty() && text != "-") {
        if (const auto role = role_of_words(text))
            row.role = *role;
        else
            change({"“{1}” is not a known role; it was read as member.", {std::string(text)}}, {"Write member, lead, secretariat, funder, partner, guest or appoints."}, record, "role");
    }
    if (const auto wrong = ends_before_it_begins(row.from, row.to)) {
        change(*wrong, {"The end was left open; exchange the two dates, or correct one."}, record, "to");
        row.to = {};
    }
    row.basis = cell(record.at("basis"));
    row.place = record.place;
    for (const Membership& old : memberships_)
        if (old.structure == row.structure && old.actor == row.actor && old.from == row.from && old.to == row.to && old.role == row.role)
            return Fate::known;
    row.id = next_id(memberships_);
    memberships_.push_back(row);
    return Fate::taken;
}

Stager::Fate Stager::take_interview(const Record& record)
{
    const std::string key(record.at("id"));
    if (key.empty())
        return refuse(Problem::Code::missing_value, {"The id of the interview is missing."}, {"Give each interview a short id, for example I1."}, record, "id");
    if (++keys_in_table_[fold(key)] > 1)
        return refuse(Problem::Code::duplicate_name, {"The id “{1}” occurs twice in this table.", {key}}, {"Give each interview an id of its own."}, record, "id");
    Interview row;
    row.key = key;
    row.city = city_;
    if (const std::string_view unit = record.at("unit"); !unit.empty() && unit != "-")
        row.actor = actor(unit, record, "unit");
    else
        remark({"Nobody knows for which unit this interview speaks."}, {"Its statements count as those of a third party."}, record, "unit");
    row.date = date(record, "month");
    if (row.date.kind != PartialDate::Kind::dated)
        remark({"The interview has no date."}, {"Without it nothing tells until when it speaks; ties that last stay unobserved."}, record, "month");
    row.field = field(record);
    if (const std::string_view text = record.at("coverage"); !text.empty()) {
        if (const auto coverage = coverage_of_words(text))
            row.coverage = *coverage;
        else
            change({"“{1}” is not a way of asking.", {std::string(text)}}, {"Write topical, roster or spontaneous."}, record, "coverage");
    }
    if (const std::string_view text = record.at("asked"); !text.empty())
        for (const std::string& one : listed(text))
            row.asked.push_back(actor(one, record, "asked"));
    for (const bool raised : {false, true}) {
        const std::string_view column = raised ? "no_answer" : "not_asked";
        const std::string_view text = record.at(column);
        for (const std::string& one : text.empty() ? std::vector<std::string>() : listed(text)) {
            // "CB05" of every relation, "CB05:info" of one.
            const std::size_t cut = one.rfind(':');
            const Relation* relation = cut == std::string::npos ? nullptr : find_relation(base_, trimmed(std::string_view(one).substr(cut + 1)));
            row.unanswered.push_back({actor(relation ? trimmed(std::string_view(one).substr(0, cut)) : std::string_view(one), record, column), relation ? relation->id : RelationId{}, raised});
        }
    }
    row.researcher = truth(record, "researcher");
    row.place = record.place;
    if (const auto it = interview_by_key_.find(fold(key)); it != interview_by_key_.end()) {
        Interview& old = *const_cast<Interview*>(find(interviews_, it->second));
        row.id = old.id;
        Interview compared = row;
        compared.place = old.place;
        if (compared == old)
            return Fate::known;
        old = row;
        return Fate::taken;
    }
    row.id = next_id(interviews_);
    interviews_.push_back(row);
    interview_by_key_.emplace(fold(key), row.id);
    return Fate::taken;
}

InterviewId Stager::interview(std::string_view text, const Record& record)
{
    const std::string key = text.empty() ? std::string("?") : std::string(text);
    if (const auto it = interview_by_key_.find(fold(key)); it != interview_by_key_.end())
        return it->second;
    Interview made;
    made.id = next_id(interviews_);
    made.key = key;
    made.city = city_;
    made.place = table_->place(record, "interview");
    interviews_.push_back(made);
    interview_by_key_.emplace(fold(key), made.id);
    if (text.empty())
        remark({"Nobody is named who says this; statements without a source are kept under “?”."}, {"Add a column that names the interview."}, record, "interview");
    else
        remark({"No interview is called “{1}”; it was added without unit and date.", {key}}, {"Add it to the table of interviews."}, record, "interview");
    return made.id;
}

Stager::Fate Stager::take_statement(const Record& record)
{
    const std::string_view from = record.at("from");
    const std::string_view to = record.at("to");
    if (from.empty() || from == "-" || from == "?")
        return refuse(Problem::Code::missing_value, {"The first actor is missing."}, {"Write who is tied to “{1}”.", {std::string(to)}}, record, "from");
    if (to.empty() || to == "-" || to == "?")
        return refuse(Problem::Code::missing_value, {"The second actor is missing."}, {"Write to whom “{1}” is tied.", {std::string(from)}}, record, "to");
    const std::string_view word = record.at("relation");
    Claim row;
    row.relation = word.empty() ? relation_of_words(base_, "info") : relation(word);
    if (!row.relation)
        return refuse(Problem::Code::unknown_name, {"“{1}” is not a relation of the codebook.", {std::string(word)}},
                      {"Say what it means beside the report of the import, or with --relation \"{1}=…\"; or write one of its words: info, joint, contact, contract, fund, advise, direct, mandate, conflict.", {std::string(word)}}, record, "relation");
    if (fold(from) == fold(to))
        return refuse(Problem::Code::bad_value, {"An actor cannot be tied to itself (“{1}”).", {std::string(from)}}, {"Correct one of the two actors."}, record, "to");
    row.from = actor(from, record, "from");
    row.to = actor(to, record, "to");
    if (row.from == row.to)
        return refuse(Problem::Code::bad_value, {"“{1}” and “{2}” are the same actor.", {std::string(from), std::string(to)}}, {"Correct one of the two actors."}, record, "to");
    row.interview = interview(record.at("interview"), record);
    row.key = std::string(record.at("id"));
    if (const auto strength = strength_of_words(record.at("strength")))
        row.strength = *strength;
    else
        change({"“{1}” is not a strength from 1 to 5; it was left open.", {std::string(record.at("strength"))}}, {"Write 1, 2, 3, 4 or 5."}, record, "strength");
    if (const std::string_view text = record.at("polarity"); !text.empty()) {
        if (const auto polarity = polarity_of_words(text))
            row.polarity = *polarity;
        else
            return refuse(Problem::Code::bad_value, {"“{1}” says neither yes nor no.", {std::string(text)}}, {"Write yes, no or ended."}, record, "polarity");
    }
    row.start = date(record, "date_from");
    row.end = date(record, "date_to");
    row.date_words = std::string(record.at("date_words"));
    if (row.date_words.empty()) {
        if (row.start.kind == PartialDate::Kind::none && !record.at("date_from").empty())
            row.date_words = std::string(record.at("date_from"));
        if (row.end.kind == PartialDate::Kind::none && !record.at("date_to").empty())
            row.date_words += (row.date_words.empty() ? "" : " – ") + std::string(record.at("date_to"));
    }
    if (const auto wrong = ends_before_it_begins(row.start, row.end)) {
        change(*wrong, {"The end was left open; exchange the two dates, or correct one."}, record, "date_to");
        row.end = {};
    }
    if (const std::string_view text = record.at("certainty"); !text.empty()) {
        if (const auto certainty = certainty_of_words(text))
            row.certainty = *certainty;
        else
            change({"“{1}” is not a certainty; the statement counts as probable.", {std::string(text)}}, {"Write certain, probable or hearsay."}, record, "certainty");
        if (!certainty_of_words(text))
            row.certainty = Certainty::probable;
    }
    row.field = field(record);
    row.quote = cell(record.at("quote"));
    row.passage = cell(record.at("passage"));
    row.source_type = cell(record.at("source_type"));
    row.coder = cell(record.at("coder"));
    row.coded_on = cell(record.at("coded_on"));
    row.comment = cell(record.at("comment"));
    row.excluded = truth(record, "excluded");
    row.place = record.place;

    const Relation* relation = find(*base_.relations, row.relation);
    const Actor* target = find(actors_, row.to);
    const Actor* source = find(actors_, row.from);
    const auto funds = [](const Actor* one) { return one->kind == "state" || one->kind == "federal"; };
    if (relation->key == "fund" && funds(target) && !funds(source))
        remark({"The money would go from “{1}” to “{2}”: are the two ends exchanged?", {source->name, target->name}}, {"The one who pays comes first."}, record, "to");

    if (!row.key.empty()) {
        const std::string key = std::to_string(row.interview.value) + '/' + row.key;
        const bool again = keys_in_table_[key]++ > 0;
        if (const auto it = claim_by_key_.find(key); it != claim_by_key_.end()) {
            Claim& old = *const_cast<Claim*>(find(claims_, it->second));
            row.id = old.id;
            row.excluded = row.excluded || old.excluded;
            Claim compared = row;
            compared.place = old.place;
            if (compared == old)
                return Fate::known;
            if (again)
                return refuse(Problem::Code::duplicate_name, {"The id “{1}” occurs twice for the same interview.", {row.key}}, {"Give each statement an id of its own."}, record, "id");
            old = row;
            return Fate::taken;
        }
        row.id = next_id(claims_);
        claim_by_key_.emplace(key, row.id);
    } else {
        if (said_.empty())
            for (const Claim& old : claims_)
                said_.insert(words_of(old));
        if (!said_.insert(words_of(row)).second)
            return Fate::known;
        row.id = next_id(claims_);
    }
    claims_.push_back(row);
    return Fate::taken;
}

}  // namespace crosscut::exchange
