// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/questions/questions.hpp"
#include "report/chapter.hpp"

namespace crosscut::report {

/// One of the ten questions with its answer, its tables, its evidence and its drawings.
struct Answered {
    analysis::Reply answer;
    std::vector<Sheet> sheets;  ///< one for each table of the answer
    Sheet evidence;             ///< every statement and event behind its rows
    std::vector<Drawing> drawings;
};

/// What the report asks: its cities, question and names; answers are to be read by whoever reads the report.
analysis::Inquiry inquiry_of(const Desk& desk);
analysis::Material material_of(const Desk& desk);
analysis::Wording wording_of(const Desk& desk);

/// All ten.   Errors  `cancelled`. A question that cannot be answered is left out, with why in its caveats.
Result<std::vector<Answered>> answer_questions(const Desk& desk, Work& work);

/// Drawings of an answer. `letters` gets what stands in each drawing in grey, by city (question 10).
Result<std::vector<Drawing>> draw_answer(const Desk& desk, const analysis::Reply& answer, std::map<CityId, scene::Places>& places, std::map<CityId, std::string>& letters, Work& work);

void put_answers(Html& html, const Desk& desk, const std::vector<Answered>& answers);
/// What the answers rest on, for the part on methods.
void put_question_methods(Html& html, const Desk& desk);

}  // namespace crosscut::report
