// SPDX-License-Identifier: Apache-2.0
#include "exchange/stager.hpp"

#include "exchange/lists.hpp"
#include "exchange/value_words.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::exchange {

using namespace evidence;

namespace {

std::string cell(std::string_view text) { return text == "-" ? std::string() : std::string(text); }

std::string words_of(const Target& target)
{
    std::string out = std::to_string(target.structure.value) + '|' + std::to_string(target.relation.value) + '|' + target.gap;
    for (const ActorId actor : target.actors)
        out += '|' + std::to_string(actor.value);
    return out + '\n';
}

/// What a row is known by: its key, else every word of it.
std::string mark_of(const Coding& row)
{
    if (!row.key.empty())
        return "#" + row.key;
    std::string out = std::to_string(row.factor.value) + '|' + std::to_string(static_cast<int>(row.influence)) + '|' + std::to_string(row.interview.value) + '|' +
                      std::to_string(row.claim.value) + '|' + words_of(row.target);
    for (const std::string* part : {&row.quote, &row.passage, &row.coder, &row.coded_on, &row.comment})
        out += *part + '\n';
    return out;
}
std::string mark_of(const Recommendation& row)
{
    if (!row.key.empty())
        return "#" + row.key;
    std::string out = std::to_string(row.factor.value) + '|' + words_of(row.target);
    for (const StructureId example : row.examples)
        out += std::to_string(example.value) + '|';
    for (const std::string* part : {&row.words, &row.author, &row.day, &row.comment})
        out += '\n' + *part;
    return out;
}

/// Adds a row that is not known, or replaces the one of its key. Whether anything came of it.
template <class Row> bool put(Table<Row>& rows, std::map<std::string, decltype(Row{}.id)>& known, Row row)
{
    const std::string mark = mark_of(row);
    if (const auto at = known.find(mark); at != known.end()) {
        Row& old = *const_cast<Row*>(find(rows, at->second));
        row.id = old.id;
        Row compared = row;
        compared.place = old.place;
        if (compared == old)
            return false;
        old = std::move(row);
        return true;
    }
    row.id = next_id(rows);
    known.emplace(mark, row.id);
    rows.push_back(std::move(row));
    return true;
}

}  // namespace

std::optional<Target> Stager::target(const Record& record)
{
    Target out;
    out.gap = cell(record.at("gap"));
    if (const std::string_view text = record.at("structure"); !text.empty() && text != "-") {
        out.structure = structure(text);
        if (!out.structure) {
            refuse(Problem::Code::unknown_name, {"No structure is called “{1}”.", {std::string(text)}}, {"Add it to the table of structures, or correct the name."}, record, "structure");
            return std::nullopt;
        }
    }
    for (const char* end : {"from", "to"})
        if (const std::string_view text = record.at(end); !text.empty() && text != "-")
            out.actors.push_back(actor(text, record, end));
    if (const std::string_view text = record.at("others"); !text.empty())
        for (const std::string& one : listed(text))
            out.actors.push_back(actor(one, record, "others"));
    if (const std::string_view text = record.at("relation"); !text.empty() && text != "-") {
        out.relation = relation(text);
        if (!out.relation)
            change({"“{1}” is not a relation of the codebook.", {std::string(text)}}, {"It was left out: the row is about whatever tie the two share."}, record, "relation");
    }
    const bool tie = out.actors.size() == 2 && out.actors[0] != out.actors[1];
    if (out.is_gap() ? !out.structure && out.actors.empty() : !out.structure && !tie) {
        refuse(Problem::Code::missing_value, {"It is not said what this is about."}, {"Name a structure, or the two actors of a tie, or a gap with its actors."}, record, "structure");
        return std::nullopt;
    }
    if (!out.is_gap() && out.structure && !out.actors.empty()) {
        change({"The row names a structure and actors; it was taken to be about the structure."}, {"Write two rows if both are meant."}, record, "from");
        out.actors.clear();
        out.relation = {};
    }
    return out;
}

FactorId Stager::factor(std::string_view text, const Record& record)
{
    Archive now;
    now.factors = std::make_shared<Table<Factor>>(factors_);
    const std::vector<Factor> list = factor_list(now);
    if (const FactorId known = find_factor(list, text)) {
        // The study that the table comes from calls a standard factor otherwise.
        Factor named = *find(list, known);
        if (known <= last_standard_factor && fold(text) == named.key && !find(factors_, known) && (!record.at("name_en").empty() || !record.at("name_de").empty())) {
            named.english = cell(record.at("name_en"));
            named.german = cell(record.at("name_de"));
            factors_.insert(std::lower_bound(factors_.begin(), factors_.end(), known, [](const Factor& one, FactorId id) { return one.id < id; }), named);
        }
        return known;
    }
    Factor made;
    made.id = next_id(factors_, last_standard_factor);
    made.key = factor_key(list, text);
    made.english = cell(record.at("name_en"));
    made.german = cell(record.at("name_de"));
    if (made.english.empty() && made.german.empty())
        made.english = made.german = std::string(text);
    factors_.push_back(made);
    remark({"“{1}” is a factor of this study's own from now on.", {std::string(text)}}, {"Correct the word if one of the list was meant: {1}.", {[&] {
               std::vector<std::string> keys;
               for (const Factor& one : standard_factors())
                   keys.push_back(one.key);
               return join(keys, ", ");
           }()}}, record, "factor");
    return made.id;
}

