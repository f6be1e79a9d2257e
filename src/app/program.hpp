// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/canvas.hpp"
#include "app/keys.hpp"
#include "app/options.hpp"
#include "app/portal.hpp"
#include "app/projector.hpp"
#include "app/session.hpp"
#include "figure/recipe_file.hpp"
#include "panels/window.hpp"
#include "screen/painter.hpp"
#include "screen/window.hpp"

#include <memory>
#include <string>

namespace crosscut::app {

struct Sheet;
struct Pressed;
class Preview;

/// The desktop program: one window, one study, one frame after the other.
class Program {
public:
    /// Opens the window. Errors as `screen::Window::open` and `screen::Painter::make`.
    static Result<std::unique_ptr<Program>> open(const Options& options);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Until the window is closed (or the screenshot is written); the exit status.
    int run();

private:
    Program(const Options& options, screen::Window window, screen::Painter painter);
    void start_library();
    void adapt_scale();
    void follow_fullscreen();
    void open_first_study();
    void frame();
    void draw_panels();
    Canvas::Areas place_areas();
    /// Does something as if the drawing at the right stood in the middle; nothing where there is none.
    template <class Do> void for_second(Do act);
    bool two_drawings() const;
    void answer(panels::Intents intents);
    void answer_one(const panels::Intent& intent);
    void answer_files(const panels::SaveExperiment& ask);
    void answer_files(const panels::KeepVersion& ask);
    void answer_files(const panels::DropVersion& ask);
    void answer_files(const panels::ReturnToVersion& ask);
    void answer_files(const panels::CopyVersion& ask);
    void answer_files(const panels::OpenBackup& ask);
    void answer_files(const panels::TakePhoto& ask);
    void answer_files(const panels::ReadTables& ask);
    void answer_files(const panels::PasteTable& ask);
    void answer_files(const panels::StageTables& ask);
    void answer_files(const panels::TakeTables& ask);
    void answer_files(const panels::WriteMapping& ask);
    void answer_files(const panels::WriteFigure& ask);
    void answer_files(const panels::WriteReport& ask);
    void answer_files(const panels::WriteHandout& ask);
    void answer_files(const panels::ComposeFigure& ask);
    void answer_files(const panels::WriteRecipe& ask);
    void answer_files(const panels::ReadRecipe& ask);
    void answer_files(const panels::KeepSaved& ask);
    void answer_files(const panels::OpenSaved& ask);
    /// Puts a recipe, and what was said of it, into the composer.
    void show_recipe(const figure::ReadRecipe& read);
    std::shared_ptr<const Pressed> pressed();
    /// What is on the screen now, for figures and reports.
    std::shared_ptr<const Sheet> sheet();
    void take_dropped();
    bool settled() const;
    bool may_close();
    /// Opens, closes and feeds the window for the projector.
    void follow_projector();
    void write_probe();
    int write_screenshot();
    /// Times frames of the open study and prints one JSON object a line (docs/speed.md).
    int time_frames();
    void answer_files(const panels::OpenSample& ask);
    void answer_files(const panels::StopChoosing& ask);
    /// Asks the desktop for files where it answers, and takes what it gives.
    void follow_portal();
    void remember_file(const std::filesystem::path& file);
    void take_book(study::Book book);
    void open_study(const std::filesystem::path& file);
    void done(const Result<Done>& result);
    Language language() const { return view_.look.language; }

    Options options_;
    KeyQueue keys_;
    screen::Window window_;
    std::unique_ptr<screen::Painter> painter_;
    Session session_;
    panels::View view_;
    std::unique_ptr<Canvas> canvas_;
    std::unique_ptr<Preview> preview_;  ///< of the figure in the composer
    std::unique_ptr<Projector> projector_;
    std::string staged_;  ///< what the projector shows was made from this
    double staged_at_ = 0;
    std::unique_ptr<Canvas> second_;  ///< the drawing beside it
    panels::Intents waiting_;
    panels::Probe probe_;
    std::string probe_text_;
    double pixels_ = 1;   ///< pixels of one screen unit
    double scale_ = 0;    ///< screen units of one point of the house's measures
    const scene::Theme* theme_ = nullptr;
    double last_step_ = 0;
    int frames_ = 0;
    int busy_frames_ = 3;
    bool quit_ = false;
    bool close_anyway_ = false;
    bool fullscreen_ = false;
    int window_place_[4] = {0, 0, 0, 0};  ///< where the window stood before it took the whole screen

    panels::FloorPlan plan_;
    Portal portal_;
    bool portal_there_ = true;       ///< until it was found to be absent
    std::size_t sample_steps_ = 0;   ///< of the sample study: nobody need keep what only shows
};

}  // namespace crosscut::app
