package org.chronogram.partition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.chronogram.model.InvalidInputException;

/**
 * Owners of LPs as text, as METIS and KaHIP write them: one partition number on each line, that of LP 0 first. Lines that
 * start with % or # are comments.
 */
public final class PartitionText {
    private static final int LONGEST_SHOWN = 40;
    private static final int MOST_DIGITS = 5;

    private final String name;
    private final int logicalProcesses;
    private final int partitions;

    private PartitionText(String name, int logicalProcesses, int partitions) {
        this.name = name;
        this.logicalProcesses = logicalProcesses;
        this.partitions = partitions;
    }

    /**
     * Reads the partition of each LP.
     *
     * @param text the text.
     * @param name what messages call it, such as the option and the file name.
     * @param logicalProcesses how many LPs the model has.
     * @param partitions how many partitions the run has.
     * @throws InvalidInputException when the text is not one line with such a partition for each LP.
     * @throws IOException when the text cannot be read.
     */
    public static int[] read(Reader text, String name, int logicalProcesses, int partitions) throws IOException {
        return new PartitionText(name, logicalProcesses, partitions).read(new BufferedReader(text));
    }

    /**
     * Returns the partition of each LP as text.
     *
     * @param plan the partitions.
     * @return a line for each LP.
     */
    public static String of(PartitionPlan plan) {
        StringBuilder text = new StringBuilder();
        for (int lp = 0; lp < plan.logicalProcesses(); lp++) {
            text.append(plan.partitionOf(lp)).append('\n');
        }
        return text.toString();
    }

    private int[] read(BufferedReader text) throws IOException {
        int[] owners = new int[logicalProcesses];
        int[] lps = new int[partitions];
        int lp = 0;
        int number = 1;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            if (!line.startsWith("%") && !line.startsWith("#")) {
                if (lp == logicalProcesses) {
                    throw invalid(" line " + number + ": more lines than LPs", expectedLines());
                }
                owners[lp] = partition(line, number, lp);
                lps[owners[lp++]]++;
            }
            number++;
        }
        if (lp < logicalProcesses) {
            throw invalid(": only " + lp + " lines with a partition", expectedLines());
        }
        checkAllUsed(lps);
        return owners;
    }

    private int partition(String line, int number, int lp) {
        String digits = line.strip();
        boolean isNumber = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int partition = isNumber && digits.length() <= MOST_DIGITS ? Integer.parseInt(digits) : Integer.MAX_VALUE;
        if (partition >= partitions) {
            throw invalid(
                    " line " + number + ": found '" + shown(digits) + "' as the partition of LP " + lp,
                    "a number from 0 to " + (partitions - 1));
        }
        return partition;
    }

    private static String shown(String found) {
        String printable = found.replaceAll("\\P{Print}", "?");
        return printable.length() <= LONGEST_SHOWN ? printable : printable.substring(0, LONGEST_SHOWN) + "...";
    }

    private void checkAllUsed(int[] lps) {
        for (int partition = 0; partition < partitions; partition++) {
            if (lps[partition] == 0) {
                throw invalid(
                        ": no LP in partition " + partition, "at least one in each of " + partitions + " partitions");
            }
        }
    }

    private String expectedLines() {
        return logicalProcesses + " lines, one for each LP of the model";
    }

    private InvalidInputException invalid(String found, String expected) {
        return new InvalidInputException(name + found + ", expected " + expected);
    }
}
