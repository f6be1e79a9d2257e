// SPDX-License-Identifier: Apache-2.0
#include "screen/backdrop.hpp"

#include <epoxy/gl.h>

namespace crosscut::screen {

Backdrop::Backdrop(const Image& image)
{
    int most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    if (image.width <= 0 || image.height <= 0 || image.width > most || image.height > most)
        return;
    unsigned number = 0;
    glGenTextures(1, &number);
    texture_ = Texture(number);
    glBindTexture(GL_TEXTURE_2D, number);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace crosscut::screen
