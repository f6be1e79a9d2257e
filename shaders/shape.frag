// SPDX-License-Identifier: Apache-2.0
#version 330 core
// The distance from the edge of a shape, and from it the share of fill and outline in a pixel.
flat in int shape;
flat in vec2 size;
flat in vec4 inside;
flat in vec4 edge;
in vec2 off;

uniform vec3 sides[56];   // for every shape eight sides: outward normal, distance at radius 1
uniform int corners[7];   // of every shape; 0 is round
uniform float hole;       // inner radius of a ring, as a share of its outer one
uniform int ring;         // which shape has the hole

out vec4 result;

void main()
{
    float far = -1.0e9;
    int count = corners[shape];
    for (int i = 0; i < count; ++i) {
        vec3 side = sides[shape * 8 + i];
        far = max(far, dot(side.xy, off) - side.z * size.x);
    }
    if (count == 0) {
        far = length(off) - size.x;
        if (shape == ring) {
            far = max(far, hole * size.x - length(off));
        }
    }
    float filled = clamp(0.5 - far, 0.0, 1.0) * inside.a;
    float lined = clamp(min(far + 0.5, size.y * 0.5) - max(far - 0.5, -size.y * 0.5), 0.0, 1.0) * edge.a;
    float under = filled * (1.0 - lined);
    float alpha = lined + under;
    if (alpha <= 0.0) {
        discard;
    }
    result = vec4((edge.rgb * lined + inside.rgb * under) / alpha, alpha);
}
