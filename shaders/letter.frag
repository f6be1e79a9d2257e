// SPDX-License-Identifier: Apache-2.0
#version 330 core
// The coverage that was drawn on the sheet, in the colour of the label.
in vec3 from;
flat in vec4 paint;

uniform sampler2DArray sheets;

out vec4 result;

void main()
{
    result = vec4(paint.rgb, paint.a * texture(sheets, from).r);
}
