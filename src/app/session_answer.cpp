// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

namespace crosscut::app {

void Session::ask_for_answer(const panels::View& view)
{
    if (view.room != panels::Room::questions || view.questions_memory.number == 0)
        return;
    // The day of the map is not that of the answer: each question has its own, and says so.
    network::Question question = view.question;
    question.from = question.until = std::nullopt;
    const bool research = view.look.names == scene::NameMode::full && !view.look.projector;
    const std::tuple key{view.questions_memory.number, question, derived_, research};
    if (answer_asked_ == key)
        return;
    answer_asked_ = key;
    answer_.reset();
    jobs.start(
        "answer", {"Answering"},
        [state = book.state(), derived = derived_, crises = crises_, question, research, number = view.questions_memory.number](Work& work) {
            analysis::Inquiry inquiry;
            inquiry.question = question;
            inquiry.research = research;
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
