// SPDX-License-Identifier: Apache-2.0
#include "cli/verify_methods.hpp"

#include "analysis/brokerage.hpp"
#include "analysis/cohesion.hpp"
#include "analysis/gap_parts.hpp"
#include "analysis/reference.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace crosscut::cli {

using namespace analysis;
using nlohmann::ordered_json;

namespace {

/// A small city of a case: actors in the order of their names, and its networks at two times.
struct City {
    std::vector<std::string> ids;
    Grouping departments;
    std::vector<std::vector<std::string>> topics;
    std::vector<bool> civil;
    std::vector<bool> administration;
    std::vector<bool> interviewed;

    explicit City(const ordered_json& data)
    {
        for (const auto& [id, actor] : data.at("actors").items())
            ids.push_back(id);
        std::sort(ids.begin(), ids.end());
        if (ids.size() > 5000)
            throw std::runtime_error("more than 5000 actors");
        std::vector<std::string> groups;
        const ordered_json& asked = data.at("interviewed");
        for (const std::string& id : ids) {
            const ordered_json& actor = data["actors"].at(id);
            groups.push_back(actor.at("dept").get<std::string>());
            topics.push_back(actor.value("topics", std::vector<std::string>()));
            const std::string sector = actor.value("sector", "");
            civil.push_back(sector == "civil");
            administration.push_back(sector == "administration");
            interviewed.push_back(std::find(asked.begin(), asked.end(), ordered_json(id)) != asked.end());
        }
        departments = grouping(groups);
    }

    std::uint32_t at(const ordered_json& id) const
    {
        const auto found = std::lower_bound(ids.begin(), ids.end(), id.get<std::string>());
        if (found == ids.end() || *found != id.get<std::string>())
            throw std::runtime_error("actor " + id.get<std::string>());
        return static_cast<std::uint32_t>(found - ids.begin());
    }

    /// Ties of the rule `reconstructed`.
    network::Graph graph(const ordered_json& rows) const
    {
        std::vector<network::GraphTie> ties;
        for (const ordered_json& row : rows) {
            const auto status = row.at(2).get<std::string>();
            const auto a = at(row.at(0));
            const auto b = at(row.at(1));
            if (status == "confirmed" || status == "unconfirmable" || status == "one_sided")
                ties.push_back({a, b, 1.0});
        }
        return network::make_graph(static_cast<std::uint32_t>(ids.size()), std::move(ties), false, false);
    }

    ordered_json names(const std::vector<std::uint32_t>& nodes) const
    {
        ordered_json out = ordered_json::array();
        for (const std::uint32_t node : nodes)
            out.push_back(ids[node]);
        return out;
    }
    const std::string& department(int group) const { return departments.names[static_cast<std::size_t>(group)]; }
    bool observable(std::uint32_t a, std::uint32_t b) const { return interviewed[a] || interviewed[b]; }
};

ordered_json breaking_points(const City& city, const network::Graph& now)
{
    const Cuts cut = cuts(now);
    std::vector<std::uint32_t> points;
    for (std::uint32_t i = 0; i < now.n; ++i)
        if (cut.articulation[i])
            points.push_back(i);
    std::stable_sort(points.begin(), points.end(), [&](std::uint32_t x, std::uint32_t y) { return cut.cut_pairs[x] > cut.cut_pairs[y]; });
    ordered_json rows = ordered_json::array();
    for (const std::uint32_t i : points)
        rows.push_back({{"actor", city.ids[i]}, {"cut_pairs", static_cast<long long>(cut.cut_pairs[i])},
                        {"cut_share", cut.cut_share[i] ? ordered_json(*cut.cut_share[i]) : ordered_json(nullptr)}});
    return rows;
}

}  // namespace

