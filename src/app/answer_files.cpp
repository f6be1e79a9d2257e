// SPDX-License-Identifier: Apache-2.0
#include "app/program.hpp"

#include "app/answer_figure.hpp"
#include "app/answer_import.hpp"
#include "app/photograph.hpp"
#include "files/bytes.hpp"
#include "files/folder.hpp"

#include <algorithm>
#include <chrono>

namespace crosscut::app {

namespace {

/// Where a photo lies at first: under all actors, or in the middle of an empty map.
study::Photo laid_under(const std::map<ActorId, scene::Point>& places)
{
    study::Photo photo;
    photo.strength = 0.5;
    photo.width = 900;
    if (places.empty())
        return photo;
    const auto [left, right] = std::minmax_element(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.second.x < b.second.x; });
    const auto [top, bottom] = std::minmax_element(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.second.y < b.second.y; });
    photo.x = (left->second.x + right->second.x) / 2;
    photo.y = (top->second.y + bottom->second.y) / 2;
    photo.width = std::max(300.0, (right->second.x - left->second.x) * 1.15);
    return photo;
}

std::string today() { return iso(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())); }

}  // namespace

void Program::answer_files(const panels::ReadTables& ask)
{
    session_.jobs.start(
        "read", {"Reading tables"}, [files = ask.files](Work&) { return read_tables(files); },
        [this](Result<panels::ImportForm> form) {
            if (form)
                view_.import_form = std::move(*form);
            else if (form.problem().code != Problem::Code::cancelled)
                session_.refuse(form.problem(), language(), session_.now);
        });
}

void Program::answer_files(const panels::TakePhoto& ask)
{
    // Without a city the panel asks for one first.
    view_.room = panels::Room::map;
    if (!view_.photo_form)
        view_.photo_form = panels::PhotoForm{};
    const evidence::Archive& archive = session_.book.state().archive;
    if (!view_.question.city && archive.cities->size() == 1)
        view_.question.city = archive.cities->front().id;
    if (!view_.question.city) {
        session_.say(std::string(tr(language(), "Choose the city that the photo shows, then the photo again.")), true, session_.now);
        return;
    }
    session_.jobs.start(
        "photograph", {"Reading the photo"}, [file = ask.file](Work& work) { return photograph(file, work); },
        [this, name = files::shown_name(ask.file.stem().string()), city = view_.question.city](Result<Photograph> taken) {
            if (!taken) {
                if (taken.problem().code != Problem::Code::cancelled)
                    session_.refuse(taken.problem(), language(), session_.now);
                return;
            }
            study::AddPhoto edit;
            edit.photo = laid_under(session_.map_input().places);
            edit.photo.city = city;
            edit.photo.name = name;
            edit.photo.wide = taken->wide;
            edit.photo.high = taken->high;
            edit.jpeg = std::move(taken->jpeg);
            const std::size_t before = session_.book.state().photos->size();
            done(session_.book.apply(edit));
            const auto& photos = *session_.book.state().photos;
            if (photos.size() == before)
                return;
            if (view_.photo_form)
                view_.photo_form->chosen = photos.back().id;
            session_.refresh(view_);
            canvas_->fit();
        });
}

void Program::answer_files(const panels::PasteTable& ask)
{
    const evidence::Archive& archive = session_.book.state().archive;
    // Without a city that is shown the rows go to the only one there is, or the dialog asks.
    const CityId city = view_.question.city ? view_.question.city : archive.cities->size() == 1 ? archive.cities->front().id : CityId{};
    session_.jobs.start(
        "read", {"Reading tables"}, [archive, city, ask](Work&) { return paste_table(archive, city, ask.text, ask.kind); },
        [this](Result<panels::ImportForm> form) {
            if (form)
                view_.import_form = std::move(*form);
            else if (form.problem().code != Problem::Code::cancelled)
                session_.refuse(form.problem(), language(), session_.now);
        });
}

