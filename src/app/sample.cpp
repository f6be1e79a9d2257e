// SPDX-License-Identifier: Apache-2.0
#include "app/sample.hpp"

#include "app/answer_import.hpp"
#include "foundation/words.hpp"

#include <unistd.h>

#include <array>

namespace crosscut::app {

namespace fs = std::filesystem;

namespace {

// The walk tells its story in the first one.
constexpr std::array<const char*, 6> cases{"potsdam", "remscheid", "halle", "cottbus", "schwerin", "wuerzburg"};

}  // namespace

std::optional<fs::path> sample_folder()
{
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    if (error)
        return std::nullopt;
    const fs::path beside = self.parent_path();
    for (const fs::path& folder : {beside / ".." / "share" / "crosscut" / "datasets", beside / ".." / ".." / "datasets", beside / ".." / "datasets"})
        if (fs::is_directory(folder / cases.front(), error))
            return fs::weakly_canonical(folder, error);
    return std::nullopt;
}

Result<std::vector<study::TakeImport>> read_sample(const fs::path& folder, Work& work)
{
    std::vector<study::TakeImport> edits;
    study::State state = study::empty_state();
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!work.step(i, cases.size()))
            return Problem{Problem::Code::cancelled, {"Stopped on request."}, {}, {}};
        const fs::path city = folder / cases[i];
        std::error_code error;
        if (!fs::is_directory(city, error))
            continue;
        const Result<panels::ImportForm> form = read_tables({city});
        if (!form)
            return form.problem();
        study::TakeImport edit = take_tables(state, form->found, stage_tables(state.archive, form->found), {});
        Result<study::State> next = study::apply(state, edit);
        if (!next)
            return next.problem();
        state = std::move(*next);
        edits.push_back(std::move(edit));
    }
    if (edits.empty())
        return Problem{Problem::Code::io, {"The sample study was not found beside the program."}, {"Install the program with its data (cmake --install), or open a study of your own."}, {}};
    return edits;
}

}  // namespace crosscut::app
