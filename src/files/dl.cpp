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

/// A word with its line; labels may be quoted.
struct Word {
    std::string text;
    int line = 0;
    bool quoted = false;
};

class Reader {
public:
    Reader(std::string_view text, const std::string& file) : build_("DL", file), scan_{text} {}

    Result<Network> read()
    {
        if (const auto wrong = header())
            return *wrong;
        if (const auto wrong = make_nodes())
            return *wrong;
        const std::string shape = format_.empty() ? "fullmatrix" : format_;
        if (matrices_ > 1 && shape.find("list") != std::string::npos)
            build_.count(NetworkNote::Kind::changed, "Lists of several relations were read as one.", "Write each relation into a file of its own.", scan_.line);
        std::optional<Problem> wrong;
        if (shape == "fullmatrix" || shape == "upperhalf" || shape == "lowerhalf" || shape == "fm")
            wrong = matrices(shape);
        else if (shape.rfind("edgelist", 0) == 0)
            wrong = ties(shape == "edgelist2");
        else if (shape.rfind("nodelist", 0) == 0)
            wrong = node_lists(shape == "nodelist2");
        else
            return build_.problem(Problem::Code::unsupported, {"The form “{1}” of DL is not read.", {format_}}, {"fullmatrix, upperhalf, lowerhalf, edgelist1, edgelist2, nodelist1 and nodelist2 are read."}, scan_.line);
        if (wrong)
            return *wrong;
        if (limit_ > 0 && !two_modes() && build_.net.nodes.size() < static_cast<std::size_t>(limit_))
            fill();
        return build_.finish();
    }

private:
    bool two_modes() const { return rows_ > 0; }

    /// Next word; blanks, commas and line ends are between words. `=` and `:` are words in the header.
    std::optional<Word> word(bool header)
    {
        while (!scan_.done() && (std::isspace(static_cast<unsigned char>(scan_.peek())) || scan_.peek() == ',' || (header && scan_.peek() == ';')))
            scan_.next();
        if (scan_.done())
            return std::nullopt;
        Word out;
        out.line = scan_.line;
        const char first = scan_.peek();
        if (first == '"' || first == '\'') {
            const std::size_t end = scan_.text.find(first, scan_.at + 1);
            if (end != std::string_view::npos) {
                scan_.next();
                while (scan_.at < end)
                    out.text += scan_.next();
                scan_.next();
                out.quoted = true;
                return out;
            }
        }
        if (header && (first == '=' || first == ':')) {
            out.text = std::string(1, scan_.next());
            return out;
        }
        while (!scan_.done() && !std::isspace(static_cast<unsigned char>(scan_.peek())) && scan_.peek() != ',' && !(header && (scan_.peek() == '=' || scan_.peek() == ':')))
            out.text += scan_.next();
        return out;
    }

    void skip_colon()
    {
        Scan before = scan_;
        const auto next = word(true);
        if (!next || next->text != ":")
            scan_ = before;
    }

    std::optional<Problem> number_after(const std::string& what, std::int64_t& into)
    {
        auto next = word(true);
        if (next && next->text == "=")
            next = word(true);
        const auto number = next ? parse_integer(next->text) : std::nullopt;
        if (!number || *number < 0)
            return build_.problem(Problem::Code::bad_value, {"“{1}” needs a number.", {what}}, {"Write n=5, for example."}, next ? next->line : scan_.line);
        if (static_cast<std::size_t>(*number) > most_nodes)
            return build_.problem(Problem::Code::limit, {"The network has more than {1} nodes.", {std::to_string(most_nodes)}}, {"Cut out the part that is asked for."}, next->line);
        into = *number;
        return std::nullopt;
    }

