package org.chronogram.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronogram.catalog.ModelShape;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.Partitioning;
import org.chronogram.text.PlainNumbers;

/**
 * A number of workers and threads to verify a model on.
 *
 * @param workers number of worker processes.
 * @param threads threads in each.
 */
record Combination(int workers, int threads) {
    /**
     * Combines all numbers of workers with all numbers of threads.
     *
     * @param workersText numbers separated by commas.
     * @param threadsText numbers separated by commas.
     */
    static List<Combination> allOf(String workersText, String threadsText) {
        List<Combination> combinations = new ArrayList<>();
        for (int threads : numbers("--threads", threadsText)) {
            for (int workers : numbers("--workers", workersText)) {
                Partitioning.check(workers, threads);
                combinations.add(new Combination(workers, threads));
            }
        }
        return combinations;
    }

    private static List<Integer> numbers(String option, String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            try {
                numbers.add(PlainNumbers.parseInt(part.strip()));
            } catch (NumberFormatException e) {
                throw new InvalidInputException(
                        option + "=" + text + ": expected whole numbers separated by commas, for example 1,2,4"
                                + PlainNumbers.hint(part),
                        e);
            }
            if (numbers.get(numbers.size() - 1) < 1) {
                throw new InvalidInputException(
                        option + "=" + text + " is out of bounds: expected numbers of at least 1"
                                + " (the sequential engine is always one of the runs)");
            }
        }
        return numbers;
    }

    /** Returns the reason why a model cannot run on this combination, empty when it can. */
    Optional<String> obstacle(ModelShape shape) {
        int partitions = workers * threads;
        if (partitions > 1 && shape.lookaheadTicks() == 0 && !shape.linked()) {
            return Optional.of("its lookahead is 0 and it declares no links, so it runs on one partition only");
        }
        if (partitions > shape.logicalProcesses()) {
            return Optional.of(
                    partitions + " partitions are more than " + Numbers.counted(shape.logicalProcesses(), "LP"));
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return Summary.machinery(workers, threads);
    }
}
