// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <vector>

namespace crosscut::app {

/// What happened to a key, or a letter that was typed.
struct KeyEvent {
    enum class Kind { press, repeat, release, text };
    Kind kind = Kind::press;
    int key = 0;  ///< of a text: the letter
    int scancode = 0;
    int modifiers = 0;
    bool writes = false;  ///< a press that a text followed
};

/// Keys on their way to the panels, which look at them once a frame: a key that goes down and up between two frames
/// would never have been pressed. Nothing overtakes anything.
class KeyQueue {
public:
    void push(KeyEvent event);
    /// What this frame shall see: up to the second change of a key. In a text field (`typing`) keys that write may change
    /// any number of times, as their letters are what counts there.
    std::vector<KeyEvent> take(bool typing);
    bool empty() const { return events_.empty(); }

private:
    std::deque<KeyEvent> events_;
};

/// Puts a queue between a window and the back end of Dear ImGui, which listens to it already. One window a program.
void listen_to_keys(void* window, KeyQueue& queue);
/// Hands on what this frame shall see.
void hand_on_keys(void* window, KeyQueue& queue, bool typing);

}  // namespace crosscut::app
