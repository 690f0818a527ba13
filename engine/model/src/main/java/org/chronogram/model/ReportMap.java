package org.chronogram.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A map that a model adds to the report of a run: named places, and links between them, each with a value that the report
 * shows as a colour. The two directions of a link are two links, and each is drawn as the half at its source. Not thread safe.
 *
 * <pre>{@code
 * ReportMap map = new ReportMap("Topology", "utilisation", "%");
 * int bonn = map.place("Bonn", 7.1, 50.7);
 * int rome = map.place("Rome", 12.5, 41.9);
 * map.link(bonn, rome, 70);
 * report.map(map);
 * }</pre>
 */
public final class ReportMap {
    /**
     * A place.
     *
     * @param name its name.
     * @param x where it is, to the right.
     * @param y where it is, upwards, on the same scale.
     * @param assumed whether its place is not known, and the model has chosen one.
     */
    public record Place(String name, double x, double y, boolean assumed) {}

    /**
     * A link.
     *
     * @param from number of the place from which it leads.
     * @param to number of the place to which it leads.
     * @param value its value.
     */
    public record Link(int from, int to, double value) {}

    private final String title;
    private final String valueName;
    private final String unit;
    private final List<Place> places = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    /**
     * Begins a map.
     *
     * @param title what it shows.
     * @param valueName what the values of its links are.
     * @param unit their unit, empty for plain numbers.
     */
    public ReportMap(String title, String valueName, String unit) {
        this.title = String.valueOf(title);
        this.valueName = String.valueOf(valueName);
        this.unit = unit == null ? "" : unit;
    }

    /**
     * Adds a place.
     *
     * @param name its name.
     * @param x where it is, to the right, in any unit.
     * @param y where it is, upwards, in the same unit.
     * @return its number, which counts from 0.
     * @throws IllegalArgumentException when a coordinate is not finite.
     */
    public int place(String name, double x, double y) {
        return add(new Place(String.valueOf(name), x, y, false));
    }

    /**
     * Adds a place of which it is not known where it is. The report marks it.
     *
     * @param name its name.
     * @param x where it is drawn, to the right.
     * @param y where it is drawn, upwards.
     * @return its number, which counts from 0.
     * @throws IllegalArgumentException when a coordinate is not finite.
     */
    public int assumedPlace(String name, double x, double y) {
        return add(new Place(String.valueOf(name), x, y, true));
    }

    private int add(Place place) {
        if (!Double.isFinite(place.x()) || !Double.isFinite(place.y())) {
            throw new IllegalArgumentException("place " + place.name() + " at x=" + place.x() + ", y=" + place.y()
                    + ": expected finite coordinates");
        }
        places.add(place);
        return places.size() - 1;
    }

    /**
     * Adds a link.
     *
     * @param from number of the place from which it leads.
     * @param to number of the place to which it leads.
     * @param value its value, finite and at least 0.
     * @throws IllegalArgumentException when there is no such place, or the value is another one.
     */
    public void link(int from, int to, double value) {
        if (from < 0 || from >= places.size() || to < 0 || to >= places.size()) {
            throw new IllegalArgumentException("link from place " + from + " to " + to + ": expected numbers below "
                    + places.size() + ", the number of places so far");
        }
        if (!Double.isFinite(value) || value < 0) {
            throw new IllegalArgumentException("link from place " + from + " to " + to + " has the value " + value
                    + ": expected a finite one of at least 0");
        }
        links.add(new Link(from, to, value));
    }

    /**
     * Returns what the map shows.
     *
     * @return the title.
     */
    public String title() {
        return title;
    }

    /**
     * Returns what the values of the links are.
     *
     * @return their name.
     */
    public String valueName() {
        return valueName;
    }

    /**
     * Returns the unit of the values.
     *
     * @return the unit, empty for plain numbers.
     */
    public String unit() {
        return unit;
    }

    /**
     * Returns the places.
     *
     * @return the places, by number.
     */
    public List<Place> places() {
        return Collections.unmodifiableList(places);
    }

    /**
     * Returns the links.
     *
     * @return the links, in the order in which they were added.
     */
    public List<Link> links() {
        return Collections.unmodifiableList(links);
    }
}
