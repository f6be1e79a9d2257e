// SPDX-License-Identifier: Apache-2.0
#include "figure/recipe_file.hpp"

#include "figure/json_lines.hpp"
#include "figure/recipe_fields.hpp"
#include "foundation/likeness.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

namespace crosscut::figure {

namespace {

using Json = nlohmann::ordered_json;

constexpr int newest_version = 1;
constexpr std::size_t most_bytes = std::size_t{4} << 20;
constexpr std::array<std::string_view, 4> kind_words{"figure", "view", "style", "set"};

// ---- words of kinds of values ----

std::string word(scene::Palette value) { return std::string(key(value)); }
std::string word(scene::NameMode value) { return std::string(key(value)); }
std::string word(scene::LegendSpot value) { return std::string(key(value)); }
std::string word(Language value) { return std::string(language_tag(value)); }

void take(scene::Palette& value, const std::string& text) { value = scene::palette_from(text).value_or(value); }
void take(scene::NameMode& value, const std::string& text)
{
    for (const scene::NameMode one : {scene::NameMode::full, scene::NameMode::role, scene::NameMode::code})
        if (key(one) == text)
            value = one;
}
void take(scene::LegendSpot& value, const std::string& text)
{
    for (const scene::LegendSpot one : scene::all_legend_spots)
        if (key(one) == text)
            value = one;
}
void take(Language& value, const std::string& text) { value = language_from(text); }

// ---- writing ----

struct Writer {
    Json json = Json::object();

    template <class T> void operator()(const char* key, const T& value, const Demand& = {})
    {
        if constexpr (std::is_enum_v<T>)
            json[key] = word(value);
        else
            put(key, value);
    }
    void put(const char* key, const std::string& value) { json[key] = value; }
    void put(const char* key, bool value) { json[key] = value; }
    void put(const char* key, int value) { json[key] = value; }
    void put(const char* key, double value)
    {
        // A whole number without a point, as people write it.
        if (value == std::floor(value) && std::abs(value) < 1e9)
            json[key] = static_cast<long long>(value);
        else
            json[key] = value;
    }
    void put(const char* key, std::uint64_t value) { json[key] = value; }
    void put(const char* key, const Day& value) { json[key] = iso(value); }
    void put(const char* key, const std::optional<Day>& value)
    {
        if (value)
            json[key] = iso(*value);
    }
    void put(const char* key, const std::optional<std::string>& value)
    {
        if (value)
            json[key] = *value;
    }
    void put(const char* key, const std::vector<std::string>& values) { json[key] = values; }
    void put(const char* key, const std::vector<Day>& values)
    {
        json[key] = Json::array();
        for (const Day day : values)
            json[key].push_back(iso(day));
    }
    void put(const char* key, const std::map<std::string, std::string>& values)
    {
        if (!values.empty())
            json[key] = values;
    }
    void put(const char* key, const std::map<std::string, scene::Point>& values)
    {
        for (const auto& [name, at] : values)
            json[key][name] = {at.x, at.y};
    }
};

template <class Part> Json json_of(const Part& part)
{
    Writer writer;
    Part copy = part;
    fields(copy, writer);
    return std::move(writer.json);
}

std::string joined(const std::string& path, const std::string& key) { return path.empty() ? key : path + "." + key; }

// ---- reading ----

class Reader {
public:
    Reader(ReadRecipe& out, scene::Recipe& recipe, const JsonLines& lines, const std::string& file) : out_(out), recipe_(recipe), lines_(lines), file_(file) {}

    Place place(const std::string& path) const
    {
        const auto at = lines_.of.find(path);
        return {file_, {}, at == lines_.of.end() ? 0 : at->second, {}};
    }
    void refuse(const std::string& path, Message what, Message hint) { out_.problems.push_back({Problem::Code::bad_value, std::move(what), std::move(hint), place(path)}); }

