/**
 * Where workers live: how their processes are started, watched and ended, and which temporary files they leave. {@link
 * org.chronogram.host.WorkerHost} is the seam for other ways to start workers.
 */
package org.chronogram.host;
