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

Problem cannot(const char* what, const fs::path& path, int error)
{
    Message hint("Check the disk and the folder.");
    if (error == ENOSPC || error == EDQUOT)
        hint = "The disk is full: free some space.";
    else if (error == EACCES || error == EPERM || error == EROFS)
        hint = "You may not write there: choose another folder.";
    else if (error == ENOENT || error == ENOTDIR)
        hint = "The folder does not exist: make it first.";
    return {Problem::Code::io, {what, {path.string()}}, hint, {}};
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
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size > limit)
        return Problem{Problem::Code::limit, {"“{1}” is larger than {2} MB.", {path.filename().string(), std::to_string(limit >> 20)}},
                       {"Split the file, or leave out what is not needed."}, {path.filename().string(), {}, 0, {}}};
    std::ifstream in(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!in || (!bytes.empty() && !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))))
        return Problem{Problem::Code::io, {"The file “{1}” may not be read.", {path.string()}}, {"Ask for the right to read it."}, {}};
    return bytes;
}

Result<Done> write_file(const fs::path& path, std::string_view bytes)
{
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::string temporary = (folder / ("." + path.filename().string() + ".XXXXXX")).string();
    const int file = mkstemp(temporary.data());
    if (file < 0)
        return cannot("“{1}” cannot be written.", path, errno);
    int failure = 0;
    std::size_t done = 0;
    while (done < bytes.size() && failure == 0) {
        const ssize_t wrote = write(file, bytes.data() + done, bytes.size() - done);
        if (wrote < 0 && errno != EINTR)
            failure = errno;
        else if (wrote > 0)
            done += static_cast<std::size_t>(wrote);
    }
    struct stat old = {};
    const mode_t mode = stat(path.c_str(), &old) == 0 ? (old.st_mode & 07777) : 0644;
    if (failure == 0 && (fchmod(file, mode) != 0 || fsync(file) != 0))
        failure = errno;
    if (close(file) != 0 && failure == 0)
        failure = errno;
    if (failure == 0 && rename(temporary.c_str(), path.c_str()) != 0)
        failure = errno;
    if (failure != 0) {
        unlink(temporary.c_str());
        return cannot("“{1}” cannot be written.", path, failure);
    }
    if (const int directory = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); directory >= 0) {
        fsync(directory);
        close(directory);
    }
    return Done{};
}

}  // namespace crosscut::files
