package org.chronogram.runner;

import java.util.List;
import org.chronogram.master.ServedInput;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;

/** The input of a sweep, as it is handed to a runner once it is known. Thread safe. */
final class ServedPaths {
    private ServedInput input = new ServedInput(List.of());

    synchronized void serve(List<String> paths) {
        input = new ServedInput(paths);
    }

    synchronized FileReply answer(FileRequest request) {
        return input.answer(request);
    }
}