std::string answer_gaps(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    const City city(data);
    const network::Graph then = city.graph(data.at("ties_reference"));
    const network::Graph now = city.graph(data.at("ties_current"));
    const std::vector<int>& group = city.departments.group;
    ordered_json values = ordered_json::object();

    ordered_json shared = ordered_json::array();
    for (const SharedTask& pair : shared_tasks(now, group, city.topics))
        shared.push_back({{"a", city.ids[pair.a]}, {"b", city.ids[pair.b]}, {"shared", pair.topics}, {"similarity", pair.similarity},
                          {"distance", pair.distance ? ordered_json(*pair.distance) : ordered_json(nullptr)},
                          {"observable", city.observable(pair.a, pair.b)}, {"score", pair.score}});
    values["G1_shared_mandate_no_link"] = std::move(shared);

    ordered_json doors = ordered_json::array();
    for (const Doors& row : narrow_doors(now, group, city.civil, city.administration)) {
        static constexpr const char* kinds[] = {"no_door", "one_door", "one_department"};
        ordered_json departments = ordered_json::array();
        for (const int g : row.departments)
            departments.push_back(city.department(g));
        doors.push_back({{"actor", city.ids[row.actor]}, {"doors", city.names(row.doors)}, {"departments", departments}, {"kind", kinds[static_cast<int>(row.kind)]}});
    }
    values["G5_doors"] = std::move(doors);

    ordered_json one_sided = ordered_json::array();
    for (const ordered_json& row : data["ties_current"])
        if (row.at(2) == "one_sided" || row.at(2) == "disputed")
            one_sided.push_back({row.at(0), row.at(1), row.at(2)});
    values["G6_one_sided"] = std::move(one_sided);

    values["G4_articulation"] = breaking_points(city, now);
    std::vector<std::pair<std::string, std::string>> threads;
    for (const Bridge& bridge : bridges(now)) {
        const network::GraphTie& tie = now.ties[bridge.tie];
        threads.emplace_back(city.ids[std::min(tie.a, tie.b)], city.ids[std::max(tie.a, tie.b)]);
    }
    std::sort(threads.begin(), threads.end());
    values["G4_bridges"] = ordered_json::array();
    for (const auto& [a, b] : threads)
        values["G4_bridges"].push_back(ordered_json::array({a, b}));

    const Lost lost = lost_between(then, now, group);
    values["G7_lost_ties"] = ordered_json::array();
    for (const auto& [a, b] : lost.ties)
        values["G7_lost_ties"].push_back({{"a", city.ids[a]}, {"b", city.ids[b]}, {"observable", city.observable(a, b)}});
    values["G7_lost_channels"] = ordered_json::array();
    for (const auto& [a, b] : lost.channels)
        values["G7_lost_channels"].push_back(ordered_json::array({city.department(a), city.department(b)}));
    const std::vector<Brokerage> before = brokerage(then, group);
    const std::vector<Brokerage> after = brokerage(now, group);
    for (std::size_t i = 0; i < city.ids.size(); ++i)
        values["brokerage_between_departments"][city.ids[i]] = {{"before", before[i].between}, {"before_exclusive", before[i].exclusive},
                                                                {"now", after[i].between}, {"now_exclusive", after[i].exclusive}};
    values["G7_lost_brokers"] = ordered_json::array();
    for (const Lost::Broker& broker : lost.brokers)
        values["G7_lost_brokers"].push_back(city.ids[broker.actor]);

    ordered_json holes = ordered_json::array();
    for (const Hole& hole : department_holes(now, group, static_cast<int>(city.departments.names.size()))) {
        const char* kind = hole.brokers.empty() ? "hole_no_broker" : hole.brokers.size() == 1 ? "hole_single_broker" : "hole_several_brokers";
        holes.push_back({{"a", city.department(hole.a)}, {"b", city.department(hole.b)}, {"intermediaries", city.names(hole.brokers)}, {"kind", kind}});
    }
    values["G3_department_holes"] = std::move(holes);
    return values.dump();
}

}  // namespace crosscut::cli
