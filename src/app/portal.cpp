// SPDX-License-Identifier: Apache-2.0
#include "app/portal.hpp"

#include "panels/file_list.hpp"

#include <dbus/dbus.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace crosscut::app {

namespace fs = std::filesystem;

namespace {

constexpr const char* desktop = "org.freedesktop.portal.Desktop";
constexpr const char* desktop_path = "/org/freedesktop/portal/desktop";
constexpr const char* chooser = "org.freedesktop.portal.FileChooser";
constexpr const char* request = "org.freedesktop.portal.Request";
constexpr int patience_ms = 5000;  // for an answer to a call; the dialog itself may stay open for ever

struct Released {
    void operator()(DBusMessage* message) const { dbus_message_unref(message); }
    void operator()(DBusConnection* bus) const
    {
        dbus_connection_close(bus);
        dbus_connection_unref(bus);
    }
};
using Message_ = std::unique_ptr<DBusMessage, Released>;
using Bus = std::unique_ptr<DBusConnection, Released>;

/// A name and a value in a dictionary; `fill` writes the value.
template <class Fill> void entry(DBusMessageIter& into, const char* key, const char* type, Fill fill)
{
    DBusMessageIter pair, value;
    dbus_message_iter_open_container(&into, DBUS_TYPE_DICT_ENTRY, nullptr, &pair);
    dbus_message_iter_append_basic(&pair, DBUS_TYPE_STRING, &key);
    dbus_message_iter_open_container(&pair, DBUS_TYPE_VARIANT, type, &value);
    fill(value);
    dbus_message_iter_close_container(&pair, &value);
    dbus_message_iter_close_container(&into, &pair);
}

void word(DBusMessageIter& into, const char* key, const std::string& text)
{
    entry(into, key, "s", [&](DBusMessageIter& value) {
        const char* chars = text.c_str();
        dbus_message_iter_append_basic(&value, DBUS_TYPE_STRING, &chars);
    });
}

void flag(DBusMessageIter& into, const char* key, bool on)
{
    entry(into, key, "b", [&](DBusMessageIter& value) {
        const dbus_bool_t bit = on ? 1 : 0;
        dbus_message_iter_append_basic(&value, DBUS_TYPE_BOOLEAN, &bit);
    });
}

/// Bytes of a path, with the zero that the interface asks for.
void bytes(DBusMessageIter& into, const char* key, const std::string& path)
{
    entry(into, key, "ay", [&](DBusMessageIter& value) {
        DBusMessageIter array;
        const char* chars = path.c_str();
        dbus_message_iter_open_container(&value, DBUS_TYPE_ARRAY, "y", &array);
        dbus_message_iter_append_fixed_array(&array, DBUS_TYPE_BYTE, &chars, static_cast<int>(path.size()) + 1);
        dbus_message_iter_close_container(&value, &array);
    });
}

void filters(DBusMessageIter& into, const PortalAsk& ask)
{
    if (ask.patterns.empty() || ask.folder)
        return;
    entry(into, "filters", "a(sa(us))", [&](DBusMessageIter& value) {
        DBusMessageIter list, filter, patterns;
        const char* kinds = ask.kinds.c_str();
        dbus_message_iter_open_container(&value, DBUS_TYPE_ARRAY, "(sa(us))", &list);
        dbus_message_iter_open_container(&list, DBUS_TYPE_STRUCT, nullptr, &filter);
        dbus_message_iter_append_basic(&filter, DBUS_TYPE_STRING, &kinds);
        dbus_message_iter_open_container(&filter, DBUS_TYPE_ARRAY, "(us)", &patterns);
        for (const std::string& pattern : ask.patterns) {
            DBusMessageIter one;
            const dbus_uint32_t glob = 0;
            const char* chars = pattern.c_str();
            dbus_message_iter_open_container(&patterns, DBUS_TYPE_STRUCT, nullptr, &one);
            dbus_message_iter_append_basic(&one, DBUS_TYPE_UINT32, &glob);
            dbus_message_iter_append_basic(&one, DBUS_TYPE_STRING, &chars);
            dbus_message_iter_close_container(&patterns, &one);
        }
        dbus_message_iter_close_container(&filter, &patterns);
        dbus_message_iter_close_container(&list, &filter);
        dbus_message_iter_close_container(&value, &list);
    });
}

Message_ call_of(const PortalAsk& ask, const std::string& token)
{
    Message_ call(dbus_message_new_method_call(desktop, desktop_path, chooser, ask.save ? "SaveFile" : "OpenFile"));
    if (!call)
        return call;
    DBusMessageIter body, options;
    dbus_message_iter_init_append(call.get(), &body);
    const char* parent = "";
    const char* title = ask.title.c_str();
    dbus_message_iter_append_basic(&body, DBUS_TYPE_STRING, &parent);
    dbus_message_iter_append_basic(&body, DBUS_TYPE_STRING, &title);
    dbus_message_iter_open_container(&body, DBUS_TYPE_ARRAY, "{sv}", &options);
    word(options, "handle_token", token);
    if (!ask.accept.empty())
        word(options, "accept_label", ask.accept);
    flag(options, "modal", true);
    if (ask.save && !ask.name.empty())
        word(options, "current_name", ask.name);
    if (!ask.save) {
        flag(options, "multiple", ask.several);
        flag(options, "directory", ask.folder);
    }
    if (!ask.start.empty())
        bytes(options, "current_folder", ask.start.string());
    filters(options, ask);
    dbus_message_iter_close_container(&body, &options);
    return call;
}

/// Reads an answer: 0 and the chosen addresses, 1 where the person closed it.
PortalAnswer read(DBusMessage* message)
{
    PortalAnswer out;
    DBusMessageIter body, list;
    if (!dbus_message_has_signature(message, "ua{sv}") || !dbus_message_iter_init(message, &body))
        return out;
    dbus_uint32_t code = 2;
    dbus_message_iter_get_basic(&body, &code);
    if (code == 1)
        out.what = PortalAnswer::What::given_up;
    if (code != 0)
        return out;
    dbus_message_iter_next(&body);
    dbus_message_iter_recurse(&body, &list);
    for (; dbus_message_iter_get_arg_type(&list) == DBUS_TYPE_DICT_ENTRY; dbus_message_iter_next(&list)) {
        DBusMessageIter pair, value, addresses;
        dbus_message_iter_recurse(&list, &pair);
        const char* key = nullptr;
        dbus_message_iter_get_basic(&pair, &key);
        dbus_message_iter_next(&pair);
        dbus_message_iter_recurse(&pair, &value);
        if (std::strcmp(key, "uris") != 0 || dbus_message_iter_get_arg_type(&value) != DBUS_TYPE_ARRAY || dbus_message_iter_get_element_type(&value) != DBUS_TYPE_STRING)
            continue;
        dbus_message_iter_recurse(&value, &addresses);
        for (; dbus_message_iter_get_arg_type(&addresses) == DBUS_TYPE_STRING; dbus_message_iter_next(&addresses)) {
            const char* address = nullptr;
            dbus_message_iter_get_basic(&addresses, &address);
            if (const auto path = path_of_address(address))
                out.paths.push_back(*path);
        }
    }
    // A place that is no file of this computer cannot be read: the built-in browser goes on.
    out.what = out.paths.empty() ? PortalAnswer::What::absent : PortalAnswer::What::chosen;
    return out;
}

}  // namespace

