// SPDX-License-Identifier: Apache-2.0
#include "interview/table.hpp"

#include <array>

namespace crosscut::interview {

namespace {

constexpr std::array<const char*, table_kind_count> keys = {"actors", "structures", "events", "memberships", "interviews", "statements", "factors", "recommendations", "lineage"};
constexpr std::array<const char*, table_kind_count> labels = {"Actors", "Structures", "Events", "Memberships", "Interviews", "Statements", "Potentials and obstacles", "Recommended steps", "Lineage"};

using Fields = std::vector<FieldSpec>;

const Fields actor_fields = {
    {"id", "Id", false, {"id", "nr", "nummer", "kuerzel", "schluessel", "code", "akteur id", "actor id", "key", "kennung"}},
    {"label", "Name", true, {"label", "name", "akteur", "actor", "bezeichnung", "organisation", "stelle", "amt", "einheit", "unit"}},
    {"kind", "Kind", false, {"kind", "art", "typ", "type", "akteurstyp", "organisationstyp", "kategorie", "category"}},
    {"level", "Level", false, {"level", "ebene", "stufe", "hierarchie"}},
    {"parent", "Unit above", false, {"parent", "uebergeordnet", "uebergeordnete einheit", "dezernat", "gehoert zu", "unit above", "department", "vorgesetzte stelle"}},
    {"field", "Field", false, {"field", "feld", "politikfeld", "handlungsfeld", "themenfeld", "policy field"}},
    {"sector", "Sector", false, {"sector", "sektor", "bereich"}},
    {"role", "Role", false, {"role", "rolle", "rollenbezeichnung", "role label"}},
    {"basis", "Basis", false, {"basis", "quelle", "source", "beleg", "grundlage"}},
    {"aliases", "Other names", false, {"aliases", "alias", "andere namen", "auch genannt", "schreibweisen", "other names"}},
    {"topics", "Topics", false, {"topics", "themen", "schlagworte"}},
    {"candidate", "To be confirmed", false, {"candidate", "kandidat", "noch zu bestaetigen"}},
    {"exists_from", "Exists since", false, {"exists_from", "exists from", "besteht seit", "gegruendet", "founded", "eingerichtet"}},
    {"exists_until", "Exists until", false, {"exists_until", "exists until", "besteht bis", "aufgeloest", "dissolved"}},
    {"city", "City", false, {"city", "stadt", "kommune", "ort", "municipality"}},
};

const Fields structure_fields = {
    {"id", "Id", false, {"id", "nr", "nummer", "kuerzel", "code", "struktur id", "structure id", "key", "kennung"}},
    {"label", "Name", true, {"label", "name", "struktur", "structure", "bezeichnung", "gremium", "body"}},
    {"type", "Type", false, {"type", "typ", "art", "strukturtyp", "kind"}},
    {"field", "Field", false, {"field", "feld", "politikfeld", "handlungsfeld", "themenfeld"}},
    {"lead", "Lead", false, {"lead", "leitung", "federfuehrung", "verantwortlich", "leading actor"}},
    {"basis", "Basis", false, {"basis", "quelle", "source", "beleg"}},
    {"aliases", "Other names", false, {"aliases", "alias", "andere namen", "auch genannt", "other names"}},
    {"city", "City", false, {"city", "stadt", "kommune", "ort"}},
};

const Fields event_fields = {
    {"structure", "Structure", true, {"structure", "struktur", "gremium", "structure id", "struktur id"}},
    {"date", "Date", false, {"date", "datum", "wann", "when", "zeitpunkt", "zeit"}},
    {"words", "Words", false, {"words", "worte", "wortlaut", "im wortlaut", "words as said", "as said", "zitat"}},
    {"type", "Type of event", true, {"type", "typ", "art", "ereignis", "event", "event type", "ereignistyp", "was"}},
    {"basis", "Basis", false, {"basis", "quelle", "source", "beleg"}},
    {"city", "City", false, {"city", "stadt", "kommune", "ort"}},
};

const Fields membership_fields = {
    {"structure", "Structure", true, {"structure", "struktur", "gremium", "structure id", "struktur id"}},
    {"actor", "Actor", true, {"actor", "akteur", "mitglied", "member", "actor id", "wer"}},
    {"from", "From", false, {"from", "von", "seit", "beginn", "ab", "seit wann", "since", "start"}},
    {"to", "To", false, {"to", "bis", "ende", "until", "bis wann", "end"}},
    {"role", "Role", false, {"role", "rolle", "funktion"}},
    {"basis", "Basis", false, {"basis", "quelle", "source", "beleg"}},
    {"city", "City", false, {"city", "stadt", "kommune", "ort"}},
};

const Fields interview_fields = {
    {"id", "Id", true, {"id", "nr", "nummer", "code", "interview", "gespraech", "kuerzel", "interview id", "kennung"}},
    {"unit", "Unit that speaks", false, {"unit", "einheit", "akteur", "actor", "stelle", "wer", "informant", "organisation", "befragte stelle"}},
    {"month", "Date", false, {"month", "monat", "date", "datum", "wann", "gefuehrt am", "zeitpunkt"}},
    {"field", "Field", false, {"field", "feld", "politikfeld", "handlungsfeld", "thema"}},
    {"coverage", "What was asked", false, {"coverage", "abdeckung", "frageform", "erhebung"}},
    {"asked", "Asked about", false, {"asked", "gefragt nach", "liste"}},
    {"not_asked", "Not asked about", false, {"not asked", "nicht gefragt", "nicht gefragt nach"}},
    {"no_answer", "Could not say", false, {"no answer", "weiss nicht", "keine antwort", "unbekannt"}},
    {"researcher", "Researcher's own", false, {"researcher", "eigene aussagen der forschung"}},
    {"city", "City", false, {"city", "stadt", "kommune", "ort"}},
};

const Fields statement_fields = {
    {"id", "Id", false, {"id", "nr", "nummer", "lfd nr", "laufende nummer", "code", "aussage", "statement"}},
    {"interview", "Interview", false, {"interview", "gespraech", "quelle", "interview id", "informant", "wer sagt das", "respondent", "source"}},
    {"from", "From", true, {"from", "von", "akteur", "akteur 1", "actor 1", "akteur a", "ego", "ausgangspunkt", "quelle akteur", "source actor", "wer"}},
    {"to", "To", true, {"to", "nach", "an", "zu", "mit", "mit wem", "akteur 2", "actor 2", "akteur b", "alter", "partner", "ziel", "target", "target actor"}},
    {"relation", "Relation", false, {"relation", "beziehung", "art der beziehung", "verbindung", "art der verbindung", "kontaktart", "tie", "tie type", "beziehungsart", "type", "art"}},
    {"strength", "Strength", false, {"strength", "staerke", "intensitaet", "gewicht", "weight", "haeufigkeit", "value", "wert"}},
    {"polarity", "Yes or no", false, {"polarity", "besteht", "ja nein", "polaritaet", "exists", "bejaht", "verneint"}},
    {"date_from", "Since", false, {"date_from", "date from", "seit", "seit wann", "beginn", "since", "from date", "start", "datum von", "ab"}},
    {"date_to", "Until", false, {"date_to", "date to", "bis", "bis wann", "ende", "until", "to date", "end", "datum bis"}},
    {"date_words", "Date in words", false, {"date_words", "date words", "zeitangabe", "datum im wortlaut", "zeit im wortlaut", "wann gesagt"}},
    {"certainty", "Certainty", false, {"certainty", "sicherheit", "gewissheit", "wie sicher", "sicher", "confidence"}},
    {"field", "Field", false, {"field", "feld", "politikfeld", "handlungsfeld", "thema"}},
    {"quote", "Quote", false, {"quote", "zitat", "wortlaut", "aussage im wortlaut", "text", "words", "beleg"}},
    {"passage", "Passage", false, {"passage", "stelle", "absatz", "zeile", "fundstelle", "paragraph"}},
    {"source_type", "Kind of source", false, {"source_type", "source type", "quellenart", "art der quelle"}},
    {"coder", "Coded by", false, {"coder", "kodiert von", "codiert von", "kodierer", "bearbeitet von"}},
    {"coded_on", "Coded on", false, {"coded_on", "coded on", "kodiert am", "codiert am", "bearbeitet am"}},
    {"comment", "Comment", false, {"comment", "kommentar", "bemerkung", "anmerkung", "notiz", "note"}},
    {"excluded", "Not counted", false, {"excluded", "nicht gezaehlt", "ausgeschlossen"}},
    {"city", "City", false, {"city", "stadt", "kommune", "ort"}},
};

const Fields factor_fields = {
    {"id", "Id", false, {"id", "nr", "nummer", "code"}},
    {"factor", "Factor", true, {"factor", "faktor", "bedingung", "einflussfaktor"}},
    {"influence", "Helps or hinders", true, {"influence", "wirkung", "einfluss", "effect", "potenzial oder hindernis", "richtung", "foerdert oder hemmt"}},
    {"structure", "Structure", false, {"structure", "struktur", "gremium", "structure id", "struktur id"}},
    {"from", "From", false, {"from", "von", "akteur", "akteur 1", "actor 1"}},
    {"to", "To", false, {"to", "nach", "zu", "akteur 2", "actor 2", "partner"}},
    {"relation", "Relation", false, {"relation", "beziehung", "verbindung", "art der verbindung", "beziehungsart"}},
    {"gap", "Gap", false, {"gap", "luecke", "fehlstelle"}},
    {"others", "Others concerned", false, {"others", "weitere", "weitere akteure", "beteiligte"}},
    {"interview", "Interview", false, {"interview", "gespraech", "interview id", "informant", "wer sagt das"}},
    {"statement", "Statement", false, {"statement", "aussage", "aussage id", "statement id"}},
    {"quote", "Quote", false, {"quote", "zitat", "wortlaut", "words", "beleg"}},
    {"passage", "Passage", false, {"passage", "absatz", "fundstelle", "paragraph"}},
    {"coder", "Coded by", false, {"coder", "kodiert von", "codiert von", "bearbeitet von"}},
    {"coded_on", "Coded on", false, {"coded_on", "coded on", "kodiert am", "codiert am"}},
    {"comment", "Comment", false, {"comment", "kommentar", "bemerkung", "anmerkung", "note"}},
    {"name_en", "Name of the factor in English", false, {"name_en", "factor in english"}},
    {"name_de", "Name of the factor in German", false, {"name_de", "faktor auf deutsch"}},
    {"city", "City", false, {"city", "stadt", "kommune", "ort"}},
};

const Fields recommendation_fields = {
    {"id", "Id", false, {"id", "nr", "nummer", "code"}},
    {"step", "Recommended step", true, {"step", "schritt", "empfehlung", "handlungsempfehlung", "recommendation", "massnahme"}},
    {"structure", "Structure", false, {"structure", "struktur", "gremium", "structure id", "struktur id"}},
    {"from", "From", false, {"from", "von", "akteur", "akteur 1", "actor 1"}},
    {"to", "To", false, {"to", "nach", "zu", "akteur 2", "actor 2", "partner"}},
    {"relation", "Relation", false, {"relation", "beziehung", "verbindung", "art der verbindung", "beziehungsart"}},
    {"gap", "Gap", false, {"gap", "luecke", "fehlstelle"}},
    {"others", "Others concerned", false, {"others", "weitere", "weitere akteure", "beteiligte"}},
    {"factor", "Factor", false, {"factor", "faktor", "hindernis", "obstacle"}},
    {"examples", "Examples", false, {"examples", "beispiele", "vorbilder"}},
    {"author", "Author", false, {"author", "autor", "autorin", "verfasst von", "von wem"}},
    {"day", "Day", false, {"day", "tag", "datum", "date"}},
    {"comment", "Comment", false, {"comment", "kommentar", "bemerkung", "anmerkung", "note"}},
    {"city", "City", false, {"city", "stadt", "kommune", "ort"}},
};

const Fields lineage_fields = {
    {"what", "Kind of step", true, {"what", "schritt", "art des schrittes", "kind of step", "vorgang"}},
    {"date", "Date", false, {"date", "datum", "wann", "when", "zeitpunkt", "zum"}},
    {"before", "Before", true, {"before", "vorher", "vorgaenger", "predecessors", "predecessor", "aus"}},
    {"after", "After", true, {"after", "nachher", "nachfolger", "successors", "successor", "wird zu"}},
    {"former", "Former name", false, {"former", "frueherer name", "alter name", "former name"}},
    {"words", "Words", false, {"words", "worte", "grund", "quelle", "beleg", "reason", "source"}},
    {"city", "City", false, {"city", "stadt", "kommune", "ort"}},
};

}  // namespace

std::string_view key(TableKind kind) { return keys[static_cast<std::size_t>(kind)]; }

std::string_view label(Language language, TableKind kind) { return tr(language, labels[static_cast<std::size_t>(kind)]); }

std::optional<TableKind> table_kind_from(std::string_view text)
{
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (text == keys[i])
            return static_cast<TableKind>(i);
    return std::nullopt;
}

const std::vector<FieldSpec>& fields(TableKind kind)
{
    switch (kind) {
    case TableKind::actors: return actor_fields;
    case TableKind::structures: return structure_fields;
    case TableKind::events: return event_fields;
    case TableKind::memberships: return membership_fields;
    case TableKind::interviews: return interview_fields;
    case TableKind::factors: return factor_fields;
    case TableKind::recommendations: return recommendation_fields;
    case TableKind::lineage: return lineage_fields;
    case TableKind::statements: break;
    }
    return statement_fields;
}

}  // namespace crosscut::interview
