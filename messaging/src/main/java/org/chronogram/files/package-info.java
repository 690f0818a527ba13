/**
 * Files and directories that only the user of this process may access: how they are created, recognised and removed, also
 * in directories where other users may write; and checksums of their content.
 */
package org.chronogram.files;
