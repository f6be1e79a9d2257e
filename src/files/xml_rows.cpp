// SPDX-License-Identifier: Apache-2.0
#include "files/xml_rows.hpp"

#include "files/xml_signs.hpp"
#include "files/xml_walk.hpp"

#include <algorithm>
#include <cstring>

namespace crosscut::files {

using namespace xml;

/// One pass over the text. A function that returns false has said why in `problem`.
class XmlReader {
public:
    XmlReader(std::string text, std::string_view format, const std::string& file) : format_(format), file_(file)
    {
        rows_.text_ = std::move(text);
        base_ = rows_.text_.data();
        at_ = base_;
        end_ = base_ + rows_.text_.size();
        returns_ = rows_.text_.find('\n') == std::string::npos;
        rows_.elements_.reserve(rows_.text_.size() / 40 + 2);
        rows_.attributes_.reserve(rows_.text_.size() / 40 + 2);
    }

    Result<XmlRows> read()
    {
        if (!document())
            return *problem_;
        const auto count = static_cast<std::uint32_t>(rows_.attributes_.size());
        rows_.elements_.push_back({0, 0, 0, 0, count, 0, 0});
        return std::move(rows_);
    }

private:
    struct Open {
        std::uint32_t element = 0;
        std::uint32_t name = 0;  ///< with its prefix
        std::uint32_t name_size = 0;
        bool mixed = false;
        std::string pieces;  ///< text, if it stands in pieces between elements
    };

    bool document()
    {
        for (;;) {
            if (depth_ > 0) {
                if (!text())
                    return false;
            } else {
                blanks();
                if (at_ == end_)
                    return rows_.elements_.empty() ? breaks_off() : true;
                if (*at_ != '<')
                    return outside();
            }
            if (at_ == end_)
                return breaks_off();
            const bool good = at_[1] == '/' ? close_tag() : at_[1] == '!' ? marked() : at_[1] == '?' ? instruction() : open_tag();
            if (!good)
                return false;
        }
    }

    bool open_tag()
    {
        const int line = line_;
        if (depth_ == 0 && !rows_.elements_.empty())
            return outside();
        ++at_;
        if (!is(*at_, name_first))
            return at_ == end_ ? breaks_off() : fail({"“<” stands here without the name of an element."}, {"Write “&lt;” for the sign itself."});
        const auto element = static_cast<std::uint32_t>(rows_.elements_.size());
        const std::uint32_t name = here();
        while (is(*at_, name_more))
            ++at_;
        const std::uint32_t size = here() - name;
        const auto* colon = static_cast<const char*>(std::memchr(base_ + name, ':', size));
        const std::uint32_t prefix = colon ? static_cast<std::uint32_t>(colon - base_) + 1 - name : 0;
        const std::size_t first = rows_.attributes_.size();
        rows_.elements_.push_back({name + prefix, size - prefix, 0, 0, static_cast<std::uint32_t>(first), element + 1, static_cast<std::uint32_t>(line)});
        for (;;) {
            const bool parted = blanks();
            if (*at_ == '>') {
                ++at_;
                enter(element, name, size);
                break;
            }
            if (*at_ == '/' && at_[1] == '>') {
                at_ += 2;
                break;
            }
            if (at_ == end_)
                return breaks_off();
            if (!parted || !is(*at_, name_first))
                return fail({"The tag of “{1}” is damaged.", {std::string(part(name, size))}}, {"Write name=\"value\" for each attribute, with blanks between, and “>” at the end."});
            if (!attribute(name, size))
                return false;
        }
        return once(first);
    }

    void enter(std::uint32_t element, std::uint32_t name, std::uint32_t size)
    {
        if (open_.size() == depth_)
            open_.emplace_back();
        Open& own = open_[depth_++];
        own.element = element;
        own.name = name;
        own.name_size = size;
        own.mixed = false;
    }

