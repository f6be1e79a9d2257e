// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::interview {

/// One thing an import did to a row, or why it refused it.
struct Note {
    enum class Kind {
        changed,  ///< a value was read differently or left out; the row was taken
        refused,  ///< the row was not taken
        remark    ///< taken as it stands, but worth a look
    } kind = Kind::remark;
    Problem problem;
};

/// Notes as lines of text, and back. A line that cannot be read is left out.
std::string written(const std::vector<Note>& notes);
std::vector<Note> read_notes(std::string_view text);

}  // namespace crosscut::interview