void Program::answer_files(const panels::StageTables&)
{
    if (!view_.import_form)
        return;
    session_.jobs.start(
        "stage", {"Reading the rows"},
        [base = session_.book.state().archive, found = view_.import_form->found](Work&) -> Result<StagedTables> { return stage_tables(base, found); },
        [this](Result<StagedTables> staged) {
            if (!view_.import_form)
                return;
            panels::ImportForm& form = *view_.import_form;
            form.reading = false;
            if (staged) {
                form.base = std::move(staged->base);
                form.staged = std::move(staged->staged);
                form.notes = std::move(staged->notes);
            } else if (staged.problem().code != Problem::Code::cancelled) {
                form.problem = describe(language(), staged.problem());
            }
        });
}

void Program::answer_files(const panels::TakeTables&)
{
    if (!view_.import_form || !view_.import_form->staged || !view_.import_form->base)
        return;
    panels::ImportForm& form = *view_.import_form;
    const bool first = session_.book.state().archive.actors->empty();
    const study::TakeImport edit = take_tables(session_.book.state(), form.found, {*form.base, *form.staged, form.notes}, today());
    const CityId city = form.staged->city;
    if (const Result<Done> done = session_.book.apply(edit); !done) {
        form.problem = describe(language(), done.problem());
        return;
    }
    session_.say(say(language(), "Rows taken over: {1}, refused: {2}. The report of the import is kept in the study.",
                     {std::to_string(edit.record.taken), std::to_string(edit.record.refused)}),
                 false, session_.now);
    view_.question.city = city;
    if (nothing_dated(session_.book.state().archive))
        view_.whole_time = true;
    view_.import_form.reset();
    session_.refresh(view_);
    if (first)
        canvas_->fit();
}

void Program::answer_files(const panels::WriteMapping& ask)
{
    if (!view_.import_form)
        return;
    const Result<Done> written = write_mapping(view_.import_form->found, ask.file);
    if (written) {
        session_.say(say(language(), "The mapping was written: {1}", {files::shown_name(ask.file.string())}), false, session_.now);
    } else {
        view_.import_form->mapping_written = false;
        view_.import_form->problem = describe(language(), written.problem());
    }
}

std::shared_ptr<const Sheet> Program::sheet()
{
    session_.refresh(view_);
    const bool free = scene::movable(view_.look.places);
    return sheet_of(session_.book.state(), session_.shared_derived(), session_.shared_snapshot(), session_.map_input(), session_.encoding(view_), view_,
                    free ? std::optional(session_.layout_seed()) : std::nullopt, session_.picture(), session_.lane_facts());
}

void Program::answer_files(const panels::WriteHandout& ask)
{
    network::Question question = view_.question;
    question.from.reset();
    question.until = view_.whole_time ? std::nullopt : std::optional(view_.day);
    if (!question.city && !session_.book.state().archive.cities->empty())
        question.city = session_.book.state().archive.cities->front().id;
    session_.jobs.start(
        "handout", {"Writing the handout"},
        [sheet = sheet(), question, language = language(), names = view_.workshop.names, file = ask.file](Work& work) { return write_handout(sheet->state, *sheet->derived, question, language, names, file, work); },
        [this, file = ask.file](Result<Done> written) {
            if (written)
                session_.say(say(language(), "The handout was written: {1}", {files::shown_name(file.string())}), false, session_.now);
            else if (written.problem().code != Problem::Code::cancelled)
                session_.refuse(written.problem(), language(), session_.now);
        });
}

void Program::answer_files(const panels::WriteReport& ask)
{
    session_.jobs.start(
        "report", {"Writing the report"},
        [sheet = sheet(), question = view_.question, look = view_.look, day = view_.whole_time ? std::nullopt : std::optional(view_.day), folder = ask.folder](Work& work) mutable {
            question.from.reset();
            question.until = day;
            return write_report(sheet->state, *sheet->derived, question, look, folder, work);
        },
        [this](Result<std::filesystem::path> page) {
            if (page)
                session_.say(say(language(), "The report was written: {1}", {files::shown_name(page->string())}), false, session_.now);
            else if (page.problem().code != Problem::Code::cancelled)
                session_.refuse(page.problem(), language(), session_.now);
        });
}

}  // namespace crosscut::app
