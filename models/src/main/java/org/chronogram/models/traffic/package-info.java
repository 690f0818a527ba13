/** Cars on a grid of roads, none of which gets lost: a load with payloads, and with times that are known from theory. */
package org.chronogram.models.traffic;
