// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include "app/keys.hpp"

using namespace crosscut::app;
using Kind = KeyEvent::Kind;

namespace {

std::string words(const std::vector<KeyEvent>& events)
{
    std::string out;
    for (const KeyEvent& event : events)
        out += std::string(event.kind == Kind::press ? "+" : event.kind == Kind::release ? "-" : event.kind == Kind::repeat ? "=" : "'") + static_cast<char>(event.key);
    return out;
}

void stroke(KeyQueue& keys, char key, bool writes)
{
    keys.push({Kind::press, key, 0, 0, false});
    if (writes)
        keys.push({Kind::text, key, 0, 0, false});
    keys.push({Kind::release, key, 0, 0, false});
}

}  // namespace

TEST_CASE("A key that goes down and up between two frames is seen in both states")
{
    KeyQueue keys;
    stroke(keys, 'R', false);
    stroke(keys, 'R', false);
    CHECK(words(keys.take(false)) == "+R");
    CHECK(words(keys.take(false)) == "-R");
    CHECK(words(keys.take(false)) == "+R");
    CHECK_FALSE(keys.empty());
    CHECK(words(keys.take(false)) == "-R");
    CHECK(keys.empty());
    CHECK(keys.take(false).empty());
}

TEST_CASE("Keys that are held together stay together, and nothing overtakes them")
{
    KeyQueue keys;
    keys.push({Kind::press, 'C', 0, 0, false});
    stroke(keys, 'A', false);
    keys.push({Kind::release, 'C', 0, 0, false});
    stroke(keys, 'x', true);
    CHECK(words(keys.take(true)) == "+C+A");
    CHECK(words(keys.take(true)) == "-A-C+x'x-x");
    CHECK(keys.empty());
}

TEST_CASE("Letters for a text field come at once; where they are shortcuts each is seen")
{
    KeyQueue keys;
    stroke(keys, 's', true);
    stroke(keys, 's', true);
    CHECK(words(keys.take(true)) == "+s's-s");
    CHECK(words(keys.take(true)) == "+s's-s");
    stroke(keys, 's', true);
    stroke(keys, 't', true);
    CHECK(words(keys.take(false)) == "+s's");
    CHECK(words(keys.take(false)) == "-s+t't");
    CHECK(words(keys.take(false)) == "-t");
}
