package org.chronogram.realtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronogram.files.FileFaults;
import org.chronogram.kernel.OutsideEvent;
import org.chronogram.model.Event;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/** The events from outside that a run has recorded, see {@link EventRecording}. */
public final class RecordedEvents {
    static final String HEADER = "sequence,ticks,lp,type,payload";
    static final String CHECKPOINT = "checkpoint,";

    private static final Pattern EVENT =
            Pattern.compile("([0-9]{1,10}),([0-9]{1,19}),([0-9]{1,10}),([0-9]{1,5}),((?:[0-9a-f]{2})*)");
    private static final Pattern MARK = Pattern.compile(CHECKPOINT + "([0-9]{1,19})");
    private static final int LONGEST_SHOWN = 40;

    private final Path file;
    private final List<OutsideEvent> events = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final long wholeBytes;

    /** A checkpoint that was taken when so many events had come. */
    private record Mark(long steps, int events) {}

    private RecordedEvents(Path file, String text) {
        this.file = file;
        int end = text.lastIndexOf('\n') + 1;
        wholeBytes = end;
        String[] lines = text.substring(0, end).split("\n");
        if (!lines[0].equals(HEADER)) {
            throw unexpected(1, lines[0], "'" + HEADER + "'");
        }
        for (int i = 1; i < lines.length; i++) {
            read(lines[i], i + 1);
        }
    }

    /**
     * Reads a recording. The last line is left out where the run was killed while it was written.
     *
     * @param file the recording.
     * @return the events.
     * @throws InvalidInputException when it is none.
     */
    public static RecordedEvents read(Path file) {
        try {
            return read(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + FileFaults.describe(e), e);
        }
    }

    /**
     * Reads the content of a recording, like {@link #read(Path)}.
     *
     * @param file the recording, for messages.
     * @param content what is in it.
     * @return the events.
     * @throws InvalidInputException when it is none.
     */
    public static RecordedEvents read(Path file, byte[] content) {
        try {
            CharBuffer text = StandardCharsets.US_ASCII.newDecoder().decode(ByteBuffer.wrap(content));
            return new RecordedEvents(file, text.toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + " cannot be read: " + FileFaults.describe(e), e);
        }
    }

    private void read(String line, int number) {
        Matcher mark = MARK.matcher(line);
        if (mark.matches()) {
            marks.add(new Mark(Long.parseUnsignedLong(mark.group(1)), events.size()));
            return;
        }
        Matcher event = EVENT.matcher(line);
        try {
            if (event.matches() && event.group(1).equals(Integer.toString(events.size()))) {
                events.add(event(event));
                return;
            }
        } catch (NumberFormatException e) {
            throw unexpected(number, line, "numbers of at most 63 and 31 bits");
        }
        throw unexpected(number, line, "event " + events.size() + " as '" + HEADER + "', or '" + CHECKPOINT + "N'");
    }

    private static OutsideEvent event(Matcher fields) {
        int type = Integer.parseInt(fields.group(4));
        byte[] payload = HexFormat.of().parseHex(fields.group(5));
        if (type > Event.MAX_TYPE || payload.length > Event.MAX_PAYLOAD_BYTES) {
            throw new NumberFormatException("out of bounds");
        }
        return new OutsideEvent(
                Long.parseLong(fields.group(2)),
                Integer.parseInt(fields.group(1)),
                Integer.parseInt(fields.group(3)),
                type,
                payload);
    }

    private InvalidInputException unexpected(int number, String line, String expected) {
        return new InvalidInputException(file + " line " + number + ": found '" + OneLine.of(line, LONGEST_SHOWN)
                + "', expected " + expected + ": the recording is damaged");
    }

    /**
     * Returns all events.
     *
     * @return the events in the order of their sequences.
     */
    public List<OutsideEvent> all() {
        return List.copyOf(events);
    }

    /**
     * Returns the events that had not come when a checkpoint was taken.
     *
     * @param steps the completed steps of the checkpoint.
     * @return the events in the order of their sequences.
     * @throws InvalidInputException when the recording does not know the checkpoint.
     */
    public List<OutsideEvent> after(long steps) {
        for (int i = marks.size() - 1; i >= 0; i--) {
            if (marks.get(i).steps() == steps) {
                return List.copyOf(events.subList(marks.get(i).events(), events.size()));
            }
        }
        throw new InvalidInputException(file + ": has no line '" + CHECKPOINT + steps
                + "', expected one for each checkpoint of the run: the recording is damaged");
    }

    /** Returns the length of the lines that are whole, in bytes. */
    long wholeBytes() {
        return wholeBytes;
    }
}
