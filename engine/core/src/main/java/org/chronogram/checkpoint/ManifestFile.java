package org.chronogram.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import org.chronogram.files.FileFaults;
import org.chronogram.json.JsonFaults;
import org.chronogram.json.JsonValues;
import org.chronogram.json.RecordCodec;
import org.chronogram.json.StrictJson;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/**
 * The manifest as JSON, with one more field: a checksum over all others, written without blanks. It is checked before any
 * other field is believed, the version of the format included.
 */
final class ManifestFile {
    static final String NAME = "manifest.json";

    private static final String CHECKSUM = "checksum";
    private static final String FORMAT_VERSION = "formatVersion";
    private static final long MAX_BYTES = 64L << 20;
    private static final JsonFactory FACTORY = StrictJson.factory(StreamReadConstraints.defaults());

    private ManifestFile() {}

    static byte[] encode(CheckpointManifest manifest) throws IOException {
        Map<String, Object> fields = fieldsOf(text(manifest, null));
        fields.put(CHECKSUM, checksumOf(fields));
        return text(fields, new DefaultPrettyPrinter());
    }

    private static byte[] text(Object value, PrettyPrinter layout) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.setPrettyPrinter(layout);
            JsonValues.write(value, out);
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> fieldsOf(byte[] content) throws IOException {
        try (JsonParser parser = FACTORY.createParser(content)) {
            return JsonValues.readObject(parser);
        }
    }

    private static String checksumOf(Map<String, Object> fields) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(text(fields, null));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /**
     * Reads a manifest.
     *
     * @throws DamagedCheckpointException if it is not what was written.
     * @throws InvalidInputException if it is whole, but of another format.
     */
    static CheckpointManifest read(Path path) {
        try {
            requireFile(path);
            return decode(path, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new DamagedCheckpointException(path, FileFaults.describe(e), e);
        }
    }

    /** Reads the content of a manifest; the path is for messages. */
    static CheckpointManifest decode(Path path, byte[] content) {
        try {
            Map<String, Object> fields = fieldsOf(content);
            if (fields == null) {
                throw new DamagedCheckpointException(path, "is no manifest: expected an object");
            }
            requireChecksum(path, fields);
            requireFormat(path, fields);
            return manifestOf(fields);
        } catch (JsonProcessingException | CharConversionException e) {
            throw new DamagedCheckpointException(path, "is no manifest: " + JsonFaults.describe(e), e);
        } catch (IOException e) {
            throw new DamagedCheckpointException(path, FileFaults.describe(e), e);
        }
    }

    private static CheckpointManifest manifestOf(Map<String, Object> fields) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text(fields, null))) {
            parser.nextToken();
            return RecordCodec.of(CheckpointManifest.class).read(parser);
        }
    }

    /** A name that is a pipe or a device would not end, and garbage can be large. */
    private static void requireFile(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new DamagedCheckpointException(path, "is not there as a file");
        }
        long bytes = Files.size(path);
        if (bytes > MAX_BYTES) {
            throw new DamagedCheckpointException(path, "has " + bytes + " bytes, expected at most " + MAX_BYTES);
        }
    }

    private static void requireChecksum(Path path, Map<String, Object> fields) throws IOException {
        String expected = String.valueOf(fields.remove(CHECKSUM));
        String found = checksumOf(fields);
        if (!found.equals(expected)) {
            throw new DamagedCheckpointException(
                    path, "has checksum " + found + ", expected " + OneLine.of(expected) + " as it says");
        }
    }

    private static void requireFormat(Path path, Map<String, Object> fields) {
        String version = String.valueOf(fields.get(FORMAT_VERSION));
        if (!version.equals(String.valueOf(CheckpointManifest.FORMAT_VERSION))) {
            throw new InvalidInputException(path + ": " + FORMAT_VERSION + "=" + OneLine.of(version)
                    + ", expected " + CheckpointManifest.FORMAT_VERSION
                    + "; go on with the version of Chronogram that wrote it");
        }
    }
}
