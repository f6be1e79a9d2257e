// SPDX-License-Identifier: Apache-2.0
#include "screen/image.hpp"

#include "foundation/number.hpp"

#include <algorithm>
#include <cstddef>

#include <epoxy/gl.h>

namespace crosscut::screen {

const std::uint8_t* Image::pixel(int x, int y) const
{
    return rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4;
}

Image read_pixels(int x, int y, int width, int height, int framebuffer_height)
{
    Image image;
    if (width <= 0 || height <= 0) {
        return image;
    }
    image.width = width;
    image.height = height;
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    image.rgba.resize(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(x, framebuffer_height - y - height, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(height) - 1; top < bottom; ++top, --bottom) {
        const auto upper = image.rgba.begin() + static_cast<std::ptrdiff_t>(top * row);
        const auto lower = image.rgba.begin() + static_cast<std::ptrdiff_t>(bottom * row);
        std::swap_ranges(upper, upper + static_cast<std::ptrdiff_t>(row), lower);
    }
    return image;
}

struct Offscreen::State {
    unsigned frame = 0;
    unsigned texture = 0;
    int width = 0;
    int height = 0;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        glDeleteFramebuffers(1, &frame);
        glDeleteTextures(1, &texture);
    }
};

Offscreen::Offscreen(std::unique_ptr<State> state) : state_(std::move(state)) {}
Offscreen::Offscreen(Offscreen&&) noexcept = default;
Offscreen& Offscreen::operator=(Offscreen&&) noexcept = default;
Offscreen::~Offscreen() = default;

Result<Offscreen> Offscreen::make(int width, int height)
{
    int most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    const auto refused = [&] {
        return Problem{Problem::Code::limit,
                       {"The graphics card cannot draw a picture of {1} × {2} pixels.",
                        {plain(static_cast<long long>(width)), plain(static_cast<long long>(height))}},
                       "Choose a smaller size.", {}};
    };
    if (width <= 0 || height <= 0 || width > most || height > most) {
        return refused();
    }
    auto state = std::make_unique<State>();
    state->width = width;
    state->height = height;
    glGenTextures(1, &state->texture);
    glBindTexture(GL_TEXTURE_2D, state->texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glBindTexture(GL_TEXTURE_2D, 0);
    glGenFramebuffers(1, &state->frame);
    glBindFramebuffer(GL_FRAMEBUFFER, state->frame);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, state->texture, 0);
    const bool whole = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    if (!whole) {
        return refused();
    }
    return Offscreen(std::move(state));
}

void Offscreen::use() { glBindFramebuffer(GL_FRAMEBUFFER, state_->frame); }
void Offscreen::leave() { glBindFramebuffer(GL_FRAMEBUFFER, 0); }

Image Offscreen::read()
{
    int before = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, state_->frame);
    Image image = read_pixels(0, 0, state_->width, state_->height, state_->height);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<unsigned>(before));
    return image;
}

}  // namespace crosscut::screen
