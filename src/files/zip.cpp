// SPDX-License-Identifier: Apache-2.0
#include "files/zip.hpp"

#include <optional>
#include <zip.h>

namespace crosscut::files {

namespace {
constexpr std::uint64_t most_inflated = 512ull << 20;
constexpr std::uint64_t always_allowed = 64ull << 20;  // below this a high ratio does no harm
constexpr std::uint64_t most_ratio = 200;              // workbooks of equal rows reach 60
constexpr std::int64_t most_entries = 10'000;

Problem damaged() { return {Problem::Code::bad_file, {"The package is damaged."}, {"Save the file again in the program that made it."}, {}}; }
}  // namespace

struct Zip::Package {
    std::string bytes;
    zip_t* archive = nullptr;
    std::uint64_t inflated = 0;

    ~Package()
    {
        if (archive)
            zip_discard(archive);
    }
};

Zip::Zip(std::unique_ptr<Package> package) : package_(std::move(package)) {}
Zip::Zip(Zip&&) noexcept = default;
Zip& Zip::operator=(Zip&&) noexcept = default;
Zip::~Zip() = default;

Result<Zip> Zip::open(std::string_view bytes)
{
    if (bytes.empty())  // libzip takes nothing for a package without parts
        return damaged();
    auto package = std::make_unique<Package>();
    package->bytes = std::string(bytes);
    zip_source_t* source = zip_source_buffer_create(package->bytes.data(), package->bytes.size(), 0, nullptr);
    if (!source)
        return damaged();
    package->archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (!package->archive) {
        zip_source_free(source);
        return damaged();
    }
    if (zip_get_num_entries(package->archive, 0) > most_entries)
        return Problem{Problem::Code::limit, {"The package has more than 10,000 parts."}, {"It is no usual workbook; save it again."}, {}};
    return Zip(std::move(package));
}

std::vector<std::string> Zip::names() const
{
    std::vector<std::string> out;
    const std::int64_t count = zip_get_num_entries(package_->archive, 0);
    for (std::int64_t i = 0; i < count; ++i)
        if (const char* name = zip_get_name(package_->archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS))
            out.emplace_back(name);
    return out;
}

std::vector<Entry> Zip::entries() const
{
    std::vector<Entry> out;
    const std::int64_t count = zip_get_num_entries(package_->archive, 0);
    for (std::int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(package_->archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS, &stat) == 0 && (stat.valid & ZIP_STAT_NAME))
            out.push_back({stat.name, (stat.valid & ZIP_STAT_SIZE) ? stat.size : 0});
    }
    return out;
}

bool Zip::has(std::string_view name) const
{
    return zip_name_locate(package_->archive, std::string(name).c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<std::string> Zip::read(std::string_view name, std::size_t limit)
{
    const std::int64_t index = zip_name_locate(package_->archive, std::string(name).c_str(), ZIP_FL_NOCASE);
    if (index < 0)
        return Problem{Problem::Code::bad_file, {"The package has no part “{1}”.", {std::string(name)}}, {"Save the file again in the program that made it."}, {}};
    zip_stat_t stat;
    if (zip_stat_index(package_->archive, static_cast<zip_uint64_t>(index), 0, &stat) == 0 && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
        stat.encryption_method != ZIP_EM_NONE)
        return Problem{Problem::Code::bad_file, {"The package is protected by a password."}, {"Save it without password."}, {}};
    zip_file_t* file = zip_fopen_index(package_->archive, static_cast<zip_uint64_t>(index), 0);
    if (!file)
        return damaged();
    std::string out;
    std::string buffer(64 * 1024, '\0');
    std::optional<Problem> problem;
    for (;;) {
        const std::int64_t got = zip_fread(file, buffer.data(), buffer.size());
        if (got < 0)
            problem = damaged();
        if (got <= 0)
            break;
        package_->inflated += static_cast<std::uint64_t>(got);
        if (package_->inflated > most_inflated) {
            problem = Problem{Problem::Code::limit, {"The package unpacks to more than 512 MB."}, {"Leave out what is not needed, or save it as CSV."}, {}};
            break;
        }
        if (package_->inflated > always_allowed && package_->inflated / most_ratio > package_->bytes.size()) {
            problem = Problem{Problem::Code::limit, {"The package unpacks to more than {1} times its size.", {std::to_string(most_ratio)}},
                              {"It may be meant to do harm. If you trust it, save it as CSV."}, {}};
            break;
        }
        if (out.size() + static_cast<std::size_t>(got) > limit) {
            problem = Problem{Problem::Code::limit, {"The part “{1}” of the package is too large.", {std::string(name)}}, {"Leave out what is not needed, or save it as CSV."}, {}};
            break;
        }
        out.append(buffer, 0, static_cast<std::size_t>(got));
    }
    zip_fclose(file);
    if (problem)
        return *problem;
    return out;
}

}  // namespace crosscut::files
