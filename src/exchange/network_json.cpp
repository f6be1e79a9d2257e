// SPDX-License-Identifier: Apache-2.0
#include "exchange/network_json.hpp"

#include "files/network.hpp"
#include "foundation/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <unordered_map>

namespace crosscut::exchange {

using nlohmann::json;
using namespace evidence;

namespace {

using files::most_nodes;
using files::most_ties;

/// The first member that is there.
const json* member(const json& object, std::initializer_list<const char*> names)
{
    if (!object.is_object())
        return nullptr;
    for (const char* name : names)
        if (const auto it = object.find(name); it != object.end() && !it->is_null())
            return &*it;
    return nullptr;
}

/// A name as text; numbers are names, too.
std::string word(const json* value)
{
    if (!value)
        return {};
    if (value->is_string())
        return value->get<std::string>();
    if (value->is_number_integer())
        return plain(static_cast<long long>(value->get<std::int64_t>()));
    return value->is_number() ? plain(value->get<double>()) : std::string();
}

const json* nodes_of(const json& root) { return member(root, {"nodes", "actors"}); }
const json* ties_of(const json& root) { return member(root, {"edges", "links", "ties"}); }

class Reader {
public:
    explicit Reader(const std::string& file) : file_(file)
    {
        out_.archive = empty_archive();
        City city;
        city.id = CityId{1};
        city.name = city.key = std::filesystem::path(file).stem().string();
        cities_.push_back(city);
        Interview whole;
        whole.id = InterviewId{1};
        whole.key = file;
        whole.city = city.id;
        whole.researcher = true;
        whole.coverage = Coverage::roster;
        interviews_.push_back(whole);
        Relation both;
        both.id = RelationId{1};
        both.key = "tie";
        both.english = "tie";
        both.german = "Verbindung";
        Relation one_way = both;
        one_way.id = RelationId{2};
        one_way.key = "arc";
        one_way.directed = true;
        relations_ = {both, one_way};
    }

    Result<ReadNetwork> read(const json& root)
    {
        const json& nodes = *nodes_of(root);
        const json& ties = *ties_of(root);
        if (nodes.size() > most_nodes || ties.size() > most_ties)
            return problem(Problem::Code::limit, {"The network has {1} nodes and {2} ties; at most {3} and {4} are read.",
                                                  {std::to_string(nodes.size()), std::to_string(ties.size()), std::to_string(most_nodes), std::to_string(most_ties)}},
                           {"Cut out the part that is asked for."});
        for (const json& node : nodes)
            if (const auto wrong = take_node(node))
                return *wrong;
        const json* directed = member(root, {"directed"});
        const bool all_directed = directed && directed->is_boolean() && directed->get<bool>();
        for (const json& tie : ties)
            if (const auto wrong = take_tie(tie, all_directed))
                return *wrong;
        using interview::Note;
        if (unread_weights_ > 0)
            out_.notes.push_back({Note::Kind::changed, problem(Problem::Code::bad_value, {"Weights that are no whole number from 1 on and were left out: {1}.", {std::to_string(unread_weights_)}},
                                                               {"Write whole numbers if strength matters."})});
        if (loops_ > 0)
            out_.notes.push_back({Note::Kind::refused, problem(Problem::Code::bad_value, {"Ties of a node with itself that were left out: {1}.", {std::to_string(loops_)}}, {"An actor has no tie with itself."})});
        out_.format = "JSON";
        out_.encoding = "utf-8";
        out_.nodes = static_cast<int>(nodes.size());
        out_.ties = static_cast<int>(ties.size());
        out_.refused = static_cast<int>(loops_);
        out_.changed = static_cast<int>(unread_weights_);
        Archive& archive = out_.archive;
        archive.cities = std::make_shared<Table<City>>(std::move(cities_));
        archive.relations = std::make_shared<Table<Relation>>(std::move(relations_));
        archive.actors = std::make_shared<Table<Actor>>(std::move(actors_));
        archive.interviews = std::make_shared<Table<Interview>>(std::move(interviews_));
        archive.claims = std::make_shared<Table<Claim>>(std::move(claims_));
        return std::move(out_);
    }

private:
    Problem problem(Problem::Code code, Message what, Message hint) const { return {code, std::move(what), std::move(hint), {file_, {}, 0, {}}}; }

