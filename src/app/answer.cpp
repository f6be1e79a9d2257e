// SPDX-License-Identifier: Apache-2.0
#include "app/program.hpp"

#include "foundation/clock.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::app {

namespace {

template <class... Ts> struct Cases : Ts... {
    using Ts::operator()...;
};
template <class... Ts> Cases(Ts...) -> Cases<Ts...>;

/// A claim of the researcher's own bears the day on which it was entered.
study::Edit dated(study::Edit edit, const panels::Workshop& workshop)
{
    const std::string time = clock_now();
    const auto today = [&] { return time.substr(0, 10); };
    if (auto* coding = std::get_if<study::AddCoding>(&edit); coding && coding->coding.coded_on.empty())
        coding->coding.coded_on = today();
    if (auto* step = std::get_if<study::AddRecommendation>(&edit); step && step->recommendation.day.empty())
        step->recommendation.day = today();
    if (auto* tie = std::get_if<study::AddTie>(&edit); tie && tie->day.empty())
        tie->day = today();
    if (auto* answers = std::get_if<study::RecordAnswers>(&edit); answers && answers->day.empty())
        answers->day = today();
    if (auto* claims = std::get_if<study::EnterClaims>(&edit); claims && claims->day.empty())
        claims->day = today();
    if (auto* decision = std::get_if<study::DecideGap>(&edit); decision && decision->day.empty())
        decision->day = today();
    // While a workshop goes on, whoever enters something does it for the table that is speaking.
    if (workshop.on) {
        if (const auto* actor = std::get_if<study::AddActor>(&edit))
            return study::AtTable{workshop.table, time, *actor};
        if (const auto* tie = std::get_if<study::AddTie>(&edit))
            return study::AtTable{workshop.table, time, *tie};
    }
    if (auto* entry = std::get_if<study::AtTable>(&edit); entry && entry->time.empty())
        entry->time = time;
    return edit;
}

bool is_study(const std::filesystem::path& file) { return file.extension() == ".crosscut"; }

}  // namespace

void Program::done(const Result<Done>& result)
{
    if (!result)
        session_.refuse(result.problem(), language(), session_.now);
}

void Program::take_dropped()
{
    std::vector<std::filesystem::path> tables;
    for (const std::string& path : window_.take_dropped_files()) {
        if (is_study(path))
            waiting_.push_back(panels::OpenStudy{path});
        else if (panels::names_photo(path))
            waiting_.push_back(panels::TakePhoto{path});
        else
            tables.emplace_back(path);
    }
    if (!tables.empty())
        waiting_.push_back(panels::ReadTables{tables});
    answer(std::exchange(waiting_, {}));
}

void Program::answer(panels::Intents intents)
{
    for (const panels::Intent& intent : intents)
        answer_one(intent);
}

void Program::answer_one(const panels::Intent& intent)
{
    std::visit(
        Cases{
            [&](const panels::DoEdit& ask) {
                const std::size_t before = session_.book.state().archive.actors->size();
                done(session_.book.apply(dated(ask.edit, view_.workshop), ask.gesture));
                const auto& actors = *session_.book.state().archive.actors;
                if (std::holds_alternative<study::AddActor>(ask.edit) && actors.size() > before)
                    view_.selection = {{actors.back().id}, {}, {}};
            },
            [&](const panels::Undo&) {
                view_.past.follow(view_, session_.book.history().cursor(), session_.book.history().steps().size(), session_.now);
                if (view_.past.undo(view_, session_.book.history().cursor()))
                    return;
                if (const Result<bool> back = session_.book.undo(); !back)
                    session_.refuse(back.problem(), language(), session_.now);
            },
            [&](const panels::Redo&) {
                if (view_.past.redo(view_, session_.book.history().cursor()))
                    return;
                if (const Result<bool> on = session_.book.redo(); !on)
                    session_.refuse(on.problem(), language(), session_.now);
            },
            [&](const panels::GoTo& ask) {
                if (ask.cursor != session_.book.history().cursor())
                    done(session_.book.go(ask.cursor));
                if (ask.view)
                    view_.past.go(view_, *ask.view);
            },
            [&](const panels::RetrySaving&) { session_.book.retry(); },
            [&](const panels::OpenStudy& ask) { open_study(ask.file); },
            [&](const panels::NewStudy& ask) {
                Result<study::Book> book = study::Book::create(ask.file);
                if (!book) {
                    session_.refuse(book.problem(), language(), session_.now);
                    return;
                }
                take_book(std::move(*book));
                window_.set_title(ask.file.filename().string() + " – Crosscut");
                remember_file(ask.file);
            },
            [&](const panels::SaveCopy& ask) {
                const Result<Done> saved = session_.book.save_as(ask.file);
                done(saved);
                if (saved) {
                    remember_file(ask.file);
                    window_.set_title(ask.file.filename().string() + " – Crosscut");
                    session_.say(say(language(), "The study is now in {1}.", {ask.file.filename().string()}), false, session_.now);
                }
            },
            [&](const panels::ShowSelection&) {
                std::vector<ActorId> actors = view_.selection.actors;
                if (view_.selection.tie)
                    if (const network::Tie* tie = session_.derived().ties.find(*view_.selection.tie))
                        actors = {tie->a, tie->b};
                session_.refresh(view_);
                canvas_->show(actors);
            },
            [&](const panels::FitDrawing&) { canvas_->fit(); },
            [&](const panels::ZoomDrawing& ask) { canvas_->zoom(ask.factor); },
            [&](const panels::NudgeSelection& ask) {
                study::MoveActors edit;
                for (const ActorId id : view_.selection.actors)
                    if (const auto place = session_.map_input().places.find(id); place != session_.map_input().places.end())
                        edit.pins.push_back({id, place->second.x + ask.x, place->second.y + ask.y});
                if (!edit.pins.empty())
                    done(session_.book.apply(edit, true));
            },
            [&](const panels::ArrangeAnew&) {
                session_.forget_places(view_);
                canvas_->fit();
            },
            [&](const panels::CancelJob& ask) { session_.jobs.cancel(ask.name); },
            [&](const panels::Say& ask) { session_.say(in(language(), ask.words), ask.warning, session_.now); },
            [&](const panels::Quit&) { quit_ = true; },
            [&](const auto& ask) { answer_files(ask); },
        },
        intent);
}

}  // namespace crosscut::app
