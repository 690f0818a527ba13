package org.chronogram.models.outbreak;

import java.util.Arrays;
import org.chronogram.model.EventContext;

/** The ill people at a location. Each has a place, which the event of the next stage names, and an index, to draw one. */
final class Patients {
    private static final int SMALLEST = 4;

    private Person[] persons = new Person[0];
    private long[] events = new long[0];
    private int[] placeAt = new int[0];
    private int[] indexOf = new int[0];
    private int size;
    private final int[] inStage = new int[Stage.COUNT];

    /** Adds a patient, and returns the place. */
    int add(Person person) {
        if (size == persons.length) {
            grow();
        }
        int place = placeAt[size];
        indexOf[place] = size++;
        persons[place] = person;
        events[place] = EventContext.NO_EVENT;
        inStage[person.stage().ordinal()]++;
        return place;
    }

    void remove(int place) {
        inStage[persons[place].stage().ordinal()]--;
        int index = indexOf[place];
        int moved = placeAt[--size];
        placeAt[index] = moved;
        indexOf[moved] = index;
        placeAt[size] = place;
        persons[place] = null;
    }

    Person person(int place) {
        return persons[place];
    }

    /** Handle of the event that brings the next stage. */
    long event(int place) {
        return events[place];
    }

    void expect(int place, long event) {
        events[place] = event;
    }

    int placeAt(int index) {
        return placeAt[index];
    }

    int size() {
        return size;
    }

    int inStage(Stage stage) {
        return inStage[stage.ordinal()];
    }

    private void grow() {
        int before = persons.length;
        int after = Math.max(SMALLEST, before + before / 2);
        persons = Arrays.copyOf(persons, after);
        events = Arrays.copyOf(events, after);
        placeAt = Arrays.copyOf(placeAt, after);
        indexOf = Arrays.copyOf(indexOf, after);
        for (int place = before; place < after; place++) {
            placeAt[place] = place;
        }
    }
}
