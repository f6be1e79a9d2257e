// SPDX-License-Identifier: Apache-2.0
#include "app/program.hpp"

#include "app/figure_preview.hpp"
#include "app/recent.hpp"
#include "figure/write.hpp"
#include "files/bytes.hpp"
#include "screen/image.hpp"

#include <GLFW/glfw3.h>

#include <imgui.h>

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace crosscut::app {

using panels::Room;

Result<std::unique_ptr<Program>> Program::open(const Options& options)
{
    const bool seen = options.screenshot.empty() || !options.probe.empty();
    Result<screen::Window> window = screen::Window::open("Crosscut", options.width, options.height, seen);
    if (!window)
        return window.problem();
    Result<screen::Painter> painter = screen::Painter::make();
    if (!painter)
        return painter.problem();
    return std::unique_ptr<Program>(new Program(options, std::move(*window), std::move(*painter)));
}

Program::Program(const Options& options, screen::Window window, screen::Painter painter)
    : options_(options), window_(std::move(window)), painter_(std::make_unique<screen::Painter>(std::move(painter)))
{
    canvas_ = std::make_unique<Canvas>(*painter_);
    second_ = std::make_unique<Canvas>(*painter_);
    preview_ = std::make_unique<Preview>();
    start_library();
    session_.backups_on = options_.screenshot.empty() && !options_.frames;
    if (!options_.probe.empty())
        panels::probe() = &probe_;
    open_first_study();
}

Program::~Program()
{
    panels::probe() = nullptr;
    session_.jobs.cancel_all();
    projector_.reset();
    window_.make_current();
    preview_.reset();
    second_.reset();
    canvas_.reset();
    painter_.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
}

void Program::start_library()
{
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    ImGui_ImplGlfw_InitForOpenGL(static_cast<GLFWwindow*>(window_.native()), true);
    listen_to_keys(window_.native(), keys_);
    ImGui_ImplOpenGL3_Init("#version 330");
}

void Program::open_first_study()
{
    const char* tongue = nullptr;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value && !tongue)
            tongue = value;
    view_.look.language = options_.language.value_or(tongue ? language_from(tongue) : Language::german);
    if (!options_.study.empty())
        open_study(options_.study);
    else
        session_.take(study::Book(), view_);
    follow(options_, session_.book.state().archive, view_);
    view_.recent_files = read_recent(recent_list());
    if (options_.dialog == "whatif") {
        session_.refresh(view_);
        panels::begin_what_if(session_.model(view_), view_);
    }
    view_.fullscreen = options_.fullscreen;
}

void Program::follow_fullscreen()
{
    if (fullscreen_ == view_.fullscreen)
        return;
    fullscreen_ = view_.fullscreen;
    auto* window = static_cast<GLFWwindow*>(window_.native());
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    if (fullscreen_ && mode) {
        glfwGetWindowPos(window, &window_place_[0], &window_place_[1]);
        glfwGetWindowSize(window, &window_place_[2], &window_place_[3]);
        glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    } else if (!fullscreen_ && window_place_[2] > 0) {
        glfwSetWindowMonitor(window, nullptr, window_place_[0], window_place_[1], window_place_[2], window_place_[3], 0);
    }
    canvas_->fit();
}

void Program::open_study(const std::filesystem::path& file)
{
    Result<study::Book> book = study::Book::open(file);
    if (!book) {
        session_.refuse(book.problem(), language(), session_.now);
        return;
    }
    take_book(std::move(*book));
    window_.set_title(file.filename().string() + " – Crosscut");
    remember_file(file);
}

void Program::take_book(study::Book book)
{
    view_.tour.reset();
    sample_steps_ = 0;
    session_.take(std::move(book), view_);
    view_.past.forget();
    canvas_->fit();
}