    bool attribute(std::uint32_t tag, std::uint32_t tag_size)
    {
        const std::uint32_t name = here();
        while (is(*at_, name_more))
            ++at_;
        const std::uint32_t size = here() - name;
        blanks();
        const bool given = *at_ == '=';
        at_ += given ? 1 : 0;
        blanks();
        const char quote = *at_;
        if (at_ == end_)
            return breaks_off();
        if (!given || (quote != '"' && quote != '\''))
            return fail({"The attribute “{1}” of “{2}” has no value in quotation marks.", {std::string(part(name, size)), std::string(part(tag, tag_size))}}, {"Write it as name=\"value\"."});
        const std::uint32_t value = here() + 1;
        ++at_;
        char* to = at_;
        for (;;) {
            const char* from = at_;
            while (!is(*at_, value_stop))
                ++at_;
            to = moved(from, to);
            if (*at_ == quote)
                break;
            switch (*at_) {
            case '"':
            case '\'':
                *to++ = *at_++;
                break;
            case '\t':
            case '\n':
            case '\r':
                line_end();
                *to++ = ' ';
                break;
            case '&':
                if (!reference(to))
                    return false;
                break;
            case '<':
                return fail({"“<” stands in the value of the attribute “{1}”.", {std::string(part(name, size))}}, {"Write “&lt;” for it, or add the quotation mark that is missing before it."});
            default:
                return at_ == end_ ? breaks_off() : bad_sign();
            }
        }
        ++at_;
        rows_.attributes_.push_back({name, size, value, static_cast<std::uint32_t>(to - base_) - value});
        return true;
    }

    /// Whether the attributes from `first` on have names of their own.
    bool once(std::size_t first)
    {
        const auto name = [&](std::size_t i) { return part(rows_.attributes_[i].name, rows_.attributes_[i].name_size); };
        const std::size_t last = rows_.attributes_.size();
        std::size_t twice = last;
        if (last - first <= 12) {
            for (std::size_t i = first + 1; i < last; ++i)
                for (std::size_t j = first; j < i; ++j)
                    if (name(i) == name(j))
                        twice = i;
        } else {
            std::vector<std::string_view> names;
            for (std::size_t i = first; i < last; ++i)
                names.push_back(name(i));
            std::sort(names.begin(), names.end());
            if (const auto found = std::adjacent_find(names.begin(), names.end()); found != names.end())
                return fail({"The attribute “{1}” stands twice in one tag.", {std::string(*found)}}, {"Take one of them out."});
        }
        return twice == last || fail({"The attribute “{1}” stands twice in one tag.", {std::string(name(twice))}}, {"Take one of them out."});
    }

    bool close_tag()
    {
        const std::uint32_t name = here() + 2;
        at_ += 2;
        while (is(*at_, name_more))
            ++at_;
        const std::string_view said = part(name, here() - name);
        blanks();
        if (at_ == end_)
            return breaks_off();
        if (depth_ == 0)
            return outside();
        Open& own = open_[depth_ - 1];
        const std::string_view open = part(own.name, own.name_size);
        if (said != open)
            return fail({"“{1}” is closed here, but the element that is open is “{2}” of line {3}.", {std::string(said), std::string(open), std::to_string(rows_.elements_[own.element].line)}},
                        {"Close the elements in the order in which they lie in each other; nothing was read."});
        if (*at_ != '>')
            return fail({"The tag of “{1}” is damaged.", {std::string(open)}}, {"Write “>” behind its name."});
        ++at_;
        XmlRows::Element& element = rows_.elements_[own.element];
        element.end = static_cast<std::uint32_t>(rows_.elements_.size());
        if (own.mixed) {
            element.text = static_cast<std::uint32_t>(rows_.text_.size() + rows_.mixed_.size());
            element.text_size = static_cast<std::uint32_t>(own.pieces.size());
            rows_.mixed_ += own.pieces;
        }
        --depth_;
        return true;
    }

    /// Text up to the next tag. Blanks alone count only where nothing else stands in the element.
    bool text()
    {
        char* const begin = at_;
        blanks();
        if (*at_ == '<' && at_ != end_) {
            const XmlRows::Element& element = rows_.elements_[open_[depth_ - 1].element];
            const bool first = element.text_size == 0 && open_[depth_ - 1].element + 1 == rows_.elements_.size();
            if (at_ == begin || at_[1] != '/' || !first)
                return true;
        }
        // Blanks are read again, for the line ends in them.
        char* to = begin;
        line_ -= lines_of_blanks_;
        at_ = begin;
        for (;;) {
            const char* from = at_;
            while (!is(*at_, text_stop))
                ++at_;
            to = moved(from, to);
            switch (*at_) {
            case '<':
                keep(begin, to);
                return true;
            case '&':
                if (!reference(to))
                    return false;
                break;
            case '\n':
            case '\r':
                line_end();
                *to++ = '\n';
                break;
            case ']':
                if (at_[1] == ']' && at_[2] == '>')
                    return fail({"“]]>” stands here outside of CDATA."}, {"Write “]]&gt;” for it."});
                *to++ = *at_++;
                break;
            default:
                return at_ == end_ ? breaks_off() : bad_sign();
            }
        }
    }

