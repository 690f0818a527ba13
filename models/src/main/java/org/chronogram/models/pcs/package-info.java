/** Mobile phones in a network of cells with few channels each: calls that are blocked, and calls that moves take away. */
package org.chronogram.models.pcs;
