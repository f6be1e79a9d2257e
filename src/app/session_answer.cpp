// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

namespace crosscut::app {

void Session::ask_for_answer(const panels::View& view)
{
    if (view.room != panels::Room::questions || view.questions_memory.number == 0)
        return;
    // The day of the map is not that of the answer unless somebody asks for it: each question has its own, and says so.
    const panels::QuestionChoices& choices = view.questions_memory.choices;
    network::Question question = view.question;
    question.from = question.until = std::nullopt;
    if (choices.as_on_map && !view.whole_time)
        question.until = view.day;
    const bool whole_time = choices.as_on_map && view.whole_time;
    const bool research = view.look.names == scene::NameMode::full && !view.look.projector;
    const std::tuple key{view.questions_memory.number, question, derived_, research, choices, whole_time};
    if (answer_asked_ == key)
        return;
    answer_asked_ = key;
    answer_.reset();
    jobs.start(
        "answer", {"Answering"},
        [state = book.state(), derived = derived_, crises = crises_, question, research, choices, whole_time, number = view.questions_memory.number](Work& work) {
            analysis::Inquiry inquiry;
            inquiry.question = question;
            inquiry.research = research;
            inquiry.whole_time = whole_time;
            inquiry.first = choices.first;
            inquiry.second = choices.second;
            inquiry.dates = choices.dates;
            inquiry.years = choices.years;
            inquiry.shown_as = [archive = state.archive](ActorId id) { return scene::shown_name(archive, id, scene::NameMode::role); };
            return analysis::answer_to(number, {&state.archive, &derived->ties, &derived->chronicle, &crises}, inquiry, work);
        },
        [this, number = view.questions_memory.number](Result<analysis::Reply> found) {
            if (found) {
                answer_ = std::move(*found);
                return;
            }
            // Why there is none stands where the answer would.
            answer_.emplace();
            answer_->number = number;
            answer_->findings.push_back({found.problem().what.text, {}});
        });
}

}  // namespace crosscut::app
