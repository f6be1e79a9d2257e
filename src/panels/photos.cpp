// SPDX-License-Identifier: Apache-2.0
#include "panels/photos.hpp"

#include "foundation/text.hpp"
#include "panels/forms.hpp"
#include "panels/panels.hpp"
#include "panels/wording.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace crosscut::panels {

using study::ChangePhoto;
using study::Photo;

namespace {

/// How strong a photo may be, from faint to as it is.
constexpr std::array<double, 4> strengths{0.25, 0.5, 0.75, 1};

/// Degrees from -180 to 180.
double turned(double degrees)
{
    const double whole = std::remainder(degrees, 360);
    return whole == -180 ? 180 : whole;
}

void browse(View& view)
{
    view.file_form = FileForm{};
    view.file_form->purpose = FilePurpose::take_photo;
}

/// Which city, where none is looked at.
void city_first(const Model& model, View& view, Intents& intents)
{
    const Language language = view.look.language;
    PhotoForm& form = *view.photo_form;
    if (!model.state->archive.cities->empty()) {
        paragraph(tr(language, "Which city does the paper map show?"));
        for (const evidence::City& city : *model.state->archive.cities)
            if (row("photo.city." + city.key, city.name, {}, false))
                view.question.city = city.id;
        return;
    }
    paragraph(tr(language, "Which city does the paper map show?"));
    bool entered = false;
    text_field("photo.town", tr(language, "Name of the city"), form.city, room_left() - 110 * scale(), &entered);
    beside(8);
    const bool named = !trimmed(form.city).empty();
    if ((button("photo.town.add", tr(language, "Go on"), ButtonKind::primary, named) || entered) && named)
        intents.push_back(DoEdit{study::AddCity{form.city}});
}

/// What keeps the photos of the city from being seen; empty where they are.
std::string_view reason_unseen(const View& view)
{
    if (view.room != Room::map)
        return "The map is not shown.";
    if (!scene::movable(view.look.places))
        return "Photos lie under the map only where near means linked: choose these places at the left.";
    return {};
}

void place_of(View& view, Intents& intents, Photo photo)
{
    const Language language = view.look.language;
    PhotoForm& form = *view.photo_form;
    const auto change = [&] { intents.push_back(DoEdit{ChangePhoto{photo}, true}); };

    field_label(tr(language, "Dragging moves"));
    int moves = form.still ? 1 : 0;
    if (segments("photo.moves", moves, {std::string(tr(language, "the photo")), std::string(tr(language, "the actors"))}, room_left()))
        form.still = moves == 1;
    paragraph(tr(language, form.still ? "A double click enters an actor where the paper has it." : "Drag the photo where it belongs, and a corner to make it larger or smaller."), Font::caption, Tone::quiet);
    space(4);

    field_label(tr(language, "Strength"));
    int strong = static_cast<int>(std::min_element(strengths.begin(), strengths.end(), [&](double a, double b) { return std::abs(a - photo.strength) < std::abs(b - photo.strength); }) - strengths.begin());
    if (segments("photo.strength", strong, {"25 %", "50 %", "75 %", "100 %"}, room_left())) {
        photo.strength = strengths[static_cast<std::size_t>(strong)];
        change();
    }
    bool shown = !photo.hidden;
    if (checkbox("photo.shown", tr(language, "Show it under the map"), shown)) {
        photo.hidden = !shown;
        change();
    }
    space(4);

    // By keys, too: a fiftieth of its width at a time.
    field_label(tr(language, "Move it"));
    const auto nudge = [&](const char* name, Icon icon, const char* tip, double x, double y) {
        if (icon_button(name, icon, tr(language, tip))) {
            photo.x = std::clamp(photo.x + x * photo.width / 50, -1e6, 1e6);
            photo.y = std::clamp(photo.y + y * photo.width / 50, -1e6, 1e6);
            change();
        }
    };
    nudge("photo.to_left", Icon::left, "To the left", -1, 0);
    beside(2);
    nudge("photo.to_right", Icon::right, "To the right", 1, 0);
    beside(2);
    nudge("photo.to_top", Icon::above, "Upwards", 0, -1);
    beside(2);
    nudge("photo.to_bottom", Icon::down, "Downwards", 0, 1);
    space(4);

    field_label(tr(language, "Turn and size"));
    bool first = true;
    const auto act = [&](const char* name, std::string_view words, auto what) {
        if (std::exchange(first, false) ? button(name, words) : flow_button(name, words)) {
            what();
            change();
        }
    };
    act("photo.left", tr(language, "Turn left"), [&] { photo.turn = turned(photo.turn - 90); });
    act("photo.right", tr(language, "Turn right"), [&] { photo.turn = turned(photo.turn + 90); });
    act("photo.smaller", tr(language, "Smaller"), [&] { photo.width = std::max(1.0, photo.width / 1.1); });
    act("photo.larger", tr(language, "Larger"), [&] { photo.width = std::min(1e6, photo.width * 1.1); });
    space(2);
    double degrees = photo.turn;
    if (number_field("photo.turn", tr(language, "Turned by degrees"), degrees, -180, 180, 130 * scale())) {
        photo.turn = degrees;
        change();
    }
}

void one_photo(View& view, Intents& intents, const Photo& photo)
{
    const Language language = view.look.language;
    PhotoForm& form = *view.photo_form;
    if (form.named != photo.id) {
        form.named = photo.id;
        form.name = photo.name;
    }
    field_label(tr(language, "Name"));
    if (text_field("photo.name", tr(language, "e.g. Table 2"), form.name, room_left()) && !trimmed(form.name).empty()) {
        Photo named = photo;
        named.name = form.name;
        intents.push_back(DoEdit{ChangePhoto{named}, true});
    }
    space(4);
    place_of(view, intents, photo);
    space(8);
    if (button("photo.show", tr(language, "Bring it into the window")))
        intents.push_back(FitDrawing{});
    if (flow_button("photo.remove", tr(language, "Remove the photo")))
        intents.push_back(DoEdit{study::DeletePhoto{photo.id}});
}

}  // namespace

