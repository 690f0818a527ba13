/** The torus, or k-ary n-cube: an interconnection network with dimension-order routing. */
package org.chronogram.models.torus;
