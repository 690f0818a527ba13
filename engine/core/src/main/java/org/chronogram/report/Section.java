package org.chronogram.report;

import java.util.ArrayList;
import java.util.List;

/** A part of a page: a heading, facts, charts and tables. */
final class Section {
    /** Something with a name. */
    record Fact(String name, String value) {}

    private final String title;
    private final List<String> notes = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Drawing> drawings = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();

    Section(String title) {
        this.title = title;
    }

    Section note(String text) {
        notes.add(text);
        return this;
    }

    /** Adds a fact, if there is one. */
    Section fact(String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(name, value));
        }
        return this;
    }

    Section chart(Chart chart) {
        return drawing(chart);
    }

    Section drawing(Drawing drawing) {
        drawings.add(drawing);
        return this;
    }

    /** Adds a table, if it has rows. */
    Section table(Table table) {
        if (!table.isEmpty()) {
            tables.add(table);
        }
        return this;
    }

    boolean isEmpty() {
        return notes.isEmpty() && facts.isEmpty() && drawings.isEmpty() && tables.isEmpty();
    }

    String title() {
        return title;
    }

    List<String> notes() {
        return notes;
    }

    List<Fact> facts() {
        return facts;
    }

    List<Drawing> drawings() {
        return drawings;
    }

    List<Table> tables() {
        return tables;
    }
}
