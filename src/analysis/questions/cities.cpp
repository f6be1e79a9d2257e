// SPDX-License-Identifier: Apache-2.0
#include "analysis/questions/ground.hpp"

#include "analysis/persistence/fortune.hpp"

#include <algorithm>
#include <map>

namespace crosscut::analysis {

using namespace evidence;
using namespace question_ground;
using structures::Crisis;
using structures::Status;

namespace {

double months(Day from, Day to) { return static_cast<double>(days_between(from, to)) / 30.4375; }

/// Something that begins on a vague day.
struct Begin {
    Day earliest;
    Day latest;
    StructureId structure;
    std::vector<EventId> events;
    Day middle() const { return earliest + (latest - earliest) / 2; }
};

/// The first of several vague begins from a day on.
///
///   low, high  Between which months it came: a begin that may lie before the onset counts from 0 for the lower bound only.
struct First {
    const Begin* begin = nullptr;
    std::optional<double> low;
    std::optional<double> high;
    bool straddles = false;  ///< one of them may lie on either side of the onset
};

First first_after(const std::vector<Begin>& begins, Day onset)
{
    First out;
    for (const Begin& one : begins) {
        if (one.latest < onset)
            continue;
        const double low = std::max(0.0, months(onset, one.earliest));
        out.straddles |= one.earliest < onset;
        const double high = months(onset, one.latest);
        if (!out.low || low < *out.low)
            out.low = low;
        if (one.earliest >= onset && (!out.high || high < *out.high))
            out.high = high;
        if (one.middle() >= onset && (!out.begin || one.middle() < out.begin->middle()))
            out.begin = &one;
    }
    return out;
}

AnswerCell cell_of(const First& first, Day onset, const std::optional<Day>& last)
{
    if (first.begin)
        return Between{*first.low, first.high};
    // Nothing came until the last interview: it takes longer than that, if it comes at all. What may have come is open.
    if (!first.low && last && *last > onset)
        return Between{months(onset, *last), {}};
    return {};
}

/// Which city came first, and which latest; who has nothing to show is told apart.
struct Race {
    struct One {
        CityId city;
        Between range;
        Day middle;
    };
    struct Texts {
        const char* order;
        const char* alone;
        const char* none;
        const char* open;
    };
    std::vector<One> there;
    std::vector<std::pair<CityId, AnswerCell>> missing;
    std::vector<CityId> open;

    void enter(CityId city, const First& first, const AnswerCell& cell)
    {
        if (first.begin)
            there.push_back({city, {*first.low, first.high}, first.begin->middle()});
        else if (first.low)
            open.push_back(city);
        else
            missing.emplace_back(city, cell);
    }

