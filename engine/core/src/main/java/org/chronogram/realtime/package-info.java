/** A run beside the wall clock: pacing, events from outside, published events, and the recording of what came in. */
package org.chronogram.realtime;
