package org.chronogram.page;

/** What that which a page is about is doing. */
enum Phase {
    STARTING,
    RUNNING,
    STOPPING,
    ENDED
}
