// SPDX-License-Identifier: Apache-2.0
#include "evidence/succession.hpp"

#include "evidence/archive.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace crosscut::evidence {

namespace {

constexpr std::array<std::string_view, succession_kind_count> keys{"renamed", "merged", "split"};
constexpr std::array<std::string_view, succession_kind_count> labels{"Another name", "Merger", "Split"};

bool holds(const std::vector<ActorId>& list, ActorId actor) { return std::find(list.begin(), list.end(), actor) != list.end(); }

}  // namespace

std::string_view key(SuccessionKind kind) { return keys[static_cast<std::size_t>(kind)]; }

std::string_view label(Language language, SuccessionKind kind) { return tr(language, labels[static_cast<std::size_t>(kind)]); }

std::optional<SuccessionKind> succession_of_words(std::string_view text)
{
    static constexpr std::array<std::array<std::string_view, 8>, succession_kind_count> words{{
        {"renamed", "rename", "another name", "new name", "umbenannt", "umbenennung", "neuer name", "anderer name"},
        {"merged", "merge", "merger", "fusion", "zusammengelegt", "zusammenlegung", "fusioniert", "zusammengeschlossen"},
        {"split", "split up", "division", "teilung", "aufgeteilt", "aufteilung", "geteilt", "abspaltung"},
    }};
    const std::string folded = fold(text);
    for (std::size_t kind = 0; kind < words.size(); ++kind)
        for (const std::string_view word : words[kind])
            if (fold(word) == folded)
                return static_cast<SuccessionKind>(kind);
    return std::nullopt;
}

std::vector<const Succession*> lineage_of(const Archive& archive, ActorId actor)
{
    std::vector<const Succession*> steps;
    for (const Succession& step : *archive.successions)
        if (holds(step.before, actor) || holds(step.after, actor))
            steps.push_back(&step);
    std::stable_sort(steps.begin(), steps.end(), [](const Succession* a, const Succession* b) {
        return a->date.earliest.value_or(Day::min()) < b->date.earliest.value_or(Day::min());
    });
    return steps;
}

std::vector<ActorId> family_of(const Archive& archive, ActorId actor)
{
    std::set<ActorId> family{actor};
    for (const bool back : {true, false}) {
        std::vector<ActorId> open{actor};
        while (!open.empty()) {
            const ActorId one = open.back();
            open.pop_back();
            for (const Succession& step : *archive.successions) {
                if (step.kind == SuccessionKind::renamed || !holds(back ? step.after : step.before, one))
                    continue;
                for (const ActorId next : back ? step.before : step.after)
                    if (family.insert(next).second)
                        open.push_back(next);
            }
        }
    }
    return {family.begin(), family.end()};
}

Message told(Language language, const Succession& step, ActorId seen_from, const std::function<std::string(ActorId)>& name, bool former_too)
{
    const auto names = [&](const std::vector<ActorId>& list) {
        std::string out;
        for (const ActorId actor : list)
            if (actor != seen_from)
                out += (out.empty() ? "" : ", ") + name(actor);
        return out;
    };
    const std::string when = step.date.kind == PartialDate::Kind::dated ? spoken(language, step.date) : std::string();
    const bool dated = !when.empty();
    const auto say_it = [&](const char* with_date, const char* without, const std::string& who) {
        return dated ? Message{with_date, {who, when}} : Message{without, {who}};
    };
    const bool was = holds(step.before, seen_from);
    const bool goes_on = holds(step.after, seen_from);
    switch (step.kind) {
    case SuccessionKind::renamed:
        if (!former_too)
            return dated ? Message{"Had another name until {1}", {when}} : Message{"Had another name", {}};
        return say_it("Formerly “{1}” (until {2})", "Formerly “{1}”", step.former);
    case SuccessionKind::merged:
        if (was && goes_on)
            return say_it("Took in {1} ({2})", "Took in {1}", names(step.before));
        if (was)
            return say_it("Merged into {1} ({2})", "Merged into {1}", names(step.after));
        return say_it("Came from a merger of {1} ({2})", "Came from a merger of {1}", names(step.before));
    case SuccessionKind::split: break;
    }
    if (was && goes_on)
        return say_it("Parts became {1} ({2})", "Parts became {1}", names(step.after));
    if (was)
        return say_it("Split into {1} ({2})", "Split into {1}", names(step.after));
    return say_it("Came out of {1} ({2})", "Came out of {1}", names(step.before));
}

}  // namespace crosscut::evidence
