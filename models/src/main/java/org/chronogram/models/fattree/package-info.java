/** The fat tree: an interconnection network of equal switches with up/down routing. */
package org.chronogram.models.fattree;