    std::optional<Problem> take_node(const json& node)
    {
        const std::string id = node.is_object() ? word(member(node, {"id", "key", "name", "label"})) : word(&node);
        if (id.empty())
            return problem(Problem::Code::missing_value, {"Node {1} has no id.", {std::to_string(actors_.size() + 1)}}, {"Give each node an id of its own."});
        Actor row;
        row.id = ActorId{static_cast<std::uint32_t>(actors_.size() + 1)};
        row.key = id;
        row.city = CityId{1};
        const std::string label = word(member(node, {"label", "name"}));
        row.name = label.empty() ? id : label;
        row.kind = word(member(node, {"kind"}));
        if (const auto sector = sector_from(word(member(node, {"sector"}))))
            row.sector = *sector;
        if (const auto field = field_from(word(member(node, {"field"}))))
            row.field = *field;
        if (const std::string group = word(member(node, {"group", "department"})); !group.empty())
            row.parent = heads_.emplace(group, row.id).first->second;
        if (row.parent == row.id)
            row.parent = {};
        if (!ids_.emplace(id, row.id).second)
            return problem(Problem::Code::duplicate_name, {"Two nodes are called “{1}”.", {id}}, {"Give each node an id of its own."});
        actors_.push_back(std::move(row));
        return std::nullopt;
    }

    std::optional<Problem> take_tie(const json& tie, bool all_directed)
    {
        if (const json* counted = member(tie, {"counted"}); counted && counted->is_boolean() && !counted->get<bool>())
            return std::nullopt;
        ActorId ends[2];
        const json* sides[2] = {member(tie, {"source", "from", "a"}), member(tie, {"target", "to", "b"})};
        for (int i = 0; i < 2; ++i) {
            const std::string id = word(sides[i]);
            const auto found = ids_.find(id);
            if (found == ids_.end())
                return problem(Problem::Code::unknown_name, {"A tie names “{1}”, which is not among the nodes.", {id}}, {"Add the node, or correct the tie."});
            ends[i] = found->second;
        }
        if (ends[0] == ends[1]) {
            ++loops_;
            return std::nullopt;
        }
        const json* directed = member(tie, {"directed"});
        Claim row;
        row.id = ClaimId{static_cast<std::uint32_t>(claims_.size() + 1)};
        row.interview = InterviewId{1};
        row.from = ends[0];
        row.to = ends[1];
        row.relation = RelationId{(directed && directed->is_boolean() ? directed->get<bool>() : all_directed) ? 2U : 1U};
        if (const json* weight = member(tie, {"weight", "strength", "value"}); weight && weight->is_number()) {
            const double value = weight->get<double>();
            if (value >= 1 && value <= 1e6 && value == std::floor(value))
                row.strength = static_cast<int>(value);
            else
                ++unread_weights_;
        }
        row.place = {file_, {}, 0, {}};
        claims_.push_back(std::move(row));
        return std::nullopt;
    }

    std::string file_;
    ReadNetwork out_;
    Table<City> cities_;
    Table<Interview> interviews_;
    Table<Relation> relations_;
    Table<Actor> actors_;
    Table<Claim> claims_;
    std::unordered_map<std::string, ActorId> ids_;
    std::map<std::string, ActorId> heads_;  ///< group -> the first of its nodes
    std::size_t unread_weights_ = 0;
    std::size_t loops_ = 0;
};

/// Stops before hostile nesting exhausts the stack.
bool too_deep(std::string_view text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else
                quoted = c != '"';
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

json parsed(std::string_view text) { return too_deep(text) ? json() : json::parse(text, nullptr, false); }

bool is_network(const json& root)
{
    const json* nodes = root.is_object() ? nodes_of(root) : nullptr;
    const json* ties = nodes ? ties_of(root) : nullptr;
    return ties && nodes->is_array() && ties->is_array();
}

}  // namespace

bool is_network_json(std::string_view text) { return is_network(parsed(text)); }

Result<ReadNetwork> read_network_json(std::string_view text, const std::string& file)
{
    const json root = parsed(text);
    if (!is_network(root))
        return Problem{Problem::Code::bad_file, {"This is no network as JSON."}, {"It needs an object with a list “nodes” and a list “edges”."}, {file, {}, 0, {}}};
    return Reader(file).read(root);
}

}  // namespace crosscut::exchange
