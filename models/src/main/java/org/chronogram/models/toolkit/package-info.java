/**
 * What several models need: places, shares, parameters with words, a hash, delays that stay within 64 bits, and bounds from
 * theory.
 */
package org.chronogram.models.toolkit;
