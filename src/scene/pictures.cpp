// SPDX-License-Identifier: Apache-2.0
#include "scene/pictures.hpp"

#include "analysis/persistence/fortune.hpp"
#include "foundation/number.hpp"
#include "foundation/text.hpp"
#include "scene/pictures/brush.hpp"
#include "scene/pictures/kinds.hpp"

#include <algorithm>

namespace crosscut::scene {

using structures::Crisis;

std::string_view label(Language language, PictureGroup group)
{
    switch (group) {
    case PictureGroup::structures: return tr(language, "Structures");
    case PictureGroup::departments: return tr(language, "Departments");
    case PictureGroup::dates: return tr(language, "Dates");
    case PictureGroup::actors: return tr(language, "Actors");
    case PictureGroup::certainty: return tr(language, "How sure");
    }
    return {};
}

const std::vector<PictureKind>& picture_kinds()
{
    static const std::vector<PictureKind> kinds{matrix_kind(), two_mode_kind(), ego_kind(), radial_kind(), alluvial_kind(), survival_kind(),
                                                heat_kind(), index_kind(), slope_kind(), difference_kind(), two_dates_kind(), four_dates_kind(), cities_kind(),
                                                strip_kind(), bump_kind()};
    return kinds;
}

const PictureKind& kind_of(Picture picture)
{
    const std::vector<PictureKind>& kinds = picture_kinds();
    return *std::find_if(kinds.begin(), kinds.end(), [&](const PictureKind& kind) { return kind.picture == picture; });
}

const PictureKind* find_picture(std::string_view key)
{
    for (const PictureKind& kind : picture_kinds())
        if (kind.key == key)
            return &kind;
    return nullptr;
}

std::vector<Day> picture_days(const Source& source, const PictureAsk& ask)
{
    const auto wanted = static_cast<std::size_t>(kind_of(ask.picture).days);
    std::vector<Day> days = ask.days;
    days.resize(std::min(days.size(), wanted));
    const std::vector<Crisis> crises = real_crises(source);
    const Crisis* crisis = crises.empty() ? nullptr : &crises.front();
    for (const Crisis& one : crises)
        if (ask.crisis == one.id || (!ask.crisis && analysis::crisis_of(crises, ask.question.field) && analysis::crisis_of(crises, ask.question.field)->id == one.id))
            crisis = &one;
    const Day acute = crisis ? crisis->acute_end() : day_of(2016, 3, 31);
    while (days.size() < wanted) {
        const auto at = static_cast<int>(days.size());
        // One day: the acute end. Two: it and three years later. Four: two years before the crisis, its acute end, three and six years later.
        if (wanted == 4)
            days.push_back(at == 0 ? month_start(crisis ? crisis->onset() : acute, -24) : analysis::years_later(acute, 3 * (at - 1)));
        else
            days.push_back(analysis::years_later(acute, 3 * at));
    }
    return days;
}

std::string_view option_of(const PictureAsk& ask, std::string_view key)
{
    for (const PictureOption& option : kind_of(ask.picture).options) {
        if (option.key != key)
            continue;
        if (const auto asked = ask.options.find(std::string(key)); asked != ask.options.end())
            for (const PictureOption::Choice& choice : option.choices)
                if (choice.key == asked->second)
                    return choice.key;
        return option.choices.front().key;
    }
    return {};
}

Result<PictureData> prepare_picture(const Source& source, const PictureAsk& ask, Work& work)
{
    if (work.stopped())
        return stopped_on_request();
    PictureAsk whole = ask;
    whole.days = picture_days(source, ask);
    return kind_of(ask.picture).prepare(source, whole, work);
}

Scene compose_picture(const PictureData& data, const Encoding& encoding, const PictureView& view)
{
    const Language language = encoding.language;
    const double unit = encoding.text;
    Scene notes;
    double tall = 0;
    Brush brush(notes, encoding);
    if (view.legend) {
        Scene legend = data.content->legend(encoding, view.width);
        notes.marks = std::move(legend.marks);
        tall = legend.page.height > 0 ? legend.page.height + 8 * unit : 0;
    }
    if (view.notes) {
        // Beside the picture only what fits into three lines; a pointer on it, and the caption of the figure, say all.
        const double width = std::min(view.width, 900 * unit);
        const auto lines = [&](const std::string& words, std::size_t most, const std::string& all) {
            const TextStyle style = brush.style(11);
            std::vector<std::string> parts = wrapped(words, style, width);
            const bool longer = parts.size() > most;
            if (longer)
                parts.resize(most);
            brush.of({Subject::Kind::legend, 0, 0}, all);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                brush.text({0, tall + style.size}, fitted(i + 1 == parts.size() && longer ? parts[i] + " …" : parts[i], style, width), 11, encoding.theme->ink2);
                tall += style.size * 1.35;
            }
        };
        const std::string facts = join(data.content->facts(language), " · ");
        lines(facts, 1, facts);
        const std::vector<std::string> warnings = data.content->warnings(language);
        if (!warnings.empty())
            lines(std::string(tr(language, "Read with care")) + (warnings.size() > 1 ? " (" + std::to_string(warnings.size()) + ")" : std::string()) + ": " + warnings.front(), 2, join(warnings, " "));
        tall += 8 * unit;
    }
    PictureView inner = view;
    inner.height = std::max(view.height - tall - 14 * unit, std::min(view.height, 240 * unit));
    Scene scene = data.content->compose(encoding, inner);
    scene.title = picture_heading(data, language);
    scene.description = join({std::string(tr(language, kind_of(data.ask.picture).sentence)), scene.description}, " ");
    if (tall > 0) {
        const double down = scene.page.y + scene.page.height + 14 * unit;
        for (const Mark& mark : notes.marks)
            scene.marks.push_back(shifted(mark, {scene.page.x, down}));
        scene.page.height += 14 * unit + tall;
    }
    return scene;
}

Scene picture_legend(const PictureData& data, const Encoding& encoding, double width) { return data.content->legend(encoding, width); }

std::string picture_heading(const PictureData& data, Language language) { return data.content->heading(language); }

std::string picture_caption(const PictureData& data, Language language)
{
    std::string out = join(data.content->facts(language), " · ");
    const std::vector<std::string> all = data.content->warnings(language);
    for (const std::string& warning : all)
        out += (out.empty() ? "" : &warning == &all.front() ? ". " : " ") + warning;
    return out;
}

}  // namespace crosscut::scene
