// SPDX-License-Identifier: Apache-2.0
#include "app/photograph.hpp"

#include "files/bytes.hpp"
#include "files/folder.hpp"
#include "foundation/number.hpp"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace crosscut::app {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
struct Free {
    void operator()(void* memory) const { g_free(memory); }
};
using Pixels = std::unique_ptr<GdkPixbuf, Unref>;
using Loader = std::unique_ptr<GdkPixbufLoader, Unref>;

/// What an image may be, and what it is made to.
struct Bounds {
    double most_pixels = 0;
    int side = 0;  ///< the longer one is made this long at most; 0 = as it is
    bool too_large = false;
};

void take_size(GdkPixbufLoader* loader, int width, int height, gpointer data)
{
    auto& bounds = *static_cast<Bounds*>(data);
    bounds.too_large = static_cast<double>(width) * height > bounds.most_pixels;
    // A size of 1 costs nothing until the loader hears that it may stop.
    if (bounds.too_large)
        gdk_pixbuf_loader_set_size(loader, 1, 1);
    else if (const int longer = std::max(width, height); bounds.side > 0 && longer > bounds.side) {
        const double share = static_cast<double>(bounds.side) / longer;
        gdk_pixbuf_loader_set_size(loader, std::max(1, static_cast<int>(std::lround(width * share))), std::max(1, static_cast<int>(std::lround(height * share))));
    }
}

/// The image in some bytes; null where it is none or too large. `type` empty = whatever can be read.
Pixels decoded(std::string_view bytes, const char* type, Bounds& bounds, Work& work)
{
    const Loader loader(*type ? gdk_pixbuf_loader_new_with_type(type, nullptr) : gdk_pixbuf_loader_new());
    if (!loader)
        return nullptr;
    g_signal_connect_data(loader.get(), "size-prepared", reinterpret_cast<GCallback>(&take_size), &bounds, nullptr, GConnectFlags{});
    bool good = true;
    constexpr std::size_t piece = 64 * 1024;
    for (std::size_t at = 0; at < bytes.size() && good && !bounds.too_large && !work.stopped(); at += piece) {
        const std::string_view part = bytes.substr(at, piece);
        good = gdk_pixbuf_loader_write(loader.get(), reinterpret_cast<const guchar*>(part.data()), part.size(), nullptr);
    }
    good = gdk_pixbuf_loader_close(loader.get(), nullptr) && good;
    if (!good || bounds.too_large || work.stopped())
        return nullptr;
    GdkPixbuf* pixels = gdk_pixbuf_loader_get_pixbuf(loader.get());
    return pixels ? Pixels(gdk_pixbuf_apply_embedded_orientation(pixels)) : nullptr;
}

/// The same on white paper, where it can be seen through.
Pixels on_paper(Pixels pixels)
{
    if (!gdk_pixbuf_get_has_alpha(pixels.get()))
        return pixels;
    const int width = gdk_pixbuf_get_width(pixels.get());
    const int height = gdk_pixbuf_get_height(pixels.get());
    return Pixels(gdk_pixbuf_composite_color_simple(pixels.get(), width, height, GDK_INTERP_NEAREST, 255, 16, 0xFFFFFF, 0xFFFFFF));
}

Problem no_photo(std::string name)
{
    return {Problem::Code::bad_file, {"“{1}” is no photo that can be read here.", {std::move(name)}}, {"Save it as JPEG or PNG and choose it again."}, {}};
}

}  // namespace

Result<Photograph> photograph(const std::filesystem::path& file, Work& work)
{
    const std::string name = files::shown_name(file.filename().string());
    const Result<std::string> bytes = files::read_file(file, most_photo_bytes);
    if (!bytes)
        return bytes.problem();
    work.step(1, 5);
    Bounds bounds{most_megapixels * 1e6, photo_side};
    Pixels pixels = decoded(*bytes, "", bounds, work);
    if (work.stopped())
        return stopped_on_request();
    if (bounds.too_large)
        return Problem{Problem::Code::limit, {"“{1}” has more than {2} million pixels.", {name, plain(static_cast<long long>(most_megapixels))}}, {"Make it smaller and choose it again."}, {}};
    if (!pixels)
        return no_photo(name);
    work.step(3, 5);
    pixels = on_paper(std::move(pixels));
    gchar* memory = nullptr;
    gsize size = 0;
    if (!pixels || !gdk_pixbuf_save_to_buffer(pixels.get(), &memory, &size, "jpeg", nullptr, "quality", "82", nullptr))
        return no_photo(name);
    const std::unique_ptr<gchar, Free> jpeg(memory);
    const std::unique_ptr<gchar, Free> text(g_base64_encode(reinterpret_cast<const guchar*>(jpeg.get()), size));
    return Photograph{gdk_pixbuf_get_width(pixels.get()), gdk_pixbuf_get_height(pixels.get()), text.get()};
}

Result<screen::Image> developed(const std::string& jpeg, Work& work)
{
    const auto unreadable = [] { return Problem{Problem::Code::bad_file, {"A photo of the study cannot be shown."}, {"Remove it and choose it again."}, {}}; };
    gsize size = 0;
    const std::unique_ptr<guchar, Free> bytes(g_base64_decode(jpeg.c_str(), &size));
    Bounds bounds{4096.0 * 4096.0, 4096};
    Pixels pixels = bytes ? decoded({reinterpret_cast<const char*>(bytes.get()), size}, "jpeg", bounds, work) : nullptr;
    if (work.stopped())
        return stopped_on_request();
    if (!pixels)
        return unreadable();
    if (!gdk_pixbuf_get_has_alpha(pixels.get()))
        pixels.reset(gdk_pixbuf_add_alpha(pixels.get(), FALSE, 0, 0, 0));
    if (!pixels)
        return unreadable();
    screen::Image image;
    image.width = gdk_pixbuf_get_width(pixels.get());
    image.height = gdk_pixbuf_get_height(pixels.get());
    const std::size_t line = static_cast<std::size_t>(image.width) * 4;
    const std::size_t stride = static_cast<std::size_t>(gdk_pixbuf_get_rowstride(pixels.get()));
    const guint8* from = gdk_pixbuf_read_pixels(pixels.get());
    image.rgba.reserve(line * static_cast<std::size_t>(image.height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y)
        image.rgba.insert(image.rgba.end(), from + y * stride, from + y * stride + line);
    return image;
}

}  // namespace crosscut::app
