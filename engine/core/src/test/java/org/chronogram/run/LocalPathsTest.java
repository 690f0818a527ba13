package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalPathsTest {
    private static final LocalPaths PATHS =
            new LocalPaths(Map.of("/a/x.gml", "/tmp/0/x.gml", "m.jar", "/tmp/1/m.jar", "/b/classes", "/tmp/2/classes"));

    @Test
    void shouldReadWhatWasFetchedFromItsCopy() {
        assertEquals(Path.of("/tmp/0/x.gml"), PATHS.of(Path.of("/a/x.gml")));
        assertEquals(Path.of("/a/y.gml"), PATHS.of(Path.of("/a/y.gml")));
    }

    @Test
    void shouldKeepTheOrderOfTheClassPath() {
        assertEquals("/tmp/2/classes:/c.jar:/tmp/1/m.jar:", PATHS.ofClassPath("/b/classes:/c.jar:m.jar:"));
        assertEquals("", PATHS.ofClassPath(""));
    }

    @Test
    void shouldChangeNothingWhereEverythingIsAsSpecified() {
        assertEquals(Path.of("/a/x.gml"), LocalPaths.AS_SPECIFIED.of(Path.of("/a/x.gml")));
        assertEquals("/b/classes:m.jar", LocalPaths.AS_SPECIFIED.ofClassPath("/b/classes:m.jar"));
    }
}
