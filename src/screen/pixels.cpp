// SPDX-License-Identifier: Apache-2.0
#include "screen/pixels.hpp"

#include <string_view>
#include <utility>

#include <epoxy/gl.h>

namespace crosscut::screen {

bool draws_in_software()
{
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name ? name : "";
    return renderer.find("llvmpipe") != renderer.npos || renderer.find("softpipe") != renderer.npos || renderer.find("Software") != renderer.npos;
}

Pixels::~Pixels()
{
    if (frame_ != 0)
        glDeleteFramebuffers(1, &frame_);
}

Pixels::Pixels(Pixels&& other) noexcept
    : values_(std::move(other.values_)), box_(other.box_), framebuffer_height_(other.framebuffer_height_), texture_(std::move(other.texture_)),
      frame_(std::exchange(other.frame_, 0)), width_(std::exchange(other.width_, 0)), height_(std::exchange(other.height_, 0))
{
}

Ground Pixels::take(const PixelBox& box, int framebuffer_height)
{
    box_ = box;
    framebuffer_height_ = framebuffer_height;
    values_.resize(static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height));
    int drawn = 0;
    int read = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &drawn);
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &read);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<unsigned>(drawn));
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    if (!values_.empty())
        glReadPixels(box.x, framebuffer_height - box.y - box.height, box.width, box.height, GL_RGBA, GL_UNSIGNED_BYTE, values_.data());
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<unsigned>(read));
    return {values_.data(), box.width, box.height};
}

void Pixels::give_back()
{
    if (values_.empty())
        return;
    int read = 0;
    int texture = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &read);
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &texture);
    if (box_.width > width_ || box_.height > height_) {
        unsigned number = 0;
        glGenTextures(1, &number);
        texture_ = Texture(number);
        width_ = box_.width;
        height_ = box_.height;
        glBindTexture(GL_TEXTURE_2D, number);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_, height_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        if (frame_ == 0)
            glGenFramebuffers(1, &frame_);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, frame_);
        glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, number, 0);
    }
    glBindTexture(GL_TEXTURE_2D, texture_.number());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, box_.width, box_.height, GL_RGBA, GL_UNSIGNED_BYTE, values_.data());
    glBindFramebuffer(GL_READ_FRAMEBUFFER, frame_);
    const int bottom = framebuffer_height_ - box_.y - box_.height;
    glBlitFramebuffer(0, 0, box_.width, box_.height, box_.x, bottom, box_.x + box_.width, bottom + box_.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<unsigned>(read));
    glBindTexture(GL_TEXTURE_2D, static_cast<unsigned>(texture));
}

}  // namespace crosscut::screen
