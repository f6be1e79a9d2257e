// SPDX-License-Identifier: Apache-2.0
#include "cli/verify_persistence.hpp"

#include "analysis/persistence/fate.hpp"
#include "analysis/persistence/integration.hpp"
#include "analysis/persistence/log_rank.hpp"
#include "analysis/persistence/turnbull.hpp"
#include "foundation/date.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace crosscut::cli {

using nlohmann::ordered_json;

namespace {

/// No case lists more; larger ones are a mistake or a trap.
constexpr std::size_t largest = 20'000;
/// Beyond so many arrangements the reference cases leave the exact test undefined.
constexpr double most_arrangements = 1e9;

ordered_json number(const analysis::Value& value) { return value ? ordered_json(*value) : ordered_json(nullptr); }
analysis::Value value_of(const ordered_json& cell) { return cell.is_number() ? analysis::Value(cell.get<double>()) : analysis::Value(); }
std::string word_of(const ordered_json& cell) { return cell.is_string() ? cell.get<std::string>() : cell.is_null() ? std::string() : cell.dump(); }

Day day_in(const ordered_json& text)
{
    const std::optional<Day> day = parse_day(text.get<std::string>());
    if (!day)
        throw std::runtime_error("\"" + text.get<std::string>() + "\" is not a day");
    return *day;
}

/// Rows of a table with named columns; a column that is not there is null.
class Rows {
public:
    explicit Rows(const ordered_json& data) : rows_(data.at("rows"))
    {
        std::size_t i = 0;
        for (const ordered_json& name : data.at("columns"))
            places_[name.get<std::string>()] = i++;
        if (rows_.size() > largest)
            throw std::runtime_error("more than " + std::to_string(largest) + " rows");
    }
    ordered_json cell(const ordered_json& row, const char* column) const
    {
        const auto found = places_.find(column);
        return found == places_.end() || found->second >= row.size() ? ordered_json(nullptr) : row.at(found->second);
    }
    const ordered_json& all() const { return rows_; }

private:
    const ordered_json& rows_;
    std::map<std::string, std::size_t> places_;
};

/// Whether a spell ended: 1 or true; another number is no status.
bool happened(const ordered_json& cell)
{
    if (cell.is_boolean())
        return cell.get<bool>();
    const auto status = cell.get<double>();
    if (status != 0 && status != 1)
        throw std::runtime_error("a status is 0 or 1");
    return status == 1;
}

/// A member that may be missing or null.
ordered_json member(const ordered_json& data, const char* name, ordered_json otherwise)
{
    return data.contains(name) && !data[name].is_null() ? data[name] : otherwise;
}

ordered_json curve_of(const std::vector<analysis::SpellRow>& rows, const analysis::Value& tau)
{
    const analysis::Survival curve = analysis::kaplan_meier(rows);
    ordered_json out{{"n", curve.n}, {"events", curve.events}};
    for (const char* list : {"time", "n_risk", "n_event", "surv", "se", "loglog_lower", "loglog_upper", "plain_lower", "plain_upper"})
        out[list] = ordered_json::array();
    for (const analysis::SurvivalStep& step : curve.steps) {
        out["time"].push_back(step.time);
        out["n_risk"].push_back(step.at_risk);
        out["n_event"].push_back(step.events);
        out["surv"].push_back(step.share);
        out["se"].push_back(number(step.se));
        out["loglog_lower"].push_back(number(step.lower));
        out["loglog_upper"].push_back(number(step.upper));
        out["plain_lower"].push_back(number(step.plain_lower));
        out["plain_upper"].push_back(number(step.plain_upper));
    }
    out["median"] = number(curve.median());
    out["q25"] = number(curve.quantile(0.75));
    out["q75"] = number(curve.quantile(0.25));
    out["median_lower"] = number(curve.quantile_lower(0.5));
    out["median_upper"] = number(curve.quantile_upper(0.5));
    if (tau) {
        const analysis::RestrictedMean mean = analysis::restricted_mean(curve, *tau);
        out["rmst"] = {{"tau", mean.tau}, {"value", mean.value}, {"se", mean.se}};
    }
    out["hazard_exponential"] = {{"events", curve.events}, {"exposure", curve.exposure}, {"rate", number(curve.rate())}, {"half_life", number(curve.modelled_half_life())}};
    return out;
}

ordered_json test_of(const std::optional<analysis::LogRank>& test)
{
    if (!test)
        return nullptr;
    ordered_json observed = ordered_json::object();
    ordered_json expected = ordered_json::object();
    for (std::size_t i = 0; i < test->groups.size(); ++i) {
        observed[test->groups[i]] = test->observed[i];
        expected[test->groups[i]] = test->expected[i];
    }
    return {{"chisq", test->chi_square}, {"df", test->df}, {"p", test->p}, {"observed", observed}, {"expected", expected}, {"variance_first_group", test->variance}};
}

}  // namespace

