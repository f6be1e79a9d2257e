// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscut::report {

/// Text as it may stand in HTML content and in attributes between double quotes. Characters that XML cannot
/// hold become U+FFFD; line breaks stay.
std::string escaped(std::string_view text);

/// An HTML page while it is written, well-formed as XML, too. Whatever is not named `raw` is escaped.
class Html {
public:
    Html& open(std::string_view tag, std::string_view css_class = {}, std::string_view id = {});
    Html& close();
    Html& text(std::string_view words);
    Html& raw(std::string_view html);
    /// `<tag class>words</tag>`
    Html& element(std::string_view tag, std::string_view words, std::string_view css_class = {}, std::string_view id = {});
    Html& heading(int level, std::string_view words, std::string_view id = {});
    Html& paragraph(std::string_view words, std::string_view css_class = {});
    /// A link inside of the page or to a file beside it.
    Html& link(std::string_view target, std::string_view words);

    const std::string& written() const { return out_; }

private:
    std::string out_;
    std::vector<std::string> open_;
};

/// A table of the report, as HTML and as CSV from the same cells.
///
///   key      Name of the CSV file.
///   columns  Words for people; `keys` those of the file, never translated.
///   number   Columns set to the right. `wide` the one that gets most of the room, or -1.
struct Sheet {
    std::string key;
    std::string caption;
    std::vector<std::string> keys;
    std::vector<std::string> columns;
    std::vector<bool> number;
    int wide = -1;
    std::vector<std::vector<std::string>> rows;   ///< as people read them
    std::vector<std::vector<std::string>> exact;  ///< as files have them; empty = as `rows`
};

/// The table with its caption; at most `most` rows (0 = all), the rest said with `more`.
void put_table(Html& html, const Sheet& sheet, std::string_view id, std::size_t most, const std::string& more);

/// The table as CSV; `disclaimer` stands above it as a comment line.
std::string csv_of(const Sheet& sheet, const std::string& disclaimer);

/// A drawing for the inside of a page: without prolog and names of schemas, which HTML does not need. Its ids, and
/// what refers to them, begin with `prefix`, so that equal drawings of two cities do not share any.
std::string inlined_svg(std::string_view svg, std::string_view prefix);

}  // namespace crosscut::report
