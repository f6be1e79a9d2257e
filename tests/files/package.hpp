// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscut::files::testing {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP package of some parts, deflated; with a password where one is given.
std::string package(const Parts& parts, std::string_view password = {});

/// What a small workbook is made of. Empty parts are left out.
struct BookText {
    std::vector<std::pair<std::string, std::string>> sheets;  ///< name (with further attributes) and content of the worksheet
    std::string strings;                                      ///< content of sst
    std::string styles;                                       ///< content of styleSheet
    std::string properties;                                   ///< attributes of workbookPr
    std::string prefix;                                       ///< namespace prefix of the workbook part, like "x:"
};

/// The parts of the workbook, to be changed before they are packed.
Parts parts_of(const BookText& book);
inline std::string workbook(const BookText& book) { return package(parts_of(book)); }

/// A folder of its own that goes away with the object.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::string& path() const { return path_; }
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

/// The number as two bytes, little end first, for UTF-16.
std::string utf16(std::u16string_view text, bool little);

}  // namespace crosscut::files::testing
