// SPDX-License-Identifier: Apache-2.0
#include "study/versions.hpp"

#include "study/history.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <array>

namespace crosscut::study {

using namespace evidence;

namespace {

Problem unreadable(const Version& version)
{
    return {Problem::Code::bad_file, {"The version “{1}” cannot be read.", {version.name}}, {"Choose another version, or open a backup copy."}, {}};
}

void count(Version& version, const std::vector<RowChange>& rows)
{
    version.counts.clear();
    for (const RowChange& row : rows)
        ++version.counts[row.table];
}

std::vector<std::pair<std::string, std::string>> lines_of(const std::string& body)
{
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string& line : split(body, '\n')) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos)
            continue;
        std::string value;
        (void)unguarded(line.substr(tab + 1), value);
        const std::string key = line.substr(0, tab);
        if (!out.empty() && out.back().first == key)
            out.back().second += "; " + value;
        else
            out.emplace_back(key, value);
    }
    return out;
}

/// Whether people can read the value of a field as it stands in the file.
bool readable(const std::string& table, const std::string& key)
{
    static constexpr std::array<std::string_view, 26> texts{"name", "alias", "level", "topic", "role", "basis", "words", "date_words", "quote", "passage", "comment", "coder", "date",
                                                            "start", "end", "strength", "english", "german", "reason", "author", "day", "title_english", "title_german", "question_english",
                                                            "question_german", "former"};
    if (table == "membership" && (key == "from" || key == "to"))
        return true;
    return std::find(texts.begin(), texts.end(), key) != texts.end() && !(table == "membership" && key == "role");
}

std::vector<RowDifference::Field> fields_between(const RowChange& change)
{
    std::vector<RowDifference::Field> out;
    const auto before = lines_of(change.before);
    const auto after = lines_of(change.after);
    const auto value = [](const auto& lines, const std::string& key) {
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.first == key; });
        return found == lines.end() ? std::string() : found->second;
    };
    const auto put = [&](const std::string& key) {
        const bool there = std::any_of(out.begin(), out.end(), [&](const RowDifference::Field& one) { return one.key == key; });
        const std::string old = value(before, key);
        const std::string now = value(after, key);
        if (there || old == now)
            return;
        const bool shown = readable(change.table, key);
        out.push_back({key, shown ? old : std::string(), shown ? now : std::string()});
    };
    for (const auto* lines : {&before, &after})
        for (const auto& [key, text] : *lines)
            put(key);
    return out;
}

/// What a row is about, in the state in which it stands.
class Subject {
public:
    Subject(const State& state, const NamesOf& names) : state_(state), archive_(state.archive), names_(names) {}

    std::string of(const std::string& table, std::uint32_t id) const
    {
        if (table == "actor" || table == "pin")
            return name(ActorId{id});
        if (table == "structure")
            return name(StructureId{id});
        if (table == "city")
            if (const City* row = find(*archive_.cities, CityId{id}))
                return row->name;
        if (table == "interview")
            if (const Interview* row = find(*archive_.interviews, InterviewId{id}))
                return row->key;
        if (table == "claim")
            if (const Claim* row = find(*archive_.claims, ClaimId{id}))
                return name(row->from) + " – " + name(row->to);
        if (table == "event")
            if (const Event* row = find(*archive_.events, EventId{id}))
                return name(row->structure);
        if (table == "membership")
            if (const Membership* row = find(*archive_.memberships, MembershipId{id}))
                return name(row->actor) + " – " + name(row->structure);
        if (table == "coding")
            if (const Coding* row = find(*archive_.codings, CodingId{id}))
                return of(row->target);
        if (table == "recommendation")
            if (const Recommendation* row = find(*archive_.recommendations, RecommendationId{id}))
                return row->words;
        if (table == "succession")
            if (const Succession* row = find(*archive_.successions, SuccessionId{id}))
                return all(row->before);
        if (table == "duplicate")
            if (const Duplicate* row = find(*state_.duplicates, DuplicateId{id}))
                return all(row->actors) + (row->structures.size() == 2 ? name(row->structures[0]) + " – " + name(row->structures[1]) : std::string());
        if (table == "decision")
            if (const Decision* row = find(*state_.decisions, DecisionId{id}))
                return row->gap.structure ? name(row->gap.structure) : all(row->gap.actors);
        if (table == "import")
            if (const ImportRecord* row = find(*state_.imports, ImportId{id}))
                return row->file;
        if (table == "workshop")
            if (const WorkshopEntry* row = find(*state_.workshop, EntryId{id}))
                return row->words;
        if (table == "photo")
            if (const Photo* row = find(*state_.photos, PhotoId{id}))
                return row->name;
        if (table == "crisis")
            if (const Crisis* row = find(*state_.crises, CrisisId{id}))
                return row->german.empty() ? row->english : row->german;
        return {};
    }

private:
    std::string name(ActorId id) const
    {
        if (names_.actor)
            return names_.actor(state_, id);
        const Actor* row = find(*archive_.actors, id);
        return row ? row->name : std::string("?");
    }
    std::string name(StructureId id) const
    {
        if (names_.structure)
            return names_.structure(state_, id);
        const Structure* row = find(*archive_.structures, id);
        return row ? row->name : std::string("?");
    }
    std::string all(const std::vector<ActorId>& actors) const
    {
        std::string out;
        for (const ActorId id : actors)
            out += (out.empty() ? "" : " – ") + name(id);
        return out;
    }
    std::string of(const Target& target) const { return target.structure ? name(target.structure) : target.actors.empty() ? target.gap : all(target.actors); }

