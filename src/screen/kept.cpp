// SPDX-License-Identifier: Apache-2.0
#include "screen/kept.hpp"

#include <algorithm>
#include <cmath>

#include <epoxy/gl.h>

namespace crosscut::screen {

namespace {

int rounded(double value) { return static_cast<int>(std::lround(value)); }

}  // namespace

Kept::~Kept()
{
    if (frame_ != 0)
        glDeleteFramebuffers(1, &frame_);
}

bool Kept::holds(const View& view) const
{
    const int x = view.clip.x - rounded(view.origin_x);
    const int y = view.clip.y - rounded(view.origin_y);
    return !empty() && scale_ == view.scale && x >= x_ && y >= y_ && x + view.clip.width <= x_ + width_ && y + view.clip.height <= y_ + height_;
}

View Kept::begin(const View& view)
{
    const int margin_x = view.clip.width / 3;
    const int margin_y = view.clip.height / 3;
    const int width = view.clip.width + 2 * margin_x;
    const int height = view.clip.height + 2 * margin_y;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before_);
    if (width != width_ || height != height_ || frame_ == 0) {
        int most = 0;
        glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
        scale_ = 0;
        if (width > most || height > most)
            return {};
        unsigned number = 0;
        glGenTextures(1, &number);
        texture_ = Texture(number);
        glBindTexture(GL_TEXTURE_2D, number);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glBindTexture(GL_TEXTURE_2D, 0);
        if (frame_ == 0)
            glGenFramebuffers(1, &frame_);
        glBindFramebuffer(GL_FRAMEBUFFER, frame_);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, number, 0);
        width_ = width;
        height_ = height;
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
            glBindFramebuffer(GL_FRAMEBUFFER, static_cast<unsigned>(before_));
            width_ = height_ = 0;
            return {};
        }
    }
    glBindFramebuffer(GL_FRAMEBUFFER, frame_);
    x_ = view.clip.x - rounded(view.origin_x) - margin_x;
    y_ = view.clip.y - rounded(view.origin_y) - margin_y;
    scale_ = view.scale;
    View out;
    out.origin_x = -x_;
    out.origin_y = -y_;
    out.scale = view.scale;
    out.framebuffer_width = width;
    out.framebuffer_height = height;
    out.clip = {0, 0, width, height};
    return out;
}

void Kept::end() { glBindFramebuffer(GL_FRAMEBUFFER, static_cast<unsigned>(before_)); }

void Kept::show(const View& view) const
{
    if (empty())
        return;
    const double stretch = view.scale / scale_;
    const bool same = stretch == 1;
    const int origin_x = rounded(view.origin_x);
    const int origin_y = rounded(view.origin_y);
    // The part of the clip that the kept stretch reaches.
    const int left = std::max(view.clip.x, rounded(origin_x + x_ * stretch));
    const int top = std::max(view.clip.y, rounded(origin_y + y_ * stretch));
    const int right = std::min(view.clip.x + view.clip.width, rounded(origin_x + (x_ + width_) * stretch));
    const int bottom = std::min(view.clip.y + view.clip.height, rounded(origin_y + (y_ + height_) * stretch));
    if (right <= left || bottom <= top)
        return;
    const auto from_x = [&](int x) { return std::clamp(rounded((x - origin_x) / stretch) - x_, 0, width_); };
    const auto from_y = [&](int y) { return height_ - std::clamp(rounded((y - origin_y) / stretch) - y_, 0, height_); };
    int before = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, frame_);
    glBlitFramebuffer(from_x(left), from_y(bottom), from_x(right), from_y(top), left, view.framebuffer_height - bottom, right, view.framebuffer_height - top,
                      GL_COLOR_BUFFER_BIT, same ? GL_NEAREST : GL_LINEAR);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<unsigned>(before));
}

}  // namespace crosscut::screen