void Program::adapt_scale()
{
    const screen::Extent size = window_.size();
    const screen::Extent pixels = window_.framebuffer();
    const double ratio = size.width > 0 && pixels.width > 0 ? static_cast<double>(pixels.width) / size.width : 1.0;
    // On some systems a screen unit is a pixel and the scale is told apart; on others units are scaled already.
    const double scale = std::clamp(std::max(window_.content_scale() / ratio, 0.5) * view_.look.zoom, 0.5, 5.0);
    const scene::Theme* theme = &panels::theme_of(view_.look);
    if (scale == scale_ && ratio == pixels_ && theme == theme_)
        return;
    if (scale != scale_ || ratio != pixels_) {
        panels::load_fonts(scale * ratio);
        ImGui::GetIO().FontGlobalScale = static_cast<float>(1 / ratio);
        // All of it: what is still missing when a frame begins would be made from the letters, which are given back here.
        ImGui_ImplOpenGL3_DestroyDeviceObjects();
        ImGui_ImplOpenGL3_CreateDeviceObjects();
        // The graphics card has the letters now; files and pixels that they were made from are not needed again.
        ImGui::GetIO().Fonts->ClearInputData();
        ImGui::GetIO().Fonts->ClearTexData();
#ifdef __GLIBC__
        malloc_trim(0);  // the system gets back what they were made in
#endif
    }
    scale_ = scale;
    pixels_ = ratio;
    theme_ = theme;
    panels::apply_style(*theme, scale);
    canvas_->fit();
}

bool Program::two_drawings() const
{
    return view_.beside && panels::draws(view_.room) && panels::draws(*view_.beside) && *view_.beside != view_.room && !session_.book.state().archive.actors->empty();
}

template <class Do> void Program::for_second(Do act)
{
    if (plan_.second.width <= 0)
        return;
    std::swap(view_.room, *view_.beside);
    view_.in_second = true;
    act();
    view_.in_second = false;
    // A drawing that leads into another room leads the window there.
    if (view_.beside)
        std::swap(view_.room, *view_.beside);
}

Canvas::Areas Program::place_areas()
{
    const screen::Extent size = window_.size();
    const screen::Extent pixels = window_.framebuffer();
    plan_ = floor_plan(view_, size.width, size.height, scale_, two_drawings(), panels::nothing_yet(session_.book.state()));
    Canvas::Areas areas;
    areas.drawing = plan_.drawing;
    areas.time = plan_.time.height > 0 ? panels::Area{plan_.time.x, plan_.time.y + 1, plan_.time.width, plan_.time.height - 1} : panels::Area{};
    areas.pixels = pixels_;
    areas.points = scale_;
    areas.head = plan_.head;
    areas.framebuffer_width = pixels.width;
    areas.framebuffer_height = pixels.height;
    return areas;
}

void Program::draw_panels()
{
    panels::Model model = session_.model(view_);
    model.figure = preview_->shown();
    if (!view_.figure_form && model.figure->texture != 0)
        preview_->forget();
    panels::Intents intents;
    const bool empty = panels::nothing_yet(session_.book.state());
    panels::whole_window(model, view_, intents, plan_, [&] {
        if (!empty)
            canvas_->hands(session_, view_, intents);
        for_second([&] {
            second_->hands(session_, view_, intents);
            panels::heading(model, view_, intents, {plan_.second.x, plan_.second.y, plan_.second.width, std::max(plan_.head, 84 * scale_)});
        });
    });
    panels::dialogs(model, view_, intents);
    panels::shortcuts(model, view_, intents);
    waiting_ = std::move(intents);
    const study::History& history = session_.book.history();
    view_.past.follow(view_, history.cursor(), history.steps().size(), session_.now);
}

void Program::frame()
{
    session_.now = glfwGetTime();
    hand_on_keys(window_.native(), keys_, ImGui::GetIO().WantTextInput);
    follow_fullscreen();
    adapt_scale();
    if (view_.playing && session_.now - last_step_ > 0.32) {
        last_step_ = session_.now;
        const Day next = month_start(view_.day, 1);
        const Day then = next > day_of(2025, 12, 1) ? day_of(2010, 1, 1) : next;
        if (view_.from)
            view_.from = *view_.from + (then - view_.day);
        view_.day = then;
    }
    session_.refresh(view_);
    const Canvas::Areas areas = place_areas();
    canvas_->compose(session_, view_, areas);
    for_second([&] {
        Canvas::Areas other = areas;
        other.drawing = plan_.second;
        other.time = {};
        second_->compose(session_, view_, other);
    });

    const screen::Extent pixels = window_.framebuffer();
    painter_->clear(pixels.width, pixels.height, theme_->paper);
    canvas_->paint(view_);
    for_second([&] { second_->paint(view_); });

    // Arrow keys belong to time until Tab hands them to the widgets; Esc or the mouse hands them back.
    ImGuiIO& io = ImGui::GetIO();
    if (panels::pressed(panels::Key::tab) || panels::pressed(panels::Key::tab, true))
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    else if (io.MouseDown[0] || (panels::pressed(panels::Key::escape) && !view_.dialog_open()))
        io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    if (view_.dialog_open())
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;

    probe_.drawn.clear();
    probe_.texts.clear();
    probe_.cut.clear();
    probe_.told.clear();
    probe_.clashes.clear();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    draw_panels();
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    ++frames_;
}

