/** Carries records between workers over Aeron: driver, channels, batches, back-pressure. */
package org.chronogram.messaging.udp;
