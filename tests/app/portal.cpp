// SPDX-License-Identifier: Apache-2.0
// The desktop's own file dialog, played by a service on a bus of the test's own.
#include "app/portal.hpp"

#include "desk.hpp"

#include <dbus/dbus.h>

#include <atomic>
#include <mutex>

namespace crosscut::app {

namespace {

/// Sets a variable of the environment and puts back what was there.
class Variable {
public:
    Variable(const char* name, const std::string& value) : name_(name)
    {
        if (const char* was = std::getenv(name))
            was_ = was;
        setenv(name, value.c_str(), 1);
    }
    ~Variable()
    {
        if (was_)
            setenv(name_, was_->c_str(), 1);
        else
            unsetenv(name_);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
    std::optional<std::string> was_;
};

/// A session bus of its own; empty where there is no dbus-daemon.
class PrivateBus {
public:
    explicit PrivateBus(const fs::path& folder)
    {
        int ends[2];
        if (pipe(ends) != 0)
            return;
        pid_ = start({"dbus-daemon", "--session", "--nofork", "--nopidfile", "--address=unix:path=" + (folder / "bus").string(), "--print-address=9"}, {}, ends[1]);
        ::close(ends[1]);
        char letter = 0;
        while (pid_ > 0 && read(ends[0], &letter, 1) == 1 && letter != '\n')
            address_ += letter;
        ::close(ends[0]);
    }
    ~PrivateBus()
    {
        if (pid_ > 0) {
            kill(pid_, SIGTERM);
            finish(pid_);
        }
    }
    PrivateBus(const PrivateBus&) = delete;
    PrivateBus& operator=(const PrivateBus&) = delete;
    const std::string& address() const { return address_; }

private:
    pid_t pid_ = -1;
    std::string address_;
};

/// Plays org.freedesktop.portal.Desktop: notes what it is asked, and answers every dialog in the same way, if at all.
class Desktop {
public:
    Desktop(const std::string& address, dbus_uint32_t code, std::vector<std::string> addresses, bool answers = true)
        : code_(code), addresses_(std::move(addresses)), answers_(answers)
    {
        bus_ = dbus_connection_open_private(address.c_str(), nullptr);
        REQUIRE(bus_);
        dbus_connection_set_exit_on_disconnect(bus_, 0);
        REQUIRE(dbus_bus_register(bus_, nullptr));
        REQUIRE(dbus_bus_request_name(bus_, "org.freedesktop.portal.Desktop", 0, nullptr) == DBUS_REQUEST_NAME_REPLY_PRIMARY_OWNER);
        thread_ = std::thread([this] { serve(); });
    }
    ~Desktop()
    {
        done_ = true;
        thread_.join();
        dbus_connection_close(bus_);
        dbus_connection_unref(bus_);
    }
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    std::string asked()
    {
        const std::lock_guard guard(lock_);
        return asked_;
    }
    bool was_closed() const { return closed_; }

private:
    void serve()
    {
        while (!done_) {
            dbus_connection_read_write(bus_, 20);
            while (DBusMessage* message = dbus_connection_pop_message(bus_)) {
                for (const char* method : {"OpenFile", "SaveFile"})
                    if (dbus_message_is_method_call(message, "org.freedesktop.portal.FileChooser", method))
                        open(message, method);
                if (dbus_message_is_method_call(message, "org.freedesktop.portal.Request", "Close"))
                    closed_ = true;
                dbus_message_unref(message);
            }
        }
    }
    /// Every word of a message, deep down.
    static void words(DBusMessageIter& at, std::string& into)
    {
        for (int type = 0; (type = dbus_message_iter_get_arg_type(&at)) != DBUS_TYPE_INVALID; dbus_message_iter_next(&at)) {
            if (type == DBUS_TYPE_STRING) {
                const char* chars = nullptr;
                dbus_message_iter_get_basic(&at, &chars);
                into += std::string(chars) + "\n";
            } else if (type == DBUS_TYPE_BOOLEAN) {
                dbus_bool_t bit = 0;
                dbus_message_iter_get_basic(&at, &bit);
                into += bit ? "yes\n" : "no\n";
            } else if (dbus_type_is_container(type)) {
                DBusMessageIter inside;
                dbus_message_iter_recurse(&at, &inside);
                words(inside, into);
            }
        }
    }
    void open(DBusMessage* call, const char* method)
    {
        DBusMessageIter body;
        dbus_message_iter_init(call, &body);
        {
            const std::lock_guard guard(lock_);
            asked_ += std::string(method) + "\n";
            words(body, asked_);
        }
        const char* handle = "/org/freedesktop/portal/desktop/request/1_1/test";
        DBusMessage* reply = dbus_message_new_method_return(call);
        dbus_message_append_args(reply, DBUS_TYPE_OBJECT_PATH, &handle, DBUS_TYPE_INVALID);
        dbus_connection_send(bus_, reply, nullptr);
        dbus_message_unref(reply);
        if (!answers_)
            return;
        DBusMessage* signal = dbus_message_new_signal(handle, "org.freedesktop.portal.Request", "Response");
        dbus_message_set_destination(signal, dbus_message_get_sender(call));
        DBusMessageIter out, list, pair, value, array;
        dbus_message_iter_init_append(signal, &out);
        dbus_message_iter_append_basic(&out, DBUS_TYPE_UINT32, &code_);
        dbus_message_iter_open_container(&out, DBUS_TYPE_ARRAY, "{sv}", &list);
        dbus_message_iter_open_container(&list, DBUS_TYPE_DICT_ENTRY, nullptr, &pair);
        const char* key = "uris";
        dbus_message_iter_append_basic(&pair, DBUS_TYPE_STRING, &key);
        dbus_message_iter_open_container(&pair, DBUS_TYPE_VARIANT, "as", &value);
        dbus_message_iter_open_container(&value, DBUS_TYPE_ARRAY, "s", &array);
        for (const std::string& address : addresses_) {
            const char* chars = address.c_str();
            dbus_message_iter_append_basic(&array, DBUS_TYPE_STRING, &chars);
        }
        dbus_message_iter_close_container(&value, &array);
        dbus_message_iter_close_container(&pair, &value);
        dbus_message_iter_close_container(&list, &pair);
        dbus_message_iter_close_container(&out, &list);
        dbus_connection_send(bus_, signal, nullptr);
        dbus_connection_flush(bus_);
        dbus_message_unref(signal);
    }

