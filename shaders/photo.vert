// SPDX-License-Identifier: Apache-2.0
#version 330 core
// One rectangle, turned around its middle.
uniform vec2 origin;
uniform vec2 extent;
uniform float scale;
uniform vec2 middle;  // points
uniform vec2 size;    // points
uniform vec2 turn;    // cosine and sine

out vec2 from;

void main()
{
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    vec2 arm = (corner - 0.5) * size;
    vec2 pixel = origin + (middle + vec2(arm.x * turn.x - arm.y * turn.y, arm.x * turn.y + arm.y * turn.x)) * scale;
    from = corner;
    gl_Position = vec4(pixel.x / extent.x * 2.0 - 1.0, 1.0 - pixel.y / extent.y * 2.0, 0.0, 1.0);
}
