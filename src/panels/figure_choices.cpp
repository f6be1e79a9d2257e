// SPDX-License-Identifier: Apache-2.0
#include "panels/figure_parts.hpp"

#include "analysis/catalogue.hpp"
#include "foundation/text.hpp"
#include "panels/sight.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

bool word_choice(std::string_view name, std::string_view label, std::string& value, const std::vector<std::string>& words, const std::vector<std::string>& shown, float width)
{
    int index = -1;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == value)
            index = static_cast<int>(i);
    if (!choice(name, label, index, shown, width) || index < 0)
        return false;
    value = words[static_cast<std::size_t>(index)];
    return true;
}

void style_choices(Language language, scene::Style& style, std::string_view prefix, float width)
{
    const auto named = [&](const char* part) { return std::string(prefix) + part; };
    const auto labels = [&](const std::vector<std::string>& words) {
        std::vector<std::string> out;
        for (const std::string& word : words)
            out.push_back(scene::channel_label(language, word));
        return out;
    };
    std::vector<std::string> measures{"none"};
    for (const analysis::Measure& measure : analysis::catalogue())
        if (measure.per == analysis::Per::actor)
            measures.emplace_back(measure.key);
    std::vector<std::string> colours = scene::colour_words();
    colours.insert(colours.end(), measures.begin() + 1, measures.end());
    const auto explained = [&](const std::string& word) {
        if (const analysis::Measure* measure = analysis::find_measure(word); measure && ImGui::IsItemHovered())
            tooltip(tr(language, measure->sentence));
    };
    word_choice(named("size"), tr(language, "Size of actors"), style.size, measures, labels(measures), width);
    explained(style.size);
    word_choice(named("colour"), tr(language, "Colour of actors"), style.colour, colours, labels(colours), width);
    explained(style.colour);
    word_choice(named("shape"), tr(language, "Shape of actors"), style.shape, scene::shape_words(), labels(scene::shape_words()), width);
    word_choice(named("line"), tr(language, "Width of lines"), style.line, scene::line_words(), labels(scene::line_words()), width);
    word_choice(named("structures"), tr(language, "Structures"), style.structures, scene::structure_words(), labels(scene::structure_words()), width);
    std::vector<std::string> palettes;
    int palette = 0;
    for (const scene::Palette one : scene::all_palettes) {
        if (one == style.palette)
            palette = static_cast<int>(palettes.size());
        palettes.emplace_back(scene::label(language, one));
    }
    if (choice(named("palette"), tr(language, "Colours"), palette, palettes, width))
        style.palette = scene::all_palettes[static_cast<std::size_t>(palette)];
}

