// SPDX-License-Identifier: Apache-2.0
#include "files/network.hpp"

#include "files/network_builder.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace crosscut::files {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

struct Line {
    int number = 0;
    std::string_view text;
};

std::vector<Line> lines_of(std::string_view text)
{
    std::vector<Line> out;
    int number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
        std::size_t end = text.find_first_of("\r\n", at);
        if (end == std::string_view::npos)
            end = text.size();
        out.push_back({number, trimmed(text.substr(at, end - at))});
        at = end + (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
    }
    return out;
}

/// Words of a line; quotes keep blanks, brackets of a time stay together. Quoted words are marked.
struct Token {
    std::string text;
    bool quoted = false;
};

std::vector<Token> words_of(std::string_view line, bool& open_quote)
{
    std::vector<Token> out;
    open_quote = false;
    for (std::size_t at = 0; at < line.size();) {
        if (std::isspace(static_cast<unsigned char>(line[at]))) {
            ++at;
            continue;
        }
        Token token;
        const char first = line[at];
        if (first == '"' || first == '[') {
            const std::size_t end = line.find(first == '"' ? '"' : ']', at + 1);
            open_quote = open_quote || end == std::string_view::npos;
            const std::size_t stop = end == std::string_view::npos ? line.size() : end;
            token.quoted = first == '"';
            token.text = std::string(token.quoted ? line.substr(at + 1, stop - at - 1) : line.substr(at, std::min(stop + 1, line.size()) - at));
            at = stop + 1;
        } else {
            const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
            token.text = std::string(line.substr(at, end - at));
            at = end;
        }
        out.push_back(std::move(token));
    }
    return out;
}

/// A whole number of at most nine digits.
std::optional<std::int64_t> count_of(std::string_view text)
{
    const auto number = text.size() > 9 ? std::nullopt : parse_integer(text);
    return number ? std::optional(static_cast<std::int64_t>(*number)) : std::nullopt;
}

/// `[5-10,12-14]`, `[4-*]`, `[1,2,7]`.
std::vector<Stretch> spells_of(std::string_view text)
{
    std::vector<Stretch> out;
    if (text.size() >= 2 && text.front() == '[')
        text = text.substr(1, text.size() - (text.back() == ']' ? 2 : 1));
    for (const std::string& part : split(text, ',')) {
        const std::string_view one = trimmed(part);
        if (one.empty())
            continue;
        const std::size_t cut = one.find('-', 1);
        const std::string_view first = trimmed(one.substr(0, cut));
        const std::string_view last = cut == std::string_view::npos ? first : trimmed(one.substr(cut + 1));
        out.push_back({first_day_of(first), last_day_of(last)});
    }
    return out;
}

enum class Part { before, vertices, arcs, edges, arcs_list, edges_list, matrix, partition, vector, skipped };

class Reader {
public:
    Reader(std::string_view text, const std::string& file) : build_("Pajek", file), lines_(lines_of(text)) {}

