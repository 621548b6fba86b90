//! PYRITE_CONF: the one variable that configures pyrite.
