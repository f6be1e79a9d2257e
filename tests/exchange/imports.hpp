// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/import_files.hpp"

#include "files/bytes.hpp"

#include <unistd.h>

namespace crosscut::test {

/// A folder of its own, gone with the test.
class Folder {
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "crosscut-test-XXXXXX").string();
        path = mkdtemp(name.data());
    }
    ~Folder()
    {
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path put(const std::string& name, std::string_view bytes) const
    {
        REQUIRE(files::write_file(path / name, bytes));
        return path / name;
    }
    std::filesystem::path path;
};

inline std::filesystem::path dataset(const std::string& name) { return std::filesystem::path(CROSSCUT_SOURCE_DIR) / "datasets" / name; }

/// An import with all of its notes, as the command line does it.
struct Import {
    exchange::Found found;
    exchange::Staged staged;
    std::vector<interview::Note> notes;
};

inline Import import_into(const evidence::Archive& base, const std::vector<std::filesystem::path>& paths)
{
    Import out;
    Result<exchange::Found> found = exchange::find_tables(paths);
    if (!found)
        FAIL(describe(Language::english, found.problem()));
    out.found = std::move(*found);
    const exchange::ImportPlan plan = exchange::plan_of(out.found, out.notes);
    out.staged = exchange::stage(base, plan);
    out.notes.insert(out.notes.end(), out.staged.notes.begin(), out.staged.notes.end());
    return out;
}

template <class Row> void unplace(std::shared_ptr<const evidence::Table<Row>>& table)
{
    table = evidence::changed(table, [](evidence::Table<Row>& rows) {
        for (Row& row : rows)
            row.place = {};
    });
}

/// The archive without the places at which its rows stood.
inline evidence::Archive unplaced(evidence::Archive archive)
{
    unplace(archive.actors);
    unplace(archive.structures);
    unplace(archive.events);
    unplace(archive.memberships);
    unplace(archive.interviews);
    unplace(archive.claims);
    unplace(archive.successions);
    return archive;
}

/// Every row is accounted for, once.
inline void check_account(const exchange::Staged& staged)
{
    for (const exchange::TableCount& count : staged.counts) {
        INFO(interview::key(count.kind) << " " << count.file);
        CHECK(count.read == count.taken + count.refused + count.known);
        CHECK(count.changed <= count.taken);
    }
}

inline int notes_of(const std::vector<interview::Note>& notes, interview::Note::Kind kind)
{
    int count = 0;
    for (const interview::Note& note : notes)
        count += note.kind == kind;
    return count;
}

}  // namespace crosscut::test