    /// Adds a piece of text to the element that is open: in place while no element lies before it.
    void keep(char* begin, const char* end)
    {
        if (begin == end)
            return;
        Open& own = open_[depth_ - 1];
        XmlRows::Element& element = rows_.elements_[own.element];
        const auto size = static_cast<std::uint32_t>(end - begin);
        if (own.mixed) {
            own.pieces.append(begin, size);
        } else if (element.text_size == 0) {
            element.text = static_cast<std::uint32_t>(begin - base_);
            element.text_size = size;
        } else if (own.element + 1 == rows_.elements_.size()) {
            std::memmove(base_ + element.text + element.text_size, begin, size);
            element.text_size += size;
        } else {
            own.mixed = true;
            own.pieces.assign(base_ + element.text, element.text_size);
            own.pieces.append(begin, size);
        }
    }

    bool marked()
    {
        if (begins("<!--")) {
            const int line = line_;
            at_ += 4;
            const char* found = std::search(at_, end_, two_dashes_, two_dashes_ + 2);
            if (found == end_)
                return breaks_off();
            pass(found);
            if (at_[2] != '>')
                return fail({"“--” stands in the comment that begins in line {1}.", {std::to_string(line)}}, {"Take it out, or end the comment with “-->”."});
            at_ += 3;
            return true;
        }
        if (depth_ > 0 && begins("<![CDATA[")) {
            at_ += 9;
            char* begin = at_;
            char* to = at_;
            for (; at_ != end_ && !begins("]]>"); ) {
                if (*at_ == '\n' || *at_ == '\r') {
                    line_end();
                    *to++ = '\n';
                } else if (static_cast<unsigned char>(*at_) < 0x20 && *at_ != '\t') {
                    return bad_sign();
                } else {
                    *to++ = *at_++;
                }
            }
            if (at_ == end_)
                return breaks_off();
            at_ += 3;
            keep(begin, to);
            return true;
        }
        if (depth_ == 0 && rows_.elements_.empty() && !document_type_ && begins("<!DOCTYPE"))
            return document_type();
        return damaged();
    }

    /// Passed over; entities of its own are refused, because a few lines can stand for gigabytes.
    bool document_type()
    {
        document_type_ = true;
        int inside = 0;
        while (at_ != end_) {
            if (begins("<!ENTITY"))
                return fail({"The file declares entities of its own, which are not read."}, {"Write it again without them."});
            if (begins("<!--") || begins("<?")) {
                const char* close = at_[1] == '?' ? "?>" : "-->";
                const char* found = std::search(at_ + 2, end_, close, close + std::strlen(close));
                if (found == end_)
                    return breaks_off();
                pass(found);
                at_ += std::strlen(close);
                continue;
            } else if (*at_ == '"' || *at_ == '\'') {
                const auto* found = static_cast<const char*>(std::memchr(at_ + 1, *at_, static_cast<std::size_t>(end_ - at_ - 1)));
                if (!found)
                    return breaks_off();
                pass(found);
            } else if (*at_ == '<') {
                ++inside;
            } else if (*at_ == '>' && --inside == 0) {
                ++at_;
                return true;
            } else if (*at_ == '\n' || *at_ == '\r') {
                line_end();
                continue;
            }
            ++at_;
        }
        return breaks_off();
    }

    bool instruction()
    {
        at_ += 2;
        const bool declaration = begins("xml") && !is(at_[3], name_more);
        if (at_ != end_ && (!is(*at_, name_first) || (declaration && !rows_.elements_.empty())))
            return damaged();
        const char* close = "?>";
        const char* found = std::search(at_, end_, close, close + 2);
        if (found == end_)
            return breaks_off();
        pass(found);
        at_ += 2;
        return true;
    }

    /// `&name;` or `&#number;`, written to `to`.
    bool reference(char*& to)
    {
        const char* begin = at_;
        const auto limit = std::min<std::ptrdiff_t>(end_ - begin, 16);
        const auto* close = static_cast<const char*>(std::memchr(begin, ';', static_cast<std::size_t>(limit)));
        const std::string_view name(begin + 1, close ? static_cast<std::size_t>(close - begin - 1) : 0);
        std::uint32_t sign = name == "amp" ? '&' : name == "lt" ? '<' : name == "gt" ? '>' : name == "quot" ? '"' : name == "apos" ? '\'' : 0;
        if (sign == 0 && name.size() > 1 && name[0] == '#')
            sign = number_of(name.substr(1));
        if (sign == 0) {
            const std::string said(begin, close ? static_cast<std::size_t>(close - begin + 1) : 1);
            return fail({"“{1}” is no sign that XML knows.", {said}}, {"Write “&amp;” for the sign “&” itself."});
        }
        at_ += close - begin + 1;
        put(sign, to);
        return true;
    }

