/** Rings that carry records between the threads of one worker. */
package org.chronogram.messaging.ring;