bool Program::settled() const
{
    return frames_ > 12 && session_.jobs.idle() && !session_.picture_waits(view_) && !session_.waits() && session_.model(view_).gaps && (session_.places(view_) || session_.book.state().archive.actors->empty());
}

int Program::run()
{
    while (true) {
        const ImGuiIO& io = ImGui::GetIO();
        const bool moving = view_.playing || canvas_->moving() || (plan_.second.width > 0 && second_->moving()) || busy_frames_ > 0 || !keys_.empty() || io.WantTextInput || io.MouseDown[0] || io.MouseDown[1] || io.MouseDown[2];
        if (moving || options_.frames || !options_.screenshot.empty())
            window_.poll();
        else
            window_.wait(portal_.busy() ? 0.1 : view_.dialog_open() || view_.search_open ? 0.03 : session_.jobs.idle() ? 0.4 : 0.05);
        take_dropped();
        const float x = io.MousePos.x;
        const float y = io.MousePos.y;
        frame();
        busy_frames_ = x != io.MousePos.x || y != io.MousePos.y || !waiting_.empty() || io.MouseReleased[0] || io.MouseReleased[1] ? 6 : std::max(0, busy_frames_ - 1);
        if (!options_.screenshot.empty() && settled())
            return write_screenshot();
        if (options_.frames && settled())
            return time_frames();
        window_.swap();
        follow_projector();
        follow_portal();
        if (!options_.probe.empty())
            write_probe();
        answer(std::exchange(waiting_, {}));
        // What the next frame shows is in the file before it is drawn. A disk that takes longer than a moment
        // does not hold the window up: the status line then says that saving goes on.
        if (session_.book.save_status().kind == study::SaveStatus::Kind::saving)
            session_.book.flush(0.1);
        if ((quit_ || window_.wants_to_close()) && may_close())
            return 0;
    }
}

bool Program::may_close()
{
    // What is on the screen is in the file before the window goes; if that cannot be, it is said first.
    const bool unkept = !session_.book.has_file() && session_.book.history().steps().size() > sample_steps_;
    if (!close_anyway_ && (unkept || !session_.book.flush(10))) {
        close_anyway_ = true;
        quit_ = false;
        window_.set_wants_to_close(false);
        session_.say(std::string(tr(language(), unkept ? "This study is in no file yet. Save a copy, or close once more to give it up."
                                                       : "The last changes could not be written. Save a copy elsewhere, or close once more to give them up.")),
                     true, session_.now);
        view_.file_form = panels::FileForm{};
        view_.file_form->purpose = panels::FilePurpose::save_copy;
        return false;
    }
    return true;
}

void Program::write_probe()
{
    std::string text;
    for (const auto& [name, box] : probe_.drawn)
        text += name + "\t" + std::to_string(std::lround(box.x)) + "\t" + std::to_string(std::lround(box.y)) + "\t" + std::to_string(std::lround(box.width)) + "\t" + std::to_string(std::lround(box.height)) + "\n";
    for (const std::string& words : probe_.texts)
        text += "text\t" + words + "\n";
    if (projector_)
        for (const scene::Mark& mark : projector_->shown().marks)
            if (const auto* label = std::get_if<scene::Label>(&mark.form))
                text += "wall\t" + label->text + "\n";
    const study::SaveStatus save = session_.book.save_status();
    text += std::string("saved\t") + (save.kind == study::SaveStatus::Kind::saved ? "yes" : "no") + "\n";
    text += "steps\t" + std::to_string(session_.book.history().cursor()) + "\n";
    text += std::string("settled\t") + (settled() ? "yes" : "no") + "\n";
    if (text == probe_text_)
        return;
    probe_text_ = text;
    const Result<Done> written = files::write_file(options_.probe, text);
    (void)written;  // a test that does not find the file says so itself
}

int Program::write_screenshot()
{
    const screen::Extent size = window_.framebuffer();
    const screen::Image image = screen::read_pixels(0, 0, size.width, size.height, size.height);
    const Result<std::string> png = figure::png_of({image.width, image.height, image.rgba}, 96);
    if (!png) {
        session_.refuse(png.problem(), language(), session_.now);
        return 1;
    }
    const Result<Done> written = files::write_file(options_.screenshot, *png);
    return written ? 0 : 1;
}

}  // namespace crosscut::app
