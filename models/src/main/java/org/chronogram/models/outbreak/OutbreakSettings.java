package org.chronogram.models.outbreak;

import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Links;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RandomStream;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Choices;
import org.chronogram.models.toolkit.Delays;

/**
 * The parameters of a run, checked. Immutable, shared by all LPs.
 *
 * @param geography where people are.
 * @param people people of each location at the start.
 * @param cases of these, the ones who are infected, in the regions with cases.
 * @param caseRegions number of regions with cases.
 * @param transmission people that an infectious person infects in a tick, where all others are susceptible.
 * @param infectivity how infectious people are in each stage, compared with the infectious ones.
 * @param dwellTicks mean time in each stage in ticks.
 * @param asymptomatic share of the ill who get no symptoms.
 * @param stayTicks mean time of a person at a location in ticks; 0 where nobody travels.
 * @param abroad share of the travels that go to another region.
 * @param graph between which locations people travel, where that is a random graph.
 */
record OutbreakSettings(
        Geography geography,
        int people,
        int cases,
        int caseRegions,
        double transmission,
        double[] infectivity,
        double[] dwellTicks,
        double asymptomatic,
        long stayTicks,
        double abroad,
        Optional<ContactGraph> graph) {
    private static final int MOST_OF_GRAPH = 1_000_000;

    static OutbreakSettings of(ParameterValues parameters, TimeBase timeBase) {
        OutbreakSettings settings = new OutbreakSettings(
                geography(parameters),
                parameters.get(OutbreakModel.PEOPLE),
                parameters.get(OutbreakModel.CASES),
                parameters.get(OutbreakModel.CASE_REGIONS),
                parameters.get(OutbreakModel.TRANSMISSION) / timeBase.ticksPerUnit(),
                new double[] {
                    0,
                    0,
                    parameters.get(OutbreakModel.INCUBATING_INFECTIVITY),
                    1,
                    parameters.get(OutbreakModel.ASYMPTOMATIC_INFECTIVITY),
                    0
                },
                new double[] {
                    0,
                    parameters.get(OutbreakModel.LATENT),
                    parameters.get(OutbreakModel.INCUBATING),
                    parameters.get(OutbreakModel.INFECTIOUS),
                    parameters.get(OutbreakModel.ASYMPTOMATIC_TIME),
                    0
                },
                parameters.get(OutbreakModel.ASYMPTOMATIC),
                parameters.get(OutbreakModel.STAY),
                parameters.get(OutbreakModel.ABROAD),
                graph(parameters));
        settings.requireRoom();
        settings.requireOrder(timeBase);
        return settings;
    }

    private static Optional<ContactGraph> graph(ParameterValues parameters) {
        ContactKind kind = Choices.value(ContactKind.class, parameters.get(OutbreakModel.GRAPH));
        if (kind == ContactKind.GEOGRAPHY) {
            return Optional.empty();
        }
        int degree = parameters.get(OutbreakModel.DEGREE);
        long locations =
                geography(parameters).regions() * (long) geography(parameters).locations();
        if (degree % 2 != 0 || degree >= locations || locations > MOST_OF_GRAPH) {
            throw new InvalidInputException("--degree=" + degree + " with " + locations
                    + " locations: a random graph needs an even degree, more locations than that, and at most "
                    + MOST_OF_GRAPH + " locations");
        }
        return Optional.of(ContactGraph.of(
                kind,
                (int) locations,
                degree,
                parameters.get(OutbreakModel.REWIRING),
                parameters.get(OutbreakModel.GRAPH_SEED)));
    }

    private static Geography geography(ParameterValues parameters) {
        return new Geography(
                parameters.get(OutbreakModel.REGIONS),
                parameters.get(OutbreakModel.LOCATIONS),
                parameters.get(OutbreakModel.REACH),
                parameters.get(OutbreakModel.NEAR),
                parameters.get(OutbreakModel.FAR),
                parameters.get(OutbreakModel.BETWEEN));
    }

    private void requireRoom() {
        long everywhere = (long) geography.regions() * geography.locations() * people;
        if (everywhere > Integer.MAX_VALUE) {
            throw new InvalidInputException("--people=" + people + " in each of " + geography.locations()
                    + " locations of " + geography.regions() + " regions are " + everywhere
                    + " people: expected at most " + Integer.MAX_VALUE
                    + ", give fewer people, locations or regions");
        }
        if (cases > people) {
            throw new InvalidInputException("--cases=" + cases
                    + " is more than the people of a location: expected at most " + "--people=" + people);
        }
    }

    private void requireOrder(TimeBase timeBase) {
        if (geography.nearTicks() > geography.farTicks()) {
            throw new InvalidInputException(
                    "--near=" + timeBase.format(geography.nearTicks()) + " is longer than --far="
                            + timeBase.format(geography.farTicks()) + ": give a shorter --near or a longer --far");
        }
    }

    void requireTimesUntil(long endTicks, TimeBase timeBase) {
        Delays.requireTimesUntil(OutbreakModel.FAR, geography.mostTravelTicks(), endTicks, timeBase);
    }

    /** People in all locations, the same at any time. */
    long totalPeople() {
        return (long) geography.size() * people;
    }

    int casesAt(int location) {
        return location / geography.locations() < caseRegions ? cases : 0;
    }

    long totalCases() {
        return (long) Math.min(caseRegions, geography.regions()) * geography.locations() * cases;
    }

    boolean travels() {
        return stayTicks > 0 && (graph.isPresent() || geography.hasOtherLocations());
    }

    /** Whether people of a location can travel; one without neighbours keeps them. */
    boolean travelsFrom(int location) {
        return travels() && (graph.isEmpty() || graph.get().degree(location) > 0);
    }

    int drawDestination(int location, RandomStream random) {
        if (graph.isEmpty()) {
            return geography.drawDestination(location, abroad, random);
        }
        ContactGraph contacts = graph.get();
        return contacts.neighbour(location, random.nextInt(contacts.degree(location)));
    }

    void declareLinks(int location, Links links) {
        if (graph.isEmpty()) {
            geography.declareLinks(location, abroad, links);
            return;
        }
        ContactGraph contacts = graph.get();
        for (int index = 0; index < contacts.degree(location); index++) {
            int target = contacts.neighbour(location, index);
            links.to(target, geography.travelTicks(location, target));
        }
    }

    /** Mean time of a travel in a random graph, all links of which are travelled equally often. */
    private double meanTravelTicks(ContactGraph contacts) {
        double ticks = 0;
        for (int location = 0; location < geography.size(); location++) {
            for (int index = 0; index < contacts.degree(location); index++) {
                ticks += geography.travelTicks(location, contacts.neighbour(location, index));
            }
        }
        return ticks / (2 * contacts.links());
    }

    /** The same people in one place, who meet others for the share of time that travellers are at a location. */
    OutbreakSettings mixed() {
        double present = graph.isPresent() && travels() && graph.get().links() > 0
                ? stayTicks / (stayTicks + meanTravelTicks(graph.get()))
                : 1;
        return new OutbreakSettings(
                geography,
                people,
                cases,
                caseRegions,
                transmission * present,
                infectivity,
                dwellTicks,
                asymptomatic,
                stayTicks,
                abroad,
                graph);
    }

    /** How many people an ill person infects. */
    Pressure pressure() {
        return new Pressure(
                pressure(Stage.INCUBATING), pressure(Stage.INFECTIOUS), pressure(Stage.ASYMPTOMATIC), asymptomatic);
    }

    private double pressure(Stage stage) {
        return transmission * infectivity(stage) * dwellTicks(stage);
    }

    /**
     * Returns the share of people who are infected until an epidemic is over, where theory has it: at locations without travel
     * that all have cases, or on a random graph on which people mix much faster than they recover.
     */
    Optional<FinalSize> finalSize() {
        if (isWellMixed()) {
            return FinalSize.of(pressure(), new FinalSize.Population(people, cases, geography.size(), people, 0));
        }
        if (graph.isEmpty() || !travels() || graph.get().links() == 0) {
            return Optional.empty();
        }
        OutbreakSettings mixed = mixed();
        double present = mixed.transmission() / transmission * people;
        return FinalSize.of(
                mixed.pressure(),
                new FinalSize.Population(totalPeople(), totalCases(), 1, present, mixing(graph.get())));
    }

    /** Time in which travellers forget where they were, over the mean time for which people are ill. */
    private double mixing(ContactGraph contacts) {
        double ill = dwellTicks(Stage.LATENT)
                + dwellTicks(Stage.INCUBATING)
                + (1 - asymptomatic) * dwellTicks(Stage.INFECTIOUS)
                + asymptomatic * dwellTicks(Stage.ASYMPTOMATIC);
        double relaxation = RandomWalk.relaxationSteps(contacts, geography.size());
        return relaxation * (stayTicks + meanTravelTicks(contacts)) / ill;
    }

    /** Whether all locations are alike and have nothing to do with each other, so that each is well mixed. */
    boolean isWellMixed() {
        return !travels() && caseRegions >= geography.regions();
    }

    double infectivity(Stage stage) {
        return infectivity[stage.ordinal()];
    }

    double dwellTicks(Stage stage) {
        return dwellTicks[stage.ordinal()];
    }

    /** What theory says about locations without travel. */
    MeanField meanField(long endTicks) {
        return MeanField.of(this, (double) cases / people, endTicks);
    }
}
