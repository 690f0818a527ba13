/** The closed queueing network of tandems and switches: a load for parallel simulators with exact analytic results. */
package org.chronogram.models.cqn;
