/** A packet network on a topology with geographic coordinates: routers, output queues, shortest paths. */
package org.chronogram.models.network;
