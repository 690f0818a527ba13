package org.chronogram.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.chronogram.experiment.RunOutput;
import org.chronogram.files.PinnedDirectory.Content;
import org.chronogram.model.InvalidInputException;
import org.chronogram.results.JsonText;
import org.chronogram.results.ResultFiles;
import org.chronogram.results.RunDirectory;
import org.chronogram.results.RunFiles;

/** The files of a run that come from a runner, compressed until they are written. Not thread safe. */
final class ReceivedFiles implements RunOutput {
    private final Map<String, ByteArrayOutputStream> parts = new LinkedHashMap<>();

    /**
     * Takes a part.
     *
     * @throws IllegalArgumentException when runs leave no such file.
     */
    void add(String name, byte[] bytes) {
        if (!ResultFiles.isName(name)) {
            throw new IllegalArgumentException("a run leaves no file '" + name + "'");
        }
        parts.computeIfAbsent(name, any -> new ByteArrayOutputStream()).writeBytes(bytes);
    }

    boolean isWhole() {
        return parts.containsKey(RunFiles.MANIFEST);
    }

    @Override
    public boolean stopped() {
        return false;
    }

    @Override
    public long events() {
        try {
            ByteArrayOutputStream manifest = new ByteArrayOutputStream();
            content(parts.get(RunFiles.MANIFEST)).writeTo(manifest);
            Map<String, Object> fields = JsonText.read(Path.of(RunFiles.MANIFEST), manifest.toByteArray());
            return fields.get("events") instanceof Number events ? events.longValue() : 0;
        } catch (IOException | InvalidInputException e) {
            // A damaged file is found when the run is read from its directory.
            return 0;
        }
    }

    @Override
    public void writeTo(RunDirectory directory) throws IOException {
        Map<String, Content> files = new LinkedHashMap<>();
        parts.forEach((name, compressed) -> files.put(name, content(compressed)));
        directory.write(files);
    }

    private static Content content(ByteArrayOutputStream compressed) {
        return out -> {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed.toByteArray()))) {
                in.transferTo(out);
            }
        };
    }
}
