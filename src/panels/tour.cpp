// SPDX-License-Identifier: Apache-2.0
#include "panels/tour.hpp"

#include "panels/panels.hpp"
#include "structures/status.hpp"

#include <imgui.h>

#include <algorithm>

namespace crosscut::panels {

struct BeforeTour {
    Room room;
    std::optional<Room> beside;
    network::Question question;
    Day day;
    bool whole_time;
    std::optional<Day> from;
    Selection selection;
    int focus_steps;
    Filter filter;
    std::set<ActorId> folded;
    PictureWish picture;
    std::optional<int> gap;
    InspectorTab inspector_tab;
    bool right_open;
    bool projector;
};

namespace {

using structures::Crisis;

/// The crises that clocks hang on, the earliest first; at most two.
std::vector<const Crisis*> two_crises(const study::State& state)
{
    std::vector<const Crisis*> out;
    for (const Crisis& crisis : *state.crises)
        if (!crisis.overlay && !crisis.pulses.empty())
            out.push_back(&crisis);
    std::stable_sort(out.begin(), out.end(), [](const Crisis* a, const Crisis* b) { return a->onset() < b->onset(); });
    out.resize(std::min<std::size_t>(out.size(), 2));
    return out;
}

std::string town(const Model& model, const View& view)
{
    const evidence::City* city = evidence::find(*model.state->archive.cities, view.question.city);
    return city ? city->name : std::string(tr(view.look.language, "all cities"));
}

bool belongs(const Model& model, const View& view, StructureId id)
{
    const evidence::Structure* row = evidence::find(*model.state->archive.structures, id);
    return row && (!view.question.city || row->city == view.question.city);
}

int alive_on(const Model& model, const View& view, Day day)
{
    int count = 0;
    for (const structures::Life& life : model.derived->chronicle.lives)
        if (belongs(model, view, life.structure) && structures::alive(structures::state_on(life, day).status))
            ++count;
    return count;
}

/// A structure that works at the end of the acute time and did not before its begin, of the field whose crisis it is where
/// there is one; else any that works then.
std::optional<StructureId> new_structure(const Model& model, const View& view, const Crisis* crisis)
{
    std::optional<StructureId> any;
    std::optional<StructureId> fresh;
    const auto own = [&](StructureId id) {
        const evidence::Structure* row = evidence::find(*model.state->archive.structures, id);
        const Crisis* of_field = row && row->field != evidence::Field::none ? analysis::crisis_of(*model.state->crises, row->field) : nullptr;
        return of_field && crisis && of_field->id == crisis->id;
    };
    for (const structures::Life& life : model.derived->chronicle.lives) {
        if (!belongs(model, view, life.structure))
            continue;
        const bool after = !crisis || structures::alive(structures::state_on(life, crisis->acute_end()).status);
        const bool before = crisis && structures::alive(structures::state_on(life, crisis->onset() - std::chrono::days{30}).status);
        if (after && !before && own(life.structure))
            return life.structure;
        if (after && !before && !fresh)
            fresh = life.structure;
        if (after && !any)
            any = life.structure;
    }
    return fresh ? fresh : any;
}

std::optional<ActorId> busiest(const network::Snapshot& net)
{
    std::optional<std::uint32_t> best;
    for (std::uint32_t i = 0; i < net.actors.size(); ++i)
        if (net.graph.degree(i) > 0 && (!best || net.graph.degree(i) > net.graph.degree(*best)))
            best = i;
    return best ? std::optional(net.actors[*best]) : std::nullopt;
}

/// The tie of the snapshot that most was said about.
const network::Tie* most_told(const Model& model)
{
    const network::Tie* best = nullptr;
    for (const network::TieState& state : model.snapshot->ties)
        if (const network::Tie* tie = model.derived->ties.find(state.tie); tie && !tie->claims.empty() && (!best || tie->claims.size() > best->claims.size()))
            best = tie;
    return best;
}

/// What every step begins with: one drawing, everybody, no dialog of its own.
void clear(View& view, Room room, Day day)
{
    end_what_if(view);
    view.room = room;
    view.beside.reset();
    view.day = day;
    view.whole_time = view.playing = false;
    view.from.reset();
    view.selection = {};
    view.focus_steps = 0;
    view.filter = {};
    view.folded.clear();
    view.gap.reset();
    view.question.field = evidence::Field::none;
    view.inspector_tab = InspectorTab::facts;
    view.show_history = view.show_reasons = false;
    view.look.projector = false;
    view.right_open = true;
}

}  // namespace

void begin_tour(View& view)
{
    if (view.tour)
        end_tour(view);
    end_what_if(view);
    view.tour = TourForm{};
    view.tour->before = std::make_shared<const BeforeTour>(BeforeTour{view.room, view.beside, view.question, view.day, view.whole_time, view.from, view.selection, view.focus_steps, view.filter, view.folded,
                                                                      view.picture, view.gap, view.inspector_tab, view.right_open, view.look.projector});
}

void end_tour(View& view)
{
    if (!view.tour)
        return;
    end_what_if(view);
    const BeforeTour& was = *view.tour->before;
    view.room = was.room;
    view.beside = was.beside;
    view.question = was.question;
    view.day = was.day;
    view.whole_time = was.whole_time;
    view.from = was.from;
    view.selection = was.selection;
    view.focus_steps = was.focus_steps;
    view.filter = was.filter;
    view.folded = was.folded;
    view.picture = was.picture;
    view.gap = was.gap;
    view.inspector_tab = was.inspector_tab;
    view.right_open = was.right_open;
    view.look.projector = was.projector;
    view.tour.reset();
}

void show_tour_step(const Model& model, View& view, int step)
{
    const std::vector<const Crisis*> crises = two_crises(*model.state);
    const Day usual = view.tour ? view.tour->before->day : view.day;
    const Day first_end = crises.empty() ? usual : crises.front()->acute_end();
    const Day second_end = crises.empty() ? usual : crises.back()->acute_end();
    switch (step) {
    case 0: clear(view, Room::map, crises.empty() ? usual : month_start(crises.front()->onset(), -6)); break;
    case 1: clear(view, Room::map, first_end); break;
    case 2: clear(view, Room::lanes, first_end); break;
    case 3:
        clear(view, Room::lanes, first_end);
        view.selection.structure = new_structure(model, view, crises.empty() ? nullptr : crises.front());
        break;
    case 4: clear(view, Room::map, second_end); break;
    case 5:
        clear(view, Room::map, second_end);
        if (const auto actor = busiest(*model.snapshot))
            view.selection.actors = {*actor};
        break;
    case 6:
        clear(view, Room::map, second_end);
        if (const network::Tie* tie = most_told(model))
            view.selection.tie = tie->number;
        view.inspector_tab = InspectorTab::claims;
        break;
    case 7: clear(view, Room::gaps, second_end); break;
    case 8:
        clear(view, Room::pictures, second_end);
        view.picture.picture = crises.empty() ? scene::Picture::matrix : scene::Picture::alluvial;
        break;
    default:
        clear(view, Room::map, second_end);
        if (const auto actor = busiest(*model.snapshot)) {
            view.selection.actors = {*actor};
            begin_what_if(model, view);
        }
    }
    if (view.tour)
        view.tour->shown = step;
}

TourStep tour_step(const Model& model, const View& view, int step)
{
    const Language language = view.look.language;
    const std::vector<const Crisis*> crises = two_crises(*model.state);
    const std::string first = crises.empty() ? std::string() : crises.front()->name(language);
    const std::string second = crises.empty() ? std::string() : crises.back()->name(language);
    const auto words = [&](std::string_view english) { return std::string(tr(language, english)); };
    switch (step) {
    case 0:
        return {first.empty() ? words("Who works with whom") : say(language, "Half a year before “{1}”", {first}),
                say(language, "Every mark in {1} is an office, an association or a council body, every line a tie that somebody reported. Colour and shape tell the sector; the larger a mark, the more contacts it has.", {town(model, view)}),
                TourSpot::drawing};
    case 1:
        return {first.empty() ? words("Time") : say(language, "The end of “{1}”", {first}),
                first.empty() ? words("The bar below is time: drag it, or use the arrow keys after this walk. No crisis is entered in this study yet; with “Change the crises …” in the search it gets its bands.")
                              : words("The bar below is time, and its coloured bands are the crises: drag it, or use the arrow keys after this walk. The actors keep their places, so that whatever appears or fades is change and nothing else."),
                TourSpot::time};
    case 2: {
        const int alive = model.derived ? alive_on(model, view, view.day) : 0;
        return {words("Structures across departments"),
                alive > 0 ? say(language, "Each row is a structure that joins departments; its pattern tells whether it works, rests or has ended. On this day {1} of them work.", {std::to_string(alive)})
                          : words("Here each structure that joins departments has a row, from its founding to its end. In this study none is known to work on this day; they come in with a table of structures."),
                TourSpot::drawing};
    }
    case 3:
        return {view.selection.structure ? name_of(model, view, *view.selection.structure) : words("What is selected"),
                view.selection.structure ? words("What is selected is explained at the right: its course, who sat in it, and what was said about it. Click any mark, line or row to see the same of it.")
                                         : words("What is clicked is explained at the right: facts, who says so, and what was done to it. Here no structure could be selected, because none is known."),
                TourSpot::right};
    case 4:
        return {second.empty() ? words("Another day") : say(language, "The end of “{1}”", {second}),
                words("A second crisis, other partners: compare what was there before with what came. The line below the drawing always says how much is shown, and a click on it says why the rest is not."), TourSpot::drawing};
    case 5:
        return {words("The one with the most contacts"),
                !view.selection.actors.empty() ? say(language, "On this day it is {1}. The keys 1, 2 and 3 show only its surroundings, 0 everything; dashed lines were reported by one side, as the other was not asked.", {name_of(model, view, view.selection.actors.front())})
                                               : words("On this day nobody has a contact that was reported. Where there are some, the keys 1, 2 and 3 show only the surroundings of who is selected, 0 everything."),
                TourSpot::drawing};
    case 6: {
        const network::Tie* tie = view.selection.tie && model.derived ? model.derived->ties.find(*view.selection.tie) : nullptr;
        return {words("Who says so?"),
                tie ? say(language, "The tie {1} rests on {2} statements. Each stands there with who made it, in which words, and in which line of which table it is written.", {tie_name(model, view, *tie), std::to_string(tie->claims.size())})
                    : words("Every tie keeps its statements: who made them, in which words, and where they are written. On this day no tie was reported, so there is nothing to show."),
                TourSpot::right};
    }
    case 7:
        return {words("Please check"), words("This list holds places that are worth a question, found by rules and never a verdict. Each one says what it rests on, how robust it is, and whom to ask."), TourSpot::drawing};
    case 8:
        return {words("Pictures"),
                second.empty() ? words("Each of the pictures at the left answers one question, and can be written as a figure. This one shows who is tied to whom, as a table.")
                               : words("Each stream is a structure: what it was when the crisis began, and what became of it in five years. The other pictures stand in the list at the left; each can be written as a figure."),
                TourSpot::drawing};
    default:
        return {words("What if …"),
                view.what_if ? words("At the right stands what would follow if the one with the most contacts were not there; nothing of it is stored. From here, the rail at the left leads to the ten questions, the tables and the workshop.")
                             : words("Select an actor, a tie or a structure and press W: then it is worked out what would follow if it were not there. From here, the rail at the left leads to the ten questions, the tables and the workshop."),
                view.what_if ? TourSpot::right : TourSpot::rail};
    }
}

bool tour_keys(const Model& model, View& view)
{
    if (model.state->archive.actors->empty()) {
        if (!pressed(Key::escape))
            return false;
        end_tour(view);
        return true;
    }
    const ImGuiIO& io = ImGui::GetIO();
    // Whoever walks through the widgets with Tab presses them with Enter.
    const bool widgets = (io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) && io.NavVisible;
    int& step = view.tour->step;
    if (pressed(Key::escape)) {
        end_tour(view);
    } else if (pressed(Key::right) || (!widgets && pressed(Key::enter))) {
        if (++step == tour_length)
            end_tour(view);
    } else if (pressed(Key::left)) {
        step = std::max(0, step - 1);
    } else {
        return false;
    }
    return true;
}

}  // namespace crosscut::panels
