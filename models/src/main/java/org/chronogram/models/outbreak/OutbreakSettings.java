package org.chronogram.models.outbreak;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
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
        double abroad) {
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
                parameters.get(OutbreakModel.ABROAD));
        settings.requireRoom();
        settings.requireOrder(timeBase);
        return settings;
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
        return stayTicks > 0 && geography.hasOtherLocations();
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
