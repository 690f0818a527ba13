/**
 * How the processes of workers are started, watched and ended, and where their temporary files lie. {@link
 * org.chronogram.host.WorkerHost} is the interface to implement for another way to start workers.
 */
package org.chronogram.host;
