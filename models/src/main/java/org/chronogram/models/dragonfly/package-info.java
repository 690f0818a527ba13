/** The dragonfly: an interconnection network of groups with minimal, Valiant and adaptive routing. */
package org.chronogram.models.dragonfly;