struct Portal::Talk {
    std::atomic<bool> stopped{false};
    std::mutex lock;
    std::optional<PortalAnswer> answer;
    std::atomic<bool> busy{true};

    void give(PortalAnswer what)
    {
        const std::lock_guard guard(lock);
        if (!stopped)
            answer = std::move(what);
        busy = false;
    }
    PortalAnswer hold(const PortalAsk& ask);
};

PortalAnswer Portal::Talk::hold(const PortalAsk& ask)
{
    const std::string address = local_bus();
    if (address.empty())
        return {};
    DBusError error;
    dbus_error_init(&error);
    Bus bus(dbus_connection_open_private(address.c_str(), &error));
    dbus_error_free(&error);
    if (!bus)
        return {};
    dbus_connection_set_exit_on_disconnect(bus.get(), 0);
    const bool known = dbus_bus_register(bus.get(), &error) != 0;
    dbus_error_free(&error);
    if (!known)
        return {};
    // The answer may come before the call returns: it is listened for first.
    dbus_bus_add_match(bus.get(), "type='signal',interface='org.freedesktop.portal.Request',member='Response'", &error);
    dbus_error_free(&error);
    static std::atomic<unsigned> number{0};
    const std::string token = "crosscut" + std::to_string(getpid()) + "_" + std::to_string(++number);
    const Message_ call = call_of(ask, token);
    if (!call)
        return {};
    const Message_ reply(dbus_connection_send_with_reply_and_block(bus.get(), call.get(), patience_ms, &error));
    dbus_error_free(&error);
    const char* handle = nullptr;
    if (!reply || !dbus_message_get_args(reply.get(), nullptr, DBUS_TYPE_OBJECT_PATH, &handle, DBUS_TYPE_INVALID))
        return {};
    while (!stopped) {
        if (!dbus_connection_read_write(bus.get(), 80))
            return {};
        while (const Message_ message{dbus_connection_pop_message(bus.get())})
            if (dbus_message_is_signal(message.get(), request, "Response") && dbus_message_has_path(message.get(), handle))
                return read(message.get());
    }
    const Message_ close(dbus_message_new_method_call(desktop, handle, request, "Close"));
    if (close) {
        dbus_message_set_no_reply(close.get(), 1);
        dbus_connection_send(bus.get(), close.get(), nullptr);
        dbus_connection_flush(bus.get());
    }
    return {PortalAnswer::What::given_up, {}};
}

