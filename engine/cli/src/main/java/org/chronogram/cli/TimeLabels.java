package org.chronogram.cli;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.Model;
import picocli.CommandLine.Model.CommandSpec;

/** The labels by which the help tells simulated time from wall-clock time. */
final class TimeLabels {
    static final String SIMULATED = "SIMTIME";
    static final String WALL_CLOCK = "DURATION";

    private TimeLabels() {}

    /**
     * Returns explanations of the labels that a command uses.
     *
     * @param model the model of the command, null for any model.
     */
    static List<String> explanations(CommandSpec command, Model model) {
        List<String> lines = new ArrayList<>();
        if (uses(command, SIMULATED)) {
            lines.add("A " + SIMULATED + " is simulated time: "
                    + (model == null
                            ? "a number in the unit of the model, or" + " one with a unit"
                            : ofModel(model.timeBase().unit()))
                    + ".");
        }
        if (uses(command, WALL_CLOCK)) {
            lines.add("A " + WALL_CLOCK + " is wall-clock time: " + WallTime.EXPECTED + ".");
        }
        return lines;
    }

    private static String ofModel(String unit) {
        return unit.equals("s")
                ? "a number of seconds, or a number with ns, us, ms, s, min or h, for example 1.5us"
                : "a number in the model's own unit (" + unit + ")";
    }

    private static boolean uses(CommandSpec command, String label) {
        return command.options().stream().anyMatch(option -> option.paramLabel().equals(label));
    }
}