namespace {

constexpr const char* mm_size = " mm";

void what(const Model& model, View& view)
{
    const Language language = view.look.language;
    FigureForm& form = *view.figure_form;
    scene::Sight& sight = form.recipe.sight;
    const evidence::Archive& archive = model.state->archive;
    section(tr(language, "What is shown"));
    std::vector<std::string> pictures{"map", "lanes"};
    std::vector<std::string> names{std::string(tr(language, "Map")), std::string(tr(language, "Structures"))};
    for (const scene::PictureKind& kind : scene::picture_kinds()) {
        pictures.emplace_back(kind.key);
        names.emplace_back(tr(language, kind.title));
    }
    if (word_choice("figure.picture", tr(language, "Picture"), sight.picture, pictures, names)) {
        sight.options.clear();
        // Days that another kind of picture does not show.
        if (const scene::PictureKind* kind = scene::find_picture(sight.picture); kind && kind->days > 0 && sight.days.size() != static_cast<std::size_t>(kind->days))
            sight.days.clear();
        else if (sight.days.empty() && !view.whole_time)
            sight.days = {view.day};
        form.days.clear();
        for (const Day day : sight.days)
            form.days += (form.days.empty() ? "" : ", ") + iso(day);
        form.bad_days = false;
    }
    const scene::PictureKind* kind = scene::find_picture(sight.picture);
    if (kind)
        paragraph(tr(language, kind->sentence), Font::caption, Tone::quiet);
    const Columns parts = columns(2, 130);
    next_column(parts, 0);
    std::vector<std::string> keys{""}, cities{std::string(tr(language, "All cities"))};
    for (const evidence::City& city : *archive.cities) {
        keys.push_back(city.key);
        cities.push_back(city.name);
    }
    word_choice("figure.city", tr(language, "City"), sight.city, keys, cities, parts.width);
    end_column();
    next_column(parts, 1);
    std::vector<std::string> fields{""};
    for (const evidence::Field field : {evidence::Field::integration, evidence::Field::climate, evidence::Field::both, evidence::Field::other})
        fields.emplace_back(evidence::key(field));
    std::vector<std::string> field_names = field_labels(language);
    field_names.front() = std::string(tr(language, "All fields"));
    word_choice("figure.field", tr(language, "Field"), sight.field, fields, field_names, parts.width);
    end_column();
    field_label(tr(language, sight.picture == "map" ? "Days; several stand beside each other" : "Days"));
    if (text_field("figure.days", tr(language, kind && kind->days > 0 ? "chosen after the crisis" : "all time together"), form.days)) {
        std::vector<Day> days;
        form.bad_days = false;
        for (const std::string& word : split(form.days, ',')) {
            if (trimmed(word).empty())
                continue;
            const Result<PartialDate> date = parse_date(std::string(trimmed(word)));
            if (date && date->earliest)
                days.push_back(*date->earliest);
            else
                form.bad_days = true;
        }
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        if (!form.bad_days) {
            sight.days = days;
            if (days.size() != 1)
                sight.from.reset();
        }
    }
    if (form.bad_days)
        warn(tr(language, "One of the days cannot be read. Write them like 2016-07-01, 2019-07-01."));
    if (kind)
        for (const scene::PictureOption& option : kind->options) {
            std::vector<std::string> words, shown;
            for (const scene::PictureOption::Choice& one : option.choices) {
                words.emplace_back(one.key);
                shown.emplace_back(tr(language, one.title));
            }
            std::string value(option.choices.front().key);
            if (const auto at = sight.options.find(std::string(option.key)); at != sight.options.end())
                value = at->second;
            if (word_choice("figure.option." + std::string(option.key), tr(language, option.title), value, words, shown))
                sight.options[std::string(option.key)] = value;
        }
    int mode = static_cast<int>(sight.names);
    field_label(tr(language, "Names"));
    if (segments("figure.names", mode, {std::string(scene::label(language, scene::NameMode::full)), std::string(scene::label(language, scene::NameMode::role)), std::string(scene::label(language, scene::NameMode::code))}, room_left()))
        sight.names = static_cast<scene::NameMode>(mode);
    if (!sight.without_sectors.empty() || sight.without_isolates || !sight.words.empty() || sight.steps > 0) {
        paragraph(tr(language, "The filter of the window holds here, too."), Font::caption, Tone::quiet);
        if (link("figure.unfilter", tr(language, "Show everything"))) {
            sight.without_sectors.clear();
            sight.without_isolates = false;
            sight.words.clear();
            sight.steps = 0;
        }
    }
}

void page(View& view)
{
    const Language language = view.look.language;
    FigureForm& form = *view.figure_form;
    scene::Paper& paper = form.recipe.paper;
    section(tr(language, "Page"));
    std::vector<std::string> keys, names;
    for (const scene::PagePreset& preset : scene::page_presets()) {
        keys.emplace_back(preset.key);
        names.push_back(std::string(tr(language, preset.title)) + " · " + std::to_string(static_cast<int>(preset.width_mm + 0.5)) + (preset.height_mm > 0 ? " × " + std::to_string(static_cast<int>(preset.height_mm + 0.5)) : std::string()) + mm_size);
    }
    keys.emplace_back();
    names.emplace_back(tr(language, "Own size"));
    if (word_choice("figure.preset", {}, paper.preset, keys, names))
        if (const scene::PagePreset* preset = scene::find_preset(paper.preset))
            put(*preset, paper);
    const Columns parts = columns(3, 90);
    next_column(parts, 0);
    const bool wider = number_field("figure.width", tr(language, "Width in mm"), paper.width_mm, 40, 1200, parts.width);
    end_column();
    next_column(parts, 1);
    const bool taller = number_field("figure.height", tr(language, "Height in mm (0: free)"), paper.height_mm, 0, 1200, parts.width);
    if (ImGui::IsItemHovered())
        tooltip(tr(language, "0 = as tall as the figure needs."));
    if (taller && paper.height_mm > 0 && paper.height_mm < 40)
        paper.height_mm = 40;
    end_column();
    next_column(parts, 2);
    const bool larger = number_field("figure.letters", tr(language, "Type, factor"), paper.letters, 0.5, 4, parts.width);
    end_column();
    if (wider || taller || larger)
        if (const scene::PagePreset* preset = scene::find_preset(paper.preset); preset && (preset->width_mm != paper.width_mm || preset->height_mm != paper.height_mm))
            paper.preset.clear();
    field_label(tr(language, "Files"));
    bool first = true;
    for (const char* format : {"svg", "pdf", "png"}) {
        const auto at = std::find(paper.formats.begin(), paper.formats.end(), format);
        bool wanted = at != paper.formats.end();
        if (!first)
            beside(18);
        first = false;
        std::string label(format);
        std::transform(label.begin(), label.end(), label.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
        if (checkbox("figure." + std::string(format), label, wanted)) {
            if (wanted)
                paper.formats.emplace_back(format);
            else
                paper.formats.erase(at);
        }
    }
    if (paper.formats.empty())
        warn(tr(language, "Choose at least one kind of file."));
    if (std::find(paper.formats.begin(), paper.formats.end(), "png") != paper.formats.end())
        number_field("figure.dpi", tr(language, "Dots per inch"), paper.dpi, 50, 1200, 120 * scale());
    checkbox("figure.alternative", tr(language, "The figure in words beside it (.alt.txt)"), paper.alternative);
}

void words(View& view)
{
    const Language language = view.look.language;
    FigureForm& form = *view.figure_form;
    scene::Paper& paper = form.recipe.paper;
    section(tr(language, "Words"));
    int tongue = paper.language == Language::german ? 0 : 1;
    if (segments("figure.language", tongue, {"Deutsch", "English"}, room_left()))
        paper.language = tongue == 0 ? Language::german : Language::english;
    const auto field = [&](const char* name, std::string_view label, std::string_view own, std::string& typed, std::optional<std::string>& value, std::string_view without) {
        field_label(label);
        bool none = value && value->empty();
        if (!none && text_field(name, own, typed))
            value = typed.empty() ? std::nullopt : std::optional(typed);
        if (checkbox(std::string(name) + ".none", without, none)) {
            value = none ? std::optional(std::string()) : std::nullopt;
            typed.clear();
        }
    };
    field("figure.title", tr(language, "Title"), tr(language, "the question in words"), form.title, paper.title, tr(language, "without a title"));
    field_label(tr(language, "What the reader should see, in one line"));
    text_field("figure.message", tr(language, "e.g. Two offices hold the net together"), paper.message);
    field("figure.caption", tr(language, "Caption"), tr(language, "how the figure was made"), form.caption, paper.caption, tr(language, "without a caption"));
    std::vector<std::string> spots;
    int spot = static_cast<int>(paper.legend);
    for (const scene::LegendSpot one : scene::all_legend_spots)
        spots.emplace_back(scene::label(language, one));
    if (choice("figure.legend", tr(language, "Legend"), spot, spots))
        paper.legend = static_cast<scene::LegendSpot>(spot);
}

void look(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    scene::Sight& sight = view.figure_form->recipe.sight;
    section(tr(language, "Look"));
    bool any = false;
    for (const study::Saved& one : *model.state->saved)
        if (one.kind == study::SavedKind::style) {
            if (!any)
                field_label(tr(language, "Styles that are kept"));
            bool clicked = false;
            if (any)
                beside_if_fits(text_width(one.name, Font::caption) + 30 * scale(), 6);
            chip("figure.style." + std::to_string(one.id.value), one.name, false, &clicked);
            any = true;
            if (clicked)
                intents.push_back(OpenSaved{one.id});
        }
    style_choices(language, sight.style, "figure.", 0);
    if (sight.picture == "map")
        word_choice("figure.layout", tr(language, "Places"), sight.layout, {"free", "columns", "together"},
                    {scene::channel_label(language, "free"), scene::channel_label(language, "columns"), scene::channel_label(language, "together")});
    if (sight.picture == "map" && sight.days.size() <= 1)
        checkbox("figure.halo", tr(language, "Halo: how sure the rank is"), sight.style.halo);
    checkbox("figure.labels", tr(language, "Names of actors"), sight.style.labels);
    checkbox("figure.possible", tr(language, "Possible ties, faint"), sight.style.possible);
    checkbox("figure.dark", tr(language, "Dark paper"), sight.style.dark);
}

void highlight(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    FigureForm& form = *view.figure_form;
    scene::Highlight& lit = form.recipe.highlight;
    const evidence::Archive& archive = model.state->archive;
    section(tr(language, "Highlight: all others are muted"));
    bool first = true;
    const auto chips = [&](std::vector<std::string>& keys, const char* prefix, auto name) {
        std::optional<std::size_t> gone;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::string shown = shortened(name(keys[i]), 34);
            if (!first)
                beside_if_fits(text_width(shown, Font::caption) + 44 * scale(), 6);
            first = false;
            if (chip(prefix + std::to_string(i), shown))
                gone = i;
        }
        if (gone)
            keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(*gone));
    };
    chips(lit.actors, "figure.lit.actor.", [&](const std::string& key) {
        const ActorId id = evidence::find_actor(archive, key, {});
        return id ? name_of(model, view, id) : key;
    });
    chips(lit.structures, "figure.lit.structure.", [&](const std::string& key) {
        const StructureId id = evidence::find_structure(archive, key, {});
        return id ? name_of(model, view, id) : key;
    });
    text_field("figure.lit.words", tr(language, "Actor or structure …"), form.highlight);
    if (!trimmed(form.highlight).empty()) {
        const evidence::City* city = evidence::find_city(archive, form.recipe.sight.city);
        int shown = 0;
        const auto offer = [&](const std::string& key, const std::string& name, std::vector<std::string>& into) {
            if (shown >= 5 || std::find(into.begin(), into.end(), key) != into.end() || !contains_folded(name, form.highlight))
                return;
            ++shown;
            if (row("figure.lit.add." + key, name, {}, false)) {
                into.push_back(key);
                form.highlight.clear();
            }
        };
        const std::string typed = form.highlight;
        for (const evidence::Actor& actor : *archive.actors)
            if (!form.highlight.empty() && (!city || actor.city == city->id))
                offer(actor.key, name_of(model, view, actor.id), lit.actors);
        for (const evidence::Structure& structure : *archive.structures)
            if (!form.highlight.empty() && (!city || structure.city == city->id))
                offer(structure.key, name_of(model, view, structure.id), lit.structures);
        if (shown == 0 && typed == form.highlight)
            paragraph(tr(language, "Nobody here has this name."), Font::caption, Tone::quiet);
    }
    if (!view.selection.actors.empty() || view.selection.structure)
        if (link("figure.lit.selection", tr(language, "Take what is selected")))
            lit = highlight_of(*model.state, view.selection);
    bool sets = false;
    for (const study::Saved& one : *model.state->saved)
        if (one.kind == study::SavedKind::set) {
            bool clicked = false;
            if (sets)
                beside_if_fits(text_width(one.name, Font::caption) + 30 * scale(), 6);
            chip("figure.set." + std::to_string(one.id.value), one.name, false, &clicked);
            sets = true;
            if (clicked)
                intents.push_back(OpenSaved{one.id});
        }
    if (!lit.empty() && link("figure.lit.none", tr(language, "Highlight nothing")))
        lit = {};
}

