// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/import_files.hpp"
#include "foundation/words.hpp"
#include "panels/care_forms.hpp"
#include "panels/interview_form.hpp"
#include "panels/matches.hpp"
#include "scene/recipe.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace crosscut::panels {

// What the dialogs hold while they are open: an open dialog has a value in the view. Fields under "kept by
// the dialog" are its own; who opens one leaves them alone.

struct ActorForm {
    CityId city;  ///< 0 = the first of the study
    std::string name = {};
    int kind = 0;
    int field = 0;
    std::optional<std::pair<double, double>> at = {};
    bool fresh = true;  ///< the name field takes the keyboard
    bool sure = false;  ///< a name like another's was confirmed
    // Kept by the dialog.
    bool asking = false;  ///< the name exists: the question is shown
    std::vector<NameMatch> matches = {};
    std::string matched = {};  ///< the text that `matches` belongs to
    std::string problem = {};
};
struct TieForm {
    ActorId from = {};
    ActorId to = {};
    int relation = 0;
    int strength = 0;
    int polarity = 0;
    std::string since = {};
    std::string until = {};
    std::string words = {};
    std::string problem = {};
    // Kept by the dialog.
    bool fresh = true;
};
struct RenameForm {
    ActorId actor = {};
    std::string name = {};
    bool fresh = true;
    // Kept by the dialog.
    std::optional<Typed> typed = {};
    std::string problem = {};
    std::string date = {};  ///< since when it is called so; empty = it was only another spelling
};
/// The form that renames an actor, with its name as it is.
RenameForm rename_of(const evidence::Archive& archive, ActorId actor);
struct MergeForm;
/// The form that merges two actors; the first keeps its name unless somebody decides else.
MergeForm merge_of(ActorId a, ActorId b);
struct MergeForm {
    ActorId a = {};
    ActorId b;  ///< 0 = to be chosen in the dialog
    bool keep_a = true;
    // Kept by the dialog.
    std::string words = {};
    std::vector<NameMatch> matches = {};
    std::string matched = {};
    bool fresh = true;
    std::string problem = {};
};
struct DeleteForm {
    std::vector<ActorId> actors = {};
};
enum class FilePurpose { open_study, new_study, save_copy, save_experiment, import_tables, write_figure, write_report, write_handout, version_copy, open_recipe, write_recipe, take_photo };
struct FileEntry {
    std::string name = {};   ///< bytes as the system has them
    std::string shown = {};  ///< valid UTF-8 for the screen
    bool folder = false;
    std::uintmax_t size = 0;
    std::string changed;  ///< day of the last change, ISO; empty = not known
};
/// The built-in file browser. `folder` empty = the one used last, else home. `name` is the suggestion.
struct FileForm {
    FilePurpose purpose = FilePurpose::open_study;
    std::filesystem::path folder = {};
    std::string name = {};
    std::set<std::string> chosen = {};  ///< several files, for imports
    std::string problem = {};
    bool listed = false;  ///< false = read the folder again
    std::vector<FileEntry> entries = {};
    // Kept by the dialog.
    std::string picked;   ///< the row that was chosen, as in `entries`; empty = what stands in `name`
    std::string replace = {};  ///< a file of this name is there: the question is shown
    bool fresh = true;
    bool all_files = false;
    bool elsewhere = false;  ///< the desktop's own dialog asks; this one waits for it
    bool builtin = false;    ///< this one asks, whatever the desktop has
};
/// Tables found, with their columns, before anything is taken over.
///
///   stale    The mapping changed since the staging was asked for; the dialog asks again by itself.
///   reading  A staging was asked for and has not come back; the program sets it to false when it has
///            filled `staged`, `notes` and `base`. After `TakeTables` the program closes the form, or says in
///            `problem` why it could not.
struct ImportForm {
    exchange::Found found = {};
    std::optional<exchange::Staged> staged = {};  ///< made anew when the mapping changes
    std::vector<interview::Note> notes = {};
    std::size_t table = 0;  ///< the one whose columns are shown
    bool stale = true;
    bool reading = false;
    int page = 0;  ///< 0 columns, 1 report
    std::string problem = {};                     ///< why the taking over failed, set by the program
    std::filesystem::path folder = {};            ///< where the tables lie; a mapping is written there
    std::optional<evidence::Archive> base = {};   ///< the archive that `staged` was made from
    // Kept by the dialog.
    std::optional<evidence::City> own_city = {};  ///< what the tables said of their city
    std::string new_city = {};
    bool mapping_written = false;
    int shown_kind = 0;   ///< which notes: all, refused, changed, remarks
    std::vector<std::size_t> note_order = {};
    const void* note_basis = nullptr;
    std::size_t note_count = 0;
    int note_filter = -1;
};
/// Codes that a factor helps or hinders something, or changes such a coding.
struct CodingForm {
    evidence::Target target = {};
    CodingId edited = {};  ///< 0 = a new one
    std::string factor = {};
    int influence = 1;  ///< helps, hinders
    std::string quote = {};
    std::string comment = {};
    ClaimId claim = {};
    InterviewId interview = {};
    // Kept by the dialog.
    int row = 0;  ///< of the factors that fit; Enter takes it
    bool fresh = true;
    bool to_quote = false;
    std::string problem = {};
};
CodingForm coding_of(const evidence::Archive& archive, Language language, const evidence::Coding& coding);
/// Recommends a step, or changes one.
struct StepForm {
    evidence::Target target = {};
    RecommendationId edited = {};
    FactorId factor = {};
    std::string words = {};
    std::string author = {};
    std::vector<StructureId> examples = {};
    // Kept by the dialog.
    std::vector<StructureId> offered = {};  ///< structures that held elsewhere
    std::vector<std::string> evidence = {};  ///< what speaks for each of them
    bool looked = false;
    bool fresh = true;
    std::string problem = {};
};
/// The list of factors as it is being changed.
struct FactorsForm {
    std::vector<evidence::Factor> rows = {};
    std::string english = {};
    std::string german = {};
    // Kept by the dialog.
    bool read = false;
    bool fresh = true;
    std::string problem = {};
};
/// The crises as they are being changed; nothing is done before the dialog is left with "Save".
struct CrisisForm {
    struct Row {
        std::string english = {};
        std::string german = {};
        std::vector<std::pair<std::string, std::string>> pulses = {};
        std::string aftermath = {};  ///< empty = 24 months after the end
        bool overlay = false;
    };
    std::vector<Row> rows = {};
    int shown = 0;
    // Kept by the dialog.
    bool read = false;
    bool fresh = true;
    std::string problem = {};
};
/// The figure composer: a recipe being made, and what is shown of it.
///
///   notes  What was said when a recipe was read; set by the program, as `problem` is.
///   read   A recipe came from elsewhere: the fields take it over.
struct FigureForm {
    scene::Recipe recipe = {};
    std::string file = {};
    std::string problem = {};
    std::vector<std::string> notes = {};
    bool read = false;
    // Kept by the dialog.
    bool fresh = true;  ///< shows what the window shows, on the page that the dialog was left with
    std::string title = {};
    std::string caption = {};
    std::string days = {};
    bool bad_days = false;
    std::string highlight = {};  ///< being typed
    std::string name = {};       ///< to keep the recipe under
    int tab = 0;                 ///< narrow windows: choices, preview
    int zoom = 0;                ///< whole page, real size
    std::optional<scene::Recipe> asked = {};  ///< of the preview
    double asked_width = 0;
    double asked_height = 0;
    int asked_zoom = 0;
};

}  // namespace crosscut::panels
