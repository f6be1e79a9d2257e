// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/study_tables.hpp"

#include "foundation/text.hpp"

namespace crosscut::cli {

Exit convert_study(const Console& console, const std::string& study, const std::string& out, const std::string& format)
{
    const std::filesystem::path path(out);
    const std::string ending = fold(path.extension().string());
    const bool workbook = format == "xlsx" || (format.empty() && ending == ".xlsx");
    if (!workbook && !ending.empty() && (ending == ".csv" || ending == ".xls" || ending == ".ods"))
        return console.misused({"“{1}” cannot be written: a study is a folder of CSV tables or one workbook.", {out}}, {"Name a folder, or a file that ends in .xlsx."});
    Result<study::Book> book = study::Book::open(study, true);
    if (!book)
        return console.fail(book.problem());
    const study::State& state = book->state();
    const study::Settings& about = state.about();
    exchange::StudyWords words;
    words.title_english = about.title_english;
    words.title_german = about.title_german;
    words.disclaimer_english = about.disclaimer_english;
    words.disclaimer_german = about.disclaimer_german;
    words.question_english = about.question_english;
    words.question_german = about.question_german;
    std::size_t count = 1;
    if (workbook) {
        std::vector<exchange::OutTable> beside = crises_table(state);
        for (exchange::OutTable& table : decisions_table(state, {}))
            beside.push_back(std::move(table));
        const Result<Done> done = exchange::write_workbook(state.archive, words, path, beside);
        if (!done)
            return console.fail(done.problem());
    } else {
        std::map<CityId, std::vector<exchange::OutTable>> beside;
        for (const evidence::City& city : *state.archive.cities) {
            beside[city.id] = crises_table(state);
            for (exchange::OutTable& table : decisions_table(state, city.id))
                beside[city.id].push_back(std::move(table));
        }
        const auto written = exchange::write_folder(state.archive, words, path, beside);
        if (!written)
            return console.fail(written.problem());
        count = written->size();
    }
    if (!console.quiet)
        console.out << (workbook ? say(console.language, "The workbook “{1}” was written.", {out})
                                 : say(console.language, "Files written to “{2}”: {1}.", {std::to_string(count), out}))
                    << "\n";
    return Exit::done;
}

}  // namespace crosscut::cli
