// SPDX-License-Identifier: Apache-2.0
#include "figure/recipe_parts.hpp"

#include "foundation/text.hpp"
#include "scene/grey.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace crosscut::figure {

using scene::Subject;

namespace {

constexpr double muted = 0.18;

std::string listed(Language language, std::vector<std::string> names)
{
    constexpr std::size_t most = 6;
    const std::size_t all = names.size();
    if (all > most)
        names.resize(most);
    std::string out = join(names, ", ");
    return all > most ? say(language, "{1} and {2} more", {out, std::to_string(all - most)}) : out;
}

}  // namespace

Lit lit_of(const scene::Source& source, const scene::Highlight& highlight, const scene::Sighted& sighted, std::vector<Message>& missing, Language language, scene::NameMode names)
{
    Lit lit;
    lit.asked = !highlight.empty();
    if (!lit.asked)
        return lit;
    const evidence::Archive& archive = *source.archive;
    std::vector<std::string> words;
    for (const ActorId actor : scene::actors_of(archive, highlight.actors, sighted.question.city, missing)) {
        lit.actors.insert(actor);
        words.push_back(scene::shown_name(archive, actor, names));
    }
    for (const StructureId structure : scene::structures_of(archive, highlight.structures, sighted.question.city, missing)) {
        lit.structures.insert(structure);
        words.push_back(scene::shown_name(archive, structure, names));
    }
    // Where nothing of it is there any more, nothing is muted either.
    lit.asked = !words.empty();
    if (lit.asked)
        lit.words = say(language, "Highlighted: {1}; all others are muted", {listed(language, words)});
    std::map<StructureId, std::set<ActorId>> chosen;
    std::set<ActorId> members;
    for (const evidence::Membership& seat : *archive.memberships) {
        if (lit.structures.count(seat.structure))
            members.insert(seat.actor);
        if (lit.actors.count(seat.actor))
            chosen[seat.structure].insert(seat.actor);
    }
    // Where only actors were chosen: the structures that they share, or that the only one of them sits in.
    if (lit.structures.empty())
        for (const auto& [structure, actors] : chosen)
            if (actors.size() >= std::min<std::size_t>(2, lit.actors.size()))
                lit.structures.insert(structure);
    lit.actors.insert(members.begin(), members.end());
    return lit;
}

void mute(scene::Scene& scene, const Lit& lit, const network::TieSet& ties, bool actors)
{
    if (lit.empty())
        return;
    for (scene::Mark& mark : scene.marks) {
        const Subject& subject = mark.subject;
        const auto actor = [&](std::uint32_t id) { return lit.actors.count(ActorId{id}) != 0; };
        const auto structure = [&](std::uint32_t id) { return lit.structures.count(StructureId{id}) != 0; };
        bool full = true;
        switch (subject.kind) {
        case Subject::Kind::actor:
        case Subject::Kind::department: full = !actors || subject.id == 0 || actor(subject.id); break;
        case Subject::Kind::pair: full = !actors || (actor(subject.id) && actor(subject.other)); break;
        case Subject::Kind::tie:
            if (const network::Tie* tie = ties.find(subject.id); tie && actors)
                full = lit.actors.count(tie->a) && lit.actors.count(tie->b);
            break;
        case Subject::Kind::structure: full = structure(subject.id); break;
        case Subject::Kind::event: full = subject.other == 0 || structure(subject.other); break;
        case Subject::Kind::membership: full = structure(subject.other); break;
        default: break;
        }
        // What a drawing has faded by itself stays as it is.
        if (!full && mark.opacity > 0.3)
            mark.opacity = muted;
    }
}

void mute_structures(scene::Scene& scene, const Lit& lit)
{
    if (lit.empty())
        return;
    for (scene::Mark& mark : scene.marks)
        if (mark.subject.kind == Subject::Kind::structure && lit.structures.count(StructureId{mark.subject.id}) == 0)
            mark.opacity = std::min(mark.opacity, muted);
}

scene::Scene in_grey(const scene::Scene& scene) { return scene::greyed(scene); }

