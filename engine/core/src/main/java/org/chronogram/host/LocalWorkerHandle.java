package org.chronogram.host;

import java.io.File;
import java.io.IOException;
import org.chronogram.run.ProcessFault;
import org.chronogram.run.WorkerHandle;

/**
 * The process of a worker on this host.
 *
 * @param process the process.
 */
public record LocalWorkerHandle(ProcessHandle process) implements WorkerHandle {
    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void inject(ProcessFault fault) throws IOException {
        switch (fault) {
            case KILL -> process.destroyForcibly();
            case STOP -> stop();
        }
    }

    private void stop() throws IOException {
        try {
            int unused = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