    void tell(Reply& answer, const Message& field, const Texts& texts) const
    {
        if (!there.empty()) {
            const auto earlier = [](const One& a, const One& b) { return a.middle < b.middle; };
            const One& soonest = *std::min_element(there.begin(), there.end(), earlier);
            const One& latest = *std::max_element(there.begin(), there.end(), earlier);
            if (there.size() == 1)
                answer.findings.push_back({texts.alone, {field, soonest.city, soonest.range}});
            else
                answer.findings.push_back({texts.order, {field, soonest.city, soonest.range, latest.city, latest.range}});
            // Who was first is open where another span begins before the soonest one is over.
            const auto overlapping = std::count_if(there.begin(), there.end(), [&](const One& one) { return one.city != soonest.city && (!soonest.range.high || one.range.low <= *soonest.range.high); });
            if (overlapping > 0)
                answer.findings.push_back({"{1}: the dates are too vague to say for sure which city came first here: the span of months of the soonest overlaps with that of {2} of {3} others.",
                                           {field, number(static_cast<std::size_t>(overlapping)), number(there.size() - 1)}});
        }
        for (const auto& [city, cell] : missing)
            if (!std::holds_alternative<std::monostate>(cell))
                answer.findings.push_back({texts.none, {field, city, cell}});
        for (const CityId city : open)
            answer.findings.push_back({texts.open, {field, city}});
    }
};

bool council_decides(const Event& event, const Structure& structure)
{
    if (event.type == "plan_adopted" || event.type == "formalised" || event.type == "permanent_decided")
        return true;
    return structure.type == "resolution" && event.type == "founded";
}

std::vector<Begin> decisions(const Archive& archive, CityId city, Field field)
{
    std::vector<Begin> out;
    for (const Event& event : *archive.events) {
        const Structure* structure = find(*archive.structures, event.structure);
        if (!structure || structure->city != city || !belongs(structure->field, field) || !council_decides(event, *structure) || !event.date.earliest || !event.date.latest)
            continue;
        out.push_back({*event.date.earliest, *event.date.latest, structure->id, {event.id}});
    }
    return out;
}

std::vector<Begin> bodies(const Archive& archive, const std::vector<Record>& records, CityId city, Field field)
{
    std::vector<Begin> out;
    for (const Record& record : records) {
        const Structure* structure = find(*archive.structures, record.structure);
        if (record.dated && structure && structure->city == city && belongs(structure->field, field) && is_body(*structure))
            out.push_back({record.start_earliest, record.start_latest, structure->id, record.begins});
    }
    return out;
}

/// What of the bodies of a crisis is still there, and what is not said.
struct Alive {
    ShareOf share;
    int not_yet = 0;
    int insufficient = 0;
};

Alive alive_after(const Archive& archive, const std::vector<Fortune>& fortunes, CityId city, Field field, int years)
{
    Alive out;
    for (const Fortune& one : fortunes) {
        const Structure* structure = find(*archive.structures, one.structure);
        const Verdict* verdict = one.at(years);
        if (!structure || !verdict || structure->city != city || !belongs(structure->field, field) || !is_body(*structure))
            continue;
        if (!one.origin) {
            ++out.insufficient;
            continue;
        }
        if (!one.attributed() || verdict->outcome == Outcome::not_attributed)
            continue;
        out.not_yet += verdict->outcome == Outcome::not_yet_observable;
        out.insufficient += verdict->outcome == Outcome::insufficient_evidence;
        if (const auto persists = function_persists(verdict->outcome)) {
            ++out.share.all;
            out.share.hits += *persists;
        }
    }
    return out;
}

/// Bodies that work on a day, and how many of them on no grant.
struct Money {
    ShareOf own;
    int open = 0;
    std::vector<EventId> events;
};

Money money_on(const Material& material, CityId city, Field field, Day day)
{
    Money out;
    for (const Structure& structure : *material.archive->structures) {
        const structures::Life* life = structure.city == city && belongs(structure.field, field) && is_body(structure) ? life_of(material, structure.id) : nullptr;
        if (!life || life->runs.empty())
            continue;
        const structures::StatusOnDay& state = structures::state_on(*life, day);
        if (state.status == Status::unsure || state.status == Status::unknown) {
            ++out.open;
            continue;
        }
        if (!structures::alive(state.status) || state.status == Status::vacant)
            continue;
        ++out.own.all;
        out.own.hits += state.status != Status::on_grant;
        out.events.insert(out.events.end(), state.because.begin(), state.because.end());
    }
    return out;
}

}  // namespace

Result<Reply> cities_compared(const Material& material, const Inquiry& inquiry, Work& work)
{
    const Archive& archive = *material.archive;
    Reply answer;
    answer.number = 6;
    AnswerTable table{"cities", "The cities side by side",
                      {{"field", "Field"}, {"city", "City"}, {"first_body_months", "Months to the first body", 1}, {"first_body", "First body"}, {"decision_months", "Months to the first council decision", 1}, {"decision", "First decision"},
                       {"alive", "Bodies alive after five years"}, {"not_yet_observable", "Not yet observable"}, {"insufficient_evidence", "Too little evidence"}, {"own_money", "Working without a grant"}, {"money_day", "Seen on"}, {"money_open", "Open or not asked"}},
                      {},
                      "The study has no crisis to count from."};
    if (inquiry.years != 5)
        table.columns[6].heading = "Bodies alive after the years asked for";
    const std::vector<Field> fields = inquiry.question.field == Field::none ? std::vector{Field::integration, Field::climate} : std::vector{inquiry.question.field};
    const std::vector<Record> all = records(archive);
    const auto cities = cities_of(material, inquiry);
    std::map<structures::CrisisId, std::vector<Fortune>> fates;
    bool straddles = false;
    for (const Field field : fields) {
        const Crisis* crisis = material.crises ? crisis_of(*material.crises, field) : nullptr;
        if (!crisis) {
            answer.findings.push_back({"For {1} the study has no crisis from which time could be counted.", {Message(std::string(label(Language::english, field)))}});
            continue;
        }
        if (!fates.count(crisis->id)) {
            Result<std::vector<Fortune>> found = fortunes(archive, *crisis, {{inquiry.years}, 0, 1}, work);
            if (!found)
                return found.problem();
            fates[crisis->id] = std::move(*found);
        }
        const Day onset = crisis->onset();
        Race bodies_race;
        Race decisions_race;
        long alive_hits = 0;
        long alive_all = 0;
        int alive_later = 0;
        int alive_unclear = 0;
        long own_hits = 0;
        long own_all = 0;
        for (const City* city : cities) {
            const std::optional<Day> last = last_interview(archive, city->id);
            const std::vector<Begin> begun = bodies(archive, all, city->id, field);
            const std::vector<Begin> decided = decisions(archive, city->id, field);
            const First body = first_after(begun, onset);
            const First decision = first_after(decided, onset);
            const Alive alive = alive_after(archive, fates[crisis->id], city->id, field, inquiry.years);
            alive_hits += alive.share.hits;
            alive_all += alive.share.all;
            alive_later += alive.not_yet;
            alive_unclear += alive.insufficient;
            Inquiry of_field = inquiry;
            of_field.question.field = field;
            of_field.whole_time = false;
            std::optional<Day> day = question_for(material, of_field, city->id).until;
            if (!day)
                day = last;
            AnswerRow row{{Message(std::string(label(Language::english, field))), city->id, cell_of(body, onset, last), body.begin ? AnswerCell(body.begin->structure) : AnswerCell(), cell_of(decision, onset, last),
                           decision.begin ? AnswerCell(decision.begin->events.front()) : AnswerCell(), alive.share, number(alive.not_yet), number(alive.insufficient), {}, {}, {}},
                          city->id, {}, {}, body.begin ? body.begin->structure : StructureId{}, {}, {}};
            if (day) {
                const Money money = money_on(material, city->id, field, *day);
                row.cells[9] = money.own;
                row.cells[10] = *day;
                row.cells[11] = number(money.open);
                own_hits += money.own.hits;
                own_all += money.own.all;
            }
            for (const First* first : {&body, &decision})
                if (first->begin)
                    row.events.insert(row.events.end(), first->begin->events.begin(), first->begin->events.end());
            straddles |= (body.begin && body.straddles) || (decision.begin && decision.straddles);
            bodies_race.enter(city->id, body, row.cells[2]);
            decisions_race.enter(city->id, decision, row.cells[4]);
            table.rows.push_back(std::move(row));
        }
        const Message words(std::string(label(Language::english, field)));
        for (const auto& [city, cell] : bodies_race.missing)
            if (std::holds_alternative<std::monostate>(cell))
                answer.findings.push_back({"{1}: in {2} nobody was asked after the shock; what came then is unknown.", {words, city}});
        bodies_race.tell(answer, words,
                         {"{1}: the first body came soonest in {2} (months after the shock: {3}) and latest in {4} ({5}).", "{1}: months from the shock to the first body in {2}: {3}.",
                          "{1}: in {2} no body is known that began after the shock, as far as people were asked (months since: {3}).",
                          "{1}: in {2} the dates leave it open whether a body began after the shock."});
        decisions_race.tell(answer, words,
                            {"{1}: the first council decision came soonest in {2} (months after the shock: {3}) and latest in {4} ({5}).", "{1}: months from the shock to the first council decision in {2}: {3}.",
                             "{1}: in {2} no council decision after the shock is known, as far as people were asked (months since: {3}).",
                             "{1}: in {2} the dates leave it open whether a council decision came after the shock."});
        if (alive_all > 0)
            answer.findings.push_back({"{1}: bodies that were there at the shock or came with it or in its wake, and whose function still went on after {2} years: {3}; working bodies without a grant when last seen: {4}.",
                                       {words, number(inquiry.years), ShareOf{alive_hits, alive_all}, ShareOf{own_hits, own_all}}});
        else if (alive_later + alive_unclear == 0)
            answer.findings.push_back({"{1}: no body is known that was there at the shock or came with it or in its wake; working bodies without a grant when last seen: {2}.", {words, ShareOf{own_hits, own_all}}});
        else
            answer.findings.push_back({"{1}: of no body that was there at the shock or came with it or in its wake can it be said whether its function still went on after {2} years (not yet observable: {3}, too little evidence: {4}); working bodies without a grant when last seen: {5}.",
                                       {words, number(inquiry.years), number(alive_later), number(alive_unclear), ShareOf{own_hits, own_all}}});
        AnswerPicture picture;
        picture.kind = AnswerPicture::Kind::dots;
        picture.column = "first_body_months";
        if (answer.pictures.empty())
            answer.pictures.push_back(picture);
        answer.caveats.push_back({"{1} is counted from {2}, the first day of its crisis.", {words, onset}});
    }
    const bool counted = !table.rows.empty();
    answer.tables = {std::move(table)};
    if (!counted)
        return answer;  // nothing to be careful about
    if (straddles)
        answer.caveats.push_back({"Where the dates do not say whether something began before or after the first day of the crisis, it may have been the first: the months then start at 0.", {}});
    if (cities.size() == 1)
        answer.caveats.push_back({"One city alone is compared with nothing: its numbers stand for themselves.", {}});
    else
        answer.caveats.push_back({"Cannot be tested with n = {1}: cities that were chosen are no sample. Read ranks with their intervals only.", {number(cities.size())}});
    if (fields.size() > 1)
        answer.caveats.push_back({"Field and crisis are nearly the same variable: a difference between integration and climate cannot be told from one between their crises.", {}});
    answer.caveats.push_back({"What is not yet observable, or has too little evidence, is in no share. Interviews end earlier in some cities than in others.", {}});
    answer.caveats.push_back({"A council decision is an event “formalised”, “plan adopted” or “decided to make it permanent”, or the founding of a resolution; who decided stands in the words of the event.", {}});
    answer.caveats.push_back({"“Own money” is what the events say: a body that works and of which no running grant was told.", {}});
    return answer;
}

}  // namespace crosscut::analysis
