// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/forms.hpp"
#include "panels/import_form.hpp"

namespace crosscut::panels {

// The two pages of the import dialog. Not for other files than its own.

/// A part of the dialog with its own scrolling; `width` in pixels (0 = what is left), `below` stays free under it.
void begin_part(std::string_view name, float width, float below);
void end_part();

/// The columns of the table that is shown, with the first rows under them.
void columns_part(const View& view, ImportForm& form);
/// What becomes of the rows: counts, notes, new names, names that look alike.
void report_part(const Model& model, const View& view, ImportForm& form);

}  // namespace crosscut::panels
