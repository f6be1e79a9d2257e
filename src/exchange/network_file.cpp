// SPDX-License-Identifier: Apache-2.0
#include "exchange/network_file.hpp"

#include "files/bytes.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <unordered_map>

namespace crosscut::exchange {

using namespace evidence;
using interview::Note;

namespace {

enum class NodeWord { other, label, name, kind, sector, field, level, group, parent, role, aliases, topics, basis, city };
enum class TieWord { other, weight, relation, start, end, start_said, end_said, spells, certainty, field, comment };

NodeWord node_word(const std::string& key)
{
    static const std::map<std::string, NodeWord> words{
        {"label", NodeWord::label},  {"name", NodeWord::name},     {"v_name", NodeWord::name},   {"kind", NodeWord::kind},       {"type", NodeWord::kind},
        {"sector", NodeWord::sector}, {"field", NodeWord::field},   {"level", NodeWord::level},   {"group", NodeWord::group},     {"department", NodeWord::group},
        {"parent", NodeWord::parent}, {"role", NodeWord::role},     {"aliases", NodeWord::aliases}, {"topics", NodeWord::topics}, {"basis", NodeWord::basis},
        {"city", NodeWord::city}};
    const auto found = words.find(fold(key));
    return found == words.end() ? NodeWord::other : found->second;
}

TieWord tie_word(const std::string& key)
{
    static const std::map<std::string, TieWord> words{
        {"weight", TieWord::weight}, {"e_weight", TieWord::weight}, {"strength", TieWord::weight}, {"value", TieWord::weight}, {"relation", TieWord::relation}, {"kind", TieWord::relation},
        {"relationtype", TieWord::relation}, {"relation_type", TieWord::relation}, {"start", TieWord::start}, {"end", TieWord::end}, {"start_said", TieWord::start_said},
        {"end_said", TieWord::end_said}, {"spells", TieWord::spells}, {"certainty", TieWord::certainty}, {"field", TieWord::field}, {"comment", TieWord::comment}};
    const auto found = words.find(fold(key));
    return found == words.end() ? TieWord::other : found->second;
}

bool number_or_truth(std::string_view text)
{
    const std::string word = fold(text);
    return word == "true" || word == "false" || parse_number(trimmed(text)).has_value();
}

struct Dates {
    PartialDate start;
    PartialDate end;
};

class Maker {
public:
    Maker(files::Network&& network, const std::string& file) : in_(std::move(network)), file_(file) {}

    ReadNetwork make()
    {
        for (const std::string& key : in_.keys) {
            node_words_.push_back(node_word(key));
            tie_words_.push_back(tie_word(key));
        }
        head();
        take_nodes();
        for (files::NetworkTie& tie : in_.ties)
            take_tie(tie);
        if (latest_ || observed_)
            speak_until(std::max(latest_.value_or(Day::min()), observed_.value_or(Day::min())));
        finish();
        return std::move(out_);
    }

private:
    void head()
    {
        City city;
        city.id = CityId{1};
        city.name = city.key = std::filesystem::path(file_).stem().string();
        for (files::Attribute& one : in_.attributes) {
            const std::string& key = in_.keys[one.key];
            if (key == "crosscut.time") {
                end_outside_ = one.text.find("end=exclusive") != std::string::npos;
                ours_ = true;
            } else if (key == "crosscut.observed") {
                observed_ = parse_day(one.text);
            }
            if (key.substr(0, 9) != "crosscut.")
                city.extra.push_back({key, one.text});
        }
        if (!in_.title.empty() && !ours_)
            city.extra.push_back({"graph", in_.title});
        cities_.push_back(std::move(city));
        Interview whole;
        whole.id = InterviewId{1};
        whole.key = file_;
        whole.city = CityId{1};
        whole.researcher = true;
        whole.coverage = Coverage::roster;
        whole.place = {file_, {}, 0, {}};
        interviews_.push_back(std::move(whole));
    }

    void count(const char* text, const char* hint, Note::Kind kind, int line, std::string first = {})
    {
        auto& [times, one] = counted_[text];
        if (times++ > 0)
            return;
        one = {kind, Problem{Problem::Code::bad_value, {text, {std::string(), std::move(first)}}, {hint}, {file_, {}, line, {}}}};
    }

    CityId city_named(const std::string& name)
    {
        for (const City& city : cities_)
            if (city.name == name)
                return city.id;
        if (!city_said_ ) {
            city_said_ = true;
            cities_.front().name = cities_.front().key = name;
            return CityId{1};
        }
        City city;
        city.id = CityId{static_cast<std::uint32_t>(cities_.size() + 1)};
        city.name = city.key = name;
        cities_.push_back(std::move(city));
        return cities_.back().id;
    }

