package org.chronogram.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How the LPs were divided among the partitions of a run.
 *
 * @param description what is cut and why, in one line; empty where there are no links to cut.
 * @param owners gives the partition of each LP as text, one on a line; empty text where partitions are blocks of
 *     consecutive ids, so that it need not be kept.
 * @param cutLinks how many links lead from one partition to another.
 * @param cutLinksBetweenWorkers how many of them lead from one worker to another; not known of a run that was read.
 * @param links how many links the model has declared.
 * @param delays smallest delays of events between LPs.
 * @param imbalance weight of the heaviest partition, divided by the mean.
 * @param weights directory of the run whose events are the weights of the LPs; empty for the weights of the model.
 */
public record LpDivision(
        String description,
        Supplier<String> owners,
        long cutLinks,
        long cutLinksBetweenWorkers,
        long links,
        Delays delays,
        double imbalance,
        String weights) {
    /** One partition with all LPs. */
    public static final LpDivision UNDIVIDED = new LpDivision("", () -> "", 0, 0, 0, Delays.NONE, 1, "");

    /**
     * Returns the division as fields of a JSON object.
     *
     * @return the fields, without the owners.
     */
    public Map<String, Object> asMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("description", description());
        fields.put("cutLinks", cutLinks());
        fields.put("cutLinksBetweenWorkers", cutLinksBetweenWorkers());
        fields.put("links", links());
        fields.put("linked", delays().linked());
        fields.put("lookahead", delays().lookahead());
        fields.put("smallestDelay", delays().smallest());
        fields.put("smallestCutDelay", delays().smallestCut());
        fields.put("shortestCutLink", delays().shortestCut());
        fields.put("imbalance", imbalance());
        fields.put("weights", weights());
        return fields;
    }
}
