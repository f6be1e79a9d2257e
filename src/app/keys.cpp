// SPDX-License-Identifier: Apache-2.0
#include "app/keys.hpp"

#include <GLFW/glfw3.h>

#include <imgui.h>

#include <backends/imgui_impl_glfw.h>

#include <set>

namespace crosscut::app {

void KeyQueue::push(KeyEvent event)
{
    if (event.kind == KeyEvent::Kind::text && !events_.empty() && (events_.back().kind == KeyEvent::Kind::press || events_.back().kind == KeyEvent::Kind::repeat))
        events_.back().writes = true;
    events_.push_back(event);
}

std::vector<KeyEvent> KeyQueue::take(bool typing)
{
    std::vector<KeyEvent> out;
    std::set<int> changed;
    while (!events_.empty()) {
        const KeyEvent& next = events_.front();
        if (next.kind == KeyEvent::Kind::press || next.kind == KeyEvent::Kind::release) {
            if (changed.count(next.key))
                break;
            if (!(typing && next.writes))
                changed.insert(next.key);
        }
        out.push_back(next);
        events_.pop_front();
    }
    return out;
}

namespace {

KeyQueue* listening = nullptr;

}  // namespace

void listen_to_keys(void* window, KeyQueue& queue)
{
    listening = &queue;
    glfwSetKeyCallback(static_cast<GLFWwindow*>(window), [](GLFWwindow*, int key, int scancode, int action, int modifiers) {
        listening->push({action == GLFW_PRESS ? KeyEvent::Kind::press : action == GLFW_REPEAT ? KeyEvent::Kind::repeat : KeyEvent::Kind::release, key, scancode, modifiers, false});
    });
    glfwSetCharCallback(static_cast<GLFWwindow*>(window), [](GLFWwindow*, unsigned letter) { listening->push({KeyEvent::Kind::text, static_cast<int>(letter), 0, 0, false}); });
}

void hand_on_keys(void* window, KeyQueue& queue, bool typing)
{
    auto* to = static_cast<GLFWwindow*>(window);
    for (const KeyEvent& event : queue.take(typing))
        if (event.kind == KeyEvent::Kind::text)
            ImGui_ImplGlfw_CharCallback(to, static_cast<unsigned>(event.key));
        else
            ImGui_ImplGlfw_KeyCallback(to, event.key, event.scancode, event.kind == KeyEvent::Kind::press ? GLFW_PRESS : event.kind == KeyEvent::Kind::repeat ? GLFW_REPEAT : GLFW_RELEASE, event.modifiers);
}

}  // namespace crosscut::app
