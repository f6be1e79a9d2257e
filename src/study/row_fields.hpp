// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/state.hpp"

#include <type_traits>

namespace crosscut::study {

// The fields of every saved row, once, for writing and reading alike. A field that is new in a later
// version goes to the end with a default; a field is never renamed.

template <class Visit> void fields(evidence::City& row, Visit&& visit)
{
    visit("key", row.key);
    visit("name", row.name);
    visit("state", row.state);
    visit("extra", row.extra);
}

template <class Visit> void fields(evidence::Relation& row, Visit&& visit)
{
    visit("key", row.key);
    visit("english", row.english);
    visit("german", row.german);
    visit("class", row.relation_class);
    visit("directed", row.directed);
    visit("weight", row.weight);
}

template <class Visit> void fields(Place& place, Visit&& visit)
{
    visit("file", place.file);
    visit("sheet", place.sheet);
    visit("line", place.line);
    visit("column", place.column);
}

template <class Visit> void fields(evidence::Actor& row, Visit&& visit)
{
    visit("key", row.key);
    visit("city", row.city);
    visit("name", row.name);
    visit("alias", row.aliases);
    visit("kind", row.kind);
    visit("level", row.level);
    visit("parent", row.parent);
    visit("field", row.field);
    visit("sector", row.sector);
    visit("topic", row.topics);
    visit("role", row.role);
    visit("basis", row.basis);
    visit("candidate", row.candidate);
    fields(row.place, visit);
    visit("start", row.start);
    visit("end", row.end);
    visit("extra", row.extra);
}

template <class Visit> void fields(evidence::Structure& row, Visit&& visit)
{
    visit("key", row.key);
    visit("city", row.city);
    visit("name", row.name);
    visit("type", row.type);
    visit("field", row.field);
    visit("lead", row.lead);
    visit("basis", row.basis);
    fields(row.place, visit);
    visit("alias", row.aliases);
}

template <class Visit> void fields(evidence::Event& row, Visit&& visit)
{
    visit("structure", row.structure);
    visit("date", row.date);
    visit("words", row.words);
    visit("type", row.type);
    visit("basis", row.basis);
    fields(row.place, visit);
}

template <class Visit> void fields(evidence::Membership& row, Visit&& visit)
{
    visit("structure", row.structure);
    visit("actor", row.actor);
    visit("from", row.from);
    visit("to", row.to);
    visit("role", row.role);
    visit("basis", row.basis);
    fields(row.place, visit);
}

template <class Visit> void fields(evidence::Interview& row, Visit&& visit)
{
    visit("key", row.key);
    visit("city", row.city);
    visit("actor", row.actor);
    visit("date", row.date);
    visit("field", row.field);
    visit("coverage", row.coverage);
    visit("asked", row.asked);
    visit("researcher", row.researcher);
    fields(row.place, visit);
    visit("unanswered", row.unanswered);
}

template <class Visit> void fields(evidence::Claim& row, Visit&& visit)
{
    visit("key", row.key);
    visit("interview", row.interview);
    visit("from", row.from);
    visit("to", row.to);
    visit("relation", row.relation);
    visit("strength", row.strength);
    visit("polarity", row.polarity);
    visit("start", row.start);
    visit("end", row.end);
    visit("date_words", row.date_words);
    visit("certainty", row.certainty);
    visit("field", row.field);
    visit("quote", row.quote);
    visit("passage", row.passage);
    visit("source_type", row.source_type);
    visit("coder", row.coder);
    visit("coded_on", row.coded_on);
    visit("comment", row.comment);
    visit("excluded", row.excluded);
    fields(row.place, visit);
    visit("extra", row.extra);
}

template <class Visit> void fields(evidence::Factor& row, Visit&& visit)
{
    visit("key", row.key);
    visit("english", row.english);
    visit("german", row.german);
    visit("retired", row.retired);
}

template <class Visit> void fields(evidence::Target& target, Visit&& visit)
{
    visit("structure", target.structure);
    visit("actor", target.actors);
    visit("relation", target.relation);
    visit("gap", target.gap);
}

template <class Visit> void fields(evidence::Coding& row, Visit&& visit)
{
    visit("key", row.key);
    visit("factor", row.factor);
    visit("influence", row.influence);
    fields(row.target, visit);
    visit("interview", row.interview);
    visit("claim", row.claim);
    visit("quote", row.quote);
    visit("passage", row.passage);
    visit("coder", row.coder);
    visit("coded_on", row.coded_on);
    visit("comment", row.comment);
    fields(row.place, visit);
}

template <class Visit> void fields(evidence::Recommendation& row, Visit&& visit)
{
    visit("key", row.key);
    fields(row.target, visit);
    visit("factor", row.factor);
    visit("words", row.words);
    visit("example", row.examples);
    visit("author", row.author);
    visit("day", row.day);
    visit("comment", row.comment);
    fields(row.place, visit);
}

template <class Visit> void fields(evidence::Succession& row, Visit&& visit)
{
    visit("kind", row.kind);
    visit("date", row.date);
    visit("before", row.before);
    visit("after", row.after);
    visit("former", row.former);
    visit("words", row.words);
    fields(row.place, visit);
}

template <class Visit> void fields(Duplicate& row, Visit&& visit)
{
    visit("actor", row.actors);
    visit("structure", row.structures);
    visit("verdict", row.verdict);
    visit("day", row.day);
}

template <class Visit> void fields(Pin& row, Visit&& visit)
{
    visit("x", row.x);
    visit("y", row.y);
}

template <class Visit> void fields(Crisis& row, Visit&& visit)
{
    visit("english", row.english);
    visit("german", row.german);
    visit("pulse", row.pulses);
    visit("aftermath", row.aftermath);
    visit("overlay", row.overlay);
}

template <class Visit> void fields(ImportRecord& row, Visit&& visit)
{
    visit("file", row.file);
    visit("day", row.day);
    visit("encoding", row.encoding);
    visit("read", row.read);
    visit("taken", row.taken);
    visit("changed", row.changed);
    visit("refused", row.refused);
    visit("notes", row.notes);
}

template <class Visit> void fields(Decision& row, Visit&& visit)
{
    visit("kind", row.gap.kind);
    visit("about", row.gap.about);
    visit("city", row.gap.city);
    visit("field", row.gap.field);
    visit("actor", row.gap.actors);
    visit("structure", row.gap.structure);
    visit("verdict", row.verdict);
    visit("author", row.author);
    visit("day", row.day);
    visit("reason", row.reason);
}

template <class Visit> void fields(WorkshopEntry& row, Visit&& visit)
{
    visit("time", row.time);
    visit("table", row.table);
    visit("kind", row.kind);
    visit("actor", row.actor);
    visit("claim", row.claim);
    visit("gap", row.gap);
    visit("words", row.words);
}

template <class Visit> void fields(Saved& row, Visit&& visit)
{
    visit("kind", row.kind);
    visit("name", row.name);
    visit("body", row.body);
}

template <class Visit> void fields(Prompt& row, Visit&& visit)
{
    visit("english", row.english);
    visit("german", row.german);
    visit("relation", row.relation);
    visit("incoming", row.incoming);
    visit("ask_strength", row.ask_strength);
    visit("ask_dates", row.ask_dates);
    visit("roster", row.roster);
}

template <class Visit> void fields(Photo& row, Visit&& visit)
{
    visit("city", row.city);
    visit("name", row.name);
    visit("wide", row.wide);
    visit("high", row.high);
    visit("x", row.x);
    visit("y", row.y);
    visit("width", row.width);
    visit("turn", row.turn);
    visit("strength", row.strength);
    visit("hidden", row.hidden);
}

template <class Visit> void fields(Negative& row, Visit&& visit) { visit("jpeg", row.jpeg); }

template <class Visit> void fields(Settings& row, Visit&& visit)
{
    visit("title_english", row.title_english);
    visit("title_german", row.title_german);
    visit("disclaimer_english", row.disclaimer_english);
    visit("disclaimer_german", row.disclaimer_german);
    visit("question_english", row.question_english);
    visit("question_german", row.question_german);
    visit("seed", row.seed);
    visit("last_city", row.last_city);
    visit("last_actor", row.last_actor);
    visit("last_structure", row.last_structure);
    visit("last_event", row.last_event);
    visit("last_membership", row.last_membership);
    visit("last_interview", row.last_interview);
    visit("last_claim", row.last_claim);
    visit("last_decision", row.last_decision);
    visit("last_entry", row.last_entry);
    visit("last_factor", row.last_factor);
    visit("last_coding", row.last_coding);
    visit("last_recommendation", row.last_recommendation);
    visit("last_succession", row.last_succession);
    visit("last_duplicate", row.last_duplicate);
    visit("last_saved", row.last_saved);
    visit("last_prompt", row.last_prompt);
    visit("last_photo", row.last_photo);
}

/// Calls `visit(name, table)` for every table of a state, const or not.
template <class AnyState, class Visit> void tables(AnyState& state, Visit&& visit)
{
    visit("settings", state.settings);
    visit("city", state.archive.cities);
    visit("relation", state.archive.relations);
    visit("actor", state.archive.actors);
    visit("structure", state.archive.structures);
    visit("event", state.archive.events);
    visit("membership", state.archive.memberships);
    visit("interview", state.archive.interviews);
    visit("claim", state.archive.claims);
    visit("factor", state.archive.factors);
    visit("coding", state.archive.codings);
    visit("recommendation", state.archive.recommendations);
    visit("pin", state.pins);
    visit("crisis", state.crises);
    visit("import", state.imports);
    visit("decision", state.decisions);
    visit("workshop", state.workshop);
    visit("succession", state.archive.successions);
    visit("duplicate", state.duplicates);
    visit("saved", state.saved);
    visit("prompt", state.prompts);
    visit("photo", state.photos);
    visit("negative", state.negatives);
}

}  // namespace crosscut::study
