/** The abelian sandpile: a load of avalanches, with a final state that is the same in any order, so it is known exactly. */
package org.chronogram.models.sandpile;
