// SPDX-License-Identifier: Apache-2.0
#include "analysis/catalogue.hpp"

#include "analysis/catalogue_values.hpp"

#include <algorithm>

namespace crosscut::analysis {

namespace {

struct Row {
    Measure measure;
    Values (*values)(const network::Snapshot&, Work&);
};

constexpr Per actor = Per::actor;
constexpr Per tie = Per::tie;
constexpr Per whole = Per::network;

using namespace catalogue_values;

// Key, heading, sentence, unit, section, source, whose it is, digits, common.
const Row rows[] = {
    {{"degree", "Contacts", "How many others this actor is in direct contact with.", "actors", "2.1", "Freeman 1979", actor, 0, true}, contacts},
    {{"observable_share", "Share of observable contacts", "Of all contacts that somebody we interviewed could have reported, the share that was reported; comparable between actors that were asked much and little.", "share of observable pairs", "2.1", "Marsden 1990", actor, 3, true}, observable_share},
    {{"observable_pairs", "Observable contacts", "How many contacts of this actor somebody we interviewed was in a position to report; what nobody could report is not known to be absent.", "pairs", "2.1", "Marsden 1990", actor, 0, false}, observable_of},
    {{"degree_norm", "Share of all contacts", "Of all other actors, the share that this actor is in direct contact with, whether anybody could report it or not.", "share of others", "2.1", "Freeman 1979", actor, 3, false}, contacts_norm},
    {{"strength", "Summed closeness", "How close all contacts of this actor are together: the sum of the reported strengths from 1 to 5; it is no volume of work.", "sum of strengths", "2.1", "Barrat et al. 2004", actor, 0, false}, strengths},
    {{"cross_group_degree", "Contacts in other departments", "How many contacts this actor has outside its own department; the plainest sign of cross-cutting work.", "actors", "2.13", "Krackhardt & Stern 1988", actor, 0, true}, cross_degree},
    {{"cross_groups_reached", "Departments reached", "How many other departments and organisations this actor reaches directly.", "departments", "2.13", "Krackhardt & Stern 1988", actor, 0, false}, groups_reached},
    {{"ei_node", "Outward balance", "Whether this actor looks outward or inward: +1 if all contacts lie outside its own department, −1 if all lie inside.", "−1 to 1", "2.13", "Krackhardt & Stern 1988", actor, 3, false}, ei_of_actor},
    {{"participation", "Spread over departments", "How evenly the contacts of this actor spread over departments: 0 if all lie in one, close to 1 if they spread over many.", "0 to 1", "2.12", "Guimerà & Amaral 2005", actor, 3, false}, participation},
    {{"participation_w", "Spread over departments by strength", "The same spread with close contacts counting more than loose ones.", "0 to 1", "2.12", "Guimerà & Amaral 2005", actor, 3, false}, participation_weighted},
    {{"within_module_z", "Standing in the own department", "Whether this actor has more contacts inside its own department than its colleagues there, in standard deviations.", "standard deviations", "2.12", "Guimerà & Amaral 2005", actor, 3, false}, within_z},
    {{"betweenness", "Betweenness", "How many pairs of others depend on this actor: their shortest way to each other leads through it.", "pairs", "2.2", "Freeman 1977; Brandes 2001", actor, 2, true}, between},
    {{"betweenness_norm", "Share of pairs in between", "The share of all pairs of others whose shortest way leads through this actor.", "share of pairs", "2.2", "Freeman 1977; Brandes 2001", actor, 4, false}, between_norm},
    {{"betweenness_w", "Betweenness over close contacts", "How many pairs of others depend on this actor if ways over close contacts count as shorter.", "pairs", "2.2", "Brandes 2001, 2008", actor, 2, false}, between_weighted},
    {{"harmonic", "Nearness", "How near the others are on average: 1 if all can be reached directly, 0 if none can be reached at all.", "0 to 1", "2.4", "Rochat 2009; Boldi & Vigna 2014", actor, 3, true}, nearness},
    {{"harmonic_w", "Nearness over close contacts", "How near the others are if close contacts count as shorter; the unit is a direct contact of strength 1, so values may exceed 1.", "mean of 1/distance", "2.4", "Rochat 2009; Boldi & Vigna 2014", actor, 3, false}, nearness_weighted},
    {{"closeness", "Closeness", "How few steps it takes to reach the others, lowered by the share that cannot be reached at all.", "0 to 1", "2.3", "Wasserman & Faust 1994", actor, 3, false}, close},
    {{"closeness_w", "Closeness over close contacts", "How short the ways to the others are if close contacts count as shorter; values may exceed 1.", "1/distance", "2.3", "Wasserman & Faust 1994", actor, 3, false}, close_weighted},
    {{"eigenvector", "Contacts with the well connected", "How well this actor is connected to others that are well connected themselves; measured in the largest part of the network, 0 in all other parts.", "0 to 1", "2.5", "Bonacich 1972", actor, 3, false}, eigen},
    {{"core_number", "Core number", "How deep this actor sits in the dense core: it belongs to a circle in which everybody has at least this many contacts.", "contacts", "2.8", "Seidman 1983; Batagelj & Zaveršnik 2003", actor, 0, true}, cores},
    {{"clustering", "Closed circle", "The share of this actor's contacts that also know each other: 1 is a closed circle, 0 an actor that joins strangers.", "share of pairs", "2.9", "Watts & Strogatz 1998", actor, 3, false}, circle},
    {{"clustering_barrat", "Closed circle by strength", "The share of this actor's contacts that also know each other, with close contacts counting more.", "share of pairs", "2.9", "Barrat et al. 2004", actor, 3, false}, circle_weighted},
    {{"constraint", "Constraint", "How much this actor depends on contacts that all know each other: high values leave little room to bring different sides together.", "about 0 to 1", "2.10", "Burt 1992", actor, 3, false}, constraint},
    {{"effective_size", "Non-redundant contacts", "How many of this actor's contacts lead to different circles, counting contacts that know each other only in part.", "actors", "2.10", "Burt 1992; Borgatti 1997", actor, 2, false}, effective_size},
    {{"efficiency", "Share of non-redundant contacts", "The share of this actor's contacts that lead to different circles.", "share of contacts", "2.10", "Burt 1992", actor, 3, false}, efficiency},
    {{"brokerage", "Pairs brought together", "How many pairs of contacts of this actor have no direct contact with each other.", "pairs", "2.11", "Gould & Fernandez 1989", actor, 0, false}, brokered},
    {{"brokerage_between", "Departments brought together", "How many pairs of contacts from different departments have no direct contact with each other and meet through this actor.", "pairs", "2.11", "Gould & Fernandez 1989", actor, 0, false}, brokered_between},
    {{"brokerage_exclusive", "Departments brought together by nobody else", "How many pairs of contacts from different departments meet through this actor and through nobody else.", "pairs", "2.11", "Gould & Fernandez 1989", actor, 0, false}, brokered_alone},
    {{"coordinator", "Coordinator", "How many pairs inside its own department this actor brings together.", "pairs", "2.11", "Gould & Fernandez 1989", actor, 0, false}, coordinated},
    {{"itinerant", "Broker from outside", "How many pairs inside another department this actor brings together from outside.", "pairs", "2.11", "Gould & Fernandez 1989", actor, 0, false}, itinerated},
    {{"gatekeeper", "Gatekeeper or representative", "How many pairs this actor joins of which one belongs to its own department and one to another.", "pairs", "2.11", "Gould & Fernandez 1989", actor, 0, false}, gatekept},
    {{"liaison", "Liaison", "How many pairs from two different departments this actor joins while belonging to neither.", "pairs", "2.11", "Gould & Fernandez 1989", actor, 0, false}, liaised},
    {{"articulation", "Breaking point", "1 if the network falls into more pieces without this actor, else 0.", "0 or 1", "2.15", "Hopcroft & Tarjan 1973", actor, 0, false}, breaking_point},
    {{"cut_pairs", "Pairs cut off", "How many pairs of others could no longer reach each other if this actor were vacant.", "pairs", "2.15", "Hopcroft & Tarjan 1973", actor, 0, false}, pairs_cut},
    {{"cut_share", "Share of pairs cut off", "The share of pairs of others that can reach each other today and could no longer if this actor were vacant.", "share of pairs", "2.15", "Hopcroft & Tarjan 1973", actor, 3, false}, share_cut},
    {{"out_degree", "Contacts given", "How many others this actor turns to; a mutual contact counts as given and received.", "actors", "2.1", "Freeman 1979", actor, 0, false}, given},
    {{"in_degree", "Contacts received", "How many others turn to this actor; a mutual contact counts as given and received.", "actors", "2.1", "Freeman 1979", actor, 0, false}, received},

    {{"tie_strength", "Strength of the contact", "How close the contact is, from 1 to 5, as the informants said; 1 where nobody said.", "1 to 5", "1.4", "Marsden 1990", tie, 0, true}, tie_strengths},
    {{"crosses", "Between departments", "1 if the contact joins two departments, 0 if both ends belong to one.", "0 or 1", "2.13", "Krackhardt & Stern 1988", tie, 0, true}, crosses},
    {{"edge_betweenness", "Betweenness of the contact", "How many pairs of actors depend on this contact: their shortest way runs along it.", "pairs", "2.2", "Brandes 2008; Girvan & Newman 2002", tie, 2, true}, tie_between},
    {{"edge_betweenness_w", "Betweenness over close contacts", "How many pairs of others depend on this contact if ways over close contacts count as shorter.", "pairs", "2.2", "Brandes 2008", tie, 2, false}, tie_between_weighted},
    {{"bridge_pairs", "Pairs that hang on the contact", "How many pairs of actors could no longer reach each other without this contact; 0 where there is another way.", "pairs", "2.15", "Hopcroft & Tarjan 1973", tie, 0, false}, bridge_pairs},
    {{"bridge_share", "Share of pairs that hang on the contact", "The share of pairs that can reach each other today and could no longer without this contact.", "share of pairs", "2.15", "Hopcroft & Tarjan 1973", tie, 3, false}, bridge_share},
    {{"common_contacts", "Common contacts", "How many others are in contact with both ends; 0 is a contact that nobody else backs.", "actors", "4.2", "Zhou, Lü & Zhang 2009", tie, 0, false}, common_contacts},

    {{"actor_count", "Actors", "How many actors the network has at this time.", "actors", "2.1", "Wasserman & Faust 1994", whole, 0, true}, actor_count},
    {{"tie_count", "Contacts", "How many pairs of actors are in direct contact.", "pairs", "2.1", "Wasserman & Faust 1994", whole, 0, true}, tie_count},
    {{"mean_degree", "Contacts per actor", "How many contacts an actor has on average.", "actors", "2.1", "Wasserman & Faust 1994", whole, 2, false}, mean_degree},
    {{"density", "Density", "Of all pairs that somebody we interviewed could have reported, the share that is in contact.", "share of observable pairs", "3.1", "Wasserman & Faust 1994", whole, 3, true}, density_observable},
    {{"coverage", "Coverage", "The share of all pairs of actors that somebody we interviewed was in a position to report; the smaller, the less the other numbers say.", "share of pairs", "3.1", "Marsden 1990", whole, 3, true}, coverage},
    {{"density_raw", "Density over all pairs", "Of all pairs of actors the share that is in contact, whether anybody could report it or not.", "share of pairs", "3.1", "Wasserman & Faust 1994", whole, 3, false}, density_raw},
    {{"component_count", "Parts", "How many separate parts the network has; actors without any contact count as parts.", "parts", "3.2", "Wasserman & Faust 1994", whole, 0, true}, component_count},
    {{"isolates", "Actors without contact", "How many actors have no reported contact at this time.", "actors", "3.2", "Wasserman & Faust 1994", whole, 0, true}, isolate_count},
    {{"largest_component_share", "Largest part", "The share of actors in the largest part, in which everybody can reach everybody.", "share of actors", "3.2", "Wasserman & Faust 1994", whole, 3, true}, largest_share},
    {{"ei", "E-I index", "Whether contacts cross departments: +1 if all do, −1 if none does; it depends on the sizes of the departments.", "−1 to 1", "3.4", "Krackhardt & Stern 1988", whole, 3, true}, ei},
    {{"ei_expected", "E-I index by chance", "The E-I index that these contacts would show if the departments were drawn by lot.", "−1 to 1", "3.4", "Krackhardt & Stern 1988", whole, 3, false}, ei_expected},
    {{"ei_z", "Standardised E-I index", "How far the E-I index lies from chance, in standard deviations; only this value can be compared between cities.", "standard deviations", "3.4", "Krackhardt & Stern 1988", whole, 2, true}, ei_standardised},
    {{"ei_rescaled", "Rescaled E-I index", "The E-I index on the range that this number of contacts and these departments allow.", "−1 to 1", "3.4", "Krackhardt & Stern 1988", whole, 3, false}, ei_rescaled},
    {{"ei_w", "E-I index by strength", "The E-I index with close contacts counting more than loose ones.", "−1 to 1", "3.4", "Krackhardt & Stern 1988", whole, 3, false}, ei_weighted},
    {{"linked_departments", "Linked departments", "The share of pairs of departments and organisations with at least one direct contact between them.", "share of pairs", "3.5", "Wasserman & Faust 1994", whole, 3, false}, linked_groups},
    {{"modularity", "Modularity of departments", "How much more contacts stay inside departments than chance would have it; 0 is as by chance.", "about −0.5 to 1", "3.6", "Newman & Girvan 2004", whole, 3, false}, modularity_of_groups},
    {{"assortativity_group", "Likes among likes", "Whether contacts join actors of the same department more often than chance: 1 always, 0 as by chance, below 0 less often.", "−1 to 1", "3.7", "Newman 2003", whole, 3, false}, assortativity_group},
    {{"assortativity_degree", "Well connected among themselves", "Whether actors with many contacts are in contact with others of the kind.", "−1 to 1", "3.7", "Newman 2003", whole, 3, false}, assortativity_degree},
    {{"centralisation", "Centralisation of contacts", "How much the contacts gather at one actor: 1 is a star, 0 the same number for all.", "0 to 1", "3.3", "Freeman 1979", whole, 3, false}, central_degree},
    {{"centralisation_betweenness", "Centralisation of betweenness", "How much the ways between the others gather at one actor: 1 is a star, 0 the same for all.", "0 to 1", "3.3", "Freeman 1979", whole, 3, false}, central_between},
    {{"centralisation_closeness", "Centralisation of closeness", "How much one actor is closer to all than the others are; only where everybody can reach everybody.", "0 to 1", "3.3", "Freeman 1979", whole, 3, false}, central_close},
    {{"core_size", "Size of the core", "How many actors the dense core has that describes the network best as core and periphery.", "actors", "3.8", "Borgatti & Everett 1999; Lip 2011", whole, 0, false}, core_size},
    {{"core_fit", "Fit of core and periphery", "How well the network looks like a dense core and a loose periphery: 1 fits exactly.", "−1 to 1", "3.8", "Borgatti & Everett 1999", whole, 3, false}, core_fit},
    {{"transitivity", "Transitivity", "How often two contacts of the same actor also know each other.", "share of pairs", "3.10", "Wasserman & Faust 1994", whole, 3, false}, transitivity},
    {{"clustering_mean", "Mean closed circle", "The mean share of an actor's contacts that know each other, over actors with two contacts or more.", "share of pairs", "3.10", "Watts & Strogatz 1998", whole, 3, false}, mean_circle},
    {{"mean_distance", "Mean distance", "How many steps lie on average between two actors that can reach each other; read it with the share of pairs that can.", "steps", "3.11", "Wasserman & Faust 1994", whole, 2, false}, mean_distance},
    {{"reachable_share", "Reachable pairs", "The share of pairs of actors that can reach each other over any number of steps.", "share of pairs", "3.11", "Wasserman & Faust 1994", whole, 3, false}, reachable_share},
    {{"diameter", "Longest distance", "How many steps lie between the two actors farthest apart that can still reach each other.", "steps", "3.11", "Wasserman & Faust 1994", whole, 0, false}, diameter},
    {{"global_efficiency", "Efficiency", "How near all actors are to each other on average: 1 if everybody is in direct contact, 0 if nobody is.", "0 to 1", "3.11", "Latora & Marchiori 2001", whole, 3, false}, global_efficiency},
    {{"fragmentation", "Fragmentation", "The share of pairs of actors that cannot reach each other: 0 if the network hangs together.", "share of pairs", "3.12", "Borgatti 2006", whole, 3, false}, fragments},
    {{"distance_fragmentation", "Fragmentation by distance", "How far apart all actors are on average: 0 if everybody is in direct contact, 1 if nobody is.", "0 to 1", "3.12", "Borgatti 2006", whole, 3, false}, fragments_by_distance},
    {{"articulation_count", "Breaking points", "How many actors the network would fall apart without.", "actors", "2.15", "Hopcroft & Tarjan 1973", whole, 0, false}, breaking_points},
    {{"bridge_count", "Single threads", "How many contacts are the only link between two sides of the network.", "contacts", "2.15", "Hopcroft & Tarjan 1973", whole, 0, false}, bridge_count},
    {{"robustness", "Robustness", "What share of actors stays together on average while the best connected ones leave one after the other.", "0 to 0.5", "3.13", "Schneider et al. 2011", whole, 3, false}, robustness},
};

}  // namespace

const std::vector<Measure>& catalogue()
{
    static const std::vector<Measure> all = [] {
        std::vector<Measure> measures;
        for (const Row& row : rows)
            measures.push_back(row.measure);
        return measures;
    }();
    return all;
}

const Measure* find_measure(std::string_view key)
{
    const std::vector<Measure>& all = catalogue();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Measure& measure) { return measure.key == key; });
    return found == all.end() ? nullptr : &*found;
}

Result<Values> measured(std::string_view key, const network::Snapshot& snapshot, Work& work)
{
    const auto found = std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.measure.key == key; });
    if (found == std::end(rows)) {
        std::string keys;
        for (const Row& row : rows)
            keys += (keys.empty() ? "" : ", ") + std::string(row.measure.key);
        return Problem{Problem::Code::unknown_name, {"There is no measure “{1}”.", {std::string(key)}}, {"Measures: {1}.", {keys}}, {}};
    }
    Values values = found->values(snapshot, work);
    if (work.stopped())
        return stopped_on_request();
    return values;
}

}  // namespace crosscut::analysis
