// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/questions/answer.hpp"
#include "structures/crisis.hpp"
#include "work/work.hpp"

#include <array>
#include <map>
#include <string>

namespace crosscut::analysis {

/// What answers are made from; everything must live on while it is used.
struct Material {
    const evidence::Archive* archive = nullptr;
    const network::TieSet* ties = nullptr;
    const structures::Chronicle* chronicle = nullptr;
    const std::vector<structures::Crisis>* crises = nullptr;
};

/// What is asked, with everything that can be chosen. What is left empty follows from the data.
///
///   question   City (0 = each), field, relations, rule, mode. Its day is that of questions 3 to 5 and 8 to 10; empty = the
///              last day on which most ties of the city were seen (`last_observed_day`), or all time with `whole_time`.
///   cities     If not empty, only these of the cities asked for.
///   first, second  Days of question 1: empty = `usual_days`.
///   structure  Of question 2: 0 = every structure with an end, or an end of a grant.
///   slack      Question 2: a tie ended with a structure if its end lies at most so many days before or after.
///   dates      Of question 7; empty = 1 July of 2014, 2016, 2019 and 2023, or days around the first crisis of the study.
///   a, b       Ends of the tie of question 8; 0 = ties on which reports differ, else the one most spoken of.
///   research   Whether what people said may be shown (question 8). False in presentations and under pseudonyms.
///   years      Question 6: after so many years a body is alive or not.
///   smallest   Question 10: fewer actors with the same role than this can be recognised.
///   shown_as   Question 10: how actors are named in the export; empty = by their role.
///   output     Question 10: what the export of a city says, all its letters; a city without it is judged by its names alone.
struct Inquiry {
    network::Question question;
    std::vector<CityId> cities;
    bool whole_time = false;
    std::optional<Day> first;
    std::optional<Day> second;
    StructureId structure;
    int slack = 31;
    std::vector<Day> dates;
    ActorId a;
    ActorId b;
    bool research = true;
    int years = 5;
    int smallest = 3;
    std::function<std::string(ActorId)> shown_as;
    std::map<CityId, std::string> output;
};

inline constexpr int question_count = 10;

/// The question in words (domain 4.4), and in few of them, for lists.
Message question_sentence(int number);
Message question_title(int number);

/// Days between which question 1 looks: 1 July 2016 and 1 January 2023 where the study reaches so far, else the acute end
/// of its first crisis and the last day of an interview.
std::pair<Day, Day> usual_days(const Material& material);

// One function for each question. Value: the answer for each city asked for, as `Reply` has it. All are pure.

/// 1. Bodies that existed on one day and still exist on another.
///
///   Exists     Permanent, active, on a grant, vacant or dormant; an unsure state exists if every reading of it does.
///   Uncertain  States that the dates leave open, and those after the last report, are counted apart.
///   Bodies     Structures but for plans, resolutions and agreements, which stand in a table of their own.
Reply bodies_then_and_now(const Material& material, const Inquiry& inquiry);

/// 2. Links that ended when a structure, a post or a grant ended, and what of them was made again.
///
///   Ends     Of grants, posts and structures; what follows within a quarter of a year is the same end.
///   Link     A tie of the lead or secretariat that holds and whose end is dated; certain if every reading of the end lies
///            within `slack` days of the end, else possible.
///   Re-made  A later tie of the same pair; else with another unit of the partner's department.
Reply links_lost_with(const Material& material, const Inquiry& inquiry);

/// 3. Who joins integration and climate: an actor whose own field and partners' fields have both of them. What belongs to
///    both fields is no side of its own. If few do: who has one side and needs a single tie to the other.
Reply who_joins(const Material& material, const Inquiry& inquiry);

/// 4. Actors that are a bridge only because of one person's post on a grant.
///
///   Post    A staff position, or a structure whose only seat is that of a staff position, while it runs on a grant.
///   Bridge  Connects pairs of others that fall apart without it (methods 2.15), or alone stands between two departments.
///   Only    Neither of both without the ties that came with the post.
Reply bridges_by_post(const Material& material, const Inquiry& inquiry);

/// 5. Ties that rest on one informant, and what changes with confirmed ties only.
Result<Reply> ties_of_one_informant(const Material& material, const Inquiry& inquiry, Work& work);

/// 6. Cities side by side: months from the shock to the first body and to the first council decision, bodies whose function
///    goes on after `years` (methods 5.3), bodies that work without a grant.
Result<Reply> cities_compared(const Material& material, const Inquiry& inquiry, Work& work);

/// 7. The network on several days with everybody at the same place.
Reply same_places(const Material& material, const Inquiry& inquiry);

/// 8. What informants said of a tie.
Reply what_was_said(const Material& material, const Inquiry& inquiry);

/// 9. Pairs of departments that both belong to the task and have neither a tie nor a common body; pairs that nobody could
///    report apart.
Reply departments_apart(const Material& material, const Inquiry& inquiry);

/// 10. Whether anybody can be recognised in an export: names, codes and words of the study that stand in it, and roles that
///     fewer than `smallest` of its actors share.
Reply can_be_recognised(const Material& material, const Inquiry& inquiry);

/// The answer to a question by its number.
///   Errors  `bad_value` for a number that is none of the ten; `missing_value` for a study without cities; `cancelled`.
Result<Reply> answer_to(int number, const Material& material, const Inquiry& inquiry, Work& work);

}  // namespace crosscut::analysis
