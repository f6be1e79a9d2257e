// SPDX-License-Identifier: Apache-2.0
#include "panels/forms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace crosscut::panels {

namespace {

struct Preset {
    const char* english;
    double width_mm;
    double height_mm;
};
constexpr std::array<Preset, 6> presets{{{"Journal, one column", 85, 85},
                                         {"Journal, full width", 175, 120},
                                         {"A4 landscape", 277, 190},
                                         {"A4 upright", 190, 277},
                                         {"A3 landscape", 400, 277},
                                         {"Slide 16:9", 320, 180}}};
constexpr int own_size = static_cast<int>(presets.size());

std::vector<std::string> preset_names(Language language)
{
    std::vector<std::string> out;
    for (const Preset& one : presets)
        out.push_back(std::string(tr(language, one.english)) + " · " + std::to_string(static_cast<int>(one.width_mm)) + " × " + std::to_string(static_cast<int>(one.height_mm)) + " mm");
    out.emplace_back(tr(language, "Own size"));
    return out;
}

int preset_of(const FigureForm& form)
{
    for (int i = 0; i < own_size; ++i)
        if (presets[static_cast<std::size_t>(i)].width_mm == form.width_mm && presets[static_cast<std::size_t>(i)].height_mm == form.height_mm)
            return i;
    return own_size;
}

std::string decimal(Language language, double value)
{
    const long tenths = std::lround(value * 10);
    return std::to_string(tenths / 10) + (language == Language::german ? "," : ".") + std::to_string(tenths % 10);
}

void type_line(Language language, const FigureForm& form)
{
    if (form.smallest_type <= 0)
        return;
    if (form.smallest_type < 5.95)
        warn(say(language, "The smallest type comes out at {1} points. Under 6 points it is hard to read in print: choose a larger page, or show fewer names.", {decimal(language, form.smallest_type)}));
    else
        text(say(language, "Smallest type: {1} points.", {decimal(language, form.smallest_type)}), Font::caption, Tone::quiet);
}

std::string suggestion(const Model& model, const View& view)
{
    const evidence::City* city = evidence::find(*model.state->archive.cities, view.question.city);
    return (city ? city->name : std::string("Crosscut")) + (view.room == Room::lanes ? std::string(tr(view.look.language, " structures"))
                                                                        : view.room == Room::pictures ? " " + std::string(tr(view.look.language, scene::kind_of(view.picture.picture).title)) : std::string()) + " " + iso(view.day);
}

}  // namespace

void figure_dialog(const Model& model, View& view, Intents& intents)
{
    if (!view.figure_form || view.file_form || !model.state)
        return;
    const Language language = view.look.language;
    FigureForm& form = *view.figure_form;
    if (form.fresh) {
        if (!view.last_figure.fresh) {
            const std::string title = form.title;
            form = view.last_figure;
            form.title = title;
            form.problem.clear();
        }
        if (form.title.empty() && model.snapshot) {
            const network::Question& question = model.snapshot->question;
            form.title = view.room == Room::pictures && model.picture ? scene::picture_heading(*model.picture, language)
                         : view.room == Room::lanes ? scene::lanes_heading_of(model.state->archive, question, language) : scene::heading_of(model.state->archive, question, language);
        }
        form.fresh = form.measured = false;
        form.preset = preset_of(form);
    }
    const auto asked = [&] { return std::tuple(form.width_mm, form.height_mm, form.title, form.legend); };
    const auto before = asked();
    bool open = true;
    if (begin_dialog("figure_dialog", tr(language, "Write the figure"), open, 560)) {
        paragraph(tr(language, "The figure is the drawing as it is on the screen, with title, legend, and a line on how it was made."), Font::caption, Tone::quiet);
        if (choice("figure.preset", tr(language, "Page"), form.preset, preset_names(language)) && form.preset < own_size) {
            form.width_mm = presets[static_cast<std::size_t>(form.preset)].width_mm;
            form.height_mm = presets[static_cast<std::size_t>(form.preset)].height_mm;
        }
        const Columns parts = columns(3, 130);
        next_column(parts, 0);
        number_field("figure.width", tr(language, "Width in mm"), form.width_mm, 40, 1200, parts.width);
        end_column();
        next_column(parts, 1);
        number_field("figure.height", tr(language, "Height in mm"), form.height_mm, 40, 1200, parts.width);
        end_column();
        form.preset = preset_of(form);
        next_column(parts, 2);
        field_label(tr(language, "Format"));
        segments("figure.format", form.format, {"SVG", "PDF", "PNG"}, parts.width);
        end_column();
        if (form.format == 2) {
            const double least = 25.4 / std::max(form.width_mm, form.height_mm);
            const double most = std::floor(20000 * least);
            number_field("figure.dpi", tr(language, "Dots per inch"), form.dpi, 30, std::min(1200.0, most), parts.width);
            text(say(language, "{1} × {2} pixels", {std::to_string(std::lround(form.width_mm / 25.4 * form.dpi)), std::to_string(std::lround(form.height_mm / 25.4 * form.dpi))}), Font::caption,
                 Tone::quiet);
        }
        field_label(tr(language, "Title on the page"));
        text_field("figure.title", tr(language, "Empty: without a title"), form.title);
        checkbox("figure.legend", tr(language, "With legend"), form.legend);
        type_line(language, form);
        if (!form.problem.empty())
            warn(form.problem);
        const bool ready = form.width_mm >= 40 && form.height_mm >= 40;
        const int clicked = foot({{"figure.cancel", std::string(tr(language, "Cancel"))}, {"figure.write", std::string(tr(language, "Choose a file and write …")), ButtonKind::primary, ready}});
        if (clicked == 0)
            open = false;
        if (ready && (clicked == 1 || confirms())) {
            FileForm file;
            file.purpose = FilePurpose::write_figure;
            file.name = form.file.empty() ? suggestion(model, view) : std::filesystem::path(form.file).stem().string();
            if (!form.file.empty())
                file.folder = std::filesystem::path(form.file).parent_path();
            view.file_form = file;
        }
        end_dialog();
    }
    if (open && (!form.measured || asked() != before)) {
        form.measured = true;
        intents.push_back(MeasureFigure{form});
    }
    if (!open) {
        view.last_figure = form;
        view.figure_form.reset();
    }
}

}  // namespace crosscut::panels
