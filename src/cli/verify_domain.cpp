// SPDX-License-Identifier: Apache-2.0
#include "cli/verify_domain.hpp"

#include "analysis/statistics.hpp"
#include "evidence/reconcile.hpp"
#include "foundation/spell.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace crosscut::cli {

using nlohmann::ordered_json;
using namespace evidence;

namespace {

ordered_json day_or_null(const std::optional<Day>& day) { return day ? ordered_json(iso(*day)) : ordered_json(nullptr); }

PartialDate date_of(const ordered_json& value)
{
    if (!value.is_string())
        return {};
    Result<PartialDate> date = parse_date(value.get<std::string>());
    if (!date)
        throw std::runtime_error("date " + value.get<std::string>());
    return *date;
}

Day day_of_text(const ordered_json& value)
{
    const std::optional<Day> day = parse_day(value.get<std::string>());
    if (!day)
        throw std::runtime_error("day " + value.get<std::string>());
    return *day;
}

std::vector<double> degrees(const Reconciled& result, std::size_t n)
{
    std::vector<double> degree(n, 0.0);
    for (const Dyad& dyad : result.dyads)
        if (dyad.by(TieRule::reconstructed).value_or(false)) {
            ++degree[static_cast<std::size_t>(dyad.a)];
            ++degree[static_cast<std::size_t>(dyad.b)];
        }
    return degree;
}

ordered_json by_actor(const std::vector<std::string>& actors, const std::vector<double>& values)
{
    ordered_json out = ordered_json::object();
    for (std::size_t i = 0; i < actors.size(); ++i)
        out[actors[i]] = static_cast<int>(values[i]);
    return out;
}

ordered_json bounds(const std::optional<DayBounds>& value)
{
    if (!value)
        return nullptr;
    return {{"earliest", day_or_null(value->earliest)}, {"latest", day_or_null(value->latest)}, {"conflict", value->conflict}};
}

}  // namespace

std::string answer_dates(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    ordered_json values = ordered_json::array();
    for (const ordered_json& row : data.at("values")) {
        const PartialDate date = date_of(row.at("text"));
        values.push_back({{"text", row.at("text")}, {"earliest", day_or_null(date.earliest)}, {"latest", day_or_null(date.latest)}});
    }
    return values.dump();
}

std::string answer_activity(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    const Day observed = day_of_text(data.at("last_observed"));
    const Day horizon = data.contains("horizon_start") ? day_of_text(data.at("horizon_start")) : horizon_start;
    ordered_json values = ordered_json::array();
    for (const ordered_json& row : data.at("values")) {
        ordered_json out;
        out["start"] = row.at("start");
        out["end"] = row.at("end");
        const Result<Spell> spell = make_spell(date_of(row.at("start")), date_of(row.at("end")), observed, horizon);
        if (!spell) {
            for (const char* key : {"start_interval", "end_interval", "censored", "midpoint"})
                out[key] = nullptr;
        } else {
            out["start_interval"] = {iso(spell->start_earliest), iso(spell->start_latest)};
            out["end_interval"] = {ordered_json(iso(spell->end_earliest)), spell->censored ? ordered_json(nullptr) : ordered_json(iso(spell->end_latest))};
            out["censored"] = spell->censored;
            out["midpoint"] = {iso(midpoint_start(*spell)), iso(midpoint_end(*spell))};
        }
        out["at"] = ordered_json::array();
        for (const ordered_json& asked : row.value("at", ordered_json::array())) {
            const Day day = day_of_text(asked.at("day"));
            ordered_json one{{"day", asked.at("day")}, {"state", nullptr}, {"probability", nullptr}, {"midpoint_active", nullptr}};
            if (spell) {
                one["state"] = std::string(key(at(*spell, day)));
                if (const auto p = probability(*spell, day))
                    one["probability"] = *p;
                if (const auto active = midpoint_active(*spell, day))
                    one["midpoint_active"] = *active;
            }
            out["at"].push_back(one);
        }
        out["windows"] = ordered_json::array();
        for (const ordered_json& asked : row.value("windows", ordered_json::array())) {
            const Day first = day_of_text(asked.at("window").at(0));
            const Day last = day_of_text(asked.at("window").at(1));
            ordered_json one{{"window", asked.at("window")}, {"union", nullptr}, {"throughout", nullptr}};
            if (spell) {
                one["union"] = std::string(key(in_union(*spell, first, last)));
                one["throughout"] = std::string(key(throughout(*spell, first, last)));
            }
            out["windows"].push_back(one);
        }
        values.push_back(out);
    }
    return values.dump();
}

