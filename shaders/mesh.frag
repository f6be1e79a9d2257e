// SPDX-License-Identifier: Apache-2.0
#version 330 core
// Coverage of a pixel by a fill, a hatch or a line. All lengths are pixels.
flat in int form;      // 0 fill, 1 hatch, 2 line
flat in int pattern;   // of hatches: 1 diagonal, 2 cross, 3 dots; of lines: 1 solid ... 4 doubled
flat in float reach;   // lines: half width; hatches: half width of a stroke or radius of a dot
flat in vec2 beat;     // painted length, period
in vec4 paint;
in vec2 spot;
in vec3 way;

out vec4 result;

/// Share of the pixel around x that lies between low and high.
float band(float x, float low, float high)
{
    return clamp(min(x + 0.5, high) - max(x - 0.5, low), 0.0, 1.0);
}

/// Distance from the nearest multiple of a period.
float apart(float x, float period)
{
    return abs(x - period * floor(x / period + 0.5));
}

/// How much of a pattern can still be told apart; below that its mean is painted.
float legible(float period)
{
    return smoothstep(1.5, 3.5, period);
}

float lines(float x, float period)
{
    return mix(2.0 * reach / period, band(apart(x, period), -reach, reach), legible(period));
}

float hatched()
{
    float period = beat.y;
    float rising = (spot.x + spot.y) * 0.70710678;
    float falling = (spot.x - spot.y) * 0.70710678;
    if (pattern == 1) {
        return lines(rising, period);
    }
    if (pattern == 2) {
        return max(lines(rising, period), lines(falling, period));
    }
    vec2 off = vec2(apart(rising, period), apart(falling, period));
    float dot_ = clamp(reach - length(off) + 0.5, 0.0, 1.0);
    return mix(3.14159 * reach * reach / (period * period), dot_, legible(period));
}

float lined()
{
    float side = way.x;
    float along = way.y;
    float ends = clamp(along + 0.5, 0.0, 1.0) * clamp(way.z - along + 0.5, 0.0, 1.0);
    if (pattern == 4) {
        return ends * band(abs(side), reach * 0.5, reach);
    }
    float full = band(side, -reach, reach);
    if (pattern == 2) {
        float off = apart(along - beat.x * 0.5, beat.y);
        return ends * full * mix(beat.x / beat.y, clamp(beat.x * 0.5 - off + 0.5, 0.0, 1.0), legible(beat.y));
    }
    if (pattern == 3) {
        float radius = max(reach, 0.5);
        float off = length(vec2(apart(along - beat.x * 0.5, beat.y), side));
        float point = clamp(radius - off + 0.5, 0.0, 1.0) * min(1.0, 4.0 * reach * reach);
        return mix(full * beat.x / beat.y, point, legible(beat.y)) * ends;
    }
    return ends * full;
}

void main()
{
    float coverage = form == 2 ? lined() : clamp(way.x, 0.0, 1.0);
    if (form == 1) {
        coverage *= hatched();
    }
    result = vec4(paint.rgb, paint.a * coverage);
}