std::string answer_survival(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    const Rows table(data.at("data"));
    std::vector<analysis::SpellRow> rows;
    bool late = data.value("left_truncated", false);
    bool strata = false;
    for (const ordered_json& row : table.all()) {
        rows.push_back({value_of(table.cell(row, "entry")), table.cell(row, "time").get<double>(), happened(table.cell(row, "status")),
                        word_of(table.cell(row, "group")), word_of(table.cell(row, "stratum"))});
        if (rows.back().time < 0 || rows.back().entry.value_or(0) > rows.back().time)
            throw std::runtime_error("a spell ends before it begins");
        late = late || rows.back().entry.has_value();
        strata = strata || !rows.back().stratum.empty();
    }
    const analysis::Value tau = late ? analysis::Value() : analysis::common_tau(rows);
    ordered_json values{{"km", {{"all", curve_of(rows, tau)}}}};
    for (const std::string& group : analysis::groups_of(rows))
        values["km"][group] = curve_of(analysis::of_group(rows, group), tau);
    if (late)
        return values.dump();
    values["logrank"] = test_of(analysis::log_rank(rows));
    values["peto_rho1"] = test_of(analysis::log_rank(rows, analysis::LogRankWeight::peto));
    if (strata)
        values["logrank_stratified"] = test_of(analysis::log_rank(rows, analysis::LogRankWeight::even, true));
    if (std::any_of(rows.begin(), rows.end(), [](const analysis::SpellRow& row) { return row.event; }))
        values["logrank_permutation_exact"] = nullptr;
    if (const auto exact = analysis::exact_log_rank(rows, false, most_arrangements))
        values["logrank_permutation_exact"] = {{"arrangements", exact->arrangements}, {"score_sum_first_group", exact->score_sum},
                                               {"p_two_sided", exact->p_two_sided}, {"p_lower", exact->p_lower}, {"p_upper", exact->p_upper}};
    return values.dump();
}

std::string answer_turnbull(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    const Rows table(data.at("data"));
    std::vector<analysis::EndInterval> all;
    std::map<std::string, std::vector<analysis::EndInterval>> groups;
    for (const ordered_json& row : table.all()) {
        const analysis::EndInterval one{value_of(table.cell(row, "left")).value_or(0), value_of(table.cell(row, "right"))};
        if (one.right && *one.right < one.left)
            throw std::runtime_error("an interval ends before it begins");
        all.push_back(one);
        if (const std::string group = word_of(table.cell(row, "group")); !group.empty())
            groups[group].push_back(one);
    }
    const auto answered = [](const std::vector<analysis::EndInterval>& rows) {
        const analysis::Turnbull found = analysis::turnbull(rows);
        ordered_json candidates = ordered_json::array();
        for (const analysis::MassInterval& one : found.candidates)
            candidates.push_back({ordered_json(one.left), number(one.right)});
        ordered_json left = ordered_json::array();
        ordered_json right = ordered_json::array();
        ordered_json mass = ordered_json::array();
        for (const analysis::MassInterval& one : found.support) {
            left.push_back(one.left);
            right.push_back(number(one.right));
            mass.push_back(one.mass);
        }
        return ordered_json{{"n", found.n}, {"candidate_intervals", candidates}, {"left", left}, {"right", right}, {"mass", mass},
                            {"loglik", found.log_likelihood}, {"max_kkt_gradient", found.gradient}};
    };
    ordered_json values{{"all", answered(all)}};
    for (const auto& [group, rows] : groups)
        values[group] = answered(rows);
    return values.dump();
}

