package org.chronogram.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.chronogram.experiment.RunOutput;
import org.chronogram.files.PinnedDirectory.Content;
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
    public void writeTo(RunDirectory directory) throws IOException {
        Map<String, Content> files = new LinkedHashMap<>();
        parts.forEach((name, compressed) -> files.put(name, out -> {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed.toByteArray()))) {
                in.transferTo(out);
            }
        }));
        directory.write(files);
    }
}