    void take_nodes()
    {
        actors_.reserve(in_.nodes.size());
        std::unordered_map<std::string, ActorId> by_id;
        std::vector<std::pair<std::size_t, std::string>> parents;
        for (files::NetworkNode& node : in_.nodes) {
            Actor row;
            row.id = ActorId{static_cast<std::uint32_t>(actors_.size() + 1)};
            row.city = CityId{1};
            row.name = trimmed(node.label);
            row.place = {file_, {}, node.line, {}};
            if (node.parent != files::no_node)
                row.parent = ActorId{node.parent + 1};
            std::string second;
            std::string group;
            for (files::Attribute& one : node.attributes) {
                const std::string& key = in_.keys[one.key];
                bool understood = true;
                switch (node_words_[one.key]) {
                case NodeWord::label:
                    if (row.name.empty())
                        row.name = trimmed(one.text);
                    else
                        understood = trimmed(one.text) == row.name;
                    break;
                case NodeWord::name:
                    second = trimmed(one.text);
                    understood = false;
                    break;
                case NodeWord::kind:
                    understood = row.kind.empty() && !number_or_truth(one.text);
                    if (understood)
                        row.kind = trimmed(one.text);
                    break;
                case NodeWord::sector:
                    if (const auto sector = sector_from(trimmed(one.text)))
                        row.sector = *sector;
                    else
                        understood = false;
                    break;
                case NodeWord::field:
                    if (const auto field = field_from(trimmed(one.text)))
                        row.field = *field;
                    else
                        understood = false;
                    break;
                case NodeWord::level: row.level = trimmed(one.text); break;
                case NodeWord::role: row.role = trimmed(one.text); break;
                case NodeWord::basis: row.basis = one.text; break;
                case NodeWord::group:
                    group = trimmed(one.text);
                    understood = false;
                    break;
                case NodeWord::parent: parents.emplace_back(actors_.size(), trimmed(one.text)); break;
                case NodeWord::aliases:
                case NodeWord::topics: {
                    auto& list = node_words_[one.key] == NodeWord::topics ? row.topics : row.aliases;
                    for (const std::string& part : split(one.text, ';'))
                        if (!trimmed(part).empty())
                            list.emplace_back(trimmed(part));
                    break;
                }
                case NodeWord::city:
                    understood = ours_;
                    if (ours_)
                        row.city = city_named(std::string(trimmed(one.text)));
                    break;
                case NodeWord::other: understood = false;
                }
                if (!understood)
                    row.extra.push_back({key, std::move(one.text)});
            }
            take_node_spells(row, node);
            if (row.name.empty()) {
                row.name = second;
                std::erase_if(row.extra, [&](const Extra& one) { return one.value == second && node_word(one.name) == NodeWord::name; });
            }
            if (row.name.empty())
                row.name = node.id;
            if (!group.empty() && !row.parent) {
                row.parent = heads_.emplace(group, row.id).first->second;
                if (row.parent == row.id)
                    row.parent = {};
            }
            by_id.emplace(node.id, row.id);
            row.key = std::move(node.id);
            actors_.push_back(std::move(row));
        }
        for (const auto& [place, wanted] : parents) {
            const auto found = by_id.find(wanted);
            if (found != by_id.end() && found->second != actors_[place].id)
                actors_[place].parent = found->second;
            else
                actors_[place].extra.push_back({"parent", wanted});
        }
    }

    /// An actor has no dates of its own in a study: those of a node stay beside it.
    void take_node_spells(Actor& row, const files::NetworkNode& node)
    {
        if (node.spells.empty())
            return;
        std::vector<std::string> parts;
        for (const files::Stretch& one : node.spells)
            parts.push_back((one.first.empty() ? std::string("..") : one.first) + "/" + (one.last.empty() ? std::string("..") : one.last));
        row.extra.push_back({"spells", join(parts, ";")});
    }

    /// A begin or end as a date; empty where it is none. `outside`: the day behind the last one.
    std::optional<PartialDate> date_of(const std::string& text, bool end, bool outside)
    {
        PartialDate open;
        open.kind = PartialDate::Kind::open;
        open.text = "open";
        if (text.empty() || text == "..")
            return open;
        Result<PartialDate> date = parse_date(text);
        if (!date)
            return std::nullopt;
        if (end && outside && date->kind == PartialDate::Kind::dated && date->earliest == date->latest && date->latest)
            date = parse_date(iso(*date->latest - std::chrono::days{1}));
        for (const auto& bound : {date->earliest, date->latest})
            if (bound && (!latest_ || *bound > *latest_))
                latest_ = bound;
        return *date;
    }

