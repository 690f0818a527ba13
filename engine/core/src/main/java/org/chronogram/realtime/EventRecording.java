package org.chronogram.realtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.chronogram.files.FileFaults;
import org.chronogram.kernel.OutsideEvent;

/**
 * Records the events from outside, one on a line, and where checkpoints were taken. A line is with the operating system before
 * the run goes on, so it is not lost when the process is killed. Not thread safe.
 */
public final class EventRecording implements AutoCloseable {
    /** Records nothing. */
    public static final EventRecording NONE = new EventRecording(null, Path.of(""), 0);

    private final FileChannel channel;
    private final Path file;
    private final StringBuilder lines = new StringBuilder();
    private int nextSequence;

    private EventRecording(FileChannel channel, Path file, int nextSequence) {
        this.channel = channel;
        this.file = file;
        this.nextSequence = nextSequence;
    }

    /**
     * Begins a recording.
     *
     * @param file where; what it holds is forgotten.
     * @return the recording.
     * @throws ExternalFailure when it cannot be written.
     */
    public static EventRecording create(Path file) {
        try {
            EventRecording recording = new EventRecording(
                    FileChannel.open(
                            file,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING),
                    file,
                    0);
            recording.lines.append(RecordedEvents.HEADER).append('\n');
            recording.flush();
            return recording;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /**
     * Goes on with the recording of a run that is resumed.
     *
     * @param file the recording; one is begun where there is none.
     * @return the recording.
     * @throws ExternalFailure when it cannot be written.
     */
    public static EventRecording goOn(Path file) {
        if (!Files.exists(file)) {
            return create(file);
        }
        RecordedEvents before = RecordedEvents.read(file);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.truncate(before.wholeBytes()).position(before.wholeBytes());
            return new EventRecording(channel, file, before.all().size());
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static ExternalFailure failure(Path file, IOException e) {
        return new ExternalFailure(
                "cannot record the events from outside in " + file + ": " + FileFaults.describe(e), e);
    }

    /** Returns the sequence of the next event. */
    int nextSequence() {
        return nextSequence;
    }

    /** Takes the next event; it is written with the next flush. */
    void add(OutsideEvent event) {
        nextSequence++;
        lines.append(event.sequence())
                .append(',')
                .append(event.ticks())
                .append(',')
                .append(event.target())
                .append(',')
                .append(event.type())
                .append(',')
                .append(HexFormat.of().formatHex(event.payload()))
                .append('\n');
    }

    /**
     * Records that a checkpoint is taken, which has all events that have come so far. All of them are on disk afterwards.
     *
     * @param steps the completed steps of the checkpoint.
     */
    public void checkpoint(long steps) {
        if (channel == null) {
            return;
        }
        lines.append(RecordedEvents.CHECKPOINT).append(steps).append('\n');
        flush();
        try {
            channel.force(false);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Writes what was added. */
    void flush() {
        if (channel == null) {
            lines.setLength(0);
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
        lines.setLength(0);
        try {
            while (bytes.hasRemaining()) {
                int unused = channel.write(bytes);
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }
}
