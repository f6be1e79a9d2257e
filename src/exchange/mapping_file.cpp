// SPDX-License-Identifier: Apache-2.0
#include "exchange/mapping_file.hpp"

#include "foundation/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace crosscut::exchange {

using nlohmann::ordered_json;

namespace {

std::string text_in(const ordered_json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

Problem wrong(const std::string& file, Message what, Message hint)
{
    return {Problem::Code::bad_value, std::move(what), std::move(hint), {file, {}, 0, {}}};
}

/// Depth is limited before parsing: hostile nesting would exhaust the stack.
bool too_deep(std::string_view json)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > 64)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

}  // namespace

Result<Mapping> read_mapping(std::string_view json, const std::string& file_name)
{
    if (too_deep(json))
        return wrong(file_name, {"The mapping file is nested too deeply."}, {"Write it anew; three levels are enough."});
    ordered_json root;
    try {
        root = ordered_json::parse(json);
    } catch (const ordered_json::parse_error& error) {
        const std::size_t at = std::min(error.byte, json.size());
        const auto line = 1 + std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return Problem{Problem::Code::bad_file, {"The mapping file is not valid JSON."},
                       {"Look for a missing comma, quotation mark or bracket at or before this line."},
                       {file_name, {}, static_cast<int>(line), {}}};
    }
    if (!root.is_object())
        return wrong(file_name, {"The mapping file must hold one object."}, {"Begin it with { and end it with }."});
    if (const std::string format = text_in(root, "format"); !format.empty() && format != "crosscut-mapping/1")
        return wrong(file_name, {"The mapping file has the unknown format “{1}”.", {format}}, {"This program reads crosscut-mapping/1."});
    Mapping out;
    if (const auto it = root.find("study"); it != root.end() && it->is_object()) {
        out.study.title_english = text_in(*it, "title_en");
        out.study.title_german = text_in(*it, "title_de").empty() ? text_in(*it, "title") : text_in(*it, "title_de");
        out.study.disclaimer_english = text_in(*it, "disclaimer_en");
        out.study.disclaimer_german = text_in(*it, "disclaimer_de");
        out.study.question_english = text_in(*it, "question_en");
        out.study.question_german = text_in(*it, "question_de");
    }
    if (const auto it = root.find("city"); it != root.end() && it->is_object()) {
        out.city.key = text_in(*it, "key");
        out.city.name = text_in(*it, "name");
        out.city.state = text_in(*it, "state");
    }
    if (const auto it = root.find("relations"); it != root.end() && it->is_object())
        for (const auto& [word, meaning] : it->items())
            if (meaning.is_string() && !trimmed(word).empty())
                out.relations[std::string(trimmed(word))] = meaning.get<std::string>();
    const auto tables = root.find("tables");
    if (tables == root.end() || !tables->is_array() || tables->empty())
        return wrong(file_name, {"The mapping file names no table."}, {"Add a list “tables” with one object for each file."});
    for (const ordered_json& entry : *tables) {
        if (!entry.is_object())
            return wrong(file_name, {"A table of the mapping file is not an object."}, {"Write { \"file\": …, \"table\": …, \"columns\": … }."});
        MappedTable table;
        table.file = text_in(entry, "file");
        table.sheet = text_in(entry, "sheet");
        table.encoding = text_in(entry, "encoding").empty() ? text_in(root, "encoding") : text_in(entry, "encoding");
        table.separator = text_in(entry, "separator");
        if (table.file.empty())
            return wrong(file_name, {"A table of the mapping file has no file."}, {"Add \"file\" with the name of the table."});
        const auto kind = interview::table_kind_from(text_in(entry, "table"));
        if (!kind)
            return wrong(file_name, {"“{1}” is not a kind of table.", {text_in(entry, "table")}}, {"Write actors, structures, events, memberships, interviews or statements."});
        table.kind = *kind;
        if (const auto columns = entry.find("columns"); columns != entry.end() && columns->is_object())
            for (const auto& [field, header] : columns->items()) {
                const auto& specs = interview::fields(*kind);
                if (std::none_of(specs.begin(), specs.end(), [&wanted = field](const interview::FieldSpec& spec) { return spec.key == wanted; }))
                    return wrong(file_name, {"“{1}” is not a field of the table {2}.", {field, std::string(interview::key(*kind))}}, {"See the list of fields in the manual."});
                if (header.is_string())
                    table.columns[field] = header.get<std::string>();
            }
        out.tables.push_back(std::move(table));
    }
    return out;
}

std::string write_mapping(const Mapping& mapping)
{
    ordered_json root;
    root["format"] = "crosscut-mapping/1";
    const auto put = [](ordered_json& object, const char* key, const std::string& value) {
        if (!value.empty())
            object[key] = value;
    };
    ordered_json study = ordered_json::object();
    put(study, "title_de", mapping.study.title_german);
    put(study, "title_en", mapping.study.title_english);
    put(study, "disclaimer_de", mapping.study.disclaimer_german);
    put(study, "disclaimer_en", mapping.study.disclaimer_english);
    put(study, "question_de", mapping.study.question_german);
    put(study, "question_en", mapping.study.question_english);
    if (!study.empty())
        root["study"] = study;
    root["city"] = ordered_json::object();
    put(root["city"], "key", mapping.city.key);
    put(root["city"], "name", mapping.city.name);
    put(root["city"], "state", mapping.city.state);
    for (const auto& [word, meaning] : mapping.relations)
        root["relations"][word] = meaning;
    root["tables"] = ordered_json::array();
    for (const MappedTable& table : mapping.tables) {
        ordered_json entry;
        entry["file"] = table.file;
        put(entry, "sheet", table.sheet);
        entry["table"] = std::string(interview::key(table.kind));
        put(entry, "encoding", table.encoding);
        put(entry, "separator", table.separator);
        entry["columns"] = ordered_json::object();
        for (const auto& [field, header] : table.columns)
            entry["columns"][field] = header;
        root["tables"].push_back(entry);
    }
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace crosscut::exchange
