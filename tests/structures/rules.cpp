// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "town.hpp"

#include <set>

using namespace crosscut;
using namespace crosscut::structures;
using namespace crosscut::structures::made_up;
using structures::Status;

namespace {

using Said = std::pair<const char*, const char*>;  ///< when, what

/// Status on a day of a structure of which this was said, until an interview at the end of 2023.
std::string after(std::vector<Said> said, const char* day, const char* type = "network")
{
    Town town;
    const ActorId lead = town.actor("L");
    const StructureId structure = town.structure("S", type, lead);
    for (const auto& [when, what] : said)
        town.event(structure, when, what);
    town.interview(lead, "2023-12");
    return on(town, structure, day);
}

}  // namespace

TEST_CASE("what happens before a structure begins leaves it at not yet")
{
    for (const char* type : {"proposed", "applied", "commissioned", "negotiated", "announced", "stalled", "rejected", "closed"}) {
        CAPTURE(type);
        CHECK(after({{"2015-03-01", type}}, "2020-01-01") == "not yet");
    }
    // Words on paper found nothing either.
    for (const char* type : {"revised", "reported", "drafted", "planned", "contested"}) {
        CAPTURE(type);
        CHECK(after({{"2015-03-01", type}}, "2020-01-01") == "not yet");
    }
    CHECK(after({{"2015-03-01", "permanent_decided"}}, "2020-01-01") == "not yet; also: decided to make it permanent");
}

TEST_CASE("a begin of any kind makes a structure active, a grant makes it active on grant")
{
    for (const char* type : {"founded", "exists", "formalised", "staffed", "agreed", "plan_adopted", "renewed"}) {
        CAPTURE(type);
        CHECK(after({{"2015-03-01", type}}, "2015-02-28") == "not yet");
        CHECK(after({{"2015-03-01", type}}, "2015-03-01") == "active");
        CHECK(after({{"2015-03-01", type}}, "2023-12-31") == "active");
        CHECK(after({{"2015-03-01", type}}, "2024-01-01") == "unknown");
    }
    CHECK(after({{"2015-03-01", "funded"}}, "2016-01-01") == "active on grant");
    CHECK(after({{"2015-03-01", "founded"}, {"2016-01-01", "funded"}}, "2015-12-31") == "active");
    CHECK(after({{"2015-03-01", "founded"}, {"2016-01-01", "funded"}}, "2016-01-01") == "active on grant");
}

TEST_CASE("what happens only to what exists shows that it runs, and wakes what slept")
{
    for (const char* type : {"active", "renamed", "moved", "upgraded", "extended", "reduced", "leadership_change", "not_strengthened"}) {
        CAPTURE(type);
        CHECK(after({{"2015-03-01", type}}, "2015-03-01") == "active");
        CHECK(after({{"2014", "funded"}, {"2015-03-01", type}}, "2016-01-01") == "active on grant");
        CHECK(after({{"2014", "founded"}, {"2015", "vacant"}, {"2016", type}}, "2017-01-01") == "vacant");
        CHECK(after({{"2014", "founded"}, {"2015", "dissolved"}, {"2016", type}}, "2017-01-01") == "ended");
    }
    CHECK(after({{"2014", "founded"}, {"2015", "dormant"}, {"2016", "renamed"}}, "2017-01-01") == "active");
    CHECK(after({{"2014", "founded"}, {"2015", "dormant"}, {"2016", "reported"}}, "2017-01-01") == "dormant");
}

TEST_CASE("a gap leaves a structure vacant or asleep, and filling or reviving it ends the gap")
{
    CHECK(after({{"2014", "founded"}, {"2016-05-01", "vacant"}}, "2016-05-01") == "vacant");
    CHECK(after({{"2014", "funded"}, {"2016-05-01", "vacant"}, {"2017-01-01", "refilled"}}, "2017-01-01") == "active on grant");
    CHECK(after({{"2014", "founded"}, {"2016-05-01", "dormant"}}, "2018-01-01") == "dormant");
    CHECK(after({{"2014", "founded"}, {"2016-05-01", "dormant"}, {"2018-06", "revived"}}, "2018-06-30") == "active");
    // A post that ends empties a structure of one post, and no other; its last day still counts.
    CHECK(after({{"2014", "funded"}, {"2016-05-31", "post_ended"}}, "2016-05-31", "staff_position") == "active on grant");
    CHECK(after({{"2014", "funded"}, {"2016-05-31", "post_ended"}}, "2016-06-01", "staff_position") == "vacant");
    CHECK(after({{"2014", "founded"}, {"2016-05-31", "post_ended"}}, "2016-06-01", "coordination_office") == "active");
}

