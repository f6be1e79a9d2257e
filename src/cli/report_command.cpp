// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/desk.hpp"
#include "cli/progress.hpp"
#include "files/bytes.hpp"
#include "report/report.hpp"
#include "study/derive.hpp"

#include "foundation/text.hpp"

namespace crosscut::cli {

namespace {

std::vector<report::ImportSummary> imports_of(const study::State& state)
{
    std::vector<report::ImportSummary> out;
    for (const study::ImportRecord& record : *state.imports) {
        report::ImportSummary one;
        one.file = record.file;
        one.day = record.day;
        one.encoding = record.encoding;
        one.read = record.read;
        one.taken = record.taken;
        one.changed = record.changed;
        one.refused = record.refused;
        one.notes = interview::read_notes(record.notes);
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

Exit write_report(const Console& console, const std::string& study, const QuestionOptions& options, const std::string& out, const std::string& names)
{
    const Result<Desk> desk = open_desk(console, study, options);
    if (!desk)
        return console.fail(desk.problem());
    const study::State& state = desk->state;
    const network::Question* question = &desk->question;
    const std::shared_ptr<const study::Derived> derived = study::derive(state);
    report::ReportInput input;
    input.source.archive = &state.archive;
    input.source.ties = &desk->ties;
    input.source.chronicle = &derived->chronicle;
    input.source.crises = state.crises.get();
    for (const study::Pin& pin : *state.pins)
        input.source.pins[pin.id] = {pin.x, pin.y};
    input.source.seed = state.about().seed;
    if (question->city)
        input.cities = {question->city};
    input.question = *question;
    input.title = state.about().title(console.language);
    input.disclaimer = state.about().disclaimer(console.language);
    input.language = console.language;
    input.imports = imports_of(state);
    for (const study::Decision& row : *state.decisions)
        input.decisions.push_back({row.gap, std::string(study::label(input.language, row.verdict)), row.author, row.day, row.reason});
    input.variants = 1000;
    input.permutations = 999;
    input.names = names == "code" ? scene::NameMode::code : names == "role" ? scene::NameMode::role : scene::NameMode::full;
    Work work;
    const Result<std::vector<report::ReportFile>> files = [&] {
        const Progress progress(console, work, {"Writing the report"});
        return report::write(input, work);
    }();
    if (!files)
        return console.fail(files.problem());
    const std::filesystem::path folder(out);
    std::error_code error;
    for (const char* part : {"figures", "tables"})
        if (std::filesystem::create_directories(folder / part, error); error)
            return console.fail({Problem::Code::io, {"The folder “{1}” cannot be made.", {(folder / part).string()}}, {"Choose another folder."}, {}});
    // The page last: whoever sees it finds everything that it points to.
    for (std::size_t i = files->size(); i-- > 0;)
        if (const Result<Done> done = files::write_file(folder / (*files)[i].name, (*files)[i].bytes); !done)
            return console.fail(done.problem());
    if (!console.quiet)
        console.out << say(console.language, "The report was written: {1}", {(folder / "index.html").string()}) << "\n";
    return Exit::done;
}

}  // namespace crosscut::cli
