// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/import_files.hpp"
#include "network/snapshot.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

/// The six illustrative cases as the import reads them, and their check numbers.
namespace cases {

using nlohmann::json;

inline const json& check_numbers()
{
    static const json numbers = [] {
        std::ifstream stream(CROSSCUT_SOURCE_DIR "/datasets/expected/check.json");
        return json::parse(stream)["cases"];
    }();
    return numbers;
}

inline crosscut::evidence::Archive import(const std::string& folder)
{
    using namespace crosscut;
    Result<exchange::Found> found = exchange::find_tables({std::string(CROSSCUT_SOURCE_DIR "/datasets/") + folder});
    if (!found)
        throw std::runtime_error(describe(Language::english, found.problem()));
    std::vector<interview::Note> notes;
    return exchange::stage(evidence::empty_archive(), exchange::plan_of(*found, notes)).archive;
}

/// The view of the check numbers: all relations, and a tie is what the reports affirm.
inline crosscut::network::Question all_relations()
{
    crosscut::network::Question question;
    question.lines = true;
    question.conflicts = true;
    question.rule = crosscut::evidence::TieRule::union_with_third_party;
    return question;
}

inline crosscut::Day day(const std::string& text)
{
    return *crosscut::parse_day(text);
}

inline std::string key(const crosscut::evidence::Archive& archive, crosscut::ActorId actor)
{
    return crosscut::evidence::find(*archive.actors, actor)->key;
}

}  // namespace cases
