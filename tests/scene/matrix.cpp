// SPDX-License-Identifier: Apache-2.0
#include "scene/matrix.hpp"

#include "scene/cases.hpp"
#include "small_city.hpp"

#include <cmath>
#include <set>

using namespace crosscut;
using namespace crosscut::scene;
using test::Walk;

namespace {

double area_of(const Region& region)
{
    double twice = 0;
    for (std::size_t i = 0; i < region.outline.size(); ++i) {
        const Point& a = region.outline[i];
        const Point& b = region.outline[(i + 1) % region.outline.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

network::Snapshot on_day(const Walk& walk, Day day)
{
    network::Question question;
    question.until = day;
    return network::snapshot(walk.archive, walk.ties, question);
}

bool inside_page(const Scene& scene)
{
    return std::all_of(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) {
        const Box box = bounds(mark);
        return box.x >= scene.page.x - 0.5 && box.y >= scene.page.y - 0.5 && box.x + box.width <= scene.page.x + scene.page.width + 0.5 && box.y + box.height <= scene.page.y + scene.page.height + 0.5;
    });
}

}  // namespace

TEST_CASE("A matrix has n times n cells, and its pairs with a tie are those of the snapshot, in every order", "[scene]")
{
    for (const std::string& city : test::six_cities()) {
        const Walk walk(test::tables_of({city}));
        const network::Snapshot net = on_day(walk, day_of(2019, 7, 1));
        for (const MatrixOrder order : all_matrix_orders) {
            INFO(city << ", " << key(order));
            Work work;
            const Matrix matrix = matrix_of(walk.source(), net, order, {}, {}, work);
            const std::size_t n = net.actors.size();
            REQUIRE(matrix.size() == n);
            CHECK(matrix.cells.size() == n * n);
            CHECK(std::set<ActorId>(matrix.actors.begin(), matrix.actors.end()).size() == n);
            CHECK(matrix.pairs(CellKind::tie) == static_cast<int>(net.graph.ties.size()));
            // Whatever nobody could report on and nobody did is hatched: all pairs less the observable ones and those with a finding.
            int unobservable = 0;
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = i + 1; j < n; ++j)
                    unobservable += walk.ties.observed.pair(matrix.actors[i], matrix.actors[j]) ? 0 : 1;
            CHECK(unobservable == static_cast<int>(n * (n - 1) / 2) - net.observable_pairs);
            CHECK(matrix.pairs(CellKind::unobserved) <= unobservable + static_cast<int>(net.ties.size()));
            for (std::size_t i = 0; i < n; ++i) {
                CHECK(matrix.at(i, i).kind == CellKind::self);
                for (std::size_t j = 0; j < n; ++j)
                    if (matrix.at(i, j).kind == CellKind::nothing && i != j)
                        CHECK(walk.ties.observed.pair(matrix.actors[i], matrix.actors[j]));
            }
        }
    }
}

TEST_CASE("Hatched is exactly what could not be observed, cell by cell and merged, and all stays on the page", "[scene]")
{
    const std::uint32_t n = GENERATE(40u, 130u);
    const Walk walk(test::many_actors(n));
    const network::Snapshot net = on_day(walk, day_of(2019, 7, 1));
    Work work;
    const Matrix matrix = matrix_of(walk.source(), net, MatrixOrder::community, {}, {}, work);
    const Scene scene = compose_matrix(matrix, walk.source(), {}, {}, 800, 700);
    double hatched = 0;
    double cell = 0;
    for (const Mark& mark : scene.marks)
        if (const auto* region = std::get_if<Region>(&mark.form)) {
            if (region->hatch == Hatch::diagonal)
                hatched += area_of(*region);
            else if (mark.subject.kind == Subject::Kind::actor)
                cell = area_of(*region);
        }
    REQUIRE(cell > 0);
    std::size_t unobserved = 0;
    for (const MatrixCell& one : matrix.cells)
        unobserved += one.kind == CellKind::unobserved ? 1u : 0u;
    CHECK(hatched / cell == Approx(static_cast<double>(unobserved)));
    CHECK(inside_page(scene));
}

TEST_CASE("Yes, no, ended and not asked are four different cells", "[scene]")
{
    test::SmallCity city;
    const ActorId a = city.actor("A"), b = city.actor("B"), c = city.actor("C"), d = city.actor("D"), e = city.actor("E");
    const InterviewId talk = city.interview(a, "2020-05-01", evidence::Coverage::topical, {b, c, d});
    city.says(talk, a, b, "2015", "open");
    city.denies(talk, a, c);
    city.says(talk, a, d, "2012", "2014");
    const Walk walk(city.archive);
    const network::Snapshot net = on_day(walk, day_of(2019, 7, 1));
    Work work;
    const Matrix matrix = matrix_of(walk.source(), net, MatrixOrder::name, {}, {}, work);
    REQUIRE(matrix.actors == std::vector<ActorId>{a, b, c, d, e});
    CHECK(matrix.at(0, 1).kind == CellKind::tie);
    CHECK(matrix.at(1, 0).kind == CellKind::tie);
    CHECK(matrix.at(0, 2).kind == CellKind::denied);
    CHECK(matrix.at(0, 3).kind == CellKind::ended);
    CHECK(matrix.at(0, 4).kind == CellKind::unobserved);
    CHECK(matrix.at(1, 2).kind == CellKind::unobserved);
    const Encoding encoding;
    const Scene legend = compose_matrix_legend(matrix, encoding, 600);
    for (const char* words : {"a tie that had ended", "asked and denied", "nobody could report on this pair"})
        CHECK(test::says(legend, std::string(tr(encoding.language, words))));
    CHECK_FALSE(test::says(legend, std::string(tr(encoding.language, "possibly a tie at this time"))));
    // A pair that nobody could report on can be pointed at: it says who.
    const Scene scene = compose_matrix(matrix, walk.source(), encoding, {}, 600, 500);
    CHECK(std::any_of(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) {
        return mark.subject == Subject{Subject::Kind::pair, b.value, c.value} && mark.title.find("B – C") == 0;
    }));
}

