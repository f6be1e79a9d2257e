// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/dialog_forms.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crosscut::app {

/// What the desktop's file dialog is to ask for.
///
///   save      A name for a file that is to be written, `name` is the suggestion; else something that is there.
///   folder    A folder instead of a file.
///   several   More than one file.
///   patterns  Of names that fit, as "*.csv"; `kinds` says in words what they are.
struct PortalAsk {
    std::string title;
    std::string accept;
    bool save = false;
    bool folder = false;
    bool several = false;
    std::string name;
    std::filesystem::path start;
    std::string kinds;
    std::vector<std::string> patterns;
};

/// What came back.
///
///   absent   There is no bus, nobody on it offers the dialog, or it failed: the built-in browser is to ask.
///   given_up The person closed it.
///   chosen   `paths`, at least one.
struct PortalAnswer {
    enum class What { absent, given_up, chosen } what = What::absent;
    std::vector<std::filesystem::path> paths;
};

/// The file dialog of the desktop (org.freedesktop.portal.FileChooser), where a session bus of this computer answers. The
/// talk goes on in a thread of its own: a window never waits for a bus. Only local sockets are spoken to.
class Portal {
public:
    Portal();
    ~Portal();
    Portal(const Portal&) = delete;
    Portal& operator=(const Portal&) = delete;

    /// Opens the dialog; one that is open is closed first.
    void ask(PortalAsk ask);
    /// The answer, once; nothing while the dialog is open or none was asked for.
    std::optional<PortalAnswer> answer();
    bool busy() const;
    /// Closes the dialog; no answer comes any more.
    void stop();

private:
    struct Talk;
    std::shared_ptr<Talk> talk_;
};

/// The address of the session bus if it is a local socket; empty otherwise.
std::string local_bus();

/// The path of a `file:` address of this computer; nothing for any other.
std::optional<std::filesystem::path> path_of_address(const std::string& address);

/// What a form of the file browser asks for, in the words of a language.
PortalAsk portal_ask(const panels::FileForm& form, Language language, const std::filesystem::path& start, const std::string& ending);

}  // namespace crosscut::app
