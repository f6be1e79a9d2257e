// SPDX-License-Identifier: Apache-2.0
#version 330 core
// Fills, hatches and lines: moves every corner by a few pixels, so that edges can be smoothed.
layout(location = 0) in vec2 place;   // points
layout(location = 1) in vec2 push;    // direction out of the edge; longer at corners
layout(location = 2) in vec4 run;     // side or coverage, along, length, half width (points)
layout(location = 3) in vec2 dash;    // painted length, period (points)
layout(location = 4) in vec4 colour;
layout(location = 5) in vec4 kind;    // form, pattern, end of a line, unused

uniform vec2 origin;  // pixels, y downwards
uniform float scale;  // pixels per point
uniform vec2 extent;  // of the framebuffer, pixels

flat out int form;
flat out int pattern;
flat out float reach;
flat out vec2 beat;
out vec4 paint;
out vec2 spot;
out vec3 way;  // side or coverage, along, length; the last two in pixels

void main()
{
    form = int(kind.x + 0.5);
    pattern = int(kind.y + 0.5);
    paint = colour;
    reach = run.w * scale;
    beat = dash * scale;
    vec2 at = origin + place * scale;
    spot = place * scale;
    way = vec3(run.x, run.y * scale, run.z * scale);
    if (form == 2) {
        float half_width = reach + 1.0;
        at += push * run.x * half_width;
        way.x = run.x * half_width;
        vec2 ahead = vec2(-push.y, push.x);
        if (kind.z > 1.5) {
            at += ahead;
            way.y += 1.0;
        } else if (kind.z > 0.5) {
            at -= ahead;
            way.y -= 1.0;
        }
    } else {
        at += push * 0.5;
    }
    gl_Position = vec4(at.x / extent.x * 2.0 - 1.0, 1.0 - at.y / extent.y * 2.0, 0.0, 1.0);
}