    const State& state_;
    const Archive& archive_;
    const NamesOf& names_;
};

}  // namespace

Version version_of(const State& state, VersionId id, const std::string& name, const std::string& time)
{
    std::vector<RowChange> rows;
    for (RowText& row : rows_of(state))
        rows.push_back({std::move(row.table), row.id, {}, std::move(row.body), false, true});
    Version version{id, std::string(trimmed(name)), time, written(rows), {}};
    count(version, rows);
    return version;
}

Result<State> state_of(const Version& version)
{
    const Result<std::vector<RowChange>> rows = read_changes(version.rows);
    if (!rows)
        return unreadable(version);
    std::vector<RowText> texts;
    for (const RowChange& row : *rows)
        texts.push_back({row.table, row.id, row.after});
    Result<State> state = state_of(texts);
    if (!state)
        return unreadable(version);
    return state;
}

RowText row_of(const Version& version)
{
    return {version_table, version.id.value, "name\t" + guarded(version.name) + "\ntime\t" + guarded(version.time) + "\nrows\t" + guarded(version.rows) + "\n"};
}

Result<Version> version_from(const RowText& row)
{
    Version version;
    version.id.value = row.id;
    bool whole = true;
    for (const std::string& line : split(row.body, '\n')) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos)
            continue;
        const std::string key = line.substr(0, tab);
        std::string* into = key == "name" ? &version.name : key == "time" ? &version.time : key == "rows" ? &version.rows : nullptr;
        whole = whole && (!into || unguarded(std::string_view(line).substr(tab + 1), *into));
    }
    const Result<std::vector<RowChange>> rows = read_changes(version.rows);
    if (!whole || !rows || row.id == 0)
        return unreadable(version);
    count(version, *rows);
    return version;
}

std::vector<RowDifference> compared(const State& before, const State& after, const NamesOf& names)
{
    const Subject old_names(before, names);
    const Subject new_names(after, names);
    std::vector<RowDifference> out;
    for (const RowChange& change : difference(before, after)) {
        if (change.table == "pin" || change.table == "negative")  // places come and go; a negative goes with its photo
            continue;
        RowDifference row;
        row.table = change.table;
        row.id = change.id;
        row.kind = !change.existed ? RowDifference::Kind::added : !change.exists ? RowDifference::Kind::removed : RowDifference::Kind::changed;
        row.subject = change.exists ? new_names.of(change.table, change.id) : old_names.of(change.table, change.id);
        if (row.kind == RowDifference::Kind::changed)
            row.fields = fields_between(change);
        if (change.table == "settings") {
            std::erase_if(row.fields, [](const RowDifference::Field& one) { return one.key.starts_with("last_"); });
            if (row.fields.empty())
                continue;
        }
        out.push_back(std::move(row));
    }
    return out;
}

std::string table_word(Language language, const std::string& table)
{
    static const std::map<std::string, std::string_view> words{
        {"settings", "About the study"}, {"city", "Cities"},       {"relation", "Relations"}, {"actor", "Actors"},          {"structure", "Structures"},
        {"event", "Events"},             {"membership", "Memberships"}, {"interview", "Interviews"}, {"claim", "Claims"},   {"factor", "Factors"},
        {"coding", "Potentials and obstacles"}, {"recommendation", "Recommended steps"}, {"crisis", "Crises"}, {"import", "Imports"}, {"decision", "Decisions on gaps"},
        {"workshop", "Workshop"},        {"succession", "Lineage"}, {"duplicate", "Names that look alike"}, {"prompt", "Questions of the interview form"}, {"photo", "Photos under the map"}};
    const auto found = words.find(table);
    return found == words.end() ? table : std::string(tr(language, found->second));
}

std::string field_word(Language language, const std::string& key)
{
    static const std::map<std::string, std::string_view> words{
        {"name", "Name"}, {"alias", "Other names"}, {"kind", "Kind"}, {"level", "Level"}, {"parent", "Unit above"}, {"field", "Field"}, {"sector", "Sector"}, {"topic", "Topics"},
        {"role", "Role"}, {"basis", "Basis"}, {"candidate", "To be confirmed"}, {"start", "Since"}, {"end", "Until"}, {"type", "Type"}, {"lead", "Lead"}, {"structure", "Structure"},
        {"date", "Date"}, {"words", "Words"}, {"actor", "Actor"}, {"from", "From"}, {"to", "To"}, {"interview", "Interview"}, {"asked", "Asked about"}, {"unanswered", "Not asked or not known"}, {"relation", "Relation"},
        {"strength", "Strength"}, {"polarity", "Yes or no"}, {"date_words", "Date in words"}, {"certainty", "Certainty"}, {"quote", "Quote"}, {"passage", "Passage"},
        {"coder", "Coded by"}, {"comment", "Comment"}, {"excluded", "Not counted"}, {"factor", "Factor"}, {"influence", "Helps or hinders"}, {"verdict", "Decision"},
        {"reason", "Reason"}, {"author", "Author"}, {"day", "Day"}};
    const auto found = words.find(key);
    return found == words.end() ? key : std::string(tr(language, found->second));
}

}  // namespace crosscut::study
