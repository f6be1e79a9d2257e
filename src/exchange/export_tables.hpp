// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/archive.hpp"
#include "exchange/staging.hpp"
#include "foundation/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace crosscut::exchange {

/// One table of a study as it is exported: the columns are those that the importer reads.
struct OutTable {
    std::string name;  ///< "actors", "structures", "events", "memberships", "interviews", "statements"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// Every table of one city, in the order in which an importer wants them. Read back by `stage`, they make
/// the same rows (the round trip is tested).
std::vector<OutTable> tables_of(const evidence::Archive& archive, CityId city);

/// A table as CSV: UTF-8, commas, CRLF-free; cells that a spreadsheet would take for a formula get a leading
/// apostrophe where `guarded` (reliability 3.4).
std::string csv(const OutTable& table, bool guarded = true);

/// Writes a folder for each city with its tables, a README with codebook and disclaimer, and the mapping file
/// that reads them back. Existing files are replaced one by one, each whole or not at all.
Result<std::vector<std::filesystem::path>> write_folder(const evidence::Archive& archive, const StudyWords& words, const std::filesystem::path& folder);

/// One workbook with all cities, a sheet for each table; text cells stay text.
Result<Done> write_workbook(const evidence::Archive& archive, const StudyWords& words, const std::filesystem::path& file);

}  // namespace crosscut::exchange