std::string answer_claims(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    const auto actors = data.at("actors").get<std::vector<std::string>>();
    const int n = static_cast<int>(actors.size());
    const auto position = [&](const ordered_json& name) {
        const auto it = std::find(actors.begin(), actors.end(), name.get<std::string>());
        if (it == actors.end())
            throw std::runtime_error("actor " + name.get<std::string>());
        return static_cast<int>(it - actors.begin());
    };
    std::vector<Informant> informants;
    std::vector<std::string> names;
    std::map<std::string, int> number;
    const ordered_json coverage = data.value("coverage", ordered_json("roster"));
    for (const auto& [name, home] : data.at("informants").items()) {
        Informant one;
        one.home = home.is_null() ? -1 : position(home);
        one.roster = coverage == "roster";
        if (coverage.is_object() && coverage.contains(name)) {
            if (coverage[name] == "roster")
                one.roster = true;
            else
                for (const ordered_json& partner : coverage[name])
                    one.covered.push_back(position(partner));
        }
        number[name] = static_cast<int>(informants.size());
        names.push_back(name);
        informants.push_back(one);
    }
    std::vector<Report> reports;
    for (const ordered_json& row : data.at("reports")) {
        Report report;
        report.informant = number.at(row.at("informant").get<std::string>());
        report.a = position(row.at("a"));
        report.b = position(row.at("b"));
        report.affirms = row.at("value") == 1;
        report.strength = row.contains("strength") && row["strength"].is_number() ? row["strength"].get<int>() : 0;
        report.start = date_of(row.value("start", ordered_json("")));
        report.end = date_of(row.value("end", ordered_json("")));
        reports.push_back(report);
    }
    const double theta = data.value("theta", 0.5);
    const Reconciled result = reconcile(n, informants, reports, theta);
    ordered_json values;
    values["dyads"] = ordered_json::array();
    std::map<std::string, std::pair<int, int>> ties;  // rule -> ties, observable
    for (const Dyad& dyad : result.dyads) {
        ordered_json row;
        row["a"] = actors[static_cast<std::size_t>(dyad.a)];
        row["b"] = actors[static_cast<std::size_t>(dyad.b)];
        row["status"] = std::string(key(dyad.status));
        row["side_a"] = std::string(key(dyad.side_a));
        row["side_b"] = std::string(key(dyad.side_b));
        row["third_affirm"] = dyad.third_affirm;
        row["third_deny"] = dyad.third_deny;
        for (const TieRule rule : all_tie_rules) {
            const auto value = dyad.by(rule);
            row["rules"][std::string(key(rule))] = value ? ordered_json(*value ? 1 : 0) : ordered_json(nullptr);
            auto& count = ties[std::string(key(rule))];
            count.first += value.value_or(false);
            count.second += value.has_value();
        }
        row["weighted_score"] = dyad.weighted_score ? ordered_json(*dyad.weighted_score) : ordered_json(nullptr);
        const auto strength = [](int s) { return s > 0 ? ordered_json(s) : ordered_json(nullptr); };
        row["strength_lower_median"] = strength(dyad.strength);
        row["strength_max"] = strength(dyad.strength_max);
        row["strength_min"] = strength(dyad.strength_min);
        row["start"] = bounds(dyad.start);
        row["end"] = dyad.end_open ? ordered_json("open") : bounds(dyad.end);
        row["end_disagrees"] = dyad.end_disagrees;
        values["dyads"].push_back(row);
    }
    for (std::size_t i = 0; i < actors.size(); ++i) {
        const ActorReport& one = result.actors[i];
        values["actors"][actors[i]] = {{"claims_made", one.claims_made}, {"checkable", one.checkable}, {"confirmed", one.confirmed},
                                       {"confirmed_share", one.checkable > 0 ? ordered_json(1.0 * one.confirmed / one.checkable) : ordered_json(nullptr)},
                                       {"named_by_others", one.named_by_others}, {"named_but_not_named_back", one.named_but_not_named_back}};
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        values["reliability"][names[i]] = result.reliability[i];
    const std::vector<double> degree = degrees(result, actors.size());
    values["degree_reconstructed"] = by_actor(actors, degree);
    values["jackknife_degree"] = ordered_json::array();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Reconciled without = reconcile(n, informants, reports, theta, static_cast<int>(i));
        const std::vector<double> other = degrees(without, actors.size());
        const auto rho = analysis::spearman(degree, other);
        double sum = 0;
        for (const double value : other)
            sum += value;
        values["jackknife_degree"].push_back({{"left_out", names[i]}, {"degree", by_actor(actors, other)},
                                              {"spearman", rho ? ordered_json(*rho) : ordered_json(nullptr)}, {"ties", static_cast<int>(sum / 2)}});
    }
    for (const TieRule rule : all_tie_rules) {
        const auto [held, observable] = ties[std::string(key(rule))];
        values["rule_sensitivity"][std::string(key(rule))] = {{"ties", held}, {"observable", observable},
                                                              {"density", observable > 0 ? ordered_json(1.0 * held / observable) : ordered_json(nullptr)}};
    }
    return values.dump();
}

}  // namespace crosscut::cli
