package org.chronogram.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.PlainNumbers;

/**
 * A host as a line of a file names it: {@code NAME [slots=N] [spare] -- COMMAND}.
 *
 * @param name its name in messages.
 * @param slots how many runs it gets at the same time; 0 for one on each core.
 * @param spare whether it gets runs only when another host is lost.
 * @param command starts a runner there, for a shell of this host.
 */
public record HostLine(String name, int slots, boolean spare, String command) {
    private static final int MOST_SLOTS = 1024;
    private static final String SLOTS = "slots=";
    private static final String BEFORE_COMMAND = " -- ";
    private static final String EXPECTED =
            "expected NAME [slots=N] [spare] -- COMMAND, where COMMAND starts 'sim runner'"
                    + " on the host, for example: alpha slots=4 -- ssh alpha chronogram/bin/sim runner";

    /**
     * Reads a file.
     *
     * @param option how the user has named it, for messages.
     * @param file the file.
     * @return its hosts, at least one that is not spare.
     * @throws InvalidInputException when it cannot be read, or a line does not name a host.
     */
    public static List<HostLine> read(String option, Path file) {
        List<HostLine> hosts = new ArrayList<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.strip().startsWith("#")) {
                    add(hosts, parse(option + ":" + number, line.stripLeading()), option + ":" + number);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    option + " cannot be read (" + FileFaults.describe(e)
                            + "): expected a file with a host on each line",
                    e);
        }
        if (hosts.stream().allMatch(HostLine::spare)) {
            throw new InvalidInputException(option + ": found " + (hosts.isEmpty() ? "no host" : "spare hosts alone")
                    + ", expected at least one host that is not spare");
        }
        return hosts;
    }

    private static void add(List<HostLine> hosts, HostLine host, String place) {
        if (hosts.stream().anyMatch(other -> other.name.equals(host.name))) {
            throw new InvalidInputException(place + ": host " + host.name
                    + " is there twice: give it one line, with slots=N for more runs at the same time");
        }
        hosts.add(host);
    }

    static HostLine parse(String place, String line) {
        int end = line.indexOf(BEFORE_COMMAND);
        if (end < 1 || line.substring(end + BEFORE_COMMAND.length()).isBlank()) {
            throw new InvalidInputException(place + ": " + EXPECTED);
        }
        List<String> words = Arrays.asList(line.substring(0, end).strip().split("\\s+"));
        int slots = 0;
        boolean spare = false;
        for (String word : words.subList(1, words.size())) {
            spare |= word.equals("spare");
            if (word.startsWith(SLOTS)) {
                slots = slots(place, word);
            } else if (!word.equals("spare")) {
                throw new InvalidInputException(place + ": found '" + word + "', " + EXPECTED);
            }
        }
        return new HostLine(words.get(0), slots, spare, line.substring(end + BEFORE_COMMAND.length()));
    }

    private static int slots(String place, String word) {
        try {
            int slots = PlainNumbers.parseInt(word.substring(SLOTS.length()));
            if (slots >= 1 && slots <= MOST_SLOTS) {
                return slots;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new InvalidInputException(place + ": " + word + ": expected a number from 1 to " + MOST_SLOTS);
    }
}
