// SPDX-License-Identifier: Apache-2.0
#include "app/options.hpp"

#include "analysis/questions/questions.hpp"

#include "panels/panels.hpp"

#include "foundation/number.hpp"
#include "foundation/text.hpp"

#include <algorithm>

namespace crosscut::app {

Result<Options> options_of(const std::vector<std::string>& words)
{
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word = words[i];
        std::optional<std::string> own;
        if (word.rfind("--", 0) == 0)
            if (const std::size_t equals = word.find('='); equals != std::string::npos) {
                own = word.substr(equals + 1);
                word.resize(equals);
            }
        const auto missing = [&] { return Problem{Problem::Code::bad_value, {"The option {1} needs a value.", {word}}, {"crosscut-desktop --help lists all of them."}, {}}; };
        const auto wrong = [&](const std::string& value) {
            return Problem{Problem::Code::bad_value, {"“{1}” is no value for the option {2}.", {value, word}}, {"crosscut-desktop --help lists all of them."}, {}};
        };
        if (word == "--help" || word == "-h")
            options.help = true;
        else if (word == "--version")
            options.version = true;
        else if (word == "--dark")
            options.dark = true;
        else if (word == "--contrast")
            options.contrast = true;
        else if (word == "--projector")
            options.projector = true;
        else if (word == "--time-frames")
            options.frames = true;
        else if (word == "--fullscreen")
            options.fullscreen = true;
        else if (word.rfind("--", 0) == 0) {
            if (!own && i + 1 < words.size())
                own = words[++i];
            if (!own)
                return missing();
            const std::string& value = *own;
            if (word == "--language")
                options.language = language_from(value);
            else if (word == "--scale") {
                const auto number = parse_number(value);
                if (!number || *number < 0.5 || *number > 4)
                    return wrong(value);
                options.zoom = *number;
            } else if (word == "--size") {
                const auto parts = split(value, 'x');
                const auto width = parts.size() == 2 ? parse_integer(parts[0]) : std::nullopt;
                const auto height = parts.size() == 2 ? parse_integer(parts[1]) : std::nullopt;
                if (!width || !height || *width < 320 || *height < 240 || *width > 16000 || *height > 16000)
                    return wrong(value);
                options.width = static_cast<int>(*width);
                options.height = static_cast<int>(*height);
            } else if (word == "--room")
                options.room = value;
            else if (word == "--picture") {
                if (!scene::find_picture(value)) {
                    std::vector<std::string> keys;
                    for (const scene::PictureKind& kind : scene::picture_kinds())
                        keys.emplace_back(kind.key);
                    return Problem{Problem::Code::bad_value, {"“{1}” is no value for the option {2}.", {value, word}}, {"Write one of these: {1}.", {join(keys, ", ")}}, {}};
                }
                options.picture = value;
            } else if (word == "--beside")
                options.beside = value;
            else if (word == "--from")
                options.from = value;
            else if (word == "--days")
                options.days = value;
            else if (word == "--city")
                options.city = value;
            else if (word == "--field")
                options.field = value;
            else if (word == "--at")
                options.day = value;
            else if (word == "--places")
                options.places = value;
            else if (word == "--names")
                options.names = value;
            else if (word == "--dialog")
                options.dialog = value;
            else if (word == "--select")
                options.select = split(value, ',');
            else if (word == "--screenshot")
                options.screenshot = value;
            else if (word == "--probe")
                options.probe = value;
            else
                return Problem{Problem::Code::bad_value, {"The option {1} is not known.", {word}}, {"crosscut-desktop --help lists all of them."}, {}};
        } else if (options.study.empty())
            options.study = word;
        else
            return Problem{Problem::Code::bad_value, {"Only one study can be opened at a time."}, {"Open the others in windows of their own."}, {}};
    }
    return options;
}

std::string help_text(Language language)
{
    return std::string(tr(language,
                          "crosscut-desktop [STUDY.crosscut] [options]\n\n"
                          "  --language de|en    language of the window\n"
                          "  --dark              dark paper\n"
                          "  --contrast          white on black, for eyes that need it\n"
                          "  --projector         only the drawing, large type\n"
                          "  --fullscreen        the whole screen\n"
                          "  --scale NUMBER      size of everything, 1 to 3\n"
                          "  --size WxH          size of the window\n"
                          "  --room map|lanes|pictures|gaps|tables|questions[:NUMBER]\n"
                          "  --picture KEY --days A,B  a picture (crosscut figure --view) and the days before that of --at\n"
                          "  --beside map|lanes|pictures  a second drawing beside it\n"
                          "  --from DATE         first day of a window that ends with --at\n"
                          "  --city KEY  --field integration|climate  --at DATE\n"
                          "  --places free|columns  --names full|role|code\n"
                          "  --select KEY,KEY    actors or structures selected from the start\n"
                          "  --dialog NAME       a dialog that is open from the start\n"
                          "  --screenshot FILE   write a picture of the window (PNG) and end\n"
                          "  --probe FILE        write where every widget stands, for tests\n")) ;
}

