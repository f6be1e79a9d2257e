// SPDX-License-Identifier: Apache-2.0
#include "exchange/export_tables.hpp"

#include "exchange/mapping_file.hpp"
#include "files/bytes.hpp"
#include "structures/taxonomy.hpp"

#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::exchange {

namespace fs = std::filesystem;
using namespace evidence;

namespace {

/// A name for a folder: letters of ASCII, digits and hyphens, never empty, never one that is taken.
std::string folder_name(const City& city, std::vector<std::string>& taken)
{
    std::string name = file_word(city.name.empty() ? city.key : city.name);
    if (name.empty())
        name = "city-" + std::to_string(city.id.value);
    std::string free = name;
    for (int i = 2; std::find(taken.begin(), taken.end(), free) != taken.end(); ++i)
        free = name + "-" + std::to_string(i);
    taken.push_back(free);
    return free;
}

/// A text inside of a Markdown table.
std::string in_table(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '|')
            out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

/// The codebook beside the tables, German and English.
std::string readme(const Archive& archive, const City& city, const StudyWords& words, const std::vector<OutTable>& tables, const std::vector<OutTable>& beside)
{
    const auto both = [](std::string_view english) {
        return std::string(tr(Language::german, english)) + " | " + std::string(english);
    };
    std::string out = "# " + (city.name.empty() ? city.key : city.name) + "\n\n";
    if (!words.disclaimer_german.empty())
        out += "> " + words.disclaimer_german + "\n";
    if (!words.disclaimer_german.empty() && !words.disclaimer_english.empty())
        out += ">\n";
    if (!words.disclaimer_english.empty())
        out += "> " + words.disclaimer_english + "\n";
    if (!words.disclaimer_german.empty() || !words.disclaimer_english.empty())
        out += "\n";
    const std::string german = words.title_german.empty() ? words.title_english : words.title_german;
    const std::string english = words.title_english.empty() ? words.title_german : words.title_english;
    if (!german.empty())
        out += german + " / " + english + "\n\n";
    out += "UTF-8, Komma als Trennzeichen, Texte in Anführungszeichen, wo es nötig ist. Vor Zellen, die eine Tabellenkalkulation als Formel\n"
           "ausführen würde, steht ein Apostroph; der Import nimmt ihn wieder weg. `crosscut import ORDNER --into STUDIE.crosscut` liest alles zurück.\n\n"
           "UTF-8, separated by commas, quoted where needed. Cells that a spreadsheet would run as a formula begin with an apostrophe; the import\n"
           "takes it away again. `crosscut import FOLDER --into STUDY.crosscut` reads everything back.\n\n";
    for (const OutTable& table : tables) {
        const auto kind = *interview::table_kind_from(table.name);
        out += "## `" + table.name + ".csv` (" + std::to_string(table.rows.size()) + ")\n\n| Spalte / column | Deutsch | English |\n|---|---|---|\n";
        for (const interview::FieldSpec& spec : interview::fields(kind))
            if (spec.key != "city")
                out += "| `" + std::string(spec.key) + "` | " + both(spec.english) + " |\n";
        out += "\n";
    }
    for (const OutTable& table : beside) {
        out += "## `" + table.name + ".csv` (" + std::to_string(table.rows.size()) + ")\n\n";
        for (const std::string& column : table.columns)
            out += (&column == &table.columns.front() ? "`" : ", `") + column + "`";
        out += "\n\n";
    }
    out += "## Wörter / words\n\n| Wort / word | Deutsch | English |\n|---|---|---|\n";
    const auto word = [&](std::string_view key, std::string_view german_word, std::string_view english_word) {
        out += "| `" + in_table(key) + "` | " + in_table(german_word) + " | " + in_table(english_word) + " |\n";
    };
    for (const Relation& relation : *archive.relations)
        word(relation.key, name(Language::german, relation), name(Language::english, relation));
    for (const Field field : {Field::integration, Field::climate, Field::both, Field::other})
        word(key(field), label(Language::german, field), label(Language::english, field));
    for (std::size_t i = 0; i < sector_count; ++i)
        word(key(static_cast<Sector>(i)), label(Language::german, static_cast<Sector>(i)), label(Language::english, static_cast<Sector>(i)));
    for (const Certainty certainty : {Certainty::certain, Certainty::probable, Certainty::hearsay})
        word(key(certainty), label(Language::german, certainty), label(Language::english, certainty));
    for (const Role role : {Role::member, Role::lead, Role::secretariat, Role::funder, Role::partner, Role::guest, Role::appoints})
        word(key(role), label(Language::german, role), label(Language::english, role));
    for (const Factor& factor : factor_list(archive))
        word(factor.key, name(Language::german, factor), name(Language::english, factor));
    for (const Influence influence : {Influence::helps, Influence::hinders})
        word(key(influence), label(Language::german, influence), label(Language::english, influence));
    for (const structures::EventType& type : structures::event_types())
        word(type.key, structures::event_type_label(Language::german, type.key), structures::event_type_label(Language::english, type.key));
    return out;
}

Mapping mapping_of(const City& city, const StudyWords& words, const std::vector<OutTable>& tables)
{
    Mapping mapping;
    mapping.study = words;
    mapping.city = city;
    for (const OutTable& table : tables) {
        MappedTable one;
        one.file = table.name + ".csv";
        one.kind = *interview::table_kind_from(table.name);
        one.encoding = "utf-8";
        one.separator = ",";
        for (const std::string& column : table.columns)
            one.columns[column] = column;
        mapping.tables.push_back(std::move(one));
    }
    return mapping;
}

}  // namespace

Result<std::vector<fs::path>> write_folder(const Archive& archive, const StudyWords& words, const fs::path& folder, const std::map<CityId, std::vector<OutTable>>& beside)
{
    std::vector<fs::path> written;
    std::vector<std::string> taken;
    for (const City& city : *archive.cities) {
        const fs::path own = folder / folder_name(city, taken);
        std::error_code error;
        fs::create_directories(own, error);
        if (error)
            return Problem{Problem::Code::io, {"The folder “{1}” cannot be made.", {own.string()}}, {"Choose another folder."}, {}};
        const std::vector<OutTable> tables = tables_of(archive, city.id);
        std::vector<std::pair<std::string, std::string>> out;
        const auto own_beside = beside.find(city.id);
        const std::vector<OutTable> more = own_beside == beside.end() ? std::vector<OutTable>() : own_beside->second;
        for (const std::vector<OutTable>* list : {&tables, &more})
            for (const OutTable& table : *list)
                out.emplace_back(table.name + ".csv", csv(table));
        out.emplace_back("README.md", readme(archive, city, words, tables, more));
        out.emplace_back(mapping_file_name, write_mapping(mapping_of(city, words, tables)));
        for (const auto& [name, bytes] : out) {
            if (const Result<Done> done = files::write_file(own / name, bytes); !done)
                return done.problem();
            written.push_back(own / name);
        }
    }
    if (written.empty())
        return Problem{Problem::Code::missing_value, {"The study has no city yet."}, {"Import tables first."}, {}};
    return written;
}

}  // namespace crosscut::exchange
