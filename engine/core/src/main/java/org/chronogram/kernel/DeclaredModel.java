package org.chronogram.kernel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The declarations of one build of a model as texts, so that a build in another process can be compared with it. Immutable.
 *
 * @param facts time unit, lookahead, number of LPs and the like, by name.
 * @param statistics the declarations of its statistics, by their names; their order does not matter.
 */
public record DeclaredModel(Map<String, String> facts, Map<String, String> statistics) {
    /** Makes the maps immutable. */
    public DeclaredModel {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
    }

    /**
     * Describes a build of a model.
     *
     * @param declaration what the model has declared.
     * @return its declarations, without the parameters.
     */
    public static DeclaredModel of(ModelDeclaration declaration) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("time unit", declaration.timeBase().unit());
        facts.put("ticks per unit", Long.toString(declaration.timeBase().ticksPerUnit()));
        facts.put("lookahead in ticks", Long.toString(declaration.lookaheadTicks()));
        facts.put("links", declaration.links().isPresent() ? "declared" : "not declared");
        facts.put("interval in which LPs may stop the run in ticks", Long.toString(declaration.mayStopTicks()));
        facts.put("number of LPs", Integer.toString(declaration.logicalProcesses()));
        facts.put("groups of LPs", declaration.groups().sizes());
        Map<String, String> names = new LinkedHashMap<>();
        declaration.statistics().all().forEach(statistic -> names.put(statistic.name(), statistic.declaration()));
        return new DeclaredModel(facts, names);
    }

    /**
     * Adds the parameters from which the model was built.
     *
     * @param parameters texts by name.
     * @return these declarations and the parameters.
     */
    public DeclaredModel withParameters(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        parameters.forEach((name, text) -> all.put("parameter " + name, text));
        return new DeclaredModel(all, statistics);
    }

    /**
     * Returns this as bytes.
     *
     * @return the bytes, compressed.
     */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            write(out, facts);
            write(out, statistics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            write(out, entry.getKey());
            write(out, entry.getValue());
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads what {@link #encode()} has written.
     *
     * @param bytes the bytes.
     * @return the declarations.
     * @throws IllegalArgumentException when the bytes are damaged.
     */
    public static DeclaredModel decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            DeclaredModel model = new DeclaredModel(readTexts(in), readTexts(in));
            // Only a read at the end of the stream compares its checksum.
            if (in.read() >= 0) {
                throw new IOException("bytes follow after their end");
            }
            return model;
        } catch (IOException e) {
            throw new IllegalArgumentException("damaged declarations of a model: " + e, e);
        }
    }

    private static Map<String, String> readTexts(DataInputStream in) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String key = readText(in);
            texts.put(key, readText(in));
        }
        return texts;
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(Math.max(0, length));
        if (bytes.length != length) {
            throw new IOException("a text of " + length + " bytes, of which " + bytes.length + " are there");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
