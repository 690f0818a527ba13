package org.chronogram.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.chronogram.files.FileFaults;
import org.chronogram.json.JsonFaults;
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
    private static final JsonMapper MAPPER = StrictJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ManifestFile() {}

    static byte[] encode(CheckpointManifest manifest) throws IOException {
        ObjectNode fields = MAPPER.valueToTree(manifest);
        fields.put(CHECKSUM, checksumOf(fields));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields);
    }

    private static String checksumOf(ObjectNode fields) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(MAPPER.writeValueAsBytes(fields));
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
            if (!(MAPPER.readTree(content) instanceof ObjectNode fields)) {
                throw new DamagedCheckpointException(path, "is no manifest: expected an object");
            }
            requireChecksum(path, fields);
            requireFormat(path, fields);
            return MAPPER.treeToValue(fields, CheckpointManifest.class);
        } catch (JsonProcessingException | CharConversionException e) {
            throw new DamagedCheckpointException(path, "is no manifest: " + JsonFaults.describe(e), e);
        } catch (IOException e) {
            throw new DamagedCheckpointException(path, FileFaults.describe(e), e);
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

    private static void requireChecksum(Path path, ObjectNode fields) throws IOException {
        String expected = fields.path(CHECKSUM).asText();
        fields.remove(CHECKSUM);
        String found = checksumOf(fields);
        if (!found.equals(expected)) {
            throw new DamagedCheckpointException(
                    path, "has checksum " + found + ", expected " + OneLine.of(expected) + " as it says");
        }
    }

    private static void requireFormat(Path path, ObjectNode fields) {
        String version = fields.path(FORMAT_VERSION).asText();
        if (!version.equals(String.valueOf(CheckpointManifest.FORMAT_VERSION))) {
            throw new InvalidInputException(path + ": " + FORMAT_VERSION + "=" + OneLine.of(version)
                    + ", expected " + CheckpointManifest.FORMAT_VERSION
                    + "; go on with the version of Chronogram that wrote it");
        }
    }
}