    /// Reads a part that should be an object; keys that no field has are noted and kept.
    template <class Part> void part(const Json& whole, const std::string& path, Part& into)
    {
        if (!whole.is_object()) {
            refuse(path, {"“{1}” should be a part with keys of its own.", {path}}, {"Write it in curly brackets."});
            return;
        }
        object_ = &whole;
        path_ = path;
        known_.clear();
        fields(into, *this);
        unknown(whole, path, known_);
    }
    void unknown(const Json& whole, const std::string& path, const std::vector<std::string>& known)
    {
        for (const auto& [key, value] : whole.items()) {
            if (std::find(known.begin(), known.end(), key) != known.end())
                continue;
            const std::string own = joined(path, key);
            const std::string* nearest = nullptr;
            double best = 0.55;
            for (const std::string& one : known)
                if (const double like = likeness(one, key); like > best) {
                    best = like;
                    nearest = &one;
                }
            out_.notes.push_back({Problem::Code::unknown_name, {"Nobody knows the key “{1}”: it changes nothing in the figure.", {own}},
                                  nearest ? Message{"Is “{1}” meant?", {*nearest}} : Message{"Known keys here: {1}.", {join(known, ", ")}}, place(own)});
            recipe_.unknown[own] = value.dump();
        }
    }

    template <class T> void operator()(const char* key, T& value, const Demand& demand = {})
    {
        known_.emplace_back(key);
        const auto at = object_->find(key);
        if (at == object_->end())
            return;
        const std::string path = joined(path_, key);
        if constexpr (std::is_enum_v<T>) {
            std::string text = word(value);
            if (read(*at, path, text, demand))
                take(value, text);
        } else {
            read(*at, path, value, demand);
        }
    }

private:
    bool wrong(const std::string& path, const Json& json, const char* wanted)
    {
        refuse(path, {"“{1}” cannot be {2}.", {path, shortened(json.dump(-1, ' ', false, Json::error_handler_t::replace), 40)}}, {wanted});
        return false;
    }
    bool read(const Json& json, const std::string& path, std::string& value, const Demand& demand)
    {
        if (!json.is_string())
            return wrong(path, json, "Write words in quotation marks.");
        const std::string text = json.get<std::string>();
        if (!demand.words.empty() && std::find(demand.words.begin(), demand.words.end(), text) == demand.words.end()) {
            std::vector<std::string> words = demand.words;
            std::erase(words, "");
            refuse(path, {"“{1}” cannot be {2}.", {path, "\"" + text + "\""}}, {"Write one of: {1}.", {join(words, ", ")}});
            return false;
        }
        value = text;
        return true;
    }
    bool read(const Json& json, const std::string& path, std::optional<std::string>& value, const Demand& demand)
    {
        if (json.is_null())
            return true;  // what the figure makes by itself
        value.emplace();
        return read(json, path, *value, demand);
    }
    bool read(const Json& json, const std::string& path, bool& value, const Demand&)
    {
        if (!json.is_boolean())
            return wrong(path, json, "Write true or false.");
        value = json.get<bool>();
        return true;
    }
    bool number(const Json& json, const std::string& path, const Demand& demand, double& value)
    {
        if (!json.is_number() || !std::isfinite(json.get<double>()))
            return wrong(path, json, "Write a number, with a point for decimals.");
        const double given = json.get<double>();
        if (given < demand.least || given > demand.most) {
            refuse(path, {"“{1}” cannot be {2}.", {path, json.dump()}}, {"Write a number from {1} to {2}.", {plain(demand.least), plain(demand.most)}});
            return false;
        }
        value = given;
        return true;
    }
    bool read(const Json& json, const std::string& path, double& value, const Demand& demand) { return number(json, path, demand, value); }
    bool whole(const Json& json, const std::string& path, const Demand& demand, double& value)
    {
        if (!number(json, path, demand, value))
            return false;
        return value == std::floor(value) || wrong(path, json, "Write a whole number.");
    }
    bool read(const Json& json, const std::string& path, int& value, const Demand& demand)
    {
        double given = 0;
        if (!whole(json, path, demand, given))
            return false;
        value = static_cast<int>(given);
        return true;
    }
    bool read(const Json& json, const std::string& path, std::uint64_t& value, const Demand& demand)
    {
        double given = 0;
        if (!whole(json, path, demand, given))
            return false;
        value = json.is_number_unsigned() ? json.get<std::uint64_t>() : static_cast<std::uint64_t>(given);
        return true;
    }
    bool read(const Json& json, const std::string& path, Day& value, const Demand&)
    {
        const std::optional<Day> day = json.is_string() ? parse_day(json.get<std::string>()) : std::nullopt;
        if (!day)
            return wrong(path, json, "Write a day like \"2019-07-01\".");
        value = *day;
        return true;
    }
    bool read(const Json& json, const std::string& path, std::optional<Day>& value, const Demand& demand)
    {
        if (json.is_null())
            return true;
        value.emplace();
        return read(json, path, *value, demand);
    }
    template <class T> bool read(const Json& json, const std::string& path, std::vector<T>& values, const Demand& demand)
    {
        if (!json.is_array())
            return wrong(path, json, "Write a list in square brackets.");
        values.clear();
        bool good = true;
        for (std::size_t i = 0; i < json.size(); ++i) {
            T value{};
            if (read(json[i], path + "[" + std::to_string(i) + "]", value, demand))
                values.push_back(std::move(value));
            else
                good = false;
        }
        return good;
    }
    bool read(const Json& json, const std::string& path, std::map<std::string, std::string>& values, const Demand& demand)
    {
        if (!json.is_object())
            return wrong(path, json, "Write it in curly brackets.");
        values.clear();
        for (const auto& [key, value] : json.items())
            if (std::string text; read(value, joined(path, key), text, demand))
                values[key] = text;
        return true;
    }
    bool read(const Json& json, const std::string& path, std::map<std::string, scene::Point>& values, const Demand&)
    {
        if (!json.is_object())
            return wrong(path, json, "Write it in curly brackets.");
        values.clear();
        for (const auto& [key, value] : json.items()) {
            const std::string own = joined(path, key);
            if (!value.is_array() || value.size() != 2)
                wrong(own, value, "Write two numbers in square brackets.");
            else if (scene::Point at; number(value[0], own, {{}, -1e6, 1e6}, at.x) && number(value[1], own, {{}, -1e6, 1e6}, at.y))
                values[key] = at;
        }
        return true;
    }

