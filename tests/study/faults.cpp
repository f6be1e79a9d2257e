// SPDX-License-Identifier: Apache-2.0
#include "at_random.hpp"

#include <sqlite3.h>

using namespace crosscut;
using namespace crosscut::study;
using namespace crosscut::study::made_up;

namespace {

// A disk of SQLite's that goes wrong at a given write, sync, truncation or deletion, once or from then on.
struct Faults {
    int countdown = -1;  ///< 0 = the next operation fails; negative = none
    bool lasting = false;
    int code = SQLITE_OK;
    int failed = 0;

    bool strikes()
    {
        if (countdown < 0)
            return false;
        if (countdown > 0) {
            --countdown;
            return false;
        }
        ++failed;
        if (!lasting)
            countdown = -1;
        return true;
    }
};
Faults faults;

struct File {
    sqlite3_file base;
    sqlite3_file* real;
};
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }
int close(sqlite3_file* file) { return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK; }
int read(sqlite3_file* file, void* into, int count, sqlite3_int64 at) { return real(file)->pMethods->xRead(real(file), into, count, at); }
int write(sqlite3_file* file, const void* from, int count, sqlite3_int64 at)
{
    if (!faults.strikes())
        return real(file)->pMethods->xWrite(real(file), from, count, at);
    // A write that fails may have written a part.
    (void)real(file)->pMethods->xWrite(real(file), from, count / 2, at);
    return faults.code;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) { return faults.strikes() ? SQLITE_IOERR_TRUNCATE : real(file)->pMethods->xTruncate(real(file), size); }
int sync(sqlite3_file* file, int flags) { return faults.strikes() ? SQLITE_IOERR_FSYNC : real(file)->pMethods->xSync(real(file), flags); }
int size(sqlite3_file* file, sqlite3_int64* out) { return real(file)->pMethods->xFileSize(real(file), out); }
int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
int control(sqlite3_file* file, int what, void* argument) { return real(file)->pMethods->xFileControl(real(file), what, argument); }
int sector(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int traits(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
const sqlite3_io_methods methods{1, close, read, write, truncate, sync, size, lock, unlock, check_lock, control, sector, traits, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};

sqlite3_vfs* disk = nullptr;
int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out)
{
    auto* own = reinterpret_cast<File*>(file);
    own->real = reinterpret_cast<sqlite3_file*>(own + 1);
    const int code = disk->xOpen(disk, name, own->real, flags, out);
    own->base.pMethods = own->real->pMethods ? &methods : nullptr;
    return code;
}
int remove(sqlite3_vfs*, const char* name, int sync_folder) { return faults.strikes() ? SQLITE_IOERR_DELETE : disk->xDelete(disk, name, sync_folder); }

/// SQLite's own disk, with faults, as long as this lives.
struct BadDisk {
    sqlite3_vfs vfs{};
    BadDisk()
    {
        disk = sqlite3_vfs_find(nullptr);
        vfs = *disk;
        vfs.zName = "bad disk";
        vfs.szOsFile = static_cast<int>(sizeof(File)) + disk->szOsFile;
        vfs.pNext = nullptr;
        vfs.xOpen = open;
        vfs.xDelete = remove;
        sqlite3_vfs_register(&vfs, 1);
    }
    ~BadDisk()
    {
        sqlite3_vfs_unregister(&vfs);
        sqlite3_vfs_register(disk, 1);
        faults = {};
    }
};

Result<State> stored_state(const std::filesystem::path& path)
{
    Stored stored;
    const Result<Store> store = Store::open(path, stored, true);
    if (!store)
        return store.problem();
    return state_of(stored.rows);
}

}  // namespace

TEST_CASE("Whatever write, sync, truncation or deletion fails, the file holds the state before or after, says so, and takes the change when tried again")
{
    const BadDisk bad;
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    const State begin = rich();
    const Edit edit = AddActor{CityId{1}, "Amt " + std::string(5000, 'x'), "admin", Field::none, {}};
    int struck = 0;
    int kept_old = 0;
    for (const int code : {SQLITE_FULL, SQLITE_IOERR_WRITE})
        for (const bool lasting : {false, true})
            for (int at = 0;; ++at) {
                faults = {};
                std::filesystem::remove(path);
                REQUIRE(Store::create(path, rows_of(begin)));
                History history(begin);
                const Result<Transaction> transaction = history.apply(edit);
                REQUIRE(transaction);
                Stored stored;
                Result<Store> store = Store::open(path, stored);
                REQUIRE(store);
                faults = {at, lasting, code, 0};
                const Result<Done> done = store->commit(*transaction);
                const int failed = faults.failed;
                faults = {};
                if (failed == 0) {
                    REQUIRE(done);
                    break;  // every operation of the commit had its turn
                }
                ++struck;
                CAPTURE(code, lasting, at);
                if (!done) {
                    CHECK_FALSE(done.problem().hint.empty());
                    CHECK(in(Language::german, done.problem().what) != in(Language::english, done.problem().what));
                    // What is not called saved is tried again, and then it is there.
                    const Result<Done> again = store->commit(*transaction);
                    if (again) {
                        const Result<State> now = stored_state(path);
                        REQUIRE(now);
                        CHECK(same(*now, history.state()));
                        continue;
                    }
                    CHECK(again.problem().code == Problem::Code::conflict);
                }
                *store = Store();  // as if the program had ended here
                const Result<State> now = stored_state(path);
                INFO((now ? std::string() : now.problem().what.text));
                REQUIRE(now);
                const bool old = same(*now, begin);
                kept_old += old;
                CHECK((old || same(*now, history.state())));
                if (done)
                    CHECK_FALSE(old);  // what was called saved is saved
            }
    CHECK(struck > 20);
}

TEST_CASE("A study that cannot be written to the end when it is made leaves no file, and can be made when there is room again")
{
    const BadDisk bad;
    const Folder folder;
    const auto path = folder.path / "a.crosscut";
    int struck = 0;
    for (int at = 0; at < 400; ++at) {
        faults = {at, true, SQLITE_FULL, 0};
        const Result<Store> made = Store::create(path, rows_of(rich()));
        const int failed = faults.failed;
        faults = {};
        if (failed == 0) {
            std::filesystem::remove(path);
            break;
        }
        ++struck;
        if (!made)
            CHECK_FALSE(std::filesystem::exists(path));
        std::filesystem::remove(path);
    }
    CHECK(struck > 5);
    CHECK(Store::create(path, rows_of(rich())));
}