    Result<Network> read()
    {
        for (const Line& line : lines_) {
            if (line.text.empty() || line.text.front() == '%')
                continue;
            const auto wrong = line.text.front() == '*' ? section(line) : content(line);
            if (wrong)
                return *wrong;
        }
        if (const auto wrong = close_matrix(static_cast<int>(lines_.size())))
            return *wrong;
        if (!vertices_seen_)
            return build_.problem(Problem::Code::bad_file, {"There is no section “*Vertices”."}, {"Write it again with the program that made it; nothing was read."}, 0);
        if (declared_ > 0 && !any_ties_ && build_.net.nodes.size() == static_cast<std::size_t>(declared_) && vertex_lines_ == 0)
            build_.count(NetworkNote::Kind::remark, "The file breaks off behind the number of its vertices: it names none of them, and no tie.", "Look whether the file is complete.", static_cast<int>(lines_.size()));
        return build_.finish();
    }

private:
    std::optional<Problem> section(const Line& line)
    {
        if (const auto wrong = close_matrix(line.number))
            return wrong;
        bool open = false;
        const std::vector<Token> words = words_of(line.text, open);
        const std::string name = lower(words.front().text);
        const auto rest = [&] { return std::string(trimmed(line.text.substr(std::min(words.front().text.size(), line.text.size())))); };
        relation_ = 0;
        if (name == "*network") {
            if (vertices_seen_) {
                build_.count(NetworkNote::Kind::refused, "Further networks in the file that were left out: {1}.", "Write each network into a file of its own.", line.number, rest());
                done_ = true;
            } else {
                build_.net.title = rest();
            }
            part_ = Part::skipped;
        } else if (name == "*vertices") {
            if (part_ == Part::partition || part_ == Part::vector) {
                next_value_ = 0;
                const auto n = words.size() > 1 ? count_of(words[1].text) : std::nullopt;
                if (!n || static_cast<std::size_t>(*n) != build_.net.nodes.size()) {
                    build_.count(NetworkNote::Kind::refused, "Partitions and vectors of other networks that were left out: {1} ({2}).", "Write each network into a file of its own.", line.number, column_);
                    part_ = Part::skipped;
                }
                return std::nullopt;
            }
            if (done_ || vertices_seen_) {
                part_ = Part::skipped;
                return std::nullopt;
            }
            return vertices(words, line.number);
        } else if (name == "*partition" || name == "*vector") {
            part_ = name == "*partition" ? Part::partition : Part::vector;
            column_ = rest();
            if (const std::size_t slash = column_.find_last_of("\\/"); slash != std::string::npos)
                column_.erase(0, slash + 1);
            if (column_.empty())
                column_ = name.substr(1);
        } else if (done_) {
            part_ = Part::skipped;
        } else if (name.rfind("*arcslist", 0) == 0 || name.rfind("*edgeslist", 0) == 0 || name.rfind("*arcs", 0) == 0 || name.rfind("*edges", 0) == 0 || name.rfind("*matrix", 0) == 0) {
            if (!vertices_seen_)
                return build_.problem(Problem::Code::bad_file, {"Ties stand before the section “*Vertices”."}, {"Write it again with the program that made it; nothing was read."}, line.number);
            part_ = name.rfind("*arcslist", 0) == 0 ? Part::arcs_list : name.rfind("*edgeslist", 0) == 0 ? Part::edges_list : name.rfind("*arcs", 0) == 0 ? Part::arcs : name.rfind("*edges", 0) == 0 ? Part::edges : Part::matrix;
            name_relation(line.text);
            cells_.clear();
            matrix_line_ = line.number;
            any_ties_ = true;
        } else {
            build_.count(NetworkNote::Kind::refused, "Sections that are not read: {1} (first: {2}).", "Vertices, arcs, edges, matrices, partitions and vectors are read.", line.number, words.front().text);
            part_ = Part::skipped;
        }
        return std::nullopt;
    }

    /// `*Arcs :2 "gives advice to"`
    void name_relation(std::string_view line)
    {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            return;
        const std::string_view rest = trimmed(line.substr(colon + 1));
        const std::size_t blank = std::min(rest.find_first_of(" \t"), rest.size());
        const std::string number(rest.substr(0, blank));
        std::string name(trimmed(rest.substr(blank)));
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        auto& known = numbers_[number];
        if (known.empty() || !name.empty())
            known = name.empty() ? "relation " + number : name;
        relation_ = build_.net.relation(known);
    }

    std::optional<Problem> vertices(const std::vector<Token>& words, int line)
    {
        const auto n = words.size() > 1 ? count_of(words[1].text) : std::nullopt;
        if (!n || *n < 0)
            return build_.problem(Problem::Code::bad_value, {"“*Vertices” needs the number of vertices."}, {"Write *Vertices 12, for example."}, line);
        std::int64_t rows = 0;
        if (words.size() > 2) {
            const auto first = count_of(words[2].text);
            if (!first || *first < 0 || *first > *n)
                return build_.problem(Problem::Code::bad_value, {"The first mode has more vertices than there are: {1} of {2}.", {words[2].text, words[1].text}}, {"Correct the line *Vertices."}, line);
            rows = *first;
        }
        if (words.size() > 3)
            return build_.problem(Problem::Code::bad_value, {"“*Vertices” needs one or two numbers."}, {"Correct the line *Vertices."}, line);
        if (static_cast<std::size_t>(*n) > most_nodes)
            return build_.problem(Problem::Code::limit, {"The network has more than {1} nodes.", {std::to_string(most_nodes)}}, {"Cut out the part that is asked for."}, line);
        declared_ = *n;
        rows_ = rows;
        vertices_seen_ = true;
        part_ = Part::vertices;
        for (std::int64_t i = 1; i <= *n; ++i) {
            const Result<std::uint32_t> made = build_.node(std::to_string(i), line);
            if (!made)
                return made.problem();
            if (rows > 0)
                build_.value(build_.net.nodes[*made].attributes, "mode", i <= rows ? "1" : "2");
        }
        return std::nullopt;
    }

