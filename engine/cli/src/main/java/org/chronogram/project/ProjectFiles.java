package org.chronogram.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The files of a new project. They are made from templates, in which words like {@code @NAME@} stand for what differs. */
final class ProjectFiles {
    private static final String VERSIONS = "versions.properties";

    private final ProjectName name;
    private final Map<String, String> words = new LinkedHashMap<>();

    private ProjectFiles(ProjectName name) {
        this.name = name;
        words.put("NAME", name.text());
        words.put("PACKAGE", name.packageName());
        words.put("CLASS", name.className());
        versions()
                .forEach((of, version) ->
                        words.put(((String) of).toUpperCase(Locale.ROOT) + "_VERSION", (String) version));
    }

    /** Returns the versions with which this build of Chronogram was made: a project with the same needs no others. */
    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = ProjectFiles.class.getResourceAsStream(VERSIONS)) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    /** Returns the texts of all files by their paths in the project. */
    static Map<String, String> of(ProjectName name) {
        return new ProjectFiles(name).all();
    }

    private Map<String, String> all() {
        String folder = name.packageName().replace('.', '/') + "/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", text("pom.xml"));
        files.put("README.md", text("README.md"));
        files.put(".gitignore", text("gitignore"));
        files.put("src/main/java/" + folder + name.className() + ".java", text("Model.java"));
        files.put("src/main/java/" + folder + "Station.java", text("Station.java"));
        files.put("src/main/resources/META-INF/services/org.chronogram.model.Model", text("services"));
        files.put("src/test/java/" + folder + name.className() + "Test.java", text("ModelTest.java"));
        return files;
    }

    private String text(String template) {
        String text;
        try (InputStream in = ProjectFiles.class.getResourceAsStream(template + ".template")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("@" + word.getKey() + "@", word.getValue());
        }
        return text;
    }
}