TEST_CASE("Rows of a department stand together and by contacts, and hidden actors are gone", "[scene]")
{
    const Walk walk(test::tables_of({"potsdam"}));
    const network::Snapshot net = on_day(walk, day_of(2019, 7, 1));
    Work work;
    const Matrix matrix = matrix_of(walk.source(), net, MatrixOrder::department, {}, {}, work);
    std::size_t covered = 0;
    for (const MatrixBlock& block : matrix.blocks) {
        CHECK(block.first == covered);
        covered += block.count;
        for (std::size_t k = block.first + 1; k < block.first + block.count; ++k) {
            const Node one = *net.node(matrix.actors[k - 1]);
            const Node two = *net.node(matrix.actors[k]);
            CHECK(net.graph.degree(one.index) >= net.graph.degree(two.index));
            if (!block.apart)
                CHECK(net.group[one.index] == net.group[two.index]);
        }
    }
    CHECK(covered == matrix.size());
    const ActorId gone = matrix.actors.front();
    const Matrix less = matrix_of(walk.source(), net, MatrixOrder::degree, {}, {gone}, work);
    CHECK(less.size() + 1 == matrix.size());
    CHECK(std::count(less.actors.begin(), less.actors.end(), gone) == 0);
}

TEST_CASE("Five hundred rows are read by their blocks, and whoever is selected is named", "[scene]")
{
    const Walk walk(test::many_actors(500));
    const network::Snapshot net = on_day(walk, day_of(2019, 7, 1));
    Work work;
    const Matrix matrix = matrix_of(walk.source(), net, MatrixOrder::community, {}, {}, work);
    MapView view;
    view.selected = {matrix.actors[250]};
    const Scene scene = compose_matrix(matrix, walk.source(), {}, view, 900, 700);
    CHECK(inside_page(scene));
    const auto names = test::names_on(scene);
    CHECK(names.size() == 2);  // its row and its column
    CHECK(matrix.blocks.size() > 3);
    // Nearer, all names have room.
    view.zoom = 12;
    CHECK(test::names_on(compose_matrix(matrix, walk.source(), {}, view, 900, 700)).size() == 1000);
}

TEST_CASE("An empty matrix says what to do, and words of orders are read back", "[scene]")
{
    const Walk walk(evidence::empty_archive());
    Work work;
    const network::Snapshot net = network::snapshot(walk.archive, walk.ties, {});
    const Matrix matrix = matrix_of(walk.source(), net, MatrixOrder::department, {}, {}, work);
    const Scene scene = compose_matrix(matrix, walk.source(), {}, {}, 500, 300);
    CHECK(scene.page.width == 500);
    CHECK_FALSE(scene.marks.empty());
    CHECK(inside_page(scene));
    CHECK(compose_matrix_legend(matrix, {}, 500).marks.empty());
    for (const MatrixOrder order : all_matrix_orders) {
        CHECK(matrix_order_from(key(order)) == order);
        CHECK(label(Language::german, order) != label(Language::english, order));
    }
    CHECK_FALSE(matrix_order_from("moon"));
}