    std::optional<Problem> content(const Line& line)
    {
        switch (part_) {
        case Part::before: return std::nullopt;  // words before the first section
        case Part::skipped: return std::nullopt;
        case Part::vertices: return vertex(line);
        case Part::arcs:
        case Part::edges: return tie(line);
        case Part::arcs_list:
        case Part::edges_list: return tie_list(line);
        case Part::matrix: return matrix_row(line);
        case Part::partition:
        case Part::vector:
            if (next_value_ >= build_.net.nodes.size())
                return std::nullopt;
            build_.value(build_.net.nodes[next_value_++].attributes, column_, std::string(line.text));
            return std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<std::uint32_t> place(const std::string& text, int line, std::optional<Problem>& wrong)
    {
        const auto number = count_of(text);
        if (!number || *number < 1 || *number > declared_) {
            wrong = number ? build_.missing_end(text, line) : build_.problem(Problem::Code::bad_value, {"“{1}” is no number of a vertex.", {text}}, {"Mend the line; nothing was read."}, line);
            return std::nullopt;
        }
        return static_cast<std::uint32_t>(*number - 1);
    }

    std::optional<Problem> vertex(const Line& line)
    {
        bool open = false;
        const std::vector<Token> words = words_of(line.text, open);
        if (open)
            return build_.problem(Problem::Code::bad_file, {"A quotation mark opens here and never closes."}, {"Mend the line; nothing was read."}, line.number);
        std::optional<Problem> wrong;
        const auto at = place(words.front().text, line.number, wrong);
        if (!at)
            return wrong;
        ++vertex_lines_;
        NetworkNode& node = build_.net.nodes[*at];
        node.line = line.number;
        std::size_t next = 1;
        if (next < words.size() && words[next].text.rfind('[', 0) != 0)
            node.label = trimmed(words[next++].text);
        static constexpr const char* axes[] = {"x", "y", "z"};
        std::size_t axis = 0;
        bool shaped = false;
        for (; next < words.size(); ++next) {
            const std::string& word = words[next].text;
            if (!words[next].quoted && word.front() == '[') {
                node.spells = spells_of(word);
                continue;
            }
            if (axis < 3 && !shaped && parse_number(word)) {
                build_.value(node.attributes, axes[axis++], word);
            } else if (!shaped && (word == "circle" || word == "ellipse" || word == "box" || word == "diamond" || word == "triangle" || word == "cross" || word == "empty" || word == "house" || word == "man" || word == "woman")) {
                build_.value(node.attributes, "shape", word);
                shaped = true;
            } else if (next + 1 < words.size() && words[next + 1].text.rfind('[', 0) != 0) {
                build_.value(node.attributes, word, words[next + 1].text);
                ++next;
            } else {
                build_.value(node.attributes, word, "true");
            }
        }
        return std::nullopt;
    }

    std::optional<Problem> add(std::uint32_t from, std::uint32_t to, bool directed, int line, NetworkTie** out = nullptr)
    {
        const Result<NetworkTie*> made = build_.tie(from, to, directed, line);
        if (!made)
            return made.problem();
        (*made)->relation = relation_;
        if (out)
            *out = *made;
        return std::nullopt;
    }

    std::optional<Problem> tie(const Line& line)
    {
        bool open = false;
        std::vector<Token> words = words_of(line.text, open);
        // "10: 1 2 1" names its relation in front.
        std::uint32_t relation = relation_;
        if (!words.empty() && words.front().text.size() > 1 && words.front().text.back() == ':') {
            const std::string number = words.front().text.substr(0, words.front().text.size() - 1);
            auto& known = numbers_[number];
            if (known.empty())
                known = "relation " + number;
            relation = build_.net.relation(known);
            words.erase(words.begin());
        }
        if (words.size() < 2 || open)
            return build_.problem(Problem::Code::bad_file, {"A tie needs two vertices."}, {"Look whether the file breaks off here; nothing was read."}, line.number);
        std::optional<Problem> wrong;
        const auto from = place(words[0].text, line.number, wrong);
        const auto to = from ? place(words[1].text, line.number, wrong) : std::nullopt;
        if (!from || !to)
            return wrong;
        NetworkTie* made = nullptr;
        if (const auto full = add(*from, *to, part_ == Part::arcs, line.number, &made))
            return full;
        made->relation = relation;
        std::size_t next = 2;
        if (next < words.size() && !words[next].quoted)
            if (const auto weight = loose_number(words[next].text)) {
                made->weight = weight;
                ++next;
            }
        for (; next < words.size(); ++next) {
            const std::string& word = words[next].text;
            if (!words[next].quoted && word.front() == '[') {
                made->spells = spells_of(word);
            } else if (next + 1 < words.size() && (words[next + 1].quoted || words[next + 1].text.front() != '[')) {
                build_.value(made->attributes, word == "l" ? "label" : word, words[next + 1].text);
                ++next;
            } else {
                build_.value(made->attributes, word, "true");
            }
        }
        return std::nullopt;
    }

    std::optional<Problem> tie_list(const Line& line)
    {
        bool open = false;
        const std::vector<Token> words = words_of(line.text, open);
        std::optional<Problem> wrong;
        const auto from = place(words.front().text, line.number, wrong);
        if (!from)
            return wrong;
        for (std::size_t i = 1; i < words.size(); ++i) {
            std::string text = words[i].text;
            if (!text.empty() && text.front() == '-')  // the shorter form of a list of arcs backwards
                text.erase(0, 1);
            const auto to = place(text, line.number, wrong);
            if (!to)
                return wrong;
            if (const auto full = add(*from, *to, part_ == Part::arcs_list, line.number))
                return full;
        }
        return std::nullopt;
    }

    std::optional<Problem> matrix_row(const Line& line)
    {
        bool open = false;
        for (const Token& word : words_of(line.text, open)) {
            const auto number = loose_number(word.text);
            if (!number)
                return build_.problem(Problem::Code::bad_value, {"“{1}” is no number of the matrix.", {word.text}}, {"Mend the line; nothing was read."}, line.number);
            if (cells_.size() >= most_values)
                return build_.problem(Problem::Code::limit, {"The network has more than {1} values.", {std::to_string(most_values)}}, {"Cut out the part that is asked for."}, line.number);
            cells_.push_back(*number);
        }
        return std::nullopt;
    }

    /// A square matrix that mirrors itself holds ties, another one arcs; with two modes it holds ties between them.
    std::optional<Problem> close_matrix(int line)
    {
        if (part_ != Part::matrix)
            return std::nullopt;
        part_ = Part::skipped;
        const auto rows = static_cast<std::size_t>(rows_ > 0 ? rows_ : declared_);
        const auto columns = static_cast<std::size_t>(rows_ > 0 ? declared_ - rows_ : declared_);
        if (cells_.size() != rows * columns)
            return build_.problem(Problem::Code::bad_file, {"The matrix has {1} numbers, and should have {2}.", {std::to_string(cells_.size()), std::to_string(rows * columns)}}, {"Look whether the file breaks off; nothing was read."}, line);
        bool mirrored = rows_ == 0;
        for (std::size_t i = 0; mirrored && i < rows; ++i)
            for (std::size_t j = 0; j < i; ++j)
                mirrored = mirrored && cells_[i * columns + j] == cells_[j * columns + i];
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t j = 0; j < columns; ++j) {
                const double value = cells_[i * columns + j];
                if (value == 0 || (mirrored && j < i))
                    continue;
                NetworkTie* made = nullptr;
                if (const auto full = add(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(rows_ > 0 ? rows + j : j), !mirrored && rows_ == 0, matrix_line_ + static_cast<int>(i) + 1, &made))
                    return full;
                made->weight = value;
            }
        return std::nullopt;
    }

    NetworkBuilder build_;
    std::vector<Line> lines_;
    Part part_ = Part::before;
    std::int64_t declared_ = 0;
    std::int64_t rows_ = 0;  ///< vertices of the first mode; 0 = one mode
    bool vertices_seen_ = false;
    bool any_ties_ = false;
    bool done_ = false;
    std::size_t vertex_lines_ = 0;
    std::uint32_t relation_ = 0;
    std::map<std::string, std::string> numbers_;
    std::string column_;
    std::size_t next_value_ = 0;
    std::vector<double> cells_;
    int matrix_line_ = 0;
};

}  // namespace

Result<Network> read_pajek(std::string_view text, const std::string& file) { return Reader(text, file).read(); }

}  // namespace crosscut::files
