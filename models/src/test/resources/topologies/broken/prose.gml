To be, or not to be
