// SPDX-License-Identifier: Apache-2.0
#include "figure/write.hpp"

#include "figure/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>

#include <cairo.h>

namespace crosscut::figure {

namespace {

std::uint32_t check_sum(std::string_view bytes)
{
    static const std::array<std::uint32_t, 256> table = [] {
        std::array<std::uint32_t, 256> rows{};
        for (std::uint32_t n = 0; n < rows.size(); ++n) {
            std::uint32_t c = n;
            for (int k = 0; k < 8; ++k)
                c = (c & 1u) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            rows[n] = c;
        }
        return rows;
    }();
    std::uint32_t c = 0xFFFFFFFFu;
    for (const char byte : bytes)
        c = table[(c ^ static_cast<unsigned char>(byte)) & 0xFFu] ^ (c >> 8);
    return c ^ 0xFFFFFFFFu;
}

std::string big_endian(std::uint32_t value)
{
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16 & 255u), static_cast<char>(value >> 8 & 255u), static_cast<char>(value & 255u)};
}

// A PNG begins with 8 bytes and a head of 25; the resolution has to stand between it and the pixels.
std::string with_dpi(const std::string& png, double dpi)
{
    constexpr std::size_t head = 8 + 25;
    if (png.size() < head)
        return png;
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
    const std::string chunk = "pHYs" + big_endian(per_metre) + big_endian(per_metre) + std::string(1, '\1');
    return png.substr(0, head) + big_endian(9) + chunk + big_endian(check_sum(chunk)) + png.substr(head);
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

Result<std::string> encoded(unsigned char* pixels, int width, int height, int stride, double dpi)
{
    const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
        cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_ARGB32, width, height, stride), cairo_surface_destroy);
    std::string bytes;
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    if (status != CAIRO_STATUS_SUCCESS)
        return Problem{Problem::Code::io, {"The picture could not be written ({1}).", {cairo_status_to_string(status)}}, {"Choose a smaller page or fewer dots an inch."}, {}};
    return with_dpi(bytes, dpi);
}

// The word behind the last point, in small letters.
std::string ending_of(const std::string& name)
{
    const std::size_t point = name.find_last_of("./");
    std::string ending = point == std::string::npos || name[point] == '/' ? "" : name.substr(point + 1);
    for (char& c : ending)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return ending;
}

}  // namespace

Result<std::string> pdf(const scene::Scene& scene)
{
    Result<Painted> painted = painted_pdf(scene);
    if (!painted)
        return painted.problem();
    return std::move(painted->bytes);
}

Result<std::string> png(const scene::Scene& scene, double dpi)
{
    Result<Painted> painted = painted_pixels(scene, dpi);
    if (!painted)
        return painted.problem();
    return encoded(reinterpret_cast<unsigned char*>(painted->bytes.data()), painted->width, painted->height, painted->stride, dpi);
}

Result<Pixels> pixels(const scene::Scene& scene, double dpi)
{
    Result<Painted> painted = painted_pixels(scene, dpi);
    if (!painted)
        return painted.problem();
    Pixels out{painted->width, painted->height, {}};
    out.rgba.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, painted->bytes.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(painted->stride) + static_cast<std::size_t>(x) * 4, 4);
            const std::uint32_t alpha = pixel >> 24;
            const auto whole = [&](std::uint32_t part) { return static_cast<std::uint8_t>(alpha == 0 ? 0 : std::min(255u, (part * 255 + alpha / 2) / alpha)); };
            out.rgba.insert(out.rgba.end(), {whole(pixel >> 16 & 255u), whole(pixel >> 8 & 255u), whole(pixel & 255u), static_cast<std::uint8_t>(alpha)});
        }
    return out;
}

Result<std::string> as_file(const scene::Scene& scene, const std::string& name, double dpi)
{
    const std::string ending = ending_of(name);
    if (ending == "svg")
        return svg(scene);
    if (ending == "pdf")
        return pdf(scene);
    if (ending == "png")
        return png(scene, dpi);
    return Problem{Problem::Code::unsupported, {"A figure cannot be written as “{1}”.", {name}}, {"End the name with .svg, .pdf or .png."}, {}};
}

Result<std::string> png_of(const Pixels& pixels, double dpi)
{
    const std::size_t needed = static_cast<std::size_t>(std::max(0, pixels.width)) * static_cast<std::size_t>(std::max(0, pixels.height)) * 4;
    if (pixels.width <= 0 || pixels.height <= 0 || pixels.rgba.size() < needed)
        return Problem{Problem::Code::bad_value, {"A picture without pixels cannot be written."}, {"Choose a larger page."}, {}};
    const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_ARGB32, pixels.width);
    std::vector<unsigned char> rows(static_cast<std::size_t>(stride) * static_cast<std::size_t>(pixels.height));
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 0; x < pixels.width; ++x) {
            const std::uint8_t* from = pixels.rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(x)) * 4;
            const std::uint32_t alpha = from[3];
            const auto times = [&](std::uint32_t part) { return (part * alpha + 127) / 255; };
            const std::uint32_t pixel = alpha << 24 | times(from[0]) << 16 | times(from[1]) << 8 | times(from[2]);
            std::memcpy(rows.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(stride) + static_cast<std::size_t>(x) * 4, &pixel, 4);
        }
    return encoded(rows.data(), pixels.width, pixels.height, stride, dpi);
}

}  // namespace crosscut::figure