    ReadRecipe& out_;
    scene::Recipe& recipe_;
    const JsonLines& lines_;
    const std::string& file_;
    const Json* object_ = nullptr;
    std::string path_;
    std::vector<std::string> known_;
};

// Parts that nobody knew, where they stood.
void put_back(Json& json, const std::map<std::string, std::string>& unknown)
{
    for (const auto& [path, text] : unknown) {
        Json value = Json::parse(text, nullptr, false);
        if (value.is_discarded())
            continue;
        const std::size_t point = path.find('.');
        const std::string part = path.substr(0, point);
        if (point == std::string::npos)
            json[path] = std::move(value);
        else if (json.contains(part) && json[part].is_object())
            json[part][path.substr(point + 1)] = std::move(value);
    }
}

}  // namespace

std::string written(const scene::Recipe& recipe, RecipeKind kind)
{
    Json json = Json::object();
    json["crosscut"] = kind_words[static_cast<std::size_t>(kind)];
    json["version"] = newest_version;
    if (!recipe.name.empty())
        json["name"] = recipe.name;
    if (kind == RecipeKind::recipe || kind == RecipeKind::view)
        json["show"] = json_of(recipe.sight);
    if (kind != RecipeKind::set)
        json["style"] = json_of(recipe.sight.style);
    if (kind == RecipeKind::set || (kind == RecipeKind::recipe && !recipe.highlight.empty()))
        json["highlight"] = json_of(recipe.highlight);
    if (kind == RecipeKind::recipe)
        json["page"] = json_of(recipe.paper);
    if (kind == RecipeKind::recipe && recipe.sequence)
        json["sequence"] = json_of(*recipe.sequence);
    put_back(json, recipe.unknown);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ReadRecipe read_recipe(std::string_view text, const std::string& name, RecipeKind kind)
{
    ReadRecipe out;
    const auto fail = [&](Problem::Code code, Message what, Message hint, int line) {
        out.problems.push_back({code, std::move(what), std::move(hint), {name, {}, line, {}}});
        return out;
    };
    if (text.size() > most_bytes)
        return fail(Problem::Code::limit, {"The file is far too long for a recipe."}, {"Choose the file of a recipe."}, 0);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const JsonLines lines = json_lines(text);
    if (lines.broken)
        return fail(Problem::Code::bad_file, {"Here the file is no JSON any more."}, {"Look for a comma, a bracket or a quotation mark that is missing or too much."}, lines.broken_at);
    for (const auto& [path, line] : lines.twice)
        out.problems.push_back({Problem::Code::duplicate_name, {"The key “{1}” stands there twice.", {path}}, {"Keep one of them."}, {name, {}, line, {}}});
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    const std::string own(kind_words[static_cast<std::size_t>(kind)]);
    if (!json.is_object() || !json.contains("crosscut") || json["crosscut"] != own)
        return fail(Problem::Code::bad_file, {"The file is no recipe of this kind: its first key should be “crosscut” with “{1}”.", {own}}, {"Write \"crosscut\": \"{1}\" first, or choose another file.", {own}}, 1);
    scene::Recipe recipe;
    Reader reader(out, recipe, lines, name);
    std::vector<std::string> known{"crosscut", "version", "name"};
    if (const auto version = json.find("version"); version != json.end() && (!version->is_number_integer() || version->get<long long>() > newest_version))
        return fail(Problem::Code::unsupported, {"The recipe was written by a later version of the program."}, {"Use that version, or write \"version\": 1 and look at what is said then."}, reader.place("version").line);
    if (const auto title = json.find("name"); title != json.end()) {
        if (title->is_string())
            recipe.name = title->get<std::string>();
        else
            reader.refuse("name", {"“{1}” cannot be {2}.", {"name", shortened(title->dump(), 40)}}, {"Write words in quotation marks."});
    }
    const auto part = [&](const char* key, bool wanted, auto& into) {
        if (!wanted)
            return;
        known.emplace_back(key);
        if (const auto at = json.find(key); at != json.end())
            reader.part(*at, key, into);
    };
    part("show", kind == RecipeKind::recipe || kind == RecipeKind::view, recipe.sight);
    part("style", kind != RecipeKind::set, recipe.sight.style);
    part("highlight", kind == RecipeKind::recipe || kind == RecipeKind::set, recipe.highlight);
    part("page", kind == RecipeKind::recipe, recipe.paper);
    if (kind == RecipeKind::recipe) {
        known.emplace_back("sequence");
        if (const auto at = json.find("sequence"); at != json.end() && !at->is_null()) {
            recipe.sequence.emplace();
            reader.part(*at, "sequence", *recipe.sequence);
        }
        // A preset gives its size where none is written.
        if (const auto page = json.find("page"); page != json.end() && page->is_object())
            if (const scene::PagePreset* preset = scene::find_preset(recipe.paper.preset)) {
                scene::Paper paper;
                put(*preset, paper);
                if (!page->contains("width_mm"))
                    recipe.paper.width_mm = paper.width_mm;
                if (!page->contains("height_mm"))
                    recipe.paper.height_mm = paper.height_mm;
                if (!page->contains("margin_mm"))
                    recipe.paper.margin_mm = paper.margin_mm;
                if (!page->contains("letters"))
                    recipe.paper.letters = paper.letters;
            }
        if (recipe.paper.height_mm != 0 && recipe.paper.height_mm < 40)
            reader.refuse("page.height_mm", {"“{1}” cannot be {2}.", {"page.height_mm", plain(recipe.paper.height_mm)}}, {"Write 40 to 1200, or 0 for as tall as the figure needs."});
        if (recipe.paper.formats.empty())
            recipe.paper.formats = {"svg"};
        if (recipe.sequence && recipe.sequence->last < recipe.sequence->first)
            reader.refuse("sequence.last", {"A sequence needs a first and a later last day."}, {"Write for example 2014-01-01 and 2020-12-31."});
    }
    reader.unknown(json, "", known);
    if (out.problems.empty())
        out.recipe = std::move(recipe);
    return out;
}

}  // namespace crosscut::figure
