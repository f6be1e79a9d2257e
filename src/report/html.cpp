// SPDX-License-Identifier: Apache-2.0
#include "report/html.hpp"

#include "files/table.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::report {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

/// Length of the UTF-8 character at `at` if XML may hold it, else 0.
std::size_t character(std::string_view text, std::size_t at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80)
        return byte >= 0x20 || byte == '\n' || byte == '\t' ? 1 : 0;
    const std::size_t length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (length == 0 || at + length > text.size() || !valid_utf8(text.substr(at, length)))
        return 0;
    if (text.substr(at, 3) == "\xef\xbf\xbe" || text.substr(at, 3) == "\xef\xbf\xbf")
        return 0;
    return length;
}

}  // namespace

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = character(text, i);
        if (length == 0) {
            if (text[i] != '\r')
                out += replacement;
            ++i;
            continue;
        }
        switch (length == 1 ? text[i] : '\0') {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += text.substr(i, length);
        }
        i += length;
    }
    return out;
}

Html& Html::open(std::string_view tag, std::string_view css_class, std::string_view id)
{
    out_ += '<';
    out_ += tag;
    if (!css_class.empty())
        out_ += " class=\"" + escaped(css_class) + "\"";
    if (!id.empty())
        out_ += " id=\"" + escaped(id) + "\"";
    out_ += '>';
    open_.emplace_back(tag);
    return *this;
}

Html& Html::close()
{
    out_ += "</" + open_.back() + ">\n";
    open_.pop_back();
    return *this;
}

Html& Html::text(std::string_view words)
{
    out_ += escaped(words);
    return *this;
}

Html& Html::raw(std::string_view html)
{
    out_ += html;
    return *this;
}

Html& Html::element(std::string_view tag, std::string_view words, std::string_view css_class, std::string_view id)
{
    return open(tag, css_class, id).text(words).close();
}

Html& Html::heading(int level, std::string_view words, std::string_view id) { return element("h" + std::to_string(level), words, {}, id); }

Html& Html::paragraph(std::string_view words, std::string_view css_class) { return element("p", words, css_class); }

Html& Html::link(std::string_view target, std::string_view words)
{
    out_ += "<a href=\"" + escaped(target) + "\">" + escaped(words) + "</a>";
    return *this;
}

void put_table(Html& html, const Sheet& sheet, std::string_view id, std::size_t most, const std::string& more)
{
    const auto cell = [&](std::string_view tag, std::string_view scope, std::size_t i, std::string_view words) {
        const bool number = i < sheet.number.size() && sheet.number[i];
        const bool wide = sheet.wide >= 0 && i == static_cast<std::size_t>(sheet.wide);
        html.raw("<").raw(tag).raw(scope).raw(number ? " class=\"num\"" : wide ? " class=\"wide\"" : "").raw(">").text(words).raw("</").raw(tag).raw(">");
    };
    html.open("div", "scroll").open("table", {}, id).element("caption", sheet.caption);
    html.open("thead").open("tr");
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        cell("th", " scope=\"col\"", i, sheet.columns[i]);
    html.close().close().open("tbody");
    std::size_t shown = 0;
    for (const std::vector<std::string>& row : sheet.rows) {
        if (most > 0 && shown == most)
            break;
        ++shown;
        html.open("tr");
        for (std::size_t i = 0; i < row.size(); ++i)
            cell(i == 0 ? "th" : "td", i == 0 ? " scope=\"row\"" : "", i, row[i]);
        html.close();
    }
    html.close().close().close();
    if (shown < sheet.rows.size())
        html.paragraph(more, "note");
}

std::string csv_of(const Sheet& sheet, const std::string& disclaimer)
{
    std::vector<std::vector<std::string>> rows{sheet.keys};
    const auto& body = sheet.exact.empty() ? sheet.rows : sheet.exact;
    rows.insert(rows.end(), body.begin(), body.end());
    std::string head;
    if (!disclaimer.empty()) {
        head = "# " + disclaimer;
        std::replace(head.begin(), head.end(), '\n', ' ');
        std::replace(head.begin(), head.end(), '\r', ' ');
        head += '\n';
    }
    return head + files::write_delimited(rows);
}

std::string inlined_svg(std::string_view svg, std::string_view prefix)
{
    const std::size_t begin = svg.find("<svg");
    if (begin == std::string_view::npos)
        return {};
    svg.remove_prefix(begin);
    std::string out;
    out.reserve(svg.size() + svg.size() / 8);
    bool in_tag = false;
    // Copies up to the quotation mark that ends an attribute, its ids with the prefix.
    const auto take_ids = [&](std::size_t from) {
        const std::size_t end = std::min(svg.find('"', from), svg.size());
        std::vector<std::string> ids = split(svg.substr(from, end - from), ' ');
        for (std::string& id : ids)
            id.insert(0, prefix);
        out += join(ids, " ");
        return end;
    };
    for (std::size_t i = 0; i < svg.size();) {
        const auto starts = [&](std::string_view word) { return in_tag && svg.substr(i, word.size()) == word; };
        if (starts(" xmlns")) {
            const std::size_t from = svg.find('"', i);
            const std::size_t to = from == std::string_view::npos ? from : svg.find('"', from + 1);
            i = to == std::string_view::npos ? svg.size() : to + 1;
            continue;
        }
        std::string_view found;
        for (const std::string_view word : {" id=\"", " aria-labelledby=\"", "href=\"#", "url(#"})
            if (starts(word))
                found = word;
        out += found;
        i += found.size();
        if (found == "url(#")
            out += prefix;
        else if (!found.empty())
            i = take_ids(i);
        if (i >= svg.size() || !found.empty())
            continue;
        in_tag = svg[i] == '<' || (in_tag && svg[i] != '>');
        out += svg[i++];
    }
    return out;
}

}  // namespace crosscut::report
