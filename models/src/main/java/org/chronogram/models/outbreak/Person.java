package org.chronogram.models.outbreak;

/**
 * A person, as an event takes one from a location to another.
 *
 * @param stage where the person is in the course of the infection.
 * @param stageEndTicks when an ill person comes to the next stage.
 * @param infectedTicks when an ill person was infected.
 */
record Person(Stage stage, long stageEndTicks, long infectedTicks) {
    static final Person SUSCEPTIBLE = new Person(Stage.SUSCEPTIBLE, 0, 0);
    static final Person RECOVERED = new Person(Stage.RECOVERED, 0, 0);

    Person next(Stage next, long durationTicks) {
        return new Person(next, stageEndTicks + Math.min(durationTicks, Long.MAX_VALUE - stageEndTicks), infectedTicks);
    }
}
