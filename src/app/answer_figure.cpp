// SPDX-License-Identifier: Apache-2.0
#include "app/answer_figure.hpp"

#include "figure/fit.hpp"
#include "figure/picture_page.hpp"
#include "figure/write.hpp"
#include "files/bytes.hpp"
#include "files/folder.hpp"
#include "report/handout.hpp"
#include "study/workshop.hpp"

namespace crosscut::app {

namespace fs = std::filesystem;

namespace {

scene::Source source_of(const study::State& state, const study::Derived& derived)
{
    scene::Source source;
    source.archive = &state.archive;
    source.ties = &derived.ties;
    source.chronicle = &derived.chronicle;
    source.crises = state.crises.get();
    source.seed = state.about().seed;
    for (const study::Pin& pin : *state.pins)
        source.pins[pin.id] = {pin.x, pin.y};
    return source;
}

figure::PageSpec page_of(const Sheet& sheet, const PagePlan& plan)
{
    const Language language = sheet.encoding.language;
    figure::PageSpec page;
    page.width_mm = plan.width_mm;
    page.height_mm = plan.height_mm;
    page.theme = sheet.encoding.theme;
    page.title = plan.title;
    page.disclaimer = sheet.state.about().disclaimer(language);
    page.legend = !plan.legend ? figure::LegendPlace::none : plan.width_mm >= 130 ? figure::LegendPlace::right : figure::LegendPlace::below;
    return page;
}

std::vector<report::ImportSummary> imports_of(const study::State& state)
{
    std::vector<report::ImportSummary> out;
    for (const study::ImportRecord& record : *state.imports)
        out.push_back({record.file, record.day, record.encoding, record.read, record.taken, record.changed, record.refused, interview::read_notes(record.notes)});
    return out;
}

}  // namespace

std::shared_ptr<const Sheet> sheet_of(const study::State& state, std::shared_ptr<const study::Derived> derived, std::shared_ptr<const network::Snapshot> snapshot, const scene::MapInput& map,
                                      const scene::Encoding& encoding, const panels::View& view, std::optional<std::uint64_t> seed, std::shared_ptr<const scene::PictureData> picture,
                                      std::shared_ptr<const scene::LaneFacts> facts)
{
    auto sheet = std::make_shared<Sheet>();
    sheet->state = state;
    sheet->derived = std::move(derived);
    sheet->snapshot = std::move(snapshot);
    sheet->map = map;
    sheet->map.archive = &sheet->state.archive;
    sheet->map.ties = &sheet->derived->ties;
    sheet->map.snapshot = sheet->snapshot.get();
    sheet->map.chronicle = &sheet->derived->chronicle;
    sheet->encoding = encoding;
    sheet->encoding.text = 1;  // the page has its own size of letters
    sheet->room = view.room;
    sheet->picture = std::move(picture);
    sheet->facts = std::move(facts);
    sheet->question = sheet->snapshot->question;
    sheet->day = view.day;
    sheet->seed = seed;
    return sheet;
}

Result<figure::Page> figure_page(const Sheet& sheet, const PagePlan& plan)
{
    const Language language = sheet.encoding.language;
    figure::PageSpec page = page_of(sheet, plan);
    if (sheet.room == panels::Room::pictures && !sheet.picture)
        return Problem{Problem::Code::unsupported, {"The picture is still being prepared."}, {"Wait until it stands in the window."}, {}};
    if (sheet.room == panels::Room::pictures)
        return figure::picture_page(*sheet.picture, sheet.encoding, page);
    if (sheet.room == panels::Room::lanes) {
        const scene::Source source = source_of(sheet.state, *sheet.derived);
        page.caption = scene::lanes_caption_of(source, sheet.question, sheet.day, language);
        scene::LanesInput input = scene::lanes_input(source, sheet.question, sheet.day, language);
        input.facts = sheet.facts;
        return figure::lanes_page(input, sheet.encoding, page);
    }
    const network::Question& question = sheet.question;
    if (question.until)
        page.subtitle = question.from ? say(language, "{1} to {2}", {spoken(language, *question.from), spoken(language, *question.until)}) : spoken(language, *question.until);
    page.caption = scene::caption_of(sheet.state.archive, *sheet.snapshot, language, sheet.seed);
    return figure::map_page(sheet.map, sheet.encoding, page, sheet.focus);
}

Result<Done> write_handout(const study::State& state, const study::Derived& derived, const network::Question& question, Language language, scene::NameMode names, const fs::path& file, Work& work)
{
    report::HandoutInput input;
    input.source = source_of(state, derived);
    input.question = question;
    input.disclaimer = state.about().disclaimer(language);
    input.language = language;
    input.names = names;
    for (const study::JournalLine& line : study::journal(state))
        if (line.entry.kind == study::EntryKind::step)
            input.steps.push_back(line.words);
    const Result<scene::Scene> page = report::handout(input, work);
    if (!page)
        return page.problem();
    const Result<std::string> bytes = figure::as_file(*page, file.filename().string(), 300);
    if (!bytes)
        return bytes.problem();
    return files::write_file(file, *bytes);
}

Result<fs::path> write_report(const study::State& state, const study::Derived& derived, const network::Question& question, const panels::Look& look, const fs::path& folder, Work& work)
{
    report::ReportInput input;
    input.source = source_of(state, derived);
    if (question.city)
        input.cities = {question.city};
    input.question = question;
    input.title = state.about().title(look.language);
    input.disclaimer = state.about().disclaimer(look.language);
    input.language = look.language;
    input.imports = imports_of(state);
    for (const study::Decision& row : *state.decisions)
        input.decisions.push_back({row.gap, std::string(study::label(input.language, row.verdict)), row.author, row.day, row.reason});
    input.variants = 1000;
    input.permutations = 999;
    input.names = look.names;
    const Result<std::vector<report::ReportFile>> files = report::write(input, work);
    if (!files)
        return files.problem();
    std::error_code error;
    for (const char* part : {"figures", "tables"})
        if (fs::create_directories(folder / part, error); error)
            return Problem{Problem::Code::io, {"The folder “{1}” cannot be made.", {files::shown_name((folder / part).string())}}, {"Choose another folder."}, {}};
    // The page last: whoever sees it finds everything that it points to.
    for (std::size_t i = files->size(); i-- > 0;)
        if (const Result<Done> done = files::write_file(folder / (*files)[i].name, (*files)[i].bytes); !done)
            return done.problem();
    return folder / "index.html";
}

}  // namespace crosscut::app
