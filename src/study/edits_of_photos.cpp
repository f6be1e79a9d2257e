// SPDX-License-Identifier: Apache-2.0
#include "study/edit_tools.hpp"

#include <cmath>

namespace crosscut::study {

using namespace evidence;

namespace {

Problem bad_photo(Message what, Message mend) { return {Problem::Code::bad_value, std::move(what), std::move(mend), {}}; }

bool within(double value, double least, double most) { return std::isfinite(value) && value >= least && value <= most; }

std::optional<Problem> place_problem(const Photo& photo)
{
    if (trimmed(photo.name).empty())
        return tools::no_name();
    if (!within(photo.x, -1e6, 1e6) || !within(photo.y, -1e6, 1e6) || !within(photo.width, 1, 1e6) || !within(photo.turn, -180, 180) || !within(photo.strength, 0, 1))
        return bad_photo({"The place of the photo is none that a map has."}, {"Drag it to another place, or choose another size."});
    return std::nullopt;
}

bool is_base64(const std::string& text)
{
    constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t end = text.find_first_not_of(signs);
    return !text.empty() && text.size() % 4 == 0 && (end == std::string::npos || (text.size() - end <= 2 && text.find_first_not_of('=', end) == std::string::npos));
}

}  // namespace

namespace tools {

Result<State> applied(State state, const AddPhoto& edit)
{
    if (!find(*state.archive.cities, edit.photo.city))
        return unknown_row();
    if (auto problem = place_problem(edit.photo))
        return *problem;
    const auto side = [](int pixels) { return pixels > 0 && pixels <= most_photo_side; };
    if (!side(edit.photo.wide) || !side(edit.photo.high) || edit.jpeg.size() > most_photo || !is_base64(edit.jpeg))
        return bad_photo({"This is no photo that a study can keep."}, {"Choose a JPEG or PNG file."});
    Photo row = edit.photo;
    row.name = trimmed(row.name);
    row.id = fresh(*state.photos, settings_of(state).last_photo);
    append(state.negatives, Negative{row.id, edit.jpeg});
    append(state.photos, std::move(row));
    return state;
}

Result<State> applied(State state, const ChangePhoto& edit)
{
    const Photo* before = find(*state.photos, edit.photo.id);
    if (!before)
        return unknown_row();
    if (auto problem = place_problem(edit.photo))
        return *problem;
    Photo row = edit.photo;
    row.name = trimmed(row.name);
    row.city = before->city;
    row.wide = before->wide;
    row.high = before->high;
    replace(state.photos, row);
    return state;
}

Result<State> applied(State state, const DeletePhoto& edit)
{
    if (!find(*state.photos, edit.photo))
        return unknown_row();
    remove(state.photos, [&](const Photo& row) { return row.id == edit.photo; });
    remove(state.negatives, [&](const Negative& row) { return row.id == edit.photo; });
    return state;
}

}  // namespace tools

}  // namespace crosscut::study
