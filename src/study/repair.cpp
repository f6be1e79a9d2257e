// SPDX-License-Identifier: Apache-2.0
#include "study/repair.hpp"

#include "study/database.hpp"
#include "study/store.hpp"
#include "study/versions.hpp"

#include "foundation/number.hpp"

#include <map>
#include <set>

namespace crosscut::study {

using database::as_unsigned;
using database::Connection;
using database::Query;
using database::seal_of;

namespace {

using Found = std::map<std::pair<std::string, std::uint32_t>, std::string>;

Problem lost_row(const std::filesystem::path& path, const std::string& table, std::int64_t id)
{
    return {Problem::Code::bad_file, {"A row could not be saved ({1} {2}).", {table, std::to_string(id)}},
            {"Look it up in a backup copy and enter it anew."}, {path.filename().string(), {}, 0, {}}};
}

/// Reads one table from one end until it ends or cannot be read; whether it ended.
bool read_table(Connection& c, const std::string& table, bool upwards, Found& rows, std::set<std::int64_t>& bad)
{
    c.forget();
    Query query(c, upwards ? "SELECT id, body, seal FROM row WHERE kind = ?1 ORDER BY id" : "SELECT id, body, seal FROM row WHERE kind = ?1 ORDER BY id DESC");
    query.bind(1, table);
    while (query.row()) {
        const std::int64_t id = query.number(0);
        const auto short_id = static_cast<std::uint32_t>(id);
        std::string body = query.text(1);
        if (static_cast<std::int64_t>(short_id) != id || as_unsigned(query.number(2)) != seal_of(table, short_id, body))
            bad.insert(id);
        else
            rows[{table, short_id}] = std::move(body);
    }
    return query.good();
}

/// Settings that count on from the rows that are there.
void count_on(Settings& settings, const State& state)
{
    const evidence::Archive& archive = state.archive;
    const auto raise = [](auto& last, const auto& table) {
        if (!table->empty() && table->back().id > last)
            last = table->back().id;
    };
    raise(settings.last_city, archive.cities);
    raise(settings.last_actor, archive.actors);
    raise(settings.last_structure, archive.structures);
    raise(settings.last_event, archive.events);
    raise(settings.last_membership, archive.memberships);
    raise(settings.last_interview, archive.interviews);
    raise(settings.last_claim, archive.claims);
    raise(settings.last_decision, state.decisions);
    raise(settings.last_entry, state.workshop);
    raise(settings.last_factor, archive.factors);
    raise(settings.last_coding, archive.codings);
    raise(settings.last_recommendation, archive.recommendations);
    raise(settings.last_succession, archive.successions);
    raise(settings.last_duplicate, state.duplicates);
    raise(settings.last_saved, state.saved);
    raise(settings.last_prompt, state.prompts);
    raise(settings.last_photo, state.photos);
}

}  // namespace

Result<Repaired> repair(const std::filesystem::path& damaged, const std::filesystem::path& fresh)
{
    Connection c;
    if (auto problem = examine(c, damaged))
        return *problem;
    Repaired result;
    Found found;
    std::vector<std::string> tables = table_names();
    tables.emplace_back(version_table);
    for (const std::string& table : tables) {
        std::set<std::int64_t> bad;
        const bool whole = read_table(c, table, true, found, bad) || read_table(c, table, false, found, bad);
        for (const std::int64_t id : bad)
            result.lost.push_back(lost_row(damaged, table, id));
        if (!whole)
            result.lost.push_back({Problem::Code::bad_file, {"Some rows of the table “{1}” could not be read.", {table}},
                                   {"Compare the new file with a backup copy."}, {damaged.filename().string(), {}, 0, {}}});
    }
    if (found.empty())
        return database::damaged(damaged, {"Nothing in the file can be read any more."});

    // What a study cannot be without comes from a new one where it was lost.
    for (const RowText& row : rows_of(empty_state()))
        if (row.table == "settings" || row.table == "relation")
            found.try_emplace({row.table, row.id}, row.body);
    std::vector<RowText> rows;
    std::vector<RowText> versions;
    for (const auto& [key, body] : found) {
        const RowText row{key.first, key.second, body};
        if (key.first != version_table)
            rows.push_back(row);
        else if (version_from(row))
            versions.push_back(row);
        else
            result.lost.push_back(lost_row(damaged, key.first, key.second));
    }
    Result<State> state = state_of(rows);
    while (!state) {
        const std::vector<std::string>& args = state.problem().what.args;
        const std::size_t before = rows.size();
        if (args.size() == 2)
            std::erase_if(rows, [&](const RowText& row) { return row.table == args[0] && std::to_string(row.id) == args[1]; });
        if (rows.size() == before)
            return state.problem();
        result.lost.push_back(lost_row(damaged, args[0], parse_integer(args[1]).value_or(0)));
        state = state_of(rows);
    }
    auto settings = std::make_shared<evidence::Table<Settings>>(*state->settings);
    count_on(settings->front(), *state);
    state->settings = settings;
    c.close();
    std::vector<RowText> whole = rows_of(*state);
    whole.insert(whole.end(), versions.begin(), versions.end());
    if (Result<Store> store = Store::create(fresh, whole); !store)
        return store.problem();
    result.kept = whole.size();
    return result;
}

}  // namespace crosscut::study