    std::optional<Problem> header()
    {
        word(true);  // "dl"
        std::vector<std::string>* labels = nullptr;
        while (true) {
            Scan before = scan_;
            std::optional<Word> next = word(true);
            if (!next)
                return build_.problem(Problem::Code::bad_file, {"The file breaks off: there is no “data:”."}, {"Look whether the file is complete; nothing was read."}, scan_.line);
            const std::string key = next->quoted ? std::string() : lower(next->text);
            Scan after = scan_;
            const auto second = word(true);
            const std::string follow = second && !second->quoted ? lower(second->text) : std::string();
            scan_ = after;
            const bool colon = follow == ":";
            const auto labels_of = [&](std::vector<std::string>& list) {
                word(true);  // "labels"
                skip_colon();
                labels = &list;
            };
            if (key == "data" && (colon || labels == nullptr)) {
                skip_colon();
                return std::nullopt;
            }
            if (key == "labels" && follow == "embedded") {
                word(true);
                skip_colon();
                embedded_rows_ = embedded_columns_ = true;
                labels = nullptr;
            } else if ((key == "row" || key == "rows" || key == "column" || key == "col" || key == "columns") && follow == "labels") {
                const bool row = key[0] == 'r';
                Scan here = scan_;
                word(true);
                const auto third = word(true);
                if (third && lower(third->text) == "embedded") {
                    skip_colon();
                    (row ? embedded_rows_ : embedded_columns_) = true;
                    labels = nullptr;
                } else {
                    scan_ = here;
                    labels_of(row ? row_labels_ : column_labels_);
                }
            } else if ((key == "level" || key == "matrix") && follow == "labels") {
                labels_of(matrix_labels_);
            } else if (key == "labels" && (colon || labels == nullptr)) {
                skip_colon();
                labels = &row_labels_;
            } else if (labels == nullptr || follow == "=") {
                labels = nullptr;
                if (key == "n" || key == "nr" || key == "nc" || key == "nm") {
                    std::int64_t value = 0;
                    if (const auto wrong = number_after(next->text, value))
                        return wrong;
                    (key == "n" ? limit_ : key == "nr" ? rows_ : key == "nc" ? columns_ : matrices_) = value;
                } else if (key == "format") {
                    auto value = word(true);
                    if (value && value->text == "=")
                        value = word(true);
                    format_ = value ? lower(value->text) : std::string();
                } else if (key == "diagonal" || key == "title") {
                    auto value = word(true);
                    if (value && value->text == "=")
                        value = word(true);
                    if (key == "diagonal")
                        diagonal_ = !value || lower(value->text) != "absent";
                    else if (value)
                        build_.net.title = value->text;
                } else {
                    return build_.problem(Problem::Code::bad_value, {"“{1}” is no word of the header of DL.", {next->text}}, {"Mend the line; nothing was read."}, next->line);
                }
            } else {
                    // A label: read again without cutting at "=" and ":".
                scan_ = before;
                const auto label = word(false);
                if (label)
                    labels->push_back(label->text);
                if (labels->size() > most_nodes)
                    return build_.problem(Problem::Code::limit, {"The network has more than {1} nodes.", {std::to_string(most_nodes)}}, {"Cut out the part that is asked for."}, scan_.line);
            }
        }
    }

    std::optional<Problem> make_nodes()
    {
        if (rows_ > 0 && columns_ == 0)
            columns_ = limit_;
        if (rows_ == 0 && columns_ > 0)
            rows_ = limit_;
        const bool bipartite = format_ == "edgelist2" || format_ == "nodelist2";
        if (bipartite && rows_ == 0)
            rows_ = columns_ = limit_;
        if (!bipartite && rows_ > 0 && rows_ == columns_ && (column_labels_.empty() || column_labels_ == row_labels_)) {
            limit_ = rows_;  // a square table of one mode
            rows_ = columns_ = 0;
        }
        if (rows_ == 0 && limit_ == 0)
            limit_ = static_cast<std::int64_t>(row_labels_.size());
        if (two_modes()) {
            modes_ = true;
            if (embedded_rows_ || embedded_columns_)
                return std::nullopt;
            for (std::int64_t i = 0; i < rows_ + columns_; ++i) {
                const bool row = i < rows_;
                const auto at = static_cast<std::size_t>(row ? i : i - rows_);
                const std::vector<std::string>& names = row ? row_labels_ : column_labels_;
                const Result<std::uint32_t> made = add(at < names.size() ? names[at] : (row ? "row " : "column ") + std::to_string(at + 1), !row);
                if (!made)
                    return made.problem();
            }
            return std::nullopt;
        }
        if (embedded_rows_ || embedded_columns_)
            return std::nullopt;
        const std::vector<std::string>& names = row_labels_.empty() ? column_labels_ : row_labels_;
        if (!names.empty() && limit_ > 0 && names.size() != static_cast<std::size_t>(limit_))
            return build_.problem(Problem::Code::bad_file, {"There are {1} labels for {2} nodes.", {std::to_string(names.size()), std::to_string(limit_)}}, {"Correct the number, or the list of labels; nothing was read."}, scan_.line);
        for (std::int64_t i = 0; i < limit_; ++i) {
            const Result<std::uint32_t> made = add(static_cast<std::size_t>(i) < names.size() ? names[static_cast<std::size_t>(i)] : std::to_string(i + 1), false);
            if (!made)
                return made.problem();
        }
        return std::nullopt;
    }

