// SPDX-License-Identifier: Apache-2.0
#version 330 core
// The photo, as strong as it is wanted.
in vec2 from;

uniform sampler2D photo;
uniform float strength;

out vec4 result;

void main()
{
    vec4 colour = texture(photo, from);
    result = vec4(colour.rgb, colour.a * strength);
}
