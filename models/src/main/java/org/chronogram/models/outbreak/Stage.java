package org.chronogram.models.outbreak;

/** Where a person is in the course of the infection. */
enum Stage {
    /** Never infected. */
    SUSCEPTIBLE,
    /** Infected, and not infectious yet. */
    LATENT,
    /** A little infectious, without symptoms yet. */
    INCUBATING,
    /** Infectious, with symptoms. */
    INFECTIOUS,
    /** Infectious, and without symptoms to the end. */
    ASYMPTOMATIC,
    /** Immune. */
    RECOVERED;

    private static final Stage[] STAGES = values();

    static final int COUNT = STAGES.length;

    static Stage at(int ordinal) {
        return STAGES[ordinal];
    }

    boolean isIll() {
        return this != SUSCEPTIBLE && this != RECOVERED;
    }
}
