// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "exchange/staging.hpp"
#include "foundation/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace crosscut::exchange {

/// One table of a study as it is exported: the columns are those that the importer reads.
struct OutTable {
    std::string name;  ///< "actors", "structures", "events", "memberships", "interviews", "statements", "factors", "recommendations"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// Every table of one city, in the order in which an importer wants them. Read back by `stage`, they make
/// the same rows (the round trip is tested).
std::vector<OutTable> tables_of(const evidence::Archive& archive, CityId city);

/// A table as CSV: UTF-8, commas, LF. Cells that a spreadsheet would take for a formula get a leading
/// apostrophe, which the reader takes away again (reliability 3.4).
std::string csv(const OutTable& table);

/// Writes a folder for each city with its tables, a README with codebook and disclaimer, and the mapping file
/// that reads them back. Existing files are replaced one by one, each whole or not at all.
/// `beside`: tables of the study as a whole for each city's folder (`study_sheets.hpp`).
Result<std::vector<std::filesystem::path>> write_folder(const evidence::Archive& archive, const StudyWords& words, const std::filesystem::path& folder,
                                                        const std::map<CityId, std::vector<OutTable>>& beside = {});

/// One workbook with all cities, a sheet for each table; every cell is text, so that no spreadsheet turns an
/// id into a number or a day. The first sheet, "about", says what the study is and names its cities; the
/// reader takes both from there.
///
///   Same    The same rows make the same bytes.
///   Errors  `limit` for a cell of more than 32,767 signs or a table of more rows than a sheet holds, with its
///           place; `io`.
/// `beside`: a sheet each, after the others.
Result<Done> write_workbook(const evidence::Archive& archive, const StudyWords& words, const std::filesystem::path& file, const std::vector<OutTable>& beside = {});

}  // namespace crosscut::exchange
