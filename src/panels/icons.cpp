// SPDX-License-Identifier: Apache-2.0
#include "panels/widgets.hpp"

#include <imgui.h>

#include <initializer_list>

namespace crosscut::panels {

namespace {

// A square of 24 units in which all icons are drawn, with round ends as wide as the hairlines of print.
struct Pen {
    ImDrawList& list;
    float x;
    float y;
    float unit;
    ImU32 colour;

    ImVec2 at(float px, float py) const { return {x + px * unit, y + py * unit}; }
    float thick() const { return 1.75f * unit; }
    void stroke(std::initializer_list<ImVec2> points, bool closed = false) const
    {
        for (const ImVec2& p : points)
            list.PathLineTo(at(p.x, p.y));
        list.PathStroke(colour, closed ? ImDrawFlags_Closed : 0, thick());
    }
    void circle(float cx, float cy, float r) const { list.AddCircle(at(cx, cy), r * unit, colour, 0, thick()); }
    void disc(float cx, float cy, float r) const { list.AddCircleFilled(at(cx, cy), r * unit, colour); }
    void arc(float cx, float cy, float r, float from, float to) const
    {
        list.PathArcTo(at(cx, cy), r * unit, from, to, 24);
        list.PathStroke(colour, 0, thick());
    }
    void box(float x0, float y0, float x1, float y1, float r) const { list.AddRect(at(x0, y0), at(x1, y1), colour, r * unit, 0, thick()); }
    void fill(float x0, float y0, float x1, float y1) const { list.AddRectFilled(at(x0, y0), at(x1, y1), colour, 1 * unit); }
};

constexpr float pi = 3.14159265f;

}  // namespace

void draw_icon(Icon icon, float x, float y, float size, scene::Colour colour)
{
    const Pen pen{*ImGui::GetWindowDrawList(), x, y, size / 24.f, IM_COL32(colour.r, colour.g, colour.b, colour.a)};
    switch (icon) {
    case Icon::map:
        pen.stroke({{7, 7}, {17, 9}});
        pen.stroke({{6, 8}, {9, 18}});
        pen.stroke({{17, 10}, {10, 18}});
        pen.disc(6, 6, 3.4f);
        pen.disc(18, 9, 3.4f);
        pen.disc(9.5f, 19, 3.4f);
        break;
    case Icon::lanes:
        pen.fill(2, 4, 14, 8);
        pen.fill(7, 10.5f, 22, 14.5f);
        pen.fill(4, 17, 11, 21);
        break;
    case Icon::pictures:
        pen.stroke({{3, 3}, {3, 21}, {21, 21}});
        pen.stroke({{3, 6}, {9, 6}, {9, 11}, {14, 11}, {14, 16}, {21, 16}});
        break;
    case Icon::gaps:
        pen.stroke({{3, 12}, {8.5f, 12}});
        pen.stroke({{15.5f, 12}, {21, 12}});
        pen.disc(3.5f, 12, 3);
        pen.disc(20.5f, 12, 3);
        pen.stroke({{12, 5}, {12, 9}});
        pen.stroke({{12, 15}, {12, 19}});
        break;
    case Icon::table:
        pen.box(3, 4, 21, 20, 2);
        pen.stroke({{3, 9.5f}, {21, 9.5f}});
        pen.stroke({{3, 14.8f}, {21, 14.8f}});
        pen.stroke({{10, 4}, {10, 20}});
        break;
    case Icon::undo:
        pen.stroke({{9, 4}, {4, 9}, {9, 14}});
        pen.stroke({{4, 9}, {14, 9}});
        pen.arc(14, 14, 5, -pi / 2, pi / 2);
        pen.stroke({{14, 19}, {9, 19}});
        break;
    case Icon::redo:
        pen.stroke({{15, 4}, {20, 9}, {15, 14}});
        pen.stroke({{20, 9}, {10, 9}});
        pen.arc(10, 14, 5, pi / 2, 3 * pi / 2);
        pen.stroke({{10, 19}, {15, 19}});
        break;
    case Icon::play: pen.list.AddTriangleFilled(pen.at(7, 4), pen.at(20, 12), pen.at(7, 20), pen.colour); break;
    case Icon::pause:
        pen.fill(6, 4, 10, 20);
        pen.fill(14, 4, 18, 20);
        break;
    case Icon::back: pen.stroke({{14.5f, 5}, {8, 12}, {14.5f, 19}}); break;
    case Icon::forward: pen.stroke({{9.5f, 5}, {16, 12}, {9.5f, 19}}); break;
    case Icon::left: pen.stroke({{14.5f, 5}, {8, 12}, {14.5f, 19}}); break;
    case Icon::right: pen.stroke({{9.5f, 5}, {16, 12}, {9.5f, 19}}); break;
    case Icon::down: pen.stroke({{4, 8}, {12, 16}, {20, 8}}); break;
    case Icon::above: pen.stroke({{4, 16}, {12, 8}, {20, 16}}); break;
    case Icon::search:
        pen.circle(10, 10, 6);
        pen.stroke({{14.5f, 14.5f}, {20.5f, 20.5f}});
        break;
    case Icon::menu:
        pen.stroke({{4, 6}, {20, 6}});
        pen.stroke({{4, 12}, {20, 12}});
        pen.stroke({{4, 18}, {20, 18}});
        break;
    case Icon::close:
        pen.stroke({{5, 5}, {19, 19}});
        pen.stroke({{19, 5}, {5, 19}});
        break;
    case Icon::plus:
        pen.stroke({{12, 4}, {12, 20}});
        pen.stroke({{4, 12}, {20, 12}});
        break;
    case Icon::minus: pen.stroke({{4, 12}, {20, 12}}); break;
    case Icon::fit:
        pen.stroke({{4, 9}, {4, 4}, {9, 4}});
        pen.stroke({{15, 4}, {20, 4}, {20, 9}});
        pen.stroke({{20, 15}, {20, 20}, {15, 20}});
        pen.stroke({{9, 20}, {4, 20}, {4, 15}});
        break;
    case Icon::pin:
        pen.circle(12, 8, 4);
        pen.stroke({{12, 12}, {12, 21}});
        break;
    case Icon::eye:
        pen.stroke({{2.5f, 12}, {7, 7.5f}, {12, 6}, {17, 7.5f}, {21.5f, 12}, {17, 16.5f}, {12, 18}, {7, 16.5f}}, true);
        pen.disc(12, 12, 2.8f);
        break;
    case Icon::sun:
        pen.circle(12, 12, 4);
        for (const auto& [a, b, c, d] : {std::tuple{12.f, 2.f, 12.f, 5.f}, {12.f, 19.f, 12.f, 22.f}, {2.f, 12.f, 5.f, 12.f}, {19.f, 12.f, 22.f, 12.f},
                                         {5.f, 5.f, 7.f, 7.f}, {17.f, 17.f, 19.f, 19.f}, {19.f, 5.f, 17.f, 7.f}, {5.f, 19.f, 7.f, 17.f}})
            pen.stroke({{a, b}, {c, d}});
        break;
    case Icon::moon:
        pen.arc(12, 12, 8, 0.35f * pi, 1.75f * pi);
        pen.arc(17.2f, 8.6f, 7.2f, 0.60f * pi, 1.18f * pi);
        break;
    case Icon::help:
        pen.circle(12, 12, 9);
        pen.arc(12, 9.6f, 2.8f, -pi, 0.35f * pi);
        pen.stroke({{12, 12.6f}, {12, 14.5f}});
        pen.disc(12, 17.4f, 1.2f);
        break;
    case Icon::folder: pen.stroke({{3, 6}, {9, 6}, {11, 8.5f}, {21, 8.5f}, {21, 19}, {3, 19}}, true); break;
    case Icon::file:
        pen.stroke({{6, 3}, {14, 3}, {19, 8}, {19, 21}, {6, 21}}, true);
        pen.stroke({{14, 3}, {14, 8}, {19, 8}});
        break;
    case Icon::check: pen.stroke({{3, 12.5f}, {9.5f, 19}, {21, 5.5f}}); break;
    case Icon::warning:
        pen.stroke({{12, 3}, {22, 20}, {2, 20}}, true);
        pen.stroke({{12, 9}, {12, 14}});
        pen.disc(12, 17, 1.2f);
        break;
    case Icon::filter: pen.stroke({{3, 5}, {21, 5}, {14.5f, 13}, {14.5f, 20}, {9.5f, 17}, {9.5f, 13}}, true); break;
    case Icon::swap:
        pen.stroke({{3, 9}, {20, 9}, {15.5f, 4.5f}});
        pen.stroke({{21, 15}, {4, 15}, {8.5f, 19.5f}});
        break;
    case Icon::up:
        pen.stroke({{5, 11}, {12, 4}, {19, 11}});
        pen.stroke({{12, 4.5f}, {12, 20}});
        break;
    case Icon::home:
        pen.stroke({{2.5f, 12}, {12, 3.5f}, {21.5f, 12}});
        pen.stroke({{5, 10.5f}, {5, 20}, {10, 20}, {10, 14.5f}, {14, 14.5f}, {14, 20}, {19, 20}, {19, 10.5f}});
        break;
    case Icon::contrast:
        pen.circle(12, 12, 8.5f);
        pen.list.PathArcTo(pen.at(12, 12), 8.5f * pen.unit, -0.5f * pi, 0.5f * pi, 24);
        pen.list.PathFillConvex(pen.colour);
        break;
    case Icon::history:
        pen.arc(12, 12, 8, -0.85f * pi, 0.8f * pi);
        pen.stroke({{3, 4.5f}, {4.6f, 9.2f}, {9, 7.6f}});
        pen.stroke({{12, 7.5f}, {12, 12}, {15.5f, 14}});
        break;
    }
}

}  // namespace crosscut::panels