TEST_CASE("a structure is permanent once it is made so, not once it is decided")
{
    const std::vector<Said> said{{"2014", "funded"}, {"2018-11-01", "permanent_decided"}, {"2020-01-01", "permanent"}};
    CHECK(after(said, "2018-10-31") == "active on grant");
    CHECK(after(said, "2019-01-01") == "active on grant; also: decided to make it permanent");
    CHECK(after(said, "2020-01-01") == "permanent");
    // Own money: the end of a grant is no question any more.
    CHECK(after({{"2014", "funded"}, {"2020-01-01", "permanent"}, {"2020-12-31", "funding_ended"}}, "2021-06-01") == "permanent");
    CHECK(after({{"2014", "permanent"}, {"2015", "vacant"}, {"2016", "refilled"}}, "2017-01-01") == "permanent");
}

TEST_CASE("the end of a grant asks what becomes of a structure, and only another event answers")
{
    const std::vector<Said> grant{{"2014-01-01", "funded"}, {"2016-12-31", "funding_ended"}};
    CHECK(after(grant, "2016-12-31") == "active on grant");
    CHECK(after(grant, "2017-01-01") == "unsure: ended or active");
    CHECK(after(grant, "2023-12-31") == "unsure: ended or active");
    const auto then = [&](const char* when, const char* what) {
        std::vector<Said> said = grant;
        said.emplace_back(when, what);
        return said;
    };
    CHECK(after(then("2017-03-01", "dissolved"), "2017-06-01") == "ended");
    CHECK(after(then("2017-03-01", "vacant"), "2017-06-01") == "vacant");
    CHECK(after(then("2017-03-01", "permanent"), "2017-06-01") == "permanent");
    CHECK(after(then("2017-03-01", "renamed"), "2017-06-01") == "active on grant");
    CHECK(after(then("2017-03-01", "dormant"), "2017-06-01") == "dormant");
    CHECK(after(then("2017-03-01", "reported"), "2017-06-01") == "unsure: ended or active");
}

TEST_CASE("what expired or was dissolved has ended after its last day, until it is founded or revived anew")
{
    for (const char* type : {"expired", "dissolved"}) {
        CAPTURE(type);
        const std::vector<Said> said{{"2014", "founded"}, {"2018-06-30", type}, {"2021-02-01", "revived"}};
        CHECK(after(said, "2018-06-30") == "active");
        CHECK(after(said, "2018-07-01") == "ended");
        CHECK(after(said, "2021-01-31") == "ended");
        CHECK(after(said, "2021-02-01") == "active");
    }
}

TEST_CASE("events whose possible dates overlap leave the day unsure, with both")
{
    const std::vector<Said> said{{"2014-01-01", "founded"}, {"2016~", "dormant"}};
    // About 2016 is July 2015 to June 2017: between these nobody can tell.
    CHECK(after(said, "2015-06-30") == "active");
    CHECK(after(said, "2015-07-01") == "unsure: active or dormant");
    CHECK(after(said, "2017-06-29") == "unsure: active or dormant");
    CHECK(after(said, "2017-06-30") == "dormant");
}

TEST_CASE("an event type that the taxonomy does not know, or one without a date, decides nothing")
{
    CHECK(after({{"2014", "founded"}, {"2016", "danced"}}, "2018-01-01") == "active");
    CHECK(event_type_label(Language::german, "danced") == "danced");
    // Without a date the end may have come on any day.
    CHECK(after({{"2014-01-01", "founded"}, {"?", "dissolved"}}, "2018-01-01").starts_with("unsure"));
}

TEST_CASE("every type of event has a German name of its own and a word that no other has")
{
    std::set<std::string> german;
    std::set<std::string_view> keys;
    for (const EventType& type : event_types()) {
        CAPTURE(type.key);
        CHECK(event_type(type.key) == &type);
        CHECK(event_type_label(Language::german, type.key) != event_type_label(Language::english, type.key));
        CHECK(german.insert(event_type_label(Language::german, type.key)).second);
        CHECK(keys.insert(type.key).second);
    }
    for (std::size_t i = 0; i < status_count; ++i) {
        const auto status = static_cast<Status>(i);
        CHECK(label(Language::german, status) != label(Language::english, status));
        CHECK_FALSE(key(status).empty());
    }
    CHECK(label(Language::german, Status::on_grant) == "befristet gefördert");
    CHECK(label(Language::german, Status::dormant) == "ruht");
}

TEST_CASE("a structure is observed by its own people first, then by its field, then by its city")
{
    Town town;
    const ActorId lead = town.actor("L");
    const ActorId other = town.actor("O");
    const StructureId structure = town.structure("S", "network", lead);
    town.event(structure, "2015", "founded");
    CHECK(on(town, structure, "2030-01-01") == "unknown");  // no interview at all: documents speak of their day only
    town.interview(other, "2020-06");
    CHECK(on(town, structure, "2020-06-30") == "active");
    CHECK(on(town, structure, "2020-07-01") == "unknown");
    town.interview(lead, "2018-03");
    CHECK(on(town, structure, "2018-03-31") == "active");
    CHECK(on(town, structure, "2018-04-01") == "unknown");  // the others may not know
    town.event(structure, "2019-05-01", "reported");
    CHECK(on(town, structure, "2019-05-01") == "active");  // but a document of a later day does
    CHECK(on(town, structure, "2019-05-02") == "unknown");
}