void follow(const Options& options, const evidence::Archive& archive, panels::View& view)
{
    if (options.language)
        view.look.language = *options.language;
    view.look.dark = options.dark;
    view.look.contrast = options.contrast;
    view.look.projector = options.projector;
    view.look.zoom = options.zoom;
    const std::pair<const char*, panels::Room> rooms[] = {
        {"map", panels::Room::map}, {"lanes", panels::Room::lanes}, {"pictures", panels::Room::pictures}, {"gaps", panels::Room::gaps}, {"tables", panels::Room::tables}, {"questions", panels::Room::questions}};
    for (const auto& [name, room] : rooms)
        if (options.room.substr(0, options.room.find(':')) == name)
            view.room = room;
    if (const std::size_t colon = options.room.find(':'); view.room == panels::Room::questions && colon != std::string::npos)
        view.questions_memory.number = std::clamp(std::atoi(options.room.c_str() + colon + 1), 0, analysis::question_count);
    for (const auto& [name, room] : rooms)
        if (options.beside == name)
            view.beside = room;
    if (const Result<PartialDate> from = parse_date(options.from); !options.from.empty() && from && from->earliest)
        view.from = from->earliest;
    if (const scene::PictureKind* kind = scene::find_picture(options.picture)) {
        if (view.beside != panels::Room::pictures)
            view.room = panels::Room::pictures;
        view.picture.picture = kind->picture;
        for (const std::string& word : options.days.empty() ? std::vector<std::string>() : split(options.days, ','))
            if (const Result<PartialDate> date = parse_date(word); date && date->earliest)
                view.picture.days[kind->picture].push_back(*date->earliest);
    }
    if (options.city == "all")
        view.question.city = {};
    else if (const evidence::City* city = options.city.empty() ? nullptr : evidence::find_city(archive, options.city))
        view.question.city = city->id;
    if (const auto field = evidence::field_from(options.field))
        view.question.field = *field;
    if (!options.day.empty())
        if (const Result<PartialDate> date = parse_date(options.day); date && date->earliest) {
            view.day = *date->earliest;
            view.whole_time = false;
        }
    if (options.places == "columns")
        view.look.places = scene::PlaceRule::columns;
    for (const scene::NameMode mode : {scene::NameMode::full, scene::NameMode::role, scene::NameMode::code})
        if (options.names == scene::key(mode))
            view.look.names = mode;
    for (const std::string& word : options.select) {
        if (const ActorId actor = evidence::find_actor(archive, word, view.question.city))
            view.selection.actors.push_back(actor);
        else if (const StructureId structure = evidence::find_structure(archive, word, view.question.city))
            view.selection.structure = structure;
        else if (word.rfind("tie:", 0) == 0)
            if (const auto number = parse_integer(word.substr(4)))
                view.selection.tie = static_cast<std::uint32_t>(*number);
    }
    const auto file = [&](panels::FilePurpose purpose) {
        view.file_form = panels::FileForm{};
        view.file_form->purpose = purpose;
    };
    if (options.dialog == "actor") {
        view.actor_form = panels::ActorForm{};
        view.actor_form->city = view.question.city;
    } else if (options.dialog == "tie" && view.selection.actors.size() == 2) {
        view.tie_form = panels::TieForm{};
        view.tie_form->from = view.selection.actors[0];
        view.tie_form->to = view.selection.actors[1];
    } else if (options.dialog == "merge" && view.selection.actors.size() == 2) {
        view.merge_form = panels::merge_of(view.selection.actors[0], view.selection.actors[1]);
    } else if (options.dialog == "delete") {
        view.delete_form.emplace().actors = view.selection.actors;
    } else if (options.dialog == "open") {
        file(panels::FilePurpose::open_study);
    } else if (options.dialog == "import") {
        file(panels::FilePurpose::import_tables);
    } else if (options.dialog == "figure") {
        view.figure_form = panels::FigureForm{};
    } else if (options.dialog == "help") {
        view.show_help = true;
    } else if (options.dialog == "about") {
        view.show_about = true;
    } else if (options.dialog == "history") {
        view.show_history = true;
    } else if (options.dialog == "menu") {
        view.show_menu = true;
    } else if (options.dialog == "search") {
        view.search_open = true;
        view.search_row = -1;
    } else if (options.dialog == "claims") {
        view.inspector_tab = panels::InspectorTab::claims;
    } else if (options.dialog == "coding" && view.selection.structure) {
        view.coding_form.emplace().target.structure = *view.selection.structure;
    } else if (options.dialog == "step" && view.selection.structure) {
        view.step_form.emplace().target.structure = *view.selection.structure;
    } else if (options.dialog == "factors") {
        view.factors_form = panels::FactorsForm{};
    } else if (options.dialog == "factor-table") {
        view.table_tab = panels::TableTab::factors;
    } else if (options.dialog == "crises") {
        view.crisis_form = panels::CrisisForm{};
    } else if (options.dialog.rfind("interview", 0) == 0) {
        view.interview_form = panels::interview_of(*archive.interviews, view.question.city);
        view.interview_form->tab = options.dialog == "interview-pairs" ? 1 : options.dialog == "interview-lines" ? 2 : 0;
        view.interview_form->asking = options.dialog == "interview-questions";
        if (options.dialog == "interview-new")
            view.interview_form = panels::InterviewForm{view.question.city};
    } else if (options.dialog == "review") {
        view.review_form = panels::ReviewForm{};
    } else if (options.dialog == "photo") {
        view.photo_form = panels::PhotoForm{};
    } else if (options.dialog == "versions") {
        view.versions_form = panels::VersionsForm{};
    } else if (options.dialog == "lineage") {
        view.lineage_form = panels::lineage_of_selection(view);
    } else if (options.dialog == "recode") {
        view.recode_form = panels::RecodeForm{};
    } else if (options.dialog == "workshop") {
        view.workshop.on = true;
    } else if (options.dialog.rfind("tour", 0) == 0) {
        panels::begin_tour(view);
        if (const auto step = parse_integer(options.dialog.substr(4)); step && *step >= 1 && *step <= panels::tour_length)
            view.tour->step = static_cast<int>(*step) - 1;
    } else if (options.dialog == "reasons") {
        view.show_reasons = true;
    } else if (options.dialog == "halo") {
        view.look.halo = true;
    }
}

}  // namespace crosscut::app
