package org.chronogram.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.chronogram.protocol.MessagePipe;
import org.chronogram.protocol.RunnerMessage;

/** Sends what is written into it in parts, each of which fits a message. Not thread safe. */
final class PartStream extends OutputStream {
    private static final int PART_BYTES = 256 << 10;

    private final MessagePipe pipe;
    private final int number;
    private final String name;
    private final byte[] part = new byte[PART_BYTES];
    private int length;

    PartStream(MessagePipe pipe, int number, String name) {
        this.pipe = pipe;
        this.number = number;
        this.name = name;
    }

    @Override
    public void write(int next) throws IOException {
        if (length == PART_BYTES) {
            send();
        }
        part[length] = (byte) next;
        length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (length == PART_BYTES) {
                send();
            }
            int fits = Math.min(count - done, PART_BYTES - length);
            System.arraycopy(bytes, offset + done, part, length, fits);
            length += fits;
            done += fits;
        }
    }

    private void send() throws IOException {
        pipe.send(new RunnerMessage.FilePart(number, name, Arrays.copyOf(part, length)));
        length = 0;
    }

    @Override
    public void close() throws IOException {
        send();
    }
}