Portal::Portal() { dbus_threads_init_default(); }
Portal::~Portal() { stop(); }

void Portal::ask(PortalAsk ask)
{
    stop();
    talk_ = std::make_shared<Talk>();
    // Nobody waits for it: a bus that hangs keeps neither the window nor its end.
    std::thread([talk = talk_, ask = std::move(ask)] { talk->give(talk->hold(ask)); }).detach();
}

std::optional<PortalAnswer> Portal::answer()
{
    if (!talk_)
        return std::nullopt;
    const std::lock_guard guard(talk_->lock);
    return std::exchange(talk_->answer, std::nullopt);
}

bool Portal::busy() const { return talk_ && talk_->busy && !talk_->stopped; }

void Portal::stop()
{
    if (talk_)
        talk_->stopped = true;
    talk_.reset();
}

std::string local_bus()
{
    std::string address;
    if (const char* given = std::getenv("DBUS_SESSION_BUS_ADDRESS"); given && *given)
        address = given;
    else if (const char* folder = std::getenv("XDG_RUNTIME_DIR"); folder && *folder == '/') {
        std::error_code error;
        if (const fs::path bus = fs::path(folder) / "bus"; fs::exists(bus, error))
            address = "unix:path=" + bus.string();
    }
    // Several may be named; each must be a local socket: no bus of another computer is spoken to.
    for (std::size_t at = 0; at < address.size();) {
        if (address.compare(at, 5, "unix:") != 0)
            return {};
        const std::size_t next = address.find(';', at);
        at = next == std::string::npos ? address.size() : next + 1;
    }
    return address;
}

std::optional<fs::path> path_of_address(const std::string& address)
{
    std::string rest;
    if (address.rfind("file:///", 0) == 0)
        rest = address.substr(7);
    else if (address.rfind("file://localhost/", 0) == 0)
        rest = address.substr(16);
    else
        return std::nullopt;
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string path;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] != '%') {
            path += rest[i];
            continue;
        }
        if (i + 2 >= rest.size() || digit(rest[i + 1]) < 0 || digit(rest[i + 2]) < 0)
            return std::nullopt;
        const char byte = static_cast<char>(digit(rest[i + 1]) * 16 + digit(rest[i + 2]));
        if (byte == '\0')
            return std::nullopt;
        path += byte;
        i += 2;
    }
    return fs::path(path);
}

PortalAsk portal_ask(const panels::FileForm& form, Language language, const fs::path& start, const std::string& ending)
{
    using panels::FilePurpose;
    PortalAsk ask;
    ask.save = panels::saves(form.purpose) && form.purpose != FilePurpose::write_report;
    ask.folder = form.purpose == FilePurpose::write_report;
    ask.several = form.purpose == FilePurpose::import_tables;
    ask.title = panels::title_of(language, form.purpose);
    ask.accept = panels::action_of(language, form.purpose);
    ask.kinds = panels::kinds_of(language, form.purpose);
    ask.name = form.name;
    if (ask.save && ask.name.empty())
        ask.name = std::string(tr(language, "study")) + ending;
    ask.start = start;
    if (ask.several)
        ask.patterns = {"*.csv", "*.CSV", "*.tsv", "*.txt", "*.xlsx", "*.XLSX"};
    else if (!ending.empty())
        ask.patterns = {"*" + ending};
    return ask;
}

}  // namespace crosscut::app
