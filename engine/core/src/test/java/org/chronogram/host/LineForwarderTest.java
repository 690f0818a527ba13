package org.chronogram.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class LineForwarderTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private List<String> printed(InputStream stream) {
        LineForwarder.of(stream, "worker 1: ", lines::add).finish();
        return lines;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(Charset.defaultCharset()));
    }

    @Test
    void shouldPassOnEachLineAndWhatFollowsTheLast() {
        assertEquals(List.of("worker 1: a", "worker 1: ", "worker 1:  b"), printed(stream("a\r\n\n b")));
    }

    @Test
    void shouldCutLinesThatDoNotEnd() {
        String longest = "x".repeat(1 << 16);
        assertEquals(
                List.of("worker 1: " + longest, "worker 1: " + longest, "worker 1: x"),
                printed(stream(longest + longest + "x\n")));
    }

    @Test
    void shouldPassOnWhatCameBeforeTheStreamBroke() {
        InputStream breaking = new InputStream() {
            private int left = 3;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("broken");
                }
                return 'y';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        assertEquals(List.of("worker 1: yyy"), printed(breaking));
    }
}