namespace {

analysis::CrisisDays crisis_in(const ordered_json& data, const std::string& name)
{
    const ordered_json& crisis = data.at("crises").at(name);
    const ordered_json pulses = member(crisis, "pulses", ordered_json::array());
    const auto day = [&](const char* key, const ordered_json& otherwise) {
        const ordered_json found = member(crisis, key, otherwise);
        if (found.is_null())
            throw std::runtime_error("the crisis \"" + name + "\" has no " + key + ": nothing can be counted from a crisis that goes on");
        return day_in(found);
    };
    const Day onset = day("onset", pulses.empty() ? ordered_json() : pulses.front().at(0));
    const Day acute_end = day("acute_end", pulses.empty() ? ordered_json() : pulses.back().at(1));
    if (acute_end < onset)
        throw std::runtime_error("the crisis \"" + name + "\" ends before it begins");
    const ordered_json aftermath = member(crisis, "aftermath_end", ordered_json());
    return {onset, acute_end, aftermath.is_null() ? analysis::years_later(acute_end, 2) : day_in(aftermath)};
}

analysis::Pace pace_of(const std::string& word)
{
    if (word == "active")
        return analysis::Pace::active;
    if (word == "reduced")
        return analysis::Pace::reduced;
    if (word == "dormant")
        return analysis::Pace::dormant;
    throw std::runtime_error("activity \"" + word + "\"");
}

analysis::Course course_in(const ordered_json& data)
{
    analysis::Course out;
    out.id = data.at("id").get<std::string>();
    out.start = day_in(data.at("start"));
    if (const ordered_json end = data.value("end", ordered_json("open")); end.is_string() && end != "open")
        out.end = day_in(end);
    if (out.end && *out.end < out.start)
        throw std::runtime_error("\"" + out.id + "\" ends before it begins");
    out.observed = day_in(data.at("last_observed"));
    for (const ordered_json& one : member(data, "obs", ordered_json::array()))
        out.sightings.push_back({day_in(one.at("date")), pace_of(member(one, "activity", "active").get<std::string>()), value_of(one.value("departments", ordered_json())),
                                 value_of(one.value("meetings_per_year", ordered_json())), value_of(one.value("fte", ordered_json())),
                                 value_of(one.value("formalisation", ordered_json()))});
    std::stable_sort(out.sightings.begin(), out.sightings.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    return out;
}

}  // namespace

std::string answer_persistence(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    std::vector<analysis::Course> all;
    std::map<std::string, std::size_t> places;
    for (const ordered_json& one : data.at("structures")) {
        all.push_back(course_in(one));
        if (!places.emplace(all.back().id, all.size() - 1).second || all.size() > largest)
            throw std::runtime_error("two structures are called \"" + all.back().id + "\", or there are too many");
    }
    std::size_t i = 0;
    for (const ordered_json& one : data.at("structures")) {
        const auto heir = places.find(word_of(one.value("successor", ordered_json())));
        all[i++].successor = heir == places.end() ? -1 : static_cast<int>(heir->second);
    }
    ordered_json values = ordered_json::array();
    for (const ordered_json& asked : data.at("values")) {
        const auto place = places.find(asked.at("structure").get<std::string>());
        if (place == places.end())
            throw std::runtime_error("\"" + asked["structure"].get<std::string>() + "\" is not among the structures");
        const analysis::CrisisDays crisis = crisis_in(data, asked.at("crisis").get<std::string>());
        const int years = asked.at("horizon_years").get<int>();
        if (years < 0 || years > 200)
            throw std::runtime_error("horizon_years " + std::to_string(years));
        const analysis::Fate fate = analysis::fate_of(all, place->second, crisis, years);
        ordered_json weak = ordered_json::array();
        for (const std::string_view reason : fate.weakened_by)
            weak.push_back(std::string(reason));
        ordered_json survival = nullptr;
        if (const auto record = analysis::landmark_of(all, place->second, crisis)) {
            survival = {{"days", record->days}, {"event", record->lost ? 1 : 0}};
            if (record->successor >= 0)
                survival["via_successor"] = all[static_cast<std::size_t>(record->successor)].id;
            survival["months"] = record->months();
        }
        values.push_back({{"structure", asked["structure"]}, {"crisis", asked["crisis"]}, {"horizon_years", asked["horizon_years"]}, {"evaluated_on", iso(fate.horizon)},
                          {"origin", std::string(key(fate.origin))}, {"outcome", std::string(key(fate.outcome))},
                          {"reference", {{"departments", number(fate.reference.departments)}, {"meetings_per_year", number(fate.reference.meetings)},
                                         {"fte", number(fate.reference.posts)}, {"formalisation", number(fate.reference.formalisation)}}},
                          {"weakened_by", weak}, {"landmark_survival", survival}});
    }
    return values.dump();
}

std::string answer_origin(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    const Day observed = day_in(data.at("last_observed"));
    const Day horizon = data.contains("horizon_start") ? day_in(data["horizon_start"]) : horizon_start;
    ordered_json values = ordered_json::array();
    for (const ordered_json& asked : data.at("values")) {
        const Result<PartialDate> start = parse_date(asked.at("start").get<std::string>());
        const Result<PartialDate> open = parse_date("open");
        const Result<Spell> spell = start ? make_spell(*start, *open, observed, horizon) : Result<Spell>(start.problem());
        ordered_json one{{"start", asked["start"]}, {"crisis", asked.at("crisis")}, {"probabilities", nullptr}, {"label", nullptr}};
        if (spell) {
            const auto chances = analysis::origin_chances(spell->start_earliest, spell->start_latest, crisis_in(data, asked["crisis"].get<std::string>()));
            one["probabilities"] = ordered_json::object();
            for (std::size_t i = 0; i < chances.chance.size(); ++i)
                one["probabilities"][std::string(analysis::OriginChances::keys[i])] = chances.chance[i];
            one["label"] = chances.label();
        }
        values.push_back(std::move(one));
    }
    return values.dump();
}

std::string answer_event_study(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    ordered_json values = ordered_json::array();
    for (const ordered_json& asked : data.at("values")) {
        analysis::Values series;
        for (const ordered_json& month : asked.at("series"))
            series.push_back(value_of(month));
        const auto onset = asked.at("onset_index").get<long long>();
        const auto acute_end = asked.at("acute_end_index").get<long long>();
        if (series.size() > largest || std::max(std::abs(onset), std::abs(acute_end)) > static_cast<long long>(largest) || acute_end < onset)
            throw std::runtime_error("onset_index and acute_end_index");
        const analysis::EventStudy study = analysis::event_study(series, static_cast<int>(onset), static_cast<int>(acute_end), member(asked, "department_pairs", 0).get<int>());
        ordered_json found{{"baseline", number(study.baseline)}};
        if (!study.baseline) {
            found["note"] = "fewer than 12 observed baseline months";
        } else if (!study.peak) {
            found["baseline_months"] = study.baseline_months;
            found["peak"] = nullptr;
            found["note"] = "no observed month after the onset";
        } else {
            found["baseline_months"] = study.baseline_months;
            found["peak"] = number(study.peak);
            found["peak_month"] = study.peak_month;
            found["gain"] = number(study.gain);
            found["retained"] = nullptr;
            if (study.measurable) {
                found["retained"] = ordered_json::object();
                for (std::size_t i = 0; i < study.retained.size(); ++i)
                    found["retained"][std::to_string(analysis::EventStudy::years[i])] = number(study.retained[i]);
                found["half_level"] = number(study.half_level);
            }
            found["half_decay_months"] = study.half_decay ? ordered_json(*study.half_decay) : ordered_json(nullptr);
            if (study.measurable)
                found["half_decay_censored_at"] = study.censored_at ? ordered_json(*study.censored_at) : ordered_json(nullptr);
            else
                found["note"] = "no measurable peak";
        }
        ordered_json one = ordered_json::object();
        for (const char* key : {"name", "series", "onset_index", "acute_end_index", "department_pairs"})
            if (asked.contains(key))
                one[key] = asked[key];
        one["expected"] = std::move(found);
        values.push_back(std::move(one));
    }
    return values.dump();
}

std::string answer_integration(const std::string& form)
{
    const ordered_json data = ordered_json::parse(form);
    std::map<std::string, int> departments;
    for (const ordered_json& name : data.at("departments"))
        departments.emplace(name.get<std::string>(), static_cast<int>(departments.size()));
    if (departments.size() > 500)
        throw std::runtime_error("more than 500 departments");
    std::map<std::string, int> home;  // of actors; names outside the list do not count
    for (const auto& [actor, name] : data.at("actors").items()) {
        const auto found = departments.find(word_of(name));
        home[actor] = found == departments.end() ? -1 : found->second;
    }
    const auto home_of = [&](const ordered_json& actor) {
        const auto found = home.find(actor.get<std::string>());
        return found == home.end() ? -1 : found->second;
    };
    const auto stretch = [](const ordered_json& first, const ordered_json& last) {
        return analysis::Stretch{day_in(first), last.is_string() && last != "open" ? std::optional(day_in(last)) : std::nullopt};
    };
    std::vector<analysis::DepartmentContact> contacts;
    for (const ordered_json& tie : member(data, "ties", ordered_json::array()))
        contacts.push_back({home_of(tie.at(0)), home_of(tie.at(1)), stretch(tie.at(2), tie.at(3))});
    std::vector<analysis::DepartmentTable> tables;
    for (const ordered_json& one : member(data, "structures", ordered_json::array())) {
        analysis::DepartmentTable table{stretch(one.at("start"), one.value("end", ordered_json("open"))), value_of(one.value("formalisation", ordered_json())).value_or(0) >= 2, {}};
        for (const ordered_json& member : member(one, "members", ordered_json::array()))
            table.seats.push_back({home_of(member.at(0)), stretch(member.at(1), member.at(2))});
        tables.push_back(std::move(table));
    }
    ordered_json values = ordered_json::array();
    for (const ordered_json& asked : data.at("values")) {
        const auto shares = analysis::integration_on(day_in(asked.at("day")), static_cast<int>(departments.size()), {}, contacts, tables);
        values.push_back({{"day", asked["day"]}, {"pairs", shares.pairs}, {"direct", number(shares.direct)}, {"structural", number(shares.structural)},
                          {"formal", number(shares.formal)}, {"index", number(shares.index)}});
    }
    return values.dump();
}

}  // namespace crosscut::cli
