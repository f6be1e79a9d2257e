// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::files {

/// A part of a package; `size` in bytes is what the package announces, a hint only.
struct Entry {
    std::string name;
    std::uint64_t size = 0;
};

/// A ZIP package in memory. Nothing is ever written to a disk under a name from inside.
///
///   Names   Compared without regard to case, as the writers of workbooks do.
///   Errors  `bad_file` for packages that are damaged or need a password, `limit` for more than 10,000
///           entries, for more than 512 MB inflated in total, and for more than 64 MB that came out of
///           less than a two-hundredth; all counted while inflating, never believed.
class Zip {
public:
    static Result<Zip> open(std::string_view bytes);
    Zip(Zip&&) noexcept;
    Zip& operator=(Zip&&) noexcept;
    ~Zip();

    std::vector<std::string> names() const;
    std::vector<Entry> entries() const;
    bool has(std::string_view name) const;
    /// The bytes of a part; `limit` if they are more than `limit`.
    Result<std::string> read(std::string_view name, std::size_t limit = 512u << 20);

private:
    struct Package;
    explicit Zip(std::unique_ptr<Package> package);
    std::unique_ptr<Package> package_;
};

}  // namespace crosscut::files
