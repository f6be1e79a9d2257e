// SPDX-License-Identifier: Apache-2.0
#include "files/package.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <zip.h>

namespace crosscut::files::testing {

std::string package(const Parts& parts, std::string_view password)
{
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    for (const auto& [name, bytes] : parts) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
        if (index < 0)
            throw std::runtime_error("a part cannot be added");
        if (!password.empty())
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, std::string(password).c_str());
    }
    if (zip_close(archive) != 0)
        throw std::runtime_error("a package cannot be made");
    zip_source_open(target);
    std::string out;
    std::string buffer(64 * 1024, '\0');
    for (zip_int64_t got = 0; (got = zip_source_read(target, buffer.data(), buffer.size())) > 0;)
        out.append(buffer, 0, static_cast<std::size_t>(got));
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

Parts parts_of(const BookText& book)
{
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const std::string main = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const std::string& p = book.prefix;
    Parts parts;
    parts.emplace_back("_rels/.rels", head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + types + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    std::string sheets;
    std::string relations;
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        sheets += "<" + p + "sheet name=\"" + book.sheets[i].first + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
        relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + types + "worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
        parts.emplace_back("xl/worksheets/sheet" + number + ".xml", head + "<worksheet" + main + ">" + book.sheets[i].second + "</worksheet>");
    }
    if (!book.strings.empty()) {
        relations += "<Relationship Id=\"rId900\" Type=\"" + types + "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>";
        parts.emplace_back("xl/sharedStrings.xml", head + "<sst" + main + ">" + book.strings + "</sst>");
    }
    if (!book.styles.empty()) {
        relations += "<Relationship Id=\"rId901\" Type=\"" + types + "styles\" Target=\"styles.xml\"/>";
        parts.emplace_back("xl/styles.xml", head + "<styleSheet" + main + ">" + book.styles + "</styleSheet>");
    }
    parts.emplace_back("xl/workbook.xml", head + "<" + p + "workbook><" + p + "workbookPr " + book.properties + "/><" + p + "sheets>" + sheets + "</" + p + "sheets></" + p + "workbook>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", head + "<Relationships>" + relations + "</Relationships>");
    return parts;
}

Folder::Folder()
{
    std::string name = (std::filesystem::temp_directory_path() / "crosscut-files-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw std::runtime_error("no folder can be made");
    path_ = name;
}

Folder::~Folder()
{
    std::error_code none;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, none);
    std::filesystem::remove_all(path_, none);
}

std::string utf16(std::u16string_view text, bool little)
{
    std::string out;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xff);
        const char high = static_cast<char>(unit >> 8);
        out += little ? low : high;
        out += little ? high : low;
    }
    return out;
}

}  // namespace crosscut::files::testing