void kept(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    FigureForm& form = *view.figure_form;
    section(tr(language, "Recipe"));
    paragraph(tr(language, "All of these choices together are a recipe. The study keeps it under a name; as a file it makes the same figure from the command line."), Font::caption, Tone::quiet);
    const std::string keep(tr(language, "Keep"));
    const float side = text_width(keep) + 40 * scale();
    bool entered = false;
    text_field("figure.name", tr(language, "Name, e.g. Fig. 2"), form.name, room_left() - side - 8 * scale(), &entered);
    beside(8);
    const bool clicked = button("figure.keep", keep, ButtonKind::framed, !trimmed(form.name).empty() && !model.read_only, side);
    if ((clicked || entered) && !trimmed(form.name).empty() && !model.read_only) {
        form.recipe.name = std::string(trimmed(form.name));
        intents.push_back(KeepSaved{study::SavedKind::recipe, form.recipe.name, form.recipe});
    }
    for (const study::Saved& one : *model.state->saved) {
        if (one.kind != study::SavedKind::recipe)
            continue;
        const float close = 30 * scale();
        ImGui::BeginGroup();
        ImGui::BeginChild(("figure.kept." + std::to_string(one.id.value)).c_str(), {room_left() - close - 6 * scale(), 31 * scale()}, false, ImGuiWindowFlags_NoScrollbar);
        if (row("figure.open." + std::to_string(one.id.value), one.name, {}, one.name == form.recipe.name))
            intents.push_back(OpenSaved{one.id});
        ImGui::EndChild();
        ImGui::EndGroup();
        beside(4);
        if (icon_button("figure.forget." + std::to_string(one.id.value), Icon::close, tr(language, "Do not keep it any more (undo brings it back)"), false, !model.read_only, 28))
            intents.push_back(DoEdit{study::Forget{one.id}, false});
    }
}

}  // namespace

void figure_choices(const Model& model, View& view, Intents& intents)
{
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * scale(), 5 * scale()});
    // The bar of the list takes from its width.
    ImGui::BeginChild("figure.list", {room_left() - 2 * scale(), 0}, false, ImGuiWindowFlags_AlwaysVerticalScrollbar);
    what(model, view);
    page(view);
    words(view);
    highlight(model, view, intents);
    look(model, view, intents);
    kept(model, view, intents);
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

}  // namespace crosscut::panels
