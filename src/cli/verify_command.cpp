// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/verify_domain.hpp"
#include "cli/verify_network.hpp"

#include "files/bytes.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace crosscut::cli {

using nlohmann::ordered_json;

namespace {

/// The answer to a case; null where the kind is not known.
ordered_json answer(const ordered_json& form)
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
    return nullptr;
}

struct Comparison {
    int same = 0;
    int missing = 0;
    std::vector<std::string> deviations;
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
            out.deviations.push_back(path + ": expected " + std::to_string(expected.size()) + " entries, found " +
                                     (found.is_array() ? std::to_string(found.size()) : found.dump()));
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
        out.deviations.push_back(path + ": expected " + expected.dump() + ", found " + found.dump());
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
            const ordered_json form = ordered_json::parse(*bytes);
            const ordered_json values = answer(form);
            if (compute) {
                ordered_json one{{"id", form.value("id", "")}, {"kind", form.value("kind", "")}, {"values", values.is_null() ? ordered_json::object() : values}};
                answers.push_back(one);
                continue;
            }
            ordered_json expected = form.value("values", ordered_json::object());
            if (form.contains("measures")) {
                expected = ordered_json::object();
                for (const auto& [key, measure] : form["measures"].items())
                    expected[key] = measure.at("value");
            }
            Comparison comparison;
            compare(expected, values, "", comparison);
            if (form.contains("measures")) {
                comparison.missing = 0;
                for (const auto& [key, measure] : expected.items())
                    comparison.missing += !values.contains(key);
            }
            grid.rows.push_back({form.value("id", ""), form.value("kind", ""), 1.0 * comparison.same, 1.0 * comparison.missing,
                                 1.0 * static_cast<double>(comparison.deviations.size())});
            for (const std::string& one : comparison.deviations)
                details.rows.push_back({form.value("id", ""), one});
            if (!comparison.deviations.empty())
                exit = Exit::findings;
        } catch (const std::exception& error) {
            exit = console.fail({Problem::Code::bad_file, {"“{1}” is not a reference case ({2}).", {path, error.what()}},
                                 {"See the schema of reference cases."}, {}});
        }
    }
    if (compute) {
        const ordered_json out = answers.size() == 1 ? answers.front() : answers;
        console.out << out.dump(1, ' ', false, ordered_json::error_handler_t::replace) << "\n";
    } else {
        print(console.out, format, {}, {grid, details}, console.language);
    }
    return exit;
}

}  // namespace crosscut::cli
