// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/ground.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace crosscut::analysis {

using namespace evidence;
using namespace question_ground;

namespace {

/// A role without the letter or number that tells several of its kind apart: "Fachamt A" is one of the offices.
std::string kind_of_role(const std::string& role)
{
    const std::size_t at = role.find_last_of(' ');
    if (at == std::string::npos || at == 0)
        return role;
    const std::string tail = role.substr(at + 1);
    const bool letters = tail.size() <= 2 && std::all_of(tail.begin(), tail.end(), [](unsigned char c) { return std::isupper(c) || std::isdigit(c); });
    return letters && !tail.empty() ? role.substr(0, at) : role;
}

/// Whether a word stands in a text by itself, not as a part of a longer one.
bool stands_alone(const std::string& text, const std::string& word)
{
    const auto joins = [](unsigned char c) { return std::isalnum(c) || c >= 0x80 || c == '_'; };
    for (std::size_t at = text.find(word); !word.empty() && at != std::string::npos; at = text.find(word, at + 1)) {
        const bool before = at > 0 && joins(static_cast<unsigned char>(text[at - 1]));
        const std::size_t end = at + word.size();
        const bool after = end < text.size() && joins(static_cast<unsigned char>(text[end]));
        if (!before && !after)
            return true;
    }
    return false;
}

struct Trace {
    Message kind;
    AnswerCell what;
    ActorId actor;
    StructureId structure;
};

}  // namespace

Reply can_be_recognised(const Material& material, const Inquiry& inquiry)
{
    const Archive& archive = *material.archive;
    Reply answer;
    answer.number = 10;
    AnswerTable traces{"traces", "What stands in the export and gives somebody away", {{"city", "City"}, {"kind", "What"}, {"which", "Which"}}, {}, "Neither a name nor a code nor a quote of the study stands in it."};
    AnswerTable small{"small_groups", "Roles that so few actors share that whoever knows the place recognises them", {{"city", "City"}, {"role", "Role"}, {"actors", "Actors"}, {"which", "Which"}}, {}, "Every role is shared by enough actors."};
    const auto shown_as = [&](ActorId id) {
        if (inquiry.shown_as)
            return inquiry.shown_as(id);
        const Actor* actor = find(*archive.actors, id);
        return actor->role.empty() ? actor->name : actor->role;
    };
    bool unread = false;
    for (const City* city : cities_of(material, inquiry)) {
        network::Question question = question_for(material, inquiry, city->id);
        const network::Snapshot now = network::snapshot(archive, *material.ties, question);
        // Only what the figure shows: actors with a tie on that day, or all where none has one.
        std::map<std::string, std::vector<ActorId>> roles;
        std::string text;
        for (const ActorId id : now.actors) {
            const std::string shown = shown_as(id);
            roles[kind_of_role(shown)].push_back(id);
            text += shown + "\n";
        }
        const auto output = inquiry.output.find(city->id);
        if (output != inquiry.output.end())
            text += output->second;
        else
            unread = true;
        const std::string folded = " " + fold(text) + " ";
        std::vector<Trace> found;
        const auto named = [&](const std::string& name) { return name.size() >= 4 && stands_alone(folded, fold(name)); };
        int names = 0;
        int codes = 0;
        int quotes = 0;
        for (const Actor& actor : *archive.actors) {
            if (actor.city != city->id)
                continue;
            ++names;
            ++codes;
            bool hit = named(actor.name);
            for (const std::string& alias : actor.aliases)
                hit = hit || named(alias);
            if (hit)
                found.push_back({"name of an actor", actor.id, actor.id, {}});
            if (stands_alone(text, actor.key))
                found.push_back({"code of an actor", actor.id, actor.id, {}});
        }
        for (const Structure& structure : *archive.structures) {
            if (structure.city != city->id)
                continue;
            ++names;
            ++codes;
            if (named(structure.name))
                found.push_back({"name of a structure", structure.id, {}, structure.id});
            if (stands_alone(text, structure.key))
                found.push_back({"code of a structure", structure.id, {}, structure.id});
        }
        std::set<InterviewId> interviews;
        for (const Interview& interview : *archive.interviews)
            if (interview.city == city->id) {
                interviews.insert(interview.id);
                ++codes;
                if (interview.key.size() >= 2 && stands_alone(text, interview.key))
                    found.push_back({"code of an interview", interview.id, {}, {}});
            }
        std::set<std::string> files;
        for (const Claim& claim : *archive.claims) {
            if (!interviews.count(claim.interview))
                continue;
            if (!claim.place.file.empty())
                files.insert(claim.place.file);
            if (claim.quote.size() < 12)
                continue;
            ++quotes;
            if (folded.find(fold(claim.quote)) != std::string::npos)
                found.push_back({"quote", Spoken{claim.quote}, claim.from, {}});
        }
        for (const std::string& file : files)
            if (text.find(file) != std::string::npos)
                found.push_back({"name of a file", Spoken{file}, {}, {}});
        if (named(city->name) || (city->key.size() >= 2 && stands_alone(text, city->key)))
            found.push_back({"name of the city", city->id, {}, {}});
        for (const Trace& one : found)
            traces.rows.push_back({{city->id, one.kind, one.what}, city->id, one.actor ? std::vector{one.actor} : std::vector<ActorId>{}, {}, one.structure, {}, {}});
        int few = 0;
        int people = 0;
        for (const auto& [role, actors] : roles) {
            if (static_cast<int>(actors.size()) >= inquiry.smallest)
                continue;
            ++few;
            people += static_cast<int>(actors.size());
            small.rows.push_back({{city->id, Spoken{role}, number(actors.size()), actors}, city->id, actors, {}, {}, {}, {}});
        }
        answer.findings.push_back({"{1}: searched for names {2}, codes {3} and quotes {4} of the study; found in the export: {5}.", {city->id, number(names), number(codes), number(quotes), number(found.size())}});
        if (few > 0)
            answer.findings.push_back({"{1}: it cannot be promised that nobody is recognised: roles that fewer than {2} actors share: {3} of {4} (actors {5} of {6}).",
                                       {city->id, number(inquiry.smallest), number(few), number(roles.size()), number(people), number(now.actors.size())}});
        else if (found.empty())
            answer.findings.push_back({"{1}: by its labels nobody can be recognised: each of {2} roles is shared by at least {3} actors.", {city->id, number(roles.size()), number(inquiry.smallest)}});
        AnswerPicture picture;
        picture.kind = AnswerPicture::Kind::grey;
        picture.city = city->id;
        picture.questions = {question};
        answer.pictures.push_back(std::move(picture));
    }
    answer.tables = {std::move(traces), std::move(small)};
    if (unread)
        answer.caveats.push_back({"The letters of the export itself were not searched, only the labels that it would have.", {}});
    answer.caveats.push_back({"Position and ties can give an actor away, too: there is one office-holder at a time, and one fire service in a city. Show the figure to somebody who knows the place before it is printed.", {}});
    answer.caveats.push_back({"Roles that too few share are safer as a wider word, or left out of the figure.", {}});
    return answer;
}

}  // namespace crosscut::analysis
