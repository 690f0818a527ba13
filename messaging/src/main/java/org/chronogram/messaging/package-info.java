/** Interfaces of all transports of frames: a sender, a handler, and the queue in which refused frames wait. */
package org.chronogram.messaging;
