// SPDX-License-Identifier: Apache-2.0
#include "cli/answer_words.hpp"

#include "cli/desk.hpp"
#include "cli/progress.hpp"
#include "foundation/text.hpp"
#include "scene/drawing.hpp"
#include "study/derive.hpp"

#include <algorithm>

namespace crosscut::cli {

using namespace evidence;
using namespace analysis;

namespace {

Result<std::vector<Day>> days_of(const std::string& text)
{
    std::vector<Day> out;
    for (const std::string& word : split(text, ',')) {
        Result<Day> day = day_of(std::string(trimmed(word)));
        if (!day)
            return day.problem();
        out.push_back(*day);
    }
    return out;
}

/// Words of the options that need no study. A problem is wrong usage.
std::optional<Problem> read_days(const AnswerOptions& options, Inquiry& inquiry)
{
    for (const auto& [text, into] : {std::pair{&options.from, &inquiry.first}, std::pair{&options.to, &inquiry.second}}) {
        if (text->empty())
            continue;
        Result<Day> day = day_of(*text);
        if (!day)
            return day.problem();
        *into = *day;
    }
    if (inquiry.first && inquiry.second && *inquiry.second <= *inquiry.first)
        return Problem{Problem::Code::conflict, {"The second day does not lie after the first."}, {"Write the earlier day first."}, {}};
    if (!options.dates.empty()) {
        Result<std::vector<Day>> days = days_of(options.dates);
        if (!days)
            return days.problem();
        inquiry.dates = std::move(*days);
    }
    return std::nullopt;
}

Problem unknown_actor(const std::string& word)
{
    return {Problem::Code::unknown_name, {"No actor, or more than one, is called “{1}”.", {word}}, {"Write its key as in the table of actors, for example PO05."}, {}};
}

/// What the options name in the study.
std::optional<Problem> read_names(const Archive& archive, const AnswerOptions& options, Inquiry& inquiry)
{
    if (!options.structure.empty()) {
        inquiry.structure = find_structure(archive, options.structure, inquiry.question.city);
        if (!inquiry.structure)
            return Problem{Problem::Code::unknown_name, {"No structure, or more than one, is called “{1}”.", {options.structure}}, {"Write its key as in the table of structures, for example PO-S01."}, {}};
    }
    if (!options.tie.empty()) {
        const std::vector<std::string> ends = split(options.tie, ',');
        if (ends.size() > 2)
            return Problem{Problem::Code::bad_value, {"“{1}” is no tie.", {options.tie}}, {"Write its two actors with a comma between them, for example --tie PO04,PO07."}, {}};
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const std::string word(trimmed(ends[i]));
            const ActorId found = find_actor(archive, word, inquiry.question.city);
            if (!found)
                return unknown_actor(word);
            (i == 0 ? inquiry.a : inquiry.b) = found;
        }
    }
    return std::nullopt;
}

}  // namespace

Exit show_answers(const Console& console, Format format, const std::string& path, const QuestionOptions& asked, const AnswerOptions& options)
{
    Inquiry inquiry;
    if (const auto problem = read_days(options, inquiry))
        return console.misused(problem->what, problem->hint);
    const Result<Desk> desk = open_desk(console, path, asked);
    if (!desk)
        return console.fail(desk.problem());
    const study::State& state = desk->state;
    const Archive& archive = state.archive;
    const network::Question* question = &desk->question;
    inquiry.question = *question;
    inquiry.whole_time = options.whole_time;
    inquiry.years = options.years;
    inquiry.slack = options.slack;
    inquiry.smallest = options.smallest;
    if (const auto problem = read_names(archive, options, inquiry))
        return console.fail(*problem);
    const Language language = console.language;
    const scene::NameMode names = options.names == "code" ? scene::NameMode::code : options.names == "role" ? scene::NameMode::role : scene::NameMode::full;
    const bool hidden = names != scene::NameMode::full;
    inquiry.research = !hidden;
    inquiry.shown_as = [&](ActorId id) { return scene::shown_name(archive, id, hidden ? names : scene::NameMode::role); };

    const std::shared_ptr<const study::Derived> derived = study::derive(state);
    const Material material{&archive, &desk->ties, &derived->chronicle, state.crises.get()};
    // Programs read one language: names of the program's own in English.
    const Wording wording{language, &archive, &desk->ties, [&](ActorId id) { return scene::shown_name(archive, id, names); },
                          [&](StructureId id) { return scene::shown_name(archive, id, names); }, !hidden};
    std::vector<int> numbers;
    for (int i = 1; i <= question_count; ++i)
        if (options.number == 0 || options.number == i)
            numbers.push_back(i);
    if (numbers.empty())
        numbers.push_back(options.number);  // refused below, in the words of the answers

    Facts facts = facts_of(archive, *question);
    add_disclaimer(facts, state, language);
    std::vector<Grid> all;
    bool first = true;
    for (const int number : numbers) {
        Work work;
        const Result<Reply> answer = [&] {
            const Progress progress(console, work, {"Answering"});
            return answer_to(number, material, inquiry, work);
        }();
        if (!answer)
            return console.fail(answer.problem());
        if (format == Format::table) {
            if (!first)
                console.out << "\n";
            else
                for (const auto& [key, value] : facts)
                    if (std::holds_alternative<std::string>(value) && key == "disclaimer")
                        console.out << std::get<std::string>(value) << "\n\n";
            first = false;
            console.out << number << ". " << in(language, question_sentence(number)) << "\n\n";
            for (const Sentence& one : answer->findings)
                console.out << in_words(wording, one) << "\n";
            print(console.out, format, {}, grids_of(*answer, wording, format, hidden), language);
            console.out << "\n" << tr(language, "To be careful about:") << "\n";
            for (const Sentence& one : answer->caveats)
                console.out << "– " << in_words(wording, one) << "\n";
            console.out << say(language, "Statements behind it: {1}, events: {2}; --format json lists them.", {std::to_string(answer->claims().size()), std::to_string(answer->events().size())}) << "\n";
            continue;
        }
        Wording english = wording;
        english.language = Language::english;
        const std::string prefix = numbers.size() == 1 ? std::string() : "q" + std::to_string(number) + "_";
        std::vector<Grid> grids{sentences_of("findings", answer->findings, english), sentences_of("caveats", answer->caveats, english)};
        for (const auto& more : {grids_of(*answer, english, format, hidden), evidence_of(*answer, archive, hidden)})
            grids.insert(grids.end(), more.begin(), more.end());
        for (Grid& grid : grids) {
            grid.key = prefix + grid.key;
            all.push_back(std::move(grid));
        }
        facts.emplace_back(prefix + "question", in(Language::english, question_sentence(number)));
    }
    if (format != Format::table)
        print(console.out, format, facts, all, language);
    return Exit::done;
}

}  // namespace crosscut::cli