    DBusConnection* bus_ = nullptr;
    dbus_uint32_t code_;
    std::vector<std::string> addresses_;
    bool answers_;
    std::atomic<bool> done_{false}, closed_{false};
    std::mutex lock_;
    std::string asked_;
    std::thread thread_;
};

PortalAnswer answer_of(Portal& portal)
{
    for (int i = 0; i < 300; ++i) {
        if (const auto answer = portal.answer())
            return *answer;
        std::this_thread::sleep_for(std::chrono::milliseconds(40));
    }
    FAIL("the portal gave no answer");
    return {};
}

PortalAsk ask_for(panels::FilePurpose purpose)
{
    panels::FileForm form;
    form.purpose = purpose;
    return portal_ask(form, Language::german, "/tmp", purpose == panels::FilePurpose::import_tables ? "" : ".crosscut");
}

bool bus_there(const PrivateBus& bus)
{
    if (!bus.address().empty())
        return true;
    WARN("SKIPPED: there is no dbus-daemon");
    return false;
}

}  // namespace

TEST_CASE("Without a bus, with a dead one or with nobody on it the built-in browser is to ask")
{
    Folder folder;
    Portal portal;
    {
        const Variable none("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + (folder.path / "nobody").string());
        portal.ask(ask_for(panels::FilePurpose::open_study));
        CHECK(answer_of(portal).what == PortalAnswer::What::absent);
    }
    const PrivateBus bus(folder.path);
    if (!bus_there(bus))
        return;
    const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
    portal.ask(ask_for(panels::FilePurpose::open_study));
    CHECK(answer_of(portal).what == PortalAnswer::What::absent);
}

TEST_CASE("The desktop's dialog gives the files that were chosen, with spaces and umlauts in their names")
{
    Folder folder;
    const PrivateBus bus(folder.path);
    if (!bus_there(bus))
        return;
    const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
    Desktop desktop(bus.address(), 0, {"file:///tmp/M%C3%BCll%20und%20mehr.csv", "file:///tmp/b.csv"});
    Portal portal;
    portal.ask(ask_for(panels::FilePurpose::import_tables));
    const PortalAnswer answer = answer_of(portal);
    CHECK(answer.what == PortalAnswer::What::chosen);
    REQUIRE(answer.paths.size() == 2);
    CHECK(answer.paths[0] == "/tmp/Müll und mehr.csv");
    CHECK(answer.paths[1] == "/tmp/b.csv");
    CHECK_FALSE(portal.busy());
    const std::string asked = desktop.asked();
    CHECK(asked.find("OpenFile\n") == 0);
    CHECK(asked.find("Tabellen importieren\n") != std::string::npos);
    CHECK(asked.find("multiple\nyes\n") != std::string::npos);
    CHECK(asked.find("*.xlsx\n") != std::string::npos);
}

TEST_CASE("To save, the desktop is asked for a name that ends as the file must")
{
    Folder folder;
    const PrivateBus bus(folder.path);
    if (!bus_there(bus))
        return;
    const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
    Desktop desktop(bus.address(), 0, {"file:///tmp/neu.crosscut"});
    Portal portal;
    portal.ask(ask_for(panels::FilePurpose::new_study));
    CHECK(answer_of(portal).paths == std::vector<fs::path>{"/tmp/neu.crosscut"});
    CHECK(desktop.asked().find("SaveFile\n") == 0);
    CHECK(desktop.asked().find("current_name\nStudie.crosscut\n") != std::string::npos);
}

TEST_CASE("Closing the desktop's dialog gives up; a place on another computer is not taken")
{
    Folder folder;
    const PrivateBus bus(folder.path);
    if (!bus_there(bus))
        return;
    const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
    Portal portal;
    {
        Desktop desktop(bus.address(), 1, {});
        portal.ask(ask_for(panels::FilePurpose::open_study));
        CHECK(answer_of(portal).what == PortalAnswer::What::given_up);
    }
    Desktop desktop(bus.address(), 0, {"smb://server/share/a.crosscut"});
    portal.ask(ask_for(panels::FilePurpose::open_study));
    CHECK(answer_of(portal).what == PortalAnswer::What::absent);
}

TEST_CASE("A dialog that stays open waits for nobody, and is closed when the window does without")
{
    Folder folder;
    const PrivateBus bus(folder.path);
    if (!bus_there(bus))
        return;
    const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
    Desktop desktop(bus.address(), 0, {}, false);
    Portal portal;
    portal.ask(ask_for(panels::FilePurpose::open_study));
    for (int i = 0; i < 100 && desktop.asked().empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(40));
    CHECK(portal.busy());
    CHECK_FALSE(portal.answer());
    portal.stop();
    CHECK_FALSE(portal.busy());
    for (int i = 0; i < 100 && !desktop.was_closed(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(40));
    CHECK(desktop.was_closed());
}

TEST_CASE("Only a bus of this computer is spoken to, and only its files are read")
{
    {
        const Variable far("DBUS_SESSION_BUS_ADDRESS", "tcp:host=example.org,port=1234");
        CHECK(local_bus().empty());
    }
    {
        const Variable mixed("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus;tcp:host=example.org,port=1");
        CHECK(local_bus().empty());
    }
    {
        const Variable near("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus,guid=1");
        CHECK(local_bus() == "unix:path=/run/bus,guid=1");
    }
    CHECK(path_of_address("file:///a%20b") == fs::path("/a b"));
    CHECK(path_of_address("file://localhost/a") == fs::path("/a"));
    CHECK_FALSE(path_of_address("file://other/a"));
    CHECK_FALSE(path_of_address("https://example.org/a"));
    CHECK_FALSE(path_of_address("file:///a%2"));
    CHECK_FALSE(path_of_address("file:///a%00b"));
}

TEST_CASE("In the window the desktop's dialog opens a study; without a bus the built-in browser does")
{
    Screen screen;
    Folder folder;
    if (!hands_possible(screen))
        return;
    const fs::path study = make_study(folder.path);
    {
        Desk desk(screen, folder.path, {});
        REQUIRE(desk.wait_for("empty.open"));
        desk.click("empty.open");
        CHECK(desk.wait_for("file.name"));
    }
    const PrivateBus bus(folder.path);
    if (!bus_there(bus))
        return;
    const Variable address("CROSSCUT_TEST_BUS", bus.address());
    Desktop desktop(bus.address(), 0, {"file://" + study.string()});
    Desk desk(screen, folder.path, {});
    REQUIRE(desk.wait_for("empty.open"));
    desk.click("empty.open");
    CHECK(desk.wait([&] { return desk.says("Who works with whom in Potsdam?") || desk.says("Who works with whom"); }));
    CHECK(desktop.asked().find("OpenFile\n") == 0);
}

}  // namespace crosscut::app
