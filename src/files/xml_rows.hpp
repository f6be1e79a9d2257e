// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::files {

class XmlNode;

/// The elements of an XML document as they follow each other, read in one pass over the text, which is changed in place:
/// one row for an element and one for an attribute, and nothing else is kept. For documents of many small elements.
///
///   Strict   What is not well-formed is refused with its line: tags that do not match, attributes without quotation marks or
///            twice, an “&” or a sign that XML does not know, “<” in an attribute, more than one first element, “--” in a comment.
///   Read     Entities and numbers of signs, CDATA, comments, processing instructions, a DOCTYPE without entities of its own.
///   Text     Line ends are "\n", in attributes blanks. Blanks alone are text only where an element holds nothing else.
///   Names    As written; `XmlNode` gives those of elements without their prefix.
///   Depth    Any: nothing calls itself.
///   Limits   Texts of 4 GiB and more are refused.
class XmlRows {
public:
    /// `text` is UTF-8. Errors: `bad_file`, with `format` in their words; `limit`.
    static Result<XmlRows> read(std::string text, std::string_view format, const std::string& file);
    XmlRows(XmlRows&&) = default;
    XmlRows& operator=(XmlRows&&) = default;

    /// The first element.
    XmlNode root() const;
    /// How many elements there are.
    std::size_t size() const { return elements_.size() - 1; }

private:
    friend class XmlNode;
    friend class XmlReader;
    XmlRows() = default;

    struct Element {
        std::uint32_t name = 0;  ///< where it begins in the text, behind the prefix
        std::uint32_t name_size = 0;
        std::uint32_t text = 0;
        std::uint32_t text_size = 0;
        std::uint32_t attribute = 0;  ///< its first one; the next element's first one ends them
        std::uint32_t end = 0;        ///< the first element that is not inside
        std::uint32_t line = 0;
    };
    struct Attribute {
        std::uint32_t name = 0;
        std::uint32_t name_size = 0;
        std::uint32_t value = 0;
        std::uint32_t value_size = 0;
    };
    std::string_view part(std::uint32_t at, std::uint32_t size) const
    {
        if (size == 0)
            return {};
        return at < text_.size() ? std::string_view(text_.data() + at, size) : std::string_view(mixed_).substr(at - text_.size(), size);
    }

    std::string text_;
    std::vector<Element> elements_;  ///< and one behind the last
    std::vector<Attribute> attributes_;
    std::string mixed_;  ///< texts that stand in pieces between elements; positions go on behind those of the text
};

/// An element of `XmlRows`, which must outlive it; or none.
class XmlNode {
public:
    XmlNode() = default;
    explicit operator bool() const { return rows_ != nullptr; }

    std::string_view name() const { return rows_->part(row().name, row().name_size); }
    int line() const { return static_cast<int>(row().line); }
    /// What stands in the element itself, without its elements.
    std::string_view text() const { return rows_->part(row().text, row().text_size); }
    bool has_elements() const { return row().end > place_ + 1; }

    struct Attribute {
        std::string_view name;  ///< with its prefix
        std::string_view value;
    };
    std::uint32_t attribute_count() const { return rows_->elements_[place_ + 1].attribute - row().attribute; }
    Attribute attribute(std::uint32_t i) const
    {
        const XmlRows::Attribute& one = rows_->attributes_[row().attribute + i];
        return {rows_->part(one.name, one.name_size), rows_->part(one.value, one.value_size)};
    }
    /// The value of the first attribute of that name, whatever its prefix.
    std::string_view attribute(std::string_view local) const;

    /// The elements directly inside, for `for`.
    struct Children {
        const XmlRows* rows;
        std::uint32_t first;
        std::uint32_t last;
        struct Iterator {
            const XmlRows* rows;
            std::uint32_t place;
            XmlNode operator*() const { return {*rows, place}; }
            Iterator& operator++()
            {
                place = rows->elements_[place].end;
                return *this;
            }
            bool operator!=(const Iterator& other) const { return place != other.place; }
        };
        Iterator begin() const { return {rows, first}; }
        Iterator end() const { return {rows, last}; }
    };
    Children children() const { return {rows_, place_ + 1, row().end}; }

private:
    friend class XmlRows;
    XmlNode(const XmlRows& rows, std::uint32_t place) : rows_(&rows), place_(place) {}
    const XmlRows::Element& row() const { return rows_->elements_[place_]; }

    const XmlRows* rows_ = nullptr;
    std::uint32_t place_ = 0;
};

inline XmlNode XmlRows::root() const { return {*this, 0}; }

}  // namespace crosscut::files
