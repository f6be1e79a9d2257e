// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/result.hpp"

#include <string>
#include <utility>

namespace crosscut::screen {

/// Owns one thing on the graphics card by its number; 0 is nothing. `Remove` gives it back.
template <void (*Remove)(unsigned)> class Owned {
public:
    Owned() = default;
    explicit Owned(unsigned number) : number_(number) {}
    Owned(Owned&& other) noexcept : number_(std::exchange(other.number_, 0)) {}
    Owned& operator=(Owned&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    ~Owned()
    {
        if (number_ != 0) {
            Remove(number_);
        }
    }
    unsigned number() const { return number_; }

private:
    unsigned number_ = 0;
};

void remove_program(unsigned number);
void remove_buffer(unsigned number);
void remove_texture(unsigned number);
void remove_array(unsigned number);

using Program = Owned<remove_program>;
using Buffer = Owned<remove_buffer>;
using Texture = Owned<remove_texture>;
using VertexArray = Owned<remove_array>;

Buffer new_buffer();
VertexArray new_vertex_array();

/// Builds NAME.vert and NAME.frag of the folder shaders/, which are part of this program.
/// Problem::internal with the driver's words when one of them does not compile or they do not fit.
Result<Program> built_program(const std::string& name);

/// Where a uniform lives; -1 (which drivers ignore) when it is not used.
int place_of(const Program& program, const char* uniform);

}  // namespace crosscut::screen
