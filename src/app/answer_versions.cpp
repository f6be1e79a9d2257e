// SPDX-License-Identifier: Apache-2.0
#include "app/program.hpp"

#include "foundation/clock.hpp"
#include "study/versions.hpp"

namespace crosscut::app {

void Program::answer_files(const panels::KeepVersion& ask)
{
    const Result<Done> kept = session_.book.keep_version(ask.name, clock_now());
    if (kept)
        session_.say(say(language(), "The study as it is now is kept as “{1}”.", {ask.name}), false, session_.now);
    else
        session_.refuse(kept.problem(), language(), session_.now);
}

void Program::answer_files(const panels::DropVersion& ask) { done(session_.book.drop_version(ask.version)); }

void Program::answer_files(const panels::ReturnToVersion& ask) { done(session_.book.return_to(ask.version)); }

void Program::answer_files(const panels::CopyVersion& ask)
{
    const study::Version* version = session_.book.version(ask.version);
    if (!version)
        return;
    Result<study::State> state = study::state_of(*version);
    if (!state) {
        session_.refuse(state.problem(), language(), session_.now);
        return;
    }
    // Written and closed first: it is opened the way every study is.
    if (const Result<study::Book> copy = study::Book::create(ask.file, *state); !copy) {
        session_.refuse(copy.problem(), language(), session_.now);
        return;
    }
    waiting_.push_back(panels::OpenStudy{ask.file});
}

void Program::answer_files(const panels::OpenBackup& ask)
{
    const Result<std::filesystem::path> file = study::bring_back(ask.backup, session_.book.path());
    if (!file) {
        session_.refuse(file.problem(), language(), session_.now);
        return;
    }
    open_study(*file);
    session_.say(say(language(), "The backup copy is a study of its own now: {1}", {file->filename().string()}), false, session_.now);
}

}  // namespace crosscut::app