Stager::Fate Stager::take_factor(const Record& record)
{
    const std::string_view word = record.at("factor");
    if (word.empty() || word == "-")
        return refuse(Problem::Code::missing_value, {"The factor is missing."}, {"Write one of the list, for example staff, money or mandate."}, record, "factor");
    const std::optional<Influence> influence = influence_of_words(record.at("influence"));
    if (!influence)
        return refuse(Problem::Code::bad_value, {"“{1}” says neither that it helps nor that it hinders.", {std::string(record.at("influence"))}}, {"Write helps or hinders."}, record, "influence");
    const std::optional<Target> about = target(record);
    if (!about)
        return Fate::refused;
    Coding row;
    row.factor = factor(word, record);
    row.influence = *influence;
    row.target = *about;
    row.key = std::string(record.at("id"));
    if (const std::string_view text = record.at("interview"); !text.empty() && text != "-")
        row.interview = interview(text, record);
    if (const std::string_view text = record.at("statement"); !text.empty() && text != "-") {
        const auto claim = claim_by_key_.find(std::to_string(row.interview.value) + '/' + std::string(text));
        if (claim != claim_by_key_.end())
            row.claim = claim->second;
        else
            change({"The interview has no statement “{1}”; the row stands without it.", {std::string(text)}}, {"Write the id of the table of statements, and its interview."}, record, "statement");
    }
    row.quote = cell(record.at("quote"));
    row.passage = cell(record.at("passage"));
    row.coder = cell(record.at("coder"));
    row.coded_on = cell(record.at("coded_on"));
    row.comment = cell(record.at("comment"));
    row.place = record.place;
    if (!row.claim && !row.interview && row.quote.empty() && row.comment.empty())
        remark({"It is not said on what this rests."}, {"Quote the words, name the interview or the claim, or write a comment."}, record, "quote");
    if (coded_.empty())
        for (const Coding& old : codings_)
            if (old.key.empty() || city_of(base_, old.target) == city_)
                coded_.emplace(mark_of(old), old.id);
    if (!row.key.empty() && ++keys_in_table_[row.key] > 1)
        return refuse(Problem::Code::duplicate_name, {"The id “{1}” occurs twice in this table.", {row.key}}, {"Give each row an id of its own."}, record, "id");
    return put(codings_, coded_, std::move(row)) ? Fate::taken : Fate::known;
}

Stager::Fate Stager::take_recommendation(const Record& record)
{
    Recommendation row;
    row.words = std::string(record.at("step"));
    if (row.words.empty())
        return refuse(Problem::Code::missing_value, {"The step is missing."}, {"Write what is recommended."}, record, "step");
    const std::optional<Target> about = target(record);
    if (!about)
        return Fate::refused;
    row.target = *about;
    row.key = std::string(record.at("id"));
    if (const std::string_view text = record.at("factor"); !text.empty() && text != "-")
        row.factor = factor(text, record);
    for (const std::string& one : listed(record.at("examples"))) {
        const StructureId example = structure(one);
        if (!example)
            change({"No structure is called “{1}”; the example was left out.", {one}}, {"Import the city of the example first, or correct the name."}, record, "examples");
        else if (std::find(row.examples.begin(), row.examples.end(), example) == row.examples.end())
            row.examples.push_back(example);
    }
    row.author = cell(record.at("author"));
    row.day = cell(record.at("day"));
    row.comment = cell(record.at("comment"));
    row.place = record.place;
    if (recommended_.empty())
        for (const Recommendation& old : recommendations_)
            if (old.key.empty() || city_of(base_, old.target) == city_)
                recommended_.emplace(mark_of(old), old.id);
    if (!row.key.empty() && ++keys_in_table_[row.key] > 1)
        return refuse(Problem::Code::duplicate_name, {"The id “{1}” occurs twice in this table.", {row.key}}, {"Give each row an id of its own."}, record, "id");
    return put(recommendations_, recommended_, std::move(row)) ? Fate::taken : Fate::known;
}

}  // namespace crosscut::exchange
