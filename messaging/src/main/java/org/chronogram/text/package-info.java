/** Text from outside made fit for a message of one line. */
package org.chronogram.text;