    /// Labels are compared without regard to capitals; the modes of a table have names of their own.
    Result<std::uint32_t> add(const std::string& label, bool column)
    {
        const std::string key = (modes_ && column ? "c " : "r ") + lower(label);
        if (places_.count(key))
            return build_.problem(Problem::Code::duplicate_name, {"Two nodes are called “{1}”.", {label}}, {"Give each node an id of its own."}, scan_.line);
        std::string id = label;
        while (build_.find(id) != no_node)
            id += "'";
        const Result<std::uint32_t> made = build_.node(id, scan_.line);
        if (made) {
            places_.emplace(key, *made);
            if (modes_)
                build_.value(build_.net.nodes[*made].attributes, "mode", column ? "2" : "1");
        }
        return made;
    }

    Result<std::uint32_t> place(const Word& word, bool column)
    {
        const auto found = places_.find((modes_ && column ? "c " : "r ") + lower(word.text));
        if (found != places_.end())
            return found->second;
        if (embedded_rows_ || embedded_columns_) {
            const auto most = static_cast<std::size_t>(two_modes() ? rows_ + columns_ : limit_);
            if (most > 0 && build_.net.nodes.size() >= most)
                return build_.problem(Problem::Code::unknown_name, {"“{1}” is one node more than the {2} that the header names.", {word.text, std::to_string(most)}}, {"Correct n= in the header, or the name."}, word.line);
            return add(word.text, column);
        }
        const auto number = parse_integer(word.text);
        const std::int64_t shift = column && two_modes() ? rows_ : 0;
        const std::int64_t most = two_modes() ? (column ? columns_ : rows_) : limit_;
        if (number && *number >= 1 && *number <= most)
            return static_cast<std::uint32_t>(*number - 1 + shift);
        return build_.missing_end(word.text, word.line);
    }

    /// Nodes that no list names are there all the same.
    void fill()
    {
        for (std::int64_t i = static_cast<std::int64_t>(build_.net.nodes.size()); i < limit_; ++i)
            if (!add("node " + std::to_string(i + 1), false))
                return;
        build_.count(NetworkNote::Kind::remark, "Nodes without a name or a tie were added, as many as the header says.", "Check the number in the header.", scan_.line);
    }

    std::optional<Problem> matrices(const std::string& shape)
    {
        for (std::int64_t m = 0; m < std::max<std::int64_t>(matrices_, 1); ++m) {
            const auto at = static_cast<std::size_t>(m);
            std::string name = at < matrix_labels_.size() ? matrix_labels_[at] : matrices_ > 1 ? "relation " + std::to_string(m + 1) : std::string();
            if (const auto wrong = matrix(shape, build_.net.relation(name)))
                return wrong;
        }
        return std::nullopt;
    }

    Problem short_matrix() const { return build_.problem(Problem::Code::bad_file, {"The file breaks off in the middle of the matrix."}, {"Look whether the file is complete; nothing was read."}, scan_.line); }

