package org.chronogram.report;

import java.util.Map;

/** The units of parameters, which {@code sweep.json} names where they have one. */
final class SweepUnits {
    private static final String FIELD = "units";

    private final Map<?, ?> byParameter;

    SweepUnits(Fields description) {
        byParameter = description.all().get(FIELD) instanceof Map<?, ?> units ? units : Map.of();
    }

    /** Returns the unit of a parameter, empty where it has none. */
    String of(String parameter) {
        return byParameter.get(parameter) instanceof String unit ? unit : "";
    }
}
