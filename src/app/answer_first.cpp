// SPDX-License-Identifier: Apache-2.0
// What a first start needs: the sample study, the studies that were open before, the desktop's own file dialog.
#include "app/program.hpp"
#include "app/recent.hpp"
#include "app/sample.hpp"

#include "files/folder.hpp"
#include "panels/file_list.hpp"

namespace crosscut::app {

void Program::answer_files(const panels::OpenSample& ask)
{
    if (!session_.book.has_file() && session_.book.history().steps().size() > sample_steps_) {
        session_.say(std::string(tr(language(), "This study is in no file yet. Save a copy first, then open the sample.")), true, session_.now);
        return;
    }
    const std::optional<std::filesystem::path> folder = sample_folder();
    if (!folder) {
        session_.say(std::string(tr(language(), "The sample study was not found beside the program.")), true, session_.now);
        return;
    }
    session_.jobs.start(
        "sample", {"Reading the sample study"}, [folder = *folder](Work& work) { return read_sample(folder, work); },
        [this, tour = ask.tour](Result<std::vector<study::TakeImport>> edits) {
            if (!edits) {
                if (edits.problem().code != Problem::Code::cancelled)
                    session_.refuse(edits.problem(), language(), session_.now);
                return;
            }
            study::Book book;
            for (const study::TakeImport& edit : *edits)
                if (const Result<Done> taken = book.apply(edit); !taken) {
                    session_.refuse(taken.problem(), language(), session_.now);
                    return;
                }
            const std::size_t steps = book.history().steps().size();
            take_book(std::move(book));
            sample_steps_ = steps;
            window_.set_title(std::string(tr(language(), "Sample study")) + " – Crosscut");
            if (!session_.book.state().archive.cities->empty())
                view_.question.city = session_.book.state().archive.cities->front().id;
            if (tour)
                panels::begin_tour(view_);
        });
}

void Program::answer_files(const panels::StopChoosing&) { portal_.stop(); }

void Program::remember_file(const std::filesystem::path& file)
{
    // A workshop leaves no trace of itself, nor does a picture that is taken of the window.
    if (view_.workshop.on || !options_.screenshot.empty())
        return;
    if (Result<std::vector<std::filesystem::path>> list = remember_study(recent_list(), file))
        view_.recent_files = std::move(*list);
}

void Program::follow_portal()
{
    if (view_.file_form && !view_.file_form->elsewhere && !view_.file_form->builtin && portal_there_ && options_.screenshot.empty()) {
        if (local_bus().empty()) {
            portal_there_ = false;
            return;
        }
        panels::FileForm& form = *view_.file_form;
        const std::filesystem::path start = !form.folder.empty() ? form.folder : view_.recent_folders.empty() ? files::home_folder() : view_.recent_folders.front();
        portal_.ask(portal_ask(form, language(), start, panels::ending_of(view_, form.purpose)));
        form.elsewhere = true;
    }
    if (const std::optional<PortalAnswer> answer = portal_.answer(); answer && view_.file_form) {
        busy_frames_ = 6;
        if (answer->what == PortalAnswer::What::absent) {
            portal_there_ = false;
            view_.file_form->elsewhere = false;
            view_.file_form->builtin = true;
        } else {
            panels::Intents intents;
            panels::take_files(view_, intents, answer->paths);
            this->answer(std::move(intents));
        }
    }
}

}  // namespace crosscut::app
