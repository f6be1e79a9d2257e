// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/verify_domain.hpp"
#include "cli/verify_methods.hpp"
#include "cli/verify_network.hpp"
#include "cli/verify_persistence.hpp"

#include "files/bytes.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace crosscut::cli {

using nlohmann::ordered_json;

namespace {

/// The answer to a case; null where the kind is not known.
ordered_json answer(const ordered_json& form, const std::filesystem::path& folder)
{
    const std::string kind = form.value("kind", "");
    const std::string text = form.dump();
    if (kind == "dates")
        return ordered_json::parse(answer_dates(text));
    if (kind == "activity")
        return ordered_json::parse(answer_activity(text));
    if (kind == "claims")
        return ordered_json::parse(answer_claims(text));
    if (kind == "network")
        return ordered_json::parse(answer_network(text));
    if (kind == "two_mode")
        return ordered_json::parse(answer_two_mode(text));
    if (kind == "waves")
        return ordered_json::parse(answer_waves(text));
    if (kind == "css")
        return ordered_json::parse(answer_css(text));
    if (kind == "stats")
        return ordered_json::parse(answer_stats(text));
    if (kind == "cell_null")
        return ordered_json::parse(answer_cell_null(text));
    if (kind == "random")
        return ordered_json::parse(answer_random(text, folder));
    if (kind == "gaps")
        return ordered_json::parse(answer_gaps(text));
    if (kind == "survival")
        return ordered_json::parse(answer_survival(text));
    if (kind == "turnbull")
        return ordered_json::parse(answer_turnbull(text));
    if (kind == "persistence")
        return ordered_json::parse(answer_persistence(text));
    if (kind == "origin_probability")
        return ordered_json::parse(answer_origin(text));
    if (kind == "event_study")
        return ordered_json::parse(answer_event_study(text));
    if (kind == "integration_index")
        return ordered_json::parse(answer_integration(text));
    return nullptr;
}

/// Deeper nesting is no reference case and would only eat the stack.
constexpr int deepest = 128;

/// Whether brackets outside of texts nest deeper than allowed.
bool too_deep(const std::string& text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted) {
            if (text[i] == '\\')
                ++i;
            else if (text[i] == '"')
                quoted = false;
        } else if (text[i] == '"') {
            quoted = true;
        } else if (text[i] == '[' || text[i] == '{') {
            if (++depth > deepest)
                return true;
        } else if (text[i] == ']' || text[i] == '}') {
            --depth;
        }
    }
    return false;
}

/// What went wrong, without the library's own number in front.
std::string plain_words(const std::exception& error)
{
    const std::string said = error.what();
    const std::size_t end = said.rfind("[json.exception", 0) == 0 ? said.find("] ") : std::string::npos;
    return end == std::string::npos ? said : said.substr(end + 2);
}

/// The expected values of a case in the shape of an answer.
ordered_json expected_of(const ordered_json& form)
{
    if (!form.contains("measures"))
        return form.value("values", ordered_json::object());
    ordered_json expected = ordered_json::object();
    for (const auto& [key, measure] : form["measures"].items())
        expected[key] = measure.at("value");
    return expected;
}

struct Comparison {
    int same = 0;
    int missing = 0;
    std::vector<Message> deviations;
};

/// Compares leaf by leaf; numbers with a relative tolerance of 1e-7.
void compare(const ordered_json& expected, const ordered_json& found, const std::string& path, Comparison& out)
{
    if (expected.is_object()) {
        for (const auto& [key, value] : expected.items()) {
            if (!found.is_object() || !found.contains(key))
                ++out.missing;
            else
                compare(value, found[key], path + "/" + key, out);
        }
        return;
    }
    if (expected.is_array()) {
        if (!found.is_array() || found.size() != expected.size()) {
            out.deviations.push_back({"{1}: {2} entries were expected, {3} found.",
                                      {path, std::to_string(expected.size()), found.is_array() ? std::to_string(found.size()) : found.dump()}});
            return;
        }
        for (std::size_t i = 0; i < expected.size(); ++i)
            compare(expected[i], found[i], path + "/" + std::to_string(i), out);
        return;
    }
    bool same = expected == found;
    if (expected.is_number() && found.is_number()) {
        const double a = expected.get<double>();
        const double b = found.get<double>();
        same = std::fabs(a - b) <= 1e-7 * std::max(1.0, std::fabs(a));
    }
    if (same)
        ++out.same;
    else
        out.deviations.push_back({"{1}: {2} was expected, {3} found.", {path, expected.dump(), found.dump()}});
}

}  // namespace

Exit verify(const Console& console, const std::vector<std::string>& cases, bool compute, Format format)
{
    Exit exit = Exit::done;
    ordered_json answers = ordered_json::array();
    Grid grid{"cases", {"id", "kind", "same", "missing", "deviations"}, {}, {}};
    Grid details{"deviations", {"id", "what"}, {}, {}};
    for (const std::string& path : cases) {
        Result<std::string> bytes = files::read_file(path);
        if (!bytes) {
            exit = console.fail(bytes.problem());
            continue;
        }
        try {
            if (too_deep(*bytes)) {
                exit = console.fail({Problem::Code::limit, {"“{1}” is nested too deeply for a reference case.", {path}}, {"A case has at most 128 levels."}, {}});
                continue;
            }
            const ordered_json form = ordered_json::parse(*bytes);
            const ordered_json values = answer(form, std::filesystem::path(path).parent_path());
            if (compute) {
                ordered_json one{{"id", form.value("id", "")}, {"kind", form.value("kind", "")}, {"values", values.is_null() ? ordered_json::object() : values}};
                answers.push_back(one);
                continue;
            }
            const ordered_json expected = expected_of(form);
            Comparison comparison;
            if (values.is_null())  // a kind that the program does not know
                comparison.missing = static_cast<int>(expected.size());
            else
                compare(expected, values, "", comparison);
            grid.rows.push_back({form.value("id", ""), form.value("kind", ""), 1.0 * comparison.same, 1.0 * comparison.missing,
                                 1.0 * static_cast<double>(comparison.deviations.size())});
            for (const Message& one : comparison.deviations)
                details.rows.push_back({form.value("id", ""), in(console.language, one)});
            if (!comparison.deviations.empty())
                exit = Exit::findings;
        } catch (const std::exception& error) {
            exit = console.fail({Problem::Code::bad_file, {"“{1}” is not a reference case ({2}).", {path, plain_words(error)}},
                                 {"A case has the members id, kind and those of its kind; compare it with tests/oracles."}, {}});
        }
    }
    if (compute) {
        const ordered_json out = answers.size() == 1 ? answers.front() : answers;
        if (!answers.empty())
            console.out << out.dump(1, ' ', false, ordered_json::error_handler_t::replace) << "\n";
    } else {
        print(console.out, format, {}, {grid, details}, console.language);
    }
    return exit;
}

}  // namespace crosscut::cli
