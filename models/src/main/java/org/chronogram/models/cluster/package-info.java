/** A run of Chronogram on many workers as a model: what a step costs with each pattern of exchange. */
package org.chronogram.models.cluster;
