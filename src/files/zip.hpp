// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace crosscut::files {

/// A ZIP package in memory. Nothing is ever written to a disk under a name from inside.
///
///   Errors  `bad_file` for damaged packages, `limit` for more than 10,000 entries or more than 512 MB
///           inflated in total, counted while inflating.
class Zip {
public:
    static Result<Zip> open(std::string_view bytes);
    Zip(Zip&&) noexcept;
    Zip& operator=(Zip&&) noexcept;
    ~Zip();

    std::vector<std::string> names() const;
    bool has(std::string_view name) const;
    Result<std::string> read(std::string_view name);

private:
    struct Package;
    explicit Zip(std::unique_ptr<Package> package);
    std::unique_ptr<Package> package_;
};

}  // namespace crosscut::files