    RelationId relation_of(const std::string& name, bool directed, bool negative)
    {
        const auto [place, fresh] = relation_ids_.emplace(std::tuple(name, directed, negative), RelationId{static_cast<std::uint32_t>(relations_.size() + 1)});
        if (!fresh)
            return place->second;
        Relation row;
        row.id = place->second;
        row.directed = directed;
        row.relation_class = negative ? RelationClass::conflict : RelationClass::cooperation;
        row.key = name.empty() ? (directed ? "arc" : "tie") : name;
        row.english = name.empty() ? "tie" : name;
        row.german = name.empty() ? "Verbindung" : name;
        if (!name.empty() && ours_)
            for (const Relation& known : standard_relations())
                if (known.key == name && known.directed == directed)
                    row = known;
        row.id = place->second;
        if (negative)
            row.key += " (negative)";
        const bool taken = std::any_of(relations_.begin(), relations_.end(), [&](const Relation& one) { return one.key == row.key; });
        if (taken)
            row.key += directed ? " (directed)" : " (undirected)";
        relations_.push_back(std::move(row));
        return place->second;
    }

    void take_tie(files::NetworkTie& tie)
    {
        if (tie.from == tie.to) {
            count("Ties of a node with itself that were left out: {1}.", "An actor has no tie with itself.", Note::Kind::refused, tie.line);
            ++out_.refused;
            return;
        }
        Claim row;
        row.interview = InterviewId{1};
        row.key = std::move(tie.id);
        row.from = ActorId{tie.from + 1};
        row.to = ActorId{tie.to + 1};
        row.place = {file_, {}, tie.line, {}};
        std::string relation = in_.relations[tie.relation];
        std::optional<double> weight = tie.weight;
        std::string start, end, start_said, end_said, spells;
        bool dated = false;
        for (files::Attribute& one : tie.attributes) {
            const std::string& key = in_.keys[one.key];
            bool understood = true;
            switch (tie_words_[one.key]) {
            case TieWord::weight:
                if (const auto number = weight ? std::nullopt : parse_number(trimmed(one.text)))
                    weight = number;
                else
                    understood = false;
                break;
            case TieWord::relation:
                if (relation.empty())
                    relation = trimmed(one.text);
                else
                    understood = relation == trimmed(one.text);
                break;
            case TieWord::start: start = trimmed(one.text); break;
            case TieWord::end: end = trimmed(one.text); break;
            case TieWord::start_said: start_said = trimmed(one.text); break;
            case TieWord::end_said: end_said = trimmed(one.text); break;
            case TieWord::spells: spells = trimmed(one.text); break;
            case TieWord::certainty:
                if (const auto certainty = certainty_from(trimmed(one.text)))
                    row.certainty = *certainty;
                else
                    understood = false;
                break;
            case TieWord::field:
                if (const auto field = field_from(trimmed(one.text)))
                    row.field = *field;
                else
                    understood = false;
                break;
            case TieWord::comment: row.comment = one.text; break;
            default: understood = false;
            }
            if (!understood)
                row.extra.push_back({key, std::move(one.text)});
        }
        set_weight(row, weight, tie.line);
        row.relation = relation_of(relation, tie.directed, weight && *weight < 0);
        std::vector<files::Stretch> stretches = tie.spells;
        const bool native = !stretches.empty();
        if (!native && !spells.empty())
            for (const std::string& part : split(spells, ';')) {
                const std::size_t cut = part.find('/');
                if (cut != std::string::npos)
                    stretches.push_back({std::string(trimmed(part.substr(0, cut))), std::string(trimmed(part.substr(cut + 1)))});
            }
        if (!native && stretches.empty() && (!start.empty() || !end.empty()))
            stretches.push_back({start, end});
        std::vector<Dates> times;
        for (const files::Stretch& one : stretches) {
            const auto first = date_of(one.first, false, false);
            const auto last = date_of(one.last, true, end_outside_ && !native);
            if (!first || !last || (first->earliest && last->latest && *last->latest < *first->earliest)) {
                count("Times that are no dates, or end before they begin, and that were kept as words: {1} (first: {2}).", "Write days as 2015-09-07.", Note::Kind::changed, tie.line, one.first + "/" + one.last);
                ++out_.changed;
                row.extra.push_back({"time", one.first + "/" + one.last});
                continue;
            }
            times.push_back({*first, *last});
            dated = true;
        }
        if (times.size() == 1) {
            if (const auto said = start_said.empty() ? std::nullopt : date_of(start_said, false, false))
                times[0].start = *said;
            if (const auto said = end_said.empty() ? std::nullopt : date_of(end_said, true, false))
                times[0].end = *said;
        }
        if (!dated)
            times.push_back({});
        for (const Dates& time : times) {
            row.id = ClaimId{static_cast<std::uint32_t>(claims_.size() + 1)};
            row.start = time.start;
            row.end = time.end;
            claims_.push_back(row);
            row.extra.clear();
        }
    }

