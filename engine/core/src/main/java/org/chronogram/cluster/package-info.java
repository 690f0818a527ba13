/**
 * Workers on several hosts. A host agent runs on each of them (package {@code agent}); {@link
 * org.chronogram.cluster.ClusterHost} tells the agents which workers to start, and replaces workers of a lost host elsewhere.
 */
package org.chronogram.cluster;
