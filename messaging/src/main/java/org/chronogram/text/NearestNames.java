package org.chronogram.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that a user may have meant. */
public final class NearestNames {
    private static final int MAX_SUGGESTIONS = 3;
    private static final int LETTERS_PER_ERROR = 3;
    private static final int MIN_PREFIX = 2;

    private record Candidate(String name, int distance) {}

    private NearestNames() {}

    /**
     * Returns the names that are most similar to a text.
     *
     * @param written what the user has written.
     * @param names all names.
     * @return the most similar first, three at most; none when no name is similar.
     */
    public static List<String> to(String written, Collection<String> names) {
        return names.stream()
                .map(name -> new Candidate(name, distance(bare(written), bare(name))))
                .filter(candidate -> candidate.distance() <= tolerance(bare(written))
                        || isPrefix(bare(written), bare(candidate.name())))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name)
                .limit(MAX_SUGGESTIONS)
                .toList();
    }

    /**
     * Makes the end of a message about a name that is not there.
     *
     * @param written what the user has written.
     * @param names all names.
     * @return the similar ones as a question, or else all names.
     */
    public static String question(String written, Collection<String> names) {
        List<String> nearest = to(written, names);
        return nearest.isEmpty()
                ? ": expected one of " + String.join(", ", names)
                : "; did you mean " + String.join(" or ", nearest) + "?";
    }

    private static String bare(String option) {
        return option.replaceFirst("^-+", "");
    }

    private static int tolerance(String written) {
        return Math.max(1, written.length() / LETTERS_PER_ERROR);
    }

    private static boolean isPrefix(String written, String name) {
        return written.length() >= MIN_PREFIX && name.startsWith(written);
    }

    /** Returns how many letters must be inserted, deleted, replaced or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int cheapest(int[][] table, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(table[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