std::vector<Photo> photos_of(const study::State& state, const View& view)
{
    std::vector<Photo> out;
    if (view.question.city)
        for (const Photo& photo : *state.photos)
            if (photo.city == view.question.city)
                out.push_back(photo);
    return out;
}

std::optional<Photo> photo_at_work(const study::State& state, const View& view)
{
    if (!view.photo_form)
        return std::nullopt;
    if (view.photo_form->held)
        return view.photo_form->held;
    const std::vector<Photo> all = photos_of(state, view);
    if (all.empty())
        return std::nullopt;
    const auto chosen = std::find_if(all.begin(), all.end(), [&](const Photo& one) { return one.id == view.photo_form->chosen; });
    return chosen == all.end() ? all.front() : *chosen;
}

std::vector<Photo> photos_shown(const study::State& state, const View& view)
{
    if (view.room != Room::map || view.look.projector || !may_name(view) || !scene::movable(view.look.places))
        return {};
    std::vector<Photo> out = photos_of(state, view);
    std::erase_if(out, [](const Photo& one) { return one.hidden; });
    for (Photo& one : out)
        if (view.photo_form && view.photo_form->held && view.photo_form->held->id == one.id)
            one = *view.photo_form->held;
    return out;
}

void photo_panel(const Model& model, View& view, Intents& intents, const Area& area)
{
    if (!view.photo_form)
        return;
    if (!begin_area("photos", area)) {
        end_area();
        return;
    }
    const Language language = view.look.language;
    const float top = ImGui::GetCursorPosY();
    text(tr(language, "Photo under the map"), Font::heading);
    ImGui::SetCursorPos({ImGui::GetWindowContentRegionMax().x - 30 * scale(), top});
    const bool close = icon_button("photo.close", Icon::close, tr(language, "Close (Esc)"), false, true, 30);
    paragraph(tr(language, "A paper map as it was photographed, to be entered on top of it. It is seen in this window only: not in figures, exports and on the projector, and not while names are hidden."), Font::caption, Tone::quiet);
    space(4);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const bool open = ImGui::BeginChild("##photos", {0, 0});
    ImGui::PopStyleVar();
    if (open) {
        if (!may_name(view)) {
            paragraph(tr(language, "Names are hidden, and photos with them. Show full names to see them."), Font::body, Tone::warning);
        } else if (!view.question.city) {
            city_first(model, view, intents);
        } else {
            const std::vector<Photo> all = photos_of(*model.state, view);
            const std::optional<Photo> photo = photo_at_work(*model.state, view);
            if (const std::string_view reason = reason_unseen(view); !reason.empty() && photo)
                paragraph(tr(language, reason), Font::body, Tone::warning);
            if (all.size() > 1) {
                for (const Photo& one : all)
                    if (row("photo.row." + std::to_string(one.id.value), one.name, one.hidden ? tr(language, "not shown") : std::string_view(), photo && one.id == photo->id))
                        view.photo_form->chosen = one.id;
                space(4);
            }
            if (photo && !model.read_only)
                one_photo(view, intents, *photo);
            if (!photo)
                paragraph(tr(language, "Take a photo of the paper map from straight above, in even light. What the camera wrote beside it, such as place and time, is not kept."));
            space(8);
            if (!model.read_only && button("photo.choose", tr(language, photo ? "Another photo …" : "Choose a photo …"), photo ? ButtonKind::framed : ButtonKind::primary, true, room_left()))
                browse(view);
            space(2);
            paragraph(tr(language, "Or drop it onto the window: JPEG or PNG."), Font::caption, Tone::quiet);
        }
        space(10);
    }
    ImGui::EndChild();
    end_area();
    if (close)
        view.photo_form.reset();
}

}  // namespace crosscut::panels
