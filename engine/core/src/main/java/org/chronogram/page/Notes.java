package org.chronogram.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.chronogram.text.OneLine;

/** The newest messages to the user. Not thread safe. */
final class Notes {
    static final int MOST = 200;

    private final Deque<Note> notes = new ArrayDeque<>();
    private long taken;

    /** A line for the user, and when it came. */
    record Note(long number, double wallSeconds, String text) {
        /** Returns the values in the order in which {@code live.js} takes them. */
        List<Object> values() {
            return List.of(wallSeconds, text);
        }
    }

    void add(double wallSeconds, String line) {
        if (notes.size() == MOST) {
            notes.removeFirst();
        }
        notes.addLast(new Note(++taken, wallSeconds, OneLine.of(line)));
    }

    /** Returns the notes with a larger number. */
    List<Note> after(long number) {
        return notes.stream().filter(note -> note.number() > number).toList();
    }

    /** Returns how many notes there were so far. */
    long taken() {
        return taken;
    }
}
