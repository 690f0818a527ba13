/** What nobody can guess. */
package org.chronogram.secret;
