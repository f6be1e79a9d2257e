// SPDX-License-Identifier: Apache-2.0
#include "app/suppose.hpp"

#include "app/program.hpp"
#include "analysis/catalogue.hpp"
#include "files/folder.hpp"
#include "study/experiment.hpp"

#include <chrono>

namespace crosscut::app {

scene::Supposed supposed_marks(const analysis::WhatIf& result)
{
    scene::Supposed out;
    for (const auto& one : result.gone.actors)
        out.gone.insert(one.actor);
    for (const auto& one : result.gone.structures)
        out.closed.insert(one.structure);
    for (const analysis::ChangedTie& one : result.lost)
        out.lost.insert(one.ties.begin(), one.ties.end());
    out.lost.insert(result.gone.ties.begin(), result.gone.ties.end());
    for (const analysis::ChangedTie& one : result.fresh)
        out.added.emplace_back(one.pair.a, one.pair.b);
    return out;
}

void Session::ask_what_if(const panels::View& view)
{
    const auto forget = [&] {
        if (what_if_) {
            what_if_.reset();
            look_.reset();
            ++revision_;
        }
        what_if_problem_.clear();
    };
    const analysis::Scenario scenario = view.what_if ? view.what_if->scenario() : analysis::Scenario();
    if (scenario.empty() || !asked_) {
        if (supposed_)
            jobs.cancel("what if");
        supposed_.reset();
        forget();
        return;
    }
    const analysis::Measure* shown = analysis::find_measure(view.look.size_measure);
    const std::string measure(shown && shown->per == analysis::Per::actor ? shown->key : "degree");
    const Supposition wanted{scenario, *asked_, measure};
    if (supposed_ == wanted)
        return;
    supposed_ = wanted;
    forget();
    jobs.start(
        "what if", {"Working out what would follow"},
        [state = book.state(), derived = derived_, snapshot = snapshot_, wanted](Work& work) {
            return analysis::what_if(state.archive, derived->ties, *snapshot, wanted.scenario, wanted.measure, work);
        },
        [this, wanted, language = view.look.language](Result<analysis::WhatIf> found) {
            if (!(supposed_ == wanted))
                return;
            if (found)
                what_if_ = std::move(*found);
            else
                what_if_problem_ = describe(language, found.problem());
            look_.reset();
            ++revision_;
        });
}

void Program::answer_files(const panels::SaveExperiment& ask)
{
    if (!session_.what_if() || !view_.what_if)
        return;
    const std::string today = iso(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    session_.jobs.start(
        "experiment", {"Writing the experiment"},
        [state = session_.book.state(), derived = session_.shared_derived(), scenario = view_.what_if->scenario(), result = *session_.what_if(), today, file = ask.file](Work&) -> Result<Done> {
            const Result<study::Experiment> made = study::experiment(state, derived->ties, scenario, result, today);
            if (!made)
                return made.problem();
            Result<study::Book> copy = study::Book::create(file, state);
            if (!copy)
                return copy.problem();
            for (const study::Edit& edit : made->edits)
                if (const Result<Done> done = copy->apply(edit); !done)
                    return done.problem();
            if (!copy->flush(120)) {
                const auto problem = copy->save_status().problem;
                return problem ? *problem : Problem{Problem::Code::io, {"The study could not be saved."}, {"Check the disk."}, {}};
            }
            return Done{};
        },
        [this, file = ask.file](Result<Done> written) {
            if (written)
                session_.say(say(language(), "The experiment was written: {1}. This study is as before.", {files::shown_name(file.string())}), false, session_.now);
            else if (written.problem().code != Problem::Code::cancelled)
                session_.refuse(written.problem(), language(), session_.now);
        });
}

}  // namespace crosscut::app