    /// Moves what was passed since `from` down to `to`.
    char* moved(const char* from, char* to) const
    {
        const auto size = static_cast<std::size_t>(at_ - from);
        if (to != from && size > 0)
            std::memmove(to, from, size);
        return to + size;
    }

    /// Passes blanks; whether there were any.
    bool blanks()
    {
        const char* begin = at_;
        const int before = line_;
        while (is(*at_, blank)) {
            if (*at_ == '\n' || (returns_ && *at_ == '\r'))
                ++line_;
            ++at_;
        }
        lines_of_blanks_ = line_ - before;
        return at_ != begin;
    }

    /// Passes one line end or tab.
    void line_end()
    {
        if (*at_ == '\r' && at_[1] == '\n')
            ++at_;
        line_ += *at_ == '\n' || (returns_ && *at_ == '\r');
        ++at_;
    }

    /// Goes on to `to`, counting lines.
    void pass(const char* to)
    {
        line_ += static_cast<int>(std::count(static_cast<const char*>(at_), to, returns_ ? '\r' : '\n'));
        at_ += to - at_;
    }

    bool begins(std::string_view with) const { return static_cast<std::size_t>(end_ - at_) >= with.size() && std::memcmp(at_, with.data(), with.size()) == 0; }
    std::uint32_t here() const { return static_cast<std::uint32_t>(at_ - base_); }
    std::string_view part(std::uint32_t at, std::uint32_t size) const { return {base_ + at, size}; }

    bool fail(Message what, Message hint)
    {
        problem_ = Problem{Problem::Code::bad_file, std::move(what), std::move(hint), {file_, {}, line_, {}}};
        return false;
    }
    bool breaks_off()
    {
        problem_ = xml_problem(file_, format_, true, depth_ > 0 ? static_cast<int>(rows_.elements_[open_[depth_ - 1].element].line) : line_);
        return false;
    }
    bool damaged()
    {
        problem_ = xml_problem(file_, format_, false, line_);
        return false;
    }
    bool bad_sign()
    {
        return fail({"A sign that XML does not allow stands here (number {1}).", {std::to_string(static_cast<int>(static_cast<unsigned char>(*at_)))}}, {"Take it out."});
    }
    bool outside()
    {
        return fail({"Something stands before or behind the one element that holds all others."}, {"Take it out, or put it into that element."});
    }

    static constexpr char two_dashes_[] = "--";
    std::string_view format_;
    const std::string& file_;
    XmlRows rows_;
    char* base_ = nullptr;
    char* at_ = nullptr;
    char* end_ = nullptr;
    int line_ = 1;
    int lines_of_blanks_ = 0;  ///< in the blanks that were passed last
    bool returns_ = false;     ///< lines end with "\r" alone
    bool document_type_ = false;
    std::vector<Open> open_;  ///< the first `depth_` of them
    std::size_t depth_ = 0;
    std::optional<Problem> problem_;
};

Result<XmlRows> XmlRows::read(std::string text, std::string_view format, const std::string& file)
{
    if (text.size() >= UINT32_MAX / 2)
        return Problem{Problem::Code::limit, {"The file is larger than {1} MB.", {std::to_string(UINT32_MAX / 2 / 1'000'000)}}, {"Cut out the part that is asked for."}, {file, {}, 0, {}}};
    return XmlReader(std::move(text), format, file).read();
}

std::string_view XmlNode::attribute(std::string_view local) const
{
    const XmlRows::Element& own = row();
    const std::uint32_t last = rows_->elements_[place_ + 1].attribute;
    for (std::uint32_t a = own.attribute; a < last; ++a) {
        const XmlRows::Attribute& one = rows_->attributes_[a];
        const std::string_view name = rows_->part(one.name, one.name_size);
        if (name == local || (name.size() > local.size() && name.substr(name.find(':') + 1) == local))
            return rows_->part(one.value, one.value_size);
    }
    return {};
}

}  // namespace crosscut::files