std::vector<Message> alike_in_grey(const scene::Scene& page)
{
    struct Swatch {
        scene::Shape shape;
        scene::Colour fill;
        std::string words;
    };
    std::vector<Swatch> swatches;  // of one group of the legend: a heading begins another
    std::vector<Message> out;
    const scene::Glyph* glyph = nullptr;
    for (const scene::Mark& mark : page.marks) {
        if (mark.subject.kind != Subject::Kind::legend)
            continue;
        if (const auto* one = std::get_if<scene::Glyph>(&mark.form)) {
            glyph = one->fill.a == 255 ? one : nullptr;
            continue;
        }
        const auto* label = std::get_if<scene::Label>(&mark.form);
        if (!label)
            continue;
        if (label->style.weight == scene::Weight::semibold)
            swatches.clear();
        else if (glyph) {
            for (const Swatch& other : swatches)
                if (out.empty() && other.shape == glyph->shape && !(other.fill == glyph->fill) && std::abs(scene::lightness(other.fill) - scene::lightness(glyph->fill)) < 6)
                    out.push_back({"Printed in black, “{1}” and “{2}” look alike: nothing but their hue tells them apart. Choose the greys, or another quantity for the shape.", {other.words, label->text}});
            swatches.push_back({glyph->shape, glyph->fill, label->text});
        }
        glyph = nullptr;
    }
    return out;
}

std::vector<Message> named_in(const evidence::Archive& archive, const scene::Recipe& recipe)
{
    std::vector<Message> out;
    for (const std::string& words : {recipe.paper.title.value_or(""), recipe.paper.message, recipe.paper.caption.value_or("")}) {
        if (words.empty())
            continue;
        for (const evidence::Actor& actor : *archive.actors) {
            const bool told = (actor.name.size() >= 4 && contains_folded(words, actor.name)) ||
                              std::any_of(actor.aliases.begin(), actor.aliases.end(), [&](const std::string& alias) { return alias.size() >= 4 && contains_folded(words, alias); });
            if (told)
                out.push_back({"“{1}” names {2}, although names are not to be shown.", {shortened(words, 60), scene::shown_name(archive, actor.id, recipe.sight.names)}});
        }
    }
    return out;
}

Result<scene::PictureAsk> ask_of(const scene::PictureKind& kind, const scene::Recipe& recipe, const scene::Sighted& sighted)
{
    const scene::Sight& sight = recipe.sight;
    scene::PictureAsk ask;
    ask.picture = kind.picture;
    ask.question = sighted.question;
    if (!kind.timed) {
        ask.question.from.reset();
        ask.question.until.reset();
    }
    ask.measure = sight.style.size;
    scene::Encoding encoding;
    put(sight.style, encoding);
    ask.colour = encoding.colour_measure;
    ask.language = recipe.paper.language;
    ask.names = sight.names;
    ask.actors = sighted.actors;
    if (!sighted.structures.empty())
        ask.structure = sighted.structures.front();
    ask.crisis = sighted.crisis;
    const auto wanted = static_cast<std::size_t>(kind.days);
    if (wanted > 0 && !sight.days.empty()) {
        if (sight.days.size() != wanted)
            return Problem{Problem::Code::bad_value, {"The picture “{1}” shows {2} days, not {3}.", {std::string(kind.key), std::to_string(wanted), std::to_string(sight.days.size())}},
                           {"Write as many days as it shows; or none, and it chooses them after the crisis."}, {}};
        ask.days = sight.days;
    }
    for (const auto& [key, value] : sight.options) {
        std::vector<std::string> known;
        bool fits = false;
        for (const scene::PictureOption& option : kind.options)
            for (const scene::PictureOption::Choice& one : option.choices) {
                known.push_back(std::string(option.key) + "=" + std::string(one.key));
                fits = fits || (option.key == key && one.key == value);
            }
        if (!fits)
            return Problem{Problem::Code::bad_value, {"“{1}” is nothing that the picture “{2}” offers.", {key + "=" + value, std::string(kind.key)}},
                           known.empty() ? Message{"It has nothing to choose."} : Message{"Write one of: {1}.", {join(known, ", ")}}, {}};
        ask.options[key] = value;
    }
    return ask;
}

}  // namespace crosscut::figure
