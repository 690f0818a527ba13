package org.chronogram.page;

import java.io.IOException;
import org.chronogram.model.InvalidInputException;

/** Opens the port of a page, and says why it cannot be used. */
final class PageOpener {
    /** A Java that was made with jlink may lack it. */
    private static final String SERVER_MODULE = "jdk.httpserver";

    private PageOpener() {}

    /**
     * Opens the port of a page.
     *
     * @param port the port; 0 for any that is free.
     * @param option what the user has given it by, for messages.
     * @param subject what the page is about.
     * @throws InvalidInputException when the port is taken, or this Java has no server.
     */
    static PageServer open(int port, String option, PageSubject subject) {
        if (ModuleLayer.boot().findModule(SERVER_MODULE).isEmpty()) {
            throw new InvalidInputException(option + ": this Java has no module " + SERVER_MODULE
                    + ": take a complete one, or leave the option out");
        }
        try {
            return PageServer.open(port, subject);
        } catch (IOException e) {
            throw new InvalidInputException(
                    option + ": cannot listen at " + PageAddress.HOST + " there (" + e.getMessage()
                            + "): give another port, or none for any that is free",
                    e);
        }
    }
}
