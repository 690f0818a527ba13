package org.chronogram.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chronogram.report.Chart.Axis;
import org.chronogram.report.Chart.Scale;

/** The values of a varied parameter on an axis: as numbers where they are numbers of one unit, else as names. */
final class SweepAxis {
    /** A parameter whose largest value is so many times its smallest is shown on a logarithmic axis. */
    private static final double WIDE = 50;

    private final List<String> values;
    private final List<Double> numbers;
    private final String unit;

    private SweepAxis(List<String> values, List<Double> numbers, String unit) {
        this.values = values;
        this.numbers = numbers;
        this.unit = unit;
    }

    static SweepAxis of(List<String> values) {
        List<String> units = values.stream().map(SimulatedTime::unit).distinct().toList();
        List<Double> numbers = values.stream().map(SimulatedTime::number).toList();
        if (units.size() != 1 || numbers.stream().anyMatch(number -> number.isNaN())) {
            return new SweepAxis(values, List.of(), "");
        }
        List<String> ascending = new ArrayList<>(values);
        ascending.sort(Comparator.comparingDouble(SimulatedTime::number));
        return new SweepAxis(ascending, numbers.stream().sorted().toList(), units.get(0));
    }

    /** Returns the axis; the unit is that of the parameter, where the values have none. */
    Axis named(String parameter, String unitOfParameter) {
        if (numbers.isEmpty()) {
            return Axis.named(parameter, values);
        }
        String ofParameter = unitOfParameter.isEmpty() ? "" : ", " + unitOfParameter;
        double smallest = numbers.get(0);
        double largest = numbers.get(numbers.size() - 1);
        boolean wide = smallest > 0 && largest >= WIDE * smallest;
        return Axis.of(parameter + (unit.isEmpty() ? ofParameter : unit), wide ? Scale.LOGARITHMIC : Scale.LINEAR);
    }

    List<? extends Number> places() {
        return numbers.isEmpty() ? Indexes.below(values.size()) : numbers;
    }

    int indexOf(String value) {
        return values.indexOf(value);
    }
}
