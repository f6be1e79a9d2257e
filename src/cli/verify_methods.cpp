// SPDX-License-Identifier: Apache-2.0
#include "cli/verify_methods.hpp"

#include "analysis/cell_null.hpp"
#include "analysis/random.hpp"
#include "analysis/reference.hpp"
#include "analysis/seams.hpp"
#include "analysis/statistics.hpp"
#include "analysis/waves.hpp"
#include "files/bytes.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <stdexcept>

namespace crosscut::cli {

using nlohmann::ordered_json;

namespace {

/// No case lists more; larger ones are a mistake or a trap.
constexpr std::size_t largest = 5000;

ordered_json number(const analysis::Value& value) { return value ? ordered_json(*value) : ordered_json(nullptr); }

/// Names of nodes and their positions.
struct Names {
    std::vector<std::string> ids;
    std::map<std::string, std::uint32_t> places;

    void add(const std::string& id)
    {
        if (!places.emplace(id, static_cast<std::uint32_t>(ids.size())).second)
            throw std::runtime_error("two nodes are called \"" + id + "\"");
        ids.push_back(id);
        if (ids.size() > largest)
            throw std::runtime_error("more than " + std::to_string(largest) + " nodes");
    }
    std::uint32_t at(const ordered_json& id) const
    {
        const auto found = places.find(id.get<std::string>());
        if (found == places.end())
            throw std::runtime_error("\"" + id.get<std::string>() + "\" is not among the nodes");
        return found->second;
    }
    network::Graph graph(const ordered_json& pairs, bool directed) const
    {
        std::vector<network::GraphTie> ties;
        for (const ordered_json& pair : pairs)
            ties.push_back({at(pair.at(0)), at(pair.at(1)), 1.0});
        return network::make_graph(static_cast<std::uint32_t>(ids.size()), std::move(ties), directed, false);
    }
};

std::size_t number_behind(const std::string& key, const std::string& word)
{
    const std::string digits = key.substr(word.size());
    if (digits.empty() || digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string::npos)
        throw std::runtime_error(key);
    return std::stoul(digits);
}

ordered_json label_test(const ordered_json& asked, const std::filesystem::path& folder)
{
    const auto name = asked.at("network").get<std::string>();
    const auto permutations = asked.at("permutations").get<std::uint64_t>();
    if (name.empty() || name.find('/') != std::string::npos || permutations > 1'000'000)
        throw std::runtime_error("network \"" + name + "\"");
    const Result<std::string> bytes = files::read_file(folder / (name + ".json"));
    if (!bytes)
        return nullptr;
    const ordered_json data = ordered_json::parse(*bytes);
    Names names;
    std::vector<std::string> groups;
    for (const ordered_json& node : data.at("nodes")) {
        names.add(node.at("id").get<std::string>());
        groups.push_back(node.at("group").get<std::string>());
    }
    std::vector<network::GraphTie> ties;
    for (const ordered_json& edge : data.at("edges"))
        ties.push_back({names.at(edge.at("source")), names.at(edge.at("target")), 1.0});
    const network::Graph graph = network::make_graph(static_cast<std::uint32_t>(names.ids.size()), std::move(ties), false, false);
    const auto seed = asked.at("seed").get<std::uint64_t>();
    const analysis::LabelTest test = analysis::ei_label_test(graph, analysis::grouping(groups).group, seed, permutations);
    return {{"network", name}, {"seed", seed}, {"permutations", test.permutations}, {"count_le", test.at_most}, {"count_ge", test.at_least},
            {"count_two_sided", test.two_sided}, {"p_lower", test.p_lower}, {"p_upper", test.p_upper}, {"p_two_sided", test.p_two_sided}};
}

ordered_json null_of(const analysis::CellNull& null, const char* what)
{
    ordered_json distribution = ordered_json::object();
    for (const auto& [ties, count] : null.distribution)
        distribution[std::to_string(ties)] = count;
    return {{what, null.all}, {"distribution", distribution}, {"mean", null.mean}, {"p_lower", null.p_lower}, {"p_upper", null.p_upper}};
}

}  // namespace

std::string answer_waves(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    const bool directed = data.value("directed", false);
    Names names;
    for (const ordered_json& node : data.at("nodes"))
        names.add(node.get<std::string>());
    for (const char* wave : {"wave1", "wave2"})  // a wave that nobody looked at is none without ties
        if (!data.at(wave).is_array())
            throw std::runtime_error(std::string(wave) + " is no list of ties");
    const analysis::Waves waves = analysis::compare_waves(names.graph(data.at("wave1"), directed), names.graph(data.at("wave2"), directed));
    const ordered_json values{{"n11", waves.n11}, {"n10", waves.n10}, {"n01", waves.n01}, {"n00", waves.n00}, {"jaccard", number(waves.jaccard)},
                              {"retention", number(waves.retention)}, {"renewal", number(waves.renewal)}, {"hamming", waves.hamming()}};
    return values.dump();
}

std::string answer_css(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    analysis::Slices slices;
    const ordered_json& all = data.at("slices");
    const std::size_t n = all.size();
    if (n > 500)
        throw std::runtime_error("more than 500 informants");
    for (const ordered_json& slice : all) {
        std::vector<std::vector<bool>> rows;
        for (const ordered_json& row : slice) {
            std::vector<bool> cells;
            for (const ordered_json& one : row)
                cells.push_back(one.is_number() && one.get<double>() != 0);
            if (cells.size() != n)
                throw std::runtime_error("a row of slices has not as many cells as there are informants");
            rows.push_back(std::move(cells));
        }
        if (rows.size() != n)
            throw std::runtime_error("a slice has not as many rows as there are informants");
        slices.push_back(std::move(rows));
    }
    ordered_json values = ordered_json::object();
    using analysis::Consensus;
    for (const auto& [key, rule] : {std::pair{"LAS.intersection", Consensus::both}, {"LAS.union", Consensus::either}, {"OR.row", Consensus::row},
                                    {"OR.col", Consensus::column}, {"central.graph", Consensus::majority}, {"threshold_half", Consensus::half}}) {
        ordered_json matrix = ordered_json::array();
        for (const std::vector<bool>& row : analysis::consensus(slices, rule)) {
            ordered_json cells = ordered_json::array();
            for (const bool cell : row)
                cells.push_back(cell ? 1 : 0);
            matrix.push_back(std::move(cells));
        }
        values[key] = std::move(matrix);
    }
    return values.dump();
}

std::string answer_stats(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    const ordered_json asked = data.at("values");
    ordered_json values = ordered_json::object();
    if (asked.contains("p_adjust")) {
        const auto p = asked["p_adjust"].at("p").get<std::vector<double>>();
        values["p_adjust"] = {{"p", asked["p_adjust"]["p"]}, {"BH", analysis::benjamini_hochberg(p)}, {"BY", analysis::benjamini_yekutieli(p)},
                              {"holm", analysis::holm(p)}, {"bonferroni", analysis::bonferroni(p)}};
    }
    if (asked.contains("proportion_ci")) {
        ordered_json rows = ordered_json::array();
        const auto interval = [](const std::optional<analysis::Interval>& found) {
            return found ? ordered_json::array({found->first, found->second}) : ordered_json(nullptr);
        };
        for (const ordered_json& row : asked["proportion_ci"]) {
            const auto x = row.at("x").get<long long>();
            const auto n = row.at("n").get<long long>();
            if (n > 1'000'000)
                throw std::runtime_error("n of more than a million");
            rows.push_back({{"x", row["x"]}, {"n", row["n"]}, {"wilson", interval(analysis::wilson(x, n))}, {"clopper_pearson", interval(analysis::clopper_pearson(x, n))}});
        }
        values["proportion_ci"] = std::move(rows);
    }
    if (asked.contains("sign_flip")) {
        const auto differences = asked["sign_flip"].at("differences").get<std::vector<double>>();
        if (const auto test = analysis::sign_flip(differences))
            values["sign_flip"] = {{"differences", asked["sign_flip"]["differences"]}, {"mean", test->mean}, {"permutations", test->patterns},
                                   {"p_two_sided", test->two_sided}, {"p_greater", test->greater}, {"wilcoxon_exact_p", test->wilcoxon}};
    }
    if (asked.contains("rank_correlation")) {
        const ordered_json& row = asked["rank_correlation"];
        const auto x = row.at("x").get<std::vector<double>>();
        const auto y = row.at("y").get<std::vector<double>>();
        if (x.size() != y.size() || x.size() > largest)
            throw std::runtime_error("x and y are not of one length");
        values["rank_correlation"] = {{"x", row["x"]}, {"y", row["y"]}, {"spearman", number(analysis::spearman(x, y))}, {"kendall_tau_b", number(analysis::kendall(x, y))}};
    }
    return values.dump();
}

std::string answer_cell_null(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    Names names;
    std::vector<std::string> groups;
    for (const ordered_json& node : data.at("nodes")) {
        names.add(node.at("id").get<std::string>());
        groups.push_back(node.at("group").get<std::string>());
    }
    const network::Graph graph = names.graph(data.at("edges"), false);
    const analysis::Grouping grouping = analysis::grouping(groups);
    const auto place = [&](const ordered_json& name) {
        const auto found = std::find(grouping.names.begin(), grouping.names.end(), name.get<std::string>());
        if (found == grouping.names.end())
            throw std::runtime_error("group \"" + name.get<std::string>() + "\" has no members");
        return static_cast<int>(found - grouping.names.begin());
    };
    const int a = place(data.at("cell").at(0));
    const int b = place(data.at("cell").at(1));
    ordered_json values{{"observed", analysis::cell_ties(graph, grouping.group, a, b)}};
    if (const auto null = analysis::degree_null(graph, grouping.group, a, b))
        values["degree_preserving"] = null_of(*null, "graphs");
    if (const auto null = analysis::label_null(graph, grouping.group, a, b))
        values["label_permutation"] = null_of(*null, "arrangements");
    values["chung_lu_expectation"] = number(analysis::chung_lu(graph, grouping.group, a, b));
    return values.dump();
}

std::string answer_random(const std::string& form, const std::filesystem::path& folder)
{
    const ordered_json data = ordered_json::parse(form);
    ordered_json values = ordered_json::object();
    for (const auto& [key, asked] : data.at("values").items()) {
        if (asked.contains("network")) {
            if (ordered_json test = label_test(asked, folder); !test.is_null())
                values[key] = std::move(test);
            continue;
        }
        analysis::Random random(asked.at("seed").get<std::uint64_t>());
        const ordered_json seed = asked["seed"];
        ordered_json drawn = ordered_json::array();
        // So many as the open case lists: five raw outputs, twelve bounded draws, three of the unit.
        if (key == "raw") {
            for (int i = 0; i < 5; ++i)
                drawn.push_back(std::to_string(random.next()));
        } else if (key == "unit") {
            for (int i = 0; i < 3; ++i)
                drawn.push_back(random.unit());
        } else if (key.rfind("bounded", 0) == 0) {
            const std::size_t bound = number_behind(key, "bounded");
            for (int i = 0; i < 12; ++i)
                drawn.push_back(random.bounded(bound));
        } else if (key.rfind("shuffle", 0) == 0) {
            std::vector<std::size_t> items(number_behind(key, "shuffle"));
            for (std::size_t i = 0; i < items.size(); ++i)
                items[i] = i;
            random.shuffle(items);
            values[key] = {{"seed", seed}, {"result", items}};
            continue;
        } else {
            continue;
        }
        values[key] = {{"seed", seed}, {"first", std::move(drawn)}};
    }
    return values.dump();
}

}  // namespace crosscut::cli
