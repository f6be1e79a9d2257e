// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/forms.hpp"
#include "panels/interview_form.hpp"

namespace crosscut::panels {

// Parts of the interview dialog. Not for other files than its own.

/// What the parts look at together.
struct Capture {
    const Model& model;
    View& view;
    Intents& intents;
    InterviewForm& form;
    const evidence::Interview& interview;
    const std::vector<study::Prompt>& prompts;

    Language language() const { return view.look.language; }
    const evidence::Archive& archive() const { return model.state->archive; }
    const study::Prompt& prompt() const { return prompts[static_cast<std::size_t>(form.prompt)]; }
    /// The ends of the tie that a question asks of a partner, as its relation runs.
    std::pair<ActorId, ActorId> ends(ActorId partner) const
    {
        return prompt().incoming ? std::pair{partner, interview.actor} : std::pair{interview.actor, partner};
    }
    void answer(const std::pair<ActorId, ActorId>& pair, study::Answer answer, std::optional<int> strength = {});
};

/// The facts of a new or an old interview; true when they are in the study and the form may go on.
void interview_facts(const Model& model, View& view, Intents& intents, InterviewForm& form);
/// Partner by partner, by keys.
void interview_list(Capture& capture);
/// A matrix of ten by ten.
void interview_pairs(Capture& capture);
/// A passage that was pasted, and the ties that somebody reads from it; or a list from a map on paper.
void interview_lines(Capture& capture);
/// The questions of the form.
void interview_questions(const Model& model, View& view, Intents& intents, InterviewForm& form);

/// What a key that was typed in this frame answers; `digit` 1 to 5, 0 = none. Empty = no answer was typed.
struct TypedAnswer {
    study::Answer answer = study::Answer::none;
    int digit = 0;
    std::optional<int> strength() const { return digit > 0 ? std::optional(digit) : std::nullopt; }
};
std::optional<TypedAnswer> typed_answer();
/// Nobody types in a field, and nothing lies on top.
bool keys_are_free();

std::string answer_words(Language language, study::Answer answer);
/// "yes 4", "no", "–".
std::string answer_short(Language language, const study::Answered& answered);

/// A name field with what fits below it: an actor that is there, or a new one of that name. What was chosen in this frame.
struct Chosen {
    ActorId actor;
    std::string new_name;
};
std::optional<Chosen> name_field(const Model& model, const View& view, std::string_view name, std::string_view hint, CityId city, std::string& words, int& row, bool& focus);
/// A row with words at its right end.
bool split_row(std::string_view name, std::string_view left, std::string_view right, bool selected, Tone tone);

}  // namespace crosscut::panels
