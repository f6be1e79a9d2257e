// SPDX-License-Identifier: Apache-2.0
#include "screen/window.hpp"

#include <algorithm>
#include <utility>

#include <epoxy/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace crosscut::screen {
namespace {

int windows_open = 0;

std::string last_error()
{
    const char* words = nullptr;
    glfwGetError(&words);
    return words ? words : "";
}

Problem refusal(const std::string& reason)
{
    const Message hint = "The desktop needs a screen and OpenGL 3.3. Without them \"crosscut report\" on the "
                         "command line makes the same figures and tables.";
    if (reason.empty()) {
        return {Problem::Code::unsupported, "No window can be opened here.", hint, {}};
    }
    return {Problem::Code::unsupported, {"No window can be opened here ({1}).", {reason}}, hint, {}};
}

}  // namespace

struct Window::State {
    GLFWwindow* window = nullptr;
    std::vector<std::string> dropped;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (window) {
            glfwDestroyWindow(window);
        }
        if (--windows_open == 0) {
            glfwTerminate();
        }
    }
};

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

Result<Window> Window::open(const std::string& title, int width, int height, bool visible)
{
    if (windows_open == 0 && !glfwInit()) {
        return refusal(last_error());
    }
    ++windows_open;
    auto state = std::make_unique<State>();
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SAMPLES, 0);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, visible ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "crosscut");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "crosscut");
    state->window = glfwCreateWindow(std::max(width, 1), std::max(height, 1), title.c_str(), nullptr, nullptr);
    if (!state->window) {
        return refusal(last_error());
    }
    glfwMakeContextCurrent(state->window);
    if (epoxy_gl_version() < 33) {
        return refusal("");
    }
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(state->window, state.get());
    glfwSetDropCallback(state->window, [](GLFWwindow* window, int count, const char** paths) {
        auto* own = static_cast<State*>(glfwGetWindowUserPointer(window));
        own->dropped.insert(own->dropped.end(), paths, paths + count);
    });
    return Window(std::move(state));
}

void Window::make_current() { glfwMakeContextCurrent(state_->window); }
void Window::swap() { glfwSwapBuffers(state_->window); }
void Window::poll() { glfwPollEvents(); }

void Window::wait(double seconds)
{
    if (seconds < 0) {
        glfwWaitEvents();
    } else if (seconds == 0) {
        glfwPollEvents();
    } else {
        glfwWaitEventsTimeout(seconds);
    }
}

void Window::wake() { glfwPostEmptyEvent(); }

bool Window::wants_to_close() const { return glfwWindowShouldClose(state_->window) != 0; }
void Window::set_wants_to_close(bool wanted)
{
    glfwSetWindowShouldClose(state_->window, wanted ? GLFW_TRUE : GLFW_FALSE);
}
void Window::set_title(const std::string& title) { glfwSetWindowTitle(state_->window, title.c_str()); }

Extent Window::size() const
{
    Extent extent;
    glfwGetWindowSize(state_->window, &extent.width, &extent.height);
    return extent;
}

Extent Window::framebuffer() const
{
    Extent extent;
    glfwGetFramebufferSize(state_->window, &extent.width, &extent.height);
    return extent;
}

double Window::content_scale() const
{
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(state_->window, &x, &y);
    return x > 0 ? static_cast<double>(x) : 1.0;
}

bool Window::focused() const { return glfwGetWindowAttrib(state_->window, GLFW_FOCUSED) != 0; }

std::string Window::graphics() const
{
    const auto words = [](GLenum name) {
        const GLubyte* text = glGetString(name);
        return text ? std::string(reinterpret_cast<const char*>(text)) : std::string();
    };
    return "OpenGL " + words(GL_VERSION) + ", " + words(GL_RENDERER);
}

std::vector<std::string> Window::take_dropped_files() { return std::exchange(state_->dropped, {}); }

void* Window::native() const { return state_->window; }

}  // namespace crosscut::screen