    void set_weight(Claim& row, std::optional<double> weight, int line)
    {
        if (!weight)
            return;
        const double size = std::abs(*weight);
        if (size >= 1 && size <= 1e6 && size == std::floor(size)) {
            row.strength = static_cast<int>(size);
            return;
        }
        row.extra.push_back({"weight", plain(*weight)});
        count("Weights that are no whole number from 1 on and are kept beside the tie, but not computed with: {1} (first: {2}).", "Write whole numbers if strength matters.", Note::Kind::changed, line, plain(*weight));
        ++out_.changed;
    }

    /// Ties of a file with dates that have none themselves, or no end, hold up to its latest day.
    void speak_until(Day day)
    {
        PartialDate until;
        if (Result<PartialDate> date = parse_date(iso(day)))
            until = *date;
        interviews_.front().date = until;
        PartialDate open;
        open.kind = PartialDate::Kind::open;
        open.text = "open";
        for (Claim& claim : claims_)
            if (claim.start.kind == PartialDate::Kind::none && claim.end.kind == PartialDate::Kind::none)
                claim.start = claim.end = open;
    }

    void finish()
    {
        for (const files::NetworkNote& note : in_.notes) {
            const Note::Kind kind = note.kind == files::NetworkNote::Kind::refused ? Note::Kind::refused : note.kind == files::NetworkNote::Kind::changed ? Note::Kind::changed : Note::Kind::remark;
            out_.notes.push_back({kind, note.problem});
            if (kind == Note::Kind::changed)
                out_.changed += static_cast<int>(note.count);
        }
        for (auto& [text, counted] : counted_) {
            counted.second.problem.what.args.front() = std::to_string(counted.first);
            out_.notes.push_back(std::move(counted.second));
        }
        if (relations_.empty())
            relation_of({}, false, false);
        out_.format = in_.format + (in_.dialect.empty() ? "" : " (" + in_.dialect + ")");
        out_.encoding = files::key(in_.encoding);
        out_.nodes = static_cast<int>(in_.nodes.size());
        out_.ties = static_cast<int>(in_.ties.size() + in_.refused);
        out_.refused += static_cast<int>(in_.refused);
        Archive& archive = out_.archive;
        archive = empty_archive();
        archive.cities = std::make_shared<Table<City>>(std::move(cities_));
        archive.relations = std::make_shared<Table<Relation>>(std::move(relations_));
        archive.actors = std::make_shared<Table<Actor>>(std::move(actors_));
        archive.interviews = std::make_shared<Table<Interview>>(std::move(interviews_));
        archive.claims = std::make_shared<Table<Claim>>(std::move(claims_));
    }

    files::Network in_;
    std::string file_;
    ReadNetwork out_;
    std::vector<NodeWord> node_words_;
    std::vector<TieWord> tie_words_;
    std::map<std::string, std::pair<std::size_t, Note>> counted_;
    Table<City> cities_;
    Table<Interview> interviews_;
    Table<Relation> relations_;
    Table<Actor> actors_;
    Table<Claim> claims_;
    std::map<std::tuple<std::string, bool, bool>, RelationId> relation_ids_;
    std::unordered_map<std::string, ActorId> heads_;
    std::optional<Day> latest_;
    std::optional<Day> observed_;
    bool end_outside_ = false;
    bool ours_ = false;
    bool city_said_ = false;
};

}  // namespace

bool is_network_file(std::string_view bytes)
{
    if (!files::network_format(bytes).empty())
        return true;
    const std::string text = files::decode(bytes).text;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string::npos && text[first] == '{' && is_network_json(text);
}

Result<ReadNetwork> read_network_file(std::string_view bytes, const std::string& file)
{
    if (files::network_format(bytes).empty()) {
        const files::Decoded text = files::decode(bytes);
        const std::size_t first = text.text.find_first_not_of(" \t\r\n");
        if (first != std::string::npos && (text.text[first] == '{' || text.text[first] == '['))
            return read_network_json(text.text, file);
    }
    Result<files::Network> network = files::read_network(std::string(bytes), file);
    if (!network)
        return network.problem();
    return archive_of(std::move(*network), file);
}

ReadNetwork archive_of(files::Network network, const std::string& file) { return Maker(std::move(network), file).make(); }

}  // namespace crosscut::exchange
