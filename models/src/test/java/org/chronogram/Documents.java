package org.chronogram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents of the project, as they lie in the repository. */
final class Documents {
    static final String README = "README.md";
    static final String MODEL_GUIDE = "docs/writing-a-model.md";

    private static final String FENCE = "```";

    private Documents() {}

    /**
     * A block of code in a document.
     *
     * @param language language of the code.
     * @param label the last line of text before it.
     * @param text its lines, each with its end.
     */
    record CodeBlock(String language, String label, String text) {
        /** Returns the file that the label names, as in {@code File `src/Town.java`:}. */
        String file() {
            return label.substring(label.indexOf('`') + 1, label.lastIndexOf('`'));
        }
    }

    static Path root() {
        Path candidate = Path.of("").toAbsolutePath();
        while (!Files.exists(candidate.resolve(".ci/run"))) {
            candidate = candidate.getParent();
        }
        return candidate;
    }

    static List<Path> all() throws IOException {
        try (Stream<Path> documents = Files.list(root().resolve("docs"))) {
            return Stream.concat(Stream.of(root().resolve(README)), documents.sorted())
                    .filter(document -> document.toString().endsWith(".md"))
                    .toList();
        }
    }

    static String text(String document) throws IOException {
        return Files.readString(root().resolve(document));
    }

    static List<CodeBlock> blocks(String document, String language) throws IOException {
        List<CodeBlock> blocks = new ArrayList<>();
        StringBuilder code = null;
        String info = "";
        String label = "";
        for (String line : text(document).lines().toList()) {
            if (code == null && line.startsWith(FENCE)) {
                info = line.substring(FENCE.length());
                code = new StringBuilder();
            } else if (code != null && line.equals(FENCE)) {
                blocks.add(new CodeBlock(info, label, code.toString()));
                code = null;
            } else if (code != null) {
                code.append(line).append('\n');
            } else if (!line.isBlank()) {
                label = line;
            }
        }
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** Returns the lines of a text without the blanks that only align them. */
    static List<String> unaligned(String text) {
        return text.lines().map(line -> line.strip().replaceAll(" {2,}", " ")).toList();
    }
}
