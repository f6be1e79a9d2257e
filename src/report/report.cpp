// SPDX-License-Identifier: Apache-2.0
#include "report/report.hpp"

#include "report/answers.hpp"
#include "report/chapter.hpp"
#include "report/factor_chapter.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <set>

namespace crosscut::report {

using namespace evidence;

namespace {

void put_contents(Html& html, const Desk& desk, const std::vector<Chapter>& chapters, const FactorChapter& factors, bool questions)
{
    html.open("nav", {}, "contents").element("h3", tr(desk.language, "Contents")).open("ol");
    const auto entry = [&](const std::string& anchor, std::string_view words) { html.open("li").link("#" + anchor, words).close(); };
    if (questions)
        entry("questions", tr(desk.language, "The ten questions"));
    for (const Chapter& chapter : chapters)
        entry(chapter.key, chapter.city->name);
    if (!factors.empty())
        entry("factors", tr(desk.language, "Potentials, obstacles and steps"));
    entry("methods", tr(desk.language, "How it was made"));
    entry("codebook", tr(desk.language, "Codebook"));
    entry("imports", tr(desk.language, "What every import did"));
    html.close().close();
}

std::string page(const Desk& desk, const std::vector<Chapter>& chapters, const FactorChapter& factors, const std::vector<Answered>& answers)
{
    const ReportInput& input = desk.input();
    const std::string title = input.title.empty() ? std::string(tr(desk.language, "Report of a study")) : input.title;
    Html html;
    html.raw("<!DOCTYPE html>\n<html lang=\"").raw(language_tag(desk.language)).raw("\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n");
    html.element("title", title).raw("<style>").raw(style_sheet()).raw("</style>\n</head>\n");
    html.open("body").open("header").heading(1, title);
    const std::string words = input.question.field == Field::none ? std::string(tr(desk.language, "Networks, structures and findings to check"))
                                                                  : say(desk.language, "Networks, structures and findings to check: {1}", {std::string(label(desk.language, input.question.field))});
    html.paragraph(words, "question").close();
    if (!input.disclaimer.empty())
        html.open("div", "warning").paragraph(input.disclaimer).close();
    put_contents(html, desk, chapters, factors, !answers.empty());
    html.open("main");
    put_answers(html, desk, answers);
    for (const Chapter& chapter : chapters)
        put_chapter(html, desk, chapter);
    put_factors(html, desk, factors);
    put_methods(html, desk, chapters);
    put_codebook(html, desk);
    put_imports(html, desk);
    html.close();
    html.open("footer");
    if (!input.disclaimer.empty())
        html.paragraph(input.disclaimer);
    html.paragraph(tr(desk.language, "Written by Crosscut. This page needs no network: figures and tables lie beside it as files."));
    html.close().close();
    html.raw("</html>\n");
    return html.written();
}

/// A word for a city's anchors and files that no other city of the report has.
std::string key_of(const City& city, std::set<std::string>& taken)
{
    std::string word = file_word(city.name);
    if (word.empty())
        word = "city";
    std::string free = word;
    for (int i = 2; !taken.insert(free).second; ++i)
        free = word + "-" + std::to_string(i);
    return free;
}

}  // namespace

Result<std::vector<ReportFile>> write(const ReportInput& input, Work& work)
{
    const Desk desk(input);
    std::vector<const City*> cities;
    for (const City& city : *desk.archive().cities)
        if (input.cities.empty() || std::find(input.cities.begin(), input.cities.end(), city.id) != input.cities.end())
            cities.push_back(&city);
    if (cities.empty())
        return Problem{Problem::Code::missing_value, {"The study has no city yet."}, {"Import tables first."}, {}};
    // The page's own anchors are no city's.
    std::set<std::string> taken{"methods", "codebook", "imports", "contents", "coverage", "relations", "import-table", "import-notes", "factors", "factor-comparison", "factor-cases", "recommended-steps", "questions", "methods-questions"};
    std::vector<Chapter> chapters;
    for (std::size_t i = 0; i < cities.size(); ++i) {
        const double whole = input.questions ? 0.6 : 1.0;
        Work part(work, whole * static_cast<double>(i) / static_cast<double>(cities.size()), whole * static_cast<double>(i + 1) / static_cast<double>(cities.size()));
        if (work.stopped())
            return stopped_on_request();
        Result<Chapter> chapter = make_chapter(desk, *cities[i], key_of(*cities[i], taken), static_cast<int>(i), part);
        if (!chapter)
            return chapter.problem();
        chapters.push_back(std::move(*chapter));
    }
    const Result<FactorChapter> factors = make_factor_chapter(desk, work);
    if (!factors)
        return factors.problem();
    std::vector<Answered> answers;
    if (input.questions) {
        Work part(work, 0.6, 1.0);
        Result<std::vector<Answered>> found = answer_questions(desk, part);
        if (!found)
            return found.problem();
        answers = std::move(*found);
    }
    std::vector<ReportFile> files{{"index.html", page(desk, chapters, *factors, answers)}};
    for (const Answered& one : answers) {
        for (const Drawing& drawing : one.drawings) {
            files.push_back({"figures/" + drawing.key + ".svg", drawing.svg});
            files.push_back({"figures/" + drawing.key + ".pdf", drawing.pdf});
        }
        for (const Sheet& sheet : one.sheets)
            if (!sheet.rows.empty())
                files.push_back({"tables/" + sheet.key + ".csv", csv_of(sheet, input.disclaimer)});
        if (!one.evidence.rows.empty())
            files.push_back({"tables/" + one.evidence.key + ".csv", csv_of(one.evidence, input.disclaimer)});
    }
    for (const Chapter& chapter : chapters) {
        for (const Drawing* drawing : {&chapter.map, &chapter.lanes})
            if (!drawing->svg.empty()) {
                files.push_back({"figures/" + drawing->key + ".svg", drawing->svg});
                files.push_back({"figures/" + drawing->key + ".pdf", drawing->pdf});
            }
        for (const Sheet* sheet : {&chapter.network, &chapter.actors, &chapter.ties, &chapter.structures, &chapter.gap_sheet})
            files.push_back({"tables/" + sheet->key + ".csv", csv_of(*sheet, input.disclaimer)});
    }
    for (const Sheet* sheet : {&factors->comparison, &factors->cases, &factors->steps})
        if (!sheet->rows.empty())
            files.push_back({"tables/" + sheet->key + ".csv", csv_of(*sheet, input.disclaimer)});
    if (const Sheet sheet = imports_sheet(desk); !sheet.rows.empty())
        files.push_back({"tables/imports.csv", csv_of(sheet, input.disclaimer)});
    if (work.stopped())
        return stopped_on_request();
    return files;
}

}  // namespace crosscut::report
