// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace crosscut::files {

namespace fs = std::filesystem;

namespace {

Problem cannot(const fs::path& path, int error)
{
    Message hint("Check the disk and the folder.");
    if (error == ENOSPC || error == EDQUOT || error == EFBIG)
        hint = "The disk is full: free some space.";
    else if (error == EACCES || error == EPERM || error == EROFS)
        hint = "You may not write there: choose another folder.";
    else if (error == ENOENT || error == ENOTDIR)
        hint = "The folder does not exist: make it first.";
    else if (error == EISDIR)
        hint = "There is a folder of that name: choose another name.";
    return {Problem::Code::io, {"“{1}” cannot be written.", {path.string()}}, hint, {}};
}

/// Opens a new file in a folder, with the rights that new files of this person have; -1 with errno.
/// Its name is short because the name of the file itself may already be as long as names can be.
int open_beside(const fs::path& folder, fs::path& name)
{
    for (int i = 0; i < 1000; ++i) {
        name = folder / (".crosscut-" + std::to_string(getpid()) + "-" + std::to_string(i) + ".part");
        const int file = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    return -1;
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t limit)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error || !fs::exists(status))
        return Problem{Problem::Code::io, {"There is no file “{1}”.", {path.string()}}, {"Check the name and the folder."}, {}};
    if (!fs::is_regular_file(status))
        return Problem{Problem::Code::io, {"“{1}” is not a plain file.", {path.string()}}, {"Choose a file, not a folder or a device."}, {}};
    const auto unreadable = [&] {
        return Problem{Problem::Code::io, {"The file “{1}” may not be read.", {path.string()}}, {"Ask for the right to read it."}, {}};
    };
    const std::uintmax_t size = fs::file_size(path, error);
    if (error)
        return unreadable();
    if (size > limit)
        return Problem{Problem::Code::limit, {"“{1}” is larger than {2} MB.", {path.filename().string(), std::to_string(limit >> 20)}},
                       {"Split the file, or leave out what is not needed."}, {path.filename().string(), {}, 0, {}}};
    std::ifstream in(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!in || (!bytes.empty() && !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))))
        return unreadable();
    return bytes;
}

Result<Done> write_file(const fs::path& wanted, std::string_view bytes)
{
    // A link keeps pointing where it does: what it names is what gets written.
    std::error_code none;
    fs::path path = wanted;
    if (fs::is_symlink(fs::symlink_status(wanted, none)))
        if (fs::path target = fs::weakly_canonical(wanted, none); !none && !target.empty())
            path = std::move(target);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    struct stat old = {};
    const bool exists = stat(path.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode))
        return cannot(wanted, EISDIR);
    // Renaming would replace a file that its owner has closed to writing.
    if (exists && access(path.c_str(), W_OK) != 0)
        return cannot(wanted, errno);
    fs::path temporary;
    const int file = open_beside(folder, temporary);
    if (file < 0)
        return cannot(wanted, errno);
    int failure = 0;
    std::size_t done = 0;
    while (done < bytes.size() && failure == 0) {
        const ssize_t wrote = write(file, bytes.data() + done, bytes.size() - done);
        if (wrote < 0 && errno != EINTR)
            failure = errno;
        else if (wrote > 0)
            done += static_cast<std::size_t>(wrote);
    }
    if (failure == 0 && exists && fchmod(file, old.st_mode & 0777) != 0)
        failure = errno;
    if (failure == 0 && fsync(file) != 0)
        failure = errno;
    if (close(file) != 0 && failure == 0)
        failure = errno;
    if (failure == 0 && rename(temporary.c_str(), path.c_str()) != 0)
        failure = errno;
    if (failure != 0) {
        unlink(temporary.c_str());
        return cannot(wanted, failure);
    }
    if (const int directory = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); directory >= 0) {
        fsync(directory);
        close(directory);
    }
    return Done{};
}

}  // namespace crosscut::files
