// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "analysis/catalogue.hpp"
#include "scene/cases.hpp"

using namespace crosscut;

TEST_CASE("While the day moves, the map looks up what the timeline has measured already, and shows the same")
{
    const test::Walk walk(test::tables_of({"potsdam"}));
    network::Question question;
    question.city = walk.archive.cities->front().id;
    Work work;
    const std::vector<Day> days = analysis::months_between(day_of(2014, 1, 1), day_of(2018, 12, 1));
    Result<analysis::Timeline> line = analysis::timeline(walk.archive, walk.ties, question, days, work);
    REQUIRE(line);
    scene::Source source = walk.source();
    source.timeline = std::make_shared<const analysis::Timeline>(*line);
    for (const char* measure : {"betweenness", "core_number", "constraint", "strength"})
        for (std::size_t month = 0; month < days.size(); month += 11) {
            question.until = days[month];
            const network::Snapshot net = network::snapshot(walk.archive, walk.ties, question);
            scene::Encoding encoding;
            encoding.size_measure = measure;
            const scene::MapInput input = scene::map_input(source, net, {}, encoding, work);
            // The same but for the last digits: sums of ways are added in another order.
            const analysis::Values measured = *analysis::measured(measure, net, work);
            INFO(measure << " in month " << month);
            REQUIRE(input.size.size() == measured.size());
            for (std::size_t i = 0; i < measured.size(); ++i) {
                CHECK(input.size[i].has_value() == measured[i].has_value());
                if (input.size[i] && measured[i])
                    CHECK(*input.size[i] == Approx(*measured[i]).epsilon(1e-9).margin(1e-12));
            }
            CHECK_FALSE(encoding.size_label.empty());
        }
    // They are looked up indeed: what stands in the timeline is what the map shows.
    auto marked = std::make_shared<analysis::TimelineMonth>(*line->months[5]);
    marked->values[static_cast<std::size_t>(analysis::Centrality::degree)].assign(line->actors.size(), 77);
    line->months[5] = marked;
    source.timeline = std::make_shared<const analysis::Timeline>(*line);
    question.until = days[5];
    const network::Snapshot net = network::snapshot(walk.archive, walk.ties, question);
    scene::Encoding encoding;
    encoding.size_measure = "degree";
    CHECK(scene::map_input(source, net, {}, encoding, work).size == analysis::Values(line->actors.size(), 77.0));
}
