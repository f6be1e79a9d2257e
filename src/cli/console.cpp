// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "foundation/text.hpp"

namespace crosscut::cli {

Exit Console::fail(const Problem& problem) const
{
    err << "crosscut: " << describe(language, problem) << "\n";
    return Exit::findings;
}

Exit Console::misused(const Message& what, const Message& hint) const
{
    err << "crosscut: " << in(language, what) << " " << in(language, hint) << "\n";
    return Exit::usage;
}

namespace {

Problem unknown(const char* what, const std::string& word, const char* hint)
{
    return {Problem::Code::unknown_name, {what, {word}}, {hint}, {}};
}

}  // namespace

Result<Day> day_of(const std::string& text)
{
    Result<PartialDate> date = parse_date(text);
    if (!date)
        return date.problem();
    if (!date->earliest || !date->latest || *date->earliest != *date->latest)
        return Problem{Problem::Code::bad_value, {"“{1}” is not a single day.", {text}}, {"Write a day, for example 2019-07-01."}, {}};
    return *date->earliest;
}

Result<network::Question> question_words(const QuestionOptions& options)
{
    network::Question question;
    if (!options.field.empty()) {
        const auto field = evidence::field_from(options.field);
        if (!field)
            return unknown("“{1}” is not a field of policy.", options.field, "Write integration, climate, both or other.");
        question.field = *field;
    }
    const auto rule = evidence::tie_rule_from(options.rule);
    if (!rule)
        return unknown("“{1}” is not a rule.", options.rule,
                       "Write reconstructed, union, union_with_third_party, confirmed_or_unconfirmable, confirmed_only, majority or weighted.");
    question.rule = *rule;
    const auto mode = network::time_mode_from(options.mode);
    if (!mode)
        return unknown("“{1}” is not a way to count vague time.", options.mode, "Write midpoint, certain, possible or expected.");
    question.mode = *mode;
    question.certain_claims_only = options.certain_claims;
    if (!options.at.empty() && (!options.from.empty() || !options.until.empty()))
        return Problem{Problem::Code::conflict, {"A day and a window exclude each other."}, {"Use --at, or --from with --until."}, {}};
    const std::string& last = options.at.empty() ? options.until : options.at;
    if (!last.empty()) {
        Result<Day> day = day_of(last);
        if (!day)
            return day.problem();
        question.until = *day;
    }
    if (!options.from.empty()) {
        Result<Day> day = day_of(options.from);
        if (!day)
            return day.problem();
        question.from = *day;
        if (!question.until || *question.until < *question.from)
            return Problem{Problem::Code::missing_value, {"The window has no end, or ends before it begins."}, {"Add --until with a later day."}, {}};
    }
    return question;
}

Result<network::Question> question_of(const evidence::Archive& archive, const QuestionOptions& options)
{
    Result<network::Question> words = question_words(options);
    if (!words)
        return words.problem();
    network::Question question = *words;
    if (!options.city.empty()) {
        const evidence::City* city = evidence::find_city(archive, options.city);
        if (!city) {
            std::vector<std::string> keys;
            for (const evidence::City& one : *archive.cities)
                keys.push_back(one.key);
            return Problem{Problem::Code::unknown_name, {"The study has no city “{1}”.", {options.city}}, {"It has: {1}.", {join(keys, ", ")}}, {}};
        }
        question.city = city->id;
    }
    if (options.relations == "all") {
        question.lines = true;
        question.conflicts = true;
    } else if (options.relations == "no-lines") {
        question.conflicts = true;
    } else if (options.relations != "cooperation") {
        for (const std::string& word : split(options.relations, ',')) {
            const evidence::Relation* relation = evidence::find_relation(archive, trimmed(word));
            if (!relation)
                return unknown("“{1}” is not a relation of the codebook.", word, "Write cooperation, no-lines, all, or relations with commas between them.");
            question.relations.push_back(relation->id);
        }
    }
    return question;
}

Facts facts_of(const evidence::Archive& archive, const network::Question& question)
{
    Facts facts;
    const evidence::City* city = evidence::find(*archive.cities, question.city);
    facts.emplace_back("city", city ? city->name : std::string("all"));
    facts.emplace_back("field", question.field == evidence::Field::none ? std::string("all") : std::string(evidence::key(question.field)));
    std::string relations;
    for (const RelationId id : question.relations)
        if (const evidence::Relation* relation = evidence::find(*archive.relations, id))
            relations += (relations.empty() ? "" : ",") + relation->key;
    if (relations.empty())
        relations = std::string("cooperation") + (question.lines ? ",lines" : "") + (question.conflicts ? ",conflicts" : "");
    facts.emplace_back("relations", relations);
    facts.emplace_back("rule", std::string(evidence::key(question.rule)));
    facts.emplace_back("time_mode", std::string(network::key(question.mode)));
    if (question.certain_claims_only)
        facts.emplace_back("certain_claims_only", true);
    facts.emplace_back("from", question.from ? Cell(iso(*question.from)) : Cell());
    facts.emplace_back("at", question.until ? Cell(iso(*question.until)) : Cell());
    return facts;
}

void add_disclaimer(Facts& facts, const study::State& state, Language language)
{
    if (const std::string& words = state.about().disclaimer(language); !words.empty())
        facts.insert(facts.begin(), {"disclaimer", words});
}

}  // namespace crosscut::cli
