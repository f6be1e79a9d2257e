// SPDX-License-Identifier: Apache-2.0
#version 330 core
// One square a shape, large enough for its corners, its outline and a smooth edge.
layout(location = 0) in vec2 at;       // points
layout(location = 1) in vec2 measure;  // radius of the circle of equal area, outline width (points)
layout(location = 2) in vec4 fill;
layout(location = 3) in vec4 outline;
layout(location = 4) in float kind;

uniform vec2 origin;
uniform float scale;
uniform vec2 extent;

flat out int shape;
flat out vec2 size;  // pixels
flat out vec4 inside;
flat out vec4 edge;
out vec2 off;        // from the middle, pixels

void main()
{
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    shape = int(kind + 0.5);
    size = measure * scale;
    inside = fill;
    edge = outline;
    off = corner * (size.x * 1.6 + size.y * 1.1 + 1.5);
    vec2 pixel = origin + at * scale + off;
    gl_Position = vec4(pixel.x / extent.x * 2.0 - 1.0, 1.0 - pixel.y / extent.y * 2.0, 0.0, 1.0);
}
