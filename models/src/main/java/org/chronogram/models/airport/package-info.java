/** Planes that fly between the airports of a torus: a common load of parallel simulators, with planes that are conserved. */
package org.chronogram.models.airport;
