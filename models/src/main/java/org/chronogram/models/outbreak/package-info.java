/** An epidemic among people who travel: a reaction-diffusion load with large events, and a limit that is known. */
package org.chronogram.models.outbreak;
