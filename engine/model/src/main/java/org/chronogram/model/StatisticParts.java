package org.chronogram.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The content of statistics as bytes, in parts. A part is a run of entries: name, declaration, number of the piece, length
 * of the content, content. Empty pieces are left out. Not thread safe.
 */
final class StatisticParts implements Iterator<byte[]> {
    private static final int PART_BYTES = 1 << 19;

    private final Iterator<Statistic> statistics;
    private Statistic current;
    private int piece;

    StatisticParts(Collection<Statistic> statistics) {
        this.statistics = statistics.iterator();
        findNext();
    }

    /** Moves to the next piece that is not empty, the current one included. */
    private void findNext() {
        while (current == null || piece == current.pieces() || current.isEmpty(piece)) {
            if (current != null && piece < current.pieces()) {
                piece++;
            } else if (statistics.hasNext()) {
                current = statistics.next();
                piece = 0;
            } else {
                current = null;
                return;
            }
        }
    }

    @Override
    public boolean hasNext() {
        return current != null;
    }

    @Override
    public byte[] next() {
        if (current == null) {
            throw new NoSuchElementException();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            while (current != null && bytes.size() < PART_BYTES) {
                writeEntry(new DataOutputStream(bytes));
                piece++;
                findNext();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void writeEntry(DataOutputStream out) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        current.write(piece, new DataOutputStream(content));
        writeText(out, current.name());
        writeText(out, current.declaration());
        out.writeInt(piece);
        out.writeInt(content.size());
        content.writeTo(out);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Merges all entries of a part. */
    static void merge(byte[] part, StatisticSet into) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(part));
        try {
            while (in.available() > 0) {
                String name = readText(in);
                mergeEntry(in, into.declared(name, readText(in)));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("damaged statistics: " + e, e);
        }
    }

    private static void mergeEntry(DataInputStream in, Statistic statistic) throws IOException {
        int piece = in.readInt();
        DataInputStream content = new DataInputStream(new ByteArrayInputStream(readBytes(in)));
        if (piece < 0 || piece >= statistic.pieces()) {
            throw new IOException("'" + statistic.name() + "' has no piece " + piece);
        }
        statistic.merge(piece, content);
        if (content.available() > 0) {
            throw new IOException(content.available() + " bytes are left over of '" + statistic.name() + "'");
        }
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException(length + " bytes are announced, " + in.available() + " follow");
        }
        return in.readNBytes(length);
    }
}
