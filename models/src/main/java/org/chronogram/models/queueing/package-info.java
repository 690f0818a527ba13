/** Open queueing networks with known analytic results: M/M/1 and networks of it. */
package org.chronogram.models.queueing;