    std::optional<Problem> matrix(const std::string& shape, std::uint32_t relation)
    {
        const std::int64_t rows = two_modes() ? rows_ : limit_;
        const std::int64_t columns = two_modes() ? columns_ : limit_;
        if (static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns) > most_values)
            return build_.problem(Problem::Code::limit, {"The network has more than {1} values.", {std::to_string(most_values)}}, {"Cut out the part that is asked for."}, scan_.line);
        std::vector<std::uint32_t> heads;
        for (std::int64_t j = 0; j < columns; ++j) {
            if (!embedded_columns_) {
                heads.push_back(static_cast<std::uint32_t>(two_modes() ? rows_ + j : j));
                continue;
            }
            const auto name = word(false);
            if (!name)
                return short_matrix();
            const Result<std::uint32_t> at = place(*name, true);
            if (!at)
                return at.problem();
            heads.push_back(*at);
        }
        std::vector<double> cells(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), 0);
        std::vector<std::uint32_t> sides;
        std::vector<int> lines;
        for (std::int64_t i = 0; i < rows; ++i) {
            sides.push_back(static_cast<std::uint32_t>(i));
            if (embedded_rows_) {
                const auto name = word(false);
                if (!name)
                    return short_matrix();
                const Result<std::uint32_t> at = place(*name, false);
                if (!at)
                    return at.problem();
                sides.back() = *at;
            }
            lines.push_back(scan_.line);
            const std::int64_t first = shape == "upperhalf" ? (diagonal_ ? i : i + 1) : 0;
            const std::int64_t last = shape == "lowerhalf" ? (diagonal_ ? i + 1 : i) : columns;
            for (std::int64_t j = first; j < last; ++j) {
                if (!diagonal_ && i == j && !two_modes())
                    continue;
                const auto text = word(false);
                if (!text)
                    return short_matrix();
                const auto value = loose_number(text->text);
                if (!value)
                    return build_.problem(Problem::Code::bad_value, {"“{1}” is no number of the matrix.", {text->text}}, {"Mend the line; nothing was read."}, text->line);
                // UCINET writes a missing value as a huge number.
                if (*value < 1e37)
                    cells[static_cast<std::size_t>(i * columns + j)] = *value;
            }
        }
        const bool half = shape == "upperhalf" || shape == "lowerhalf";
        bool mirrored = !two_modes() && sides == heads;
        for (std::int64_t i = 0; !half && mirrored && i < rows; ++i)
            for (std::int64_t j = 0; j < i; ++j)
                mirrored = mirrored && cells[static_cast<std::size_t>(i * columns + j)] == cells[static_cast<std::size_t>(j * columns + i)];
        for (std::int64_t i = 0; i < rows; ++i)
            for (std::int64_t j = 0; j < columns; ++j) {
                const double value = cells[static_cast<std::size_t>(i * columns + j)];
                if (value == 0 || (mirrored && !half && j < i))
                    continue;
                const Result<NetworkTie*> made = build_.tie(sides[static_cast<std::size_t>(i)], heads[static_cast<std::size_t>(j)], !mirrored && !half && !two_modes(), lines[static_cast<std::size_t>(i)]);
                if (!made)
                    return made.problem();
                (*made)->weight = value;
                (*made)->relation = relation;
            }
        return std::nullopt;
    }

    /// The words of the next line that holds any.
    std::vector<Word> line_words()
    {
        std::vector<Word> out;
        while (out.empty() && !scan_.done()) {
            while (!scan_.done() && scan_.peek() != '\n' && scan_.peek() != '\r') {
                if (std::isspace(static_cast<unsigned char>(scan_.peek())) || scan_.peek() == ',') {
                    scan_.next();
                    continue;
                }
                if (auto one = word(false))
                    out.push_back(std::move(*one));
            }
            if (!scan_.done())
                scan_.next();
        }
        return out;
    }

    std::optional<Problem> ties(bool second_mode)
    {
        for (std::vector<Word> words = line_words(); !words.empty(); words = line_words()) {
            if (words.size() < 2 || words.size() > 3)
                return build_.problem(Problem::Code::bad_file, {"A tie needs two nodes and at most a value."}, {"Look whether the file breaks off here; nothing was read."}, words.front().line);
            const Result<std::uint32_t> from = place(words[0], false);
            if (!from)
                return from.problem();
            const Result<std::uint32_t> to = place(words[1], second_mode);
            if (!to)
                return to.problem();
            std::optional<double> weight;
            if (words.size() == 3 && !(weight = loose_number(words[2].text)))
                return build_.problem(Problem::Code::bad_value, {"“{1}” is no value of a tie.", {words[2].text}}, {"Mend the line; nothing was read."}, words[2].line);
            const Result<NetworkTie*> made = build_.tie(*from, *to, !second_mode, words[0].line);
            if (!made)
                return made.problem();
            (*made)->weight = weight;
        }
        return std::nullopt;
    }

    std::optional<Problem> node_lists(bool second_mode)
    {
        for (std::vector<Word> words = line_words(); !words.empty(); words = line_words()) {
            const Result<std::uint32_t> from = place(words[0], false);
            if (!from)
                return from.problem();
            for (std::size_t i = 1; i < words.size(); ++i) {
                const Result<std::uint32_t> to = place(words[i], second_mode);
                if (!to)
                    return to.problem();
                const Result<NetworkTie*> made = build_.tie(*from, *to, !second_mode, words[i].line);
                if (!made)
                    return made.problem();
            }
        }
        return std::nullopt;
    }

    NetworkBuilder build_;
    Scan scan_;
    std::int64_t limit_ = 0;
    std::int64_t rows_ = 0;  ///< above 0: two modes
    std::int64_t columns_ = 0;
    std::int64_t matrices_ = 1;
    std::string format_;
    bool diagonal_ = true;
    bool modes_ = false;
    bool embedded_rows_ = false;
    bool embedded_columns_ = false;
    std::vector<std::string> row_labels_;
    std::vector<std::string> column_labels_;
    std::vector<std::string> matrix_labels_;
    std::map<std::string, std::uint32_t> places_;
};

}  // namespace

Result<Network> read_dl(std::string_view text, const std::string& file) { return Reader(text, file).read(); }

}  // namespace crosscut::files
