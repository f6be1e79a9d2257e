// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/desk.hpp"
#include "cli/progress.hpp"
#include "figure/write.hpp"
#include "files/bytes.hpp"
#include "report/handout.hpp"
#include "study/derive.hpp"
#include "study/workshop.hpp"

#include "foundation/text.hpp"

namespace crosscut::cli {

Exit write_handout(const Console& console, const std::string& study, const QuestionOptions& options, const std::string& out, const std::string& names)
{
    scene::Scene nothing;
    nothing.page = {0, 0, 1, 1};
    if (const Result<std::string> file = figure::as_file(nothing, out, 72); !file)
        return console.fail(file.problem());  // before anything is computed: an ending that nothing can be written for
    Result<Desk> desk = open_desk(console, study, options);
    if (!desk)
        return console.fail(desk.problem());
    const study::State& state = desk->state;
    network::Question* question = &desk->question;
    if (!question->city && state.archive.cities->size() == 1)
        question->city = state.archive.cities->front().id;
    const std::shared_ptr<const study::Derived> derived = study::derive(state);
    report::HandoutInput input;
    input.source.archive = &state.archive;
    input.source.ties = &desk->ties;
    input.source.chronicle = &derived->chronicle;
    input.source.crises = state.crises.get();
    input.source.seed = state.about().seed;
    for (const study::Pin& pin : *state.pins)
        input.source.pins[pin.id] = {pin.x, pin.y};
    input.question = *question;
    input.disclaimer = state.about().disclaimer(console.language);
    input.language = console.language;
    input.names = names == "code" ? scene::NameMode::code : names == "full" ? scene::NameMode::full : scene::NameMode::role;
    for (const study::JournalLine& line : study::journal(state))
        if (line.entry.kind == study::EntryKind::step)
            input.steps.push_back(line.words);
    Work work;
    const Result<scene::Scene> page = [&] {
        const Progress progress(console, work, {"Writing the handout"});
        return report::handout(input, work);
    }();
    if (!page)
        return console.fail(page.problem());
    const Result<std::string> bytes = figure::as_file(*page, out, 300);
    if (!bytes)
        return console.fail(bytes.problem());
    if (const Result<Done> done = files::write_file(out, *bytes); !done)
        return console.fail(done.problem());
    if (!console.quiet)
        console.out << say(console.language, "The handout was written: {1}", {out}) << "\n";
    return Exit::done;
}

}  // namespace crosscut::cli
