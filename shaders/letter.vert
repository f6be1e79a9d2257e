// SPDX-License-Identifier: Apache-2.0
#version 330 core
// One rectangle a letter, on whole pixels: four corners with the same numbers, which their place in the buffer tells apart.
layout(location = 0) in vec4 box;     // x, y, width, height in pixels from the origin
layout(location = 1) in vec4 texels;  // x, y, width, height on the sheet
layout(location = 2) in vec4 colour;
layout(location = 3) in float sheet;

uniform vec2 origin;
uniform vec2 extent;
uniform float side;  // of a sheet, texels

out vec3 from;
flat out vec4 paint;

void main()
{
    vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1));
    vec2 pixel = origin + box.xy + corner * box.zw;
    from = vec3((texels.xy + corner * texels.zw) / side, sheet);
    paint = colour;
    gl_Position = vec4(pixel.x / extent.x * 2.0 - 1.0, 1.0 - pixel.y / extent.y * 2.0, 0.0, 1.0);
}
