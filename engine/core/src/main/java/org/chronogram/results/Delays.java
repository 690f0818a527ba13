package org.chronogram.results;

import java.util.List;

/**
 * The smallest delays of the events between LPs: they say how far a window can go. Each is a text in the unit of the model.
 *
 * @param linked whether the model declares links.
 * @param lookahead the lookahead that the model declares; empty where it declares none.
 * @param smallest smallest delay of all links; empty where there are none, and where there is one partition, which needs none.
 * @param smallestCut smallest delay of the links between partitions; empty where there are none.
 * @param shortestCut source and target of the first link with that delay; nothing where there are none.
 */
public record Delays(boolean linked, String lookahead, String smallest, String smallestCut, List<Integer> shortestCut) {
    /** Nothing is declared. */
    public static final Delays NONE = new Delays(false, "", "", "", List.of());
}
